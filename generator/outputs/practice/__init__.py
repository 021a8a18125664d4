"""Practice: rehearsal of scripts, procedures step by step, one's own day and plan, receipts.

What moves reads the pages that the site has anyway; here are its scripts, its style, and the few
data that no page holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from generator.locale import words
from generator.outputs import scripts
from generator.outputs.artifact import Artifact, Page, Site, ready
from generator.outputs.practice import asked, day, supervisor

FOLDER = "assets/practice"
SHARED = "hbShared"
"""What the scripts share, which `base.js` puts on a page before them."""
SPEAKING = ("rehearsal", "run", "reading", "today")
"""Scripts that come with their words, one for each language. A page loads those that it uses."""


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """The page of receipts in each language, the scripts and their style."""
    for handbook in site.editions.values():
        yield supervisor.page(handbook)
        for name in SPEAKING:
            code = said(handbook.language, name) + _script(name)
            yield ready(f"{FOLDER}/{name}-{handbook.language}.js", code)
    shared = scripts.script("practice/assets/shared.mjs", becomes=SHARED)
    yield ready(f"{FOLDER}/base.js", shared)
    yield ready(f"{FOLDER}/register.js", _script("register"))
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


def _script(name: str) -> bytes:
    return scripts.script(f"practice/assets/{name}.mjs", given={"shared.mjs": SHARED})


def said(language: str, script: str) -> bytes:
    """The words of a script, for its `wordsOf`: a page holds none."""
    w = words(language)
    by_script = {
        "today": w["today"]["page"] | {name: w["role"][name] for name in day.PERIODS},
        "run": w["practice"]["run"],
        "rehearsal": w["practice"]["rehearsal"],
        "reading": w["receipt"]["page"],
    }
    data = json.dumps(by_script[script], ensure_ascii=False, separators=(",", ":"))
    return f"(window.hbWords ??= {{}}).{script} = {data};\n".encode()
