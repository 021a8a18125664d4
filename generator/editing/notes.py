"""Comments that an import left in a draft: where each item came from, and what its author is asked.

They stand in the file itself, above the item that they are about, so that they travel with it; to
settle one is to remove the comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from generator.editing import yaml_edit
from generator.editing.text_edits import EditError
from generator.locale import words
from generator.problems.problem import Words
from generator.reading.document import Document, Path
from generator.reading.encoding import LINE_END

SURE = 70
"""Per cent; what the importer is less sure of is to be looked at."""
KEPT = ("question", "says", "left")
"""Kinds that hold what stands nowhere else: they go one at a time, never with the others."""
_SLOT = re.compile(r"\\\{(\w+)\\\}")


class Note(NamedTuple):
    """A comment of an import, and the item that it is about."""

    path: Path
    line: int
    kind: str
    """`question`, `where` (an item came from there), `says` (who does it, in the words of the
    source), `left` (a text of the source that found no place) below its `heading`, `lacks` (what
    the source does not say)."""
    text: str
    sure: int
    comment: str
    """The line itself, without the space around it."""
    asks: str = ""
    """Of a question that a role answers: `who` stands for a `word` of the item, or whose `role`
    the item is."""
    word: str = ""


def notes_of(document: Document) -> list[Note]:
    """The comments of an import, in the order of the file."""
    if "#" not in document.text:
        return []
    found = [
        (n, kind, given, line.strip())
        for n, line in enumerate(document.lines, 1)
        if line.lstrip().startswith("# ") and (matched := _matched(line.strip()))
        for kind, given in [matched]
    ]
    owners = _owners(document) if found else {}
    return [
        Note(_owner(document, owners, n), n, kind, said, int(given.get("sure", 100)), line,
             *(_asked(said) if kind == "question" else ()))
        for n, kind, given, line in found
        for said in [_said(kind, given, line)]
    ]  # fmt: skip


def asks(data: bytes) -> bool:
    """Whether a file may hold questions: most never did, and need not be looked through."""
    return any(mark in data for mark in _marks())


@cache
def _marks() -> tuple[bytes, ...]:
    asking = (words(language)["import"]["ask"] for language in ("zh", "en"))
    return tuple(f"# {one.partition('{')[0]}".encode() for one in asking)


def plain(note: Note) -> dict[str, Any]:
    """A note as a form takes it."""
    return {**note._asdict(), "path": list(note.path), "doubtful": note.sure < SURE}


def without(document: Document, path: Path, comment: str) -> str:
    """The text without a comment about what stands at a path; with no comment given, without all
    that hold nothing but where an item came from, or what it lacks."""
    every = notes_of(document)
    left = {"heading"} if any(one.kind == "left" for one in every) else set()
    kept = {*KEPT, *left}
    gone = {one.line for one in every if one.kind not in kept} if not comment else set()
    if comment:
        same = [one for one in every if one.comment == comment]
        near = [one for one in same if one.path == path] or same
        gone = {one.line for one in near[:1]}
    if not gone:
        raise EditError(_GONE)
    ends = [0, *(end.end() for end in LINE_END.finditer(document.text)), len(document.text)]
    lines = enumerate(pairwise(ends), 1)
    text = "".join(document.text[start:end] for n, (start, end) in lines if n not in gone)
    if yaml_edit.reread(document, text).value != document.value:
        raise EditError(_GONE)
    return text


_GONE = Words("这条说明已经不在了。", "The remark is not there any more.")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What the importer writes, in both languages."""
    out = []
    for language in ("zh", "en"):
        table = words(language)["import"]
        at = "|".join(_pattern(table[key]) for key in ("line", "place"))
        where = _pattern(table["where"]).replace("(?P<at>.+)", f"(?P<at>{_unnamed(at)})")
        out.append(("question", re.compile(_pattern(table["ask"]))))
        out.append(("where", re.compile(f"{where}(?P<more>：.*)?")))
        out.append(("says", re.compile(_unnamed(_pattern(table["who"])))))
        out.append(("heading", re.compile(_unnamed(_pattern(table["remarks"])))))
        lacking = [key for key in table if key.startswith("no-") or key == "head-next"]
        for key in (*lacking, "head"):
            out.append(("lacks", re.compile(_unnamed(_pattern(table[key])))))
    return tuple(out)


@cache
def _answerable() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Questions that a role answers, in both languages."""
    out = []
    for language in ("zh", "en"):
        table = words(language)["import"]["question"]
        for key in ("no-role", "for-all", "two-owners", "other-role"):
            said = re.sub(r"\\\{\d\\\}", ".+", re.escape(table[key]))
            out.append(("role", re.compile(f"(?:.* )?{said}")))
        said = re.escape(table["unclear-owner"]).replace(r"\{0\}", "(?P<word>[^“”]+)")
        out.append(("who", re.compile(f"(?:.* )?{said}")))
    return tuple(out)


def _asked(question: str) -> tuple[str, str]:
    """What a role would answer, and the word that it stands for."""
    for asks, pattern in _answerable():
        if found := pattern.fullmatch(question):
            return asks, found.groupdict().get("word", "")
    return "", ""


def _pattern(template: str) -> str:
    return _SLOT.sub(r"(?P<\1>.+)", re.escape(template)).replace("(?P<sure>.+)", r"(?P<sure>\d+)")


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _matched(comment: str) -> tuple[str, Mapping[str, str]] | None:
    said = comment.removeprefix("# ")
    for kind, pattern in _patterns():
        if found := pattern.fullmatch(said):
            given = {key: text for key, text in found.groupdict().items() if text}
            return "left" if "more" in given else kind, given
    return None


def _said(kind: str, given: Mapping[str, str], comment: str) -> str:
    if kind == "question":
        return given["text"]
    return comment.removeprefix("# ")


def _owners(document: Document) -> dict[int, Path]:
    """The outermost value that begins on each line."""
    out: dict[int, Path] = {}
    for path in sorted(_paths(document.value), key=len):
        out.setdefault(document.span(path, key=True).line, path)
    return out


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value or ())
    if isinstance(value, (dict, list)):
        for part, held in inner:
            yield from _paths(held, (*path, part))


def _owner(document: Document, owners: Mapping[int, Path], line: int) -> Path:
    """What stands below a comment: an item, or a field of the file; () at its head and foot."""
    depth = _depth(document.lines[line - 1])
    for n in range(line + 1, len(document.lines) + 1):
        said = document.lines[n - 1].strip()
        if not said:
            return ()  # it belongs to the file
        if not said.startswith("#"):
            is_below = _depth(document.lines[n - 1]) < depth  # it ends what is above
            return _item_above(owners, line) if is_below else owners.get(n, ())
    return ()


def _item_above(owners: Mapping[int, Path], line: int) -> Path:
    above = max((n for n in owners if n < line), default=0)
    path = owners.get(above, ())
    items = [n for n, part in enumerate(path, 1) if isinstance(part, int)]
    return path[: items[-1]] if items else path


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
