"""The parts of a line: its dash, its name with the colon, and where its value begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.problems.spelling import suggest
from generator.reading.diagnosis import mistakes, spaces, values
from generator.reading.diagnosis.clean import clean_shape
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.diagnosis.layout import Kind, Layout
from generator.reading.invisible import SPACES

SPACE = f"[ {SPACES}]"
_LIKE_DASHES = "－—–―−‐‑‒﹣•●○■□◆◇▪▫‣⁃·・"
_DASH = re.compile(
    rf"(?:(?P<dash>-)(?!-)|(?P<like>[{_LIKE_DASHES}])(?!(?P=like))|(?P<mark>[*+])(?={SPACE}))"
    rf"(?P<gap>{SPACE}*)"
)
_NAME = re.compile(
    r"(?P<name>\"[^\"]*\"|'[^']*'|[^\s:：#\"'\[\]{},，。；;！？、=&*|>%@`“”‘’（）]+)"
    rf"(?P<gap>{SPACE}*)(?P<colon>[:：﹕︓∶꞉ː][:：]*+)(?P<after>{SPACE}*)"
)
_PHRASE = re.compile(rf"[^\s\"'\[\]{{}}&*!|>%@`#,?-][^，。；！？:]{{0,40}}?:(?={SPACE}|$){SPACE}*")
_DECORATED = re.compile(
    rf"(?P<open>\*\*|__|[*_`])(?P<name>[^\s:：*_`](?:[^\s:：*`]*[^\s:：*_`])?)"
    rf"(?:(?P<close>(?P=open))(?={SPACE}*[:：])|[:：](?P<behind>(?P=open))(?={SPACE}|$))"
)
"""A name with the marks that make it bold, slanted or code elsewhere: `**title**: Clerk`."""
_ALL_QUOTED = re.compile(
    r"(?P<mark>[\"'])(?P<name>[a-z_]+): +(?P<text>[^\"' ](?:(?!(?P=mark)).)*)(?P=mark) *$"
)
_NAMED = re.compile(r" +[\w-]+ *[:：](?: |$)")
_IDENTIFIER = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)


class Sketch(NamedTuple):
    """The parts of a line, in columns behind its indentation."""

    dash: bool
    content: int
    name: str | None
    value: int

    @property
    def kind(self) -> Kind:
        return "list" if self.dash else "map"


class _Name(NamedTuple):
    """The name of a field, and the column where its value starts."""

    text: str
    value: int


class Sketcher:
    """Takes lines apart, and corrects their dashes and colons on the way."""

    def __init__(self, draft: Draft, layout: Layout) -> None:
        self.draft = draft
        self.names = draft.names
        self.layout = layout

    def sketch(self, line: Line) -> Sketch | None:
        """The parts of a line, its dash and colon made right; None for a line without either."""
        start = line.indent
        content = self._dash(line, start)
        dash = content is not None
        if content is None:
            content = start
        self._tag(line, content)
        self._decorated(line, content, dash)
        if not dash:
            self._quoted(line, content)
        name = self._name(line, content, dash)
        if not dash and not name:
            return None
        value = name.value if name else content
        return Sketch(dash, content - start, name.text if name else None, value - start)

    def _tag(self, line: Line, at: int) -> None:
        """A tag or an anchor in front of a name, or of everything."""
        for pattern, mistake in ((values.TAG, mistakes.TAG), (values.ANCHOR, mistakes.ANCHOR)):
            found = pattern.match(line.text, at)
            if found and (_NAMED.match(line.text, found.end()) or not self.layout.levels):
                values.leave_out(self.draft, line, mistake, *found.span())

    def _decorated(self, line: Line, at: int, dash: bool) -> None:
        """The marks of Markdown around a name."""
        found = _DECORATED.match(line.text, at)
        if found is None:
            return
        name = found["name"]
        is_id = not dash and self.layout.fits(at, "map") and _IDENTIFIER.fullmatch(name)
        is_chinese = name in self.names.chinese and (not dash or self._has_sibling(line, at))
        if is_id or is_chinese or name in self.names.fields:
            close = "close" if found["close"] else "behind"
            cuts = [Cut(*found.span(part), "") for part in ("open", close)]
            self.draft.report(mistakes.DECORATED, line, at, found.end(close), cuts, typed=name)

    def _quoted(self, line: Line, at: int) -> None:
        """Quotes around a name together with its value: `"title: Clerk"`."""
        found = _ALL_QUOTED.match(line.text, at)
        if found and found["name"] in self.names.fields:
            text = found["text"]
            mark = "" if clean_shape(text, 0, self.names) == "plain" else found["mark"]
            end = found.end("text")
            cuts = [Cut(at, at + 1, ""), Cut(found.start("text"), found.start("text"), mark),
                    Cut(end, end + 1, mark)]  # fmt: skip
            self.draft.report(mistakes.ALL_QUOTED, line, at, found.end("name"), cuts)

    def _dash(self, line: Line, at: int) -> int | None:
        """The column behind a dash and its space."""
        dash = _DASH.match(line.text, at)
        if not dash or (dash["like"] and not dash["gap"] and dash.end() == len(line.text)):
            return None
        gap, rest = dash["gap"], line.text[dash.end() :]
        right = "-" if not rest else "- "
        if dash["dash"] and (gap or not rest):
            if odd := gap.strip(" "):
                start = dash.start("gap") + gap.index(odd[0])
                spaces.report(self.draft, line, start, dash.end(), [Cut(*dash.span(), right)])
                return at + len(right)
            return dash.end()
        if dash["dash"]:
            self.draft.report(mistakes.DASH_SPACE, line, at, at + 1, [Cut(at + 1, at + 1, " ")])
        else:
            self.draft.report(mistakes.WIDE_DASH, line, at, at + 1, [Cut(*dash.span(), right)])
        return at + len(right)

    def _name(self, line: Line, at: int, dash: bool) -> _Name | None:
        """The name of a field, its colon made right."""
        found = _NAME.match(line.text, at)
        if not found:
            return None if dash else self._phrase(line, at)
        if odd := found["gap"].strip(" "):
            first = found.start("gap") + found["gap"].index(odd[0])
            cut = Cut(*found.span("gap"), "")
            spaces.report(self.draft, line, first, found.end("gap"), [cut])
            return self._name(line, at, dash)
        name = found["name"].strip("\"'")
        rest = line.text[found.end() :]
        if found["colon"] == ":" and (found["after"] or not rest.strip(",，;；")):
            if dash and not self._is_name(line, at, found):
                return None
            return self._spaced(line, found, name, rest)
        if not self._is_name_all_the_same(line, at, name, dash) or rest.startswith("//"):
            return None
        right = ": " if rest else ":"
        span = found.span("colon")
        if found["colon"] == ":":
            self.draft.report(mistakes.COLON_SPACE, line, *span, [Cut(span[1], span[1], " ")])
            return _Name(name, span[1] + 1)
        cut = Cut(found.end("name"), found.end(), right)
        mistake = mistakes.WIDE_COLON if len(found["colon"]) == 1 else mistakes.TWO_COLONS
        at = span[1] - 1 if found["colon"].startswith(":") else span[0]
        self.draft.report(mistake, line, at, at + 1, [cut])
        return _Name(name, found.end("name") + len(right))

    def _spaced(self, line: Line, found: re.Match[str], name: str, rest: str) -> _Name:
        after = found["after"]
        if odd := after.strip(" "):
            right = " " if rest else ""
            start = found.start("after") + after.index(odd[0])
            spaces.report(self.draft, line, start, found.end(), [Cut(*found.span("after"), right)])
            return _Name(name, found.start("after") + len(right))
        return _Name(name, found.end())

    def _phrase(self, line: Line, at: int) -> _Name | None:
        """Several words before a colon: no field is called so, but YAML takes them for a name."""
        found = _PHRASE.match(line.text, at)
        if found and self.layout.fits(at, "map") and not self.is_below_key(line):
            return _Name(found[0].rstrip().removesuffix(":"), found.end())
        return None

    def _is_name(self, line: Line, at: int, found: re.Match[str]) -> bool:
        """Whether `- words: more` is a field, or a text with a colon in it."""
        name = found["name"]
        if name in self.names.fields or name[0] in "\"'" or self._has_sibling(line, at):
            return True
        value = line.text[found.end() :]
        if not value and self._goes_deeper(line, at):
            return True
        if value[:1] in tuple("[{\"'|>") and _IDENTIFIER.fullmatch(name):
            return True
        return bool(_IDENTIFIER.fullmatch(name) and suggest(name, self.names.fields))

    def _is_name_all_the_same(self, line: Line, at: int, name: str, dash: bool) -> bool:
        """Whether what stands before a colon that is not one was meant as the name of a field."""
        if name in self.names.fields:
            return True
        if dash:
            return name in self.names.chinese and self._has_sibling(line, at)
        return name in self.names.chinese or bool(_IDENTIFIER.fullmatch(name) and len(name) > 1)

    def _has_sibling(self, line: Line, at: int) -> bool:
        """True when the next line is a field in the same column, as in an item of several."""
        below = self._below(line)
        return below is not None and below.indent == at and _NAME.match(below.text, at) is not None

    def _goes_deeper(self, line: Line, at: int) -> bool:
        """True when what stands in the next line belongs to this one."""
        below = self._below(line)
        return below is not None and below.indent >= at

    def _below(self, line: Line) -> Line | None:
        """The next line that holds something."""
        lines = self.draft.lines
        below = (lines[n] for n in range(line.number, len(lines)))
        return next((one for one in below if not is_blank(one)), None)

    def is_below_key(self, line: Line) -> bool:
        opened = self.layout.opened
        return opened is not None and line.indent > opened.column


def is_blank(line: Line) -> bool:
    text = line.text.strip()
    return not text or text[0] == "#"
