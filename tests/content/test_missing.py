"""What is gone is reported once: where it went, or where it is first named."""

from generator.content.checks import check
from generator.content.load import load
from generator.content.stamps import stamps_of, written
from generator.problems.problem import Problem
from tests.small import REMINDERS, small, small_files

SETTINGS = "handbook.yaml"


def found(file: str, old: str, new: str, *, stamped: bool = False) -> list[Problem]:
    """What is reported when something stands in a file for something else."""
    text = small_files()[file].decode()
    assert old in text
    stamps = written(stamps_of(small(), small("en")), "en") if stamped else {}
    files = {**small_files(), **stamps, file: text.replace(old, new, 1).encode()}
    return [one for one in check(load(files)) if one.code not in REMINDERS]


def test_a_renamed_item_is_reported_at_its_new_id_with_all_that_name_the_old_one() -> None:
    [problem] = found(SETTINGS, "id: manager", "id: chief", stamped=True)

    assert (SETTINGS, "renamed-id") == (problem.span.file, problem.code)
    assert problem.hint
    assert "“manager”" in problem.hint.zh
    assert "也写了它" in problem.hint.zh


def test_without_stamps_it_is_reported_where_the_old_id_is_first_named() -> None:
    [problem] = found(SETTINGS, "id: manager", "id: chief")

    assert "unknown-reference" == problem.code
    assert problem.hint
    assert "more places" in problem.hint.en


def test_an_id_that_is_there_twice_hides_what_follows_from_the_lost_one() -> None:
    """What names the lost id, its translation and what stands in it are not reported, too."""
    file = "front-desk/procedures/welcome.yaml"
    [problem] = found(file, "{id: register,", "{id: greet,", stamped=True)

    assert (file, "duplicate-id") == (problem.span.file, problem.code)


def test_a_misspelt_id_in_a_translation_is_reported_there() -> None:
    file = "office-clerk/role.en.yaml"
    [problem] = found(file, "  file:", "  flie:", stamped=True)

    assert (file, "translation") == (problem.span.file, problem.code)


def test_a_name_with_nothing_behind_it_is_reported_in_the_translation() -> None:
    file = "office-clerk/role.en.yaml"
    text = small_files()[file].decode().replace("purpose: Papers can be found.", "purpose:")
    problems = check(load({**small_files(), file: text.encode()}))

    assert [file] == [one.span.file for one in problems if "office-clerk/role" in one.span.file]


def test_a_slip_in_what_was_accepted_does_not_bring_the_finding_back() -> None:
    accepted = "accepted:\n  - {check: CHECK, item: ITEM, why: 一直如此。}\n"
    title = "title: 小手册"
    warned = [one for one in check(load(small_files())) if "accepted" in str(one.hint)]
    code = warned[0].code
    item = str(warned[0].hint).partition("item: ")[2].partition("）")[0]
    for check_, name in ((code + "s", item), (code, item + "s")):
        entry = accepted.replace("CHECK", check_).replace("ITEM", name)
        text = small_files()[SETTINGS].decode().replace(title, entry + title)
        problems = list(check(load({**small_files(), SETTINGS: text.encode()})))
        assert not [one for one in problems if one.code == code and item in str(one.hint)]
        assert [SETTINGS] == [one.span.file for one in problems if one.severity == "error"]
