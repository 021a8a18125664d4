"""The changes as one paper to read and to sign."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast

import typst

from generator.outputs.changes.compare import Change, Changes
from generator.outputs.changes.reports import Report
from generator.outputs.sheets.paper import fonts

TEMPLATES = Path(__file__).parent / "templates"
UNDATED = date(2000, 1, 1)
"""The day of changes that nobody dated: the same changes give the same file."""


def pdf(found: Changes, language: str) -> bytes:
    """The changes as PDF/A: what is gone struck through, what is new underlined."""
    layout = typst.Compiler(
        TEMPLATES / "changes.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_data(Report(found, language)), ensure_ascii=False)},
    )
    day = date.fromisoformat(found.new.date) if found.new.date else UNDATED
    midnight = datetime.combine(day, time(), UTC)
    try:
        made = layout.compile(format="pdf", timestamp=midnight, pdf_standards=["a-2a", "ua-1"])
    except typst.TypstError:  # such as for a character that no font of ours has
        made = layout.compile(format="pdf", timestamp=midnight)
    return cast(bytes, made)


def _data(report: Report) -> dict[str, Any]:
    return {
        "language": report.language,
        "words": {name: report.words[name] for name in ("title", "sign", "signature", "date")},
        "colon": report.words["colon"],
        "intro": report.intro(),
        "outdated": {"title": report.words["outdated"]["title"], "kinds": report.outdated()},
        "documents": [
            {
                "title": report.document(document),
                "changes": [_change(report, one) for one in report.found.of(document)],
            }
            for document in report.found.documents
        ],
    }


def _change(report: Report, change: Change) -> dict[str, Any]:
    return {
        "head": report.head(change),
        "where": report.where(change),
        "fields": [
            {"label": report.label(change, one), "spans": list(map(list, report.spans(one)))}
            for one in change.fields
        ],
    }
