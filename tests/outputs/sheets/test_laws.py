"""The law that a document rests on: each law once, its articles in ascending order."""

import pytest

from generator.outputs.sheets.laws import by_law


@pytest.mark.parametrize(
    ("citations", "grouped"),
    [
        (
            [
                "《劳动合同法》第三十五条",
                "《社会保险法》第五十八条",
                "《劳动合同法》第四条、第十条",
            ],
            ["《劳动合同法》第四条、第十条、第三十五条", "《社会保险法》第五十八条"],
        ),
        (
            ["《民法典》第一百零二条", "《民法典》第九十九条至第一百零五条", "《民法典》第十二条"],
            ["《民法典》第十二条、第九十九条至第一百零五条"],
        ),
        (
            ["Labour Law, articles 41 and 44", "Civil Code, article 5", "Labour Law, article 7"],
            ["Labour Law, articles 7, 41 and 44", "Civil Code, article 5"],
        ),
        (
            ["Labour Law, articles 21 and 39", "Labour Law, articles 39 to 42"],
            ["Labour Law, articles 21 and 39 to 42"],
        ),
        (["Labour Law, articles 39 to 42"], ["Labour Law, articles 39 to 42"]),
        (
            [
                "《工资支付暂行规定》第六条；《会计档案管理办法》（附表一）",
                "《工资支付暂行规定》第六条",
            ],
            ["《工资支付暂行规定》第六条", "《会计档案管理办法》（附表一）"],
        ),
        (
            ["UCP600, article 14(c)", "《民法典》第五条第一款"],
            ["UCP600, article 14(c)", "《民法典》第五条第一款"],
        ),
    ],
)
def test_each_law_stands_once_with_its_articles_in_order(
    citations: list[str], grouped: list[str]
) -> None:
    assert grouped == by_law(citations)
