"""Questions are made from the content, always the same ones, and a change moves only its own."""

import hashlib
import os
import subprocess
import sys

import pytest

from generator.content.load import load
from generator.outputs.artifact import Artifact, Page
from generator.outputs.quiz import Question, artifacts, core, leaks, questions_of, quizzes
from generator.outputs.quiz.draw import likeness, normal, pieces
from generator.outputs.quiz.models.gaps import forms_of
from tests.outputs.real import all_questions, real, real_files, real_questions, real_site, with_text
from tests.small import changed, small

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_gives_more_than_three_hundred_questions(language: str) -> None:
    assert len(real_questions(language)) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_a_quiz_of_several_models(language: str) -> None:
    for quiz in quizzes(real(language)):
        models = {question.model for question in questions_of(real(language), quiz)}

        assert len(models) >= 2, quiz


def test_every_model_is_used_and_ranked() -> None:
    used = {question.model for question in real_questions().values()}

    assert set(leaks.WORTH) == used
    assert used >= {*core.PREFERRED, *core.RECOGNISED}


def test_ids_are_of_the_whole_handbook_and_ascii() -> None:
    by_id: dict[str, Question] = {}
    for quiz in quizzes(real()):
        for question in questions_of(real(), quiz):
            assert by_id.setdefault(question.id, question) == question
            assert question.id.isascii()
            assert " " not in question.id


def test_what_everybody_must_know_is_asked_in_each_quiz_in_part() -> None:
    shared = {question.id for question in questions_of(real(), "shared")}
    for role in real().roles:
        own = questions_of(real(), role.id)
        some = sum(question.id in shared for question in own)

        assert 0 < some < 0.9 * len(shared)


AGAIN = """
import hashlib
from generator.content.load import load
from tests.outputs.real import all_questions, real_files
again = load(dict(reversed(real_files().items()))).editions["zh"]
print(hashlib.sha256(repr(all_questions(again)).encode()).hexdigest())
"""


def test_another_process_with_files_in_another_order_gives_the_same_questions() -> None:
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"  # not that of this process
    again = subprocess.run(
        [sys.executable, "-c", AGAIN], env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert hashlib.sha256(repr(real_questions()).encode()).hexdigest() == again.stdout.strip()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("front-desk/role.yaml", "边听边填好投诉登记表", "边听边填投诉登记表"),
        ("front-desk/standards/phone-manners.yaml", "先轻轻放下话筒", "先把话筒轻轻放下"),
        ("shared/standards/personal-information.yaml", "没有留复印件", "没有留一份复印件"),
    ],
)  # fmt: skip
def test_a_changed_clause_moves_only_the_questions_that_show_it(
    path: str, old: str, new: str
) -> None:
    before, after = real_questions(), all_questions(with_text(path, old, new))
    moved = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
    shown = {
        _item(id)
        for id in moved
        if (id in before and old in str(before[id])) or (id in after and new in str(after[id]))
    }

    assert moved
    assert {_item(id) for id in moved} == shown


def _item(id: str) -> str:
    """What a question is about: it may be asked in another way after a change."""
    return id.rpartition("-")[0]


def test_an_unfinished_translation_gives_no_question_in_two_languages() -> None:
    files = {
        path: data for path, data in real_files().items() if "visitor-reception.en" not in path
    }
    english = load(files).editions["en"]

    for question in questions_of(english, "front-desk"):
        assert not any("\u4e00" <= c <= "\u9fff" for c in question.stem)


def test_hand_written_questions_come_with_their_own_answers() -> None:
    written = """
questions:
  - id: first-things
    type: order
    stem: 排好先后。
    options: [起身, 问好, 请坐]
    explain: 先礼后坐。
    basis: front-desk
  - id: gap
    type: fill
    stem: 响到第____声之前接起。
    answers: [三, 3]
    explain: 不让人久等。
    basis: front-desk
"""
    questions = questions_of(changed(**{"front-desk__quiz": written}).editions["zh"], "front-desk")
    order, gap = (q for q in questions if q.model == "written")

    assert ["起身", "问好", "请坐"] == [option.text for option in order.in_order]
    assert list(order.options) != list(order.in_order)
    assert ("三", "3") == gap.answers


def test_a_handbook_without_a_quiz_page_has_none_to_list() -> None:
    pages = [one for one in artifacts(real_site()) if isinstance(one, Page)]
    listed = [entry for page in pages for entry in page.map_entries()]

    assert {"quiz", "question"} == {entry.kind for entry in listed}
    assert all(entry.source for entry in listed if entry.id.endswith("answer-calls-gap"))
    for page in pages:
        assert next(iter(page.map_entries())).url == page.path


def test_the_player_is_two_files_beside_the_pages() -> None:
    files = [one.path for one in artifacts(real_site()) if isinstance(one, Artifact)]

    assert ["assets/quiz/player.js", "assets/quiz/player.css"] == files


def test_a_small_handbook_has_questions_too() -> None:
    assert questions_of(small(), "front-desk")
    assert () == questions_of(small(), "nobody")


# -- the comparing of texts


def test_texts_are_compared_by_what_they_say() -> None:
    assert "ab1号" == normal("Ａ-b １号。")
    assert {"公章", "章锁", "seal"} == pieces("公章锁 the SEAL")
    assert 1.0 == likeness("公章。", "公章")
    assert 0.0 == likeness("", "公章")


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [
        ("三", "zh", ("三", "3")),
        ("15", "zh", ("15", "十五")),
        ("两", "zh", ("两", "2", "二")),
        ("thirty", "en", ("thirty", "30")),
        ("24", "en", ("24",)),
    ],
)
def test_a_number_may_be_written_in_several_ways(
    number: str, language: str, expected: tuple[str, ...]
) -> None:
    assert expected == forms_of(number, language)
