"""A full disk, or one that may not be written to: what was there stays, and one line says why.

A full disk is a limit on the size of files: the system itself refuses to write, anywhere in the
build. Nobody may write to a folder without the right, not even root, once it has given that up.
"""

import ctypes
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.small import small_files

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
ON_UNIX = pytest.mark.skipif(os.name == "nt", reason="limits are of Unix")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="root keeps its rights elsewhere")


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder, by a hash of its bytes; but for the lock and the cache."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".site.lock" and ".cache" not in path.parts
    }


def run(
    folder: Path, *arguments: str, under: Callable[[], object] = lambda: None
) -> tuple[int, list[str]]:
    """The exit code of a command, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--lang", "en", *arguments],
        cwd=folder, env=ENVIRONMENT, preexec_fn=under, text=True, encoding="utf-8",
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    return done.returncode, done.stderr.splitlines()


def full_after(size: int) -> Callable[[], None]:
    """No file may become larger than that: a disk that is full sooner or later."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def like_everybody() -> None:
    """Give up what root may do in spite of rights; whoever is not root may not do it anyway."""
    libc = ctypes.CDLL(None)
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP: gone when Python is started


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    for name, data in small_files().items():
        (folder / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "roles" / name).write_bytes(data)
    assert (0, []) == run(folder, "build")
    return folder


CACHES = {"with-cache": (), "without-cache": ("--no-cache",)}
FULL = [
    pytest.param(size, CACHES[cache], id=f"{cache}-{size}", marks=marks)
    for size, cache, *marks in [
        (0, "with-cache"),
        (30_000, "with-cache"),
        (60_000, "without-cache"),
        (2_000, "with-cache", pytest.mark.slow),
        (60_000, "with-cache", pytest.mark.slow),
        (0, "without-cache", pytest.mark.slow),
        (2_000, "without-cache", pytest.mark.slow),
        (30_000, "without-cache", pytest.mark.slow),
    ]
]


@ON_UNIX
@pytest.mark.parametrize(("size", "cache"), FULL)
def test_a_build_that_fills_the_disk_leaves_the_last_site_and_nothing_else(
    built: Path, size: int, cache: tuple[str, ...]
) -> None:
    clerk = built / "roles" / "office-clerk" / "role.yaml"
    typed = clerk.read_bytes()
    clerk.write_bytes(typed.replace("归档文件".encode(), f"归档{size}".encode()))
    before = contents(built)
    code, said = run(built, "build", *cache, under=full_after(size))
    after = contents(built)
    clerk.write_bytes(typed)

    assert before == after
    assert 3 == code
    assert ["Cannot write: File too large"] == [line.partition(" (")[0] for line in said]
    assert said[0].endswith("The site stays as it was.")


@pytest.fixture
def read_only(built: Path) -> Iterator[Path]:
    built.chmod(0o555)
    yield built
    built.chmod(0o755)


@ON_LINUX
def test_a_build_in_a_folder_without_the_right_to_write_leaves_the_last_site(
    read_only: Path,
) -> None:
    before = contents(read_only)
    code, said = run(read_only, "build", "--no-cache", under=like_everybody)

    assert before == contents(read_only)
    assert 3 == code
    assert ["Cannot write: Permission denied"] == [line.partition(" (")[0] for line in said]


@ON_LINUX
def test_a_first_build_in_a_folder_without_the_right_to_write_says_so(read_only: Path) -> None:
    code, said = run(read_only, "build", "--out", "other/site", under=like_everybody)

    assert (3, 1) == (code, len(said))
    assert not (read_only / "other").exists()


def test_a_file_where_the_folder_of_the_site_should_be_stays(built: Path) -> None:
    code, said = run(built, "build", "--out", "roles/handbook.yaml/site")

    assert (3, 1) == (code, len(said))
    assert (built / "roles" / "handbook.yaml").is_file()


@ON_UNIX
def test_the_build_after_a_full_disk_is_like_any_other(built: Path) -> None:
    before = contents(built)
    run(built, "build", under=full_after(2_000))

    assert (0, []) == run(built, "build")
    assert before == contents(built)


# -- other commands


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    """A handbook with a slip that `check --fix` corrects."""
    for name, data in small_files().items():
        (tmp_path / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "roles" / name).write_bytes(data.replace(b"title: ", "title：".encode(), 1))
    return tmp_path


@ON_UNIX
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--fix"),
        ("new", "role", "driver"),
        ("init", "another"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_command_on_a_full_disk_says_why_in_one_line_and_leaves_no_half_file(
    mistaken: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(mistaken)
    code, said = run(mistaken, *arguments, under=full_after(0))

    assert (3, 1) == (code, len(said))
    assert "File too large" in said[0]
    assert before == contents(mistaken)
