"""Edits touch what they are about and no other character."""

import codecs
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.content.vocabulary import VOCABULARY
from generator.editing import yaml_edit
from generator.editing.spans import Layout, is_flow
from generator.editing.text_edits import value_at
from generator.editing.yaml_edit import EditError, encoded
from generator.reading.document import Document, Path, Plain
from generator.reading.reader import read

ROLE = """\
# 前台
title: 前台          # 名称
topics: [mail, calls]
reports_to:
duties:
  # 最要紧的
  - id: mail
    title: "收信"
    text: '当面核对'
    # when: daily

  # 电话
  - {id: calls, title: 接电话, text: 三声之内}

  - 整理杂志
notes: |
  第一行
  第二行
# 末尾
"""


def document(text: str) -> Document:
    return read("a.yaml", text.encode(), VOCABULARY)


def test_a_text_keeps_its_quotes_and_its_comment() -> None:
    file = document(ROLE)

    assert ROLE.replace("前台          #", "总台          #") == yaml_edit.set_value(
        file, ("title",), "总台"
    )
    assert ROLE.replace('"收信"', '"收 \\"信\\""') == yaml_edit.set_value(
        file, ("duties", 0, "title"), '收 "信"'
    )
    assert ROLE.replace("第二行", "第二\n\n  三") == yaml_edit.set_value(
        file, ("notes",), "第一行\n第二\n\n三"
    )


def test_a_text_in_brackets_keeps_its_quotes() -> None:
    file = document("a: {do: \"一\", then: '二', who: ''}\n")

    assert "a: {do: \"三\", then: '二', who: ''}\n" == yaml_edit.set_value(file, ("a", "do"), "三")
    assert "a: {do: \"一\", then: '二', who: 三}\n" == yaml_edit.set_value(file, ("a", "who"), "三")


def test_a_version_gets_quotes_and_a_figure_stays_one() -> None:
    file = document("amount: 0.5\nlimits: [{above: 1.5}]\n")

    assert 'version: "1.10"' in yaml_edit.set_value(file, ("version",), "1.10")
    assert "amount: 2.5\n" in yaml_edit.set_value(file, ("amount",), "2.5")
    assert "{above: 2.5}" in yaml_edit.set_value(file, ("limits", 0, "above"), "2.5")


def test_what_cannot_be_plain_gets_quotes() -> None:
    file = document("title: 前台\ntopics: [a]\n")

    assert 'title: "前台: 一"\ntopics: [a]\n' == yaml_edit.set_value(file, ("title",), "前台: 一")
    assert 'title: "#1"\ntopics: [a]\n' == yaml_edit.set_value(file, ("title",), "#1")
    assert "title: '\"甲\"'\ntopics: [a]\n" == yaml_edit.set_value(file, ("title",), '"甲"')
    assert 'title: 前台\ntopics: ["b, c"]\n' == yaml_edit.set_value(file, ("topics", 0), "b, c")
    assert 'title: ""\ntopics: [a]\n' == yaml_edit.set_value(file, ("title",), "")


def test_a_value_that_was_left_out_is_put_before_the_comment() -> None:
    assert ROLE.replace("reports_to:", "reports_to: boss") == yaml_edit.set_value(
        document(ROLE), ("reports_to",), "boss"
    )


def test_a_new_field_takes_its_place() -> None:
    order = ("title", "aliases", "topics", "duties", "notes", "was")

    assert ROLE.replace("topics:", "aliases: [a]\ntopics:", 1) == yaml_edit.set_value(
        document(ROLE), ("aliases",), ["a"], order
    )
    assert ROLE.replace("# 末尾", "was: old\n# 末尾") == yaml_edit.set_value(
        document(ROLE), ("was",), "old", order
    )
    assert ROLE.replace("三声之内}", "三声之内, was: old}") == yaml_edit.set_value(
        document(ROLE), ("duties", 1, "was"), "old", ("id", "title", "text", "was")
    )
    assert "a: x\nworks_with:\n  inside:\n    - who: b\n      about: 请示\n" == yaml_edit.set_value(
        document("a: x\n"), ("works_with", "inside"), [{"who": "b", "about": "请示"}]
    )


def test_items_are_added_in_the_style_of_their_neighbours() -> None:
    short = document("a:\n- {id: x, title: 甲}\n- {id: y, title: 乙}\n")

    assert ROLE.replace(
        "  # 电话", "  - id: new\n    title: 新\n    topics: [mail]\n\n  # 电话"
    ) == yaml_edit.insert(
        document(ROLE), ("duties",), 1, {"id": "new", "title": "新", "topics": ["mail"]}
    )
    assert ROLE.replace("notes:", "\n  - 新的\nnotes:") == yaml_edit.insert(
        document(ROLE), ("duties",), 3, "新的"
    )
    assert "topics: [new, mail, calls]" in yaml_edit.insert(document(ROLE), ("topics",), 0, "new")
    assert short.text + "- {id: z, title: 丙}\n" == yaml_edit.insert(
        short, ("a",), 2, {"id": "z", "title": "丙"}
    )


def test_an_item_is_added_to_a_list_that_is_missing_empty_or_a_single_text() -> None:
    item: Plain = {"id": "x", "title": "甲"}

    assert "a: b\nduties:\n  - id: x\n    title: 甲\n" == yaml_edit.insert(
        document("a: b\n"), ("duties",), 0, item
    )
    assert "a: b\nduties:\n  - id: x\n    title: 甲\n" == yaml_edit.insert(
        document("a: b\nduties: []\n"), ("duties",), 0, item
    )
    assert "topics: [mail, calls]  # 主题\n" == yaml_edit.insert(
        document("topics: mail  # 主题\n"), ("topics",), 1, "calls"
    )


def test_a_removed_item_takes_its_comments_and_one_gap_with_it() -> None:
    assert ROLE.replace(
        "  # 电话\n  - {id: calls, title: 接电话, text: 三声之内}\n\n", ""
    ) == yaml_edit.remove(document(ROLE), ("duties", 1))
    assert ROLE.replace("title: 前台          # 名称\n", "") == yaml_edit.remove(
        document(ROLE), ("title",)
    )
    assert ROLE.replace("id: mail\n    title", "title") == yaml_edit.remove(
        document(ROLE), ("duties", 0, "id")
    )
    assert ROLE.replace("mail, calls", "mail") == yaml_edit.remove(document(ROLE), ("topics", 1))


def test_what_would_be_left_empty_goes_with_its_last_entry() -> None:
    assert "a: b\n" == yaml_edit.remove(
        document("a: b\nworks_with:\n  inside:\n    - who: c\n"), ("works_with", "inside", 0, "who")
    )
    with pytest.raises(EditError):
        yaml_edit.remove(document("a: [b]\n"), ("a", 0))


def test_an_item_moves_with_its_comments_and_gaps_stay() -> None:
    moved = yaml_edit.move(document(ROLE), ("duties",), 0, 1)

    assert moved.splitlines()[5:14] == [
        "  # 电话",
        "  - {id: calls, title: 接电话, text: 三声之内}",
        "",
        "  # 最要紧的",
        "  - id: mail",
        '    title: "收信"',
        "    text: '当面核对'",
        "    # when: daily",
        "",
    ]
    assert "topics: [calls, mail]" in yaml_edit.move(document(ROLE), ("topics",), 1, 0)


def test_a_field_gets_another_name() -> None:
    file = document("duties:\n  calls: {title: Calls}  # x\n  mail: Mail\n")

    assert file.text.replace("calls:", "answer:") == yaml_edit.rename_key(
        file, ("duties", "calls"), "answer"
    )
    with pytest.raises(EditError):
        yaml_edit.rename_key(file, ("duties", "calls"), "mail")


def test_brackets_that_cannot_hold_a_long_text_are_opened() -> None:
    file = document("a:\n  - {id: x, text: 一}  # 注\n  - {id: y}\n")

    assert "a:\n  - id: x  # 注\n    text: |\n      一\n      二\n  - {id: y}\n" == (
        yaml_edit.set_value(file, ("a", 0, "text"), "一\n二")
    )


def test_of_a_list_only_what_differs_is_touched() -> None:
    new: Plain = [{"id": "mail", "title": "收信", "text": "当天送到"}, "整理杂志", "别的"]

    assert ROLE.replace("当面核对", "当天送到").replace(
        "  # 电话\n  - {id: calls, title: 接电话, text: 三声之内}\n\n", ""
    ).replace("notes:", "\n  - 别的\nnotes:") == yaml_edit.set_value(
        document(ROLE), ("duties",), new
    )


@pytest.mark.parametrize("text", ["title：甲\n", "title: 甲\ntitle: 乙\n", 'a: "b\n  c"\n', ""])
def test_a_file_with_mistakes_of_form_is_left_alone(text: str) -> None:
    with pytest.raises(EditError):
        yaml_edit.set_value(document(text), ("title",), "丙")


@pytest.mark.parametrize("text", ["甲\u200b乙", "甲\t乙", "甲\r\n乙", " 甲\n乙"])
def test_a_text_that_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        yaml_edit.set_value(document("title: 甲\n"), ("title",), text)


def test_the_mark_at_the_beginning_of_a_file_stays() -> None:
    data = codecs.BOM_UTF8 + "title: 甲\r\n".encode()
    file = read("a.yaml", data, VOCABULARY)

    assert codecs.BOM_UTF8 + "title: 乙\r\n".encode() == encoded(
        yaml_edit.set_value(file, ("title",), "乙"), data
    )


def test_a_new_file_is_written_as_people_would() -> None:
    value: Plain = {
        "title": "注意: 新",
        "topics": ["mail"],
        "duties": [{"id": "a", "text": "一\n二"}],
    }

    assert (
        'title: "注意: 新"\ntopics: [mail]\nduties:\n  - id: a\n    text: |\n      一\n      二\n'
    ) == yaml_edit.new_file("a.yaml", value)


# -- any file, any edit

WORDS = ["甲", "front-desk", "注意: 别忘", "#1", '说"好"', "it's", "2026-12-01", "no", "0571",
         "a, b", "[x](y)", "{company}", "一，二；三。", "- x", "@a", "", "a\\b"]  # fmt: skip
KEYS = ["id", "title", "text", "topics", "note", "items", "who", "steps"]


class Writer:
    """Writes a value as YAML in a style that changes from line to line."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.step = dice.choice([2, 2, 4])
        self.list_step = dice.choice([0, 2])

    def quoted(self, text: str, *, flow: bool) -> str:
        file = document(f"a: {'[' if flow else ''}{text}{']' if flow else ''}\n")
        plain = not file.problems and file.value == {"a": [text] if flow else text}
        double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        single = "'" + text.replace("'", "''") + "'"
        return self.dice.choice([double, single, *([text] * 3 if plain else [])])

    def flow(self, value: Any) -> str:
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + "}"
        return self.quoted(value, flow=True)

    def behind(self) -> str:
        return self.dice.choice(["", "", "", "  # 说明", "  # 注: 一"])

    def above(self, indent: str) -> str:
        return self.dice.choice(["", "", "", f"{indent}# 上面\n", "\n", f"\n{indent}# 又一\n"])

    def block(self, value: Any, indent: str) -> str:
        """Entries, each on lines of its own."""
        pairs = value.items() if isinstance(value, dict) else [(None, one) for one in value]
        return "".join(
            (self.above(indent) if n else "") + indent + self.entry(key, one, indent)
            for n, (key, one) in enumerate(pairs)
        )

    def entry(self, key: str | None, value: Any, indent: str) -> str:
        name = "- " if key is None else f"{key}: "
        if not isinstance(value, (dict, list)):
            if self.dice.random() < 0.15 and value.strip() == value and value:
                return f"{name}|\n{indent}  {value}\n{indent}  另一行\n"
            return f"{name}{self.quoted(value, flow=False)}{self.behind()}\n"
        if not value or self.dice.random() < 0.3:
            return f"{name}{self.flow(value)}{self.behind()}\n"
        if key is None:
            inner = self.block(value, indent + "  ")
            return name + inner.removeprefix(indent + "  ")
        by = self.list_step if isinstance(value, list) else self.step
        return f"{key}:{self.behind()}\n{self.block(value, indent + ' ' * by)}"


def tree(dice: random.Random, depth: int = 0, *, in_list: bool = False) -> Any:
    """A value of the kinds that content has: there are no lists right inside lists."""
    if depth == 0 or (depth < 4 and dice.random() < 0.35):
        keys = dice.sample(KEYS, dice.randint(1, 5))
        return {key: tree(dice, depth + 1) for key in keys}
    if depth < 4 and dice.random() < 0.5 and not in_list:
        return [tree(dice, depth + 1, in_list=True) for _ in range(dice.randint(1, 4))]
    return dice.choice(WORDS)


def paths(value: Any, path: Path = ()) -> list[Path]:
    found = [path] if path else []
    for part, inner in (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    ):  # fmt: skip
        found += paths(inner, (*path, part))
    return found


def some_file(dice: random.Random) -> Document:
    text = dice.choice(["", "# 开头\n"]) + Writer(dice).block(tree(dice), "")
    text += dice.choice(["", "# 末尾\n", "\n"])
    text = text.replace("\n", "\r\n") if dice.random() < 0.3 else text
    return document(text.rstrip("\r\n") if dice.random() < 0.2 else text)


def is_inside(short: str, long: str) -> bool:
    """Whether a text is another one with a stretch taken out."""
    start = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return short[start:] == long[len(long) - len(short) + start :]


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@given(st.integers(0, 2**32))
@settings(max_examples=100, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_edit_of_any_file_changes_nothing_else(seed: int) -> None:
    dice = random.Random(seed)
    file = some_file(dice)
    if file.problems or file.is_corrected:
        return
    path = dice.choice(paths(file.value))
    entry = _entry(file, path)
    before, behind = file.text[: entry[0]], file.text[entry[1] :]
    in_list = isinstance(path[-1], int)
    value = dice.choice([dice.choice(WORDS), tree(dice, 2, in_list=in_list), "一\n二"])

    changed = yaml_edit.set_value(file, path, value)
    assert changed.startswith(before)
    assert changed.endswith(behind)

    holder = value_at(file.value, path[:-1])
    if isinstance(holder, list):
        n = int(path[-1])
        grown = yaml_edit.insert(file, path[:-1], n, value)
        assert is_inside(file.text, grown) or "|" in grown
        moved = yaml_edit.move(file, path[:-1], n, dice.randrange(len(holder)))
        assert Counter(file.text) == Counter(moved)
        assert comments(file.text) == comments(moved) or file.text.count("- -")
    assert isinstance(file.value, dict)
    if len(file.value) > 1:
        assert is_inside(yaml_edit.remove(file, path), file.text)


def _entry(file: Document, path: Path) -> tuple[int, int]:
    """Where what may change stands: brackets that cannot hold a long text are opened."""
    layout = Layout(file.text)
    brackets = (path[:n] for n in range(1, len(path)) if is_flow(layout.node(path[:n])))
    path = next(brackets, path)
    node = layout.node(path[:-1])
    assert node is not None
    entries = layout.entries(node)
    found = next(
        one for n, one in enumerate(entries)
        if path[-1] in (n, one.key.value if one.key else n)
    )  # fmt: skip
    return found.head, found.tail
