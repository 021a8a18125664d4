"""`check --fix`: mends what can mean nothing else, and touches no other character.

A mend may bring the next mistake to light, or two may overlap: so the mended files are read again,
until nothing is left to mend. A file that is no better afterwards stays as it was.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.checks import check
from generator.encoding import decode
from generator.load import load
from generator.problems import Edit, Problem, Problems

ROUNDS = 10


def mended(files: Mapping[str, bytes | Problem]) -> dict[str, bytes]:
    """The files that can be mended, with their new bytes."""
    now, hopeless = dict(files), set[str]()
    found = check(load(now))
    for _ in range(ROUNDS):
        better = {file: data for file, data in _mends(now, found) if file not in hopeless}
        if not better:
            break
        before, found = _errors(found), check(load({**now, **better}))
        worse = {file for file in better if _errors(found)[file] > before[file]}
        hopeless |= worse
        now |= {file: data for file, data in better.items() if file not in worse}
    return {
        file: data for file, data in now.items() if isinstance(data, bytes) and data != files[file]
    }


def _errors(found: Problems) -> Counter[str]:
    return Counter(problem.span.file for problem in found.errors)


def _mends(
    files: Mapping[str, bytes | Problem], found: Iterable[Problem]
) -> Iterable[tuple[str, bytes]]:
    by_file: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.fix:
            by_file.setdefault(problem.span.file, []).append(problem)
    for file, problems in by_file.items():
        data = files[file]
        if isinstance(data, bytes) and (new := mend(file, data, problems)) != data:
            yield file, new


def mend(file: str, data: bytes, problems: Iterable[Problem]) -> bytes:
    """A file's bytes with the mends of some problems made; what overlaps waits for the next time.

    Line ends, comments and the mark at the beginning stay. What is not UTF-8 becomes UTF-8, unless
    some of it could not be read: then nothing is touched.
    """
    decoded = decode(file, data)
    if any(not problem.fix for problem in decoded.problems):
        return data
    taken: list[Edit] = []
    for problem in problems:
        if not any(_overlap(edit, other) for edit in problem.fix for other in taken):
            taken += problem.fix
    text = decoded.text
    for start, end, new in sorted(taken, reverse=True):
        text = text[:start] + new + text[end:]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _overlap(one: Edit, other: Edit) -> bool:
    """True for edits that touch the same characters, or add something at the same place."""
    if one.start == other.start:
        return True
    first, second = sorted((one, other))
    return second.start < first.end
