"""A misspelt name leads to the one that was meant."""

import random
import string

import pytest

from generator import model
from generator.spelling import suggest
from tests.small import small

FIELDS = [
    frozenset(info.alias or name for name, info in kind.model_fields.items())
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, model.Record) and kind.model_fields
]


def known_ids() -> list[frozenset[str]]:
    handbook = small()
    people, topics = frozenset(handbook.people), frozenset(t.id for t in handbook.topics.topics)
    return [frozenset(handbook.entries), people, topics]


def slips(word: str, chance: random.Random) -> str:
    """The word as somebody might type it."""
    at, letter = chance.randrange(len(word)), chance.choice(string.ascii_lowercase)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    hyphens = str.maketrans("-_", "_-")
    return chance.choice(
        [
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at + 1 :],
            swapped,
            word.upper(),
            word.title(),
            word.translate(hyphens),
            word.removesuffix("s") if word.endswith("s") else word + "s",
        ]
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("pools", [FIELDS, known_ids()], ids=["fields", "ids"])
def test_of_500_misspelt_names_at_least_95_in_100_are_understood(
    pools: list[frozenset[str]], seed: int
) -> None:
    chance, tries, right = random.Random(seed), 0, 0
    while tries < 500:
        known = chance.choice(pools)
        word = chance.choice(sorted(known))
        typed = slips(word, chance)
        if typed and typed not in known:
            tries += 1
            right += suggest(typed, known) == word

    assert right / tries >= 0.95


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("Front_Desk", ["front-desk", "front-door"], "front-desk"),
        ("duty", ["duties", "purpose"], "duties"),
        ("ｔｉｔｌｅ", ["title", "text"], "title"),
        ("receive", ["front-desk/receive", "front-desk/answer"], "front-desk/receive"),
        ("entirely-else", ["front-desk", "office-clerk"], None),
        ("", ["a", "b"], None),
        ("front-desk", [], None),
    ],
)
def test_the_nearest_known_name_is_suggested_and_none_that_is_far(
    typed: str, known: list[str], meant: str | None
) -> None:
    assert meant == suggest(typed, known)


def test_an_end_that_several_ids_share_suggests_none_of_them() -> None:
    assert suggest("receive", ["front-desk/receive", "office-clerk/receive"]) is None
