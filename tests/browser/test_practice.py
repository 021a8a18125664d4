"""Rehearsing, doing step by step, one's day, receipts: by keyboard, on a phone, from disk."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations_in, violations_in_both_schemes
from tests.browser.conftest import build
from tests.small import CONTENT

SCRIPT = "scripts/greeting.html"


@pytest.fixture(params=[390, pytest.param(1280, marks=pytest.mark.slow)])
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
    page.get_by_role("button", name="开始", exact=True).press("Enter")


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


def test_one_turn_is_rehearsed_by_itself_and_is_no_record(page: Page, site: Path) -> None:
    page.goto((site / SCRIPT).as_uri() + "#known")
    page.get_by_role("button", name="对练这份话术").click()
    assert "known" == page.get_by_label("从哪里开始").input_value()
    page.get_by_role("button", name="开始", exact=True).click()
    assert "我又来了" in page.locator(".hb-bubble").first.inner_text()
    page.locator(".hb-reply").click()
    page.get_by_role("button", name="看结果").click()

    assert "100 分，及格" in page.inner_text(".hb-stage h2")
    assert page.evaluate("localStorage['hb-rehearsal:greeting']") is None


def test_a_turn_has_a_button_that_begins_with_it_at_once(page: Page, site: Path) -> None:
    page.goto((site / SCRIPT).as_uri())
    button = page.get_by_role("button", name="从“认识的客人”开始对练")
    button.press("Enter")
    assert "认识的客人" == page.locator(".hb-bubble b").inner_text()

    page.get_by_role("button", name="回到话术").click()
    expect(button).to_be_focused()


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


def test_the_other_side_may_be_angry(page: Page, site: Path) -> None:
    page.goto((site / SCRIPT).as_uri())
    page.evaluate("""() => document.querySelector(".hb-cue").insertAdjacentHTML("afterend",
      '<p class="hb-cue hb-cue--angry"><b class="hb-cue__mood">生气时</b> 客人拍桌子。</p>')""")
    page.get_by_role("button", name="对练这份话术").click()
    page.get_by_label("对方").select_option("生气")
    page.get_by_role("button", name="开始", exact=True).click()

    assert "客人拍桌子。" == page.locator(".hb-bubble p").first.inner_text()


def test_own_words_are_checked_for_their_elements_only(page: Page, site: Path) -> None:
    page.goto((site / SCRIPT).as_uri() + "#rehearse")
    page.get_by_label("不看选项，自己说").check()
    page.get_by_role("button", name="开始", exact=True).click()
    page.get_by_label("您怎么说？").fill("坐吧")
    page.get_by_role("button", name="核对要素").click()

    assert "问候 ✗ 缺" in page.inner_text(".hb-elements")
    assert "不评说得好不好" not in page.inner_text(".hb-bubble--mine")
    assert page.evaluate("localStorage['hb-rehearsal:greeting']") is None


def test_the_telephone_rings_three_times(page: Page, site: Path) -> None:
    page.clock.install()
    page.goto((site / SCRIPT).as_uri() + "#rehearse")
    page.get_by_label("第三声铃响之前接起").check()
    page.get_by_role("button", name="开始", exact=True).click()
    page.clock.run_for(3100)
    assert "铃响第 2 声" in page.inner_text(".hb-stage__status")
    page.clock.run_for(6100)

    assert "扣 1 分" in page.inner_text(".hb-stage__status")


def test_nothing_of_the_rehearsal_is_in_the_way_of_anybody(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.goto(address + SCRIPT + "#rehearse")
    found = violations_in_both_schemes(page)
    page.get_by_role("button", name="开始", exact=True).click()
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


def test_the_log_is_entered_in_the_register(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-12-01T09:05:00")
    page.goto((site / "procedures/welcome.html").as_uri())
    page.get_by_role("button", name="跟我做").click()
    while not page.get_by_role("button", name="打印记录").is_visible():
        page.locator(".hb-stage .hb-button--primary").click()
    page.get_by_role("link", name="填进《来客登记簿》").click()

    assert "09:05" == page.get_by_label("到达时间").first.input_value()
    assert "" == page.get_by_label("到达时间").nth(1).input_value()
    assert page.get_by_role("button", name="打印", exact=True).is_visible()
    assert page.evaluate("localStorage['hb-fill']") is None
    page.reload()
    assert not page.get_by_label("到达时间").count()


STANDARD = "standards/manners.html"
RIGHT = {"有人这样做：坐着说话。": "不符合", "你正在打字，客人来了。": "不可以，请示了也不行"}


def sign(page: Page, name: str) -> str:
    """Answer the questions, sign, and give the receipt."""
    page.get_by_role("button", name="回答问题并签收").click()
    page.locator(".hb-receipt .hb-reply").first.wait_for()
    while page.locator(".hb-receipt .hb-reply").count():
        stem = page.locator(".hb-receipt p").last.inner_text()
        answer = next(answer for part, answer in RIGHT.items() if part in stem)
        page.locator(".hb-receipt .hb-reply", has_text=answer).click()
    page.get_by_label("姓名或工号").fill(name)
    page.get_by_role("button", name="生成签收").click()
    return page.get_by_label("您的签收").input_value()


def test_who_has_read_signs_and_a_supervisor_merges(page: Page, site: Path) -> None:
    page.goto((site / STANDARD).as_uri())
    receipt = sign(page, "张三")
    assert "张三 已阅读并理解《礼貌》" in receipt
    assert "不能证明身份" in page.inner_text(".hb-receipt")
    page.reload()
    assert "签收这一版" in page.inner_text(".hb-receipt")

    page.goto((site / "receipts.html").as_uri())
    broken = receipt.replace("张三|", "张四|")
    page.get_by_label("粘贴签收").fill(f"{receipt}\n{receipt}\n{broken}")
    page.get_by_role("button", name="并入登记表").click()
    assert "新收 1 条，重复 1 条，损坏 1 条。" in page.inner_text("hb-register [role=status]")
    page.reload()
    assert "有效" in page.inner_text("hb-register table")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wrong_answer_is_explained_and_asked_again(page: Page, site: Path) -> None:
    page.goto((site / STANDARD).as_uri())
    page.get_by_role("button", name="回答问题并签收").click()
    page.locator(".hb-receipt .hb-reply").first.wait_for()
    for _ in range(6):
        stem = page.locator(".hb-receipt p").last.inner_text()
        right = next(answer for part, answer in RIGHT.items() if part in stem)
        others = page.locator(".hb-receipt .hb-reply").filter(has_not_text=right)
        others.first.click() if others.count() else None
        assert "不对。" in page.inner_text(".hb-receipt [role=status]")


def test_what_changed_is_shown_to_who_has_read_it_and_to_nobody_else(
    page: Page, site: Path
) -> None:
    address = (site / STANDARD).as_uri()
    page.goto(address)
    assert not page.locator(".hb-changes").count()
    page.reload()
    assert not page.locator(".hb-changes").count()

    said = page.inner_text("#stand")
    page.evaluate(SEEN_BEFORE)
    page.reload()
    assert "新增 0 处，改动 1 处，删去 1 处。" in page.inner_text(".hb-changes")
    assert "改过" == page.get_attribute("#stand", "data-hb-change")
    assert ["马上"] == page.locator("#stand del.hb-old").all_inner_texts()
    assert ["就"] == page.locator("#stand ins.hb-new").all_inner_texts()
    assert ["以前的一条。"] == page.locator(".hb-gone").all_inner_texts()

    page.get_by_role("button", name="知道了").click()
    assert said == page.inner_text("#stand")
    assert not page.locator(".hb-gone, .hb-new, .hb-old").count()
    page.reload()
    assert not page.locator(".hb-changes").count()


SEEN_BEFORE = """() => {
  const kept = JSON.parse(localStorage["hb-seen:zh/manners"]);
  kept.digest = "0".repeat(12);
  kept.texts.stand = kept.texts.stand.replace("见到客人就起身", "见到客人马上起身");
  kept.texts.gone = "以前的一条。";
  localStorage["hb-seen:zh/manners"] = JSON.stringify(kept);
}"""


def test_the_questions_on_what_changed_come_up_alone(page: Page, site: Path) -> None:
    page.goto((site / STANDARD).as_uri())
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage["hb-seen:zh/manners"]);
      kept.digest = "0".repeat(12);
      kept.texts.busy += "以前";
      localStorage["hb-seen:zh/manners"] = JSON.stringify(kept);
    }""")
    page.reload()
    page.get_by_role("button", name="只答这几处的题").click()
    page.locator(".hb-receipt .hb-reply").first.wait_for()

    assert "第 1 题，共 1 题" in page.inner_text(".hb-receipt")
    assert "你正在打字" in page.inner_text(".hb-receipt")


def test_a_device_without_room_for_texts_still_says_what_changed(page: Page, site: Path) -> None:
    page.goto((site / STANDARD).as_uri())
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage["hb-seen:zh/manners"]);
      kept.digest = "0".repeat(12);
      for (const id of Object.keys(kept.texts)) kept.texts[id] = 7;
      localStorage["hb-seen:zh/manners"] = JSON.stringify(kept);
    }""")
    page.reload()

    assert "改过" == page.get_attribute("#stand", "data-hb-change")
    assert not page.locator(".hb-new, .hb-old").count()


def test_what_is_wrong_becomes_a_message_with_place_and_quotation(page: Page, site: Path) -> None:
    page.goto((site / STANDARD).as_uri())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#stand h3'))")
    page.get_by_role("button", name="这里写错了？").click()

    draft = page.get_by_label("发给手册编者的话").input_value()
    assert "《礼貌》" in draft
    assert "位置：#stand" in draft
    assert "原文：起身" in draft


@pytest.mark.parametrize(
    "path",
    [
        STANDARD, "receipts.html", "procedures/welcome.html", "index.html",
        "roles/front-desk/index.html", "en/index.html", "en/scripts/greeting.html",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("before", "after"),
    [("light", "dark"), pytest.param("dark", "light", marks=pytest.mark.slow)],
)
def test_nothing_of_practice_is_in_the_way_of_anybody(
    path: str, before: str, after: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.goto(address + path)
    page.evaluate("() => { localStorage['hb-role'] = '\"front-desk\"'; }")
    page.reload()
    if path.endswith("index.html"):
        page.locator(".hb-today h2").wait_for()
    found = violations_in(before, page)
    if path == STANDARD:
        sign(page, "张三")
    elif path == "receipts.html":
        page.get_by_label("粘贴签收").fill("HBR1|张三|manners|1.0|000000000000|2026-12-01|0000000")
        page.get_by_role("button", name="并入登记表").click()
    elif path.startswith("procedures"):
        page.get_by_role("button", name="跟我做").click()
    elif path.startswith("en/scripts"):
        page.get_by_role("button", name="Rehearse this script").click()
        page.get_by_role("button", name="Begin").click()
    found += violations_in(after, page)

    assert [] == found
    page.close()


def mine(page: Page, site: Path, path: str = "index.html", role: str = "front-desk") -> None:
    page.clock.set_fixed_time("2026-12-03T09:00:00")
    page.goto((site / "index.html").as_uri())
    page.evaluate("role => { localStorage['hb-role'] = JSON.stringify(role); }", role)
    page.goto((site / path).as_uri())
    page.locator(".hb-today h2").wait_for()


def test_home_is_my_day_in_my_role(page: Page, site: Path) -> None:
    mine(page, site)
    page.get_by_label("从哪一天开始").fill("2026-12-01")
    page.get_by_role("button", name="记下").click()

    shown = page.locator(".hb-today")
    assert "2026-12-03" in shown.inner_text()
    assert "前台的第 3 天" in shown.inner_text()
    assert "开门清单 0/2" in shown.inner_text()
    assert "您看过的文件没有改动。" in shown.inner_text()
    assert "礼貌" in shown.inner_text()  # to be signed
    assert "对练：问候" in shown.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("link", name="对练：问候").click()
    expect(page.get_by_role("button", name="开始", exact=True)).to_be_visible()


def test_the_plan_has_ticks_dates_and_remarks_that_last(page: Page, site: Path) -> None:
    mine(page, site, "roles/front-desk/index.html")
    page.get_by_label("从哪一天开始").fill("2026-12-01")
    page.get_by_role("button", name="记下").click()
    page.reload()
    page.locator("hb-plan input").first.check()
    page.get_by_label("带教人的话").first.fill("好")
    page.get_by_label("带教人的话").first.blur()
    page.reload()

    assert page.locator("hb-plan input").first.is_checked()
    assert "2026-12-03" in page.inner_text("hb-plan li li")
    assert "好" == page.get_by_label("带教人的话").first.input_value()
    assert "已过 2026-12-01" in page.inner_text("hb-plan") or "1/1" in page.inner_text("hb-plan")
    with page.expect_download() as got:
        page.get_by_role("button", name="存进日历").click()
    assert "DTSTART;VALUE=DATE:20261201" in Path(got.value.path()).read_text("utf-8")


def test_another_role_and_hostile_storage_show_nothing_of_mine(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.evaluate("""() => {
      localStorage["hb-role"] = '"../../evil"';
      localStorage["hb-plan:front-desk"] = '{"done": [1], "remarks": "x"}';
      localStorage["hb-seen:zh/manners"] = '{"digest": 5, "texts": {"__proto__": "x"}}';
      localStorage["hb-receipts"] = '["<img src=x onerror=alert(1)>", 3]';
      const row = { step: "nowhere", branch: "", time: "", note: "" };
      localStorage["hb-run:welcome"] = JSON.stringify([row]);
    }""")
    for path in ("index.html", "roles/front-desk/index.html", STANDARD, "receipts.html"):
        page.goto((site / path).as_uri())
        assert not page.locator(".hb-today:not([hidden])").count()
    page.goto((site / "procedures/welcome.html").as_uri())
    page.get_by_role("button", name="接着上次做").click()
    assert "第 1 步" in page.inner_text(".hb-stage")


def test_without_any_storage_a_page_still_works(page: Page, site: Path) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    page.goto((site / "procedures/welcome.html").as_uri())
    page.get_by_role("button", name="跟我做").click()
    while not page.get_by_role("button", name="打印记录").is_visible():
        page.locator(".hb-stage .hb-button--primary").click()
    assert 4 == page.locator(".hb-stage tbody tr").count()

    page.goto((site / STANDARD).as_uri())
    assert "HBR1|张三|manners" in sign(page, "张三")


@pytest.fixture(scope="module")
def later_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook after a clause of one standard has changed."""
    folder = tmp_path_factory.mktemp("later")
    content = Path(shutil.copytree(CONTENT, folder / "roles"))
    file = content / "shared/standards/manners.yaml"
    file.write_text(file.read_text("utf-8").replace("见到客人就起身", "客人一进门就起身"), "utf-8")
    return build(content, folder)


def test_after_a_change_readers_see_it_and_their_receipts_are_stale(
    page: Page, site: Path, later_site: Path
) -> None:
    page.goto((site / STANDARD).as_uri())
    receipt = sign(page, "张三")

    page.goto((later_site / STANDARD).as_uri())
    assert "改动 1 处" in page.inner_text(".hb-changes")
    assert "改过" == page.get_attribute("#stand", "data-hb-change")
    assert "请看过改动以后重新签收" in page.inner_text(".hb-receipt")

    mine(page, later_site)
    changes = page.locator(".hb-today__card", has_text="改了什么")
    assert "礼貌" in changes.inner_text()
    page.goto((later_site / "receipts.html").as_uri())
    page.get_by_label("粘贴签收").fill(receipt)
    page.get_by_role("button", name="并入登记表").click()
    assert "文件改过，要重读" in page.inner_text("hb-register")

    page.evaluate("localStorage.clear()")
    page.goto((later_site / STANDARD).as_uri())
    expect(page.locator(".hb-changes")).to_have_count(0)
