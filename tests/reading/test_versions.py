"""The version that comes next, and the order of versions."""

import pytest

from generator.reading.versions import MOST_DIGITS, following, order

LONG = "9" * (MOST_DIGITS + 1)


@pytest.mark.parametrize(
    ("version", "edited", "changed"),
    [
        ("1.9", "1.10", "2.0"),
        ("2.3.4", "2.3.5", "2.4.0"),
        ("V9-2", "V9-3", "V10-0"),
        ("A/3", "A/4", "B/0"),
        ("y.0", "y.1", "z.0"),
        ("Z/1", "Z/2", "ZZ/0"),
        ("z/1", "z/2", "zz/0"),
        ("9", "10", "10"),
        ("draft", "draft.1", "draft.1"),
        (LONG, f"{LONG}.1", f"{LONG}.1"),
    ],
)
def test_the_next_version_depends_on_the_change(version: str, edited: str, changed: str) -> None:
    assert edited == following(version, is_material=False)
    assert changed == following(version, is_material=True)


def test_versions_sort_by_their_numbers_and_letters() -> None:
    versions = ["2", "draft", "1.10", "B/0", "a/0", "1.9", "A/1"]

    assert ["a/0", "A/1", "B/0", "draft", "1.9", "1.10", "2"] == sorted(versions, key=order)
