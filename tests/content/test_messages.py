"""All that `handbook check` says about the cases, to be read through as one text.

When a message has changed, read the difference of `messages.txt` after approving it with
`.venv/bin/python -m tests.content.test_messages`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.content.checks import check
from generator.content.load import load
from generator.problems.problem import MOST, Problem
from generator.reading.encoding import MAX_LINES
from tests.content import test_cases, test_checks
from tests.small import small_files

APPROVED = Path(__file__).parents[1] / "messages.txt"


ONE_QUESTION = "  - {{id: q{}, stem: 每周____归档。, basis: filing, explain: 写在清单里。, {}}}\n"
WRONG_ANSWERS = "questions:\n" + "".join(
    ONE_QUESTION.format(n, fields)
    for n, fields in enumerate(
        [
            "type: choice, options: [{text: 甲, correct: true}, {text: 乙, correct: true}]",
            "type: choice, options: [甲, 乙]",
            "type: true_false, answers: [不]",
            "type: fill, answer: true",
            "type: match, options: [{text: 甲, pair: 乙}, 丙]",
        ]
    )
)


def folders() -> Iterator[dict[str, bytes]]:
    """The small handbook with each of the known mistakes."""
    for path in test_cases.CASES:
        data = path.read_bytes()
        yield {**small_files(), test_cases.place_of(data): data}
    for case in test_checks.CASES:
        yield test_checks.changed(case)
    for files in test_checks.NEW_FILES.values():
        for path_, like, _ in files:
            yield {**small_files(), path_: small_files()[like]}
    yield {**small_files(), "office-clerk/quiz.yaml": WRONG_ANSWERS.encode()}
    unnamed = ONE_QUESTION.replace("id: q{}, ", "").format("type: fill, answers: 周五")
    yield {**small_files(), "office-clerk/quiz.yaml": f"questions:\n{unnamed}".encode()}
    yield {**small_files(), "office-clerk/role.fr.yaml": b"title: Clerk\n"}
    yield {**small_files(), "clerk/Role.yaml.txt": small_files()["office-clerk/role.yaml"]}
    yield {**small_files(), "clerk/deep/er/x.yaml": b"title: x\n"}
    yield {**small_files(), "clerk/role.en.yaml": b"title: x\n"}
    for text in (
        "duties:\n" + "  - title: x\n" * MOST,
        "title：x\n" * (MOST + 1),
        "#\n" * (MAX_LINES + 1),
    ):
        yield {**small_files(), "clerk/role.yaml": text.encode()}
    yield {}


@cache
def found() -> list[Problem]:
    return [problem for files in folders() for problem in check(load(files))]


def said() -> str:
    problems = {put(problem) for problem in found()}
    return "\n\n".join(sorted(problems)) + "\n"


def put(problem: Problem) -> str:
    lines = [f"{problem.severity}[{problem.code}]"]
    for language in ("zh", "en"):
        hint = problem.hint[language] if problem.hint else ""
        lines.append(f"  {problem.message[language]} | {hint}")
    return "\n".join(lines)


def test_what_is_said_about_mistakes_is_approved() -> None:
    assert APPROVED.read_text("utf-8") == said()


def test_no_message_is_in_the_wrong_language() -> None:
    for problem in found():
        assert problem.message.zh != problem.message.en
        assert any("一" <= letter <= "鿿" for letter in problem.message.zh)


if __name__ == "__main__":
    APPROVED.write_text(said(), "utf-8")
