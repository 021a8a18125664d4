"""A handbook that is being changed: its files as they stand, and what is to become of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.build.cache import Cache
from generator.build.records import recalled
from generator.content.checks import check
from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.content.places import SINGLE
from generator.content.walk import Place
from generator.editing import yaml_edit
from generator.editing.addresses import model_at, order_of
from generator.editing.changeset import ChangeSet
from generator.editing.stamping import stamp_files
from generator.editing.text_edits import value_at
from generator.problems.problem import Problem, Words
from generator.problems.spelling import nearest
from generator.reading.document import Document, Plain
from generator.reading.document import Path as ValuePath
from generator.reading.files import files_in

NO_CACHE = Cache(None)


class Refused(Exception):
    """A change that cannot be made, and why."""

    def __init__(
        self, words: Words, problems: list[Problem] | None = None, needed: Sequence[Place] = ()
    ) -> None:
        super().__init__(words.en)
        self.words = words
        self.problems = problems or []
        """What `check` would report of it."""
        self.needed = needed
        """Places that must name something, and would name nothing."""


class Drafted(NamedTuple):
    """The files of a content folder as a form has them, not saved yet.

    Some may have mistakes: a change is made as long as it adds none."""

    files: Mapping[str, bytes | Problem]
    loaded: Loaded
    """The files, loaded."""
    errors: Sequence[Problem]
    """What `check` finds in them."""


class Work:
    """Edits of a content folder, gathered in a change set; nothing is written."""

    def __init__(self, content: Path | Drafted, title: Words, cache: Cache = NO_CACHE) -> None:
        is_drafted = isinstance(content, Drafted)
        self._errors: Sequence[Problem] | None = None
        if isinstance(content, Drafted):
            files, self.before, self._errors = dict(content.files), content.loaded, content.errors
            content = Path()
        else:
            files = files_in(content)
            self.before = recalled(files, cache) if cache.folder else load(files)
        if self.before.handbook is None or (self.before.broken and not is_drafted):
            raise Refused(
                Words(
                    "内容里有问题。请先运行 check，改好以后再来。",
                    "The content has mistakes. Run check and correct them first.",
                ),
                self.before.problems.errors,
            )
        self.handbook: Handbook = self.before.handbook
        self.is_drafted = is_drafted
        self.changes = ChangeSet(content, title, files)
        self.reworded: set[Place] = set()
        """Items that say something else than before; not only names in them have changed."""
        self._documents = dict(self.before.sources)

    def start_again(self) -> None:
        """Forget all changes: what they led to is known now."""
        self.changes = ChangeSet(self.changes.content, self.changes.title, self.changes.files)
        self._documents = dict(self.before.sources)

    # -- editing

    def document(self, file: str) -> Document:
        """A file as it is to be."""
        held = self._documents[file]
        if held.is_known and held.value is None:  # its record came from the cache
            held = self._documents[file] = yaml_edit.reread(held, held.text)
        return held

    def value(self, file: str, path: ValuePath = ()) -> Plain:
        """What stands at a path of a file; None where there is nothing."""
        value: Plain = value_at(self.document(file).value, path, None)
        return value

    def set(self, file: str, path: ValuePath, value: Plain) -> None:
        order = order_of(model_at(file, path[:-1]))
        self._keep(file, yaml_edit.set_value(self.document(file), path, value, order))

    def remove(self, file: str, path: ValuePath) -> None:
        self._keep(file, yaml_edit.remove(self.document(file), path))

    def insert(
        self,
        file: str,
        path: ValuePath,
        index: int,
        value: Plain,
        written: list[str] | None = None,
    ) -> None:
        order = order_of(model_at(file, path[:-1]))
        self._keep(file, yaml_edit.insert(self.document(file), path, index, value, order, written))

    def move_item(self, file: str, path: ValuePath, old: int, new: int) -> None:
        self._keep(file, yaml_edit.move(self.document(file), path, old, new))

    def rename_key(self, file: str, path: ValuePath, new: str) -> None:
        self._keep(file, yaml_edit.rename_key(self.document(file), path, new))

    def _keep(self, file: str, text: str) -> None:
        self._documents[file] = yaml_edit.reread(self.document(file), text)
        self.changes.put(file, yaml_edit.encoded(text, self.changes[file] or b""))

    def new_file(self, file: str, value: Plain) -> None:
        """A file that holds a value."""
        self.copy_file(file, yaml_edit.new_file(file, value).encode())

    def copy_file(self, file: str, data: bytes) -> None:
        """Create a file with the given bytes where there is no file yet."""
        self.changes.put(file, data)
        self._documents[file] = yaml_edit.reread(Document(file, ""), data.decode("utf-8-sig"))

    def move_file(self, old: str, new: str) -> None:
        self.changes.move(old, new)
        if old in self._documents:
            self._documents[new] = self._documents.pop(old)

    def remove_file(self, file: str) -> None:
        self.changes.remove(file)
        self._documents.pop(file, None)

    @property
    def files(self) -> frozenset[str]:
        """The content files as they are to be."""
        return frozenset(self._documents)

    def translations_of(self, file: str) -> list[str]:
        """The files that translate another."""
        stem = file.rpartition(".")[0]
        names = (f"{stem}.{language}.yaml" for language in self.before.editions)
        return [name for name in names if name in self._documents]

    # -- the result

    def now(self) -> Loaded:
        """The handbook as it is to be."""
        result = self.changes.result
        known = {
            file: held for file, held in self.before.sound.items()
            if result.get(file) == self.changes.files.get(file)
        }  # fmt: skip
        return load(result, known)

    def finish(self, *, unfinished: bool = False) -> ChangeSet:
        """The change set, refused if `check` would find more in its result than before; what is
        `unfinished` may lack a field, which is to be filled in next."""
        self._renew_stamps()
        after = self.now()
        worse = self._worse(after)
        if worse := [one for one in worse if not (unfinished and one.code == "missing-field")]:
            raise Refused(Words("这样改会多出下面这些问题，所以什么也没有改。",
                                "This would make the following problems, so nothing was changed."),
                          worse)  # fmt: skip
        return self.changes

    def _worse(self, after: Loaded) -> list[Problem]:
        """The problems of the kinds of which there would be more errors than there were."""
        errors = check(self.before).errors if self._errors is None else self._errors
        old = Counter(one.code for one in errors)
        new = check(after).errors
        counts = Counter(one.code for one in new)
        return [one for one in new if counts[one.code] > old[one.code]]

    def _renew_stamps(self) -> None:
        """What was translated from a text stays known when only names in it have changed."""
        after = self.now()
        base = after.handbook
        for language, other in after.editions.items() if base else ():
            if base is not None and language != base.language:
                files = stamp_files(self.before, self.changes, self.reworded, base, other)
                for path, data in files.items():
                    self.changes.put(path, data)


def find(handbook: Handbook, name: str) -> Entry:
    """The item that a person names: by its id, by the last part of it, or by its title."""
    entries = handbook.entries
    if name in entries:
        return entries[name]
    short = [one for one in entries.values() if one.document in SINGLE and one.item.id == name]
    if len(short) == 1:
        return short[0]
    titled = handbook.ids_by_title.get(name)
    if titled in entries:
        return entries[titled]
    ids = [*entries, *(one.item.id for one in entries.values() if one.document in SINGLE)]
    likely = nearest(name, ids)
    zh = "、".join(f"{id}（{handbook.title(id)}）" for id in likely)
    en = ", ".join(f"{id} ({handbook.title(id)})" for id in likely)
    raise Refused(
        Words(
            f"没有“{name}”。相近的有：{zh}。",
            f"There is no “{name}”. The nearest are: {en}.",
        )
    )
