"""A copy has an id of its own, and takes nothing away from its original."""

from pathlib import Path

import pytest

from generator.editing.changeset import ChangeSet
from generator.editing.copy import copy
from generator.editing.work import Refused
from tests.editing.changed import codes, copied, handbook, text_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def applied(changes: ChangeSet) -> None:
    changes.apply(changes.content / "cache")


def test_a_role_is_copied_and_says_that_its_duties_are_the_same(content: Path) -> None:
    problems = codes(content)
    applied(copy(content, "front-desk", "night-desk", "夜班前台"))

    book = handbook(content)
    role = book.records["night-desk"]
    assert ["front-desk", "night-desk", "office-clerk"] == [one.id for one in book.roles]
    assert "夜班前台" == role.title  # type: ignore[attr-defined]
    assert ("front-desk/receive",) == role.duties[0].same_as  # type: ignore[attr-defined]
    assert set(codes(content)) <= set(problems)


@pytest.mark.parametrize(
    "name", ["welcome", "greeting", "reception-opening", "register", "manners"]
)
def test_a_document_is_copied_with_its_translation(content: Path, name: str) -> None:
    problems = codes(content)
    applied(copy(content, name, "second"))

    assert handbook(content).title("second").endswith("（副本）")
    assert handbook(content, "en").title("second").endswith(" (copy)")
    assert set(codes(content)) <= {*problems, "unused-procedure", "unused-form"}


def test_an_item_is_copied_behind_its_original(content: Path) -> None:
    problems = codes(content)
    applied(copy(content, "welcome/greet", "bow", "鞠躬"))
    applied(copy(content, "welcome/meet", "meet-again"))

    steps = [step.id for step in handbook(content).procedures[0].steps()]
    assert ["greet", "bow", "ask", "register", "meet-again-greet"] == steps[:5]
    assert "to: meet-again-register" in text_of(content)
    # Until the copy has a title of its own.
    assert set(codes(content)) <= {*problems, "repeated-title"}


@pytest.mark.parametrize(
    ("name", "new"),
    [("welcome", "greeting"), ("welcome", "A"), ("topics", "x"), ("welcome/greet", "ask"),
     ("nothing", "x")],
)  # fmt: skip
def test_what_cannot_be_copied_is_refused(content: Path, name: str, new: str) -> None:
    with pytest.raises(Refused):
        copy(content, name, new)
