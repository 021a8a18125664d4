"""The synthetic company: what every measurement stands on."""

from collections import Counter

from bench.company import company
from generator.content import checks
from generator.content.load import load
from generator.content.walk import records_in, texts_in


def test_a_company_loads_and_checks_clean() -> None:
    loaded = load(dict(company(60)))

    assert [] == list(checks.check(loaded))
    assert 60 == len(loaded.editions["zh"].roles)


def test_a_company_in_two_languages_loads_and_checks_clean() -> None:
    loaded = load(dict(company(30, languages=2)))

    assert [] == checks.check(loaded).errors
    assert loaded.editions["en"].roles[0].title.startswith("Text ")


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert dict(company(10, seed=7)) == dict(company(10, seed=7))
    assert dict(company(10, seed=7)) != dict(company(10, seed=8))


def test_no_text_stands_twice() -> None:
    texts: Counter[str] = Counter()
    for _, record in load(dict(company(100))).editions["zh"].named_records:
        for inner, _ in records_in(record):
            # A group's title heads several lines.
            texts.update(words for path, words in texts_in(inner) if path[0] != "group")

    assert [] == [text for text, count in texts.items() if count > 1]


def test_files_grow_in_a_straight_line() -> None:
    once, small, large = (len(dict(company(roles))) for roles in (0, 50, 200))

    assert [once + 4 * 50, once + 4 * 200] == [small, large]


def test_a_small_company_is_the_beginning_of_a_large_one() -> None:
    small, large = dict(company(30)), dict(company(60))
    roles = [path for path in small if path.startswith("role-")]

    assert {path: small[path] for path in roles} == {path: large[path] for path in roles}


def test_departments_hold_about_twenty_five_roles() -> None:
    handbook = load(dict(company(100))).editions["zh"]
    members = Counter(role.department for role in handbook.roles)

    assert [25, 25, 25, 25] == list(members.values())
