"""Whatever a device has stored, every page stays alive: real pages, real browser."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cli import main
from tests.browser.conftest import Watched

PROGRAM = Path(__file__).parents[2] / "generator"
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

TICKS = """
(monsters) => {
  const round = Number(window.name || 0);
  window.name = String(round + 1);
  Storage.prototype.getItem = () => monsters[round % monsters.length];
}
"""
"""Gives the page the next monster each time that it is opened."""

OWN_CHECKS = {
    "editing/assets/kept.mjs",  # tests/js/kept.test.mjs
    "intake/report.js",  # ticks that an import left: below
    "outputs/site/assets/forms.js",  # what a procedure hands over: below
    "outputs/site/assets/store.mjs",  # tests/js/store.test.mjs
}
"""The scripts that read what a browser keeps: all others go through the store."""

HANDED_OVER = """
([monsters, form]) => {
  const values = monsters.flatMap((one) => [one,
    ...["day", "from", "to", "text"].map((name) => `{"form":"${form}","${name}":${one}}`)]);
  let text = null, asked = 0;
  Storage.prototype.getItem = function () { asked += 1; return text; };
  location.hash = "fill";
  const before = document.querySelector("hb-form");
  for (text of values) {
    const form = before.cloneNode(true);
    delete form.dataset.ready;
    document.querySelector("hb-form").replaceWith(form);
  }
  return asked;
}
"""
"""Lets a form take over each monster, and each as every value of one that was meant for it."""

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


def test_scripts_that_read_what_is_kept_are_known() -> None:
    """A new one goes through the store, or is fed the monsters by a test."""
    kept = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie")
    scripts = [path for path in PROGRAM.rglob("*") if path.suffix in {".js", ".mjs", ".html"}]
    reading = {path for path in scripts if kept.search(path.read_text("utf-8"))}

    assert OWN_CHECKS == {path.relative_to(PROGRAM).as_posix() for path in reading}


@pytest.mark.slow
def test_what_is_handed_to_a_form_stops_it_no_more(watched: Watched, address: str) -> None:
    watched.page.goto(address + "forms/register.html")
    asked = watched.page.evaluate(HANDED_OVER, [monsters(), "register"])

    assert (5 * len(monsters()), []) == (asked, watched.errors)
    assert watched.page.locator("hb-form input").count() > 0


@pytest.mark.slow
def test_ticks_of_an_import_that_are_none_stop_its_report(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "cashier.txt").write_text("出纳岗位职责\n1、收付现金。", "utf-8")
    assert 0 == main(["import", str(tmp_path / "cashier.txt"), "--to", str(tmp_path / "out")])
    page = browser.new_page()
    watched = Watched(page)
    page.add_init_script(f"({TICKS})({json.dumps(monsters())})")
    for _ in monsters():
        page.goto((tmp_path / "out/report.html").as_uri())
        box = page.locator("[data-tick]").first
        box.check()
        assert box.is_checked()

    assert [] == watched.errors
    page.close()


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
