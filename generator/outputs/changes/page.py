"""The page of what changed from release to release, and its feeds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from importlib.resources import files
from itertools import pairwise

from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.content.ids import derive
from generator.content.records import Document
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Content, Heading, Page, Site, key_of, ready
from generator.outputs.changes import archive
from generator.outputs.changes.approvals import Release, snapshot_of
from generator.outputs.changes.approvals import releases as releases_of
from generator.outputs.changes.compare import Change, Changes, compare
from generator.outputs.changes.reports import Report, body
from generator.outputs.changes.snapshot import in_language
from generator.reading.releases import Released

Releases = tuple[Released, ...]


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """Of a handbook that was released: what changed, and feeds for all and for each role."""
    if not site.releases:
        return
    style = files(__package__).joinpath("assets", "changes.css").read_bytes()
    yield ready(archive.STYLE, style)
    for handbook in site.editions.values():
        title = str(words(handbook.language)["changes"]["page"])
        path = addresses.prefix(handbook) + addresses.CHANGES
        yield Page(
            path, handbook.language, title, partial(_render, handbook, site.releases, path),
            key=key_of(path, title, handbook.digest, site.releases_key),
            above=addresses.prefix(handbook) + addresses.FIND,
        )  # fmt: skip
        yield from archive.pages(handbook, site)
        for role in ("", *(one.id for one in handbook.roles)):
            feed = addresses.feed(handbook, role)
            make = partial(_feed, handbook, site.releases, role)
            key = key_of(feed, handbook.digest, site.releases_key)
            yield Artifact(feed, make, key, batch="feeds")


@lru_cache(maxsize=32)
def _between(older: Released, newer: Released, language: str) -> Changes:
    """What changed from one release to the next, as it is read in a language."""
    before, after = (in_language(snapshot_of(one), language) for one in (older, newer))
    found = compare(before, after)
    # Each release raises versions and dates: what a reader wants to know is what they are for.
    return replace(
        found, changes=tuple(change for change in found.changes if change.weight != "control")
    )


def _all(handbook: Handbook, releases: Releases) -> list[Changes]:
    """The changes of each release, the newest first."""
    return [_between(a, b, handbook.language) for a, b in reversed(list(pairwise(releases)))]


def anchor(name: str) -> str:
    """The place of a release on the page."""
    return f"release-{derive(name) or 'x'}"


def _render(handbook: Handbook, releases: Releases, path: str) -> Content:
    named = words(handbook.language)["changes"]
    feed = addresses.relative(addresses.feed(handbook, ""), path)
    known = releases_of(handbook, releases)
    head = Markup(
        '<link rel="stylesheet" href="{}"><header class="hb-head"><h1>{}</h1>'
        '<p class="hb-lead">{}</p><p><a href="{}">{}</a>{}</p></header>\n'
    )
    style = addresses.relative(archive.STYLE, path)
    parts = [head.format(style, named["page"], named["page_intro"], feed, named["feed"],
                         _to_archive(handbook, known, path))]  # fmt: skip
    headings = []

    def address(id: str) -> str | None:
        found = addresses.address(handbook, id)
        return found and addresses.relative(found, path)

    for at, found in zip(range(len(known) - 1, 0, -1), _all(handbook, releases), strict=True):
        place, title = anchor(found.new.name), f"{found.new.name} · {found.new.date}"
        headings.append(Heading(title, place, 2))
        parts.append(Markup('<h2 id="{}">{}</h2>\n<p>{} {}</p>\n').format(
            place, title, archive.standing(handbook, known, at),
            archive.approvals(handbook, known[at]),
        ))  # fmt: skip
        old = known[at - 1].state
        replaced = frozenset(archive.replaced(old, known[at].state))
        former = partial(_former, handbook, old.name, replaced, path)
        parts.append(body(Report(found, handbook.language), 3, address, former))
    first = known[0].state
    parts.append(Markup("<p>{}</p>\n").format(named["first"].format(first.name, first.date)))
    return Content(Markup("").join(parts), tuple(headings))


def _to_archive(handbook: Handbook, known: Sequence[Release], path: str) -> Markup:
    if len(known) < 2:
        return Markup("")
    link = addresses.relative(addresses.prefix(handbook) + addresses.ARCHIVE, path)
    title = words(handbook.language)["archive"]["title"]
    return Markup(' · <a href="{}">{}</a>').format(link, title)


def _former(
    handbook: Handbook, release: str, replaced: Collection[str], path: str, document: str
) -> str | None:  # fmt: skip
    """Where the text is that a document had in a release, if it was replaced."""
    if document not in replaced:
        return None
    return addresses.relative(addresses.archived(handbook, release, document), path)


def _feed(handbook: Handbook, releases: Releases, role: str) -> bytes:
    """What changed as an Atom feed, for one role or for all."""
    named, company = words(handbook.language)["changes"], handbook.settings.company
    path = addresses.feed(handbook, role)
    page = addresses.relative(addresses.prefix(handbook) + addresses.CHANGES, path)
    latest = snapshot_of(releases[-1]).date
    prefix = handbook.settings.document.prefix.lower()
    name = f"{named['page']} · {handbook.title(role) if role else company}"
    entries = [
        text for found in _all(handbook, releases) if (text := _entry(handbook, found, role, page))
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{handbook.language}">\n'
        f"<id>urn:handbook:{escape(prefix)}:{handbook.language}:{role or 'all'}</id>\n"
        f"<title>{escape(name)}</title>\n<updated>{latest}T00:00:00Z</updated>\n"
        f"<author><name>{escape(company)}</name></author>\n"
        f'<link rel="alternate" href="{escape(page)}"/>\n{"".join(entries)}</feed>\n'
    ).encode()


def _entry(handbook: Handbook, found: Changes, role: str, page: str) -> str:
    """A release as an entry of a feed; nothing if none of it concerns the role."""
    changes = [change for change in found.changes if not role or _concerns(handbook, change, role)]
    if not changes:
        return ""
    report = Report(found, handbook.language)
    prefix = handbook.settings.document.prefix.lower()
    lines = "".join(f"<li>{escape(report.head(change))}</li>" for change in changes)
    return (
        f"<entry><id>urn:handbook:{escape(prefix)}:{handbook.language}:{role or 'all'}:"
        f"{anchor(found.new.name)}</id>"
        f"<title>{escape(found.new.name)}</title><updated>{found.new.date}T00:00:00Z</updated>"
        f'<link href="{escape(page)}#{anchor(found.new.name)}"/>'
        f'<content type="html">{escape(str(f"<ul>{lines}</ul>"))}</content></entry>\n'
    )


def _concerns(handbook: Handbook, change: Change, role: str) -> bool:
    """True for a change of a document that a role works with, or of the role itself."""
    document = handbook.records.get(change.item.document)
    if change.item.document == role:
        return True
    return isinstance(document, Document) and role in handbook.roles_of(document)
