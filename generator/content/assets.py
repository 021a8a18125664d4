"""Files that lie beside the content: pictures to show, papers to download.

They are in `files/`, or in the `files/` of a role's folder, and are copied into the site
unchanged. What could run in a reader's browser is refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from generator.content import ids, svg
from generator.problems.problem import Words

FOLDER = "files"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
RASTERS = tuple(one for one in PICTURES if one != ".svg")
PAPERS = (".pdf", ".docx", ".xlsx")
LARGEST = 5_000_000
"""Bytes of a picture or paper. (Photographs straight from a telephone may be larger.)"""

_BEGINNINGS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".gif": (b"GIF8",),
    ".svg": (b"<",),
    ".pdf": (b"%PDF",),
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
}
_ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe|object|embed|handler|listener)\b"
    rb"|\son\w+\s*=|javascript\s*:|<!ENTITY|<\?xml-stylesheet"
    rb"|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpe?g|webp|gif)[;,])[^\"'\s]"
    rb"|@import|url\(\s*[\"']?\s*(?!#|[\"']?#)[^)\s]",
    re.IGNORECASE,
)


def is_asset(path: str) -> bool:
    """True for the path of a picture or paper in the content folder."""
    folders = PurePosixPath(path).parts[:-1]
    return folders[-1:] == (FOLDER,) and len(folders) <= 2


def is_beside(path: str) -> bool:
    """True for a picture beside handbook.yaml, which may be the logo."""
    return "/" not in path and ending(path) in PICTURES


def found(assets: Mapping[str, bytes], folder: str, name: str) -> str | None:
    """The path of a file by its name: the role's own folder before the shared one."""
    places = (f"{folder}/{FOLDER}/{name}", f"{FOLDER}/{name}", f"shared/{FOLDER}/{name}")
    return next((path for path in places if path in assets), None)


def ending(name: str) -> str:
    """How a file's name ends, in lower case: `.png`."""
    return PurePosixPath(name).suffix.lower()


def is_as_named(name: str, data: bytes) -> bool:
    """Whether a file begins as its ending promises."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:8]
    return start.startswith(_BEGINNINGS.get(ending(name), ()))


def is_broken(data: bytes) -> bool:
    """True for an SVG that no browser can read to its end."""
    return _examined(data) == svg.DAMAGED


def is_active(data: bytes) -> bool:
    """True for an SVG that holds scripts or refers to other files, or hides whether it does."""
    return bool(_ACTIVE.search(data)) or _examined(data) not in (None, svg.DAMAGED)


@lru_cache(maxsize=256)
def _examined(data: bytes) -> Words | None:
    try:
        svg.examine(data, is_logo=False)
    except svg.Unusable as error:
        return error.words
    return None


def published(path: str) -> str:
    """A path as it stands below `files/` in the site: ASCII, and different for every file."""
    *folders, name = (part for part in PurePosixPath(path).parts if part != FOLDER)
    if not (name.isascii() and re.fullmatch(r"[\w.-]+", name)):
        stem = ids.derive(PurePosixPath(name).stem) or "file"
        name = f"{stem}-{zlib.crc32(path.encode()):08x}{ending(name)}"
    return "/".join([*folders, name])
