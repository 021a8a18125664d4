"""Kills spread over a whole build: a whole site stands every time, and no reader misses a page."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small import CONTENT, small_files

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
PAGES = ("index.html", "handbook.json", "procedures/welcome.html")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="counts and kills as Linux does")
Listing = dict[str, str]


def listing(site: Path) -> Listing:
    """Every file of a site, by a hash of its bytes."""
    return {
        p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in site.rglob("*")
        if p.is_file()
    }


def leftovers(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir() if p.name.startswith(".site.")} - {".site.lock"}


class Poller(threading.Thread):
    """Asks for three pages all the time, and counts how often one was not there, or not whole."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.pages = [site / page for page in PAGES]
        self.asked = self.missed = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            for page in self.pages:
                self.asked += 1
                try:
                    self.missed += not page.read_bytes().rstrip().endswith((b"</html>", b"}"))
                except FileNotFoundError:
                    self.missed += 1

    def __enter__(self) -> "Poller":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()


class Killed:
    """A command on a folder's content, killed at steps of one's choice (`tests/killed.py`)."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.killed", "--content", "roles", *command],
            cwd=folder, env=ENVIRONMENT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def at(self, step: int) -> tuple[int, int]:
        """Kill the command before a step; how it ended, and its number of steps if it was whole."""
        assert self.process.stdin
        assert self.process.stdout
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)  # so that all is made anew
        self.process.stdin.write(f"{step}\n")
        self.process.stdin.flush()
        code, _, steps = self.process.stdout.readline().strip().partition(" ")
        return int(code), int(steps or 0)

    def end(self) -> None:
        self.process.communicate(timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in small_files().items():
        (tmp_path / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "roles" / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def killed(folder: Path) -> Iterator[Killed]:
    killed = Killed(folder, "build")
    yield killed
    killed.end()


def kill_everywhere(killed: Killed, kills: int) -> None:
    site, clerk = killed.folder / "site", killed.folder / "roles" / "office-clerk" / "role.yaml"
    typed = clerk.read_text("utf-8")
    texts = [typed, typed.replace("归档文件", "整理文件")]
    sites, steps = list[Listing](), 0
    for text in texts:
        clerk.write_text(text, "utf-8")
        _, steps = killed.at(0)
        sites.append(listing(site))
    assert sites[0] != sites[1]

    wanted = changed = 0
    with Poller(site) as poller:
        for n in range(kills):
            clerk.write_text(texts[wanted], "utf-8")  # which the site does not show yet
            for name in leftovers(killed.folder):  # else clearing them would be steps, too
                shutil.rmtree(killed.folder / name)
            step = 1 + n * (steps - 1) // (kills - 1)
            assert -signal.SIGKILL == killed.at(step)[0], f"step {step} of {steps}"
            now = listing(site)
            assert now in sites, f"step {step} of {steps}"
            if now == sites[wanted]:
                wanted, changed = 1 - wanted, changed + 1
        clerk.write_text(texts[wanted], "utf-8")
        assert 0 == killed.at(0)[0]
    assert poller.asked > kills
    assert 0 == poller.missed
    assert 0 < changed < kills  # some were killed before the exchange, and some after it
    assert sites[wanted] == listing(site)
    assert set() == leftovers(killed.folder)


@ON_LINUX
def test_ten_kills_leave_a_whole_site_and_no_reader_misses_a_page(killed: Killed) -> None:
    kill_everywhere(killed, 10)


@ON_LINUX
@pytest.mark.slow
def test_a_hundred_kills_leave_a_whole_site_and_no_reader_misses_a_page(killed: Killed) -> None:
    kill_everywhere(killed, 100)


@ON_LINUX
@pytest.mark.slow
def test_forty_kills_of_print_leave_each_paper_as_it_was_or_as_it_will_be(folder: Path) -> None:
    killed = Killed(folder, "print", "filing", "--docx")
    procedure = folder / "roles/office-clerk/procedures/filing.yaml"
    typed = procedure.read_text("utf-8")
    prints, steps = list[Listing](), 0
    for text in (typed, typed + "aliases: [整理]\n"):
        procedure.write_text(text, "utf-8")
        _, steps = killed.at(0)
        prints.append(papers(folder))
    first, last = prints
    assert first.keys() == last.keys()
    assert 4 <= len(first)
    for n in range(40):
        shutil.rmtree(folder / "print")
        procedure.write_text(typed, "utf-8")
        assert 0 == killed.at(0)[0]
        procedure.write_text(typed + "aliases: [整理]\n", "utf-8")
        step = 1 + n * (steps - 1) // 39
        assert -signal.SIGKILL == killed.at(step)[0], f"step {step} of {steps}"
        for name, digest in papers(folder).items():
            assert digest in (first[name], last[name]), f"{name}, step {step} of {steps}"
    assert 0 == killed.at(0)[0]
    assert last == papers(folder)
    killed.end()


def papers(folder: Path) -> Listing:
    """The print-outs of a folder; a file that is being written has a dot before its name."""
    made = listing(folder / "print").items()
    return {name: digest for name, digest in made if not Path(name).name.startswith(".")}


# -- kills by the clock, of a build that has other processes help


def start(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "--content", str(CONTENT), "build", "--no-cache"],
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def kills_by_the_clock(folder: Path, kills: int) -> None:
    began = time.monotonic()
    first = start(folder)
    first.communicate(timeout=60)
    assert 0 == first.returncode
    whole_build = time.monotonic() - began
    site = folder / "site"
    expected = listing(site)

    with Poller(site) as poller:
        for n in range(kills):
            process = start(folder)
            try:
                process.wait(timeout=whole_build * (n + 1) / (kills + 1))
            except subprocess.TimeoutExpired:
                process.kill()
            # The pipe ends when the last helper of the build has ended, too.
            process.communicate(timeout=60)
            assert expected == listing(site), f"kill {n}"

    assert poller.asked > kills
    assert 0 == poller.missed
    last = start(folder)
    last.communicate(timeout=60)
    assert 0 == last.returncode
    assert set() == leftovers(folder)


@ON_LINUX
def test_a_killed_build_takes_its_helpers_with_it(tmp_path: Path) -> None:
    kills_by_the_clock(tmp_path, 3)


@ON_LINUX
@pytest.mark.slow
def test_a_hundred_kills_by_the_clock(tmp_path: Path) -> None:
    kills_by_the_clock(tmp_path, 100)
