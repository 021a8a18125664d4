"""Document control on paper: versions, what a print is worth, and whether it is in force."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.locale import words
from generator.outputs import states
from generator.outputs.numbers import SUFFIXES, number_of

MASTERS = frozenset(["role", "card", "procedure", "standard", "script", "authority", "matrix",
                     "handbook"])  # fmt: skip
"""Kinds whose prints are controlled or not. The others are filled in, and say nothing of it."""


def standing(handbook: Handbook, kind: str) -> dict[str, Any]:
    """What a print of this kind says of itself: whether it is controlled, where the edition is."""
    settings = handbook.settings
    label = words(handbook.language)["paper"]
    return {
        "uncontrolled": settings.document.controlled and kind in MASTERS,
        "master": kind in MASTERS,
        "copy": "",
        "address": settings.address or label["our_site"],
        "qr": _qr(settings.address),
        "state": "",
    }


def as_master(sheet: dict[str, Any]) -> dict[str, Any]:
    """The same sheet as a controlled copy, with a place for the number of the copy."""
    if not sheet["uncontrolled"]:
        return sheet
    return {**sheet, "uncontrolled": False, "copy": sheet["words"]["copy_number"]}


def control(handbook: Handbook, document: Document | None = None, kind: str = "") -> dict[str, Any]:
    """Number, version, dates and names of a document, or of the whole handbook."""
    ours = handbook.settings.document
    one = document
    version, effective = ours.version, ours.effective
    if handbook.issue and not one and kind != "authority":  # which has a version of its own
        version, effective = handbook.issue.version, handbook.issue.day
    return {
        "number": number_of(handbook, one, kind),
        "version": (one and one.version) or version,
        "effective": ((one and one.effective) or effective).isoformat(),
        "review": ((one and one.review) or ours.review).isoformat(),
        "prepared": handbook.named((one and one.prepared_by) or ours.prepared_by),
        "reviewed": handbook.named((one and one.reviewed_by) or ours.reviewed_by),
        "approved": handbook.named((one and one.approved_by) or ours.approved_by),
        "state": state(handbook, one, kind, today()),
    }


def state(handbook: Handbook, document: Document | None, kind: str, day: date) -> str:
    """Why a document is not to be worked by on a day, or not without a question; else "".

    Blanks are printed ahead of time, so a paper to be filled in says that it is not valid yet; that
    it is due for review is no concern of those who fill it in.
    """
    ours = handbook.settings.document
    if document and document.retired and document.retired <= day:
        return "retired"
    declared = states.state_of(handbook, document) if document else "in_force"
    if declared in ("draft", "proposed"):
        return declared
    if ((document and document.effective) or ours.effective) > day:
        return "not_in_force"
    if kind and kind not in MASTERS:
        return ""
    if declared == "under_review":
        return declared
    if ((document and document.review) or ours.review) < day:
        return "overdue"
    return ""


def today() -> date:
    """The day of the build: that of SOURCE_DATE_EPOCH, by which a build can be repeated later."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date()


def suffixes(handbook: Handbook) -> list[list[str]]:
    """What the parts of a number mean, for the page that explains them."""
    label = words(handbook.language)["paper"]
    letters = [["P · S · H · C · F", label["letters"]]]
    names = {**label, "authority": label["authority_title"]}
    return letters + [[f"-{mark}", names[kind]] for kind, mark in SUFFIXES.items()]


def _qr(address: str) -> str:
    """An address as a QR code, drawn as SVG; empty without one."""
    if not address:
        return ""
    import segno  # only a company that names its address needs it

    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=1, xmldecl=False)
    return out.getvalue().decode()
