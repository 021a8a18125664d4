"""`check --fix`: mends what can mean nothing else, and touches no other character.

A mend may bring the next mistake to light, or two may overlap: so the mended files are read again,
until nothing is left to mend. A file that is no better afterwards stays as it was.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.content.checks import check
from generator.content.load import load
from generator.problems.problem import Edit, Problem, Problems
from generator.reading.encoding import decode

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
