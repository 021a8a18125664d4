"""What every check sees, and how it reports a problem."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from generator.content.checks.known import Known, Shared, shared_ids
from generator.content.entries import Reference
from generator.content.handbook import Handbook
from generator.content.load import Loaded
from generator.content.records import Document
from generator.content.types import Item
from generator.content.walk import Place
from generator.problems.problem import MOST, Problem, Severity, Span, Words
from generator.problems.spelling import Guess, Speller, is_slip, near
from generator.reading.document import Document as Source
from generator.reading.document import Path

_OTHERS = frozenset(["person", "department", "topic", "clause", "limit", "colleague", "paper"])
"""Kinds of what is no document."""
MOST_TOLD = {"error": MOST, "warning": 10 * MOST}  # of reminders, the figures are read


D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Context:
    """What a check sees: everything loaded, and the edition in the base language."""

    loaded: Loaded
    handbook: Handbook
    reported: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    """How many problems each file has; only the first are listed."""
    texts: dict[str, dict[str, Path]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    """Findings that were not reported, since somebody accepted them: check and item."""
    findings: dict[str, set[str]] = field(default_factory=dict)
    """The checks that found something, by item, accepted or not."""
    today: date = field(default_factory=date.today)
    spellers: defaultdict[str, Speller] = field(default_factory=lambda: defaultdict(Speller))
    reminders: bool = True
    """Whether problems that stop nothing are listed, too."""

    @cached_property
    def known(self) -> Known:
        unclear = {one.entry.document for one in self.shared_ids}
        return Known(self.handbook, self.loaded.broken | unclear | self.with_twins)

    @cached_property
    def with_twins(self) -> frozenset[str]:
        """Documents in which two items have one id: one of them had another."""
        handbook = self.handbook
        of = {document: [entry.id for entry in handbook.all_entries_of(document)]
              for document in handbook.records}  # fmt: skip
        return frozenset(document for document, ids in of.items() if len(set(ids)) < len(ids))

    @cached_property
    def shared_ids(self) -> tuple[Shared, ...]:
        """Items whose id something of another kind has, too."""
        return tuple(shared_ids(self.handbook))

    @cached_property
    def unknown_references(self) -> tuple[Reference, ...]:
        """The references to what is not there, or is of another kind."""
        known = self.known
        return tuple(r for r in self.handbook.references if not known.has(r.id, r.kinds))

    @cached_property
    def twin_topics(self) -> frozenset[str]:
        """Ids that two topics have, so that it is unclear which one a duty names."""
        ids = Counter(topic.id for topic in self.handbook.topics.topics)
        return frozenset(id for id, count in ids.items() if count > 1)

    def may_be_meant(self, document: str) -> bool:
        """True where something names a document that is not there, and may mean another by it."""
        return any(
            count > 1 or is_slip(name, document) for name, count in self._missing_documents.items()
        )

    @cached_property
    def _missing_documents(self) -> Counter[str]:
        """How often each document is named that is not there."""
        ids = (one.id.partition("/")[0] for one in self.unknown_references
               if not _OTHERS.issuperset(one.kinds))  # fmt: skip
        return Counter(id for id in ids if id not in self.handbook.records)

    @cached_property
    def accepted(self) -> frozenset[tuple[str, str]]:
        """The findings that somebody accepted: check and item."""
        return frozenset((one.check, one.item) for one in self.handbook.settings.accepted)

    def about(self, id: str) -> str:
        """What is missing where an id is unknown: what it names, or the whole document."""
        document, _, item = id.partition("/")
        record = self.handbook.records.get(document)
        return document if record is None else id if isinstance(record, Item) else item

    def is_full(self, file: str, severity: Severity = "error") -> bool:
        """True for a file that has reached its limit: further problems are only counted."""
        return self.reported[file, severity] >= MOST_TOLD[severity]

    def listed(self, found: Iterable[Problem]) -> Iterator[Problem]:
        """Those of some problems that are listed."""
        for problem in found:
            file, severity = problem.span.file, problem.severity
            if severity == "warning" and not self.reminders:
                continue
            is_full = self.is_full(file, severity)
            if is_full or not _doubtful(self.loaded, problem):
                self.reported[file, severity] += 1
                if not is_full:
                    yield problem

    def meant(self, place: Place, word: str, known: Collection[str]) -> Guess | None:
        """The known word that was meant at a place, unless the file has reached its limit."""
        return None if self.is_full(place.file) else self.spellers[place.file].guess(word, known)

    def problem(
        self,
        code: str,
        place: Place,
        message: Words,
        hint: Words | None = None,
        *,
        key: bool = False,
        severity: Severity = "error",
    ) -> Problem:
        """A problem at a place of the content."""
        is_listed = severity == "error" or self.reminders
        is_reported = is_listed and not self.is_full(place.file, severity)
        span = self.loaded.span(place, key=key) if is_reported else Span(place.file)
        return Problem(code, span, message, hint, severity)

    def finding(
        self,
        code: str,
        item: str,
        place: Place,
        message: Words,
        hint: Words,
        severity: Severity = "error",
    ) -> Iterator[Problem]:
        """A problem, unless somebody accepted it for this item in handbook.yaml."""
        self.findings.setdefault(item, set()).add(code)
        if (code, item) in self.accepted:
            self.used.add((code, item))
            return
        if any(map(partial(_is_meant, code, item), self.accepted)):
            return  # the slip in handbook.yaml is the one problem
        more = Words(
            f"{hint.zh}确实如此的，在 handbook.yaml 的 accepted 里写明理由"
            f"（check: {code}, item: {item}）。",
            f"{hint.en} If it is meant so, give the reason under `accepted` in handbook.yaml "
            f"(check: {code}, item: {item}).",
        )
        if place.path:
            yield self.problem(code, place, message, more, severity=severity)
        else:  # of very many roles: to find the place of each would mean to read each file again
            yield Problem(code, Span(place.file), message, more, severity)

    def unknown(
        self, code: str, place: Place, message: Words, hint: Words | None, meant: Guess | None
    ) -> Problem:
        """The problem of an unknown id, with the id that was probably meant."""
        problem = self.problem(code, place, message, hint)
        if meant is None:
            return problem
        problem = replace(
            self.proposing(problem, place, meant.word, sure=meant.sure), hint=near(meant.word)
        )
        return replace(problem, span=self._odd_sign(problem.span)) if meant.sure else problem

    def proposing(self, problem: Problem, place: Place, word: str, *, sure: bool) -> Problem:
        """A problem with the line as it would read with a word in this place; if `sure`, a fix."""
        edits, corrected = self.loaded.sources[place.file].instead(place.path, word)
        return replace(problem, fix=edits if sure else (), corrected=corrected)

    def _odd_sign(self, span: Span) -> Span:
        """The place of the one sign in an id that only looks right: `front‑desk`."""
        line = self.loaded.lines(span.file)[span.line - 1]
        typed = line[span.column - 1 : span.column - 1 + span.length]
        odd = re.search(r"(?<=[ -~])[^ -~]+", typed)
        if odd is None or not typed[0].isalnum():
            return span
        return span._replace(column=span.column + odd.start(), length=len(odd[0]))

    def in_text(
        self,
        problem: Problem,
        before: str,
        wrong: str,
        meant: str | None = None,
    ) -> Problem:
        """The same problem, its place narrowed to some words of the text that it is about."""
        span = problem.span
        lines = self.loaded.lines(span.file)[span.line - 1 :]
        for number, line in enumerate(_of_one_value(lines)):
            at = line.find(before + wrong, 0 if number else span.column - 1)
            if at < 0:
                continue
            at += len(before)
            corrected = line[:at] + meant + line[at + len(wrong) :] if meant else problem.corrected
            span = Span(span.file, span.line + number, at + 1, len(wrong))
            return replace(problem, span=span, corrected=corrected)
        return problem

    def own_texts(self, handbook: Handbook) -> list[tuple[Place, str]]:
        """The texts of an edition that are not those of the base language, left untranslated."""
        texts = handbook.marked_texts
        if handbook is self.handbook:
            return texts
        return [one for one in texts if one not in self._base_texts]

    @cached_property
    def _base_texts(self) -> frozenset[tuple[Place, str]]:
        return frozenset(self.handbook.marked_texts)

    def texts_of(self, source: Source) -> dict[str, Path]:
        """Where the texts of a file stand; of several alike, the first."""
        if source.file not in self.texts:
            self.texts[source.file] = dict(reversed(list(_texts(source.value))))
        return self.texts[source.file]

    def item_at(self, place: Place) -> str:
        """The id of the item whose text stands at a place."""
        around = (
            entry
            for entry in self.handbook.entries.values()
            if entry.place.file == place.file
            and place.path[: len(entry.place.path)] == entry.place.path
        )
        inmost = max(around, key=lambda entry: len(entry.place.path), default=None)
        return inmost.id if inmost else self.loaded.names[place.file].id

    def sound(self, documents: Iterable[D]) -> Iterator[D]:
        """Those without mistakes of their own: of the others, only parts are known."""
        return (one for one in documents if one.id not in self.loaded.broken)

    def is_doubtful(self, place: Place) -> bool:
        """True for a value on a line that has a mistake of form, so that it may be another one."""
        source = self.loaded.sources.get(place.file)
        if source is None or not source.problems:
            return False
        line = source.span(place.path).line
        return any(one.span.line == line for one in source.problems)

    def has_unread(self, kind: str) -> bool:
        """True where some document of a kind could not be read at all."""
        names = self.loaded.names.values()
        there = (name.id for name in names if name.kind == kind and not name.language)
        is_missing = kind == "role" and bool(self.loaded.without_role)
        return is_missing or any(id not in self.handbook.records for id in there)

    def place(self, document: str, *path: str | int) -> Place:
        return Place(self.handbook.files[document], path)


Check = Callable[[Context], Iterable[Problem]]


def _texts(value: object, path: Path = ()) -> Iterator[tuple[str, Path]]:
    """The texts of a file, with their paths."""
    if isinstance(value, str):
        yield value, path
    items: Iterable[tuple[str | int, object]] = (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )  # fmt: skip
    for part, child in items:
        yield from _texts(child, (*path, part))


def _of_one_value(lines: list[str]) -> Iterator[str]:
    """The first of some lines, and those below that its value goes on in: they stand further in."""
    for number, line in enumerate(lines):
        if number and line.strip() and _indent(line) <= _indent(lines[0]):
            return
        yield line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_meant(code: str, item: str, accepted: tuple[str, str]) -> bool:
    """True where somebody who accepted a finding misspelt either the check or the item."""
    check, name = accepted
    return (name == item and is_slip(check, code)) or (check == code and is_slip(name, item))


def _doubtful(loaded: Loaded, problem: Problem) -> bool:
    source = loaded.sources.get(problem.span.file)
    return source is not None and source.is_doubtful(problem.span)
