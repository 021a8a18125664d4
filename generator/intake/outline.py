"""Lines become an outline: what is a heading, what an item of whom and of which kind, what is left.

Each line is looked at with its neighbours: what follows a short line tells whether it is a heading.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from generator.intake.columns import BESIDE, ITEMS, REMARKS, field_of
from generator.intake.entry import Outline, even_out
from generator.intake.gathering import Gathering
from generator.intake.headings import CELL, SHEET, Heading, heading_of
from generator.intake.kinds import (
    Section,
    asks_for,
    begins_as_duty,
    heading_kind,
    is_lead,
    kind_below,
    kind_of,
    part_of,
    section_of,
)
from generator.intake.labels import narrow
from generator.intake.line import Source
from generator.intake.neighbours import FIELD, QUOTES
from generator.intake.seen import (
    BRACKETED,
    CHAPTERS,
    DEEP,
    EMBLEM,
    in_chinese,
    left_out,
    trimmed,
)
from generator.intake.tables import Found, title_in_cell
from generator.intake.titles import (
    Title,
    defined_role,
    is_title,
    subject_of,
    tidy,
    title_in_heading,
)

_IS_DEFINED = re.compile("是指|处理的是|工作是|工作就是")
_NAMED = re.compile(r"(?P<who>[^\W\d_]{2,10})[:：](?P<rest>.{4,})")
_TITLED = re.compile(r"(?P<title>[^:：。，；“]{2,12})[:：](?P<rest>.{8,})")
_POST = re.compile(r"职责|岗位|职位|说明书")
_MAIN_FIELDS = re.compile(r".*(?:职责|资格|权限|指标|内容|流程|任务|要求)$")
_LEADS = re.compile(r"(?:如下|为|选用[^：]*)[:：]$")
_PROMISES = re.compile(r"(?:如下|为|包括|要求|职责)[:：]$")
_PHASE = re.compile(r"阶段|环节|流程|部分$")


def outline_of(source: Source) -> Outline:
    """What each line of a file is."""
    outliner = _Outliner(source)
    outliner.run()
    even_out(outliner.entries)
    return Outline(outliner.entries, outliner.departments, outliner.guessed)


class _Outliner(Gathering):
    """Goes through the lines and keeps what is open: the role, the headings, the row of a table."""

    def run(self) -> None:
        self._guess_role()
        for n, line in enumerate(self.lines):
            self._enter_sheet(line.sheet)
            if line.beside:
                self._aside(n)
            elif n in self.cells:
                self._cell(n, self.cells[n])
            else:
                self._line(n)
        if self.guessed != self.role:
            self.guessed = ""

    def _guess_role(self) -> None:
        """The role of what stands before any heading that names one."""
        stem = re.sub(r"[\d_\-（）()\s.]+", "", PurePath(self.file).stem)
        title = title_in_heading(stem)
        told = [n for n in range(len(self.seen)) if self.near.title_at(n)]
        if title and not told:
            self.scope.whole = title.title
            return
        if not told or (told[0] > 2 and len(self.roles) < 2):
            self.guessed = self.near.most_named()
        self.scope.whole = self.guessed

    def _enter_sheet(self, sheet: str) -> None:
        if sheet == self.sheet:
            return
        self.sheet, title = sheet, title_in_heading(sheet)
        role = self._take(title) if title else ""
        self.scope.enter(Heading(sheet, SHEET, section_of(sheet), role=role))

    def _aside(self, n: int) -> None:
        """A note at the foot of a page belongs to the role of the line that names it."""
        line = self.lines[n]
        if line.skip:
            self._line(n)
            return
        near = next((one for one in self.entries if one.line.at == line.beside), None)
        entry = self._add(n, "item", "remark", 0.8)
        entry.path, entry.role = (), near.role if near else self.role

    # ── cells ────────────────────────────────────────────────────────────────────────────────

    def _cell(self, n: int, found: Found) -> None:
        match found.what:
            case "label":
                self._add(n, "heading", heading_kind(found.section), 0.9)
            case "section":
                self.scope.push(Heading(self.seen[n].text, CELL, found.section))
                self._add(n, "heading", heading_kind(found.section), 0.9)
            case "role":
                self._role_cell(n, found)
            case "item":
                self._item_cell(n, found)
            case "number" | "beside" if self._says_more(n, found):
                kind = self._kind_of_row(n, found) or "remark"
                entry = self._add(n, "continuation", kind, 0.9, found=found)
                entry.of = self._row_item(n, found)
            case _:
                self._line(n)

    def _role_cell(self, n: int, found: Found) -> None:
        title = title_in_cell(self.lines[n].text, found.field)
        if not title:
            self._line(n)
            return
        known = tidy(title)
        role = self._take(Title(known.title) if found.field == "role" else known)
        above = self.stack.role()
        if above is None or above.role != role or above.style in (CELL, SHEET):
            self.scope.push(Heading(self.seen[n].text, CELL, found.section, role=role))
        self._add(n, "heading", "role", 0.95)

    def _item_cell(self, n: int, found: Found) -> None:
        one = self.seen[n]
        if found.field == "department" or found.field in ITEMS:
            self._role_of_row(n)
        self._note_department(one.text, found.field)
        section = found.section or self.stack.section()
        short = one.label and not one.closed and len(one.text) <= 20
        if short and self.near.has_children(n, self.stack.inner()):
            self._add(n, "heading", heading_kind(section), 0.8)
        elif self.near.goes_on(n):
            self._continue(n)
        else:
            kind, confidence = section.kind, 0.95
            if found.field in REMARKS:
                kind = "remark"
            elif found.field not in ("measure", "requirement"):
                kind, confidence = kind_of(one.text, section, self.roles)
            self._add(n, "item", kind, confidence, found=found)
            self._note_row(n)

    # ── lines ────────────────────────────────────────────────────────────────────────────────

    def _line(self, n: int) -> None:
        why = self.near.margins.get(n) or left_out(self.seen[n])
        if self.lines[n].cell is None:
            self.stack.close_cells()
        if why:
            self._add(n, "left_out", "remark", 0.9).why = why
        elif self.near.goes_on(n) and any(one.what == "item" for one in self.entries[-20:]):
            self._continue(n)
        elif self._field(n):
            pass
        elif self._is_heading(n):
            self._heading(n)
        else:
            self._item(n, self.seen[n].text)

    def _field(self, n: int) -> bool:
        """“岗位名称：出纳”, “上级主管：行政部经理”: a label and its value in one line."""
        found = FIELD.fullmatch(self.seen[n].text)
        field = field_of(found["label"]) if found else ""
        if not found or not field or (field in BESIDE and field != "control"):
            return False
        label, rest = found["label"], found["rest"].strip()
        if field == "role":
            return self._role_field(n, rest)
        if field in ITEMS:
            return bool(_MAIN_FIELDS.match(label)) and self._titled(n, label, rest, field)
        self._note_department(rest.rstrip("。"), field)
        entry = self._add(n, "item", "remark", 0.9, text=rest)
        entry.field, entry.label = field, label
        return True

    def _role_field(self, n: int, text: str) -> bool:
        title = title_in_cell(text, "role") if len(text) <= 16 else ""
        if not title:
            return False
        role = self._take(Title(tidy(title).title))
        self.scope.push(Heading(self.seen[n].text, "role", role=role))
        self._add(n, "heading", "role", 0.95)
        return True

    def _titled(self, n: int, title: str, rest: str, field: str = "") -> bool:
        """A heading and its first item in one line."""
        section = section_of(title) or (Section(field) if field else None)
        label = self.seen[n].label
        self.scope.push(
            Heading(title, self.seen[n].style, section, value=label.value if label else 0)
        )
        self._add(n, "heading", heading_kind(section), 0.7, text=title)
        kind, confidence = kind_of(rest, self.stack.section(), self.roles)
        self._add(n, "item", kind, confidence, text=rest)
        return True

    # ── headings ─────────────────────────────────────────────────────────────────────────────

    def _is_heading(self, n: int) -> bool:
        one = self.seen[n]
        line, text = one.line, one.text
        if one.closed or len(text) > 40 or re.search(r"[。；！？]", text):
            return bool(line.level) and len(text) <= 60
        if line.level or (one.style in CHAPTERS and len(text) <= 30):
            return True
        if one.style == EMBLEM or BRACKETED.fullmatch(line.text):
            return True
        if self.near.title_at(n) and (not one.label or one.style in DEEP or self._has_children(n)):
            return True
        if one.label:
            return len(text) <= 30 and self._is_numbered_heading(n)
        if self._whose_work(text):
            return True
        if len(text) <= 30 and one.is_colon:
            lead = re.search(r"领导下|负责|履行", text)
            return not lead and (len(text) <= 20 or bool(_PROMISES.search(text)))
        below = bool(self.entries) and self.entries[-1].what == "heading"
        in_script = self.stack.section().kind == "say"
        return (line.bold and len(text) <= 25) or self.near.stands_alone(n, below, in_script)

    def _has_children(self, n: int) -> bool:
        return self.near.has_children(n, self.stack.inner())

    def _is_numbered_heading(self, n: int) -> bool:
        one = self.seen[n]
        known = section_of(one.text)
        if one.style in ("bullet", "letter-paren"):
            return False
        children = self._has_children(n)
        if one.line.bold and len(one.text) <= 20 and (children or known):
            return True
        if not children:  # “二、权限” between two headings of its kind: nothing stands below it
            siblings = self.stack.has(one.style, roles=False)
            return bool(siblings and known and known.sure) and len(one.text) <= 12
        if self._ends_a_list(n):
            return False
        below = one.style in ("arabic", "paren", "half", "circled") and self._in_procedure
        if below and not self.stack.has(one.style, roles=False):
            # A short numbered line with an explanation below is itself a step.
            return bool(_PHASE.search(one.text))
        return len(one.text) <= 24 and "，" not in one.text

    @property
    def _in_procedure(self) -> bool:
        return self.stack.section().kind == "step"

    def _ends_a_list(self, n: int) -> bool:
        """The last of several items, with a paragraph behind it that belongs to none of them."""
        one, after = self.seen[n], self.near.after(n)
        if not one.label or one.label.value <= 1:
            return False
        promises = one.is_colon
        if after and after.label:  # 4 may have 4.1 below it
            below = narrow(after.label.typed).startswith(f"{one.label.value}.")
            promises = promises or below or section_of(one.text) is not None
        if promises:
            return False
        numbered = (e for e in reversed(self.entries) if e.style and e.what != "continuation")
        before = next(numbered, None)
        return before is not None and before.style == one.style and before.what == "item"

    def _heading(self, n: int) -> None:
        one = self.seen[n]
        section = self._section_at(n)
        title = self.near.title_at(n) or self._whose_work(one.text)
        below = bool(self.entries) and self.entries[-1].what == "heading"
        if title and self._is_new_role(title, one.text):
            role = self._take(title)
            is_bare = trimmed(one.text) == title.title  # whose words say nothing else
            section = Section("duty", sure=False) if is_bare or not section else section
            self.scope.push(heading_of(one, section, role), below)
            is_post = _POST.search(one.text) or section.kind == "duty"
            kind, sure = "role" if is_post else heading_kind(section), 0.95
            entry = self._add(n, "heading", kind, sure if title.sure else 0.6)
            entry.why = "" if title.sure else "as-others"
            return
        heading = heading_of(one, section or part_of(one.text, self.stack.section()))
        if not heading.style and _LEADS.search(one.text):
            self._make_lead(n, heading)
        known = heading.section
        self.scope.push(heading, below)
        if known is None and not heading.is_lead:
            heading.section = self._section_below(n) or heading.section
        sure = 0.85 if section or one.line.level else 0.7
        self._add(n, "heading", heading_kind(heading.section), sure)

    def _section_at(self, n: int) -> Section | None:
        """What a heading promises; “要求” alone is what the lines below it say."""
        text = in_chinese(self.seen[n].text)
        if text in ("要求", "条件") and any(map(asks_for, self.near.below(n)[:4])):
            return Section("requirement")
        known = section_of(text) or section_of(self.seen[n].text)
        after_posts = not self.role and any(entry.role for entry in self.entries)
        if known and after_posts and len(text) <= 4:
            return known._replace(sure=True)  # “卫生” after the posts is the matter of no duty
        return known

    def _section_below(self, n: int) -> Section | None:
        """After the posts, the lines below a heading tell more than the title of the document."""
        posts = any(entry.role for entry in self.entries)
        if self.role or len(self.roles) < 2 or not posts or self.near.title_at(n + 1):
            return None
        kind = kind_below(self.near.below(n))
        above = (one for one in self.stack.open[:-1] if one.text != self.seen[0].text)
        named = any(one.section and one.section.sure for one in above)
        return Section(kind or "step", sure=False) if kind or not named else None

    def _make_lead(self, n: int, heading: Heading) -> None:
        """What leads to things to say is the cue for them."""
        after = self.near.after(n)
        heading.is_lead = True
        if after and after.text.startswith(QUOTES):
            heading.section = Section("say")
        elif heading.section and not heading.section.sure:
            heading.section = None

    # ── items ────────────────────────────────────────────────────────────────────────────────

    def _item(self, n: int, text: str) -> None:
        one = self.seen[n]
        if self._of_named_role(n, text):
            return
        titled = _TITLED.fullmatch(text)
        if titled and one.label and self.stack.has(one.style, roles=False):
            self._titled(n, titled["title"], titled["rest"])
            return
        if one.label:
            self.stack.close_for(one.style, one.label.value)
            self.stack.count(one.style, one.label.value)
        if not text.startswith(QUOTES):
            self.stack.close_lead()
        section = self.stack.section()
        kind, confidence = self._kind(n, text, section)
        if self._leads_to_list(n, text, section) and kind != "authority":
            kind, confidence = "remark", 0.7
        entry = self._add(n, "item", kind, confidence, text=text)
        if not self.role and section.kind in ("duty", "authority", "requirement"):
            entry.role = subject_of(text)
        other = defined_role(text)
        if other and other not in self.role:
            is_duty = kind == "duty" and not _IS_DEFINED.search(text[:24])
            entry.role, entry.kind = other, "duty" if is_duty else "remark"

    def _kind(self, n: int, text: str, section: Section) -> tuple[str, float]:
        """What a line is; before anything is named, only what begins like a duty is one."""
        one = self.seen[n]
        if section.kind != "say" and re.fullmatch(r"[（(][^（）()]*[）)][。]?", one.line.text):
            return "remark", 0.7
        about = re.match(r"([^：:，。]{2,6})[:：]", text)
        if about and section.kind == "duty" and (named := section_of(about[1])) and named.firm:
            return "remark", 0.8
        is_first = self.stack.is_silent() and not self.role and bool(self.roles)
        kind, confidence = kind_of(text, section, self.roles)
        if kind == "duty" and is_first and not one.label and not begins_as_duty(text):
            return "remark", 0.6
        return kind, confidence

    def _of_named_role(self, n: int, text: str) -> bool:
        """“会计：负责记账”: the name of a role, and what it does."""
        named = _NAMED.fullmatch(text)
        who = tidy(named["who"]) if named else None
        in_table = self.lines[n].cell is not None
        if not named or not who or not is_title(who.title) or in_table:
            return False
        if self.stack.section().kind == "say":
            return False
        label = self.seen[n].label
        value = label.value if label else 0
        role = self._take(who)
        self.scope.push(Heading(named["who"], self.seen[n].style, role=role, value=value))
        self._add(n, "heading", "role", 0.8, text=named["who"])
        self._item(n, named["rest"])
        return True

    def _leads_to_list(self, n: int, text: str, section: Section) -> bool:
        """A sentence that only leads to the list below it."""
        if self.seen[n].label or section.kind in ("rule", "say") or not self.near.opens_list(n):
            return False
        before = self.entries[-1] if self.entries else None
        is_first = before is not None and (
            before.what == "heading" or (before.kind == "remark" and not before.number)
        )
        return is_lead(text) or is_first

    def _is_new_role(self, title: Title, text: str) -> bool:
        """“接待员礼仪” below 前台接待员 is about the same role."""
        is_part = self.role.endswith(title.title) and self.role != title.title
        return not is_part or bool(_POST.search(text) or "权限" in text)

    def _whose_work(self, text: str) -> Title | None:
        """The role whose work a heading names: 生产跟单流程 belongs to the 生产跟单员."""
        if len(text) > 16 or section_of(text) is None:
            return None
        long = (role for role in self.roles if role.endswith("员") and len(role) >= 4)
        fit = [role for role in long if text.startswith(role[:-1])]
        return Title(max(fit, key=len)) if fit else None
