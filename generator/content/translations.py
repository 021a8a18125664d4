"""An edition in another language: the records of the base, with the texts of its translations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from generator.content import repair
from generator.content.facts import Facts
from generator.content.handbook import Handbook
from generator.content.loaded import Folder, Loaded
from generator.content.overlay import Overlay
from generator.content.places import FileName
from generator.content.stamps import Stamps
from generator.content.translation import Translator
from generator.content.types import Item, Record
from generator.content.vocabulary import VOCABULARY
from generator.content.walk import Place
from generator.locale import writing
from generator.problems.problem import Problem, Problems, Span, Words
from generator.reading.diagnosis.mistakes import NO_BRACKETS
from generator.reading.document import Document, Plain
from generator.reading.reader import can_be_read, read


def edition(
    loaded: Loaded,
    folder: Folder,
    language: str,
    overlays: Mapping[tuple[str, str], Overlay],
    facts: Mapping[str, Facts],
) -> Handbook:
    """The edition in another language: the same records, their texts from its translations."""
    by_base = {
        (name.kind, name.id): (file, value)
        for file, (name, value) in folder.translations.items()
        if name.language == language
    }
    out: dict[str, tuple[FileName, Record]] = {}
    missing: list[Place] = []
    moved = _renamed(folder, by_base)
    for file, (name, record) in folder.records.items():
        left = moved.get(file)
        found, value = by_base[left] if left else by_base.pop((name.kind, name.id), (None, None))
        last = overlays.get((language, file))
        if last is None or not last.is_of(record, value):
            kept = folder.stamps.get(language, {})
            last = _laid(loaded, name, record, (file, found, value), language, kept)
        else:
            loaded.overlays[language, file] = last
        out[file] = (name, last.translated)
        missing += last.missing
        if found and last.left:
            loaded.left[found] = last.left
    for (_, id), (found, _) in by_base.items():
        if id not in loaded.broken:
            loaded.problems.extend([_without_base(found, id)])
    digests = folder.digests
    both = {
        file: digests[file] + digests.get(f"{file.rpartition('.')[0]}.{language}.yaml", "")
        for file in folder.records
    }
    return Handbook(out, language, both, missing, loaded.assets, facts)


def _renamed(
    folder: Folder, by_base: Mapping[tuple[str, str], tuple[str, Plain]]
) -> dict[str, tuple[str, str]]:
    """The files whose translation bears another name, each with what that is a translation of.

    The only file of a kind in a folder without its translation has lost it by a new name.
    """
    bases = {(name.kind, name.id) for name, _ in folder.records.values()}
    left = {
        (one[0], _folder_of(found)): one
        for one, (found, _) in by_base.items()
        if one not in bases
    }
    if not left:
        return {}
    alone: dict[tuple[str, str], list[str]] = {}
    for file, (name, _) in folder.records.items():
        if (name.kind, name.id) not in by_base:
            alone.setdefault((name.kind, _folder_of(file)), []).append(file)
    return {files[0]: left[at] for at, files in alone.items() if at in left and len(files) == 1}


def _folder_of(file: str) -> str:
    return file.rpartition("/")[0]


def _without_base(file: str, id: str) -> Problem:
    return Problem(
        "translation-without-base",
        Span(file),
        Words("这份译文没有对应的原文件", "this translation has no file to translate"),
        Words("请检查文件名，或删掉这份译文。", "Check the file's name, or remove it."),
        about=id,
    )


def _of_translation(
    loaded: Loaded, source: Document, record: Record, found: Problems
) -> list[Problem]:
    """The problems of a translation; those of its form are known and examined again."""
    own = Problems(source.problems)
    own.follow(found)
    known = list(own)
    proven = repair.examined(source, known, partial(_sound_translation, record))
    if proven != known:
        loaded.problems.withdraw(source.problems)
        loaded.problems.extend(proven)
        return []
    return list(found)


def _sound_translation(record: Record, text: str) -> Plain:
    """The value of a text that is a sound translation of a record; None for any other."""
    if not can_be_read(text):
        return None
    source = read("", text.encode(), VOCABULARY)
    if source.problems or source.is_corrected or source.value is None:
        return None
    found = Problems()
    Translator(found, source, "").translated(record, source.value, ())
    return source.value if len(found) == 0 else None


def _laid(
    loaded: Loaded,
    name: FileName,
    record: Record,
    given: tuple[str, str | None, Plain],
    language: str,
    kept: Stamps,
) -> Overlay:
    """A translation laid over a record; `given` is the record's file, and the translation's with
    what it holds."""
    file, found, value = given
    source = loaded.sources[found] if found else None
    found_wrong = Problems()
    translator = Translator(
        found_wrong, source, file, is_han=writing(language)["han"], kept=kept.get(file, {}),
        prefix=f"{name.id}/" if isinstance(record, Item) else "",
    )  # fmt: skip
    overlay = Overlay(
        record, value, translator.translated(record, value, ()), translator.missing,
        translator.left,
    )  # fmt: skip
    loaded.problems.follow(
        Problem(NO_BRACKETS.code, loaded.span(place), NO_BRACKETS.message, NO_BRACKETS.hint)
        for place in translator.several
    )
    if translator.several:
        loaded.broken.add(name.id)
    if found:
        loaded.blank |= {of: Place(found, path) for of, path in translator.blank.items()}
    is_sound = not (len(found_wrong) or translator.several or translator.renamed)
    if is_sound and not translator.blank:
        loaded.overlays[language, file] = overlay
    if source and name.id not in loaded.broken:  # else the mistake may be the original's
        found_wrong = Problems(p for p in found_wrong if not source.is_doubtful(p.span))
        loaded.problems.follow(_of_translation(loaded, source, record, found_wrong))
        loaded.renamed += translator.renamed
    if found:
        loaded.more[found] += translator.more
    return overlay
