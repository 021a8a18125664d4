"""`check --fix` corrects what can mean nothing else, and touches no other character."""

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.checks import check
from generator.content.fix import fixed_files, with_fixes
from generator.content.load import load
from generator.problems.problem import Edit, Problem, Span, Words
from tests.reads import read
from tests.small import small_files

PLACE = "clerk/role.yaml"
REST = "department: admin\npurpose: 处理文件。\nduties:\n  - {title: 收发, text: 送到。}\n"


def fixed(data: bytes) -> bytes:
    files = {**small_files(), PLACE: data}
    changed = fixed_files(files)

    assert {PLACE} >= set(changed)
    return changed.get(PLACE, data)


def fixed_text(text: str) -> str:
    return fixed((text + REST).encode()).decode().removesuffix(REST)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("title：文员\n", "title: 文员\n"),
        ("title:文员\n", "title: 文员\n"),
        ("title:　文员　\n", "title: 文员\n"),
        ("title : 文员  \n", "title : 文员  \n"),
        ("title: 注意: 文员\n", 'title: "注意: 文员"\n'),
        ("title: 文员 #1\n", 'title: "文员 #1"\n'),
        ('title: 说"好"的: 人\n', "title: '说\"好\"的: 人'\n"),
        ("title: it's *: \"x\"\n", "title: 'it''s *: \"x\"'\n"),
        ('title: "文员”\n', 'title: "文员"\n'),
        ('title: "文"员"\n', "title: '文\"员'\n"),
        ("title: *文员*\n", 'title: "*文员*"\n'),
        ("title: 文\u200b员\n", "title: 文员\n"),
        ("title: 文员\naliases: ［文秘，秘书］\n", "title: 文员\naliases: [文秘, 秘书]\n"),
        ("title: 文员\naliases: 文秘，秘书\n", "title: 文员\naliases: [文秘, 秘书]\n"),
        ("title: 文员\n pass_mark: ８０%\n", "title: 文员\npass_mark: 80\n"),
        ("title: 文员\neffective: 2026年1月5日\n", "title: 文员\neffective: 2026-01-05\n"),
        ("title: 文员\nreports_to: Manager\n", "title: 文员\nreports_to: manager\n"),
        ("标题：文员\n", "title: 文员\n"),
        ("Title: 文员\n", "title: 文员\n"),
        ("title: 文员\nreports-to: manager\n", "title: 文员\nreports_to: manager\n"),
        ("title: 文员\nconditions:\n  •坐班\n", "title: 文员\nconditions:\n  - 坐班\n"),
        ("title: 文员\nconditions:\n  1、坐班\n", "title: 文员\nconditions:\n  - 坐班\n"),
        ("title: 文员\nconditions:\n\t- 坐班\n", "title: 文员\nconditions:\n  - 坐班\n"),
        ("title: 收发\n  文件\n", "title: 收发文件\n"),
        ("title: Mail\n  clerk\n", "title: Mail clerk\n"),
        ('title: "收\n  发\n  文件"\n', 'title: "收发文件"\n'),
    ],
)  # fmt: skip
def test_what_can_mean_one_thing_only_is_corrected(typed: str, right: str) -> None:
    assert right == fixed_text(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "titel: 文员\n",  # perhaps another field was meant
        "title: 文员\nreports_to: manger\n",
        "title: 文员 # 一号\n",  # a comment, or a text?
        "title: &a 文员\n",
        "title: !!str 文员\n",
        "title: 文员\ncode: null\n",
        "title: 文员\n---\n",
        "title: 文员\nsalary: 面议\n",
        "title: 文员\ntitle: 秘书\n",
        "title: 文员\neffective: 2026-02-30\n",
        "<<<<<<< a\ntitle: 文员\n=======\ntitle: 秘书\n>>>>>>> b\n",
    ],
)
def test_what_needs_a_person_is_left_alone(typed: str) -> None:
    assert typed == fixed_text(typed)


def test_line_ends_comments_and_the_mark_at_the_beginning_stay() -> None:
    typed = "# 说明：“x”\r\ntitle：文员  # 注释：[\r\n\r\n" + REST.replace("\n", "\r\n")
    data = codecs.BOM_UTF8 + typed.encode()

    assert codecs.BOM_UTF8 + typed.replace("title：", "title: ").encode() == fixed(data)


def test_mixed_line_ends_become_those_that_most_lines_have() -> None:
    typed = "title: 文员\r\n" + REST

    assert typed.replace("\r\n", "\n").encode() == fixed(typed.encode())


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-be"])
def test_another_encoding_becomes_utf_8_with_its_mistakes_corrected(encoding: str) -> None:
    assert ("title: 文员\n" + REST).encode() == fixed(("title：文员\n" + REST).encode(encoding))


def test_a_damaged_file_is_not_touched() -> None:
    data = "title：文员".encode() + b"\xe4\xbd\n" + REST.encode()

    assert data == fixed(data)


def test_fixes_that_overlap_are_made_one_after_the_other() -> None:
    typed = 'title：　“文员": 注意　\n'
    right = fixed_text(typed)

    assert right.startswith("title: ")
    assert right == fixed_text(right)


def test_a_text_that_only_now_wants_a_translation_keeps_nothing_from_being_corrected() -> None:
    measures = 'measures: [{title: 准, weight: 100, target: "一\n  二"}]\n'

    assert measures.replace("\n  ", "") in fixed_text("title: 文员\n" + measures)


def test_sound_files_stay_as_they_are() -> None:
    assert {} == fixed_files(small_files())


def test_what_could_not_be_read_is_no_hindrance() -> None:
    problem = Problem("link", Span(PLACE), Words("链接", "a link"))

    assert {} == fixed_files({**small_files(), PLACE: problem})


def test_all_cases_keep_their_lines(request: pytest.FixtureRequest) -> None:
    folder = Path(__file__).parents[1] / "cases"
    for path in sorted(folder.glob("wide-*.yaml")):
        data = path.read_bytes()
        before, after = data.decode().split("\n"), fixed(data).decode().split("\n")

        assert len(before) == len(after)


# -- whatever is typed


FOLDER = Path(__file__).parents[1] / "cases"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".yaml")
SOUND = "".join(["title: 文员\nreports_to: manager\naliases: [文秘, 秘书]\n", REST])
SLIPS = [
    *[(": ", "："), (": ", ":"), (": ", ":　"), ("- ", "—"), ("- ", "-"), (", ", "，")],
    *[("[", "【"), ("]", "】"), ("{", "｛"), ("manager", "Manager"), ("title", "标题")],
    *[("\n  - ", "\n\t- "), ("\n", "\r\n"), ("\n", "　\n"), ("。", "。\u200b"), ("\n", ",\n")],
]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_was_corrected_needs_no_fix(path: Path) -> None:
    data = path.read_bytes()
    place = re.search(rb"#@ (\S+)", data.replace(b"\0", b""))
    files = {**small_files(), place[1].decode() if place else PLACE: data}
    once = {**files, **fixed_files(files)}

    assert {} == fixed_files(once)


@pytest.mark.parametrize(("right", "wrong"), SLIPS)
def test_a_slip_of_the_keyboard_is_corrected_wherever_it_is_made(right: str, wrong: str) -> None:
    for found in re.finditer(re.escape(right), SOUND):
        typed = SOUND[: found.start()] + wrong + SOUND[found.end() :]
        new = fixed(typed.encode())

        assert [] == check(load({**small_files(), PLACE: new})).errors, typed
        assert read(PLACE, SOUND.encode()).value == read(PLACE, new).value


@given(st.lists(st.tuples(st.sampled_from(SLIPS), st.floats(0, 1)), max_size=6))
def test_whatever_comes_together_a_corrected_file_says_what_was_meant(
    slips: list[tuple[tuple[str, str], float]],
) -> None:
    typed = SOUND
    for (right, wrong), where in slips:
        places = [found.start() for found in re.finditer(re.escape(right), typed)]
        if places:
            at = places[int(where * (len(places) - 1))]
            typed = typed[:at] + wrong + typed[at + len(right) :]
    new = fixed(typed.encode())

    assert new == fixed(new)
    if not check(load({**small_files(), PLACE: new})).errors:
        assert read(PLACE, SOUND.encode()).value == read(PLACE, new).value


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(0, 1, "A"), (1, 2, "B")], "ABcdef"),  # side by side
        ([(4, 5, "E"), (2, 3, "C"), (0, 1, "A")], "AbCdEf"),
        ([(2, 4, "X"), (3, 5, "Y")], "abXef"),  # the second one touches what the first one took
        ([(3, 5, "Y"), (2, 4, "X")], "abcYf"),
        ([(2, 2, "X"), (2, 2, "Y")], "abXcdef"),  # two would be added in one place
        ([(2, 3, "X"), (2, 2, "Y")], "abXdef"),
        ([(0, 1, "A"), (4, 6, "E"), (1, 5, "X")], "AbcdE"),
        ([(0, 6, "all"), (5, 6, "X"), (3, 4, "Y")], "all"),
        ([(0, 3, "X"), (4, 5, "Z"), (2, 3, "Y"), (5, 6, "!")], "XdZ!"),
    ],
)
def test_of_fixes_that_overlap_the_first_one_is_made(
    edits: list[tuple[int, int, str]], expected: str
) -> None:
    words = Words("x", "x")
    problems = [Problem("x", Span("a.yaml"), words, fix=(Edit(*edit),)) for edit in edits]

    assert expected.encode() == with_fixes("a.yaml", b"abcdef", problems)
