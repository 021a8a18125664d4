"""`handbook approve`: a release is in force once all whom it names have approved it."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.cli import main
from generator.commands.content import site_of
from generator.outputs import changes
from generator.outputs.artifact import Page, Site
from generator.outputs.changes.approvals import in_force, releases
from generator.outputs.registers.register import register
from tests.commands.test_release import change, content, edit, release
from tests.small import small_files

__all__ = ["content"]

APPROVERS = "  approved_by: 总经理\n  approvers: [manager, office-clerk]\n"
SETTINGS, LINES = "handbook.yaml", "2.0.approvals.yaml"


@pytest.fixture
def proposed(content: Path) -> Path:
    """A handbook with a release 1.0 in force and a release 2.0 that waits."""
    text = (content / SETTINGS).read_text("utf-8")
    (content / SETTINGS).write_text(text.replace("  approved_by: 总经理\n", APPROVERS), "utf-8")
    change(content)
    assert 0 == release(content)
    return content


def approve(content: Path, by: str, version: str = "2.0") -> int:
    return main(["--lang", "en", "--content", str(content), "approve", version, "--by", by,
                 "--date", "2027-01-05"])  # fmt: skip


def site(content: Path, tmp_path: Path) -> Site:
    made = site_of(content, "en", Cache(tmp_path / "cache"))
    assert made is not None
    return made


def current(content: Path, tmp_path: Path) -> str:
    made = site(content, tmp_path)
    found = in_force(releases(made.base, made.releases))
    return found.state.name if found else ""


def test_a_release_waits_until_all_have_approved_it(proposed: Path, tmp_path: Path) -> None:
    assert "1.0" == current(proposed, tmp_path)
    assert 0 == approve(proposed, "manager")
    assert "1.0" == current(proposed, tmp_path)
    assert 0 == approve(proposed, "office-clerk")
    assert "2.0" == current(proposed, tmp_path)
    assert {} == site(proposed, tmp_path).base.proposed


def test_what_is_proposed_and_what_is_in_force_are_shown_apart(
    proposed: Path, tmp_path: Path
) -> None:
    made = site(proposed, tmp_path)
    pages = {
        one.path: one.render().html for one in changes.artifacts(made) if isinstance(one, Page)
    }
    rows = {row.id: row.state for row in register(made.base)}

    assert "待批准，尚未生效；等待：经理、办公室文员。" in pages["changes.html"]
    assert "现行版。" in pages["archive/1-0/front-desk.html"]
    assert "待批准，现行版 1.0" == rows["front-desk"]
    assert "2026-12-01 起生效" == rows["welcome"]
    assert ("1.0", "1.0") == made.base.proposed["front-desk"]


def test_who_has_no_right_is_refused(proposed: Path) -> None:
    assert 2 == approve(proposed, "front-desk")
    assert 2 == approve(proposed, "manager", "1.5")
    assert 2 == approve(proposed, "manager", "1.0")  # of which nobody was asked
    assert not (proposed.parent / "releases" / LINES).exists()


def test_approving_twice_is_approving_once(proposed: Path) -> None:
    assert [0, 0] == [approve(proposed, "manager"), approve(proposed, "manager")]
    text = (proposed.parent / "releases" / LINES).read_text("utf-8")

    assert 1 == text.count("by: manager")


def check(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["--lang", "en", "--content", str(content), "check"])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: manager", "by: visitor", "approval-right"),
        ("digest: .*?}", 'digest: "00"}', "approval-digest"),
        (", digest: .*?}", "}", "approval-form"),
        ("approvals:", "lines:", "approval-form"),
    ],
)
def test_a_line_that_approves_nothing_is_a_problem_at_its_place(
    proposed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str,
    code: str,
) -> None:  # fmt: skip
    approve(proposed, "manager")
    file = proposed.parent / "releases" / LINES
    file.write_text(re.sub(old, new, file.read_text("utf-8")), "utf-8")
    said = check(proposed, capsys)

    assert f"error[{code}]" in said
    assert f"{LINES}:" in said


def test_a_release_that_was_changed_later_is_not_approved_any_more(
    proposed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(proposed, "manager")
    frozen = proposed.parent / "releases" / "2.0.json"
    frozen.write_text(frozen.read_text("utf-8").replace("五分钟", "九分钟"), "utf-8")

    assert "error[approval-digest]" in check(proposed, capsys)


def test_a_broken_release_is_a_problem(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (proposed.parent / "releases" / "2.0.json").write_text("{}", "utf-8")

    assert "error[release-unreadable]" in check(proposed, capsys)


@pytest.mark.parametrize(
    "before",
    [b"\xff\xfea", "批准".encode("gbk"), b"a", b"- a\n", b"[" * 5000, b"\0", b"approvals: a\n",
     b"approvals: []\nlater: 1\n"],
)  # fmt: skip
def test_a_file_that_can_take_no_further_line_is_left_alone(
    proposed: Path, capsys: pytest.CaptureFixture[str], before: bytes
) -> None:
    file = proposed.parent / "releases" / LINES
    file.write_bytes(before)

    assert 2 == approve(proposed, "manager")
    assert f"{LINES} cannot be read" in capsys.readouterr().err
    assert before == file.read_bytes()


def test_an_empty_file_takes_the_first_line(proposed: Path, tmp_path: Path) -> None:
    (proposed.parent / "releases" / LINES).write_bytes(b"\n")

    assert [0, 0] == [approve(proposed, by) for by in ("manager", "office-clerk")]
    assert "2.0" == current(proposed, tmp_path)


def test_a_release_without_approvers_is_for_those_of_the_one_before(
    proposed: Path, tmp_path: Path
) -> None:
    approve(proposed, "manager")
    approve(proposed, "office-clerk")
    text = (proposed / SETTINGS).read_text("utf-8")
    (proposed / SETTINGS).write_text(text.replace(APPROVERS.splitlines()[1] + "\n", ""), "utf-8")
    assert 0 == release(proposed, "3.0")

    assert "2.0" == current(proposed, tmp_path)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_a_signed_tag_approves_as_well(proposed: Path, tmp_path: Path) -> None:
    """Wang, who holds the manager's position, signs with a key that git knows here."""
    edit(proposed / "people.yaml", "roles: front-desk", "roles: [manager, office-clerk]")
    folder = proposed.parent
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (tmp_path / "signers").write_text(f"wanglei@example.com {(tmp_path / 'key.pub').read_text()}")
    git(folder, "init", "-q")
    for name, value in (
        ("user.name", "Wang"), ("user.email", "wanglei@example.com"), ("gpg.format", "ssh"),
        ("user.signingkey", str(key)), ("gpg.ssh.allowedSignersFile", str(tmp_path / "signers")),
    ):  # fmt: skip
        git(folder, "config", name, value)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Propose 2.0")
    git(folder, "tag", "-a", "-m", "Not signed", "release-2.0")
    assert "1.0" == current(proposed, tmp_path)

    git(folder, "tag", "-f", "-s", "-m", "Approved", "release-2.0")
    assert "2.0" == current(proposed, tmp_path)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b'{"format": 1, "items": [5]}'])
def test_a_broken_release_is_one_sentence_of_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in small_files().items():
        (tmp_path / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "roles" / name).write_bytes(text)
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases/1.1.json").write_bytes(data)

    codes = [
        main(["--lang", "en", *words])
        for words in (["check"], ["approve", "1.1", "--by", "manager"], ["diff", "1.1"],
                      ["release", "1.2"], ["print", "filing"], ["build"])
    ]  # fmt: skip
    assert [1, 3, 2, 2, 1] == codes[:5]
    assert codes[5] in (1, 3)
    assert "1.1.json" in capsys.readouterr().out
