"""Registers made from the whole handbook: who answers for what, and which documents there are.

A page for each, workbooks, and a calendar of the reviews.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.resources import files

from generator.outputs import addresses, scripts
from generator.outputs.artifact import Artifact, Page, Site, key_of, ready
from generator.outputs.present import has_matrix
from generator.outputs.registers import calendar, page, workbook

ASSETS = page.ASSETS
SCRIPT = "registers/assets/registers.mjs"


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """All registers in all languages, and what their pages need."""
    for handbook in site.editions.values():
        yield from page.pages(handbook)
        for path, make in (
            (addresses.MATRIX_BOOK, workbook.matrix_book),
            (addresses.REGISTER_BOOK, workbook.register_book),
            (addresses.REVIEWS, calendar.reviews),
        ):
            if path == addresses.MATRIX_BOOK and not has_matrix(handbook):
                continue
            full = addresses.prefix(handbook) + path
            yield Artifact(full, partial(make, handbook), key_of(full, handbook.digest))
    style = files(__package__).joinpath("assets", "registers.css").read_bytes()
    for name, data in (("registers.css", style), ("registers.js", scripts.script(SCRIPT))):
        yield ready(f"{ASSETS}/{name}", data)
