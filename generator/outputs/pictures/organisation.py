"""The company as a tree that grows downwards: who reports to whom, a card for each department.

Whoever leads several departments stands on the tree itself, everybody else in the card of the
department. A big company is shown by its departments alone, with how many people each has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.pictures.drawing import BACK, LEADING, LINES, SMALL, Drawing, Href, elbow
from generator.outputs.pictures.lettering import lines, width
from generator.outputs.pictures.paper import sheets
from generator.outputs.pictures.staff import Card, Member, Staff

MOST = 60
"""More people than this make a chart that nobody reads."""
INDENT = 22
DEEPEST = 5
"""Who is further down than this stands side by side with the next one up."""
PAD = 10
SPACE = 6
MOST_BESIDE = 4


def organisation(handbook: Handbook, href: Href) -> str:
    """The company as `<svg>` elements for a page."""
    staff = Staff(handbook)
    title = words(handbook.language)["picture"]["organisation"].format(handbook.settings.company)
    summary = words(handbook.language)["picture"]["organisation-summary"].format(
        departments=len(handbook.settings.departments), people=len(staff.members)
    )
    return _drawn(handbook, staff, Drawing(href)).on_screen("hb-pic-organisation", title, summary)


def organisation_on_paper(handbook: Handbook) -> tuple[str, ...]:
    """The company as `<svg>` documents for print, one a page."""
    return sheets(_drawn(handbook, Staff(handbook), Drawing(None)).strips())


def _drawn(handbook: Handbook, staff: Staff, drawing: Drawing) -> Drawing:
    if len(staff.members) > MOST:
        _Departments(handbook, staff, drawing).draw()
    else:
        _Company(handbook, staff, drawing).draw()
    return drawing


class _Tree:
    """Boxes in a tree: those with nothing below them side by side, the others one by one."""

    def __init__(
        self, drawing: Drawing, members: dict[str, Member], below: dict[str, list[str]]
    ) -> None:
        self.drawing, self.members, self.below = drawing, members, below
        self.y = 4.0

    def forest(self, ids: Sequence[str], x: float, right: float, depth: int = 0) -> None:
        """Trees one below another, then what stands alone."""
        for id in ids:
            if id in self.below:
                self.branch(id, x, right, depth)
        self.grid([id for id in ids if id not in self.below], x, right)

    def branch(self, id: str, x: float, right: float, depth: int) -> None:
        """A box and what is below it."""
        self.boxes([id], x, right - x)
        hook = self.y - SPACE
        below = self.below[id]
        if depth == DEEPEST:
            below = list(self._all_below(id))
        leaves = [one for one in below if one not in self.below or depth == DEEPEST]
        hook = self.grid(leaves, x + INDENT, right, (x + 11, hook))
        for one in below:
            if one not in leaves:
                hook = self.hang(x + 11, hook, x + INDENT)
                self.branch(one, x + INDENT, right, depth + 1)

    def _all_below(self, id: str) -> Iterable[str]:
        waiting = [id]
        while waiting:
            below = self.below.get(waiting.pop(), [])
            yield from below
            waiting += reversed(below)

    def grid(
        self, ids: Sequence[str], x: float, right: float, hook: tuple[float, float] | None = None
    ) -> float:
        """Boxes side by side in as many rows as they need; the rows hang from `hook`."""
        room = right - x
        widest = max((self._wide(self.members[id]) for id in ids), default=room)
        fit = (room + SPACE) // (widest + SPACE)
        wrap = 2 if widest < room else 1  # two long titles side by side take two lines each
        beside = int(max(1, min(MOST_BESIDE, len(ids), max(fit, wrap))))
        cell = (room - SPACE * (beside - 1)) / beside
        y = hook[1] if hook else 0.0
        for n in range(0, len(ids), beside):
            if hook:
                y = self.hang(hook[0], y, x)
            self.boxes(ids[n : n + beside], x, cell)
        return y

    def _wide(self, member: Member) -> float:
        return width(member.title, SMALL) + self._note(member) + 2 * PAD

    def _note(self, member: Member) -> float:
        return width(member.note, SMALL) + 12 if member.note else 0

    def hang(self, x: float, y: float, to_x: float) -> float:
        """A line from a box above to the next one; the one after hangs where this one turns."""
        middle = self.y + 14
        self.drawing.add(y, middle, self.drawing.path(elbow(x, y, to_x, middle), "line"), LINES)
        return middle - 8

    def boxes(self, ids: Sequence[str], x: float, cell: float) -> None:
        """A row of boxes of equal height."""
        d, members = self.drawing, [self.members[id] for id in ids]
        rows = [lines(one.title, cell - self._note(one) - 2 * PAD, SMALL) for one in members]
        tall = 10 + LEADING * max(map(len, rows))
        for n, (one, titles) in enumerate(zip(members, rows, strict=True)):
            left = x + n * (cell + SPACE)
            leads = "strong" if one.id in self.below else "words"
            look = "title" if one.look == "role" else leads
            shapes = [
                d.rect(left, self.y, cell, tall, one.look),
                d.words(left + PAD, self.y + 14, titles, look, SMALL),
            ]
            if one.note:
                shapes.append(
                    d.words(left + cell - PAD, self.y + 14, one.note, "quiet", SMALL, "end")
                )
            says = f"{one.title} · {one.note}" if one.note else one.title
            d.add(self.y, self.y + tall, d.link(one.id, says, *shapes))
        self.y += tall + SPACE
        d.may_cut(self.y - SPACE / 2)


class _Company(_Tree):
    """A company small enough to show everybody."""

    def __init__(self, handbook: Handbook, staff: Staff, drawing: Drawing) -> None:
        super().__init__(drawing, dict(staff.members), staff.below())
        self.handbook, self.staff, self.cards = handbook, staff, staff.cards()
        for id in staff.leaders:
            department = handbook.title(staff.departments[id] or "")
            self.members[id] = self.members[id]._replace(note=department)

    def draw(self) -> None:
        leaders = [id for id in self.staff.members if id in self.staff.leaders]
        for id in leaders:
            if self.staff.superiors[id] is None:
                self._leader(id, 1, 0)
        for card in self.cards:
            if card.superior is None:
                self._card(card, 1)

    def _leader(self, id: str, x: float, depth: int) -> None:
        """A leader, the departments that report to him, then the leaders who do."""
        self.boxes([id], x, self.drawing.width - 1 - x)
        hook = self.y - SPACE
        inner = x + INDENT if depth < DEEPEST else x
        for card in self.cards:
            if card.superior == id:
                hook = self.hang(x + 11, hook, inner) if inner > x else hook
                self._card(card, inner)
        for one in self.staff.superiors:
            if self.staff.superiors[one] == id and one in self.staff.leaders:
                hook = self.hang(x + 11, hook, inner) if inner > x else hook
                self._leader(one, inner, depth + 1)

    def _card(self, card: Card, x: float) -> None:
        d, top, right = self.drawing, self.y, self.drawing.width - 1
        title = self.handbook.title(card.department)
        rows = lines(title, right - x - 2 * PAD, SMALL)
        if card.department:
            d.add(top, top + 10 + LEADING * len(rows), d.link(
                card.department, title, d.words(x + PAD, top + 14, rows, "strong", SMALL)
            ))  # fmt: skip
        self.y = top + 8 + LEADING * len(rows)
        self.forest(card.members, x + 8, right - 8)
        self.y += 2
        d.add(top, self.y, d.rect(x, top, right - x, self.y - top, "band", 10), BACK)
        self.y += SPACE + 2
        d.may_cut(self.y - SPACE / 2 - 1, better=True)


class _Departments(_Tree):
    """A big company, by departments."""

    def __init__(self, handbook: Handbook, staff: Staff, drawing: Drawing) -> None:
        counts = Counter(staff.departments.values())
        people = words(handbook.language)["picture"]["people"]
        members = {
            one.id: Member(one.id, one.title, people.format(counts[one.id]))
            for one in handbook.settings.departments
        }
        self.above = staff.departments_above()
        below: dict[str, list[str]] = {}
        for id in members:
            if id in self.above:
                below.setdefault(self.above[id], []).append(id)
        super().__init__(drawing, members, below)

    def draw(self) -> None:
        tops = [id for id in self.members if id not in self.above]
        self.forest(tops, 1, self.drawing.width - 1)
