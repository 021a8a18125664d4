"""`handbook build` makes the whole site, always the same one, and tells the truth about it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.pages import Page
from tests.small import CONTENT, small_files

ROOT = Path(__file__).parents[2]


def handbook(
    *arguments: str, cwd: Path = ROOT, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "generator", "--lang", "en", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    done = handbook("--content", str(CONTENT), "build", "--out", str(folder / "site"), cwd=folder)
    assert 0 == done.returncode, done.stderr
    assert (folder / "site" / "index.html").as_uri() in done.stdout
    return folder / "site"


def test_every_url_of_the_map_resolves_with_its_fragment(site: Path) -> None:
    items = json.loads((site / "handbook.json").read_text("utf-8"))["items"]
    pages: dict[str, Page] = {}
    wrong = []
    for item in items:
        for url in item["url"].values():
            path, _, fragment = unquote(url).partition("#")
            if not (site / path).is_file():
                wrong.append(url)
            elif fragment:
                page = pages.setdefault(path, Page((site / path).read_text("utf-8")))
                wrong += [] if fragment in page.ids else [url]

    assert [] == wrong
    assert {"role", "duty", "procedure", "step", "standard", "rule", "script", "node",
            "checklist", "item", "term"} <= {item["kind"] for item in items}  # fmt: skip


def test_everything_that_a_page_asks_for_is_in_the_site(site: Path) -> None:
    wrong = []
    for page in site.rglob("*.html"):
        for link in Page(page.read_text("utf-8")).links:
            if re.match(r"https?:|mailto:|tel:|#|data:|.*/not-found\.js", link):
                continue
            if not (page.parent / unquote(link.partition("#")[0])).resolve().is_file():
                wrong.append(f"{page.relative_to(site)}: {link}")

    assert [] == wrong


def test_no_page_style_or_script_of_ours_names_another_server(site: Path) -> None:
    address = re.compile(rb"(?:src|href|action)=\"https?://|url\(\s*[\"']?https?://|@import")
    wrong = [
        p
        for p in site.rglob("*")
        if p.suffix in (".html", ".css") and address.search(p.read_bytes())
    ]

    assert [] == wrong


def test_two_builds_elsewhere_and_otherwise_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "deep" / "er"
    other.mkdir(parents=True)
    done = handbook(
        "--content", str(CONTENT), "build", "--out", str(other / "out"), "--no-cache", cwd=other,
        PYTHONHASHSEED="7", TZ="Asia/Shanghai", LC_ALL="C",
    )  # fmt: skip

    assert 0 == done.returncode, done.stderr
    assert files(site) == files(other / "out")


def test_a_build_from_the_cache_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    done = handbook(
        "--content", str(CONTENT), "build", "--out", str(tmp_path / "s"), cwd=site.parent
    )

    assert 0 == done.returncode, done.stderr
    assert files(site) == files(tmp_path / "s")


@pytest.mark.slow
def test_a_build_after_an_edit_gives_the_bytes_of_a_cold_one(tmp_path: Path) -> None:
    """With the book, which the build before it did not have."""
    copy_of_content(tmp_path / "roles")
    (tmp_path / "cold").mkdir()
    role = tmp_path / "roles/front-desk/role.yaml"
    assert 0 == handbook("build", cwd=tmp_path).returncode
    assert not (tmp_path / "site/print/handbook.pdf").exists()
    role.write_text(role.read_text("utf-8").replace("接待客人", "招呼客人"), "utf-8")
    assert 0 == handbook("build", "--book", cwd=tmp_path).returncode
    assert (tmp_path / "site/print/handbook.pdf").is_file()
    again = handbook("--content", "../roles", "build", "--book", cwd=tmp_path / "cold")

    assert 0 == again.returncode, again.stderr
    assert files(tmp_path / "site") == files(tmp_path / "cold/site")


def test_a_site_that_is_as_it_would_be_made_stays_and_any_other_is_made(site: Path) -> None:
    build = ("--content", str(CONTENT), "build", "--out", str(site))
    before = files(site)
    stamp = (site / "index.html").stat()
    again = handbook(*build, cwd=site.parent)

    assert 0 == again.returncode, again.stderr
    assert "Nothing has changed" in again.stdout
    assert stamp == (site / "index.html").stat()

    (site / "index.html").unlink()
    (site / "handbook.json").write_text("damaged", "utf-8")
    repaired = handbook(*build, cwd=site.parent)

    assert 0 == repaired.returncode, repaired.stderr
    assert "Nothing has changed" not in repaired.stdout
    assert before == files(site)


def copy_of_content(folder: Path, **replaced: str) -> Path:
    for name, data in small_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for name, text in replaced.items():
        (folder / name.replace("__", "/")).with_suffix(".yaml").write_text(text, "utf-8")
    return folder


def test_broken_content_is_reported_and_the_last_site_stays(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert 0 == handbook("--content", str(CONTENT), "build", cwd=tmp_path).returncode
    before = files(out)
    content = copy_of_content(tmp_path / "roles", office_clerk="nothing")

    done = handbook("--content", str(content), "build", "--out", str(out), cwd=tmp_path)

    assert 1 == done.returncode
    assert "office_clerk.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == files(out)


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    done = handbook(
        "--content", str(CONTENT), "build", "--out", str(tmp_path / "file" / "site"), cwd=tmp_path
    )

    assert 3 == done.returncode
    assert "Cannot write" in done.stderr


def test_wrong_use_is_exit_code_2() -> None:
    assert 2 == handbook("bake").returncode


MKDOCS = """
INHERIT: {root}/generator/starter/mkdocs.yml
site_name: x
docs_dir: {root}/generator/starter/docs
repo_url: https://git.example.com/hr/handbook
edit_uri: edit/main/roles/
plugins:
  - handbook: {{content: {content}}}
"""


def test_mkdocs_builds_it_too_and_edit_links_open_the_yaml_file(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(MKDOCS.format(root=ROOT, content=CONTENT), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(settings)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 0 == done.returncode, done.stdout + done.stderr
    page = (tmp_path / "site" / "procedures" / "welcome.html").read_text("utf-8")
    assert (
        "https://git.example.com/hr/handbook/edit/main/roles/front-desk/procedures/welcome.yaml"
        in page
    )


def test_mkdocs_fails_in_one_readable_message(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path / "roles", glossary="terms: 3")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(MKDOCS.format(root=ROOT, content=content), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 0 != done.returncode
    assert "glossary.yaml:1:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
