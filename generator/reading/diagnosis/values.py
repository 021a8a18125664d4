"""What stands behind a name or a dash: texts, quotes, and signs that YAML takes for its own."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from generator.problems.problem import Edit
from generator.reading.diagnosis import mistakes, quoting, rows, spaces
from generator.reading.diagnosis.brackets import Brackets, in_wide_brackets, joined
from generator.reading.diagnosis.clean import clean_shape
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.diagnosis.flow import closing_bracket
from generator.reading.invisible import SPACES

Shape = Literal["empty", "plain", "closed", "block", "quote", "flow"]
"""How a value goes on: `block`, `quote` and `flow` may reach into the lines below."""


class Value(NamedTuple):
    """A value on a line: its shape, and the columns that it takes up."""

    shape: Shape
    start: int
    end: int
    comment: int | None = None
    """Where the comment behind it starts."""


_BLOCK = re.compile(r"[|>][-+0-9]{0,2}(?: +#.*| *)$")
ANCHOR = re.compile(r"&[A-Za-z0-9_-]+(?= |$)")
_ALIAS = re.compile(r"\*[A-Za-z0-9_-]+ *$")
TAG = re.compile(r"!(?:!?[A-Za-z][\w/:.,-]*|<[^>]*>)?(?= |$)")
_TEXT_BLOCK = re.compile(r"(?P<sign>[|>][-+]?) *(?=[^\s|>=<\d])")
_SHORTHANDS = re.compile(r"(?: +[&!][A-Za-z0-9_-]+(?= |$))*")
"""Further ones behind the first: one problem, and one step."""
_SPECIAL = re.compile(r"[&*!|>@`%,\]}]|[-?](?: |$)")
_TROUBLE = re.compile(rf":(?=[ \t]|$)|(?<=[ \t{SPACES}])#")
_SEVERAL = re.compile(r"(?=[^\[\]{}\"']*$).*?\w(?P<comma>[，、；,;])")
_WIDE_BLOCKS = {"｜": "|", "＞": ">"}
_NULL = re.compile(r"(?:null|Null|NULL|~)$")
_ITEM = re.compile(r"- +[a-z][a-z0-9/-]*(?:  +#.*)?$")
_DISTANT = re.compile(r"  +#(?: .*)?$")
_COMMENT = re.compile(r" +#")
_ONLY_CLOSED = re.compile(
    r"(?P<items>(?P<ids>[a-z0-9/-]+(?:, *[a-z0-9/-]+)+(?=\]$))|[^\[\]]+)\]+"
)
_LONE_QUOTE = re.compile(r"""[^"']*[^"'\d]["']$""")
_MIXED_QUOTES = re.compile(r"""[“‘][^“”‘’"']*["']$""")
_HALF_QUOTED = re.compile(r"[^“”\"]*“[^“”\"]*(?P<plain>\")[^“”\"]+")
_CLOSING_MARKS = "”“’‘＂＇″"
_EXTRA_COMMA = re.compile(r"(?:\S{1,40},|.*[^ -~] *,+|[A-Za-z0-9_/.:-]+[，；;。、])$")
_BARE_PAIRS = re.compile(
    r"(?P<dash> *- +)[a-z_]+: (?P<first>[a-z0-9-]+|[^{}\[\]\"',:]+(?=,[^{}]*\} *(?:#.*)?$))"
    r"(?:, *[a-z_]+: |[^{\"']*\}, *\{[a-z_]+: )"
)
_NEXT_ROW = re.compile(r" *(?:-(?= +[{\[])|(?P<comma>, *)(?=\{ *[a-z_]+:))")
_PAIRED = {"[": "]", "{": "}"}
_PAIR = re.compile(r"[:：]|\{ *\}")
_EXTRA_BRACKETS = re.compile(r"[\]}］】｝]+(?= *$| +#)")


def look(draft: Draft, line: Line, start: int, key: str | None) -> Value:
    """Find what is wrong with the value that starts in a column."""
    text, names = line.text[start:].strip(" "), draft.names
    is_several = key in names.lists or (key in names.texts and text[:1] in tuple("［【"))
    may_be_clean = not is_several and text not in _WIDE_BLOCKS
    if may_be_clean and (shape := clean_shape(line.text, start, draft.names)):
        return Value(shape, start, len(line.text))
    spaces.inside(draft, line, start)
    end = len(line.text.rstrip(" "))
    if start >= end:
        return Value("empty", end, end)
    return _Value(draft, line, start, key).look()


def unclosed(draft: Draft, line: Line, value: Value, key: str | None) -> None:
    """Report a quote or bracket that is opened on a line and never closed."""
    if value.shape == "quote":
        _Value(draft, line, value.start, key).unclosed()
    else:
        Brackets(draft, line, value.start, key).unclosed()


def is_whole(text: str) -> int:
    """Where a text that begins with a quote or a bracket has it closed; 0 if it has not."""
    closing = quoting.closing(text) if text[0] in "\"'" else closing_bracket(text)
    return 0 if closing is None else closing + 1


def has_trouble(text: str) -> bool:
    """True for a text that would need quotes."""
    return _TROUBLE.search(text) is not None


def leave_out(draft: Draft, line: Line, mistake: mistakes.Mistake, start: int, end: int) -> None:
    """Report a tag or an anchor, and go on as if it were not there."""
    cut = Cut(start, _behind(line, end), "")
    draft.report(mistake, line, start, end, [cut], sure=False, shown=False)


def _behind(line: Line, at: int) -> int:
    """The column of the next sign that is no space."""
    return len(line.text) - len(line.text[at:].lstrip(" "))


class _Value:
    """One value of a line, from its first sign to its end."""

    def __init__(self, draft: Draft, line: Line, start: int, key: str | None) -> None:
        self.draft = draft
        self.is_list = key in draft.names.lists
        self.line = line
        self.start = start
        self.key = key

    @property
    def text(self) -> str:
        """The value with what stands behind it on the line."""
        return self.line.text[self.start :].rstrip(" ")

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def look(self) -> Value:
        first = self.text[0]
        if self._is_only_comma(self.text, self.start):
            return Value("empty", self.start, self.start)
        if first == "#":
            return self._comment()
        if first in "\"'":
            return self._quoted()
        holds_texts = self.key in self.draft.names.texts
        if first in "[{" or in_wide_brackets(self.text, self.is_list, holds_texts):
            return self._in_brackets()
        if (sign := _WIDE_BLOCKS.get(self.text)) and self._goes_on_below():
            cut = Cut(self.start, self.end, sign)
            self.draft.report(mistakes.WIDE_BLOCK, self.line, self.start, self.end, [cut])
        if _BLOCK.match(self.text):
            return Value("block", self.start, self.end)
        if _SPECIAL.match(self.text):
            return self._special()
        return self._plain()

    def _goes_on_below(self) -> bool:
        """True where the next line stands further in."""
        below = self._below()
        return below.text.strip() != "" and below.indent > self.line.indent

    def _below(self) -> Line:
        """The next line that is not empty, or the last one."""
        below = (one for one in self.draft.lines[self.line.number :] if one.text.strip())
        return next(below, self.draft.lines[-1])

    # -- plain texts

    def _plain(self) -> Value:
        text = self.text
        if trouble := _TROUBLE.search(text):
            at = self.start + trouble.start()
            if trouble[0] == ":" and (dash := _BARE_PAIRS.match(self.line.text)):
                end = self.start + len(dash["first"])
                rows.without_brace(self.draft, self.line, dash.end("dash"), end, self.end)
                return Value("plain", self.start, end)
            if trouble[0] == ":" and (name := joined(text, self.draft.names)):
                return self._joined(self.start + name.start("name"), name["name"])
            if trouble[0] == ":":
                return self._in_quotes(mistakes.COLON_IN_TEXT, at, at + 1)
            if not self._is_comment(trouble.start()):
                return self._hash(trouble.start())
            end = self.start + len(text[: trouble.start()].rstrip(f" {SPACES}"))
            return Value("plain", self.start, end, at)
        self._whole_text(text)
        return Value("plain", self.start, self.end)

    def _joined(self, at: int, word: str) -> Value:
        """A field or an item on the line of the one before it."""
        before = self.line.text[:at]
        lead = " " if word == "-" else " -"
        column = len(before) - len(before.lstrip(lead))
        end = rows.divide(self.draft, self.line, mistakes.JOINED, at, word, " " * column)
        return Value("plain", self.start, end)

    def _is_comment(self, at: int) -> bool:
        """A comment keeps its distance, `text  # comment`: what does not is part of the text."""
        text = self.text
        return text[at - 2 : at] == "  " and text[at + 1 : at + 2] in ("", " ")

    def _hash(self, at: int) -> Value:
        """A # too near to the text: part of it, or a comment behind an id."""
        start, text = self.start + at, self.text
        if not re.fullmatch(r"[a-z0-9_/-]+ +", text[:at]):
            # With a space behind it, it may be meant for a comment, after all.
            return self._in_quotes(
                mistakes.HASH_IN_TEXT, start, self.end, sure=text[at + 1 : at + 2] != " "
            )
        end = self.start + len(text[:at].rstrip(" "))
        comment = text[at + 1 :].lstrip(" ")
        cut = Cut(end, self.end, f"  # {comment}")
        self.draft.report(mistakes.HASH_IN_TEXT, self.line, start, self.end, [cut], sure=False)
        return Value("plain", self.start, end, end + 2)

    def _whole_text(self, text: str) -> None:
        if _NULL.match(text):
            self.draft.report(mistakes.NULL, self.line, self.start, self.end)
        elif quoting.is_wide(text):
            quoting.report_wide(self.draft, self.line, self.start, text)
        elif (wrong := quoting.turned(text)) is not None:
            quoting.report_turned(self.draft, self.line, self.start, text, wrong)
        elif only := _ONLY_CLOSED.fullmatch(text):
            closed = self.start + only.end("items") + 1
            cuts = [Cut(self.start, self.start, "["), Cut(closed, self.end, "")]
            sure = only["ids"] is not None
            self.draft.report(
                mistakes.LONE_BRACKET, self.line, self.end - 1, self.end, cuts, sure=sure
            )
        elif _EXTRA_COMMA.match(text):
            bare = text[:-1].rstrip(", \u3000")
            cut = Cut(self.start + len(bare), self.end, "")
            self.draft.report(mistakes.EXTRA_COMMA, self.line, self.end - 1, self.end, [cut])
        elif _MIXED_QUOTES.match(text):
            self._mixed(self.start, text[-1])
        elif half := _HALF_QUOTED.fullmatch(text):
            self._mixed(self.start + half.start("plain"), "”")
        elif _LONE_QUOTE.match(text):
            self.draft.report(mistakes.LONE_QUOTE, self.line, self.end - 1, self.end, sure=False)
        elif self.is_list and (comma := _SEVERAL.match(text)):
            Brackets(self.draft, self.line, self.start, self.key).add(
                self.start + comma.start("comma")
            )

    def _in_quotes(
        self, mistake: mistakes.Mistake, start: int, end: int, *, sure: bool = True
    ) -> Value:
        """Report a sign that is harmless only in quotes, and put quotes around the value."""
        # Of several ids, quotes would make one that there is not.
        sure = sure and not self.is_list
        self.draft.report(mistake, self.line, start, end, self._quotes(), sure=sure)
        return Value("closed", self.start, self.end)

    def _quotes(self) -> list[Cut]:
        """Quotes around the value; a comment that keeps its distance stays outside."""
        return quoting.around(_DISTANT.sub("", self.text), self.start)

    def _comment(self) -> Value:
        """`title: #1 …` is text; `title: # …` is a comment, if something stands below."""
        if self.text[1:2] not in ("", " ", "#", "!"):
            return self._in_quotes(mistakes.HASH_IN_TEXT, self.start, self.end)
        return Value("empty", self.start, self.end, self.start)

    # -- signs of YAML

    def _special(self) -> Value:
        text = self.text
        if shorthand := ANCHOR.match(text):
            return self._without(mistakes.ANCHOR, len(shorthand[0]))
        if tag := TAG.match(text):
            return self._without(mistakes.TAG, len(tag[0]))
        if _ALIAS.match(text):
            return self._alias()
        if text.startswith("- ") and self._has_items_below():
            end = rows.move_below(self.draft, self.line, self.start, self._below().indent)
            return Value("empty", end, end)
        if text[0] == "-" and self.is_list:
            behind = self._behind(self.start + 1)
            comment = re.search(r" +#", text)
            end = self.start + comment.start() if comment else self.end
            cuts = [Cut(self.start, behind, "["), Cut(end, end, "]")]
            self.draft.report(
                mistakes.LIST_BEHIND_NAME, self.line, self.start, self.start + 1, cuts, sure=False
            )
            return Value("closed", self.start, self.end)
        if _ITEM.match(text):
            cut = Cut(self.start, self._behind(self.start + 1), "")
            self.draft.report(
                mistakes.EXTRA_DASH, self.line, self.start, self.start + 1, [cut], sure=False
            )
            return look(self.draft, self.line, self.start, self.key)
        if (sign := _TEXT_BLOCK.match(text)) and (text[0] == "|" or self._goes_on_below()):
            return self._behind_block_sign(sign)
        return self._in_quotes(mistakes.SPECIAL_START, self.start, self.start + 1)

    def _has_items_below(self) -> bool:
        """True where further items of the same list stand below the name on this line."""
        name, below = re.match(" *(?:- +)?(?=[^ -])", self.line.text), self._below()
        is_item = below is not self.line and below.text.startswith("- ", below.indent)
        return name is not None and is_item and below.indent >= name.end()

    def _behind_block_sign(self, sign: re.Match[str]) -> Value:
        """A text that begins on the line of its | or >, and not below."""
        draft, line, at = self.draft, self.line, self.start
        begins = at + sign.end()
        if not self._goes_on_below():
            cuts = [Cut(at, begins, "")]
            draft.report(mistakes.TEXT_BEHIND_BLOCK, line, at, at + 1, cuts, typed=sign["sign"])
            return Value("plain", at, len(line.text))
        gap, indent = at + sign.end("sign"), " " * self._below().indent
        first, last = line.offset + line.origin(gap), line.offset + line.origin(begins)
        edit = Edit(first, last, f"\n{indent}")
        found = draft.report(
            mistakes.TEXT_BEHIND_BLOCK, line, at, at + 1, typed=sign["sign"], shown=False
        )
        found.edits.append(edit)
        line.replace(gap, len(line.text), "")
        return Value("block", at, gap)

    def _alias(self) -> Value:
        cuts = self._quotes()
        self.draft.report(
            mistakes.ALIAS, self.line, self.start, self.end, cuts, sure=False, shown=False
        )
        return Value("closed", self.start, self.end)

    def _without(self, mistake: mistakes.Mistake, length: int) -> Value:
        """Report a sign that hides something from a reader of the file, and leave it out."""
        more = _SHORTHANDS.match(self.line.text, self.start + length)
        end = more.end() if more else self.start + length
        leave_out(self.draft, self.line, mistake, self.start, end)
        return look(self.draft, self.line, self.start, self.key)

    def _behind(self, at: int) -> int:
        """The column of the next sign that is no space."""
        return _behind(self.line, at)

    # -- quotes

    def _quoted(self) -> Value:
        text = self.text
        closing = quoting.closing(text)
        if closing is None:
            return Value("quote", self.start, self.end)
        rest, at = text[closing + 1 :], self.start + closing
        if self._is_only_comma(rest, at + 1):
            return Value("closed", self.start, at + 1)
        if rest and not _COMMENT.match(rest):
            cuts = quoting.other(text, self.start)
            self.draft.report(quoting.inner(text, closing), self.line, at, at + 1, cuts)
            return Value("closed", self.start, self.end)
        self._backslash(text[: closing + 1])
        return Value("closed", self.start, self.start + closing + 1)

    def _is_only_comma(self, rest: str, at: int) -> bool:
        """Report a comma that alone follows a complete value."""
        if not re.fullmatch(r"\s*[,，;；]", rest):
            return False
        cut = Cut(at, self.end, "")
        self.draft.report(mistakes.EXTRA_COMMA, self.line, self.end - 1, self.end, [cut])
        return True

    def _backslash(self, text: str) -> None:
        wrong = quoting.harmful(text)
        if wrong is not None:
            at = self.start + wrong
            cuts = quoting.doubled(text, self.start)
            self.draft.report(mistakes.BACKSLASH, self.line, at, at + 2, cuts)

    def unclosed(self) -> None:
        """A quote that is opened and never closed."""
        text, mark = self.text, self.text[0]
        last = text[-1] if len(text) > 1 else ""
        if last and last in _CLOSING_MARKS and not quoting.ends_with_pair(text):
            self._mixed(self.end - 1, mark)
            return
        if quoting.ends_with_backslash(text):
            at = self.end - 2
            cuts = [*quoting.doubled(text[:-2], self.start), Cut(at, at, "\\")]
            self.draft.report(mistakes.BACKSLASH, self.line, at, at + 2, cuts)
            return
        cuts = [*quoting.doubled(text, self.start), Cut(self.end, self.end, mark)]
        if last in ("'", '"') and last != mark:
            cuts = [Cut(self.end - 1, self.end, mark)]
        self.draft.report(mistakes.OPEN_QUOTE, self.line, self.start, self.end, cuts)

    def _mixed(self, at: int, right: str) -> None:
        cut = Cut(at, at + 1, right)
        self.draft.report(mistakes.MIXED_QUOTES, self.line, at, at + 1, [cut])

    # -- brackets

    def _in_brackets(self) -> Value:
        brackets = Brackets(self.draft, self.line, self.start, self.key)
        brackets.narrow()
        text = self.text
        closing = closing_bracket(text)
        if closing is None:
            return Value("flow", self.start, self.end)
        if _PAIRED[text[0]] != text[closing] and closing + 1 == len(text):
            return self._wrong_bracket(closing)
        rest = text[closing + 1 :]
        if extra := _EXTRA_BRACKETS.match(rest.lstrip(" ")):
            at = self.end - len(rest.lstrip(" "))
            cut = Cut(at, at + extra.end(), "")
            self.draft.report(mistakes.EXTRA_BRACKET, self.line, at, at + extra.end(), [cut])
            rest = ""
        elif self._is_only_comma(rest, self.start + closing + 1):
            rest = ""
        if row := _NEXT_ROW.match(rest):
            brackets.inside(self.start + closing + 1)
            at = self.end - len(rest) + row.end()
            return self._another_row(at) if row["comma"] else self._joined(at - 1, "-")
        if (rest and not _COMMENT.match(rest)) or re.fullmatch(r"\{+[\w-]+\}+", text, re.ASCII):
            return self._in_quotes(mistakes.SPECIAL_START, self.start, self.start + 1)
        if text[0] == "{" and not _PAIR.search(text):
            return self._no_pairs(closing)
        brackets.inside(self.start + closing + 1)
        return Value("closed", self.start, self.end)

    def _wrong_bracket(self, closing: int) -> Value:
        """`[a, b}`: closed with the bracket of another kind."""
        at, right = self.start + closing, _PAIRED[self.text[0]]
        cut = Cut(at, at + 1, right)
        self.draft.report(mistakes.OPEN_BRACKET, self.line, at, at + 1, [cut], typed=right)
        return self._in_brackets()

    def _another_row(self, at: int) -> Value:
        """`- {text: A}, {text: B}`: two items on a line; behind a name, they stand in brackets."""
        if (dash := re.match(" *- ", self.line.text)) and self.key is None:
            end = rows.divide(self.draft, self.line, mistakes.TWO_ITEMS, at, "{", dash[0])
            return Value("plain", self.start, end)
        cuts = [Cut(self.start, self.start, "["), Cut(self.end, self.end, "]")]
        self.draft.report(mistakes.NO_BRACKETS, self.line, at - 1, at, cuts)
        return Value("closed", self.start, self.end)

    def _no_pairs(self, closing: int) -> Value:
        """Braces around items without names: `{甲, 乙}`."""
        end = self.start + closing
        cuts = [Cut(self.start, self.start + 1, "["), Cut(end, end + 1, "]")]
        self.draft.report(
            mistakes.NO_PAIRS, self.line, self.start, self.start + 1, cuts, sure=False
        )
        return Value("closed", self.start, end + 1)
