"""Several fields or items on one line that belong on lines of their own, or into braces."""

from __future__ import annotations

from generator.problems.problem import Edit
from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Draft, Line


def divide(
    draft: Draft, line: Line, mistake: mistakes.Mistake, at: int, word: str, lead: str
) -> int:
    """Report what belongs on a line of its own, behind `lead`, and leave it out so far.

    Returns where the line ends then.
    """
    end = len(line.text[:at].rstrip(" ,，;；"))
    edit = Edit(line.offset + line.origin(end), line.offset + line.origin(at), f"\n{lead}")
    found = draft.report(mistake, line, at, at + len(word), typed=word, shown=False)
    found.edits.append(edit)
    line.replace(end, len(line.text), "")
    draft.torn = True
    return end


def move_below(draft: Draft, line: Line, at: int, column: int) -> int:
    """Report an item on the line of its name: it belongs to the others, in a column below."""
    end = len(line.text[:at].rstrip(" "))
    edit = Edit(line.offset + line.origin(end), line.offset + line.origin(at), "\n" + " " * column)
    found = draft.report(mistakes.LIST_BEHIND_NAME, line, at, at + 1, shown=False)
    found.edits.append(edit)
    line.replace(end, len(line.text), "")
    draft.torn = True
    return end


def without_brace(draft: Draft, line: Line, at: int, first: int, end: int) -> None:
    """Report an item in braces that has lost the one in front; only its first pair is kept."""
    found = draft.report(mistakes.NO_BRACE, line, at, at + 1, typed="{", shown=False)
    text = line.text[:end].partition(" #")[0].rstrip(" ")
    if "}" not in text[:-1]:
        before, behind = (line.offset + line.origin(column) for column in (at, len(text)))
        found.edits.append(Edit(before, before, "{"))
        if text[-1] != "}":
            found.edits.append(Edit(behind, behind, "}"))
    line.replace(first, len(line.text), "")
    draft.doubtful.add(line.number)
    draft.torn = True
