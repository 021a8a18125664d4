"""`handbook release`: versions and change records, a frozen edition, and kills at every point."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import journal
from generator.cli import main
from generator.content.checks import check
from generator.content.load import load
from generator.outputs.changes.snapshot import from_json, snapshot
from generator.reading.files import files_in
from tests.small import CONTENT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path in CONTENT.rglob("*.yaml"):
        place = tmp_path / "roles" / path.relative_to(CONTENT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    (tmp_path / "roles/files").mkdir(exist_ok=True)
    for path in (CONTENT / "files").iterdir():
        (tmp_path / "roles/files" / path.name).write_bytes(path.read_bytes())
    assert 0 == release(tmp_path / "roles")
    return tmp_path / "roles"


def release(content: Path, *arguments: str) -> int:
    return main(
        ["--lang", "zh", "--content", str(content), "release", "--date", "2027-01-02", *arguments]
    )


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="")


def state(content: Path) -> dict[str, bytes]:
    """All files but those whose names begin with a dot."""
    return {
        str(path.relative_to(content.parent)): path.read_bytes()
        for path in content.parent.rglob("*")
        if path.is_file() and not path.name.startswith(".") and ".cache" not in path.parts
    }


def change(content: Path) -> None:
    """A material change, and one of wording."""
    edit(content / "front-desk/role.yaml", "不超过三分钟", "不超过五分钟")
    edit(content / "office-clerk/role.yaml", "让文件找得到", "使文件找得到")


def test_a_first_release_freezes_what_is_there(content: Path) -> None:
    frozen = from_json((content.parent / "releases/1.0.json").read_text("utf-8"))

    assert ("1.0", "2027-01-02") == (frozen.name, frozen.date)
    assert frozen.items == snapshot(load(files_in(content)).editions).items


def test_only_what_changed_gets_a_version_and_a_record(content: Path) -> None:
    before = state(content)
    change(content)
    assert 0 == release(content)

    loaded = load(files_in(content))
    assert loaded.handbook
    front, clerk = loaded.handbook.roles
    assert ("2.0", "2027-01-02") == (front.version, str(front.effective))
    newest = front.revisions[0]
    assert ("2.0", "内容修订：等候时间", "行政部") == (newest.version, newest.text, newest.by)
    assert [("1.0", "首次发布")] == [(one.version, one.text) for one in front.revisions[1:]]
    assert ("1.1", "文字修订") == (clerk.revisions[0].version, clerk.revisions[0].text)
    changed = {name for name, data in state(content).items() if before.get(name) != data}
    assert {"roles/front-desk/role.yaml", "roles/office-clerk/role.yaml",
            "releases/2.0.json"} == changed  # fmt: skip
    assert [] == check(loaded).errors


@pytest.mark.parametrize(
    ("record", "choice", "version"),
    [
        ('revisions: [{version: "1.0", date: 2026-12-01, text: 首次。}]\n', "--material", "2.0"),
        ("version: A/3\nrevisions:\n  # 新的在前\n  - {version: A/3, date: 2026-12-01, text: 甲}\n"
         "  - version: A/2\n    date: 2026-11-01\n    text: 乙\n", "--editorial", "A/4"),
        ("version: 1.9   # 版本\neffective: 2026-12-05\nrevisions:\n- version: 1.9\n"
         "  date: 2026-12-01\n  text: 甲\n", "--editorial", "1.10"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_record_is_written_however_it_stands(
    content: Path, record: str, choice: str, version: str, end: str
) -> None:
    role = content / "front-desk/role.yaml"
    text = role.read_text("utf-8").replace("code: QD\n", f"code: QD\n{record}", 1)
    role.write_bytes(text.replace("\n", end).encode())
    assert 0 == release(content, "1.1")
    edit_bytes = role.read_bytes().replace("三分钟".encode(), "五分钟".encode())
    role.write_bytes(edit_bytes)
    assert 0 == release(content, "3.0", choice)

    loaded = load(files_in(content))
    assert loaded.handbook
    front = loaded.handbook.roles[0]
    assert [] == check(loaded).errors
    assert version == front.version == front.revisions[0].version
    assert "2027-01-02" == str(front.effective)
    old = edit_bytes.decode().split(end)
    new = role.read_bytes().decode().split(end)
    kept = [line for line in old if line in new]
    assert len(old) - len(kept) <= 3


def test_a_day_before_the_last_one_of_a_change_record_is_refused(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(content)
    before = state(content)

    assert 2 == main(["--lang", "en", "--content", str(content), "release", "--date", "2026-11-30"])
    assert "before 2026-12-01" in capsys.readouterr().err
    assert before == state(content)


def test_a_dry_run_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content)
    before = state(content)

    assert 0 == release(content, "--dry-run")
    assert before == state(content)
    assert "1.0 → 2.0" in capsys.readouterr().out


def test_what_is_not_clean_is_refused(content: Path) -> None:
    edit(content / "front-desk/role.yaml", "weight: 60", "weight: 50")
    before = state(content)

    assert 1 == release(content)
    assert before == state(content)


@pytest.mark.parametrize("name", ["1.0", "0.9", "../x", ""])
def test_a_name_must_be_new(content: Path, name: str) -> None:
    change(content)
    before = state(content)

    assert (0 if not name else 2) == release(content, *([name] if name else ["--dry-run"]))
    assert before == state(content)


def test_without_changes_there_is_no_release(content: Path) -> None:
    assert 0 == release(content)
    assert ["1.0.json"] == [one.name for one in (content.parent / "releases").iterdir()]


KILLED = """
import os, sys
from pathlib import Path
folder, last = sys.argv[1], int(sys.argv[2])
count = 0
def point(event, arguments):
    global count
    if event in ("open", "os.rename", "os.chmod", "os.remove", "os.mkdir"):
        name = str(arguments[0])
        if name.startswith(folder):
            is_write = event != "open" or "w" in str(arguments[1])
            if last < 0 and is_write:
                print("write", count)
            count += 1
            if count == last:
                os._exit(9)
sys.addaudithook(point)
from generator.cli import main
code = main(sys.argv[3:])
print("points", count)
sys.exit(code)
"""


class Kills:
    """A release that is killed again and again, each time from the same beginning."""

    def __init__(self, content: Path) -> None:
        change(content)
        self.content, self.folder = content, content.parent
        self.before = state(content)
        self.arguments = ["--lang", "zh", "--content", str(content), "release",
                          "--date", "2027-01-02"]  # fmt: skip
        said = self.run(-1).stdout.splitlines()
        self.after = state(content)
        self.writes = [int(line.split()[1]) + 1 for line in said if line.startswith("write")]
        self.points = next(int(line.split()[1]) for line in said if line.startswith("points"))

    def run(self, last: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, str(self.folder), str(last), *self.arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    def restore(self) -> None:
        for name in {*state(self.content), *self.before, *self.after}:
            path = self.folder / name
            path.write_bytes(self.before[name]) if name in self.before else path.unlink(True)
        for path in self.folder.rglob(".*.new"):
            path.unlink()
        (self.folder / "releases" / journal.NAME).unlink(missing_ok=True)

    def kill(self, point: int) -> None:
        """Kill it, and look at what is there; then the next release finishes what was begun."""
        self.restore()
        assert 9 == self.run(point).returncode, point
        now = state(self.content)
        assert self.before["releases/1.0.json"] == now["releases/1.0.json"]
        for name in {*self.before, *now}:
            assert now.get(name) in (self.before.get(name), self.after.get(name)), (point, name)
        assert [] == check(load(files_in(self.content))).errors
        assert 0 == main(self.arguments)
        assert self.after == state(self.content)


def test_a_kill_while_it_writes_leaves_content_and_releases_whole(content: Path) -> None:
    kills = Kills(content)
    for point in kills.writes[:: max(1, len(kills.writes) // 4)]:
        kills.kill(point)


@pytest.mark.slow
def test_a_kill_at_any_of_fifty_points_leaves_content_and_releases_whole(content: Path) -> None:
    kills = Kills(content)
    spread = {1 + n * kills.points // 50 for n in range(50)}
    points = sorted({*kills.writes, *spread})
    assert 50 <= len(points)
    for point in points:
        kills.kill(point)
