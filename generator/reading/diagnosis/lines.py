"""Inspects the lines of a file one by one: dash, name, colon, value, level."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.problems.problem import Edit
from generator.reading.diagnosis import mistakes, spaces, values
from generator.reading.diagnosis.draft import Cut, Draft, Finding, Line
from generator.reading.diagnosis.layout import Kind, Layout, Opened
from generator.reading.diagnosis.sketch import SPACE, Sketch, Sketcher, is_blank
from generator.reading.diagnosis.values import Value
from generator.reading.diagnosis.wrapping import is_between_items, is_paragraph, is_wide
from generator.reading.encoding import MAX_LINE

_INDENT = re.compile(f"{SPACE}*")
_NUMBER = re.compile(
    rf"(?:\d{{1,2}}(?:[.．]{SPACE}|[、）)])|[一二三四五六七八九十]{{1,3}}[、.．]|[（(]\d{{1,2}}[）)]|[①-⑳]){SPACE}*(?=\S)"
)
_NO_COLON = re.compile(
    rf"(?P<name>[a-z_]+)(?P<sign>{SPACE}*[=;；，,]{SPACE}*|{SPACE}+|(?=[一-鿿]))(?=\S)"
)
_COMPLEX = re.compile(r" *[?:](?: |$)")
_BEGUN = re.compile(r" +[a-z_]+")
_STRUCTURE = re.compile(rf"{SPACE}*(?:-(?: |$)|(?:- )?[\w-]+{SPACE}*[:：](?: |$))")

_TRANSLATION = re.compile(r"\.[a-z]{2}\.yaml$")



class Last(NamedTuple):
    """The line above, as far as a line that is neither item nor field may belong to it."""

    line: Line
    value: Value
    outer: int
    """The column that a line must stand behind to continue the value."""
    end: int
    """Where its text ends, in characters of the file."""
    holder: str | None = None
    """The name on it, if nothing but names or items may stand behind that."""


def look(draft: Draft) -> None:
    """Find what is wrong with the form of the lines."""
    _Walk(draft).all()


class _Walk:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.names = draft.names
        self.layout = Layout(draft)
        self.sketcher = Sketcher(draft, self.layout)
        self.at = 0
        self.last: Last | None = None
        self.comment: tuple[Line, Value] | None = None
        self.stray: Finding | None = None
        self.dropped: int | None = None

    def all(self) -> None:
        while line := self._next():
            if self.draft.is_full:
                self.draft.stop(line)
                return
            self._line(line)
        self._comment_for_value(-1, "map")

    def _next(self) -> Line | None:
        while self.at < len(self.draft.lines):
            self.at += 1
            line = self.draft.lines[self.at - 1]
            if not is_blank(line):
                return line
            spaces.blank(self.draft, line)
        return None

    # -- a line

    def _line(self, line: Line) -> None:
        odd, widths = self._indent(line)
        if self.dropped is not None and line.indent > self.dropped:
            self.draft.drop(line)
            return
        self.dropped = None
        sketch = self.sketcher.sketch(line)
        if sketch and sketch.name == "<<":
            self._merge_key(line, sketch)
            return
        if sketch is None and is_blank(line):
            return
        if sketch is None and not self._becomes_structure(line):
            self._stray(line)
            return
        self._take(
            line, sketch or self.sketcher.sketch(line) or Sketch(False, 0, None, 0), odd, widths
        )

    def _merge_key(self, line: Line, sketch: Sketch) -> None:
        at = line.indent + sketch.content
        self.draft.report(mistakes.MERGE_KEY, line, at, at + 2, sure=False)
        self.draft.drop(line)
        self.dropped = line.indent

    def _indent(self, line: Line) -> tuple[Finding | None, list[int]]:
        """Replace leading tabs and wide spaces by plain ones; a tab has several possible widths."""
        space = str(_INDENT.match(line.text)[0])  # type: ignore[index]  # it matches nothing, too
        odd = space.strip(" ")
        if not odd or len(space) == len(line.text):
            return None, [len(space)]
        at = space.index(odd[0])
        finding = spaces.report(self.draft, line, at, len(space), [])
        finding.edits = [Edit(line.offset, line.offset + line.origin(len(space)), "")]
        widths = [
            len("".join({"\t": " " * tab, "\u3000": " " * wide}.get(c, " ") for c in space))
            for tab, wide in ((2, 2), (4, 1), (8, 4), (1, 1), (3, 3))
        ]
        line.replace(0, len(space), " " * widths[0])
        return finding, widths

    def _becomes_structure(self, line: Line) -> bool:
        """Give a line the dash or the colon that it obviously lacks."""
        if self._is_number(line):
            return True
        found = _NO_COLON.match(line.text, line.indent)
        if found and found["name"] in self.names.fields and self._is_name_here(line, found.end()):
            at = found.end("name") + len(found["sign"]) - len(found["sign"].lstrip(" "))
            at = min(at, found.end("sign") - 1) if found["sign"] else at
            cut = Cut(*found.span("sign"), ": ")
            self.draft.report(mistakes.NO_COLON, line, at, at + 1, [cut], typed=found["name"])
            return True
        word = line.text.strip(" ")
        names = self.names
        has_more = any(word in some for some in (names.holders, names.texts, names.lists))
        if has_more and self._owns_what_follows(line):
            end = line.indent + len(word)
            cut = Cut(end, end, ":")
            self.draft.report(mistakes.NO_COLON, line, end - 1, end, [cut], typed=word)
            return True
        if self._is_bare_item(line):
            self._insert_dash(line)
            return True
        if self.layout.at(line.indent, "list") and not self.layout.opened:
            if self._is_cut_off(line):
                return False
            self._insert_dash(line)
            return True
        return False

    def _owns_what_follows(self, line: Line) -> bool:
        """True for a name without its colon above what belongs to it."""
        below = self._below()
        if below is None or not self.layout.fits(line.indent, "map"):
            return False
        is_item = below.text.startswith("- ", below.indent)
        return bool(_STRUCTURE.match(below.text)) and below.indent >= line.indent + (not is_item)

    def _is_bare_item(self, line: Line) -> bool:
        """True for the first of several words without dashes, below the name of a list."""
        opened = self.layout.opened
        if opened is None or opened.name not in self.names.lists or line.indent <= opened.column:
            return False
        below = self._below()
        return (
            below is not None
            and below.indent == line.indent
            and not any(_STRUCTURE.match(one.text) or "：" in one.text for one in (line, below))
            and line.text.lstrip()[0] not in "[{\"'|>"
        )

    def _is_cut_off(self, line: Line) -> bool:
        """True for the beginning of a name at the end of a file that has lost what followed."""
        return line.number == len(self.draft.lines) and bool(_BEGUN.fullmatch(line.text))

    def _is_name_here(self, line: Line, behind: int) -> bool:
        """True where a name may stand; below another name, a text may begin with the same word."""
        begins = line.text[behind].isupper() or is_wide(line.text[behind])
        return self.layout.fits(line.indent, "map") and (
            begins or not self.sketcher.is_below_key(line)
        )

    def _is_number(self, line: Line) -> bool:
        number = _NUMBER.match(line.text, line.indent)
        in_list = self.layout.at(line.indent, "list") or self.sketcher.is_below_key(line)
        if not number or not in_list:
            return False
        cut = Cut(*number.span(), "- ")
        self.draft.report(mistakes.NUMBER, line, *number.span(), [cut])
        return True

    def _insert_dash(self, line: Line) -> None:
        at = line.indent
        self.draft.report(mistakes.NO_DASH, line, at, at + 1, [Cut(at, at, "- ")])

    def _take(self, line: Line, sketch: Sketch, odd: Finding | None, widths: list[int]) -> None:
        """Give a line its level, then look at its value."""
        if self._lacks_dash(line, sketch):
            self._insert_dash(line)
            sketch = Sketch(True, sketch.content + 2, sketch.name, sketch.value + 2)
        self._text_beside(line)
        self._comment_for_value(line.indent, sketch.kind)
        key = None if sketch.dash else sketch.name
        put = self.layout.put(line, widths, sketch.kind, key, quiet=odd is not None)
        if odd:
            edit = odd.edits[0]
            odd.edits = [edit._replace(text=" " * line.indent)]
        if put is None:
            self._orphan(line, sketch)
            return
        self.stray = None
        self.layout.enter(line, put, sketch.kind, key)
        if sketch.dash and sketch.name is not None:
            self.layout.nest(line, put + sketch.content, sketch.name)
        self._value(line, put, sketch)

    def _text_beside(self, line: Line) -> None:
        """A text on the line of a name below which stands what belongs to it."""
        last = self.last
        if last is None or last.holder is None or line.indent <= last.outer:
            return
        above, value = last.line, last.value
        self.draft.report(
            mistakes.BESIDE, above, value.start, value.end, typed=last.holder, sure=False
        )
        above.replace(value.start, len(above.text), "")
        self.layout.opened = Opened(last.outer, "map", last.holder)

    def _lacks_dash(self, line: Line, sketch: Sketch) -> bool:
        """A name in the column of the dashes, which the item above it has already."""
        if sketch.dash or self.layout.fits(line.indent, "map"):
            return False
        level = self.layout.at(line.indent, "list")
        item = self.layout.inside(level) if level else None
        return bool(item and sketch.name in item.keys)

    def _orphan(self, line: Line, sketch: Sketch) -> None:
        """A dash where no list is, or a name where no names are."""
        at = line.indent
        is_by_id = _TRANSLATION.search(self.draft.file) and self.layout.at(at, "map")
        if sketch.name == "id" and is_by_id:
            id = line.text[at + sketch.value :].strip()
            cut = Cut(at, len(line.text), f"{id}:")
            self.draft.report(mistakes.BY_ID, line, at, at + 1, [cut])
            self._take(line, Sketch(False, 0, id, len(id) + 1), None, [at])
            return
        if sketch.dash and sketch.name and self.layout.fits(at, "map"):
            cut = Cut(at, at + sketch.content, "")
            self.draft.report(mistakes.EXTRA_DASH, line, at, at + 1, [cut], sure=False)
            bare = Sketch(False, 0, sketch.name, sketch.value - sketch.content)
            self._take(line, bare, None, [at])
            return
        self._lost(line, mistakes.NO_OWNER if sketch.dash else mistakes.STRAY)
        self.dropped = at

    def _value(self, line: Line, put: int, sketch: Sketch) -> None:
        self._second_dash(line, put + sketch.value, sketch)
        key = self.names.chinese.get(sketch.name or "", (sketch.name,))[0]
        value = values.look(self.draft, line, put + sketch.value, key)
        outer = put + sketch.content if sketch.name is not None else put
        holds_items = key in self.names.lists or key in self.names.texts
        is_beside = value.shape in ("plain", "closed") and (
            key in self.names.holders or (holds_items and (self._items_below() or 0) > outer)
        )
        is_text = is_beside and line.text[value.start] not in "[{"
        self.last = Last(line, value, outer, _end(line), key if is_text else None)
        if value.shape == "empty":
            named = sketch.name is not None
            self.layout.opened = Opened(outer, "map" if named else "list", key)
            if named and value.comment is not None:
                self.comment = line, value
        elif value.shape == "block":
            self._skip_block(line, outer)
        elif value.shape in ("quote", "flow"):
            self._skip_to_end(line, value, key, outer)

    def _second_dash(self, line: Line, at: int, sketch: Sketch) -> None:
        """`- - text`: no field holds lists of lists."""
        if sketch.dash and sketch.name is None and line.text.startswith("- ", at):
            gap = len(line.text) - len(line.text[at + 1 :].lstrip(" "))
            self.draft.report(mistakes.EXTRA_DASH, line, at, at + 1, [Cut(at, gap, "")])

    def _comment_for_value(self, indent: int, kind: Kind) -> None:
        """A name behind which there is only a comment, with nothing below."""
        if self.comment and not self.layout.is_child(indent, kind):
            line, value = self.comment
            end = len(line.text.rstrip(" "))
            cut = Cut(value.start, end, '"#"')
            self.draft.report(
                mistakes.ONLY_COMMENT, line, value.start, end, [cut], sure=False, shown=False
            )
            self.layout.opened = None
        self.comment = None

    # -- what reaches over several lines

    def _skip_block(self, line: Line, outer: int) -> None:
        """The lines of a text behind | or >, which may hold anything."""
        first = self.at
        while self.at < len(self.draft.lines):
            below = self.draft.lines[self.at]
            if below.text.strip() and below.indent <= outer:
                break
            self.at += 1
        if any(one.text.strip() for one in self.draft.lines[first : self.at]):
            return
        finding = None
        while self.at < len(self.draft.lines):
            below = self.draft.lines[self.at]
            if _STRUCTURE.match(below.text):
                return
            if below.text.strip():
                cut = Cut(0, 0, " " * (outer + 2 - below.indent))
                if finding is None:
                    finding = self.layout.report(below, below.indent, outer + 2)
                self.draft.fix(finding, below, [cut])
            self.at += 1

    def _skip_to_end(self, line: Line, value: Value, key: str | None, outer: int) -> None:
        """A quoted text or a list in brackets that goes on below; or that is closed nowhere."""
        whole = line.text[value.start :].rstrip(" ")
        for n, below in enumerate(self.draft.lines[self.at : self.at + 40]):
            inside = value.shape == "flow" and below.indent > outer
            if _STRUCTURE.match(below.text) and not inside:
                break
            whole += "\n" + below.text.strip(" ")
            if len(whole) > MAX_LINE:
                break
            if end := values.is_whole(whole):
                if not whole[end:].strip() or whole[end:].lstrip().startswith("#"):
                    self._wrapped(line, self.draft.lines[self.at : self.at + n + 1], value)
                    self.at += n + 1
                    return
                break
        values.unclosed(self.draft, line, value, key)

    def _wrapped(self, line: Line, below: list[Line], value: Value) -> None:
        """A quoted text over several lines; brackets may be broken anywhere but in a text."""
        end = _end(line)
        for one in below:
            if not one.text.strip():
                continue
            between = value.shape == "flow" and is_between_items(line.text, one.text)
            if between or is_paragraph(line.text, one.text):
                line, end = one, _end(one)
            else:
                end = self._continues(line, end, one)

    # -- lines that are neither item nor field

    def _stray(self, line: Line) -> None:
        if self.sketcher.is_below_key(line) or (
            not self.layout.levels and line.text.lstrip()[0] in "[{"
        ):
            # A heading above the items of a list that has lost the sign of a comment.
            if self._items_below() == line.indent:
                self._lost(line)
            else:
                self._value_below(line)
            return
        last = self.last
        if self._is_cut_off(line):
            self.draft.report(mistakes.CUT_OFF, line, line.indent, len(line.text), sure=False)
            self.draft.drop(line)
            return
        if (
            _COMPLEX.match(line.text)
            or not last
            or last.value.shape != "plain"
            or last.value.comment is not None
        ):
            self._lost(line)
            return
        folds = line.indent > last.outer
        trouble = values.has_trouble(line.text)
        if folds and not trouble and is_paragraph(last.line.text, line.text):
            self.last = last._replace(line=line, end=_end(line))
            return
        end = self._continues(last.line, last.end, line, sure=folds)
        self.last = last._replace(end=end)

    def _below(self) -> Line | None:
        """The next line that holds something."""
        return next((one for one in self.draft.lines[self.at :] if not is_blank(one)), None)

    def _items_below(self) -> int | None:
        """The column of the dash on the next line, if one stands there."""
        below = self._below()
        is_item = below is not None and below.text.startswith("- ", below.indent)
        return below.indent if below and is_item else None

    def _value_below(self, line: Line) -> None:
        """A value on a line of its own, below its name."""
        outer = self.layout.opened.column if self.layout.opened else -1
        self.layout.opened = self.comment = None
        value = values.look(self.draft, line, line.indent, None)
        self.last = Last(line, value, outer, _end(line))
        if value.shape == "block":
            self._skip_block(line, outer)
        elif value.shape in ("quote", "flow"):
            self._skip_to_end(line, value, None, outer)

    def _continues(self, above: Line, end: int, line: Line, *, sure: bool = True) -> int:
        """A text that goes on below its line: joined to it, as it was probably meant.

        Takes the place in the file where the text ends so far, and returns where it ends then.
        """
        if len(above.text) > MAX_LINE:
            self._lost(line)
            return end
        start, at = line.indent, len(above.text.rstrip(" "))
        text = line.text[start:].rstrip(" ")
        between = "" if is_wide(above.text[at - 1 : at]) or is_wide(text[:1]) else " "
        edit = Edit(end, line.offset + line.origin(start), between)
        end = _end(line)
        if self.stray is None:
            self.stray = self.draft.report(
                mistakes.CONTINUED, line, start, start + len(text), sure=sure, shown=False
            )
        self.stray.edits.append(edit)
        self.draft.torn = self.draft.torn or not sure  # it may be what is missing elsewhere
        above.replace(at, len(above.text), between + text)
        line.replace(0, len(line.text), "")
        self.draft.doubtful.add(above.number)
        return end

    def _lost(self, line: Line, mistake: mistakes.Mistake = mistakes.STRAY) -> None:
        start = line.indent
        if self.stray is None:
            end = len(line.text.rstrip())
            self.stray = self.draft.report(mistake, line, start, end, sure=False, shown=False)
        self.draft.drop(line)


def _end(line: Line) -> int:
    """Where a line's text ends, in characters of the file."""
    return line.offset + line.origin(len(line.text.rstrip(" ")))
