"""The handbook in `roles/`, loaded and built once in a process: for promises about the real one."""

import atexit
import shutil
import tempfile
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


def with_text(path: str, old: str, new: str) -> Handbook:
    """The handbook after a change of words in one file."""
    files = dict(real_files())
    text = files[path].decode()
    assert old in text
    return load({**files, path: text.replace(old, new).encode()}).editions["zh"]


@cache
def real_questions(language: str = "zh") -> dict[str, Question]:
    return all_questions(real(language))


def all_questions(handbook: Handbook) -> dict[str, Question]:
    return {q.id: q for quiz in quizzes(handbook) for q in questions_of(handbook, quiz)}
