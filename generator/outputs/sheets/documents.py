"""The sheets of single documents: role, procedure, standard, script, checklist, form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.moments import Duration
from generator.content.records import (
    Branch,
    Call,
    Checklist,
    ChecklistItem,
    Contact,
    Document,
    Duty,
    Form,
    Measure,
    Phase,
    Procedure,
    Role,
    Script,
    Standard,
    Step,
    Table,
)
from generator.content.shown import Value, facts
from generator.locale import words
from generator.outputs import deadlines
from generator.outputs.pictures import flow_in_strips, forks
from generator.outputs.sheets.content import (
    Rich,
    Sheet,
    cited,
    deadline,
    envelope,
    form_or_text,
    further,
    has_additions,
    laws,
    listed,
    mistakes,
    people,
    points,
    references,
    revisions,
    rich,
    run_on,
    whom,
)
from generator.outputs.sheets.control import control
from generator.outputs.sheets.drawn import picture, pictures_of
from generator.outputs.sheets.form import of_form
from generator.outputs.sheets.scripts import turns
from generator.outputs.sheets.standards import INNER, grouped, of_standard, small_table
from generator.outputs.sheets.widths import PADDING, ROOM, cell, fitted

MOSTLY = 0.5
"""Who does so much of a procedure is named once, above its steps, and the others in their steps."""
LEAST_DONE = 0.42
"""The share that what is done in a step has at least."""
MOST_BESIDE = 4
"""A table of more columns than these stands below its step."""


def sheet(handbook: Handbook, document: Document) -> Sheet:
    """A document as its sheet."""
    inner = body(handbook, document)
    if isinstance(document, Procedure):
        inner.update(flow_in_strips(handbook, document))
    drawn = pictures_of(handbook, [document])
    return {**envelope(handbook, inner["kind"], inner["title"]), **inner, "pictures": drawn}


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
        **control(handbook, document, kind),
        "revisions": revisions(handbook, document),
        "related": cited(inner, document.id) + _attached(handbook, document),
        "added": has_additions(inner),
        "untranslated": any(place.file == file for place in handbook.untranslated),
        **inner,
    }


def _attached(handbook: Handbook, document: Document) -> list[dict[str, str]]:
    """Files that belong to a document, as it names other documents."""
    attachment: str = words(handbook.language)["paper"]["attachment"]
    return [
        {"to": "", "number": one.code or attachment, "title": handbook.plain(one.title)}
        for one in document.files
    ]


# -- role


def _role(handbook: Handbook, role: Role) -> Sheet:
    needs, contacts = role.requirements, role.works_with
    return {
        "basics": _basics(handbook, role),
        "purpose": rich(handbook, role.purpose),
        "legal": listed(handbook, (handbook.plain(one.text) for one in role.legal)),
        "duties": [duty_row(handbook, n, duty) for n, duty in enumerate(role.duties, 1)],
        "authority": limits_of(handbook, role),
        "contacts": {
            "inside": contact_rows(handbook, contacts.inside),
            "outside": contact_rows(handbook, contacts.outside),
        },
        "requirements": {
            name: run_on(handbook, lines)
            for name, lines in (
                ("education", needs.education),
                ("experience", needs.experience),
                ("knowledge", needs.knowledge),
                ("skills", needs.skills),
                ("qualities", needs.qualities),
                ("conditions", role.conditions),
            )
        },
        "extra": _extra(handbook, role),
        "measures": [
            {
                "title": rich(handbook, one.title),
                "weight": one.weight,
                "target": rich(handbook, _target(handbook, one)),
                "added": one.supplement,
            }
            for one in role.measures
        ],
    }


def _basics(handbook: Handbook, role: Role) -> list[list[str]]:
    """The pairs of label and value at the head of a job description, in rows of three.

    What the company has not said, such as the grade, is left blank to be written in.
    """
    label = words(handbook.language)["paper"]
    below = [*role.supervises, *(id for id in handbook.reports_of(role.id))]
    post = {one.name: one for one in facts(role, "post", handbook.language)}
    said = {name: _in_words(handbook, one.value) for name, one in post.items()}
    pairs = [
        (label["role_title"], handbook.title(role.id)),
        (label["code"], role.code or role.id),
        (label["department"], handbook.title(role.department)),
        (label["reports_to"], handbook.title(role.reports_to) if role.reports_to else "—"),
        (label["supervises"], people(handbook, dict.fromkeys(below)) or "—"),
        (label["deputy"], people(handbook, role.deputy)),
        *((label[name], said.pop(name, "")) for name in ("headcount", "grade", "probation")),
    ]
    more = [
        (label["dotted_line"], people(handbook, role.dotted_line)),
        (label["scope"], handbook.plain(handbook.scope_of(role))),
        *((post[name].heading, words) for name, words in said.items() if not post[name].is_list),
    ]
    holder = [(label[name], "") for name in ("holder_name", "staff_number", "since")]
    return in_rows([*pairs, *holder, *(pair for pair in more if pair[1])])


def in_rows(pairs: Iterable[tuple[str, str]], across: int = 3) -> list[list[str]]:
    """Pairs as a table takes them: as many as fill its rows, the last ones empty."""
    out = [list(pair) for pair in pairs]
    return out + [["", ""]] * (-len(out) % across)


def _in_words(handbook: Handbook, value: Value) -> str:
    """What a plain field of a role says, in a line."""
    if isinstance(value, tuple):
        return listed(handbook, map(handbook.plain, value))
    if isinstance(value, Duration):
        return deadlines.duration(handbook.language, value)
    return handbook.plain(str(value))


def _extra(handbook: Handbook, role: Role) -> list[Sheet]:
    """Lines of a job description that have no table of their own."""
    lists = [one for one in facts(role, "post", handbook.language) if one.is_list]
    needs = facts(role, "requirements", handbook.language)
    out: list[Sheet] = [
        {"title": one.heading, "text": [_in_words(handbook, one.value)]} for one in (*needs, *lists)
    ]
    return out + [
        {"title": handbook.plain(one.title), "text": rich(handbook, one.text)} for one in role.extra
    ]


def duty_row(handbook: Handbook, n: int, duty: Duty) -> Sheet:
    label = words(handbook.language)["paper"]
    return {
        "n": n,
        "title": rich(handbook, duty.title),
        "text": rich(handbook, duty.text),
        "when": deadlines.times(handbook.language, label[duty.when], duty.times),
        "part": label[duty.part],
        "deadline": deadline(handbook, duty),
        "added": duty.supplement,
    }


def _target(handbook: Handbook, measure: Measure) -> str:
    """A target, how it is worked out, and from which figures."""
    label = words(handbook.language)["role"]
    colon: str = words(handbook.language)["writing"]["colon"]
    more = ((label["how"], measure.how), (label["data"], measure.from_))
    return measure.target + "".join(f" {name}{colon}{text}" for name, text in more if text)


def _within(handbook: Handbook, value: Duration | None) -> str:
    return deadlines.within(handbook.language, value) if value else ""


def limits_of(handbook: Handbook, role: Role) -> Sheet:
    limits = role.authority
    return {
        "may": points(handbook, limits.may, cites=False),
        "must_ask": points(handbook, limits.must_ask, cites=False),
        "must_not": points(handbook, limits.must_not, cites=False),
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
    phases = [_phase(handbook, procedure, phase, number) for phase in procedure.phases]
    same, others = mostly([one["who"] for phase in phases for one in phase["steps"]])
    return {
        "purpose": rich(handbook, procedure.purpose),
        "legal": laws(handbook, procedure),
        "trigger": rich(handbook, procedure.trigger),
        "owner": handbook.title(owner) if owner else "",
        "participants": people(handbook, procedure.participants),
        "scope": rich(handbook, handbook.scope_of(procedure)),
        "contacts": [_to_call(handbook, one) for one in procedure.contacts],
        "inputs": _in_a_line(handbook, procedure.inputs),
        "outputs": _in_a_line(handbook, procedure.outputs),
        "records": _in_a_line(handbook, procedure.records),
        "alone": same,
        "forks": forks(procedure),
        "notes": _notes(handbook, procedure, same, others),
        "phases": phases,
        "widths": _step_widths([one for phase in phases for one in phase["steps"]], same),
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


def _in_a_line(handbook: Handbook, lines: Iterable[str]) -> list[Rich]:
    """What stands behind each other with semicolons between: titles keep their capitals."""
    shown = [form_or_text(handbook, line) for line in lines]
    return shown[:1] + [
        [as_clause(one) if isinstance(one, str) else one for one in line[:1]] + line[1:]
        for line in shown[1:]
    ]


def _step_widths(steps: list[Sheet], same: str) -> list[float]:
    """The shares of what to do, of who does it unless it is always the same, and of the check."""
    rows = []
    for step in steps:
        branches = [[one[key] for key in ("if", "then", "who", "to")] for one in step["branches"]]
        what = cell(
            [step["do"], [one["number"] for one in step["basis"] + step["forms"]]],
            *step["steps"], *branches, step["note"],
            *([one["text"], one["why"]] for one in step["mistakes"]),
        )  # fmt: skip
        done = cell(step["check"], step["output"], step["deadline"])
        rows.append((what, done) if same else (what, cell(step["who"]), done))
    return fitted(rows, (0.5, 0.23) if same else (LEAST_DONE, 0.12, 0.2))


def _to_call(handbook: Handbook, one: Call) -> str:
    """Whom to call, the number, and what to say."""
    told = f"{handbook.plain(one.title)} {one.phone}"
    brackets: str = words(handbook.language)["writing"]["in_brackets"]
    return told + brackets.format(handbook.plain(one.note).rstrip("。.")) if one.note else told


def _notes(handbook: Handbook, procedure: Procedure, same: str, others: bool) -> list[str]:
    """How the table of steps is to be read, and what holds for all of them."""
    label = words(handbook.language)["paper"]
    wrong = any(step.mistakes for step in procedure.steps())
    told = (
        procedure.ordered and label["ordered"],
        same and label["mostly" if others else "alone"].replace("{who}", same),
        wrong and label["mistakes_told"],
    )
    return [one for one in told if one]


def mostly(people: list[str]) -> tuple[str, bool]:
    """Who does nearly everything, if there is such a one, and whether others do anything at all."""
    who, times = Counter(people).most_common(1)[0] if people else ("", 0)
    return (who, times < len(people)) if times >= MOSTLY * len(people) else ("", True)


def alone(people: list[str]) -> str:
    """Who does everything, if it is always the same; else ""."""
    return people[0] if len(set(people)) == 1 else ""


def _phase(
    handbook: Handbook, procedure: Procedure, phase: Phase, number: dict[str, int]
) -> Sheet:
    label = words(handbook.language)["paper"]
    return {
        "title": rich(handbook, phase.title),
        "mode": "" if phase.mode == "sequence" else label[phase.mode],
        "trigger": rich(handbook, phase.trigger),
        "steps": [_step(handbook, procedure, step, number) for step in phase.steps],
    }


def _goes_on(
    handbook: Handbook, procedure: Procedure, branch: Branch, number: dict[str, int]
) -> str:
    """Where a branch leads, in words; empty where it goes on with the next step."""
    label = words(handbook.language)["paper"]
    if branch.to == "end":
        return str(label["ends"])
    at = number.get(procedure.first_step(branch.to or ""))
    return str(label["go_to"]).replace("{n}", str(at)) if at else ""


def _step(handbook: Handbook, procedure: Procedure, step: Step, number: dict[str, int]) -> Sheet:
    owner = handbook.owner_of(procedure)
    do = rich(handbook, step.do)
    return {
        "n": number[step.id],
        "do": do,
        "who": people(handbook, step.who or ((owner,) if owner else ())),
        "check": rich(handbook, step.check),
        "output": form_or_text(handbook, step.output),
        "deadline": deadline(handbook, step),
        "note": rich(handbook, step.note),
        "basis": further(do, references(handbook, step.basis)),
        "forms": further(do, references(handbook, step.forms)),
        "steps": [rich(handbook, line) for line in step.steps],
        **picture(handbook, procedure, step.picture),
        "table": _step_table(handbook, step.table) if step.table else None,
        "mistakes": mistakes(handbook, step.mistakes),
        "branches": [
            {
                "if": rich(handbook, as_clause(branch.if_)),
                "then": rich(handbook, as_clause(branch.then)),
                "to": _goes_on(handbook, procedure, branch, number),
                "who": people(handbook, branch.who),
                "deadline": _within(handbook, branch.within),
                "forms": references(handbook, branch.forms),
            }
            for branch in step.branches
        ],
        "added": step.supplement,
    }


def _step_table(handbook: Handbook, table: Table) -> Sheet:
    """A small table of a step: of more than a few columns it stands below, over the whole width."""
    beside = len(table.columns) <= MOST_BESIDE
    return small_table(handbook, table, LEAST_DONE * ROOM - PADDING if beside else INNER)


# -- checklist


def _checklist(handbook: Handbook, checklist: Checklist) -> Sheet:
    label = words(handbook.language)["paper"]
    items = handbook.items_of(checklist)
    users = handbook.users_of(checklist)
    rows = [_item(handbook, n, one, users) for n, one in enumerate(items, 1)]
    return {
        "moment": rich(handbook, checklist.moment),
        "when": label[checklist.when].capitalize(),
        "roles": whom(handbook, checklist, users),
        "alone": alone([one["who"] for one in rows]),
        "groups": grouped(handbook, rows),
        "sign_off": list(map(handbook.named, checklist.sign_off)),
        "procedure": references(handbook, [checklist.procedure] if checklist.procedure else []),
    }


def _to_tick(handbook: Handbook, item: ChecklistItem) -> str:
    """What is ticked off: the time, what to do, and what to watch in brackets."""
    in_brackets: str = words(handbook.language)["writing"]["in_brackets"]
    at = f"{deadlines.moment(handbook.language, item.at)} " if item.at else ""
    note = in_brackets.format(item.note.rstrip("。.")) if item.note else ""
    return at + item.do + note


def _item(handbook: Handbook, n: int, item: ChecklistItem, users: tuple[str, ...]) -> Sheet:
    return {
        "n": n,
        "do": rich(handbook, _to_tick(handbook, item)),
        "group": rich(handbook, item.group),
        "who": people(handbook, item.who or users),
        "basis": references(handbook, item.basis),
        "added": item.supplement,
    }


_BODIES: tuple[tuple[type[Document], str, Callable[[Handbook, Any], Sheet]], ...] = (
    (Role, "role", _role),
    (Procedure, "procedure", _procedure),
    (Standard, "standard", of_standard),
    (Script, "script", turns),
    (Checklist, "checklist", _checklist),
    (Form, "form", of_form),
)
