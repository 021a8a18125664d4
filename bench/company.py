"""A synthetic company of any number of roles: a content folder that loads and checks clean.

Every role has four documents: its own page, a procedure, a standard or a script, and a checklist.
A company of fewer roles is the beginning of the same company with more.

    .venv/bin/python -m bench.company DIR --roles 1000 [--seed 1] [--languages 2] [--paper]
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.words import PATTERNS, TABLES

ROLES_IN_A_DEPARTMENT = 25
CLAUSES_OF_A_ROLE = 4
SHARED_STANDARDS = 5

_SLOT = re.compile(r"\{([a-z]+)\}")

Data = dict[str, Any]


class Writer:
    """Writes sentences by chance, and none of them twice."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.written: set[str] = set()

    def __call__(self, kind: str) -> str:
        """A new sentence of a kind: `duty text`, `step`, and so on."""
        while True:
            pattern = self.chance.choice(PATTERNS[kind])
            sentence = _SLOT.sub(self._word, pattern)
            if sentence not in self.written:
                self.written.add(sentence)
                return sentence

    def _word(self, slot: re.Match[str]) -> str:
        return self.chance.choice(TABLES[slot[1]])

    def several(self, kind: str, count: int) -> list[str]:
        return [self(kind) for _ in range(count)]


def company(
    roles: int, *, seed: int = 1, languages: int = 1, paper: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The files of the company, path and bytes; with `paper`, its site has paper and quizzes."""
    for path, data in _records(roles, seed, languages, paper):
        yield path, _yaml(data).encode("utf-8")
        if languages == 2 and path.count("/"):
            yield path.replace(".yaml", ".en.yaml"), _yaml(_english(data)).encode("utf-8")


def write(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Put files into a folder."""
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _records(roles: int, seed: int, languages: int, paper: bool) -> Iterator[tuple[str, Data]]:
    say = Writer(seed)
    shared = [f"shared-{n}" for n in range(1, SHARED_STANDARDS + 1)]
    for n, id in enumerate(shared):
        yield f"shared/standards/{id}.yaml", _standard(say, f"GY-S{n:02}")
    departments, topics, sources = [], [], []
    for n in range(roles):
        if n % ROLES_IN_A_DEPARTMENT == 0:
            departments.append(_department(say, n))
            sources.append(_source(say, n, min(ROLES_IN_A_DEPARTMENT, roles - n)))
        topics.append({"id": _topic(n), "title": say("topic"), "owner": _role(n)})
        yield from _role_folder(say, n, shared)
    yield "handbook.yaml", _settings(say, departments, languages, paper)
    yield "topics.yaml", {"topics": topics}
    left_out = [{"id": f"left-{at}", "clauses": [_clause(at, 999)], "reason": say("left")}
                for at in range(0, roles, ROLES_IN_A_DEPARTMENT)]  # fmt: skip
    yield "sources.yaml", {"sources": sources, "left_out": left_out}
    terms = [{"id": f"term-{n}", "title": say("title"), "text": say("term")} for n in range(30)]
    yield "glossary.yaml", {"terms": terms}


# -- ids: the number of a role gives them all


def _role(n: int) -> str:
    return f"role-{n:04}"


def _topic(n: int) -> str:
    return f"topic-{n:04}"


def _group(n: int) -> int:
    return n // ROLES_IN_A_DEPARTMENT


def _clause(n: int, at: int) -> str:
    return f"rules-{_group(n):03}-{at:03}"


def _head(n: int) -> str:
    return f"head-{_group(n):03}"


def _neighbours(n: int) -> list[int]:
    """Up to three roles of the same department, those before it."""
    first = n - n % ROLES_IN_A_DEPARTMENT
    return list(range(max(first, n - 3), n))


# -- files that stand once


def _settings(
    say: Writer, departments: list[tuple[Data, Data]], languages: int, paper: bool
) -> Data:
    outside = [{"id": f"outside-{n}", "title": say("department") + "客户", "outside": "true"}
               for n in range(10)]  # fmt: skip
    return {
        "title": "岗位手册",
        "company": "青禾仓配有限公司",
        "purpose": say("purpose"),
        "languages": ["zh", "en"][:languages],
        "variables": [{"id": "hours", "value": "八点半至五点半"}],
        "departments": [department for department, _ in departments],
        "positions": [
            {"id": "director", "title": "总经理"}, *(head for _, head in departments), *outside,
        ],
        "document": {
            "prefix": "QH", "version": '"1.0"', "effective": "2026-11-02", "review": "2027-11-01",
            "prepared_by": "行政部", "reviewed_by": "行政经理", "approved_by": "总经理办公会",
        },
        **({} if paper else {"leave_out": ["paper", "quizzes"]}),
        "tasks": [
            {"id": f"task-{n}", "title": say("trigger"), "text": say("point"), "to": _role(n)}
            for n in range(min(6, len(departments)))
        ],
    }  # fmt: skip


def _department(say: Writer, n: int) -> tuple[Data, Data]:
    """A department and the position at its head."""
    title, id = say("department"), f"department-{_group(n):03}"
    head = {"id": _head(n), "title": f"{title}经理", "department": id, "reports_to": "director"}
    return {"id": id, "title": title}, head


def _source(say: Writer, n: int, roles: int) -> Data:
    numbers = [*range(1, roles * CLAUSES_OF_A_ROLE + 1), 999]
    clauses = [
        {"id": _clause(n, at), "label": f"第{_group(n) + 1}章第{at}条", "line": str(at),
         "kind": "duty"} for at in numbers
    ]  # fmt: skip
    return {"id": f"rules-{_group(n):03}", "title": say("topic") + "制度", "clauses": clauses}


# -- a role and its documents


def _role_folder(say: Writer, n: int, shared: list[str]) -> Iterator[tuple[str, Data]]:
    folder, code = _role(n), f"R{n:04}"
    talks = n % 2
    third = f"talk-{n:04}" if talks else f"rules-{n:04}"
    yield f"{folder}/role.yaml", _role_record(say, n, third, shared)
    yield f"{folder}/procedures/flow-{n:04}.yaml", _procedure(say, n, third)
    if talks:
        yield f"{folder}/scripts/{third}.yaml", _script(say, f"{code}-H1")
    else:
        yield f"{folder}/standards/{third}.yaml", _standard(say, f"{code}-S1")
    yield f"{folder}/checklists/list-{n:04}.yaml", _checklist(say, n)


def _role_record(say: Writer, n: int, third: str, shared: list[str]) -> Data:
    points = partial(_points, say)
    colleagues = [_role(other) for other in _neighbours(n)] + [_head(n)]
    return {
        "title": say("role"),
        "aliases": say.several("alias", 2),
        "code": f"R{n:04}",
        "topics": [_topic(n)],
        "department": f"department-{_group(n):03}",
        "reports_to": _head(n),
        "deputy": [_head(n)],
        "works_with": {
            "inside": [{"who": who, "about": say("about")} for who in colleagues],
            "outside": [{"who": f"outside-{(n + k) % 10}", "about": say("about")} for k in (0, 1)],
        },
        "purpose": say("purpose"),
        "follows": say.chance.sample(shared, 3),
        "duties": [_duty(say, n, at, third) for at in range(8)],
        "authority": {"may": points(3), "must_ask": points(3), "must_not": points(3)},
        "requirements": {
            "education": points(1, "education"), "experience": points(1, "experience"),
            "knowledge": points(2), "skills": points(2), "qualities": points(2, "quality"),
        },
        "conditions": points(2),
        "measures": [
            {"id": f"measure-{at}", "title": say("measure"), "weight": weight,
             "target": say("target"), "supplement": "true"}
            for at, weight in enumerate(("40", "30", "20", "10"))
        ],
        "onboarding": {
            "first_day": points(3), "first_week": points(3),
            "first_month": points(2), "first_quarter": points(2),
        },
    }  # fmt: skip


def _duty(say: Writer, n: int, at: int, third: str) -> Data:
    owns = at < 6 or not _neighbours(n)
    topic = _topic(n if owns else _neighbours(n)[-1])
    bases = [f"flow-{n:04}", f"flow-{n:04}/step-{at}", third, f"list-{n:04}"]
    duty = {
        "id": f"duty-{at}",
        "title": say("title"),
        "text": say("text"),
        "topics": [topic],
        "part": "owns" if owns else "assists",
        "when": say.chance.choice(["daily", "weekly", "monthly", "yearly", "on_event"]),
        "basis": say.chance.sample(bases, 2),
    }
    clause = (n % ROLES_IN_A_DEPARTMENT) * CLAUSES_OF_A_ROLE + at + 1
    cited = {"source": _clause(n, clause)} if at < CLAUSES_OF_A_ROLE else {"supplement": "true"}
    return duty | cited


def _points(say: Writer, count: int, kind: str = "point") -> list[Data]:
    return [{"id": f"{kind}-{at}", "text": say(kind), "supplement": "true"} for at in range(count)]


def _procedure(say: Writer, n: int, third: str) -> Data:
    return {
        "title": say("title") + "流程",
        "aliases": say.several("alias", 2),
        "code": f"R{n:04}-P1",
        "topics": [_topic(n)],
        "purpose": say("purpose"),
        "trigger": say("trigger"),
        "participants": [*map(_role, _neighbours(n)), _head(n)],
        "ordered": "true",
        "inputs": say.several("output", 2),
        "outputs": say.several("output", 2),
        "records": say.several("output", 2),
        "phases": [
            {"id": f"phase-{phase}", "title": say("group"),
             "steps": [_step(say, n, phase * 3 + at, third) for at in range(3)]}
            for phase in range(3)
        ],
    }  # fmt: skip


def _step(say: Writer, n: int, at: int, third: str) -> Data:
    step: Data = {"id": f"step-{at}", "do": say("step"), "check": say("check")}
    if at % 2:
        step["output"] = say("output")
    if at % 3 == 0:
        step["who"] = [_head(n)]
        step["branches"] = [{"id": "odd", "if": say("branch"), "then": say("point")}]
    if at % 4 == 0:
        step["note"] = f"{say('point')}参见[](role-{n:04}/duty-0)，当值时间{{hours}}。"
        step["basis"] = [third]
    return step | {"supplement": "true"}


def _standard(say: Writer, code: str) -> Data:
    groups = say.several("group", 2)
    return {
        "title": say("title") + "规范",
        "aliases": say.several("alias", 2),
        "code": code,
        "purpose": say("purpose"),
        "rules": [
            {"id": f"rule-{at}", "title": say("title"), "group": groups[at // 3], "do": say("do"),
             "dont": say("dont"), "reason": say("reason"), "supplement": "true"}
            for at in range(6)
        ],
    }  # fmt: skip


def _script(say: Writer, code: str) -> Data:
    return {
        "title": say("title") + "话术",
        "aliases": say.several("alias", 2),
        "code": code,
        "purpose": say("purpose"),
        "nodes": [_node(say, at, 4) for at in range(4)],
    }


def _node(say: Writer, at: int, nodes: int) -> Data:
    to = f"node-{at + 1}" if at + 1 < nodes else "end"
    choices = [
        {"id": "good", "say": say("say"), "grade": "best", "why": say("reason"), "to": to},
        {"id": "fair", "say": say("say"), "grade": "fine", "why": say("reason"), "to": to},
        {"id": "curt", "say": say("curt"), "grade": "unsafe", "why": say("reason")},
    ]
    return {"id": f"node-{at}", "title": say("title"), "cue": say("cue"),
            "choices": [one | {"supplement": "true"} for one in choices]}  # fmt: skip


def _checklist(say: Writer, n: int) -> Data:
    groups = say.several("group", 2)
    return {
        "title": say("title") + "清单",
        "aliases": say.several("alias", 2),
        "code": f"R{n:04}-C1",
        "topics": [_topic(n)],
        "when": say.chance.choice(["daily", "weekly", "monthly"]),
        "moment": say("trigger"),
        "items": [
            {"id": f"item-{at}", "do": say("step"), "group": groups[at // 5],
             "basis": f"flow-{n:04}/step-{at % 9}"} for at in range(10)
        ],
        "sign_off": [say("role")],
    }  # fmt: skip


# -- forms


PROSE = frozenset([
    "title", "text", "purpose", "trigger", "about", "target", "do", "dont", "check", "output",
    "note", "if", "then", "reason", "group", "cue", "say", "why", "moment", "inputs", "outputs",
    "records", "sign_off", "aliases",
])  # fmt: skip


def _english(value: Any) -> Any:
    """A translation of the same shape: lists of items by id, texts in another script."""
    out: Data = {}
    for key, one in value.items():
        if key in PROSE:
            out[key] = [_translated(t) for t in one] if isinstance(one, list) else _translated(one)
        elif isinstance(one, dict):
            out[key] = _english(one)
        elif isinstance(one, list) and one and isinstance(one[0], dict):
            out[key] = {item.get("id", item.get("who")): _english(item) for item in one}
    return {key: one for key, one in out.items() if one}


def _translated(text: str) -> str:
    """Stands for a translation: as long as English would be, and different for each text."""
    marks = re.findall(r"\[\]\(\S+?\)|\{\w+\}", text)
    words = [f"word{ord(a) % 97}{chr(97 + ord(b) % 26)}" for a, b in pairwise(text)]
    return " ".join(["Text", *words[::2], *marks]) + "."


def _yaml(value: Mapping[str, Any], depth: int = 0) -> str:
    """Block style, as people write it; a list of words stands on one line."""
    margin, lines = "  " * depth, []
    for key, one in value.items():
        if isinstance(one, dict):
            lines += [f"{margin}{key}:", _yaml(one, depth + 1)]
        elif isinstance(one, list) and one and isinstance(one[0], dict):
            lines += [f"{margin}{key}:", *(_entry(item, depth + 1) for item in one)]
        elif isinstance(one, list):
            lines.append(f"{margin}{key}: [{', '.join(one)}]")
        else:
            lines.append(f"{margin}{key}: {one}")
    return "\n".join(lines) + ("\n" if depth == 0 else "")


def _entry(item: Data, depth: int) -> str:
    margin = "  " * depth
    return f"{margin}- {_yaml(item, depth + 1).lstrip()}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.company", description="Write a synthetic company.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--roles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", type=int, choices=[1, 2], default=1)
    parser.add_argument("--paper", action="store_true", help="a site with paper and quizzes, too")
    given = parser.parse_args()
    options = {"seed": given.seed, "languages": given.languages, "paper": given.paper}
    write(given.folder, company(given.roles, **options))


if __name__ == "__main__":
    main()
