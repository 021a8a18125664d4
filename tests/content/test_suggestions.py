"""A suggestion never turns one person or duty into another."""

import pytest

from generator.content.checks import check
from generator.content.load import load
from generator.problems.problem import Problem
from generator.problems.spelling import is_slip, nearest
from tests.small import small_files


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("manger", "manager"),
        ("office-clrek", "office-clerk"),
        ("frontdesk", "front-desk"),
        ("archive", "archives"),
        ("recpetion", "reception"),
    ],
)
def test_a_slip_of_a_letter_or_two_is_one(word: str, meant: str) -> None:
    assert is_slip(word, meant)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("hr-clerk", "clerk"),
        ("cashier", "caller"),
        ("finance-manager", "sales-manager"),
        ("admin-hr-clerk", "admin-clerk"),
        ("front-desk/handle-mail", "front-desk/send-faxes"),
    ],
)
def test_another_person_or_duty_is_no_slip(word: str, other: str) -> None:
    assert not is_slip(word, other)


def test_the_nearest_are_the_nearest() -> None:
    known = ["office-clerk", "front-desk", "sales-manager", "clerk", "visitor"]

    assert "clerk" == nearest("hr-clerk", known)[0]
    assert 3 == len(nearest("hr-clerk", known))
    assert 3 == len(nearest("", known))


def unknown(old: str, new: str) -> Problem:
    files = dict(small_files())
    text = files["office-clerk/role.yaml"].decode()
    assert old in text
    files["office-clerk/role.yaml"] = text.replace(old, new, 1).encode()
    [problem] = [one for one in check(load(files)) if one.code == "unknown-reference"]
    return problem


def test_of_somebody_else_the_nearest_are_listed() -> None:
    problem = unknown("reports_to: manager", "reports_to: sales-manager")

    assert problem.corrected is None
    assert problem.hint is not None
    assert "相近的有：manager、" in problem.hint.zh


def test_an_item_that_stands_elsewhere_is_named() -> None:
    problem = unknown("basis: filing", "basis: welcome/collect")

    assert problem.hint is not None
    assert "filing/collect" in problem.hint.zh
