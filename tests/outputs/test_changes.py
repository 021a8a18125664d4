"""What changed between two editions: exactly what was done, no more."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.load import load
from generator.outputs.changes import spans
from generator.outputs.changes.compare import Changes, compare
from generator.outputs.changes.snapshot import (
    ItemState,
    Snapshot,
    from_json,
    snapshot,
    to_json,
)
from tests.small import small_files, small_loaded

FRONT, CLERK = "front-desk/role.yaml", "office-clerk/role.yaml"
CLERK_EN = "office-clerk/role.en.yaml"
WELCOME = "front-desk/procedures/welcome.yaml"


def files(edits: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """The files of the tiny handbook with some words replaced."""
    out = dict(small_files())
    for file, words in edits.items():
        text = out[file].decode()
        for old, new in words.items():
            assert old in text, old
            text = text.replace(old, new, 1)
        out[file] = text.encode()
    return out


def changes(edits: Mapping[str, Mapping[str, str]]) -> Changes:
    new = load(files(edits))
    return compare(snapshot(small_loaded().editions), snapshot(new.editions))


def listed(found: Changes) -> list[str]:
    return [f"{'+'.join(one.what)} {one.weight} {one.item.id}" for one in found.changes]


RECEIVE = '  - {id: receive, title: 接待客人, text: "按[流程](welcome)接待，**不让客人等**。", topics: reception, when: daily, basis: welcome, source: desk-001}\n'  # noqa: E501
ANSWER = '  - {id: answer, title: 回答询问, text: "会的当场回答，不会的转给[](office-clerk)。", topics: reception, supplement: true}\n'  # noqa: E501


# fmt: off
@pytest.mark.parametrize(("file", "old", "new", "expected"), [
    (FRONT, "让每位客人都得到接待。", "使每位客人都得到接待。", ["changed editorial front-desk"]),
    (FRONT, "title: 前台\n", "title: 前台\n", []),
    (FRONT, "不超过三分钟", "不超过五分钟", ["changed material front-desk/measures-waiting"]),
    (FRONT, "title: 前台\n", "title: 前台文员\n", ["changed material front-desk"]),
    (WELCOME, "起身问好", "起身，问好", ["changed editorial welcome/greet"]),
    (WELCOME, "先请示经理", "先请示[前台](front-desk)",
     ["changed material welcome/ask-no-appointment"]),
    (FRONT, "reports_to: manager", "reports_to: manager\ndeputy: office-clerk",
     ["changed material front-desk"]),
    (FRONT, "when: daily", "when: weekly", ["changed material front-desk/receive"]),
    (FRONT, "weight: 60", "weight: 61", ["changed material front-desk/measures-waiting"]),
    (FRONT, RECEIVE + ANSWER, ANSWER + RECEIVE, ["reordered editorial front-desk/answer"]),
    (FRONT, ANSWER, "", ["removed material front-desk/answer"]),
    (FRONT, "id: answer", "id: reply, was: answer", ["renamed editorial front-desk/reply"]),
    (FRONT, "code: QD\n", "code: QD\nversion: 1.1\n", ["changed control front-desk"]),
    (FRONT, "code: QD\n", "code: QD\nretired: 2027-01-01\n", ["retired material front-desk"]),
    (FRONT, "may: [{id: offer-tea, text: 给客人倒茶。}]\n  must_ask: [",
     "must_ask: [{id: offer-tea, text: 给客人倒茶。}, ",
     ["moved+changed material front-desk/must-ask-offer-tea"]),
    (FRONT, "{id: tour, text: 认识各部门。,", "{text: 认识一下各部门。,",
     ["changed editorial front-desk/first-day-ren-shi-yi-xia-ge-bu-men"]),
    (CLERK_EN, "Once a week.", "Every week.", ["changed translation office-clerk/file"]),
    ("topics.yaml", "owner: office-clerk", "owner: front-desk",
     ["changed material topics/archives"]),
])  # fmt: skip
def test_a_change_is_listed_once_with_its_weight(
    file: str, old: str, new: str, expected: list[str]
) -> None:
    assert expected == listed(changes({file: {old: new}}))


def test_a_step_that_moves_within_an_ordered_procedure_is_material() -> None:
    text = small_files()[WELCOME].decode()
    step = next(line for line in text.splitlines(keepends=True) if "id: greet" in line)
    found = changes({WELCOME: {step: ""}})
    assert ["removed material welcome/greet"] == listed(found)

    lines = text.replace(step, "").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "id: register, do" in line)
    moved = "".join([*lines[: at + 1], step, *lines[at + 1 :]]).encode()
    new = load({**small_files(), WELCOME: moved})
    found = compare(snapshot(small_loaded().editions), snapshot(new.editions))
    assert ["reordered material welcome/greet"] == listed(found)


def test_a_step_that_moves_to_another_phase_of_an_ordered_procedure_is_material() -> None:
    text = small_files()[WELCOME].decode()
    step = next(line for line in text.splitlines(keepends=True) if "id: greet" in line)
    walk = next(line for line in text.splitlines(keepends=True) if "id: walk" in line)
    files = {**small_files(), WELCOME: text.replace(step, "").replace(walk, step + walk).encode()}
    found = compare(snapshot(small_loaded().editions), snapshot(load(files).editions))

    assert "moved+changed material welcome/greet" in listed(found)


def test_a_duty_that_moves_to_another_role_is_moved() -> None:
    found = changes({
        FRONT: {ANSWER: ""},
        CLERK: {"duties:\n": "duties:\n" + ANSWER},
    })  # fmt: skip

    assert ["moved+changed material office-clerk/answer"] == listed(found)


_REFERS = re.compile(rb"(?<=\]\()welcome|(?<=basis: )welcome|(?<=procedure: )welcome|"
                     rb"(?<=to: )welcome|welcome(?=/)")  # fmt: skip


def test_what_names_a_renamed_document_has_not_changed() -> None:
    former = files({WELCOME: {"code: QD-P01": "code: QD-P01\nwas: welcome"}})
    renamed = {
        path.replace("procedures/welcome", "procedures/reception"): _REFERS.sub(b"reception", data)
        for path, data in former.items()
    }
    found = compare(snapshot(small_loaded().editions), snapshot(load(renamed).editions))

    assert ["renamed editorial reception"] == listed(found)


def test_a_new_and_a_retired_file_are_one_change_each() -> None:
    without = {path: data for path, data in small_files().items() if "/welcome" not in path}
    old, new = snapshot(load(without).editions), snapshot(small_loaded().editions)

    assert ["added material welcome"] == listed(compare(old, new))
    assert ["removed material welcome"] == listed(compare(new, old))
    assert "welcome/greet" in compare(old, new).changes[0].inside


def test_a_snapshot_comes_back_from_its_json() -> None:
    state = snapshot(small_loaded().editions, "1.0")

    assert state == from_json(to_json(state))
    assert to_json(state).count("\n") > len(state.items)


TEXTS = st.text("不得以前台一二三abc 。\n", max_size=40)


@given(TEXTS, TEXTS)
def test_spans_give_back_both_texts(old: str, new: str) -> None:
    found = spans.compared(old, new)

    assert (old, new) == (spans.before(found), spans.after(found))


def test_spans_of_chinese_are_short_runs() -> None:
    found = spans.compared("文件三天内归还档案室。", "文件两天内归还到档案室。")

    assert [("same", "文件"), ("gone", "三"), ("new", "两"), ("same", "天内归还"), ("new", "到"),
            ("same", "档案室。")] == [tuple(one) for one in found]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲" * 60_000, "甲" * 59_999 + "乙"),
        ("".join(f"词{n}的" for n in range(9_000)), "".join(f"词{n}之" for n in range(9_000))),
        ("a b。" * 4_000, "b a。" * 4_000),
        ("x" * 90_000, ""),
    ],
)
def test_long_texts_are_compared_with_limited_effort(old: str, new: str) -> None:
    found = spans.compared(old, new)

    assert (old, new) == (spans.before(found), spans.after(found))
    assert 0 <= spans.likeness(old, new) <= 1
    assert 1 == spans.likeness(old, old)


def test_one_changed_word_of_a_long_text_is_all_that_is_marked() -> None:
    text = "".join(f"第{n}条，" for n in range(4_000))

    assert (("same", "gone", "new", "same")) == tuple(
        state for state, _ in spans.compared(text, text.replace("第2000条", "第2001条", 1))
    )


def many(prefix: str, title: str, count: int) -> Snapshot:
    """An edition of as many roles, each with a duty."""
    items = {}
    for n in range(count):
        said = title.format(n)
        role = ItemState(f"{prefix}{n}", "role", said, "", "", (), {"title": said})
        duty = ItemState(f"{role.id}/d", "duty", "d", role.id, "duties", (), {"text": "b"})
        items |= {role.id: role, duty.id: duty}
    return Snapshot(items, tuple(f"人{n}" for n in range(count)))


def test_the_time_of_a_comparison_grows_with_its_size_only() -> None:
    """Each of these took minutes when it grew with the square: the suite would notice."""
    old, same, other = many("a", "甲{}", 8_000), many("b", "甲{}", 8_000), many("c", "{}乙", 8_000)

    assert [] == listed(compare(old, same))  # the very same words under other ids
    assert 16_000 == len(compare(old, other._replace(is_whole=False)).changes)
    reworded = compare(old, many("a", "甲，{}", 8_000)).changes
    assert (8_000, {"editorial"}) == (len(reworded), {one.weight for one in reworded})
