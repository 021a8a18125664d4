"""The preview always answers, shows what is wrong, and recovers by itself."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from generator.commands.preview import Preview
from generator.mkdocs.build import DEFAULT_CONFIG
from tests.small import small_files

ROOT = Path(__file__).parents[2]
CLERK = "roles/office-clerk/index.html"


def write_content(folder: Path) -> None:
    for name, data in small_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


class Running:
    """A preview of a copy of the tiny handbook, on a port of its own."""

    def __init__(self, folder: Path, broken: bool) -> None:
        self.folder = folder
        self.content = folder / "roles"
        write_content(self.content)
        self.file = self.content / "office-clerk" / "role.yaml"
        self.good = self.file.read_text("utf-8")
        if broken:
            self.file.write_text("title：x", "utf-8")
        self.preview = Preview(self.content, folder / "site", "en")
        self.address = self.preview.start(0)
        self.thread = threading.Thread(target=self.preview.run, daemon=True)
        self.thread.start()
        self.number = 0

    def news(self) -> str:
        """Wait for the next build; what is wrong now."""
        with urlopen(f"{self.address}_handbook/state?after={self.number}") as answer:
            news = json.load(answer)
        self.number = news["number"]
        return str(news["problems"])

    def page(self, path: str, host: str = "") -> str:
        request = Request(self.address + path, headers={"Host": host} if host else {})
        with urlopen(request) as answer:
            return str(answer.read().decode("utf-8"))

    def status(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
        """The answer to a path that is sent exactly as it is written here."""
        connection = http.client.HTTPConnection(self.address.removeprefix("http://").strip("/"))
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.fixture
def running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Running]:
    monkeypatch.chdir(tmp_path)
    running = Running(tmp_path, broken=getattr(request, "param", False))
    yield running
    running.preview.stop()
    running.thread.join()


def test_a_page_is_the_site_s_and_waits_for_news(running: Running) -> None:
    assert "" == running.news()

    page = running.page(CLERK)
    assert "归档文件" in page
    assert 'src="/_handbook/live.js"' in page
    assert "fetch" in running.page("_handbook/live.js")
    assert running.page("").startswith("<!doctype html>")


def break_and_fix(running: Running, times: int) -> None:
    """A file is broken and corrected again, each time in another way; every page stays."""
    mistakes = ["title：x", "", "\0", "a: [", "title: x\n\ttitle: y", "- \n" * 500]
    for n in range(times):
        running.file.write_text(mistakes[n % len(mistakes)], "utf-8")
        assert "office-clerk/role.yaml:1:" in running.news()
        assert "归档文件" in running.page(CLERK)

        running.file.write_text(running.good.replace("归档文件", f"归档文件{n}"), "utf-8")
        assert "" == running.news()
        assert f"归档文件{n}" in running.page(CLERK)


def test_a_broken_file_shows_its_problem_and_the_last_good_site_stays(running: Running) -> None:
    running.news()
    break_and_fix(running, 2)


def test_a_page_that_is_opened_while_something_is_wrong_asks_for_it_at_once(
    running: Running,
) -> None:
    running.news()
    assert 'data-number="1"' in running.page(CLERK)

    running.file.write_text("title：x", "utf-8")
    running.news()

    assert 'data-number="-1"' in running.page(CLERK)


def test_what_is_wrong_is_said_on_the_terminal_too(
    running: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    running.news()
    running.file.write_text("title：x", "utf-8")
    running.news()

    assert "office-clerk/role.yaml:1:6 error[colon]" in capfd.readouterr().err


@pytest.mark.slow
def test_fifty_times_broken_and_fifty_times_corrected(running: Running) -> None:
    running.news()
    break_and_fix(running, 50)


@pytest.mark.parametrize("running", [True], indirect=True)
def test_started_on_broken_content_it_waits_and_recovers(running: Running) -> None:
    assert "office-clerk/role.yaml:1:" in running.news()
    with pytest.raises(HTTPError) as missing:
        running.page("index.html")
    assert "live.js" in missing.value.read().decode()

    running.file.write_text(running.good, "utf-8")

    assert "" == running.news()
    assert "归档文件" in running.page(CLERK)


def test_it_outlives_its_folder_its_settings_and_its_pages(running: Running) -> None:
    running.news()

    shutil.rmtree(running.content)
    assert "there is no handbook.yaml" in running.news()
    assert "归档文件" in running.page(CLERK)
    write_content(running.folder / "back")
    (running.folder / "back").rename(running.content)
    assert "" == running.news()

    (running.content / "handbook.yaml").write_bytes(b"\xff\xfe\x00")
    assert "handbook.yaml:1:1" in running.news()
    write_content(running.content)
    assert "" == running.news()

    settings = running.folder / "mkdocs.yml"
    settings.write_text("plugins: [", "utf-8")
    assert "mkdocs.yml" in running.news()
    settings.unlink()
    assert "" == running.news()

    (running.folder / "docs").mkdir()
    settings.write_text(f"INHERIT: {DEFAULT_CONFIG}\n", "utf-8")
    (running.folder / "docs" / "a.md").write_text("[nowhere](b.md)", "utf-8")
    assert "b.md" in running.news()
    (running.folder / "docs" / "a.md").unlink()
    settings.unlink()
    assert "" == running.news()


def test_paper_and_the_index_of_the_search_are_made_when_they_are_asked_for(
    running: Running,
) -> None:
    running.news()

    with urlopen(running.address + "print/welcome.pdf") as answer:
        assert answer.read().startswith(b"%PDF")
    with urlopen(running.address + "assets/search/index-zh.js") as answer:
        assert "javascript" in answer.headers["Content-Type"]
        assert answer.read().startswith(b"HandbookSearch.begin(")


OUTSIDE = (
    *("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/roles/../../secret.txt"),
    *("//../secret.txt", "/..\\secret.txt", "/link.txt", "/link/secret.txt", "/link/"),
)


def test_nothing_outside_the_site_is_served(running: Running) -> None:
    secret = running.folder / "secret.txt"
    secret.write_text("the safe's number")
    running.news()
    (running.preview.out / "link.txt").symlink_to(secret)
    (running.preview.out / "link").symlink_to(running.folder, target_is_directory=True)

    for path in OUTSIDE:
        status, body = running.status(path)

        assert 404 == status, path
        assert b"safe" not in body


def test_only_who_asks_for_this_machine_is_answered(running: Running) -> None:
    running.news()

    for host in ("127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"):
        assert 200 == running.status("/index.html", Host=host)[0], host
    for host in ("evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[", "a@b:c"):
        status, body = running.status("/index.html", Host=host)
        assert 403 == status, host
        assert "归档文件".encode() not in body


def test_whatever_is_asked_there_is_an_answer(running: Running) -> None:
    running.news()

    assert 200 == running.status("/_handbook/state?after=x")[0]
    assert 200 == running.status("/_handbook/state")[0]
    assert 404 == running.status("/print/nothing.pdf")[0]
    assert 404 == running.status("/%00")[0]
    assert (200, b"") == running.status("/index.html", "HEAD")
    assert 501 == running.status("/index.html", "POST")[0]


def test_a_change_of_a_text_is_in_the_next_page(running: Running) -> None:
    running.news()
    running.file.write_text(running.good.replace("归档文件", "整理文件"), "utf-8")
    running.news()

    assert "整理文件" in running.page(CLERK)


# -- a crowd


def test_a_roomful_of_people_is_answered(running: Running) -> None:
    running.news()

    def ask(number: int) -> int:
        return running.status(f"/{CLERK}?{number}")[0]

    with ThreadPoolExecutor(50) as people:
        assert {200} == set(people.map(ask, range(1_000)))


def test_connections_that_ask_for_nothing_are_closed_and_keep_nobody_waiting(
    running: Running,
) -> None:
    running.news()
    host, port = running.address.removeprefix("http://").strip("/").split(":")
    silent = [socket.create_connection((host, int(port))) for _ in range(200)]

    assert 200 == running.status(f"/{CLERK}")[0]
    for one in silent:  # each is closed by the other side
        assert b"" == one.recv(1)
        one.close()


def test_what_was_built_before_is_forgotten(running: Running) -> None:
    running.news()
    assert running.preview._site is not None
    first = weakref.ref(running.preview._site.base)
    running.file.write_text(running.good.replace("办公室文员", "行政文员"), "utf-8")
    running.news()
    running.preview.tidy()

    assert first() is None


def files_of(preview: Preview) -> dict[str, bytes | None]:
    """All paths, and what some of them hold: each kind of page, and the map."""
    looked_at = {CLERK, "index.html", "about.html", "register.html", "en/index.html",
                 "quizzes/office-clerk.html", "standards/one.html", "handbook.json"}  # fmt: skip
    paths = preview._shelf._offered
    return {path: preview.file(path) if path in looked_at else None for path in paths}


def test_a_preview_that_goes_on_shows_what_a_new_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leaves out what need not be read again; nobody may see that it does."""
    monkeypatch.chdir(tmp_path)
    content, docs = tmp_path / "roles", tmp_path / "docs"
    write_content(content)
    docs.mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\nsite_name: x\n", "utf-8")
    (docs / "about.md").write_text("# About\n\n[Clerk](roles/office-clerk/index.md)", "utf-8")
    role, about, new = content / "office-clerk/role.yaml", docs / "about.md", "standards/one.yaml"
    standard = "title: 一条规范\npurpose: 试试。\nrules:\n  - {title: 规则, do: 做。}\n"
    preview = Preview(content, tmp_path / "site", "en")
    preview.build()
    read = 0
    for edit in (
        lambda: role.write_text(role.read_text("utf-8").replace("归档文件", "整理文件"), "utf-8"),
        lambda: about.write_text("# Hello\n\n[Home](index.md)", "utf-8"),
        lambda: (content / "shared" / new).write_text(standard, "utf-8"),
    ):
        edit()
        built = preview._built
        preview.build()
        read += preview._built is not built
        fresh = Preview(content, tmp_path / "fresh", "en")
        fresh.build()
        assert "" == preview.problems == fresh.problems
        assert files_of(fresh) == files_of(preview)

    assert 2 == read  # when docs/ had changed, and when there was another page


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is of Unix")
def test_a_preview_that_is_stopped_leaves_no_folder(tmp_path: Path) -> None:
    write_content(tmp_path / "roles")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--lang", "en", "serve", "--port", "0"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()  # it says where to open it
    process.send_signal(signal.SIGTERM)

    assert 0 == process.wait()
    assert [] == list(tmp_path.glob("handbook-*"))
