"""The preview always answers, shows what is wrong, and recovers by itself."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.commands.preview import Preview
from tests.small import small_files


class Running:
    """A preview of a copy of the tiny handbook, on a port of its own."""

    def __init__(self, folder: Path, broken: bool) -> None:
        self.content = folder / "roles"
        for name, data in small_files().items():
            (self.content / name).parent.mkdir(parents=True, exist_ok=True)
            (self.content / name).write_bytes(data)
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

    def page(self, path: str) -> str:
        with urlopen(self.address + path) as answer:
            return str(answer.read().decode("utf-8"))


@pytest.fixture
def running(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    running = Running(tmp_path, broken=getattr(request, "param", False))
    yield running
    running.preview.stop()
    running.thread.join()


def test_a_page_is_the_site_s_and_waits_for_news(running: Running) -> None:
    assert "" == running.news()

    page = running.page("roles/office-clerk/index.html")
    assert "归档文件" in page
    assert 'src="/_handbook/live.js"' in page


def test_a_broken_file_shows_its_problem_and_the_last_good_site_stays(running: Running) -> None:
    running.news()
    for _ in range(3):
        running.file.write_text("title：x", "utf-8")
        assert "office-clerk/role.yaml:1:" in running.news()
        assert "归档文件" in running.page("roles/office-clerk/index.html")

        running.file.write_text(running.good, "utf-8")
        assert "" == running.news()


@pytest.mark.parametrize("running", [True], indirect=True)
def test_started_on_broken_content_it_waits_and_recovers(running: Running) -> None:
    assert "office-clerk/role.yaml:1:" in running.news()
    with pytest.raises(HTTPError) as missing:
        running.page("index.html")
    assert "live.js" in missing.value.read().decode()

    running.file.write_text(running.good, "utf-8")

    assert "" == running.news()
    assert "归档文件" in running.page("roles/office-clerk/index.html")


def test_paper_is_made_when_it_is_asked_for(running: Running) -> None:
    running.news()

    with urlopen(running.address + "print/welcome.pdf") as answer:
        assert answer.read().startswith(b"%PDF")


def test_a_change_of_a_text_is_in_the_next_page(running: Running) -> None:
    running.news()
    running.file.write_text(running.good.replace("归档文件", "整理文件"), "utf-8")
    running.news()

    assert "整理文件" in running.page("roles/office-clerk/index.html")
