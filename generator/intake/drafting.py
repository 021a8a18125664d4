"""An outline becomes draft files: a folder for each role, with what was found for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.content.places import SHARED
from generator.intake.draft import Draft, Fields, Item, prose
from generator.intake.entry import Outline
from generator.intake.kinds import level_of, promises, requirement_of, when_of
from generator.intake.labels import narrow
from generator.intake.naming import Ids, Known, titled
from generator.intake.questions import about_line, asked
from generator.intake.tidying import joined, unquoted
from generator.intake.titles import role_id
from generator.intake.vocabulary import table_of
from generator.locale import Section
from generator.problems.render import visible

UNASSIGNED = "unassigned"
"""The department of a role whose document names none."""
NO_ROLE = "unnamed-role"
_OF_ALL = ("step", "rule", "say")
"""What becomes a document of its own, which may hold for all."""
_CATCH_ALL = re.compile(
    r"交办的?(?:其|临时|各项|相关)|其[他它](?:临时|日常|事务|相关)*(?:性)?工作[。；]?$|临时(?:性|交办)?的?(?:工作|任务)[。；]?$"
)
_SHARE = re.compile(r"(\d{1,3})(?:\.\d+)?\s*(?:%|分)?")  # in a cell of its own
_SAID = re.compile(r"(?:权重|占比?|分值)[:为]?\s*(\d{1,3})\s*(?:%|分)|\((\d{1,3})\s*(?:%|分)\)$")
"""The weight within a sentence: “合格率98%” is a target and says none."""
_PHASE = re.compile(r"阶段|环节|首先|其次|最后|^第.{1,3}步|^(?:事|会|班|餐|课|售|岗)?[前中后]$")
_OUTPUT = re.compile(r"表单|记录|输出|成果|产出|单据")


@dataclass
class Drafts:
    """The files, and where each entry went: by its place in the outline."""

    files: list[Draft] = field(default_factory=list)
    to: dict[int, str] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)
    """Titles of departments by id."""
    positions: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    """Ids by title."""

    def file_of(self, n: int) -> Draft:
        path = self.to.get(n, "").partition("#")[0]
        return next((one for one in self.files if one.path == path), self.files[0])


def drafts_of(
    outline: Outline, file: str, words: Section, role: str = "", known: Known | None = None
) -> Drafts:
    """The drafts of an outline; `role` is the id of the one role that all belongs to."""
    return _Drafter(outline, file, words, role, known or Known()).drafts()


class _Drafter:
    def __init__(
        self, outline: Outline, file: str, words: Section, role: str, known: Known
    ) -> None:
        self.outline, self.file, self.words = outline, visible(file), words
        self.only, self.known = role, known
        self.out = Drafts()
        self.more: dict[int, list[int]] = defaultdict(list)
        """What is continued, by the place of the item that it continues."""
        for n, entry in enumerate(outline.entries):
            if entry.what == "continuation" and entry.of is not None:
                self.more[entry.of].append(n)
        self.file_ids = Ids(known.ids - {role})
        self.asked = asked(outline, words)

    def drafts(self) -> Drafts:
        groups = self._groups()
        shared = groups.pop("") if len(groups) > 1 and "" in groups else []
        if rest := [n for n in shared if self.outline.entries[n].kind not in _OF_ALL]:
            groups[""] = rest
        for title in groups:
            self.out.roles[title] = self._role_id(title)
        for title, places in groups.items():
            self._role(title, places)
        self._documents(SHARED, "", self._by_kind(n for n in shared if n not in rest))
        self._follow()
        for n, entry in enumerate(self.outline.entries):  # questions about what became no item
            for one in self.asked.pop(entry.line.at, []):
                self.out.file_of(n).head.append(about_line(one, entry.text, self.words))
        return self.out

    def _role_id(self, title: str) -> str:
        if self.only:
            return self.only
        id = self.known.people.get(title) or role_id(title) if title else NO_ROLE
        if id not in self.file_ids.taken:
            self.file_ids.taken.add(id)
            return id
        return id if id in self.known.people.values() else self.file_ids.new(title, id)

    def _groups(self) -> dict[str, list[int]]:
        """The items of each role; one that is only spoken of stays with the role before it."""
        entries = self.outline.entries
        own: dict[str, list[int]] = defaultdict(list)
        for n, entry in enumerate(entries):
            if entry.what == "item" and not entry.duplicate_of:
                own[entry.role].append(n)
        if self.only:
            title = next(
                (entries[n].role for places in own.values() for n in places if entries[n].role), ""
            )
            return {title: sorted(n for places in own.values() for n in places)}
        headed = {
            entry.role for entry in entries if entry.what == "heading" and entry.kind == "role"
        }
        real = [
            title for title, places in own.items()
            if title in headed or any(entries[n].kind != "remark" for n in places)
        ]  # fmt: skip
        out: dict[str, list[int]] = {title: [] for title in real} or {next(iter(own), ""): []}
        host = next(filter(None, out), "")
        for n, entry in enumerate(entries):
            if entry.what == "item" and not entry.duplicate_of:
                stays = not entry.role and entry.kind == "remark"  # a word about them all
                host = entry.role if entry.role and entry.role in out else host
                out[entry.role if entry.role in out and not stays else host].append(n)
        return out

    def _role(self, title: str, places: Sequence[int]) -> None:
        id = self.out.roles[title]
        path = f"roles/{id}/role.yaml"
        used = Ids()
        by_kind = self._by_kind(places)
        entries = self.outline.entries
        remarks = by_kind["remark"]
        purpose = next((n for n in remarks if entries[n].field == "purpose"), None)
        fields: Fields = [("title", prose(title or self.words["no-role"]))]
        fields += self._department(title)
        fields += self._superior(remarks, path)
        if purpose is not None:
            fields.append(("purpose", prose(self._text(purpose))))
            self.out.to[purpose] = f"{path}#purpose"
        else:
            fields.append(("#", self.words["no-purpose"]))
        fields.append(("duties", [self._duty(n, path, used) for n in by_kind["duty"]]))
        fields += self._authority(by_kind["authority"], path, used)
        fields += self._requirements(by_kind["requirement"], path, used)
        conditions = [n for n in remarks if entries[n].field == "condition"]
        if conditions:
            fields.append(
                ("conditions", [self._point(n, path, "conditions", used) for n in conditions])
            )
        if by_kind["measure"]:
            fields.append(("measures", [self._measure(n, path, used) for n in by_kind["measure"]]))
        rest = [n for n in remarks if n not in self.out.to]
        for n in rest:
            self.out.to[n] = path
        foot = [self.words["remarks"], *(self._remark(n) for n in rest)] if rest else []
        head = [self.words["head"].format(file=self.file), self.words["head-next"]]
        self.out.files.append(Draft(path, fields, head, foot))
        self._documents(id, title, by_kind)

    def _by_kind(self, places: Iterable[int]) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for n in places:
            out[self.outline.entries[n].kind].append(n)
        return out

    def _department(self, title: str) -> Fields:
        name = self.outline.departments.get(title, "")
        if not name:
            self.out.departments.setdefault(UNASSIGNED, self.words["unassigned"])
            return [("#", self.words["no-department"]), ("department", UNASSIGNED)]
        if id := self.known.departments.get(name):
            self.out.departments[id] = name
            return [("department", id)]
        usual = table_of("departments").get(name, name)
        return [("department", self._named(self.out.departments, name, usual))]

    def _named(self, there: dict[str, str], name: str, usual: str) -> str:
        """The id of a department or a post by its name, an id that nothing else has."""
        for id, title in there.items():
            if title == name:
                return id
        id = self.file_ids.new(usual, "department")
        there[id] = name
        return id

    def _superior(self, remarks: Sequence[int], path: str) -> Fields:
        for n in remarks:
            entry = self.outline.entries[n]
            if entry.field != "superior" or not 1 < len(entry.text) <= 16:
                continue
            name = entry.text.rstrip("。；")
            id = self.out.roles.get(name) or self.known.people.get(name) or role_id(name)
            if id not in self.out.roles.values() and id not in self.known.people.values():
                id = self._named(self.out.positions, name, id)
            self.out.to[n] = f"{path}#reports_to"
            return [("#", self._where(n)), ("reports_to", id)]
        return []

    def _duty(self, n: int, path: str, used: Ids) -> Item:
        entry = self.outline.entries[n]
        title, text = titled(entry.text)
        id = used.new(title)
        fields: Fields = [("id", id), ("title", prose(title)), ("text", prose(self._text(n, text)))]
        if (when := self._when(n)) != "on_event":
            fields.append(("when", when))
        if re.match("协助|配合|协同", entry.text):
            fields.append(("part", "assists"))
        if _CATCH_ALL.search(entry.text):
            fields.append(("catch_all", True))
        return self._placed(n, f"{path}#duties/{id}", fields)

    def _when(self, n: int) -> str:
        beside = [
            self.outline.entries[m].text
            for m in self.more[n]
            if self.outline.entries[m].field == "when"
        ]
        return when_of(" ".join(beside)) if beside else when_of(self.outline.entries[n].text)

    def _authority(self, places: Sequence[int], path: str, used: Ids) -> Fields:
        levels: dict[str, list[Item]] = {}
        for n in places:
            entry = self.outline.entries[n]
            above = entry.path[-1] if entry.path else ""
            level = level_of(entry.text)
            level = level_of(above + entry.label) if level == "may" else level
            levels.setdefault(level, []).append(self._point(n, path, f"authority/{level}", used))
        ordered: Fields = [
            (name, levels[name]) for name in ("may", "must_ask", "must_not") if name in levels
        ]
        return [("authority", ordered)] if ordered else []

    def _requirements(self, places: Sequence[int], path: str, used: Ids) -> Fields:
        found: dict[str, list[Item]] = {}
        for n in places:
            entry = self.outline.entries[n]
            above = entry.path[-1] if entry.path else ""
            name = requirement_of(entry.text)
            if name == "qualities":
                name = requirement_of(f"{entry.label}{above}") if entry.label or above else name
            found.setdefault(name, []).append(self._point(n, path, f"requirements/{name}", used))
        names = ("education", "experience", "knowledge", "skills", "qualities")
        ordered: Fields = [(name, found[name]) for name in names if name in found]
        return [("requirements", ordered)] if ordered else []

    def _measure(self, n: int, path: str, used: Ids) -> Item:
        entry = self.outline.entries[n]
        title, _ = titled(entry.text)
        id = used.new(title)
        fields: Fields = [("id", id), ("title", prose(title))]
        beside = [self.outline.entries[m] for m in self.more[n]]
        weight = next((one.text for one in beside if one.field == "weight"), "")
        share = _SHARE.match(narrow(weight)) or _SAID.search(narrow(entry.text))
        if share and (percent := int(share[share.lastindex or 1])) <= 100:
            fields.append(("weight", percent))
        else:
            fields.append(("#", self.words["no-weight"]))
        targets = [one.text for one in beside if one.field in ("target", "detail")]
        target = "；".join(targets) or (entry.text if entry.text != title else "")
        fields.append(("target", prose(target)) if target else ("#", self.words["no-target"]))
        return self._placed(n, f"{path}#measures/{id}", fields)

    def _point(self, n: int, path: str, list_: str, used: Ids) -> Item:
        text = self._text(n)
        id = used.new(text)
        return self._placed(n, f"{path}#{list_}/{id}", [("id", id), ("text", prose(text))])

    def _documents(self, id: str, title: str, by_kind: Mapping[str, Sequence[int]]) -> None:
        makers: tuple[tuple[str, str, str, Callable[..., Fields]], ...] = (
            ("step", "procedures", "procedure-of", self._procedure),
            ("rule", "standards", "standard-of", self._standard),
            ("say", "scripts", "script-of", self._script),
        )
        for kind, folder, naming, make in makers:
            for name, places in self._titled(by_kind.get(kind, ()), title, naming).items():
                path = f"roles/{id}/{folder}/{self.file_ids.new(name, folder)}.yaml"
                fields: Fields = [("title", prose(name)), ("#", self.words["no-purpose"])]
                fields += make(places, path, name)
                head = [self.words["head"].format(file=self.file), self.words["head-next"]]
                self.out.files.append(Draft(path, fields, head))

    def _titled(self, places: Sequence[int], title: str, naming: str) -> dict[str, list[int]]:
        """The lines of a kind by the document that they make, named after their heading."""
        out: dict[str, list[int]] = defaultdict(list)
        for n in places:
            entry = self.outline.entries[n]
            first = entry.path[0] if entry.path else ""
            usual = entry.top if re.search("流程|程序|规范|制度|话术|礼仪", entry.top) else ""
            name = first if first and not _PHASE.search(first) and len(first) <= 24 else usual
            if not title:  # below the headings of the whole document
                named = [one for one in reversed(entry.path) if not _PHASE.search(one)]
                fit = [one for one in reversed(entry.path) if promises(one, entry.kind)]
                name = next(iter([*fit, *named]), "")
            out[name or self.words[naming].format(role=title or self.words["no-role"])].append(n)
        return out

    def _phases(self, places: Sequence[int], name: str) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for n in places:
            path = [one for one in self.outline.entries[n].path if one != name]
            out[path[-1] if path else name].append(n)
        return out

    def _procedure(self, places: Sequence[int], path: str, name: str) -> Fields:
        used = Ids()
        phases = []
        for phase, steps in self._phases(places, name).items():
            id = used.new(phase)
            items = [self._step(n, path, id, used) for n in steps]
            phases.append(Item([("id", id), ("title", prose(phase)), ("steps", items)]))
        head: Fields = [("#", self.words["no-trigger"]), ("ordered", True)]
        if path.startswith(f"roles/{SHARED}/"):
            head.insert(0, ("#", self.words["no-owner"]))
        return [*head, ("phases", phases)]

    def _step(self, n: int, path: str, phase: str, used: Ids) -> Item:
        text = self._text(n, beside=False)
        id = used.new(text)
        fields: Fields = [("id", id), ("do", prose(text))]
        for m in self.more[n]:
            one = self.outline.entries[m]
            said = one.text.rstrip("。；")
            if one.field == "who":
                who = self.out.roles.get(said) or self.known.people.get(said)
                fields.append(
                    ("who", who) if who else ("#", self.words["who"].format(who=visible(one.text)))
                )
            elif one.field in ("detail", "when"):
                name = "check" if one.field == "detail" else "note"
                name = "output" if _OUTPUT.search(one.label) else name
                if name not in dict(fields):
                    fields.append((name, prose(one.text)))
        return self._placed(n, f"{path}#phases/{phase}/{id}", fields)

    def _standard(self, places: Sequence[int], path: str, name: str) -> Fields:
        used = Ids()
        rules = []
        for n in places:
            entry = self.outline.entries[n]
            title, text = titled(entry.text)
            id = used.new(title)
            group = next((one for one in reversed(entry.path) if one != name), "")
            fields: Fields = [("id", id), ("title", prose(title))]
            fields += [("group", prose(group))] if group else []
            forbids = re.search(r"^(?:不得|禁止|严禁|不准|不要|切勿|勿)|不得|禁止|禁忌", entry.text)
            fields.append(("dont" if forbids else "do", prose(self._text(n, text))))
            fields.append(("#", self.words["no-reason"]))
            rules.append(self._placed(n, f"{path}#rules/{id}", fields))
        return [("rules", rules)]

    def _script(self, places: Sequence[int], path: str, name: str) -> Fields:
        used = Ids()
        turns = list(self._turns(places, name).items())
        named = [(used.new(cue), cue, group) for cue, group in turns]
        nodes = []
        for n, (id, cue, group) in enumerate(named):
            after = named[n + 1][0] if n + 1 < len(named) else "end"
            said = [prose(unquoted(self._text(m, beside=False))) for m in group]
            choice: Fields = [("say", [Item(one) for one in said]), ("grade", "best"),
                              ("#", self.words["no-why"]), ("to", after)]  # fmt: skip
            comment = self._where(group[0])
            nodes.append(Item([("id", id), ("title", prose(cue[:12])), ("cue", prose(cue)),
                               ("choices", [Item(choice, comment)])]))  # fmt: skip
            for m in group:
                self.out.to[m] = f"{path}#nodes/{id}"
        return [("nodes", nodes)]

    def _turns(self, places: Sequence[int], name: str) -> dict[str, list[int]]:
        """What is said, by what it answers: the cue in its row, or the line above it."""
        out: dict[str, list[int]] = defaultdict(list)
        for n in places:
            entry = self.outline.entries[n]
            cue = next(
                (
                    self.outline.entries[m].text
                    for m in self.more[n]
                    if self.outline.entries[m].field == "cue"
                ),
                "",
            )
            spoken = re.fullmatch(r"([^：:“”]{2,10})[：:](.+)", entry.text)
            cue = cue or (
                spoken[1] if spoken and not re.match("答|我|前台|员工|A", spoken[1]) else ""
            )
            path = [one for one in entry.path if one != name]
            out[cue or (path[-1] if path else name)].append(n)
        return out

    def _placed(self, n: int, to: str, fields: Fields) -> Item:
        self.out.to[n] = to
        questions = self.asked.pop(self.outline.entries[n].line.at, [])
        return Item(fields, "\n".join([self._where(n), *questions]))

    def _where(self, n: int) -> str:
        entry = self.outline.entries[n]
        place = self.words["line" if entry.line.at.isdigit() else "place"]
        at = place.format(at=visible(entry.line.at))
        return str(self.words["where"].format(at=at, sure=round(100 * entry.confidence)))

    def _remark(self, n: int) -> str:
        label = self.outline.entries[n].label
        said = f"{label.strip('：:')}：" if label else ""
        return f"{self._where(n)}：{visible(said + self._text(n))}"

    def _text(self, n: int, text: str = "", beside: bool = True) -> str:
        """What an item says, with what goes on in later lines and what stands beside it."""
        out = text or self.outline.entries[n].text
        for m in self.more[n]:
            one = self.outline.entries[m]
            if not one.field:
                out = joined(out, one.text)
            elif beside and one.field not in ("number", "when", "who", "cue") and one.label:
                out = (
                    f"{out.rstrip('。；')}（{one.label.strip('：:')}：{one.text.rstrip('。；')}）。"
                )
        return re.sub(r"[；，、;,]$", "。", out)

    def _follow(self) -> None:
        """Headings, continuations and repeats lead to where their items went."""
        entries = self.outline.entries
        first: dict[str, str] = {}
        for n, entry in enumerate(entries):
            if n in self.out.to:
                first.setdefault(entry.line.at, self.out.to[n])
        ahead = ""
        for n in range(len(entries) - 1, -1, -1):
            entry = entries[n]
            if entry.what == "item" and not entry.duplicate_of:
                ahead = self.out.to.get(n, ahead)
            elif entry.what == "heading":
                role = self.out.roles.get(entry.role)
                own = f"roles/{role}/role.yaml" if role else ""
                near = own if entry.kind == "role" and own else ahead.partition("#")[0]
                self.out.to[n] = near or own or self.out.files[0].path
        for n, entry in enumerate(entries):
            near = ""
            if entry.what == "continuation":
                near = self.out.to.get(-1 if entry.of is None else entry.of, "")
            elif entry.what == "item" and entry.duplicate_of:
                near = first.get(entry.duplicate_of, "")
            if n not in self.out.to and entry.what != "left_out":
                self.out.to[n] = near or self.out.files[0].path
