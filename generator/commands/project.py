"""Files around the content that `init` writes: for the editor, for a server that checks each
change, and to double-click."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path, PurePath

from generator.commands import schema

CI = {
    "github": ".github/workflows/handbook.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/handbook.yml",
}
"""Where each service looks for its instructions."""

PACKAGE = "role-handbook"
CLICKS = {
    "edit": ("edit", "在浏览器里编辑 · edit in the browser"),
    "check": ("check", "检查内容 · check the content"),
    "preview": ("serve", "边改边看 · live preview"),
    "publish": ("build", "生成网站 · make the site"),
}
"""Files to double-click: their names, commands, and what they do."""


def write_editor(folder: Path) -> None:
    """Field help in VS Code: the schemas, which file each is for, and the extension that reads
    them."""
    place = folder / ".vscode"
    schema.write_schemas(place)
    settings = {
        "yaml.schemas": schema.setting(Path(".vscode"), Path("roles")),
        "files.encoding": "utf8",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    }
    _write_json(place / "settings.json", settings)
    _write_json(place / "extensions.json", {"recommendations": ["redhat.vscode-yaml"]})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


def write_ci(folder: Path, service: str) -> Path:
    """What a service runs on every change, with this very version of the program."""
    path = folder / CI[service]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (files("generator") / "starter" / "ci" / f"{service}.yml").read_text("utf-8")
    path.write_text(text.replace("PACKAGE", f"{PACKAGE}=={version(PACKAGE)}"), "utf-8")
    return path


def write_clicks(folder: Path, run: str) -> None:
    """Files to double-click, for Windows and macOS; `run` is the program's run.py, "" for an
    installed `handbook`, which is also tried where run.py is not there any more."""
    for name, (command, help_) in CLICKS.items():
        batch = "\r\n".join([*_batch(folder, run, command, help_), ""])
        (folder / f"{name}.bat").write_bytes(batch.encode("utf-8", "surrogateescape"))
        path = folder / f"{name}.command"
        path.write_text(
            "\n".join([*_shell(folder, run, command, help_), ""]), "utf-8", "surrogateescape", "\n"
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _batch(folder: Path, run: str, command: str, help_: str) -> Iterator[str]:
    yield from ("@echo off", "chcp 65001 >nul", f"rem {help_}", 'cd /d "%~dp0"')
    if run:
        program = str(PurePath(_relative(run, folder))).replace("/", "\\").replace("%", "%%")
        yield f'if not exist "{program}" goto installed'
        yield "where py >nul 2>nul"
        yield f'if errorlevel 1 (python "{program}" {command}) else (py "{program}" {command})'
        yield from ("goto end", ":installed")
    yield "where handbook >nul 2>nul"
    yield f"if errorlevel 1 (echo {_MISSING}) else (handbook {command})"
    yield from (":end", "pause")


def _shell(folder: Path, run: str, command: str, help_: str) -> Iterator[str]:
    yield from ("#!/bin/sh", f"# {help_}", 'cd "$(dirname "$0")" || exit 1')
    if run:
        program = "'" + _relative(run, folder).replace("'", "'\\''") + "'"
        yield f"if [ -f {program} ]; then python3 {program} {command}"
        yield f"elif command -v handbook >/dev/null; then handbook {command}"
    else:
        yield f"if command -v handbook >/dev/null; then handbook {command}"
    yield f"else echo '{_MISSING}'; fi"
    yield "printf '\\n按回车键关闭 · press Enter to close '; read -r _"


_MISSING = (
    "找不到手册程序。移动过文件夹的，请放回原处。 · "
    "The program is not found. If a folder was moved, put it back."
)


def run_beside() -> str:
    """The run.py of the folder that the program runs from; "" for an installed one."""
    path = Path(str(files("generator"))).parent / "run.py"
    return str(path) if path.is_file() else ""


def _relative(run: str, folder: Path) -> str:
    """The way from the handbook to the program, so that both can be moved together."""
    try:
        return Path(os.path.relpath(run, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return run
