"""Who answers to whom and for what: one line of authority, one owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.checks.context import Context
from generator.content.handbook import Handbook
from generator.content.records import EVERYONE, Colleague, PhoneContact, Role
from generator.content.walk import Place
from generator.problems.problem import Problem, Words


def reporting_cycles(context: Context) -> Iterator[Problem]:
    """Nobody is, through others, their own superior."""
    handbook = context.handbook
    if "handbook" in context.loaded.broken:
        return  # of two positions with one id, nobody knows which one is above
    reported: set[str] = set()
    roles_first = sorted(handbook.people, key=lambda id: not isinstance(handbook.people[id], Role))
    for id in roles_first:
        chain, above = [id], handbook.reports_to(id)
        while above and above not in chain:
            chain.append(above)
            above = handbook.reports_to(above)
        if above == id and id not in reported:
            reported.update(chain)
            circle = [*chain, id]
            names, way = " → ".join(map(handbook.title, circle)), " → ".join(circle)
            yield context.problem(
                "reporting-cycle",
                _line_of(context, id),
                Words(f"上级关系绕成了圈：{names}", f"the reporting line is a circle: {way}"),
                Words("请改其中一个岗位的 reports_to。", "Change one of the reports_to."),
            )


def _line_of(context: Context, id: str) -> Place:
    """The place where a role or a position says to whom it reports."""
    if isinstance(context.handbook.people[id], Role):
        return context.place(id, "reports_to")
    ids = [position.id for position in context.handbook.settings.positions]
    return context.place("handbook", "positions", ids.index(id), "reports_to")


def same_titles(context: Context) -> Iterator[Problem]:
    """No position has the title of a role: a name would not say which of the two is meant."""
    handbook = context.handbook
    roles = {role.title: role.id for role in handbook.roles if not role.retired}
    for n, position in enumerate(handbook.settings.positions):
        role = roles.get(position.title)
        if role and role != position.id:  # one with the role's id is reported as such
            yield context.problem(
                "same-title",
                context.place("handbook", "positions", n, "title"),
                Words(f"岗位“{role}”也叫“{position.title}”",
                      f"the role “{role}” has the same title"),
                Words(f"是同一个人，就删掉这个职务，各处写 {role}；不是，就改一个名称。",
                      f"If they are the same, remove this one and write {role}; else rename one."),
                severity="warning",
            )  # fmt: skip


def supervision(context: Context) -> Iterator[Problem]:
    """Whoever a role supervises reports to that role, so that there is one line of authority."""
    handbook = context.handbook
    for role in handbook.roles:
        for index, below in enumerate(role.supervises):
            if below in handbook.people and handbook.reports_to(below) not in (role.id, None):
                yield context.problem(
                    "supervision",
                    context.place(role.id, "supervises", index),
                    Words(
                        f"“{handbook.title(below)}”的上级写的是“"
                        f"{handbook.title(handbook.reports_to(below) or '')}”，不是这个岗位",
                        f"“{below}” reports to “{handbook.reports_to(below)}”, not to this role",
                    ),
                    Words("supervises 与对方的 reports_to 要一致。", "The two must agree."),
                )


def procedure_owners(context: Context) -> Iterator[Problem]:
    """Every procedure has an owner."""
    if context.has_unread("role"):  # who may well be the owner
        return
    for procedure in context.handbook.procedures:
        if context.handbook.owner_of(procedure) is None:
            yield context.problem(
                "no-owner",
                context.place(procedure.id),
                Words("这个流程没有主办岗位", "this procedure has no owner"),
                Words("写上 owner: 岗位编号。", "Write `owner:` and a role."),
            )


def topic_parts(context: Context) -> Iterator[Problem]:
    """Only the owner of a topic has a duty that owns it."""
    owners = {topic.id: topic.owner for topic in context.handbook.topics.topics}
    for role in context.handbook.roles:
        for d, duty in enumerate(role.duties):
            if duty.part == "owns" and duty.topics and not (duty.catch_all or role.retired):
                unknown = [t for t in duty.topics if owners.get(t) not in context.handbook.people]
                is_unclear = bool(unknown) or not context.twin_topics.isdisjoint(duty.topics)
                if is_unclear or any(owners[t] == role.id for t in duty.topics):
                    continue
                topic = duty.topics[0]
                owner = context.handbook.title(owners.get(topic, ""))
                yield context.problem(
                    "not-owner",
                    context.place(role.id, "duties", d, "topics", 0),
                    Words(f"“{context.handbook.title(topic)}”由{owner}主办",
                          f"“{topic}” is owned by “{owners.get(topic)}”"),
                    Words("写 part: assists，或在 topics.yaml 里改 owner。",
                          "Write `part: assists`, or change the owner in topics.yaml."),
                )  # fmt: skip


def stand_ins(context: Context) -> Iterator[Problem]:
    """Nobody stands in for themselves."""
    handbook = context.handbook
    for role in handbook.roles:
        if role.id in role.deputy:
            place = context.place(role.id, "deputy", role.deputy.index(role.id))
            yield _own_deputy(context, place)
    for n, person in enumerate(handbook.directory.people):
        if person.id in person.deputies:
            at = person.deputies.index(person.id)
            yield _own_deputy(context, context.place("people", "people", n, "deputies", at))


def _own_deputy(context: Context, place: Place) -> Problem:
    return context.problem(
        "own-deputy",
        place,
        Words("不能由自己代理自己", "nobody stands in for themselves"),
        Words("换一个人，或删掉这一项。", "Name somebody else, or remove it."),
    )


def deputies_differ(context: Context) -> Iterator[Problem]:
    """Who stands in for a person in the directory is somebody whom the role names as deputy."""
    if "people" in context.loaded.broken:
        return
    handbook = context.handbook
    roles = {role.id: role for role in context.sound(handbook.roles)}
    for n, person in enumerate(handbook.directory.people):
        if _is_unclear(person, handbook):
            continue  # one that is not there may be another
        deputies = [roles[held].deputy for held in person.roles if held in roles]
        named = {id for ids in deputies for id in ids}
        is_unsure = named & set(person.roles) or any(len(set(ids)) < len(ids) for ids in deputies)
        if is_unsure or not all(
            context.known.has(id, ("person",)) for id in named
        ):
            continue  # which is reported where the role names its deputies
        for d, deputy in enumerate(person.deputies):
            other = handbook.colleagues.get(deputy)
            if not named or other is None or named & set(other.roles):
                continue
            if _is_unclear(other, handbook):
                continue
            titles = "、".join(map(handbook.title, sorted(named)))
            yield context.problem(
                "deputy-differs",
                context.place("people", "people", n, "deputies", d),
                Words(f"岗位写的代理人是{titles}，{other.name}不担任",
                      f"the role names {', '.join(sorted(named))} as its deputy, and "
                      f"“{deputy}” is none of them"),
                Words("请改通讯录的 deputies，或岗位的 deputy。",
                      "Change `deputies` here, or the `deputy` of the role."),
            )  # fmt: skip


def _is_unclear(person: Colleague, handbook: Handbook) -> bool:
    """Whether a person holds what does not exist, which is reported as that."""
    return not handbook.people.keys() >= set(person.roles)


def headcounts(context: Context) -> Iterator[Problem]:
    """A role has no more people in the directory than there are posts."""
    if "people" in context.loaded.broken:
        return  # of two people with one id, one may be a copy
    for role in context.handbook.roles:
        holders = len(context.handbook.holders_of(role.id))
        if role.headcount is not None and holders > role.headcount:
            yield context.problem(
                "headcount",
                context.place(role.id, "headcount"),
                Words(f"编制 {role.headcount} 人，通讯录里有 {holders} 人",
                      f"{role.headcount} posts, but {holders} people in the directory"),
                Words("请改其中一处。", "Change one of the two."),
            )  # fmt: skip


def shares_of_time(context: Context) -> Iterator[Problem]:
    """The duties of a role take no more than all of the time."""
    for role in context.sound(context.handbook.roles):
        total = sum(duty.share or 0 for duty in role.duties)
        if total > 100:
            yield context.problem(
                "shares",
                context.place(role.id, "duties"),
                Words(f"各项职责的占比相加是 {total}%", f"the shares add up to {total} per cent"),
                Words("请调整各项的 share。", "Change the `share` of some."),
                key=True,
            )


ONE_PERSON = frozenset([
    "reports_to", "deputy", "approve", "supervises", "dotted_line", "roles", "training",
])  # fmt: skip
"""Fields that name whom one can turn to, which all employees together are not."""


def nobody_in_particular(context: Context) -> Iterator[Problem]:
    """Nobody reports to all employees, is stood in for by them, or has their approval."""
    for reference in context.handbook.references:
        if reference.id == EVERYONE and not ONE_PERSON.isdisjoint(reference.place.path):
            yield context.problem(
                "everyone-is-nobody",
                reference.place,
                Words("“全体员工”不能写在这里：要写明是谁",
                      "all staff cannot stand here: this must be somebody in particular"),
                Words("写一个岗位或职务的编号。", "Write the id of a role or position."),
            )  # fmt: skip


def mail_addresses(context: Context) -> Iterator[Problem]:
    """What is written to has an address."""
    for n, person in enumerate(context.handbook.directory.people):
        if person.mail and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", person.mail):
            yield context.problem(
                "mail",
                context.place("people", "people", n, "mail"),
                Words(f"“{person.mail}”不是邮箱地址", f"“{person.mail}” is no e-mail address"),
                Words("写成 zhaojing@example.com 的样子；没有的，删掉这一项。",
                      "Write it like zhaojing@example.com, or remove it."),
            )  # fmt: skip


def numbers_to_call(context: Context) -> Iterator[Problem]:
    """What is called has a number, and the same one in each procedure and in the directory."""
    known: dict[str, str] = {}
    for place, one in context.handbook.placed_records:
        if not isinstance(one, PhoneContact):
            continue
        place = Place(place.file, (*place.path, "phone"))
        if not any(character.isdigit() for character in one.phone):
            yield context.problem(
                "no-number",
                place,
                Words("电话里没有数字", "there is no figure in this number"),
                Words("写能拨的号码；还没有的，先删掉这一行。",
                      "Write a number that can be called, or remove the line until there is one."),
            )  # fmt: skip
        elif context.is_doubtful(place):
            continue
        elif known.setdefault(one.title, one.phone) != one.phone:
            yield context.problem(
                "two-numbers",
                place,
                Words(f"“{one.title}”在别处写的是 {known[one.title]}",
                      f"elsewhere “{one.title}” has the number {known[one.title]}"),
                Words("核对后改成一样的；不是同一处的，名称写清楚一点。",
                      "Look which one is right; if they are two, name them differently."),
            )  # fmt: skip


def telephone_numbers(context: Context) -> Iterator[Problem]:
    """What is dialled holds figures and what parts them: no `1.38E+10` of a spreadsheet."""
    for entry in context.handbook.entries.values():
        if entry.kind not in _HAVE_NUMBERS:
            continue
        for field in ("phone", "mobile", "extension"):
            number = getattr(entry.item, field, "")
            is_there = any(map(str.isdigit, number)) or (number and field != "phone")
            if is_there and (why := odd_number(number)):
                place = Place(entry.place.file, (*entry.place.path, field))
                yield from context.finding(
                    "phone-number", entry.id, place, why, DIAL, severity="warning"
                )


DIAL = Words(
    "核对后写成能拨的号码，例如 138 0000 0000、0571-5550 0182 转 8001。",
    "Look it up, and write what can be dialled, such as 138 0000 0000.",
)
_HAVE_NUMBERS = frozenset(["colleague", "phone", "room", "call"])
_DIALLED = re.compile(
    r"[\s\d+＋()（）\-－–—/／、,，;；#*·]|转|分机|内线|总机|或|和|extension|ext\.?|x|or|and",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"1[3-9][0-9]+")


def odd_number(number: str) -> Words | None:
    """What makes a number one that cannot be dialled."""
    rest = _DIALLED.sub("", re.sub(r"[（(][^（()）]*[)）]$", "", number))
    if rest:
        return Words(f"“{number}”里的“{rest}”拨不出去",
                     f"“{rest}” in “{number}” cannot be dialled")  # fmt: skip
    figures = re.sub(r"\D", "", number)
    if number[0].isdigit() and _MOBILE.fullmatch(figures) and len(figures) in (9, 10, 12, 13):
        return Words(f"手机号码是 11 位，“{number}”有 {len(figures)} 位",
                     f"a mobile number has 11 figures, “{number}” has {len(figures)}")  # fmt: skip
    return None
