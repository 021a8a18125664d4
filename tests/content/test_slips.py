"""Slips of one line in the real content: `check --fix` restores nine of ten, and harms none."""

from collections import Counter

import pytest

from tests.fuzz.slips import Case, outcomes


def _found(count: int, seed: int) -> tuple[Counter[str], list[Case]]:
    found, wrong = Counter[str](), []
    for case, outcome in outcomes(count, seed):
        found[outcome] += 1
        wrong += [case] if outcome in ("other meaning", "touched") else []
    return found, wrong


@pytest.mark.parametrize("seed", [11])
def test_a_slip_is_restored_or_left_to_a_person(seed: int) -> None:
    found, wrong = _found(60, seed)

    assert [] == [(case.kind, case.path, case.line) for case in wrong]
    assert 0.9 * 60 <= found["restored"]


@pytest.mark.slow
def test_of_thousands_of_slips_none_ends_as_something_else() -> None:
    found, wrong = _found(5_000, 1)

    assert [] == [(case.kind, case.path, case.line) for case in wrong]
    assert 0.9 * 5_000 <= found["restored"]
