"""The player's files: its style, and its script as one classic file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from generator.outputs import scripts
from generator.outputs.artifact import Artifact, ready
from generator.outputs.quiz.page import ASSETS

PLAYER = "quiz/assets/player.mjs"


def artifacts() -> Iterator[Artifact]:
    for name, data in (("player.js", scripts.script(PLAYER)), ("player.css", style())):
        yield ready(f"{ASSETS}/{name}", data)


def style() -> bytes:
    return files("generator.outputs.quiz").joinpath("assets", "player.css").read_bytes()


def script_of_a_package() -> bytes:
    """The player for a learning system, where another store keeps the answers."""
    return scripts.script(PLAYER, {"progress.mjs": "scorm.mjs"})
