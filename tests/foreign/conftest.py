"""Where the programs of others are installed, for all tests of this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


class Foreign:
    """The folder that the readers are installed in."""

    def __init__(self, folder: Path) -> None:
        self.modules = folder / "node_modules"
        self.python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"

    def run(self, *command: object) -> str:
        return subprocess.run(
            [str(part) for part in command], check=True, capture_output=True, text=True
        ).stdout


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here")
    kept = os.environ.get("HANDBOOK_FOREIGN")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("foreign")
    folder.mkdir(parents=True, exist_ok=True)
    there = Foreign(folder)
    if not there.modules.exists():
        shutil.copy(HERE / "package.json", folder)
        there.run(npm, "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund")
    if not there.python.exists():
        there.run(sys.executable, "-m", "venv", folder / "venv")
        there.run(there.python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt")
    return there
