"""Takes a document out of use, or an item out of its document, and clears up what named it."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from generator.build.cache import Cache
from generator.content.entries import Entry, Reference
from generator.content.handbook import Handbook
from generator.content.places import SINGLE
from generator.content.records import Combination, Contact, Question, Role, Task
from generator.content.types import Record
from generator.content.walk import Place, plan
from generator.editing import yaml_edit
from generator.editing.changeset import ChangeSet
from generator.editing.move import move_files_to
from generator.editing.references import local_references, set_listed, texts_of
from generator.editing.rename import open_item
from generator.editing.translations import ids_in, key_path
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.problems.problem import Words
from generator.reading.document import Path as ValuePath
from generator.reading.document import Plain

GO_ALONG = (Contact, Combination, Task, Question)
"""Records that make no sense without what they name: they are removed with it."""

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]+)\)")


def retire(
    content: Path | Drafted, name: str, replaced_by: str = "", day: date | None = None,
    cache: Cache = NO_CACHE,
) -> ChangeSet:  # fmt: skip
    """Retire what is called so; what named it names its replacement, or nothing."""
    title = Words(f"停用：{name}", f"retire {name}")
    work = Work(content, title, cache)
    entry = find(work.handbook, name)
    other = find(work.handbook, replaced_by) if replaced_by else None
    _refuse_replacement(entry, other)
    day = day or date.today()
    if entry.place.path:
        Retirement(work, [entry], other).clear_up()
        _remove_item(work, entry, other, day)
    else:
        _retire_document(work, entry, other, day)
    return work.finish()


def _refuse_replacement(entry: Entry, other: Entry | None) -> None:
    if entry.id in SINGLE:
        raise Refused(Words("这个文件不能停用。", "This file cannot be retired."))
    if other and (other.kind != entry.kind or other.id == entry.id):
        raise Refused(
            Words(
                f"“{other.id}”不能替代“{entry.id}”：要写另一个同类的条目。",
                f"“{other.id}” cannot replace “{entry.id}”: name another of its kind.",
            )
        )
    if other and getattr(other.item, "retired", None):
        raise Refused(Words(f"“{other.id}”自己已经停用。", f"“{other.id}” is retired itself."))


def _retire_document(work: Work, entry: Entry, other: Entry | None, day: date) -> None:
    handbook = work.handbook
    gone = [entry]
    if isinstance(entry.item, Role) and other is None:
        gone += [handbook.entries[one.id] for one in handbook.documents_in(entry.id)
                 if one.id != entry.id and not one.retired]  # fmt: skip
    Retirement(work, gone, other).clear_up()
    for one in gone:
        work.set(one.place.file, ("retired",), day.isoformat())
    if other:
        work.set(entry.place.file, ("replaced_by",), other.id)
    if isinstance(entry.item, Role) and other:
        for n, id in _taken_over(work, entry, other).items():
            _copy_duty(work, entry, other, n, id)
        for document in handbook.documents_in(entry.id):
            if document.id != entry.id and not document.retired:
                move_files_to(work, handbook.entries[document.id], other.id)


def _taken_over(work: Work, entry: Entry, other: Entry | None) -> dict[int, str]:
    """The duties that a role hands over to another, by their places, with their ids there."""
    old, new = work.handbook.records.get(entry.id), other and work.handbook.records.get(other.id)
    if entry.place.path or not isinstance(old, Role) or not isinstance(new, Role):
        return {}
    taken = {duty.id for duty in new.duties}
    return {
        n: f"{duty.id}-{old.id}" if duty.id in taken else duty.id
        for n, duty in enumerate(old.duties) if duty.part == "owns" and not duty.catch_all
    }  # fmt: skip


def _copy_duty(work: Work, entry: Entry, other: Entry, n: int, id: str) -> None:
    """A duty of the old role at the end of those of the new one, with its translation."""
    role = work.handbook.records[entry.id]
    assert isinstance(role, Role)
    file, to, path = entry.place.file, other.place.file, ("duties", n)
    at = len(list(cast("list[Plain]", work.value(to, ("duties",)))))
    value, written = work.value(file, path), yaml_edit.lines_of(work.document(file), path)
    if isinstance(value, str):
        value, written = {"id": id, "title": value}, []
    work.insert(to, ("duties",), at, value, written)
    if role.duties[n].id != id or (isinstance(value, dict) and "id" not in value):
        work.set(to, ("duties", at, "id"), id)
    for field in ("same_as", "distinct_from", "was"):
        if isinstance(value, dict) and field in value:
            work.remove(to, ("duties", at, field))
    for translation in work.translations_of(file):
        text = work.value(translation, ("duties", role.duties[n].id))
        name = f"{to.rpartition('.')[0]}.{translation.split('.')[-2]}.yaml"
        if text is not None and name in work.files:
            work.set(name, ("duties", id), text)


# -- what names it


class Retirement:
    """What goes, and what is named in its place."""

    def __init__(self, work: Work, gone: list[Entry], other: Entry | None) -> None:
        self.work = work
        self.handbook: Handbook = work.handbook
        self.gone = gone
        self.other = other
        self.ids = {one.id for entry in gone for one in self._all_of(entry)}
        self.files = {one.place.file for one in gone if not one.place.path}
        handed = _taken_over(work, gone[0], other)
        self.handed_over = {
            f"{gone[0].id}/{role.duties[n].id}": f"{other.id}/{id}"
            for n, id in handed.items()
            if other and isinstance(role := self.handbook.records[gone[0].id], Role)
        }
        self.removed: set[Place] = set()
        self.blocked: list[Place] = []

    def _all_of(self, entry: Entry) -> list[Entry]:
        path = entry.place.path
        everything = self.handbook.all_entries_of(entry.document)
        return [one for one in everything if one.place.path[: len(path)] == path]

    def is_gone(self, id: str, kinds: tuple[str, ...]) -> bool:
        """Whether an id names something that goes."""
        if id in self.ids:
            return any(kind not in ("topic", "department") for kind in kinds)
        return any(
            entry.document in SINGLE and id == entry.item.id and self._is_kind(entry, kinds)
            for entry in self.gone
        )

    def _is_kind(self, entry: Entry, kinds: tuple[str, ...]) -> bool:
        is_person = entry.kind in ("role", "position") and "person" in kinds
        return entry.kind in kinds or is_person or (entry.kind == "topic" and "any" in kinds)

    def new(self, one: Reference) -> str | None:
        """What is named instead; None if nothing can be."""
        other = self.other
        if other is None or (one.place.file in (other.place.file,) and not other.place.path):
            return None  # nothing names itself
        if one.id in self.handed_over and one.path[0] not in ("same_as", "distinct_from"):
            return self.handed_over[one.id]
        if other.document in SINGLE:
            return other.item.id if self._is_kind(other, one.kinds) else None
        _, slash, fragment = one.id.partition("/")
        if slash and not other.place.path and f"{other.id}/{fragment}" in self.handbook.entries:
            return f"{other.id}/{fragment}"
        fits = "any" in one.kinds or self._is_kind(other, one.kinds)
        return other.id if fits else None

    def clear_up(self) -> None:
        """Name the replacement, or nothing, wherever one of them is named."""
        named: dict[tuple[Place, str | int], set[str]] = {}
        for one in self.handbook.references:
            if not self.is_gone(one.id, one.kinds):
                named.setdefault((one.record, one.path[0]), set()).add(one.id)
        for one in reversed(self.handbook.references):
            if not self.is_gone(one.id, one.kinds) or self._is_inside(one.place):
                continue
            others = named.setdefault((one.record, one.path[0]), set())
            new = self.new(one)
            if new and new not in others and not self._is_known(one, new):
                self._replace(one, new)
                others.add(new)
            else:
                self._remove(one, is_last=not others)
        self._topics()
        self._local()
        self._links()
        self._accepted()
        if self.blocked:
            self._refuse()

    def _record(self, place: Place) -> Record:
        return dict(self.handbook.placed_in(place.file))[place]

    def _is_known(self, one: Reference, new: str) -> bool:
        """Whether the role works with the replacement already, and says what for."""
        if not isinstance(self._record(one.record), Contact):
            return False
        above = one.record.path[:-1]
        placed = self.handbook.placed_in(one.record.file)
        return any(
            place.path[:-1] == above and isinstance(record, Contact) and record.who == new
            for place, record in placed
        )

    def _replace(self, one: Reference, new: str) -> None:
        file, path = one.record
        key = key_path(path, ids_in(self.handbook, file))
        derived = isinstance(self._record(one.record), Contact)
        if derived and self.work.value(file, (*path, "id")) is None:
            for translation in self.work.translations_of(file):
                if self.work.value(translation, key) is not None:
                    self.work.rename_key(translation, key, new)
        set_listed(self.work, one.place, new)

    def _topics(self) -> None:
        """Who owns a matter now does not assist in it."""
        for n, topic in enumerate(self.handbook.topics.topics):
            path = ("topics", n, "assists")
            owner = self.work.value("topics.yaml", ("topics", n, "owner"))
            assists = self.work.value("topics.yaml", path)
            if not topic.assists or owner not in (
                assists if isinstance(assists, list) else [assists]
            ):
                continue
            if isinstance(assists, list) and len(assists) > 1:
                left: Plain = [one for one in assists if one != owner]
                self.work.set("topics.yaml", path, left)
            else:
                self.work.remove("topics.yaml", path)

    def _is_inside(self, place: Place) -> bool:
        """Whether a place stands in what goes, or in what went along."""
        if place.file in self.files:
            return True
        around = [one.place for one in self.gone if one.place.path] + list(self.removed)
        return any(
            place.file == one.file and place.path[: len(one.path)] == one.path for one in around
        )

    def _remove(self, one: Reference, *, is_last: bool) -> None:
        record = self._record(one.record)
        field = next(field for field in plan(type(record)) if field.key == one.path[0])
        required = type(record).model_fields[field.name].is_required()
        if required and (is_last or isinstance(record, Contact)):
            if not isinstance(record, GO_ALONG):
                self.blocked.append(one.place)
                return
            self.removed.add(one.record)
            remove_with_translations(self.work, one.record.file, one.record.path)
            return
        path = one.place.path
        if isinstance(path[-1], int) and isinstance(
            self.work.value(one.place.file, path[:-1]), str
        ):
            path = path[:-1]
        remove_with_translations(self.work, one.place.file, path, is_line=True)

    def _local(self) -> None:
        """Jumps to a step, phase or turn that goes."""
        for entry in self.gone:
            if not entry.place.path:
                continue
            for one in reversed(list(local_references(self.handbook, entry.place.file))):
                if one.id != entry.item.id or self._is_inside(one.place):
                    continue
                if self.other and self.other.document == entry.document:
                    set_listed(self.work, one.place, self.other.item.id)
                else:
                    self.blocked.append(one.place)

    def _links(self) -> None:
        for file, source in list(self.work.before.sources.items()):
            if file in self.files or "](" not in source.text or file not in self.work.files:
                continue
            language = file.split(".")[-2] if file.count(".") > 1 else self.handbook.language
            for path, text in list(texts_of(self.work.value(file))):
                changed = _LINK.sub(partial(self._link, language=language), text)
                if changed != text:
                    self.work.set(file, path, changed)

    def _link(self, found: re.Match[str], *, language: str) -> str:
        words, target = found.groups()
        if not self.is_gone(target, ("any", "person")):
            return found[0]
        if self.other:
            return f"[{words}]({self.handed_over.get(target, self.other.id)})"
        edition = self.work.before.editions.get(language, self.handbook)
        return words or edition.title(target)

    def _accepted(self) -> None:
        accepted = self.handbook.settings.accepted
        for n, one in reversed(list(enumerate(accepted))):
            if one.item in self.ids:
                self.work.remove("handbook.yaml", ("accepted", n))

    def _refuse(self) -> None:
        places = [self.work.before.span(place) for place in self.blocked]
        listed = ", ".join(f"{span.file}:{span.line}" for span in sorted(set(places)))
        raise Refused(
            Words(
                f"这些地方一定要写一个，不能空着：{listed}。请用 --replaced-by 写明用什么替代。",
                f"These places need somebody or something named: {listed}. "
                "Say with --replaced-by what takes its place.",
            ),
            needed=self.blocked,
        )


def remove_with_translations(
    work: Work, file: str, path: ValuePath, *, is_line: bool = False
) -> None:  # fmt: skip
    """Remove what stands at a path, and its translation; of a line of texts, the same line."""
    key = key_path(path, ids_in(work.handbook, file))
    for translation in work.translations_of(file):
        if work.value(translation, key) is not None and not (is_line and len(key) == 0):
            work.remove(translation, key)
    work.remove(file, path)


# -- items


def _remove_item(work: Work, entry: Entry, other: Entry | None, day: date) -> None:
    file, path = entry.place
    clauses = clauses_of(work, entry)
    if other:
        old = entry.item.id if other.document == entry.document else entry.id
        open_item(work, other)
        was = [*other.item.was, old]
        work.set(other.place.file, (*other.place.path, "was"), list(was))
        if clauses and not other.item.supplement:
            cited = [*other.item.source, *clauses]
            work.set(other.place.file, (*other.place.path, "source"), list(cited))
            clauses = []
    if clauses:
        reason = f"“{work.handbook.title(entry.id)}”已于 {day} 停用。"
        left_out: Plain = {
            "id": f"retired-{entry.item.id}",
            "clauses": list(clauses),
            "reason": reason,
        }
        at = len(work.handbook.sources.left_out)
        work.insert("sources.yaml", ("left_out",), at, left_out)
    remove_with_translations(work, file, path)


def clauses_of(work: Work, entry: Entry) -> list[str]:
    """The clauses that nothing but the item cites."""
    file, path = entry.place
    inside: list[str] = []
    elsewhere: set[str] = set()
    for one in work.handbook.references:
        if one.kinds == ("clause",) and one.path[0] == "source":
            if one.place.file == file and one.place.path[: len(path)] == path:
                inside.append(one.id)
            else:
                elsewhere.add(one.id)
    return [one for one in dict.fromkeys(inside) if one not in elsewhere]
