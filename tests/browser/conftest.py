"""The tiny handbook as a built site, and a hostile one, from disk and from a web server."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hostile import hostile_files
from tests.outputs.real import built_site
from tests.small import CONTENT

ROOT = Path(__file__).parents[2]

PAGES = (
    "index.html",
    "roles/front-desk/index.html",
    "procedures/welcome.html",
    "standards/manners.html",
    "scripts/greeting.html",
    "checklists/reception-opening.html",
    "quizzes/front-desk.html",
    "glossary.html",
    "topics.html",
    "organisation.html",
    "sources.html",
    "print.html",
    "matrix.html",
    "register.html",
    "roles/index.html",
    "about.html",
    "404.html",
    "en/index.html",
    "en/roles/front-desk/index.html",
)
"""One of each kind."""


def build(content: Path, folder: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--content", str(content), "build",
         "--out", str(folder / "site")],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CONTENT, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def our_site() -> Path:
    """The company's handbook itself, for what its own texts decide: whether they have room."""
    return built_site()


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in hostile_files().items():
        file = folder / "roles" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return build(folder / "roles", folder)


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps a connection for the next file

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a web server of that folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as address:
        yield address


class Watched:
    """A page that remembers what it asked for outside, and what went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda message: message.type == "error" and self.errors.append(message.text),
        )

    def outside(self, inside: str) -> list[str]:
        return [url for url in self.asked if not url.startswith((inside, "data:"))]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Watched(page)
    page.close()


@pytest.fixture
def pdf_pages() -> Callable[[bytes], list[str]]:
    from io import BytesIO

    from pypdf import PdfReader

    return lambda data: [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
