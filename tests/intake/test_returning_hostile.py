"""Whatever comes back, there are changes or one sentence, and nothing is written by a trick."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.incoming import with_changes
from generator.editing.text_edits import EditError
from generator.intake.changes import Changes
from generator.intake.reading import read
from generator.intake.returning import LARGEST, came_back
from generator.problems.problem import Words
from tests.intake.documents import changed, part_of
from tests.intake.round_trip import ROLE, Came, exported, for_review, small_book
from tests.intake.test_reading import ENTITIES, OUTSIDE, bomb, without
from tests.intake.test_round_trip import back
from tests.small import small_files

MAIN = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet2.xml"}


def file(suffix: str) -> bytes:
    return exported() if suffix == ".xlsx" else for_review("front-desk")


def with_text(text: str) -> Callable[[str], bytes]:
    """The main part with something before its first element."""

    def make(suffix: str) -> bytes:
        xml = part_of(file(suffix), MAIN[suffix])
        head, mark, rest = xml.partition("?>") if xml.startswith("<?xml") else ("", "", xml)
        return changed(file(suffix), {MAIN[suffix]: head + mark + text + rest})

    return make


def with_part(name: str) -> Callable[[str], bytes]:
    return lambda suffix: changed(file(suffix), {name: "x"})


def grown(suffix: str) -> bytes:
    part = MAIN[suffix]
    return bomb(part, LARGEST + 2_000_000, without(file(suffix), part))


def nested(suffix: str) -> bytes:
    return changed(file(suffix), {MAIN[suffix]: "<a>" * 20_000 + "</a>" * 20_000})


def cut(suffix: str) -> bytes:
    return file(suffix)[: len(file(suffix)) // 2]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (with_text(ENTITIES), "defines entities"),
        (with_text(OUTSIDE), "defines entities"),
        (with_part("../../evil.xml"), "names that no Word or Excel gives"),
        (with_part("C:\\evil.xml"), "names that no Word or Excel gives"),
        (with_part("xl/vbaProject.bin"), "macros"),
        (grown, "far too large"),
        (cut, "damaged"),
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(
    suffix: str, make: Callable[[str], bytes], said: str
) -> None:
    found = came_back(f"back{suffix}", make(suffix), small_book())

    assert isinstance(found, Words)
    assert said in found.en
    assert "\n" not in found.zh + found.en


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_left_the_handbook_is_not_imported(suffix: str) -> None:
    found = read(f"back{suffix}", file(suffix))

    assert isinstance(found, Words)
    assert "take it over with `handbook apply`" in found.en


def test_xml_of_endless_depth_is_refused() -> None:
    found = came_back("back.docx", nested(".docx"), small_book())

    assert isinstance(found, Words)
    assert "damaged" in found.en


@pytest.mark.parametrize(
    "key", ["../../etc/passwd#", "/etc/passwd#duties/x", "front-desk/role.yaml"]
)
def test_a_key_is_only_ever_looked_up(key: str) -> None:
    def change(came: Came) -> None:
        row = came["Duty"].rows[0]
        came["Duty"].rows.append(type(row)("here", key, key, "duties", {"title": "外来的一行"}))

    found = back(change)
    new = with_changes(small_files(), small_book(), found.changes)

    assert {ROLE, "office-clerk/role.yaml"} >= set(new)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_review_has_an_answer(seed: int) -> None:
    chance = random.Random(seed)
    xml = part_of(file(".docx"), MAIN[".docx"])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(xml))
        xml = xml[:at] + chance.choice(["", "x", "_hb_", "<w:p/>", "1"]) + xml[at + 1 :]
    found = came_back("back.docx", changed(file(".docx"), {MAIN[".docx"]: xml}), small_book())

    if isinstance(found, Changes):
        new: dict[str, bytes] = {}
        with suppress(EditError):
            new = with_changes(small_files(), small_book(), found.changes)
        assert set(new) <= {ROLE, "front-desk/role.en.yaml"}
    else:
        assert found.en
