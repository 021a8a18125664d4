"""Code is taken from the program only, never from the folder in which one stands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small import small_files

ROOT = Path(__file__).parent.parent
PLANTED = ("argparse", "contextlib", "typst", "yaml", "pydantic", "mkdocs", "jinja2")
DIRECT = "python -m generator"
WAYS = {
    DIRECT: ["-m", "generator"],
    "run.py": ["-P", "-m", "generator"],  # as tests/test_run.py holds
    "handbook": ["-P", "-c", "import sys, generator.cli; sys.exit(generator.cli.main())"],
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A handbook in whose folder somebody has put modules with the names of libraries."""
    for name, data in small_files().items():
        (tmp_path / "roles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "roles" / name).write_bytes(data)
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text("open('ran', 'a').write(__name__)\n")
    return tmp_path


@pytest.mark.parametrize(
    ("way", "command"),
    [
        *((way, ["check"]) for way in WAYS),
        *((DIRECT, more) for more in (["print", "welcome"], ["build"])),
    ],
    ids=str,
)
def test_no_module_of_the_content_folder_is_imported(
    content: Path, way: str, command: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, *WAYS[way], *command], cwd=content,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "" == done.stderr
    assert 0 == done.returncode
    assert not (content / "ran").exists()
