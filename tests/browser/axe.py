"""axe-core on a page, put into it once however often it looks.

Its rule on the size of what is to be hit is off by default; Lighthouse counts it.
"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_LOOK = """async () => {
  const rules = { "target-size": { enabled: true } };
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
  const first = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" ");
  return violations.map(({ id, nodes }) => `${id}: ${first(nodes)}`);
}"""

SCHEMES = {"light": "default", "dark": "slate"}


def violations(page: Page) -> list[str]:
    """What keeps people out of the page as it is now: the rule, and the first elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_LOOK)
    return found


def violations_in(scheme: str, page: Page) -> list[str]:
    """The same in light or dark colours, which follow the system's."""
    name = SCHEMES[scheme]
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_function("name => document.body.dataset.mdColorScheme === name", arg=name)
    return [f"{scheme}: {one}" for one in violations(page)]


def violations_in_both_schemes(page: Page) -> list[str]:
    return [one for scheme in SCHEMES for one in violations_in(scheme, page)]
