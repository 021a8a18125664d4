"""The register of receipts as a page of its own and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from markupsafe import Markup, escape
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.practice.receipts import Register
from generator.problems.render import visible


class Table(NamedTuple):
    """A part of the register, as texts."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def tables(handbook: Handbook, register: Register) -> list[Table]:
    """The register in the handbook's language: who read what, what is missing, what is wrong."""
    w = words(handbook.language)["receipt"]["register"]
    title = handbook.title
    columns = tuple(w[name] for name in ("name", "document", "version", "date", "status"))
    read = [(row.name, title(row.document), row.version, row.date, w[row.status])
            for row in register.rows]  # fmt: skip
    missing = [(name, title(id)) for name, ids in register.missing.items() for id in ids]
    foreign = [(one.name, one.document, one.version, one.date) for one in register.foreign]
    parts = (
        (w["read"], columns, read),
        (w["missing"], columns[:2], missing),
        (w["foreign"], columns[:4], foreign),
        (w["damaged"], (w["line"],), [(line,) for line in register.damaged]),
    )
    return [
        Table(name, head, [tuple(map(visible, row)) for row in rows]) for name, head, rows in parts
    ]


def as_html(handbook: Handbook, register: Register) -> bytes:
    """A page that needs nothing but itself, to keep or to print."""
    w = words(handbook.language)["receipt"]["register"]
    parts = [
        Markup("<h2>{}</h2>\n<table><thead>{}</thead>\n<tbody>{}</tbody></table>").format(
            table.title, _row("th", table.head), Markup("").join(_row("td", r) for r in table.rows)
        )
        for table in tables(handbook, register)
        if table.rows
    ]
    body = Markup("\n").join(parts)
    page = Markup(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title>\n'
        "<style>body {{ font: 15px/1.6 sans-serif; max-width: 60rem; margin: 2rem auto }}\n"
        "table {{ border-collapse: collapse }} td, th {{ border: 1px solid #999; padding: 0.2em "
        "0.6em; text-align: left }}</style></head>\n"
        "<body><h1>{}</h1>\n<p>{}</p>\n{}</body></html>\n"
    ).format(handbook.language, w["title"], w["title"], w["declaration"], body)
    return str(page).encode()


def _row(tag: str, cells: Iterable[str]) -> Markup:
    inner = Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, escape(one)) for one in cells)
    return Markup("<tr>{}</tr>\n").format(inner)


def as_workbook(handbook: Handbook, register: Register) -> bytes:
    """A workbook with a sheet for each part."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables(handbook, register):
        sheet = book.create_sheet(table.title[:31])
        for number, texts in enumerate([table.head, *table.rows], 1):
            _fill(sheet, number, texts)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column in sheet.columns:
            sheet.column_dimensions[column[0].column_letter].width = 24
        sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: object, number: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(number, column)  # type: ignore[attr-defined]
        cell.value = "".join(c for c in text if c >= " ")
        cell.data_type = "s"  # a name such as `=1+1` is no formula
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
