"""Documents as Word files, for companies that edit, fill in and sign them there.

Real styles, numbering, tables and fields: what Word's own ribbon would make. The same sheet gives
the same bytes: dates and the order of parts are fixed.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from docx.document import Document

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word import authority, checklist, form, procedure, role, standard
from generator.outputs.sheets.word.page import finish, new_file
from generator.outputs.sheets.word.parts import add_line

BODIES: dict[str, Callable[[Document, Sheet], None]] = {
    "role": role.write,
    "procedure": procedure.write,
    "standard": standard.write,
    "checklist": checklist.write,
    "form": form.write,
    "authority": authority.write,
}


def docx(sheet: str) -> bytes:
    """A sheet, given as JSON, as the bytes of its Word file."""
    data: Sheet = json.loads(sheet)
    file = new_file(data)
    if data["kind"] != "form":  # whose copies have each their own
        add_line(file, data["title"], "Title")
    BODIES[data["kind"]](file, data)
    finish(file, data)
    return _packed(file, datetime.fromisoformat(data["effective"]))


def _packed(file: Document, day: datetime) -> bytes:
    """The file as a zip archive whose entries all bear the day of issue."""
    raw, packed = BytesIO(), BytesIO()
    file.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the archive would tell on which system it was made
            # The library's template says that a Macintosh made it.
            data = old.read(name).replace(b"Microsoft Macintosh Word", b"Microsoft Office Word")
            new.writestr(entry, data)
    return packed.getvalue()
