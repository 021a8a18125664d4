"""The page that lists the hand-written ones has those for editors under their own heading."""

from generator.outputs.site import guide
from tests.small import small

READERS, EDITORS = [("怎样使用", "about.html")], [("怎样写", "writing.html")]


def test_pages_for_editors_follow_under_their_heading() -> None:
    html = guide(small(), READERS, EDITORS).render().html

    assert html.index("about.html") < html.index("编写手册") < html.index("writing.html")


def test_without_pages_for_editors_there_is_no_heading() -> None:
    assert "编写手册" not in guide(small(), READERS, []).render().html
