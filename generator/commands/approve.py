"""`handbook approve VERSION --by ID`: a line that approves a proposed release.

A release is in force once all whom handbook.yaml names as approvers have approved it. The line
names what was approved by its digest. It proves as much as the folder does that it lies in: under
version control, who wrote it can be seen.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from generator.build.disk import replace_file
from generator.commands.content import say
from generator.commands.invocation import command
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.outputs.changes.approvals import Approval, Release, holds, may_approve, releases
from generator.problems.problem import Words
from generator.problems.render import visible
from generator.reading.files import files_in
from generator.reading.releases import approvals_of, releases_beside, releases_of

DONE, USAGE = 0, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION",
                        help="批准哪一次发布 · the release to approve")  # fmt: skip
    parser.add_argument(
        "--by", metavar="ID", required=True,
        help="谁批准：批准人的编号，或担任这个职务的同事的编号 · "
        "who approves: an approver, or a colleague who holds that position",
    )  # fmt: skip
    parser.add_argument("--date", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                        help="批准日期，默认今天 · the day of the approval")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the line, and say whether the release is in force by it."""
    handbook = load(files_in(options.content)).handbook
    if handbook is None:
        check = command("check")
        say(
            Words(
                f"内容读不出来，请先用 {check} 检查。",
                f"The content cannot be read; see `{check}`.",
            ),
            options.language,
        )
        return USAGE
    release = _found(handbook, options.content, options.version)
    if release is None or not may_approve(handbook, release, options.by):
        say(_no_right(release, options.version, options.by), options.language)
        return USAGE
    day = options.date or date.today()
    line = Approval(options.by, day.isoformat(), release.digest)
    path = approvals_of(releases_of(options.content), options.version)
    before = path.read_bytes() if path.is_file() else b""
    above = before.rstrip() or _HEAD.format(options.version).encode()
    data = above.rstrip() + f"\n{line}".encode()
    if not holds(before, line):
        if not holds(data, line):  # what is there is no list that could have one more line
            say(_unreadable(path), options.language)
            return USAGE
        replace_file(path, data)
    after = _found(handbook, options.content, options.version)
    if after is not None:
        say(_what_now(after), options.language)
    return DONE


_HEAD = "# {} 的批准：由 handbook approve 写。Written by `handbook approve`.\napprovals:\n"


def _found(handbook: Handbook, content: Path, name: str) -> Release | None:
    found = releases(handbook, releases_beside(content))
    return next((one for one in found if one.state.name == name), None)


def _unreadable(path: Path) -> Words:
    check = command("check")
    shown = visible(path.name)
    return Words(
        f"releases/{shown} 读不出来，没有写入批准。{check} 会说哪里不对。",
        f"releases/{shown} cannot be read; nothing was approved. `{check}` says what is wrong.",
    )


def _no_right(release: Release | None, name: str, by: str) -> Words:
    if release is None:
        return Words(f"没有发布过 {name}。", f"There is no release {name}.")
    if not release.asked:
        return Words(f"{name} 不需要批准：handbook.yaml 的 document 里没有写 approvers。",
                     f"{name} needs no approval: handbook.yaml names no approvers.")  # fmt: skip
    asked = ", ".join(release.asked)
    return Words(
        f"“{by}”不是 {name} 的批准人，批准人是 {asked}。",
        f"“{by}” is no approver of {name}; they are {asked}.",
    )


def _what_now(release: Release) -> Words:
    name = release.state.name
    if release.is_in_force:
        return Words(
            f"{name} 已经全部批准，现在生效。", f"{name} is approved by all, and in force."
        )
    return Words(f"{name} 还在等待 {'、'.join(release.missing)} 批准。",
                 f"{name} still waits for {', '.join(release.missing)}.")  # fmt: skip
