"""What files hold after a row of edits, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from generator.content.places import file_name
from generator.content.vocabulary import VOCABULARY
from generator.editing import companions, notes, rendering, yaml_edit
from generator.editing.addresses import order_of
from generator.editing.companions import Known
from generator.editing.edits import (
    GONE,
    Edit,
    Files,
    model_at,
    model_of_file,
    resolved,
    value_at,
)
from generator.editing.forms import form_of, record_in
from generator.editing.rendering import Style
from generator.editing.yaml_edit import EditError
from generator.problems.problem import Problem, Words
from generator.reading.document import Document, Path, Plain
from generator.reading.reader import read


class Refused(NamedTuple):
    """An edit that cannot be made, and why."""

    number: int
    words: Words


@dataclass
class Draft:
    """Files after some edits."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Those that were changed or made; a translation of nothing is empty, and is to go."""
    refused: list[Refused] = field(default_factory=list)


class Drafts:
    """Makes edits one after another, and remembers what the first ones made.

    A form sends all its edits each time, of which only the last is new.
    """

    def __init__(self, dropped: Callable[[str], bytes | None]) -> None:
        """`dropped` gives the bytes of a dropped file by its digest."""
        self._dropped = dropped
        self._made = lru_cache(maxsize=2000)(_made)

    def after(self, files: Files, edits: Sequence[Edit], *, strict: bool = False) -> Draft:
        """The files after all edits; `strict` refuses an edit whose item is gone."""
        draft, known = Draft(), Known(files)
        for number, edit in enumerate(edits):
            try:
                draft.files |= self._step(files, draft.files, edit, known, strict=strict)
            except EditError as error:
                draft.refused.append(Refused(number, error.words))
        return draft

    def _step(
        self, files: Files, drafted: dict[str, bytes], edit: Edit, known: Known, *, strict: bool
    ) -> dict[str, bytes]:
        """The files that one edit changes."""
        now = {**files, **drafted}
        data = _bytes(now, edit.file)
        if edit.op == "file":
            dropped = self._dropped(edit.digest)
            if dropped is None:
                raise EditError(_DROPPED)
            return {edit.file: dropped}
        if edit.op == "delete":
            return {edit.file: b""}
        if edit.op == "note":
            document = document_of(edit.file, data)
            path = resolved(model_of_file(edit.file), document.value, edit.at, strict=strict)
            text = notes.without(document, path, str(edit.value or ""))
            return {edit.file: yaml_edit.encoded(text, data)}
        if edit.op == "text":
            return {edit.file: _typed(str(edit.value), data)}
        if edit.op == "create":
            return {edit.file: _created(edit.value)}
        made = Made(edit.model_dump_json(), edit.file, data, strict)
        disk = files.get(edit.file, b"")
        id = _kept(made, disk if isinstance(disk, bytes) else b"", known)
        out = {edit.file: self._made(made, id)}
        for other in translations_of(edit.file, now):
            translated = self._made(made, id, other, _bytes(now, other))
            if translated != now[other]:
                out[other] = translated
        return out


class Made(NamedTuple):
    """An edit of the bytes of a file."""

    edit: str
    file: str
    data: bytes
    strict: bool


def _kept(made: Made, disk: bytes, known: Known) -> str:
    """The id that must be written down, because the edit changes what it is derived from."""
    edit = Edit.model_validate_json(made.edit)
    if edit.op != "set" or not edit.at or _is_translation(made.file):
        return ""
    model, document = model_of_file(made.file), document_of(made.file, made.data)
    path = resolved(model, document.value, edit.at, strict=made.strict)
    was = document_of(made.file, disk).value if disk else None
    return companions.kept_id(model, document.value, was, path, known)


def _made(made: Made, id: str, other: str = "", translation: bytes = b"") -> bytes:
    """The bytes after an edit of the file itself or of one of its translations."""
    edit = Edit.model_validate_json(made.edit)
    model, document = model_of_file(made.file), document_of(made.file, made.data)
    if _is_translation(made.file):
        return _translated(edit, document, made.data)
    path = resolved(model, document.value, edit.at, strict=made.strict)
    if not path:
        raise EditError(GONE)
    if not made.data.strip() and edit.op in ("set", "insert"):
        first = _held_at(path, [edit.value] if edit.op == "insert" else edit.value)
        return translation if other else _created(first)
    if id and model:
        owner = model_at(model, path if isinstance(path[-1], int) else path[:-1])
        text = companions.with_id(document, owner or model, path, id)
        document = yaml_edit.reread(document, text)
        if isinstance(path[-1], int):
            path = (*path, form_of(owner or model, "en").named_by)
    holder = model_at(model, path[:-1])
    text = _edited(document, path, edit, order_of(holder))
    if not other:
        return yaml_edit.encoded(text, made.data)
    after = yaml_edit.reread(document, text).value
    if model is None or not translation:
        return translation
    of = document_of(other, translation)
    try:
        text = companions.in_translation(model, document.value, after, path, edit, of)
    except EditError:  # of the last thing that was translated
        return b"" if edit.op == "remove" else translation
    return yaml_edit.encoded(text, translation)


def _edited(document: Document, path: Path, edit: Edit, order: Sequence[str]) -> str:
    """The text after an edit at a path."""
    if edit.op == "set":
        return yaml_edit.set_value(document, path, edit.value, order)
    if edit.op == "insert":
        held = value_at(document.value, path)
        count = len(held) if isinstance(held, list) else int(held is not None)
        return yaml_edit.insert(document, path, max(0, min(edit.to, count)), edit.value, order)
    holder, last = path[:-1], path[-1]
    if edit.op == "move":
        several = value_at(document.value, holder)
        if not isinstance(last, int) or not isinstance(several, list):
            raise EditError(GONE)
        return yaml_edit.move(document, holder, last, max(0, min(edit.to, len(several) - 1)))
    if isinstance(value_at(document.value, holder), str):  # the only one of a list
        path = holder
    return yaml_edit.remove(document, path)


def _translated(edit: Edit, document: Document, data: bytes) -> bytes:
    """A translation after an edit of its own: what leads to a text is made where it is missing."""
    path = tuple(part if isinstance(part, str) else part.n for part in edit.at)
    if not path:
        raise EditError(GONE)
    if edit.op == "remove":
        try:
            return yaml_edit.encoded(yaml_edit.remove(document, path), data)
        except EditError:
            return b""
    if not data.strip():
        return _created(_held_at(path, edit.value))
    for n in range(1, len(path)):
        held = value_at(document.value, path[:n])
        if isinstance(held, str):  # a text alone stands for the name of an item
            name = _name_at(document.file, path[:n])
            text = yaml_edit.set_value(document, path[:n], {name: held})
            document = yaml_edit.reread(document, text)
    return yaml_edit.encoded(yaml_edit.set_value(document, path, edit.value), data)


def _name_at(file: str, path: Path) -> str:
    """The field that a text stands for in a translation, where a record is expected."""
    model = model_of_file(file)
    inner = None
    for part in path:  # names of fields lead to a record, ids of items to the same one
        found = record_in(model, str(part)) if model else None
        model = found or model
        inner = found or inner
    return (form_of(inner, "en").named_by if inner else "") or "title"


def _held_at(path: Path, value: Any) -> Any:
    """What holds a value at a path, and nothing else."""
    for part in reversed(path):
        value = {part: value} if isinstance(part, str) else [value]
    return value


def _created(value: Plain) -> bytes:
    """A new file."""
    return ("\n".join(rendering.lines(value, Style())) + "\n").encode()


def _typed(text: str, before: bytes) -> bytes:
    """A text as it was typed, with the line ends and the mark of the file."""
    text = text.replace("\r\n", "\n")
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return yaml_edit.encoded(text, before)


@lru_cache(maxsize=500)
def document_of(file: str, data: bytes) -> Document:
    """A file that was read."""
    return read(file, data, VOCABULARY)


def translations_of(file: str, files: Files) -> Iterator[str]:
    """The translations that a file has."""
    name = file_name(file)
    if name is None or name.language:
        return
    stem, _, _ = file.rpartition(".")
    for other in files:
        if other.startswith(f"{stem}.") and other != file and files[other]:
            found = file_name(other)
            if found and found.language:
                yield other


def _is_translation(file: str) -> bool:
    name = file_name(file)
    return name is not None and name.language is not None


def _bytes(files: Files, file: str) -> bytes:
    data = files.get(file, b"")
    if isinstance(data, Problem):
        raise EditError(Words("这个文件读不了。", "This file cannot be read."))
    return data


_DROPPED = Words(
    "放进来的文件已不在内存里，请再放一次。", "The dropped file is gone: drop it once more."
)
