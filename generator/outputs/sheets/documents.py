"""The sheets of single documents: role, procedure, standard, script, checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import (
    Checklist,
    ChecklistItem,
    Choice,
    Contact,
    Document,
    Duty,
    Node,
    Procedure,
    Role,
    Rule,
    Script,
    Standard,
    Step,
)
from generator.content.types import END
from generator.locale import words
from generator.outputs import deadlines
from generator.outputs.pictures import flow_on_paper
from generator.outputs.sheets.content import (
    Sheet,
    control,
    envelope,
    has_additions,
    listed,
    people,
    points,
    references,
    revisions,
    rich,
)


def sheet(handbook: Handbook, document: Document) -> Sheet:
    """A document as its sheet."""
    inner = body(handbook, document)
    if isinstance(document, Procedure):
        inner["pictures"] = list(flow_on_paper(handbook, document))
    return {**envelope(handbook, inner["kind"], inner["title"]), **inner}


def printed(handbook: Handbook) -> list[Document]:
    """The documents that have a sheet."""
    kinds = tuple(type_ for type_, _, _ in _BODIES)
    return [one for one in handbook.documents if isinstance(one, kinds)]


def body(handbook: Handbook, document: Document) -> Sheet:
    """A document without what only stands once on paper, as the whole handbook binds it."""
    kind, write = next(
        (kind, write) for type_, kind, write in _BODIES if isinstance(document, type_)
    )
    inner = write(handbook, document)
    file = handbook.files[document.id]
    return {
        "kind": kind,
        "id": document.id,
        "title": handbook.title(document.id),
        "aliases": [handbook.plain(alias) for alias in document.aliases],
        **control(handbook, document),
        "revisions": revisions(handbook, document),
        "added": has_additions(inner),
        "untranslated": any(place.file == file for place in handbook.untranslated),
        **inner,
    }


# -- role


def _role(handbook: Handbook, role: Role) -> Sheet:
    needs, contacts = role.requirements, role.works_with
    return {
        "basics": _basics(handbook, role),
        "purpose": rich(handbook, role.purpose),
        "duties": [duty_row(handbook, n, duty) for n, duty in enumerate(role.duties, 1)],
        "authority": limits_of(handbook, role),
        "contacts": {
            "inside": contact_rows(handbook, contacts.inside),
            "outside": contact_rows(handbook, contacts.outside),
        },
        "requirements": {
            "education": points(handbook, needs.education),
            "experience": points(handbook, needs.experience),
            "knowledge": points(handbook, needs.knowledge),
            "skills": points(handbook, needs.skills),
            "qualities": points(handbook, needs.qualities),
        },
        "conditions": points(handbook, role.conditions),
        "related": _related(handbook, role),
        "measures": [
            {
                "title": rich(handbook, one.title),
                "weight": one.weight,
                "target": rich(handbook, one.target),
                "added": one.supplement,
            }
            for one in role.measures
        ],
    }


def _basics(handbook: Handbook, role: Role) -> list[list[str]]:
    """The pairs of label and value at the head of a job description."""
    return [*_usual_basics(handbook, role), *_more_basics(handbook, role)]


def _more_basics(handbook: Handbook, role: Role) -> Iterator[list[str]]:
    """What only some companies write down."""
    label, language = words(handbook.language)["paper"], handbook.language
    values = {
        "dotted_line": people(handbook, role.dotted_line),
        "deputy": people(handbook, role.deputy),
        "headcount": str(role.headcount or ""),
        "grade": role.grade,
        "wage_grade": role.wage_grade,
        "place": handbook.plain(role.place or ""),
        "shifts": handbook.plain(role.shifts or ""),
        "probation": deadlines.duration(language, role.probation) if role.probation else "",
        "certificates": listed(handbook, map(handbook.plain, role.certificates)),
        "career_path": listed(handbook, map(handbook.plain, role.career_path)),
    }
    yield from ([label[name], value] for name, value in values.items() if value)
    yield from ([handbook.plain(one.title), handbook.plain(one.text)] for one in role.extra)


def _usual_basics(handbook: Handbook, role: Role) -> list[list[str]]:
    label = words(handbook.language)["paper"]
    ours = handbook.settings.document
    below = [*role.supervises, *(id for id in handbook.reports_of(role.id))]
    return [
        [label["role_title"], handbook.title(role.id)],
        [label["code"], role.code or role.id],
        [label["department"], handbook.title(role.department)],
        [label["reports_to"], handbook.title(role.reports_to) if role.reports_to else "—"],
        [label["supervises"], people(handbook, dict.fromkeys(below)) or "—"],
        [label["review"], (role.review or ours.review).isoformat()],
    ]


def _related(handbook: Handbook, role: Role) -> list[dict[str, str]]:
    """Every document that the sheet cites by number, and the standards that the role follows."""
    cited = [id for duty in role.duties for id in duty.basis]
    cited += [one.id for one in handbook.standards_of(role)]
    return sorted(references(handbook, cited), key=lambda one: one["number"])


def duty_row(handbook: Handbook, n: int, duty: Duty) -> Sheet:
    label = words(handbook.language)["paper"]
    return {
        "n": n,
        "title": rich(handbook, duty.title),
        "text": rich(handbook, duty.text),
        "when": _when(handbook, duty),
        "part": label[duty.part],
        "basis": references(handbook, (*duty.basis, *duty.forms)),
        "added": duty.supplement,
    }


def _when(handbook: Handbook, duty: Duty) -> str:
    """How often a duty is done, and by when."""
    label, language = words(handbook.language)["paper"], handbook.language
    often = deadlines.every(language, duty.every) if duty.every else label[duty.when]
    on = deadlines.moment(language, duty.on) if duty.on else ""
    return listed(handbook, filter(None, (often, on, *_due(handbook, duty))))


def _due(handbook: Handbook, one: Duty | Step | Rule) -> Iterator[str]:
    """How long something may take, and by when it is due."""
    if one.within:
        yield deadlines.within(handbook.language, one.within)
    if one.by:
        yield deadlines.by(handbook.language, one.by)


def _with_deadline(handbook: Handbook, text: str, one: Step | Rule) -> str:
    """A sentence with its deadline in brackets behind it."""
    in_brackets: str = words(handbook.language)["writing"]["in_brackets"]
    due = listed(handbook, _due(handbook, one))
    return text.rstrip("。.") + in_brackets.format(due) if due else text


def _named(handbook: Handbook, value: str) -> list[Any]:
    """A form or paper by its title, or what is described in words."""
    return rich(handbook, handbook.titles.get(value, value))


def limits_of(handbook: Handbook, role: Role) -> Sheet:
    limits = role.authority
    return {
        "may": points(handbook, limits.may),
        "must_ask": points(handbook, limits.must_ask),
        "must_not": points(handbook, limits.must_not),
    }


def contact_rows(handbook: Handbook, contacts: Iterable[Contact]) -> list[Sheet]:
    return [
        {
            "who": handbook.title(one.who),
            "about": rich(handbook, one.about),
            "added": one.supplement,
        }
        for one in contacts
    ]


# -- procedure


def _procedure(handbook: Handbook, procedure: Procedure) -> Sheet:
    number = {step.id: n for n, step in enumerate(procedure.steps(), 1)}
    owner = handbook.owner_of(procedure)
    return {
        "purpose": rich(handbook, procedure.purpose),
        "trigger": rich(handbook, procedure.trigger),
        "owner": handbook.title(owner) if owner else "",
        "participants": people(handbook, procedure.participants),
        "inputs": [_named(handbook, line) for line in procedure.inputs],
        "outputs": [_named(handbook, line) for line in procedure.outputs],
        "records": [_named(handbook, line) for line in procedure.records],
        "ordered": procedure.ordered,
        "phases": [
            {
                "title": rich(handbook, phase.title),
                "steps": [_step(handbook, procedure, step, number) for step in phase.steps],
            }
            for phase in procedure.phases
        ],
        "diagnosis_title": rich(handbook, procedure.diagnosis_title),
        "diagnosis": [
            {
                "title": rich(handbook, cause.title),
                "signs": rich(handbook, cause.signs),
                "action": rich(handbook, cause.action),
                "who": people(handbook, cause.who),
                "added": cause.supplement,
            }
            for cause in procedure.diagnosis
        ],
    }


def _step(handbook: Handbook, procedure: Procedure, step: Step, number: dict[str, int]) -> Sheet:
    owner = handbook.owner_of(procedure)
    return {
        "n": number[step.id],
        "do": rich(handbook, _with_deadline(handbook, step.do, step)),
        "who": people(handbook, step.who or ((owner,) if owner else ())),
        "check": rich(handbook, step.check),
        "output": _named(handbook, step.output) if step.output else [],
        "note": rich(handbook, step.note),
        "basis": references(handbook, (*step.basis, *step.forms)),
        "branches": [
            {
                "if": rich(handbook, as_clause(branch.if_)),
                "then": rich(handbook, as_clause(branch.then)),
                "to": number.get(branch.to or "", 0),
            }
            for branch in step.branches
        ],
        "added": step.supplement,
    }


# -- standard


def _standard(handbook: Handbook, standard: Standard) -> Sheet:
    users = [role.id for role in handbook.roles if standard in handbook.standards_of(role)]
    return {
        "purpose": rich(handbook, standard.purpose),
        "roles": people(handbook, users),
        "leveled": any(rule.level for rule in standard.rules),
        "groups": _grouped([_rule(handbook, n, r) for n, r in enumerate(standard.rules, 1)]),
    }


def _rule(handbook: Handbook, n: int, rule: Rule) -> Sheet:
    label = words(handbook.language)["paper"]
    return {
        "n": n,
        "title": rich(handbook, rule.title),
        "group": rich(handbook, rule.group),
        "level": label[rule.level] if rule.level else "",
        "do": rich(handbook, rule.do and _with_deadline(handbook, rule.do, rule)),
        "dont": rich(handbook, rule.dont),
        "reason": rich(handbook, rule.reason),
        "situations": [
            {
                "text": rich(handbook, one.text),
                "answer": label[one.answer],
                "why": rich(handbook, one.why),
                "added": one.supplement,
            }
            for one in rule.situations
        ],
        "added": rule.supplement,
    }


def _grouped(rows: list[Sheet]) -> list[Sheet]:
    """Neighbours of one group together, in their order."""
    out: list[Sheet] = []
    for row in rows:
        if not out or out[-1]["title"] != row["group"]:
            out.append({"title": row["group"], "rows": []})
        out[-1]["rows"].append(row)
    return out


# -- script


def _script(handbook: Handbook, script: Script) -> Sheet:
    number = {node.id: n for n, node in enumerate(script.nodes, 1)}
    return {
        "purpose": rich(handbook, script.purpose),
        "roles": people(handbook, handbook.users_of(script)),
        "nodes": [_node(handbook, node, number) for node in script.nodes],
    }


def _node(handbook: Handbook, node: Node, number: dict[str, int]) -> Sheet:
    best = [choice for choice in node.choices if choice.grade == "best"]
    ends = any(END in choice.to for choice in best)
    return {
        "n": number[node.id],
        "title": rich(handbook, node.title),
        "cue": rich(handbook, node.cue),
        "best": [line(handbook, choice) for choice in best],
        "fine": [line(handbook, c) for c in node.choices if c.grade == "fine"],
        "unsafe": [line(handbook, c) for c in node.choices if c.grade == "unsafe"],
        "next": sorted({number[to] for c in best for to in c.to if to in number}),
        "ends": ends,
        "added": node.supplement,
    }


def line(handbook: Handbook, choice: Choice) -> Sheet:
    return {
        "say": [rich(handbook, words) for words in choice.say],
        "spoken": not choice.say[0].startswith(("（", "(")),
        "why": rich(handbook, choice.why),
        "added": choice.supplement,
    }


# -- checklist


def _checklist(handbook: Handbook, checklist: Checklist) -> Sheet:
    label = words(handbook.language)["paper"]
    items = handbook.items_of(checklist)
    users = handbook.users_of(checklist)
    return {
        "moment": rich(handbook, checklist.moment),
        "when": label[checklist.when],
        "roles": people(handbook, users),
        "groups": _grouped([_item(handbook, n, one, users) for n, one in enumerate(items, 1)]),
        "sign_off": [handbook.plain(words) for words in checklist.sign_off],
        "procedure": references(handbook, [checklist.procedure] if checklist.procedure else []),
    }


def _item(handbook: Handbook, n: int, item: ChecklistItem, users: tuple[str, ...]) -> Sheet:
    return {
        "n": n,
        "do": rich(handbook, item.do),
        "group": rich(handbook, item.group),
        "who": people(handbook, item.who or users),
        "basis": references(handbook, item.basis),
        "added": item.supplement,
    }


_BODIES: tuple[tuple[type[Document], str, Callable[[Handbook, Any], Sheet]], ...] = (
    (Role, "role", _role),
    (Procedure, "procedure", _procedure),
    (Standard, "standard", _standard),
    (Script, "script", _script),
    (Checklist, "checklist", _checklist),
)
