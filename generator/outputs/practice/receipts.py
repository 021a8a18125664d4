"""Receipts: lines by which somebody declares to have read a document, and the register of them.

A receipt is one line of text, which can be copied, mailed, or kept as a file:

    HBR1|name|document|version|digest|date|check

The check tells a line that was damaged on its way. It is no signature: whoever can read can write
one. The page of receipts (`assets/receipt.mjs`) writes and merges them in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Document, Procedure, Role, Standard

MARK = "HBR1"
DIGEST = 12
"""So many characters of a document's digest stand in a receipt."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LINE = re.compile(
    r"HBR1\|([^|\n]{1,80})\|([a-z0-9-]{1,80})\|([^|\n]{1,20})\|([0-9a-f]{12})"
    r"\|([0-9]{4}-[0-9]{2}-[0-9]{2})\|([0-9A-Z]{7})(?![0-9A-Z])"
)

Status = Literal["valid", "stale"]


class Receipt(NamedTuple):
    """What one line declares."""

    name: str
    document: str
    version: str
    digest: str
    date: str


class Item(NamedTuple):
    """What the register knows of a document."""

    title: str
    version: str
    digest: str
    versions: tuple[str, ...]
    """All versions that there ever were, the current one too."""
    was: tuple[str, ...]
    """Ids that it had before."""


class Row(NamedTuple):
    """A line of the register: the last receipt of somebody for a document."""

    name: str
    document: str
    version: str
    date: str
    status: Status


@dataclass
class Register:
    """All receipts put together."""

    rows: list[Row] = field(default_factory=list)
    duplicates: int = 0
    damaged: list[str] = field(default_factory=list)
    """Lines that are not whole receipts, as they came."""
    foreign: list[Receipt] = field(default_factory=list)
    """Receipts of documents or versions that this handbook never had."""
    missing: dict[str, list[str]] = field(default_factory=dict)
    """By name, the documents of somebody's roles without a receipt."""


def digest_of(handbook: Handbook, document: str) -> str:
    """A document's digest as a receipt states it: that of its file in the base language."""
    return handbook.file_digests[document][:DIGEST]


def check_of(text: str) -> str:
    """Seven letters that another text hardly ever has: FNV-1a, without the letters I, L, O, U."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return "".join(_LETTERS[(value >> shift) & 31] for shift in range(30, -1, -5))


def written(receipt: Receipt) -> str:
    """A receipt as its line."""
    name = " ".join(receipt.name.replace("|", " ").split())[:80]
    text = "|".join((MARK, *receipt._replace(name=name)))
    return f"{text}|{check_of(text)}"


def read(text: str) -> tuple[list[Receipt], list[str]]:
    """The receipts in a text, and the lines that once were receipts."""
    found: list[Receipt] = []
    damaged: list[str] = []
    for line in re.split(r"\r\n|[\n\r]", text.replace("｜", "|")):
        matches = list(_LINE.finditer(line))
        whole = [one for one in matches if check_of(one[0].rpartition("|")[0]) == one[6]]
        found += [Receipt(*one.groups()[:5]) for one in whole]
        if len(whole) < line.count(MARK):
            damaged.append(line.strip()[:200])
    return found, damaged


def items_of(handbook: Handbook) -> dict[str, Item]:
    """The documents that receipts are given for, by id."""
    return {
        document.id: _item(handbook, document)
        for document in handbook.documents
        if isinstance(document, Role | Standard | Procedure)
    }


def _item(handbook: Handbook, document: Document) -> Item:
    current = document.version or handbook.settings.document.version
    older = [revision.version for revision in (*document.revisions, *handbook.settings.revisions)]
    return Item(
        title=handbook.title(document.id),
        version=current,
        digest=digest_of(handbook, document.id),
        versions=tuple(dict.fromkeys((current, *older))),
        was=tuple(getattr(document, "was", ())),
    )


def expected_of(handbook: Handbook) -> dict[str, list[str]]:
    """What those who have a role are to read: the role, its standards, and its own procedures."""
    return {
        role.id: [
            role.id,
            *(standard.id for standard in handbook.standards_of(role)),
            *(one.id for one in handbook.procedures_of(role) if handbook.owner_of(one) == role.id),
        ]
        for role in handbook.roles
    }


def merged(
    texts: Iterable[str], items: Mapping[str, Item], expected: Mapping[str, Sequence[str]]
) -> Register:
    """The register of all receipts in some texts."""
    register = Register()
    now = {old: id for id, item in items.items() for old in item.was if old not in items}
    seen: set[tuple[str, ...]] = set()
    latest: dict[tuple[str, str], Row] = {}
    for text in texts:
        found, damaged = read(text)
        register.damaged += damaged
        for given in found:
            receipt = given._replace(document=now.get(given.document, given.document))
            key = (receipt.name, receipt.document, receipt.version, receipt.digest)
            if key in seen:
                register.duplicates += 1
                continue
            seen.add(key)
            status = _status(receipt, items.get(receipt.document))
            if status is None:
                register.foreign.append(given)
                continue
            row = Row(receipt.name, receipt.document, receipt.version, receipt.date, status)
            before = latest.get(row[:2])
            if before is None or _rank(row) > _rank(before):
                latest[row[:2]] = row
    register.rows = sorted(latest.values(), key=lambda row: f"{row.name}|{row.document}")
    register.missing = _missing(register.rows, expected)
    return register


def _status(receipt: Receipt, item: Item | None) -> Status | None:
    """None for what this handbook never had."""
    if item is None:
        return None
    if receipt.digest == item.digest:
        return "valid"
    return "stale" if receipt.version in item.versions else None


def _rank(row: Row) -> tuple[bool, str]:
    return row.status == "valid", row.date


def _missing(rows: Sequence[Row], expected: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Whoever has signed for a role is expected to read what belongs to it."""
    given: dict[str, set[str]] = {}
    for row in rows:
        given.setdefault(row.name, set()).add(row.document)
    out: dict[str, list[str]] = {}
    for name, documents in given.items():
        asked = [id for role in sorted(documents) for id in expected.get(role, ())]
        left = [id for id in dict.fromkeys(asked) if id not in documents]
        if left:
            out[name] = left
    return out
