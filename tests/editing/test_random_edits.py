"""Random edits by the form's own calls, on files as they come from many hands."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.content.vocabulary import VOCABULARY
from generator.editing.spans import Layout
from generator.problems.problem import Problem
from generator.reading.reader import read
from tests.editing.test_api import Editor

STARTER = Path(__file__).parents[2] / "generator" / "starter" / "roles"


def rough(dice: random.Random, text: str) -> bytes:
    """A file as it comes from many hands: line ends of Windows, a mark, comments, odd quotes."""
    lines = []
    for line in text.splitlines():
        if dice.random() < 0.1:
            lines.append(" " * (len(line) - len(line.lstrip())) + "# 说明")
        lines.append(line)
    end = dice.choice(["\n", "\r\n"])
    mark = dice.choice(["", "", "\ufeff"])
    return (mark + end.join(lines) + dice.choice([end, ""])).encode()


WORDS = (
    "接听电话",
    "a: b # c",
    "“引号”",
    "是",
    "0571",
    '说 "好"',
    "it's",
    "[链接](welcome)",
    "第一行\n第二行",
    "- 短横",
    "{hours}起",
)


def some_edit(dice: random.Random, file: str, value: Any) -> dict[str, Any]:
    """One edit that a form could make of a file."""
    spots = [*_spots(value)]
    lists = [(path, held) for path, held in spots if isinstance(held, list) and held]
    lists = lists if any(len(held) > 1 for _, held in lists) else []
    texts = [(path, held) for path, held in spots if isinstance(held, str) and path[-1] != "id"]
    if dice.random() < 0.6 and lists:
        op = dice.choice(["insert", "move", "remove"])
        path, held = dice.choice([one for one in lists if len(one[1]) > (op == "move")])
        at, n = _place(path), dice.randrange(len(held))
        if op == "insert":
            to = dice.randint(0, len(held))
            return {"op": op, "file": file, "at": at, "value": dice.choice(held), "to": to}
        to = dice.choice([one for one in range(len(held)) if one != n] or [0])
        return {"op": op, "file": file, "at": [*at, {"n": n}], "to": to}
    path, _ = dice.choice(texts)
    if dice.random() < 0.3:
        return {"op": "remove", "file": file, "at": _place(path)}
    return {"op": "set", "file": file, "at": _place(path), "value": dice.choice(WORDS)}


def _place(path: tuple[Any, ...]) -> list[Any]:
    return [{"n": part} if isinstance(part, int) else part for part in path]


def _spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if path:
        yield path, value
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for part, one in inner:
        yield from _spots(one, (*path, part))


def after(value: Any, edit: dict[str, Any]) -> Any:
    """The value after an edit, made in the plainest way."""
    value = json.loads(json.dumps(value))
    path = [part["n"] if isinstance(part, dict) else part for part in edit["at"]]
    holders = [value]
    for part in path[: len(path) if edit["op"] == "insert" else -1]:
        holders.append(holders[-1][part])
    if edit["op"] == "set":
        holders[-1][path[-1]] = edit["value"]
    elif edit["op"] == "insert":
        holders[-1].insert(edit["to"], edit["value"])
    elif edit["op"] == "move":
        holders[-1].insert(edit["to"], holders[-1].pop(path[-1]))
    else:
        del holders[-1][path[-1]]
        for holder, inner, part in reversed([*zip(holders, holders[1:], path, strict=False)]):
            if not inner:
                del holder[part]
    return value


def touched(text: str, edit: dict[str, Any]) -> range:
    """The lines that an edit may change: those of the item or field that it is about."""
    layout = Layout(text)
    path = tuple(part["n"] if isinstance(part, dict) else part for part in edit["at"])
    path = path[:-1] if edit["op"] == "move" else path
    items = [n for n, part in enumerate(path) if isinstance(part, int)]
    if edit["op"] == "set" and items:
        path = path[: items[-1] + 1]  # the id may be written down beside the name
    elif edit["op"] == "remove":
        while len(path) > 1 and len(layout.entries(layout.node(path[:-1]))) == 1:
            path = path[:-1]
    holder = layout.node(path[:-1])
    assert holder is not None
    entries = layout.entries(holder)
    n = (
        path[-1]
        if isinstance(path[-1], int)
        else [e.key.value for e in entries if e.key].index(path[-1])
    )
    first, last = (text.count("\n", 0, at) for at in (entries[n].lead, entries[n].tail))
    if edit["op"] == "remove" and n == 0 and len(entries) > 1 and entries[1].key:
        # The next field takes the place of the first one, behind the dash.
        last = max(last, entries[1].key.start_mark.line)
    lines = text.split("\n")
    while last + 1 < len(lines) and not lines[last + 1].strip():
        last += 1  # a gap below may go, too
    return range(first, last + 1)


def changes_only(before: str, text: str, edit: dict[str, Any]) -> bool:
    """Whether all that stands above and below what was edited is what it was."""
    allowed = touched(before, edit)
    old, new = before.split("\n"), text.split("\n")
    above, below = old[: allowed.start], [one for one in old[allowed.stop :] if one.strip()]
    kept = [one for one in new if one.strip()][-len(below) :] if below else []
    return new[: len(above)] == above and kept == below


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


def edited_at_random(seed: int) -> None:
    """A form makes an edit of a rough file: only that changes, and the file holds just that."""
    dice = random.Random(seed)
    files: dict[str, bytes | Problem] = dict(RANDOM_FILES)
    file = dice.choice(sorted(one for one in files if one.endswith(".yaml") and ".en." not in one))
    text = files[file]
    assert isinstance(text, bytes)
    files[file] = rough(dice, text.decode("utf-8-sig"))
    editor = Editor(files)
    document = editor.look(file)["documents"][file]
    if document["mode"] != "form":
        return
    edit = some_edit(dice, file, document["value"])
    editor.edits = [edit]
    before = editor.text(file)
    expected = after(document["value"], edit)
    answer = editor.look(file)
    if answer["refused"] or not expected:
        return  # such as the last field of a file
    saved = editor.saved().get(file)
    if saved is None:
        assert expected == document["value"]
        return
    now = saved.decode()
    found = read(file, saved, VOCABULARY)
    assert expected == _without_new_ids(found.value, expected)
    assert before.startswith("\ufeff") == now.startswith("\ufeff")
    assert ("\r\n" in before) == ("\r\n" in now) or "\n" not in now
    plain, plain_now = (one.removeprefix("\ufeff").replace("\r\n", "\n") for one in (before, now))
    assert changes_only(plain, plain_now, edit), (edit, plain_now)
    if edit["op"] != "remove":
        assert comments(before) == comments(now)


def _without_new_ids(value: Any, expected: Any) -> Any:
    """A value without the ids that were written down because a name has changed."""
    if isinstance(value, dict) and isinstance(expected, dict):
        return {
            key: _without_new_ids(one, expected.get(key))
            for key, one in value.items()
            if key != "id" or "id" in expected
        }
    if isinstance(value, dict) and isinstance(expected, str):  # a bare text that got an id
        return next((one for key, one in value.items() if key != "id"), None)
    if isinstance(value, list) and isinstance(expected, list) and len(value) == len(expected):
        return [_without_new_ids(a, b) for a, b in zip(value, expected, strict=True)]
    return value


RANDOM_FILES: dict[str, bytes] = {
    path.relative_to(STARTER).as_posix(): path.read_bytes()
    for path in sorted(STARTER.rglob("*.yaml"))
}


def test_any_edit_of_a_form_changes_nothing_else() -> None:
    for seed in range(10):
        edited_at_random(seed)


@pytest.mark.slow
def test_five_hundred_edits_of_a_form_change_nothing_else() -> None:
    first = random.randrange(2**32)
    for seed in range(first, first + 500):
        edited_at_random(seed)
