"""Lines become an outline: what is a heading, what an item of whom and of which kind, what is left.

Each line is looked at with its neighbours: what follows a short line tells whether it is a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from generator.intake import tables
from generator.intake.kinds import OF_HEADING, Section, begins_as_duty, is_lead, kind_of, section_of
from generator.intake.labels import Label, bare_label_of, label_of, narrow
from generator.intake.line import Line, Source
from generator.intake.tables import Found, cells_of, field_of, title_in_cell
from generator.intake.tidying import tidied
from generator.intake.titles import Title, is_title, tidy, title_in_heading, titles_in_text


@dataclass
class Entry:
    """One reading of a line. A line with a heading and an item has two."""

    line: Line
    what: str
    """heading, item, continuation or left_out."""
    kind: str
    role: str
    text: str
    number: str = ""
    confidence: float = 0.9
    path: tuple[str, ...] = ()
    """The headings above it, below that of the role."""
    why: str = ""
    field: str = ""
    """What the label beside it says: a field of tables.FIELDS."""
    label: str = ""
    of: int | None = None
    """The entry that this continues."""
    duplicate_of: str = ""
    section: str = ""
    """The kind of the section it stands in."""
    style: str = ""
    """The style of its number."""
    value: int = 0
    """What its number counts; 0 where it has none that counts."""
    top: str = ""
    """The heading that named the role."""


class Outline(NamedTuple):
    """All entries in the order of the file, and the departments of the roles."""

    entries: list[Entry]
    departments: dict[str, str]
    guessed: str = ""
    """The role that nothing but the file's name or a word count told."""


@dataclass
class _Seen:
    """A line, the number that it begins with, and what it says behind it."""

    line: Line
    label: Label | None
    text: str
    closed: bool
    """It ends like a sentence."""


@dataclass
class _Heading:
    text: str
    style: str
    section: Section | None
    level: int = 0
    is_role: bool = False
    is_lead: bool = False


_CLOSED = re.compile(r"[。；;！!？?，,、….](?:[”\"」』)）])?$|[”\"」]$")
_BROKEN = re.compile(r"[，,、的和与及或在对为由并将把被从到向及其]$")
_ENDED = re.compile(r"[。；;！!？?：:….”\"」』)）]$")
_PAGE = re.compile(
    r"(?:第 ?\d{1,4} ?页(?:[ ,/]*共 ?\d{1,4} ?页)?|[-–—~·. ]*\d{1,4}[-–—~·. ]*|page ?\d+(?: ?(?:of|/) ?\d+)?|\d+ ?/ ?\d+)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".{2,60}?(?:\.{3,}|…{2,}|·{3,}|\t| {4,})\s*\d{1,4}")
_RULER = re.compile(r"[\W_]+")
_ADVERT = re.compile(
    r"(?:https?://|www\.)\S+|(?:本文|文章|资料)?(?:来源|转载|下载)[:：自于].{0,40}|目 ?录"
)
_DEFINES = re.compile(
    r"(?P<who>[^\W\d_]{2,9}?)(?:处理的是|是指|的主要(?:工作|职责|任务)(?:就)?是|主要负责|是负责)"
)
_NAMED = re.compile(r"(?P<who>[^\W\d_]{2,10})[:：](?P<rest>.{4,})")
_FIELD = re.compile(r"(?P<label>[^:：。，；]{2,12}?) ?[:：] ?(?P<rest>.+)")
_TITLED = re.compile(r"(?P<title>[^:：。，；“]{2,12})[:：](?P<rest>.{8,})")
_POST = re.compile(r"职责|岗位|职位|说明书")
_CHAPTERS = ("part", "chapter", "section", "stage")
_DEEP = ("cn", "cn-paren", *_CHAPTERS)
_MAIN_FIELDS = re.compile(r".*(?:职责|资格|权限|指标|内容|流程|任务|要求)$")


def outline_of(source: Source) -> Outline:
    """What each line of a file is."""
    return _Outliner(source).outline()


class _Outliner:
    def __init__(self, source: Source) -> None:
        self.lines = source.lines
        self.file = source.file
        self.cells = cells_of(self.lines)
        self.seen = _seen(self.lines, self.cells)
        self.roles = self._titles()
        self.entries: list[Entry] = []
        self.stack: list[_Heading] = []
        self.last_sibling: dict[str, Section] = {}
        self.departments: dict[str, str] = {}
        self.role = ""
        self.sheet = ""
        self.row_items: dict[tuple[str, int, int, int], int] = {}
        self.width = _usual_width(self.lines)

    # ── the whole ────────────────────────────────────────────────────────────────────────────

    def outline(self) -> Outline:
        guessed = self._role_of_file()
        first_role = next((t for t in map(self._title_at, range(len(self.seen))) if t), None)
        if guessed and first_role is None:
            self._take(Title(guessed))
        elif not first_role or not self._leads(first_role):
            guessed = self._most_named()
            self.role = guessed
        for n in range(len(self.seen)):
            self._enter_sheet(n)
            if self.lines[n].beside:
                self._aside(n)
            elif n in self.cells:
                self._cell(n, self.cells[n])
            else:
                self._line(n)
        _even_out(self.entries)
        return Outline(self.entries, self.departments, guessed if guessed == self.role else "")

    def _leads(self, title: Title) -> bool:
        """The first line that says something names the first role."""
        return any(self._title_at(n) == title for n in range(min(3, len(self.seen))))

    def _titles(self) -> frozenset[str]:
        found = {title.title for n in range(len(self.seen)) if (title := self._title_at(n))}
        for sheet in {line.sheet for line in self.lines if line.sheet}:
            if title := title_in_heading(sheet):
                found.add(title.title)
        return frozenset(found)

    def _title_at(self, n: int) -> Title | None:
        """The role that a line names, if it may be a heading."""
        one, cell = self.seen[n], self.cells.get(n)
        if one.line.skip:
            return None
        if cell:
            title = title_in_cell(one.line.text, cell.field) if cell.what == "role" else ""
            return Title(title) if title else None
        if one.closed or len(one.text) > 40 or re.search(r"[，,；;。]", one.text):
            return None
        title_ = title_in_heading(one.text)
        if title_ and is_title(_trimmed(one.text)) and not self._may_be_bare(n):
            return None
        return title_

    def _may_be_bare(self, n: int) -> bool:
        """A title and nothing else is a heading only where it stands like one."""
        one = self.seen[n]
        if one.line.level or one.line.bold:
            return True
        after = self.seen[n + 1] if n + 1 < len(self.seen) else None
        if after is None or (one.label and one.label.style not in _DEEP and not _opens(one, after)):
            return False
        return len(after.text) > len(one.text) and not is_title(_trimmed(after.text))

    def _role_of_file(self) -> str:
        title = title_in_heading(re.sub(r"[\d_\-（）()\s.]+", "", PurePath(self.file).stem))
        return title.title if title else ""

    def _most_named(self) -> str:
        """The role that the lines before the first heading speak of most, or the whole file."""
        named: Counter[str] = Counter()
        for n, one in enumerate(self.seen):
            if self._title_at(n) and named:
                break
            named.update(titles_in_text(one.text[:200]))
        strong = [(title, count) for title, count in named.most_common() if len(title) <= 8]
        return strong[0][0] if strong and strong[0][1] > 1 else ""

    def _enter_sheet(self, n: int) -> None:
        sheet = self.lines[n].sheet
        if sheet == self.sheet:
            return
        self.sheet, self.stack = sheet, []
        if title := title_in_heading(sheet):
            self._take(title)
        self.stack = [_Heading(sheet, "sheet", section_of(sheet), is_role=bool(title))]

    def _aside(self, n: int) -> None:
        """A note at the foot of a page belongs to the role of the line that names it."""
        line = self.lines[n]
        if line.skip:
            self._line(n)
            return
        entry = self._add(n, "item", "remark", 0.8)
        entry.section, entry.path = "remark", ()
        near = next((one for one in self.entries if one.line.at == line.beside), None)
        entry.role = near.role if near else self.role

    # ── cells ────────────────────────────────────────────────────────────────────────────────

    def _cell(self, n: int, found: Found) -> None:
        one = self.seen[n]
        match found.what:
            case "label" | "section":
                if found.what == "section":
                    self._push(_Heading(one.text, "cell", found.section))
                self._add(n, "heading", _heading_kind(found.section), 0.9)
            case "role":
                self._role_cell(n, found)
            case "number" | "beside" if (
                found.row and (of := self._row_item(n, found.row)) is not None
            ):
                self._beside(n, found, of)
            case "item":
                self._item_cell(n, found)
            case "number" | "beside" if found.row and self._row_main_later(n, found.row):
                self._beside(n, found, None)
            case _:
                self._line(n)

    def _row_key(self, n: int, row: tuple[int, int]) -> tuple[str, int, int, int]:
        cell = self.lines[n].cell
        return (self.sheet, cell.table if cell else 0, *row)

    def _row_item(self, n: int, row: tuple[int, int]) -> int | None:
        return self.row_items.get(self._row_key(n, row))

    def _row_main_later(self, n: int, row: tuple[int, int]) -> bool:
        """The item of this row stands further to the right."""
        for later in range(n + 1, min(n + 60, len(self.lines))):
            cell = self.lines[later].cell
            if not cell or cell.row != row[0]:
                return False
            if cell.column == row[1]:
                return True
        return False

    def _beside(self, n: int, found: Found, of: int | None) -> None:
        kind = self.entries[of].kind if of is not None else self._main_kind(n, found)
        entry = self._add(n, "continuation", kind, 0.9, found)
        entry.of = of

    def _main_kind(self, n: int, found: Found) -> str:
        for later in range(n + 1, min(n + 60, len(self.lines))):
            cell, other = self.lines[later].cell, self.cells.get(later)
            if (
                cell
                and found.row
                and (cell.row, cell.column) == found.row
                and other
                and other.section
            ):
                return other.section.kind
        return "remark"

    def _role_cell(self, n: int, found: Found) -> None:
        title = title_in_cell(self.lines[n].text, found.field)
        if title:
            self._take(tidy(title) if found.field != "role" else Title(tidy(title).title))
            if found.section:
                self._push(_Heading(self.seen[n].text, "cell", found.section, is_role=True))
            self._add(n, "heading", "role", 0.95)
        else:
            self._line(n)

    def _item_cell(self, n: int, found: Found) -> None:
        one = self.seen[n]
        self._known_field(one.text, found.field)
        section = found.section or self._section()
        if one.label and not one.closed and self._has_children(n) and len(one.text) <= 20:
            self._add(n, "heading", _heading_kind(section), 0.8)
            return
        if self._goes_on(n):
            self._continue(n)
            return
        fixed = found.field in tables.REMARKS or found.field in ("measure", "requirement")
        kind = "remark" if found.field in tables.REMARKS else section.kind
        confidence = 0.95
        if not fixed:
            kind, confidence = kind_of(one.text, section, self.roles)
        entry = self._add(n, "item", kind, confidence, found)
        entry.section = section.kind
        cell = one.line.cell
        if cell:
            self.row_items.setdefault(
                (self.sheet, cell.table, cell.row, cell.column), len(self.entries) - 1
            )
            for earlier in reversed(self.entries[:-1]):
                if earlier.line.cell is None or earlier.line.cell.row != cell.row:
                    break
                if earlier.what == "continuation" and earlier.of is None:
                    earlier.of = len(self.entries) - 1

    def _known_field(self, text: str, field: str) -> None:
        if field == "department" and self.role and len(text) <= 12:
            self.departments.setdefault(self.role, text)

    # ── lines ────────────────────────────────────────────────────────────────────────────────

    def _line(self, n: int) -> None:
        one = self.seen[n]
        if why := _left_out(one):
            self._add(n, "left_out", "remark", 0.9).why = why
        elif self._goes_on(n) and any(entry.what == "item" for entry in self.entries[-20:]):
            self._continue(n)
        elif self._is_field(n):
            pass
        elif self._is_heading(n):
            self._heading(n)
        else:
            self._item(n)

    def _is_field(self, n: int) -> bool:
        """“岗位名称：出纳”, “上级主管：行政部经理”: a label and its value in one line."""
        one = self.seen[n]
        found = _FIELD.fullmatch(one.text)
        field = field_of(found["label"]) if found else ""
        if not found or not field or field in tables.BESIDE and field != "control":
            return False
        rest = found["rest"].strip()
        if field == "role":
            title = title_in_cell(rest, "role") if len(rest) <= 16 else ""
            if title:
                self._take(Title(tidy(title).title))
                self._push(_Heading(one.text, "role", None, is_role=True))
                self._add(n, "heading", "role", 0.95)
            return bool(title)
        if field in tables.ITEMS:
            if not _MAIN_FIELDS.match(found["label"]):
                return False
            section = section_of(found["label"]) or Section(field)
            self._push(_Heading(found["label"], one.label.style if one.label else "", section))
            self._add(n, "heading", _heading_kind(section), 0.8, text=found["label"])
            self._item(n, rest)
            return True
        self._known_field(rest.rstrip("。"), field)
        entry = self._add(n, "item", "remark", 0.9, text=rest)
        entry.field, entry.label = field, found["label"]
        return True

    def _is_heading(self, n: int) -> bool:
        one = self.seen[n]
        line, label, text = one.line, one.label, one.text
        if one.closed or len(text) > 40 or re.search(r"[。；！？]", text):
            return bool(line.level) and len(text) <= 60
        if line.level or (label and label.style in _CHAPTERS and len(text) <= 30):
            return True
        if self._title_at(n) and (not label or label.style in _DEEP or self._has_children(n)):
            return True
        if self._stem_role(text) and not label:
            return True
        if len(text) > 30:
            return False
        if label:
            return self._labelled_heading(n)
        if text.endswith(("：", ":")):
            if re.search(r"领导下|负责|履行", text):
                return False
            return len(text) <= 20 or bool(re.search(r"(?:如下|为|包括|要求|职责)[:：]$", text))
        if line.bold and len(text) <= 25:
            return True
        return self._stands_alone(n)

    def _labelled_heading(self, n: int) -> bool:
        one = self.seen[n]
        assert one.label
        if one.label.style in ("bullet", "letter-paren"):
            return False
        children = self._has_children(n)
        if one.line.bold and len(one.text) <= 20 and (children or section_of(one.text)):
            return True
        if not children:
            section = section_of(one.text)
            siblings = any(h.style == one.label.style and not h.is_role for h in self.stack)
            return bool(siblings and section and section.sure) and len(one.text) <= 12
        if self._ends_a_list(n):
            return False
        if (
            one.label.style in ("arabic", "paren", "half", "circled")
            and self._section().kind == "step"
        ):
            # In a procedure, a short numbered line with an explanation below is itself a step.
            return bool(re.search(r"阶段|环节|流程|部分$", one.text))
        return len(one.text) <= 24

    def _ends_a_list(self, n: int) -> bool:
        """The last of several items, with a paragraph behind it that is none of theirs."""
        one, after = self.seen[n], self.seen[n + 1]
        style = one.label.style if one.label else ""
        if after.label or one.text.endswith(("：", ":")):
            return False
        before = next(
            (e for e in reversed(self.entries) if e.style and e.what != "continuation"), None
        )
        later = one.label is not None and one.label.value > 1
        return later and before is not None and before.style == style and before.what == "item"

    def _has_children(self, n: int) -> bool:
        """What follows belongs below a numbered line: a list of another style, or plain text."""
        one = self.seen[n]
        if n + 1 >= len(self.seen):
            return False
        after = self.seen[n + 1]
        if (one.line.cell is None) != (after.line.cell is None):
            return after.line.cell is not None and not one.closed
        if one.line.cell and after.line.at != one.line.at:
            return False
        if after.label is None:
            field = _FIELD.fullmatch(after.text)
            if field and field_of(field["label"]):
                return True
            title = self._title_at(n + 1)
            return len(after.text) >= 4 and not title and not self._goes_on(n + 1, one)
        style = one.label.style if one.label else ""
        if after.label.style == style:
            return False
        return after.label.value <= 1 and style not in self._open_styles(after.label.style)

    def _open_styles(self, style: str) -> set[str]:
        """The styles of the headings below one of that style: it cannot be their child."""
        styles = [heading.style for heading in self.stack]
        return set(styles[styles.index(style) + 1 :]) if style in styles else set()

    def _stands_alone(self, n: int) -> bool:
        """A short line without number or mark, with text below it."""
        one = self.seen[n]
        if n == 0 and len(self.seen) > 1 and len(one.text) <= 30:
            return True
        if n + 1 >= len(self.seen) or len(one.text) > 16 or re.search(r"[：:，].", one.text):
            return False
        after, before = self.seen[n + 1], self.seen[n - 1] if n else None
        known = section_of(one.text)
        if known and known.sure and not re.match(r"负责|做好|协助", one.text):
            ends = re.search(r"(?:职责|内容|资格|条件|要求|权限|流程|步骤|规范|制度|纪律|标准|话术|用语|指标|考核|目的|关系|礼仪|须知|守则|任务|程序|"
                             r"技能|知识|经验|学历|禁忌|事项|规定|环境|时间|素质|范围)$", one.text)  # fmt: skip
            if ends and (after.label or len(after.text) >= 4):
                return True
        if (
            before
            and not before.closed
            and not _ENDED.search(before.text)
            and not one.line.after_blank
        ):
            return False
        if after.label is not None:
            return after.label.value == 1 and len(one.text) <= 14
        return (
            after.closed
            and len(after.text) > len(one.text) + 6
            and (one.line.after_blank or n == 0)
        )

    def _heading(self, n: int) -> None:
        one = self.seen[n]
        title = self._title_at(n) or self._stem_role(one.text)
        section = section_of(one.text)
        if title and self._is_new_role(title, one.text):
            self._take(title)
            section = section or Section("duty", sure=False)
            self._push(self._shaped(one, section, is_role=True))
            self._add(
                n,
                "heading",
                "role" if _is_post(one.text, section) else _heading_kind(section),
                0.95,
            )
            return
        heading = self._shaped(one, section)
        if (
            not one.label
            and not one.line.level
            and re.search(r"(?:如下|为|选用[^：]*)[:：]$", one.text)
        ):
            heading.is_lead = True
            heading.section = section if section and section.sure else None
            after = self.seen[n + 1] if n + 1 < len(self.seen) else None
            if after and after.text[:1] in '“"「':
                heading.section = Section("say")
        self._push(heading)
        if heading.section is None and heading.style in self.last_sibling and heading.style:
            heading.section = self.last_sibling[heading.style]
        if one.label and heading.section and heading.section.kind == "step":
            self.last_sibling[heading.style] = heading.section
        self._add(
            n, "heading", _heading_kind(heading.section), 0.85 if section or one.line.level else 0.7
        )

    def _shaped(self, one: _Seen, section: Section | None, is_role: bool = False) -> _Heading:
        style = one.label.style if one.label else f"h{one.line.level}" if one.line.level else ""
        return _Heading(one.text, style, section, one.line.level, is_role)

    def _push(self, heading: _Heading) -> None:
        """Close the headings that this one ends, and open it."""
        styles = [one.style for one in self.stack]
        if heading.level:
            while self.stack and (
                not self.stack[-1].level or self.stack[-1].level >= heading.level
            ):
                self.stack.pop()
        elif heading.is_lead:
            while self.stack and self.stack[-1].is_lead:
                self.stack.pop()
        elif heading.style and heading.style in styles:
            del self.stack[styles.index(heading.style) :]
        elif heading.is_role and heading.style != "cell":
            self.stack = [
                one
                for one in self.stack
                if one.style in _CHAPTERS and heading.style not in ("", *_CHAPTERS)
            ]
        elif not heading.style:
            while (
                self.stack
                and not self.stack[-1].is_role
                and self.stack[-1].style not in (*_CHAPTERS, "sheet")
            ):
                self.stack.pop()
        if heading.is_role:
            self.last_sibling = {}
        self.stack.append(heading)

    def _item(self, n: int, text: str = "") -> None:
        one = self.seen[n]
        text = text or one.text
        if self._twice(n, text):
            return
        if one.label:
            self._close_for(one.label.style)
        if self.stack and self.stack[-1].is_lead and text[:1] not in '“"「':
            self.stack.pop()
        section = self._section()
        kind, confidence = kind_of(text, section, self.roles)
        if not one.label and self._leads_to_list(n, text) and section.kind not in ("rule", "say"):
            kind, confidence = ("remark", 0.7) if kind != "authority" else (kind, confidence)
        role = self.role
        if other := self._defined(text):
            role, kind = (
                other,
                "duty"
                if kind == "duty" and not re.search("是指|处理的是|工作是|工作就是", text[:24])
                else "remark",
            )
        entry = self._add(n, "item", kind, confidence, text=text)
        entry.role = role
        entry.section = section.kind

    def _leads_to_list(self, n: int, text: str) -> bool:
        if n + 1 >= len(self.seen):
            return False
        after = self.seen[n + 1]
        starts = (
            after.label is not None and after.label.value == 1 and after.label.style != "bullet"
        )
        before = self.entries[-1] if self.entries else None
        first = before is not None and (
            before.what == "heading" or (before.kind == "remark" and not before.number)
        )
        return starts and (is_lead(text) or first)

    def _twice(self, n: int, text: str) -> bool:
        """A heading and its first item in one line: “3：工作越位：领导和文员……”."""
        one = self.seen[n]
        if named := _NAMED.fullmatch(text):
            who = tidy(named["who"])
            if is_title(who.title) and not one.line.cell and self._section().kind != "say":
                self._take(who)
                self._push(
                    _Heading(named["who"], one.label.style if one.label else "", None, is_role=True)
                )
                self._add(n, "heading", "role", 0.8, text=named["who"])
                self._item(n, named["rest"])
                return True
        titled = _TITLED.fullmatch(text)
        styles = {heading.style for heading in self.stack if not heading.is_role}
        if titled and one.label and one.label.style in styles and one.label.style not in ("h1", ""):
            section = section_of(titled["title"])
            self._push(_Heading(titled["title"], one.label.style, section))
            self._add(n, "heading", _heading_kind(section), 0.7, text=titled["title"])
            kind, confidence = kind_of(titled["rest"], self._section(), self.roles)
            self._add(
                n, "item", kind, confidence, text=titled["rest"]
            ).section = self._section().kind
            return True
        return False

    def _close_for(self, style: str) -> None:
        """A numbered line ends the headings of its own style and those below."""
        for n, heading in enumerate(self.stack):
            if heading.style == style and not heading.is_role:
                del self.stack[n:]
                return

    def _goes_on(self, n: int, before: _Seen | None = None) -> bool:
        """This is the rest of a sentence that a line break cut."""
        one = self.seen[n]
        if before is None:
            before = self.seen[n - 1] if n else None
        if before is None or one.label or before.line.skip or one.line.level or one.line.number:
            return False
        same = (before.line.cell is None) == (one.line.cell is None)
        if not same or (one.line.cell and before.line.at != one.line.at):
            return False
        if _ENDED.search(before.text) or before.line.bold != one.line.bold or before.line.level:
            return False
        if self._title_at(n) or one.text[:1] in '“"「《【' or self._title_at(n - 1):
            return False
        if _BROKEN.search(before.text) and len(before.text) >= 12:
            return not re.search(r"[的]$", before.text) or len(before.text) >= 20
        if one.line.after_blank or not re.match(r"\d+$", one.line.at):
            return False
        full = len(before.line.text) >= 0.85 * self.width and self.width >= 18
        return full and (one.closed or len(one.line.text) >= 0.85 * self.width)

    def _continue(self, n: int) -> None:
        of = next(
            (i for i in range(len(self.entries) - 1, -1, -1) if self.entries[i].what == "item"),
            None,
        )
        kind = self.entries[of].kind if of is not None else "remark"
        entry = self._add(n, "continuation", kind, 0.7)
        if of is not None:
            entry.of, entry.role, entry.why = of, self.entries[of].role, "broken"

    # ── roles ────────────────────────────────────────────────────────────────────────────────

    def _take(self, title: Title) -> None:
        self.role = self._same(title.title)
        if title.department:
            self.departments.setdefault(self.role, title.department)

    def _same(self, title: str) -> str:
        """出纳 and 出纳员 are one."""
        for known in {entry.role for entry in self.entries[-200:]} | {self.role}:
            if known and (known == f"{title}员" or title == f"{known}员"):
                return known
        return title

    def _is_new_role(self, title: Title, text: str) -> bool:
        """“接待员礼仪” below 前台接待员 is about the same role."""
        short = self.role.endswith(title.title) and self.role != title.title
        return not short or bool(_POST.search(text) or re.search("权限", text))

    def _stem_role(self, text: str) -> Title | None:
        """The role whose work a heading names: 生产跟单流程 is that of the 生产跟单员."""
        if len(text) > 16 or section_of(text) is None:
            return None
        fit = [
            role
            for role in self.roles
            if role.endswith("员") and len(role) >= 4 and text.startswith(role[:-1])
        ]
        return Title(max(fit, key=len)) if fit else None

    def _defined(self, text: str) -> str:
        """The role that a sentence defines, where it is another than that of the section."""
        found = _DEFINES.match(text)
        if not found or not is_title(found["who"]) or found["who"] in self.role:
            return ""
        return found["who"]

    # ── entries ──────────────────────────────────────────────────────────────────────────────

    def _section(self) -> Section:
        """What the headings say of the lines below: the nearest that says something surely."""
        unsure: Section | None = None
        for heading in reversed(self.stack):
            if heading.section and (heading.section.sure or heading.is_role):
                return (
                    unsure
                    if unsure
                    and heading.is_role
                    and heading.section.kind == "duty"
                    and not heading.section.sure
                    else heading.section
                )
            unsure = unsure or heading.section
        return unsure or Section("duty", sure=False)

    def _add(
        self,
        n: int,
        what: str,
        kind: str,
        confidence: float,
        found: Found | None = None,
        text: str = "",
    ) -> Entry:
        one = self.seen[n]
        first = not self.entries or self.entries[-1].line is not one.line
        entry = Entry(
            one.line, what, kind, self.role, tidied(text or one.text),
            one.label.typed if one.label and (first or what == "item") else "",
            confidence if one.line.note == "" else min(confidence, 0.7),
            tuple(tidied(_trimmed(one.text)) for one in self.stack if not one.is_role and one.style != "sheet"),
            one.line.note,
            style=one.label.style if one.label else "",
            value=one.label.value if one.label else 0,
            top=next((tidied(one.text) for one in reversed(self.stack) if one.is_role), ""),
        )  # fmt: skip
        if found:
            entry.field, entry.label = found.field, found.label
        self.entries.append(entry)
        return entry


def _even_out(entries: Sequence[Entry]) -> None:
    """In a list that mostly talks, what does not begin like a duty talks, too."""
    lists: dict[tuple[str, tuple[str, ...], str], list[Entry]] = {}
    for entry in entries:
        if entry.what == "item" and entry.style and entry.line.cell is None:
            lists.setdefault((entry.role, entry.path, entry.style), []).append(entry)
    for group in lists.values():
        talk = sum(entry.kind == "remark" for entry in group)
        if len(group) >= 3 and 2 * talk > len(group):
            for entry in group:
                if entry.kind == "duty" and not begins_as_duty(entry.text):
                    entry.kind, entry.confidence = "remark", 0.6


def _seen(lines: Sequence[Line], cells: dict[int, Found]) -> list[_Seen]:
    """Each line with its number; one without a mark counts if its neighbours bear it out."""
    out: list[_Seen] = []
    last = 0
    for n, line in enumerate(lines):
        label = label_of(line.text)
        if line.number:
            counted = label_of(f"{line.number} 文") or Label(line.number, "auto", 0, 0)
            label = Label(line.number, counted.style, counted.value, 0)
        elif label is None and n not in cells:
            bare = bare_label_of(line.text)
            follows = bare is not None and (
                bare.value == last + 1
                or (bare.value == 1 and _second_follows(lines, n))
                or _parts_follow(lines, n, bare.typed)
            )
            if follows:
                label = bare
        if label and label.style == "arabic":
            last = label.value
        elif label and label.style in _DEEP:
            last = 0
        if n in cells and cells[n].what in ("number", "label"):
            label = None
        text = line.text[label.end :].strip() if label else line.text
        if not text:
            text, label = line.text, None
        out.append(_Seen(line, label, text, bool(_CLOSED.search(text))))
    return out


def _second_follows(lines: Sequence[Line], n: int) -> bool:
    return any(
        found.value == 2
        for line in lines[n + 1 : n + 4]
        if (found := bare_label_of(line.text) or label_of(line.text)) and found.style == "arabic"
    )


def _parts_follow(lines: Sequence[Line], n: int, number: str) -> bool:
    """“1 岗位职责” has 1.1 below it."""
    return n + 1 < len(lines) and lines[n + 1].text.startswith((f"{number}.1", f"{number}．1"))


def _opens(one: _Seen, after: _Seen) -> bool:
    """The next line begins a list of another style."""
    return bool(one.label and after.label and after.label.value == 1) and (
        one.label.style != after.label.style  # type: ignore[union-attr]
    )


def _left_out(one: _Seen) -> str:
    """Why a line is no content."""
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


def _trimmed(text: str) -> str:
    return text.strip(" 　：:《》【】[]“”\"'")


def _heading_kind(section: Section | None) -> str:
    return OF_HEADING.get(section.kind, "section") if section else "section"


def _is_post(text: str, section: Section) -> bool:
    return bool(_POST.search(text)) or section.kind == "duty"


def _usual_width(lines: Sequence[Line]) -> int:
    """How long the full lines of a text are that somebody broke at a fixed width."""
    lengths = sorted(len(line.text) for line in lines if line.cell is None)
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
