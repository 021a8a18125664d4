"""Making edits again on files that somebody changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.editing.drafts import Drafts, document_of
from generator.editing.edits import (
    Edit,
    Files,
    digest_of_bytes,
    model_of_file,
    resolved,
    value_at,
)
from generator.editing.yaml_edit import EditError
from generator.problems.problem import Words


class Clash(NamedTuple):
    """An edit of what somebody else has changed, too."""

    number: int
    """Which of the edits that fit."""
    mine: Any
    theirs: Any


class Lost(NamedTuple):
    """An edit that fits nowhere any more."""

    edit: Edit
    words: Words


class Fitted(NamedTuple):
    """Edits, as far as they fit other files than those that they were made for."""

    edits: list[Edit]
    clashes: list[Clash]
    lost: list[Lost]


def fitted(drafts: Drafts, files: Files, edits: Sequence[Edit]) -> Fitted:
    """The edits on the files of now; each counts on those before it."""
    out = Fitted([], [], [])
    for edit in edits:
        now = {**files, **drafts.after(files, out.edits, strict=True).files}
        try:
            held = _held(edit, now)
        except EditError as error:
            out.lost.append(Lost(edit, error.words))
            continue
        if edit.op == "create" and edit.file in files:
            out.lost.append(Lost(edit, _THERE))
            continue
        if edit.op in ("file", "delete") and edit.was is not None and held != edit.was:
            out.lost.append(Lost(edit, _CHANGED))
            continue
        after = drafts.after(files, [*out.edits, edit], strict=True)
        refused = next((one for one in after.refused if one.number == len(out.edits)), None)
        if refused:
            out.lost.append(Lost(edit, refused.words))
            continue
        if edit.op in ("set", "remove", "text") and held not in (edit.was, edit.value):
            mine = None if edit.op == "remove" else edit.value
            out.clashes.append(Clash(len(out.edits), mine, held))
        out.edits.append(edit.model_copy(update={"was": held}))
    return out


def _held(edit: Edit, files: Files) -> Any:
    """What stands now where an edit is meant."""
    data = files.get(edit.file, b"")
    if not isinstance(data, bytes) or edit.op == "create":
        return None
    if edit.op in ("file", "delete"):
        return edit.was and digest_of_bytes(data)
    document = document_of(edit.file, data)
    if edit.op == "text":
        return document.text
    if edit.op in ("insert", "move", "note"):
        resolved(model_of_file(edit.file), document.value, edit.at, strict=True)
        return edit.was
    if all(isinstance(part, str) for part in edit.at):
        return value_at(document.value, tuple(part for part in edit.at if isinstance(part, str)))
    path = resolved(model_of_file(edit.file), document.value, edit.at, strict=True)
    return value_at(document.value, path)


_THERE = Words("同名的文件已经有了。", "There is a file of this name by now.")
_CHANGED = Words(
    "整份文件后来又被改过；请在新的文件上重做一次。",
    "The whole file has been changed since: do it once more on what it says now.",
)
