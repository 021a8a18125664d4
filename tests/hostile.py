"""Files from elsewhere, broken and hostile: what no part of the program may stumble over."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SHIPPED = "{shipped}"
"""Stands for the settings that the program brings along."""


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 4, height: int = 4) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x20\x40\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'
SQUARE = SVG % b'<rect width="9" height="9"/>'


def png_of(*header: int, body: bytes, extra: bytes = b"") -> bytes:
    """A PNG with correct checksums: depth, colour, compression, filter, interlacing."""
    head = struct.pack(">IIBBBBB", 4, 4, *header)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(body))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(body) + 2) + body


JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def jpeg(parts: int = 3, *, head: bytes = JFIF, kind: int = 0xC0, bits: int = 8) -> bytes:
    """A JPEG of one grey block, as simple as may be: every coefficient is zero."""
    tables = segment(0xDB, b"\0" + b"\x10" * 64) + b"".join(
        segment(0xC4, bytes([one, 1]) + bytes(15) + b"\0") for one in (0, 0x10)
    )
    frame = bytes([bits, 0, 8, 0, 8, parts]) + b"".join(
        bytes([one + 1, 0x11, 0]) for one in range(parts)
    )
    scan = bytes([parts]) + b"".join(bytes([one + 1, 0]) for one in range(parts)) + b"\0\x3f\0"
    return (
        b"\xff\xd8" + head + tables + segment(kind, frame) + segment(0xDA, scan)
        + bytes([0xFF >> 2 * parts % 8]) + b"\xff\xd9"
    )  # fmt: skip


def rasters() -> Iterator[tuple[str, bytes]]:
    """Pictures that are sound on the outside: odd forms, and such as no program can decode."""
    rows = (b"\0" + b"\x20" * 12) * 4
    for name, header in {
        "no palette": (8, 3, 0, 0, 0), "three bits": (3, 2, 0, 0, 0),
        "colour five": (8, 5, 0, 0, 0),
        "another compression": (8, 2, 1, 0, 0), "another filter": (8, 2, 0, 7, 0),
        "another interlacing": (8, 2, 0, 0, 9), "interlaced and short": (8, 2, 0, 0, 1),
        "sixteen bits and short": (16, 2, 0, 0, 0),
    }.items():  # fmt: skip
        yield f"png with {name}", png_of(*header, body=rows)
    usual = (8, 2, 0, 0, 0)
    yield "png with an unknown filter of a row", png_of(*usual, body=b"\x09" + rows[1:])
    yield "png with too few rows", png_of(*usual, body=rows[:30])
    for name, extra in {
        "a chunk that must be known": chunk(b"ABCD", b"x"),
        "a broken animation": chunk(b"acTL", bytes(8)) + chunk(b"fcTL", bytes(26)),
        "a dot a metre": chunk(b"pHYs", struct.pack(">IIB", 1, 1, 1)),
        "dots beyond number": chunk(b"pHYs", struct.pack(">IIB", 2**31, 2**31, 1)),
    }.items():
        yield f"png with {name}", png_of(*usual, body=rows, extra=extra)
    yield "jpeg without a head of its own", jpeg(head=b"")
    yield "jpeg with another program's head", jpeg(head=segment(0xE2, b"MPF\0x"))
    yield "jpeg with broken facts", jpeg(head=segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"))
    yield "jpeg with no dots an inch", jpeg(head=JFIF.replace(b"\0\1\0\1", bytes(4)))
    yield "jpeg for printers", jpeg(4, head=segment(0xEE, b"Adobe\0d\0\0\0\0\2"))
    for parts in (0, 1, 2, 5):
        yield f"jpeg of {parts} colours", jpeg(parts)
    for kind in (0xC2, 0xC3, 0xC9):
        yield f"jpeg of kind {kind:x}", jpeg(kind=kind)
    yield "jpeg of twelve bits", jpeg(bits=12)
    yield "svg of no size", SVG.replace(b'"9"', b'"0"') % b""
    yield "svg beyond all size", SVG.replace(b'"9"', b'"1e30"') % b""
    yield "svg of an unknown letter", SVG % "<text y='9'>\U00013000</text>".encode()
    copies = b"".join(
        b'<g id="g%d">' % n + b'<use href="#g%d"/>' % (n - 1) * 10 + b"</g>" for n in range(1, 9)
    )
    yield "svg of a hundred million copies", SVG % (b'<path id="g0"/>' + copies)


def pictures() -> Iterator[tuple[str, bytes]]:
    """Logos that cannot be used, by what is wrong with them."""
    good = png()
    for at in range(len(good)):
        yield f"png with byte {at} flipped", good[:at] + bytes([good[at] ^ 0x15]) + good[at + 1 :]
    for size in range(1, len(good), 3):
        yield f"png cut at {size}", good[:size]
    yield "png with 30 MB behind it", good + bytes(30_000_000)
    yield (
        "png of a billion pixels",
        png(0, 0).replace(
            chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 0, 8, 2, 0, 0, 0)),
            chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)),
        ),
    )
    yield "a text", b"hello"
    yield "jpeg that is only a head", b"\xff\xd8\xff\xe0\0\x10JFIF\0"
    yield "jpeg that is cut", b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0"
    inner = [
        b'<image href="https://example.com/x.png"/>',
        b'<image xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        b'<image href="data:image/png;base64,AAAA"/>',
        b"<script>alert(1)</script>",
        b'<rect onload="alert(1)"/>',
        b"<foreignObject><p/></foreignObject>",
        b"<style>@import url(https://example.com/x.css);</style>",
        b'<rect style="fill:url(https://example.com/x.svg#a)"/>',
        b'<use href="other.svg#a"/>',
        b"&unknown;",
        b"<rect",
        b"<g>",
        b"</g>",
        b"\0",
        b"\xff\xfe",
        b"<g>" * 2_000 + b"</g>" * 2_000,
        b'<rect width="1" width="2"/>',
    ]
    for n, body in enumerate(inner):
        yield f"svg {n} {body[:20]!r}", SVG % body
    for size in range(5, len(SQUARE), 7):
        yield f"svg cut at {size}", SQUARE[:size]
    bomb = b'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>'
    yield "svg with entities", bomb + SVG % b"<text>&b;</text>"
    yield (
        "svg with a file as entity",
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG % b"<text>&a;</text>"),
    )
    yield (
        "svg with an entity loop",
        (b'<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' + SVG % b"<text>&a;</text>"),
    )


def settings() -> Iterator[tuple[str, bytes]]:
    """mkdocs.yml in odd forms, none of which can be built with."""
    head = f"INHERIT: {SHIPPED}\n"
    texts = {
        "no plugin": "site_name: x\ntheme: {name: material}\n",
        "no plugin named": head + "plugins: []\n",
        "plugins empty": head + "plugins:\n",
        "plugins a text": head + "plugins: handbook\n",
        "plugins a number": head + "plugins: 3\n",
        "unknown plugin": head + "plugins: [handbook, nonsense]\n",
        "unknown plugin of a mapping": head + "plugins: {handbook: {}, nonsense: {}}\n",
        "plugins in a list": head + "plugins: [[handbook]]\n",
        "another theme": head + "theme: mkdocs\n",
        "another theme named": head + "theme: {name: readthedocs}\n",
        "an unknown theme": head + "theme: nonsense\n",
        "theme a list": head + "theme: [material]\n",
        "theme empty": head + "theme:\n",
        "folder of the theme missing": head + "theme: {name: material, custom_dir: gone}\n",
        "folder of the theme a list": head + "theme: {name: material, custom_dir: [a]}\n",
        "hook missing": head + "hooks: [gone.py]\n",
        "hooks a text": head + "hooks: hook.py\n",
        "hooks a mapping": head + "hooks: {a: b}\n",
        "hooks a list of lists": head + "hooks: [[a]]\n",
        "INHERIT itself": "INHERIT: mkdocs.yml\n",
        "INHERIT a list": "INHERIT: [a.yml]\n",
        "INHERIT a mapping": "INHERIT: {a: b}\n",
        "INHERIT empty": "INHERIT:\n",
        "INHERIT missing": "INHERIT: gone.yml\n",
        "INHERIT a folder": "INHERIT: docs\n",
        "a list": "- a\n- b\n",
        "a text": "hello\n",
        "empty": "",
        "a comment": "# nothing\n",
        "not closed": "site_name: [a\n",
        "a quote not closed": 'site_name: "a\n',
        "a tab": "site_name:\n\t- a\n",
        "two documents": head + "---\na: b\n",
        "nested deep": head + "extra: " + "[" * 5_000 + "]" * 5_000 + "\n",
        "nested deep in lines": head + "".join(f"{' ' * n}a:\n" for n in range(3_000)),
        "an alias bomb": head + "extra:\n  a: &a [x, x]\n"
        + "".join(f"  b{n}: &b{n} [{', '.join(['*a' if n == 0 else f'*b{n - 1}'] * 9)}]\n"
                  for n in range(9)),
        "an alias to itself": head + "extra: &a {a: *a}\n",
        "an unknown alias": head + "extra: *nothing\n",
        "a tag of Python": head + "extra: !!python/object/apply:os.getcwd []\n",
        "an unknown tag": head + "extra: !nonsense 3\n",
        "an unknown setting": head + "nonsense: 3\n",
        "two names alike": head + "site_name: a\nsite_name: [b]\n",
        "docs_dir missing": head + "docs_dir: gone\n",
        "docs_dir the disk": head + "docs_dir: /\n",
        "docs_dir with NUL": head + 'docs_dir: "a\\0b"\n',
        "docs_dir here": head + "docs_dir: .\n",
        "folder of the theme the disk": head + "theme: {name: material, custom_dir: /}\n",
        "icon of the theme a text": head + "theme: {name: material, icon: x}\n",
        "icon of the theme a number": head + "theme: {name: material, icon: {logo: 5}}\n",
        "picture of the theme a number": head + "theme: {name: material, favicon: 5}\n",
        "picture of the theme a mapping": head + "theme: {name: material, logo: {a: b}}\n",
        "a long line": head + "site_name: " + "x" * 600_000 + "\n",
    }  # fmt: skip
    for name, text in texts.items():
        yield name, text.encode()
    wrong = ["3", "[a]", "{a: b}", "true", "2026-01-01", "[[a], {b: c}]", "!!binary aGk="]
    for key in ("site_name", "docs_dir", "nav", "extra", "extra_css", "markdown_extensions",
                "validation", "extra_templates", "plugins", "theme", "repo_url"):  # fmt: skip
        for value in wrong:
            yield f"{key}: {value}", f"{head}{key}: {value}\n".encode()
    yield "GBK", "site_name: 手册\n".encode("gbk")
    yield "UTF-16", (head + "site_name: x\n").encode("utf-16")
    yield "NUL", b"site_name: \0\n"
    yield "bytes", bytes(range(256))
