"""A file becomes a folder of drafts: which files to write, and which to leave alone.

Values in, values out: the command reads the folder before and writes what is answered here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from generator.content import ids
from generator.content.handbook import Handbook
from generator.intake import record, report
from generator.intake.draft import prose, scalar
from generator.intake.drafting import Drafts, drafts_of
from generator.intake.entry import Outline
from generator.intake.naming import Known
from generator.intake.outline import outline_of
from generator.intake.reading import read
from generator.intake.record import Record
from generator.intake.repeats import mark_repeats
from generator.locale import words
from generator.problems.problem import Language, Words

RECORD, REPORT = "import.json", "report.html"
SETTINGS = "roles/handbook.yaml"
NEW = "new"
"""The folder for drafts of files that somebody has edited."""

_FIRM = re.compile(
    r"[㐀-鿿（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|集团|医院|幼儿园|酒店|学校|超市|药房)"
)


@dataclass(frozen=True)
class Before:
    """What is in the folder already."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The hash of each content file, by its path from the folder."""
    records: Mapping[str, Record] = field(default_factory=dict)
    """Earlier records, by the names of their files: import.json and import-….json."""
    known: Known = field(default_factory=Known)

    def last(self, file: str) -> Record | None:
        """The record of the last import of that file."""
        return next((one for one in self.records.values() if one.get("file") == file), None)

    def written(self, file: str) -> Mapping[str, Any]:
        """What the last import of that file wrote: hashes by path."""
        found = (self.last(file) or {}).get("files")
        return found if isinstance(found, dict) else {}


@dataclass
class Import:
    """What one import comes to."""

    record: Record
    files: dict[str, bytes]
    """What to write, by its path from the folder."""
    moved: dict[str, str] = field(default_factory=dict)
    """Records of other files that make room: old names to new ones."""
    departments: Mapping[str, str] = field(default_factory=dict)
    """Titles of the departments that the drafts name, by id."""
    positions: Mapping[str, str] = field(default_factory=dict)
    """Titles of posts that the drafts name and that have no draft, by id."""


def known_in(handbook: Handbook, own: Collection[str] = ()) -> Known:
    """What a handbook calls its departments and people; `own` are ids that may be taken again."""
    settings = handbook.settings
    people = {one.title: one.id for one in settings.positions}
    people |= {one.title: one.id for one in handbook.roles}
    departments = {one.title: one.id for one in settings.departments}
    taken = (handbook.records.keys() - {*own}) | {*departments.values()}
    return Known(departments, people, frozenset(taken))


def imported(
    name: str, data: bytes, before: Before, language: Language, today: date, role: str = ""
) -> Import | Words:
    """The drafts of a file, its record and its report; or the sentence why it is not imported."""
    source = read(name, data)
    if isinstance(source, Words):
        return source
    outline = outline_of(source)
    mark_repeats(outline.entries)
    table = words(language)["import"]
    drafts = drafts_of(outline, source.file, table, role, before.known)
    texts = {draft.path: draft.text().encode("utf-8", "replace") for draft in drafts.files}
    held = before.written(source.file)
    if SETTINGS not in before.files or SETTINGS in held:
        texts[SETTINGS] = _settings(drafts, outline, today).encode()
    out = record.record_of(source.file, outline, drafts, table, source.notes)
    last = before.last(source.file)
    if last is not None:
        out = record.compared(out, last)
    files, kept = _placed(texts, before.files, held)
    out["files"] = {path: _hash(data) for path, data in texts.items()}
    out["kept"] = kept
    files[RECORD] = record.as_json(out)
    files[REPORT] = report.page(out, language, table).encode("utf-8", "replace")
    return Import(
        out, files, _moved(source.file, before), drafts.departments, drafts.positions
    )


def _placed(
    texts: Mapping[str, bytes], there: Mapping[str, str], held: Mapping[str, Any]
) -> tuple[dict[str, bytes], list[str]]:
    """Where each draft goes: what somebody edited, moved or removed is left as it is."""
    files: dict[str, bytes] = {}
    kept = []
    for path, data in texts.items():
        now, last = there.get(path), held.get(path)
        if now == _hash(data):
            continue
        is_ours = now is not None and now == last
        if is_ours or (now is None and last is None):
            files[path] = data
        elif last != _hash(data):
            kept.append(f"{NEW}/{path}")
            files[f"{NEW}/{path}"] = data
    return files, kept


def _moved(file: str, before: Before) -> dict[str, str]:
    """The record and the report of another file keep their content under another name."""
    other = before.records.get(RECORD)
    if other is None or other.get("file") == file:
        return {}
    name = ids.derive(PurePath(str(other.get("file", ""))).name) or "other"
    return {RECORD: f"import-{name}.json", REPORT: f"report-{name}.html"}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _settings(drafts: Drafts, outline: Outline, today: date) -> str:
    """A handbook.yaml that fits the drafts, from the template beside this module."""
    text = (Path(__file__).parent / "handbook.yaml").read_text("utf-8")
    firm = next(
        (found[0] for entry in outline.entries[:12] if (found := _FIRM.search(entry.text))),
        "示例公司",
    )
    departments = "".join(
        f"  - {{id: {id}, title: {_inline(title)}}}\n" for id, title in drafts.departments.items()
    )
    positions = "".join(
        f"  - {{id: {id}, title: {_inline(title)}}}\n" for id, title in drafts.positions.items()
    )
    text = text.replace(
        "positions:\nPOSITIONS", f"positions:\n{positions}" if positions else "positions: []\n"
    )
    ends = today.replace(year=today.year + 1, day=min(today.day, 28))
    for mark, value in (
        ("COMPANY", scalar(firm)), ("DEPARTMENTS\n", departments + "\n"),
        ("ORDER", ", ".join(drafts.roles.values())), ("TODAY", today.isoformat()),
        ("NEXT", ends.isoformat()),
    ):  # fmt: skip
        text = text.replace(mark, value)
    return text


def _inline(text: str) -> str:
    """A value within { }: always in quotes where a comma or a bracket could end it."""
    shown = scalar(prose(text))
    return shown if shown.startswith('"') or not re.search(r"[,\[\]{}]", shown) else f'"{shown}"'
