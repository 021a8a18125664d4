"""Who owns what: every topic by one role that does the work, no duty twice, none without a way."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from generator.content.checks.authority import APPROVES, may_approve
from generator.content.checks.context import Context
from generator.content.handbook import Handbook
from generator.content.records import Duty, Role, Step
from generator.content.types import DAILY
from generator.problems.problem import Problem, Words
from generator.problems.spelling import is_slip

ALIKE = 0.82
"""How much of their pairs of characters two duties share that are nearly the same."""
MOST_COMPARED = 60
"""Of more duties on one topic only those with the same title are compared, each with the first."""


def _duties(context: Context) -> Iterator[tuple[Role, int, Duty]]:
    """Every duty of a role in use, but “other duties as assigned”."""
    for role in context.sound(context.handbook.roles):
        if not role.retired:
            yield from ((role, n, duty) for n, duty in enumerate(role.duties) if not duty.catch_all)


def owned_topics(context: Context) -> Iterator[Problem]:
    """The owner of a topic has a duty that owns it."""
    handbook = context.handbook
    topics = {topic.id for topic in handbook.topics.topics}
    in_duties = {id for role in handbook.roles for duty in role.duties for id in duty.topics}
    for t, topic in enumerate(handbook.topics.topics):
        owner = handbook.records.get(topic.owner)
        if not isinstance(owner, Role) or owner.id in context.loaded.broken:
            continue
        if topic.id in context.twin_topics:
            continue
        named = {id for duty in owner.duties for id in duty.topics}
        unknown = named - topics
        if any(is_slip(id, topic.id) for id in unknown):
            continue  # a misspelt one
        if unknown and topic.id not in in_duties:
            continue  # one of these may have been renamed to it
        parts = [d.part for d in owner.duties if topic.id in d.topics]
        if "owns" in parts:
            continue
        place = context.place("topics", "topics", t, "owner")
        title, name = topic.title, handbook.title(owner.id)
        if parts:
            message = Words(
                f"“{title}”由{name}主办，其职责却都写着协办",
                f"“{owner.id}” owns “{topic.id}”, but its duties only assist",
            )
            hint = Words("把主办的那条职责改成 part: owns，或换一个 owner。",
                         "Make the duty `part: owns`, or name another owner.")  # fmt: skip
            yield from context.finding("owner-assists", topic.id, place, message, hint)
        else:
            message = Words(
                f"“{title}”由{name}主办，其职责里却没有这件事",
                f"“{owner.id}” owns “{topic.id}”, but none of its duties is about it",
            )
            hint = Words("给它加一条职责（topics 写这个主题），或换一个 owner。",
                         "Give it a duty with this topic, or name another owner.")  # fmt: skip
            yield from context.finding("topic-without-duty", topic.id, place, message, hint)


def two_owners(context: Context) -> Iterator[Problem]:
    """One matter stands in topics.yaml once, and its owner is not among those who assist."""
    topics = context.handbook.topics.topics
    titles: dict[str, str] = {}
    for t, topic in enumerate(topics):
        other = titles.setdefault(topic.title, topic.id)
        others = [(other, topic.title)] if other != topic.id else []
        others += [(one.id, one.title) for one in topics if one.title in topic.aliases]
        for id, name in others:
            if id == topic.id or context.handbook.topics_by_id[id].owner == topic.owner:
                continue
            place = context.place("topics", "topics", t)
            message = Words(f"“{name}”这件事在“{id}”里已经有主办",
                            f"“{name}” has an owner already, under “{id}”")  # fmt: skip
            hint = Words("两个主题合成一个，或改掉其中一个说法。",
                         "Make them one topic, or change one of the names.")  # fmt: skip
            yield from context.finding("two-owners", topic.id, place, message, hint)
        for n, role in enumerate(topic.assists):
            if role == topic.owner:
                place = context.place("topics", "topics", t, "assists", n)
                message = Words("主办岗位又写成了协办", "the owner assists itself")
                hint = Words("从 assists 里删掉它。", "Remove it from `assists`.")
                yield from context.finding("two-owners", topic.id, place, message, hint)


def two_procedures(context: Context) -> Iterator[Problem]:
    """One matter has one procedure: no second one has its title, or its topic and trigger."""
    first: dict[str, str] = {}
    for procedure in context.sound(context.handbook.procedures):
        if procedure.retired:
            continue
        marks = {f"title {_core(procedure.title)}": "title"}
        trigger = _core(procedure.trigger)
        marks |= {f"{topic} {trigger}": "trigger" for topic in procedure.topics}
        for mark, field in marks.items():
            other = first.setdefault(mark, procedure.id)
            if other != procedure.id:
                place = context.place(procedure.id, field)
                message = Words(
                    f"和“{context.handbook.files[other]}”是同一件事的两个流程",
                    f"a second procedure for the matter of “{other}”",
                )
                hint = Words("合成一个，或写清两者各管什么。",
                             "Make them one, or say what each is for.")  # fmt: skip
                yield from context.finding(
                    "two-procedures", procedure.id, place, message, hint, "warning"
                )
                break


def decided_duties(context: Context) -> Iterator[Problem]:
    """Nobody has the duty to approve what the authority matrix lets others approve."""
    handbook = context.handbook
    for role, n, duty in _duties(context):
        if not APPROVES.match(duty.title):
            continue
        lines = [handbook.limits[id] for id in duty.limits if id in handbook.limits]
        allowed = {who for line in lines for who in may_approve(handbook, line)}
        if lines and role.id not in allowed:
            place = context.place(role.id, "duties", n, "title")
            message = Words(f"按审批权限表，“{handbook.title(role.id)}”不能批准“{lines[0].limit}”",
                            f"by the authority matrix, “{role.id}” does not approve "
                            f"“{lines[0].id}”")  # fmt: skip
            hint = Words("改这条职责，或改 authority.yaml。", "Change it, or authority.yaml.")
            id = f"{role.id}/{duty.id}"
            yield from context.finding("duty-beyond-matrix", id, place, message, hint)


# -- duties that say the same, or the opposite


def twin_duties(context: Context) -> Iterator[Problem]:
    """Nearly identical duties of two roles say whether they are the same thing."""
    for one, other, _ in _alike(context):
        first, second = _id(one), _id(other)
        if first in other[2].same_as or second in one[2].same_as:
            continue
        if first in other[2].distinct_from or second in one[2].distinct_from:
            continue
        if _parity(one[2].title) != _parity(other[2].title):
            continue
        role, n, _ = other
        place = context.place(role.id, "duties", n)
        message = Words(f"和 {first} 几乎一样，没有说明是不是同一件事",
                        f"nearly the same as {first}, and nothing says whether it is")  # fmt: skip
        hint = Words(
            f"写 same_as: {first} 或 distinct_from: {first}，或删掉一条。",
            f"Write `same_as: {first}` or `distinct_from: {first}`, or remove one.",
        )
        yield from context.finding("twin-duties", second, place, message, hint)


def opposite_duties(context: Context) -> Iterator[Problem]:
    """What one is to do, nobody is to leave undone; what a role may do, it need not ask about."""
    handbook = context.handbook
    for one, other, _ in _alike(context):
        if _parity(one[2].title) != _parity(other[2].title):
            role, n, _ = other
            place = context.place(role.id, "duties", n, "title")
            message = Words(f"和 {_id(one)} 说的正相反", f"the opposite of {_id(one)}")
            hint = Words("改其中一条。", "Change one of them.")
            yield from context.finding("opposite", _id(other), place, message, hint)
    for role in context.sound(handbook.roles):
        said: dict[str, tuple[str, str]] = {
            _core(duty.title): ("duties", duty.id) for duty in role.duties
        }
        for level in ("may", "must_ask", "must_not"):
            for n, point in enumerate(getattr(role.authority, level)):
                field, other_id = said.setdefault(_core(point.text), (level, point.id))
                if field == level or (field == "duties" and level != "must_not"):
                    continue
                place = context.place(role.id, "authority", level, n, "text")
                message = Words(f"和 {field} 里的“{other_id}”矛盾",
                                f"contradicts “{other_id}” in `{field}`")  # fmt: skip
                hint = Words("只留一处。", "Keep one of the two.")
                id = f"{role.id}/{point.id}"
                yield from context.finding("opposite", id, place, message, hint)


Owned = tuple[Role, int, Duty]


def _id(one: Owned) -> str:
    return f"{one[0].id}/{one[2].id}"


def _alike(context: Context) -> Iterator[tuple[Owned, Owned, float]]:
    """Pairs of duties of different roles that say nearly the same."""
    groups: dict[str, list[Owned]] = defaultdict(list)
    for one in _duties(context):
        groups[f"= {_core(one[2].title)}"].append(one)
        for topic in one[2].topics:
            groups[topic].append(one)
    reported: set[tuple[str, str]] = set()
    for name, duties in groups.items():
        pairs: Iterable[tuple[Owned, Owned]] = combinations(duties, 2)
        if len(duties) > MOST_COMPARED:
            if not name.startswith("= "):
                continue
            pairs = ((duties[0], other) for other in duties[1:])
        for one, other in pairs:
            pair = (_id(one), _id(other))
            if one[0].id == other[0].id or pair in reported:
                continue
            likeness = _likeness(*(_bag(d.title + d.text) for _, _, d in (one, other)))
            if likeness >= ALIKE:
                reported.add(pair)
                yield one, other, likeness


@lru_cache(maxsize=1 << 13)
def _bag(text: str) -> Counter[str]:
    """The pairs of characters in a duty's text."""
    return Counter(a + b for a, b in pairwise(_core(text)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


_NEGATION = re.compile(r"不得|不准|不能|禁止|严禁|不要|不可|不(?!定期|同)|勿|\bnot\b|\bnever\b")


@lru_cache(maxsize=1 << 14)
def _core(text: str) -> str:
    """A text without what negates it, without punctuation and spaces."""
    kept = _NEGATION.sub("", unicodedata.normalize("NFKC", text))
    return "".join(c for c in kept.lower() if unicodedata.category(c)[0] in "LN")


def _parity(text: str) -> bool:
    """True for what is not to be done."""
    return len(_NEGATION.findall(text)) % 2 == 1


# -- how the work is done, and by whom


def steps_have_duties(context: Context) -> Iterator[Problem]:
    """Whoever takes a step of another role's procedure has a duty of that kind."""
    handbook = context.handbook
    known, by_basis = _matters(handbook), _topics_by_basis(handbook)
    for procedure in context.sound(handbook.procedures):
        owner = handbook.owner_of(procedure)
        topics = {*procedure.topics, *by_basis.get(procedure.id, ())}
        if procedure.retired or not topics:
            continue
        for entry in handbook.entries_of(procedure.id):
            step = entry.item
            for n, who in enumerate(step.who if isinstance(step, Step) else ()):
                role = handbook.records.get(who)
                if who == owner or not isinstance(role, Role) or who in context.loaded.broken:
                    continue
                if who in procedure.participants:
                    continue  # it takes part when it is asked to
                if known[who] & {procedure.id, entry.id, *topics} or _takes_part(role, entry.id):
                    continue
                place = entry.place._replace(path=(*entry.place.path, "who", n))
                message = Words(f"“{handbook.title(who)}”没有和这个流程相应的职责",
                                f"“{who}” has no duty that this procedure belongs to")  # fmt: skip
                hint = Words("给它加一条职责（basis 写这个流程），或改由别人做。",
                             "Give it a duty with this procedure as `basis`, or name somebody "
                             "else.")  # fmt: skip
                yield from context.finding(
                    "step-without-duty", entry.id, place, message, hint, "warning"
                )


def _matters(handbook: Handbook) -> dict[str, set[str]]:
    """What each role has to do with: its topics, and what its duties rest on."""
    out: dict[str, set[str]] = defaultdict(set)
    for topic in handbook.topics.topics:
        for id in (topic.owner, *topic.assists):
            out[id].add(topic.id)
    for role in handbook.roles:
        for duty in role.duties:
            out[role.id].update(duty.topics, duty.basis)
            out[role.id].update(basis.partition("/")[0] for basis in duty.basis)
    return out


def _topics_by_basis(handbook: Handbook) -> dict[str, set[str]]:
    """The topics of the duties that are done by each document."""
    out: dict[str, set[str]] = defaultdict(set)
    for role in handbook.roles:
        for duty in role.duties:
            for basis in duty.basis:
                out[basis.partition("/")[0]].update(duty.topics)
    return out


def _takes_part(role: Role, step: str) -> bool:
    return any(step in duty.basis for duty in role.duties)


def daily_duties(context: Context) -> Iterator[Problem]:
    """What a role does every day says how: by a procedure, a script, a standard or a checklist."""
    for role, n, duty in _duties(context):
        if duty.when in DAILY and duty.part == "owns" and not duty.basis and not duty.forms:
            place = context.place(role.id, "duties", n)
            message = Words("每天要做的事，没有写按什么做",
                            "done every day, and nothing says how")  # fmt: skip
            hint = Words("在 basis 里写流程、话术、规范或清单。",
                         "Name a procedure, script, standard or checklist as `basis`.")  # fmt: skip
            id = f"{role.id}/{duty.id}"
            yield from context.finding("daily-without-basis", id, place, message, hint, "warning")


def deputies(context: Context) -> Iterator[Problem]:
    """A role with work of its own every day, held by one person, has a deputy."""
    handbook = context.handbook
    busy = {r.id for r, _, duty in _duties(context) if duty.when in DAILY and duty.part == "owns"}
    for role in context.sound(handbook.roles):
        several = role.headcount is not None and role.headcount > 1
        if role.id in busy and not role.deputy and not several:
            message = Words("每天有主办的事，不在时没有人代",
                            "owns daily work, and nobody stands in")  # fmt: skip
            hint = Words("写上 deputy: 岗位编号。", "Write `deputy:` and a role.")
            place = context.place(role.id)
            yield from context.finding("no-deputy", role.id, place, message, hint, "warning")
        for n, deputy in enumerate(role.deputy):
            if why := _unfit(handbook, role.id, deputy):
                place = context.place(role.id, "deputy", n)
                message = Words(f"“{handbook.title(deputy)}”不能代：{why.zh}",
                                f"“{deputy}” cannot stand in: {why.en}")  # fmt: skip
                hint = Words("换一个岗位。", "Name another role.")
                yield from context.finding(
                    "deputy-excluded", role.id, place, message, hint, "warning"
                )


def _unfit(handbook: Handbook, role: str, deputy: str) -> Words | None:
    """Why somebody cannot stand in for a role."""
    if role == deputy:
        return Words("就是本岗位", "it is this role")
    if getattr(handbook.people.get(deputy), "outside", False):
        return Words("不是公司的人", "not of this company")
    for rule in handbook.settings.combinations:
        if not rule.allowed and {role, deputy} == set(rule.roles):
            return Words(rule.why, "the two roles exclude each other")
    return None


_VAGUE = re.compile(
    r"适时|酌情|尽量|原则上|等等|若干|适当(?:时|的?时候)|\bas appropriate\b|\basap\b"
    r"|\bin due course\b|\bif possible\b|\betc\b"
)


def vague_wording(context: Context) -> Iterator[Problem]:
    """A duty or step says who, when and how much, so that it can be seen whether it is done."""
    handbook = context.handbook
    for entry in handbook.entries.values():
        item = entry.item
        field = "do" if isinstance(item, Step) else "text" if isinstance(item, Duty) else ""
        found = _VAGUE.search(getattr(item, field)) if field else None
        if found:
            place = entry.place._replace(path=(*entry.place.path, field))
            message = Words(f"“{found[0]}”说得含糊", f"“{found[0]}” is vague")
            hint = Words("写明谁、什么时候、多少。", "Say who, when and how much.")
            yield from context.finding("vague", entry.id, place, message, hint, "warning")
