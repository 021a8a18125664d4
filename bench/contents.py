"""What stands on a document's page, as plain lines that Markdown and HTML can be written from.

The rivals are given the same texts under the same headings as our own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Point, Procedure, Role, Script, Standard
from generator.content.types import Item
from generator.locale import words

Tag = Literal["h1", "h2", "h3", "p", "li", "step", "head", "row"]


class Line(NamedTuple):
    """A heading, a paragraph, a line of a list or a row of a table, with its anchor."""

    tag: Tag
    text: str
    """Text as it stands in the content; the cells of a row are parted by tabs."""
    anchor: str = ""


Lines = Iterator[Line]


def lines(handbook: Handbook, document: Document) -> Lines:
    """All that a document's page says."""
    yield Line("h1", document.title)
    yield Line("p", getattr(document, "purpose", ""))
    yield from _control(handbook, document)
    if isinstance(document, Role):
        yield from _role(handbook, document)
    elif isinstance(document, Procedure):
        yield from _procedure(handbook, document)
    elif isinstance(document, Standard):
        yield from _standard(handbook, document)
    elif isinstance(document, Script):
        yield from _script(handbook, document)
    elif isinstance(document, Checklist):
        yield from _checklist(handbook, document)
    yield from _used_by(handbook, document)


def _control(handbook: Handbook, document: Document) -> Lines:
    page, control = words(handbook.language)["page"], handbook.settings.document
    if document.aliases:
        yield Line("p", f"{page['aliases']}：{'、'.join(document.aliases)}")
    names = ("number", "version", "effective", "review", "owner")
    yield Line("head", "\t".join(page[name] for name in names))
    yield Line("row", "\t".join([
        handbook.number_of(document),
        document.version or control.version,
        str(document.effective or control.effective),
        str(document.review or control.review),
        control.prepared_by,
    ]))  # fmt: skip


def _cited(item: Item) -> str:
    """The clauses that an item rests on, as links."""
    return "".join(f" [{clause}](sources/{clause})" for clause in item.source)


def _links(ids: Iterable[str]) -> str:
    return "、".join(f"[]({id})" for id in ids)


def _basis(ids: tuple[str, ...]) -> str:
    return f" → {_links(ids)}" if ids else ""


def _points(items: Iterable[Point], anchor: str) -> Lines:
    for one in items:
        yield Line("li", one.text + _basis(one.basis) + _cited(one), f"{anchor}-{one.id}")


def _role(handbook: Handbook, role: Role) -> Lines:
    table = words(handbook.language)
    own = table["role"]
    yield Line("p", f"{own['reports_to']}：{_links([role.reports_to] if role.reports_to else [])}")
    yield Line("h2", own["duties"])
    for duty in role.duties:
        yield Line("h3", duty.title, duty.id)
        marks = f"{table['when'][duty.when]} · {table['part'][duty.part]}"
        yield Line("p", f"{marks}　{duty.text}{_basis(duty.basis)}{_cited(duty)}")
    yield Line("h2", own["authority"])
    for level in ("may", "must_ask", "must_not"):
        yield Line("h3", table["level"][level])
        yield from _points(getattr(role.authority, level), level.replace("_", "-"))
    yield from _library(handbook, role)
    yield Line("h2", own["relations"])
    for side in ("inside", "outside"):
        yield Line("h3", own[side])
        for one in getattr(role.works_with, side):
            yield Line("li", f"[]({one.who}) {one.about}", f"{side}-{one.id}")
    yield from _requirements(role, own)
    yield Line("h2", own["measures"])
    yield Line("head", "\t".join([own["measure"], own["weight"], own["target"]]))
    for one in role.measures:
        yield Line("row", "\t".join([one.title, f"{one.weight}%", one.target]))
    yield Line("h2", own["onboarding"])
    for period in ("first_day", "first_week", "first_month", "first_quarter"):
        yield Line("h3", own[period])
        yield from _points(getattr(role.onboarding, period), period.replace("_", "-"))


def _library(handbook: Handbook, role: Role) -> Lines:
    yield Line("h2", words(handbook.language)["role"]["library"])
    library: list[Document] = [
        *handbook.procedures_of(role), *handbook.standards_of(role),
        *handbook.scripts_of(role), *handbook.checklists_of(role),
    ]  # fmt: skip
    for one in library:
        yield Line("li", f"[]({one.id})")


def _requirements(role: Role, own: dict[str, str]) -> Lines:
    yield Line("h2", own["requirements"])
    for field in ("education", "experience", "knowledge", "skills", "qualities"):
        yield Line("h3", own[field])
        yield from _points(getattr(role.requirements, field), field)
    yield Line("h3", own["conditions"])
    yield from _points(role.conditions, "conditions")


def _procedure(handbook: Handbook, procedure: Procedure) -> Lines:
    own = words(handbook.language)["procedure"]
    yield Line("p", f"{own['trigger']}：{procedure.trigger}")
    yield Line("p", f"{own['participants']}：{_links(procedure.participants)}")
    for field in ("inputs", "outputs", "records"):
        yield Line("p", f"{own[field]}：{'；'.join(getattr(procedure, field))}")
    yield Line("h2", own["steps"])
    for phase in procedure.phases:
        yield Line("h3", phase.title, phase.id)
        for step in phase.steps:
            parts = [step.do + _cited(step), _links(step.who)]
            parts += [f"**{own['check']}** {step.check}"] if step.check else []
            parts += [f"**{own['output']}** {step.output}"] if step.output else []
            parts += [f"{own['if']} {b.if_} {own['then']} {b.then}" for b in step.branches]
            parts += [step.note or "", _basis(step.basis)]
            yield Line("step", " ".join(filter(None, parts)), step.id)
    if procedure.diagnosis:
        yield Line("h2", procedure.diagnosis_title or own["diagnosis"])
        yield Line("head", "\t".join(own[name] for name in ("cause", "signs", "action")))
        for one in procedure.diagnosis:
            yield Line("row", "\t".join([one.title, one.signs, one.action]))


def _standard(handbook: Handbook, standard: Standard) -> Lines:
    own = words(handbook.language)["standard"]
    yield Line("p", _links(handbook.users_of(standard) or handbook.followers_of(standard)))
    yield Line("h2", own["rules"])
    group = None
    for rule in standard.rules:
        if rule.group and rule.group != group:
            yield Line("h3", rule.group)
        group = rule.group
        yield Line("h3", rule.title, rule.id)
        for label, text in (("do", rule.do), ("dont", rule.dont), ("reason", rule.reason)):
            if text:
                yield Line("p", f"**{own[label]}** {text}{_cited(rule)}")
        for one in rule.situations:
            yield Line("li", f"{one.text} {one.why}", one.id)


def _script(handbook: Handbook, script: Script) -> Lines:
    table = words(handbook.language)
    yield Line("p", _links(handbook.users_of(script)))
    yield Line("h2", table["script"]["nodes"])
    titles = {node.id: node.title for node in script.nodes}
    for node in script.nodes:
        yield Line("h3", node.title, node.id)
        yield Line("p", node.cue)
        for one in node.choices:
            to = "、".join(titles.get(id, table["script"]["end"]) for id in one.to)
            said = " / ".join(one.say)
            grade = table["grade"][one.grade]
            text = f"**{grade}** {said} {one.why} {to}{_cited(one)}"
            yield Line("li", text, f"{node.id}-{one.id}")


def _checklist(handbook: Handbook, checklist: Checklist) -> Lines:
    table = words(handbook.language)
    yield Line("p", f"{table['when'][checklist.when]} · {checklist.moment}")
    yield Line("p", _links(handbook.users_of(checklist)))
    yield Line("h2", table["checklist"]["lines"])
    group = None
    for one in handbook.items_of(checklist):
        if one.group and one.group != group:
            yield Line("h3", one.group)
        group = one.group
        yield Line("li", f"☐ {one.do}{_basis(one.basis)}{_cited(one)}", one.id)
    yield Line("p", f"{table['checklist']['sign_off']}：{'、'.join(checklist.sign_off)}")


def _used_by(handbook: Handbook, document: Document) -> Lines:
    users = dict.fromkeys(one.partition("/")[0] for one in handbook.used_by(document.id))
    known = [id for id in users if id != document.id and id in handbook.entries
             and not handbook.entries[id].fragment]  # fmt: skip
    if known:
        yield Line("h2", words(handbook.language)["page"]["used_by"])
        for id in known:
            yield Line("li", f"[]({id})")


# -- the pages that stand once


def home(handbook: Handbook) -> Lines:
    yield Line("h1", handbook.settings.title)
    yield Line("p", handbook.settings.purpose)
    for task in handbook.settings.tasks:
        yield Line("li", f"{task.title} {task.text} []({task.to})")
    yield Line("h2", words(handbook.language)["nav"]["roles"])
    for role in handbook.roles:
        yield Line("li", f"[]({role.id}) {role.purpose}")


def organisation(handbook: Handbook) -> Lines:
    yield Line("h1", words(handbook.language)["nav"]["organisation"])
    for department in handbook.settings.departments:
        yield Line("h2", department.title, department.id)
    for person in handbook.settings.positions:
        yield Line("li", person.title, person.id)


def topics(handbook: Handbook) -> Lines:
    yield Line("h1", words(handbook.language)["nav"]["topics"])
    for topic in handbook.topics.topics:
        yield Line("li", f"{topic.title}：[]({topic.owner})", topic.id)


def sources(handbook: Handbook) -> Lines:
    """Every clause, and the items that rest on it."""
    yield Line("h1", words(handbook.language)["nav"]["sources"])
    for source in handbook.sources.sources:
        yield Line("h2", source.title, source.id)
        for clause in source.clauses:
            citing = _links(entry.id for entry in handbook.citations.get(clause.id, ()))
            left = handbook.left_out.get(clause.id, "")
            yield Line("li", f"{clause.label} {citing}{left}", clause.id)


def glossary(handbook: Handbook) -> Lines:
    yield Line("h1", words(handbook.language)["nav"]["glossary"])
    for term in handbook.glossary.terms:
        yield Line("h3", term.title, term.id)
        yield Line("p", term.text)


def section(handbook: Handbook, kind: str, documents: Iterable[Document]) -> Lines:
    """The list of all documents of a kind."""
    yield Line("h1", words(handbook.language)["plural"][kind])
    for one in documents:
        yield Line("li", f"[]({one.id})")
