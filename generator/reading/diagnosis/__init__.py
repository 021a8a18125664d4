"""What office people really type, found line by line, and mended in memory.

YAML's own parser gives up at the first mistake, often a line late, and keeps quiet about others.
So the text is looked at first: characters, then lines that are no content, then each line's dash,
name, colon, value and indentation. Every mistake is told, and mended in memory, so that the
reading goes on and the next mistakes are told, too.
"""

from __future__ import annotations

from generator.reading.diagnosis import characters, lines, mistakes, passages
from generator.reading.diagnosis.clean import is_clean
from generator.reading.diagnosis.draft import Draft
from generator.reading.diagnosis.vocabulary import Vocabulary
from generator.reading.encoding import MAX_LINE

__all__ = ["diagnose", "is_clean"]


def diagnose(file: str, text: str, names: Vocabulary) -> Draft:
    """The lines of a file as they would be right, with all that was wrong with them."""
    draft = Draft(file, text, names)
    _long_lines(draft)
    characters.look(draft)
    passages.look(draft)
    lines.look(draft)
    return draft


def _long_lines(draft: Draft) -> None:
    """Nobody types such a line: it is left out."""
    for line in draft.down():
        length = len(line.text)
        if length > MAX_LINE:
            draft.tell(mistakes.LONG_LINE, line, 0, length, typed=f"{length:,}", shown=False)
            draft.drop(line)
