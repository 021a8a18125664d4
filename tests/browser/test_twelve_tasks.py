"""Twelve tasks of a new colleague, in the company's own handbook: by keyboard, and on a phone.

Counted are the choices (links, buttons, hits; opening the search is one) and how far down, in
screens, the farthest thing lies that is chosen or looked for. No task may take more than three
choices or two screens. The paper itself is not opened: a browser does that in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

MOST_CHOICES, MOST_SCREENS = 3, 2.0

pytestmark = pytest.mark.slow


class Task:
    """Somebody who looks for something, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.choices, self.screens = page, 0, 0.0
        self.is_phone = page.viewport_size is not None and page.viewport_size["width"] < 500

    def see(self, selector: str) -> Locator:
        found = self.page.locator(selector).first
        found.wait_for(state="attached")
        down = found.evaluate("one => one.getBoundingClientRect().top / innerHeight")
        self.screens = max(self.screens, down)
        return found

    def choose(self, selector: str) -> Task:
        found = self.see(selector)
        self.choices += 1
        found.tap() if self.is_phone else found.press("Enter")
        self.page.wait_for_load_state()
        return self

    def search(self, words: str) -> Task:
        self.choices += 1
        if self.is_phone:
            self.page.locator("[data-hb-search]").tap()
        else:
            self.page.keyboard.press("/")
        self.page.locator("[data-handbook-search]").fill(words)
        return self.choose_hit()

    def choose_hit(self) -> Task:
        return self.choose("[data-handbook-hit]")


def hit(task: Task, words: str, selector: str, answer: str) -> None:
    """Search, and choose a hit that need not be the first."""
    task.choices += 1
    task.page.locator("[data-hb-search]" if task.is_phone else "body").first.press(
        "Enter" if task.is_phone else "/"
    )
    task.page.locator("[data-handbook-search]").fill(words)
    task.choose(selector).see(answer)


FRONT, TRIP, PEOPLE, SAMPLES = (
    "front-desk", "business-clerk", "admin-hr-clerk", "production-merchandiser",
)  # fmt: skip
SEAL = '[data-handbook-hit][href*="authority.html#seal"]'
TASKS: dict[str, tuple[str, Callable[[Task], object]]] = {
    "the phone rings: what to say": (FRONT, lambda t: t.choose(
        'article a:has-text("电话响了")').choose('.hb-facts a:has-text("来电应答")').see(
        "#ring .hb-say")),
    "a visitor without an appointment": (FRONT, lambda t: t.search("没有预约").see(":target")),
    "what to pack for a trip": (TRIP, lambda t: t.search("出差带什么").see(".hb-ticks li")),
    "who approves a stamp": (FRONT, lambda t: hit(t, "盖章谁批", SEAL, "#seal")),
    "how far my plan is": (FRONT, lambda t: t.choose('a:has-text("看整份计划")').see(
        "hb-plan input")),
    "a mistake in attendance": (PEOPLE, lambda t: t.search("考勤记错了").see(":target")),
    "what to print for tomorrow": (FRONT, lambda t: t.choose(".hb-today h2 a").see(
        ".hb-card--print a")),
    "a quiz": (FRONT, lambda t: t.choose('.hb-today a:has-text("测验")').see(
        ".hb-quiz__stage button")),
    "what changed since I read it": (FRONT, lambda t: t.see(
        '.hb-today__card:has-text("改了什么")')),
    "who has read a standard": (FRONT, lambda t: t.search("谁读过").see("hb-register textarea")),
    "practise a complaint": (FRONT, lambda t: t.choose('article a:has-text("接到投诉")').choose(
        '.hb-facts a:has-text("投诉")').choose(".hb-node .hb-button--turn").see(".hb-reply")),
    "an unclear sample sheet": (SAMPLES, lambda t: t.search("板单看不懂").see(".hb-node .hb-say")),
}  # fmt: skip


@pytest.fixture(params=[1280, 390], ids=["keyboard", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, our_site: Path) -> Iterator[Page]:
    phone = request.param < 500
    context = browser.new_context(
        viewport={"width": request.param, "height": 844 if phone else 800},
        has_touch=phone, is_mobile=phone,
    )  # fmt: skip
    page = context.new_page()
    page.goto((our_site / "index.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("name", TASKS)
def test_a_task_takes_three_choices_and_two_screens_at_most(name: str, page: Page) -> None:
    role, do = TASKS[name]
    page.evaluate(
        """role => {
          localStorage["hb-role"] = JSON.stringify(role);
          localStorage["hb-reader"] = JSON.stringify({ name: "", start: "2026-12-01" });
        }""",
        role,
    )
    page.reload()
    page.locator(".hb-today h2").wait_for()
    task = Task(page)
    do(task)

    assert task.choices <= MOST_CHOICES
    assert task.screens <= MOST_SCREENS
