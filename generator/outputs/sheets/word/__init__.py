"""Documents as Word files, for companies that edit, fill in and sign them there.

Real styles, numbering, tables and fields: what Word's own ribbon would make. The same sheet gives
the same bytes: dates and the order of parts are fixed.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.oxml import parse_xml, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

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
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in _entries(file):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            if not name.endswith(".png"):  # which is compressed
                entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the archive would tell on which system it was made
            # The library's template says that a Macintosh made it.
            data = data.replace(b"Microsoft Macintosh Word", b"Microsoft Office Word")
            archive.writestr(entry, data)
    return packed.getvalue()


def _entries(file: Document) -> Iterator[tuple[str, bytes]]:
    """What the library would write, with the time of its making, into an archive of its own."""
    package = file.part.package
    assert package is not None
    types = parse_xml(f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}"/>')
    types.add_default("rels", CONTENT_TYPE.OPC_RELATIONSHIPS)
    for part in package.parts:
        part.before_marshal()
        types.add_override(part.partname, part.content_type)
    yield CONTENT_TYPES_URI.membername, serialize_part_xml(types)
    yield PACKAGE_URI.rels_uri.membername, cast(bytes, package.rels.xml)
    for part in package.parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, cast(bytes, part.rels.xml)
