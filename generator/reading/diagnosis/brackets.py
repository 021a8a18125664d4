"""Lists and mappings in brackets: `[前台, 总台]`, `{id: visitor, title: 来访客人}`."""

from __future__ import annotations

import re

from generator.reading.diagnosis import mistakes, quoting
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.diagnosis.flow import (
    Text,
    is_in_braces,
    still_open,
    texts,
    without_quotes,
)  # fmt: skip
from generator.reading.diagnosis.vocabulary import Vocabulary

_COMMA = re.compile(r"(?<=[\w”’\"')）])[，、；;]")
_SEPARATOR = re.compile(r"(?<=[\w”’\"')）])[，、；;,](?:\s*[，、；;,])*\s*")
_PAIR = re.compile(
    r"(?<=[{,;，；、])(?P<name> *(?:[A-Za-z_][A-Za-z0-9_-]*|[一-鿿]{1,8}) *)(?P<colon>[:：]++)"
    r"(?=(?P<gap>[ \u3000]*))"
)
_WIDE_SPACE = re.compile(
    r"(?<![ \u3000])(?= *\u3000)(?:(?<=[,\[{])[ \u3000]++|[ \u3000]++(?=[,\]}]))"
)
_COMMAS = re.compile(r"(?<=[,\[{])(?P<more>(?: *[,，])+)(?= *[^ ,，}\]])")
_MERGE_KEY = re.compile(r"[{,] *(?P<key><<) *:")
_IDS = re.compile(r"[a-z0-9/-]+(?: *[，、；;] *[a-z0-9/-]+)+", re.ASCII)
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
_MIXED_QUOTES = re.compile(r"""[“‘＂][^“”‘’"'\\]*["']""")
_JOINED = re.compile(
    r"(?:(?:^[a-z0-9_/.-]+|(?<=[^\x00-\u2fff]))(?:[,;]? +|[，；、] *)"
    r"|(?<=[\"'\]}])[,，;；]? +|  +)"
    r"(?P<name>[a-z_]+)(?=:(?: |$))"
)
ROUND = re.compile(
    r"[(（](?:(?P<pairs> *[a-z_]+ *[:：].*)"
    r"|(?P<ids>[a-z0-9/-]+(?: *[,，、;；] *[a-z0-9/-]+)+ *))[)）]"
    r"|\[(?P<square> *[a-z_]+: [^,\[\]]+(?:, *[a-z_]+: [^,\[\]]+)+)\]"
)
"""Pairs or ids in round brackets, or pairs in square ones."""
_WIDE_IDS = re.compile(r"[［【] *[a-z0-9/-]+(?: *[,，、;；] *[a-z0-9/-]+)* *[］】]")
_WIDE_TEXTS = re.compile(r"[［【][^［【］】\[\]。！？]+[,，、;；][^［【］】\[\]。！？]+[］】]")
"""Several texts, of which none is a sentence."""
_WIDE_PAIRS = re.compile(r"｛ *[\w-]+ *[:：]")
_WIDE_LIST = re.compile(
    r"(?P<name>[a-z_]+) *[:：] *(?P<list>[［【][^［【］】\[\]{}]*[］】])(?= *[,，;；}])"
)
_BARE_LIST = re.compile(
    r"(?<![\w-])(?P<name>[a-z_]+): (?P<list>\{[^{}\[\]:：]+\}"
    r"|[a-z][a-z0-9/-]*(?:, ?[a-z][a-z0-9/-]*(?! *[:：\w-]))+"
    r"|(?P<texts>[^,{}\[\]:： ]{1,12}(?:, ?[^,{}\[\]:： ]{1,12}(?=[,}]))+))(?= *[,}])"
)
_COMMENT = re.compile(r"(?<=[］】｝)）]) +#.*$")
_NARROW = {"［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}"}


def joined(text: str, names: Vocabulary) -> re.Match[str] | None:
    """The name of the next field, on the line of the one before it: `owns when: daily`.

    In a sentence, a word and a colon are a part of it; behind a single word or a Chinese text,
    where the space shows that something else begins, they are a field.
    """
    found = _JOINED.search(text)
    return found if found and found["name"] in names.fields else None


def in_wide_brackets(text: str, is_list: bool, holds_texts: bool) -> bool:
    """Whether a value is a list or pairs in brackets of Chinese; a text in 【】 is just a text."""
    opens_list = text[0] in "［【" and (
        is_list
        or text[-1] == "]"
        or _WIDE_IDS.fullmatch(text) is not None
        or (holds_texts and _WIDE_TEXTS.fullmatch(text) is not None)
    )
    is_round = text[0] in "(（" and ROUND.fullmatch(text) is not None
    return opens_list or is_round or _WIDE_PAIRS.match(text) is not None


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
        text, start = _COMMENT.sub("", self.text), self.start
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
        text = without_quotes(self.text)
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
        self._wide_lists(end)
        self._bare_lists(len(self.line.text) - behind)
        self._commas_twice(len(self.line.text) - behind)
        self._pairs(len(self.line.text) - behind)
        self._wide_spaces(len(self.line.text) - behind)
        end = len(self.line.text) - behind
        found = reversed(list(texts(self.line.text[self.start : end], self.key)))
        for one in self.draft.each(self.line, found):
            self._text(one)

    def _text(self, one: Text) -> None:
        """One text between the commas, as far as quotes or a plain comma would help it."""
        words, at = one.words, self.start + one.at
        comma = self._comma(one)
        if comma is not None:
            self._commas(one, at + comma)
        elif words[0] in "\"'":
            self._quoted(one)
        elif quoting.is_wide(words):
            quoting.report_wide(self.draft, self.line, at, words)
        elif (turned := quoting.turned(words)) is not None:
            quoting.report_turned(self.draft, self.line, at, words, turned)
        elif _MIXED_QUOTES.fullmatch(words):
            cut = Cut(at, at + 1, words[-1])
            self.draft.report(mistakes.MIXED_QUOTES, self.line, at, at + 1, [cut])
        elif dash := re.match("- +", words):
            cut = Cut(at, at + dash.end(), "")
            self.draft.report(mistakes.EXTRA_DASH, self.line, at, at + 1, [cut], sure=False)
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
        elif not one.listed and (plain := words.find(",")) >= 0:
            part = words[plain + 1 :].partition(",")[0].strip()
            start, cuts = at + plain, quoting.around(words, at)
            self.draft.report(
                mistakes.COMMA_IN_TEXT, self.line, start, start + 1, cuts, typed=part
            )

    def _comma(self, one: Text) -> int | None:
        """Where a comma that is not plain divides what YAML takes for one text."""
        if one.words[0] in "\"'":
            closing = quoting.closing(one.words)
            if closing is None or not _COMMA.match(one.words, closing + 1):
                return None  # what goes on behind it is the rest of a sentence
            names, another = self.draft.names, one.words[closing + 2 :].lstrip()[:1]
            several = one.listed or one.key in names.lists or one.key in names.texts
            return closing + 1 if several or another in ("'", '"') else None
        found = _COMMA.search(one.words)
        if found is None:
            return None
        divides = one.key in self.draft.names.lists or (
            one.listed and (_IDS.fullmatch(one.words) or (one.alone and found[0] == "，"))
        )
        return found.start() if divides else None

    def _commas(self, one: Text, comma: int) -> None:
        """Several items that became one, divided by commas that are not plain."""
        start, end = self.start + one.at, self.start + one.at + len(one.words)
        cuts = self._separators(start, end)
        if not one.listed:
            cuts = [Cut(start, start, "["), *cuts, Cut(end, end, "]")]
        is_clear = one.words[0] in "\"'" or _IDS.fullmatch(one.words) is not None
        sure = one.key in self.draft.names.lists or is_clear
        self.draft.report(mistakes.WIDE_COMMA, self.line, comma, comma + 1, cuts, sure=sure)

    def _quoted(self, one: Text) -> None:
        words, at = one.words, self.start + one.at
        closing = quoting.closing(words)
        if closing is None:
            end = at + len(words)
            cut = Cut(end, end, words[0])
            self.draft.report(mistakes.OPEN_QUOTE, self.line, at, end, [cut], sure=False)
        elif closing + 1 < len(words):
            cuts = quoting.other(words, at)
            mistake, wrong = quoting.inner(words, closing), at + closing
            sure = not one.listed or _COMMA.search(words, closing) is None
            self.draft.report(mistake, self.line, wrong, wrong + 1, cuts, sure=sure)
        elif (odd := quoting.harmful(words)) is not None:
            cuts = quoting.doubled(words, at)
            self.draft.report(mistakes.BACKSLASH, self.line, at + odd, at + odd + 2, cuts)

    def _merge_keys(self, end: int) -> None:
        text = without_quotes(self.line.text[self.start : end])
        for found in self.draft.each(self.line, _MERGE_KEY.finditer(text)):
            at = self.start + found.start("key")
            self.draft.report(mistakes.MERGE_KEY, self.line, at, at + 2, sure=False)

    def _bare_lists(self, end: int) -> None:
        """The list of a pair without brackets, or in braces: `{who: a, b}`, `{who: {a, b}}`."""
        text = without_quotes(self.line.text[self.start : end])
        for found in self.draft.each(self.line, reversed(list(_BARE_LIST.finditer(text)))):
            names, key = self.draft.names, found["name"]
            is_prose = found["texts"] is not None
            if key not in (names.texts if is_prose else names.lists):
                continue
            start, last = (self.start + found.span("list")[end] for end in (0, 1))
            if found["list"][0] == "{":
                cuts = [Cut(start, start + 1, "["), Cut(last - 1, last, "]")]
                self.draft.report(mistakes.NO_PAIRS, self.line, start, start + 1, cuts)
            else:
                comma = start + found["list"].index(",")
                cuts = [Cut(start, start, "["), Cut(last, last, "]")]
                self.draft.report(
                    mistakes.NO_BRACKETS, self.line, comma, comma + 1, cuts, sure=not is_prose
                )

    def _commas_twice(self, end: int) -> None:
        """Commas with nothing between them, or in front of the first item."""
        text = without_quotes(self.line.text[self.start : end])
        for found in self.draft.each(self.line, reversed(list(_COMMAS.finditer(text)))):
            start, last = (self.start + found.span("more")[end] for end in (0, 1))
            cut = Cut(start, last, "")
            self.draft.report(mistakes.TWO_COMMAS, self.line, last - 1, last, [cut])

    def _wide_lists(self, end: int) -> None:
        """Full-width brackets around the list of a pair: `{id: a, topics: 【b，c】}`."""
        text, names = without_quotes(self.line.text[self.start : end]), self.draft.names
        for found in self.draft.each(self.line, reversed(list(_WIDE_LIST.finditer(text)))):
            key = found["name"]
            if in_wide_brackets(found["list"], key in names.lists, key in names.texts):
                start, last = (self.start + found.span("list")[end] for end in (0, 1))
                ends = [Cut(start, start + 1, "["), Cut(last - 1, last, "]")]
                cuts = [*ends, *self._separators(start, last)]
                self.draft.report(mistakes.WIDE_LIST, self.line, start, start + 1, cuts)

    def _pairs(self, end: int) -> None:
        """Colons and commas between the names and values of a mapping."""
        text = without_quotes(self.line.text[self.start : end])
        found = [pair for pair in _PAIR.finditer(text) if is_in_braces(text, pair.start())]
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
        text = without_quotes(self.line.text[self.start : end])
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
            inner = still_open(text)[1:]
            cut, first, last = Cut(end, end, inner[::-1] + right), start, end
            self.draft.doubtful.add(self.line.number)  # more of it may be lost than the bracket
            self.draft.torn = self.draft.torn or bool(inner)
        self.draft.report(mistakes.OPEN_BRACKET, self.line, first, last, [cut], typed=right)
        self.inside(start + len(self.text))
