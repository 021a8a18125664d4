"""What every export is given: the questions of one quiz in one language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.outputs.quiz import Question, page, questions_of


class Bank(NamedTuple):
    """A quiz to export; it holds ids, so that it can be handed to another process cheaply."""

    handbook: Handbook
    quiz: str
    ids: tuple[str, ...]

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

    def section(self, question: Question) -> str:
        """The document that a question is about, in words."""
        return page.section_title(self.handbook, question.section)

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
