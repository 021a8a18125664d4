"""`handbook diff` between folders, releases, git revisions and built sites."""

import json
import subprocess
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.outputs.changes.snapshot import from_json, from_map, snapshot, to_json
from tests.small import CONTENT, HANDBOOK, small_loaded


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the tiny handbook in which one measure was changed, under git."""
    for path in CONTENT.rglob("*.yaml"):
        place = tmp_path / "roles" / path.relative_to(CONTENT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "First"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    role = tmp_path / "roles" / "front-desk" / "role.yaml"
    role.write_text(role.read_text("utf-8").replace("不超过三分钟", "不超过五分钟"), "utf-8")
    return tmp_path / "roles"


def diff(content: Path, *arguments: str) -> int:
    return main(["--lang", "zh", "--content", str(content), "diff", *arguments])


@pytest.mark.parametrize("old", [str(CONTENT), str(HANDBOOK), "HEAD"])
def test_editions_may_be_folders_and_revisions(
    changed: Path, old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == diff(changed, old, "--format", "json")

    found = json.loads(capsys.readouterr().out)["changes"]
    assert ["front-desk/measures-waiting"] == [one["id"] for one in found]


def test_a_built_site_is_compared_by_its_titles(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == diff(changed, str(HANDBOOK / "_expected"))

    assert "只有标题" in capsys.readouterr().out or "没有变更" in capsys.readouterr().out


@pytest.mark.parametrize("old", ["no-such-thing", "--format=x", "-"])
def test_what_is_no_edition_is_refused(changed: Path, old: str) -> None:
    try:
        code = diff(changed, old)
    except SystemExit as stopped:  # of the parser
        code = int(stopped.code or 0)
    assert 2 == code


def test_a_word_file_needs_a_name(changed: Path, tmp_path: Path) -> None:
    assert 2 == diff(changed, "HEAD", "--format", "docx")
    assert 0 == diff(changed, "HEAD", "--format", "docx", "--to", str(tmp_path / "x.docx"))
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")


MONSTERS: tuple[object, ...] = (None, 5, "x/y", "../../x", [], {}, [5], {"a": 5}, "\ud800", True)


def test_a_release_of_another_form_is_refused_and_not_stumbled_over() -> None:
    sound = json.loads(to_json(snapshot(small_loaded().editions, "1.1", date(2026, 12, 1))))
    refused = 0
    for name, value in product(sound, MONSTERS):
        for broken in ({**sound, name: value}, *_with(sound, name, value)):
            try:
                from_json(json.dumps(broken))
            except (ValueError, KeyError):
                refused += 1
    assert refused > 100


def _with(sound: dict[str, Any], name: str, value: object) -> Iterator[dict[str, Any]]:
    """A snapshot without a field, and with one of its items changed."""
    yield {field: one for field, one in sound.items() if field != name}
    first, *others = sound["items"]
    for field in first:
        yield {**sound, "items": [{**first, field: value}, *others]}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../../x"},
        {"name": ".x"},
        {"date": "2026-13-45"},
        {"numbers": {"../../x": "1"}},
        {"numbers": {"nowhere": "1"}},
        {"items": [{"id": "a", "kind": "role", "parent": "a"}]},
        {"items": [{"id": "a", "kind": "role", "parent": "b"}, {"id": "b", "kind": "role"}]},
    ],
)
def test_a_release_names_no_path_outside_and_no_circle(change: dict[str, object]) -> None:
    sound = json.loads(to_json(snapshot(small_loaded().editions, "1.1")))
    assert from_json(json.dumps(sound)).name == "1.1"

    with pytest.raises(ValueError, match=r"path|stands in|isoformat|month"):
        from_json(json.dumps({**sound, **change}))


@pytest.mark.parametrize("text", ["[" * 100_000, "[]", "5", '{"items": [5]}', '{"items": null}'])
def test_a_map_of_another_form_is_refused(text: str) -> None:
    for read in (from_map, from_json):
        with pytest.raises((ValueError, KeyError)):
            read(text)
