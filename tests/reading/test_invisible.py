"""Characters that nobody sees are taken out of what is imported or typed into the editor."""

import pytest

from generator.reading.invisible import without_unseen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签\u200b字", "签字"),
        ("签\u202e字\u2069", "签字"),
        ("\ufeff签字", "签字"),
        ("签\x00\x07字", "签字"),
        ("签\r字\v", "签字"),
        ("签\t字\n", "签\t字\n"),
        ("签\ufffd字", "签\ufffd字"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("plain", "plain"),
    ],
)
def test_what_nobody_sees_is_left_out_and_what_is_lost_stays(text: str, expected: str) -> None:
    assert expected == without_unseen(text)
