"""Papers made from a document to be filled in: the month of a checklist, and who has signed."""

from __future__ import annotations

from dataclasses import asdict

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Role
from generator.locale import words
from generator.outputs import forms
from generator.outputs.sheets.content import Sheet, cited, envelope, has_additions
from generator.outputs.sheets.control import control
from generator.outputs.sheets.documents import body, limits_of

BY_MONTH = ("daily", "each_shift", "weekly")
"""How often a checklist is ticked that has a sheet for a month: twelve sheets a year, not 250."""
LINES_TO_SIGN = 20


def month(handbook: Handbook, checklist: Checklist) -> Sheet:
    """A checklist as a grid of its items by the days of a month."""
    return {
        **envelope(handbook, "month", handbook.title(checklist.id)),
        **body(handbook, checklist),
        **control(handbook, checklist, "month"),
        "kind": "month",
        "id": f"{checklist.id}-month",
        "landscape": True,
    }


def signing(handbook: Handbook, document: Document | None = None) -> Sheet:
    """Who has read a document, or the whole handbook, with room for their signatures."""
    label = words(handbook.language)["paper"]
    title = handbook.title(document.id) if document else handbook.plain(handbook.settings.title)
    about = control(handbook, document)
    facts = [
        [label["document"], title],
        [label["number"], about["number"]],
        [label["version"], f"{about['version']} ({about['effective']})"],
    ]
    return _list(handbook, "signing", document, title, facts, label["read_pledge"])


def training(handbook: Handbook) -> Sheet:
    """Who took part in a training: a blank for any of them."""
    label = words(handbook.language)["paper"]
    facts = [[label[name], ""] for name in ("subject", "trainer", "time_and_place")]
    return _list(handbook, "training", None, label["training"], facts, label["training_pledge"])


def _list(
    handbook: Handbook, kind: str, document: Document | None, title: str,
    facts: list[list[str]], pledge: str,
) -> Sheet:  # fmt: skip
    label = words(handbook.language)["paper"]
    base = envelope(handbook, kind, title)
    of = document.id if document else "handbook"
    return {
        **base,
        **control(handbook, document, kind),
        "id": f"{of}-{kind}",
        "title": label[kind],
        "full_title": base["full_title"] if kind == "signing" else title,
        "about": facts,
        "pledge": pledge,
        "rows": LINES_TO_SIGN,
    }


def card(handbook: Handbook, role: Role) -> Sheet:
    """A role on one page: what it is for, its duties by title, its limits, what it is judged by.

    Of its documents it names those that the day is worked by: procedures and checklists.
    """
    inner = body(handbook, role)
    limits = limits_of(handbook, role)
    documents = [*handbook.procedures_of(role), *handbook.checklists_of(role)]
    named = {
        one.id: {"to": one.id, "number": handbook.number_of(one), "title": handbook.title(one.id)}
        for one in documents
    }
    named |= {one["to"]: one for one in cited([limits, inner["purpose"]], role.id)}
    return {
        **envelope(handbook, "card", handbook.title(role.id)),
        **inner,
        **control(handbook, role, "card"),
        "kind": "card",
        "id": f"{role.id}-card",
        "authority": limits,
        "lists": list(named.values()),
    }


def authority(handbook: Handbook) -> Sheet:
    """The authority matrix."""
    label = words(handbook.language)["paper"]
    ours = handbook.settings
    inner: Sheet = {"matters": matters(handbook)}
    return {
        **envelope(handbook, "authority", label["authority_title"]),
        **control(handbook, None, "authority"),
        "id": "authority",
        "full_title": f"{label['authority_title']} · {handbook.plain(ours.title)}",
        "related": cited(inner),
        "revisions": [
            {
                "version": ours.document.version,
                "date": ours.document.effective.isoformat(),
                "text": label["first_issue"],
                "by": handbook.named(ours.document.prepared_by),
            }
        ],
        "added": has_additions(inner),
        **inner,
    }


def matters(handbook: Handbook) -> list[Sheet]:
    """The matters of the authority matrix, as templates take them."""
    return [asdict(one) for one in forms.matrix(handbook)]
