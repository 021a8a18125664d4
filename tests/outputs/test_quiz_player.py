"""The player, in a browser and from disk: with the keyboard alone, to the end, and remembered."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.outputs import addresses, scripts
from generator.outputs.quiz import Question, page, questions_of, quizzes, static
from generator.outputs.quiz.core import core_of
from tests.outputs.real import real, with_each_type

SIMULATION = Path(__file__).parent.parent / "js" / "sittings.mjs"

QUIZ = "front-desk"
TYPES = ("choice", "true_false", "multiple", "fill", "order", "match")


def _some() -> dict[str, Question]:
    """The first questions of the quiz that both editions have, one of each type, and five that
    somebody wrote, with as many options in each language."""
    editions = with_each_type().editions
    english = {q.id for q in questions_of(editions["en"], QUIZ)}
    all_ = [q for q in questions_of(editions["zh"], QUIZ) if q.id in english]
    first = {type_: next(q.id for q in all_ if q.type == type_) for type_ in TYPES}
    written = [q.id for q in all_ if q.model == "written" and q.type == "choice"][:5]
    wanted = {*first.values(), *written}
    return {q.id: q for n, q in enumerate(all_) if n < 20 or q.id in wanted}


QUESTIONS = _some()

AROUND = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>测验</title></head>
<body data-md-color-scheme="default"><main><h1>测验</h1>{body}</main></body></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the quiz in both languages and the player, as a site has them."""
    root = tmp_path_factory.mktemp("site")
    for artifact in static.artifacts():
        path = root / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.make())
    for language, name in (("zh", "quizzes"), ("en", "en/quizzes")):
        path = root / name / f"{QUIZ}.html"
        path.parent.mkdir(parents=True)
        body = _body(language, f"{name}/{QUIZ}.html")
        path.write_text(AROUND.format(language=language, body=body), "utf-8")
    return root


def _body(language: str, path: str) -> str:
    handbook = with_each_type().editions[language]
    parts = [
        part._replace(questions=tuple(q for q in part.questions if q.id in QUESTIONS))
        for part in page.sections(handbook, QUIZ)
    ]
    return page.body(
        handbook, QUIZ, [part for part in parts if part.questions],
        basis=lambda question: page.basis(handbook, question, path),
        asset=lambda name: addresses.relative(f"{page.ASSETS}/{name}", path),
    )  # fmt: skip


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


class Player:
    """The quiz on a page, and the hand of somebody who has only a keyboard."""

    def __init__(self, shown: Page, address: str) -> None:
        self.page = shown
        self.errors: list[str] = []
        shown.on("pageerror", lambda error: self.errors.append(str(error)))
        shown.on("request", lambda request: self.asked.append(request.url))
        self.asked: list[str] = []
        shown.goto(address)
        expect(shown.locator(".hb-quiz__stage")).to_be_visible()

    def ask(self, *ids: str, mode: str = "practice") -> None:
        """Begins a sitting with these questions."""
        script = "([ids, mode]) => document.querySelector('hb-quiz').run(ids, mode)"
        self.page.evaluate(script, [list(ids), mode])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str) -> None:
        """Tabs until something of this kind has the focus."""
        for _ in range(40):
            self.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"nothing like {selector} can be reached with Tab")

    @property
    def said(self) -> str:
        return self.page.locator("[role=status]").inner_text()

    @property
    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.textContent")).strip()

    @property
    def kept(self) -> dict:
        return json.loads(self.page.evaluate(f"localStorage['hb-quiz:{QUIZ}']"))


@pytest.fixture
def player(context: BrowserContext, folder: Path) -> Iterator[Player]:
    shown = Player(context.new_page(), (folder / f"quizzes/{QUIZ}.html").as_uri())
    yield shown
    assert [] == shown.errors


def one_of(type_: str) -> Question:
    return next(question for question in QUESTIONS.values() if question.type == type_)


def answer_by_keys(player: Player, question: Question) -> None:
    """The right answer, as somebody without a mouse gives it, up to the button to press."""
    if question.type == "fill":
        player.tab_to("input")
        player.page.keyboard.insert_text(question.answers[-1])
    elif question.type == "order":
        _order_by_keys(player, question)
    elif question.type == "match":
        for option in question.options:
            player.tab_to("select")
            player.press("Home", *["ArrowDown"] * (question.pairs.index(option.pair) + 1))
    elif question.type == "multiple":
        keys = {option.id for option in question.keys}
        for _ in question.options:
            player.tab_to("input")
            if player.page.evaluate("document.activeElement.value") in keys:
                player.press("Space")
    else:
        player.tab_to("input")
        shown = player.page.locator(".hb-quiz__option input")
        place = shown.evaluate_all("all => all.map(e => e.value)").index(question.keys[0].id)
        # A radio group has one stop; Space takes the first, the arrows go on from there.
        player.press("Space", *["ArrowDown"] * place)


def _order_by_keys(player: Player, question: Question) -> None:
    """Takes each step, from the first, to where it belongs."""
    for place, id in enumerate(question.order):
        button = player.page.locator(f".hb-quiz__order > li[data-id={id}] button").first
        button.focus()
        shown = player.page.locator(".hb-quiz__order > li").evaluate_all(
            "all => all.map(e => e.dataset.id)"
        )
        player.press(*["ArrowUp"] * (shown.index(id) - place))


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_is_played_with_the_keyboard_alone(type_: str, player: Player) -> None:
    question = one_of(type_)
    player.ask(question.id)

    answer_by_keys(player, question)
    expect(player.page.locator(".hb-quiz__verdict")).to_have_count(0)
    player.tab_to("button.hb-quiz__button--primary")
    player.press("Enter")

    assert "答对了。" == player.said
    expect(player.page.locator(".hb-quiz__verdict")).to_contain_text(
        question.explanation.split("\n")[0]
    )
    assert player.focused == "看结果"
    player.press("Enter")
    expect(player.page.get_by_role("heading", name="结果")).to_be_focused()


@pytest.mark.parametrize("type_", ["choice", "order", "match"])
def test_an_arrow_key_never_submits(type_: str, player: Player) -> None:
    player.ask(one_of(type_).id)
    player.tab_to({"choice": "input", "order": ".hb-quiz__move", "match": "select"}[type_])

    player.press(*["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"] * 3)

    expect(player.page.locator(".hb-quiz__verdict")).to_have_count(0)


def drag(player: Player, held: Locator, to: Locator) -> None:
    """Holds something, takes it to the middle of something else and lets go."""
    mouse = player.page.mouse
    for step, place in ((mouse.down, held), (mouse.up, to)):
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        assert box
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
        step()


def test_a_step_is_dragged_to_its_place(player: Player) -> None:
    player.page.set_viewport_size({"width": 390, "height": 1600})
    player.ask(one_of("order").id)
    steps = player.page.locator(".hb-quiz__order > li")
    before = steps.evaluate_all("all => all.map(e => e.dataset.id)")

    drag(player, steps.nth(0).locator(".hb-quiz__grip"), steps.nth(2))

    assert [*before[1:3], before[0], *before[3:]] == steps.evaluate_all(
        "all => all.map(e => e.dataset.id)"
    )
    assert "现在是第 3 步" in player.said


def test_an_answer_is_dragged_to_its_line_and_taken_from_the_line_that_had_it(
    player: Player,
) -> None:
    player.page.set_viewport_size({"width": 390, "height": 2000})
    player.ask(one_of("match").id)
    cards, rows = player.page.locator(".hb-quiz__card"), player.page.locator(".hb-quiz__pair")
    text = cards.nth(1).locator("span").last.inner_text()

    drag(player, cards.nth(1).locator(".hb-quiz__grip"), rows.nth(0))

    expect(rows.nth(0).locator("select")).to_have_value("2")
    expect(rows.nth(0).locator(".hb-quiz__picked")).to_have_text(text)
    expect(cards.nth(1)).to_be_hidden()
    rows.nth(1).locator("select").select_option("2")
    drag(player, cards.nth(0).locator(".hb-quiz__grip"), rows.nth(1))
    expect(rows.nth(1).locator("select")).to_have_value("1")


def test_a_step_that_is_moved_says_where_it_is_and_keeps_the_focus(player: Player) -> None:
    question = one_of("order")
    player.ask(question.id)
    player.tab_to(".hb-quiz__move")
    player.tab_to(".hb-quiz__move")
    player.press("Enter")

    text = question.options[0].text
    assert f"“{text}”现在是第 2 步，共 {len(question.options)} 步。" == player.said
    assert text in (player.page.evaluate("document.activeElement.ariaLabel") or "")


def test_a_wrong_answer_is_said_explained_linked_and_asked_again(player: Player) -> None:
    question = next(one for one in QUESTIONS.values() if one.id in CHOICES)
    wrong = next(option for option in question.options if not option.correct)
    document, _, item = question.basis.partition("/")
    player.ask(question.id)
    player.page.locator(f".hb-quiz__option input[value={wrong.id}]").check()
    player.page.get_by_role("button", name="提交").click()

    assert "不对。" == player.said
    verdict = player.page.locator(".hb-quiz__verdict")
    expect(verdict).to_contain_text(question.keys[0].text)
    expect(verdict.get_by_role("link")).to_have_attribute(
        "href", f"../procedures/{document}.html#{item}"
    )
    player.page.get_by_role("button", name="下一题").click()
    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 2 题，共 2 题")


def test_nothing_chosen_is_said_and_not_marked(player: Player) -> None:
    player.ask(one_of("choice").id)
    player.page.get_by_role("button", name="提交").click()

    assert "请先作答。" == player.said
    expect(player.page.locator(".hb-quiz__verdict")).to_have_count(0)


def give(player: Player, right: bool) -> None:
    """Answers the question that is shown, and goes on."""
    sitting = player.page.evaluate("document.querySelector('hb-quiz').sitting")
    question = QUESTIONS[sitting["queue"][sitting["at"]]]
    for option in question.options:
        if option.correct == right:
            player.page.locator(f".hb-quiz__option input[value={option.id}]").check()
    player.page.locator(".hb-quiz__form .hb-quiz__button--primary").click()


def hand_in(player: Player) -> None:
    """Says yes to handing an exam in."""
    player.page.locator(".hb-quiz__stage > .hb-quiz__buttons .hb-quiz__button--primary").click()


CHOICES = [one.id for one in QUESTIONS.values() if one.type == "choice" and one.model == "written"]


def test_an_exam_tells_right_from_wrong_at_the_end_only(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    for n in range(5):
        expect(player.page.locator(".hb-quiz__verdict")).to_have_count(0)
        give(player, right=n != 2)
    hand_in(player)

    expect(player.page.locator(".hb-quiz__score")).to_have_text(
        "得分 80%：5 题里答对 4 题。通过（及格线 80%）。"
    )
    expect(player.page.locator(".hb-quiz__missed li").first).to_contain_text("你的答案：")


def test_an_exam_below_the_mark_is_not_passed_and_gives_no_certificate(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    for n in range(5):
        give(player, right=n > 1)
    hand_in(player)

    expect(player.page.locator(".hb-quiz__score")).to_contain_text("没有通过")
    expect(player.page.get_by_label("姓名")).to_have_count(0)
    player.page.get_by_role("button", name="重练错题（2）").click()
    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 1 题，共 2 题")


def test_a_passed_exam_gives_a_certificate_with_name_and_date(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    for _ in range(5):
        give(player, right=True)
    hand_in(player)
    player.page.get_by_label("姓名").fill("王小明 <b>")
    player.page.get_by_role("button", name="生成成绩单").click()

    certificate = player.page.locator(".hb-certificate")
    expect(certificate).to_contain_text("王小明 <b>")
    expect(certificate).to_contain_text("前台文员测验")
    year = player.page.evaluate("String(new Date().getFullYear())")
    expect(certificate).to_contain_text(f"{year}年")
    expect(certificate).to_contain_text("没有监考")
    player.page.emulate_media(media="print")
    player.page.evaluate("document.documentElement.classList.add('hb-prints-certificate')")
    expect(certificate).to_be_visible()
    expect(player.page.locator("h1")).to_be_hidden()


def test_in_an_exam_one_may_skip_go_back_and_look_over_everything(player: Player) -> None:
    player.ask(*CHOICES[:3], mode="exam")
    player.page.get_by_role("button", name="下一题").click()
    give(player, right=True)
    player.page.get_by_role("button", name="上一题").click()

    expect(player.page.locator(".hb-quiz__option input:checked")).to_have_count(1)
    expect(player.page.get_by_role("button", name="第 2 题 已答")).to_have_attribute(
        "aria-current", "step"
    )
    player.page.get_by_role("button", name="第 1 题", exact=True).click()
    expect(player.page.locator(".hb-quiz__option input:checked")).to_have_count(0)
    player.page.get_by_role("button", name="交卷").click()
    expect(player.page.locator(".hb-quiz__place")).to_have_text("还有 2 题没答。确定交卷？")
    player.page.get_by_role("button", name="接着答").click()
    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 1 题，共 3 题")


def test_a_running_exam_shows_no_list_of_answers(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    player.page.evaluate("id => { location.hash = id; }", CHOICES[0])

    expect(player.page.locator(".hb-quiz__list")).to_be_hidden()


@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_a_sitting_survives_a_reload_and_a_link_followed_and_back(
    mode: str, player: Player
) -> None:
    player.ask(*CHOICES, mode=mode)
    give(player, right=True)
    player.page.goto("about:blank")
    player.page.go_back()
    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 2 题，共 5 题")
    player.page.reload()

    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 2 题，共 5 题")
    assert 1 == len(player.kept["sitting"]["answers"])


def test_letters_and_digits_choose_an_answer(player: Player) -> None:
    player.ask(CHOICES[0])
    options = player.page.locator(".hb-quiz__option input")
    options.first.focus()
    for key, place in (("b", 1), ("3", 2), ("A", 0)):
        player.press(key)
        expect(options.nth(place)).to_be_checked()
        expect(options.nth(place)).to_be_focused()


def test_options_stand_in_another_order_each_time(player: Player) -> None:
    orders = set()
    for _ in range(12):
        player.ask(CHOICES[0])
        orders.add(
            tuple(
                player.page.locator(".hb-quiz__option input").evaluate_all(
                    "all => all.map(e => e.value)"
                )
            )
        )

    assert len(orders) > 1


def test_the_answer_is_named_by_the_letter_that_was_shown(player: Player) -> None:
    for _ in range(4):
        player.ask(CHOICES[0])
        give(player, right=True)
        key = QUESTIONS[CHOICES[0]].keys[0].text
        shown = player.page.locator(".hb-quiz__option--right > span").first.inner_text()

        assert shown == player.page.locator(".hb-quiz__verdict p[data-for]").inner_text()
        assert shown.endswith(key)


def test_the_last_exam_and_its_certificate_can_be_opened_again(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    for _ in range(5):
        give(player, right=True)
    hand_in(player)
    player.page.reload()
    expect(player.page.locator(".hb-quiz__stage")).to_contain_text("上次考试 100%")
    player.page.get_by_role("button", name="再看成绩单").click()
    player.page.get_by_label("姓名").fill("王小明")
    player.page.get_by_role("button", name="生成成绩单").click()

    expect(player.page.locator(".hb-certificate")).to_contain_text("编号 FRONT-DESK-")


def test_a_section_and_the_length_of_a_sitting_can_be_chosen(player: Player) -> None:
    player.page.get_by_label("每次几题").select_option("5")
    expect(player.page.get_by_role("button", name="练习 5 题")).to_be_visible()
    part = player.page.get_by_label("练哪部分")
    part.select_option(index=1)
    chosen = part.evaluate("select => select.selectedOptions[0].textContent.trim()")
    player.page.get_by_role("button", name="练习").first.click()

    sections = player.page.evaluate(
        "[...document.querySelector('hb-quiz').sitting.queue].map("
        "id => document.getElementById(id).closest('section').querySelector('h2')"
        ".firstChild.textContent.trim())"
    )
    assert {chosen} == set(sections)


def test_the_result_says_which_document_to_study(player: Player) -> None:
    player.ask(*CHOICES, mode="exam")
    for n in range(5):
        give(player, right=n > 1)
    hand_in(player)

    expect(player.page.get_by_role("heading", name="该看哪里")).to_be_visible()
    expect(player.page.locator(".hb-quiz__stage")).to_contain_text("题答对")


def test_an_exam_is_drawn_as_long_as_wanted(player: Player) -> None:
    player.page.get_by_role("button", name="考一次").click()
    player.page.get_by_label("题数").select_option("10")
    player.page.get_by_label("时间").select_option("10")
    player.page.get_by_role("button", name="开始考试").click()

    expect(player.page.locator(".hb-quiz__place")).to_have_text("第 1 题，共 10 题")
    expect(player.page.locator(".hb-quiz__time")).to_contain_text("还剩")


def test_an_exam_ends_when_its_time_is_up(player: Player) -> None:
    player.page.clock.install()
    player.page.reload()
    player.page.get_by_role("button", name="考一次").click()
    player.page.get_by_label("时间").select_option("10")
    player.page.get_by_role("button", name="开始考试").click()

    player.page.clock.fast_forward(9 * 60 * 1000)
    player.page.clock.run_for(61 * 1000)

    expect(player.page.get_by_role("heading", name="结果")).to_be_visible()
    assert "时间到，已交卷。" == player.said


def test_progress_stays_on_the_device_and_what_was_missed_comes_back(player: Player) -> None:
    player.ask(*CHOICES[:2])
    give(player, right=True)
    player.page.get_by_role("button", name="下一题").click()
    give(player, right=False)
    player.page.get_by_role("button", name="先到这里").click()
    player.page.reload()

    assert {1, 0} == {card["box"] for card in player.kept["cards"].values()}
    expect(player.page.get_by_role("button", name="重练错题（1）")).to_be_visible()
    assert [True, True] == [entry["question"] in CHOICES for entry in player.kept["log"]]


def test_a_mastered_question_comes_back_days_later(player: Player) -> None:
    today = player.page.evaluate(
        "Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000)"
    )
    cards = {id: {"box": 3, "due": today + 7} for id in QUESTIONS}
    cards[CHOICES[0]] = {"box": 3, "due": today}
    player.page.evaluate(
        f"cards => localStorage['hb-quiz:{QUIZ}'] = JSON.stringify({{ cards }})", cards
    )
    player.page.reload()

    expect(player.page.get_by_role("button", name="练习 1 题")).to_be_visible()
    expect(player.page.locator(".hb-quiz__stage")).to_contain_text(f"掌握 {len(QUESTIONS)} /")


def test_answers_can_be_taken_along_as_a_table(player: Player) -> None:
    player.ask(*CHOICES[:1])
    give(player, right=True)
    player.page.get_by_role("button", name="看结果").click()
    player.page.get_by_role("button", name="回到开头").click()
    with player.page.expect_download() as download:
        player.page.get_by_role("button", name="下载答题记录").click()

    text = Path(download.value.path()).read_text("utf-8-sig")
    assert text.startswith("quiz,attempt,mode,question,score,response,when")
    assert f",practice,{CHOICES[0]},1," in text


def test_progress_is_cleared_at_the_second_press(player: Player) -> None:
    player.ask(*CHOICES[:1])
    give(player, right=True)
    player.page.get_by_role("button", name="先到这里").click()
    player.page.get_by_role("button", name="回到开头").click()
    player.page.get_by_role("button", name="清除进度").click()
    assert player.kept["cards"]
    player.page.get_by_role("button", name="再按一次").click()

    assert {} == player.kept["cards"]
    assert "已清除。" == player.said


def test_a_record_that_cannot_be_read_does_no_harm(player: Player) -> None:
    player.page.evaluate(f"localStorage['hb-quiz:{QUIZ}'] = '{{broken'")
    player.page.reload()

    expect(player.page.get_by_role("button", name="练习 15 题")).to_be_visible()


def test_nothing_leaves_the_device(player: Player, folder: Path) -> None:
    player.ask(*CHOICES, mode="exam")
    for _ in range(5):
        give(player, right=True)
    hand_in(player)

    assert all(url.startswith(folder.as_uri()) for url in player.asked)


def test_a_link_to_a_question_opens_the_list_at_it(context: BrowserContext, folder: Path) -> None:
    id = list(QUESTIONS)[-1]
    shown = context.new_page()
    shown.goto((folder / f"quizzes/{QUIZ}.html").as_uri() + f"#{id}")

    expect(shown.locator(f"[id='{id}']")).to_be_in_viewport()


def test_the_list_is_put_away_and_shown_again(player: Player) -> None:
    expect(player.page.locator(".hb-quiz__list")).to_be_hidden()
    button = player.page.get_by_role("button", name="看全部题目")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()

    expect(player.page.locator(".hb-quiz__list")).to_be_visible()
    expect(player.page.get_by_role("button", name="收起全部题目")).to_have_attribute(
        "aria-expanded", "true"
    )


def test_without_javascript_every_answer_can_be_opened(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto((folder / f"quizzes/{QUIZ}.html").as_uri())
    shown.locator("summary").first.click()

    expect(shown.locator(".hb-question__key").first).to_be_visible()
    assert len(QUESTIONS) == shown.locator(".hb-question").count()
    context.close()


def test_on_paper_the_questions_stand_without_the_player(player: Player) -> None:
    player.page.emulate_media(media="print")

    expect(player.page.locator(".hb-quiz__list")).to_be_visible()
    expect(player.page.locator(".hb-quiz__stage")).to_be_hidden()
    expect(player.page.locator(".hb-question__answer").first).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("type_", [*TYPES, "start", "list", "exam", "result"])
def test_nothing_is_in_the_way_of_anybody(
    type_: str, language: str, context: BrowserContext, folder: Path
) -> None:
    name = "quizzes" if language == "zh" else "en/quizzes"
    player = Player(context.new_page(), (folder / name / f"{QUIZ}.html").as_uri())
    if type_ == "list":
        player.page.locator("[aria-controls]").click()
    elif type_ == "result":
        player.ask(*CHOICES[:2], mode="exam")
        give(player, right=True)
        give(player, right=False)
        hand_in(player)
    elif type_ == "exam":
        player.ask(*CHOICES, mode="exam")
        give(player, right=True)
    elif type_ != "start":
        player.ask(one_of(type_).id)
        player.page.locator(".hb-quiz__form").wait_for()

    found = Axe().run(player.page)

    assert 0 == found.violations_count, found.generate_report()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_over_the_edge(width: int, scheme: str, player: Player) -> None:
    player.page.set_viewport_size({"width": width, "height": 800})
    player.page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    for type_ in TYPES:
        player.ask(one_of(type_).id)

        assert player.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), type_


def test_a_sitting_a_day_meets_every_kind_by_day_3_and_the_whole_core_by_day_21() -> None:
    asked = {
        quiz: [
            {"id": q.id, "kind": q.model, "core": q.id in core_of(real(), quiz)}
            for q in questions_of(real(), quiz)
        ]
        for quiz in quizzes(real())
    }
    done = subprocess.run(
        ["node", str(SIMULATION)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )

    for quiz, met in json.loads(done.stdout).items():
        assert met["kinds"] <= 3, quiz
        assert met["core"] <= 21, quiz


def test_the_player_is_small() -> None:
    assert len(gzip.compress(scripts.script(static.PLAYER), mtime=0)) <= 15_000
