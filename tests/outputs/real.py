"""The handbook in `roles/`, loaded and built once in a process: for promises about the real one."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.mkdocs.build import build
from generator.mkdocs.job import Job
from generator.outputs.artifact import Site
from generator.outputs.quiz import Question, questions_of, quizzes
from generator.outputs.registry import OUTPUTS
from generator.reading.files import files_in

ROLES = Path(__file__).parent.parent.parent / "roles"


@cache
def real_files() -> dict[str, bytes]:
    return files_in(ROLES)


@cache
def real_loaded() -> Loaded:
    return load(real_files())


@cache
def real_site() -> Site:
    return Site(real_loaded().editions)


@cache
def built_site() -> Path:
    """Its site, built once in a process, without the paper that takes most of the time."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(Job(real_site(), becomes=folder, outputs=OUTPUTS.keys() - {"paper"}), folder)
    return folder


def real(language: str = "zh") -> Handbook:
    return real_site().editions[language]


def with_text(path: str, old: str, new: str, files: Mapping[str, bytes] | None = None) -> Handbook:
    """The handbook, or that of some files, after a change of words in one file."""
    files = files or real_files()
    text = files[path].decode()
    assert old in text
    return load({**files, path: text.replace(old, new).encode()}).editions["zh"]


PAIRS_AND_TRUTH = {
    "zh": """questions:
  - id: qt-empty-room
    type: true_false
    stem: 接待室空着的时候，常来的送货员可以进去歇歇脚，用完收拾干净就行。
    answer: false
    explain: 请他在等候区坐，给他倒杯水。
    basis: [reception-etiquette/guard-room]
  - id: qt-greet-number
    type: match
    stem: 来客的人数不同，问候也不同。请配对。
    options:
      - {id: one-man, text: 一位先生, pair: “先生，您好！”}
      - {id: two-men, text: 两位先生, pair: “二位先生好！”}
      - {id: four, text: 一行四位, pair: “各位好！”}
    explain: 同来的人都是客人。
    basis: [greeting-script/one-man, greeting-script/two-men, greeting-script/three-or-more]
""",
    "en": """questions:
  qt-empty-room:
    stem: When the reception room is empty, the regular delivery driver may rest in it.
    explain: Offer a seat in the waiting area and some water.
  qt-greet-number:
    stem: The greeting depends on how many come in. Match them.
    options:
      one-man: {text: One man, pair: "“Hello, sir!”"}
      two-men: {text: Two men, pair: "“Hello, gentlemen!”"}
      four: {text: A party of four, pair: "“Hello, everyone!”"}
    explain: Everybody who comes in is a visitor.
""",
}
"""Questions of the two types that the handbook itself does without."""


@cache
def files_with_each_type() -> dict[str, bytes]:
    """The handbook's files, with questions of each type for the front desk."""
    files = dict(real_files())
    for language, name in (("zh", "quiz.yaml"), ("en", "quiz.en.yaml")):
        path = f"front-desk/{name}"
        text = files[path].decode().replace("questions:\n", PAIRS_AND_TRUTH[language], 1)
        files[path] = text.encode()
    return files


@cache
def with_each_type() -> Site:
    return Site(load(files_with_each_type()).editions)


@cache
def real_questions(language: str = "zh") -> dict[str, Question]:
    return all_questions(real(language))


def all_questions(handbook: Handbook) -> dict[str, Question]:
    return {q.id: q for quiz in quizzes(handbook) for q in questions_of(handbook, quiz)}
