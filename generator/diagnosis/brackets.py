"""Lists and mappings in brackets: `[前台, 总台]`, `{id: visitor, title: 来访客人}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnosis import mistakes, quoting
from generator.diagnosis.draft import Cut, Draft, Line
from generator.diagnosis.vocabulary import LISTS

_COMMA = re.compile(r"(?<=[\w”’\"')）])[，、；]")
_SEPARATOR = re.compile(r"(?<=[\w”’\"')）])[，、；;,]\s*")
_PAIR = re.compile(
    r"(?<=[{,，；、])(?P<name>\s*[A-Za-z_][\w-]*\s*)(?P<colon>[:：])(?=(?P<gap>\s?))"
)
_NAME = re.compile(r"(?:[\w.-]+|\"[^\"]*\"|'[^']*')\s*:(?:\s+|(?=[,}]))")
_WRONG = re.compile(
    r"(?P<start>^(?:[%@`|>]|[&*!](?![\w!<]))|^\*(?=[^,]*\*))|(?P<colon>:(?= |$))|(?P<hash>(?<= )#)"
    r"|(?P<bracket>[\[\]{}])"
)
_MISTAKES = {
    "start": mistakes.SPECIAL_START,
    "colon": mistakes.COLON_IN_TEXT,
    "hash": mistakes.HASH_IN_TEXT,
    "bracket": mistakes.BRACKET_IN_TEXT,
}
_QUOTED = re.compile(r"(?:(?<=[\[{])|(?<=[\[{,:] ))(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')")
LONGEST = 2_000
"""Characters of a list on one line that is looked into: nobody writes a longer one by hand."""
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


def _texts(text: str) -> Iterator[tuple[int, str]]:
    """The texts of a value in brackets, and where they stand: items of lists, values of pairs."""
    at, inside = 1, [text[0]]
    while inside and at < len(text) <= LONGEST:
        if text[at] in " ,":
            at += 1
            continue
        if text[at] in "]}":
            inside.pop()
            at += 1
            continue
        if inside[-1] == "{" and (name := _NAME.match(text, at)):
            at = name.end()
        if at == len(text):
            return
        if text[at] in "[{" and _is_nested(text, at):
            inside.append(text[at])
            at += 1
        elif text[at] not in ",]}":
            end = _end_of_text(text, at)
            yield at, text[at:end].rstrip(" ")
            at = end


def _is_nested(text: str, at: int) -> bool:
    """True for a list or mapping inside another, not for a text that starts with a bracket."""
    closing = closing_bracket(text[at:])
    if closing is None or re.match(r"\{[\w-]+\}", text[at:]):
        return False
    return text[at + closing + 1 :].lstrip(" ")[:1] in ("", ",", "]", "}")


def _end_of_text(text: str, at: int) -> int:
    """Where the text that starts in a column ends: at the next comma or bracket of the list."""
    if text[at] in "\"'" and (closing := quoting.closing(text[at:])):
        end = at + closing + 1
        if text[end:].lstrip(" ")[:1] in ("", ",", "]", "}"):
            return end
    end = at
    while end < len(text) and text[end] not in ",]}":
        inner = closing_bracket(text[end:]) if text[end] in "[{" else None
        end += 1 if inner is None else inner + 1
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
        between = self._separators(self.start, end)
        cuts = [Cut(self.start, self.start, "["), *between, Cut(end, end, "]")]
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
        for at, words in reversed(list(_texts(self.line.text[self.start : end]))):
            self._text(self.start + at, words)

    def _text(self, at: int, words: str) -> None:
        """One text between the commas, as far as quotes would help it."""
        if words[0] in "\"'":
            self._quoted(at, words)
        elif wrong := _WRONG.search(words):
            mistake = _MISTAKES[str(wrong.lastgroup)]
            start, end = at + wrong.start(), at + wrong.end()
            if mistake is mistakes.HASH_IN_TEXT:
                end = at + len(words)
            cuts = quoting.around(words, at)
            self.draft.tell(mistake, self.line, start, end, cuts)

    def _quoted(self, at: int, words: str) -> None:
        closing = quoting.closing(words)
        if closing is None:
            end = at + len(words)
            cut = Cut(end, end, words[0])
            self.draft.tell(mistakes.OPEN_QUOTE, self.line, at, end, [cut], sure=False)
        elif closing + 1 < len(words):
            cuts = quoting.other(words, at)
            self.draft.tell(mistakes.INNER_QUOTE, self.line, at + closing, at + closing + 1, cuts)
        elif (wrong := quoting.harmful(words)) is not None:
            cuts = quoting.doubled(words, at)
            self.draft.tell(mistakes.BACKSLASH, self.line, at + wrong, at + wrong + 2, cuts)

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
