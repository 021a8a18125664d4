"""What changed in a file, in the words of its form: which item, which field, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.content.places import file_name
from generator.content.types import Keyed, Record
from generator.editing.drafts import document_of
from generator.editing.edits import id_of, model_of_file
from generator.editing.forms import Field, form_of, record_in
from generator.locale import words
from generator.problems.problem import Language

LONGEST = 300
"""Characters of a text that are shown."""


HIDDEN = ("id", "was")
"""Fields that say nothing to whoever reads a change."""


class Changed(NamedTuple):
    """One change, as a person would say it."""

    how: str
    """`changed`, `added`, `removed` or `moved`."""
    where: tuple[str, ...]
    """The items around it, from the outside in: “Duties 3 “Mail””."""
    what: str
    """The field, or the item itself."""
    before: str = ""
    after: str = ""


def summary(file: str, before: bytes, after: bytes, language: Language) -> list[Changed]:
    """The changes of a file, of a new one all that is in it; nothing for one that is gone, or no
    record."""
    name, model = file_name(file), model_of_file(file)
    if name is None or model is None or not after:
        return []
    old = document_of(file, before).value if before else {}
    new = document_of(file, after).value
    if not isinstance(old, dict) or not isinstance(new, dict):
        return []
    if old == new and before:
        return [Changed("changed", (), words(language)["editor"]["only_comments"])]
    if name.language:
        return [*_translated(old, new, model, (), language)]
    return [*_record(old, new, model, (), language)]


def _record(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    model: type[Record],
    where: tuple[str, ...],
    language: Language,
) -> Iterator[Changed]:
    """What changed in the fields of a record, in the order of its form."""
    form = form_of(model, language)
    known = {one.key for one in form.fields}
    for field in form.fields:
        before, after = old.get(field.key), new.get(field.key)
        if before == after or field.key in HIDDEN:
            continue
        held = record_in(model, field.key)
        if held is None:
            yield from _value(before, after, field, where)
        elif field.many:
            yield from _list(_several(before), _several(after), field, held, where, language)
        else:
            inner = (*where, field.name)
            yield from _record(_mapping(before), _mapping(after), held, inner, language)
    for key in [one for one in (*old, *new) if one not in known and old.get(one) != new.get(one)]:
        if key not in HIDDEN or key in old:
            yield Changed("changed", where, key, _text(old.get(key)), _text(new.get(key)))


def _value(before: Any, after: Any, field: Field, where: tuple[str, ...]) -> Iterator[Changed]:
    if not field.many:
        how = "added" if before is None else "removed" if after is None else "changed"
        yield Changed(how, where, field.name, _shown(before, field), _shown(after, field))
        return
    old, new = ([_shown(one, field) for one in _several(held)] for held in (before, after))
    for one in [text for text in old if text not in new]:
        yield Changed("removed", where, field.name, one)
    for one in [text for text in new if text not in old]:
        yield Changed("added", where, field.name, "", one)
    if sorted(old) == sorted(new):
        yield Changed("moved", where, field.name, "、".join(old), "、".join(new))


def _list(
    old: list[Any],
    new: list[Any],
    field: Field,
    model: type[Record],
    where: tuple[str, ...],
    language: Language,
) -> Iterator[Changed]:
    """What changed in a list of records: items go by their ids, without them by their places."""
    olds, news = _by_id(old, model), _by_id(new, model)
    for key, (n, item) in olds.items():
        if key not in news:
            gone = _whole(item, model, language)
            yield Changed("removed", where, _called(n, item, field, model), gone)
    kept = [key for key in news if key in olds]
    ahead = _shifted([key for key in olds if key in news], kept)
    for key, (n, item) in news.items():
        called = _called(n, item, field, model)
        if key not in olds:
            yield Changed("added", where, called, "", _whole(item, model, language))
            continue
        if key in ahead:
            yield Changed("moved", where, called, str(olds[key][0] + 1), str(n + 1))
        name = form_of(model, language).named_by
        before, after = _mapping(olds[key][1], name), _mapping(item, name)
        yield from _record(before, after, model, (*where, called), language)


def _shifted(old: list[str], new: list[str]) -> set[str]:
    """The fewest items that were moved, found by taking out the one that strayed farthest."""
    moved: set[str] = set()
    old, new = list(old), list(new)
    while old != new:
        far = max(new, key=lambda key: abs(new.index(key) - old.index(key)))
        moved.add(far)
        old.remove(far)
        new.remove(far)
    return moved


def _by_id(items: list[Any], model: type[Record]) -> dict[str, tuple[int, Any]]:
    out: dict[str, tuple[int, Any]] = {}
    for n, item in enumerate(items):
        key = id_of(item, model).id if issubclass(model, Keyed) else str(n)
        while key in out:
            key += "+"
        out[key] = (n, item)
    return out


def _called(n: int, item: Any, field: Field, model: type[Record]) -> str:
    name = form_of(model, "en").named_by
    title = item.get(name) if isinstance(item, dict) else item
    title = title[0] if isinstance(title, list) and title else title
    shown = f"“{_text(title, 40)}”" if title else ""
    return f"{field.name} {n + 1}{shown}"


def _translated(
    old: Any, new: Any, model: type[Record] | None, where: tuple[str, ...], language: Language
) -> Iterator[Changed]:
    """The texts of a translation, where lists go by ids."""
    keys = dict.fromkeys([*(old or {}), *(new or {})])
    for key in keys:
        before, after = (old or {}).get(key), (new or {}).get(key)
        if before == after:
            continue
        fields = form_of(model, language).fields if model else ()
        field = next((one for one in fields if one.key == key), None)
        called = field.name if field else key
        if isinstance(before or {}, dict) and isinstance(after or {}, dict):
            inner = (model and record_in(model, key)) or model
            yield from _translated(before, after, inner, (*where, called), language)
        else:
            how = "added" if before is None else "removed" if after is None else "changed"
            yield Changed(how, where, called, _text(before), _text(after))


def _shown(value: Any, field: Field) -> str:
    return dict(field.choices).get(value, _text(value)) if isinstance(value, str) else _text(value)


def _whole(item: Any, model: type[Record] | None = None, language: Language = "zh") -> str:
    """The texts of an item, one after the other; not what only programs need."""
    if not isinstance(item, dict):
        return _text(item)
    fields = {one.key: one for one in form_of(model, language).fields} if model else {}
    return _text(" · ".join(
        _shown(held, fields[key]) if key in fields else _whole(held)
        for key, held in item.items() if key not in HIDDEN
    ))  # fmt: skip


def _text(value: Any, longest: int = LONGEST) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _text("、".join(_whole(one) for one in value), longest)
    if isinstance(value, dict):
        return _whole(value)
    return value if len(value) <= longest else f"{value[:longest]}…"


def _mapping(value: Any, name: str = "") -> Mapping[str, Any]:
    """A record's fields; a text alone is its name."""
    return value if isinstance(value, dict) else {name: value} if name else {}


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
