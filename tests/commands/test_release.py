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
left = int(sys.argv[1])
def point(event, arguments):
    global left
    if event in ("open", "os.rename", "os.chmod", "os.remove", "os.mkdir"):
        name = str(arguments[0])
        mode = str(arguments[1]) if event == "open" else "w"
        if ("roles" in name or "releases" in name) and "w" in mode:
            left -= 1
            if left < 0:
                os._exit(9)
sys.addaudithook(point)
from generator.cli import main
sys.exit(main(sys.argv[2:]))
"""


def test_a_kill_at_any_point_leaves_content_and_releases_whole(content: Path) -> None:
    change(content)
    before = state(content)
    arguments = ["--lang", "zh", "--content", str(content), "release", "--date", "2027-01-02"]
    assert 0 == main(arguments)
    after = state(content)
    for point in range(40):
        for name in {*state(content), *before, *after}:
            path = content.parent / name
            path.write_bytes(before[name]) if name in before else path.unlink(missing_ok=True)
        for path in content.parent.rglob(".*.new"):
            path.unlink()
        (content.parent / "releases" / journal.NAME).unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(point), *arguments], check=False, capture_output=True
        )
        now = state(content)
        assert before["releases/1.0.json"] == now["releases/1.0.json"]
        for name in {*before, *now}:
            assert now.get(name) in (before.get(name), after.get(name)), (point, name)
        assert [] == check(load(files_in(content))).errors
        assert 0 == main(arguments)
        assert after == state(content)
        if done.returncode == 0:
            assert point > 5
            return
    pytest.fail("more points than were tried")
