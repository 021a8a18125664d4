"""Sheets that draw on many documents: my day, the onboarding plan, and the whole handbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, get_args

from generator.content.handbook import Handbook
from generator.content.ids import derive
from generator.content.records import Checklist, Document, Duty, Form, Lesson, Role, Script
from generator.content.types import DAILY, PartOfDay
from generator.locale import words
from generator.outputs import deadlines, forms
from generator.outputs.sheets.blanks import matters
from generator.outputs.sheets.content import (
    Sheet,
    cited,
    envelope,
    has_additions,
    people,
    points,
    references,
    rich,
)
from generator.outputs.sheets.control import control, suffixes
from generator.outputs.sheets.documents import (
    body,
    contact_rows,
    duty_row,
    limits_of,
)
from generator.outputs.sheets.drawn import pictures_of
from generator.outputs.sheets.scripts import line
from generator.outputs.sheets.standards import grouped

MOST_BOUND = 400
"""More documents than this fill several volumes, and more memory than an office computer has: the
whole handbook then lists them, and each is printed by itself."""
LONGEST_WORD = 24
"""What is longer is no word to look under."""
LINES_TO_SAY = 6
"""So many fit on a sheet beside the rest of a day."""


def _pack(handbook: Handbook, kind: str, role: Role, inner: Sheet) -> Sheet:
    return {
        **envelope(handbook, kind, handbook.title(role.id)),
        **control(handbook, role, kind),
        "id": f"{role.id}-{kind}",
        # Scripts stand with title and number above their lines.
        "related": cited({name: one for name, one in inner.items() if name != "scripts"}),
        "added": has_additions(inner),
        **inner,
    }


# -- my day


def day(handbook: Handbook, role: Role) -> Sheet:
    """One day of a role in its order, each thing once: what to do and say, and whom to ask."""
    daily = [checklist for checklist in handbook.checklists_of(role) if checklist.when in DAILY]
    listed = {id for one in daily for id in _covered(handbook, one)}
    duties = [duty for duty in role.duties if duty.when in DAILY and not _in(listed, role, duty)]
    shown = {one.id for one in daily}
    lists: dict[str, list[Sheet]] = {part: [] for part in get_args(PartOfDay)}
    for one in daily:
        lists[one.part_of_day].append(_day_list(handbook, one, shown))
    ask = handbook.settings.ask
    return _pack(
        handbook,
        "day",
        role,
        {
            "duties": [duty_row(handbook, n, duty) for n, duty in enumerate(duties, 1)],
            "lists": lists,
            "scripts": _lines(handbook, handbook.scripts_of(role)),
            "authority": limits_of(handbook, role),
            "contacts": [
                {**row, "who": _with_number(handbook, one.who)}
                for row, one in zip(
                    contact_rows(handbook, role.works_with.inside),
                    role.works_with.inside,
                    strict=True,
                )
            ],
            "superior": _with_number(handbook, role.reports_to) if role.reports_to else "",
            "ask": _with_number(handbook, ask) if ask and ask != role.id else "",
        },
    )


def _with_number(handbook: Handbook, id: str) -> str:
    """A role or position, and the number under which it is reached, if the directory has one."""
    numbers = [colleague.extension or colleague.mobile for colleague in handbook.holders_of(id)]
    return " ".join([handbook.title(id), *filter(None, numbers)])


def _covered(handbook: Handbook, checklist: Checklist) -> set[str]:
    """What a checklist has its reader do: itself, and what its lines rest on."""
    return {checklist.id, *(id for item in handbook.items_of(checklist) for id in item.basis)}


def _in(listed: set[str], role: Role, duty: Duty) -> bool:
    """Whether a duty is done by doing what the lists say: a line rests on it, or on what it rests
    on, or on the whole or a part of that."""
    whole = {_document(id) for id in duty.basis} - {role.id}
    parts = {_document(id) for id in listed}
    return (
        f"{role.id}/{duty.id}" in listed
        or not listed.isdisjoint({*duty.basis, *whole})
        or not parts.isdisjoint(duty.basis)
    )


def _document(id: str) -> str:
    return id.partition("/")[0]


def _day_list(handbook: Handbook, checklist: Checklist, shown: set[str]) -> Sheet:
    """A list of the day, without lines that only say to go through another one on the sheet.

    The list of a whole day keeps its groups, which say what is done when.
    """
    whole_day = checklist.part_of_day == "during"
    items = [
        {
            "do": rich(handbook, one.do),
            "group": rich(handbook, one.group) if whole_day else [],
            "added": one.supplement,
        }
        for one in handbook.items_of(checklist)
        if not (one.basis and shown.issuperset(one.basis))
    ]
    return {
        "title": handbook.title(checklist.id),
        "number": handbook.number_of(checklist),
        "moment": rich(handbook, checklist.moment),
        "groups": grouped(handbook, items),
    }


def _lines(handbook: Handbook, scripts: list[Script]) -> list[Sheet]:
    """The best lines of each script together, as many of each as a sheet has room for."""
    share = max(2, LINES_TO_SAY // len(scripts)) if scripts else 0
    out: list[Sheet] = []
    for script in scripts[: LINES_TO_SAY // 2]:
        lines = list(islice(_best(handbook, script), share))
        if lines:
            title, number = handbook.title(script.id), handbook.number_of(script)
            out.append({"title": title, "number": number, "to": script.id, "lines": lines})
    return out


def _best(handbook: Handbook, script: Script) -> Iterator[Sheet]:
    for node in script.nodes:
        for choice in node.choices:
            if choice.grade == "best":
                said = line(handbook, choice)
                yield {"cue": rich(handbook, node.cue), **said, "say": said["say"][:1]}
                break


# -- onboarding


def onboarding(handbook: Handbook, role: Role) -> Sheet:
    """What a new colleague learns in the first quarter, with room to sign it off."""
    plan = role.onboarding
    label = words(handbook.language)["paper"]
    stages = {
        "first_day": plan.first_day,
        "first_week": plan.first_week,
        "first_month": plan.first_month,
        "first_quarter": plan.first_quarter,
    }
    inner: Sheet = {
        "stages": [
            {"title": label[name], "points": points(handbook, lines)}
            for name, lines in stages.items()
            if lines
        ],
        "lessons": [_lesson(handbook, one) for one in plan.training],
        "hours": deadlines.hours_in_all(handbook.language, plan.training),
        "department": handbook.title(role.department),
        "pass_mark": role.pass_mark,
        "probation": deadlines.duration(handbook.language, role.probation)
        if role.probation
        else "",
    }
    return _pack(handbook, "onboarding", role, inner)


def _lesson(handbook: Handbook, one: Lesson) -> Sheet:
    return {
        "title": rich(handbook, one.title),
        "basis": references(handbook, one.basis),
        "hours": "" if one.hours is None else f"{one.hours:g}",
        "who": people(handbook, one.who),
        "when": rich(handbook, one.when),
        "check": rich(handbook, one.check),
        "added": one.supplement,
    }


# -- the whole handbook


def whole(handbook: Handbook) -> Sheet:
    """Every document of the handbook, to be bound: cover, contents and parts."""
    label = words(handbook.language)["paper"]
    settings = handbook.settings
    kinds: dict[str, tuple[Document, ...]] = {
        "roles_part": handbook.roles,
        "procedures_part": handbook.procedures,
        "standards_part": handbook.standards,
        "scripts_part": handbook.scripts,
        "checklists_part": handbook.checklists,
    }
    bound = len(handbook.documents) <= MOST_BOUND
    parts = [
        {
            "title": label[part],
            "sheets": [body(handbook, document) for document in documents] if bound else [],
            "list": [] if bound else [_named(handbook, document) for document in documents],
        }
        for part, documents in kinds.items()
        if documents
    ]
    return {
        **envelope(handbook, "handbook", handbook.plain(settings.title)),
        **control(handbook, None, "handbook"),
        "id": "handbook",
        "purpose": rich(handbook, settings.purpose),
        "departments": _departments(handbook),
        "parts": parts,
        "pictures": pictures_of(handbook, handbook.documents) if bound else {},
        "targets": [one["id"] for part in parts for one in part["sheets"]],
        "matters": matters(handbook),
        "forms": [_filed(handbook, form) for form in handbook.forms],
        "suffixes": suffixes(handbook),
        "by_number": _by_number(handbook) if bound else [],
        "by_word": _by_word(handbook) if bound else [],
        "glossary": _glossary(handbook),
        "revisions": [
            {
                "version": revision.version,
                "date": revision.date.isoformat(),
                "text": handbook.plain(revision.text),
                "by": handbook.named(revision.by),
            }
            for revision in settings.revisions
        ],
        "added": has_additions(parts),
        "untranslated": bool(handbook.untranslated),
    }


def _named(handbook: Handbook, document: Document) -> dict[str, str]:
    about = control(handbook, document)
    return {
        "number": about["number"],
        "title": handbook.title(document.id),
        "version": about["version"],
        "effective": about["effective"],
    }


def _filed(handbook: Handbook, form: Form) -> dict[str, Any]:
    """A form in the list of records: who keeps it, where, and for how long."""
    sheet = forms.sheet(handbook, form)
    comma: str = words(handbook.language)["writing"]["list_comma"]
    return {
        "number": sheet.number,
        "title": sheet.title,
        "keepers": comma.join(sheet.keepers),
        "place": sheet.place,
        "years": sheet.years,
    }


def _by_number(handbook: Handbook) -> list[dict[str, str]]:
    """Every document by its number."""
    return sorted(
        (
            {
                "to": document.id,
                "number": handbook.number_of(document),
                "title": handbook.title(document.id),
            }
            for document in handbook.documents
        ),
        key=lambda one: one["number"],
    )


def _by_word(handbook: Handbook) -> list[Sheet]:
    """Every word that somebody may look under, with its first letter; Chinese by pinyin.

    A Chinese handbook is looked up by Chinese words: its English aliases are for the search.
    """
    bound = [document for document in handbook.documents if not isinstance(document, Form)]
    found = {(alias, one.id) for one in bound for alias in (handbook.title(one.id), *one.aliases)}
    found |= {
        (alias, f"term-{term.id}")
        for term in handbook.glossary.terms
        for alias in (term.title, *term.aliases)
    }
    han: bool = words(handbook.language)["writing"]["han"]
    plain = ((handbook.plain(alias), to) for alias, to in found)
    places: dict[tuple[str, str], list[str]] = {}
    for alias, to in sorted(plain):
        if alias.isascii() != han and len(alias) <= LONGEST_WORD:
            places.setdefault((derive(alias), alias), []).append(to)
    return [
        {"letter": spelt[:1].upper(), "word": word, "to": to}
        for (spelt, word), to in sorted(places.items())
    ]


def _departments(handbook: Handbook) -> list[Sheet]:
    """The roles of each department that has any."""
    out = []
    for department in handbook.settings.departments:
        roles = [role for role in handbook.roles if role.department == department.id]
        if roles:
            out.append(
                {"title": department.title, "roles": [_in_brief(handbook, r) for r in roles]}
            )
    return out


def _in_brief(handbook: Handbook, role: Role) -> dict[str, str]:
    return {
        "to": role.id,
        "number": handbook.number_of(role),
        "title": handbook.title(role.id),
        "reports_to": handbook.title(role.reports_to) if role.reports_to else "—",
    }


def _glossary(handbook: Handbook) -> list[Sheet]:
    return [
        {
            "id": term.id,
            "title": rich(handbook, term.title),
            "aliases": [handbook.plain(alias) for alias in term.aliases],
            "text": rich(handbook, term.text),
            "added": term.supplement,
        }
        for term in handbook.glossary.terms
    ]
