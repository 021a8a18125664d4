"""The tiny handbook as a built site, from disk and from a web server of its own."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.small import CONTENT, small_files

ROOT = Path(__file__).parents[2]

PAYLOADS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    '"><script>window.hit = 1</script>',
    "' onmouseover='window.hit=1",
    '" autofocus onfocus="window.hit=1',
    "</title><script>window.hit = 1</script>",
    "</textarea><script>window.hit = 1</script>",
    "{{ 7 * 7 }}<script>window.hit = 1</script>",
    "<a href=javascript:window.hit=1>x</a>",
    "</script><script>window.hit = 1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
)
"""Texts that would run as a program if any output took them for HTML."""


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
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook with every title, text and alias followed by a hostile text."""
    folder = tmp_path_factory.mktemp("hostile")
    for n, (name, data) in enumerate(sorted(small_files().items())):
        payload = PAYLOADS[n % len(PAYLOADS)].replace("'", "''")
        text = data.decode("utf-8")
        for key in ("title", "purpose", "cue", "do", "text", "why", "moment", "reason", "company"):
            text = text.replace(f" {key}: ", f" {key}: ")
            text = _with_payload(text, key, payload)
        (folder / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "roles" / name).write_text(text, "utf-8")
    return build(folder / "roles", folder)


def _with_payload(text: str, key: str, payload: str) -> str:
    """The value of a key that stands on a line of its own, with the payload behind it."""
    out = []
    for line in text.split("\n"):
        start, found, value = line.partition(f"{key}: ")
        if found and not start.strip(" -") and value and value[0] not in "\"'[{|>":
            line = f"{start}{key}: '{value} {payload}'"
        out.append(line)
    return "\n".join(out)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


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
