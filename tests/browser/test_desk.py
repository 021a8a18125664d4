"""What the pages remember and do for their reader, on this device alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched

LIST = "checklists/reception-opening.html"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


CARDS = {
    "reports-to", "first-steps", "procedures", "say", "lists", "print", "quiz", "ask", "limits",
}  # fmt: skip


def test_the_desk_of_every_role_answers_nine_questions_in_one_screen(
    browser: Browser, our_site: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    roles = sorted(our_site.rglob("roles/*/index.html"))
    assert 2 * 15 == len(roles)
    for role in roles:
        page.goto(role.as_uri())
        ends = lower_edges(page)

        assert CARDS == ends.keys() - {"forms"}, role  # which a role may not keep
        assert max(ends.values()) <= 800, (role, ends)
    page.close()


def lower_edges(page: Page) -> dict[str, float]:
    """How far down each card of the desk reaches; a card that takes no room is left out."""
    found: dict[str, float] = page.evaluate("""() => Object.fromEntries(
      [...document.querySelectorAll(".hb-desk .hb-card")]
        .map((card) => [card, card.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height)
        .map(([card, box]) => [card.className.match(/hb-card--([a-z-]+)/)[1], box.bottom]))""")
    return found


def test_a_checklist_keeps_its_ticks_and_forgets_them_when_asked(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.reload()

    assert page.is_checked("#tick-lights")
    assert "1/2" in page.inner_text(".hb-progress")

    page.click("text=重新开始")

    assert not page.is_checked("#tick-lights")
    assert "0/2" in page.inner_text(".hb-progress")


def test_ticks_that_were_reset_by_mistake_come_back(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.click("text=重新开始")
    page.click("text=恢复刚才的勾选")

    assert page.is_checked("#tick-lights")
    assert "1/2" in page.inner_text(".hb-progress")

    page.click("text=重新开始")
    page.check("#tick-lights")

    assert page.is_visible("text=重新开始")


def test_a_daily_list_starts_afresh_on_another_day_and_says_so(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.clock.set_fixed_time("2027-03-01T17:00:00")
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.clock.set_fixed_time("2027-03-02T08:00:00")
    page.reload()

    assert not page.is_checked("#tick-lights")
    assert "上次 2027-03-01 完成 1/2" in page.inner_text("hb-checklist")
    assert "日期 2027-03-02" in page.inner_text("hb-checklist")

    page.check("#tick-lights")
    page.reload()

    assert "上次" not in page.inner_text("hb-checklist")


def test_home_remembers_the_role_with_its_lists_and_how_far_they_are(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + "index.html")
    page.click("[data-hb-role=front-desk]")
    page.wait_for_url("**/roles/front-desk/index.html")
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.goto(address + "index.html")

    assert "前台" in page.inner_text(".hb-mine")
    assert "开门清单 1/2" in page.inner_text(".hb-mine")
    assert not page.is_visible("[data-hb-role=office-clerk]")

    page.click("text=换一个岗位")
    page.click("[data-hb-role=office-clerk]")
    page.wait_for_url("**/roles/office-clerk/index.html")
    page.goto(address + "index.html")

    assert "办公室文员" in page.inner_text(".hb-mine")


def test_the_desk_stays_when_the_language_changes(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "roles/front-desk/index.html")
    page.get_by_role("button", name="我的岗位").click()
    page.goto(address + "en/index.html")

    desk = page.locator(".hb-mine")
    expect(desk.get_by_role("link", name="Opening checklist")).to_be_visible()
    desk.get_by_role("link", name="Start the quiz").click()
    page.wait_for_url("**/en/quizzes/front-desk.html")


def test_lists_show_what_the_reader_has_done(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + LIST)
    page.check("#tick-lights")
    page.evaluate("""localStorage["hb-rehearsal:greeting"] = JSON.stringify(
      { best: 90, last: 80, times: 2, day: "2027-03-01" })""")
    page.evaluate("""localStorage["hb-quiz:front-desk"] = JSON.stringify({
      cards: { a: { box: 1, due: 1 } }, log: [], name: "",
      last: { all: 10, right: 8, percent: 80, passed: true, when: "2027-03-01T09:00",
              attempt: "1" } })""")

    page.goto(address + "checklists/index.html")
    assert "已勾 1/2" in page.inner_text("article")
    page.goto(address + "scripts/index.html")
    assert "最好 90 分" in page.inner_text("article")
    page.goto(address + "quizzes/index.html")
    assert "上次 80 分（2027-03-01） · 1 题该复习了" in page.inner_text("article")


def test_who_owns_what_begins_with_what_concerns_me(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "topics.html")
    rows = page.locator("tr[data-hb-roles]:visible")
    everybodys = rows.count()

    page.evaluate("localStorage['hb-role'] = JSON.stringify('front-desk')")
    page.reload()
    box = page.get_by_role("checkbox", name="只看和我有关的")
    expect(box).to_be_checked()
    assert 0 < rows.count() < everybodys
    box.uncheck()
    assert everybodys == rows.count()

    hidden = page.locator("tr[data-hb-roles]:not([data-hb-roles~=front-desk])").first
    page.goto(f"{address}topics.html#{hidden.get_attribute('id')}")
    page.reload()
    expect(hidden).to_be_visible()


def test_a_role_becomes_mine_on_its_own_page_and_ceases_to_be(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + "roles/front-desk/index.html")
    button = page.get_by_role("button", name="我的岗位")
    assert "false" == button.get_attribute("aria-pressed")

    button.click()
    assert "true" == button.get_attribute("aria-pressed")
    button.click()
    page.goto(address + "index.html")

    assert not page.is_visible(".hb-mine")
    assert page.is_visible("[data-hb-role=front-desk]")


def test_home_leads_back_to_the_place_where_the_reader_was(watched: Watched, address: str) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(address + "procedures/welcome.html#register")
    page.goto(address + "index.html")
    page.click(".hb-visits a >> nth=0")

    assert address + "procedures/welcome.html#register" == page.url


def test_the_language_switch_stays_on_the_same_item(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "procedures/welcome.html")
    page.click("a.hb-language")
    assert address + "en/procedures/welcome.html" == page.url

    page.click("a[href='#register'] >> nth=0")
    page.click("a.hb-language")
    assert address + "procedures/welcome.html#register" == page.url


def test_a_term_says_what_it_means_to_mouse_keyboard_and_finger(phone: Page, address: str) -> None:
    phone.goto(address + "procedures/welcome.html")
    term, meaning = phone.locator("a.hb-term").first, phone.locator("[role=tooltip]")

    term.hover()
    assert "佩戴的证件" in meaning.inner_text()

    phone.keyboard.press("Escape")
    assert not meaning.is_visible()

    term.focus()
    assert "hb-meaning" == term.get_attribute("aria-describedby")
    phone.keyboard.press("Escape")

    term.tap()
    assert meaning.is_visible()
    term.tap()
    phone.wait_for_url("**/glossary.html#visitor-badge")


def test_a_meaning_can_be_pointed_at_and_on_a_phone_stands_at_the_farther_edge(
    watched: Watched, phone: Page, address: str
) -> None:
    page = watched.page
    page.goto(address + "procedures/welcome.html")
    page.hover("a.hb-term")
    page.hover("[role=tooltip]")
    assert page.is_visible("[role=tooltip]")

    phone.goto(address + "procedures/welcome.html")
    term = phone.locator("a.hb-term").first
    term.tap()
    at, meaning = term.bounding_box(), phone.locator("[role=tooltip]").bounding_box()
    assert at
    assert meaning
    assert not at["y"] - 20 < meaning["y"] + meaning["height"] / 2 < at["y"] + 60


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText.trim()"))


MENU = ".hb-bar [href='#hb-menu']"


def test_the_drawer_opens_and_closes_by_key_and_is_out_of_the_way_when_closed(
    phone: Page, address: str
) -> None:
    phone.goto(address + "procedures/welcome.html")
    button = phone.locator(MENU)
    link = phone.locator(".hb-side--menu").get_by_role("link", name="开门清单")
    assert not link.is_visible()

    button.focus()
    phone.keyboard.press("Space")
    link.wait_for(state="visible")
    assert "true" == button.get_attribute("aria-expanded")
    assert phone.evaluate("document.activeElement.closest('.hb-side--menu') !== null")

    phone.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert "false" == button.get_attribute("aria-expanded")
    assert button.evaluate("button => button === document.activeElement")


def test_keys_reach_what_the_drawer_shows(phone: Page, address: str) -> None:
    phone.goto(address + "procedures/welcome.html")
    phone.focus(MENU)
    phone.keyboard.press("Enter")
    shown = [focused(phone)]
    for _ in range(30):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.closest('.hb-side--menu') === null"):
            break
        shown.append(focused(phone))

    assert ["迎接客人", "问候", "开门清单"] == shown[:3]
    assert "步骤" not in shown  # the page's contents


def test_a_document_says_whether_it_is_in_force_on_the_day_of_reading(
    watched: Watched, address: str
) -> None:
    page = watched.page
    for day, said in (
        ("2026-11-30", "2026-12-01 起生效 尚未生效"),
        ("2027-01-01", "2026-12-01 起生效"),
        ("2027-12-02", "2026-12-01 起生效 复审逾期"),
    ):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(address + LIST)

        assert said == page.inner_text("dd:has(> hb-state)")


def test_what_was_revised_is_marked_for_thirty_days(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + LIST)
    for day, is_marked in (
        ("2026-12-19", False), ("2026-12-20", True), ("2027-01-18", True), ("2027-01-19", False),
    ):  # fmt: skip
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.evaluate(MARK)

        assert is_marked == page.locator("hb-changed").is_visible(), day


MARK = """document.querySelector("h1").innerHTML =
  '<hb-changed data-on="2026-12-20" data-days="30" hidden>x</hb-changed>'"""
