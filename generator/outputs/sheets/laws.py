"""What a document rests on by law: each law once, with its articles in ascending order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_CHINESE = re.compile(r"(《[^《》]+》)((?:[、至]?第[一二三四五六七八九十百零]+条)+)")
_ENGLISH = re.compile(r"([^;]+), articles? (\d+(?:(?:, | and | to )\d+)*)")
_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100}


def by_law(citations: Iterable[str]) -> list[str]:
    """Citations with those of one law made one; what cites no plain articles stays as it is."""
    found: dict[str, set[tuple[int, int, str]]] = {}
    for citation in citations:
        for one in re.split("；|; ", citation):
            law, articles = _read(one)
            found.setdefault(law, set()).update(articles)
    return [law + _written(sorted(articles)) for law, articles in found.items()]


def _read(citation: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The law, and its articles: the first and the last of each run, and how it is written."""
    if chinese := _CHINESE.fullmatch(citation):
        return chinese[1], [_run(one, "至", _number) for one in chinese[2].split("、")]
    if english := _ENGLISH.fullmatch(citation):
        return english[1], [_run(one, " to ", int) for one in re.split(", | and ", english[2])]
    return citation, []


def _run(words: str, to: str, number: Callable[[str], int]) -> tuple[int, int, str]:
    first, _, last = words.partition(to)
    return number(first), number(last or first), words


def _number(numeral: str) -> int:
    """A Chinese numeral below a thousand, as that of an article: 第三十五条."""
    signs = numeral.strip("第条")
    total, digit = 0, 1 if signs.startswith("十") else 0
    for sign in signs:
        if sign in _UNITS:
            total, digit = total + digit * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _written(articles: list[tuple[int, int, str]]) -> str:
    """Articles in one phrase, without those that a run of others covers."""
    runs = [(first, last) for first, last, _ in articles if first < last]
    words = [
        written
        for first, last, written in articles
        if not any(a <= first and last <= b and (a, b) != (first, last) for a, b in runs)
    ]
    if not words or words[0].startswith("第"):
        return "、".join(words)
    if len(words) == 1:
        return f", {'articles' if articles[0][0] < articles[0][1] else 'article'} {words[0]}"
    return f", articles {', '.join(words[:-1])} and {words[-1]}"
