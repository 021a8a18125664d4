"""Joins ES modules to one classic script: browsers run no ES module from disk.

Modules stay modules in the source, for `node --test` and for whoever reads them. A module becomes
a function that gives what it exports, so that its other names remain its own. Lines that hold a
comment alone are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

OUTPUTS = Path(str(files("generator.outputs")))

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_PASSED_ON = re.compile(r'^export \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_SIDE_EFFECT = re.compile(r'^import "([^"]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*[\s\S]*?\*/[ \t]*)\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)


def script(
    entry: str,
    instead: Mapping[str, str] = {},
    *,
    given: Mapping[str, str] = {},
    becomes: str = "",
) -> bytes:
    """A module below `generator/outputs/` with all that it imports, as one script.

    `instead` names modules that stand in for others, file by file; `given` those whose exports
    another script has put on the page, and in which global; `becomes`, the global for its own.
    """
    file = OUTPUTS / entry
    modules: dict[Path, str] = {}
    _add(file, instead, given, modules)
    shared = f"window.{becomes} = {_name(file)};\n" if becomes else ""
    return f'(() => {{\n"use strict";\n{"".join(modules.values())}{shared}}})();\n'.encode()


def _add(
    file: Path, instead: Mapping[str, str], given: Mapping[str, str], modules: dict[Path, str]
) -> None:
    """Add a module, after those that it imports."""
    if file in modules:
        return
    if file.name in given:
        modules[file] = f"const {_name(file)} = window.{given[file.name]};\n"
        return
    text = _COMMENT.sub("", file.read_text("utf-8"))

    def required(address: str) -> Path:
        path = (file.parent / address).resolve()
        path = path.with_name(instead.get(path.name, path.name))
        _add(path, instead, given, modules)
        return path

    def imported(match: re.Match[str]) -> str:
        names = " ".join(match[1].split()).replace(" as ", ": ")
        return f"const {{ {names} }} = {_name(required(match[2]))};\n"

    exported: list[str] = []

    def passed_on(match: re.Match[str]) -> str:
        exported.extend(re.findall(r"\w+", match[1]))
        return imported(match)

    text = _IMPORT.sub(imported, text)
    text = _PASSED_ON.sub(passed_on, text)
    for address in _SIDE_EFFECT.findall(text):
        required(address)
    text = _SIDE_EFFECT.sub("", text)
    names = ", ".join([*exported, *_EXPORT.findall(text)])
    body = _EXPORT.sub("", text)
    modules[file] = f"const {_name(file)} = (() => {{\n{body}return {{ {names} }};\n}})();\n"


def _name(file: Path) -> str:
    """The name of a module's exports within the script."""
    return f"${file.stem.replace('-', '_')}"
