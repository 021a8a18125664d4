"""What a field is called, and what to write there: read from its docstring.

The docstring of a field is its help in both languages, and its names:

    extension: Word = ""
    \"\"\"分机、内线：四位数的分机号。
    Extension: the four digits inside the company.\"\"\"

Before the first colon, full stop or bracket stand its names, the usual one first; whoever writes
one of them is understood. What follows is the help. The English line begins with a capital letter.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pydantic.fields import FieldInfo

_ENGLISH = re.compile(r"^(?=[A-Z])", re.MULTILINE)
_NAMES = re.compile(r"[^：。（；，:.(;]+")


class Naming(NamedTuple):
    """A field's names and help."""

    names: tuple[str, ...]
    """Its names in Chinese, the usual one first."""
    name: str
    """Its name in English."""
    chinese: str
    english: str


def naming(info: FieldInfo) -> Naming:
    """What a field's docstring says about it."""
    chinese, english = _parts(info.description or "")
    found, named = _NAMES.match(chinese), _NAMES.match(english)
    names = tuple(found[0].split("、")) if found else ()
    return Naming(names, named[0].strip() if named else "", chinese, english)


def _parts(text: str) -> tuple[str, str]:
    """The help in Chinese and in English, each as one line."""
    at = _ENGLISH.search(text)
    chinese, english = (text[: at.start()], text[at.start() :]) if at else (text, "")
    return "".join(map(str.strip, chinese.splitlines())), " ".join(english.split())
