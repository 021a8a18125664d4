"""Which releases are in force: those that all named approvers have approved.

An approval is a line of a file beside the release, with the digest of what was approved, or the
signature of a git tag. A release that nobody was asked to approve is in force at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.content.change_record import quoted
from generator.content.edition import InForce, Issue
from generator.content.handbook import Handbook
from generator.outputs.artifact import Site
from generator.outputs.changes.snapshot import Snapshot, from_json
from generator.problems.problem import Problem, Words
from generator.reading.document import Document, Path
from generator.reading.reader import read
from generator.reading.releases import FOLDER, NoRelease, Released, digest_of

FIELDS = ("by", "date", "digest")


class Approval(NamedTuple):
    """What a line of the file says."""

    by: str
    """An approver, or a colleague who holds that position."""
    date: str
    digest: str

    def __str__(self) -> str:
        return f"  - {{by: {self.by}, date: {quoted(self.date)}, digest: {quoted(self.digest)}}}\n"


class Release(NamedTuple):
    """A release, and who approved it."""

    state: Snapshot
    digest: str
    asked: tuple[str, ...]
    """Whose approval it takes."""
    approved: dict[str, str]
    """The approvers who gave it, with the day on which they did; "" for a signed tag."""

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one for one in self.asked if one not in self.approved)

    @property
    def is_in_force(self) -> bool:
        return not self.missing


def releases(handbook: Handbook, kept: Iterable[Released]) -> list[Release]:
    """All releases, the oldest first.

    Each names its own approvers. One that names none is for those of the release before: nobody
    gets around an approval by proposing to do without.
    """
    out: list[Release] = []
    for one in kept:
        state, digest = snapshot_of(one), digest_of(one.snapshot)
        settings = state.items.get("handbook")
        named = settings.fields.get("document.approvers", "").split("\n") if settings else []
        asked = tuple(filter(None, named)) or (out[-1].asked if out else ())
        approved = {
            approver: day
            for line, day in _valid(one, digest, handbook)
            for approver in _approvers_for(handbook, line, asked)
        }
        out.append(Release(state, digest, asked, approved))
    return out


@lru_cache(maxsize=32)
def snapshot_of(one: Released) -> Snapshot:
    """The frozen edition. Raises `NoRelease` if the file holds none."""
    try:
        return from_json(one.snapshot)
    except (ValueError, KeyError) as error:
        raise NoRelease(FOLDER) from error


def in_force(found: Sequence[Release]) -> Release | None:
    """The newest release that is in force."""
    return next((one for one in reversed(found) if one.is_in_force), None)


def proposed(handbook: Handbook, found: Sequence[Release]) -> dict[str, InForce]:
    """The documents whose present version waits for approval."""
    last = in_force(found)
    after = found[found.index(last) + 1 :] if last else found
    if not after:
        return {}
    before = last.state.versions if last else {}
    chain = [last, *after] if last else []
    control = handbook.settings.document
    return {
        one.id: InForce(before.get(one.id, ""), _archived_in(one.id, chain))
        for one in handbook.documents
        if after[-1].state.versions.get(one.id) == (one.version or control.version)
        != before.get(one.id)
    }  # fmt: skip


def _archived_in(document: str, chain: Sequence[Release]) -> str:
    """The last release of a chain that has the document as the first one has it; "" for none."""
    digests = [one.state.digests.get(document) for one in chain]
    if not digests or digests[0] is None:
        return ""
    changed = (n for n, digest in enumerate(digests) if digest != digests[0])
    return chain[next(changed, len(chain)) - 1].state.name


def with_proposed(site: Site) -> Site:
    """The same site, whose editions know their last release, and what waits for approval."""
    for handbook in site.editions.values():
        found = releases(handbook, site.releases)
        handbook.proposed = proposed(handbook, found)
        handbook.issue = _issue_of(found[-1].state) if found else None
    return site


def _issue_of(last: Snapshot) -> Issue | None:
    try:
        return Issue(last.name, date.fromisoformat(last.date))
    except ValueError:  # a damaged file, which `check` reports
        return None


def _valid(one: Released, digest: str, handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Who approved these very bytes, and when."""
    for _, line in _lines(read("", one.approvals)) if one.approvals else ():
        if isinstance(line, Approval) and line.digest == digest:
            yield line.by, line.date
    for colleague in handbook.directory.people:
        if one.signer and colleague.mail == one.signer:
            yield colleague.id, ""


def _approvers_for(handbook: Handbook, by: str, asked: Sequence[str]) -> tuple[str, ...]:
    """Those of the asked for whom somebody may approve: the position itself, or its holder."""
    holder = handbook.colleagues.get(by)
    held = (by, *(holder.roles if holder else ()))
    return tuple(one for one in asked if one in held)


def _lines(source: Document) -> Iterator[tuple[Path, Approval | None]]:
    """The lines of a file; None for one that lacks something."""
    value = source.value if isinstance(source.value, dict) else {}
    lines = value.get("approvals")
    if not isinstance(lines, list):
        yield (), None
        return
    for n, line in enumerate(lines):
        given = [line.get(field) for field in FIELDS] if isinstance(line, dict) else []
        texts = [one for one in given if isinstance(one, str) and one]
        is_whole = len(texts) == len(FIELDS)
        yield ("approvals", n), Approval(*texts) if is_whole else None


def holds(data: bytes, line: Approval) -> bool:
    """Whether a sound file of approvals has a line."""
    source = read("", data) if data else None
    return (
        source is not None
        and all(one.severity != "error" for one in source.problems)
        and any(one == line for _, one in _lines(source))
    )


def may_approve(handbook: Handbook, release: Release, by: str) -> bool:
    return bool(_approvers_for(handbook, by, release.asked))


def problems(handbook: Handbook, file: str, one: Released, release: Release) -> Iterator[Problem]:
    """Lines of a release's approvals that approve nothing."""
    if not one.approvals:
        return
    source = read(file, one.approvals)
    yield from source.problems
    for path, line in _lines(source):
        name = release.state.name
        if line is None:
            yield Problem(
                "approval-form",
                source.span(path),
                Words("这一行不是完整的批准", "this is no whole approval"),
                Words("删掉它，用 approve 重新批准。", "Remove it, and approve the release anew."),
            )
        elif not may_approve(handbook, release, line.by):
            yield Problem(
                "approval-right",
                source.span((*path, "by")),
                Words(f"“{line.by}”不是 {name} 的批准人", f"“{line.by}” is no approver of {name}"),
                Words(f"批准人是 {'、'.join(release.asked) or '（没有）'}。请删掉这一行。",
                      f"Approvers are {', '.join(release.asked) or 'nobody'}. Remove the line."),
            )  # fmt: skip
        elif line.digest != release.digest:
            yield Problem(
                "approval-digest",
                source.span((*path, "digest")),
                Words(f"批准的不是现在的 {name}：它后来改过，或者这一行是抄来的",
                      f"this approves something else than {name} as it is now"),
                Words("删掉这一行，看过以后重新批准。",
                      "Remove the line; approve it anew after reading it."),
            )  # fmt: skip
