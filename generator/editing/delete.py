"""Deletes a document, or an item of one, and clears up what named it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.build.cache import Cache
from generator.content.entries import Entry
from generator.content.places import SINGLE
from generator.content.records import Role
from generator.editing.changeset import ChangeSet
from generator.editing.retire import Retirement, clauses_of, remove_with_translations
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.problems.problem import Words
from generator.reading.document import Plain


def delete(content: Path | Drafted, name: str, cache: Cache = NO_CACHE) -> ChangeSet:
    """Delete what is called so; a role goes with all that lies in its folder.

    Unlike what is retired, it leaves nothing behind: it is for what should never have been there.
    """
    work = Work(content, Words(f"删除：{name}", f"delete {name}"), cache)
    entry = find(work.handbook, name)
    if entry.id in SINGLE:
        raise Refused(Words("这个文件不能删除。", "This file cannot be deleted."))
    if entry.place.path:
        Retirement(work, [entry], None).clear_up()
        _leave_clauses_out(work, entry)
        remove_with_translations(work, *entry.place)
        return work.finish()
    gone = [entry]
    if isinstance(entry.item, Role):
        documents = work.handbook.documents_in(entry.id)
        gone += [work.handbook.entries[one.id] for one in documents if one.id != entry.id]
    Retirement(work, gone, None).clear_up()
    for one in gone:
        _leave_clauses_out(work, one)
    for file in files_of(work, entry):
        work.remove_file(file)
    return work.finish()


def files_of(work: Work, entry: Entry) -> list[str]:
    """The files of a document, with its translations; of a role, all that lies in its folder."""
    if isinstance(entry.item, Role):
        return [file for file in work.changes.result if file.startswith(f"{entry.id}/")]
    return [entry.place.file, *work.translations_of(entry.place.file)]


def _leave_clauses_out(work: Work, entry: Entry) -> None:
    """Clauses that nothing else cites are left out, and why is said."""
    clauses = clauses_of(work, entry)
    if not clauses:
        return
    left_out: Plain = {
        "id": f"deleted-{entry.item.id}",
        "clauses": list(clauses),
        "reason": f"“{work.handbook.title(entry.id)}”已于 {date.today()} 删除。",
    }
    work.insert("sources.yaml", ("left_out",), len(work.handbook.sources.left_out), left_out)
