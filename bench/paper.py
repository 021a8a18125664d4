"""The sheets as HTML for paper, for WeasyPrint and Chromium: our texts, our fonts, A4.

Run as a program, it is the WeasyPrint side of the comparison: one process for all files.

    python paper.py FOLDER      every FOLDER/*.html becomes a PDF beside it
"""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # WeasyPrint's own environment has neither our program nor our fonts
    from collections.abc import Iterable

    from bench.contents import Line
    from generator.content.handbook import Handbook

STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page); } }
@font-face { font-family: sheet; src: url(FONT); }
body { font: 9.5pt/1.5 sheet, sans-serif; margin: 0; }
h1 { font-size: 18pt; margin: 0 0 4mm; }
h2 { font-size: 12pt; border-bottom: 0.5pt solid; margin: 4mm 0 2mm; }
h3 { font-size: 10pt; margin: 2mm 0 1mm; }
p { margin: 0 0 1mm; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 0.5pt solid #888; padding: 1mm; text-align: left; }
section { break-before: page; }
"""


def write_sheets(handbook: Handbook, folder: Path) -> int:
    """A file for each checklist, which is one page; the answer counts them."""
    from bench import contents

    folder.mkdir(parents=True, exist_ok=True)
    for one in handbook.checklists:
        html = _whole(handbook, _body(handbook, contents.lines(handbook, one)))
        (folder / f"{one.id}.html").write_text(html, "utf-8")
    return len(handbook.checklists)


def write_handbook(handbook: Handbook, folder: Path) -> None:
    """One file with every document, each on a new page."""
    from bench import contents

    folder.mkdir(parents=True, exist_ok=True)
    sections = (
        f"<section>{_body(handbook, contents.lines(handbook, one))}</section>"
        for one in handbook.documents
    )
    (folder / "handbook.html").write_text(_whole(handbook, "".join(sections)), "utf-8")


def _whole(handbook: Handbook, body: str) -> str:
    style = STYLE.replace("FONT", _font().as_uri())
    title = escape(handbook.settings.title)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def _font() -> Path:
    import manimgx_fonts_cjk

    return next(Path(manimgx_fonts_cjk.__file__).parent.glob("*.ttc"))


_TAGS = {"li": ("ul", "li"), "step": ("ol", "li"), "head": ("table", "th"), "row": ("table", "td")}


def _body(handbook: Handbook, lines: Iterable[Line]) -> str:
    out = []
    for tag, group in groupby(lines, key=lambda line: _TAGS.get(line.tag, (line.tag, ""))[0]):
        inner = "".join(_element(handbook, line) for line in group)
        out.append(f"<{tag}>{inner}</{tag}>" if tag in ("ul", "ol", "table") else inner)
    return "".join(out)


def _element(handbook: Handbook, line: Line) -> str:
    words = escape(handbook.plain(line.text))
    if line.tag in ("head", "row"):
        cell = _TAGS[line.tag][1]
        return f"<tr>{''.join(f'<{cell}>{one}</{cell}>' for one in words.split(chr(9)))}</tr>"
    tag = _TAGS.get(line.tag, ("", line.tag))[1]
    return f"<{tag}>{words}</{tag}>"


def main(folder: str) -> None:
    from weasyprint import HTML  # type: ignore[import-not-found]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]

    fonts = FontConfiguration()  # shared, so that the fonts are read once for all sheets
    for page in sorted(Path(folder).glob("*.html")):
        HTML(page).write_pdf(page.with_suffix(".pdf"), font_config=fonts)


if __name__ == "__main__":
    main(sys.argv[1])
