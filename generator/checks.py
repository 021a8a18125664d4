"""The rules of a handbook that the model of one file cannot know: one function each.

A check takes what was loaded and yields problems; `CHECKS` is the law of the handbook, in order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from generator import ids, text
from generator.diagnosis.draft import QUOTED
from generator.diagnosis.mistakes import NO_BRACKETS
from generator.fields import Place, references_in, sound
from generator.handbook import Handbook
from generator.load import Loaded, collector_paused
from generator.model import (
    END,
    UNKNOWN,
    Checklist,
    Choice,
    Clause,
    Document,
    Item,
    Keyed,
    Node,
    Procedure,
    Question,
    Quiz,
    Role,
)
from generator.problems import MOST, Problem, Problems, Severity, Span, Words, too_many
from generator.reader import Document as Source
from generator.reader import Path
from generator.spelling import Guess, Speller, narrow, near, shape, suggest


@dataclass(frozen=True)
class Context:
    """What a check sees: everything loaded, and the edition in the base language."""

    loaded: Loaded
    handbook: Handbook
    told: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    """How many problems each file has: of very many, the first are told."""
    texts: dict[str, dict[str, Path]] = field(default_factory=dict)
    spellers: defaultdict[str, Speller] = field(default_factory=lambda: defaultdict(Speller))

    @cached_property
    def known(self) -> Known:
        return Known(self)

    def is_full(self, file: str, severity: Severity = "error") -> bool:
        """True for a file of which no more is told: its problems are counted, not looked into."""
        return self.told[file, severity] >= _MOST[severity]

    def listed(self, found: Iterable[Problem]) -> Iterator[Problem]:
        """Those of some problems that are told."""
        for problem in found:
            file, severity = problem.span.file, problem.severity
            is_full = self.is_full(file, severity)
            if is_full or not _doubtful(self.loaded, problem):
                self.told[file, severity] += 1
                if not is_full:
                    yield problem

    def meant(self, place: Place, word: str, known: Collection[str]) -> Guess | None:
        """The known word that was meant at a place, as far as anybody will read that."""
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
        is_told = not self.is_full(place.file, severity)
        span = self.loaded.span(place, key=key) if is_told else Span(place.file)
        return Problem(code, span, message, hint, severity)

    def unknown(
        self, code: str, place: Place, message: Words, hint: Words | None, meant: Guess | None
    ) -> Problem:
        """An id that is not there, with the one that was probably meant."""
        problem = self.problem(code, place, message, hint)
        if meant is None:
            return problem
        edits, mended = self.loaded.sources[place.file].instead(place.path, meant.word)
        problem = replace(problem, hint=near(meant.word), mended=mended)
        if not meant.sure:
            return problem
        return replace(problem, fix=edits, span=self._odd_sign(problem.span))

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
        line = self.loaded.lines(span.file)[span.line - 1 : span.line]
        at = line[0].find(before + wrong, span.column - 1) if line else -1
        if at < 0:
            return problem  # a text of several lines
        at += len(before)
        mended = line[0][:at] + meant + line[0][at + len(wrong) :] if meant else problem.mended
        span = span._replace(column=at + 1, length=len(wrong))
        return replace(problem, span=span, mended=mended)

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

    def sound(self, documents: Iterable[D]) -> Iterator[D]:
        """Those without mistakes of their own: of the others, only parts are known."""
        return (one for one in documents if one.id not in self.loaded.broken)

    def has_unread(self, kind: str) -> bool:
        """True where some document of a kind could not be read at all."""
        names = self.loaded.names.values()
        there = (name.id for name in names if name.kind == kind and not name.language)
        return any(id not in self.handbook.records for id in there)

    def place(self, document: str, *path: str | int) -> Place:
        return Place(self.handbook.files[document], path)


_MOST = {"error": MOST, "warning": 10 * MOST}  # of reminders, the figures are read


D = TypeVar("D", bound=Document)
Check = Callable[[Context], Iterable[Problem]]


def unknown_references(context: Context) -> Iterator[Problem]:
    """Every id that a field names is there, and is of the right kind."""
    known = context.known
    for place, record in context.handbook.placed_records:
        for path, id, kinds in references_in(record):
            if not known.has(id, kinds):
                yield _unknown_reference(
                    context, Place(place.file, (*place.path, *path)), id, kinds
                )


def _unknown_reference(context: Context, place: Place, id: str, kinds: tuple[str, ...]) -> Problem:
    known, several = context.known, id.split()
    if isinstance(place.path[-1], int) and all(known.has(one, kinds) for one in several):
        listed = Guess(f"[{', '.join(several)}]", sure=True)
        place = place._replace(path=place.path[:-1])
        problem = context.unknown("comma", place, NO_BRACKETS.message, None, listed)
        problem = replace(problem, hint=NO_BRACKETS.hint)
        return context.in_text(problem, several[0], " ")
    what = _KIND_WORDS[kinds[0]]
    typed = id[:QUOTED]
    message = Words(f"没有编号为“{typed}”的{what.zh}", f"there is no {what.en} “{typed}”")
    named = None if context.is_full(place.file) else known.named(id, kinds)
    meant = Guess(named, sure=False) if named else context.meant(place, id, known.of(kinds))
    hint = _WHERE.get(kinds[0], _ANYWHERE)
    problem = context.unknown("unknown-reference", place, message, hint, meant)
    return replace(problem, hint=_write_id(named)) if named else problem


def _write_id(id: str) -> Words:
    return Words(
        f"是不是“{id}”？这里写编号，不写名称。", f"Did you mean “{id}”? Write the id here."
    )


_KIND_WORDS = {
    "role": Words("岗位", "role"),
    "person": Words("岗位或职务", "role or position"),
    "topic": Words("主题", "topic"),
    "duty": Words("职责", "duty"),
    "standard": Words("规范", "standard"),
    "procedure": Words("流程", "procedure"),
    "department": Words("部门", "department"),
    "clause": Words("条款", "clause"),
    "any": Words("条目", "item"),
}


_WHERE = {
    "person": Words("岗位是 roles/ 里的文件夹名；其他人写在 handbook.yaml 的 positions 里。",
                    "Roles are folders; others stand in handbook.yaml, under positions."),
    "topic": Words("主题写在 topics.yaml 里。", "Topics stand in topics.yaml."),
    "department": Words("部门写在 handbook.yaml 的 departments 里。",
                        "Departments stand in handbook.yaml, under departments."),
    "clause": Words("条款写在 sources.yaml 里。", "Clauses stand in sources.yaml."),
}  # fmt: skip
_ANYWHERE = Words("编号是文件名，或“文件名/条目的 id”。", "An id is a file's name, or `file/item`.")


class Known:
    """The ids that a reference may name, by kind. A broken file's id counts as known."""

    def __init__(self, context: Context) -> None:
        handbook = self._handbook = context.handbook
        self._broken = context.loaded.broken
        self._by_kind: dict[str, set[str]] = {
            "any": set(handbook.entries) | {t.id for t in handbook.topics.topics},
            "person": set(handbook.people),
            "department": {d.id for d in handbook.settings.departments},
            "topic": {t.id for t in handbook.topics.topics},
            "clause": set(handbook.clauses),
        }
        for entry in handbook.entries.values():
            self._by_kind.setdefault(entry.kind, set()).add(entry.id)
        for file, kinds in _KINDS_OF_FILES.items():
            if file in self._broken:
                for kind in kinds:
                    self._by_kind.pop(kind, None)
        self._of: dict[tuple[str, ...], frozenset[str]] = {}
        self._names: dict[tuple[str, ...], dict[str, str]] = {}
        self._heard: dict[tuple[str, ...], dict[str, str]] = {}

    def has(self, id: str, kinds: tuple[str, ...]) -> bool:
        return (
            id == UNKNOWN
            or id.partition("/")[0] in self._broken
            or any(kind not in self._by_kind or id in self._by_kind[kind] for kind in kinds)
        )

    def of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        if kinds not in self._of:
            sets = (self._by_kind.get(kind, set()) for kind in kinds)
            self._of[kinds] = frozenset[str]().union(*sets)
        return self._of[kinds]

    def named(self, words: str, kinds: tuple[str, ...]) -> str | None:
        """The id of what somebody called by its name, or nearly so."""
        if kinds not in self._names:
            self._names[kinds] = dict(self._called(kinds))
        names, words = self._names[kinds], narrow(words)
        if words in names or shape(words).isascii():
            return names.get(words)
        if kinds not in self._heard:
            self._heard[kinds] = {sound(name): id for name, id in names.items()}
        return self._heard[kinds].get(sound(words)) or names.get(suggest(words, names) or "")

    def _called(self, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """All names with their ids; of two things with one name, the one with a page comes last."""
        for id in sorted(self.of(kinds), key=lambda id: "/" not in id):
            entry = self._handbook.entries.get(id)
            for name in (*getattr(entry and entry.item, "aliases", ()), self._handbook.title(id)):
                if name != id:
                    yield name, id


_KINDS_OF_FILES = {
    "topics": ("topic", "any"),
    "sources": ("clause",),
    "handbook": ("person", "department"),
    "glossary": ("any",),
}
"""What stands in the single files: while one has mistakes, nobody knows whether it is there."""


def unknown_links(context: Context) -> Iterator[Problem]:
    """Every link in a text leads to an item, or to a plain web, mail or telephone address."""
    known = context.known
    for handbook in context.loaded.editions.values():
        for place, words, target, is_link in _links(context.own_texts(handbook)):
            if is_link and (text.is_address(target) or known.has(target, ("any",))):
                continue
            where, typed = _in_edition(context, handbook, place, words), target[:QUOTED]
            is_whole = f"({target})" in words
            nearest = context.meant(where, target, known.of(("any",))) if is_whole else None
            meant = nearest and nearest.word
            if ":" in target and not text.is_address(target):
                problem = context.problem(
                    "unsafe-link",
                    where,
                    Words(f"不允许链接到“{typed}”", f"links to “{typed}” are not allowed"),
                    Words("链接写条目编号，或 https: 开头的网址。", "Link to an item, or https:."),
                )
            elif is_link:
                message = Words(f"没有编号为“{typed}”的条目", f"there is no item “{typed}”")
                problem = context.problem("unknown-link", where, message, near(meant) or _ANYWHERE)
            else:
                problem = context.problem(
                    "broken-link",
                    where,
                    Words("这个链接会照原样显示", "this link is shown as it stands"),
                    Words("写成 [文字](编号)，圆括号里没有空格。",
                          "Write [words](id), without spaces in the brackets."),
                )  # fmt: skip
            yield context.in_text(problem, "(", target, meant)


_LIKE_LINK = re.compile(r"\[[^\[\]]*\]\((?P<target>[^)]*)")


def _links(texts: Iterable[tuple[Place, str]]) -> Iterator[tuple[Place, str, str, bool]]:
    """Links, and what was meant to be one: with the text, and what stands in round brackets."""
    for place, words in texts:
        for piece in text.walk(text.parse(words)):
            if isinstance(piece, text.Link):
                yield place, words, piece.target, True
            elif isinstance(piece, str):
                for found in _LIKE_LINK.finditer(piece):
                    yield place, words, found["target"], False


def unknown_variables(context: Context) -> Iterator[Problem]:
    """Every {variable} in a text is one of handbook.yaml."""
    for handbook in context.loaded.editions.values():
        for place, words in context.own_texts(handbook):
            for found in _IN_BRACES.finditer(words):
                name = found["name"]
                if name in handbook.variables:
                    continue
                where = _in_edition(context, handbook, place, words)
                nearest = context.meant(where, name.strip("{ }"), handbook.variables)
                meant = nearest and nearest.word
                problem = context.problem(
                    "unknown-variable",
                    where,
                    Words(f"没有变量“{name}”", f"no variable “{name}”"),
                    near(meant)
                    or Words("变量写在 handbook.yaml 的 variables 里。",
                             "Variables stand in handbook.yaml, under variables."),
                )  # fmt: skip
                # What looks like no variable at all may be meant as it stands: `{{ 7 * 7 }}`.
                severity: Severity = "error" if meant or _WORD.search(name) else "warning"
                yield context.in_text(replace(problem, severity=severity), "{", name, meant)


_WORD = re.compile(r"^\{?\s*[\w-]+\s*\}?$")
_IN_BRACES = re.compile(r"(?<!\\)\{(?P<name>\{?[^{}\\]{0,40}\}?)\}")


def _in_edition(context: Context, handbook: Handbook, place: Place, words: str) -> Place:
    """The place of a text in its own language's file: the line of the translation that holds it."""
    if handbook is context.handbook:
        return place
    stem = place.file.rpartition(".")[0]
    translated = context.loaded.sources.get(f"{stem}.{handbook.language}.yaml")
    if translated is None:
        return place
    found = context.texts_of(translated).get(words)
    return place if found is None else Place(translated.file, found)


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


def duplicate_ids(context: Context) -> Iterator[Problem]:
    """No two documents, and no two items of a document, share an id; case does not tell them
    apart."""
    seen: dict[str, str] = {}
    for file in sorted(context.loaded.sources):
        name = context.loaded.names.get(file)
        if name is None or name.language:
            continue
        other = seen.setdefault(name.id.lower(), file)
        if other != file:
            yield context.problem(
                "duplicate-id",
                Place(file),
                Words(f"编号“{name.id}”和 {other} 重复", f"the id “{name.id}” is used by {other}"),
                Words("给其中一个文件改名。", "Rename one of the two files."),
            )
    for document in context.handbook.records:
        entries = context.handbook.all_entries_of(document)
        yield from _twice(context, ((entry.place, entry.item.id, entry.id) for entry in entries))
    yield from _twice(context, _keyed(context.handbook))


def _keyed(handbook: Handbook) -> Iterator[tuple[Place, str, object]]:
    """What has an id and is no item: clauses, which are one row; revisions and the like."""
    for place, record in handbook.placed_records:
        if isinstance(record, Keyed) and not isinstance(record, Item):
            row = "" if isinstance(record, Clause) else (place.file, place.path[:-1])
            yield place, record.id, (row, record.id)


def _twice(context: Context, ids: Iterable[tuple[Place, str, object]]) -> Iterator[Problem]:
    """Tell where an id stands that was there before; what must differ comes last."""
    seen: set[object] = set()
    for place, id, full in ids:
        if full in seen:
            yield context.problem(
                "duplicate-id",
                Place(place.file, (*place.path, "id")),
                Words(f"编号“{id}”用了两次", f"the id “{id}” is used twice"),
                Words("给其中一个写上不同的 id。", "Give one of the two another id."),
            )
        seen.add(full)


def reserved_names(context: Context) -> Iterator[Problem]:
    """No file or folder has a name that Windows keeps for itself or that is no id."""
    told: set[str] = set()
    for file in context.loaded.names:
        parts = PurePosixPath(file).parts
        for part in (*parts[:-1], parts[-1].partition(".")[0]):
            if part in told or (ids.is_id(part) and part not in ids.RESERVED):
                continue
            told.add(part)
            if part.lower() in ids.RESERVED:
                yield context.problem(
                    "reserved-name",
                    Place(file),
                    Words(f"“{part}”是 Windows 保留的名称", f"Windows reserves the name “{part}”"),
                    Words("请换一个名称。", "Choose another name."),
                )
            else:
                right = ids.near(part)
                yield context.problem(
                    "file-name",
                    Place(file),
                    Words(f"“{part}”不能作文件名或文件夹名", f"“{part}” cannot name a file here"),
                    Words(f"只用小写字母、数字和连字符，例如 {right}。",
                          f"Use lower-case letters, digits and hyphens, such as {right}."),
                )  # fmt: skip


def written_ids(context: Context) -> Iterator[Problem]:
    """A document's id is its file's name: a different one inside the file would mislead."""
    for file, name in context.loaded.names.items():
        value = context.loaded.sources[file].value
        if isinstance(value, dict) and value.get("id", name.id) != name.id:
            yield context.problem(
                "written-id",
                Place(file, ("id",)),
                Words(f"编号由文件名决定，是“{name.id}”", f"the file's name makes it “{name.id}”"),
                Words("请删掉 id 这一行。", "Remove the line with id."),
            )


def reporting_cycles(context: Context) -> Iterator[Problem]:
    """Nobody is, through others, their own superior."""
    handbook = context.handbook
    told: set[str] = set()
    for id, person in handbook.people.items():
        chain, above = [id], handbook.reports_to(id)
        while above and above not in chain:
            chain.append(above)
            above = handbook.reports_to(above)
        if above == id and isinstance(person, Role) and id not in told:
            told.update(chain)
            circle = [*chain, id]
            names, way = " → ".join(map(handbook.title, circle)), " → ".join(circle)
            yield context.problem(
                "reporting-cycle",
                context.place(id, "reports_to"),
                Words(f"上级关系绕成了圈：{names}", f"the reporting line is a circle: {way}"),
                Words("请改其中一个岗位的 reports_to。", "Change one of the reports_to."),
            )


def supervision(context: Context) -> Iterator[Problem]:
    """Whoever a role supervises reports to that role, so that there is one line of authority."""
    handbook = context.handbook
    for role in handbook.roles:
        for index, below in enumerate(role.supervises):
            if below in handbook.people and handbook.reports_to(below) not in (role.id, None):
                yield context.problem(
                    "supervision",
                    context.place(role.id, "supervises", index),
                    Words(
                        f"“{handbook.title(below)}”的上级写的是“"
                        f"{handbook.title(handbook.reports_to(below) or '')}”，不是这个岗位",
                        f"“{below}” reports to “{handbook.reports_to(below)}”, not to this role",
                    ),
                    Words("supervises 与对方的 reports_to 要一致。", "The two must agree."),
                )


def script_graphs(context: Context) -> Iterator[Problem]:
    """In a script every node can be reached, leads on, and has exactly one best choice."""
    for script in context.sound(context.handbook.scripts):
        nodes = {node.id: n for n, node in enumerate(script.nodes)}
        known = frozenset([*nodes, END])
        reached, is_whole = _reached(script.nodes, nodes)
        for n, node in enumerate(script.nodes):
            path = ("nodes", n)
            if is_whole and node.id not in reached:
                yield context.problem(
                    "unreachable-node",
                    context.place(script.id, *path),
                    Words(f"没有任何应答通向“{node.title}”", f"nothing leads to “{node.id}”"),
                    Words("在前面某个应答的 to 里写上它。", "Name it in the `to` of a choice."),
                )
            yield from _one_best(context, script.id, path, node)
            for c, choice in enumerate(node.choices):
                yield from _choice_leads_on(
                    context, script.id, (*path, "choices", c), choice, known
                )


def _one_best(context: Context, script: str, path: Path, node: Node) -> Iterator[Problem]:
    best = [c for c, choice in enumerate(node.choices) if choice.grade == "best"]
    if len(best) != 1:
        second = ("choices", best[1], "grade") if best else ()
        yield context.problem(
            "one-best",
            context.place(script, *path, *second),
            Words(f"“{node.title}”有 {len(best)} 个 best",
                  f"“{node.id}” has {len(best)} best choices"),
            Words("每个节点恰好一个 best，其余写 fine 或 unsafe。",
                  "Exactly one is best; the others are fine or unsafe."),
        )  # fmt: skip


def _choice_leads_on(
    context: Context, script: str, path: Path, choice: Choice, known: Collection[str]
) -> Iterator[Problem]:
    to = choice.to
    for t, target in enumerate(to):
        if target not in known:
            place = context.place(script, *path, "to", *([t] if len(to) > 1 else []))
            yield context.unknown(
                "unknown-node",
                place,
                Words(f"没有节点“{target}”", f"there is no node “{target}”"),
                Words("to 写这个话术里节点的 id，或 end。", "Write a node's id here, or end."),
                context.meant(place, target, known),
            )
    if not to and choice.grade != "unsafe":
        yield context.problem(
            "dead-end",
            context.place(script, *path),
            Words("这个应答之后没有下文", "nothing follows this choice"),
            Words("写 to: 下一个节点；对话到此为止写 to: end。", "Write `to:` a node or end."),
        )


def _reached(nodes: tuple[Node, ...], index: dict[str, int]) -> tuple[set[str], bool]:
    """The nodes that the first one leads to; False if one of the ways there is misspelt."""
    waiting = [node.id for node in nodes[:1]]
    reached, is_whole = set[str](), True
    while waiting:
        id = waiting.pop()
        if id in reached or id == END:
            continue
        if id not in index:
            is_whole = False
            continue
        reached.add(id)
        waiting += [to for choice in nodes[index[id]].choices for to in choice.to]
    return reached, is_whole


def procedure_owners(context: Context) -> Iterator[Problem]:
    """Every procedure has an owner."""
    if context.has_unread("role"):  # who may well be the owner
        return
    for procedure in context.handbook.procedures:
        if context.handbook.owner_of(procedure) is None:
            yield context.problem(
                "no-owner",
                context.place(procedure.id),
                Words("这个流程没有主办岗位", "this procedure has no owner"),
                Words("写上 owner: 岗位编号。", "Write `owner:` and a role."),
            )


def step_branches(context: Context) -> Iterator[Problem]:
    """A branch leads to a step of its own procedure."""
    for procedure in context.handbook.procedures:
        known = frozenset(step.id for step in procedure.steps())
        for p, phase in enumerate(procedure.phases):
            for s, step in enumerate(phase.steps):
                for b, branch in enumerate(step.branches):
                    if branch.to and branch.to != END and branch.to not in known:
                        place = context.place(
                            procedure.id, "phases", p, "steps", s, "branches", b, "to"
                        )
                        yield context.unknown(
                            "unknown-step",
                            place,
                            Words(f"没有步骤“{branch.to}”", f"there is no step “{branch.to}”"),
                            Words("to 写本流程里步骤的 id。", "Write the id of a step here."),
                            context.meant(place, branch.to, known),
                        )


def empty_documents(context: Context) -> Iterator[Problem]:
    """A procedure has steps, a standard rules, a script nodes, a checklist lines, a role duties."""
    handbook = context.handbook
    for document in context.sound(handbook.documents):
        inner = _INNER[handbook.entries[document.id].kind]
        empty = not getattr(document, inner)
        if isinstance(document, Checklist):
            empty = not handbook.items_of(document)
        elif isinstance(document, Procedure):
            empty = not any(True for _ in document.steps())
        if empty:
            yield context.problem(
                "empty-document",
                context.place(document.id, inner),
                Words("这里还没有内容", "there is nothing in here yet"),
                Words("至少写一项，或删掉这个文件。", "Write one item, or remove the file."),
            )


_INNER = {"role": "duties", "standard": "rules", "script": "nodes", "procedure": "phases",
          "checklist": "items"}  # fmt: skip


def measure_weights(context: Context) -> Iterator[Problem]:
    """The weights of a role's measures add up to 100."""
    for role in context.sound(context.handbook.roles):
        total = sum(measure.weight for measure in role.measures)
        if role.measures and total != 100:
            yield context.problem(
                "weights",
                context.place(role.id, "measures"),
                Words(f"权重相加是 {total}，应当是 100", f"the weights add up to {total}, not 100"),
                Words("请调整各项的 weight。", "Change the `weight` of some."),
                key=True,
            )


def topic_parts(context: Context) -> Iterator[Problem]:
    """Only the owner of a topic has a duty that owns it."""
    owners = {topic.id: topic.owner for topic in context.handbook.topics.topics}
    for role in context.handbook.roles:
        for d, duty in enumerate(role.duties):
            if duty.part == "owns" and duty.topics and not duty.catch_all:
                unknown = [t for t in duty.topics if owners.get(t) not in context.handbook.people]
                if unknown or any(owners[t] == role.id for t in duty.topics):
                    continue
                topic = duty.topics[0]
                owner = context.handbook.title(owners.get(topic, ""))
                yield context.problem(
                    "not-owner",
                    context.place(role.id, "duties", d, "topics", 0),
                    Words(f"“{context.handbook.title(topic)}”由{owner}主办",
                          f"“{topic}” is owned by “{owners.get(topic)}”"),
                    Words("写 part: assists，或在 topics.yaml 里改 owner。",
                          "Write `part: assists`, or change the owner in topics.yaml."),
                )  # fmt: skip


def cited_clauses(context: Context) -> Iterator[Problem]:
    """Every clause of a source is cited by an item, or left out with a reason."""
    handbook = context.handbook
    if context.loaded.broken:  # in a broken file, a citation may not be seen
        return
    unknown = handbook.citations.keys() - handbook.clauses.keys()
    clauses, speller = frozenset(handbook.clauses), Speller()
    meant = {found.word for id in sorted(unknown) if (found := speller.guess(id, clauses))}
    used = handbook.citations.keys() | handbook.left_out.keys() | meant
    for s, source in enumerate(handbook.sources.sources):
        for c, clause in enumerate(source.clauses):
            if clause.id not in used:
                yield context.problem(
                    "uncited-clause",
                    context.place("sources", "sources", s, "clauses", c),
                    Words(f"没有条目引用条款“{clause.id}”", f"no item cites “{clause.id}”"),
                    Words("在条目的 source 里写上它，或列入 left_out 并说明理由。",
                          "Cite it in a `source`, or list it under left_out."),
                )  # fmt: skip


def left_out_clauses(context: Context) -> Iterator[Problem]:
    """What is left out is cited nowhere."""
    for n, left_out in enumerate(context.handbook.sources.left_out):
        for c, clause in enumerate(left_out.clauses):
            if cited := context.handbook.citations.get(clause):
                yield context.problem(
                    "cited-and-left-out",
                    context.place("sources", "left_out", n, "clauses", c),
                    Words(f"条款“{clause}”又被引用、又写在 left_out 里",
                          f"“{clause}” is cited and left out"),
                    Words(f"从 left_out 里删掉它，或不在“{cited[0].id}”里引用。",
                          f"Remove it from left_out, or from the `source` of “{cited[0].id}”."),
                )  # fmt: skip


def supplements_cite_nothing(context: Context) -> Iterator[Problem]:
    """What we added ourselves does not claim to rest on the source."""
    for place, record in context.handbook.placed_records:
        if isinstance(record, Item) and record.supplement and record.source:
            yield context.problem(
                "supplement-cites",
                Place(place.file, (*place.path, "source")),
                Words("补充的内容不能引用条款", "a supplement cites no clause"),
                Words("去掉 supplement 或 source 之一。", "Remove `supplement` or `source`."),
            )


def review_after_effective(context: Context) -> Iterator[Problem]:
    """A document is not reviewed before it takes effect."""
    control = context.handbook.settings.document
    if "handbook" not in context.loaded.broken and control.review <= control.effective:
        place = context.place("handbook", "document", "review")
        yield _review_date(context, place, control.review, control.effective)
        return  # what a document does not say for itself, this says for all
    for document in context.sound(context.handbook.documents):
        effective = document.effective or control.effective
        review = document.review or control.review
        known = "handbook" not in context.loaded.broken or (document.review and document.effective)
        if known and review <= effective:
            field = "review" if document.review else "effective"
            yield _review_date(context, context.place(document.id, field), review, effective)


def _review_date(context: Context, place: Place, review: date, effective: date) -> Problem:
    return context.problem(
        "review-date",
        place,
        Words(f"复审日期 {review} 不在生效日期 {effective} 之后",
              f"the review, {review}, is not after the effective date, {effective}"),
        Words("请改其中一个日期。", "Change one of the two dates."),
    )  # fmt: skip


def revision_order(context: Context) -> Iterator[Problem]:
    """Revisions stand with the newest first."""
    handbook = context.handbook
    for id, revisions in [
        *((d.id, d.revisions) for d in context.sound(handbook.documents)),
        ("handbook", () if "handbook" in context.loaded.broken else handbook.settings.revisions),
    ]:
        for index, (newer, older) in enumerate(pairwise(revisions)):
            if newer.date < older.date:
                yield context.problem(
                    "revision-order",
                    context.place(id, "revisions", index, "date"),
                    Words("修订记录要新的在前", "the newest revision stands first"),
                    Words("把较新的一项移到前面。", "Move the newer one to the front."),
                )


def answers(context: Context) -> Iterator[Problem]:
    """A question written by hand has the answers that its type asks for."""
    for id, quiz in context.handbook.records.items():
        if isinstance(quiz, Quiz) and id not in context.loaded.broken:
            for n, question in enumerate(quiz.questions):
                if wrong := _answers(question):
                    path, message = wrong
                    hint = Words(
                        "见 CONTRIBUTING.md 里的例子。", "See the examples in CONTRIBUTING.md."
                    )
                    place = context.place(id, "questions", n, *path)
                    yield context.problem("answers", place, message, hint, key=len(path) == 1)


def _answers(question: Question) -> tuple[Path, Words] | None:
    """What is wrong with the answers of a question, and where in it."""
    right = [n for n, option in enumerate(question.options) if option.correct]
    match question.type:
        case "choice" if len(right) > 1:
            message = Words("单选题只有一个正确的选项", "a choice has one right option only")
            return ("options", right[1], "correct"), message
        case "choice" | "multiple" if not right:
            return ("options",), Words("没有正确的选项", "no option is right")
        case "true_false" if question.answer is None:
            return ("type",), Words("判断题要写 answer", "a true-or-false question needs `answer`")
        case "fill" if not question.answers:
            return ("type",), Words("填空题要写 answers", "a question with a gap needs `answers`")
        case "match":
            bare = [n for n, option in enumerate(question.options) if not option.pair]
            if bare:
                return ("options", bare[0]), Words(
                    "配对题每项要写 pair", "each item needs a `pair`"
                )
    return None


def repeated_references(context: Context) -> Iterator[Problem]:
    """No list names the same thing twice."""
    for place, record in context.handbook.placed_records:
        seen: set[tuple[str | int, str]] = set()
        for path, id, _ in references_in(record):
            if (path[0], id) in seen:
                yield context.problem(
                    "repeated-reference",
                    Place(place.file, (*place.path, *path)),
                    Words(f"“{id}”写了两次", f"“{id}” is written twice"),
                    Words("请删掉一个。", "Remove one."),
                )
            seen.add((path[0], id))


def logo_file(context: Context) -> Iterator[Problem]:
    """The logo is a picture that lies beside handbook.yaml: a name, not a path."""
    logo = context.handbook.settings.logo
    if logo and not re.fullmatch(r"\w[\w-]*\.(png|svg|jpg|jpeg|webp)", logo, re.IGNORECASE):
        yield context.problem(
            "logo",
            context.place("handbook", "logo"),
            Words(f"“{logo}”不是图片的文件名", f"“{logo}” is not the name of a picture"),
            Words("把图片放在 handbook.yaml 旁边，只写文件名，例如 logo.png。",
                  "Put the picture beside handbook.yaml, and write its name: logo.png."),
        )  # fmt: skip


def untranslated(context: Context) -> Iterator[Problem]:
    """What has no translation yet is listed: as a reminder, not as an error."""
    for handbook in context.loaded.editions.values():
        for place in sorted(handbook.untranslated, key=str):
            yield context.problem(
                "untranslated",
                place,
                Words(
                    f"还没有译文（{handbook.language}）", f"not translated ({handbook.language})"
                ),
                severity="warning",
            )


def markup_in_text(context: Context) -> Iterator[Problem]:
    """A text that looks like HTML is shown as text: tell whoever meant it to be more."""
    tag = re.compile(r"</?[a-zA-Z][^<>]*>")
    for place, words in context.handbook.marked_texts:
        if found := tag.search(words):
            problem = context.problem(
                "html",
                place,
                Words(f"HTML 标签“{found[0]}”会原样显示", f"“{found[0]}” is shown as text"),
                Words("要强调请写 **文字**。", "For emphasis write **words**."),
                severity="warning",
            )
            yield context.in_text(problem, "", found[0])


CHECKS: tuple[Check, ...] = (
    reserved_names,
    duplicate_ids,
    written_ids,
    unknown_references,
    unknown_links,
    unknown_variables,
    reporting_cycles,
    supervision,
    script_graphs,
    procedure_owners,
    step_branches,
    empty_documents,
    measure_weights,
    topic_parts,
    cited_clauses,
    left_out_clauses,
    supplements_cite_nothing,
    review_after_effective,
    revision_order,
    answers,
    repeated_references,
    markup_in_text,
    logo_file,
    untranslated,
)


@collector_paused()
def check(loaded: Loaded) -> Problems:
    """All problems of what was loaded: those of the files, then those of the handbook."""
    problems = Problems(loaded.problems)
    told = Counter((one.span.file, one.severity) for one in problems)
    if loaded.handbook:
        context = Context(loaded, loaded.handbook, told)
        for one in CHECKS:
            problems.follow(context.listed(one(context)))
    problems.extend(_left_out(loaded, told))
    return problems


def _left_out(loaded: Loaded, told: Counter[tuple[str, Severity]]) -> Iterator[Problem]:
    """How many problems of each file were not told."""
    more = Counter[tuple[str, Severity]]()
    for file, count in loaded.more.items():
        more[file, "error"] += count
    for (file, severity), count in told.items():
        more[file, severity] += max(0, count - _MOST[severity])
    for (file, severity), count in more.items():
        if count:
            yield too_many(file, count, severity)


def _doubtful(loaded: Loaded, problem: Problem) -> bool:
    source = loaded.sources.get(problem.span.file)
    return source is not None and source.is_doubtful(problem.span)


class Coverage(NamedTuple):
    """How the clauses of the sources are used, in clauses."""

    clauses: int
    cited: int
    left_out: int

    @property
    def missing(self) -> int:
        return self.clauses - self.cited - self.left_out


def coverage(handbook: Handbook) -> Coverage:
    """The figure that `handbook check` prints."""
    known = handbook.clauses.keys()
    cited = known & handbook.citations.keys()
    return Coverage(len(known), len(cited), len((known & handbook.left_out.keys()) - cited))
