"""A translation whose original has changed is listed, until it is changed or confirmed."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.translate import file_named
from generator.content.checks import check
from generator.content.load import load
from generator.content.stamps import parsed, stamps_of, written
from generator.outputs.artifact import Page, Site
from generator.outputs.site import artifacts
from generator.reading.files import files_in
from tests.outputs.real import real
from tests.small import CONTENT, small_loaded

CLERK, CLERK_EN = "office-clerk/role.yaml", "office-clerk/role.en.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path in CONTENT.rglob("*"):
        if path.is_file():
            place = tmp_path / path.relative_to(CONTENT)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    assert 0 == translate(tmp_path)
    return tmp_path


def translate(content: Path, *arguments: str) -> int:
    return main(["--lang", "zh", "--content", str(content), "translate", *arguments])


def edit(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")


def stale(content: Path) -> list[tuple[str, int]]:
    found = check(load(files_in(content)))
    return [(p.span.file, p.span.line) for p in found if p.code == "stale-translation"]


def test_stamps_come_back_from_their_file() -> None:
    base, other = small_loaded().editions.values()
    stamps = stamps_of(base, other)

    kept = [parsed(path, data) for path, data in written(stamps, "en").items()]
    assert stamps == {file: of for one in kept for file, of in one.items()}
    assert "duties/file" in stamps[CLERK]


def test_a_changed_original_is_reported_at_its_place_alone(content: Path) -> None:
    assert [] == stale(content)
    edit(content, CLERK, "每周归档一次", "每月归档一次")

    assert [(CLERK, 7)] == stale(content)


def test_it_stays_so_until_the_translation_changes(content: Path) -> None:
    edit(content, CLERK, "每周归档一次", "每月归档一次")
    assert 0 == translate(content)
    assert [(CLERK, 7)] == stale(content)

    edit(content, CLERK_EN, "Once a week.", "Once a month.")
    assert [] == stale(content)
    assert 0 == translate(content)
    edit(content, CLERK, "每月归档一次", "每年归档一次")
    assert [(CLERK, 7)] == stale(content)


def test_a_translation_that_is_still_right_is_confirmed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(content, CLERK, "每周归档一次", "每星期归档一次")
    assert 0 == translate(content)
    assert CLERK in capsys.readouterr().out

    assert 0 == translate(content, "--confirm", CLERK)
    assert [] == stale(content)
    assert 2 == translate(content, "--confirm", "nothing.yaml")


def test_a_new_order_makes_nothing_stale(content: Path) -> None:
    text = (content / CLERK).read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(text) if "id: file" in line)
    text[at], text[at + 1] = text[at + 1], text[at]
    (content / CLERK).write_text("".join(text), "utf-8")

    assert [] == stale(content)


def test_the_page_and_the_list_of_editors_say_so(content: Path) -> None:
    edit(content, CLERK, "每周归档一次", "每月归档一次")
    site = Site(load(files_in(content)).editions)
    pages = {one.path: one for one in artifacts(site) if isinstance(one, Page)}

    shown = {
        path for path, page in pages.items()
        if "may be out of date" in page.render().html
    }  # fmt: skip
    assert {"en/roles/office-clerk/index.html", "en/editors.html"} == shown


def test_half_a_file_of_stamps_stops_nothing(content: Path) -> None:
    (content / "front-desk/translated.en.yaml").write_bytes(b"<<<<<<< HEAD\nx: y=\n\xff: z\n")

    assert [] == check(load(files_in(content))).errors


def test_a_file_is_named_by_its_path_or_by_the_end_of_it_at_a_folder() -> None:
    for file in ("hr-clerk/quiz.yaml", "admin-hr-clerk/quiz.yaml", "clerk/role.yaml"):
        assert file == file_named(real(), file) == file_named(real(), f"roles/{file}")
    assert "hr-clerk/role.yaml" == file_named(real(), "hr-clerk")
    assert file_named(real(), "elsewhere.yaml") is None
