"""Lists and mappings in brackets: `[前台, 总台]`, `{id: visitor, title: 来访客人}`."""

from __future__ import annotations

import re

from generator.diagnosis import mistakes
from generator.diagnosis.draft import Cut, Draft, Line
from generator.diagnosis.vocabulary import LISTS

_COMMA = re.compile(r"(?<=\w)[，、；]")
_SEPARATOR = re.compile(r"(?<=\w)[，、；;,]\s*")
_PAIR = re.compile(
    r"(?<=[{,，；、])(?P<name>\s*[A-Za-z_][\w-]*\s*)(?P<colon>[:：])(?=(?P<gap>\s?))"
)
_HASH = re.compile(r"(?<=[ \t])#")
_QUOTED = re.compile(r"(?:(?<=[\[{])|(?<=[\[{,:] ))(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')")
_NARROW = {"［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}"}


def closing_bracket(text: str) -> int | None:
    """Where the bracket that a text begins with is closed."""
    depth = 0
    for sign in re.finditer(r"[\[\]{}]", _without_quotes(text)):
        depth += 1 if sign[0] in "[{" else -1
        if depth == 0:
            return sign.start()
    return None


def _without_quotes(text: str) -> str:
    """A text in brackets with its quoted items blanked out, each as long as it was."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)


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
        if text[0] not in _NARROW:
            return
        cuts = [Cut(start, start + 1, _NARROW[text[0]])]
        if text[-1] in _NARROW:
            end = start + len(text)
            cuts.append(Cut(end - 1, end, _NARROW[text[-1]]))
        cuts += self._separators(start, start + len(text))
        self.draft.tell(mistakes.WIDE_LIST, self.line, start, start + 1, cuts)

    def _separators(self, start: int, end: int) -> list[Cut]:
        """Edits that make all commas between items plain ones."""
        text = _without_quotes(self.line.text[start:end])
        return [
            Cut(start + one.start(), start + one.end(), ", ")
            for one in _SEPARATOR.finditer(text)
            if not one[0].startswith(",")
        ]

    def add(self, comma: int) -> None:
        """Brackets around several items that stand there without."""
        end = self.start + len(self.text)
        cuts = [
            Cut(self.start, self.start, "["),
            *self._separators(self.start, end),
            Cut(end, end, "]"),
        ]
        self.draft.tell(mistakes.NO_BRACKETS, self.line, comma, comma + 1, cuts)

    def inside(self, end: int) -> None:
        """Look at the items."""
        behind = len(self.line.text) - end  # which stays, when mends move the end
        text = _without_quotes(self.line.text[self.start : end])
        if text.startswith("{"):
            self._pairs(end)
        elif comma := _COMMA.search(text):
            self._comma(self.start + comma.start(), end, lone="," not in text)
        end = len(self.line.text) - behind
        if wrong := _HASH.search(_without_quotes(self.line.text[self.start : end])):
            at = self.start + wrong.start()
            self.draft.tell(mistakes.HASH_IN_TEXT, self.line, at, end, self._item_quotes(at, end))

    def _comma(self, at: int, end: int, *, lone: bool) -> None:
        """A full-width comma: part of a text, or two items that became one."""
        if self.key in LISTS or (lone and self.line.text[at] == "，"):
            cuts = self._separators(self.start + 1, end - 1)
            sure = self.key in LISTS
            self.draft.tell(mistakes.WIDE_COMMA, self.line, at, at + 1, cuts, sure=sure)

    def _pairs(self, end: int) -> None:
        """Colons and commas between the names and values of a mapping."""
        for pair in reversed(list(_PAIR.finditer(self.line.text[self.start : end]))):
            at = self.start + pair.start("colon")
            if pair["colon"] != ":":
                cut = Cut(at, at + 1, ":" if pair["gap"] else ": ")
                self.draft.tell(mistakes.WIDE_COLON, self.line, at, at + 1, [cut])
            elif not pair["gap"]:
                cut = Cut(at + 1, at + 1, " ")
                self.draft.tell(mistakes.COLON_SPACE, self.line, at, at + 1, [cut])
            at = self.start + pair.start() - 1
            if self.line.text[at] in "，；、":
                cut = Cut(at, at + 1, "," if pair["name"].startswith(" ") else ", ")
                self.draft.tell(mistakes.WIDE_COMMA, self.line, at, at + 1, [cut])

    def _item_quotes(self, at: int, end: int) -> list[Cut]:
        """Edits that put quotes around the item in which a column stands."""
        text = self.line.text
        left = max(text.rfind(sign, self.start, at) for sign in "[,{:") + 1
        left += len(text[left:at]) - len(text[left:at].lstrip(" "))
        right = min((n for sign in ",]}" if (n := text.find(sign, at, end)) >= 0), default=end)
        mark = "'" if '"' in text[left:right] else '"'
        return [Cut(left, left, mark), Cut(right, right, mark)]

    def unclosed(self) -> None:
        """A bracket that is opened and never closed."""
        text, start = self.text, self.start
        end = start + len(text)
        right = "]" if text[0] == "[" else "}"
        if len(text) > 1 and text[-1] in "］】｝）)":
            cut, first, last = Cut(end - 1, end, right), end - 1, end
        else:
            cut, first, last = Cut(end, end, right), start, end
        self.draft.tell(mistakes.OPEN_BRACKET, self.line, first, last, [cut], typed=right)
        self.inside(start + len(self.text))
