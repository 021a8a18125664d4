"""The register of receipts as PDF, to file and to sign."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast

import typst

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.practice.receipts import Register
from generator.outputs.practice.register import tables
from generator.outputs.sheets import glyphs
from generator.outputs.sheets.paper import fonts

TEMPLATES = Path(__file__).parent / "templates"


def as_pdf(handbook: Handbook, register: Register, day: date) -> bytes:
    """The register of that day as PDF/A."""
    data = glyphs.printable(json.dumps(_data(handbook, register, day), ensure_ascii=False))
    layout = typst.Compiler(
        TEMPLATES / "register.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    midnight = datetime.combine(day, time(), UTC)
    made = layout.compile(format="pdf", timestamp=midnight, pdf_standards=["a-2a", "ua-1"])
    return cast(bytes, made)


def _data(handbook: Handbook, register: Register, day: date) -> dict[str, Any]:
    named = words(handbook.language)
    return {
        "language": handbook.language,
        "title": named["receipt"]["register"]["title"],
        "company": handbook.plain(handbook.settings.company),
        "date": day.isoformat(),
        "declaration": named["receipt"]["register"]["declaration"],
        "counted": named["writing"]["in_brackets"],
        "signature": named["receipt"]["register"]["checked"],
        "day": named["receipt"]["register"]["date"],
        "colon": named["writing"]["colon"],
        "tables": [
            {"title": one.title, "head": one.head, "rows": one.rows}
            for one in tables(handbook, register)
            if one.rows
        ],
    }
