"""What only the author can answer is asked, once, at its line."""

import pytest

from generator.intake.line import Source
from generator.intake.outline import outline_of
from generator.intake.questions import questions_of
from generator.intake.reading import read
from generator.intake.repeats import mark_repeats
from generator.locale import words
from tests.intake.documents import DOCUMENTS, kindergarten

CASES = {
    "numbers-differ": (
        "前台岗位职责\n1、电话铃响三声内必须接听。\n2、客人来时起身。\n3、电话铃响五声内必须接听。"
    ),
    "allowed-and-forbidden": (
        "出纳工作权限\n1、可以自行支付五百元以内的备用金。\n2、不得支付五百元以内的备用金。"
    ),
    "empty-step": "报销流程\n1、出纳收单。\n2、（略）\n3、付款。\n4、略",
    "two-roles": "出纳、会计岗位职责\n1、做账。",
    "other-role": "出纳岗位职责\n1、收付现金。\n2、仓库管理员负责每月盘点。",
    "two-owners": "出纳岗位职责\n1、每天登记银行日记账。\n会计岗位职责\n1、每天登记银行日记账。",
    "unclear-owner": "出纳岗位职责\n1、现金由专人负责送到银行。",
    "attached": "出纳岗位职责\n1、按附件二的格式填写，表格另行规定。",
    "number-missing": "出纳岗位职责\n1、收现金。\n2、付现金。\n4、保管支票。",
    "breaks-off": "出纳岗位职责\n1、收现金；\n2、付现金；",
    "no-role": "1、收现金。\n2、付现金。",
    "for-all": (
        "店长\n负责门店的经营，安排班次。\n收银员\n负责收款，每天和财务对账。\n"
        "顾客退货怎么处理\n先看小票，再检查商品是否完好。\n完好的当场退款，登记在退货本上。"
    ),
    "as-others": (
        "一、店长\n1、安排班次。\n2、检查卫生。\n二、凉菜间\n1、按克重切配。\n2、当天做当天卖。\n"
        "三、收银员\n1、收款。\n2、对账。"
    ),
    "empty-heading": (
        "出纳岗位职责\n一、职责\n1、收现金。\n二、权限\n三、任职资格\n1、大专以上学历。"
    ),
}


def asked(text: str) -> list[tuple[str, str]]:
    source = read("a.txt", text.encode())
    assert isinstance(source, Source)
    outline = outline_of(source)
    mark_repeats(outline.entries)
    return [(one.key, one.at) for one in questions_of(outline)]


@pytest.mark.parametrize(("key", "text"), CASES.items())
def test_a_question_is_asked(key: str, text: str) -> None:
    assert key in [name for name, _ in asked(text)]


def test_a_question_stands_at_the_later_of_two_lines() -> None:
    assert ("numbers-differ", "4") in asked(CASES["numbers-differ"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_has_its_words(language: str) -> None:
    assert set(CASES) | {"guessed-role", "weights"} == set(words(language)["import"]["question"])


@pytest.mark.parametrize(
    "make", [one for one in DOCUMENTS if one is not kindergarten], ids=lambda make: make.__name__
)
def test_a_sound_document_raises_no_question(make: object) -> None:
    document = make()  # type: ignore[operator]
    source = read(document.name, document.data)
    assert isinstance(source, Source)

    assert [] == questions_of(outline_of(source))
