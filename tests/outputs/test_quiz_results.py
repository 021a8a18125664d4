"""Answers come in from the player, a table or a learning system; figures say what to fix."""

import json
import random

import pytest

from generator.outputs.quiz.results import (
    ENOUGH,
    MAX_FILE,
    Answer,
    Figures,
    Unreadable,
    figures,
    read,
)

PLAYER = """\ufeffquiz,attempt,mode,question,score,response,when
front-desk,m1,exam,answer-calls-owner,1,b,2026-12-01T09:00:00Z
front-desk,m1,exam,close-up-owner,0.5,a c,2026-12-01T09:01:00Z
front-desk,m2,practice,answer-calls-owner,0,a,2026-12-01T10:00:00Z
front-desk,m2,practice,answer-calls-owner,1,b,2026-12-01T10:05:00Z
"""



def test_many_questions_of_many_people_take_no_longer_than_their_answers() -> None:
    answers = [Answer("a", f"q{n}", n % 2) for n in range(20_000)]
    answers += [Answer(f"p{n}", f"r{n}", 1.0) for n in range(20_000)]

    assert 40_000 == len(figures(answers))


def test_a_file_of_the_player_is_read_and_the_first_answer_counts() -> None:
    assert [
        Answer("m1", "answer-calls-owner", 1.0),
        Answer("m1", "close-up-owner", 0.5),
        Answer("m2", "answer-calls-owner", 0.0),
    ] == read(PLAYER.encode())


@pytest.mark.parametrize(
    "text",
    [
        "学员,题号,结果\n王小明,q1,对\n李雷,q1,错\n",
        "Username;Question;Grade\n王小明;q1;100%\n李雷;q1;0%\n",
        "learner,q1,q2\n王小明,1,\n李雷,0,\n",
        '[{"who": "王小明", "question": "q1", "correct": true},'
        ' {"who": "李雷", "question": "q1", "correct": false}]',
        '{"王小明": {"cmi.interactions.0.id": "q1", "cmi.interactions.0.result": "correct"},'
        ' "李雷": {"cmi.interactions.0.id": "q1", "cmi.interactions.0.result": "wrong"}}',
    ],
)
def test_other_tables_and_systems_are_read_too(text: str) -> None:
    assert [Answer("王小明", "q1", 1.0), Answer("李雷", "q1", 0.0)] == read(text.encode(), {"q1"})


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"who,question,score\n" + b"a" * 200_000 + b",q,1\n",
        b'[{"who": ' + b"1" * 5_000 + b"}]",
        b"x" * (MAX_FILE + 1),
    ],
    ids=["depth", "cell", "number", "size"],
)
def test_a_file_beyond_measure_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"{}", b"[", b"\xff\xfe\x00", b"[1, null]"])
def test_a_file_without_answers_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def sittings(count: int, **questions: object) -> list[Answer]:
    """Answers of `count` people, the later the better; a question is a rule of who is right."""
    return [
        Answer(f"p{n}", name, float(rule(n / count)))  # type: ignore[operator]
        for n in range(count)
        for name, rule in questions.items()
    ]


def by_name(answers: list[Answer]) -> dict[str, Figures]:
    return {one.question: one for one in figures(answers)}


def test_difficulty_is_the_share_of_right_answers() -> None:
    found = by_name(sittings(40, half=lambda skill: skill >= 0.5, all=lambda skill: True))

    assert 0.5 == found["half"].difficulty
    assert 1.0 == found["all"].difficulty
    assert 40 == found["half"].answers


def test_a_question_that_the_better_get_right_tells_who_knows_more() -> None:
    found = by_name(
        sittings(
            40,
            good=lambda skill: skill > 0.5, other=lambda skill: skill > 0.4,
            third=lambda skill: skill > 0.6, turned=lambda skill: skill < 0.5,
        )
    )  # fmt: skip

    assert (found["good"].discrimination or 0) > 0.5
    assert (found["turned"].discrimination or 0) < -0.5
    assert found["good"].to_fix is None
    assert "key" in found["turned"].to_fix.en  # type: ignore[union-attr]


def test_nothing_is_said_of_a_question_with_few_answers() -> None:
    found = by_name(sittings(ENOUGH - 1, hard=lambda skill: skill > 0.9, other=lambda s: s > 0.5))

    assert not found["hard"].enough
    assert found["hard"].to_fix is None


def test_what_everybody_gets_wrong_or_right_is_to_be_corrected() -> None:
    found = by_name(
        sittings(
            40, hard=lambda s: s > 0.8, easy=lambda s: s >= 0, some=lambda s: s > 0.5,
        )
    )  # fmt: skip

    assert "hard" in found["hard"].to_fix.en  # type: ignore[union-attr]
    assert "easy" in found["easy"].to_fix.en  # type: ignore[union-attr]
    assert found["easy"].discrimination is None


def test_an_answer_by_chance_tells_nothing() -> None:
    chance = random.Random(7)
    found = by_name(
        sittings(
            60, chance=lambda s: chance.random() < 0.5,
            one=lambda s: s > 0.3, two=lambda s: s > 0.5, three=lambda s: s > 0.7,
        )
    )  # fmt: skip

    assert abs(found["chance"].discrimination or 0) < 0.3


def test_what_is_to_be_corrected_stands_first() -> None:
    answers = sittings(40, fine=lambda s: s > 0.5, also=lambda s: s > 0.4, hard=lambda s: s > 0.9)

    assert "hard" == figures(answers)[0].question


def test_a_deep_record_is_read_without_harm() -> None:
    deep = json.dumps(
        {"elements": {"cmi.interactions.0.id": "q1", "cmi.interactions.0.result": "0.5"}}
    )

    assert [Answer("elements", "q1", 0.5)] == read(deep.encode())
