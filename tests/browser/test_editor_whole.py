"""The way from an old document to a handbook that is built and printed, without a terminal."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations_in_both_schemes
from tests.browser.driven import ROLE, WELCOME, Driven, driven

__all__ = ["driven"]

OLD = """仓库管理员岗位职责
1. 负责收发货物，当天登记。
2. 由专人保管钥匙。
"""


def test_an_old_document_is_dropped_and_its_drafts_taken_over(driven: Driven) -> None:
    page = driven.page
    expect(page.locator(".ed-welcome")).to_be_visible()
    data = page.evaluate_handle(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "旧.txt", { type: "text/plain" }));
          return data;
        }""",
        OLD,
    )
    page.locator("body").dispatch_event("drop", {"dataTransfer": data})
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 个问题要回答")
    dialog.get_by_label("原文没有写部门的岗位，放在").fill("仓储部")
    dialog.get_by_role("button", name="拿过来").click()

    expect(driven.at("title")).to_have_value("仓库管理员")
    driven.at("to-question").click()
    expect(driven.at("duties/1/title")).to_be_focused()
    question = page.locator('[data-path="duties/1"] .ed-note-of--question')
    expect(question).to_contain_text("“专人”是谁？请写明岗位。")
    question.get_by_role("button", name="记下决定…").click()
    page.get_by_label("决定", exact=True).fill("仓库管理员自己保管。")
    page.get_by_label("原因", exact=True).fill("一个人负责才说得清。")
    page.get_by_role("button", name="记下来").click()
    expect(question).to_have_count(0)
    driven.at("notes done").click()
    expect(page.locator(".ed-imported")).to_have_count(0)
    driven.at("purpose").fill("货物进出都有账。")

    driven.save()
    texts = [one.read_text("utf-8") for one in driven.content.glob("*/role.yaml")]
    (made,) = [text for text in texts if "货物进出" in text]
    assert "#" not in made
    assert "仓库管理员自己保管。" in driven.text("topics.yaml")
    assert "title: 仓储部" in driven.text("handbook.yaml")


@pytest.mark.slow
def test_a_duty_is_moved_to_another_role_and_back_by_undo(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("duties/1@").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="移过去").press("Enter")
    expect(driven.at("duties/1/title")).to_have_count(0)
    expect(page.locator(".ed-state")).to_contain_text("4 个文件待保存")

    page.keyboard.press("Control+z")
    expect(driven.at("duties/1/title")).to_have_value("回答询问")
    page.keyboard.press("Control+Shift+z")
    expect(driven.at("duties/1/title")).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("dialog")).to_contain_text("“回答询问” 删除")
    page.get_by_role("button", name="写进文件").click()
    expect(page.locator(".ed-toast")).to_contain_text("已保存")
    assert "回答询问" in driven.text("office-clerk/role.yaml")


@pytest.mark.slow
def test_a_file_is_deleted_renamed_and_copied(driven: Driven) -> None:
    page = driven.open(WELCOME)
    driven.at("do delete").click()
    expect(page.get_by_role("dialog")).to_contain_text("接待客人")
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.locator(".ed-welcome")).to_be_visible()

    driven.open("office-clerk/role.yaml")
    driven.at("do rename").click()
    driven.at("rename-id").fill("secretary")
    page.get_by_role("dialog").get_by_role("button", name="改编号").click()
    expect(page.locator(".ed-form__head")).to_contain_text("secretary/role.yaml")
    driven.at("do copy").click()
    driven.at("copy-id").fill("secretary-two")
    page.get_by_role("dialog").get_by_role("button", name="复制").click()
    expect(page.locator(".ed-form__head")).to_contain_text("secretary-two/role.yaml")

    driven.save()
    assert not (driven.content / WELCOME).exists()
    assert not (driven.content / "office-clerk").exists()
    assert (driven.content / "secretary" / "role.yaml").exists()


@pytest.mark.slow
def test_what_cannot_be_deleted_says_why_and_can_go_anyway(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("do delete").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_role("dialog")).to_contain_text("这些地方一定要写一个，不能空着：接待")
    page.get_by_role("button", name="关闭").click()
    page.get_by_role("button", name="仍然删除").click()
    expect(page.locator(".ed-welcome")).to_be_visible()
    expect(page.locator(f'[data-file="{ROLE}"]')).to_have_count(0)


@pytest.mark.slow
def test_a_form_is_made_where_a_step_asks_for_it(driven: Driven) -> None:
    page = driven.open(WELCOME)
    driven.at("phases/0>").click()
    driven.at("phases/0/steps/0>").click()
    driven.at("phases/0/steps/0/forms").fill("访客意见表")
    page.get_by_role("option", name="新建表单“访客意见表”").click()
    driven.at("create-style").select_option("slip")
    page.get_by_role("dialog").get_by_role("button", name="新建").click()
    chips = page.locator('[data-path="phases/0/steps/0/forms"] .ed-chip')
    expect(chips.last).to_have_text("访客意见表")

    driven.save()
    made = driven.text("front-desk/forms/fang-ke-yi-jian-biao.yaml")
    assert "title: 访客意见表" in made
    assert "style: slip" in made
    assert "fang-ke-yi-jian-biao" in driven.text(WELCOME)


@pytest.mark.slow
def test_lines_that_are_pasted_become_items(driven: Driven) -> None:
    page = driven.open(ROLE)
    driven.at("duties+").press("Enter")
    expect(driven.at("duties/2/title")).to_be_focused()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text", "收发快递\\n订会议室\\t\\n换桶装水\\n");
          const pasted = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", pasted));
        }"""
    )
    expect(driven.at("duties/4/title")).to_have_value("换桶装水")
    expect(driven.at("duties/4/title")).to_be_focused()

    driven.save()
    text = driven.text(ROLE)
    assert "- {title: 收发快递}\n  - {title: 订会议室}\n  - {title: 换桶装水}\n" in text


@pytest.mark.slow
def test_what_is_right_as_it_is_can_be_accepted(driven: Driven) -> None:
    file = driven.content / "office-clerk" / "role.yaml"
    duty = "  - {id: post, title: 寄信, when: daily, supplement: true}\n"
    text = file.read_text("utf-8")
    file.write_text(text.replace("duties:\n", f"duties:\n{duty}", 1), "utf-8")
    page = driven.open("office-clerk/role.yaml")
    driven.at("duties/0>").click()
    reminder = page.locator('[data-path="duties/0/basis"]')
    reminder.get_by_role("button", name="就是这样…").click()
    driven.at("accept-why").fill("要求都写在这条职责里。")
    page.get_by_role("button", name="记下理由").click()
    expect(reminder.locator(".ed-problem")).to_have_count(0)

    driven.save()
    assert "why: 要求都写在这条职责里。" in driven.text("handbook.yaml")


@pytest.mark.slow
def test_a_role_opens_by_its_name_and_stays_folded_by_its_mark(driven: Driven) -> None:
    page = driven.page
    driven.at("fold front-desk").press("Enter")
    expect(driven.at("title")).to_have_value("前台")
    driven.at("duties/1>").click()
    driven.at("fold office-clerk").press("Enter")
    expect(driven.at("title")).to_have_value("办公室文员")
    expect(driven.at("duties/1>")).to_have_attribute("aria-expanded", "false")
    driven.at("fold front-desk").press("Enter")
    expect(driven.at("duties/1>")).to_have_attribute("aria-expanded", "true")

    driven.at("fold front-desk").locator(".ed-icon--chevron").click()
    leaf = page.locator(f'[data-file="{ROLE}"]')
    expect(leaf).to_be_hidden()
    driven.at("fold front-desk").press("ArrowRight")
    expect(leaf).to_be_visible()
    driven.at("fold front-desk").press("ArrowLeft")
    expect(leaf).to_be_hidden()
    driven.at("purpose").fill("客人满意。")
    expect(page.locator(".ed-state")).to_contain_text("1 个文件待保存")
    expect(leaf).to_be_hidden()


@pytest.mark.slow
def test_the_page_shows_what_is_missing(driven: Driven) -> None:
    page = driven.open(ROLE)
    with page.expect_response("**/call/look"):
        driven.at("purpose").fill("")
    driven.preview.build()
    expect(page.frame_locator("iframe").locator("article")).to_contain_text("【还没有写：设置目的】")
    expect(page.locator(".ed-page__state")).to_have_text("【 】里是还没有写的，共 1 处。")


@pytest.mark.slow
def test_the_site_is_built_and_a_sheet_printed_without_leaving(driven: Driven) -> None:
    starter = Path(__file__).parents[2] / "generator" / "starter" / "mkdocs.yml"
    (driven.content.parent / "mkdocs.yml").write_bytes(starter.read_bytes())
    (driven.content.parent / "docs").mkdir()
    page = driven.open(ROLE)
    driven.at("title").fill("总服务台")
    expect(page.locator(".ed-state")).to_contain_text("待保存")
    driven.at("build").click()
    page.get_by_role("button", name="写进文件").click()
    link = driven.at("open-site")
    expect(link).to_be_visible(timeout=120_000)
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("body")).to_contain_text("总服务台")
    opened.value.close()
    page.get_by_role("button", name="关闭").click()

    driven.preview.build()
    driven.at("do print").click()
    sheet = driven.at("print front-desk pdf").get_attribute("href")
    answer = page.context.request.get(f"{driven.address.rstrip('/')}{sheet}")
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_asked_and_listed_is_open_to_everybody(driven: Driven, width: int) -> None:
    page = driven.open(ROLE)
    page.set_viewport_size({"width": width, "height": 844})
    driven.preview.build()
    found = {}
    for key in ("do print", "do rename", "do copy", "do retire", "do delete", "duties/1@"):
        driven.at(key).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found[key] = violations_in_both_schemes(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
    with page.expect_file_chooser() as chooser:
        driven.at("take").evaluate("one => one.click()")
    chooser.value.set_files([{"name": "旧.txt", "mimeType": "text/plain", "buffer": OLD.encode()}])
    page.get_by_role("dialog").locator("summary").click()
    found["take"] = violations_in_both_schemes(page)
    page.get_by_role("button", name="拿过来").click()
    expect(driven.at("title")).to_have_value("仓库管理员")
    found["draft"] = violations_in_both_schemes(page)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("dialog")).to_be_visible()
    found["review"] = violations_in_both_schemes(page)
    assert {} == {key: wrong for key, wrong in found.items() if wrong}
