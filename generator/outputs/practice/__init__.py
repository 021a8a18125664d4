"""Practice: rehearsal of scripts, procedures step by step, one's own day and plan, receipts.

What moves reads the pages that the site has anyway; here are its scripts, its style, and the few
data that no page holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from generator.outputs import scripts
from generator.outputs.artifact import Artifact, Page, Site, ready
from generator.outputs.practice import asked, day, supervisor

FOLDER = "assets/practice"
BASE, SHARED = "base", "hbShared"
"""What the others share, loaded before them."""
SCRIPTS = (BASE, "rehearsal", "run", "reading", "register", "today")
"""Each is loaded only on the pages that use it."""


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """The page of receipts in each language, the scripts and their style."""
    for handbook in site.editions.values():
        yield supervisor.page(handbook)
    for name in SCRIPTS:
        data = script(name)
        yield ready(f"{FOLDER}/{name}.js", data)
    style = files(__package__).joinpath("assets", "practice.css").read_bytes()
    yield ready(f"{FOLDER}/practice.css", style)


def data(site: Site) -> Iterator[Artifact]:
    """What is asked before a receipt, and the day of each role: all questions are made for it."""
    if "practice" in site.base.settings.leave_out:
        return
    for handbook in site.editions.values():
        yield from day.artifacts(handbook)
        if "quizzes" not in handbook.settings.leave_out:
            yield from asked.artifacts(handbook)


def script(name: str) -> bytes:
    """One of the scripts; what they share comes in the first of them and is a global."""
    if name == BASE:
        return scripts.script("practice/assets/shared.mjs", becomes=SHARED)
    return scripts.script(f"practice/assets/{name}.mjs", given={"shared.mjs": SHARED})
