"""What the README tells people to type works."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh.md"]
QUICK = {"check", "init", "new", "schema"}
"""Commands that are over in a moment. The others have tests of their own, and are only parsed."""


def blocks(readme: str) -> list[list[list[str]]]:
    """The shell blocks, each as lines of words."""
    found = re.findall(r"^```sh\n(.*?)^```", (ROOT / readme).read_text("utf-8"), re.M | re.S)
    return [[shlex.split(line) for line in block.splitlines()] for block in found]


@pytest.mark.parametrize("readme", READMES)
def test_every_line_to_type_works(readme: str, tmp_path: Path) -> None:
    project = tmp_path / "handbook"
    shutil.copytree(ROOT / "roles", project / "roles")
    shutil.copy(ROOT / "run.py", project)
    for block in blocks(readme):
        here = project
        for words in block:
            if words[0] == "cd":
                here = (here / words[1]).resolve(strict=True)
            else:
                assert ("python3", project / "run.py") == (words[0], (here / words[1]).resolve())
                assert 0 == outcome(words[2:], here), words


def outcome(words: list[str], folder: Path) -> int:
    """The exit code of a command that is quick; of another one, whether it can be understood."""
    if words[0] in QUICK:
        return subprocess.call([sys.executable, "-m", "generator", *words], cwd=folder)
    if words[0] != "test":
        cli.parser_for(words).parse_args(words)
    return 0


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = map(blocks, READMES)
    names = {"某某贸易有限公司": "Example Trading Ltd"}

    assert english == [[[names.get(w, w) for w in words] for words in b] for b in chinese]


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_commands_is_whole_and_claims_no_others(readme: str) -> None:
    table = re.findall(r"^\| `([\w-]+)` \|", (ROOT / readme).read_text("utf-8"), re.M)

    assert [name for name, _, _ in cli.COMMANDS] == table


@pytest.mark.parametrize("name", [name for name, _, _ in cli.COMMANDS])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([name, "--help"])

    assert (0, True) == (left.value.code, f"handbook {name}" in capsys.readouterr().out)


@pytest.mark.parametrize("page", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_to_files_that_are_there(page: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", (ROOT / page).read_text("utf-8"), flags=re.S)
    links = re.findall(r"\]\(([^)#:]+)\)", text)

    assert [] == [link for link in links if not (ROOT / link).exists()]
