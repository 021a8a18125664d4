"""`handbook receipts`: merges reading receipts into a register."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.commands.content import say, site_of
from generator.commands.invocation import typed_path
from generator.content.handbook import Handbook
from generator.outputs.practice import receipts, register
from generator.outputs.practice.receipts import Register
from generator.problems.problem import Language, Words
from generator.problems.render import visible
from generator.reading.encoding import decode
from generator.reading.files import ordinary

CLEAN, PROBLEMS, USAGE = 0, 1, 2

MOST = 20_000_000
"""Bytes of a file; a receipt has a hundred."""
MOST_RECEIPTS = 50_000
"""A thousand people who read fifty documents; a register of more cannot be read."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=typed_path, metavar="FILE",
        help="签收文本：一行一条，混在别的文字里也可以 · texts that hold receipts",
    )  # fmt: skip
    parser.add_argument(
        "--to", type=typed_path,
        help="另存为 receipts.html、receipts.xlsx 和 receipts.pdf 的文件夹 · "
        "folder for receipts.html, receipts.xlsx and receipts.pdf",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the register; exit 1 if some receipts are damaged or foreign."""
    language: Language = options.language
    site = site_of(options.content, language, Cache(PLACE))
    if site is None:
        return PROBLEMS
    texts = []
    for file in options.files:
        text = _text(file)
        if text is None:
            message = Words(f"读不了“{file}”。", f"“{file}” cannot be read as text.")
            say(message, language)
            return USAGE
        texts.append(text)
    if sum(text.count(receipts.MARK) for text in texts) > MOST_RECEIPTS:
        message = Words(
            f"签收超过 {MOST_RECEIPTS} 条，没有汇总。请分几次做。",
            f"There are more than {MOST_RECEIPTS} receipts: merge them in several parts.",
        )
        say(message, language)
        return USAGE
    base = site.base
    found = receipts.merged(texts, receipts.items_of(base), receipts.expected_of(base))
    shown = site.editions.get(language, base)
    for line in _lines(shown, found, language):
        print(visible(line))
    if options.to:
        _write(options.to, shown, found)
        print(Words(f"已存到 {options.to}", f"Written to {options.to}")[language], file=sys.stderr)
    return PROBLEMS if found.damaged or found.foreign else CLEAN


def _write(folder: Path, handbook: Handbook, found: Register) -> None:
    from generator.outputs.practice import paper  # a large library that the others do without

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "receipts.html").write_bytes(register.as_html(handbook, found))
    (folder / "receipts.xlsx").write_bytes(register.as_workbook(handbook, found))
    (folder / "receipts.pdf").write_bytes(paper.as_pdf(handbook, found, date.today()))


def _text(file: Path) -> str | None:
    try:
        data = ordinary(file, MOST)
    except (OSError, ValueError):
        return None
    decoded = decode(str(file), data)
    return decoded.text if decoded.readable and len(data) <= MOST else None


def _lines(handbook: Handbook, found: Register, language: Language) -> Iterator[str]:
    for table in register.tables(handbook, found):
        if table.rows:
            yield (
                f"{table.title}（{len(table.rows)}）"
                if language == "zh"
                else (f"{table.title} ({len(table.rows)})")
            )
            yield from _aligned([table.head, *table.rows])
            yield ""
    valid = sum(row.status == "valid" for row in found.rows)
    counts = (valid, len(found.rows) - valid, found.duplicates, len(found.damaged))
    yield Words(
        "有效 {}，要重读 {}，重复 {}，损坏 {}，不是本手册的 {}。签收是本人声明，不证明身份。",
        "valid {}, stale {}, duplicate {}, damaged {}, foreign {}. A receipt is a declaration, "
        "not a proof of identity.",
    )[language].format(*counts, len(found.foreign))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows in columns; a Chinese character is two wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        )
        yield ("  " + "  ".join(cells)).rstrip()


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
