"""Lists and mappings in brackets: `[前台, 总台]`, `{id: visitor, title: 来访客人}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.reading.diagnosis import mistakes, quoting
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.diagnosis.vocabulary import Vocabulary

_COMMA = re.compile(r"(?<=[\w”’\"')）])[，、；]")
_SEPARATOR = re.compile(r"(?<=[\w”’\"')）])[，、；;,]\s*")
_PAIR = re.compile(
    r"(?<=[{,;，；、])(?P<name> *(?:[A-Za-z_][A-Za-z0-9_-]*|[一-鿿]{1,8}) *)(?P<colon>[:：]++)"
    r"(?=(?P<gap>[ \u3000]*))"
)
_WIDE_SPACE = re.compile(
    r"(?<![ \u3000])(?= *\u3000)(?:(?<=[,\[{])[ \u3000]++|[ \u3000]++(?=[,\]}]))"
)
_MERGE_KEY = re.compile(r"[{,] *(?P<key><<) *:")
_NAME = re.compile(
    r"(?P<name>[\w.-]+(?=\s*:(?:\s|[,}]))|<<(?=\s*:\s)|\"[^\"]*\"(?=\s*:)|'[^']*'(?=\s*:))\s*:\s*"
)
"""A name and its colon; behind a quoted one YAML wants no space, as in JSON."""
_IDS = re.compile(r"[a-z0-9/-]+(?: *[，、；] *[a-z0-9/-]+)+", re.ASCII)
"""Ids that became one; in a text in Latin letters, no such comma stands."""
_WRONG = re.compile(
    r"(?P<start>^(?:[%@`|>]|[&*!](?![\w!<]))|^\*(?=[^,]*\*))|(?P<colon>:(?= |$))"
    r"|(?P<hash>(?:^|(?<= ))#)|(?P<bracket>[\[\]{}])"
)
_MISTAKES = {
    "start": mistakes.SPECIAL_START,
    "colon": mistakes.COLON_IN_TEXT,
    "hash": mistakes.HASH_IN_TEXT,
    "bracket": mistakes.BRACKET_IN_TEXT,
}
_QUOTED = re.compile(
    r"(?:(?<=[\[{,:，、；])|(?<=[\[{,:，、；] ))"
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
)
_MIXED_QUOTES = re.compile(r"""[“‘＂][^“”‘’"'\\]*["']""")
_JOINED = re.compile(
    r"(?:^[a-z0-9_/.-]+ +|(?<=[^\x00-\u2fff]) +|(?<=[\"'\]}]) +|  +)"
    r"(?P<name>[a-z_]+)(?=:(?: |$))"
)
LONGEST = 2_000
"""Characters of a list on one line that is looked into: nobody writes a longer one by hand."""
ROUND = re.compile(
    r"[(（](?:(?P<pairs> *[a-z_]+ *[:：].*)"
    r"|(?P<ids>[a-z0-9/-]+(?: *[,，、;；] *[a-z0-9/-]+)+ *))[)）]"
    r"|\[(?P<square> *[a-z_]+: [^,\[\]]+(?:, *[a-z_]+: [^,\[\]]+)+)\]"
)
"""Pairs or ids in round brackets, or pairs in square ones."""
_WIDE_IDS = re.compile(r"[［【] *[a-z0-9/-]+(?: *[,，、;；] *[a-z0-9/-]+)* *[］】]")
_WIDE_PAIRS = re.compile(r"｛ *[\w-]+ *[:：]")
_NARROW = {"［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}"}


def joined(text: str, names: Vocabulary) -> re.Match[str] | None:
    """The name of the next field, on the line of the one before it: `owns when: daily`.

    In a sentence, a word and a colon are a part of it; behind a single word or a Chinese text,
    where the space shows that something else begins, they are a field.
    """
    found = _JOINED.search(text)
    return found if found and found["name"] in names.fields else None


def in_wide_brackets(text: str, is_list: bool) -> bool:
    """Whether a value is a list or pairs in brackets of Chinese; a text in 【】 is just a text."""
    opens_list = text[0] in "［【" and (
        is_list or text[-1] == "]" or _WIDE_IDS.fullmatch(text) is not None
    )
    is_round = text[0] in "(（" and ROUND.fullmatch(text) is not None
    return opens_list or is_round or _WIDE_PAIRS.match(text) is not None


def closing_bracket(text: str) -> int | None:
    """Where the bracket that a text begins with is closed."""
    return _closings(text).get(0)


def _closings(text: str) -> dict[int, int]:
    """Where the brackets of a text are closed, by where they are opened."""
    out, opened = dict[int, int](), list[int]()
    for sign in re.finditer(r"[\[\]{}]", _without_quotes(text)):
        if sign[0] in "[{":
            opened.append(sign.start())
        elif opened:
            out[opened.pop()] = sign.start()
    return out


def _open(text: str) -> str:
    """The signs that would close the brackets which a text leaves open, the outermost first."""
    open_ = ""
    for sign in re.findall(r"[\[\]{}]", _without_quotes(text)):
        open_ = open_ + _CLOSES[sign] if sign in _CLOSES else open_[:-1]
    return open_


_CLOSES = {"[": "]", "{": "}"}


def _is_in_braces(text: str, at: int) -> bool:
    """True where pairs stand; in a list, a name and a colon may be a part of a text."""
    opened = []
    for sign in re.finditer(r"[\[\]{}]", text[:at]):
        if sign[0] in "[{":
            opened.append(sign[0])
        elif opened:
            opened.pop()
    return opened[-1:] == ["{"]


def _without_quotes(text: str) -> str:
    """A text in brackets with its quoted items blanked out, each as long as it was."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)


class _Text(NamedTuple):
    """A text inside brackets: an item of a list, or the value of a pair."""

    at: int
    words: str
    key: str | None
    """The name of the field that it stands in."""
    listed: bool
    alone: bool
    """True for the only item of a list."""


def _texts(text: str, key: str | None) -> Iterator[_Text]:
    """The texts of a value in brackets, which is that of a field."""
    at, inside, keys = 1, [text[0]], [key]
    closings = _closings(text) if len(text) <= LONGEST else {}
    while inside and at < len(text) <= LONGEST:
        if text[at] in " ,":
            at += 1
            continue
        if text[at] in "]}":
            inside.pop()
            keys.pop()
            at += 1
            continue
        if inside[-1] == "{" and (name := _NAME.match(text, at)):
            keys[-1] = name["name"].strip("\"'")
            at = name.end()
        if at == len(text):
            return
        if text[at] in "[{" and _is_nested(text, at, closings):
            inside.append(text[at])
            keys.append(keys[-1])
            at += 1
        elif text[at] not in ",]}":
            end = _end_of_text(text, at, closings)
            listed = inside[-1] == "["
            alone = listed and text[:at].rstrip(" ")[-1] == "[" and text[end : end + 1] == "]"
            yield _Text(at, text[at:end].rstrip(" "), keys[-1], listed, alone)
            at = end


def _is_nested(text: str, at: int, closings: dict[int, int]) -> bool:
    """True for a list or mapping inside another, not for a text that starts with a bracket."""
    closing = closings.get(at)
    if closing is None or re.match(r"\{[\w-]+\}", text[at:]):
        return False
    return text[closing + 1 :].lstrip(" ")[:1] in ("", ",", "]", "}")


def _end_of_text(text: str, at: int, closings: dict[int, int]) -> int:
    """Where the text that starts in a column ends: at the next comma or bracket of the list."""
    if text[at] in "\"'" and (closing := quoting.closing(text[at:])):
        end = at + closing + 1
        if text[end:].lstrip(" ")[:1] in ("", ",", "]", "}"):
            return end
    end = at
    while end < len(text) and text[end] not in ",]}":
        end = closings.get(end, end) + 1
    return end


class Brackets:
    """A value in brackets on a line."""

    def __init__(self, draft: Draft, line: Line, start: int, key: str | None) -> None:
        self.draft = draft
        self.line = line
        self.start = start
        self.key = key

    @property
    def text(self) -> str:
        return self.line.text[self.start :].rstrip(" ")

    def narrow(self) -> None:
        """Full-width brackets and commas of a list, which YAML takes for a text."""
        text, start = self.text, self.start
        if found := ROUND.fullmatch(text):
            self._round(found)
            return
        if text[0] not in _NARROW:
            return
        cuts = [Cut(start, start + 1, _NARROW[text[0]])]
        if text[-1] in _NARROW:
            end = start + len(text)
            cuts.append(Cut(end - 1, end, _NARROW[text[-1]]))
        if _NARROW[text[0]] == "[":
            cuts += self._separators(start, start + len(text))
        self.draft.report(mistakes.WIDE_LIST, self.line, start, start + 1, cuts)

    def _round(self, found: re.Match[str]) -> None:
        start, end = self.start, self.start + found.end()
        opening, closing = "[]" if found["ids"] else "{}"
        cuts = [Cut(start, start + 1, opening), Cut(end - 1, end, closing)]
        if found["ids"]:
            cuts += self._separators(start, end)
        self.draft.report(mistakes.ROUND, self.line, start, start + 1, cuts)

    def _separators(self, start: int, end: int) -> list[Cut]:
        """Edits that make all commas between items plain ones."""
        text = _without_quotes(self.text)
        return [
            Cut(self.start + one.start(), self.start + one.end(), ", ")
            for one in _SEPARATOR.finditer(text, start - self.start, end - self.start)
            if not one[0].startswith(",")
        ]

    def add(self, comma: int) -> None:
        """Brackets around several items that stand there without."""
        end = self.start + len(self.text)
        between = self._separators(self.start, end)
        cuts = [Cut(self.start, self.start, "["), *between, Cut(end, end, "]")]
        self.draft.report(mistakes.NO_BRACKETS, self.line, comma, comma + 1, cuts)

    def inside(self, end: int) -> None:
        """Look at the items."""
        behind = len(self.line.text) - end  # which stays the same when fixes move the end
        self._merge_keys(end)
        self._pairs(end)
        self._wide_spaces(len(self.line.text) - behind)
        end = len(self.line.text) - behind
        found = reversed(list(_texts(self.line.text[self.start : end], self.key)))
        for one in self.draft.each(self.line, found):
            self._text(one)

    def _text(self, one: _Text) -> None:
        """One text between the commas, as far as quotes or a plain comma would help it."""
        words, at = one.words, self.start + one.at
        is_quoted = words[0] in "\"'"
        closing = quoting.closing(words) if is_quoted else None
        comma = _COMMA.search(words, closing or 0)
        divides = one.key in self.draft.names.lists or (
            one.listed and (_IDS.fullmatch(words) or (one.alone and comma and comma[0] == "，"))
        )
        if comma and (closing if is_quoted else divides):
            self._commas(one, at + comma.start())
        elif is_quoted:
            self._quoted(at, words)
        elif quoting.is_wide(words):
            quoting.report_wide(self.draft, self.line, at, words)
        elif (turned := quoting.turned(words)) is not None:
            quoting.report_turned(self.draft, self.line, at, words, turned)
        elif _MIXED_QUOTES.fullmatch(words):
            cut = Cut(at, at + 1, words[-1])
            self.draft.report(mistakes.MIXED_QUOTES, self.line, at, at + 1, [cut])
        elif not one.listed and (name := joined(words, self.draft.names)):
            gap = at + len(words[: name.start("name")].rstrip(" "))
            cut = Cut(gap, at + name.start("name"), ", ")
            self.draft.report(mistakes.NO_COMMA, self.line, gap, gap + 1, [cut], typed=name["name"])
        elif wrong := _WRONG.search(words):
            mistake = _MISTAKES[str(wrong.lastgroup)]
            start, end = at + wrong.start(), at + wrong.end()
            if mistake is mistakes.HASH_IN_TEXT:
                end = at + len(words)
            cuts = quoting.around(words, at)
            # Of a pair whose comma is lost, quotes would make a part of the text.
            name = re.search(r"[a-z_]+$", words[: wrong.start()])
            may_be_pair = not one.listed and name and name[0] in self.draft.names.fields
            sure = not (may_be_pair and mistake is mistakes.COLON_IN_TEXT)
            self.draft.report(mistake, self.line, start, end, cuts, sure=sure)

    def _commas(self, one: _Text, comma: int) -> None:
        """Several items that became one, divided by commas that are not plain."""
        start, end = self.start + one.at, self.start + one.at + len(one.words)
        cuts = self._separators(start, end)
        if not one.listed:
            cuts = [Cut(start, start, "["), *cuts, Cut(end, end, "]")]
        is_clear = one.words[0] in "\"'" or _IDS.fullmatch(one.words) is not None
        sure = one.key in self.draft.names.lists or is_clear
        self.draft.report(mistakes.WIDE_COMMA, self.line, comma, comma + 1, cuts, sure=sure)

    def _quoted(self, at: int, words: str) -> None:
        closing = quoting.closing(words)
        if closing is None:
            end = at + len(words)
            cut = Cut(end, end, words[0])
            self.draft.report(mistakes.OPEN_QUOTE, self.line, at, end, [cut], sure=False)
        elif closing + 1 < len(words):
            cuts = quoting.other(words, at)
            mistake, wrong = quoting.inner(words, closing), at + closing
            self.draft.report(mistake, self.line, wrong, wrong + 1, cuts)
        elif (odd := quoting.harmful(words)) is not None:
            cuts = quoting.doubled(words, at)
            self.draft.report(mistakes.BACKSLASH, self.line, at + odd, at + odd + 2, cuts)

    def _merge_keys(self, end: int) -> None:
        text = _without_quotes(self.line.text[self.start : end])
        for found in self.draft.each(self.line, _MERGE_KEY.finditer(text)):
            at = self.start + found.start("key")
            self.draft.report(mistakes.MERGE_KEY, self.line, at, at + 2, sure=False)

    def _pairs(self, end: int) -> None:
        """Colons and commas between the names and values of a mapping."""
        text = _without_quotes(self.line.text[self.start : end])
        found = [pair for pair in _PAIR.finditer(text) if _is_in_braces(text, pair.start())]
        for pair in self.draft.each(self.line, reversed(found)):
            name, is_divided = pair["name"].strip(" "), text[pair.start() - 1] in "{,"
            if pair["colon"] == ":" and self._is_quoted(pair) and is_divided:
                continue
            # Behind a Chinese comma, a name in Chinese may be a part of the text.
            is_known = name.isascii() or name in self.draft.names.chinese
            if name in self.draft.names.fields or (is_divided and is_known):
                self._colon(pair)
                if not is_divided:
                    at = self.start + pair.start() - 1
                    cut = Cut(at, at + 1, "," if pair["name"].startswith(" ") else ", ")
                    self.draft.report(mistakes.PAIR_COMMA, self.line, at, at + 1, [cut])

    def _is_quoted(self, pair: re.Match[str]) -> bool:
        """True for a name in quotes, behind which YAML wants no space: `{"who":"x"}`."""
        at = self.start + pair.start("name")
        return self.line.text[at : self.start + pair.end("name")].strip()[:1] in ('"', "'")

    def _colon(self, pair: re.Match[str]) -> None:
        """The colon of a pair, and the space behind it."""
        gap, at = pair["gap"], self.start + pair.start("colon")
        behind = at + len(pair["colon"]) + len(gap)
        if pair["colon"] != ":":
            wrong = at + len(pair["colon"]) - 1 if pair["colon"].startswith(":") else at
            mistake = mistakes.WIDE_COLON if len(pair["colon"]) == 1 else mistakes.TWO_COLONS
            self.draft.report(mistake, self.line, wrong, wrong + 1, [Cut(at, behind, ": ")])
        elif not gap:
            cut = Cut(behind, behind, " ")
            self.draft.report(mistakes.COLON_SPACE, self.line, at, at + 1, [cut])
        elif "\u3000" in gap:
            cut, first = Cut(at + 1, behind, " "), at + 1 + gap.index("\u3000")
            self.draft.report(mistakes.WIDE_SPACE, self.line, first, behind, [cut])

    def _wide_spaces(self, end: int) -> None:
        """Full-width spaces around the texts of a list; within one, they may stay."""
        text = _without_quotes(self.line.text[self.start : end])
        for space in self.draft.each(self.line, reversed(list(_WIDE_SPACE.finditer(text)))):
            at, behind = self.start + space.start(), self.start + space.end()
            first = self.line.text.index("\u3000", at)
            between = " " if text[space.start() - 1] == "," else ""
            cut = Cut(at, behind, between)
            self.draft.report(mistakes.WIDE_SPACE, self.line, first, behind, [cut])

    def unclosed(self) -> None:
        """A bracket that is opened and never closed."""
        text, start = self.text, self.start
        end = start + len(text)
        right = "]" if text[0] == "[" else "}"
        bare = text.rstrip(" ,，;；")
        if len(bare) > 1 and bare[-1] in "］】｝）)":
            last = start + len(bare)
            cut, first = Cut(last - 1, end, right), last - 1
        else:
            inner = _open(text)[1:]
            cut, first, last = Cut(end, end, inner[::-1] + right), start, end
            self.draft.doubtful.add(self.line.number)  # more of it may be lost than the bracket
            self.draft.torn = self.draft.torn or bool(inner)
        self.draft.report(mistakes.OPEN_BRACKET, self.line, first, last, [cut], typed=right)
        self.inside(start + len(self.text))
