"""`handbook new`: a file of one kind, with every field explained, in its right place."""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from generator import ids
from generator.commands.content import say
from generator.load import load
from generator.problems import Words
from generator.tree import files_in

CLEAN, USAGE = 0, 2
KINDS = ("role", "procedure", "script", "standard", "checklist")
DEPARTMENT, ROLE = "admin-hr", "front-desk"
"""Whom the templates name where somebody must be named."""


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
    path = _path(options.content, options.kind, options.id, options.role)
    if path.exists():
        say(Words(f"{path} 已经有了。", f"{path} is there already."), options.language)
        return USAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    template = files("generator") / "starter" / "new" / f"{options.kind}.yaml"
    text = _fitted(template.read_text("utf-8"), options.content, options.role)
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


def _fitted(template: str, content: Path, role: str | None) -> str:
    """The template with a department and a role that this handbook has in place of its own."""
    handbook = load(files_in(content)).handbook
    departments = [one.id for one in handbook.settings.departments] if handbook else []
    roles = [role] if role else [one.id for one in handbook.roles] if handbook else []
    for field, id, known in (("department", DEPARTMENT, departments), ("owner", ROLE, roles)):
        if known and id not in known:
            template = template.replace(f"{field}: {id}", f"{field}: {known[0]}")
    return template
