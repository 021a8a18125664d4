"""Lines that are not content: traces of a merge, marks between documents, directives."""

from __future__ import annotations

import re

from generator.problems.problem import Edit
from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Cut, Draft, Line

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |$)")
_DOCUMENT = re.compile(r"---(?:\s|$)")
_END = re.compile(r"\.\.\.\s*$")
_RULER = re.compile(r"\s*([-=*_~—－─═])\1{3,}\s*$")


def look(draft: Draft) -> None:
    """Find and leave out what divides a file or was left in it by other programs."""
    _line_ends(draft)
    _conflicts(draft)
    _directives(draft)
    _documents(draft)


def _line_ends(draft: Draft) -> None:
    """A file edited on two systems: harmless to us, but not to every editor."""
    if len(set(draft.ends)) < 2:
        return
    usual = max(dict.fromkeys(draft.ends), key=draft.ends.count)  # the first of equals
    odd = [n for n, end in enumerate(draft.ends) if end != usual]
    first = draft.lines[odd[0]]
    finding = draft.report(mistakes.LINE_ENDS, first, len(first.text), len(first.text), shown=False)
    for n in odd:
        end = draft.lines[n].offset + draft.lines[n].origin(len(draft.lines[n].text))
        finding.edits.append(Edit(end, end + len(draft.ends[n]), usual))


def _conflicts(draft: Draft) -> None:
    """Of the two sides of a conflict the first is read; one conflict is one problem."""
    side = ""
    for line in draft.down():
        mark = _CONFLICT.match(line.text)
        if mark and side == "" and mark[1][0] == "=":
            continue  # a dividing line
        if mark and (side == "" or mark[1][0] == "<"):
            draft.report(mistakes.CONFLICT, line, 0, len(line.text), sure=False)
        if mark:
            side = "" if mark[1][0] == ">" else mark[1][0]
        if mark or side in ("=", "|"):
            line.replace(0, len(line.text), "")


def _directives(draft: Draft) -> None:
    for line in draft.down():
        if not line.text.startswith("%"):
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                return
            continue
        cut = Cut(0, len(line.text), "")
        draft.report(mistakes.DIRECTIVE, line, 0, len(line.text), [cut], shown=False)


def _documents(draft: Draft) -> None:
    """A file is one document: a mark at its beginning is fine, one in its middle cuts it in two."""
    begun = False
    for line in draft.down():
        if _END.match(line.text) and not line.text.startswith(" "):
            if begun:
                _second_document(draft, line)
                return
            _leave_out(draft, line)
        elif _DOCUMENT.match(line.text):
            if begun:
                _second_document(draft, line)
                return
            _leave_out(draft, line, 3)
        elif begun and _RULER.match(line.text):
            _ruler(draft, line)
        begun = begun or (bool(line.text.strip()) and not line.text.lstrip().startswith("#"))


def _leave_out(draft: Draft, line: Line, end: int | None = None) -> None:
    """Leave out marks that mean nothing here."""
    line.replace(0, len(line.text) if end is None else end, "" if end is None else " " * end)


def _second_document(draft: Draft, line: Line) -> None:
    below = draft.lines[line.number :]
    if not any(one.text.strip() and not one.text.startswith("#") for one in below):
        _leave_out(draft, line)  # a closing mark
        return
    draft.report(mistakes.TWO_DOCUMENTS, line, 0, 3, sure=False)
    if _go_on(draft.lines[: line.number - 1], below):
        _leave_out(draft, line)
    else:
        for one in draft.lines[line.number - 1 :]:
            draft.drop(one)


def _go_on(above: list[Line], below: list[Line]) -> bool:
    """True when what follows the mark may well be the rest of the same document."""
    first, second = (
        {m[0] for line in part if (m := re.match(r"[\w-]+(?=\s*[:：])", line.text))}
        for part in (above, below)
    )
    return bool(second) and not first & second


def _ruler(draft: Draft, line: Line) -> None:
    start = line.indent
    draft.report(mistakes.RULER, line, start, len(line.text.rstrip()), [Cut(start, start, "# ")])
