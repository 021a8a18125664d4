"""The handbook as Markdown, for the site generators that we compare with.

Same pages, texts, headings, links and navigation as our own site; a stock user would write it so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench import contents
from bench.contents import Line
from generator.content import markup
from generator.content.handbook import Handbook
from generator.content.records import Role
from generator.locale import words
from generator.outputs import addresses


def write(handbook: Handbook, folder: Path) -> int:
    """Write the pages below `folder`/docs, mkdocs.yml beside them; the answer counts pages."""
    pages = dict(_pages(handbook))
    for path, lines in pages.items():
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_Page(handbook, path).markdown(lines), "utf-8")
    # JSON is YAML, and needs no quoting rules.
    (folder / "mkdocs.yml").write_text(json.dumps(_settings(handbook), ensure_ascii=False), "utf-8")
    return len(pages)


def _pages(handbook: Handbook) -> Iterator[tuple[str, Iterable[Line]]]:
    yield "index.md", contents.home(handbook)
    for document in handbook.documents:
        yield _path(handbook, document.id), contents.lines(handbook, document)
    for name in ("organisation", "topics", "sources", "glossary"):
        yield f"{name}.md", getattr(contents, name)(handbook)
    for kind, field in _SECTIONS.items():
        documents = getattr(handbook, field)
        yield f"{field}/index.md", contents.section(handbook, kind, documents)


_SECTIONS = {"role": "roles", "procedure": "procedures", "standard": "standards",
             "script": "scripts", "checklist": "checklists"}  # fmt: skip


def _path(handbook: Handbook, id: str) -> str:
    return (addresses.page_of(handbook, id) or "").replace(".html", ".md")


class _Page:
    """Writes lines as the Markdown of one page."""

    def __init__(self, handbook: Handbook, path: str) -> None:
        self.handbook = handbook
        self.here = path.replace(".md", ".html")

    def markdown(self, lines: Iterable[Line]) -> str:
        out, before = [], ""
        for line in lines:
            if before and not (line.tag == before or (before, line.tag) == ("head", "row")):
                out.append("")
            out.append(self._line(line))
            before = "" if line.tag in ("p", "h1", "h2", "h3") else line.tag
        return "\n".join(out) + "\n"

    def _line(self, line: Line) -> str:
        words = self._text(line.text)
        anchor = f'<a id="{line.anchor}"></a>' if line.anchor else ""
        match line.tag:
            case "h1" | "h2" | "h3":
                mark = f" {{ #{line.anchor} }}" if line.anchor else ""
                return f"{'#' * int(line.tag[1])} {words}{mark}\n"
            case "li":
                return f"- {anchor}{words}"
            case "step":
                return f"1. {anchor}{words}"
            case "row":
                return f"| {words.replace(chr(9), ' | ')} |"
            case "head":
                cells = words.split("\t")
                return f"| {' | '.join(cells)} |\n|{' --- |' * len(cells)}"
        return f"{words}\n"

    def _text(self, words: str) -> str:
        return "".join(self._pieces(markup.parse(words)))

    def _pieces(self, pieces: markup.Pieces) -> Iterator[str]:
        for piece in pieces:
            match piece:
                case str():
                    yield piece
                case markup.Variable(name):
                    yield self.handbook.variables.get(name, name)
                case markup.Strong(inner):
                    yield f"**{''.join(self._pieces(inner))}**"
                case markup.Em(inner):
                    yield f"*{''.join(self._pieces(inner))}*"
                case markup.Link(target, inner):
                    yield self._link(target, "".join(self._pieces(inner)))

    def _link(self, target: str, words: str) -> str:
        address = self._address(target)
        words = words or self.handbook.title(target)
        if address is None:
            return words
        return f"[{words}]({addresses.relative(address, self.here).replace('.html', '.md', 1)})"

    def _address(self, target: str) -> str | None:
        if target.startswith("sources/"):
            return target.replace("/", ".html#")
        return addresses.address(self.handbook, target)


def _settings(handbook: Handbook) -> dict[str, Any]:
    """mkdocs.yml as a careful user of Material would have it; see our own for the features."""
    return {
        "site_name": handbook.settings.title,
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "features": ["navigation.prune", "navigation.indexes", "navigation.path",
                         "navigation.top", "toc.follow"],
        },
        "plugins": [{"search": {"lang": "zh"}}],
        "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": True}}],
        "nav": _navigation(handbook),
    }  # fmt: skip


def _navigation(handbook: Handbook) -> list[Any]:
    nav = words(handbook.language)["nav"]
    departments: dict[str, list[Any]] = {}
    for role in handbook.roles:
        pages = [_path(handbook, one.id) for one in handbook.documents_in(role.id)]
        departments.setdefault(handbook.title(role.department), []).append(
            {handbook.title(role.id): pages}
        )
    shared = [
        _path(handbook, one.id)
        for one in handbook.documents
        if not isinstance(handbook.records.get(handbook.folder_of(one)), Role)
    ]
    sections = [f"{folder}/index.md" for folder in _SECTIONS.values()]
    singles = [f"{name}.md" for name in ("organisation", "topics", "sources", "glossary")]
    return [
        "index.md",
        {nav["roles"]: [{title: roles} for title, roles in departments.items()]},
        {nav["shared"]: shared},
        {nav["find"]: sections + singles},
    ]
