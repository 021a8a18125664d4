"""What run.py promises, tried on a project of a few lines that needs no network."""

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD_BACKEND = """
import zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n"
WHEEL = "Wheel-Version: 1.0\\nGenerator: small\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(Path(folder, "small-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("small.pth", str(Path(__file__).parent))
        wheel.writestr("small-1.dist-info/METADATA", METADATA)
        wheel.writestr("small-1.dist-info/WHEEL", WHEEL)
        wheel.writestr("small-1.dist-info/RECORD", "")
    return "small-1-py3-none-any.whl"
"""
PROJECT = {
    "pyproject.toml": '[build-system]\nrequires=[]\nbuild-backend="backend"\nbackend-path=["."]\n',
    "requirements.lock": "# empty\n",
    "requirements-test.lock": "# empty\n",
    "backend.py": BUILD_BACKEND,
    # Each says who it is and what it was given, and leaves with a code of its own.
    **{
        f"{name}/__main__.py": f"import sys, json; print(json.dumps([{name!r}, *sys.argv[1:]])); "
        f"sys.exit({code})"
        for name, code in {"generator": 7, "tests": 8, "bench": 9}.items()
    },
}


class Project:
    """A copy of run.py beside a small project; its .venv is real."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = root / "requirements.lock"
        self.keepsake = root / ".venv" / "keepsake"  # gone as soon as the .venv is made anew
        for name, text in PROJECT.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, "utf-8")
        shutil.copy(ROOT / "run.py", root)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(self.root / "run.py"), *arguments],
            cwd=self.root.parent,
            env={**os.environ, "PIP_NO_INDEX": "1", "UV_OFFLINE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        process = self.start(*arguments)
        output, errors = process.communicate()
        return process.returncode, output, errors


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("项目 with a space"))
    project.run("check")
    return project


def test_run_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    names = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert set() == names - sys.stdlib_module_names


def test_an_old_python_can_read_run_far_enough_to_say_that_it_is_too_old() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 7))
    futures = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    _, imported, _, check, *_ = tree.body

    assert "__future__" not in {one.module for one in futures}  # 3.6 knows no annotations there
    assert "import sys" == ast.unparse(imported)
    assert ast.unparse(check).startswith("if sys.version_info < (3, 11):")


def test_no_module_of_the_folder_where_one_stands_is_imported(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep)  # which names that folder, too
    planted = project.root.parent / "json.py"
    planted.write_text("open('ran', 'w')\n")
    code, _, _ = project.run("check")
    planted.unlink()

    assert 7 == code
    assert not (project.root.parent / "ran").exists()


def test_pip_may_be_set_to_install_for_the_user(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_USER", "1")
    project.lock.write_text(f"# changed {time.time()}\n", "utf-8")

    assert 7 == project.run("check")[0]


def test_a_file_in_the_place_of_the_environment_is_reported(project: Project) -> None:
    project.run("check")
    folder = project.root / ".venv"
    folder.rename(project.root / "aside")
    folder.write_text("mine")
    code, _, errors = project.run("check")
    folder.unlink()
    (project.root / "aside").rename(folder)

    assert (3, 2) == (code, len(errors.splitlines()))
    assert ".venv is a file" in errors


@pytest.mark.parametrize(
    ("arguments", "code", "answer"),
    [
        (
            ["check", "a b", "--format=json", "文员"],
            7,
            ["generator", "check", "a b", "--format=json", "文员"],
        ),
        ([], 7, ["generator"]),
        (["bench", "--quick"], 9, ["bench", "--quick"]),
        (["test", "--slow"], 8, ["tests", "--slow"]),
    ],
)
def test_arguments_and_exit_codes_pass_through(
    project: Project, arguments: list[str], code: int, answer: list[str]
) -> None:
    actual_code, output, _ = project.run(*arguments)

    assert (code, answer) == (actual_code, json.loads(output))


def test_an_environment_is_reused_quietly_while_the_locks_are_unchanged(project: Project) -> None:
    project.run("check")
    project.keepsake.touch()
    _, _, errors = project.run("check")

    assert ("", True) == (errors, project.keepsake.exists())


def test_an_environment_is_made_anew_when_the_lock_changes(project: Project) -> None:
    project.run("check")
    project.keepsake.touch()
    project.lock.write_text(f"# changed {time.time()}\n", "utf-8")
    code, _, errors = project.run("check")

    assert (7, 1, False) == (code, len(errors.splitlines()), project.keepsake.exists())


def test_a_failed_installation_is_explained_and_not_trusted(project: Project) -> None:
    before = project.lock.read_text("utf-8")
    project.lock.write_text(f"no-such-package==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    failed, _, errors = project.run("check")
    project.lock.write_text(before, "utf-8")
    corrected, _, _ = project.run("check")

    assert (3, 7) == (failed, corrected)
    assert "Traceback" not in errors
    assert errors.splitlines()[-2].startswith("无法安装 requirements.lock")
    assert errors.splitlines()[-1].startswith("Could not install the packages")


@pytest.mark.skipif(os.name == "nt", reason="kills a POSIX process group")
def test_an_interrupted_installation_is_not_trusted(project: Project) -> None:
    project.lock.write_text(f"# changed {time.time()}\n", "utf-8")
    process = project.start("check")
    while list(project.root.glob(".venv/installed-*")) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    stamps = list(project.root.glob(".venv/installed-*"))
    code, output, _ = project.run("check")

    assert ([], 7, ["generator", "check"]) == (stamps, code, json.loads(output))


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_command_in_the_readme_exists(readme: str) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / readme).read_text("utf-8"), re.M | re.S)
    commands = set(re.findall(r"^python3 run\.py (\S+)", "".join(blocks), re.M))
    unknown = [
        command
        for command in commands - {"test", "bench"}
        if subprocess.call([sys.executable, "-m", "generator", command, "--help"])
    ]

    assert {"build", "test"} <= commands
    assert [] == unknown
