"""A folder of files, given as bytes by path, becomes a handbook in each of its languages."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType
from typing import Any, cast

from generator.content import misfiled, records, repair
from generator.content.assets import is_asset, is_beside
from generator.content.explain import validated
from generator.content.facts import Facts
from generator.content.handbook import Handbook
from generator.content.ids import TAKEN
from generator.content.loaded import Folder
from generator.content.loaded import Known as Known
from generator.content.loaded import Loaded as Loaded
from generator.content.overlay import Overlay
from generator.content.places import FOLDERS as FOLDERS
from generator.content.places import SHARED as SHARED
from generator.content.places import FileName, file_name, misplaced, tidy
from generator.content.records import Settings
from generator.content.stamps import language_of, parsed, stale
from generator.content.titles import understood, with_ids
from generator.content.translations import edition
from generator.content.types import Item, Record
from generator.content.vocabulary import VOCABULARY
from generator.content.walk import Place
from generator.problems.problem import Problem, Problems, Span, Words
from generator.reading.document import Document, Plain
from generator.reading.reader import can_be_read, read, remembered


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause garbage collection while loading.

    Python would look for cycles each time that the number of objects has grown by a quarter, which
    takes half of the time of loading a thousand roles. There are no cycles in a handbook.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@collector_paused()
def load(
    files: Mapping[str, bytes | Problem],
    known: Mapping[str, Known] = MappingProxyType({}),
    overlays: Mapping[tuple[str, str], Overlay] = MappingProxyType({}),
    facts: Mapping[str, Mapping[str, Facts]] = MappingProxyType({}),
) -> Loaded:
    """Read a content folder, given as bytes by path relative to it, into its editions.

    A file's value is its bytes, or the problem that kept it from being read. `known` holds what
    files with the very same bytes gave when they were read before and were sound; `overlays`, and
    `facts` by language, are those of the load before.
    """
    loaded = Loaded()
    folder = _folder(loaded, files, known)
    _note_missing_roles(loaded, files)
    if folder.settings is None:
        _report_no_settings(loaded)
        return loaded
    base, *others = _languages(loaded, folder.settings)
    make = partial(
        Handbook, language=base, digests=folder.digests, assets=loaded.assets,
        known=facts.get(base, {}),
    )  # fmt: skip
    loaded.editions[base] = make(folder.records)
    loaded.understood = understood(loaded.editions[base])
    if loaded.understood:
        folder.records = with_ids(folder.records, loaded.understood)
        loaded.editions[base] = make(folder.records)
    for language in others:
        other = edition(loaded, folder, language, overlays, facts.get(language, {}))
        of_edition = {file: one for (of, file), one in loaded.overlays.items() if of == language}
        kept = folder.stamps.get(language, {})
        other.original = loaded.editions[base]
        other.stale = stale(loaded.editions[base], other, kept, of_edition)
        loaded.editions[language] = other
    _report_other_languages(loaded)
    return loaded


def _folder(
    loaded: Loaded, files: Mapping[str, bytes | Problem], known: Mapping[str, Known]
) -> Folder:
    """Read each file for what its place says it is."""
    out = Folder()
    for path in sorted(files, key=lambda path: ("/" in path, path)):  # each id to its first owner
        data = files[path]
        if is_beside(path):
            loaded.beside.add(path)
        elif isinstance(data, Problem):
            name = file_name(path)
            loaded.problems.extend([data])
            loaded.broken.add(name.id if name else path)
        elif language := language_of(path):
            out.stamps.setdefault(language, {}).update(parsed(path, data))
        elif is_asset(path):
            loaded.assets[path] = data
        elif name := _place(loaded, path, files):
            out.digests[path] = hashlib.sha256(data).hexdigest()
            loaded.names[path] = name
            if path in known:
                held = _recall(loaded, path, data, known[path])
            else:
                held = _read(loaded, name, path, data)
            if name.language:
                out.translations[path] = (name, cast("Plain", held))
            elif isinstance(held, Record):
                out.records[path] = (name, held)
    _drop_taken_names(loaded, out)
    return out


def _note_missing_roles(loaded: Loaded, files: Mapping[str, bytes | Problem]) -> None:
    """Keep the folders with content whose role is not there; its id counts as known."""
    roles = {
        name.folder
        for name in loaded.names.values()
        if name.kind == "role" and not name.language
    }
    for path, name in loaded.names.items():
        if name.folder in ("", SHARED, *roles) or name.language:
            continue
        real = path.partition("/")[0]
        if f"{real}/role.yaml" not in files and f"{real}/role.yml" not in files:
            loaded.without_role.setdefault(name.folder, path)
            loaded.broken.add(name.folder)


def _drop_taken_names(loaded: Loaded, folder: Folder) -> None:
    """Of two things of one name keep the first; a check reports the other."""
    ids: set[str] = set()
    for path, (name, _) in list(folder.records.items()):
        if name.id in ids or (name.folder and name.id in TAKEN):
            loaded.broken.add(name.id)
            del folder.records[path]
        ids.add(name.id)


@collector_paused()
def sound_in(files: Mapping[str, bytes | Problem]) -> dict[str, Known]:
    """The content of those files that have no mistakes of their own, by path."""
    loaded = Loaded()
    for path, data in files.items():
        name = file_name(path)
        if name and isinstance(data, bytes):
            _read(loaded, tidy(name), path, data)
    return loaded.sound


def _place(loaded: Loaded, path: str, files: Mapping[str, bytes | Problem]) -> FileName | None:
    """What a file is by its place; a misplaced one is reported, and read as it was meant."""
    if copy := misfiled.copied(path, files):
        if copy.cause not in loaded.misplaced:
            loaded.misplaced.add(copy.cause)
            loaded.problems.extend([copy.problem])
        return None
    if translation := misfiled.translated(path, files):
        loaded.problems.extend([translation.problem])
        loaded.misplaced.add(path)
        name = None if translation.meant in files else file_name(translation.meant)
        return tidy(name) if name else None
    name = file_name(path)
    if name is None:
        wrong = misplaced(path, files)
        if wrong.cause not in loaded.misplaced:
            loaded.misplaced.add(wrong.cause)
            loaded.problems.extend([wrong.problem])
        if wrong.meant is None or wrong.meant in files:
            return None
        name = file_name(wrong.meant)
    return tidy(name) if name else None


def _report_no_settings(loaded: Loaded) -> None:
    if "handbook" not in loaded.broken:
        loaded.problems.add(
            "no-settings",
            Span("handbook.yaml"),
            Words("找不到 handbook.yaml", "there is no handbook.yaml"),
            Words(
                "请先进入手册所在的文件夹（里面有 roles/）；新手册用 handbook init 建立。",
                "Go to the folder of the handbook first, which holds roles/; "
                "`handbook init` makes a new one.",
            ),
        )


def _recall(loaded: Loaded, path: str, data: bytes, held: Known) -> Known:
    value = None if isinstance(held, Record) else held
    loaded.sources[path] = remembered(path, data, value)
    loaded.sound[path] = held
    return held


def _read(loaded: Loaded, name: FileName, path: str, data: bytes) -> Known:
    """What a file holds: the plain value of a translation, or a record, if it can be made."""
    source = loaded.sources[path] = read(path, data, VOCABULARY)
    if name.language:
        loaded.problems.extend(source.problems)
        held: Known = source.value
        sound = True
    else:
        held, sound = _record(loaded, name, source)
    if sound and not source.problems and not source.is_corrected:
        loaded.sound[path] = held
    return held


def _record(loaded: Loaded, name: FileName, source: Document) -> tuple[Record | None, bool]:
    """The record of a file, and whether it is sound; if not, it only serves to check the rest."""
    kind = records.KINDS[name.kind]
    data: Any = source.value
    if data is None:  # which the reader has reported
        loaded.broken.add(name.id)
        sound = partial(_sound_value, name)
        loaded.problems.extend(repair.examined(source, source.problems, sound))
        return None, False
    is_item = isinstance(data, dict) and issubclass(kind, Item)
    # Whatever is written there: the file's name decides.
    record, problems, more = validated(kind, {**data, "id": name.id} if is_item else data, source)
    if problems and (other := misfiled.of_another_kind(name, source.file, data)):
        loaded.broken.add(name.id)
        loaded.problems.extend([other])
        return None, False
    found = Problems(source.problems)
    # A text with a colon may have been meant for the fields that are missing.
    colons = {one.span.line for one in source.problems if one.code == "colon-in-text"}
    found.follow(
        one
        for one in problems
        if not source.is_doubtful(one.span)
        and not (one.code == "missing-field" and one.span.line in colons)
    )
    proven = repair.examined(source, list(found), partial(_sound_value, name))
    loaded.problems.extend(proven)
    loaded.more[source.file] += more
    is_other = not {(one.span, one.code) for one in proven} <= {
        (one.span, one.code) for one in found
    }
    if source.is_torn or is_other:
        loaded.guessed.add(source.file)
    if problems or source.is_torn or _has_twins(data) or is_other:
        loaded.broken.add(name.id)
    if isinstance(record, Item) and record.id != name.id:
        record = record.model_copy(update={"id": name.id})
    written = data.get("id", name.id) if is_item else name.id
    return record, not problems and written == name.id


def _has_twins(value: object) -> bool:
    """True where two items of a list share an id: a check reports it, and which of the two is meant
    elsewhere nobody knows."""
    if isinstance(value, dict):
        return any(map(_has_twins, value.values()))
    if not isinstance(value, list):
        return False
    ids = [one["id"] for one in value if isinstance(one, dict) and isinstance(one.get("id"), str)]
    return len(ids) > len(set(ids)) or any(map(_has_twins, value))


def _sound_value(name: FileName, text: str) -> Plain:
    """The value of a text that holds a sound record; None for any other."""
    if not can_be_read(text):
        return None
    source = read("", text.encode(), VOCABULARY)
    data: Any = source.value
    if source.problems or source.is_corrected or data is None:
        return None
    kind = records.KINDS[name.kind]
    is_item = isinstance(data, dict) and issubclass(kind, Item)
    value = {**data, "id": name.id} if is_item else data
    return data if validated(kind, value, source).problems == [] else None


def _languages(loaded: Loaded, settings: Settings) -> tuple[str, ...]:
    if settings.languages:
        return tuple(dict.fromkeys(settings.languages))
    if "handbook" in loaded.broken:
        return ("zh",)
    loaded.problems.add(
        "no-language",
        loaded.span(Place("handbook.yaml", ("languages",))),
        Words("至少要有一种语言", "at least one language is needed"),
        Words("写成 languages: [zh]。", "Write `languages: [zh]`."),
    )
    return ("zh",)


def _report_other_languages(loaded: Loaded) -> None:
    """Report translations into unlisted languages, or into the base language."""
    if "handbook" in loaded.broken or any(p.code == "no-language" for p in loaded.problems):
        return
    base, *others = loaded.editions
    listed = "、".join(others)
    for file, name in loaded.names.items():
        if name.language and name.language not in others:
            loaded.problems.add(
                "translation-language",
                Span(file),
                Words(
                    f"“{name.language}”不是译文的语言",
                    f"“{name.language}” is not one of the languages",
                ),
                Words(
                    f"原文是 {base}，译文有：{listed or '无'}；见 handbook.yaml 的 languages。",
                    f"The base is {base}, translations: {', '.join(others) or 'none'}; "
                    "see `languages` in handbook.yaml.",
                ),
            )
