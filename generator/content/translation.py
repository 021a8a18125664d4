"""Lays a translation over a record: the same record, its texts in another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, TypeVar

from generator.content import ids
from generator.content.overlay import Left
from generator.content.types import Keyed, Record
from generator.content.vocabulary import meant
from generator.content.walk import FieldPlan, Place, many, plan
from generator.problems.problem import MOST, Edit, Problem, Problems, Words
from generator.problems.spelling import Guess, Speller, near
from generator.reading.document import Document, Path

R = TypeVar("R", bound=Record)

_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]")


class Renamed(NamedTuple):
    """An item of the original that bears another id than when it was translated."""

    place: Place
    old: str
    new: str
    full: str
    """The full id under which others knew it."""


class Translator:
    """Lays a translation over a record, and keeps what is missing and what fits nowhere."""

    def __init__(
        self,
        problems: Problems,
        source: Document | None,
        base_file: str,
        *,
        is_han: bool = True,
        kept: Collection[str] = (),
        prefix: str = "",
    ) -> None:
        """`kept` are the ways to what was translated before, `prefix` begins each full id."""
        self.problems = problems
        self.source = source
        self.base_file = base_file
        self.is_han = is_han
        self.kept = kept
        self.prefix = prefix
        self.renamed: list[Renamed] = []
        self.missing: list[Place] = []
        self.blank: dict[Place, Path] = {}
        """Texts whose name stands in the translation with nothing behind it, and where."""
        self.several: list[Place] = []
        """Texts of the original that are several items without brackets: `甲、乙`."""
        self.left: list[Left] = []
        """Texts that are still in the language of the original."""
        self.reported = self.more = 0
        """How many problems are listed, and how many more there are."""
        self.speller = Speller()

    @property
    def is_full(self) -> bool:
        return self.reported >= MOST

    def translated(self, record: R, value: Any, path: Path, base: Path = ()) -> R:
        if isinstance(value, str) and isinstance(record, Keyed):
            value = {self._only_text(record): value}
        if value is None:
            value = {}
        if not isinstance(value, dict):
            self._report(path, Words("这里应当按编号写译文", "translations are listed by id here"))
            value = {}
        lay_over: dict[str, Callable[[Any, Any, Path, Path], Any]] = {
            "record": self.translated, "items": self._items, "rows": self._rows,
            "texts": self._texts, "described": self._described, "aliases": self._aliases,
        }  # fmt: skip
        update: dict[str, Any] = {}
        known: list[str] = []
        for one in plan(type(record)):
            old = getattr(record, one.name)
            shape = _shape(old, one)
            if shape is None:
                continue
            known.append(one.key)
            if shape in lay_over:
                given = value.get(one.key)
                if given is None and one.key in value:
                    self.blank[Place(self.base_file, (*base, one.key))] = (*path, one.key)
                new = lay_over[shape](old, given, (*path, one.key), (*base, one.key))
                if new is not old:
                    update[one.name] = new
        for key in value:
            if key not in known and value[key] is None and self._is_behind_comma((*path, key)):
                self._report_comma((*path, key))
            elif key not in known:
                words = Words(f"原文里没有可译的“{key}”", f"there is no “{key}” to translate")
                self._report_name(
                    (*path, key), words, None if self.is_full else meant(key, known), value
                )
        return record.model_copy(update=update) if update else record

    def _only_text(self, record: Keyed) -> str:
        """The field that a bare text translates: the one that names the item, if it is a text."""
        fields = [one for one in plan(type(record)) if one.prose]
        named = [one.key for one in fields if one.name == type(record).NAMED_BY]
        return (named or [one.key for one in fields if getattr(record, one.name)])[0]

    def _rows(
        self, old: tuple[Record, ...], given: Any, path: Path, base: Path
    ) -> tuple[Record, ...]:
        """Rows of a table, which have no ids: they are translated in their order."""
        if given is not None and not isinstance(given, list):
            self._report(path, Words("这里应当逐行写译文", "rows are translated in their order"))
            given = None
        elif given and len(given) != len(old):
            self._report_lengths(path, len(old), len(given))
            given = None
        rows = given or [None] * len(old)
        new = tuple(
            self.translated(row, rows[n], (*path, n), (*base, n)) for n, row in enumerate(old)
        )
        return old if all(a is b for a, b in zip(old, new, strict=True)) else new

    def _items(
        self, old: tuple[Keyed, ...], given: Any, path: Path, base: Path
    ) -> tuple[Keyed, ...]:
        if isinstance(given, str) and len(old) == 1:
            given = {old[0].id: given}
        if given is not None and not isinstance(given, dict):
            self._report(path, Words("这里应当按编号写译文", "translations are listed by id here"))
            given = None
        given = given or {}
        known = frozenset(item.id for item in old)
        if twins := {id for id, count in Counter(one.id for one in old).items() if count > 1}:
            # One of the twins had another id, by which it was translated.
            given = {id: value for id, value in given.items() if id in known - twins}
        pairs = _other_names(old, given) if not given.keys() <= known else {}
        of = {new: id for id, new in pairs.items()}
        for id in given:
            if id not in known and not self._is_renamed(id, pairs.get(id), path, base, old):
                words = Words(f"原文里没有编号“{id}”", f"the original has no “{id}”")
                nearest = None if self.is_full else self.speller.guess(id, known)
                self._report_name((*path, id), words, nearest, given, self.prefix + id)
        new = tuple(
            self.translated(item, given.get(id), (*path, id), (*base, n))
            for n, item in enumerate(old)
            for id in (of.get(item.id, item.id),)
        )
        return old if all(a is b for a, b in zip(old, new, strict=True)) else new

    def _is_renamed(
        self, id: str, new: str | None, path: Path, base: Path, items: tuple[Keyed, ...]
    ) -> bool:
        """Keep an item of the original that was translated under another id than it has now."""
        if new is None or self._was_translated((*path, new)) or not self._was_translated(
            (*path, id)
        ):
            return False
        at = next(n for n, item in enumerate(items) if item.id == new)
        place = Place(self.base_file, (*base, at, "id"))
        self.renamed.append(Renamed(place, id, new, self.prefix + id))
        return True

    def _was_translated(self, path: Path) -> bool:
        way = "/".join(map(str, path))
        return any(one == way or one.startswith(f"{way}/") for one in self.kept)

    def _texts(self, old: Any, given: Any, path: Path, base: Path) -> Any:
        """A text, or a list of as many texts as the original has."""
        if given is None:
            if not all(map(self._is_universal, many(old))):
                self.missing.append(Place(self.base_file, base))
            return old
        if isinstance(old, str):
            if isinstance(given, str) and given.strip():
                self._look_for_original(old, given, path, base)
                return given
            self._report(
                path, Words("这里应当是一句文字", "a text is expected here"), key=given == ""
            )
            return old
        new = self._list(old, given, path)
        if len(new) != len(old):
            if len(old) == 1 and len(_SEPARATORS.split(old[0])) == len(new):
                self.several.append(Place(self.base_file, base))
            else:
                self._report_lengths(path, len(old), len(new))
            return old
        for n, (one, other) in enumerate(zip(old, new, strict=True)):
            self._look_for_original(one, other, (*path, n), (*base, n))
        return new

    def _look_for_original(self, old: str, given: str, path: Path, base: Path) -> None:
        """Keep a text that stands in the translation as it was, or mostly in Chinese."""
        if self.is_han or given.isascii():
            return
        here = len(_HAN.findall(given))
        if here and (given == old or 2 * here > len(_LATIN.findall(given))):
            self.left.append(Left(path, Place(self.base_file, base), given == old))

    def _described(self, old: Any, given: Any, path: Path, base: Path) -> Any:
        """What is described in words; ids among them stay as they are."""
        new = self._texts(old, given, path, base)
        if isinstance(old, tuple) and new is not old:
            return tuple(a if ids.is_id(a) else b for a, b in zip(old, new, strict=True))
        return new

    def _aliases(self, old: tuple[str, ...], given: Any, path: Path, base: Path) -> tuple[str, ...]:
        """Other names, of which each language has as many as it has."""
        return old if given is None else self._list(old, given, path)

    def _list(self, old: tuple[str, ...], given: Any, path: Path) -> tuple[str, ...]:
        """The texts of a list, or the original ones where something else is given."""
        given = (given,) if isinstance(given, str | dict) else given
        texts = tuple("" if one is None else one for one in given)
        if all(isinstance(one, str) and (one or "" in old) for one in texts):
            return texts
        several = Words("这里应当是文字的列表", "a list of texts is expected here")
        self._report(path, several, key=False)
        return old

    def _is_universal(self, words: str) -> bool:
        """True for what is the same in a language of Latin letters: a number, a code, a name."""
        return not self.is_han and not _HAN.search(words)

    def _is_behind_comma(self, path: Path) -> bool:
        """True for the rest of a text in braces, which a comma ended."""
        if self.source is None:
            return False
        span = self.source.span(path, key=True)
        before = self.source.lines[span.line - 1][: span.column - 1]
        return before.rstrip().endswith(",") and "{" in before

    def _report_comma(self, path: Path) -> None:
        if self.source is None or self.is_full:
            self.more += 1
            return
        self.reported += 1
        span = self.source.span(path, key=True)
        before = self.source.lines[span.line - 1][: span.column - 1].rstrip()
        message = Words(
            f"“{path[-1]}”被逗号断开，成了另一项", f"the comma before “{path[-1]}” ends the text"
        )
        hint = Words(
            "花括号里的文字有逗号时，请加引号。", "Put quotes around a text that holds a comma."
        )
        place = span._replace(column=len(before), length=1)
        self.problems.extend([Problem("comma-in-text", place, message, hint)])

    def _report_lengths(self, path: Path, lines: int, given: int) -> None:
        self._report(
            path,
            Words(
                f"原文有 {lines} 项，译文有 {given} 项",
                f"the original has {lines} items, the translation {given}",
            ),
            Words("请逐项对应。", "Translate item by item."),
        )

    def _report_name(
        self,
        path: Path,
        message: Words,
        meant: Guess | None,
        beside: Mapping[str, Any],
        about: str = "",
    ) -> None:
        """Report a name that the original does not have, and suggest the one that was meant."""
        if self.source is None or meant is None:
            self._report(path, message, about=about)
            return
        edits, corrected = self.source.instead(path, meant.word, key=True)
        fix = edits if meant.sure and meant.word not in beside else ()
        hint = near(meant.word)
        self._report(path, message, hint, fix=fix, corrected=corrected, about=about)

    def _report(
        self,
        path: Path,
        message: Words,
        hint: Words | None = None,
        *,
        key: bool = True,
        fix: tuple[Edit, ...] = (),
        corrected: str | None = None,
        about: str = "",
    ) -> None:
        """Report a mistake at the name or the value that a path leads to."""
        if self.is_full:
            self.more += 1
        elif self.source is not None:
            self.reported += 1
            span = self.source.span(path, key=key)
            hint = hint or _SAME_NAMES
            self.problems.extend(
                [Problem("translation", span, message, hint, "error", fix, corrected, about)]
            )


def _other_names(items: tuple[Keyed, ...], given: Mapping[str, Any]) -> dict[str, str]:
    """The items that are translated under ids which the original does not have, by these.

    One id on each side, or ids at the same place of two lists of one length, belong together.
    """
    ids_here, ids_there = [item.id for item in items], list(given)
    unknown = [id for id in ids_there if id not in set(ids_here)]
    lacking = [id for id in ids_here if id not in given]
    if len(unknown) == len(lacking) == 1:
        return {unknown[0]: lacking[0]}
    if len(ids_here) != len(ids_there):
        return {}
    both = zip(ids_there, ids_here, strict=True)
    return {id: new for id, new in both if id in unknown and new in lacking}


def _shape(old: Any, one: FieldPlan) -> str | None:
    """What there is to translate in a field; None for a field without words."""
    if isinstance(old, Record):
        return "record"
    if isinstance(old, tuple) and old and isinstance(old[0], Record):
        return "items" if isinstance(old[0], Keyed) else "rows"
    if one.name == "aliases":
        return "aliases"
    if not one.prose or not old:
        return None
    if one.in_words:  # forms and papers that are all named by id have nothing to translate
        return "ids" if all(map(ids.is_id, many(old))) else "described"
    return "texts"


_SEPARATORS = re.compile("[、，；,;]")
_SAME_NAMES = Words("译文的名称和编号与原文相同。", "Names and ids are those of the original.")
