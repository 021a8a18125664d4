"""The archive: what documents said in former releases, each page with a mark that it is obsolete.

A document has a page for each release after which its text changed, with the text as it was. What
has not changed since is read on its present page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import pairwise

from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Content, Heading, Page, Site, key_of
from generator.outputs.changes.approvals import Release, in_force, releases
from generator.outputs.changes.snapshot import ItemState, Snapshot, in_language, is_control
from generator.outputs.changes.weight import EDITORIAL_FIELDS
from generator.outputs.changes.wording import Wording

STYLE = "assets/changes/changes.css"


def pages(handbook: Handbook, site: Site) -> Iterator[Page]:
    """The list of all releases, and the former texts of documents."""
    found = releases(handbook, site.releases)
    if len(found) < 2:
        return
    named, prefix = words(handbook.language)["archive"], addresses.prefix(handbook)
    path = prefix + addresses.ARCHIVE
    yield Page(
        path, handbook.language, str(named["title"]), partial(_list, handbook, found, path),
        key=key_of(path, handbook.digest, site.releases_key), above=prefix + addresses.CHANGES,
    )  # fmt: skip
    for old, new in pairwise(found):
        texts, at = _Texts(old.state, handbook.language), found.index(old)
        for document in replaced(old.state, new.state):
            path = addresses.archived(handbook, old.state.name, document)
            title = named["page"].format(texts.title(document), old.state.name)
            yield Page(
                path, handbook.language, title,
                partial(_former, handbook, found, at, texts, document, path),
                key=key_of(path, handbook.digest, site.releases_key), above=None,
            )  # fmt: skip


def replaced(old: Snapshot, new: Snapshot) -> list[str]:
    """The documents of a release that say something else in the next one, or are gone."""
    return [id for id in old.numbers if old.digests.get(id) != new.digests.get(id)]


class _Texts:
    """What the documents of a release said in a language."""

    def __init__(self, edition: Snapshot, language: str) -> None:
        self.state = in_language(edition, language)
        self.wording = Wording(self.state, language)

    def title(self, document: str) -> str:
        return self.wording.title(self.state.items[document])

    def items(self, document: str) -> Sequence[ItemState]:
        return self._items[document]

    @cached_property
    def _items(self) -> Mapping[str, Sequence[ItemState]]:
        out: dict[str, list[ItemState]] = {}
        for item in self.state.items.values():
            out.setdefault(item.document, []).append(item)
        return out


def standing(handbook: Handbook, found: Sequence[Release], at: int) -> str:
    """What a release is: in force, proposed, or replaced by a newer one."""
    named, one = words(handbook.language)["archive"], found[at]
    current = in_force(found)
    if not one.is_in_force:
        waiting = words(handbook.language)["writing"]["list_comma"].join(
            map(handbook.title, one.missing)
        )
        return str(named["proposed"]).format(waiting)
    if current is None or one == current:
        return str(named["in_force"])
    after = next(other for other in found[at + 1 :] if other.is_in_force)
    return str(named["obsolete"]).format(after.state.name, after.state.date)


def approvals(handbook: Handbook, one: Release) -> str:
    """Who approved a release, and when."""
    writing = words(handbook.language)["writing"]
    given = [" ".join(filter(None, (handbook.title(id), day))) for id, day in one.approved.items()]
    named = words(handbook.language)["archive"]["approved"]
    return f"{named}{writing['colon']}{writing['list_comma'].join(given)}" if given else ""


def _list(handbook: Handbook, found: Sequence[Release], path: str) -> Content:
    """All releases, the newest first, each with the texts that it was the last to have."""
    named = words(handbook.language)["archive"]
    parts = [_head(path, str(named["title"]), str(named["intro"]))]
    headings = []
    for at in reversed(range(len(found))):
        one = found[at]
        place, title = f"r{at}", f"{one.state.name} · {one.state.date}"
        headings.append(Heading(title, place, 2))
        parts.append(Markup('<h2 id="{}">{}</h2>\n<p>{} {}</p>\n').format(
            place, title, standing(handbook, found, at), approvals(handbook, one)
        ))  # fmt: skip
        if at + 1 < len(found):
            parts.append(_links(handbook, one.state, found[at + 1].state, path))
    return Content(Markup("").join(parts), tuple(headings))


def _links(handbook: Handbook, old: Snapshot, new: Snapshot, path: str) -> Markup:
    texts = _Texts(old, handbook.language)
    lines = (
        Markup('<li><a href="{}">{} {}</a> {}</li>').format(
            addresses.relative(addresses.archived(handbook, old.name, id), path),
            old.numbers[id], texts.title(id), old.versions.get(id, ""),
        )
        for id in replaced(old, new)
    )  # fmt: skip
    return Markup("<ul>{}</ul>\n").format(Markup("").join(lines))


def _head(path: str, title: str, lead: str) -> Markup:
    return Markup(
        '<link rel="stylesheet" href="{}"><header class="hb-head"><h1>{}</h1>'
        '<p class="hb-lead">{}</p></header>\n'
    ).format(addresses.relative(STYLE, path), title, lead)


def _former(
    handbook: Handbook, found: Sequence[Release], at: int, texts: _Texts, document: str, path: str
) -> Content:
    """A document as a release had it."""
    state, wording = texts.state, texts.wording
    kind = "current" if found[at] == in_force(found) else "obsolete"
    lead = " ".join((state.numbers[document], state.versions.get(document, ""), state.date))
    mark = Markup('<p class="hb-former hb-former--{}"><strong>{}</strong> {}</p>\n<p>{}</p>\n')
    parts = [
        _head(path, texts.title(document), lead),
        mark.format(
            kind, standing(handbook, found, at),
            _present(handbook, found[-1].state, document, path),
            words(handbook.language)["archive"]["body" if kind == "obsolete" else "body_in_force"],
        ),
    ]  # fmt: skip
    headings: list[Heading] = []
    for item in texts.items(document):
        if item.parent == document:
            headings.append(Heading(wording.title(item), f"i{len(headings)}", 2))
            heading = Markup('<h2 id="{0.anchor}">{0.title}</h2>\n')
            parts.append(heading.format(headings[-1]))
        parts.append(_fields(wording, item))
    return Content(Markup("").join(parts), tuple(headings))


def _fields(wording: Wording, item: ItemState) -> Markup:
    """What an item says, field by field."""
    lines = (
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            wording.label(item.kind, field),
            Markup("<br>").join(map(escape, wording.text(text).split("\n"))),
        )
        for field, text in item.fields.items() if _is_shown(field)
    )  # fmt: skip
    return Markup('<div class="change"><dl>{}</dl></div>\n').format(Markup("").join(lines))


def _is_shown(field: str) -> bool:
    return not is_control(field) and field.rpartition(".")[2] not in EDITORIAL_FIELDS


def _present(handbook: Handbook, newest: Snapshot, document: str, path: str) -> Markup:
    """A link to the present text, or a note that the document is gone."""
    named = words(handbook.language)["archive"]
    address = addresses.address(handbook, document)
    if address is None:
        return escape(named["gone"])
    version = newest.versions.get(document, "")
    link = Markup('<a href="{}">{}</a>')
    return link.format(addresses.relative(address, path), named["present"].format(version))
