"""What to say of a build that came to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.build import publish
from generator.mkdocs import build as host
from generator.problems.problem import Words
from generator.problems.render import visible

PROBLEMS, USAGE, ENVIRONMENT = 1, 2, 3

MOST_NAMED = 5
"""Of many files in the way, so many are named."""


class Why(NamedTuple):
    """The exit code and the words for a build that came to nothing."""

    code: int
    words: Words


def why_not(error: Exception, out: Path) -> Why | None:
    """What to report of an error; None for one that is our own mistake."""
    if isinstance(error, publish.Busy):
        return Why(ENVIRONMENT, Words(
            f"{out} 正在由另一个命令生成，请等它结束再试。",
            f"Another command is building {out}; try again when it is done.",
        ))  # fmt: skip
    if isinstance(error, publish.NoSite):
        return Why(USAGE, _no_site(out, error.others))
    if isinstance(error, host.Failed):
        return Why(PROBLEMS, Words(
            f"{error}\n网站保持原样。请改 mkdocs.yml 或 docs/ 里的页面。",
            f"{error}\nThe site stays as it was. Correct mkdocs.yml or the pages in docs/.",
        ))  # fmt: skip
    if isinstance(error, OSError):
        what, where = error.strerror or str(error), error.filename or out.absolute()
        return Why(ENVIRONMENT, Words(
            f"写不了文件：{what}（{where}）。网站保持原样。",
            f"Cannot write: {what} ({where}). The site stays as it was.",
        ))  # fmt: skip
    return None


def _no_site(out: Path, others: list[str]) -> Words:
    if others:
        shown = visible(", ".join(others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else ""))
        return Words(
            f"{out} 里还有不是手册生成的文件：{shown}。生成会把它们清掉，所以没有动；"
            "请把它们移走，或用 --out 换一个文件夹。",
            f"{out} also holds what the handbook did not make: {shown}. A build would remove it; "
            "move it away, or name another folder with --out.",
        )
    return Words(
        f"{out} 不是手册生成的网站；为了不丢东西，没有动。请用 --out 换一个文件夹；"
        "如果是旧版本生成的网站，请先删掉它。",
        f"{out} is no site that the handbook made, and a build would remove what it holds. Name "
        "another folder with --out; if it is a site of an older version, delete it first.",
    )
