"""Pictures are tried in a process of its own, which may end over one and is then replaced."""

import pytest

from generator.outputs.sheets.trial import is_readable
from tests.hostile import SQUARE, SVG, jpeg, png


def test_what_can_be_shown_is_told_from_what_cannot() -> None:
    assert [is_readable(one) for one in (png(), jpeg(), SQUARE)] == [True] * 3
    assert [is_readable(one) for one in (b"", b"hello", SVG % b"<g>", png()[:40])] == [False] * 4


@pytest.mark.slow
def test_a_drawing_that_takes_hours_is_given_up_and_the_next_one_is_tried() -> None:
    endless = SVG % (
        b'<filter id="f" x="-1000000" y="-1000000" width="9000000" height="9000000">'
        b'<feTurbulence baseFrequency="1" numOctaves="9999999"/></filter>'
        b'<rect filter="url(#f)" width="9" height="9"/>'
    )
    assert not is_readable(endless)
    assert is_readable(png(5, 5))
