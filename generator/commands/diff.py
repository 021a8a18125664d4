"""`handbook diff OLD NEW`: what changed between two editions, item by item."""

from __future__ import annotations

import argparse
import sys

from generator.commands.content import say
from generator.commands.editions import Unknown, edition
from generator.commands.invocation import typed_path
from generator.outputs.changes import reports
from generator.outputs.changes.compare import Changes, compare
from generator.outputs.changes.snapshot import titles_only
from generator.problems.problem import Language, Words

CLEAN, USAGE = 0, 2


def add(parser: argparse.ArgumentParser) -> None:
    kinds = (
        "文件夹、发布过的版本、git 修订或网站的 handbook.json · "
        "a folder, a release, a git revision, or a site's handbook.json"
    )
    parser.add_argument("old", metavar="OLD", help=f"旧版 · the old edition: {kinds}")
    parser.add_argument(
        "new", metavar="NEW", nargs="?",
        help="新版；省略时是内容文件夹 · the new edition; the content folder if left out",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=["text", "json", "html", "pdf", "docx"], default="text",
        help="pdf 供签字，docx 带修订标记 · pdf to sign, docx with tracked changes",
    )  # fmt: skip
    parser.add_argument(
        "--to", type=typed_path, metavar="FILE",
        help="写到文件；pdf 和 docx 必须写 · write to a file, which pdf and docx need",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the changes, or write them to a file."""
    language: Language = options.language
    if options.format in ("pdf", "docx") and options.to is None:
        say(Words("请用 --to 写明文件。", "Name a file with --to."), language)
        return USAGE
    try:
        old = edition(options.old, options.content, language)
        new = edition(options.new or str(options.content), options.content, language)
    except Unknown as error:
        say(error.words, language)
        return USAGE
    if not (old.is_whole and new.is_whole):
        old, new = titles_only(old), titles_only(new)
    data = _made(compare(old, new), options.format, language)
    if options.to:
        options.to.write_bytes(data)
        say(Words(f"已写到 {options.to}", f"Written to {options.to}"), language)
    else:
        sys.stdout.write(data.decode())
    return CLEAN


def _made(found: Changes, form: str, language: Language) -> bytes:
    if form == "docx":
        from generator.outputs.changes import word  # a large library that the others do without

        return word.docx(found, language)
    if form == "pdf":
        from generator.outputs.changes import paper

        return paper.pdf(found, language)
    if form == "json":
        return reports.as_json(found).encode()
    make = reports.as_html if form == "html" else reports.as_text
    return make(found, language).encode()
