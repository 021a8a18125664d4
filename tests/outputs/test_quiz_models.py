"""What a model asks, and what it offers as wrong."""

from datetime import date

import pytest

from generator.content.moments import duration, moment
from generator.content.records import Duty
from generator.outputs import deadlines as shown
from generator.outputs.quiz import Question, questions_of
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import dates, deadlines
from tests.outputs.real import all_questions, real, real_questions
from tests.small import changed

RULES = """
title: 交接规范
purpose: 交接清楚，事情不断。
rules:
  - id: hand-over
    title: 交接
    do: 当面点清文件，双方在交接单上签名
    reason: 事后说不清少了哪一份。
    within: 2 个工作日
    mistakes:
      - {text: 把文件放在桌上，发消息请对方自己取, why: 中间少了一份，谁也说不清。}
      - {text: 点清文件，由一方代双方签好交接单, why: 代签的交接单不能证明对方收到。}
"""


def asked(model: str) -> Question:
    handbook = changed(**{"front-desk__standards__handing-over": RULES}).editions["zh"]
    found = [one for one in questions_of(handbook, "front-desk") if one.model == model]
    return next(one for one in found if one.basis == "handing-over/hand-over")


def test_written_mistakes_are_the_wrong_options_and_say_what_comes_of_them() -> None:
    question = asked("avoid")

    assert "当面点清文件，双方在交接单上签名" == question.answer
    assert ["中间少了一份，谁也说不清。", "代签的交接单不能证明对方收到。"] == sorted(
        one.why for one in question.options if not one.correct
    )
    assert "事后说不清少了哪一份。" == question.explanation


def test_a_deadline_is_asked_for_among_near_misses() -> None:
    question = asked("deadline")

    assert "2 个工作日" == question.answer
    assert {"2 个工作日", "4 个工作日"} < {option.text for option in question.options}


def test_a_date_is_asked_for_that_follows_from_another() -> None:
    question = asked("date")

    assert "从3月" in question.stem
    assert 4 == len({option.text for option in question.options})
    assert "要在2 个工作日内做完" in question.explanation


@pytest.mark.parametrize(
    ("about", "within", "told"),
    [
        ("马上转告，三十分钟之内", "30 分钟", True),
        ("十五日内办好", "15 天", True),
        ("最迟赶在第三声铃响之前接起", "3 声铃", True),
        ("马上转告同事", "30 分钟", False),
    ],
)
def test_a_text_that_tells_its_own_time_is_known(about: str, within: str, told: bool) -> None:
    item = Duty(title="转告", within=within)

    assert told == deadlines.tells(Examiner(real(), None), about, item)


@pytest.mark.parametrize(
    ("within", "start", "due", "confused"),
    [
        ("2 个工作日", date(2027, 3, 4), date(2027, 3, 8), date(2027, 3, 6)),
        ("7 天", date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 10)),
    ],
)
def test_working_days_are_not_calendar_days(
    within: str, start: date, due: date, confused: date
) -> None:
    found = duration(within)
    assert found

    shown_days = dates.days(start, found)
    assert (due, confused) == (shown_days[0], shown_days[1])
    assert 4 == len(set(shown_days))


ROLE = """
title: 前台
department: admin
purpose: 让来的人、来的电话，都很快到该到的地方。
duties:
  - {id: parcel, title: 签收快递, text: 当面核对件数。, topics: reception, within: 1 小时}
  - {id: ring, title: 接起来电, text: 先问好。, topics: reception, within: 10 秒}
  - {id: report, title: 汇总来访, text: 列清人数。, topics: reception, within: 3 个工作日}
"""


def test_of_three_things_at_once_the_one_that_is_due_first_is_done_first() -> None:
    handbook = changed(**{"front-desk__role": ROLE}).editions["zh"]
    question = next(q for q in questions_of(handbook, "front-desk") if q.model == "urgent")

    assert "接起来电" == question.answer
    assert 3 == len(question.options)
    assert "签收快递：1 小时内。" in question.explanation


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_is_asked_for_where_the_step_names_one_alone(language: str) -> None:
    handbook = real(language)
    steps = {f"{one.id}/{step.id}": step for one in handbook.procedures for step in one.steps()}
    found = [one for one in all_questions(handbook).values() if one.model == "form"]

    assert found
    for question in found:
        step = steps[question.basis]
        assert [question.keys[0].item] == list(step.forms)
        assert not step.branches
        wrong = {one.item for one in question.options if not one.correct}
        used = [form.basis for form in handbook.forms if form.id in wrong]
        assert all(question.basis not in basis for basis in used)


def test_how_long_a_form_is_kept_is_asked_among_other_periods() -> None:
    years = {form.id: form.keep.years for form in real().forms if form.keep}
    found = [one for one in real_questions().values() if one.model == "kept"]

    assert found
    for question in found:
        assert years[question.basis] == question.answer
        assert {option.text for option in question.options} <= set(years.values())


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("10:00", ["9:00", "11:00", "12:00"]),
        ("次月 5 日", ["次月 3 日", "次月 8 日", "次月 10 日"]),
    ],
)
def test_a_moment_has_others_near_it(text: str, near: list[str]) -> None:
    found = moment(text)
    assert found

    _, *others = [shown.moment("zh", one) for one in deadlines.moments(found)]
    assert near == [other.removeprefix("0") for other in others]


def test_the_end_of_a_month_has_nothing_near_it() -> None:
    end = moment("月末")
    assert end

    assert [end] == deadlines.moments(end)


@pytest.mark.parametrize("text", ["15 分钟", "1 小时", "1 个工作日", "2 天", "10 天", "1 个月"])
def test_wrong_durations_are_whole_and_near(text: str) -> None:
    right = duration(text)
    assert right

    found = deadlines.durations(right)
    assert 4 == len({one.measure for one in found})
    assert all(one.number == int(one.number) > 0 for one in found)


def test_the_right_duration_is_not_always_the_shortest() -> None:
    lowest = [
        min(deadlines.durations(right), key=lambda one: one.measure[1]) is right
        for number in range(1, 31)
        if (right := duration(f"{number} 天"))
    ]

    assert 0.2 < sum(lowest) / len(lowest) < 0.7


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_response_is_asked_for_among_mistakes_of_the_same_turn(language: str) -> None:
    said = [one for one in real_questions(language).values() if one.model == "say"]
    own = [
        option.item.startswith(one.basis)
        for one in said
        for option in one.options
        if not option.correct
    ]

    assert sum(own) / len(own) > 0.15  # one unsafe response a turn, and most are too short
    assert all(option.why for one in said for option in one.options if not option.correct)


def test_who_approves_is_asked_by_the_authority_matrix() -> None:
    asked = {one.id: one for one in questions_of(real(), "purchasing-clerk")}
    question = asked["payment-large-approver"]

    assert real().title("general-manager") == question.answer
    assert real().title("deputy-general-manager") in {one.text for one in question.options}


def test_what_a_role_may_do_alone_is_asked_among_what_it_must_ask_or_never_do() -> None:
    for question in real_questions().values():
        if question.model == "unasked":
            assert all("/may-" not in one.item for one in question.options if not one.correct)


def test_a_case_is_not_offered_what_is_done_in_a_case_of_a_neighbouring_step() -> None:
    for question in real_questions().values():
        if question.model == "branch":
            procedure, _, case = question.basis.partition("/")
            steps = [step.id for one in real().procedures if one.id == procedure
                     for step in one.steps()]  # fmt: skip

            def place(item: str, steps: list[str] = steps) -> int:
                named = item.partition("/")[2]
                return max(n for n, id in enumerate(steps) if named.startswith(id))

            here = place(question.basis)
            assert all(
                abs(place(one.item) - here) != 1 for one in question.options if not one.correct
            ), question.id
            assert case
