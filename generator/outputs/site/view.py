"""What a template sees of the handbook, as of one page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup, escape

from generator.content.entries import Entry
from generator.content.moments import Duration, Moment
from generator.content.records import (
    Document,
    Duty,
    Form,
    Legal,
    Lesson,
    Limit,
    Procedure,
    Role,
    Script,
    Step,
    Term,
)
from generator.content.shown import Value, facts
from generator.content.types import Item, Section
from generator.outputs import addresses, deadlines, forms, pictures, states
from generator.outputs.needs import kept_for
from generator.outputs.practice import day, receipts
from generator.outputs.present import has_library, has_limits, has_plan
from generator.outputs.site import lists
from generator.outputs.site.control import Control, control_of
from generator.outputs.site.icons import of_kind
from generator.outputs.site.terms import terms_by_letter
from generator.outputs.site.texts import Texts

SCREEN = 640
"""Pixels of a page that are seen at once, below what stands at the edges."""

TURNS = 9
"""Turns from which a conversation has a picture."""

_NO_DIGIT = re.compile(r"[^\d+*#,;]")


class View(Texts):
    """The handbook seen from a page: what its templates ask for."""

    # -- what stands beside a step, a rule or a duty

    def former(self, item: Item) -> Markup:
        """Places under the ids that an item had before, so that old links still lead to it."""
        here = (old for old in item.was if "/" not in old)
        return Markup("").join(Markup('<span id="{}"></span>').format(old) for old in here)

    def moved_away(self, document: str) -> Markup:
        """Lines that lead on from the old places of what is on other pages now."""
        line = Markup('<p class="hb-moved hb-quiet" id="{}">{} {}</p>\n')
        moved = self.handbook.moved_away.get(document, ())
        return Markup("").join(
            line.format(old, self.words["page"]["moved_away"], self.link(id)) for old, id in moved
        )

    def asset(self, document: str, name: str) -> str | None:
        """The address of a picture or paper that a document names."""
        path = self.handbook.asset_of(document, name)
        return path and self.to(addresses.asset(path))

    def limits(self, ids: Iterable[str]) -> list[Limit]:
        """Lines of the authority matrix."""
        known = self.handbook.limits
        lines = (known.get(id.removeprefix("authority/")) for id in ids)
        return [line for line in lines if line]

    def about(self, step: Step) -> str:
        """What else is said of a step, in a line: what a reader opens to see it."""
        w, inside = self.words["procedure"], self.inside(step.basis)
        cases = len(step.branches)
        parts = (
            (step.check, w["check"]),
            (cases, w["case"] if cases == 1 else w["cases"].format(cases)),
            (step.mistakes, self.words["kind"]["mistake"]),
            (any(map(self.lines, inside)), self.words["practice"]["say"]),
            (any(map(self.list_of, inside)), self.words["practice"]["list"]),
            (step.steps or step.table or step.picture or step.note, w["more"]),
        )
        also = step.output or step.forms or step.basis or step.limits or step.legal
        said = " · ".join(str(name) for there, name in parts if there)
        return said or (str(w["with"]) if also else "")

    def approvers(self, topic: str) -> list[str]:
        """Who approves something of a topic, each once."""
        lines = (
            line for matter in self.handbook.authority.matters if topic in matter.topics
            for line in matter.lines
        )  # fmt: skip
        return list(dict.fromkeys(who for line in lines for who in line.approve))

    def how_often(self, duty: Duty) -> str:
        """How often a duty is done, and on which day."""
        often = self.every(duty.every) if duty.every else str(self.words["when"][duty.when])
        often = deadlines.times(self.handbook.language, often, duty.times)
        return f"{often} · {self.moment(duty.on)}" if duty.on else often

    def facts(self, role: Role, section: Section) -> list[tuple[str, Markup]]:
        """The headings and values of the plain fields that stand in a section of a role's page."""
        found = facts(role, section, self.handbook.language)
        return [(fact.heading, self._value(fact.value)) for fact in found]

    def _value(self, value: Value) -> Markup:
        if isinstance(value, tuple):
            lines = Markup("").join(Markup("<li>{}</li>").format(self.text(one)) for one in value)
            return Markup('<ul class="hb-points">{}</ul>').format(lines)
        return self.text(self.duration(value) if isinstance(value, Duration) else str(value))

    def sections(self, role: Role) -> list[str]:
        """The sections of a role's page that its first lines lead to, in their order."""
        beside = role.works_with
        needs = (*dict(role.requirements).values(), role.conditions)
        sections = {
            "duties": True,
            "authority": has_limits(role),
            "library": has_library(self.handbook, role),
            "relations": beside.inside or beside.outside,
            "requirements": any(needs) or self.facts(role, "requirements"),
            "measures": role.measures,
            "onboarding": has_plan(role),
        }
        return [name for name, there in sections.items() if there]

    def branches_off(self, procedure: Procedure) -> bool:
        """True where some phase is not simply done after the one before."""
        return any(p.mode != "sequence" or p.trigger or p.then for p in procedure.phases)

    @property
    def marks(self) -> bool:
        """Whether readers see what is cited and what was added."""
        return self.handbook.settings.marks

    @property
    def laws(self) -> list[tuple[str, Legal]]:
        """Where legal figures come from, with the item that holds them; the first due first."""
        found = [(one.id, law) for one in self.handbook.entries.values() for law in one.item.legal]
        return sorted(found, key=lambda pair: (str(pair[1].check_by or "9"), pair[0]))

    def helpers(self, procedure: Procedure) -> list[tuple[str, list[str]]]:
        """The scripts and checklists that the steps of a procedure go by."""
        named = dict.fromkeys(
            id.partition("/")[0] for step in procedure.steps() for id in step.basis
        )
        kinds = {kind: [id for id in named if self.kind_of(id) == kind]
                 for kind in ("script", "checklist")}  # fmt: skip
        return [(kind, ids) for kind, ids in kinds.items() if ids]

    # -- forms, deadlines, numbers to call

    def registers_for(self, procedure: Procedure) -> list[dict[str, str]]:
        """The registers into which a procedure, once it is done, is entered."""
        found = (self.handbook.records.get(id) for id in procedure.records)
        return [
            {"id": one.id, "title": self.title(one.id), "href": self.href(one.id) or ""}
            for one in found if isinstance(one, Form) and one.style == "register"
        ]  # fmt: skip

    def form(self, form: Form) -> forms.Sheet:
        return forms.sheet(self.handbook, form)

    def within(self, value: Duration) -> str:
        return deadlines.within(self.handbook.language, value)

    def by(self, value: Moment) -> str:
        return deadlines.by(self.handbook.language, value)

    def moment(self, value: Moment) -> str:
        return deadlines.moment(self.handbook.language, value)

    def every(self, value: Duration) -> str:
        return deadlines.every(self.handbook.language, value)

    def duration(self, value: Duration) -> str:
        return deadlines.duration(self.handbook.language, value)

    def tel(self, number: str) -> str:
        """The address that a telephone dials."""
        return "tel:" + _NO_DIGIT.sub("", number)

    def hours(self, lessons: Iterable[Lesson]) -> str:
        """How long all lessons take together."""
        return deadlines.hours_in_all(self.handbook.language, lessons)

    def call(self, number: str) -> Markup:
        """A number to tap on."""
        if not number:
            return Markup("")
        return Markup(f'<a href="{escape(self.tel(number))}">{escape(number)}</a>')

    def somebody(self, words: str | None) -> Markup:
        """Somebody we know as a link, or whom a text describes."""
        known = words and self.handbook.named(words) != self.handbook.plain(words)
        return self.link(words) if words and known else self.text(words or "")

    def form_or_text(self, value: str) -> Markup:
        """A form or paper as a link, or what is described in words."""
        return self.link(value) if self.href(value) else self.text(value)

    def printable(self, id: str, media: str = "pdf") -> str:
        return self.to(addresses.printable(self.handbook, id, media))

    def paper_address(self, id: str) -> str:
        """Where a reader of a printed page finds its PDF: an address that can be typed."""
        return addresses.whole(self.handbook, addresses.printable(self.handbook, id))

    def media(self, document: Document) -> tuple[str, ...]:
        """The files that a document is printed as."""
        return addresses.media(document)

    def section(self, kind: str) -> str:
        return self.to(addresses.section(self.handbook, kind))

    def single(self, name: str) -> str:
        """The page of a file that stands once, such as the glossary."""
        return self.to(addresses.prefix(self.handbook) + addresses.SINGLE_PAGES[name])

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document, each with a page that lists them."""
        return addresses.kinds(self.handbook)

    @property
    def singles(self) -> dict[str, str]:
        return addresses.singles(self.handbook)

    @property
    def paper(self) -> bool:
        """Whether PDF and Word files are made, so that pages may link to them."""
        return "paper" not in self.handbook.settings.leave_out

    @property
    def quizzes(self) -> bool:
        """Whether there are quizzes to link to."""
        return "quizzes" not in self.handbook.settings.leave_out

    @property
    def practice(self) -> bool:
        """Whether what is practised with is made."""
        return "practice" not in self.handbook.settings.leave_out

    def registers(self, released: bool) -> list[tuple[str, str, str]]:
        """Address, icon and name of each overview of the whole handbook that is made."""
        found = lists.overviews(self.handbook, released=released)
        return [(self.to(path), icon_name, title) for path, icon_name, title in found]

    def by_department(self) -> list[tuple[str, list[Role]]]:
        return lists.by_department(self.handbook)

    @property
    def practice_folder(self) -> str:
        """Where the scripts with questions and days are."""
        return addresses.practice_data(self.handbook, "").removesuffix(".js")

    @staticmethod
    def json(value: object) -> str:
        """A value for an attribute that a script reads."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def kept(self, role: Role) -> str:
        """What a phone keeps for a role, for the worker to read; "" where nothing is kept."""
        left_out = "offline" in self.handbook.settings.leave_out
        return "" if left_out else " ".join(kept_for(self.handbook, role))

    def state(self, document: Document) -> str:
        return states.state_of(self.handbook, document)

    def changed(self, document: Document) -> Markup:
        """A mark for some days after a revision; the reader's device knows when they are over."""
        days = self.handbook.settings.changed_days
        if not document.revisions or not days or document.retired:
            return Markup("")
        named = self.words["changes"]["recent"]
        day = document.revisions[0].date
        return Markup(
            ' <hb-changed class="hb-chip" data-on="{0}" data-days="{1}" title="{0}" hidden>{2}'
            "</hb-changed>"
        ).format(day, days, named)

    def in_force(self, document: Document) -> Markup:
        """While a new edition waits for approval, the way to the one that is in force."""
        former = self.handbook.proposed.get(document.id)
        if self.state(document) != "proposed" or former is None or not former.release:
            return Markup("")
        address = addresses.archived(self.handbook, former.release, document.id)
        named = self.words["states"]["read_former"].format(former.version)
        return Markup(' <a href="{}">{}</a>').format(self.to(address), named)

    def state_mark(self, document: Document) -> Markup:
        """The state in words, which the reader's device completes by what only the day can say."""
        said = states.in_words(self.handbook, document)
        if self.state(document) == "obsolete":
            return escape(said)
        control = self.control(document)
        return Markup('{} <hb-state data-from="{}" data-until="{}"></hb-state>').format(
            said, control.effective, control.review
        )

    def digest(self, document: Document) -> str:
        """The digest of a document as a receipt states it."""
        return receipts.digest_of(self.handbook, document.id)

    def seen(self, document: Document) -> str:
        """The digest by which a device knows which text of a document it has shown."""
        return day.seen_digest(self.handbook, document.id)

    def questions_on(self, document: Document) -> str:
        """The script with the questions on a document; "" if there are none."""
        if not self.quizzes:
            return ""
        return self.to(addresses.practice_data(self.handbook, document.id))

    @property
    def print_centre(self) -> str:
        return self.to(addresses.prefix(self.handbook) + addresses.PRINT_CENTRE)

    def terms_by_letter(self) -> list[tuple[str, list[Term]]]:
        return terms_by_letter(self.handbook)

    # -- pictures

    def flow(self, procedure: Procedure) -> Markup:
        return Markup(pictures.flow(self.handbook, procedure, self.href))

    def is_tall(self, picture: Markup) -> bool:
        """Whether a picture is longer than a screen, and so is opened when it is wanted."""
        return pictures.height_of(picture) > SCREEN

    def conversation(self, script: Script) -> Markup:
        """Nothing for a conversation so short that the text shows its way as well."""
        if len(script.nodes) < TURNS:
            return Markup("")
        return Markup(pictures.conversation(self.handbook, script, self.href))

    def organisation(self) -> Markup:
        return Markup(pictures.organisation(self.handbook, self.href))

    # -- facts

    def entry(self, id: str) -> Entry | None:
        return self.handbook.get(id)

    def kind_icon(self, kind: str) -> Markup:
        return of_kind(kind)

    def kind_of(self, id: str) -> str:
        entry = self.handbook.get(id)
        return entry.kind if entry else ""

    def cites(self, item: Item) -> Markup:
        """The clauses that an item rests on, or the mark of what we added ourselves."""
        page = self.words["page"]
        if not self.marks:
            return Markup("")
        if item.supplement:
            help_, mark = escape(page["supplement_help"]), escape(page["supplement"])
            return Markup(f'<abbr class="hb-supplement" title="{help_}">{mark}</abbr>')
        if not item.source:
            return Markup("")
        href = escape(f"{self._sources}#{item.source[0]}")
        help_ = escape(
            f"{page['source']}{self.colon}{self.comma.join(map(self._clause, item.source))}"
        )
        mark = escape(page["source_mark"])
        return Markup(f'<a class="hb-source" href="{href}" title="{help_}">{mark}</a>')

    def _clause(self, id: str) -> str:
        """Where a clause stands, and what kind of thing it asks for."""
        clause = self.handbook.clauses.get(id)
        if clause is None:
            return id
        return f"{self.plain(clause.label)} {self.words['clause'][clause.kind]}"

    @cached_property
    def _sources(self) -> str:
        return self.single("sources")

    @property
    def untranslated(self) -> frozenset[str]:
        """Documents of which some text has no translation yet."""
        return self.handbook.untranslated_documents

    def control(self, document: Document) -> Control:
        return control_of(self.handbook, document)

    def used_by(self, id: str) -> list[str]:
        """The documents and quizzes that lead to a document, each once."""
        out: dict[str, None] = {}
        for one in self.handbook.used_by(id):
            entry = self.handbook.entries[one]
            if entry.kind not in ("task", "decision", "topic") and entry.document != id:
                out[entry.document] = None
        return [one for one in out if one not in addresses.SINGLE_PAGES]
