"""Routes through conversations: each is found once, every loop is left, and scores add up."""

from collections import Counter

import pytest

from generator.content.dialogue import Dialogue, Score, score
from generator.content.records import Script
from generator.content.types import Grade
from tests.small import changed, small

LOOP = """title: 圈
purpose: 绕得回来。
nodes:
  - {id: ask, title: 问, cue: 问。, choices: [
      {id: again, say: 再说一遍, grade: best, why: 没听清。, to: [ask, other]},
      {id: stop, say: 不说了, grade: fine, why: 结束。, to: end}]}
  - {id: other, title: 别的, cue: 换一件事。, choices: [
      {id: back, say: 回到刚才, grade: best, why: 回去。, to: ask},
      {id: no, say: 别烦我, grade: unsafe, why: 没有礼貌。}]}
"""


def loop() -> Dialogue:
    script = changed(**{"front-desk__scripts__loop": LOOP}).editions["zh"].records["loop"]
    assert isinstance(script, Script)
    return Dialogue(script)


@pytest.mark.parametrize(
    ("grades", "percent", "passed"),
    [
        ("best best", 100, True),
        ("best fine", 75, True),
        ("fine fine", 50, False),
        ("fine fine best best best unsafe", 59, False),
        ("best best best best unsafe", 59, False),
        ("unsafe", 0, False),
        ("", 0, False),
    ],
)
def test_a_score_is_what_was_earned_of_the_most_and_unsafe_fails(
    grades: str, percent: int, passed: bool
) -> None:
    given: list[Grade] = grades.split()  # type: ignore[assignment]

    counted = score(given)

    assert (percent, passed) == (counted.percent, counted.passed)


def test_every_route_of_a_small_script_is_found() -> None:
    dialogue = Dialogue(small().scripts[0])

    routes = [[f"{turn.choice}>{turn.to}" for turn in route] for route in dialogue.routes()]

    assert [["hello>known", "by-name>end"], ["hello>end"], ["wait>end"], ["look>end"]] == routes


def test_a_loop_is_left_at_the_third_time() -> None:
    longest = max(loop().routes(), key=len)

    assert Counter(turn.node for turn in longest).most_common(1)[0][1] == 2
    assert len(longest) == 4


def test_scores_are_counted_as_if_every_route_was_walked() -> None:
    for dialogue in (loop(), Dialogue(small().scripts[0])):
        walked = Counter(score(turn.grade for turn in route) for route in dialogue.routes())

        assert walked == dialogue.scores()


def test_what_never_ends_is_named() -> None:
    endless = LOOP.replace("to: end}", "to: ask}")
    script = changed(**{"front-desk__scripts__loop": endless}).editions["zh"].records["loop"]
    assert isinstance(script, Script)

    assert {"ask", "other"} == Dialogue(script).endless
    assert frozenset() == loop().endless
    assert Score(1, 2, False).percent == 50
