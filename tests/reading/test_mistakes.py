"""Mistyped lines and all that reading makes of them, to be read through as one text.

`mistakes.txt` holds pieces of files and, behind each, what is underlined, what is proposed, what
`check --fix` would write, and what is read. When something has changed, read its difference after
approving it with `.venv/bin/python -m tests.reading.test_mistakes`. Of a new piece, only the lines
of the file are written by hand.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.fix import with_fixes
from generator.problems.problem import Problem
from tests.reads import read

APPROVED = Path(__file__).with_name("mistakes.txt")
UNSEEN = "\t\r\u3000\u00a0\u200b\u200d\u2028\u202e\u0301\u0302\ue000"
SHOWN = str.maketrans(dict(zip(UNSEEN, "⇥␍␣⍽∅∞↵⇐´ˆ▯", strict=True)))
TYPED = str.maketrans({shown: chr(typed) for typed, shown in SHOWN.items()})
"""Signs for what could not be seen."""
SAID = "» "


def pieces() -> Iterator[str]:
    """Heading or piece: the lines between two empty ones, without what is approved about them."""
    for part in APPROVED.read_text("utf-8").rstrip("\n").split("\n\n"):
        yield "\n".join(line for line in part.split("\n") if not line.startswith(SAID))


def with_answer(piece: str) -> str:
    return piece if piece.startswith("==") else "\n".join([piece, *answer(piece)])


def answer(piece: str) -> Iterator[str]:
    # A line with only ¶ is an empty one.
    text = re.sub("^¶$", "", piece, flags=re.MULTILINE).translate(TYPED)
    data = f"{text}\n".encode()
    document = read("file.yaml", data)
    for problem in document.problems:
        yield SAID + underlined(problem).translate(SHOWN)
        if problem.corrected is not None:
            yield f"{SAID}  {problem.corrected}".translate(SHOWN)
    fixed = with_fixes("file.yaml", data, document.problems)
    if fixed != data:
        yield from (
            f"{SAID}| {line}".translate(SHOWN)
            for line in fixed.decode().removesuffix("\n").split("\n")
        )
    value = json.dumps(document.value, ensure_ascii=False).translate(SHOWN)
    yield f"{SAID}{'torn ' if document.is_torn else ''}{value}"


def underlined(problem: Problem) -> str:
    span = problem.span
    place = f"{span.line}:{span.column}+{span.length}"
    return f"{place} {problem.severity} {problem.code}: {problem.message.en}"


def answers() -> str:
    return "\n\n".join(map(with_answer, pieces())) + "\n"


def test_what_is_made_of_mistyped_lines_is_approved() -> None:
    assert APPROVED.read_text("utf-8") == answers()


if __name__ == "__main__":
    APPROVED.write_text(answers(), "utf-8")
