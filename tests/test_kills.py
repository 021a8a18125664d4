"""A hundred kills, spread evenly over a whole build: a whole site stands every time."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.small import CONTENT

ROOT = Path(__file__).parent.parent
KILLS = 100


def start(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "--content", str(CONTENT), "build", "--no-cache"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def listing(site: Path) -> dict[str, int]:
    return {
        p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*") if p.is_file()
    }


class Poller(threading.Thread):
    """Asks for three pages all the time, and counts how often one was not there."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.pages = [site / p for p in ("index.html", "handbook.json", "procedures/welcome.html")]
        self.asked = self.missed = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            for page in self.pages:
                self.asked += 1
                try:
                    self.missed += not page.read_bytes()
                except FileNotFoundError:
                    self.missed += 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_a_hundred_kills_leave_a_whole_site_and_no_reader_misses_a_page(tmp_path: Path) -> None:
    began = time.monotonic()
    assert 0 == start(tmp_path).wait()
    whole_build = time.monotonic() - began
    site = tmp_path / "site"
    expected = listing(site)
    poller = Poller(site)
    poller.start()

    for n in range(KILLS):
        process = start(tmp_path)
        try:
            process.wait(timeout=whole_build * (n + 1) / KILLS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert expected == listing(site), f"kill {n}"

    poller.over.set()
    poller.join()
    assert 0 == poller.missed
    assert poller.asked > 1000
    assert 0 == start(tmp_path).wait()
    assert [] == [p.name for p in tmp_path.iterdir() if p.name.startswith(".site.new")]
