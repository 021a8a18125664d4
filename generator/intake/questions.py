"""What only the author can answer: contradictions, empty steps, two roles in one, no owner."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from generator.intake.entry import Entry, Outline
from generator.intake.kinds import level_of
from generator.intake.labels import narrow
from generator.intake.tidying import bare
from generator.intake.titles import is_title, titles_in_text
from generator.locale import Section
from generator.problems.render import visible

MOST = 200
"""Questions of one kind: nobody answers more."""

QUOTED = 40
"""Characters of another line that a question quotes."""

_MOST_COMPARED = 400
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+(?=[声天日个小分年月次元周岁名人％%])"
)
_MODAL = re.compile(
    r"有权|可以|可|能够|能|不得|不能|不可以|不可|不准|严禁|禁止|必须|应当|应|须|需要|需|要|自行|擅自|经.{1,10}?(?:批准|同意)后?"
)
_EMPTY = re.compile(
    r"(?:略|待定|待补充?|待填|暂无|无|同上|[xX×]{2,}|_{2,}|/|-+|…+|TBD)[。.]?", re.IGNORECASE
)
_NOBODY = re.compile(
    r"专人|有关人员|相关人员|有关部门|相关部门|有关负责人|相关负责人|指定人员|责任人(?!签)"
)
_ATTACHED = re.compile(
    r"(?:见|附后|详见)[^，。；]{0,10}(?:附件|附表|附图|附录)|后附|附后|附[件表] ?\d|"
    r"另行(?:规定|通知|制定)"
)
_SUBJECT = re.compile(
    r"(?:由)?(?P<who>[^\W\d_]{2,8}?)(?:负责|应|须|需|必须|要|协助|配合|审核|复核|填写|办理)"
)


class Question(NamedTuple):
    """A question by its key among the words, with what fills it, and the line it is about."""

    at: str
    key: str
    filling: tuple[str, ...] = ()


def questions_of(outline: Outline) -> list[Question]:
    """All questions, in the order of the lines."""
    entries = outline.entries
    order = {entry.line.at: n for n, entry in reversed(list(enumerate(entries)))}
    found: dict[Question, None] = {}
    for ask in (
        _owners,
        _two_roles,
        _empty,
        _numbering,
        _contradictions,
        _nobody,
        _weights,
        _endings,
    ):
        for n, question in enumerate(ask(outline)):
            if n >= MOST:
                break
            found[question] = None
    return sorted(found, key=lambda question: order.get(question.at, len(order)))


def asked(outline: Outline, words: Section) -> dict[str, list[str]]:
    """The questions as they stand in a draft, by the line that each is about.

    Other lines are quoted: whoever has the draft before them may not have the document.
    """
    texts = {entry.line.at: entry.text for entry in outline.entries}
    out: dict[str, list[str]] = defaultdict(list)
    for one in questions_of(outline):
        filling = [_quoted(texts[part]) if part in texts else part for part in one.filling]
        said = visible(words["question"][one.key].format(*filling))
        out[one.at].append(words["ask"].format(text=said))
    return out


def about_line(question: str, text: str, words: Section) -> str:
    """A question that stands at no item, with the line that it is about."""
    mark = words["ask"].partition("{")[0]
    quoted = visible(_quoted(text))
    rest = question.removeprefix(mark)
    return question if quoted in rest else f"{mark}{quoted} {rest}"


def _quoted(text: str) -> str:
    return f"“{text[:QUOTED]}{'…' if len(text) > QUOTED else ''}”"


def _items(outline: Outline) -> Iterator[Entry]:
    return (entry for entry in outline.entries if entry.what == "item" and not entry.duplicate_of)


def _owners(outline: Outline) -> Iterator[Question]:
    """Lines of no role, roles that were guessed, and what two roles are told to do."""
    for entry in outline.entries:
        if entry.why == "as-others":
            yield Question(entry.line.at, "as-others", (entry.role,))
    items = list(_items(outline))
    heads: set[tuple[str, ...]] = set()
    for entry in items:
        doubtful = entry.why == "for-all" or entry.kind in ("duty", "authority", "requirement")
        if not entry.role and doubtful and entry.path not in heads:
            heads.add(entry.path)
            named = entry.why == "for-all" and entry.path
            key, filling = ("for-all", entry.path[-1:]) if named else ("no-role", ())
            yield Question(entry.line.at, key, filling)
    if outline.guessed and items and all(one.role or one.kind == "remark" for one in items):
        yield Question(items[0].line.at, "guessed-role", (outline.guessed,))
    seen: dict[str, Entry] = {}
    for entry in items:
        text = bare(entry.text)
        if entry.kind != "duty" or len(text) < 8 or re.search("交办|其他工作|其它工作", text):
            continue
        first = seen.setdefault(text, entry)
        if first.role != entry.role:
            yield Question(entry.line.at, "two-owners", (first.role, entry.role, first.line.at))


def _two_roles(outline: Outline) -> Iterator[Question]:
    """A heading of two roles, and a line about somebody else than the section."""
    roles = {entry.role for entry in outline.entries if entry.role}
    for entry in outline.entries:
        if entry.what == "heading":
            named = list(dict.fromkeys(titles_in_text(entry.text)))
            if len(named) > 1 and re.search(r"[、/／和及与]", entry.text):
                yield Question(entry.line.at, "two-roles", ("、".join(named[:4]),))
        elif entry.what == "item" and entry.kind in ("duty", "step", "rule", "authority", "remark"):
            found = _SUBJECT.match(entry.text)
            who = found["who"] if found else ""
            foreign = who != entry.role and who not in entry.role and entry.role not in who
            known = who in roles or (is_title(who) and who[-2:] != entry.role[-2:])
            if foreign and known and entry.kind != "step":
                yield Question(entry.line.at, "other-role", (who, entry.role))


def _empty(outline: Outline) -> Iterator[Question]:
    """Items that say nothing, promises that nothing follows, headings with nothing below."""
    entries = outline.entries
    for entry, after in pairwise([*entries, None]):
        if entry is None:
            continue
        text = narrow(entry.text)
        is_bare = text.endswith(":") and _is_sibling(entry, after)
        if entry.what == "item" and (is_bare or _EMPTY.fullmatch(text)):
            yield Question(entry.line.at, "empty-step")
        elif entry.what == "item" and _ATTACHED.search(entry.text):
            yield Question(entry.line.at, "attached")
        elif entry.what == "heading" and entry.line.cell is None and _is_bare(entry, after):
            yield Question(entry.line.at, "empty-heading", (entry.text,))


def _is_sibling(entry: Entry, after: Entry | None) -> bool:
    if after is None or (after.what == "heading" and after.kind == "role"):
        return True
    return bool(entry.style) and after.style == entry.style


def _is_bare(entry: Entry, after: Entry | None) -> bool:
    if after is None:
        return True
    is_next = after.what == "heading" and after.line is not entry.line
    return is_next and bool(entry.style) and after.style == entry.style


def _numbering(outline: Outline) -> Iterator[Question]:
    """Numbers that are missing or stand twice: perhaps a line was lost."""
    last: dict[tuple[str, tuple[str, ...], str, str], tuple[int, str, int]] = {}
    headings: dict[tuple[str, int], int] = {}
    for n, entry in enumerate(outline.entries):
        counted = entry.what in ("item", "heading") and entry.style not in ("bullet", "letter")
        if not counted or not entry.value or entry.line.cell:
            continue
        path = entry.path[:-1] if entry.what == "heading" else entry.path
        key = (entry.role, path, entry.style, entry.top)
        before = last.get(key)
        elsewhere = headings.get((entry.style, entry.value - 1), -1)  # it headed another post
        if entry.what == "heading":
            headings[entry.style, entry.value] = n
        if before and before[0] + 1 < entry.value < before[0] + 20 and elsewhere < before[2]:
            yield Question(entry.line.at, "number-missing", (before[1], entry.number))
        last[key] = (entry.value, entry.number, n)


def _contradictions(outline: Outline) -> Iterator[Question]:
    """Two lines that agree in all but a number, or of which one allows what the other forbids."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in _items(outline):
        if entry.kind in ("duty", "step", "rule", "authority", "say", "requirement"):
            groups[entry.role].append(entry)
    for group in groups.values():
        told = [
            (entry, _numbers(entry.text), _pairs(entry.text)) for entry in group[:_MOST_COMPARED]
        ]
        for (one, numbers, pairs), (other, others, other_pairs) in combinations(told, 2):
            if _differ(numbers, others) and _similar(pairs, other_pairs, 0.6):
                yield Question(other.line.at, "numbers-differ", (one.line.at,))
            elif _opposed(one, other) and _similar(pairs, other_pairs, 0.7):
                yield Question(other.line.at, "allowed-and-forbidden", (one.line.at,))


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(narrow(text)))


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and len(one) == len(other) and one != other


def _opposed(one: Entry, other: Entry) -> bool:
    levels = {level_of(one.text), level_of(other.text)}
    explicit = bool(_MODAL.search(one.text) and _MODAL.search(other.text))
    return explicit and levels >= {"may", "must_not"}


def _pairs(text: str) -> frozenset[str]:
    plain = bare(_MODAL.sub("", _NUMBER.sub("", narrow(text))))
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1))


def _similar(one: frozenset[str], other: frozenset[str], enough: float) -> bool:
    if min(len(one), len(other)) < 3:
        return False
    return len(one & other) >= enough * max(len(one), len(other))


def _nobody(outline: Outline) -> Iterator[Question]:
    for entry in _items(outline):
        if entry.kind in ("duty", "step", "rule") and (found := _NOBODY.search(entry.text)):
            yield Question(entry.line.at, "unclear-owner", (found[0],))


def _weights(outline: Outline) -> Iterator[Question]:
    """Weights that do not add up to 100."""
    sums: dict[str, float] = defaultdict(float)
    first: dict[str, str] = {}
    for entry in outline.entries:
        if entry.field == "weight" and (found := re.match(r"(\d+(?:\.\d+)?)", narrow(entry.text))):
            share = float(found[1])
            sums[entry.role] += share * 100 if share < 1 else share
            first.setdefault(entry.role, entry.line.at)
    for role, total in sums.items():
        if abs(total - 100) > 0.5:
            yield Question(first[role], "weights", (f"{total:g}",))


def _endings(outline: Outline) -> Iterator[Question]:
    """A text that breaks off."""
    texts = [entry for entry in outline.entries if entry.what in ("item", "continuation")]
    plain = [
        entry for entry in texts if entry.line.cell is None and entry.line.at[:1] in "p0123456789"
    ]
    if plain and plain[-1].text.endswith(("；", "，", "、", ";", ",")):
        yield Question(plain[-1].line.at, "breaks-off")
