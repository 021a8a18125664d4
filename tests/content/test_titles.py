"""A title where an id is meant is understood, if it is unique."""

import pytest

from generator.content.checks import check
from generator.content.load import load
from generator.content.records import Procedure, Role
from tests.small import REMINDERS, small_files

CLERK = "office-clerk/role.yaml"


def codes(old: str, new: str) -> list[str]:
    files = dict(small_files())
    text = files[CLERK].decode()
    assert old in text
    files[CLERK] = text.replace(old, new, 1).encode()
    return [problem.code for problem in check(load(files)) if problem.code not in REMINDERS]


def test_titles_of_people_documents_and_topics_are_understood() -> None:
    assert ["title-for-id"] == codes("reports_to: manager", "reports_to: 经理")
    assert ["title-for-id"] == codes("department: admin", "department: 行政部")
    assert ["title-for-id"] == codes("basis: filing", "basis: 迎接客人")
    assert ["title-for-id"] == codes("topics: archives", "topics: 档案")
    assert ["title-for-id"] == codes("basis: filing", "basis: filing, limits: 超过 100 元")


def test_a_title_that_nothing_bears_is_not_understood() -> None:
    assert ["unknown-reference"] == codes("reports_to: manager", "reports_to: 董事长")


def test_a_title_that_two_bear_is_not_understood() -> None:
    files = dict(small_files())
    files["handbook.yaml"] = files["handbook.yaml"].replace(
        "{id: visitor, title: 客人".encode(), "{id: visitor, title: 经理".encode()
    )
    files[CLERK] = files[CLERK].replace(b"reports_to: manager", "reports_to: 经理".encode())

    assert "unknown-reference" in [problem.code for problem in check(load(files))]


def test_a_text_will_do_for_a_list_of_one_and_for_a_duty() -> None:
    files = dict(small_files())
    files["clerk/role.yaml"] = (
        "title: 文员\ndepartment: admin\npurpose: 处理文件。\n"
        "duties:\n  - 收发文件，当天送到。\nconditions: 坐班\n"
    ).encode()
    loaded = load(files)
    assert loaded.handbook is not None
    role = loaded.handbook.records["clerk"]

    assert [] == [one.code for one in check(loaded) if one.code not in REMINDERS]
    assert isinstance(role, Role)
    assert ["收发文件，当天送到。"] == [duty.title for duty in role.duties]
    assert ["坐班"] == [point.text for point in role.conditions]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("是", True), ("yes", True), ("true", True), ("否", False), ("No", False), ("false", False)],
)
def test_yes_and_no_may_be_written_in_words(word: str, expected: bool) -> None:
    text = small_files()["front-desk/procedures/welcome.yaml"].decode()
    changed = text.replace("ordered: true", f'ordered: "{word}"')
    loaded = load({**small_files(), "front-desk/procedures/welcome.yaml": changed.encode()})

    assert loaded.handbook
    procedure = loaded.handbook.records["welcome"]

    assert isinstance(procedure, Procedure)
    assert expected is procedure.ordered
