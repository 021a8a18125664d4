"""What lists of the whole handbook there are, and how they are grouped."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.handbook import Handbook
from generator.content.records import Role
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.present import has_matrix


def overviews(handbook: Handbook, *, released: bool) -> Iterator[tuple[str, str, str]]:
    """Path, icon and name of each overview that is made."""
    names, left_out = words(handbook.language), handbook.settings.leave_out
    prefix = addresses.prefix(handbook)
    for output, path, icon, title in (
        ("registers", addresses.MATRIX, "table-account", names["matrix"]["title"]),
        ("registers", addresses.REGISTER, "folder-table-outline", names["register"]["title"]),
        ("changes", addresses.CHANGES, "history", names["changes"]["page"]),
        ("practice", addresses.RECEIPTS, "clipboard-check-outline",
         names["receipt"]["register"]["title"]),
    ):  # fmt: skip
        is_empty = path == addresses.MATRIX and not has_matrix(handbook)
        if output not in left_out and (released or output != "changes") and not is_empty:
            yield prefix + path, icon, title


def by_department(handbook: Handbook) -> list[tuple[str, list[Role]]]:
    """The roles of each department, in the order of the first of them."""
    groups: dict[str, list[Role]] = {}
    for role in handbook.roles:
        groups.setdefault(role.department, []).append(role)
    return list(groups.items())
