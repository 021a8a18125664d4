"""What every export is given: the questions of one quiz in one language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.quiz import Question, page, questions_of
from generator.outputs.quiz.core import is_recall

POINTS = {"true_false": 1, "choice": 2, "fill": 2, "multiple": 3, "order": 3, "match": 3}
"""What a question is worth, by its type, where a bank has to say so."""


class Bank(NamedTuple):
    """A quiz to export; it holds ids, so that it can be handed to another process cheaply."""

    handbook: Handbook
    quiz: str
    ids: tuple[str, ...]
    when: int = 0
    """The time of the export, in seconds; 0 for the day of the content."""

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for q in questions_of(self.handbook, self.quiz) if q.id in self.ids)

    @property
    def title(self) -> str:
        return page.title_of(self.handbook, self.quiz)

    @property
    def pass_mark(self) -> int:
        return page.pass_mark_of(self.handbook, self.quiz)

    def basis(self, question: Question) -> str:
        """What a question rests on, in words."""
        return page.basis_title(self.handbook, question)

    def link(self, question: Question) -> str:
        """The address of what a question rests on; "" where the handbook has no address."""
        site = self.handbook.settings.address
        path = addresses.address(self.handbook, question.basis)
        return f"{site.rstrip('/')}/{path}" if site and path else ""

    def section(self, question: Question) -> str:
        """The document that a question is about, in words."""
        return page.section_title(self.handbook, question.section)

    def word(self, name: str) -> str:
        """A word of exported files."""
        return str(words(self.handbook.language)["export"][name])

    def type(self, question: Question) -> str:
        return str(words(self.handbook.language)["export"]["types"][question.type])

    def difficulty(self, question: Question) -> str:
        """How hard a question should be: what is only recognised is easy, several answers hard."""
        if is_recall(question):
            return self.word("easy")
        return self.word("hard" if question.type in ("multiple", "order", "match") else "medium")

    def verdict(self, question: Question) -> str:
        """The answer to a true-or-false question, as question banks have it."""
        return self.word("true" if question.options[0].correct else "false")

    def explained(self, question: Question) -> str:
        """Why the right answer is right, and what is wrong with each of the others."""
        whys = [
            f"{one.id.upper()}. {one.why}"
            for one in question.options
            if one.why and not one.correct
        ]
        return "\n".join([question.explanation, *whys])

    @property
    def day(self) -> date:
        """When the content was last said to have changed: the newest date that it bears."""
        handbook = self.handbook
        dates = [handbook.settings.document.effective]
        dates += [revision.date for revision in handbook.settings.revisions]
        for document in handbook.documents:
            dates += [document.effective] if document.effective else []
            dates += [revision.date for revision in document.revisions]
        return max(dates)
