"""What the lines around a line say of it: whether it goes on, leads to a list, or is a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.intake.columns import field_of
from generator.intake.kinds import asks_for, section_of
from generator.intake.line import Line
from generator.intake.margins import margins_of
from generator.intake.posts import posts_of
from generator.intake.seen import Seen, seen_lines
from generator.intake.tables import Found
from generator.intake.titles import Title, subject_of, title_in_heading, titles_in_text
from generator.intake.vocabulary import any_of

FIELD = re.compile(r"(?P<label>[^:：。，；]{2,12}?) ?[:：] ?(?P<rest>.+)")
"""“所属部门：财务部”."""

QUOTES = ("“", '"', "「")

_BROKEN = re.compile(r"[，,、的和与及或在对为由并将把被从到向及其]$")
_ENDED = re.compile(r"[。；;！!？?：:….”\"」』)）]$")
_DOES = re.compile(
    "负责|做好|协助|安排|完成|制定|编制|填写|核对|落实|组织|参与|收集|整理|按|及时|定期|每"
)
_SHORT = re.compile(rf"(?:{any_of('short', 'ends')})$")
_UNIT = re.compile(r"[^\W\d_]{1,7}(?:部门?|室|科|组|中心|车间|处|班|店|厅|台|堂|院|厂|队)")
_FULL = 0.85
"""How much of the usual width a line has that was broken because it was full."""

_STOPS = tuple("。；;！!？?…”")
_ENDS = 0.2
"""The least share of lines that end a sentence, in a text that was broken."""


class Neighbours:
    """The lines of a document, each seen among the others."""

    def __init__(self, lines: Sequence[Line], cells: Mapping[int, Found]) -> None:
        self.lines, self.cells = lines, cells
        labels = {n for n, found in cells.items() if found.what in ("number", "label")}
        self.margins = margins_of(lines)
        """Why lines around the content do not belong to it."""
        self.seen = seen_lines(lines, labels)
        self.posts = posts_of(self.seen, cells, self.margins)
        self.width = _usual_width(lines)
        self.blocks = sum(_heads_block(self.seen[n], self.after(n)) for n in self.posts)
        """How many posts head a block of lines between blank ones."""

    def after(self, n: int) -> Seen | None:
        """The next line."""
        return self.seen[n + 1] if n + 1 < len(self.seen) else None

    # ── roles ────────────────────────────────────────────────────────────────────────────────

    def titles(self) -> frozenset[str]:
        """The roles that headings and sheets name."""
        found = [*self.posts.values()]
        found += filter(None, (title_in_heading(one) for one in {x.sheet for x in self.lines}))
        return frozenset(title.title for title in found)

    def title_at(self, n: int) -> Title | None:
        """The role that a line names, if it may be a heading."""
        return self.posts.get(n)

    def most_named(self) -> str:
        """The role that the lines before the first heading speak of most, or the whole file."""
        named: Counter[str] = Counter()
        for n, one in enumerate(self.seen):
            if self.title_at(n) and named:
                break
            named.update(titles_in_text(one.text[:200]))
        about = {who for one in self.seen if (who := subject_of(one.text))}
        often = [title for title, count in named.most_common() if len(title) <= 8 and count > 1]
        return often[0] if often and len(about) < 2 else ""

    def below(self, n: int) -> list[str]:
        """The texts of the lines between a heading and the next one that looks like it."""
        one, out = self.seen[n], []
        for after in self.seen[n + 1 : n + 13]:
            alike = after.style == one.style and after.line.level == one.line.level
            if alike and (one.style or after.line.bold == one.line.bold) and not after.closed:
                break
            out.append(after.text)
        return out

    # ── what follows, and what came before ───────────────────────────────────────────────────

    def goes_on(self, n: int, before: Seen | None = None) -> bool:
        """This is the rest of a sentence that a line break cut."""
        one = self.seen[n]
        before = before or (self.seen[n - 1] if n else None)
        if before is None or one.label or before.line.skip or one.line.level:
            return False
        if not _are_near(before, one) or before.line.level or _ENDED.search(before.text):
            return False
        if self.title_at(n) or self.title_at(n - 1) or one.text.startswith((*QUOTES, "《", "【")):
            return False
        if _BROKEN.search(before.text) and len(before.text) >= 12:
            return not before.text.endswith("的") or len(before.text) >= 20
        if one.line.after_blank or not one.line.at.isdigit() or self.width < 20:
            return False
        full = _FULL * self.width
        return len(before.line.text) >= full and (one.closed or len(one.line.text) >= full)

    def has_children(self, n: int, inner: Mapping[str, frozenset[str]]) -> bool:
        """What follows belongs below a numbered line: a list of another style, or plain text.

        `inner` are the styles that stand inside each other one: they cannot be around it.
        """
        one, after = self.seen[n], self.after(n)
        if after is None:
            return False
        if (one.line.cell is None) != (after.line.cell is None):
            return after.line.cell is not None and not one.closed
        if after.line.level and not one.line.level:
            return False  # the heading of what comes next
        if one.line.cell and after.line.at != one.line.at:
            return False
        if after.label:
            outer = one.style in inner.get(after.style, frozenset())
            return after.style != one.style and after.label.value <= 1 and not outer
        field = FIELD.fullmatch(after.text)
        if field and field_of(field["label"]):
            return True
        is_role = self.title_at(n + 1) is not None
        return len(after.text) >= 4 and not is_role and not self.goes_on(n + 1, one)

    def opens_list(self, n: int) -> bool:
        """The next line is the first of a list."""
        after = self.after(n)
        return bool(after and after.label and after.label.value == 1 and after.style != "bullet")

    def stands_alone(self, n: int, below_heading: bool = False, in_script: bool = False) -> bool:
        """A short line without number or mark, with text below it."""
        one, after = self.seen[n], self.after(n)
        if after is None:
            return False
        if n == 0 and len(one.text) <= 30:
            return True
        if len(one.text) > 16 or re.search(r"[：:，].", one.text):
            return False
        if _UNIT.fullmatch(one.text) and self.title_at(n + 1) and not self.title_at(n):
            return True  # “传菜部” above “传菜员岗位职责”
        if _promises(one.text) and (after.label or len(after.text) >= 2):
            return True
        if self.blocks > 1 and _heads_block(one, after):
            return True
        before = self.seen[n - 1]
        apart = one.line.after_blank or below_heading
        if not (before.closed or _ENDED.search(before.text) or apart):
            return False
        if after.label is not None:
            return after.label.value == 1 and len(one.text) <= 14
        if before.closed and after.closed and len(one.text) <= 6 and section_of(one.text):
            return len(after.text) > len(one.text) and not one.closed  # “卫生” among sentences
        is_cue = in_script and len(one.text) <= 8  # “等待语”, “客户嫌贵”
        return after.closed and len(after.text) > len(one.text) + 4 and (apart or is_cue)


def _are_near(before: Seen, one: Seen) -> bool:
    """Both stand in the text, or both in one cell, and look alike."""
    if (before.line.cell is None) != (one.line.cell is None):
        return False
    return before.line.bold == one.line.bold and (
        one.line.cell is None or before.line.at == one.line.at
    )


def _promises(text: str) -> bool:
    """The words of a heading, and not those of a duty."""
    known = section_of(text)
    is_item = _DOES.match(text) or asks_for(text)
    return bool(known and known.sure and not is_item and _SHORT.search(text))


def _heads_block(one: Seen, after: Seen | None) -> bool:
    """A short line below a blank one, with longer lines right below."""
    if after is None or one.closed or one.label or after.label or after.line.after_blank:
        return False
    return one.line.after_blank and len(one.text) <= 12 and len(after.text) > len(one.text)


def _usual_width(lines: Sequence[Line]) -> int:
    """How long the full lines of a text are that somebody broke at a fixed width; 0 where nobody
    did: broken sentences end sooner or later, while lines that are items may do without a stop."""
    texts = [line.text for line in lines if line.cell is None]
    if sum(text.endswith(_STOPS) for text in texts) < _ENDS * len(texts):
        return 0
    lengths = sorted(map(len, texts))
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
