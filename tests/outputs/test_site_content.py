"""What pages show of marks, former ids, retired documents, pictures, deadlines and limits."""

from generator.content.load import load
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.site import artifacts
from tests.small import small_files, small_site

WELCOME = "front-desk/procedures/welcome.yaml"
SETTINGS = "handbook.yaml"


def made(*changes: tuple[str, str, str]) -> dict[str, Artifact | Page]:
    """The pages and files of the tiny handbook with something else in some of its files."""
    files = dict(small_files())
    for file, old, new in changes:
        text = files[file].decode()
        assert old in text
        files[file] = text.replace(old, new, 1).encode()
    return {one.path: one for one in artifacts(Site(load(files).editions))}


def html(pages: dict[str, Artifact | Page], path: str) -> str:
    page = pages[path]
    assert isinstance(page, Page)
    return page.render().html


def test_marks_are_for_editors_unless_the_company_wants_them() -> None:
    marked = made((SETTINGS, "ask: front-desk", "marks: true"))
    plain = made()

    assert 'class="hb-source"' in html(marked, "procedures/welcome.html")
    assert "依据：第 2 行 步骤" in html(marked, "procedures/welcome.html")
    for path, page in plain.items():
        if isinstance(page, Page):
            assert 'class="hb-source"' not in page.render().html
            assert 'class="hb-supplement"' not in page.render().html
            if "editors" not in path:
                assert ".yaml" not in page.render().html


def test_editors_see_the_file_of_each_document() -> None:
    assert "roles/front-desk/forms/register.yaml" in html(made(), "editors.html")


def test_what_a_document_was_called_before_leads_to_it() -> None:
    pages = made((WELCOME, "code: QD-P01", "code: QD-P01\nwas: [reception]"))
    stub = pages["procedures/reception.html"]
    assert isinstance(stub, Artifact)

    assert b'content="0; url=welcome.html"' in stub.make()
    assert "en/procedures/reception.html" in pages


def test_what_an_item_was_called_before_is_a_place_on_its_page() -> None:
    pages = made((WELCOME, "do: 带客人去接待室", "do: 带客人去接待室, was: lead-in"))

    assert '<span id="lead-in"></span>' in html(pages, "procedures/welcome.html")


def test_a_retired_document_says_so_and_leaves_the_lists() -> None:
    pages = made((WELCOME, "code: QD-P01", "retired: 2027-01-01\nreplaced_by: filing"))
    shown = html(pages, "procedures/welcome.html")

    assert "自 2027-01-01 起停用" in shown
    assert 'href="filing.html"' in shown
    assert "procedures/welcome.html" not in html(pages, "procedures/index.html")
    assert "迎接客人" not in html(pages, "procedures/index.html")


def test_a_picture_is_copied_and_described() -> None:
    pages = made()
    picture = pages["files/desk.svg"]
    assert isinstance(picture, Artifact)

    assert picture.make() == small_files()["files/desk.svg"]
    assert '<img src="../files/desk.svg" alt="前台在进门左手边"' in html(
        pages, "procedures/welcome.html"
    )


def test_a_step_shows_its_deadline_its_form_and_who_approves() -> None:
    shown = html(made(), "procedures/welcome.html")

    assert "3 分钟内" in shown
    assert '<a href="../forms/register.html">来客登记簿</a>' in shown
    assert '<a href="../authority.html#gift-small">100 元及以下</a>' in shown
    assert "<li>核对证件</li>" in shown
    assert "登记了没发证" in shown


def test_the_directory_can_be_dialled_and_is_not_listed_for_programs() -> None:
    shown = html(made(), "directory.html")
    listed = {entry.kind for one in artifacts(small_site()) for entry in one.map_entries()}

    assert '<a href="tel:13800000000">138 0000 0000</a>' in shown
    assert {"form", "matter", "limit", "paper", "mistake"} <= listed
    assert "colleague" not in listed


def test_the_company_s_colours_take_the_place_of_ours() -> None:
    pages = made((SETTINGS, "ask: front-desk", 'colours: {main: "#004488"}'))
    style = pages["assets/handbook/handbook.css"]
    assert isinstance(style, Artifact)

    assert b"#004488" in style.make()
