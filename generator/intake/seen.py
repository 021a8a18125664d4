"""Lines apart from their numbers, and those that are not content."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from generator.intake.labels import Label, bare_label_of, label_of, narrow
from generator.intake.line import Line

CHAPTERS = ("part", "chapter", "section", "stage")
EMBLEM = "emblem"
"""The style of bullets that stand before headings alone."""
DEEP = ("cn", "cn-paren", EMBLEM, *CHAPTERS)
"""Styles of numbers that headings have rather than items."""

_CLOSED = re.compile(r"[。；;！!？?，,、….～~](?:[”\"」』)）])?$|[”\"」]$")
_PAGE = re.compile(
    r"(?:第 ?\d{1,4} ?页(?:[ ,/]*共 ?\d{1,4} ?页)?|[-–—~·. ]*\d{1,4}[-–—~·. ]*|"
    r"page ?\d+(?: ?(?:of|/) ?\d+)?|\d+ ?/ ?\d+)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".{2,60}?(?:\.{3,}|…{2,}|·{3,}|\t| {4,})\s*\d{1,4}")
_RULER = re.compile(r"[\W_]+")
_ADVERT = re.compile(
    r"(?:https?://|www\.)\S+|(?:本文|文章|资料)?(?:来源|转载|下载)[:：自于].{0,40}|目 ?录"
)


BRACKETED = re.compile(r"[【\[［][^\s，。；【】\[\]］]{1,20}[】\]］][:：]?")
"""A line that is a heading, since it stands in brackets like one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, the number that it begins with, and what it says behind it."""

    line: Line
    label: Label | None
    text: str
    closed: bool
    """It ends like a sentence."""

    @property
    def style(self) -> str:
        """The style of its number; empty without one."""
        return self.label.style if self.label else ""

    @property
    def is_colon(self) -> bool:
        """It promises more."""
        return self.text.endswith(("：", ":"))


def seen_lines(lines: Sequence[Line], bare: Collection[int]) -> list[Seen]:
    """Each line with its number; `bare` are the places of labels, which have none."""
    out: list[Seen] = []
    last = 0
    for n, line in enumerate(lines):
        label = None if n in bare else _label(lines, n, last)
        if label and label.style == "arabic":
            last = label.value
        elif label and label.style in DEEP:
            last = 0
        text = line.text[label.end :].strip() if label else line.text
        if not text:
            text, label = line.text, None
        out.append(Seen(line, label, text, bool(_CLOSED.search(text))))
    return _with_emblems(out)


def _with_emblems(seen: list[Seen]) -> list[Seen]:
    """A bullet before short lines, none of which follows another: they are headings, not a list."""
    marks: dict[str, list[int]] = {}
    for n, one in enumerate(seen):
        if one.label and one.style == "bullet" and one.line.cell is None and not one.line.number:
            marks.setdefault(one.label.typed, []).append(n)
    emblems = {
        mark for mark, places in marks.items()
        if mark not in "*·-–—" and len(places) > 1
        and not {n + 1 for n in places} & {*places, len(seen)}
        and all(_may_be_heading(seen[n]) for n in places)
    }  # fmt: skip
    return [_as_heading(one) if one.label and one.label.typed in emblems else one for one in seen]


def _may_be_heading(one: Seen) -> bool:
    return len(one.text) <= 16 and not one.closed and "，" not in one.text


def _as_heading(one: Seen) -> Seen:
    """“◆店长◆”: the mark may close the line, too."""
    assert one.label
    text = one.text.removesuffix(one.label.typed).rstrip()
    return replace(one, label=one.label._replace(style=EMBLEM), text=text or one.text)


def _label(lines: Sequence[Line], n: int, last: int) -> Label | None:
    """The number of a line; one without a mark counts if its neighbours bear it out."""
    line = lines[n]
    if line.number:
        counted = label_of(f"{line.number} 文") or Label(line.number, "auto", 0, 0)
        return Label(line.number, counted.style, counted.value, 0)
    label = label_of(line.text)
    bare = bare_label_of(line.text) if label is None and line.cell is None else None
    if bare is None:
        return label
    second = bare.value == 1 and _second_follows(lines, n)
    return bare if bare.value == last + 1 or second or _parts_follow(lines, n, bare) else None


def _second_follows(lines: Sequence[Line], n: int) -> bool:
    return any(
        found.value == 2
        for line in lines[n + 1 : n + 4]
        if (found := bare_label_of(line.text) or label_of(line.text)) and found.style == "arabic"
    )


def _parts_follow(lines: Sequence[Line], n: int, label: Label) -> bool:
    """“1 岗位职责” has 1.1 below it."""
    parts = (f"{label.typed}.1", f"{label.typed}．1")
    return n + 1 < len(lines) and lines[n + 1].text.startswith(parts)


def left_out(one: Seen) -> str:
    """Why a line is no content; empty for one that is."""
    text = narrow(one.line.text).strip()
    if one.line.skip:
        return one.line.skip
    if _PAGE.fullmatch(text):
        return "page-number"
    if _RULER.fullmatch(text) and not one.line.number:
        return "ruler"
    if _CONTENTS.fullmatch(text) and not one.closed:
        return "contents"
    return "advert" if _ADVERT.fullmatch(text) else ""


def trimmed(text: str) -> str:
    """A heading without what stands around it."""
    return text.strip(" 　：:《》【】[]“”\"'")


def in_chinese(text: str) -> str:
    """A heading without its second name in English: “要求 Requirements”."""
    bare = trimmed(text)
    own = re.sub(r"(?: ?[A-Za-z][A-Za-z&/'\-]*)+$", "", bare).rstrip()
    return own if re.search("[一-鿿]$", own) else bare


def look_of(one: Seen) -> str:
    """How a line without number or level stands out: lines of one look are of one rank."""
    line = one.line
    marks = (
        ("bold", line.bold), ("bracketed", bool(BRACKETED.fullmatch(line.text))),
        ("colon", one.is_colon), ("apart", line.after_blank),
    )  # fmt: skip
    return " ".join(name for name, has in marks if has) or "plain"
