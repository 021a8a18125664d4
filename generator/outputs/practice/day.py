"""What the day of a role is made of, for its page and the home page to show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.content.handbook import Handbook
from generator.content.records import Document, Role
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.practice.receipts import DIGEST, digest_of, expected_of
from generator.outputs.present import has_plan
from generator.outputs.quiz import questions_of

PERIODS = ("first_day", "first_week", "first_month", "first_quarter")
SITUATIONS = 9
SHA256 = 64
"""The letters of one hash: that of a file, which that of its translation follows."""

_ASIDE = re.compile(r"^（[^（）]*）|^\([^()]*\)")
"""What is done before speaking."""


def name_of(role: str) -> str:
    """The name of the script with a role's day."""
    return f"{role}-day"


def artifacts(handbook: Handbook) -> Iterator[Artifact]:
    """A script for each role; a page loads the one of its reader's."""
    for role in handbook.roles:
        path = addresses.practice_data(handbook, name_of(role.id))
        named = [handbook.file_digests[id] for id in _library(handbook, role)]
        key = key_of(path, handbook.digest, named)
        batch = f"questions {handbook.language} {role.id}"
        yield Artifact(path, partial(_script, handbook, role), key, batch=batch)


def _script(handbook: Handbook, role: Role) -> bytes:
    data = json.dumps(day_of(handbook, role), ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookDay={data};\n".encode()


def day_of(handbook: Handbook, role: Role) -> dict[str, Any]:
    """All that a reader with this role may have to do, read, sign or practise."""
    return {
        "role": role.id,
        "title": handbook.title(role.id),
        "path": addresses.page_of(handbook, role.id),
        "receipts": addresses.prefix(handbook) + addresses.RECEIPTS,
        "lists": list(_lists(handbook, role)),
        "plan": list(_plan(handbook, role)),
        "scripts": {one.id: _link(handbook, one.id) for one in handbook.spoken_by(role)},
        "lines": list(_lines(handbook, role)),
        "read": list(_documents(handbook, role)),
        "quiz": _quiz(handbook, role),
        "desk": list(_desk(handbook, role)),
        "situations": list(_situations(handbook, role))[:SITUATIONS],
    }


def _desk(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    """What the home page keeps at hand: the same as the role's page marks for it."""
    w, left_out = words(handbook.language)["role"], handbook.settings.leave_out
    for checklist in handbook.checklists_of(role):
        yield _link(handbook, checklist.id) | {"list": checklist.id}
    if "paper" not in left_out:
        packs = [("day", w["day"]), *([("onboarding", w["plan"])] if has_plan(role) else [])]
        for pack, title in ((f"{role.id}-{kind}", title) for kind, title in packs):
            yield {"title": title, "path": addresses.printable(handbook, pack), "list": ""}
    if "quizzes" not in left_out:
        page = addresses.page_of(handbook, f"{role.id}-quiz")
        yield {"title": w["quiz"], "path": page, "list": ""}


def _lists(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    for checklist in handbook.checklists_of(role):
        yield _link(handbook, checklist.id) | {
            "id": checklist.id, "when": checklist.when, "size": len(handbook.items_of(checklist)),
        }  # fmt: skip


def _plan(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    for period in PERIODS:
        for one in getattr(role.onboarding, period):
            prefix = period.replace("_", "-")
            yield {
                "id": f"{prefix}-{one.id}",
                "text": handbook.plain(one.text),
                **({"was": [f"{prefix}-{old}" for old in one.was]} if one.was else {}),
            }


def _lines(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    """The best line of each turn that this role speaks."""
    for script in handbook.spoken_by(role):
        for node in script.nodes:
            best = next((choice.say[0] for choice in node.choices if choice.grade == "best"), "")
            said = _ASIDE.sub("", handbook.plain(best)).strip()
            if said:
                yield {"script": script.id, "cue": handbook.plain(node.cue), "text": said}


def _library(handbook: Handbook, role: Role) -> list[str]:
    """What is to be read, and what a device may remember to have shown."""
    library = (
        *expected_of(handbook)[role.id],
        *(procedure.id for procedure in handbook.procedures_of(role)),
        *(script.id for script in handbook.scripts_of(role)),
        *(checklist.id for checklist in handbook.checklists_of(role)),
    )
    return list(dict.fromkeys(library))


def _documents(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    signed = expected_of(handbook)[role.id]
    for id in _library(handbook, role):
        digest, seen = digest_of(handbook, id), seen_digest(handbook, id)
        more = ({"sign": True} if id in signed else {}) | ({"seen": seen} if seen != digest else {})
        yield _link(handbook, id) | {"id": id, "digest": digest} | more


def seen_digest(handbook: Handbook, id: str) -> str:
    """The digest of a document in this language, by which a device knows what it has shown."""
    digest = handbook.file_digests[id]
    file, translation = digest[:SHA256], digest[SHA256:]
    return file[:DIGEST] + translation[:DIGEST]


def _quiz(handbook: Handbook, role: Role) -> dict[str, Any] | None:
    questions = questions_of(handbook, role.id)
    if not questions or "quizzes" in handbook.settings.leave_out:
        return None
    page = addresses.page_of(handbook, f"{role.id}-quiz")
    return {"title": words(handbook.language)["kind"]["quiz"], "path": page, "size": len(questions)}


def _situations(handbook: Handbook, role: Role) -> Iterator[dict[str, Any]]:
    """The common situations that concern the role, what sets off its own procedures, what calls
    for its scripts, and what sets off the procedures that it takes part in."""
    named: set[str] = set()
    for task in handbook.settings.tasks:
        document = task.to.partition("/")[0]
        record = handbook.records.get(document)
        address = addresses.address(handbook, task.to)
        if address and isinstance(record, Document) and role.id in handbook.roles_of(record):
            named.add(document)
            yield {"title": handbook.plain(task.title), "text": handbook.plain(task.text),
                   "path": address}  # fmt: skip
    procedures = [
        procedure for procedure in handbook.procedures_of(role) if procedure.id not in named
    ]
    owned = [procedure for procedure in procedures if handbook.owner_of(procedure) == role.id]
    for one in owned:
        yield _link(handbook, one.id) | {"text": handbook.plain(one.trigger)}
    for script in handbook.scripts_of(role):
        if script.id not in named and script.nodes:
            yield _link(handbook, script.id) | {"text": handbook.plain(script.nodes[0].cue)}
    for one in procedures:
        if one not in owned:
            yield _link(handbook, one.id) | {"text": handbook.plain(one.trigger)}


def _link(handbook: Handbook, id: str) -> dict[str, Any]:
    return {"title": handbook.title(id), "path": addresses.page_of(handbook, id)}
