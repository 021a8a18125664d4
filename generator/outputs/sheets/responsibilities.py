"""The responsibility matrix and the load of each role as a sheet, in landscape."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.matrix import FREQUENCIES, Cells, Table, matrix, workload
from generator.outputs.sheets.content import Sheet, envelope
from generator.outputs.sheets.control import control

MOST_ON_A4 = 20
"""Of more roles the columns would be too narrow for a letter: then the sheet is an A3 one."""


def responsibilities(handbook: Handbook) -> Sheet:
    """Topics by roles, as the page shows them, with the duties of each role by frequency."""
    named, often = words(handbook.language)["matrix"], words(handbook.language)["when"]
    found = matrix(handbook)
    counts = workload(handbook)
    widest = max((len(table.roles) for table in found.tables), default=0)
    base = envelope(handbook, "matrix", named["title"])
    return {
        **base,
        **control(handbook, None, "matrix"),
        "id": "matrix",
        "full_title": f"{named['title']} · {handbook.plain(handbook.settings.title)}",
        "paper": "A3" if widest > MOST_ON_A4 and base["paper"] == "A4" else base["paper"],
        "landscape": True,
        "named": {
            name: named[name]
            for name in ("topic", "role", "load", "load_note", "total", "bar", "several")
        },
        "owner": named["letter"]["owns"],
        "letters": [[named["letter"][part], named["part"][part]] for part in named["letter"]],
        "tables": [_table(handbook, one, found.cells) for one in found.tables],
        "frequencies": [often[one] for one in FREQUENCIES],
        "load": [
            {"role": handbook.title(role), "counts": [by[one] for one in FREQUENCIES]}
            for role, by in counts.items()
        ],
    }


def _table(handbook: Handbook, table: Table, cells: Cells) -> Sheet:
    letters = words(handbook.language)["matrix"]["letter"]
    return {
        "title": handbook.title(table.department) if table.department else "",
        "roles": [handbook.title(role) for role in table.roles],
        "rows": [
            [
                handbook.plain(topic.title),
                *("".join(letters[part] for part in cells.get((topic.id, role), {}))
                  for role in table.roles),
            ]
            for topic in table.topics
        ],
    }  # fmt: skip
