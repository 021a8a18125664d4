"""What stands around a page: the branch that it is on, and ways that lead where they say."""

import pytest
from lxml import html

from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Content, Page, Site
from generator.outputs.site import artifacts as pages
from generator.outputs.site.frame import Frame, Look, Shown
from generator.outputs.site.navigation import MOST, MOST_ABOVE, Tree
from tests.small import small_site


def page(path: str, above: str | None = "") -> Page:
    return Page(path, "zh", path.upper(), lambda: Content(""), "", above)


def company(departments: int, roles: int) -> Tree:
    """Departments of so many roles, each with two documents."""
    pages = [page("home"), page("roles"), page("find")]
    for d in range(departments):
        pages.append(page(f"d{d}", "roles"))
        for r in range(roles):
            pages.append(page(f"d{d}-r{r}", f"d{d}"))
            pages += [page(f"d{d}-r{r}-{n}", f"d{d}-r{r}") for n in (1, 2)]
    return Tree(pages)


def shown(tree: Tree, path: str) -> list[str]:
    return [a.get("href") for a in html.fromstring(f"<nav>{tree.html(path)}</nav>").iter("a")]


def test_a_page_shows_the_branch_that_it_stands_on() -> None:
    assert [
        "home", "roles", "d0", "d1", "d1-r0", "d1-r0-1", "d1-r0-2", "d1-r1", "d1-r2", "find",
    ] == shown(company(2, 3), "d1-r0")  # fmt: skip
    assert ["home", "roles", "find"] == shown(company(2, 3), "home")
    assert ["home", "roles", "d0", "d1", "find"] == shown(company(2, 3), "roles")


def test_of_a_long_list_only_the_way_to_the_page_is_shown() -> None:
    tree = company(MOST + 1, 2)

    assert ["home", "roles", "d7", "d7-r0", "d7-r0-1", "d7-r0-2", "d7-r1", "find"] == shown(
        tree, "d7-r0-2"
    )
    assert ["home", "roles", "find"] == shown(tree, "roles")


def test_above_a_page_a_list_may_be_less_long_than_beside_it() -> None:
    tree = company(2, MOST_ABOVE + 1)

    assert "d0-r3" in shown(tree, "d0-r1")
    assert "d0-r3" not in shown(tree, "d0-r1-2")


@pytest.mark.parametrize(("departments", "roles"), [(1, 3000), (120, 25)])
def test_the_navigation_of_a_page_does_not_grow_with_the_company(
    departments: int, roles: int
) -> None:
    tree = company(departments, roles)

    assert all(len(tree.html(path)) < 4_000 for path in ("d0", "d0-r24", "d0-r24-1"))


def test_the_way_to_a_page_begins_at_home() -> None:
    tree = company(1, 1)

    assert ["home", "roles", "d0", "d0-r0"] == [one.path for one in tree.trail("d0-r0-1")]
    assert ["home"] == [one.path for one in tree.trail("roles")]
    assert [] == tree.trail("home") == tree.trail("404.html")


def test_pages_with_the_same_key_show_the_same_navigation() -> None:
    before, after = company(2, 3), company(2, 4)
    for path in ("home", "roles", "d0", "d0-r1", "d0-r1-2"):
        if before.key(path) == after.key(path):
            assert before.html(path) == after.html(path)

    assert before.key("roles") == after.key("roles")
    assert before.key("d0-r1") != after.key("d0-r1")


LOGO = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def test_the_logo_of_the_settings_stands_in_the_header_unless_the_host_has_another() -> None:
    site = Site(small_site().editions, logo=LOGO)
    (made,) = [one for one in pages(site) if one.path == addresses.logo(LOGO)]

    assert isinstance(made, Artifact)
    assert LOGO == made.make()
    assert 'src="assets/handbook/logo.svg"' in framed(site, Look())
    assert 'src="theirs.png"' in framed(site, Look(logo="theirs.png"))
    assert "<img" not in framed(small_site(), Look())


def framed(site: Site, look: Look) -> str:
    frame = Frame(site, {"zh": Tree([page("index.html")])}, {"index.html"}, look)
    return frame.render(Shown("index.html", "zh", "首页"), Content(""))
