"""A mistake put anywhere into sound content is reported once, at its very place, and corrected."""

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from generator.reading.diagnosis.draft import MOST, Line
from tests.reads import diagnose, is_clean, read
from tests.small import small_files

# -- sound content


SOUND = {name: data.decode() for name, data in small_files().items() if name.endswith(".yaml")}


@pytest.mark.parametrize("name", SOUND)
def test_in_sound_content_nothing_is_found_and_nothing_is_changed(name: str) -> None:
    draft = diagnose(name, SOUND[name])

    assert [] == draft.problems
    assert SOUND[name] == draft.text


@pytest.mark.parametrize("name", SOUND)
def test_sound_content_with_line_ends_of_windows_is_as_sound(name: str) -> None:
    text = SOUND[name].replace("\n", "\r\n")

    assert [] == diagnose(name, text).problems
    assert is_clean(text) == is_clean(SOUND[name])


@pytest.mark.parametrize("mark", ["|", ">-", "|2"])
def test_a_text_whose_mark_stands_below_its_name_may_hold_anything(mark: str) -> None:
    text = f"purpose:\n  {mark}\n    - 名称：“甲”\n    a:b # x，\n    'it's\ntitle: 文员\n"

    assert [] == diagnose("clerk/role.yaml", text).problems


def test_most_sound_content_needs_no_second_look() -> None:
    """Braces within braces do: each of the tiny handbook's kinds of file shows some."""
    assert sum(map(is_clean, SOUND.values())) > 0.7 * len(SOUND)


# -- one mistake


class Slip(NamedTuple):
    """A way to get a line wrong: what to look for, what it becomes, and where that is wrong."""

    code: str
    pattern: str
    becomes: Callable[[re.Match[str]], str]
    column: Callable[[re.Match[str]], int]


def at(group: int | str) -> Callable[[re.Match[str]], int]:
    return lambda found: found.start(group)


def put(group: str, text: str) -> Callable[[re.Match[str]], str]:
    """The line with a text in the place of a group."""
    return lambda m: m.string[: m.start(group)] + text + m.string[m.end(group) :]


FIELD = r"^(?:  )*(?:- )?[a-z_]+(?P<colon>:)(?P<gap> )(?P<value>[^\[{\"'|>#]\S[^\"]*)$"
ITEM = r"^ *(?P<dash>-)(?P<gap> )[^{\[\"'].*$"
SLIPS = {
    "wide colon": Slip("colon", FIELD, put("colon", "："), at("colon")),
    "wide colon without space": Slip(
        "colon", FIELD.replace(":)(?P<gap> )", ": )"), put("colon", "："), at("colon")
    ),
    "no space after colon": Slip("colon", FIELD, put("gap", ""), at("colon")),
    "wide space after colon": Slip("odd-space", FIELD, put("gap", "　"), at("gap")),
    "tab after colon": Slip("tab", FIELD, put("gap", "\t"), at("gap")),
    "no-break space after colon": Slip("odd-space", FIELD, put("gap", "\u00a0"), at("gap")),
    "wide dash": Slip("dash", ITEM, put("dash", "－"), at("dash")),
    "long dash": Slip("dash", ITEM, put("dash", "—"), at("dash")),
    "bullet": Slip("dash", ITEM, put("dash", "•"), at("dash")),
    "no space after dash": Slip("dash", ITEM, put("gap", ""), at("dash")),
    "wide space after dash": Slip("odd-space", ITEM, put("gap", "　"), at("gap")),
    "open quote": Slip("quote", FIELD, put("gap", ' "'), at("value")),
    "wide closing quote": Slip(
        "quote", FIELD, lambda m: put("gap", ' "')(m) + "”", lambda m: len(m.string) + 1
    ),
    "colon in text": Slip(
        "colon-in-text", FIELD, lambda m: m.string + ": 好", lambda m: len(m.string)
    ),
    "hash in text": Slip(
        "hash-in-text", FIELD, lambda m: m.string + "号 #1", lambda m: len(m.string) + 2
    ),
    "star": Slip("special-start", FIELD, put("gap", " **"), at("value")),
    "percent": Slip("special-start", FIELD, put("gap", " %"), at("value")),
    "at sign": Slip("special-start", FIELD, put("gap", " @"), at("value")),
    "variable first": Slip("special-start", FIELD, put("gap", " {company}"), at("value")),
    "bracket first": Slip("special-start", FIELD, put("gap", " [重要]"), at("value")),
    "zero width": Slip("invisible-character", FIELD, put("gap", " \u200b"), at("value")),
    "one space too many": Slip("indentation", FIELD, lambda m: " " + m.string, lambda m: 0),
}  # fmt: skip


def places(slip: Slip) -> Iterator[tuple[str, int, re.Match[str]]]:
    for name, text in SOUND.items():
        for number, line in enumerate(text.split("\n")):
            if found := re.match(slip.pattern, line):
                yield name, number, found


@pytest.mark.parametrize("kind", SLIPS)
def test_a_mistake_anywhere_is_reported_once_at_its_very_place(kind: str) -> None:
    slip = SLIPS[kind]
    chance = random.Random(kind)
    every = list(places(slip))
    for name, number, found in chance.sample(every, min(40, len(every))):
        lines = SOUND[name].split("\n")
        lines[number] = slip.becomes(found)
        column = slip.column(found)
        if slip.code == "indentation":
            column = len(lines[number]) - len(lines[number].lstrip(" "))
            if number == 0 or lines[number].lstrip().startswith("- "):
                continue  # there, the lines below may be the wrong ones as well
        document = read(name, "\n".join(lines).encode())
        if not document.problems and document.value == read(name, SOUND[name].encode()).value:
            continue  # a level of one line may stand as far in as it likes
        reported = [(p.span.line, p.span.column, p.code) for p in document.problems]

        assert [(number + 1, column + 1, slip.code)] == reported, lines[number]


OTHER_TEXT = ("colon-in-text", "hash-in-text", "special-start")
SAME_TEXT = [kind for kind, slip in SLIPS.items() if slip.code not in OTHER_TEXT]


@pytest.mark.parametrize("kind", SAME_TEXT)
def test_a_mistake_anywhere_is_corrected_so_that_it_reads_as_if_it_had_not_been_made(
    kind: str,
) -> None:
    slip = SLIPS[kind]
    every = list(places(slip))
    for name, number, found in random.Random(kind).sample(every, min(40, len(every))):
        lines = SOUND[name].split("\n")
        lines[number] = slip.becomes(found)

        assert read(name, SOUND[name].encode()).value == read(name, "\n".join(lines).encode()).value


def test_many_mistakes_in_one_file_are_all_reported() -> None:
    name = "front-desk/procedures/welcome.yaml"
    lines = SOUND[name].split("\n")
    for number in (0, 3, 5, 8):
        lines[number] = lines[number].replace(": ", "：", 1)
    lines[2] += " #1"
    lines[4] += "。: 好"

    assert [1, 3, 4, 5, 6, 9] == [p.span.line for p in diagnose(name, "\n".join(lines)).problems]


def test_lines_that_all_stand_wrong_in_the_same_way_are_one_mistake() -> None:
    text = "a:\n  - b: c\n     d: e\n     f: g\n     h:\n       - i\n  - b: c\n"
    draft = diagnose("a.yaml", text)

    assert [(3, 6)] == [(p.span.line, p.span.column) for p in draft.problems]
    assert "a:\n  - b: c\n    d: e\n    f: g\n    h:\n      - i\n  - b: c\n" == draft.text


def test_what_belongs_to_a_line_in_the_wrong_column_moves_with_it() -> None:
    text = "a:\n  - b: c\n   - b: d\n     e:\n       - f\n  - b: g\n"
    draft = diagnose("a.yaml", text)

    assert [(3, 4)] == [(p.span.line, p.span.column) for p in draft.problems]
    assert "a:\n  - b: c\n  - b: d\n    e:\n      - f\n  - b: g\n" == draft.text


def test_two_lines_that_stand_wrong_in_different_ways_are_two_mistakes() -> None:
    text = "a:\n  - b: c\n   d: e\n     f: g\n"

    assert [3, 4] == [p.span.line for p in diagnose("a.yaml", text).problems]


@pytest.mark.parametrize("inside", ["'", '"', "“", "[", ": ", " # ", "- x", "\t"])
def test_what_stands_in_a_block_of_text_is_nobodys_mistake(inside: str) -> None:
    text = f"a: |\n  一{inside}二\n  {inside}\nb: c\n"

    assert [] == diagnose("a.yaml", text).problems


def test_a_comment_may_hold_anything() -> None:
    assert [] == diagnose("a.yaml", "# “a：b” [ { ' \" &\na: b  # “c：d” [ ' &\n").problems


def test_of_a_file_of_nonsense_a_limited_number_of_mistakes_is_reported() -> None:
    draft = diagnose("a.yaml", "ab： c\n" * 3000)

    assert MOST <= len(draft.problems) <= MOST + 2


# -- lines under repair


def test_every_character_of_a_repaired_line_knows_where_it_came_from() -> None:
    line = Line(1, "title：　x", 100)

    assert (105, 107, ": ") == line.replace(5, 7, ": ")
    assert "title: x" == line.text
    assert [4, 5, 5, 7, 8] == [line.origin(column) for column in (4, 5, 6, 7, 8)]


def test_a_second_repair_is_reported_in_places_of_the_file_too() -> None:
    line = Line(1, "a：b", 0)
    line.replace(1, 2, ": ")

    assert (2, 2, '"') == line.replace(3, 3, '"')
    assert (3, 3, '"') == line.replace(5, 5, '"')
    assert 'a: "b"' == line.text
