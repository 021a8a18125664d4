"""Quizzes: questions made from the handbook by rules, a page for each role, and a player."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.quiz import page, static
from generator.outputs.quiz.bank import homes_of, questions_of, quizzes
from generator.outputs.quiz.question import Option, Question

__all__ = ["Option", "Question", "artifacts", "homes_of", "questions_of", "quizzes"]


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """A page for each quiz in each language, and the player."""
    for handbook in site.editions.values():
        yield from page.pages(handbook)
    yield from static.artifacts()
