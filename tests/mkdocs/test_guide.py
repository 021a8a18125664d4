"""The page that lists the hand-written ones has those for editors under their own heading."""

from pathlib import Path

from mkdocs.structure.files import File, Files

from generator.mkdocs.navigation import titles_in
from generator.outputs.search import index_of
from generator.outputs.site import guide
from tests.small import small, small_site

READERS, EDITORS = [("怎样使用", "about.html")], [("怎样写", "writing.html")]


def test_pages_for_editors_follow_under_their_heading() -> None:
    html = guide(small(), READERS, EDITORS).render().html

    assert html.index("about.html") < html.index("编写手册") < html.index("writing.html")


def test_without_pages_for_editors_there_is_no_heading() -> None:
    assert "编写手册" not in guide(small(), READERS, []).render().html


def test_hand_written_pages_are_in_the_index_by_their_titles(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "about.md").write_text("---\nfor: editors\n---\n\n# 怎样使用`手册`\n\n## 其他")
    (tmp_path / "en" / "about.md").write_text("# How to use it")
    files = [File(path, str(tmp_path), "", False) for path in ("about.md", "en/about.md")]

    pages = list(titles_in(Files(files), small_site()))
    found = {
        page.path: page.passages[0].title
        for language in ("zh", "en")
        for page in index_of(small_site(), language, pages).pages
    }

    assert "怎样使用手册" == found["about.html"]
    assert "How to use it" == found["en/about.html"]
    assert {"guide.html", "en/guide.html"} <= found.keys()
