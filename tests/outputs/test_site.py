"""The pages of the tiny handbook are as approved, and whatever they point to is there."""

import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from generator.content.load import load
from generator.content.markup import as_clause
from generator.outputs.artifact import Page, Site
from generator.outputs.inline import html
from generator.outputs.site import artifacts
from generator.outputs.site.terms import Terms
from generator.outputs.site.view import View
from tests.approve import EXPECTED, made
from tests.small import changed, small, small_files, small_loaded, small_site

MADE = made()


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_page_is_as_approved(path: str) -> None:
    """If the change is meant: `.venv/bin/python -m tests.approve`, and read the difference."""
    assert (EXPECTED / path).read_text("utf-8") == MADE[path]


def test_nothing_approved_is_missing() -> None:
    expected = {p.relative_to(EXPECTED).as_posix() for p in EXPECTED.rglob("*") if p.is_file()}

    assert expected == set(MADE)


class Anchors(HTMLParser):
    """The ids of a page, and where its links go."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if tag == "a" and known.get("href"):
            self.links.append(known["href"] or "")


PAGES = {path: Anchors(text) for path, text in MADE.items() if path.endswith(".html")}


@pytest.mark.parametrize("path", sorted(PAGES))
def test_no_id_stands_twice_on_a_page(path: str) -> None:
    ids = PAGES[path].ids

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_link_between_pages_leads_to_a_page_and_an_anchor(path: str) -> None:
    # Other outputs hold these.
    elsewhere = re.compile(
        r"(^|/)(print|quizzes|files|assets)/|(receipts|matrix|register)\.html$"
        r"|^(https?|tel|mailto):"
    )
    wrong = []
    for link in PAGES[path].links:
        target, _, fragment = link.partition("#")
        page = normpath(join(dirname(path), target)) if target else path
        if elsewhere.search(page) or elsewhere.search(link):
            continue
        if page not in PAGES or (fragment and fragment not in PAGES[page].ids):
            wrong.append(link)

    assert [] == wrong


def test_every_item_of_the_map_stands_where_the_map_says() -> None:
    wrong = []
    for one in artifacts(small_site()):
        for listed in one.map_entries():
            page, _, fragment = listed.url.partition("#")
            if page not in PAGES or (fragment and fragment not in PAGES[page].ids):
                wrong.append(listed.url)

    assert [] == wrong


def test_html_in_a_text_is_shown_as_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" == html(
        small(), "<script>alert(1)</script>", "index.html"
    )


def test_emphasis_and_links_become_elements() -> None:
    assert "<strong>不让</strong>" == html(small(), "**不让**", "index.html")
    assert '<a href="procedures/welcome.html">流程</a>' == html(
        small(), "[流程](welcome)", "index.html"
    )


def test_a_link_to_a_script_address_is_not_a_link() -> None:
    assert "x" == html(small(), "[x](javascript:alert(1))", "index.html")


def pages_by_path(site: Site) -> dict[str, Page]:
    return {one.path: one for one in artifacts(site) if isinstance(one, Page)}


def test_a_changed_file_changes_the_keys_of_what_shows_it_and_of_nothing_else() -> None:
    before = pages_by_path(small_site())
    text = small_files()["office-clerk/procedures/filing.yaml"].decode().replace("编号", "编上号")
    after = pages_by_path(Site(changed(**{"office-clerk__procedures__filing": text}).editions))

    new = {path for path in before if before[path].key != after[path].key}

    assert "procedures/filing.html" in new
    assert "roles/office-clerk/index.html" in new
    assert "procedures/welcome.html" not in new
    assert "roles/front-desk/index.html" not in new


def test_a_page_whose_key_is_the_same_is_the_same() -> None:
    before = pages_by_path(small_site())
    text = small_files()["front-desk/role.yaml"].decode().replace("接待客人", "招呼客人")
    after = pages_by_path(Site(changed(**{"front-desk__role": text}).editions))

    for path, page in before.items():
        if page.key == after[path].key:
            assert page.render() == after[path].render(), path


def test_a_handbook_in_one_language_has_no_second_folder() -> None:
    files = {name: data for name, data in small_files().items() if ".en." not in name}
    files["handbook.yaml"] = files["handbook.yaml"].replace(b"[zh, en]", b"[zh]")

    assert not any(path.startswith("en/") for path in pages_by_path(Site(load(files).editions)))


def test_steps_and_lines_of_a_checklist_go_by_their_numbers() -> None:
    assert "迎接客人 · 第 3 步" == View(small(), "index.html").title("welcome/register")
    assert "Welcome a visitor · step 3" == View(small("en"), "en/index.html").title(
        "welcome/register"
    )
    assert "前台 · 接待客人" == View(small(), "index.html").title("front-desk/receive")


def test_the_first_words_of_a_script_are_said_and_not_only_done() -> None:
    text = small_files()["front-desk/scripts/greeting.yaml"].decode()
    spoken = text.replace('["您好！', '["（起身）您好！')
    handbook = changed(**{"front-desk__scripts__greeting": spoken}).handbook
    assert spoken != text
    assert handbook is not None

    assert "您好！欢迎来到测试有限公司。" == View(handbook, "index.html").first_words(
        handbook.scripts[0]
    )


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("it rings", "It rings"),
        ("a file is missing", "A file is missing"),
        ("HR agrees", "HR agrees"),
        ("铃响了", "铃响了"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_after_a_first_word_without_its_capital(
    clause: str, sentence: str
) -> None:
    assert clause == as_clause(sentence)


def test_what_has_no_translation_says_that_it_is_chinese() -> None:
    english = View(small("en"), "en/index.html")

    assert '<span lang="zh">起身</span>' == english.unmarked("起身")
    assert "Rise" == english.unmarked("Rise")
    assert "起身" == View(small(), "index.html").unmarked("起身")


def test_the_glossary_stands_from_a_to_z_chinese_words_by_pinyin() -> None:
    text = "terms:\n" + "".join(
        f"  - {{id: {id}, title: {title}, text: x}}\n"
        for id, title in (("a", "装箱单"), ("b", "B/L"), ("c", "报关"), ("d", "板布"))
    )
    handbook = changed(glossary=text).handbook
    assert handbook is not None

    letters = View(handbook, "glossary.html").terms_by_letter()

    assert [("B", ["b", "d", "c"]), ("Z", ["a"])] == [
        (letter, [term.id for term in terms]) for letter, terms in letters
    ]


def test_a_term_is_marked_where_a_page_first_uses_it_and_not_inside_links() -> None:
    page = "procedures/welcome.html"
    text = "[访客证](welcome)和访客证，访客证"

    marked = html(small(), text, page, Terms(small(), page).html)

    assert 1 == marked.count("hb-term")
    assert '<a class="hb-term" href="../glossary.html#visitor-badge"' in marked
    assert marked.index("hb-term") > marked.index("</a>和")


def test_the_longest_term_wins_and_english_ones_are_whole_words() -> None:
    terms = Terms(small("en"), "en/index.html")

    assert "hb-term" not in terms.html("visitor's badges")
    assert "hb-term" in terms.html("a Guest pass.")


def test_short_aliases_and_plain_english_words_are_not_marked_for_they_mean_other_things_too() -> (
    None
):
    text = "terms:\n  - {id: visitor, title: 客人, aliases: [访客, 来访者], text: x}\n"
    english = "visitor: {title: Guest, aliases: [Person visiting, VIP], text: x}\n"
    files = {"glossary": text, "glossary.en": "terms:\n  " + english}
    editions = changed(**files).editions
    chinese, other = (Terms(editions[one], "index.html") for one in ("zh", "en"))

    assert "hb-term" not in chinese.html("拜访客户")
    assert "hb-term" in chinese.html("拜访者和来访者")
    assert "hb-term" not in other.html("a guest performance")
    assert "hb-term" in other.html("each VIP")


def test_a_meaning_is_only_ever_text() -> None:
    text = small_files()["glossary.yaml"].decode().replace("佩戴的证件", '"<b>')
    handbook = changed(glossary=text).handbook
    assert handbook is not None

    assert "<b>" not in Terms(handbook, "index.html").html("访客证")


@pytest.mark.parametrize("releases", [(), ("{}",)])
def test_all_overviews_that_are_made_have_a_tile_where_one_looks_for_lists(
    releases: tuple[str, ...],
) -> None:
    site = Site(small_loaded().editions, releases=releases)
    pages = {one.path: one for one in artifacts(site) if isinstance(one, Page)}
    for path in ("find.html", "index.html"):
        html = pages[path].render().html
        for name in ("matrix", "register", "receipts"):
            assert f'href="{name}.html"' in html
        assert bool(releases) == ('href="changes.html"' in html)
