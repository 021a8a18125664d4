"""The edits that a form makes, and where in a file they are meant.

An edit names its place by names and, within lists, by the id of the item and its number. On the
files that the form was made from both lead to the same item. On files that somebody changed
meanwhile the id counts, so that the edits can be made again there, as far as they still fit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from generator.content.places import file_name
from generator.content.types import Keyed, Record
from generator.editing.forms import model_of, record_in
from generator.editing.yaml_edit import EditError
from generator.problems.problem import Problem, Words
from generator.reading.document import Path, Plain
from generator.reading.invisible import without_unseen

Files: TypeAlias = "Mapping[str, bytes | Problem]"


class Request(BaseModel):
    """Anything that a form sends: of the given shape, without further fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AnItem(Request):
    """An item of a list: its number, and its id if it has one."""

    n: int
    id: str = ""


Part: TypeAlias = str | AnItem


class Edit(Request):
    """One edit."""

    op: Literal["set", "remove", "insert", "move", "create", "text", "file", "delete", "note"]
    file: str
    at: tuple[Part, ...] = ()
    value: Any = None
    """What is set, inserted or made; of `text`, the whole text; of `note`, the comment that is
    settled ("" for all comments that only name a source line)."""
    was: Any = None
    """What was there before, as the form knew it; of `file` and `delete`, the digest of it."""
    to: int = 0
    """The place in the list at which an item is inserted, or to which it is moved."""
    digest: str = ""
    """Of `file`: which of the dropped files."""

    @model_validator(mode="after")
    def _plain(self) -> Edit:
        """Only what a file can hold is written.

        What is pasted from other programs brings characters that no file should hold.
        """
        if not _is_plain(self.value):
            raise ValueError("no text, list or mapping of texts")
        if self.op == "text" or self.value == (clean := _clean(self.value)):
            return self
        return self.model_copy(update={"value": clean})


def _is_plain(value: object) -> bool:
    """Whether a value is made of texts alone, in lists and mappings, as what a file holds is."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return all(map(_is_plain, value)) if isinstance(value, list) else isinstance(value, str | None)


def digest_of_bytes(data: bytes) -> str:
    """What a form knows the version of a file by; "" for one that is not there."""
    return hashlib.sha256(data).hexdigest() if data else ""


_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]")


def _clean(value: Any) -> Any:
    """A value whose texts have plain spaces and line ends, and no invisible characters."""
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner) for inner in value]
    if not isinstance(value, str):
        return value
    return without_unseen(_SPACES.sub(" ", _LINE_ENDS.sub("\n", value))).strip()


class Id(NamedTuple):
    """The id of an item of a list."""

    id: str
    is_derived: bool
    """True if it is not written down but comes from the item's name."""


def id_of(item: Any, model: type[Record] | None) -> Id:
    """The id of an item; "" where its list has none."""
    if model is None or not issubclass(model, Keyed):
        return Id("", False)
    is_written = isinstance(item, dict) and bool(item.get("id"))
    return Id(model.id_in(item), not is_written)


def model_of_file(file: str) -> type[Record] | None:
    """The model of a file by its place; None for pictures and other files."""
    name = file_name(file)
    return model_of(name.kind) if name else None


def model_at(model: type[Record] | None, path: Sequence[Part | int]) -> type[Record] | None:
    """The model of the records at a path, or of the items of the list there."""
    for part in path:
        if isinstance(part, str):
            model = record_in(model, part) if model else None
    return model


def value_at(value: Any, path: Path) -> Any:
    """The value at a path; None where there is none."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part] if 0 <= part < len(value) else None
        elif not (isinstance(value, str) and part == 0):  # a text is a list of one
            return None
    return value


def resolved(
    model: type[Record] | None, value: Plain, at: Sequence[Part], *, strict: bool = False
) -> Path:
    """The path in a file that an edit means; with `strict`, an item that has an id must be there.

    A text where a list is meant is a list of one.
    """
    path: list[str | int] = []
    held: Any = value
    for part in at:
        if isinstance(part, str):
            if held is not None and not isinstance(held, dict):
                raise EditError(GONE)
            path.append(part)
            model = record_in(model, part) if model else None
            held = held.get(part) if held else None
            continue
        several = held if isinstance(held, list) else [] if held is None else [held]
        n = _number(part, several, model, strict=strict)
        path.append(n)
        held = several[n]
    return tuple(path)


def _number(part: AnItem, several: list[Any], model: type[Record] | None, *, strict: bool) -> int:
    if part.id and not (0 <= part.n < len(several) and id_of(several[part.n], model).id == part.id):
        found = [n for n, item in enumerate(several) if id_of(item, model).id == part.id]
        if len(found) == 1:
            return found[0]
        if strict:
            raise EditError(GONE)
    if not 0 <= part.n < len(several):
        raise EditError(GONE)
    return part.n


GONE = Words("这一项已经不在了。", "The item is not there any more.")


def translated_path(model: type[Record], value: Plain, path: Path) -> Path:
    """The path in a translation of what stands at a path: items go by their ids there."""
    out: list[str | int] = []
    held: Any = value
    inner: type[Record] | None = model
    for part in path:
        if isinstance(part, str):
            inner = record_in(inner, part) if inner else None
            held = held.get(part) if isinstance(held, dict) else None
            out.append(part)
        else:
            several = held if isinstance(held, list) else [held]
            held = several[part] if part < len(several) else None
            out.append(id_of(held, inner).id or part)
    return tuple(out)
