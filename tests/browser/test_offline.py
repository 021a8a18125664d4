"""A phone that was here once shows its role's pages without a network, and never an old build."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import served

ROLE = "roles/front-desk/index.html"
LIST = "checklists/reception-opening.html"
SCRIPT = "scripts/greeting.html"

# Polls until a question about the caches has the answer yes: `wait_for_function` would take the
# promise for one.
UNTIL = """async ([question, path]) => {
  const ask = {
    kept: async () => {
      const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const url = new URL(path, window.handbookRoot).href;
      return (await Promise.all(caches_.map((one) => one.match(url)))).some(Boolean);
    },
    newer: async () => (await caches.keys()).every((name) => name.endsWith("newer")),
  }[question];
  for (let n = 0; n < 600 && !await ask(); n += 1) await new Promise((on) => setTimeout(on, 50));
  return ask();
}"""


@pytest.fixture
def published(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site in a subfolder of a web server, and its address."""
    folder = tmp_path / "company" / "handbook"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("print", "*.pdf", "*.docx"))
    with served(tmp_path) as address:
        yield folder, f"{address}company/handbook/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def kept(page: Page, path: str) -> None:
    """Wait until a file is kept on the device."""
    assert page.evaluate(UNTIL, ["kept", path])


def come_in(context: BrowserContext, address: str) -> Page:
    """A first visit of somebody whose role is known; what the role needs is kept meanwhile."""
    page = context.new_page()
    page.goto(address + "index.html")
    page.evaluate("localStorage['hb-role'] = JSON.stringify('front-desk')")
    page.reload()
    kept(page, "assets/search/zh/pages-0.js")  # what comes last
    return page


def test_after_one_visit_the_pages_of_my_role_need_no_network(
    context: BrowserContext, published: tuple[Path, str]
) -> None:
    _, address = published
    page = come_in(context, address)
    context.set_offline(True)

    page.goto(address + ROLE)
    expect(page.locator("h1")).to_have_text("前台")
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.goto(address + SCRIPT)
    expect(page.locator(".hb-node").first).to_be_visible()
    page.fill("[data-handbook-search]", "客人")
    expect(page.locator("[data-handbook-hit]").first).to_be_visible()

    page.goto(address + "procedures/filing.html")  # another role's
    expect(page.locator("body")).to_contain_text("现在没有网络")


def test_a_new_build_is_shown_at_the_next_visit_and_kept(
    context: BrowserContext, published: tuple[Path, str]
) -> None:
    folder, address = published
    page = come_in(context, address)
    page.close()
    publish(folder, "起身问好", "站起来问好")

    again = context.new_page()
    again.goto(address + "procedures/welcome.html")
    expect(again.locator("#greet")).to_contain_text("站起来问好")
    assert again.evaluate(UNTIL, ["newer", ""])

    context.set_offline(True)
    again.goto(address + ROLE)  # kept by the new build, though only the old one was asked for it
    expect(again.locator("h1")).to_have_text("前台")
    again.goto(address + "procedures/welcome.html")
    expect(again.locator("#greet")).to_contain_text("站起来问好")


def publish(folder: Path, old: str, new: str) -> None:
    """Another build in the place of this one."""
    file = folder / "procedures/welcome.html"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    worker = folder / "sw.js"
    version = worker.read_text("utf-8").split('"version":"')[1][:16]
    worker.write_text(worker.read_text("utf-8").replace(version, "newer"), "utf-8")


def test_from_disk_nothing_is_kept(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto((site / "index.html").as_uri())

    assert [] == errors
    assert 0 == page.locator("link[rel=manifest]").count()
