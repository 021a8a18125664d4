"""Who decides: nobody beyond the authority matrix, nobody in roles that exclude each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.content.checks.amounts import misstated
from generator.content.checks.context import Context
from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.records import EVERYONE, Duty, Limit, Matter, Position, Procedure, Step
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import narrow

APPROVES = re.compile(
    r"(?:审核并|审核、|复核并|签字)?(?:批准|审批|核准|签批|同意)(?!以?之?后)|approves?\b",
    re.IGNORECASE,
)
"""How a step begins in which somebody decides."""


def beyond_the_matrix(context: Context) -> Iterator[Problem]:
    """Whoever approves in a step may do so by the lines of the matrix that the step points to."""
    handbook = context.handbook
    for procedure in context.sound(handbook.procedures):
        for entry in handbook.entries_of(procedure.id):
            if isinstance(entry.item, Step) and APPROVES.match(entry.item.do):
                yield from _beyond(context, procedure, entry, entry.item)


def _beyond(context: Context, procedure: Procedure, entry: Entry, step: Step) -> Iterator[Problem]:
    handbook = context.handbook
    owner = handbook.owner_of(procedure)
    lines = [handbook.limits[id] for id in step.limits if id in handbook.limits]
    allowed = frozenset(id for line in lines for id in may_approve(handbook, line))
    asking = frozenset(id for line in lines for id in line.propose)
    for n, who in enumerate(step.who or ((owner,) if owner else ())):
        is_anybody = _is_anybody(handbook, who) and who not in asking
        if lines and who not in allowed and not is_anybody:
            path = ("who", n) if step.who else ("limits", 0)
            yield context.problem(
                "beyond-matrix",
                entry.place._replace(path=(*entry.place.path, *path)),
                Words(f"按审批权限表，“{handbook.title(who)}”不能批准“{lines[0].limit}”",
                      f"by the authority matrix, “{who}” does not approve “{lines[0].id}”"),
                Words("改由有权的人批准，或改 authority.yaml。",
                      "Let somebody approve who may, or change authority.yaml."),
            )  # fmt: skip


def may_approve(handbook: Handbook, line: Limit) -> Iterable[str]:
    """Who approves by a line, and who does so when they are away."""
    matter = handbook.matter_of(line)
    return (*line.approve, *(matter.deputy.who if matter and matter.deputy else ()))


def _is_anybody(handbook: Handbook, who: str) -> bool:
    """True for a position that stands for whoever it is: the superior, the head of department."""
    person = handbook.people.get(who)
    if who == EVERYONE or not isinstance(person, Position):
        return False
    return not person.department and not person.outside


def approval_known(context: Context) -> Iterator[Problem]:
    """A line of the matrix says who approves, or that nobody has to."""
    for m, matter in enumerate(context.handbook.authority.matters):
        for n, line in enumerate(matter.lines):
            if bool(line.approve) != line.no_approval:
                continue
            place = context.place("authority", "matters", m, "lines", n)
            if line.approve:
                yield context.problem(
                    "approval-or-none",
                    place._replace(path=(*place.path, "no_approval")),
                    Words("写了谁批准，又写了不用审批",
                          "this names who approves, and says that nobody has to"),
                    Words("留下一个。", "Keep one of the two."),
                )  # fmt: skip
            else:
                yield context.problem(
                    "no-approver",
                    place._replace(path=(*place.path, "approve")),
                    Words("没有写谁批准", "nobody is named who approves"),
                    Words("写 approve: 岗位或职务的编号；不用审批的，写 no_approval: true。",
                          "Write `approve:` and a role or position, or `no_approval: true`."),
                )  # fmt: skip


def joint_approval(context: Context) -> Iterator[Problem]:
    """Who approves jointly are two or more, and in a procedure that asks one of them, all sign."""
    for m, matter in enumerate(context.handbook.authority.matters):
        for n, line in enumerate(matter.lines):
            if line.jointly and len(set(line.approve)) < 2:
                yield context.problem(
                    "jointly-alone",
                    context.place("authority", "matters", m, "lines", n, "jointly"),
                    Words("共同批准的只有一个人", "only one person approves “jointly”"),
                    Words("在 approve 里写出要签字的每一个人，或删掉 jointly。",
                          "Name everybody who must sign in `approve`, or remove `jointly`."),
                )  # fmt: skip
    for procedure in context.sound(context.handbook.procedures):
        yield from _partly_signed(context, procedure)


def _partly_signed(context: Context, procedure: Procedure) -> Iterator[Problem]:
    handbook = context.handbook
    steps: dict[str, list[Entry]] = {}
    for entry in handbook.entries_of(procedure.id):
        if isinstance(entry.item, Step) and APPROVES.match(entry.item.do):
            for id in entry.item.limits:
                steps.setdefault(id, []).append(entry)
    for id, found in steps.items():
        line = handbook.limits.get(id)
        signers = {who for entry in found for who in _named(entry, "who")}
        missing = [who for who in line.approve if who not in signers] if line else []
        if line and line.jointly and missing and not signers.isdisjoint(line.approve):
            place = found[0].place
            yield context.problem(
                "jointly-one-missing",
                place._replace(path=(*place.path, "who")),
                Words(f"“{line.limit}”要几个人共同批准，这里没有{handbook.title(missing[0])}",
                      f"“{line.id}” is approved jointly, and “{missing[0]}” is missing here"),
                Words("在 who 里加上，或改 authority.yaml。",
                      "Add it to `who`, or change authority.yaml."),
            )  # fmt: skip


def matrix_gaps(context: Context) -> Iterator[Problem]:
    """Where one line of a matter ends, the next one begins; the first may begin anywhere."""
    if "authority" in context.loaded.broken:
        return  # a figure may be another one
    for m, matter in enumerate(context.handbook.authority.matters):
        if any(map(misstated, matter.lines)):
            continue  # a figure that its own words deny
        ends = {(line.unit, line.amount) for line in matter.lines if line.amount is not None}
        odd: set[int] = set()
        begun: set[tuple[str, tuple[str, ...]]] = set()
        for n, line in enumerate(matter.lines):
            is_first = (line.unit, line.propose) not in begun
            begun.add((line.unit, line.propose))
            if line.above is None or (line.unit, line.above) in ends:
                continue
            other = _of_another_unit(matter.lines[:n], line)
            if other is not None:
                odd.add(_odd_one(matter, other, n))
                continue
            if is_first or (line.amount is not None and line.amount <= line.above):
                continue  # the second of them is reported below
            if any(_overlap(line, one) for one in matter.lines if one is not line):
                continue  # which is reported as that
            much = f"{line.above:g}{line.unit}"
            yield context.problem(
                "matrix-gap",
                context.place("authority", "matters", m, "lines", n, "above"),
                Words(f"这一行从 {much} 起，上面没有哪一行管到 {much}：中间的没有人批",
                      f"this line begins above {much}, and no line above ends there: "
                      "nobody decides what lies between"),
                Words("核对两行的数：上面一行的 amount 和这里的 above 要一样。",
                      "Look which figure is right: `amount` of the line above and `above` here "
                      "must be the same."),
            )  # fmt: skip
        for n in sorted(odd):
            yield _another_unit(context, m, n, matter)
        yield from _backwards(context, m, matter)


def _of_another_unit(above: tuple[Limit, ...], line: Limit) -> int | None:
    """The line that ends where another one begins, but for the unit."""
    found = (
        n
        for n, one in enumerate(above)
        if line.above is not None and one.amount == line.above and one.propose == line.propose
        and one.unit and line.unit and one.unit != line.unit
    )
    return next(found, None)


def _odd_one(matter: Matter, first: int, second: int) -> int:
    """Of two lines with different units, the one whose unit fewer lines of the matter have."""
    units = Counter(line.unit for line in matter.lines)
    return min(first, second, key=lambda n: (units[matter.lines[n].unit], n))


def _another_unit(context: Context, m: int, n: int, matter: Matter) -> Problem:
    place = context.place("authority", "matters", m, "lines", n, "unit")
    here = matter.lines[n].unit
    units = Counter(line.unit for line in matter.lines if line.unit not in ("", here))
    other = units.most_common(1)[0][0]
    problem = context.problem(
        "matrix-gap",
        place,
        Words(f"单位“{here}”和相连的行不同：那里写的是“{other}”",
              f"the unit “{here}” is not that of the lines next to it, “{other}”"),
        Words(f"是一回事，就写 {other}。", f"Write {other} if the same is meant."),
    )  # fmt: skip
    is_same = narrow(here) == other  # ％ for %
    return context.proposing(problem, place, other, sure=is_same)


def units_agree(context: Context) -> Iterator[Problem]:
    """Each amount has a unit: that of its words, or of the other lines of its matter."""
    matters = context.handbook.authority.matters
    known = {line.unit for matter in matters for line in matter.lines if line.unit}
    for m, matter in enumerate(matters):
        ends = {(one.unit, one.amount) for one in matter.lines}
        if any(
            (one.unit, one.above) not in ends
            and _of_another_unit(matter.lines[:n], one) is not None
            for n, one in enumerate(matter.lines)
        ):
            continue  # which is reported where the amounts do not follow each other
        counted = [(n, one) for n, one in enumerate(matter.lines) if _has_amount(one)]
        units = Counter(one.unit for _, one in counted if one.unit)
        for n, line in counted:
            if line.unit and line.unit in line.limit:
                continue
            said = [unit for unit in known if unit in line.limit]
            others = [unit for unit, _ in units.most_common() if unit != line.unit]
            is_odd = units[line.unit] == 1 or not line.unit
            meant = said[0] if len(said) == 1 else others[0] if others and is_odd else ""
            if meant or not line.unit:
                place = context.place("authority", "matters", m, "lines", n)
                yield from _unit_differs(context, place, line, meant)


def _unit_differs(context: Context, place: Place, line: Limit, meant: str) -> Iterator[Problem]:
    if line.unit:
        message = Words(f"单位是“{line.unit}”，从这一行的文字和同一事项的别的行看是“{meant}”",
                        f"the unit is “{line.unit}”, by the words or the other lines “{meant}”")
    else:
        message = Words("写了数额，没有写单位", "there is an amount without a unit")
    field = "unit" if line.unit else "amount" if line.amount is not None else "above"
    yield from context.finding(
        "unit",
        f"authority/{line.id}",
        Place(place.file, (*place.path, field)),
        message,
        Words(f"核对后写成 unit: {meant or '元'}。",
              f"Look which is right, and write `unit: {meant or 'yuan'}`."),
        severity="warning",
    )  # fmt: skip


def _has_amount(line: Limit) -> bool:
    return line.amount is not None or line.above is not None


def _backwards(context: Context, m: int, matter: Matter) -> Iterator[Problem]:
    for n, line in enumerate(matter.lines):
        if line.above is not None and line.amount is not None and line.amount <= line.above:
            yield context.problem(
                "matrix-gap",
                context.place("authority", "matters", m, "lines", n, "amount"),
                Words(f"上限 {line.amount:g} 不大于下限 {line.above:g}",
                      f"up to {line.amount:g} is not more than above {line.above:g}"),
                Words("请改其中一个。", "Change one of the two."),
            )  # fmt: skip


def matrix_overlaps(context: Context) -> Iterator[Problem]:
    """What the same people propose falls under one line of a matter, not under two."""
    for m, matter in enumerate(context.handbook.authority.matters):
        if any(map(misstated, matter.lines)):
            continue
        for n, line in enumerate(matter.lines):
            if any(_overlap(line, other) for other in matter.lines[:n]):
                field = "limit" if line.amount is None else "amount"
                if line.above is not None:
                    field = "above"
                yield context.problem(
                    "matrix-overlap",
                    context.place("authority", "matters", m, "lines", n, field),
                    Words("和上面一行管到同样的数额，不知道按哪一行批",
                          "a line above covers the same amounts: nobody knows which one rules"),
                    Words("用 above 和 amount 把两行分开。",
                          "Part the two lines by `above` and `amount`."),
                )  # fmt: skip


def _overlap(line: Limit, other: Limit) -> bool:
    """True where two lines rule the same amounts of the same thing."""
    if line.unit != other.unit or set(line.propose) != set(other.propose):
        return False
    if any(one.amount is None and one.above is None for one in (line, other)):
        return False  # a line in words
    low = max(line.above or 0, other.above or 0)
    return low < min(_end(line), _end(other))


def _end(line: Limit) -> float:
    return float("inf") if line.amount is None else float(line.amount)


def approvers_sign(context: Context) -> Iterator[Problem]:
    """A form on which a step is approved has a place for everybody who may approve it.

    The forms of a step are looked at together; a form without any place to approve is a register
    or a paper that goes along.
    """
    handbook = context.handbook
    forms = {form.id: form for form in context.sound(handbook.forms)}
    reported: set[tuple[str, str]] = set()
    for entry in handbook.entries.values():
        lines = [handbook.limits[id] for id in _named(entry, "limits") if id in handbook.limits]
        named = _named(entry, "forms")
        if any(id not in forms and id not in handbook.outside_papers for id in named):
            continue  # a broken form, or a misspelt one, may well have the place
        papers = [forms[id] for id in named if id in forms]
        slips = [form for form in papers if any(_APPROVED.search(s.title) for s in form.sign_offs)]
        if not lines or not slips:
            continue
        signers = {who for form in slips for sign in form.sign_offs for who in sign.who}
        for who in (who for line in lines for who in line.approve if who not in signers):
            if context.known.has(who, ("person",)) and (slips[0].id, who) not in reported:
                reported.add((slips[0].id, who))
                yield _no_place_to_sign(context, slips[0].id, who, entry.id)


_APPROVED = re.compile(r"批准|审批|核准|签发|\bapprove", re.IGNORECASE)


def _named(entry: Entry, field: str) -> tuple[str, ...]:
    return getattr(entry.item, field, ()) if isinstance(entry.item, Step | Duty) else ()


def _no_place_to_sign(context: Context, form: str, who: str, item: str) -> Problem:
    title = context.handbook.title(who)
    return context.problem(
        "sign-off-missing",
        context.place(form, "sign_offs"),
        Words(f"按审批权限表，“{item}”由{title}批准，这张表单没有{title}签字的地方",
              f"by the authority matrix “{who}” approves “{item}”, but has no place to sign here"),
        Words("在 sign_offs 里加上，或改 authority.yaml。",
              "Add it to `sign_offs`, or change authority.yaml."),
        key=True,
    )  # fmt: skip


def own_approval(context: Context) -> Iterator[Problem]:
    """Nobody approves what they alone propose."""
    for m, matter in enumerate(context.handbook.authority.matters):
        for n, line in enumerate(matter.lines):
            if line.propose and set(line.propose) == set(line.approve):
                yield context.problem(
                    "own-approval",
                    context.place("authority", "matters", m, "lines", n, "approve"),
                    Words("提出的人自己批准", "the one who proposes it also approves it"),
                    Words("批准要换一个人。", "Let somebody else approve."),
                )


def combinations_agree(context: Context) -> Iterator[Problem]:
    """The same roles are not both allowed and forbidden together."""
    seen: dict[frozenset[str], bool] = {}
    for n, rule in enumerate(context.handbook.settings.combinations):
        if seen.setdefault(frozenset(rule.roles), rule.allowed) != rule.allowed:
            yield context.problem(
                "roles-together",
                context.place("handbook", "combinations", n),
                Words("这几个岗位上面写的正相反", "an entry above says the opposite"),
                Words("留下一条。", "Keep one of the two."),
            )


def combined_roles(context: Context) -> Iterator[Problem]:
    """Nobody holds roles together that one person must not hold."""
    handbook = context.handbook
    for p, person in enumerate(handbook.directory.people):
        for rule in handbook.settings.combinations:
            if not rule.allowed and len(rule.roles) > 1 and set(rule.roles) <= set(person.roles):
                titles = "、".join(map(handbook.title, rule.roles))
                yield context.problem(
                    "roles-together",
                    context.place("people", "people", p, "roles"),
                    Words(f"一个人不能同时担任{titles}：{rule.why}",
                          f"one person must not hold {', '.join(rule.roles)} together"),
                    Words("换一个人，或改 handbook.yaml 的 combinations。",
                          "Name somebody else, or change `combinations` in handbook.yaml."),
                )  # fmt: skip
