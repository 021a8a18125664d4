"""Everything that is tested, one tool after the other; `python3 run.py test` comes here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import machine


def main(arguments: list[str]) -> int:
    """Run every tool even if one fails, and name at the end those that did."""
    if missing := machine.provide(slow="--slow" in arguments):
        packages = ", ".join(missing)
        print(
            f"测试还需要：{packages}。请安装后重试（浏览器用 Chrome 或 Edge 也可以）。\n"
            f"The tests also need: {packages}. Install them and try again "
            "(for chromium, Chrome or Edge will do too).",
            file=sys.stderr,
        )
        return 3
    # Tests start a hundred Pythons: none needs to compile the program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Neighbours stay together, so that what they share is set up by one of the two processes.
    pytest = ["pytest", "-n", "2", "--dist", "worksteal", *arguments]
    tools = [*static_checks(), *script_tests(), pytest]
    failed = {tool[0]: code for tool in tools if (code := run(tool))}
    for tool, code in failed.items():
        print(f"没有通过 FAILED: {tool} ({code})", file=sys.stderr)
    return next(iter(failed.values()), 0)


def static_checks() -> list[list[str]]:
    return [["ruff", "check", "."], ["mypy", "generator", "run.py"]]


def script_tests() -> list[list[str]]:
    """Node's own test runner on the plain functions of our scripts, where there is a Node."""
    files = [str(path) for path in sorted(Path("tests/js").glob("*.test.mjs"))]
    return [["node", "--test", *files]] if files and shutil.which("node") else []


def run(command: list[str]) -> int:
    print("$", *command, flush=True)
    program = [] if command[0] == "node" else [sys.executable, "-m"]
    return subprocess.call([*program, *command])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
