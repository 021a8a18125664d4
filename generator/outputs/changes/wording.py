"""How changes are worded for people: names of fields and values, texts without marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from generator.content import markup
from generator.content.entries import KIND_OF
from generator.content.naming import naming
from generator.content.records import KINDS
from generator.content.types import Record
from generator.content.walk import marks, plan
from generator.locale import words, writing
from generator.outputs.changes.snapshot import ItemState, Snapshot

_MODELS: dict[str, type[BaseModel]] = {
    **KINDS,
    **{kind: model for model, kind in KIND_OF.items()},
}


class Wording:
    """Says in a language what stands in an edition."""

    def __init__(self, edition: Snapshot, language: str) -> None:
        self.edition, self.language = edition, language
        self.words = words(language)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Titles by full id; of people, topics and limits by their own id alone, too."""
        titles = {}
        for id, item in self.edition.items.items():
            if item.document in KINDS:
                titles[id.rpartition("/")[2]] = item.title
        return titles | {id: item.title for id, item in self.edition.items.items()}

    @cached_property
    def _variables(self) -> dict[str, str]:
        items = self.edition.items.values()
        named = {
            one.id.rpartition("/")[2]: one.fields.get("value", "")
            for one in items if one.kind == "variable"
        }  # fmt: skip
        settings = self.edition.items.get("handbook")
        company = settings.fields.get("company", "") if settings else ""
        return {"company": company, **named}

    def title(self, item: ItemState) -> str:
        """What an item is called; what has no title of its own, by its kind."""
        if item.id in KINDS:
            return str(self.words["nav"].get({"handbook": "organisation"}.get(item.id, item.id)))
        return self._titles.get(item.title, item.title)

    def kind(self, item: ItemState) -> str:
        return str(self.words["kind"].get(item.kind, ""))

    def text(self, written: str) -> str:
        """The value of a field without marks, ids by the titles of what they name."""
        lines = (self._value(line) for line in written.split("\n"))
        return "\n".join(markup.plain(line, self._variables, self._titles) for line in lines)

    def _value(self, line: str) -> str:
        known = self.words["when"] | self.words["part"]
        return self._titles.get(line) or str(known.get(line, line))

    def label(self, kind: str, path: str) -> str:
        """What the field at a path is called."""
        return " · ".join(_labels(kind, path, self.language)) or path


@cache
def _labels(kind: str, path: str, language: str) -> tuple[str, ...]:
    return tuple(_named(_MODELS.get(kind), path.split("."), language))


def _named(model: type[BaseModel] | None, path: list[str], language: str) -> Iterator[str]:
    """The names of the fields that a path leads through."""
    for part in path:
        name = {one.key: one.name for one in plan(model)}.get(part) if model else None
        if model is None or name is None:
            continue  # the id or number of a line
        info = model.model_fields[name]
        called = naming(info)
        yield called.names[0] if writing(language)["han"] and called.names else called.name or part
        model = next(filter(_is_record, marks(info.annotation)), None)


def _is_record(mark: Any) -> bool:
    return isinstance(mark, type) and issubclass(mark, Record)
