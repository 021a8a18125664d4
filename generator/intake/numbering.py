"""The labels that Word counts itself: “一、”, “（二）”, “3.1”, from numbering.xml and the styles.

No library gives them: the text of a paragraph holds no number, only a list and a level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

MAX_LEVEL = 9
_ABOVE = 20
"""Styles that stand upon each other; a circle ends here."""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_COMMON = ("零一二三四五六七八九", "十百千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass
class Level:
    """How one level of a list is counted and written."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass
class Style:
    """What a paragraph style says about headings and lists."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list: str = ""
    level: int | None = None
    bold: bool | None = None


@dataclass
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By the id of the abstract list, then by level."""
    lists: dict[str, str] = field(default_factory=dict)
    """The abstract list of each list."""
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    """Where a list begins anew, by list and level."""
    own: dict[tuple[str, int], Level] = field(default_factory=dict)
    """Levels that a list has changed."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, list_: str, level: int) -> str:
        """The label of the next paragraph of a list."""
        abstract = self.lists.get(list_)
        if abstract is None or not 0 <= level < MAX_LEVEL:
            return ""
        counts = self.counts.setdefault(abstract, [None] * MAX_LEVEL)
        self._count(list_, abstract, level, counts)
        known = self._level(list_, abstract, level)
        if known.format in ("none", "") or (known.format == "bullet"):
            return "•" if known.format == "bullet" else ""
        return self._written(list_, abstract, known, counts)

    def level_of_style(self, list_: str, style: str) -> int | None:
        """The level of a list that belongs to a style."""
        levels = self.levels.get(self.lists.get(list_, ""), {})
        return next((n for n, level in levels.items() if level.style == style), None)

    def _level(self, list_: str, abstract: str, level: int) -> Level:
        own = self.own.get((list_, level))
        return own or self.levels.get(abstract, {}).get(level) or Level(text=f"%{level + 1}.")

    def _count(self, list_: str, abstract: str, level: int, counts: list[int | None]) -> None:
        start = self._level(list_, abstract, level).start
        fresh = self.starts.get((list_, level))
        if fresh is not None and (list_, level) not in self.begun:
            counts[level] = fresh
        else:
            seen = counts[level]
            counts[level] = start if seen is None else seen + 1
        self.begun.add((list_, level))
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._level(list_, abstract, above).start
        for below in range(level + 1, MAX_LEVEL):
            restart = self._level(list_, abstract, below).restart
            if restart is None or level < restart:
                counts[below] = None

    def _written(self, list_: str, abstract: str, known: Level, counts: list[int | None]) -> str:
        out = known.text
        for n in range(MAX_LEVEL):
            if f"%{n + 1}" in out:
                one = self._level(list_, abstract, n)
                format = "decimal" if known.legal else one.format
                out = out.replace(f"%{n + 1}", written(counts[n] or one.start, format))
        return out.strip()


def written(number: int, format: str) -> str:
    """A number in one of Word's formats.

    >>> written(12, "chineseCountingThousand"), written(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if not 0 <= number < 10_000:
        return str(number)
    if format in ("chineseCounting", "chineseCountingThousand", "japaneseCounting",
                  "taiwaneseCounting", "taiwaneseCountingThousand"):  # fmt: skip
        return _chinese(number, *_COMMON)
    if format in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _chinese(number, *_LEGAL)
    if format in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if format in ("ideographTraditional", "ideographZodiac"):
        wheel = _STEMS if format == "ideographTraditional" else _BRANCHES
        return wheel[(number - 1) % len(wheel)]
    return _western(number, format)


def _western(number: int, format: str) -> str:
    circles = {"decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①",
               "decimalEnclosedParen": "⑴", "decimalEnclosedFullstop": "⒈"}  # fmt: skip
    if format in circles and 1 <= number <= 20:
        return chr(ord(circles[format]) + number - 1)
    if format in ("lowerLetter", "upperLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman = _roman(number)
        return roman.lower() if format == "lowerRoman" else roman
    if format in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return f"{number:02}" if format == "decimalZero" else str(number)


def _chinese(number: int, digits: str, places: str) -> str:
    if number == 0:
        return digits[0]
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit]
            out += places[place - 1] if place else ""
            gap = False
        else:
            gap = True
    plain = digits[1] + places[0]
    return out[1:] if number < 20 and out.startswith(plain) and digits == _COMMON[0] else out


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def value(element: Any, path: str, name: str = "w:val") -> str | None:
    """An attribute of the element below another one: `value(p, "w:pPr/w:pStyle")`."""
    if element is None:
        return None
    found = element.find("/".join(qn(part) for part in path.split("/")))
    return None if found is None else found.get(qn(name))


def whole(text: str | None, default: int | None = None) -> int | None:
    """A number as an attribute holds it; anything else is the default."""
    try:
        return int(text) if text is not None and len(text) < 9 else default
    except ValueError:
        return default


def numbering_of(root: Any | None) -> Numbering:
    """The lists of numbering.xml."""
    out = Numbering()
    if root is None:
        return out
    links: dict[str, str] = {}
    styled: dict[str, str] = {}
    for one in root.iter(qn("w:abstractNum")):
        id = one.get(qn("w:abstractNumId")) or ""
        out.levels[id] = dict(_levels(one))
        if link := value(one, "w:numStyleLink"):
            links[id] = link
        if own := value(one, "w:styleLink"):
            styled[own] = id
    for id, link in links.items():
        out.levels[id] = out.levels[id] or out.levels.get(styled.get(link, ""), {})
    for one in root.iter(qn("w:num")):
        id = one.get(qn("w:numId")) or ""
        out.lists[id] = value(one, "w:abstractNumId") or ""
        for change in one.iter(qn("w:lvlOverride")):
            level = whole(change.get(qn("w:ilvl")), 0) or 0
            start = whole(value(change, "w:startOverride"))
            if start is not None:
                out.starts[id, level] = start
            out.own.update(((id, n), found) for n, found in _levels(change))
    return out


def _levels(element: Any) -> Iterator[tuple[int, Level]]:
    for one in element.iter(qn("w:lvl")):
        legal = one.find(qn("w:isLgl"))
        yield (
            whole(one.get(qn("w:ilvl")), 0) or 0,
            Level(
                value(one, "w:numFmt") or "decimal",
                value(one, "w:lvlText") or "",
                whole(value(one, "w:start"), 1) or 0,
                whole(value(one, "w:lvlRestart")),
                legal is not None and legal.get(qn("w:val")) not in ("0", "false"),
                value(one, "w:pStyle") or "",
            ),
        )


class Styles:
    """The paragraph styles: what they say themselves, and what those say that they build on."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Style] = {}
        for one in () if root is None else root.iter(qn("w:style")):
            bold = one.find(f"{qn('w:rPr')}/{qn('w:b')}")
            self._styles[one.get(qn("w:styleId")) or ""] = Style(
                (value(one, "w:name") or "").lower(),
                value(one, "w:basedOn") or "",
                whole(value(one, "w:pPr/w:outlineLvl")),
                value(one, "w:pPr/w:numPr/w:numId") or "",
                whole(value(one, "w:pPr/w:numPr/w:ilvl")),
                None if bold is None else bold.get(qn("w:val")) not in ("0", "false"),
            )

    def chain(self, id: str) -> Iterator[tuple[str, Style]]:
        """A style and those that it builds on."""
        for _ in range(_ABOVE):
            if id not in self._styles:
                return
            yield id, self._styles[id]
            id = self._styles[id].based_on
