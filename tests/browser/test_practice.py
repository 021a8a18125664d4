"""Rehearsing, doing step by step, one's day, receipts: by keyboard, on a phone, from disk."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations_in_both_schemes

SCRIPT = "scripts/greeting.html"


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page from disk that must neither fail nor ask anything outside."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    shown = context.new_page()
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    shown.on(
        "request",
        lambda asked: asked.url.startswith(("file:", "blob:", "data:")) or wrong.append(asked.url),
    )
    yield shown
    context.close()
    assert [] == wrong


def begin(page: Page, site: Path, seed: int = 7) -> None:
    page.goto((site / SCRIPT).as_uri())
    page.evaluate("seed => { document.querySelector('hb-rehearsal').dataset.seed = seed; }", seed)
    page.get_by_role("button", name="对练这份话术").press("Enter")
    page.get_by_role("button", name="开始").press("Enter")


def reply(page: Page, words: str) -> None:
    """Choose a reply by its number, as it stands on its button."""
    button = page.locator(".hb-reply", has_text=words)
    page.keyboard.press(button.locator("kbd").inner_text())


def test_a_script_is_rehearsed_by_keyboard_and_the_score_is_kept(page: Page, site: Path) -> None:
    begin(page, site)
    assert not page.locator(".hb-node").first.is_visible()
    assert "一位客人走进来。" in page.locator(".hb-bubble").first.inner_text()

    reply(page, "请问您找谁？")
    assert "也可以。" in page.locator(".hb-bubble--mine").inner_text()
    assert "有礼貌" in page.locator("[role=status]").last.inner_text()
    page.keyboard.press("Enter")  # the button to go on has the focus

    expect(page.get_by_role("heading", name="50 分，还要再练")).to_be_focused()
    assert "您好！欢迎来到测试有限公司。" in page.locator(".hb-bests").first.inner_text()
    kept = json.loads(page.evaluate("localStorage['hb-rehearsal:greeting']"))
    assert (50, 1) == (kept["best"], kept["times"])

    page.get_by_role("button", name="回到话术").click()
    assert page.locator(".hb-node").first.is_visible()
    assert "练过 1 次，最好 50 分" in page.inner_text(".hb-rehearsal")


def test_something_unsafe_fails_and_can_be_tried_again(page: Page, site: Path) -> None:
    begin(page, site)
    reply(page, "继续看手机")
    page.get_by_role("button", name="从这一句重来").click()
    reply(page, "请问您找谁？")
    page.get_by_role("button", name="看结果").click()

    assert "不及格" in page.inner_text(".hb-stage")
    assert 3 == page.locator(".hb-bubble--mine, .hb-bubble--other").count() - 1


def test_a_hint_takes_an_unsafe_reply_away_and_costs_a_point(page: Page, site: Path) -> None:
    begin(page, site)
    page.get_by_role("button", name="提示").click()
    assert page.locator(".hb-reply", has_text="继续看手机").is_disabled()
    reply(page, "请问您找谁？")
    page.get_by_role("button", name="看结果").click()

    assert "扣 1 分" in page.inner_text(".hb-stage")
    assert "0 分" in page.inner_text(".hb-stage h2")


def test_own_words_are_checked_for_their_elements_only(page: Page, site: Path) -> None:
    page.goto((site / SCRIPT).as_uri() + "#rehearse")
    page.get_by_label("不看选项，自己说").check()
    page.get_by_role("button", name="开始").click()
    page.get_by_label("您怎么说？").fill("坐吧")
    page.get_by_role("button", name="核对要素").click()

    assert "问候 ✗ 缺" in page.inner_text(".hb-elements")
    assert "不评说得好不好" not in page.inner_text(".hb-bubble--mine")
    assert page.evaluate("localStorage['hb-rehearsal:greeting']") is None


def test_the_telephone_rings_three_times(page: Page, site: Path) -> None:
    page.clock.install()
    page.goto((site / SCRIPT).as_uri() + "#rehearse")
    page.get_by_label("第三声铃响之前接起").check()
    page.get_by_role("button", name="开始").click()
    page.clock.run_for(3100)
    assert "铃响第 2 声" in page.inner_text(".hb-stage__status")
    page.clock.run_for(6100)

    assert "扣 1 分" in page.inner_text(".hb-stage__status")


def test_nothing_of_the_rehearsal_is_in_the_way_of_anybody(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.goto(address + SCRIPT + "#rehearse")
    found = violations_in_both_schemes(page)
    page.get_by_role("button", name="开始").click()
    found += violations_in_both_schemes(page)
    reply(page, "请问您找谁？")
    found += violations_in_both_schemes(page)
    page.get_by_role("button", name="看结果").click()
    found += violations_in_both_schemes(page)

    assert [] == found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_a_procedure_is_done_step_by_step_and_the_log_is_kept(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-12-01T09:05:00")
    page.goto((site / "procedures/welcome.html").as_uri())
    page.get_by_role("button", name="跟我做").press("Enter")
    assert not page.locator(".hb-phase").first.is_visible()
    assert "第 1 步" in page.inner_text(".hb-stage")

    page.get_by_label("备注（可不填）").fill("张先生")
    page.locator(".hb-stage .hb-button--primary").click()
    page.reload()
    page.get_by_role("button", name="接着上次做").click()
    assert "第 2 步" in page.inner_text(".hb-stage")

    while not page.get_by_role("button", name="打印记录").is_visible():
        page.locator(".hb-stage .hb-button--primary").click()
    log = page.inner_text(".hb-stage table")
    assert "张先生" in log
    assert "2026-12-01 09:05" in log

    page.get_by_role("button", name="收好").click()
    assert page.get_by_role("button", name="跟我做").is_visible()
    assert page.locator(".hb-phase").first.is_visible()
