"""A misspelt name leads to the one that was meant."""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

import pytest

from generator.content.checks import check, references
from generator.content.checks.context import Context
from generator.content.load import Loaded, load
from generator.content.walk import references_in
from generator.problems.problem import Problem, Span, Words
from generator.problems.spelling import Guess, Speller, guess, is_slip, near, nearest, suggest
from tests.outputs.real import real_files, real_loaded

# -- 500 misspellings in the handbook itself

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
Slip = Callable[[str, random.Random], str]


class Site(NamedTuple):
    """A name in a file of the handbook, and where it stands."""

    word: str
    span: Span


def beside(letter: str) -> list[str]:
    """The keys to the left and right of a letter's."""
    rows = [pair for row in KEYBOARD for pair in pairwise(row)]
    return [other for pair in rows for other in pair if letter in pair and letter != other]


def a_letter(word: str, chance: random.Random) -> int:
    """The place of one letter: digits tell ids apart, and nobody knows which one is wrong."""
    return chance.choice([n for n, sign in enumerate(word) if sign.isalpha()])


def dropped(word: str, chance: random.Random) -> str:
    at = a_letter(word, chance)
    return word[:at] + word[at + 1 :]


def doubled(word: str, chance: random.Random) -> str:
    at = a_letter(word, chance)
    return word[:at] + word[at] + word[at:]


def swapped(word: str, chance: random.Random) -> str:
    at = a_letter(word, chance)
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def neighbouring(word: str, chance: random.Random) -> str:
    at = a_letter(word, chance)
    return word[:at] + chance.choice(beside(word[at])) + word[at + 1 :]


def added(word: str, chance: random.Random) -> str:
    at = a_letter(word, chance)
    return word[:at] + chance.choice(beside(word[at])) + word[at:]


def in_capitals(word: str, chance: random.Random) -> str:
    return chance.choice([word.upper(), word.title(), word.capitalize(), word.swapcase()])


def joined_otherwise(word: str, chance: random.Random) -> str:
    return re.sub("[-_]", chance.choice(["-", "_", " ", "", "--", "–", "－"]), word)


def one_or_many(word: str, chance: random.Random) -> str:
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("s") if word.endswith("s") else word + "s"


def in_wide_letters(word: str, chance: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in word)


SLIPS: tuple[Slip, ...] = (
    *(dropped, doubled, swapped, neighbouring, added),
    *(in_capitals, joined_otherwise, one_or_many, in_wide_letters),
)


def keys() -> Iterator[Site]:
    for source in real_loaded().sources.values():
        paths = list(paths_of(source.value))
        yield from (Site(str(path[-1]), source.span(path, key=True)) for path in paths)


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    for part, child in items:
        if isinstance(part, str):
            yield (*path, part)
        yield from paths_of(child, (*path, part))


def ids() -> Iterator[Site]:
    handbook = real_loaded().handbook
    assert handbook is not None
    for place, record in handbook.placed_records:
        for path, id, _ in references_in(record):
            yield Site(id, real_loaded().sources[place.file].span((*place.path, *path)))


def misspelt(sites: list[Site], chance: random.Random, each: int) -> Iterator[tuple[Site, str]]:
    """So many sites of each document, each in a line of its own, with what somebody typed there."""
    seen = set[str]()  # what is typed twice is missing once
    by_document: dict[str, dict[tuple[str, int], list[Site]]] = {}
    for site in sites:
        lines = by_document.setdefault(site.span.file.replace(".en.yaml", ".yaml"), {})
        lines.setdefault(site.span[:2], []).append(site)
    for lines in by_document.values():
        for some in chance.sample(list(lines.values()), min(each, len(lines))):
            site = chance.choice(some)
            typed = chance.choice(SLIPS)(site.word, chance)
            if typed not in ("", site.word) and typed not in seen:
                seen.add(typed)
                yield site, typed


def with_slips(slips: list[tuple[Site, str]]) -> Loaded:
    """The handbook with some words typed otherwise."""
    files = dict(real_files())
    for (_, span), typed in slips:
        lines = files[span.file].decode().split("\n")  # type: ignore[union-attr]  # it was read
        line = lines[span.line - 1]
        lines[span.line - 1] = (
            line[: span.column - 1] + typed + line[span.column + span.length - 1 :]
        )
        files[span.file] = "\n".join(lines).encode()
    return load(files)


def is_understood(site: Site, found: list[Problem]) -> bool:
    """True if the word is suggested where it should stand, or at the odd sign in it."""
    file, line, column, length = site.span
    return any(
        f"“{site.word}”" in str(problem.hint and problem.hint.zh.partition("？")[0])
        for problem in found
        if problem.span[:2] == (file, line) and 0 <= problem.span.column - column <= length
    )


@pytest.mark.parametrize(("sites", "each"), [(keys, 1), (ids, 3)], ids=["keys", "ids"])
def test_of_500_misspelt_names_at_least_97_in_100_are_understood(
    sites: Callable[[], Iterator[Site]], each: int
) -> None:
    slips = list(misspelt(list(sites()), random.Random(1), each))
    loaded = with_slips(slips)
    found = list(loaded.problems if sites is keys else check(loaded, reminders=False))
    failed = [one for one in slips if not is_understood(one[0], found)]

    assert len(slips) >= 120 * each
    assert len(failed) / len(slips) <= 0.03, failed


# -- names in Chinese


def with_change(file: str, old: str, new: str) -> Loaded:
    """The handbook with something else in one file; the others are not read again."""
    data = real_files()[file]
    assert isinstance(data, bytes)
    changed = data.decode().replace(old, new, 1).encode()
    before = real_loaded()
    known = {path: held for path, held in before.sound.items() if path != file}
    facts = {language: edition.facts for language, edition in before.editions.items()}
    return load({**real_files(), file: changed}, known, before.overlays, facts)


def first_hint(file: str, problems: list[Problem]) -> str:
    """The hint of the first problem in a file."""
    reported = [problem for problem in problems if problem.span.file == file]
    return str(reported[0].hint and reported[0].hint.zh)


ROLE, PROCEDURE = "front-desk/role.yaml", "front-desk/procedures/complaint-handling.yaml"


@pytest.mark.parametrize(
    ("file", "key", "typed"),
    [
        (ROLE, "title", "标题"),
        (ROLE, "title", "biaoti"),
        (ROLE, "title", "标体"),  # the same sound
        (ROLE, "duties", "职责"),
        (ROLE, "duties", "zhize"),
        (ROLE, "reports_to", "直接上级"),
        (ROLE, "department", "部门"),
        (ROLE, "topics", "主题"),
        (ROLE, "measures", "考核指标"),
        (PROCEDURE, "steps", "步骤"),
        (PROCEDURE, "steps", "布骤"),
        (PROCEDURE, "do", "做什么"),
        (PROCEDURE, "who", "由谁做"),
        (PROCEDURE, "source", "来源"),
    ],
)
def test_a_field_may_be_called_by_its_name_in_chinese(file: str, key: str, typed: str) -> None:
    loaded = with_change(file, f"{key}: " if key == "do" else f"{key}:", f"{typed}: ")

    assert f"“{key}”" in first_hint(file, loaded.problems.errors)


@pytest.mark.parametrize(
    "typed", ["行政人事部经理", "行正人事经理", "“行政人事经理”", "xing zheng"]
)
def test_who_is_meant_by_nearly_a_title_is_suggested(typed: str) -> None:
    loaded = with_change(ROLE, "reports_to: admin-manager", f"reports_to: {typed}")
    assert loaded.handbook is not None
    found = list(references.unknown_references(Context(loaded, loaded.handbook)))

    assert ("“admin-manager”" in first_hint(ROLE, found)) == (not typed.isascii())


# -- words among words


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("Front_Desk", ["front-desk", "front-door"], "front-desk"),
        ("step 1-1", ["step-11", "step-1-1"], "step-1-1"),
        ("gen-0018", ["gen-001", "gen-018", "gen-008"], "gen-018"),
        ("duty", ["duties", "purpose"], "duties"),
        ("ｔｉｔｌｅ", ["title", "text"], "title"),
        ("receive", ["front-desk/receive", "front-desk/answer"], "front-desk/receive"),
        ("receive", ["front-desk/receive", "office-clerk/receive"], None),
        ("entirely-else", ["front-desk", "office-clerk"], None),
        ("", ["a", "b"], None),
        ("front-desk", [], None),
    ],
)
def test_the_nearest_known_name_is_suggested_and_none_that_is_far(
    typed: str, known: list[str], meant: str | None
) -> None:
    assert meant == suggest(typed, known)


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("Front_Desk", True),
        ("ｆｒｏｎｔ－ｄｅｓｋ", True),
        ("frontdesk", True),
        ("“front-desk”", True),
        ("Xfront-desk", False),
        ("frond-desk", False),
    ],
)
def test_a_guess_is_sure_where_nothing_but_the_writing_differs(typed: str, sure: bool) -> None:
    assert Guess("front-desk", sure) == guess(typed, ["front-desk", "back-desk"])


def test_of_two_words_that_are_written_alike_neither_is_sure() -> None:
    found = guess("Step11", ["step-11", "step-1-1"])

    assert Guess("step-11", False) == found


def test_of_words_as_far_the_one_that_begins_alike_is_meant_but_a_nearer_one_comes_first() -> None:
    assert "clerks-x" == suggest("clerks-y", ["xlerks-y", "clerks-x"])
    assert "wales-department-head" == suggest(
        "sales-department-head", ["wales-department-head", "sales-department-heel"]
    )


def test_what_stands_to_choose_from_begins_with_the_most_alike() -> None:
    known = ["cashier", "clerk", "clerks-office", "office-clerk", "click"]

    assert ["clerk", "click", "cashier"] == nearest("clerk", known)
    assert ["clerk"] == nearest("CLERK", known, most=1)


@cache
def slips(a: str, b: str) -> float:
    """The slips between two words, by their definition: what `nearest` finds faster."""
    if not a or not b:
        return sum(0.5 if letter in "0s" else 1 for letter in a + b)
    ways = [
        slips(a[:-1], b) + slips(a[-1], ""),
        slips(a, b[:-1]) + slips(b[-1], ""),
        slips(a[:-1], b[:-1]) + (a[-1] != b[-1]),
    ]
    if a[-2:] == b[-2:][::-1] and len(a) > 1 and a[-1] != b[-1]:
        ways.append(slips(a[:-2], b[:-2]) + 0.8)
    return min(ways)


def far(a: str, b: str) -> float:
    """How far a word is from another one, which is nearer if it begins alike or is its plural."""

    def apart(a: str, b: str) -> float:
        alike = list(takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
        return slips(a, b) - 0.2 * len(alike) / max(len(a), len(b), 1)

    def one(word: str) -> str:
        return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")

    singular = (one(a), one(b))
    return apart(a, b) if singular == (a, b) else min(apart(a, b), 0.5 + apart(*singular))


def test_the_most_alike_are_those_with_the_fewest_slips_by_definition() -> None:
    chance = random.Random(7)
    words = ["".join(chance.choices("abs0y", k=chance.randint(1, 6))) for _ in range(300)]
    words += ["duty", "duties", "duly", "clerk", "clerks", "clerk0", "studies", "study", "ties"]
    for typed in words:
        known = chance.sample(words, 12)
        by_slips = sorted(known, key=lambda one: (round(far(typed, one), 9), one))

        assert by_slips == sorted(known, key=nearest(typed, known, 12).index)


@pytest.mark.parametrize(
    ("word", "meant", "slip"),
    [
        ("hr-clerk", "hr-clrek", True),
        ("hr-clerk", "clerk", False),
        ("officeclerk", "office-clerk", True),
        ("ofice-clurk", "office-clerk", True),  # one slip in each part
        ("klerk-iffice", "clerk-office", True),
        ("ofixe-manegar", "office-manager", False),  # two in a part of five letters
        ("front-merchendisor", "front-merchandiser", True),
        ("front-marchendisor", "front-merchandiser", False),  # three in a part
        ("office-clerk-desk", "office-clerk", False),
        ("marchendiser-s", "merchandiser-s", True),  # nothing is left of a plural without its s
        ("o-clerk", "clerk", True),  # one letter of the whole word
    ],
)
def test_a_slip_changes_a_letter_or_two_in_each_part_of_a_word(
    word: str, meant: str, slip: bool
) -> None:
    assert slip == is_slip(word, meant)


def test_a_file_of_nonsense_uses_up_the_budget_for_guesses() -> None:
    speller = Speller()
    speller.left = 5

    assert Guess("title", False) == speller.guess("titel", ["title", "text"])
    assert Guess("title", False) == speller.guess("titel", ["title", "text"])
    assert speller.guess("titel", ["title", "text"]) is None


def test_a_hint_names_the_word_that_was_meant_and_there_is_none_without_one() -> None:
    assert Words("是不是“title”？", "Did you mean “title”?") == near("title")
    assert near(None) is None
