"""`handbook schema`: what an editor needs to help with every field of every file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.commands.content import report_unwritable, say
from generator.commands.invocation import typed_path
from generator.content.places import FOLDERS, SINGLE
from generator.content.records import KINDS
from generator.content.schema import json_schema
from generator.problems.problem import Words

CLEAN, ENVIRONMENT = 0, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        type=typed_path,
        default=Path(".vscode"),
        metavar="DIR",
        help="写到哪个文件夹 · folder for the schemas (.vscode)",
    )


def run(options: argparse.Namespace) -> int:
    """Write a schema of each kind of file, and print the setting that tells VS Code of them."""
    try:
        write_schemas(options.to)
    except OSError as error:
        report_unwritable(error, options.language)
        return ENVIRONMENT
    say(
        Words(
            f"已写到 {options.to}。装上 YAML 扩展（redhat.vscode-yaml），"
            "再把下面几行放进 .vscode/settings.json：",
            f"Written to {options.to}. Install the YAML extension (redhat.vscode-yaml), "
            "and put these lines into .vscode/settings.json:",
        ),
        options.language,
    )
    print(json.dumps({"yaml.schemas": setting(options.to, options.content)}, indent=2))
    return CLEAN


def write_schemas(to: Path) -> None:
    """A schema of each kind of file."""
    to.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (to / _file_of(kind)).write_text(_text_of(kind), "utf-8")


@cache
def _text_of(kind: str) -> str:
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n"


def setting(to: Path, content: Path) -> dict[str, str]:
    """Which schema holds for which files, as VS Code's `yaml.schemas` wants it."""
    return {(to / _file_of(kind)).as_posix(): glob for kind, glob in _globs(content.as_posix())}


def _file_of(kind: str) -> str:
    return f"{kind}.schema.json"


def _globs(content: str) -> Iterator[tuple[str, str]]:
    folder_of = {kind: folder for folder, kind in FOLDERS.items()}
    for kind in KINDS:
        if kind in SINGLE:
            yield kind, f"{content}/{kind}.yaml"
        elif kind in folder_of:
            # A translation has a shape of its own: texts by id.
            yield kind, f"{content}/*/{folder_of[kind]}/!(*.en).yaml"
        else:
            yield kind, f"{content}/*/{kind}.yaml"
