"""Sheets that draw on many documents: my day, the onboarding plan, and the whole handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Role, Script
from generator.locale import words
from generator.outputs.numbers import number_of
from generator.outputs.sheets.content import (
    Sheet,
    control,
    envelope,
    has_additions,
    points,
    references,
    rich,
)
from generator.outputs.sheets.documents import (
    body,
    contact_rows,
    duty_row,
    limits_of,
    line,
    printed,
)

MOST_BOUND = 400
"""More documents than this fill several volumes, and more memory than an office computer has: the
whole handbook then lists them, and each is printed by itself."""
LINES_TO_SAY = 8
"""So many fit on a sheet beside the rest of a day."""


def _pack(handbook: Handbook, kind: str, role: Role, inner: Sheet) -> Sheet:
    return {
        **envelope(handbook, kind, handbook.title(role.id)),
        **control(handbook, role),
        "number": number_of(handbook, role, kind),
        "id": f"{role.id}-{kind}",
        "added": has_additions(inner),
        **inner,
    }


# -- my day


def day(handbook: Handbook, role: Role) -> Sheet:
    """One day of a role on a sheet or two: what to do, tick and say, and whom to ask."""
    daily = [duty for duty in role.duties if duty.when == "daily"]
    ask = handbook.settings.ask
    return _pack(
        handbook,
        "day",
        role,
        {
            "duties": [duty_row(handbook, n, duty) for n, duty in enumerate(daily, 1)],
            "checklists": [
                _day_list(handbook, one)
                for one in handbook.checklists_of(role)
                if one.when == "daily"
            ],
            "lines": list(islice(_lines(handbook, handbook.scripts_of(role)), LINES_TO_SAY)),
            "authority": limits_of(handbook, role),
            "contacts": contact_rows(handbook, role.works_with.inside),
            "superior": handbook.title(role.reports_to) if role.reports_to else "",
            "ask": handbook.title(ask) if ask and ask != role.id else "",
        },
    )


def _day_list(handbook: Handbook, checklist: Checklist) -> Sheet:
    return {
        "title": handbook.title(checklist.id),
        "number": handbook.number_of(checklist),
        "moment": rich(handbook, checklist.moment),
        "items": [
            {"do": rich(handbook, item.do), "added": item.supplement}
            for item in handbook.items_of(checklist)
        ],
    }


def _lines(handbook: Handbook, scripts: Iterable[Script]) -> Iterator[Sheet]:
    """The best line of each turn: the first turns of all scripts, then the second ones …"""
    turns = zip_longest(*(script.nodes for script in scripts))
    for node in filter(None, chain.from_iterable(turns)):
        for choice in node.choices:
            if choice.grade == "best":
                said = line(handbook, choice)
                yield {"cue": rich(handbook, node.cue), **said, "say": said["say"][:1]}


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
        "department": handbook.title(role.department),
        "pass_mark": role.pass_mark,
    }
    cited = [id for lines in stages.values() for one in lines for id in one.basis]
    inner["related"] = sorted(references(handbook, cited), key=lambda one: one["number"])
    return _pack(handbook, "onboarding", role, inner)


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
            "sheets": [body(handbook, one) for one in documents] if bound else [],
            "list": [] if bound else [_named(handbook, one) for one in documents],
        }
        for part, documents in kinds.items()
        if documents
    ]
    return {
        **envelope(handbook, "handbook", handbook.plain(settings.title)),
        **control(handbook),
        "id": "handbook",
        "purpose": rich(handbook, settings.purpose),
        "departments": _departments(handbook),
        "parts": parts,
        "targets": [one.id for one in printed(handbook)] if bound else [],
        "glossary": _glossary(handbook),
        "revisions": [
            {
                "version": one.version,
                "date": one.date.isoformat(),
                "text": handbook.plain(one.text),
                "by": handbook.plain(one.by),
            }
            for one in settings.revisions
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
            "title": rich(handbook, term.title),
            "aliases": [handbook.plain(alias) for alias in term.aliases],
            "text": rich(handbook, term.text),
            "added": term.supplement,
        }
        for term in handbook.glossary.terms
    ]
