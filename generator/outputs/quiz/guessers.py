"""What somebody scores who knows nothing of the handbook and picks an option by its looks."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from types import MappingProxyType
from typing import NamedTuple

from generator.outputs.quiz.cues import POLITE
from generator.outputs.quiz.draw import echo, length, likeness, pieces
from generator.outputs.quiz.question import Option, Question

Guess = Callable[[Question, Option], float]
"""How much a guesser likes an option; it takes the one that it likes best."""

Homes = Mapping[str, str]
"""The quiz of each question, by its id."""
NOWHERE: Homes = MappingProxyType({})
"""Of questions without a quiz, the document they are about stands for it."""

ENOUGH = 30
"""With fewer questions of a kind a score says more about chance."""


class Score(NamedTuple):
    """The share of questions that a guesser gets right, and what chance alone would give."""

    guesser: str
    kind: str
    questions: int
    right: float
    chance: float


def asked(questions: Iterable[Question]) -> list[Question]:
    """The questions that a guesser can answer: one option of several is right."""
    return [one for one in questions if one.type == "choice"]


def guessers(questions: Sequence[Question], homes: Homes = NOWHERE) -> dict[str, Guess]:
    """Each way of guessing by its name; what is learnt is learnt on these questions."""
    weight = _rareness(questions)
    places = max((len(one.options) for one in questions), default=0)
    return {
        "longest": lambda _, option: length(option.text),
        "shortest": lambda _, option: -length(option.text),
        "stem words": lambda question, option: echo(option.text, question.stem),
        "least of the stem": lambda question, option: -echo(option.text, question.stem),
        "tf-idf": lambda question, option: _nearness(weight, question.stem, option.text),
        "key words": Vocabulary(questions, homes).liking,
        "polite": lambda _, option: len(POLITE.findall(option.text)),
        "careful": lambda _, option: -len(_CARELESS.findall(option.text)),
        "rarest": _rarest(questions),
        "most like the others": lambda question, option: _among(question, option),
        "least like the others": lambda question, option: -_among(question, option),
        "most punctuation": lambda _, option: len(_PUNCTUATION.findall(option.text)),
        **_by_style(questions),
        **{f"position {n + 1}": _position(n) for n in range(places)},
    }


def _by_style(questions: Sequence[Question]) -> dict[str, Guess]:
    """Ways of crossing options out, and of picking what is like or unlike in its make."""
    return {
        "not the longest": lambda question, option: -_is_extreme(max, question, option),
        "not the shortest": lambda question, option: -_is_extreme(min, question, option),
        "commonest": _commonest(questions),
        "least punctuation": lambda _, option: -len(_PUNCTUATION.findall(option.text)),
        "most figures": lambda _, option: len(_FIGURE.findall(option.text)),
        "no figures": lambda _, option: -len(_FIGURE.findall(option.text)),
        "negative": lambda _, option: len(_NEGATIVE.findall(option.text)),
        "not negative": lambda _, option: -len(_NEGATIVE.findall(option.text)),
        "sweeping": lambda _, option: len(_SWEEPING.findall(option.text)),
        "not sweeping": lambda _, option: -len(_SWEEPING.findall(option.text)),
        "shared beginning": _sharing(lambda text: [text[:2]]),
        "shared end": _sharing(lambda text: [text[-2:]]),
        "shared parts": _sharing(_PARTS.split),
        "one of the likest two": _likest,
    }


def _is_extreme(
    pick: Callable[[Iterable[int]], int], question: Question, option: Option
) -> bool:
    return length(option.text) == pick(length(one.text) for one in question.options)


def _commonest(questions: Sequence[Question]) -> Guess:
    rarest = _rarest(questions)
    return lambda question, option: -rarest(question, option)


def _sharing(parts: Callable[[str], Sequence[str]]) -> Guess:
    """How many parts of an option stand in others, too: of near misses the key often has most."""

    def guess(question: Question, option: Option) -> float:
        own = set(parts(option.text))
        return sum(len(own & set(parts(one.text))) for one in question.options if one is not option)

    return guess


def _likest(question: Question, option: Option) -> float:
    """The two most alike are a right answer and its near miss, to a test-wise reader."""
    return max(likeness(option.text, one.text) for one in question.options if one is not option)


_CARELESS = re.compile(
    r"不用|不必|就行|就可以|就够|没关系|不要紧|反正|悄悄|自己|直接|一定|从不|都"
    r"|\b(never|always|all|only|just|yourself|directly|enough|at once)\b",
    re.I,
)
_FIGURE = re.compile(r"\d")
_NEGATIVE = re.compile(r"不|没|未|别|无|\b(no|not|never|without|nobody|cannot)\b", re.I)
_SWEEPING = re.compile(
    r"一律|一定|都|全|只|凡是|必须|从不|总|\b(all|always|only|every|each|any|never|must)\b", re.I
)
_PARTS = re.compile(r"[，；：、,;:]\s*")
_PUNCTUATION = re.compile(r"[，。；：、“”,.;:]")


class Vocabulary:
    """Which words stand in keys more often than in wrong options; for the questions of one home it
    is learnt on those of all others, since what the matter itself is called tells nothing of them.
    """

    def __init__(self, questions: Sequence[Question], homes: Homes = NOWHERE) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.homes = homes
        self.by_home: dict[str, tuple[Counter[str], Counter[str]]] = {}
        for question in questions:
            own = self.by_home.setdefault(self._home(question), (Counter(), Counter()))
            for option in question.options:
                for seen in ((self.right, self.wrong)[not option.correct], own[not option.correct]):
                    seen.update(pieces(option.text))

    def liking(self, question: Question, option: Option) -> float:
        right, wrong = self.by_home[self._home(question)]
        odds = (
            math.log(
                (self.right[piece] - right[piece] + 0.5) / (self.wrong[piece] - wrong[piece] + 1)
            )
            for piece in pieces(option.text)
        )
        return fmean([*odds, 0.0])

    def telling(self, most: int) -> tuple[list[str], list[str]]:
        """The words that tell a key most, and those that tell a wrong option: an author uses them
        on both sides, or not."""
        share = sum(self.right.values()) / max(1, (self.right + self.wrong).total())

        def lean(piece: str) -> float:
            seen = self.right[piece] + self.wrong[piece]
            return (self.right[piece] - share * seen) / math.sqrt(seen)

        ranked = sorted(self.right | self.wrong, key=lambda piece: (lean(piece), piece))
        return ranked[: -most - 1 : -1], ranked[:most]

    def _home(self, question: Question) -> str:
        return self.homes.get(question.id) or question.basis.partition("/")[0]


def _rarest(questions: Sequence[Question]) -> Guess:
    """The text that stands in the fewest questions: a key is often used once."""
    seen = Counter(option.text for question in questions for option in question.options)
    return lambda _, option: -seen[option.text]


def _among(question: Question, option: Option) -> float:
    """How much an option says of what the others say."""
    others = [one.text for one in question.options if one is not option]
    return fmean(likeness(option.text, text) for text in others)


def _position(n: int) -> Guess:
    return lambda question, option: float(question.options[n : n + 1] == (option,))


def _rareness(questions: Sequence[Question]) -> Mapping[str, float]:
    texts = [pieces(text) for one in questions for text in (one.stem, *_texts(one))]
    seen = Counter(piece for text in texts for piece in text)
    return {piece: math.log(len(texts) / count) for piece, count in seen.items()}


def _texts(question: Question) -> list[str]:
    return [option.text for option in question.options]


def _nearness(weight: Mapping[str, float], one: str, other: str) -> float:
    """The cosine of two texts, each word weighed by how rare it is."""
    a, b = pieces(one), pieces(other)
    common, *own = (sum(weight.get(piece, 0.0) ** 2 for piece in some) for some in (a & b, a, b))
    return common / math.sqrt(own[0] * own[1]) if own[0] and own[1] else 0.0


def right(questions: Sequence[Question], guess: Guess) -> float:
    """The share that a guesser gets right in the long run: of several that it likes equally, it
    picks one by lot."""
    return fmean(_one_right(question, guess) for question in questions)


def _one_right(question: Question, guess: Guess) -> float:
    liking = [guess(question, option) for option in question.options]
    picked = [o for o, much in zip(question.options, liking, strict=True) if much == max(liking)]
    return sum(option.correct for option in picked) / len(picked)


def chance(questions: Sequence[Question]) -> float:
    return fmean(1 / len(question.options) for question in questions)


def scores(questions: Iterable[Question], homes: Homes = NOWHERE) -> Iterator[Score]:
    """What each guesser scores on all questions, and on each kind that there is enough of."""
    every = asked(questions)
    kinds = {"": every}
    for question in every:
        kinds.setdefault(question.model, []).append(question)
    for name, guess in guessers(every, homes).items():
        for kind, some in kinds.items():
            if some and (not kind or len(some) >= ENOUGH):
                yield Score(name, kind, len(some), right(some, guess), chance(some))
