"""What is not content comes from elsewhere: nothing of it ends in a traceback, all is reported."""

import os
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import outside
from generator.content.load import load
from generator.mkdocs.build import DEFAULT_CONFIG, Failed, build
from generator.mkdocs.job import Job
from generator.outputs import sheets
from generator.outputs.sheets.trial import wrong_on_paper
from generator.problems.problem import Problem
from tests import hostile
from tests.small import small, small_files, small_site

PICTURES = list(hostile.pictures())
RASTERS = list(hostile.rasters())
SETTINGS = list(hostile.settings())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in the folder where one stands."""
    monkeypatch.chdir(tmp_path)
    for name, data in small_files().items():
        (tmp_path / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "roles" / name).write_bytes(data)
    (tmp_path / "docs").mkdir()
    return tmp_path


def found(logo: str = "") -> list[Problem]:
    files = dict(small_files())
    files["handbook.yaml"] += f"logo: {logo}\n".encode() if logo else b""
    return list(outside.problems(Path("roles"), load(files)))


# -- the logo


@pytest.mark.parametrize(("name", "data"), PICTURES, ids=[name for name, _ in PICTURES])
def test_a_logo_that_cannot_be_used_is_reported_or_makes_paper(name: str, data: bytes) -> None:
    why = wrong_on_paper(data)
    if why is not None:
        assert why.zh != why.en
        return
    one = next(sheets.printables(small()))  # some flipped bytes do no harm
    assert next(sheets.files_of(small(), one, ("pdf",), data)).make().startswith(b"%PDF")


@pytest.mark.parametrize("data", [hostile.png(), hostile.SQUARE])
def test_a_sound_logo_is_taken(data: bytes) -> None:
    assert wrong_on_paper(data) is None


@pytest.mark.parametrize("data", [data for _, data in RASTERS], ids=[name for name, _ in RASTERS])
def test_a_sound_looking_picture_is_reported_or_makes_paper_and_word(data: bytes) -> None:
    if (why := wrong_on_paper(data)) is not None:
        assert why.zh != why.en
        return
    one = next(sheets.printables(small()))
    for made in sheets.files_of(small(), one, ("pdf", "docx"), data):
        assert made.make().startswith((b"%PDF", b"PK"))


def test_a_picture_of_a_step_that_cannot_be_opened_is_reported(here: Path) -> None:
    files = dict(small_files())
    name = "front-desk/procedures/welcome.yaml"
    files[name] = files[name].replace(b"desk.svg", b"desk.png")
    for data, wrong in ((hostile.png(), 0), (dict(RASTERS)["png with no palette"], 1)):
        problems = list(outside.problems(Path("roles"), load({**files, "files/desk.png": data})))
        assert wrong == len(problems)
    lines = files[name].decode().splitlines()
    assert ("file-content", name) == (problems[0].code, problems[0].span.file)
    assert "desk.png" in lines[problems[0].span.line - 1]


def test_a_handbook_in_a_comment_of_the_settings_is_not_read_again_and_again(here: Path) -> None:
    (here / "mkdocs.yml").write_text("# INHERIT: mkdocs.yml\n" * 30, "utf-8")
    assert outside.digest(Path("roles"))


def test_a_damaged_logo_is_reported_where_it_is_named(here: Path) -> None:
    (here / "roles" / "logo.png").write_bytes(hostile.png()[:-3])
    (problem,) = found("logo.png")
    lines = (small_files()["handbook.yaml"] + b"logo: logo.png\n").decode().splitlines()

    assert ("handbook.yaml", len(lines), 7) == problem.span[:3]
    assert "logo.png" in problem.message.en


# -- settings and pages


@pytest.mark.parametrize(("name", "data"), SETTINGS, ids=[name for name, _ in SETTINGS])
def test_settings_that_cannot_be_built_with_are_one_failure(
    here: Path, name: str, data: bytes
) -> None:
    data = data.replace(hostile.SHIPPED.encode(), str(DEFAULT_CONFIG).encode())
    (here / "mkdocs.yml").write_bytes(data)
    problems = found()

    assert {"../mkdocs.yml"} >= {one.span.file for one in problems}
    if not problems:  # MkDocs itself says it, or bears it
        site = here / "site"
        try:
            build(Job(small_site(), becomes=site, outputs={"pages"}), site)
        except Failed:
            return
        assert (site / "index.html").is_file()


def test_most_settings_are_reported_before_anything_is_built(here: Path) -> None:
    silent = []
    for name, data in SETTINGS:
        data = data.replace(hostile.SHIPPED.encode(), str(DEFAULT_CONFIG).encode())
        (here / "mkdocs.yml").write_bytes(data)
        silent += [] if found() else [name]

    assert len(silent) < len(SETTINGS) / 4, silent


def test_the_settings_that_the_program_brings_along_are_sound(here: Path) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())

    assert [] == found()


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "big5"])
def test_a_page_in_another_encoding_is_reported_where_it_begins(here: Path, encoding: str) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())
    (here / "docs" / "a.md").write_bytes("about\n關於".encode(encoding))
    (problem,) = found()

    assert "../docs/a.md" == problem.span.file


def test_a_page_that_is_nested_too_deep_is_one_failure(here: Path) -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\ndocs_dir: docs\n", "utf-8")
    items = "".join("    " * n + "- a\n" for n in range(600))
    (here / "docs/x.md").write_text(items, "utf-8")
    with pytest.raises(Failed, match=r"docs/x\.md: .* nested too deep"):
        build(Job(small_site(), becomes=here / "site", outputs={"pages"}), here / "site")


@pytest.mark.parametrize(
    ("text", "column"),
    [("a " + "[" * 20_000, 3), ("<div " * 10_000, 1), ("[a](" * 2_000, 4)],
)
def test_brackets_without_end_are_reported(here: Path, text: str, column: int) -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\ndocs_dir: docs\n", "utf-8")
    (here / "docs/x.md").write_text(f"# x\n{text}\n", "utf-8")
    (problem,) = found()
    assert ("../docs/x.md", 2, column) == problem.span[:3]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一行字\n\n" * 30_000, 1),
        ("\\*\n" * 10_001, 10_002),
        ("a\n=\n" * 5_001, 10_003),
        ("---\n\n" * 5_001, 10_002),
        ("[TOC]\n\n" * 11, 22),
        ("<b>a</b>\n" * 10_001, 10_002),
        ("# a\n" * 3_001, 3_001),
    ],
    ids=["size", "escapes", "headings", "rules", "contents", "tags", "titles"],
)
def test_what_takes_markdown_minutes_is_reported(here: Path, text: str, line: int) -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\ndocs_dir: docs\n", "utf-8")
    (here / "docs/x.md").write_text(f"# x\n{text}", "utf-8")
    (problem,) = found()
    assert ("../docs/x.md", line) == (problem.span.file, problem.span.line)


def test_a_hook_that_gives_mkdocs_something_else_is_one_failure(here: Path) -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\nhooks: [h.py]\n", "utf-8")
    (here / "h.py").write_text("def on_files(files, config): return 5\n", "utf-8")
    with pytest.raises(Failed, match="mkdocs"):
        build(Job(small_site(), becomes=here / "site", outputs={"pages"}), here / "site")


def test_an_alias_bomb_before_a_page_is_reported_at_its_line(here: Path) -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\ndocs_dir: docs\n", "utf-8")
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: [{', '.join(['*a'] * 9)}]\n" for n in range(9))
    (here / "docs/x.md").write_text(f"---\n{bomb}---\n# x\n", "utf-8")
    (here / "docs/y.md").write_text("---\ntitle: [not closed\n---\n# y\n", "utf-8")
    (problem,) = found()
    assert ("../docs/x.md", 6) == (problem.span.file, problem.span.line)


@pytest.mark.skipif(os.name == "nt", reason="pipes are of Unix")
def test_a_pipe_or_a_link_in_docs_is_reported(here: Path) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())
    os.mkfifo(here / "docs" / "x.md")
    (here / "docs" / "y.md").symlink_to("x.md")

    assert ["../docs/x.md", "../docs/y.md"] == [one.span.file for one in found()]


@pytest.mark.skipif(sys.platform != "linux", reason="names are texts elsewhere")
def test_a_name_that_is_no_text_is_reported(here: Path) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())
    Path(os.fsdecode(os.fsencode(here / "docs") + b"/\xff.md")).write_text("# x\n", "utf-8")

    assert ["the name of this file is no text"] == [one.message.en for one in found()]


@pytest.mark.skipif(os.name == "nt", reason="there they are one")
def test_pages_that_would_be_one_are_reported(here: Path) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())
    for name in ("a/Safety.md", "a/safety.md", "A/safety.md", "b.md"):
        (here / "docs" / name).parent.mkdir(exist_ok=True)
        (here / "docs" / name).write_text("# x\n", "utf-8")

    assert 2 == sum(one.message.en.endswith("in upper case only") for one in found())


def test_a_page_with_a_nul_character_is_reported_there(here: Path) -> None:
    (here / "mkdocs.yml").write_bytes(DEFAULT_CONFIG.read_bytes())
    (here / "docs" / "a.md").write_bytes(b"# a\nb\0c\n")
    (problem,) = found()

    assert ("../docs/a.md", 2, 2) == problem.span[:3]


def test_the_verdict_changes_with_what_was_looked_at(here: Path) -> None:
    before = outside.digest(Path("roles"))
    for path in ("docs/a.md", "roles/logo.png", "mkdocs.yml"):
        (here / path).write_bytes(b"x")

        assert before != (before := outside.digest(Path("roles")))


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_links_in_a_circle_are_reported_wherever_a_path_is_taken(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for link in ("mkdocs.yml", "roles/logo.png", "site"):
        (here / link).symlink_to((here / link).name)
    settings = here / "roles/handbook.yaml"
    settings.write_text(settings.read_text("utf-8") + "logo: logo.png\n", "utf-8")

    assert 1 == main(["--lang", "en", "check"])
    assert "mkdocs.yml:1:1" in capsys.readouterr().out
    (here / "mkdocs.yml").unlink()
    assert 3 == main(["--lang", "en", "build"])


def test_a_site_in_the_content_folder_is_refused(here: Path) -> None:
    before = set((here / "roles").rglob("*"))
    assert 2 == main(["--lang", "en", "build", "--out", "roles/site"])
    assert before == set((here / "roles").rglob("*"))
