"""The form editor in a browser: each kind of edit, as an office administrator makes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.commands.editor import EditorHandler, editing_of
from generator.commands.preview import Preview
from tests.browser.axe import violations_in_both_schemes
from tests.editing.test_api import png
from tests.small import small_files

ROLE = "front-desk/role.yaml"
WELCOME = "front-desk/procedures/welcome.yaml"


class Driven:
    """An editor of a copy of the tiny handbook, open in a browser."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.content = folder / "roles"
        for name, data in small_files().items():
            (self.content / name).parent.mkdir(parents=True, exist_ok=True)
            (self.content / name).write_bytes(data)
        self.preview = Preview(self.content, folder / "site", "zh")
        self.editing = editing_of(self.content, self.preview, "zh")
        self.address = self.preview.start(0, self.editing.handler(EditorHandler))
        self.errors: list[str] = []
        self.page = self.another(browser)

    def another(self, browser: Browser) -> Page:
        """Another window of the editor."""
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.address}_edit/?key={self.editing.key}")
        return page

    def open(self, file: str, page: Page | None = None) -> Page:
        """Show a file, and wait for its form."""
        page = page or self.page
        page.locator(f'[data-file="{file}"]').evaluate("one => one.click()")
        expect(page.locator(".ed-form__head")).to_contain_text(file)
        return page

    def at(self, key: str) -> Locator:
        return self.page.locator(f'[data-key="{key}"]')

    def text(self, file: str) -> str:
        return (self.content / file).read_text("utf-8")

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        self.page.get_by_role("button", name="写进文件").click()
        expect(self.page.locator(".ed-toast")).to_contain_text("已保存")


@pytest.fixture
def driven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser) -> Iterator[Driven]:
    monkeypatch.chdir(tmp_path)
    driven = Driven(tmp_path, browser)
    yield driven
    driven.page.context.close()
    driven.editing.building.stop()
    driven.preview.stop()
    assert [] == driven.errors


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
    expect(title).to_have_value("接待客人")
    assert before == driven.text(ROLE)


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
    page.get_by_label("理由", exact=True).fill("一个人负责才说得清。")
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
