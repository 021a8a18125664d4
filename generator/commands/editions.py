"""An edition of the handbook by what somebody calls it: a folder, a release, a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from generator.content.load import load
from generator.outputs.changes.snapshot import Snapshot, from_json, from_map, snapshot
from generator.problems.problem import Language, Problem, Words
from generator.reading.encoding import MAX_FILE
from generator.reading.files import CONTENT, files_in, ordinary
from generator.reading.releases import LARGEST, releases_of


class Unknown(Exception):
    """There is no such edition, or it cannot be read; the words say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def edition(name: str, content: Path, language: Language) -> Snapshot:
    """The edition that a name stands for."""
    path = Path(name)
    if path.is_dir():
        return _of_folder(path, name)
    release = releases_of(content) / f"{name}.json"
    if path.is_file() or release.is_file():
        return _of_file(path if path.is_file() else release, name)
    return _of_revision(name, content)


def _of_folder(folder: Path, name: str) -> Snapshot:
    for place in (folder, folder / "roles"):
        if (place / "handbook.yaml").is_file():
            return _of_files(files_in(place), name)
    if (folder / "handbook.json").is_file():
        return _of_file(folder / "handbook.json", name)
    raise Unknown(Words(
        f"{folder} 里没有 handbook.yaml，也没有 handbook.json。",
        f"Neither handbook.yaml nor handbook.json is in {folder}.",
    ))  # fmt: skip


def _of_file(path: Path, name: str) -> Snapshot:
    try:
        text = ordinary(path, LARGEST).decode()
        state = from_map(text) if path.name == "handbook.json" else from_json(text)
    except (ValueError, KeyError) as error:
        raise Unknown(Words(
            f"{path} 不是手册的发布记录，也不是网站的 handbook.json。",
            f"{path} is neither a release of a handbook nor a site's handbook.json.",
        )) from error  # fmt: skip
    return state._replace(name=state.name or name)


def _of_files(files: dict[str, bytes | Problem], name: str) -> Snapshot:
    loaded = load(files)
    if loaded.handbook is None or any(id in loaded.broken for id in ("handbook",)):
        raise Unknown(Words(
            f"“{name}”的内容读不出来，请先用 handbook check 检查。",
            f"The content of “{name}” cannot be read; see `handbook check`.",
        ))  # fmt: skip
    return snapshot(loaded.editions, name)


def _of_revision(name: str, content: Path) -> Snapshot:
    """The content folder as it was at a revision of git."""
    folder = content.absolute()
    commit = _git(folder.parent, "rev-parse", "--verify", "--quiet", "--end-of-options",
                  f"{name}^{{commit}}")  # fmt: skip
    packed = None
    if commit:
        packed = _git(folder.parent, "archive", "--format=tar", commit.decode().strip(), "--",
                      folder.name)  # fmt: skip
    if packed is None:
        raise Unknown(Words(
            f"找不到“{name}”：不是文件夹，不是发布过的版本，也不是有 {folder.name} 的 git 修订。",
            f"There is no “{name}”: no folder, no release, and no git revision with {folder.name}.",
        ))  # fmt: skip
    return _of_files(_unpacked(packed, folder.name), name)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None if there is no git, or if it refuses."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _unpacked(packed: bytes, folder: str) -> dict[str, bytes | Problem]:
    """The content files of an archive, by their paths in the content folder."""
    out: dict[str, bytes | Problem] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for entry in archive:
            path = entry.name.removeprefix(f"{folder}/")
            hidden = path.rpartition("/")[2].startswith((".", "~", "#"))
            if entry.isfile() and CONTENT.search(path) and not hidden:
                file = archive.extractfile(entry)
                out[path] = file.read(MAX_FILE + 1) if file else b""
    return out
