"""Faults of ownership and of document control, planted one by one in the tiny handbook."""

from datetime import date

import pytest

from generator.content.checks import CHECKS, Context, accepted, control, ownership
from generator.content.load import Loaded, load
from generator.problems.problem import Problem
from generator.reading.versions import following, order
from tests.small import small_files

FRONT, CLERK = "front-desk/role.yaml", "office-clerk/role.yaml"
WELCOME, FILING = "front-desk/procedures/welcome.yaml", "office-clerk/procedures/filing.yaml"
SETTINGS, TOPICS = "handbook.yaml", "topics.yaml"
TODAY = date(2027, 1, 1)

OURS = [one for one in CHECKS if one.__module__ in (ownership.__name__, control.__name__)]


def found(files: dict[str, bytes]) -> list[Problem]:
    loaded: Loaded = load(files)
    assert loaded.handbook is not None
    context = Context(loaded, loaded.handbook, today=TODAY)
    return [problem for one in (*OURS, accepted.gone) for problem in one(context)]


def edited(*edits: tuple[str, str, str]) -> dict[str, bytes]:
    files = dict(small_files())
    for file, old, new in edits:
        text = files[file].decode()
        assert old in text, old
        files[file] = text.replace(old, new, 1).encode()
    return files


DEPUTY = (FRONT, "reports_to: manager", "reports_to: manager\ndeputy: office-clerk")
CLEAN = edited(DEPUTY)


def test_the_tiny_handbook_with_a_deputy_has_none() -> None:
    assert [] == found(CLEAN)


DUTY = "  - {id: twin, title: 归档文件, text: 每周归档一次。, topics: archives, part: assists"

# fmt: off
FAULTS = [
    # topics and their owners
    (TOPICS, "title: 档案, owner: office-clerk", "title: 档案, owner: front-desk",
     "topic-without-duty", TOPICS),
    (CLERK, "topics: archives", "topics: archives, part: assists", "owner-assists", TOPICS),
    (CLERK, "topics: archives", "topics: reception, part: assists", "topic-without-duty", TOPICS),
    (TOPICS, "title: 档案,", "title: 接待,", "two-owners", TOPICS),
    (TOPICS, "title: 档案,", "title: 档案, aliases: [接待],", "two-owners", TOPICS),
    (TOPICS, "assists: [office-clerk]", "assists: [front-desk]", "two-owners", TOPICS),
    # duties
    (FRONT, "duties:\n", f"duties:\n{DUTY}}}\n", "twin-duties", CLERK),
    (FRONT, "duties:\n", "duties:\n  - {id: no-files, title: 不得归档文件, text: 每周归档一次。, "
     "topics: archives, part: assists}\n", "opposite", CLERK),
    (FRONT, "text: 让没有预约的客人进门。", "text: 给客人倒茶。", "opposite", FRONT),
    (FRONT, "text: 擅自离开前台。", "text: 给客人倒茶。", "opposite", FRONT),
    (FRONT, "text: 擅自离开前台。", "text: 接待客人。", "opposite", FRONT),
    (FRONT, "title: 回答询问", "title: 批准礼品, limits: gift-large", "duty-beyond-matrix", FRONT),
    (FRONT, "when: daily, basis: welcome", "when: daily", "daily-without-basis", FRONT),
    (CLERK, "text: 每周归档一次。", "text: 适时归档。", "vague", CLERK),
    (FILING, "do: 编号", "do: 尽量编号", "vague", FILING),
    (FILING, "do: 编号", "do: 编号, who: front-desk", "step-without-duty", FILING),
    # deputies
    (FRONT, "deputy: office-clerk", "scope: 前台", "no-deputy", FRONT),
    (FRONT, "deputy: office-clerk", "deputy: visitor", "deputy-excluded", FRONT),
    (SETTINGS, "ask: front-desk",
     "ask: front-desk\ncombinations: [{roles: [front-desk, office-clerk], why: 互相监督。}]",
     "deputy-excluded", FRONT),
    # versions and change records
    (FRONT, "code: QD\n", "code: QD\nversion: 3.0\n", "version-without-revision", FRONT),
    (FRONT, "code: QD\n",
     "code: QD\nrevisions: [{version: 1.1, date: 2026-12-02, text: 改了。}]\n",
     "version-not-raised", FRONT),
    (FRONT, "code: QD\n",
     "code: QD\nversion: 1.2\nrevisions: [{version: 1.1, date: 2026-12-02, text: 改了。}]\n",
     "version-without-revision", FRONT),
    (FRONT, "code: QD\n", "code: QD\nversion: 1.1\nrevisions: [{version: 1.1, date: 2026-12-02, "
     "text: 改了。}, {version: 1.1, date: 2026-12-01, text: 首次。}]\n", "revision-version", FRONT),
    (SETTINGS, 'version: "1.0"', "version: 1.5", "version-without-revision", SETTINGS),
    (SETTINGS, 'version: "1.0"', "version: 0.9", "version-not-raised", SETTINGS),
    # dates
    (SETTINGS, "effective: 2026-12-01", "effective: 2027-02-01", "not-in-force", SETTINGS),
    (FRONT, "code: QD\n", "code: QD\neffective: 2031-01-01\n", "not-in-force", FRONT),
    (FRONT, "code: QD\n", "code: QD\nreview: 2026-12-31\n", "review-overdue", FRONT),
    (FRONT, "code: QD\n", "code: QD\nreview: 2027-01-31\n", "review-soon", FRONT),
    (FRONT, "title: 回答询问", "title: 回答询问, legal: [{text: 某法, check_by: 2026-01-01}]",
     "law-overdue", FRONT),
    # states
    (FILING, "code: BG-P01\n", "code: BG-P01\nreplaced_by: welcome\n", "replaced-in-use", FILING),
    (WELCOME, "code: QD-P01\n", "code: QD-P01\nstate: draft\n", "draft-in-use", FRONT),
    # numbers
    (FRONT, "code: QD\n", "code: QD\nfiles: [{file: a.pdf, title: 表, code: BG}]\n",
     "repeated-code", FRONT),
]
# fmt: on


@pytest.mark.parametrize(("file", "old", "new", "code", "place"), FAULTS)
def test_a_planted_fault_is_found_at_its_place_and_nothing_else(
    file: str, old: str, new: str, code: str, place: str
) -> None:
    problems = found(edited(DEPUTY, (file, old, new)))

    assert [(code, place)] == [(one.code, one.span.file) for one in problems]


ACCEPTED = "ask: front-desk\naccepted: [{check: no-deputy, item: front-desk, why: 只有一人。}]"


def test_an_accepted_finding_is_not_reported() -> None:
    assert ["no-deputy"] == [one.code for one in found(small_files())]
    assert [] == found(edited((SETTINGS, "ask: front-desk", ACCEPTED)))


def test_an_accepted_finding_that_is_gone_is_reported() -> None:
    problems = found(edited(DEPUTY, (SETTINGS, "ask: front-desk", ACCEPTED)))

    assert [("accepted-nothing", SETTINGS)] == [(one.code, one.span.file) for one in problems]


def test_a_check_that_is_misspelt_in_an_acceptance_is_named_there() -> None:
    problems = found(edited((SETTINGS, "ask: front-desk", ACCEPTED.replace("deputy", "depty"))))

    assert ["unknown-check"] == [one.code for one in problems]


@pytest.mark.parametrize("relation", ["same_as", "distinct_from"])
def test_twins_that_say_what_they_are_pass(relation: str) -> None:
    duty = f"{DUTY}, {relation}: office-clerk/file}}\n"

    assert [] == found(edited(DEPUTY, (FRONT, "duties:\n", f"duties:\n{duty}")))


@pytest.mark.parametrize(
    ("newer", "older"), [("1.10", "1.9"), ("A/1", "A/0"), ("B/0", "A/9"), ("2.0", "1.12")]
)
def test_versions_have_their_order(newer: str, older: str) -> None:
    lines = ", ".join(
        f"{{version: {v}, date: 2026-12-01, text: 改了。}}" for v in (newer, older)
    )  # fmt: skip
    record = f"code: QD\nversion: {newer}\nrevisions: [{lines}]\n"

    assert [] == found(edited(DEPUTY, (FRONT, "code: QD\n", record)))


def test_a_version_of_thousands_of_digits_is_a_text() -> None:
    long = "9" * 5000

    assert order("1.9") > order(long)
    assert (f"{long}.1", "9.9.1") == (
        following(long, is_material=True), following("9.9.0", is_material=False)
    )  # fmt: skip
