"""`check --fix`: fixes what leaves no doubt, and changes no other character.

A fix may bring the next mistake to light, or two may overlap: so fixed files are read again, until
nothing is left to fix. A file is changed only if that proves itself: it is sound afterwards, or has
no mistake but those that were reported before, in their places.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping

from generator.content.checks import check
from generator.content.load import Loaded, load
from generator.problems.problem import Edit, Problem, Problems
from generator.reading.encoding import decode

ROUNDS = 10

Files = Mapping[str, bytes | Problem]


def fixed_files(files: Files) -> dict[str, bytes]:
    """The files that can be fixed, with their new bytes."""
    now, refused = dict(files), set[str]()
    loaded = load(now)
    for _ in range(ROUNDS):
        new = {file: data for file, data in _new(now, check(loaded)) if file not in refused}
        if not new:
            break
        known = {file: held for file, held in loaded.sound.items() if file not in new}
        after = load({**now, **new}, known)
        wrong = {file for file in new if not _is_better(file, loaded, after)}
        refused |= wrong
        now |= {file: data for file, data in new.items() if file not in wrong}
        loaded = load(now, known) if wrong else after
    return {
        file: data for file, data in now.items() if isinstance(data, bytes) and data != files[file]
    }


def _is_better(file: str, before: Loaded, after: Loaded) -> bool:
    """True for a file without problems, or with no more than before and in no other line."""
    old, new = _lines(file, before), _lines(file, after)
    return len(new) <= len(old) and set(new) <= set(old)


def _lines(file: str, loaded: Loaded) -> list[int]:
    """The lines of mistakes in the file itself; those of the whole handbook come later."""
    return [one.span.line for one in loaded.problems.errors if one.span.file == file]


def _new(files: Files, found: Problems) -> Iterator[tuple[str, bytes]]:
    by_file: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.fix:
            by_file.setdefault(problem.span.file, []).append(problem)
    for file, problems in by_file.items():
        data = files[file]
        if isinstance(data, bytes) and (new := with_fixes(file, data, problems)) != data:
            yield file, new


def with_fixes(file: str, data: bytes, problems: Iterable[Problem]) -> bytes:
    """A file's bytes with some problems fixed; what overlaps waits for the next time.

    Line ends, comments and the mark at the beginning stay. What is not UTF-8 becomes UTF-8, unless
    some of it could not be read: then nothing is touched.
    """
    decoded = decode(file, data)
    if any(not problem.fix for problem in decoded.problems):
        return data
    taken: list[Edit] = []
    for problem in problems:
        if all(_is_free(edit, taken) for edit in problem.fix):
            for edit in problem.fix:
                insort(taken, edit)
    parts, at = list[str](), 0
    for start, end, new in taken:
        parts += (decoded.text[at:start], new)
        at = end
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + ("".join(parts) + decoded.text[at:]).encode()


def _is_free(edit: Edit, taken: list[Edit]) -> bool:
    """True where no edit touches the same characters or adds something; they stand in order."""
    at = bisect_left(taken, edit.start, key=lambda one: one.start)
    above, below = taken[at - 1 : at], taken[at : at + 1]
    return all(one.end <= edit.start for one in above) and all(
        edit.start < one.start >= edit.end for one in below
    )
