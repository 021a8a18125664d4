"""`handbook quiz-stats`: what answers say about the questions; without a file, how the questions
of the handbook stand."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator

from generator.build.cache import PLACE, Cache
from generator.commands.content import say, site_of
from generator.commands.invocation import typed_path
from generator.content.handbook import Handbook
from generator.outputs.artifact import Site
from generator.outputs.quiz import (
    Question,
    coverage,
    guessers,
    homes_of,
    questions_of,
    quizzes,
    results,
    rules,
)
from generator.outputs.quiz.core import core_of
from generator.outputs.quiz.results import ENOUGH, Figures
from generator.outputs.quiz.similar import similar_duties
from generator.problems.problem import Language, Words
from generator.problems.render import visible
from generator.reading.files import ordinary

CLEAN, PROBLEMS, USAGE = 0, 1, 2
LONGEST = 40
TELLING = 20
"""The number of words listed that occur mostly in keys, or mostly in wrong options."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=typed_path, metavar="FILE",
        help="答题记录（CSV 或 JSON）；不写就报告题库的情况 · answers, as CSV or JSON; left out, "
        "the state of the questions themselves",
    )  # fmt: skip
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument(
        "--guessers", action="store_true",
        help="只看样子猜，能猜对多少 · what somebody scores who only looks at the options",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    site = site_of(options.content, options.language, Cache(PLACE))
    if site is None:
        return PROBLEMS
    if options.guessers:
        print("\n".join(_guessed(site, options.language)))
        return CLEAN
    if options.file is None:
        return _state(site, options.language)
    questions = {
        question.id: question
        for quiz in quizzes(site.base)
        for question in questions_of(site.base, quiz)
    }
    try:
        found = results.figures(results.read(ordinary(options.file, results.MAX_FILE), questions))
    except OSError as error:
        why = error.strerror or str(error)
        shown = visible(str(options.file))
        say(Words(f"读不了“{shown}”：{why}", f"Cannot read “{shown}”: {why}"), options.language)
        return USAGE
    except results.Unreadable:
        say(
            Words(
                f"在“{visible(str(options.file))}”里找不到答题记录。要有“谁、题号、得分”三列。",
                f"“{visible(str(options.file))}” holds no answers: a table of who, question and "
                "score.",
            ),
            options.language,
        )
        return USAGE
    if options.format == "json":
        print(json.dumps([_as_json(one, options.language) for one in found], ensure_ascii=False))
    else:
        print("\n".join(_table(found, questions, options.language)))
    return CLEAN


def _guessed(site: Site, language: Language) -> Iterator[str]:
    """What guessers score on the core and on all questions of each edition, and on the core of
    each role the one that scores best."""
    for edition, handbook in site.editions.items():
        every = {q.id: q for quiz in quizzes(handbook) for q in questions_of(handbook, quiz)}
        cores = {
            quiz: [every[id] for id in sorted(core_of(handbook, quiz))]
            for quiz in quizzes(handbook)
        }
        core = {question.id: question for some in cores.values() for question in some}
        for title, some in ((Words("必会题", "core"), core), (Words("全部", "all"), every)):
            yield f"{edition} · {title[language]} ({len(some)})"
            homes = homes_of(handbook)
            yield from (_score(one) for one in guessers.scores(some.values(), homes))
        yield from _telling(edition, list(core.values()), language)
        yield f"{edition} · {Words('各岗位猜得最准的', 'best guesser of each role')[language]}"
        for quiz, questions in cores.items():
            scores = [one for one in guessers.scores(questions) if not one.kind]
            if scores:
                best = max(scores, key=lambda one: one.right - one.chance)
                yield f"{_score(best)}  {visible(handbook.title(quiz))}"


def _telling(edition: str, core: list[Question], language: Language) -> Iterator[str]:
    """The words that stand mostly in keys, or mostly in wrong options."""
    keys, wrong = guessers.Vocabulary(guessers.asked(core)).telling(TELLING)
    for title, telling in (
        (Words("多在对的里", "mostly in keys"), keys),
        (Words("多在错的里", "mostly in wrong options"), wrong),
    ):
        yield f"{edition} · {title[language]}: {' '.join(telling)}"


def _score(one: guessers.Score) -> str:
    """The share that was guessed, what chance gives, of how many, by which guesser, which kind."""
    shares = f"  {one.right:4.0%}  ({one.chance:.0%})  {one.questions:4d}"
    return f"{shares}  {one.guesser}  {one.kind}".rstrip()


def _as_json(one: Figures, language: Language) -> dict[str, object]:
    return {
        "question": one.question,
        "answers": one.answers,
        "difficulty": round(one.difficulty, 3),
        "discrimination": None if one.discrimination is None else round(one.discrimination, 3),
        "enough": one.enough,
        "fix": one.to_fix[language] if one.to_fix else None,
    }


def _table(
    found: list[Figures], questions: dict[str, Question], language: Language
) -> Iterator[str]:
    to_fix = [one for one in found if one.to_fix]
    few = sum(not one.enough for one in found)
    yield Words(
        f"{len(found)} 题有答案，{len(to_fix)} 题要改；{few} 题不到 {ENOUGH} 个答案，先不下结论。",
        f"{len(found)} questions with answers, {len(to_fix)} to fix; {few} have fewer than "
        f"{ENOUGH} answers and are not judged yet.",
    )[language]
    yield Words("答案数  得分率  区分度  题目", "answers  score  discrimination  question")[
        language
    ]
    for one in found:
        tells = "    —" if one.discrimination is None else f"{one.discrimination:5.2f}"
        line = f"{one.answers:6d}  {one.difficulty:5.0%}  {tells}  {visible(one.question)}"
        yield f"{line}  ← {one.to_fix[language]}" if one.to_fix else line
        if one.to_fix and one.question in questions:
            yield f"        {_shortened(questions[one.question].stem)}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _state(site: Site, language: Language) -> int:
    """How many questions there are, what they break, what they leave out, what to decide."""
    wrong = 0
    for handbook in site.editions.values():
        print(_counts(handbook)[language])
        for violation in rules.violations(handbook):
            wrong += 1
            print(f"  {violation.quiz}/{violation.question}: {violation.rule}: {violation.what}")
    clauses = coverage.coverage(site.base)
    open_ = coverage.missing(site.base)
    exempt = sum(bool(clause.exempt) for clause in clauses)
    print(
        Words(
            f"要遵守的条款 {len(clauses)}：有题 {len(clauses) - exempt - len(open_)}，"
            f"不出题 {exempt}，遗漏 {len(open_)}",
            f"clauses to keep {len(clauses)}: asked {len(clauses) - exempt - len(open_)}, "
            f"exempt {exempt}, missing {len(open_)}",
        )[language]
    )
    print("".join(f"  {one}\n" for one in open_), end="")
    for line in _similar(site.base, language):
        print(line)
    return PROBLEMS if wrong or open_ else CLEAN


def _counts(handbook: Handbook) -> Words:
    questions = {q.id: q for quiz in quizzes(handbook) for q in questions_of(handbook, quiz)}
    kinds = Counter(question.type for question in questions.values())
    said = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return Words(
        f"{handbook.language}：{len(questions)} 题（{said}）",
        f"{handbook.language}: {len(questions)} questions ({said})",
    )


def _similar(handbook: Handbook, language: Language) -> Iterator[str]:
    """Duties that read alike and share no topic, for an author to judge."""
    for pair in similar_duties(handbook):
        yield Words(
            f"像是同一件事：{pair.one.id} 与 {pair.other.id}。"
            "是就写 same_as，不是就写 distinct_from。",
            f"reads like one thing: {pair.one.id} and {pair.other.id}. Write `same_as` if it is, "
            "`distinct_from` if not.",
        )[language]
