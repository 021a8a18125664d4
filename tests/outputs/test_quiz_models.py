"""What a model asks, and what it offers as wrong."""

import pytest

from generator.content.moments import duration, moment
from generator.content.records import Duty
from generator.outputs import deadlines as shown
from generator.outputs.quiz import Question, questions_of
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import authority, dates, deadlines, events, times
from generator.outputs.quiz.models.gaps import gap
from tests.outputs.real import real
from tests.small import changed

RULES = """
title: 交接规范
purpose: 交接清楚，事情不断。
rules:
  - id: hand-over
    title: 交接
    do: 当面点清文件，双方在交接单上签名
    reason: 事后说不清少了哪一份。
    mistakes:
      - {text: 文件放在对方桌上，双方事后在交接单上签名, why: 中间少了一份，谁也说不清。}
      - {text: 点清文件，由一方代双方签好交接单, why: 代签的交接单不能证明对方收到。}
"""


def asked(reason: str = "", within: str = "") -> Question:
    """What is asked about the rule, with another reason, and a time for it."""
    rules = RULES.replace("事后说不清少了哪一份。", reason) if reason else RULES
    if within:
        rules = rules.replace("    mistakes:", f"    within: {within}\n    mistakes:")
    handbook = changed(**{"front-desk__standards__handing-over": rules}).editions["zh"]
    found = questions_of(handbook, "front-desk")
    return next(one for one in found if one.basis == "handing-over/hand-over")


def test_a_deadline_is_asked_for_among_near_misses() -> None:
    question = deadline("30 分钟")

    assert "30 分钟" == question.answer
    assert 4 == len({option.text for option in question.options})
    assert all(option.text.endswith(" 分钟") for option in question.options)


def deadline(within: str) -> Question:
    rules = RULES[: RULES.index("    mistakes:")] + f"    within: {within}\n"
    handbook = changed(**{"front-desk__standards__handing-over": rules}).editions["zh"]
    found = questions_of(handbook, "front-desk")
    return next(one for one in found if one.id == "handing-over-hand-over-within")


def test_a_single_hour_is_anybodys_guess() -> None:
    with pytest.raises(StopIteration):
        deadline("1 小时")


def test_a_time_that_the_law_sets_is_not_asked_for() -> None:
    law = "30 分钟\n    legal: [{text: 《档案法》第十条, check_by: 2027-11-30}]"
    with pytest.raises(StopIteration):
        deadline(law)


STARTED = "收到通知后两个工作日内不交，就说不清少了哪一份。"
"""A reason that names what the time is counted from."""


def test_a_date_is_asked_for_that_follows_from_an_event() -> None:
    question = asked(STARTED, "2 个工作日")

    assert "date" == question.model
    assert "交接规范：“当面点清文件" in question.stem
    assert "收到通知（当天不算）" in question.stem
    assert 4 == len({option.text for option in question.options})


def test_of_days_that_no_event_starts_nothing_is_asked() -> None:
    with pytest.raises(StopIteration):
        deadline("2 个工作日")


def test_a_date_is_answered_with_its_number_of_days() -> None:
    assert "要在 2 个工作日内做完" in asked(STARTED, "2 个工作日").explanation


@pytest.mark.parametrize(
    ("language", "within", "text", "event"),
    [
        ("zh", "30 天", "用工之日起三十日内办妥，试用期也要办。", "用工"),
        ("zh", "7 个工作日", "回公司七个工作日内交财务。", "回公司"),
        ("zh", "15 天", "备案单证在申报退税后十五日内备齐。", "申报退税"),
        ("zh", "3 个工作日", "收到投诉起算；五千元以下业务经理批。", "收到投诉"),
        ("zh", "7 个工作日", "其余七个工作日内办完。", ""),
        ("zh", "10 天", "改法有人做。", ""),
        ("en", "5 working days", "In five working days of the objection (or so).", "the objection"),
        ("en", "15 days", "Done within fifteen days of the claim and kept.", "the claim"),
        ("en", "3 working days", "Counted from the complaint.", "the complaint"),
        ("en", "2 working days", "Checked within two working days; no later.", ""),
    ],
)
def test_the_event_that_starts_a_time_is_found(
    language: str, within: str, text: str, event: str
) -> None:
    item = Duty.model_validate({"id": "do", "title": "办理", "within": within})

    assert event == events.start_of(Examiner(real(language), None), item, [text])


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


@pytest.mark.parametrize("text", ["15 分钟", "2 小时", "1 个工作日", "2 天", "10 天", "1 个月"])
def test_wrong_durations_are_near_and_not_the_same(text: str) -> None:
    right = duration(text)
    assert right

    found = deadlines.durations(Examiner(real(), None), "a/seed", right)
    assert 3 <= len({one.measure for one in found}) == len(found)
    assert all(one.number == int(one.number) > 0 for one in found)
    assert {right.unit} == {one.unit for one in found}


def test_seven_days_do_not_stand_beside_five_working_days() -> None:
    right, same = duration("7 天"), duration("5 个工作日")
    assert right
    assert same

    assert [] == list(times.near(right, [same]))


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("zh", "期限写到哪一天。", ""),
        ("zh", "备案登记2022年12月30日起取消。", ""),
        ("zh", "急件一小时内送出。", ""),
        ("zh", "提前三天提醒客户。", "三"),
        ("en", "Answer within one working day.", ""),
        ("en", "Remind the customer three days before.", "three"),
    ],
)
def test_only_a_number_that_one_has_to_know_is_left_out(
    language: str, text: str, answer: str
) -> None:
    found = gap(Examiner(real(language), None), "a/b", text, "办理", (), why="", else_why="说明。")

    assert answer == (found.answer if found else "")


def test_a_number_that_the_law_sets_is_not_left_out() -> None:
    law = [{"id": "law", "text": "《劳动合同法》第五十条", "check_by": "2027-11-30"}]
    own = Duty(title="留存合同", within="2 年")
    set_by_law = Duty(title="留存合同", legal=law)
    examiner = Examiner(real(), None)

    asked = [
        gap(examiner, "a/b", "保存两年。", "留存", (one,), why="", else_why="说明。")
        for one in (own, set_by_law)
    ]
    assert ["两", ""] == [found.answer if found else "" for found in asked]


def test_a_gap_is_not_explained_by_the_number_itself() -> None:
    found = gap(
        Examiner(real(), None), "a/b", "提前三天提醒客户。", "催款", (),
        why="三天前已经提醒。", else_why="客户有时间安排付款。",
    )  # fmt: skip

    assert found
    assert "客户有时间安排付款。" == found.explanation


def test_who_approves_is_asked_by_the_authority_matrix() -> None:
    asked = {one.id: one for one in questions_of(real(), "purchasing-clerk")}
    question = asked["payment-large-approver"]

    assert real().title("general-manager") == question.answer
    assert real().title("deputy-general-manager") in {one.text for one in question.options}


def test_a_case_lies_at_a_limit_or_close_to_it() -> None:
    line = real().limits["compensation-medium"]  # above 5,000 and up to 50,000
    cases = {authority.case_on(f"seed {n}", line) for n in range(200)}

    assert {5_250, 5_500, 45_000, 47_500, 50_000} == cases


def test_who_approves_as_much_of_other_things_is_among_the_wrong() -> None:
    asked = {one.id: one for one in questions_of(real(), "admin-hr-clerk")}
    shown = {one.text for one in asked["repair-small-approver"].options}

    assert shown & {real().title("department-head"), real().title("deputy-general-manager")}
