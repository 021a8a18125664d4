"""Changes as a text for a terminal, as JSON for programs, and as a page to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup, escape

from generator.locale import words, writing
from generator.outputs.changes.compare import Change, Changes, FieldChange
from generator.outputs.changes.outdated import outdated
from generator.outputs.changes.snapshot import Snapshot
from generator.outputs.changes.spans import SpanOfText, compared
from generator.outputs.changes.wording import Wording

VERSION = 1
TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


class Report:
    """The words for all changes between two editions."""

    def __init__(self, found: Changes, language: str) -> None:
        self.found, self.language = found, language
        self.before, self.after = Wording(found.old, language), Wording(found.new, language)
        self.words: dict[str, Any] = words(language)["changes"]
        self.writing = writing(language)

    def intro(self) -> str:
        """How many changes there are."""
        if not self.found.changes:
            return str(self.words["none"])
        text = str(self.words["intro"]).format(
            old=self._name(self.found.old, "old_edition"),
            new=self._name(self.found.new, "new_edition"),
            count=len(self.found.changes),
            documents=len(self.found.documents),
        )
        is_whole = self.found.old.is_whole and self.found.new.is_whole
        return text if is_whole else f"{text} {self.words['partial']}"

    def _name(self, side: Snapshot, otherwise: str) -> str:
        return side.name or str(self.words[otherwise])

    def document(self, id: str) -> str:
        """The title of a document with its number."""
        side, wording = self.found.new, self.after
        if id not in side.items:
            side, wording = self.found.old, self.before
        title = wording.title(side.items[id]) if id in side.items else id
        return " ".join(filter(None, (title, side.numbers.get(id, ""))))

    def outdated(self) -> list[tuple[str, list[str]]]:
        """What becomes out of date: of what kind, and which ones."""
        named = self.words["outdated"]
        return [
            (named[kind], [self._with_title(id) for id in ids])
            for kind, ids in outdated(self.found)._asdict().items() if ids
        ]  # fmt: skip

    def _with_title(self, id: str) -> str:
        """An id with its title before it, where it has one."""
        bare, _, language = id.partition(" ")
        for side, wording in ((self.found.new, self.after), (self.found.old, self.before)):
            if bare in side.items:
                return " ".join(filter(None, (wording.title(side.items[bare]), bare, language)))
        return id

    def head(self, change: Change) -> str:
        """What became of an item: `修改 · 实质：职责“接听来电”`."""
        said = self.writing["list_comma"].join(self.words["what"][one] for one in change.what)
        item = change.item
        wording = self.after if change.new else self.before
        title = wording.title(item)
        kind = wording.kind(item)
        named = f"{kind}{self.writing['space']}“{title}”".strip()
        text = f"{said} · {self.words['weight'][change.weight]}{self.words['colon']}{named}"
        if change.inside:
            text += f" ({self.words['inside'].format(len(change.inside))})"
        return text

    def where(self, change: Change) -> str:
        """From where to where an item moved, or how its id changed."""
        if change.old and change.new and {"moved", "renamed"} & set(change.what):
            return (
                f"{_place(change.old.id, change.old.at)} → {_place(change.new.id, change.new.at)}"
            )
        return ""

    def label(self, change: Change, one: FieldChange) -> str:
        label = self.after.label(change.item.kind, one.path)
        return f"{label} ({one.language})" if one.language else label

    def spans(self, one: FieldChange) -> tuple[SpanOfText, ...]:
        """The words of a field as a reader sees them; marks too where nothing else differs."""
        old, new = self.before.text(one.old), self.after.text(one.new)
        return compared(old, new) if old != new else one.spans


def _place(id: str, at: str) -> str:
    return f"{id} ({at})" if at else id


def as_text(found: Changes, language: str) -> str:
    """For a terminal: what is gone as [-so-], what is new as {+so+}."""
    return "\n".join(_lines(Report(found, language))) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield report.intro()
    for document in report.found.documents:
        yield ""
        yield report.document(document)
        for change in report.found.of(document):
            yield f"  {report.head(change)}  {change.item.id}"
            if where := report.where(change):
                yield f"    {where}"
            for one in change.fields:
                text = "".join(SIGNS[state].format(words) for state, words in report.spans(one))
                text = text.replace("\n", " / ")
                yield f"    {report.label(change, one)}{report.words['colon']}{text}"
    yield from _outdated_lines(report)


def _outdated_lines(report: Report) -> Iterator[str]:
    if found := report.outdated():
        yield ""
        yield str(report.words["outdated"]["title"])
    for kind, ids in found:
        yield f"  {kind}"
        yield from (f"    {id}" for id in ids)


def as_json(found: Changes) -> str:
    """For programs; ids, fields and weights are those of the content."""
    data = {
        "version": VERSION,
        "old": {"name": found.old.name, "date": found.old.date},
        "new": {"name": found.new.name, "date": found.new.date},
        "whole": found.old.is_whole and found.new.is_whole,
        "changes": [_plain(one) for one in found.changes],
        "outdated": {kind: list(ids) for kind, ids in outdated(found)._asdict().items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(change: Change) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": change.item.id,
        "kind": change.item.kind,
        "title": change.item.title,
        "document": change.item.document,
        "what": list(change.what),
        "weight": change.weight,
    }
    if change.old and change.old.id != change.item.id:
        out["was"] = change.old.id
    if change.inside:
        out["inside"] = list(change.inside)
    if change.fields:
        out["fields"] = [
            {
                "field": one.path,
                **({"language": one.language} if one.language else {}),
                "weight": one.weight,
                "old": one.old,
                "new": one.new,
                "words": [list(span) for span in one.spans],
            }
            for one in change.fields
        ]
    return out


def marked(spans: tuple[SpanOfText, ...]) -> Markup:
    """The runs of a text as HTML."""
    parts = (TAGS[state].format(escape(text)) for state, text in spans)
    return Markup("".join(parts).replace("\n", "<br>"))


STYLE = (
    "body{font:16px/1.6 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:50rem;"
    "margin:2rem auto;padding:0 1rem;color:#1c2428;background:#fff}h2{margin:2rem 0 .5rem;"
    "border-bottom:1px solid #cfd8dc}h3{font-size:1rem;margin:1rem 0 .25rem}dl{margin:0}"
    "dt{color:#556}dd{margin:0 0 .5rem 1.5rem}del{color:#8c1d18;background:#fde8e6}"
    "ins{color:#0d5c2f;background:#e2f4e8}.sign{margin-top:3rem}"
    "@media(max-width:30rem){h1{font-size:1.5rem}h2{font-size:1.2rem}dd{margin-left:.75rem}}"
    "@page{margin:16mm}"
    "@media print{body{font-size:10.5pt;max-width:none;margin:0;padding:0}h1{font-size:16pt}"
    "h2{font-size:12pt;margin-top:1rem}h2,h3,dt{break-after:avoid}dd,.sign{break-inside:avoid}}"
    "@media screen and (prefers-color-scheme:dark){body{color:#e3e8ea;background:#15191c}"
    "h2{border-color:#3d474d}dt{color:#a9b4ba}del{color:#ffb4ab;background:#3b1a18}"
    "ins{color:#8fdcab;background:#143322}}"
)


def as_html(found: Changes, language: str) -> str:
    """One page to read or to print, that asks for nothing from elsewhere."""
    report = Report(found, language)
    tag = report.writing["tag"]
    title = escape(report.words["title"])
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        f"{body(report)}{_outdated_html(report)}</body></html>\n"
    )


def _outdated_html(report: Report) -> Markup:
    found = report.outdated()
    if not found:
        return Markup("")
    lines = (
        Markup("<dt>{}</dt>{}\n").format(kind, Markup("").join(
            Markup("<dd>{}</dd>").format(id) for id in ids
        ))
        for kind, ids in found
    )  # fmt: skip
    title = report.words["outdated"]["title"]
    return Markup("<h2>{}</h2>\n<dl>{}</dl>\n").format(title, Markup("").join(lines))


Address = Callable[[str], str | None]
"""Where an item stands, as seen from a page; None for what is gone."""


def body(
    report: Report,
    level: int = 2,
    address: Address = lambda _: None,
    former: Address = lambda _: None,
) -> Markup:
    """The changes as HTML: a section for each document, under headings of a level.

    `former` is where the whole old text of a document stands.
    """
    parts = [f"<p>{escape(report.intro())}</p>\n"]
    for document in report.found.documents:
        title = linked(report.document(document), address(document))
        parts.append(f"<section><h{level}>{title}</h{level}>\n")
        if href := former(document):
            parts.append(f"<p>{linked(report.words['former'], href)}</p>\n")
        parts += (_section(report, one, level + 1, address) for one in report.found.of(document))
        parts.append("</section>\n")
    return Markup("".join(parts))


def _section(report: Report, change: Change, level: int, address: Address) -> str:
    rows = "".join(
        f"<dt>{escape(report.label(change, one))}</dt><dd>{marked(report.spans(one))}</dd>"
        for one in change.fields
    )
    where = report.where(change)
    head = linked(report.head(change), address(change.item.id) if change.new else None)
    return (
        f'<div class="change" data-id="{escape(change.item.id)}" data-weight="{change.weight}">'
        f"<h{level}>{head}</h{level}>{f'<p>{escape(where)}</p>' if where else ''}"
        f"{f'<dl>{rows}</dl>' if rows else ''}</div>\n"
    )


def linked(title: str, href: str | None) -> Markup:
    """A title, as a link if there is something to lead to."""
    if not href:
        return escape(title)
    return Markup('<a href="{}">{}</a>').format(href, title)
