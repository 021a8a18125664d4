"""Prepare the handbook's own Python environment, then run the handbook in it.

    python3 run.py build            any `handbook` command, on a fresh machine too
    python3 run.py test [--slow]    everything the tests need, and the tests
    python3 run.py bench            the benchmarks

Uses the standard library alone. Exit code 3 means that this machine lacks something.
"""

import sys

ENVIRONMENT_PROBLEM = 3

# Before all else, and in words that Python 3.6 can read: it would stumble over what comes below.
if sys.version_info < (3, 11):
    sys.stderr.write(
        f"需要 Python 3.11 或更新版本，现在是 {sys.version.split()[0]}。请安装后重试。\n"
        f"Python 3.11 or newer is needed, and this is {sys.version.split()[0]}.\n"
    )
    sys.exit(ENVIRONMENT_PROBLEM)

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
RUNTIME, TEST = "requirements.lock", "requirements-test.lock"  # TEST holds RUNTIME's packages too


def main(arguments: list[str]) -> int:
    environment = Environment(ROOT)
    if arguments[:1] == ["test"]:
        environment.provide(TEST)
        return in_root(environment.python, "tests", arguments[1:])
    environment.provide(RUNTIME)
    if arguments[:1] == ["bench"]:
        return in_root(environment.python, "bench", arguments[1:])
    os.environ["HANDBOOK_RUN"] = str(Path(sys.argv[0]).absolute())
    os.environ["HANDBOOK_COMMAND"] = typed(os.environ["HANDBOOK_RUN"])  # for what it says
    # No code from the folder where one stands: it holds content, and not the program.
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if Path(path).is_absolute())
    return become([environment.python, "-P", "-m", "generator", *arguments])


class Environment:
    """The .venv beside run.py, with one stamp file for each lock that it holds completely."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        windows = os.name == "nt"
        self.python = str(self.folder / ("Scripts/python.exe" if windows else "bin/python"))

    def provide(self, lock: str) -> None:
        """Install what the lock lists, unless it is all there already."""
        if not self.holds(RUNTIME):
            self.create()
            self.install(RUNTIME)
        if not self.holds(lock):
            self.install(lock)

    def holds(self, lock: str) -> bool:
        stamp = self.stamp(lock)
        return (
            Path(self.python).exists()
            and stamp.exists()
            and stamp.read_text("utf-8") == self.fingerprint(lock)
        )

    def stamp(self, lock: str) -> Path:
        return self.folder / f"installed-{lock}.txt"

    def fingerprint(self, lock: str) -> str:
        """What an installation depends on; the folder too, since scripts in it name their place."""
        parts = [str(self.folder).encode(), platform.python_version().encode()]
        parts += [(self.root / name).read_bytes() for name in (lock, "pyproject.toml")]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def create(self) -> None:
        if self.folder.exists() and not self.folder.is_dir():
            stop(
                f"{self.folder} 是一个文件，而运行环境要放在这个名字的文件夹里。请把它改名或移走。",
                f"{self.folder} is a file, and the environment needs a folder of that name: "
                "rename it or move it away.",
            )
        say("正在准备运行环境（首次约需一分钟）…", "Preparing the environment (about a minute) …")
        # The stamps go first: a removal that is cut short must not leave one behind.
        for lock in (RUNTIME, TEST):
            self.stamp(lock).unlink(missing_ok=True)
        make = [sys.executable, "-m", "venv", "--clear"]
        if shutil.which("uv"):
            make = ["uv", "venv", "--clear", "--python", sys.executable]
        self.run(
            [*make, str(self.folder)],
            "无法创建 .venv。请检查磁盘空间和文件夹权限；Debian、Ubuntu 请先安装 python3-venv。",
            "Could not create .venv: check disk space and permissions; "
            "on Debian or Ubuntu, install python3-venv first.",
        )

    def install(self, lock: str) -> None:
        if lock == TEST:
            say("正在安装测试工具…", "Installing the test tools …")
        pip = [self.python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        if shutil.which("uv"):
            pip = ["uv", "pip", "install", "--python", self.python, "--quiet"]
        failure = (
            f"无法安装 {lock} 所列的软件包。请检查网络，或为 pip（uv）设置公司的镜像，然后重试。",
            f"Could not install the packages that {lock} lists: check the network, "
            "or set your company's mirror for pip (or uv), and try again.",
        )
        self.run([*pip, "--require-hashes", "-r", lock], *failure)
        self.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], *failure)
        self.stamp(lock).write_text(self.fingerprint(lock), "utf-8")  # last: only now is it whole

    def run(self, command: list[str], chinese: str, english: str) -> None:
        """Run a command quietly; if it fails, show what it said and stop."""
        environment = {**os.environ, "PIP_USER": "0"}  # which a .venv refuses
        done = subprocess.run(
            command,
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            sys.stderr.write(done.stdout.decode("utf-8", "replace"))
            stop(chinese, english)


def typed(program: str) -> str:
    """How this program is typed in this system's terminal, quoted where that is needed."""
    if os.name == "nt":
        return subprocess.list2cmdline(["py" if shutil.which("py") else "python", program])
    return f"python3 {shlex.quote(program)}"


def in_root(python: str, package: str, arguments: list[str]) -> int:
    os.chdir(ROOT)
    return become([python, "-m", package, *arguments])


def become(command: list[str]) -> int:
    """Hand over to the command, so that its exit code and the signals sent to it are its own."""
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)  # on Windows, exec gives the prompt back at once


def say(chinese: str, english: str) -> None:
    print(chinese, english, file=sys.stderr, flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    print(f"{chinese}\n{english}", file=sys.stderr)
    raise SystemExit(ENVIRONMENT_PROBLEM)


if __name__ == "__main__":
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]  # an old console lacks 中文
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
