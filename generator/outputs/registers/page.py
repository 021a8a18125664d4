"""The pages of the registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses, matrix
from generator.outputs.artifact import Content, Page, key_of
from generator.outputs.registers import register
from generator.outputs.registers.plot import plot
from generator.outputs.site.view import View

ASSETS = "assets/registers"


def pages(handbook: Handbook) -> Iterator[Page]:
    """The matrix, and the register of all documents."""
    named = words(handbook.language)
    yield _page(handbook, addresses.MATRIX, named["matrix"]["title"], _matrix)
    yield _page(handbook, addresses.REGISTER, named["register"]["title"], _register)


def _page(
    handbook: Handbook, path: str, title: str, body: Callable[[Handbook, View], Content]
) -> Page:
    full = addresses.prefix(handbook) + path
    return Page(
        full, handbook.language, title, partial(_rendered, handbook, full, body),
        key=key_of(full, title, handbook.digest),
        above=addresses.prefix(handbook) + addresses.FIND,
    )  # fmt: skip


def _rendered(
    handbook: Handbook, path: str, body: Callable[[Handbook, View], Content]
) -> Content:  # fmt: skip
    return body(handbook, View(handbook, path))


def _matrix(handbook: Handbook, view: View) -> Content:
    found = matrix.matrix(handbook)
    loads = matrix.workload(handbook)
    return _fill(
        "matrix.html", view, found=found, loads=loads, drawn=plot(handbook, loads),
        parts=matrix.PARTS, frequencies=matrix.FREQUENCIES, book=addresses.MATRIX_BOOK,
        departments=list(dict.fromkeys(
            filter(None, (matrix.department_of(handbook, role)
                          for table in found.tables for role in table.roles))
        )),
        department_of=partial(matrix.department_of, handbook),
    )  # fmt: skip


def _register(handbook: Handbook, view: View) -> Content:
    rows = register.register(handbook)
    due = sorted({row.review for row in rows if row.is_document})
    return _fill(
        "register.html", view, rows=rows, due=due, kept=register.records(view.handbook),
        book=addresses.REGISTER_BOOK, calendar=addresses.REVIEWS,
    )  # fmt: skip


def _fill(template: str, view: View, **values: Any) -> Content:
    html = _environment().get_template(template).render(
        v=view, h=view.handbook, w=view.words, prefix=addresses.prefix(view.handbook),
        assets=ASSETS, **values,
    )  # fmt: skip
    return Content(html, tuple(view.headings))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "templates"), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
