"""`handbook new`: a file of one kind, with every field explained, in its right place."""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from generator.commands.content import say
from generator.commands.invocation import command
from generator.content import ids
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.content.places import SHARED
from generator.content.types import UNKNOWN
from generator.problems.problem import Words
from generator.reading.files import files_in

CLEAN, USAGE = 0, 2
KINDS = ("role", "procedure", "script", "standard", "checklist", "form")
DEPARTMENT, ROLE = "admin-hr", "front-desk"
"""Whom the templates name where somebody must be named."""
MOST_LISTED = 20


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("id", metavar="ID", help="lower-case letters, digits and hyphens")
    parser.add_argument("--role", help="whose folder it goes into (shared, if left out)")


def run(options: argparse.Namespace) -> int:
    """Write the file, unless there is one already."""
    for id in (options.id, options.role or "shared"):
        if not ids.is_id(id) or id in ids.RESERVED:
            say(
                Words(
                    f"“{id}”不能作编号：只用小写英文字母、数字和连字符，例如 front-desk。",
                    f"“{id}” cannot be an id: use lower-case letters, digits and hyphens.",
                ),
                options.language,
            )
            return USAGE
    if not (options.content / "handbook.yaml").is_file():
        start = command("init")
        say(
            Words(
                f"这里没有手册：找不到 {options.content / 'handbook.yaml'}。"
                f"请先进入手册所在的文件夹；新手册用 {start} 建立。",
                f"There is no handbook here: no {options.content / 'handbook.yaml'}. Go to the "
                f"folder of the handbook, or make a new one with: {start}",
            ),
            options.language,
        )
        return USAGE
    path = _path(options.content, options.kind, options.id, options.role)
    handbook = load(files_in(options.content)).handbook
    if wrong := _in_the_way(path, handbook, options):
        say(wrong, options.language)
        return USAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    template = files("generator") / "starter" / "new" / f"{options.kind}.yaml"
    text = _fitted(template.read_text("utf-8"), handbook, options.role)
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError:
        path.unlink(missing_ok=True)  # half a file would be in the way
        raise
    print(Words(f"已新建 {path}", f"Made {path}")[options.language])
    return CLEAN


def _path(content: Path, kind: str, id: str, role: str | None) -> Path:
    if kind == "role":
        return content / id / "role.yaml"
    return content / (role or "shared") / f"{kind}s" / f"{id}.yaml"


def _in_the_way(path: Path, handbook: Handbook | None, options: argparse.Namespace) -> Words | None:
    """Why there can be no such file."""
    id, role = options.id, options.role
    if path.exists():
        return Words(f"{path} 已经有了。", f"{path} is there already.")
    if options.kind == "role" and id == SHARED:
        return Words(
            "“shared”是共用文件的文件夹，不能作岗位的编号。",
            "“shared” is the folder of what all roles share; no role can be called so.",
        )
    if handbook and id in handbook.records:
        return Words(
            f"编号“{id}”已经用在 {handbook.files[id]}，请换一个。",
            f"The id “{id}” is that of {handbook.files[id]}: take another.",
        )
    roles = [one.id for one in handbook.roles] if handbook else []
    if roles and role not in (None, SHARED, *roles):
        listed = ", ".join(roles[:MOST_LISTED]) + (" …" if len(roles) > MOST_LISTED else "")
        return Words(
            f"没有岗位“{role}”。已有：{listed}。",
            f"No role is called “{role}”. There are: {listed}.",
        )
    return None


def _fitted(template: str, handbook: Handbook | None, role: str | None) -> str:
    """The template with a department and a role that this handbook has in place of its own."""
    departments = [one.id for one in handbook.settings.departments] if handbook else []
    roles = [role] if role else [one.id for one in handbook.roles] if handbook else []
    for field, id, known in (("department", DEPARTMENT, departments), ("owner", ROLE, roles)):
        if known and id not in known:
            template = template.replace(f"{field}: {id}", f"{field}: {known[0]}")
    return _signed(template, handbook) if handbook else template


def _signed(template: str, handbook: Handbook) -> str:
    """The template with those who sign the documents of this handbook, in its comments."""
    lines = template.split("\n")
    for field in ("prepared_by", "reviewed_by", "approved_by"):
        start, value = f"# {field}: ", getattr(handbook.settings.document, field)
        for n, line in enumerate(lines):
            if line.startswith(start) and value != UNKNOWN:
                comment = line[len(start) :].partition(" ")[2].lstrip()
                lines[n] = f"{start}{value}" + (f"  {comment}" if comment else "")
    return "\n".join(lines)
