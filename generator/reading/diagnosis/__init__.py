"""What office people really type, found line by line, and fixed in memory.

YAML's own parser gives up at the first mistake, often a line late, and accepts others silently.
So the text is inspected first: characters, then lines that are not content, then each line's dash,
name, colon, value and indentation. Every mistake is reported and fixed in memory, so that one run
finds the next ones, too.
"""

from __future__ import annotations

from generator.reading.diagnosis import characters, lines, mistakes, passages
from generator.reading.diagnosis.clean import is_clean
from generator.reading.diagnosis.draft import Draft
from generator.reading.diagnosis.vocabulary import Vocabulary
from generator.reading.encoding import MAX_LINE

__all__ = ["diagnose", "is_clean"]


def diagnose(file: str, text: str, names: Vocabulary) -> Draft:
    """The corrected lines of a file, and the problems found in them."""
    draft = Draft(file, text, names)
    _long_lines(draft)
    characters.look(draft)
    passages.look(draft)
    lines.look(draft)
    return draft


def _long_lines(draft: Draft) -> None:
    """Leave out lines that are too long to have been typed."""
    for line in draft.down():
        length = len(line.text)
        if length > MAX_LINE:
            draft.report(mistakes.LONG_LINE, line, 0, length, typed=f"{length:,}")
            draft.drop(line)
