"""A page of the site as it stands in a package: without what leads out of it or asks for more."""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup, escape

OURS = frozenset([
    "hb-reading", "hb-review", "hb-run", "hb-mine", "hb-visit", "hb-today", "hb-plan", "script",
])  # fmt: skip
"""Elements that belong to the site: scripts, and what the site's scripts fill."""
VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "wbr"])
_LEFT_OUT = ("hb-actions", "headerlink")
"""Classes of what is left out: buttons to print, marks to link to a place."""


class Packaged(HTMLParser):
    """Rewrites a page's body; `files` are the pictures that it shows, by their new names."""

    def __init__(self, keep: frozenset[str] = frozenset()) -> None:
        super().__init__(convert_charrefs=False)
        self._drop = OURS - keep
        self._out: list[str] = []
        self._open: list[str] = []
        """What each open element is closed by; empty for what is left out."""
        self._dropped = 0
        self._drawings = 0
        self.files: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        classes = (named.get("class") or "").split()
        drops = tag in self._drop or tag == "link" or any(one in classes for one in _LEFT_OUT)
        if tag in VOID:
            if not drops and not self._dropped:
                self._out.append(self._tag(tag, attrs))
            return
        if drops or self._dropped:
            self._dropped += 1
            self._open.append("")
            return
        if tag == "a" and not (named.get("href") or "").startswith("#"):
            tag, attrs = "g" if self._drawings else "span", []
        self._drawings += tag == "svg"
        self._open.append(tag)
        self._out.append(self._tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropped and tag != "link":
            self._out.append(f"{self._tag(tag, attrs)[:-1]}/>")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        closed = self._open.pop()
        if not closed:
            self._dropped -= 1
            return
        self._drawings -= closed == "svg"
        self._out.append(f"</{closed}>")

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        parts = [tag]
        for name, value in attrs:
            if tag == "img" and name == "src" and value:
                value = self.files.setdefault(value, f"file-{len(self.files) + 1}{_ending(value)}")
            # The names of attributes come in lower case, and a drawing has some that are not.
            name = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}.get(
                name, name
            )
            parts.append(name if value is None else f'{name}="{escape(value)}"')
        return f"<{' '.join(parts)}>"

    @property
    def html(self) -> Markup:
        return Markup("".join(self._out))


def _ending(path: str) -> str:
    return "." + path.rpartition(".")[2]


def packaged(html: str, keep: frozenset[str] = frozenset()) -> tuple[Markup, dict[str, str]]:
    """A body without links that lead out of it, and its pictures: addresses with new names."""
    parser = Packaged(keep)
    parser.feed(html)
    parser.close()
    return parser.html, parser.files
