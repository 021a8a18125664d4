"""Word and Excel files are zip archives of XML: opened with care, since anybody may have made them.

Only what is asked for is unpacked, in memory, up to a limit. Nothing is ever written to disk, no
entity is resolved, and what could run is not read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from generator.intake.line import Refused
from generator.problems.problem import Words

MAX_PART = 16_000_000
"""Bytes of one part, unpacked; a job description has less than one million."""

MAX_ALL = 400_000_000
"""Bytes of all parts, as the archive itself says; pictures may be large, and are not unpacked."""

MAX_PARTS = 3_000

MAX_ATTRIBUTES = 5_000
"""Of one element; it takes a parser the square of their number to see that none is twice."""

_VALUE = re.compile(rb"=\s*[\"']")
_OLD = b"\xd0\xcf\x11\xe0"
_DTD = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf-16le", b"utf-16be"}

_OLD_FORMAT = Words(
    "这是旧格式或加了密码的文件。请在 Word 或 Excel 里打开，另存为 .docx 或 .xlsx，再导入。",
    "This is a file of the old format, or it has a password. Open it in Word or Excel, save it as "
    ".docx or .xlsx, and import that.",
)
_NO_ARCHIVE = Words(
    "这个文件打不开：它不是 Word 或 Excel 文件，或者已经损坏。",
    "The file cannot be opened: it is no Word or Excel file, or it is damaged.",
)
_TOO_LARGE = Words(
    "这个文件解开以后太大，没有读。岗位说明书不会有这么大，请检查它从哪里来。",
    "The file becomes far too large when it is unpacked, and was not read. Check where it is from.",
)
_NAMES = Words(
    "这个文件里的部件名称不正常，没有读。请检查它从哪里来。",
    "The file holds parts with names that no Word or Excel gives, and was not read. Check where "
    "it is from.",
)
_ENTITIES = Words(
    "这个文件里有实体定义（DTD），Word 和 Excel 不会这样写，没有读。请检查它从哪里来。",
    "The file defines entities (a DTD), which Word and Excel never do, and was not read. Check "
    "where it is from.",
)
_MACROS = Words(
    "这是带宏的文件，不导入。请在 Word 或 Excel 里另存为不带宏的 .docx 或 .xlsx。",
    "This is a file with macros, which is not imported. Save it as .docx or .xlsx without macros.",
)


class Package:
    """The parts of a Word or Excel file, by name; none is larger than `most` bytes."""

    def __init__(self, data: bytes, most: int = MAX_PART) -> None:
        self._most = most
        if data.startswith(_OLD):
            raise Refused(_OLD_FORMAT)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise Refused(_NO_ARCHIVE) from error
        self.names = self._names()
        if b"macroEnabled" in self.part("[Content_Types].xml"):
            raise Refused(_MACROS)

    def _names(self) -> frozenset[str]:
        members = self._archive.infolist()
        names = frozenset(one.filename for one in members)
        if len(members) > MAX_PARTS or sum(one.file_size for one in members) > MAX_ALL:
            raise Refused(_TOO_LARGE)
        if len(names) < len(members) or not all(map(_is_tame, names)):
            raise Refused(_NAMES)
        if any(one.flag_bits & 1 for one in members):
            raise Refused(_OLD_FORMAT)
        return names

    @property
    def has_macros(self) -> bool:
        """Word and Excel keep them apart, in a part that nothing here reads."""
        return any(name.lower().endswith("vbaproject.bin") for name in self.names)

    def part(self, name: str) -> bytes:
        """The bytes of an XML part; empty where there is none."""
        if name not in self.names:
            return b""
        try:
            with self._archive.open(name) as file:
                data = file.read(self._most + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError,
                EOFError, ValueError) as error:  # fmt: skip
            raise Refused(_NO_ARCHIVE) from error
        if len(data) > self._most:
            raise Refused(_TOO_LARGE)
        _check_xml(data)
        return data

    def target(self, part: str, kind: str) -> str:
        """The part that another one names as its `kind`; empty where it names none."""
        folder, file = posixpath.split(part)
        rels = self.part(posixpath.join(folder, "_rels", f"{file}.rels")).decode("utf-8", "replace")
        for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", rels):
            named = dict(re.findall(r'(\w+)\s*=\s*["\']([^"\']*)["\']', tag))
            if named.get("Type", "").endswith(f"/{kind}"):
                path = posixpath.normpath(posixpath.join("/", folder, named.get("Target", "")))
                return path.lstrip("/")
        return ""

    def xml_only(self) -> io.BytesIO:
        """The same archive with nothing but its checked XML: no pictures, no macros."""
        out = io.BytesIO()
        total = 0
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name in sorted(self.names):
                if name.lower().endswith((".xml", ".rels")):
                    data = self.part(name)
                    total += len(data)
                    if total > 2 * self._most:
                        raise Refused(_TOO_LARGE)
                    archive.writestr(name, data)
        out.seek(0)
        return out


def _is_tame(name: str) -> bool:
    parts = name.split("/")
    return not (
        name.startswith("/") or ".." in parts or re.search(r"[\\:\x00-\x1f]", name) or not name
    )


def _longest_tags(plain: bytes) -> Iterator[bytes]:
    """What stands between angle brackets and is long enough for too many attributes."""
    return (tag for tag in plain.split(b"<") if len(tag) > 4 * MAX_ATTRIBUTES)


def _check_xml(data: bytes) -> None:
    """No entities, in no spelling: other encodings than XML's own two could hide them."""
    plain = data.replace(b"\0", b"")
    if any(len(_VALUE.findall(tag)) > MAX_ATTRIBUTES for tag in _longest_tags(plain)):
        raise Refused(_TOO_LARGE)
    if any(mark in plain for mark in _DTD):
        raise Refused(_ENTITIES)
    named = _ENCODING.search(plain[:400])
    if named and named[1].lower() not in _ENCODINGS:
        raise Refused(_ENTITIES)
