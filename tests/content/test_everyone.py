"""All staff: understood by id and by name wherever a role or position may be named."""

import pytest

from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded
from generator.content.records import Procedure
from generator.outputs.addresses import address
from generator.outputs.sheets.documents import body
from tests.small import changed, small_files

FILING = "office-clerk/procedures/filing.yaml"


def _filed_by(who: str) -> Loaded:
    text = small_files()[FILING].decode()
    text = text.replace("do: 收齐文件", f"do: 收齐文件, who: {who}") + "\nscope: everyone\n"
    return changed(**{FILING.removesuffix(".yaml").replace("/", "__"): text})


def _filing(handbook: Handbook) -> Procedure:
    return next(one for one in handbook.procedures if one.id == "filing")


@pytest.mark.parametrize(("language", "title"), [("zh", "全体员工"), ("en", "All staff")])
def test_all_staff_are_named_in_the_language_of_the_reader(language: str, title: str) -> None:
    handbook = _filed_by("everyone").editions[language]
    assert handbook.title("everyone") == title
    filing = body(handbook, _filing(handbook))
    assert filing["scope"] == [title]
    assert filing["phases"][0]["steps"][0]["who"] == title


def test_all_staff_have_no_page() -> None:
    assert address(_filed_by("everyone").editions["zh"], "everyone") is None


def test_the_name_is_understood() -> None:
    loaded = _filed_by("全体员工")
    assert "everyone" in loaded.editions["zh"].people_in(_filing(loaded.editions["zh"]))
    assert "unknown-reference" not in {one.code for one in check(loaded)}


def test_a_position_of_the_same_name_goes_first() -> None:
    text = small_files()["handbook.yaml"].decode()
    text = text.replace("positions:\n", "positions:\n  - {id: staff, title: 全体员工}\n")
    people = changed(handbook=text).editions["zh"].people
    assert {"staff", "everyone"} & people.keys() == {"staff"}
