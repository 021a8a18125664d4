"""Changes one value of a file and no other character: text in, text out.

Comments, quotes, the order of fields, line ends and indentation stay as somebody typed them. What
comes out is read again, and counts only if it holds exactly what was expected: otherwise there is
an `EditError`, and nothing was written.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial
from itertools import pairwise
from typing import Any, cast

from generator.content.vocabulary import VOCABULARY
from generator.editing import rendering, text_edits
from generator.editing.rendering import Style
from generator.editing.spans import Layout
from generator.editing.text_edits import EditError as EditError
from generator.editing.text_edits import shown, value_at
from generator.problems.problem import Words
from generator.reading.document import Document, Path, Plain
from generator.reading.reader import read


def set_value(document: Document, path: Path, value: Plain, order: Sequence[str] = ()) -> str:
    """Put a text, list or mapping at a path; a field that is missing is added.

    Of lists and mappings, only the entries that differ are touched. `order` are the names of the
    fields beside it in their usual order: a new one takes its place among them.
    """
    expected = deepcopy(document.value)
    _put(expected, path, deepcopy(value))
    return _edited(
        document,
        expected,
        path,
        lambda text, style: text_edits.set_value(text, path, value, style, order),
    )


def remove(document: Document, path: Path) -> str:
    """Remove a field or an item of a list; a list or mapping that would be empty goes with it."""
    path = _outermost(document.value, path)
    expected = deepcopy(document.value)
    del value_at(expected, path[:-1])[path[-1]]
    return _edited(document, expected, path, lambda text, _: text_edits.remove(text, path))


def insert(
    document: Document,
    path: Path,
    index: int,
    value: Plain,
    order: Sequence[str] = (),
    written: list[str] | None = None,
) -> str:
    """Put an item into the list at a path, which may be missing, empty or a single text.

    `written` are the lines of an item that stood elsewhere (`lines_of`), with its comments.
    """
    held = value_at(document.value, path, None)
    if not isinstance(held, list) or not held:
        alone = [held] if isinstance(held, str) else []
        alone.insert(index, cast("Any", value))
        return set_value(document, path, cast("Plain", alone), order)
    expected = deepcopy(document.value)
    value_at(expected, path).insert(index, deepcopy(value))
    return _edited(
        document,
        expected,
        (*path, index),
        lambda text, style: text_edits.insert(
            text, path, index, value, style, None if style.quotes else written
        ),
    )


def lines_of(document: Document, path: Path) -> list[str]:
    """An item as it is written, with its comments, for `insert` elsewhere."""
    return text_edits.lines_of(document.text, path)


def move(document: Document, path: Path, old: int, new: int) -> str:
    """Move an item of the list at a path, with its comments, to another place in it."""
    expected = deepcopy(document.value)
    several = value_at(expected, path)
    several.insert(new, several.pop(old))
    return _edited(document, expected, path, lambda text, _: text_edits.move(text, path, old, new))


def rename_key(document: Document, path: Path, new: str) -> str:
    """Give the field at a path another name, in its place."""
    held = value_at(document.value, path[:-1])
    if new in held and new != path[-1]:
        raise EditError(Words(f"“{new}”已经有了。", f"There is a “{new}” already."))
    expected = deepcopy(document.value)
    inside = value_at(expected, path[:-1])
    renamed = {new if key == path[-1] else key: value for key, value in inside.items()}
    inside.clear()
    inside.update(renamed)
    return _edited(document, expected, path, lambda text, _: text_edits.rename(text, path, new))


def new_file(file: str, value: Plain) -> str:
    """The text of a file that holds a value."""
    for quotes in (False, True):
        text = "".join(f"{line}\n" for line in rendering.lines(value, Style(quotes=quotes)))
        if _is_proven(Document(file, ""), text, value):
            return text
    raise _impossible(file)


def reread(document: Document, text: str) -> Document:
    """The document with another text, for the next change."""
    return read(document.file, text.encode(), VOCABULARY)


def encoded(text: str, data: bytes) -> bytes:
    """A text as the bytes of the file that it came from: a mark at the beginning stays."""
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.encode()


# -- proof

_Change = Callable[[str, Style], str]


def _edited(document: Document, expected: Plain, path: Path, change: _Change) -> str:
    """The text after a change, proven. What cannot be plain is found by trying: then it is put in
    quotes, and brackets that cannot hold a text at a path are opened."""
    refuse_unsound(document)
    opened = partial(text_edits.with_brackets_opened, path, expected)
    indent = Layout(document.text).list_indent
    for make in (change, opened):
        for quotes in (False, True):
            try:
                text = make(document.text, Style(indent, quotes))
            except (ValueError, IndexError, StopIteration):
                continue
            if _is_proven(document, text, expected):
                return text
    raise _impossible(document.file)


def _impossible(file: str) -> EditError:
    return EditError(
        Words(
            f"{file} 的这一处不能自动改，请在文件里直接改。",
            f"{file} cannot be changed here; edit the file itself.",
        )
    )


def _is_proven(document: Document, text: str, expected: Plain) -> bool:
    found = reread(document, text)
    return found.value == expected and not found.is_corrected and not found.problems


def refuse_unsound(document: Document) -> None:
    """A file that had to be fixed to be read has no reliable places."""
    if document.is_corrected or document.problems or document.value is None:
        raise EditError(
            Words(
                f"{document.file} 的写法有问题，请先运行 check --fix，再改。",
                f"{document.file} has mistakes in its form: run check --fix first.",
            )
        )


def _put(value: Any, path: Path, new: Plain) -> None:
    for part, following in pairwise(path):
        if isinstance(value, dict) and value.get(str(part)) is None and isinstance(following, str):
            value[part] = {}
        value = value_at(value, (part,))
    if not isinstance(value, dict if isinstance(path[-1], str) else list):
        raise EditError(Words(f"没有这一项：{shown(path)}", f"no such item: {shown(path)}"))
    cast("Any", value)[path[-1]] = new


def _outermost(value: Plain, path: Path) -> Path:
    """The path of what is to go when an entry goes: what holds nothing else goes with it."""
    value_at(value, path)
    while len(path) > 1 and len(value_at(value, path[:-1])) == 1:
        path = path[:-1]
    if len(path) == 1 and len(value_at(value, ())) == 1:
        raise EditError(Words("文件里只有这一项。", "The file holds nothing else."))
    return path
