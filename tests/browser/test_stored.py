"""Whatever a device has stored, every page stays alive: real pages, real browser."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watched

MONSTERS_FILE = Path(__file__).parents[1] / "js" / "monsters.mjs"
FED_AT_LEAST = 2_000
FEED = """
([monsters, round]) => {
  const real = Storage.prototype.getItem;
  window.fed = 0;
  Storage.prototype.getItem = function (key) {
    if (!/^(hb-|handbook:)/.test(key)) return real.call(this, key);
    window.fed += 1;
    const spread = [...key].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
    return monsters[(round + spread) % monsters.length];
  };
}
"""
"""Gives each key of ours another monster in each round, so that keys meet them in all mixtures."""

NOT_THERE = "Failed to load resource"
"""What the browser logs where a stored role looks sound, but is none of this handbook."""


def monsters() -> list[str]:
    """The fifty texts that the unit tests of the store use as well."""
    script = f"import({json.dumps(MONSTERS_FILE.as_uri())}).then((file) => " \
        "console.log(JSON.stringify(file.MONSTERS)))"  # fmt: skip
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    texts: list[str] = json.loads(done.stdout)
    return texts


def pages_of(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


@pytest.mark.slow
def test_thousands_of_monsters_in_the_store_stop_no_page(
    browser: Browser, site: Path, address: str
) -> None:
    texts, fed = monsters(), 0
    pages = [path for path in pages_of(site) if path != "404.html"]
    for round_, _ in enumerate(texts):
        page = browser.new_page()
        page.add_init_script(f"({FEED})({json.dumps([texts, round_])})")
        watched = Watched(page)
        for path in pages[round_ % 4 :: 4]:  # each page meets a quarter of the rounds
            page.goto(address + path)
            page.locator("h1").first.wait_for()

            raised = [error for error in watched.errors if not error.startswith(NOT_THERE)]
            assert ([], []) == (watched.outside(address), raised), (path, round_)
            fed += page.evaluate("window.fed")
        page.close()

    assert fed >= FED_AT_LEAST
