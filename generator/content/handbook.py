"""One handbook: an edition in one language, with answers to questions about it.

References stay ids; the handbook looks them up. An edition in another language is a handbook of
the same shape whose texts are replaced where a translation stands beside the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar, cast

from generator.content.edition import Edition, index_by
from generator.content.entries import Entry
from generator.content.records import (
    EVERYONE,
    Checklist,
    ChecklistItem,
    Colleague,
    Document,
    Form,
    Limit,
    Matter,
    OutsidePaper,
    Position,
    Procedure,
    Quiz,
    Role,
    Script,
    Standard,
)
from generator.content.types import Item
from generator.content.walk import Place

D = TypeVar("D", bound=Document)


class Handbook(Edition):
    """One edition of the handbook: who does, owns, keeps, follows and uses what."""

    @cached_property
    def people(self) -> dict[str, Item]:
        """Roles and positions by id, and all employees together, unless a position is called so."""
        everyone = Position(id=EVERYONE, title=self.title(EVERYONE))
        positions = self.settings.positions
        is_there = any(everyone.title == one.title for one in positions)
        return {one.id: one for one in (*([] if is_there else [everyone]), *positions, *self.roles)}

    def folder_of(self, document: Document) -> str:
        return self._folders[document.id]

    def owner_of(self, procedure: Procedure) -> str | None:
        """Who owns a procedure: the one it names, else the role whose folder it is in."""
        return procedure.owner or self._role_of_folder(procedure)

    def _role_of_folder(self, document: Document) -> str | None:
        folder = self._folders[document.id]
        return folder if isinstance(self.records.get(folder), Role) else None

    def users_of(self, document: Standard | Script | Checklist | Form) -> tuple[str, ...]:
        """The roles that a standard, script or checklist is for."""
        if document.role:
            return document.role
        folder = self._role_of_folder(document)
        return (folder,) if folder else ()

    # Each answer below is looked up in an index that is made for all roles at once: a thousand
    # roles that each look through a thousand procedures would take a minute.

    def procedures_of(self, role: Role) -> list[Procedure]:
        """Those it owns first, then those it takes part in."""
        owned = self._owned.get(role.id, [])
        return owned + [p for p in self._joined.get(role.id, []) if self.owner_of(p) != role.id]

    @cached_property
    def _owned(self) -> dict[str, list[Procedure]]:
        return index_by(_in_use(self.procedures), lambda p: [self.owner_of(p) or ""])

    @cached_property
    def _joined(self) -> dict[str, list[Procedure]]:
        return index_by(_in_use(self.procedures), self.people_in)

    def people_in(self, procedure: Procedure) -> list[str]:
        """Everybody involved in a procedure: its owner, participants, and who takes a step."""
        steps = (id for step in procedure.steps() for id in step.who)
        named = (self.owner_of(procedure), *procedure.participants, *steps)
        return list(dict.fromkeys(id for id in named if id))

    def standards_of(self, role: Role) -> list[Standard]:
        """Its own, then the shared ones that it follows."""
        own = self._standards_by_user.get(role.id, [])
        taken = {standard.id for standard in own}
        followed = (self.records.get(id) for id in role.follows if id not in taken)
        return own + [s for s in followed if isinstance(s, Standard)]

    @cached_property
    def _standards_by_user(self) -> dict[str, list[Standard]]:
        return index_by(_in_use(self.standards), self.users_of)

    def followers_of(self, standard: Standard) -> tuple[str, ...]:
        """The roles that follow a shared standard."""
        return tuple(role.id for role in self._followers.get(standard.id, []))

    @cached_property
    def _followers(self) -> dict[str, list[Role]]:
        return index_by(self.roles, lambda role: role.follows)

    def scripts_of(self, role: Role) -> list[Script]:
        return list(self._scripts_by_user.get(role.id, []))

    def spoken_by(self, role: Role) -> list[Script]:
        """Its scripts; without any, those of the role whom everybody asks."""
        return self.scripts_of(role) or list(self._scripts_by_user.get(self.settings.ask or "", []))

    @cached_property
    def _scripts_by_user(self) -> dict[str, list[Script]]:
        return index_by(_in_use(self.scripts), self.users_of)

    def checklists_of(self, role: Role) -> list[Checklist]:
        return list(self._checklists_by_user.get(role.id, []))

    @cached_property
    def _checklists_by_user(self) -> dict[str, list[Checklist]]:
        return index_by(_in_use(self.checklists), self.users_of)

    def holders_of(self, id: str) -> list[Colleague]:
        """Who holds a role or position, where the directory says so."""
        return self._holders.get(id, [])

    @cached_property
    def _holders(self) -> dict[str, list[Colleague]]:
        return index_by(self.directory.people, lambda one: one.roles)

    def keepers_of(self, form: Form) -> tuple[str, ...]:
        """Who keeps a form once it is filled in."""
        return (form.keep.who if form.keep else ()) or self.users_of(form)

    def forms_of(self, role: Role) -> list[Form]:
        """The forms that a role keeps."""
        return list(self._forms_by_user.get(role.id, []))

    @cached_property
    def _forms_by_user(self) -> dict[str, list[Form]]:
        return index_by(_in_use(self.forms), self.users_of)

    @cached_property
    def _matters(self) -> dict[str, Matter]:
        return {line.id: matter for matter in self.authority.matters for line in matter.lines}

    def matter_of(self, line: Limit) -> Matter | None:
        """The matter that a line of the authority matrix belongs to."""
        return self._matters.get(line.id)

    @cached_property
    def form_ids(self) -> frozenset[str]:
        return frozenset(form.id for form in self.forms)

    @cached_property
    def colleagues(self) -> dict[str, Colleague]:
        """People by id."""
        return {person.id: person for person in self.directory.people}

    @cached_property
    def outside_papers(self) -> dict[str, OutsidePaper]:
        """Papers that others issue, by id."""
        return {paper.id: paper for paper in self.papers.papers}

    def roles_of(self, document: Document) -> tuple[str, ...]:
        """The roles that a document concerns: whose procedure, standard, script … it is."""
        return tuple(self._roles_by_document.get(document.id, ()))

    @cached_property
    def _roles_by_document(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for role in self.roles:
            for document in (
                role, *self.procedures_of(role), *self.standards_of(role),
                *self.scripts_of(role), *self.checklists_of(role), *self.forms_of(role),
            ):  # fmt: skip
                out.setdefault(document.id, []).append(role.id)
        return out

    def quiz_of(self, role: str) -> Quiz:
        """The hand-written questions of a role (or of `shared`)."""
        return cast(Quiz, self.records.get(f"{role}-quiz", Quiz()))

    def reports_to(self, id: str) -> str | None:
        person = self.people.get(id)
        return getattr(person, "reports_to", None)

    def reports_of(self, id: str) -> list[str]:
        """Roles and positions that report to somebody."""
        return list(self._reports.get(id, []))

    @cached_property
    def _reports(self) -> dict[str, list[str]]:
        return index_by(self.people, lambda one: [self.reports_to(one) or ""])

    def named(self, words: str | None) -> str:
        """Who or where, as a text says it: the title where it is the id of somebody we know."""
        known = words in self.people or words in self.departments or words in self.colleagues
        return self.title(words) if words and known else self.plain(words or "")

    def scope_of(self, document: Document) -> str:
        """Whom and what a document applies to, in words even where all staff are named by id."""
        scope = document.scope or ""
        return self.title(scope) if scope in self.people else scope

    def number_of(self, document: Document) -> str:
        """The document number, for example HF-QT-P01."""
        return f"{self.settings.document.prefix}-{document.code or document.id.upper()}"

    def items_of(self, checklist: Checklist) -> tuple[ChecklistItem, ...]:
        """Its own items, else the steps of the procedure it is derived from."""
        procedure = self.records.get(checklist.procedure or "")
        if checklist.items or not isinstance(procedure, Procedure):
            return checklist.items
        return tuple(
            ChecklistItem(
                id=step.id, do=step.do, group=phase.title, who=step.who,
                basis=(f"{procedure.id}/{step.id}",), source=(),
            )
            for phase in procedure.phases for step in phase.steps
        )  # fmt: skip

    def used_by(self, id: str) -> list[str]:
        """Full ids of the items that refer to an item, by a field or by a link in a text."""
        return self._users.get(id, [])

    @cached_property
    def _users(self) -> dict[str, list[str]]:
        named: dict[Place, dict[str, None]] = {}
        for place, target in self.links:
            named.setdefault(place, {})[target] = None
        for reference in self.references:
            if reference.kinds != ("clause",):
                named.setdefault(reference.record, {})[reference.id] = None
        out: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for target in named.get(entry.place, ()):
                if target != entry.document:
                    out.setdefault(target, []).append(entry.id)
        return out

    def neighbours_of(self, document: str) -> set[str]:
        """The documents that a document names and those that name it. Its page shows parts of them,
        so it is made again when one of them changes."""
        return self._neighbours.get(document, set())

    @cached_property
    def _neighbours(self) -> dict[str, set[str]]:
        out: dict[str, set[str]] = {}
        for target, users in self._users.items():
            document = self._single_of.get(target) or target.partition("/")[0]
            for user in users:
                other = self.entries[user].document
                out.setdefault(document, set()).add(other)
                out.setdefault(other, set()).add(document)
        return out

    @cached_property
    def _single_of(self) -> dict[str, str]:
        """The file of what is named without it: a line of authority, a paper, a colleague."""
        return {
            **dict.fromkeys(self.limits, "authority"),
            **dict.fromkeys((paper.id for paper in self.papers.papers), "papers"),
            **dict.fromkeys(self.colleagues, "people"),
        }

    @cached_property
    def citations(self) -> dict[str, list[Entry]]:
        """The entries that cite each clause."""
        out: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            for clause in entry.item.source:
                out.setdefault(clause, []).append(entry)
        return out


def _in_use(documents: Iterable[D]) -> list[D]:
    """Documents that are not retired."""
    return [document for document in documents if not document.retired]
