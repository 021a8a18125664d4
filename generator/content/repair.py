"""Finds the one line that is to blame when a file does not hold together, and what it should be.

A line in a wrong column or without its dash makes the lines around it look wrong. So each line that
may be to blame is tried as it may have been meant; what makes the whole file sound, and means the
same in every way of making it so, is the repair. Where the ways differ in meaning, nobody but the
author can tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.problems.problem import Edit, Problem, Span, Words
from generator.reading.diagnosis import mistakes, quoting
from generator.reading.document import Document, Plain
from generator.reading.encoding import LINE_END

Sound = Callable[[str], Plain]
"""The value of a text that is sound; None for one that is not."""

FARTHEST = 4
"""Columns by which a line may be too far right: nobody presses the bar more often."""
ABOVE, BELOW = 40, 12
"""Lines whose columns a line may have been meant to stand in."""
SUSPECTS = 4
LARGEST = 200_000
"""Characters of a file that is read again and again."""

_DASH = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<rest>.*)")
_NAMED = re.compile(r"(?P<name>[A-Za-z_][\w-]*|\"[^\"]*\")(?P<colon>: +)(?P<value>.*)")
_NO_ITEM = re.compile(
    r"[\w-]+ *[:：]|\d+[.．、)）]|[一二三四五六七八九十]+[、.．]|[^\w\"'\[{“‘《（]|[①-⑳]"
)
"""What has a name or a mark of an item already, written right or not: it needs no dash."""
_QUOTES = re.compile("[\"'“”]")
_IN_CURLY = re.compile(r"“(?P<text>[^“”\"]*)”")
_HALF_QUOTED = re.compile(r"[^“”\"]*“[^“”\"]*\"[^“”\"]+")
_SPOKEN = frozenset(["say", "cue"])
"""Fields in which the marks of speech are part of the text."""
_WIDE_SIGN = re.compile("[［【］】｛｝]")
_NARROW = str.maketrans("［【］】｛｝", "[[]]{}")
_IDS = re.compile(r"[a-z0-9/-]+(?:, *[a-z0-9/-]+)+\]")
"""A list of ids whose opening bracket is missing."""
_WORD = re.compile(r"(?P<name>[a-z][\w-]+)(?P<gap> +)(?P<value>\S.*)")

# Mistakes that one line in a wrong form can make in others.
_OF_FORM = frozenset([
    *("indentation", "dash", "continued", "stray-line", "quote", "bracket", "yaml", "colon"),
    *("duplicate-key", "name", "colon-in-text", "comma", "unknown-field", "missing-field"),
    *("misplaced-field", "tuple-type", "model-type", "string-type", "one-word", "comma-in-text"),
    *("translation", "bracket-in-text", "special-start", "hash-in-text"),
])  # fmt: skip
_CERTAIN = frozenset(["colon", "comma"])
"""Of those, the ones that concern the signs of one line, whatever stands around it."""

_OF_PLACE = frozenset(["continued", "indentation", "dash"])
"""Mistakes whose fix is one way of several to give a line its place."""


class Way(NamedTuple):
    """A line as it may have been meant."""

    line: int
    """Its number, counted from 0."""
    text: str


def examined(source: Document, problems: list[Problem], sound: Sound) -> list[Problem]:
    """The problems of a file: of those that one line makes, that one; and fixes that hold."""
    if not needs_proof(problems):
        return problems
    return proven(source.file, source.text, problems, sound)


def needs_proof(problems: Sequence[Problem]) -> bool:
    """True where the mistakes may all come from one line, or their fix may be wrong."""
    errors = [one for one in problems if one.severity == "error"]
    if all(one.fix and one.code in _CERTAIN for one in errors):
        return False
    return any(one.code in _OF_FORM for one in errors)


def proven(file: str, text: str, problems: Sequence[Problem], sound: Sound) -> list[Problem]:
    """The same problems, as far as they are not consequences of one line; with fixes that hold.

    A fix of which it is not certain that it alone makes sense is taken away.
    """
    if len(text) > LARGEST:
        return list(map(_without_fix, problems))
    lines = LINE_END.split(text)
    errors = [one for one in problems if one.severity == "error"]
    ways = sorted(
        _ways(lines, _suspects(lines, errors), sound), key=lambda one: _is_odd(lines, one[1])
    )
    meanings = {meaning for meaning, _ in ways}
    if not ways:
        problems = [_without_fix(one) if _is_torn_list(lines, one) else one for one in problems]
        is_held = sound(_fixed(text, problems)) is not None
        return list(problems) if is_held else [
            one if one.code not in _OF_FORM or one.code in _CERTAIN else _without_fix(one)
            for one in problems
        ]  # fmt: skip
    others = [one for one in problems if one.severity != "error"]
    known = {way.line for _, way in ways}
    first = next((one for one in errors if one.span.line - 1 in known and len(errors) == 1), None)
    if first and first.fix and first.code in _OF_PLACE:
        meant = sound(_fixed(text, [first]))
        meanings |= {_meaning(meant)} if meant is not None else set()
    if len(meanings) > 1:
        if first:
            return [*others, _without_fix(first)]
        if len(known) > 1:
            return list(map(_without_fix, problems))
        return [*others, _unclear(file, lines, [way for _, way in ways])]
    meaning, way = ways[0]
    if first and _stays_in_its_line(first, text):
        meant = sound(_fixed(text, [first]))
        if meant is not None and _meaning(meant) == meaning:
            return [*others, first]
    return [*others, _one_line(file, text, lines, way)]


def _is_torn_list(lines: Sequence[str], problem: Problem) -> bool:
    """True for a list or mapping in brackets that would become a text, which nobody meant."""
    typed = lines[problem.span.line - 1 : problem.span.line]
    begins = typed[0][problem.span.column - 1 :] if typed else ""
    return problem.code == "special-start" and bool(re.match(r"\[|\{(?![\w-]+\})", begins))


def _without_fix(problem: Problem) -> Problem:
    if not problem.fix or problem.code in _CERTAIN:
        return problem
    return Problem(
        problem.code, problem.span, problem.message, problem.hint, problem.severity,
        corrected=problem.corrected,
    )  # fmt: skip


def _stays_in_its_line(problem: Problem, text: str) -> bool:
    """True for a problem whose fix touches no line but its own."""
    start = _offset(text, problem.span.line - 1)
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return all(start <= edit.start <= edit.end <= end for edit in problem.fix)


def _fixed(text: str, problems: Iterable[Problem]) -> str:
    """A text with all fixes made."""
    for start, end, new in sorted({e for one in problems for e in one.fix}, reverse=True):
        text = text[:start] + new + text[end:]
    return text


# -- lines to blame


def _suspects(lines: Sequence[str], errors: Sequence[Problem]) -> list[int]:
    """The first lines with mistakes, and the ones above them; a mistake shows a line late."""
    out: dict[int, None] = {}
    for error in errors[:3]:
        at = error.span.line - 1
        out[at] = None
        above = [n for n in range(min(at, len(lines)) - 1, -1, -1) if _holds(lines[n])]
        for n in above[:2]:
            out[n] = None
        below = [n for n in range(at + 1, min(at + 6, len(lines))) if _holds(lines[n])]
        for n in below[:1]:
            out[n] = None
    return [n for n in out if n < len(lines) and _holds(lines[n])][: 2 * SUSPECTS]


def _holds(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _ways(lines: Sequence[str], suspects: Iterable[int], sound: Sound) -> Iterator[tuple[str, Way]]:
    """The ways of one line that make the file sound, each with what the file then means."""
    for at in suspects:
        for text in dict.fromkeys(_candidates(lines, at)):
            if text == lines[at]:
                continue
            value = sound("\n".join([*lines[:at], text, *lines[at + 1 :]]))
            if value is not None:
                yield _meaning(value), Way(at, text)


def _meaning(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_odd(lines: Sequence[str], way: Way) -> bool:
    """True for a line that would stand further in than lines usually do."""
    indent = len(way.text) - len(way.text.lstrip())
    above = (_DASH.match(line) for line in reversed(lines[: way.line]) if _holds(line))
    starts = (parts.start("rest") for parts in above if parts)
    owner = next((start for start in starts if start < indent), 0)
    return indent - owner not in (0, 2)


# -- what a line may have been


def _candidates(lines: Sequence[str], at: int) -> Iterator[str]:
    line = lines[at].rstrip()
    parts = _DASH.match(line)
    assert parts is not None
    indent, dash, rest = len(parts["indent"]), parts["dash"] or "", parts["rest"]
    for column in _columns(lines, at):
        if column > indent or indent - column <= FARTHEST:
            yield " " * column + dash + rest
    if dash:
        yield " " * indent + rest
        yield " " * (indent + len(dash)) + rest
    elif _NAMED.match(rest) or not _NO_ITEM.match(rest):
        yield " " * indent + "- " + rest
        if indent >= 2:
            yield " " * (indent - 2) + "- " + rest
    start = indent + len(dash)
    if (word := _WORD.match(line, start)) and not _NAMED.match(line, start):
        yield f"{line[: word.end('name')]}: {word['value']}"
    named = _NAMED.match(line, start)
    begins = named.start("value") if named else start
    curly = _IN_CURLY.fullmatch(line, begins)
    if curly and not (named and named["name"] in _SPOKEN):
        yield f'{line[:begins]}"{curly["text"]}"'
    yield from _signs(line[:begins], line[begins:])


def _columns(lines: Sequence[str], at: int) -> list[int]:
    """The columns in which the lines around begin, and what stands behind their dashes."""
    out = {0}
    for line in [*lines[max(0, at - ABOVE) : at], *lines[at + 1 : at + 1 + BELOW]]:
        if _holds(line):
            parts = _DASH.match(line)
            assert parts is not None
            out |= {parts.end("indent"), parts.start("rest")}
            if line.rstrip().endswith(":"):
                out.add(parts.start("rest") + 2)
    return sorted(out)


def _signs(before: str, value: str) -> Iterator[str]:
    """A value with the quote or bracket that it lacks, or without the one that it has too many."""
    if not value:
        return
    if _WIDE_SIGN.search(value):
        yield before + value.translate(_NARROW)
        return
    if value[0] in "\"'" and quoting.ends_with_pair(value):
        yield before + value + value[0]
        return
    if value[0] not in "[{" and _HALF_QUOTED.fullmatch(value):
        yield before + value.replace('"', "”")
        return
    if (value[-1:] in "”“" and value[0] in "\"'") or (value[:1] in "”“" and value[-1] in "\"'"):
        mark = value[0] if value[0] in "\"'" else value[-1]
        yield f"{before}{mark}{value[1:-1]}{mark}"
        return
    for sign in "\"'":
        if value.count(sign) % 2 and not (value[0] == value[-1] == sign and len(value) > 1):
            if value.startswith(sign):
                yield before + value[1:]
            elif value.endswith(sign):
                yield before + value[:-1]
            yield before + value + sign
            yield before + sign + value
    if value[:1] == "{":
        yield from _inside(before, value)
    for opening, closing in ("[]", "{}"):
        if value.count(opening) > value.count(closing):
            if value[-1] in ")）" and value.count("(") + value.count("（") < _closed(value):
                yield before + value[:-1] + closing
                continue
            yield before + value + closing
            if value.startswith(opening) and not re.search("[,，]", value):
                yield before + value[1:]
        elif value.count(opening) < value.count(closing):
            yield before + opening + value
            if value.endswith(closing) and not _IDS.match(value):
                yield before + value[:-1]
    if value[-1:] in ",，;；":
        yield before + value[:-1]


def _closed(value: str) -> int:
    return value.count(")") + value.count("）")


def _inside(before: str, value: str) -> Iterator[str]:
    """A mapping in braces, one list of which lacks a bracket."""
    if value.count("[") < value.count("]"):
        for found in re.finditer(": ", value):
            yield before + value[: found.end()] + "[" + value[found.end() :]
    elif value.count("[") > value.count("]"):
        for found in re.finditer(", |}", value):
            yield before + value[: found.start()] + "]" + value[found.start() :]


# -- words


def _one_line(file: str, text: str, lines: Sequence[str], way: Way) -> Problem:
    """The one problem behind all others, with its fix."""
    old, new = lines[way.line], way.text
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
                 min(len(old), len(new)))  # fmt: skip
    same = 0
    while same < min(len(old), len(new)) - start and old[-1 - same] == new[-1 - same]:
        same += 1
    offset = _offset(text, way.line)
    edit = Edit(offset + start, offset + len(old) - same, new[start : len(new) - same])
    code, message = _named(old, new)
    indent = len(old) - len(old.lstrip())
    column = indent if code in ("indentation", "dash") else min(start, len(old.rstrip()) - 1)
    span = Span(file, way.line + 1, column + 1)
    return Problem(code, span, message, _hint(code, message), fix=(edit,), corrected=new)


def _hint(code: str, message: Words) -> Words | None:
    extra = mistakes.EXTRA_DASH
    return extra.hint if message == extra.message else _HINTS[code]


def _offset(text: str, line: int) -> int:
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    return starts[line]


def _named(old: str, new: str) -> tuple[str, Words]:
    """What is wrong with a line, from how it should be."""
    right = len(new) - len(new.lstrip())
    if old.strip() == new.strip():
        if right == 0:
            return "indentation", Words(
                "缩进不对：这一行前面不空格",
                "the indentation is off: this line starts at the margin",
            )
        return "indentation", Words(
            f"缩进不对：应当空 {right} 格", f"the indentation is off: {right} spaces are expected"
        )
    if new.lstrip().startswith("- ") and not old.lstrip().startswith("- "):
        return "dash", Words("这一项缺开头的短横", "the dash of this item is missing")
    if old.lstrip().startswith("- ") and not new.lstrip().startswith("- "):
        return "dash", mistakes.EXTRA_DASH.message
    if _QUOTES.sub("", new) == _QUOTES.sub("", old):
        return "quote", Words("引号没有成对", "the quotation marks do not pair up")
    if old.count(": ") < new.count(": "):
        return "colon", Words("名称后面缺冒号", "a colon is missing after the name")
    if old.rstrip()[-1:] in ",，;；":
        return "comma", Words("行尾多了一个逗号", "there is an extra comma at the end")
    return "bracket", Words("括号没有成对", "the brackets do not pair up")


_HINTS = {
    "indentation": Words(
        "同一层的各行要左对齐；下一层多空两格。",
        "Lines of one level start in one column; the next one is two spaces further in.",
    ),
    "dash": Words(
        "写成“- 内容”：半角短横加一个空格。", "Write `- text`: a plain dash and a space."
    ),
    "quote": Words("开头和结尾用同一种引号。", "Close the text with the mark that opens it."),
    "colon": Words(
        "写成“名称: 内容”，冒号后空一格。", "Write `name: value`, with a space after the colon."
    ),
    "comma": Words("请删掉它。", "Delete it."),
    "bracket": Words(
        "列表写成 [甲, 乙] 的样子；文字请加引号。", "Write a list like [one, two]; quote a text."
    ),
}


def _unclear(file: str, lines: Sequence[str], ways: Sequence[Way]) -> Problem:
    """A line that may have been meant in several ways."""
    line = ways[0].line
    indent = len(lines[line]) - len(lines[line].lstrip())
    code, message = _named(lines[line], ways[0].text)
    columns = sorted({len(way.text) - len(way.text.lstrip()) for way in ways})
    hint = _HINTS[code]
    if code == "indentation" and all(w.text.strip() == lines[line].strip() for w in ways):
        message = Words("缩进不对：看不出属于哪一层", "the indentation is off: it fits two levels")
        zh, en = (word.join(map(str, columns)) for word in (" 或 ", " or "))
        hint = Words(
            f"空 {zh} 格都讲得通，意思却不同：请按它属于哪一项来对齐。",
            f"{en} spaces would do, and mean different things: align it with what it belongs to.",
        )
    return Problem(code, Span(file, line + 1, indent + 1), message, hint)
