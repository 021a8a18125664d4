"""The rules for questions: the real ones break none, and each rule catches what it is there for."""

from collections import Counter
from dataclasses import replace

import pytest

from generator.content.places import SHARED
from generator.outputs.quiz import (
    Option,
    Question,
    coverage,
    guessers,
    homes_of,
    leaks,
    questions_of,
    quizzes,
    rules,
)
from generator.outputs.quiz.core import LEAST, MOST, core_of, is_recall
from generator.outputs.quiz.rules import Context, Rule
from generator.outputs.quiz.similar import similar_duties
from tests.outputs.real import real, real_questions
from tests.small import changed, small

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_of_the_handbook_breaks_a_rule(language: str) -> None:
    assert [] == list(rules.violations(real(language)))


# -- each rule against a question that breaks it


def question(model: str, *texts: str, key: int = 0, items: tuple[str, ...] = ()) -> Question:
    options = tuple(
        Option("abcdef"[n], text, n == key, item=items[n] if items else "")
        for n, text in enumerate(texts)
    )
    return Question(
        "q", model, "choice", "下面哪一项是对的？", options, "手册写着。", "front-desk/answer-calls"
    )  # fmt: skip


GOOD = question("rule", "答好每一个电话", "理好每一份文件", "管好每一把钥匙")


def all_options(correct: bool) -> Question:
    return replace(GOOD, options=tuple(replace(o, correct=correct) for o in GOOD.options))


def said(rule: Rule, wrong: Question, quiz: str = "front-desk") -> list[str]:
    return list(rule(Context(real(), quiz, wrong)))


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (rules.has_its_key, all_options(False)),
        (rules.has_its_key, all_options(True)),
        (rules.has_its_key, replace(GOOD, type="multiple")),
        (rules.has_its_key, replace(GOOD, type="fill", answers=("三",))),
        (rules.has_its_key, replace(GOOD, type="fill", stem="第____声", answers=())),
        (rules.has_its_key, replace(GOOD, type="order", order=("a", "b"))),
        (rules.has_its_key, replace(GOOD, type="match")),
        (rules.has_options_that_differ, question("rule", "接电话。", "接 电话", "收信件")),
        (rules.has_enough_options, question("rule", "接电话", "收信件")),
        (rules.has_enough_options, question("rule", *"甲乙丙丁戊")),
        (rules.asks_for_no_all_of_the_above, question("rule", "以上都是", "接电话", "收信件")),
        (rules.asks_for_no_all_of_the_above, question("rule", "All of the above", "one", "two")),
        (rules.emphasises_its_negation, replace(GOOD, stem="来了客人，下面哪种做法不对？")),
        (rules.emphasises_its_negation, replace(GOOD, stem="Somebody comes. Which is not right?")),
        (rules.has_options_of_one_length,
         question("rule", "接起每一个电话，问好", "等着", "别接电话，让它响")),
        (rules.has_options_of_one_kind,
         question("rule", *"甲乙丙", items=("front-desk/answer-calls", "phone-call/pick-up", ""))),
        (rules.explains_itself, replace(GOOD, explanation=" ")),
        (rules.explains_itself, replace(GOOD, basis="front-desk/nothing")),
        (rules.explains_each_wrong_option, replace(GOOD, model="written")),
        (rules.explains_more_than_the_key, replace(GOOD, explanation="答好每一个电话。")),
    ],
)  # fmt: skip
def test_a_rule_catches_its_case(rule: Rule, wrong: Question) -> None:
    assert said(rule, wrong)


@pytest.mark.parametrize("rule", rules.RULES)
def test_a_rule_lets_a_good_question_through(rule: Rule) -> None:
    assert [] == said(rule, GOOD)


def test_a_rule_is_explained_in_one_sentence() -> None:
    for rule in rules.RULES:
        assert (rule.__doc__ or "").strip().endswith(".")


def test_a_negation_said_loudly_is_let_through() -> None:
    loud = replace(GOOD, stem="来了客人，下面哪种做法【不】对？")

    assert [] == said(rules.emphasises_its_negation, loud)


# -- what no single question can show


def core(language: str) -> dict[str, Question]:
    """The core questions of all quizzes of an edition."""
    every = real_questions(language)
    return {
        id: every[id] for quiz in quizzes(real(language)) for id in core_of(real(language), quiz)
    }


OVER_CHANCE, OF_A_KIND = 0.06, 0.12
"""How far above chance a guesser may come on the core, and on any kind of it."""

OF_ALL = 0.11
"""The same on all questions."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_length_nor_place_nor_words_tell_the_key_of_a_core_question(language: str) -> None:
    scores = list(guessers.scores(core(language).values(), homes_of(real(language))))

    assert {"longest", "not the longest", "stem words", "key words", "polite"} <= {
        one.guesser for one in scores
    }
    for one in scores:
        assert one.right <= one.chance + (OF_A_KIND if one.kind else OVER_CHANCE), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_questions_are_guessed_little_more_than_by_chance(language: str) -> None:
    for one in guessers.scores(real_questions(language).values(), homes_of(real(language))):
        if not one.kind:
            assert one.right <= one.chance + OF_ALL, one


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_a_scale_is_the_usual_one(language: str) -> None:
    asked = [one for one in core(language).values() if one.model == "situation"]
    keys = Counter(one.keys[0].text for one in asked)

    assert 3 == len(keys)
    assert max(keys.values()) <= 0.45 * len(asked)


def test_a_guesser_that_likes_two_options_picks_one_by_lot() -> None:
    even = question("rule", "接起电话", "整理文件", "关好门窗")
    longest = guessers.guessers([even])["longest"]

    assert 1 / 3 == guessers.right([even], longest) == guessers.chance([even])


def test_a_guesser_finds_what_echoes_the_stem() -> None:
    telling = replace(GOOD, stem="来了电话，下面哪一项是对的？")

    assert 1.0 == guessers.right([telling], guessers.guessers([telling])["stem words"])
    assert 1.0 == guessers.right([telling], guessers.guessers([telling])["tf-idf"])


def test_words_that_stand_in_keys_alone_are_named() -> None:
    asked = [question("rule", f"先请示再{n}", f"自己先{n}", f"马上就{n}") for n in ("办", "答")]
    keys, wrong = guessers.Vocabulary(asked).telling(3)

    assert {"请示", "示再", "先请"} == set(keys)
    assert "自己" in wrong or "马上" in wrong


def test_key_words_are_learnt_on_other_quizzes() -> None:
    one = question("rule", "先请示再办", "自己先办好", "马上就办好")
    other = replace(question("rule", "先请示再答", "自己先答好", "马上就答好"), id="other")

    apart = guessers.guessers([one, other], {"q": "front-desk", "other": "office-clerk"})
    same = guessers.guessers([one, other], {"q": "front-desk", "other": "front-desk"})
    assert 1.0 == guessers.right([one], apart["key words"])
    assert 1 / 3 == guessers.right([one], same["key words"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_a_core_of_decisions(language: str) -> None:
    for quiz in quizzes(real(language)):
        chosen = core_of(real(language), quiz)
        asked = [one for one in questions_of(real(language), quiz) if one.id in chosen]
        written = sum(one.model == "written" for one in asked)

        assert LEAST <= len(asked) <= MOST, quiz
        if quiz != SHARED:
            assert 3 * written >= len(asked), quiz
        assert 4 * sum(map(is_recall, asked)) <= len(asked), quiz


def test_a_core_is_the_same_in_every_language() -> None:
    for quiz in quizzes(real()):
        asked = {one.id for one in questions_of(real("en"), quiz)}
        original, translated = (core_of(real(language), quiz) for language in LANGUAGES)

        assert original & asked <= translated, quiz
        assert translated <= original or len(translated) == LEAST, quiz


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_the_yes_or_no_questions_are_answered_no(language: str) -> None:
    asked = [one for one in real_questions(language).values() if one.type == "true_false"]
    no = sum(one.options[1].correct for one in asked)

    assert 0.4 * len(asked) <= no <= 0.6 * len(asked)


def test_an_order_is_never_shown_solved() -> None:
    for one in real_questions().values():
        if one.type == "order":
            assert one.options != one.in_order


# -- duties that read alike


TWO = """
title: {title}
department: admin
purpose: 管事。
duties:
  - id: keep
    title: {duty}
    text: 登记每一笔领用，月底核对账目和实物。
    topics: {topic}
    {more}
"""


def similar(more: str = "") -> list[str]:
    handbook = changed(
        front_desk__role=TWO.format(title="甲", duty="登记用品领用", topic="reception", more=""),
        **{
            "front-desk__role": TWO.format(
                title="甲", duty="登记用品领用", topic="reception", more=""
            ),
            "office-clerk__role": TWO.format(
                title="乙", duty="登记物品领用", topic="archives", more=more
            ),
        },
    ).editions["zh"]
    return [f"{pair.one.id} {pair.other.id}" for pair in similar_duties(handbook)]


def test_duties_that_read_alike_without_a_common_topic_are_reported() -> None:
    assert ["front-desk/keep office-clerk/keep"] == similar()


@pytest.mark.parametrize("said", ["same_as", "distinct_from"])
def test_what_an_author_has_decided_is_not_reported(said: str) -> None:
    assert [] == similar(f"{said}: front-desk/keep")


# -- what one question tells of another


def fill(stem: str, *answers: str, basis: str = "a/b") -> Question:
    return Question("f", "gap", "fill", stem, (), "为什么", basis, answers=answers)


def test_questions_of_one_item_are_not_asked_together() -> None:
    same = replace(GOOD, model="deadline", basis="a/b")

    assert leaks.gives_away(fill("提前____天。", "三"), same)


def test_a_stem_that_holds_another_key_gives_it_away() -> None:
    asked = question("rule", "先弄清需求，再转接", "先转接，再问需求", "请他打别的号码")
    telling = replace(GOOD, stem="你先弄清需求，再转接给同事。还要做什么？", basis="a/b")

    assert leaks.gives_away(asked, telling)
    assert not leaks.gives_away(asked, replace(telling, stem="你转接给了同事。还要做什么？"))


def test_a_text_with_the_number_gives_the_gap_away() -> None:
    gap = fill("最迟赶在第____声铃响之前接起。", "三", "3")
    telling = replace(GOOD, stem="你在第 3 声铃响时接起电话，这样做可以吗？")

    assert leaks.gives_away(gap, telling)
    assert not leaks.gives_away(gap, replace(GOOD, stem="铃响了很久，你才接起。可以吗？"))


def test_two_gaps_for_the_same_number_are_one() -> None:
    one = fill("提前____天与客户确认日期和地点。", "三")
    other = fill("提前____天确认日期、地点和数量。", "三", basis="c/d")

    assert leaks.gives_away(one, other)


def test_what_somebody_wrote_stays() -> None:
    written = replace(GOOD, id="w", model="written", stem="须提前三天与客户确认什么？")
    gap = fill("须提前____天与客户确认。", "三")

    assert (written,) == leaks.without((gap, written))


def test_two_written_questions_that_give_one_another_away_are_reported() -> None:
    written = """
questions:
  - {id: one, type: fill, stem: 最迟在第____声铃响之前接起。, answers: [三], explain: 不让人等。,
     basis: front-desk}
  - {id: two, type: true_false, stem: 在第三声铃响之后接起也可以。, answer: false, explain: 要早。,
     basis: front-desk}
"""
    found = rules.violations(changed(**{"front-desk__quiz": written}).editions["zh"])

    assert ["one two"] == [
        f"{one.question} {one.what}" for one in found if one.rule == "gives_no_other_away"
    ]


# -- the clauses


def test_every_normative_clause_is_asked_about_or_exempt() -> None:
    missing = coverage.missing(real())

    assert not missing, "\n".join(map(str, missing))


def test_an_exemption_has_a_reason_and_covers_what_is_not_asked() -> None:
    clauses = coverage.coverage(real())

    assert all(bool(clause.exempt) != bool(clause.questions) for clause in clauses)
    assert sum(bool(clause.questions) for clause in clauses) > 0.9 * len(clauses)


def test_a_clause_that_only_a_catch_all_cites_needs_no_question() -> None:
    clause = coverage.coverage(real())
    reasons = {one.exempt for one in clause if one.exempt}

    assert any("兜底" in reason for reason in reasons)


def test_a_clause_without_a_question_is_named() -> None:
    cited = {clause for one in questions_of(small(), "front-desk") for clause in one.clauses}
    named = {one.clause: one for one in coverage.missing(small())}

    assert named
    assert cited.isdisjoint(named)
    for id, one in named.items():
        assert one.quiz in quizzes(small())
        assert {entry.id for entry in small().citations[id]} == set(one.items)
