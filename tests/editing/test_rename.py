"""A new id goes everywhere the old one was, and old addresses lead on."""

import re
import shutil
from pathlib import Path

import pytest

from generator.editing.changeset import undo
from generator.editing.rename import rename
from generator.editing.work import Refused
from generator.outputs.artifact import Site
from generator.outputs.registry import artifacts
from tests.editing.changed import codes, copied, handbook, loaded, state, text_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def mentions(content: Path, id: str) -> list[str]:
    """Where an id stands that is not a former one."""
    lines = text_of(content).splitlines()
    return [
        one for one in lines if re.search(rf"(?<![\w-]){id}(?![\w-])", one) and "was:" not in one
    ]


def test_a_role_is_renamed_with_its_folder_and_all_that_names_it(content: Path) -> None:
    before, problems = state(content), codes(content)
    (content / "front-desk" / "notes.txt").write_text("mine", "utf-8")

    rename(content, "office-clerk", "clerk").apply(content / "cache")

    assert [] == mentions(content, "office-clerk")
    assert problems == codes(content)
    assert not (content / "office-clerk").exists()
    assert ("office-clerk",) == handbook(content).get("clerk").item.was  # type: ignore[union-attr]
    english = handbook(content, "en").records["front-desk"]
    assert "Passing on papers" in repr(english)
    undo(content, content / "cache")
    shutil.rmtree(content / "cache")
    (content / "front-desk" / "notes.txt").unlink()
    assert before == state(content)


def test_what_is_no_content_moves_with_the_folder(content: Path) -> None:
    (content / "front-desk" / "notes.txt").write_text("mine", "utf-8")
    changes = rename(content, "front-desk", "desk")

    assert changes.moved["desk/notes.txt"] == "front-desk/notes.txt"


def test_a_document_is_renamed_with_its_translation(content: Path) -> None:
    problems = codes(content)
    rename(content, "welcome", "receive-visitors", "接待来访").apply(content / "cache")

    assert 1 == len(mentions(content, "welcome"))  # of “welcome to {company}”
    assert problems == codes(content)
    item = handbook(content).get("receive-visitors")
    assert item is not None
    assert ("接待来访", ("welcome",)) == (item.item.title, item.item.was)  # type: ignore[attr-defined]
    paths = {one.path for one in artifacts(Site(loaded(content).editions), ["pages"])}
    assert "procedures/welcome.html" in paths
    assert "en/procedures/welcome.html" in paths
    assert {"welcome": "receive-visitors"} == handbook(content).renamed


def test_what_browsers_keep_follows(content: Path) -> None:
    rename(content, "welcome", "hello").apply(content / "cache")
    rename(content, "hello/greet", "bow").apply(content / "cache")

    assert {"welcome": "hello"} == handbook(content).renamed
    assert {"hello/greet", "welcome/bow", "welcome/greet"} == {
        *handbook(content).former_ids("hello/bow")
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("front-desk/receive", "front-desk/take-in"),
        ("welcome/register", "sign-in"),
        ("reception", "visits"),
        ("admin", "office"),
        ("manager", "boss"),
        ("gift-small", "present"),
        ("lin-xiao", "xiao-lin"),
        ("hours", "opening-hours"),
    ],
)
def test_an_item_is_renamed_where_it_is_named(content: Path, old: str, new: str) -> None:
    problems = codes(content)
    rename(content, old, new).apply(content / "cache")

    last = old.rpartition("/")[2]
    assert problems == codes(content)
    assert [] == [one for one in mentions(content, old) if "/" in old]
    assert new.rpartition("/")[2] in text_of(content)
    assert f"was: [{last}]" in text_of(content)


def test_a_derived_id_is_written_down_when_only_the_title_changes(content: Path) -> None:
    file = content / "front-desk" / "role.yaml"
    text = file.read_text("utf-8").replace(
        "duties:\n", "duties:\n  - {title: 整理杂志, text: 每天一次。}\n"
    )
    file.write_text(text, "utf-8")

    rename(content, "front-desk/zheng-li-za-zhi", "zheng-li-za-zhi", "整理报刊").apply(
        content / "cache"
    )

    assert "  - {id: zheng-li-za-zhi, title: 整理报刊, text: 每天一次。}\n" in file.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("new", ["Front", "前台", "con", "shared", "index", "a b", ""])
def test_what_cannot_be_an_id_is_refused(content: Path, new: str) -> None:
    with pytest.raises(Refused):
        rename(content, "front-desk", new)


def test_a_name_in_use_is_refused(content: Path) -> None:
    for old, new in (("front-desk", "welcome"), ("welcome", "front-desk"),
                     ("front-desk/receive", "answer"), ("reception", "archives")):  # fmt: skip
        with pytest.raises(Refused):
            rename(content, old, new)


def test_of_an_unknown_id_the_nearest_three_are_named(content: Path) -> None:
    with pytest.raises(Refused) as refused:
        rename(content, "fornt-desk", "desk")

    assert "front-desk（前台）" in refused.value.words.zh
    assert 2 == refused.value.words.zh.count("、")


def test_renaming_back_leaves_nothing_behind(content: Path) -> None:
    before = state(content)
    rename(content, "welcome", "hello").apply(content / "cache")
    rename(content, "hello", "welcome").apply(content / "cache")
    shutil.rmtree(content / "cache")
    now = state(content)

    assert before["front-desk/role.yaml"] == now["front-desk/role.yaml"]
    assert "was: [hello]" in now["front-desk/procedures/welcome.yaml"].decode()


@pytest.mark.slow
def test_every_kind_of_rename_in_the_real_content_leaves_it_clean(tmp_path: Path) -> None:
    content = copied(tmp_path, ROOT / "roles")
    problems, stale = codes(content), loaded(content).editions["en"].stale
    for old, new in (("hr-clerk", "people-clerk"), ("visitor-reception", "receive-visitors"),
                     ("front-desk/answer-calls", "take-calls")):  # fmt: skip
        rename(content, old, new).apply(tmp_path / "cache")
        assert [] == mentions(content, old)
    assert problems == codes(content)
    assert len(stale) == len(loaded(content).editions["en"].stale)
