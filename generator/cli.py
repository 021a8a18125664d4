"""The command line: which commands there are, in which language they speak.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use, 3 something of the machine is missing.
"""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from generator.build import journal
from generator.commands.invocation import home_above
from generator.locale import MissingWords
from generator.problems.problem import Language, Words
from generator.problems.render import visible

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("check", "check", "检查全部内容，一次列出所有问题 · all problems of all files at once"),
    ("build", "build", "生成整个网站 · make the whole site"),
    ("serve", "serve", "边改边看 · live preview"),
    ("edit", "edit", "在浏览器里用表单改内容 · edit the content in forms, in the browser"),
    ("print", "printing", "生成打印件 · sheets, checklists, cards and quizzes on paper"),
    ("export", "export", "把测验导出给别的系统 · quizzes for other systems"),
    ("quiz-stats", "quiz_stats", "从答题记录看哪些题要改 · what answers say about the questions"),
    ("receipts", "receipts", "把签收汇总成登记表 · merge reading receipts into a register"),
    ("diff", "diff", "两版之间改了什么，逐条列出 · what changed between two editions"),
    (
        "release",
        "release",
        "发布：升版本、写修订记录、存档 · version, record and freeze what changed",
    ),
    ("approve", "approve", "批准一次发布 · approve a proposed release"),
    ("translate", "translate", "记下译文依据的原文，列出可能过期的 · which translations are stale"),
    ("init", "init", "建立一本新手册 · start a new handbook"),
    ("new", "new", "新建一个带说明的文件 · a commented new file"),
    ("rename", "rename", "改编号，引用一起改 · another id, with all that names it"),
    ("move", "move", "移到别的岗位、文件或位置 · to another role, document or place"),
    ("retire", "retire", "停用，引用一起清理 · out of use, and named nowhere any more"),
    ("copy", "copy", "照样复制一份 · a second one after the example of another"),
    ("undo", "undo", "退回上一次改动 · take back the last of these changes"),
    ("import", "import_", "从旧文件导入草稿 · draft files from an old document"),
    ("apply", "apply", "写入改过的 Excel 或 Word · take over what was edited in Excel or Word"),
    ("schema", "schema", "给编辑器的字段说明 · field help and checks for your editor"),
)
"""Name, module, help. A new command is a module and one line here.

Only the module of the command that is asked for is imported: some bring large libraries.
"""


EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable that sets the day of a build."""

_SECONDS = re.compile(r"[0-9]{1,20}")  # Python turns no text of thousands of digits into a number

EARLIEST, LATEST = 315_532_800, 4_102_444_800
"""1980, the first year that a zip file can hold, and 2100: seconds since 1970."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows, or a C locale, cannot write Chinese unless it is told to.
        # Who names an encoding for Python's output gets it.
        encoding = None if os.environ.get("PYTHONIOENCODING") else "utf-8"
        getattr(stream, "reconfigure", lambda **_: None)(encoding=encoding, errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments and sys.stdin.isatty():
        from generator.commands.menu import chosen

        arguments = chosen(_language_of_the_locale() or _language_of(Path("roles")))
        if not arguments:
            return 0
    options = parser_for(arguments).parse_args(arguments)
    if not os.environ.get(EPOCH, "unset"):
        del os.environ[EPOCH]  # empty is as good as unset, but MkDocs reads a number from it
    options.language = options.lang or _language_of_the_locale() or "en"
    try:
        return _run(options)
    except KeyboardInterrupt:
        return 130
    except MissingWords as missing:
        print(missing.words[options.language], file=sys.stderr)
        return 3
    except BrokenPipeError:  # `handbook check | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk, a folder without the right to write
        print(_why(error)[options.language], file=sys.stderr)
        return 3


def _run(options: argparse.Namespace) -> int:
    _go_home(options)
    options.language = options.lang or _language_of_the_locale() or _language_of(options.content)
    if (options.content / journal.NAME).is_file():  # somebody's rename was killed
        for path in journal.finish(options.content / journal.NAME, options.content):
            print(_left_alone(path)[options.language], file=sys.stderr)
    if wrong := _unusable(options.content):
        print(wrong.words[options.language], file=sys.stderr)
        return wrong.code
    return int(options.run(options))


CONTENT = Path("roles")
"""The content folder, unless another is named."""

NEEDS_NO_HANDBOOK = ("init", "import", "diff")


def _go_home(options: argparse.Namespace) -> None:
    """From a folder below a handbook, work as if from the handbook's own."""
    home = home_above()
    if home and options.content == CONTENT and options.command not in NEEDS_NO_HANDBOOK:
        os.chdir(home)


class Unusable(NamedTuple):
    """What of the machine, or of what was typed, no command can work with."""

    code: int
    words: Words


def _unusable(content: Path) -> Unusable | None:
    if content.exists() and not content.is_dir():
        return Unusable(2, Words(
            f"--content 要写文件夹，{content} 是文件。",
            f"--content names a folder, and {content} is a file.",
        ))  # fmt: skip
    if time.time() < EARLIEST:
        return Unusable(3, Words(
            "这台电脑的时钟早于 1980 年，生成不了 Word 和 Excel 文件。请先校准时钟。",
            "This machine's clock stands before 1980, which Word and Excel files cannot hold: "
            "set it first.",
        ))  # fmt: skip
    epoch = os.environ.get(EPOCH, "")
    if epoch and not (_SECONDS.fullmatch(epoch) and EARLIEST <= int(epoch) <= LATEST):
        return Unusable(3, Words(
            f"环境变量 SOURCE_DATE_EPOCH 应当是 {EARLIEST} 到 {LATEST} 的整数（秒），"
            f"现在是“{visible(epoch[:40])}”。请改正或取消它。",
            f"The environment variable SOURCE_DATE_EPOCH takes whole seconds from {EARLIEST} to "
            f"{LATEST}, and is “{visible(epoch[:40])}”: correct or unset it.",
        ))  # fmt: skip
    return None


def _why(error: OSError) -> Words:
    """The words for what the system refuses; of several files, for the first."""
    what, where = error.strerror, error.filename
    if error.args and isinstance(error.args[0], list):  # shutil.Error
        (_, where, what), *_ = error.args[0]
    what = visible(f"{what}: {where}" if where else str(what))
    return Words(f"读写不了文件：{what}", f"Cannot read or write: {what}")


def _language_of_the_locale() -> Language | None:
    """The language that the machine is set to; None for C.UTF-8 and the like, which name none."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    if name.partition(".")[0] in ("", "C", "POSIX"):
        return None
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


_LANGUAGES = re.compile(r"^languages: *(?:\[ *|\n *- *)?[\"']?(\w+)", re.MULTILINE)


def _language_of(content: Path) -> Language:
    """The base language of a handbook, which need not be sound to be asked for it."""
    try:
        text = (content / "handbook.yaml").read_text("utf-8", "replace")
    except OSError:
        return "en"
    found = _LANGUAGES.search(text)
    return "zh" if found is None or found[1].startswith("zh") else "en"


def _left_alone(path: Path) -> Words:
    return Words(
        f"上次的改动没有做完；{path} 后来改过，没有动。",
        f"The last change was not finished; {path} has changed since and was left.",
    )


class _Version(argparse.Action):
    """Says which program this is; asked rarely, so nothing is imported for it before."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from generator.content.records.settings import FORMAT

        print(f"handbook {version('role-handbook')} (content format {FORMAT})")
        parser.exit()


def parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line, with the options of the commands that `arguments` name."""
    parser = argparse.ArgumentParser(
        prog="handbook",
        description="岗位手册：从 YAML 到手册、打印件和测验 · The role handbook: from YAML to a "
        "handbook, print-outs and quizzes",
    )
    parser.add_argument("--lang", choices=["zh", "en"], default=None, help="语言 · language")
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="程序和内容格式的版本 · which version this is"
    )
    parser.add_argument(
        "--content", type=Path, default=CONTENT, help="内容文件夹 · content folder (roles)"
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
