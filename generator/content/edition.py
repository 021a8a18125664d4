"""One edition: its files and records, every item by its id, and what they are called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from generator.content import markup
from generator.content.assets import found
from generator.content.entries import Entry, Reference
from generator.content.facts import Facts, facts_of
from generator.content.places import SINGLE, FileName
from generator.content.records import (
    EVERYONE,
    AuthorityMatrix,
    Checklist,
    Clause,
    Department,
    Directory,
    Document,
    Form,
    Glossary,
    Limit,
    Papers,
    Procedure,
    Quiz,
    Role,
    Script,
    Settings,
    Sources,
    Standard,
    Table,
    Topic,
    Topics,
)
from generator.content.types import Item, Record
from generator.content.walk import Place
from generator.locale import words
from generator.reading.document import Path

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Document)
T = TypeVar("T")


class InForce(NamedTuple):
    """The edition of a document that holds while a newer one waits for approval."""

    version: str
    """"" for a document that has never been in force."""
    release: str
    """The release whose archive shows its text."""


class Issue(NamedTuple):
    """The last release of a handbook: the version and the day of the handbook as a whole."""

    version: str
    day: date


class Edition:
    """Everything in one edition, looked up by id."""

    def __init__(
        self,
        records: Mapping[str, tuple[FileName, Record]],
        language: str,
        digests: Mapping[str, str],
        untranslated: Iterable[Place] = (),
        assets: Mapping[str, bytes] = MappingProxyType({}),
        known: Mapping[str, Facts] = MappingProxyType({}),
    ) -> None:
        """`known` are facts of the same edition as it was before, by file."""
        self.language = language
        self.file_digests = {name.id: digests[file] for file, (name, _) in records.items()}
        """A hash of each file, and of its translation, by id: what receipts name."""
        self.untranslated = frozenset(untranslated)
        self.original: Edition | None = None
        """The edition that this one was translated from; None for the base."""
        self.stale: frozenset[Place] = frozenset()
        """Items whose original has changed since they were translated."""
        self.proposed: Mapping[str, InForce] = {}
        """By document whose present edition waits for approval, the one in force."""
        self.issue: Issue | None = None
        """The last release; None for a handbook that has never been released."""
        self.assets = assets
        """Pictures and papers by their paths in the content folder."""
        self.files = {name.id: file for file, (name, _) in records.items()}
        self._by_file = dict(records)
        self.facts = facts_of(records, known)
        self._folders = {name.id: name.folder for name, _ in records.values()}
        self.records = {name.id: record for name, record in records.values()}
        self.settings = cast(Settings, self.records["handbook"])
        self.topics = cast(Topics, self.records.get("topics", Topics(topics=())))
        self.sources = cast(Sources, self.records.get("sources", Sources(sources=())))
        self.glossary = cast(Glossary, self.records.get("glossary", Glossary(terms=())))
        self.authority = cast(
            AuthorityMatrix, self.records.get("authority", AuthorityMatrix(matters=()))
        )
        self.papers = cast(Papers, self.records.get("papers", Papers(papers=())))
        self.directory = cast(Directory, self.records.get("people", Directory()))
        place = {id: at for at, id in enumerate(self.settings.order)}
        roles = sorted(self._of(Role), key=lambda r: (place.get(r.id, len(place)), r.id))
        self.roles: tuple[Role, ...] = tuple(roles)
        self.procedures = self._in_order(Procedure)
        self.standards = self._in_order(Standard)
        self.scripts = self._in_order(Script)
        self.checklists = self._in_order(Checklist)
        self.forms = self._in_order(Form)

    @cached_property
    def digests(self) -> dict[str, str]:
        """A hash of what each file says in this edition, by id: the same hash, the same pages.

        A translation says the same when only its original was changed, and so does any file when
        only its comments were. Whether a translation may be out of date is not part of it.
        """
        missing: dict[str, list[str]] = {}
        for place in self.untranslated:
            missing.setdefault(place.file, []).append(str(place.path))
        out = {}
        for file, one in self.facts.items():
            parts = (file, one.said, *sorted(missing.get(file, ())))
            out[one.name.id] = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        return out

    @cached_property
    def digest(self) -> str:
        """A hash of what the whole edition says, and of what its releases say of it."""
        state = (sorted(self.digests.values()), sorted(self.proposed.items()), self.issue)
        return hashlib.sha256(repr(state).encode()).hexdigest()

    def _of(self, kind: type[R]) -> list[R]:
        return [record for record in self.records.values() if isinstance(record, kind)]

    def _in_order(self, kind: type[D]) -> tuple[D, ...]:
        """Documents in the order of their roles; within a folder by code, then id."""
        at = {role.id: n for n, role in enumerate(self.roles)}
        return tuple(sorted(
            self._of(kind),
            key=lambda d: (at.get(self._folders[d.id], len(at)), d.code or "~", d.id),
        ))  # fmt: skip

    # -- looking up

    @property
    def named_records(self) -> Iterator[tuple[FileName, Record]]:
        """Every file's record with what the file's place says about it."""
        return iter(self._by_file.values())

    @property
    def files_by_name(self) -> Mapping[str, tuple[FileName, Record]]:
        """Every file's record by its path."""
        return self._by_file

    def placed_in(self, file: str) -> list[tuple[Place, Record]]:
        """Every record of a file with its place."""
        return self.facts[file].placed

    @cached_property
    def tables(self) -> list[tuple[Place, Table]]:
        """The tables in steps and rules, with their places."""
        return [(place, one) for place, one in self.placed_records if isinstance(one, Table)]

    def asset_of(self, document: str, name: str) -> str | None:
        """The path of a picture or paper that a document names."""
        return found(self.assets, self._folders[document], name)

    @cached_property
    def placed_records(self) -> list[tuple[Place, Record]]:
        """Every record of every file with its place."""
        return [placed for one in self.facts.values() for placed in one.placed]

    @cached_property
    def references(self) -> list[Reference]:
        """Every id that a field names, in the order of the files."""
        return [reference for one in self.facts.values() for reference in one.references]

    @cached_property
    def links(self) -> list[tuple[Place, str]]:
        """Every target of a link in a text, with the place of the record whose text it is."""
        return [
            (place, piece.target)
            for place, _, words in self._marked if "](" in words
            for piece in markup.walk(markup.parse(words)) if isinstance(piece, markup.Link)
        ]  # fmt: skip

    @cached_property
    def marked_texts(self) -> list[tuple[Place, str]]:
        """Every text with links, variables or emphasis, or that looks like HTML."""
        return [
            (Place(place.file, (*place.path, *path)), words) for place, path, words in self._marked
        ]

    @cached_property
    def _marked(self) -> list[tuple[Place, Path, str]]:
        """Those texts with the place of their record, and their path in it."""
        return [marked for one in self.facts.values() for marked in one.marked]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every item by its full id, in the order of the handbook."""
        out: dict[str, Entry] = {}
        for id in [*(d.id for d in self.documents), *self._quiz_ids, *SINGLE]:
            if id in self.records:
                for entry in self.all_entries_of(id):
                    out.setdefault(entry.id, entry)
        return out

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Everything that has a page and a document number of its own."""
        return (
            *self.roles, *self.procedures, *self.standards, *self.scripts, *self.checklists,
            *self.forms,
        )  # fmt: skip

    def documents_in(self, folder: str) -> tuple[Document, ...]:
        """The documents of a role's folder, or of `shared`."""
        return self._documents_by_folder.get(folder, ())

    @cached_property
    def _documents_by_folder(self) -> dict[str, tuple[Document, ...]]:
        by_folder = index_by(self.documents, lambda d: [self._folders[d.id]])
        return {folder: tuple(documents) for folder, documents in by_folder.items()}

    @property
    def _quiz_ids(self) -> list[str]:
        return sorted(id for id, record in self.records.items() if isinstance(record, Quiz))

    @cached_property
    def moved_away(self) -> dict[str, list[tuple[str, str]]]:
        """By document, what stood on its page and is elsewhere now: old anchors, and ids."""
        out: dict[str, list[tuple[str, str]]] = {}
        for entry in self.entries.values():
            for was in entry.item.was:
                document, slash, fragment = was.partition("/")
                if slash and was not in self.entries:
                    out.setdefault(document, []).append((fragment, entry.id))
        return out

    def entries_of(self, document: str) -> list[Entry]:
        """The entries of one document's page, the document's own first."""
        return self._entries_by_document.get(document, [])

    @cached_property
    def _entries_by_document(self) -> dict[str, list[Entry]]:
        out: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            out.setdefault(entry.document, []).append(entry)
        return out

    def all_entries_of(self, id: str) -> list[Entry]:
        """The entries of a file, the ids of what stands inside made full; ids may repeat."""
        return self.facts[self.files[id]].entries

    def get(self, id: str) -> Entry | None:
        return self.entries.get(id)

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The present id of each document that was called otherwise before."""
        return {
            old: document.id
            for document in self.documents
            for old in document.was
            if old not in self.records
        }

    def former_ids(self, id: str) -> tuple[str, ...]:
        """The full ids under which an item was known before."""
        entry = self.entries.get(id)
        if entry is None:
            return ()
        document, _, inner = id.partition("/")
        documents = (document, *getattr(self.records[document], "was", ()))
        if not inner:
            return documents[1:]
        before = inner.removesuffix(entry.item.id)
        inners = (inner, *(before + old for old in entry.item.was))
        return tuple(f"{a}/{b}" for a in documents for b in inners)[1:]

    def title(self, id: str) -> str:
        """The title of an item, a role, a position or a department; an unknown id as it is."""
        return self.titles.get(id, id)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles as plain text by id, of people and departments too."""
        out = {
            id: markup.plain(name_of(entry.item), self.variables, {})
            for id, entry in self.entries.items()
        }
        out |= {
            department.id: department.title
            for department in self.settings.departments
            if department.id not in out
        }
        out |= {
            position.id: position.title
            for position in self.settings.positions
            if position.id not in out
        }
        out.setdefault(EVERYONE, str(words(self.language)["term"]["everyone"]))
        out |= {topic.id: topic.title for topic in self.topics.topics if topic.id not in out}
        out |= {paper.id: paper.title for paper in self.papers.papers if paper.id not in out}
        out |= {line.id: line.limit for line in self.limits.values() if line.id not in out}
        out |= {person.id: person.name for person in self.directory.people if person.id not in out}
        return out

    @cached_property
    def ids_by_title(self) -> dict[str, str]:
        """Ids by title, for callers who know only titles."""
        short_last = sorted(self.titles.items(), key=lambda one: "/" not in one[0])
        return {title: id for id, title in short_last}

    @cached_property
    def variables(self) -> dict[str, str]:
        """The variables of texts by name; `company` is always there."""
        named = {variable.id: variable.value for variable in self.settings.variables}
        return {"company": self.settings.company, **named}

    @cached_property
    def varied(self) -> dict[str, tuple[str, ...]]:
        """The variables that differ from rehearsal to rehearsal, with all their values."""
        return {
            variable.id: (variable.value, *variable.vary)
            for variable in self.settings.variables
            if variable.vary
        }

    def plain(self, words: str) -> str:
        """A text field without marks, its variables filled in."""
        return markup.plain(words, self.variables, self.titles if "](" in words else {})

    @cached_property
    def limits(self) -> dict[str, Limit]:
        """The lines of the authority matrix by id."""
        return {line.id: line for matter in self.authority.matters for line in matter.lines}

    @cached_property
    def untranslated_documents(self) -> frozenset[str]:
        """Documents of which some text has no translation yet."""
        files = {place.file for place in self.untranslated}
        return frozenset(id for id, file in self.files.items() if file in files)

    @cached_property
    def stale_documents(self) -> frozenset[str]:
        """Documents of which some translation may be out of date."""
        files = {place.file for place in self.stale}
        return frozenset(id for id, file in self.files.items() if file in files)

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.id: department for department in self.settings.departments}

    @cached_property
    def topics_by_id(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics.topics}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        return {c.id: c for source in self.sources.sources for c in source.clauses}

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Clauses that are not used, and why."""
        return {id: one.reason for one in self.sources.left_out for id in one.clauses}


def name_of(item: Item) -> str:
    """What an item is called: its title, or the text that names it."""
    value = getattr(item, type(item).NAMED_BY)
    return str(next(iter(value), "")) if isinstance(value, tuple) else str(value)


def index_by(values: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """Values by each of their keys, in their order, each once under a key."""
    out: dict[str, list[T]] = {}
    for value in values:
        for key in dict.fromkeys(keys(value)):
            out.setdefault(key, []).append(value)
    return out
