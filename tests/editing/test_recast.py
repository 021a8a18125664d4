"""An item that stands in the wrong section of its role goes to the right one."""

from pathlib import Path

import pytest

from generator.content.records import Point
from generator.editing.recast import recast
from tests.editing.changed import codes, copied, handbook
from tests.editing.test_api import ROLE, Editor
from tests.small import small_files


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.parametrize("to", ["requirements/education", "requirements/skills", "authority/may"])
def test_a_duty_becomes_a_point_and_keeps_its_text_and_comment(content: Path, to: str) -> None:
    role = content / "front-desk" / "role.yaml"
    text = role.read_text("utf-8")
    role.write_text(text.replace("  - {id: answer,", "  # 来自旧文件\n  - {id: answer,"), "utf-8")
    problems = codes(content)
    duty = handbook(content).entries["front-desk/answer"].item

    changes = recast(content, "front-desk/answer", to)
    changes.apply(content / "cache")

    moved = [
        one.item for one in handbook(content).all_entries_of("front-desk")
        if isinstance(one.item, Point) and one.item.id == "answer"
    ]  # fmt: skip
    assert [duty.title] == [one.text.partition("：")[0] for one in moved]  # type: ignore[attr-defined]
    assert "# 来自旧文件" in role.read_text("utf-8")
    assert problems == codes(content)


def test_there_and_back_nothing_of_the_text_is_lost(content: Path) -> None:
    before = handbook(content, "en").entries["front-desk/answer"].item
    for to in ("conditions", "duties"):
        there = [
            one.id for one in handbook(content).all_entries_of("front-desk")
            if one.item.id == "answer"
        ]  # fmt: skip
        recast(content, there[0], to).apply(content / "cache")

    after = handbook(content, "en").entries["front-desk/answer"].item
    assert before.title == after.title  # type: ignore[attr-defined]


def test_a_measure_lacks_its_weight_until_it_is_filled_in() -> None:
    editor = Editor(dict(small_files()))
    editor.look(ROLE)
    at = ["duties", {"n": 1}]
    said = editor.call("targets", file=ROLE, at=at).value["sections"]
    assert ["Topics"] == next(one["lost"] for one in said if one["id"] == "measures")

    made = editor.call("reshape", file=ROLE, at=at, do="recast", to="measures").value
    assert "" == made["refused"]
    editor.edits += made["edits"]
    value = editor.look(ROLE)
    assert ["missing-field"] == [
        one["code"] for one in value["problems"] if one["severity"] == "error"
    ]
