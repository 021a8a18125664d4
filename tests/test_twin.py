"""Two processes render the same pages as one."""

from generator.outputs.artifact import Content, Page
from generator.outputs.site import artifacts
from generator.twin import Twin
from tests.small import small_site


def pages() -> list[Page]:
    return [one for one in artifacts(small_site()) if isinstance(one, Page)]


def test_every_page_is_the_same_whoever_rendered_it() -> None:
    twin = Twin(pages())

    for page in pages():
        assert page.render() == twin.content(page)
    twin.end()


def test_asked_in_another_order_it_goes_on_alone() -> None:
    twin = Twin(pages())

    for page in reversed(pages()):
        assert page.render() == twin.content(page)
    twin.end()


def broken() -> Content:
    raise RuntimeError


def test_a_twin_that_fails_leaves_the_work_to_this_process() -> None:
    given = pages()[:2]
    failing = [given[0], Page(given[1].path, "zh", "x", broken, "key")]
    twin = Twin(failing)

    assert given[1].render() == twin.content(given[1])
    twin.end()
