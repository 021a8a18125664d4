"""Files with what is not written yet marked as such, so that a preview can show the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.places import file_name
from generator.editing import yaml_edit
from generator.editing.drafts import document_of
from generator.editing.forms import model_of
from generator.editing.located import Places
from generator.editing.text_edits import EditError
from generator.editing.wording import field_at
from generator.locale import words
from generator.problems.problem import Language, Problem

LACKING = ("missing-field", "blank")
"""What a form says while somebody is still writing."""
TEXTS = ("text", "line", "cell")


def with_marks(
    files: Mapping[str, bytes | Problem], problems: Iterable[Problem], language: Language
) -> dict[str, bytes | Problem]:
    """The files with a mark for each text that is missing or empty."""
    out = dict(files)
    by_file: dict[str, list[Problem]] = {}
    for one in problems:
        if one.code in LACKING:
            by_file.setdefault(one.span.file, []).append(one)
    for file, several in by_file.items():
        data = out.get(file)
        if isinstance(data, bytes) and file_name(file):
            out[file] = _marked(file, data, several, language)
    return out


def _marked(file: str, data: bytes, problems: list[Problem], language: Language) -> bytes:
    name = file_name(file)
    assert name is not None
    mark = words(language)["editor"]["missing"]
    document = document_of(file, data)
    places = Places(document)
    for path in [places.path_of(one) for one in problems]:
        field = field_at(model_of(name.kind), path, language)
        if not path or field is None or field.holds not in TEXTS:
            continue
        text: Any = mark.format(field=field.name)
        try:
            changed = yaml_edit.set_value(document, path, text)
        except EditError:
            continue
        document = yaml_edit.reread(document, changed)
    return yaml_edit.encoded(document.text, data)
