"""An old document that is dropped on the form editor: its report, and drafts to take over.

The drafts wait in memory, like dropped pictures; taken over, each is an edit that makes a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.content.handbook import Handbook
from generator.content.places import file_name
from generator.editing import notes
from generator.editing.drafts import document_of
from generator.editing.edits import Files, digest_of_bytes
from generator.intake.drafting import UNASSIGNED
from generator.intake.importing import SETTINGS, Before, Import, imported, known_in
from generator.intake.naming import Known
from generator.intake.tidying import bare
from generator.problems.problem import Language, Words
from generator.reading.document import Path

MOST_LINES = 3_000
"""Lines of a document that the page lists; what became of the rest the drafts show."""
FOLDER = "roles/"
NAMES = ("title", "text", "do", "cue", "say")
"""The fields that may hold the name of a drafted item; the first that is there counts."""
LAST = 100_000


def read_document(
    name: str, data: bytes, handbook: Handbook | None, language: Language
) -> Import | Words:
    """What an import makes of a document, knowing what the handbook calls its people.

    A draft of a file that is there already has its name, so that what is new can be added to it;
    one that only shares an id with another file gets an id of its own.
    """
    there = handbook.files if handbook else {}
    made = _imported(name, data, handbook, set(there), language)
    if isinstance(made, Words):
        return made
    named = ((file, file_name(file)) for file in drafts_in(made))
    clashes = {one.id for file, one in named if one and there.get(one.id, file) != file}
    if not clashes:
        return made
    return _imported(name, data, handbook, set(there) - clashes, language)


def _imported(
    name: str, data: bytes, handbook: Handbook | None, own: set[str], language: Language
) -> Import | Words:
    known = known_in(handbook, own) if handbook else Known()
    return imported(name, data, Before({SETTINGS: ""}, {}, known), language, date.today())


def report(made: Import, files: Files, digests: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows of an import, and what it needs to take the drafts over."""
    lines = made.record["lines"]
    counts = Counter(line["as"] for line in lines)
    items = Counter(
        line["to"].partition("#")[0] for line in lines if line["as"] == "item" and line["to"]
    )
    return {
        "file": made.record["file"],
        "counts": dict(counts),
        "notes": made.record["notes"],
        "drafts": [_draft(file, digest, files, made, items) for file, digest in digests.items()],
        "departments": made.departments,
        "positions": made.positions,
        "unassigned": UNASSIGNED,
        "lines": [
            {key: line.get(key, "") for key in ("at", "text", "as", "to", "why", "confidence")}
            for line in lines[:MOST_LINES]
        ],
    }


def drafts_in(made: Import) -> dict[str, bytes]:
    """The files that an import makes, by their paths in the content folder."""
    return {
        path.removeprefix(FOLDER): data
        for path, data in made.files.items()
        if path.startswith(FOLDER) and path != SETTINGS
    }


def _draft(
    file: str, digest: str, files: Files, made: Import, items: Mapping[str, int]
) -> dict[str, Any]:
    document = document_of(file, made.files[FOLDER + file])
    value = document.value if isinstance(document.value, dict) else {}
    there, name = files.get(file), file_name(file)
    return {
        "file": file,
        "digest": digest,
        "was": digest_of_bytes(there) if isinstance(there, bytes) else "",
        "fresh": _fresh_in(file, value, there) if isinstance(there, bytes) else [],
        "kind": name.kind if name else "",
        "folder": name.folder if name else "",
        "title": str(value.get("title", "")),
        "department": str(value.get("department", "")),
        "items": items[FOLDER + file],
        "questions": sum(one.kind == "question" for one in notes.notes_of(document)),
    }


def _fresh_in(file: str, value: dict[str, Any], there: bytes) -> list[dict[str, Any]]:
    """The edits that add to a file what only the draft has."""
    held = document_of(file, there).value
    if not isinstance(held, dict):
        return []
    return [{"file": file, "was": None, **one} for one in _fresh(value, held, ())]


def _fresh(value: Mapping[str, Any], held: Mapping[str, Any], at: Path) -> Iterator[dict[str, Any]]:
    """Items that are in none of the lists that are there; nothing that is there is changed."""
    for key, inner in value.items():
        there, here = held.get(key), (*at, key)
        if isinstance(inner, dict) and isinstance(there, dict):
            yield from _fresh(inner, there, here)
        elif isinstance(inner, dict) and there is None:
            yield {"op": "set", "at": _placed(here), "value": inner}
        elif isinstance(inner, list):
            several = there if isinstance(there, list) else [] if there is None else [there]
            names = [_name_of(one) for one in several]
            for item in inner:
                name = _name_of(item)
                if name not in names:
                    yield {"op": "insert", "at": _placed(here), "value": item, "to": LAST}
                    continue
                n = names.index(name)
                if isinstance(item, dict) and isinstance(same := several[n], dict):
                    yield from _fresh(item, same, (*here, n))


def _placed(path: Path) -> list[Any]:
    return [{"n": part} if isinstance(part, int) else part for part in path]


def _name_of(item: Any) -> str:
    """What two versions of an item have in common: its words, without marks and spaces."""
    names = [item.get(key) for key in NAMES] if isinstance(item, dict) else [item]
    text = next((one for one in names if isinstance(one, str)), "")
    return bare(text) or text
