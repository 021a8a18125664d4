"""The fuzz target: whatever bytes a content file holds, there is an answer, and soon.

Atheris is no dependency of ours; README.md beside this file says how to run it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

with atheris.instrument_imports(include=["generator"]):
    from generator.content.explain import validated
    from generator.content.fix import with_fixes
    from generator.content.records import KINDS
    from generator.content.types import Item
    from generator.reading.document import positions
    from tests.reads import read

NAMES = sorted(KINDS)


def one_file(data: bytes) -> None:
    """Read a file of the kind that its first byte says, and ask everything that is ever asked."""
    kind = KINDS[NAMES[data[0] % len(NAMES)]] if data else KINDS["role"]
    file = read("a.yaml", data[1:])
    problems = list(file.problems)
    if file.value is None:
        assert problems, "nothing was read, and nothing reported"
    else:
        value = file.value
        if isinstance(value, dict) and issubclass(kind, Item):
            value = {"id": "a", **value}
        problems += validated(kind, value, file)[1]
        positions(file)
    for problem in problems:
        assert 1 <= problem.span.line <= len(file.lines), problem
        assert 1 <= problem.span.column <= len(file.lines[problem.span.line - 1]) + 1, problem
        str(problem.message), str(problem.hint)
    with_fixes("a.yaml", data[1:], problems).decode("utf-8", "replace")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_file)
    atheris.Fuzz()
