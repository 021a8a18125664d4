"""Problems in the words of a form: fields by their names, files by their titles, nothing of YAML.

`check` speaks to whoever has the file before them, with its lines and dashes. The same problem
stands beside a field here, so what it says of the file is said of the form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from generator.content.records import KINDS
from generator.content.types import Record
from generator.content.vocabulary import models
from generator.editing.forms import Field, form_of, model_of, record_in
from generator.locale import Section, words
from generator.problems.problem import Language, Problem
from generator.reading.document import Path

Titles = Mapping[str, str]
"""What each file is called, by its path."""


class Said(NamedTuple):
    """A problem as a form says it."""

    message: str
    hint: str
    accepts: tuple[str, str] | None
    """The check and the item by which it can be accepted as it is."""


def said(problem: Problem, path: Path, kind: str, titles: Titles, language: Language) -> Said:
    """A problem at a path of a file of a kind."""
    model = model_of(kind) if kind in KINDS else None
    message, hint = problem.message[language], problem.hint[language] if problem.hint else ""
    accepted = _ACCEPTED.search(problem.hint.en) if problem.hint else None
    accepts = (accepted[1], accepted[2]) if accepted else None
    table = words(language)["editor"]["problem"]
    field = field_at(model, path, language)
    if problem.code in ("missing-field", "blank") and field:
        return Said(table[problem.code].format(field=field.name), field.help, None)
    hint = "".join(one for one in _SENTENCE.findall(hint) if not _ACCEPTED.search(one))
    known = {**_all_fields(language), **_fields_of(model, path, language)}
    speech = _Speech(known, titles, language)
    if problem.code in table:
        return Said(speech.worded(message), table[problem.code], accepts)
    return Said(speech.worded(message), speech.worded(hint, is_hint=True).strip(), accepts)


_ACCEPTED = re.compile(r"check: ([\w-]+), item: ([\w/.-]+)")
_SENTENCE = re.compile(r"[^。]+。?|。")
_FILE = re.compile(r"[“`]?([\w/-]+\.yaml)[”`]?")
_EXAMPLE = re.compile(r"(?:，例如|, such as|例如)?:? ?`?(?:- )?\{([^}]*)\}`?")
_PAIR = re.compile(
    r"(?:写上|写成|写|Write)? ?`?\b([a-z_]+): ?(\"[^\"]*\"|[^，。；,;`|]*[^，。；,;`| .])`?"
)
_EMPTY = re.compile(r"(?:Write|Add) `([a-z_]+):`(?: (?:and )?(?:a|what)[^,.]*)?")
_NAME = re.compile(
    r"[“`]([a-z]+(?:_[a-z]+)*)[”`]|(?<![\w“/.#-])([a-z]+(?:_[a-z]+)+|[a-z]{2,})(?![\w”/:-]|\.\w)"
)


_AROUND = re.compile(r" ?(“[^”]*”) ?")
"""Chinese has no spaces around a name in quotes, as there were around a Latin word."""


class _Speech(NamedTuple):
    """How a sentence about a file is said of its form."""

    known: Mapping[str, Field]
    titles: Titles
    language: Language

    def worded(self, text: str, *, is_hint: bool = False) -> str:
        text = _FILE.sub(self._title, text)
        if is_hint:
            text = _EMPTY.sub(self._pair, _PAIR.sub(self._pair, _EXAMPLE.sub(self._example, text)))
        elif "“" not in text.partition(": ")[0][-12:]:  # what is quoted stays as it was typed
            text = _PAIR.sub(self._pair, text)
        text = _NAME.sub(self._name, text)
        for written, spoken in self._table["spoken"]:
            text = text.replace(written, spoken)
        text = text.replace("`", "")
        return _AROUND.sub(r"\1", text) if self.language == "zh" else text

    @property
    def _table(self) -> Section:
        table: Section = words(self.language)["editor"]["problem"]
        return table

    def _title(self, found: re.Match[str]) -> str:
        """A file by what it is called."""
        single = words(self.language)["editor"]["single"]
        file = found[1]
        return f"“{self.titles.get(file) or single.get(file.removesuffix('.yaml')) or file}”"

    def _example(self, found: re.Match[str]) -> str:
        """`{text: …, pair: …}`: the fields that it names; nothing of a mere example."""
        keys = re.findall(r"([a-z_]+):", found[1])
        names = [f"“{self.known[key].name}”" for key in keys if key in self.known]
        is_mere = found[0].startswith(("，", ", such", "例如"))
        return "" if is_mere else str(self._table["and"]).join(names)

    def _pair(self, found: re.Match[str]) -> str:
        """`key: value`: what to tick, choose or fill in."""
        key, value = found[1], found[2].strip('"') if found.lastindex == 2 else ""
        field = self.known.get(key)
        if field is None:
            return found[0]
        called = dict(field.choices).get(value)
        if field.holds == "flag":
            how = "tick" if value == "true" else "untick"
        else:
            how = "choose" if called or re.fullmatch(r"[\d.-]+", value) else "fill"
        return str(self._table[how].format(field=field.name, value=called or value))

    def _name(self, found: re.Match[str]) -> str:
        """A field by its name, where a word is one."""
        key = found[1] or found[2]
        is_prose = self.language == "en" and not found[1] and "_" not in key
        return found[0] if is_prose or key not in self.known else f"“{self.known[key].name}”"


def field_at(model: type[Record] | None, path: Path, language: Language) -> Field | None:
    """The field that a path leads to: of an item that is a text alone, what names it."""
    field = None
    for part in path:
        if isinstance(part, str) and model:
            field = next((one for one in form_of(model, language).fields if one.key == part), None)
            model = record_in(model, part)
    if path and isinstance(path[-1], int) and model:
        form = form_of(model, language)
        return next((one for one in form.fields if one.key == form.named_by), field)
    return field


def _fields_of(
    model: type[Record] | None, path: Path, language: Language
) -> dict[str, Field]:  # fmt: skip
    """The fields of the records around a path, the inner ones before the outer."""
    out: dict[str, Field] = {}
    for part in (None, *path):
        model = record_in(model, part) if model and isinstance(part, str) else model
        if model:
            out |= {one.key: one for one in form_of(model, language).fields}
    return out


@cache
def _all_fields(language: Language) -> dict[str, Field]:
    """Every field by its key; of several of the same name, the first."""
    out: dict[str, Any] = {}
    for model in models():
        if issubclass(model, Record):
            for one in form_of(model, language).fields:
                out.setdefault(one.key, one)
    return out
