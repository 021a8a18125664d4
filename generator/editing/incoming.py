"""The changes of a file that came back, made in the files of the content.

Of each file, edits come first, while all records stand where they stood; then the lists, the
innermost first, so that no path changes before it was used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from generator.content.rows import Nested, Row, as_mapping, id_of, lists_of, named_by, only_text
from generator.content.vocabulary import VOCABULARY
from generator.content.walk import Place, plan
from generator.editing import yaml_edit
from generator.editing.changeset import ChangeSet
from generator.editing.text_edits import value_at
from generator.editing.work import Work
from generator.intake.book import Book
from generator.intake.changes import Change
from generator.problems.problem import Problem
from generator.reading.document import Document, Path, Plain
from generator.reading.reader import read


def taken_over(work: Work, book: Book, changes: Sequence[Change]) -> ChangeSet:
    """The changes of a returned file as those of the content's files, refused by `check`."""
    for file, data in with_changes(work.changes.files, book, changes).items():
        work.changes.put(file, data)
    work.reworded |= _reworded(changes)
    return work.finish()


def _reworded(changes: Sequence[Change]) -> set[Place]:
    """The records whose texts have changed, and not their translations with them."""
    edits = [change for change in changes if change.kind == "edit" and change.column]
    translated = {
        (edit.row.key, edit.column.path) for edit in edits if edit.column and edit.column.language
    }
    places = set()
    for edit in edits:
        row, column = edit.row, edit.column
        if column and not column.language and (row.key, column.path) not in translated:
            is_bare = row.parent and not isinstance(row.path[-1], int)
            path = (*row.path, *([0] if is_bare else []), *column.path[:-1])
            places.add(Place(row.file, path))
    return places


def with_changes(
    files: Mapping[str, bytes | Problem], book: Book, changes: Sequence[Change]
) -> dict[str, bytes]:
    """The new bytes of the files that the changes touch. Raises `EditError`."""
    editor = _Editor(files)
    for change in changes:
        if change.kind == "edit":
            _edit(editor, change)
    by_list: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.kind != "edit":
            by_list.setdefault(_list_of(change), []).append(change)
    places = {place: (book.rows[place[0]], _nested(book, *place)) for place in by_list}
    deepest = sorted(
        by_list, key=lambda place: len((*places[place][0].path, *places[place][1].path))
    )
    for place in reversed(deepest):
        _List(editor, book, *places[place]).change(by_list[place])
    return editor.changed()


class _Editor:
    """The files, changed one after another in memory."""

    def __init__(self, files: Mapping[str, bytes | Problem]) -> None:
        self._files = files
        self._documents: dict[str, Document] = {}

    def document(self, file: str) -> Document:
        if file not in self._documents:
            data = self._files.get(file, b"")
            self._documents[file] = read(file, cast(bytes, data), VOCABULARY)
        return self._documents[file]

    def value(self, file: str, path: Path) -> Plain:
        """The value at a path; None where there is none."""
        if file not in self._files and file not in self._documents:
            return None
        return cast(Plain, value_at(self.document(file).value, path, None))

    def set(self, file: str, path: Path, value: Plain, order: Sequence[str] = ()) -> None:
        """Put a value at a path; a file that is missing is begun with it."""
        document = self.document(file)
        if file not in self._files and document.value is None:
            for key in reversed(path):
                value = {str(key): value}
            self._put(file, yaml_edit.new_file(file, value))
        else:
            self._put(file, yaml_edit.set_value(document, path, value, order))

    def remove(self, file: str, path: Path) -> None:
        if self.value(file, path) is not None:
            self._put(file, yaml_edit.remove(self.document(file), path))

    def insert(self, file: str, path: Path, index: int, value: Plain) -> None:
        self._put(file, yaml_edit.insert(self.document(file), path, index, value))

    def move(self, file: str, path: Path, old: int, new: int) -> None:
        self._put(file, yaml_edit.move(self.document(file), path, old, new))

    def _put(self, file: str, text: str) -> None:
        self._documents[file] = yaml_edit.reread(self.document(file), text)

    def changed(self) -> dict[str, bytes]:
        out = {}
        for file, document in self._documents.items():
            before = self._files.get(file, b"")
            data = yaml_edit.encoded(document.text, cast(bytes, before))
            if data != before:
                out[file] = data
        return out


def translation(file: str, language: str) -> str:
    """The file beside another one that translates it."""
    return f"{file.rpartition('.')[0]}.{language}.yaml"


# -- fields


def _edit(editor: _Editor, change: Change) -> None:
    column, row, value = change.column, change.row, change.value
    assert column is not None
    file, path = row.file, row.path
    if column.language:
        file, path = translation(file, column.language), row.translations[column.language]
    held = editor.value(file, path)
    if isinstance(held, str):
        _edit_bare(editor, change, file, path, held)
        return
    whole = (*path, *column.path)
    if value is None:
        editor.remove(file, whole)
        return
    now = editor.value(file, whole)
    alone = now is not None and not isinstance(now, list)
    order = tuple(one.key for one in plan(row.kind))
    editor.set(file, whole, _single(value) if alone else value, order)


def _edit_bare(editor: _Editor, change: Change, file: str, path: Path, held: str) -> None:
    """A field of a record that a text alone stands for."""
    column, row, value = change.column, change.row, change.value
    assert column is not None
    own = {key: one for key, one in row.values.items() if "@" not in key}
    name = only_text(row.kind, own) if column.language else named_by(row.kind)
    if column.path == (name,) and value is None:
        editor.remove(file, path)
    elif column.path == (name,) and isinstance(_single(value), str):
        editor.set(file, path, _single(value))
    else:
        mapping = _with({name: held}, column.path, value)
        is_list = not column.language and row.parent and not isinstance(path[-1], int)
        editor.set(file, path, [mapping] if is_list else mapping)


def _single(value: Plain) -> Plain:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _with(mapping: dict[str, Plain], path: tuple[str, ...], value: Plain) -> dict[str, Plain]:
    into = mapping
    for key in path[:-1]:
        into = cast("dict[str, Plain]", into.setdefault(key, {}))
    if value is not None:
        into[path[-1]] = value
    return mapping


# -- lists


def _list_of(change: Change) -> tuple[str, str]:
    if change.nested:
        return change.row.key, change.nested.key
    return change.row.parent, change.row.list


def _nested(book: Book, parent: str, key: str) -> Nested:
    return next(one for one in lists_of(book.rows[parent].kind) if one.key == key)


@dataclass
class _List:
    """A list of records, and its translations."""

    editor: _Editor
    book: Book
    parent: Row
    nested: Nested

    def change(self, changes: Sequence[Change]) -> None:
        """Remove records, then put new and moved ones behind those that they shall follow."""
        rows = sorted(
            (
                row for row in self.book.rows.values()
                if (row.parent, row.list) == (self.parent.key, self.nested.key)
            ),
            key=lambda row: row.number,
        )  # fmt: skip
        now: list[str | Change] = [row.key for row in rows]
        for change in sorted(changes, key=lambda one: -one.row.number):
            if change.kind == "remove":
                self._remove(now.index(change.row.key), change.row)
                now.remove(change.row.key)
        order = next((change.order for change in changes if change.order), ())
        for at, token in enumerate(order):
            mine = [one for one in changes if one is token or _is_move_of(one, token)]
            if not mine:
                continue
            old = now.index(token) if token in now else None
            if old is not None:
                now.pop(old)
            above = [one for one in order[:at] if one in now]
            new = now.index(above[-1]) + 1 if above else 0
            now.insert(new, token)
            if old is None:
                self._insert(new, mine[0])
            elif old != new:
                self._move(old, new)

    @property
    def _path(self) -> Path:
        return (*self.parent.path, *self.nested.path)

    def _remove(self, index: int, row: Row) -> None:
        path = self._path
        is_bare = not isinstance(self.editor.value(row.file, path), list)
        self.editor.remove(row.file, path if is_bare else (*path, index))
        for language, at in row.translations.items():
            self.editor.remove(translation(row.file, language), at)

    def _insert(self, index: int, change: Change) -> None:
        file, held = self.parent.file, self.editor.value(self.parent.file, self.parent.path)
        if isinstance(held, str):
            mapping = _with({named_by(self.parent.kind): held}, self.nested.path, [change.value])
            self.editor.set(file, self.parent.path, mapping)
        else:
            self.editor.insert(file, self._path, index, change.value)
        id = id_of(self.nested.kind, as_mapping(self.nested.kind, change.value))
        for language in self.parent.translations:
            texts = change.texts.get(language)
            there, path = translation(file, language), self._translated(language)
            if id and texts:
                self.editor.set(there, (*path, id), texts)
            elif not id and isinstance(self.editor.value(there, path), list):
                self.editor.insert(there, path, index, texts or change.value)

    def _move(self, old: int, new: int) -> None:
        self.editor.move(self.parent.file, self._path, old, new)
        for language in self.parent.translations:
            there, path = translation(self.parent.file, language), self._translated(language)
            if isinstance(self.editor.value(there, path), list):  # rows, which have no ids
                self.editor.move(there, path, old, new)

    def _translated(self, language: str) -> Path:
        return (*self.parent.translations[language], *self.nested.path)


def _is_move_of(change: Change, token: str | Change) -> bool:
    return change.kind == "move" and change.row.key == token
