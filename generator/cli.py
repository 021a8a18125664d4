"""The command line: which commands there are, in which language they speak.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use, 3 something of the machine is missing.
"""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.problems.problem import Language, Words

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("check", "check", "检查全部内容，一次列出所有问题 · all problems of all files at once"),
    ("build", "build", "生成整个网站 · make the whole site"),
    ("serve", "serve", "边改边看 · live preview"),
    ("print", "printing", "生成打印件 · sheets, checklists, cards and quizzes on paper"),
    ("export", "export", "把测验导出给别的系统 · quizzes for other systems"),
    ("quiz-stats", "quiz_stats", "从答题记录看哪些题要改 · what answers say about the questions"),
    ("diff", "diff", "两版之间改了什么，逐条列出 · what changed between two editions"),
    (
        "release",
        "release",
        "发布：升版本、写修订记录、存档 · version, record and freeze what changed",
    ),
    ("translate", "translate", "记下译文依据的原文，列出可能过期的 · which translations are stale"),
    ("init", "init", "建立一本新手册 · start a new handbook"),
    ("new", "new", "新建一个带说明的文件 · a commented new file"),
    ("schema", "schema", "给编辑器的字段说明 · field help and checks for your editor"),
)
"""Name, module, help. A new command is a module and one line here.

Only the module of the command that is asked for is imported: some bring large libraries.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows, or a C locale, cannot write Chinese unless it is told to.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = parser_for(arguments).parse_args(arguments)
    options.language = options.lang or _language_of_the_locale()
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `handbook check | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk, a folder without the right to write
        print(_why(error)[options.language], file=sys.stderr)
        return 3


def _why(error: OSError) -> Words:
    """The words for what the system refuses; of several files, for the first."""
    what, where = error.strerror, error.filename
    if error.args and isinstance(error.args[0], list):  # shutil.Error
        (_, where, what), *_ = error.args[0]
    what = f"{what}: {where}" if where else what
    return Words(f"读写不了文件：{what}", f"Cannot read or write: {what}")


def _language_of_the_locale() -> Language:
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line, with the options of the commands that `arguments` name."""
    parser = argparse.ArgumentParser(
        prog="handbook",
        description="岗位手册：从 YAML 到手册、打印件和测验 · The role handbook: from YAML to a "
        "handbook, print-outs and quizzes",
    )
    parser.add_argument("--lang", choices=["zh", "en"], default=None, help="语言 · language")
    parser.add_argument(
        "--content", type=Path, default=Path("roles"), help="内容文件夹 · content folder (roles)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module, help_ in COMMANDS:
        command = commands.add_parser(name, help=help_, description=help_)
        # The two general options may also stand behind the command.
        command.add_argument("--lang", choices=["zh", "en"], default=argparse.SUPPRESS)
        command.add_argument("--content", type=Path, default=argparse.SUPPRESS)
        if name in arguments:
            code = importlib.import_module(f"generator.commands.{module}")
            code.add(command)
            command.set_defaults(run=code.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
