"""How an index is packed: each character is told by how badly it could be guessed.

Gzip makes little of Chinese, whose characters seldom repeat in long stretches. Here the characters
before a place tell what followed them earlier. These guesses are tried in turn, and each "no" and
the "yes" cost the less the likelier they were. That saves a quarter of an index, and room is what
decides how much of a handbook can be found. `assets/unpack.js` makes the same guesses.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TypeAlias

from generator.outputs.search.pinyin import COMMON

DEPTH = 4
"""How many characters before a place are asked for guesses, then one fewer, down to one."""

GUESSES = 32
"""The most guesses of each; what was guessed first longest ago is forgotten."""

STEADY = 30
"""Odds that were met so often change no slower any more."""

Posting: TypeAlias = tuple[str, Sequence[int]]
"""A word and the numbers of where it stands, rising."""


@dataclass(frozen=True)
class Letters:
    """The characters that are used: uncommon ones, then common ones in the order of their sound."""

    others: str
    common: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Letters:
        used = {" ", *(character for text in texts for character in text)}
        common = [character for character in COMMON if character in used]
        return cls("".join(sorted(used.difference(common))), "".join(common))

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {letter: number for number, letter in enumerate(self.others + self.common)}


@dataclass
class Guess:
    """A character that followed some others, how often, and the guesses for what follows it."""

    letter: str
    count: int = 0
    then: list[Guess] = field(default_factory=list)


@dataclass
class Packer:
    """Writes characters and numbers as bits, each at the price of how unlikely it was."""

    letters: Letters
    last: str = " "
    single: dict[str, list[Guess]] = field(default_factory=dict)
    """The guesses that each character alone allows."""
    asked: list[list[Guess]] = field(default_factory=list)
    """The guesses that the last character allows, the last two, and so on."""
    odds: dict[tuple[object, ...], tuple[float, float]] = field(default_factory=dict)
    """How likely a bit is set, by what is known before it; and how slowly that changes."""
    low: int = 0
    high: int = 0xFFFFFFFF
    out: bytearray = field(default_factory=bytearray)

    def end(self) -> str:
        """All that was written, in base 64."""
        return b64encode(self.out + self.high.to_bytes(4, "big")).decode()

    def bit(self, bit: bool, *known: object) -> None:
        """Of the numbers that may still come out, keep the share that the odds give to the bit."""
        odds, slow = self.odds.get(known, (0.5, 2.5))
        middle = self.low + int((self.high - self.low) * odds)
        if bit:
            self.high = middle
        else:
            self.low = middle + 1
        odds += ((0.9995 if bit else 0.0005) - odds) / slow
        self.odds[known] = odds, slow + (slow < STEADY)
        while not (self.low ^ self.high) >> 24:
            self.out.append(self.low >> 24)
            self.low = self.low << 8 & 0xFFFFFFFF
            self.high = self.high << 8 & 0xFFFFFFFF | 255

    def number(self, number: int, kind: str) -> None:
        """A number from 0 up: how many digits it has, then these; small ones are short."""
        length = (number + 1).bit_length() - 1
        for place in range(length):
            self.bit(True, kind, place)
        self.bit(False, kind, length)
        for place in range(length - 1, -1, -1):
            known = (kind, "first", length) if place == length - 1 else ("digit",)
            self.bit(bool(number + 1 >> place & 1), *known)

    def character(self, wanted: str) -> None:
        """The next character of the text: guessed, or else spelt out."""
        tried: set[str] = set()
        hit = len(self.asked)
        while hit and not self._guess(wanted, hit, tried):
            hit -= 1
        if not hit:
            self._spell(wanted)
        for guesses in self.asked[max(0, hit - 1) :]:
            guess = recalled(guesses, wanted)
            guess.count += 1
            guesses[:] = [guess, *(one for one in guesses if one is not guess)][:GUESSES]
        self.pass_by(wanted)

    def pass_by(self, character: str) -> None:
        """What comes next follows this character."""
        longer = [recalled(guesses, character).then for guesses in self.asked]
        self.asked = [self.single.setdefault(character, []), *longer][:DEPTH]
        self.last = character

    def _guess(self, wanted: str, order: int, tried: set[str]) -> bool:
        guesses = [one for one in self.asked[order - 1] if one.letter not in tried]
        left = sum(one.count for one in guesses)
        for one in guesses:
            left -= one.count
            kinds = kind_of(self.last), kind_of(one.letter)
            is_it = one.letter == wanted
            self.bit(is_it, order, *kinds, one.count.bit_length(), left.bit_length())
            if is_it:
                return True
            tried.add(one.letter)
        return False

    def _spell(self, wanted: str) -> None:
        length = len(self.letters.numbers).bit_length()
        number = self.letters.numbers[wanted] | 1 << length
        for place in range(length - 1, -1, -1):
            self.bit(bool(number >> place & 1), kind_of(self.last), number >> place + 1)


def recalled(guesses: Iterable[Guess], letter: str) -> Guess:
    """The guess that is the letter, or a new one."""
    return next((one for one in guesses if one.letter == letter), None) or Guess(letter)


@cache
def kind_of(letter: str) -> int:
    return 3 if letter > "\x7f" else 2 if letter.isdigit() else int("a" <= letter <= "z")


# -- what is packed


@lru_cache(maxsize=2)
def pack_text(letters: Letters, text: str) -> Packer:
    """The common letters, as how many are skipped before each, and the text."""
    packer = Packer(letters)
    packer.number(len(letters.common), "length")
    last = -1
    for letter in letters.common:
        packer.number(COMMON.index(letter, last + 1) - last - 1, "skipped")
        last = COMMON.index(letter, last + 1)
    packer.number(len(text), "length")
    for character in text:
        packer.character(character)
    return packer


def pack_postings(letters: Letters, postings: Iterable[Posting]) -> Packer:
    """Words in the order of their letters, each with where it stands.

    Of a word are told how many letters it shares with the one before, how far its next letter is
    from the other's, and then its letters.
    """
    packer, numbers = Packer(letters), letters.numbers
    postings = sorted(postings, key=lambda one: [numbers[letter] for letter in one[0]])
    packer.number(len(postings), "length")
    last = " "
    for word, places in postings:
        differs = (one != other for one, other in zip(word, last, strict=False))
        shared = list(differs).index(True)
        packer.number(shared, "shared")
        packer.number(numbers[word[shared]] - numbers[last[shared]] - 1, f"gap {shared}")
        packer.asked = []
        for character in " " + word[: shared + 1]:
            packer.pass_by(character)
        for character in word[shared + 1 :] + " ":
            packer.character(character)
        last = word + " "
        packer.number(len(places) - 1, "places")
        for before, place in zip([-1, *places], places, strict=False):
            packer.number(place - before - 1, f"place {min(len(places), 8)}")
    return packer
