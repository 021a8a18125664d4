"""Whoever asks the questions of one quiz: knows the handbook, the language and how to put things.

The models in `models/` decide what to ask; the examiner says it and builds the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, get_args

from generator.content.handbook import Handbook
from generator.content.records import Role
from generator.content.types import Legal, Level
from generator.locale import words
from generator.outputs.quiz.draw import Candidate, one_of, rank, shuffled
from generator.outputs.quiz.question import LETTERS, Option, Question


class Cited(Protocol):
    """Anything that says which clauses and laws it rests on."""

    @property
    def source(self) -> tuple[str, ...]: ...
    @property
    def legal(self) -> tuple[Legal, ...]: ...


@dataclass(frozen=True)
class Examiner:
    """One quiz in one language."""

    handbook: Handbook
    role: Role | None
    """None for the quiz about what everybody must know."""

    # -- putting things into words

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """What questions say: the section `quiz` of the language's words."""
        section: Mapping[str, Any] = words(self.handbook.language)["quiz"]
        return section

    def stem(self, name: str, id: str, **parts: str) -> str:
        return str(one_of(id + "stem", self.words["stem"][name])).format(**parts)

    def why(self, name: str, **parts: str) -> str:
        return str(self.words["why"][name]).format(**parts)

    def plain(self, text: str) -> str:
        """A text as it is written, for what somebody says."""
        return self.handbook.plain(text).strip()

    def bare(self, text: str) -> str:
        """A text without its full stop, so that all options end alike, and inside quotes."""
        return self.plain(text).rstrip("。.；;")

    def quoted(self, text: str) -> str:
        """A text to stand in quotation marks: those inside it become single ones."""
        return self.bare(text).translate(str.maketrans("“”《》", "‘’〈〉"))

    def sentence(self, text: str) -> str:
        """A text with its full stop, so that others can follow it."""
        text = self.plain(text)
        if not text or text[-1] in "。！？.!?…”）":
            return text
        return text + str(words(self.handbook.language)["writing"]["stop"])

    def person(self, id: str) -> str:
        """What a role or position is called in the middle of a sentence."""
        title = self.handbook.title(id)
        if not title[:1].isascii() or title[1:2].isupper():
            return title
        return title[:1].lower() + title[1:]

    def document(self, item: str) -> str:
        """The title of the document that an item stands in."""
        return self.quoted(self.handbook.title(item.partition("/")[0]))

    def listed(self, people: Iterable[str]) -> str:
        """People in the middle of a sentence."""
        return self.together(map(self.person, people))

    def together(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, one after another."""
        return str(words(self.handbook.language)["writing"]["list_comma"]).join(parts)

    def joined(self, sentences: Iterable[str]) -> str:
        """Sentences, one after another."""
        space = str(words(self.handbook.language)["writing"]["space"])
        return space.join(filter(None, sentences))

    # -- building questions

    def among(
        self,
        id: str,
        model: str,
        stem: str,
        key: Candidate,
        wrong: Sequence[Candidate],
        *,
        explanation: str,
        basis: str,
        cites: Iterable[Cited],
    ) -> Question:
        """A question with one right answer among these wrong ones."""
        shown = shuffled(id + "wrong", wrong, lambda one: one.item + one.text)
        place = rank("seat", id) % (len(wrong) + 1)
        shown.insert(place, key)
        options = tuple(
            Option(LETTERS[n], one.text, n == place, one.why, item=one.item)
            for n, one in enumerate(shown)
        )
        return Question(
            id, model, "choice", stem, options, explanation, basis, clauses_of(cites)
        )  # fmt: skip

    def level(
        self,
        id: str,
        model: str,
        stem: str,
        answer: Level,
        *,
        explanation: str,
        basis: str,
        cites: Iterable[Cited],
    ) -> Question:
        """May one, must one ask, must one not? Always the same three options."""
        options = tuple(
            Option(LETTERS[n], self.words["scale"][level], level == answer)
            for n, level in enumerate(shuffled(id + "seats", get_args(Level)))
        )
        return Question(
            id, model, "choice", stem, options, explanation, basis, clauses_of(cites)
        )  # fmt: skip


def clauses_of(cites: Iterable[Cited]) -> tuple[str, ...]:
    """The clauses that any of the items rests on, each once."""
    return tuple(dict.fromkeys(clause for item in cites for clause in item.source))


def question_id(item: str, model: str) -> str:
    """A question's id, from its item's full id: no other question of the handbook has it."""
    return f"{item.replace('/', '-')}-{model}"
