"""The form editor in a browser: each kind of edit, as an office administrator makes it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_in_both_schemes
from tests.browser.driven import ROLE, WELCOME, Driven, driven
from tests.editing.test_api import png
from tests.small import small_files

__all__ = ["driven"]


def test_a_text_is_edited_undone_and_saved(driven: Driven) -> None:
    page = driven.open(ROLE)
    title = driven.at("duties/0/title")
    title.fill("接待来客")
    expect(page.locator(".ed-state")).to_contain_text("1 个文件待保存")

    page.keyboard.press("Control+z")
    expect(title).to_have_value("接待客人")
    page.keyboard.press("Control+Shift+z")
    expect(title).to_have_value("接待来客")
    expect(title).to_be_focused()

    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog")
    change = dialog.locator(".ed-change")
    expect(change).to_have_text("职责 1“接待来客” › 职责名称 改动接待客人 → 接待来客")
    dialog.locator("summary").press("Enter")
    expect(dialog.locator(".ed-diff__new")).to_have_count(1)
    expect(dialog.locator(".ed-diff__gone")).to_contain_text("title: 接待客人")
    dialog.get_by_role("button", name="写进文件").click()
    expect(page.locator(".ed-toast")).to_contain_text("已保存 1 个文件")
    before = small_files()[ROLE].decode()
    assert before.replace("title: 接待客人", "title: 接待来客") == driven.text(ROLE)

    page.get_by_role("button", name="撤销这次保存").click()
    page.get_by_role("button", name="恢复到保存以前").click()
    expect(title).to_have_value("接待客人")
    assert before == driven.text(ROLE)
    expect(page.locator(".ed-toast")).to_contain_text("已恢复到保存以前：前台。")
    page.keyboard.press("Control+Shift+z")
    expect(title).to_have_value("接待来客")


def test_a_duty_is_added_moved_copied_and_deleted_by_keyboard_alone(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("duties+").focus()
    page.keyboard.press("Enter")
    expect(driven.at("duties/2/title")).to_be_focused()
    page.keyboard.type("收发快递")
    page.keyboard.press("Alt+ArrowUp")
    expect(driven.at("duties/1/title")).to_have_value("收发快递")
    expect(driven.at("duties/1/title")).to_be_focused()

    driven.at("duties/0=").press("Enter")
    expect(driven.at("duties/1/title")).to_have_value("接待客人（副本）")
    driven.at("duties/1x").press("Enter")
    expect(driven.at("duties/1/title")).to_have_value("收发快递")
    expect(page.get_by_role("status")).to_have_text("已删除。按 Ctrl+Z 可以撤销。")

    driven.save()
    assert "- {title: 收发快递}\n  - {id: answer" in driven.text(ROLE)


@pytest.mark.slow
def test_a_problem_stands_beside_its_field_in_the_words_of_the_form(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("measures/0>").click()
    driven.at("measures/0/weight").fill("70")
    wrong = page.locator('[data-path="measures"]').locator(".ed-problem--error").first

    expect(wrong).to_contain_text("110")
    expect(page.locator(".ed-state")).to_contain_text("1 个问题")
    expect(driven.at(f"wrong {ROLE}").last).to_have_text("1 个问题")

    driven.at("purpose").fill("")
    expect(page.locator('[data-path="purpose"] .ed-problem')).to_contain_text("“设置目的”还是空的")
    driven.open(WELCOME)
    driven.at(f"wrong {ROLE}").last.press("Enter")
    expect(driven.at("purpose")).to_be_focused()
    driven.open("handbook.yaml")
    driven.at("to-problem").press("Enter")
    expect(page.locator(".ed-form__head")).to_contain_text(ROLE)
    driven.at("to-reminder").press("Enter")
    expect(page.locator(".ed-problem--warning").first).to_be_visible()


def test_a_reference_is_picked_by_its_sound(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("duties/1>").click()
    box = driven.at("duties/1/basis")
    box.fill("yingjie")
    expect(page.locator(".ed-picker [role=option]").first).to_contain_text("迎接客人")
    box.press("Enter")
    expect(page.locator('[data-path="duties/1/basis"] .ed-chip')).to_have_text("迎接客人")

    driven.save()
    assert "basis: [welcome]" in driven.text(ROLE) or "basis: welcome" in driven.text(ROLE)


@pytest.mark.slow
def test_a_position_that_is_missing_is_made_on_the_way(driven: Driven) -> None:
    page = driven.open("office-clerk/role.yaml")
    field = page.locator('[data-path="reports_to"]')
    if field.locator(".ed-chip__remove").count():
        field.locator(".ed-chip__remove").click()
    driven.at("reports_to").fill("办公室主任")
    page.get_by_role("option", name="新建职务“办公室主任”").click()
    expect(field.locator(".ed-chip")).to_have_text("办公室主任")
    expect(page.locator(".ed-state")).to_contain_text("2 个文件待保存")

    driven.save()
    assert "reports_to: ban-gong-shi-zhu-ren" in driven.text("office-clerk/role.yaml")
    assert "办公室主任" in driven.text("handbook.yaml")


def test_a_picture_is_dropped_on_a_step(driven: Driven) -> None:
    page = driven.open(WELCOME)
    driven.at("phases/0>").click()
    driven.at("phases/0/steps/0>").click()
    driven.at("phases/0/steps/0/picture+").click()
    zone = page.locator('[data-path="phases/0/steps/0/picture/file"] .ed-drop')
    data = page.evaluate_handle(
        """bytes => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "前台.png", { type: "image/png" }));
          return data;
        }""",
        [*png(4, 4)],
    )
    zone.dispatch_event("drop", {"dataTransfer": data})
    expect(zone.locator("strong")).to_have_text("前台.png")
    driven.at("phases/0/steps/0/picture/alt").fill("前台在左边")

    driven.save()
    assert png(4, 4) == (driven.content / "front-desk" / "files" / "前台.png").read_bytes()
    assert "picture: {file: 前台.png, alt: 前台在左边}" in driven.text(WELCOME)


@pytest.mark.slow
def test_both_languages_are_edited_side_by_side(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("column").click()
    other = driven.at("en:duties/1/title")
    expect(other).to_have_value("Answer questions")
    other.fill("Answer their questions")

    driven.save()
    assert "answer: {title: Answer their questions," in driven.text("front-desk/role.en.yaml")
    assert page.locator('[data-key="en:purpose"]').get_attribute("lang") == "en"


@pytest.mark.slow
def test_a_new_file_is_made_from_a_title(driven: Driven) -> None:
    page = driven.page
    driven.at("new").click()
    driven.at("create-kind").select_option("checklist")
    driven.at("create-where").select_option("front-desk")
    driven.at("create-name").fill("下班清单")
    expect(driven.at("create-id")).to_have_value("xia-ban-qing-dan")
    page.get_by_role("dialog").get_by_role("button", name="新建").click()
    driven.at("moment").fill("下班前十分钟")
    driven.at("items+").click()
    page.keyboard.type("关灯")

    driven.save()
    assert (
        "title: 下班清单\nwhen: daily\nmoment: 下班前十分钟\nitems:\n  - do: 关灯\n"
        == driven.text("front-desk/checklists/xia-ban-qing-dan.yaml")
    )


@pytest.mark.slow
def test_of_two_windows_the_second_sees_what_the_first_has_changed(
    driven: Driven, browser: Browser
) -> None:
    mine, other = driven.open(ROLE), driven.open(ROLE, driven.another(browser))
    other.locator('[data-key="duties/0/title"]').fill("迎宾")
    other.locator('[data-key="purpose"]').fill("客人满意。")
    expect(other.locator(".ed-state")).to_contain_text("待保存")
    driven.at("duties/0/title").fill("接待来客")
    driven.save()

    other.keyboard.press("Control+s")
    other.get_by_role("button", name="在新的文件上接着改").click()
    clash = other.locator(".ed-clash")
    expect(clash).to_have_count(1)
    expect(clash).to_contain_text("迎宾")
    expect(clash).to_contain_text("接待来客")
    expect(other.get_by_role("button", name="就这样")).to_be_disabled()
    clash.get_by_label("别人写的").check()
    other.get_by_role("button", name="就这样").click()
    expect(other.locator('[data-key="duties/0/title"]')).to_have_value("接待来客")
    expect(other.locator('[data-key="purpose"]')).to_have_value("客人满意。")
    other.keyboard.press("Control+s")
    other.get_by_role("button", name="写进文件").click()
    expect(other.locator(".ed-toast")).to_contain_text("已保存")
    text = driven.text(ROLE)
    assert "title: 接待来客" in text
    assert "purpose: 客人满意。" in text
    other.context.close()
    expect(mine.locator(".ed-toast")).to_be_visible()


@pytest.mark.slow
def test_a_broken_file_is_text_until_it_is_fixed(driven: Driven) -> None:
    file = driven.content / ROLE
    file.write_text(file.read_text("utf-8").replace("title: 前台", "title：前台"), "utf-8")
    page = driven.page
    page.locator(f'[data-file="{ROLE}"]').evaluate("one => one.click()")
    expect(page.locator(".ed-text h1")).to_have_text("这个文件现在不能显示成表单")
    expect(page.locator(".ed-text__wrong")).to_have_text("1")

    driven.at("fix").click()
    page.get_by_role("button", name="已经没有写法问题，打开表单").click()
    expect(driven.at("title")).to_have_value("前台")
    driven.save()
    assert small_files()[ROLE].decode() == driven.text(ROLE)


@pytest.mark.slow
def test_the_page_beside_the_form_is_as_it_will_be(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("title").fill("总服务台")
    expect(page.locator(".ed-form__head")).to_contain_text("前台")
    with page.expect_response("**/call/look"):
        driven.at("purpose").fill("让每位客人满意。")
    driven.preview.build()
    shown = page.frame_locator("iframe")
    expect(shown.locator("h1")).to_have_text("总服务台")
    driven.at("duties/0/title").focus()
    assert "#receive" == page.evaluate(
        "document.querySelector('iframe').contentWindow.location.hash"
    )


def shut_out(driven: Driven, files: list[str]) -> dict[str, list[str]]:
    """What keeps people out of the forms of some files, as they are in light and dark colours."""
    page, found = driven.page, {}
    for file in files:
        driven.open(file)
        page.evaluate("document.querySelectorAll('.ed-kept').forEach(one => { one.open = true; })")
        for toggle in page.locator(".ed-items > li:first-child .ed-item__toggle").all()[:3]:
            toggle.evaluate("one => one.getAttribute('aria-expanded') === 'false' && one.click()")
        if wrong := violations_in_both_schemes(page):
            found[file] = wrong
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return found


@pytest.mark.slow
def test_a_form_is_open_to_everybody(driven: Driven) -> None:
    assert {} == shut_out(driven, [ROLE])


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 800])
def test_every_kind_of_form_is_open_to_everybody(driven: Driven, width: int) -> None:
    driven.page.set_viewport_size({"width": width, "height": 900})
    kinds = {
        file.split("/")[-2] if file.count("/") == 2 else file.rpartition("/")[2]: file
        for file in small_files()
        if file.endswith(".yaml") and ".en." not in file
    }

    assert {} == shut_out(driven, [*kinds.values()])
