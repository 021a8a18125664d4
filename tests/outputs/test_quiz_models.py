"""What a model asks, and what it offers as wrong."""

import pytest

from generator.content.moments import duration, moment
from generator.content.records import Duty
from generator.outputs import deadlines as shown
from generator.outputs.quiz import Question, questions_of
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import dates, deadlines, times
from tests.outputs.real import real, real_questions
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


def asked(model: str, within: str = "2 个工作日") -> Question:
    rules = RULES.replace("2 个工作日", within)
    handbook = changed(**{"front-desk__standards__handing-over": rules}).editions["zh"]
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
    question = asked("deadline", "30 分钟")

    assert "30 分钟" == question.answer
    assert 4 == len({option.text for option in question.options})


def test_a_date_is_asked_for_that_follows_from_another() -> None:
    question = asked("date")

    assert "交接规范：“当面点清文件" in question.stem
    assert 4 == len({option.text for option in question.options})


def test_what_a_date_asks_is_not_asked_as_a_deadline_too() -> None:
    with pytest.raises(StopIteration):
        asked("deadline")


def test_a_date_is_answered_with_its_number_of_days() -> None:
    question = asked("date")

    assert "要在 2 个工作日内做完" in question.explanation


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
    ("within", "days_later"),
    [("2 个工作日", {4, 2, 3, 5}), ("7 天", {7, 9, 10, 14})],
)
def test_neither_the_number_nor_the_kind_of_days_stands_out(
    within: str, days_later: set[int]
) -> None:
    right, other = duration(within), duration({"2 个工作日": "3 天", "7 天": "10 天"}[within])
    assert right
    assert other
    start, due = dates.days("a seed", right, [other])

    first, *_ = ((day - start).days for day in due)
    assert {"2 个工作日": 4, "7 天": 7}[within] == first
    assert days_later == {(day - start).days for day in due}


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
    found = [one for one in real_questions(language).values() if one.model == "form"]

    assert found
    for question in found:
        step = steps[question.basis]
        assert [question.keys[0].item] == list(step.forms)
        assert not step.branches
        wrong = {one.item for one in question.options if not one.correct}
        used = [form.basis for form in handbook.forms if form.id in wrong]
        assert all(question.basis not in basis for basis in used)


def near(text: str) -> list[str]:
    """The wrong moments shown beside one, in the handbook as it is."""
    right = moment(text)
    assert right
    _, *others = deadlines.moments(Examiner(real(), None), "a/seed", right)
    return [shown.moment("zh", one) for one in others]


def test_a_moment_has_others_near_it() -> None:
    assert 3 == len(near("10:00"))
    assert all(":00" in other for other in near("10:00"))
    assert 3 == len(near("次月 5 日"))
    assert all("次月" in other for other in near("次月 5 日"))


def test_a_moment_of_the_month_is_offered_with_those_that_the_handbook_sets() -> None:
    assert "次月第 2 个工作日" in near("次月第 5 个工作日")


def test_no_wrong_weekday_is_a_day_of_rest() -> None:
    assert {"周六", "周日"}.isdisjoint(near("周五"))


def test_the_end_of_a_month_has_nothing_near_it() -> None:
    assert [] == near("月末")


@pytest.mark.parametrize("text", ["15 分钟", "1 小时", "1 个工作日", "2 天", "10 天", "1 个月"])
def test_wrong_durations_are_near_and_not_the_same(text: str) -> None:
    right = duration(text)
    assert right

    found = deadlines.durations(Examiner(real(), None), "a/seed", right)
    assert 4 == len({one.measure for one in found})
    assert all(one.number == int(one.number) > 0 for one in found)


def test_seven_days_do_not_stand_beside_five_working_days() -> None:
    right, same = duration("7 天"), duration("5 个工作日")
    assert right
    assert same

    assert [] == list(times.near(right, [same]))


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
