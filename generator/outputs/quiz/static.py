"""The player's files: its style, and its script as one classic file.

Browsers run no ES module from disk, so the modules are put one after the other in one function.
They remain modules in the source, for `node --test` and for whoever reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from importlib.resources import files

from generator.outputs.artifact import Artifact, key_of
from generator.outputs.quiz.page import ASSETS

ON_A_PAGE = ("scoring.mjs", "store.mjs", "player.mjs")
IN_A_PACKAGE = ("scoring.mjs", "scorm.mjs", "player.mjs")
"""In a learning system another store keeps the answers: `scorm.mjs` stands in for `store.mjs`."""


def artifacts() -> Iterator[Artifact]:
    for name, data in (("player.js", script(ON_A_PAGE)), ("player.css", style())):
        yield Artifact(f"{ASSETS}/{name}", partial(_same, data), key_of(data))


def _same(data: bytes) -> bytes:
    return data


def style() -> bytes:
    return _read("player.css").encode()


def script(modules: tuple[str, ...]) -> bytes:
    """Modules as one script: without imports, since all stand in one scope, and without exports."""
    whole = "\n".join(_scoped(_read(name)) for name in modules)
    return f'(() => {{\n"use strict";\n{whole}\n}})();\n'.encode()


def _scoped(module: str) -> str:
    module = re.sub(r"^import [^;]*;\n", "", module, flags=re.M)
    return re.sub(r"^export ", "", module, flags=re.M)


def _read(name: str) -> str:
    return files("generator.outputs.quiz").joinpath("assets", name).read_text("utf-8")
