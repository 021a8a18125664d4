"""What a field names is there, is of the right kind, and is named once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.checks import missing
from generator.content.checks.context import Context
from generator.content.checks.known import ANYWHERE
from generator.content.records import Colleague, Matter, Position
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import Guess, is_slip, nearest
from generator.reading.diagnosis.draft import QUOTED
from generator.reading.diagnosis.mistakes import NO_BRACKETS


def renamed_ids(context: Context) -> Iterator[Problem]:
    """An item keeps the id by which its translation and others name it."""
    unknown = {one.record for one in context.unknown_references}
    for place, old, new, full in context.loaded.renamed:
        if Place(place.file, place.path[:-1]) in unknown or "example" in place.path:
            continue  # what it names is not there, as another check says
        problem = context.problem(
            missing.RENAMED,
            place,
            Words(f"编号原来是“{old}”，译文里还是",
                  f"this was “{old}”, as its translation calls it"),
            Words(f"改回“{old}”；确实要改成“{new}”的，译文和引用它的地方一起改。",
                  f"Go back to “{old}”, or write “{new}” in the translation and wherever it is "
                  "named."),
        )  # fmt: skip
        yield replace(problem, about=full)


def unknown_references(context: Context) -> Iterator[Problem]:
    """Every id that a field names is there, and is of the right kind."""
    for reference in context.unknown_references:
        place, id = reference.place, reference.id
        problem = _unknown_reference(context, place, id, reference.kinds)
        yield replace(problem, about=context.about(id))


def _unknown_reference(context: Context, place: Place, id: str, kinds: tuple[str, ...]) -> Problem:
    known, several = context.known, re.split(r"[\s,，、;；]+", id)
    if isinstance(place.path[-1], int) and all(known.has(one, kinds) for one in several):
        listed = Guess(f"[{', '.join(several)}]", sure=True)
        place = place._replace(path=place.path[:-1])
        problem = context.unknown("comma", place, NO_BRACKETS.message, None, listed)
        problem = replace(problem, hint=NO_BRACKETS.hint)
        return context.in_text(problem, several[0], " ")
    what = _KIND_WORDS[kinds[0]]
    typed = id[:QUOTED]
    message = Words(f"没有编号为“{typed}”的{what.zh}", f"there is no {what.en} “{typed}”")
    if not context.is_full(place.file):
        if choice := _several(context, id, kinds):
            return context.problem("unknown-reference", place, message, choice)
        if kinds == ("limit",) and (matter := _matter(context, id)):
            return context.problem("unknown-reference", place, message, _lines_of(matter))
        is_role = "person" in kinds or kinds == ("role",)
        if is_role and (colleague := _colleague(context, id)):
            return _person_for_role(context, place, message, colleague)
        if kinds == ("role",) and (position := _position(context, id)):
            return _no_role_of(context, place, position)
    named = None if context.is_full(place.file) else known.named(id, kinds)
    meant = Guess(named, sure=False) if named else context.meant(place, id, known.of(kinds))
    hint = _WHERE.get(kinds[0], ANYWHERE)
    if meant and not named and not meant.sure and not is_slip(id, meant.word):
        elsewhere = _elsewhere(id, known.of(kinds))
        meant = Guess(elsewhere, sure=False) if elsewhere else None
        if meant is None:
            hint = _choices(nearest(id, known.of(kinds)), hint)
    problem = context.unknown("unknown-reference", place, message, hint, meant)
    return replace(problem, hint=_write_id(named)) if named else problem


def _several(context: Context, name: str, kinds: tuple[str, ...]) -> Words | None:
    """The ids to choose from where several things bear the name that was written."""
    found = context.known.bearers(name, kinds)
    if len(found) < 2:
        return None
    handbook = context.handbook
    positions = {one.id for one in handbook.settings.positions}
    kind_of = {id: entry.kind for id in found if (entry := handbook.entries.get(id))}
    words = [
        _POSITION if id in positions else _KIND_WORDS.get(kind_of.get(id, ""), _KIND_WORDS["any"])
        for id in found
    ]
    zh = "、".join(f"{id}（{what.zh}）" for id, what in zip(found, words, strict=True))
    en = ", ".join(f"{id} ({what.en})" for id, what in zip(found, words, strict=True))
    return Words(
        f"叫“{name[:QUOTED]}”的有 {len(found)} 个：{zh}。写其中一个的编号。",
        f"{len(found)} are called “{name[:QUOTED]}”: {en}. Write the id of one of them.",
    )


def _matter(context: Context, name: str) -> Matter | None:
    """The matter of the authority matrix that an id or a title names."""
    matters = context.handbook.authority.matters
    return next((one for one in matters if name in (one.id, one.title)), None)


def _lines_of(matter: Matter) -> Words:
    zh = "、".join(f"{line.id}（{line.limit}）" for line in matter.lines)
    en = ", ".join(line.id for line in matter.lines)
    return Words(
        f"“{matter.title}”是事项，这里写它的一行或几行：{zh}。",
        f"“{matter.id}” is a matter; write one or more of its lines: {en}.",
    )


def _position(context: Context, name: str) -> Position | None:
    """The position that an id or a title names."""
    positions = context.handbook.settings.positions
    return next((one for one in positions if name in (one.id, one.title)), None)


def _no_role_of(context: Context, place: Place, position: Position) -> Problem:
    title = position.title
    return context.problem(
        "unknown-reference",
        place,
        Words(f"“{title}”是职务，没有岗位文件",
              f"“{position.id}” is a position without a role file"),
        Words(f"先运行 new role {position.id}，再从 handbook.yaml 的 positions 里删掉它；"
              "或写一个有文件的岗位。",
              f"Run `new role {position.id}` and remove it from `positions` in handbook.yaml; or "
              "name a role that has a file."),
    )  # fmt: skip


def _colleague(context: Context, name: str) -> Colleague | None:
    """The only person of the directory whom an id or a name means."""
    people = context.handbook.directory.people
    found = [one for one in people if name in (one.id, one.name)]
    return found[0] if len(found) == 1 else None


def _person_for_role(
    context: Context, place: Place, message: Words, person: Colleague
) -> Problem:
    """A role, not a person, is named in rules, so that they hold when somebody else takes over."""
    roles, handbook = person.roles, context.handbook
    zh = "、".join(f"{id}（{handbook.title(id)}）" for id in roles)
    hint = Words(
        f"“{person.name}”是人，这里写岗位：{person.name}担任的是 {zh}。",
        f"“{person.name}” is a person; write the role, which is {', '.join(roles)}.",
    )
    if len(roles) == 1:
        problem = context.problem("unknown-reference", place, message, hint)
        return context.proposing(problem, place, roles[0], sure=False)
    if not roles:
        hint = Words(
            f"“{person.name}”是人，这里写岗位；people.yaml 里还没写担任什么岗位。",
            f"“{person.name}” is a person; write a role. people.yaml does not say which.",
        )
    return context.problem("unknown-reference", place, message, hint)


_POSITION = Words("职务", "position")


def _elsewhere(id: str, known: Iterable[str]) -> str | None:
    """The only item of the same name in another document."""
    end = f"/{id.rpartition('/')[2]}"
    found = [one for one in known if one.endswith(end)]
    return found[0] if len(found) == 1 else None


def _choices(ids: list[str], hint: Words) -> Words:
    """The nearest ids to choose from, where nobody can say which of them is meant."""
    zh, en = "、".join(ids), ", ".join(ids)
    return Words(f"相近的有：{zh}。{hint.zh}", f"There are: {en}. {hint.en}")


def _write_id(id: str) -> Words:
    return Words(
        f"是不是“{id}”？这里写编号，不写名称。", f"Did you mean “{id}”? Write the id here."
    )


_KIND_WORDS = {
    "role": Words("岗位", "role"),
    "person": Words("岗位或职务", "role or position"),
    "topic": Words("主题", "topic"),
    "duty": Words("职责", "duty"),
    "standard": Words("规范", "standard"),
    "procedure": Words("流程", "procedure"),
    "department": Words("部门", "department"),
    "clause": Words("条款", "clause"),
    "form": Words("表单或单据", "form or paper"),
    "limit": Words("权限行", "line of the authority matrix"),
    "colleague": Words("同事", "colleague"),
    "any": Words("条目", "item"),
}


_WHERE = {
    "person": Words("岗位是 roles/ 里的文件夹名；其他人写在 handbook.yaml 的 positions 里。",
                    "Roles are folders; others stand in handbook.yaml, under positions."),
    "topic": Words("主题写在 topics.yaml 里。", "Topics are listed in topics.yaml."),
    "department": Words("部门写在 handbook.yaml 的 departments 里。",
                        "Departments are listed in handbook.yaml, under departments."),
    "form": Words("表单是 forms/ 里的文件名；外来的单据写在 papers.yaml 里。",
                  "Forms are files in forms/; other papers stand in papers.yaml."),
    "limit": Words("权限行写在 authority.yaml 里。", "Limits stand in authority.yaml."),
    "colleague": Words("同事写在 people.yaml 里。", "Colleagues stand in people.yaml."),
    "clause": Words("条款写在 sources.yaml 里。", "Clauses are listed in sources.yaml."),
}  # fmt: skip


def titles_for_ids(context: Context) -> Iterator[Problem]:
    """Where an id is meant, a title is understood; the id stays right when a title changes."""
    for place, typed, id in context.loaded.understood:
        problem = context.problem(
            "title-for-id",
            place,
            Words(f"“{typed[:QUOTED]}”是名称，编号是“{id}”",
                  f"“{typed[:QUOTED]}” is a title, its id is “{id}”"),
            Words("运行 check --fix 会写上编号。", "`check --fix` writes the id."),
            severity="warning",
        )  # fmt: skip
        yield context.proposing(problem, place, id, sure=True)


_LEADS_ON = frozenset([
    "same_as", "distinct_from", "basis", "see", "replaced_by", "supervises", "dotted_line",
])  # fmt: skip
"""Fields that name something else."""


def references_to_oneself(context: Context) -> Iterator[Problem]:
    """Nothing is the same as itself, done as it says itself, or works with itself."""
    own = {entry.place: entry.id for entry in context.handbook.entries.values()}
    for reference in context.handbook.references:
        record, field = reference.record, reference.path[0]
        if field == "who" and record.path[:1] == ("works_with",):
            record = Place(record.file)
        elif field not in _LEADS_ON:
            continue
        if own.get(record) == reference.id:
            yield _own(context, reference.place, reference.id)
    for entry in context.handbook.entries.values():
        for n, was in enumerate(entry.item.was):
            if was in (entry.id, entry.item.id):
                place = Place(entry.place.file, (*entry.place.path, "was", n))
                yield _own(context, place, was)


def _own(context: Context, place: Place, id: str) -> Problem:
    message = Words(f"“{id}”就是这一项自己", f"“{id}” is this item itself")
    hint = Words("写上另一项，或删掉它。", "Name another item, or remove it.")
    return context.problem("own-reference", place, message, hint)


def circles(context: Context) -> Iterator[Problem]:
    """No clause repeats itself through others, and no document replaces itself so."""
    sources = enumerate(context.handbook.sources.sources)
    clauses = {
        clause.id: (clause.same_as, context.place("sources", "sources", s, "clauses", c, "same_as"))
        for s, source in sources
        for c, clause in enumerate(source.clauses)
        if clause.same_as
    }
    replaced = {
        document.id: (document.replaced_by, context.place(document.id, "replaced_by"))
        for document in context.handbook.documents
        if document.replaced_by
    }
    for leads in (clauses, replaced):
        reported: set[str] = set()
        for id, (_, place) in leads.items():
            way = [id]
            while way[-1] in leads and leads[way[-1]][0] not in way:
                way.append(leads[way[-1]][0])
            last = leads.get(way[-1])
            if last is None or last[0] != id or id in reported:
                continue
            reported.update(way)
            around = " → ".join([*way, id])
            if len(way) == 1 and leads is replaced:
                continue  # which is reported as a reference to itself
            yield context.problem(
                "own-reference",
                place,
                Words(f"“{id}”就是这一项自己", f"“{id}” is this item itself")
                if len(way) == 1
                else Words(f"绕成了圈：{around}", f"this is a circle: {around}"),
                Words("写上另一项，或删掉它。", "Name another item, or remove it."),
            )


def repeated_references(context: Context) -> Iterator[Problem]:
    """No list names the same thing twice."""
    last: Place | None = None
    seen: set[tuple[str | int, str]] = set()
    for reference in context.handbook.references:
        if reference.record is not last:
            last, seen = reference.record, set()
        name = (reference.path[0], reference.id)
        if name in seen:
            yield context.problem(
                "repeated-reference",
                reference.place,
                Words(f"“{reference.id}”写了两次", f"“{reference.id}” is written twice"),
                Words("请删掉一个。", "Remove one."),
            )
        seen.add(name)
