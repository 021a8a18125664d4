"""Approve what the tiny handbook's pages look like now: `.venv/bin/python -m tests.approve`.

Writes `tests/handbook/_expected/`; look at the difference before you commit it.
"""

import shutil

from generator.outputs import registry
from generator.outputs.artifact import Page
from generator.outputs.site import artifacts
from tests.small import HANDBOOK, small_site

EXPECTED = HANDBOOK / "_expected"


def made() -> dict[str, str]:
    """The pages' own content by path, and the map of the site's pages."""
    parts = list(artifacts(small_site()))
    out = {one.path: one.render().html for one in parts if isinstance(one, Page)}
    out["handbook.json"] = registry.handbook_json(small_site(), parts).decode("utf-8")
    return out


def main() -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, text in made().items():
        file = EXPECTED / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
