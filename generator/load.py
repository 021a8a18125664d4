"""A folder of files, given as bytes by path, becomes a handbook in each of its languages."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, cast

from pydantic import ValidationError

from generator import model
from generator.explain import explain
from generator.fields import Place
from generator.handbook import SINGLE, FileName, Handbook
from generator.model import Item, Record, Settings
from generator.problems import Problems, Span, Words
from generator.reader import Document, Plain, read
from generator.translation import Translator

FOLDERS = {"procedures": "procedure", "scripts": "script", "standards": "standard",
           "checklists": "checklist"}  # fmt: skip
"""The folders of a role, and of `shared/`, and the kind of file they hold."""

SHARED = "shared"


def file_name(path: str) -> FileName | None:
    """What `front-desk/procedures/x.en.yaml` holds; None where no content belongs."""
    parts = PurePosixPath(path).parts
    stem, _, ending = parts[-1].partition(".")
    language, _, ending = ending.rpartition(".")
    if ending not in ("yaml", "yml") or "." in language:
        return None
    match parts[:-1]:
        case () if stem in SINGLE:
            return FileName(stem, stem, "", language or None)
        case (folder,) if stem == "role" and folder != SHARED:
            return FileName("role", folder, folder, language or None)
        case (folder,) if stem == "quiz":
            return FileName("quiz", f"{folder}-quiz", folder, language or None)
        case (folder, sub) if sub in FOLDERS:
            return FileName(FOLDERS[sub], stem, folder, language or None)
    return None


@dataclass
class Loaded:
    """What came of reading a folder: editions by language, what was wrong, and the files read."""

    editions: dict[str, Handbook] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    sources: dict[str, Document] = field(default_factory=dict)
    names: dict[str, FileName] = field(default_factory=dict)
    """What each file's place in the tree says about it."""
    broken: set[str] = field(default_factory=set)
    """Ids of files that could not be used: a reference to one is not a second mistake."""

    @property
    def handbook(self) -> Handbook | None:
        """The edition in the base language."""
        return next(iter(self.editions.values()), None)

    def span(self, place: Place, *, key: bool = False) -> Span:
        source = self.sources.get(place.file)
        return source.span(place.path, key=key) if source else Span(place.file)

    def lines(self, file: str) -> list[str]:
        source = self.sources.get(file)
        return source.lines if source else []


@contextmanager
def collector_paused() -> Iterator[None]:
    """Make a great many lasting objects without Python looking for cycles among them.

    It would look again each time that their number has grown by a quarter: half of the time that
    loading a thousand roles takes. There are no cycles in a handbook.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@collector_paused()
def load(files: Mapping[str, bytes]) -> Loaded:
    """Read a content folder, given as bytes by path relative to it, into its editions."""
    loaded = Loaded()
    records: dict[str, tuple[FileName, Record]] = {}
    translations: dict[str, tuple[FileName, Plain]] = {}
    for path in sorted(files):
        name = file_name(path)
        if name is None:
            _tell_misplaced(loaded, path)
            continue
        source = read(path, files[path])
        loaded.sources[path] = source
        loaded.names[path] = name
        loaded.problems.extend(source.problems)
        if name.language:
            translations[path] = (name, source.value)
            continue
        record = _validated(loaded, name, source)
        if record is None:
            loaded.broken.add(name.id)
        else:
            records[path] = (name, record)
    if "handbook.yaml" not in records:
        _tell_no_settings(loaded)
        return loaded
    settings = cast(Settings, records["handbook.yaml"][1])
    digests = {path: hashlib.sha256(files[path]).hexdigest() for path in loaded.names}
    base, *others = settings.languages
    loaded.editions[base] = Handbook(records, base, digests)
    for language in others:
        edition = _edition(loaded, records, translations, language, digests)
        loaded.editions[language] = edition
    return loaded


def _tell_misplaced(loaded: Loaded, path: str) -> None:
    if PurePosixPath(path).suffix not in (".yaml", ".yml"):
        return  # a logo, a note: no content, and none of our business
    folders = " · ".join(FOLDERS)
    loaded.problems.add(
        "misplaced-file",
        Span(path),
        Words("这个位置不放内容文件", "no content file belongs here"),
        Words(
            f"岗位文件夹里放 role.yaml、quiz.yaml 和 {folders} 四个子文件夹。",
            f"A role's folder holds role.yaml, quiz.yaml and the folders {folders}.",
        ),
    )


def _tell_no_settings(loaded: Loaded) -> None:
    if "handbook" not in loaded.broken:
        loaded.problems.add(
            "no-settings",
            Span("handbook.yaml"),
            Words("找不到 handbook.yaml", "there is no handbook.yaml"),
            Words("新手册用 handbook init 建立。", "`handbook init` makes a new handbook."),
        )


def _validated(loaded: Loaded, name: FileName, source: Document) -> Record | None:
    if source.problems and source.value is None:
        return None
    kind = model.KINDS[name.kind]
    data: Any = source.value
    if data is None:
        data = {}
    if isinstance(data, dict) and issubclass(kind, Item):
        data = {"id": name.id, **data}
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        loaded.problems.extend(explain(error, source, kind))
        return None


def _edition(
    loaded: Loaded,
    records: Mapping[str, tuple[FileName, Record]],
    translations: Mapping[str, tuple[FileName, Plain]],
    language: str,
    digests: Mapping[str, str],
) -> Handbook:
    by_base = {
        (name.kind, name.id): (file, value)
        for file, (name, value) in translations.items()
        if name.language == language
    }
    out: dict[str, tuple[FileName, Record]] = {}
    missing: list[Place] = []
    for file, (name, record) in records.items():
        found, value = by_base.pop((name.kind, name.id), (None, None))
        source = loaded.sources[found] if found else None
        translator = Translator(loaded.problems, source, file)
        out[file] = (name, translator.translated(record, value, ()))
        missing += translator.missing
    for found, _ in by_base.values():
        loaded.problems.add(
            "translation-without-base",
            Span(found),
            Words("这份译文没有对应的原文件", "this translation has no file to translate"),
            Words("请检查文件名，或删掉这份译文。", "Check the file's name, or remove it."),
        )
    both = {
        file: digests[file] + digests.get(f"{file.rpartition('.')[0]}.{language}.yaml", "")
        for file in records
    }
    return Handbook(out, language, both, missing)
