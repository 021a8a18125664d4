"""What the calls of the form editor share: requests, answers, and the work that is under way."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import Field, ValidationError

from generator.content import assets, ids
from generator.content.places import file_name
from generator.editing.changeset import Change
from generator.editing.desk import Desk, Work, worked
from generator.editing.dropped import fit_name
from generator.editing.edits import Edit, Files, Request

MOST_EDITS = 5_000


class Wrong(Exception):
    """A request that no form of ours makes."""


R = TypeVar("R", bound=Request)


def asked_for(request: type[R], body: bytes) -> R:
    """A request of a kind; `Wrong` for what no form of ours sends."""
    try:
        return request.model_validate_json(body)
    except ValidationError as error:
        raise Wrong(str(error)) from None


class Answer(NamedTuple):
    """The answer to a call, and what it asks to be written or shown."""

    value: dict[str, Any]
    changes: Mapping[str, Change] = MappingProxyType({})
    drafts: Mapping[str, bytes] | None = None
    """Files to show in the preview as if they were saved."""


class Working(Request):
    edits: tuple[Edit, ...] = Field(default=(), max_length=MOST_EDITS)
    bases: dict[str, str] = Field(default={})


def worked_on(desk: Desk, files: Files, request: Working) -> Work:
    for edit in request.edits:
        refuse_place(edit.file, files)
    return worked(desk, files, request.edits, request.bases)


def refuse_place(file: str, files: Files) -> None:
    """Refuse a path where no content belongs: it may lead anywhere."""
    name = file_name(file) if file else None
    if name:
        is_ours = ids.is_id(name.id) and (not name.folder or ids.is_id(name.folder))
        is_ours = is_ours and not {name.id, name.folder} & ids.RESERVED
    else:
        *folders, last = file.split("/")
        is_ours = fit_name(last) == last and (not folders or assets.is_asset(file))
        is_ours = is_ours and all(ids.is_id(folder) for folder in folders)
        is_ours = is_ours and assets.ending(last) in (*assets.PICTURES, *assets.PAPERS)
    if not is_ours and file not in files:
        raise Wrong(file)


def bytes_of(files: Files, file: str) -> bytes:
    data = files.get(file, b"")
    return data if isinstance(data, bytes) else b""
