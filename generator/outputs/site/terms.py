"""Marks the words of the glossary in running text, each where a page first uses it.

Chinese has no spaces between words, so a term is found wherever its characters stand, the longest
first; an English one only where it is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from generator.content.handbook import Handbook
from generator.content.ids import derive
from generator.content.records import Term
from generator.locale import writing
from generator.outputs import addresses
from generator.outputs.remembered import remembered

TITLE, ALIAS = 2, 3
"""Characters at least: what is shorter is part of too many other words, as 访客 is of 拜访客户."""


class Terms:
    """The terms of one page: it remembers which ones it has marked."""

    def __init__(self, handbook: Handbook, page: str) -> None:
        self._ids, self._pattern, self._meaning = _terms(handbook)
        path = addresses.prefix(handbook) + addresses.SINGLE_PAGES["glossary"]
        self._glossary = escape(addresses.relative(path, page))
        # On the glossary's own page every term would lead to itself.
        self._marked: set[str] = set(self._ids.values()) if path == page else set()

    def html(self, words: str) -> str:
        """A text without marks as safe HTML, the terms in it linked to what they mean."""
        if self._pattern is None:
            return escape(words)
        out, at = [], 0
        for match in self._pattern.finditer(words):
            id = self._ids[match[0].lower()]
            if id not in self._marked:
                self._marked.add(id)
                out += [escape(words[at : match.start()]), self._link(id, match[0])]
                at = match.end()
        return "".join([*out, escape(words[at:])])

    def _link(self, id: str, words: str) -> str:
        return (
            f'<a class="hb-term" href="{self._glossary}#{id}" '
            f'data-meaning="{self._meaning[id]}">{escape(words)}</a>'
        )


class _Known(NamedTuple):
    """What all pages know of the glossary."""

    ids: dict[str, str]
    """Terms and their aliases in lower case, with the id of each."""
    pattern: re.Pattern[str] | None
    """Any of them."""
    meaning: Mapping[str, str]
    """What each term means, by its id, as HTML."""


@remembered(most=8)
def _terms(handbook: Handbook) -> _Known:
    known: dict[str, str] = {}
    for term in handbook.glossary.terms:
        names = [(term.title, TITLE), *((alias, ALIAS) for alias in term.aliases)]
        for name, shortest in names:
            if len(name) >= shortest and _is_telling(name, handbook.language):
                known.setdefault(handbook.plain(name).lower(), term.id)
    any_ = _any_of(known) if known else None
    meaning = {term.id: escape(handbook.plain(term.text)) for term in handbook.glossary.terms}
    return _Known(known, any_, meaning)


def _is_telling(name: str, language: str) -> bool:
    """Whether a name means the term wherever it stands: one plain English word seldom does, as
    `minutes` or `order`."""
    if not name.isascii():
        return bool(writing(language)["han"])
    return not name[1:].isalpha() or not name[1:].islower()


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of terms, the longest first. It is tried only where one of them might begin, or
    it would take a fifth of the rendering."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    firsts = re.escape("".join(sorted({name[0] for name in longest_first})))
    return re.compile(f"(?=[{firsts}])(?:{'|'.join(map(_as_word, longest_first))})", re.IGNORECASE)


def _as_word(name: str) -> str:
    """A pattern of one term: an English word must not be a part of another."""
    before = r"(?<![a-zA-Z0-9])" if name[0].isascii() else ""
    after = r"(?![a-zA-Z0-9])" if name[-1].isascii() else ""
    return before + re.escape(name) + after


def terms_by_letter(handbook: Handbook) -> list[tuple[str, list[Term]]]:
    """The glossary from A to Z, Chinese words by their pinyin."""
    spelt = sorted(
        ((derive(handbook.title(f"glossary/{one.id}")), one) for one in handbook.glossary.terms),
        key=lambda pair: pair[0],
    )
    by_letter = groupby(spelt, key=lambda pair: pair[0][:1].upper() or "#")
    return [(letter, [term for _, term in pairs]) for letter, pairs in by_letter]
