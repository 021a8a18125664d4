"""The reader and the diagnosis as content uses them: with the names of its fields."""

from functools import partial

from generator.content.vocabulary import VOCABULARY
from generator.reading import diagnosis, reader

read = partial(reader.read, names=VOCABULARY)
diagnose = partial(diagnosis.diagnose, names=VOCABULARY)
is_clean = partial(diagnosis.is_clean, names=VOCABULARY)
