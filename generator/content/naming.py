"""What a field is called, and what to write there: read from its docstring.

The docstring of a field is its help in both languages, and its names:

    extension: Word = ""
    \"\"\"分机、内线：四位数的分机号。
    Extension: the four digits inside the company.\"\"\"

Before the first colon, full stop or bracket stand its names, the usual one first; whoever writes
one of them is understood. What follows is the help. The vocabulary of the diagnosis, the hints of
messages and the schema for editors are all made of this.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pydantic.fields import FieldInfo

_ENGLISH = re.compile(r"^(?= *[A-Z][A-Za-z' -]*[:.])", re.MULTILINE)
_NAMES = re.compile(r"[^：。（；，:.(;]+")
_HAN = re.compile("[\u3000-\u9fff\uff00-\uffef]")


class Naming(NamedTuple):
    """A field's names and help."""

    names: tuple[str, ...]
    """Its names in Chinese, the usual one first."""
    name: str
    """Its name in English."""
    chinese: str
    """Its help in Chinese, names included, as one line."""
    english: str

    @property
    def hint(self) -> str:
        """The help in Chinese under the usual name alone."""
        usual = self.names[0] if self.names else ""
        return usual + self.chinese.removeprefix("、".join(self.names))

    @property
    def help(self) -> str:
        """The help in both languages, a line each."""
        return "\n".join(filter(None, (self.chinese, self.english)))


def naming(info: FieldInfo) -> Naming:
    """What a field's docstring says about it."""
    return of_docstring(info.description or "")


def of_docstring(text: str) -> Naming:
    """What a docstring says."""
    at = _ENGLISH.search(text)
    chinese, english = (text[: at.start()], text[at.start() :]) if at else (text, "")
    chinese, english = _joined(chinese), _joined(english)
    found, named = _NAMES.match(chinese), _NAMES.match(english)
    names = tuple(found[0].split("、")) if found else ()
    return Naming(names, named[0].strip() if named else "", chinese, english)


def _joined(text: str) -> str:
    """Lines as one; between two Chinese characters there is no space."""
    out = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        closed = not out or (_HAN.match(out[-1]) and _HAN.match(line[0]))
        out += line if closed else f" {line}"
    return out
