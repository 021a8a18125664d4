"""Five hundred random edits, moves and deletions of the real content: nothing else changes."""

import random
from collections import Counter
from pathlib import Path

import pytest

from generator.content.vocabulary import VOCABULARY
from generator.editing import yaml_edit
from generator.editing.addresses import address_of, path_of
from generator.editing.text_edits import EditError, value_at
from generator.reading.document import Document, positions
from generator.reading.reader import read

ROLES = Path(__file__).parents[2] / "roles"
TEXTS = ["改过的一句。", "注意: 两点", "#7", '说"好"', "第一行\n第二行", "0571", "[一](front-desk)"]


def dressed(text: str, dice: random.Random) -> str:
    """The text of a file as somebody might have left it: with comments and other line ends."""
    lines = []
    for line in text.splitlines():
        bare = line.lstrip(" ")
        if dice.random() < 0.1 and bare.startswith(("- ", "title:")):
            lines.append(" " * (len(line) - len(bare)) + "# 说明")
        lines.append(line)
    return dice.choice(["\n", "\r\n"]).join([*lines, ""])


def edited(file: Document, dice: random.Random) -> str:
    """The text after one edit, checked."""
    value = file.value
    path = dice.choice([path for path in positions(file) if path])
    assert path == path_of(file.file, value, address_of(file.file, value, path))
    holder = value_at(value, path[:-1])
    kind = dice.choice(["set", "remove", "insert", "move"])
    if kind == "set" or not isinstance(holder, list):
        return yaml_edit.set_value(file, path, dice.choice(TEXTS))
    if kind == "move":
        new = yaml_edit.move(file, path[:-1], int(path[-1]), dice.randrange(len(holder)))
        assert Counter(new) == Counter(file.text)
        return new
    if kind == "insert":
        return yaml_edit.insert(file, path[:-1], int(path[-1]), holder[-1])
    return yaml_edit.remove(file, path)


@pytest.mark.slow
def test_five_hundred_edits_touch_what_they_are_about_and_nothing_else() -> None:
    dice = random.Random(21)
    paths = sorted(path for path in ROLES.rglob("*.yaml") if "translated." not in path.name)
    refused = 0
    for _ in range(500):
        path = dice.choice(paths)
        name = path.relative_to(ROLES).as_posix()
        text = dressed(path.read_text("utf-8"), dice)
        file = read(name, text.encode(), VOCABULARY)
        assert [] == file.problems
        try:
            new = edited(file, dice)
        except EditError:
            refused += 1
            continue
        same = _common(text, new)
        changed = max(len(text), len(new)) - same
        lost = Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))
        lost -= Counter(line.strip() for line in new.splitlines())
        assert lost.total() < 40
        assert changed <= len(text)
        assert ("\r\n" in text) == ("\r\n" in new)
    assert refused < 5


def _common(one: str, other: str) -> int:
    """How many characters at the beginning and at the end are the same."""
    least = min(len(one), len(other))
    start = next((n for n in range(least) if one[n] != other[n]), least)
    end = next((n for n in range(least - start) if one[-1 - n] != other[-1 - n]), least - start)
    return start + end
