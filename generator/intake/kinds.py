"""What a line is, a duty, a step, a rule, something said, by its heading and its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.intake.vocabulary import any_of, table_of

_HEADINGS = {kind: re.compile(any_of("headings", kind)) for kind in table_of("headings")}
"""The kind of the lines below a heading, by its words; the first that is found wins."""

_CLEAR_RULE = re.compile(any_of("clear", "rule"))
_BANNED = re.compile(any_of("clear", "banned"))
_CLEAR_REMARK = re.compile(any_of("clear", "remark"))

OF_HEADING = {"step": "procedure", "rule": "standard", "say": "script"}
"""What a heading itself is, by the kind of the lines below it; any other is a section."""


class Section(NamedTuple):
    """What a heading says of the lines below it."""

    kind: str
    sure: bool = True
    mixed: frozenset[str] = frozenset()
    firm: bool = False
    """No words of a line outweigh this."""


def section_of(text: str) -> Section | None:
    """The kind of the lines below a heading; None where its words do not tell."""
    if _BANNED.search(text):
        return Section("rule", firm=True)
    found = [kind for kind, pattern in _HEADINGS.items() if pattern.search(text)]
    if not found:
        return None
    if found[0] == "remark" and re.search("(?:要求|标准|规范|规定|制度)$", text):
        return Section("rule")
    if found[0] == "remark" and _CLEAR_REMARK.search(text):
        return Section("remark", firm=True)
    several = frozenset(found) & {"duty", "step", "rule", "authority", "requirement"}
    if len(several) > 1 and "duty" in several and "remark" not in found:
        text_last = max(several, key=lambda kind: _last(kind, text))
        first = "duty" if text_last in ("step", "authority") or several == {"duty"} else text_last
        return Section(first, mixed=several)
    return Section(found[0], sure=found[0] != "rule" or bool(_CLEAR_RULE.search(text)))


def _last(kind: str, text: str) -> int:
    return max((found.end() for found in _HEADINGS[kind].finditer(text)), default=-1)


_DUTY_VERBS = any_of("duties", "verbs")
_DUTY = re.compile(rf"^(?:{_DUTY_VERBS})|(?:管理|工作|事宜|事务|登记|接待|维护)[。；;]?$")
_QUOTE = re.compile(any_of("cues", "quote"))
_SPEECH = re.compile(any_of("cues", "speech"))
_SPOKEN = re.compile(any_of("cues", "spoken"))
_REQUIREMENT = re.compile(any_of("cues", "requirement"))
_AUTHORITY = re.compile(any_of("cues", "authority"))
_THEN = re.compile(r"[，,；;](?:先|再|然后|应|并|立即|马上|等|由)")
_BAN = re.compile(r"(?:不得|不准|不可|禁止|严禁|不能)[^。；]*[。；]?$")
_RULE = re.compile(any_of("cues", "rule"))
_STRONG_RULE = re.compile(any_of("cues", "strong_rule"))
_STEP = re.compile(any_of("cues", "step"))
_MEASURE = re.compile(any_of("cues", "measure"))
_REMARK = re.compile(any_of("cues", "remark"))
_CLOSING = re.compile(any_of("cues", "closing"))
_LEAD = re.compile(any_of("cues", "lead"))
_LEVELS = {level: re.compile(any_of("levels", level)) for level in table_of("levels")}
_FIELDS = {field: re.compile(any_of("requirements", field)) for field in table_of("requirements")}
_PARTS = re.compile(any_of("parts", "names"))
_OFTEN = re.compile(r"每[天日周月季年班][^。；]*(?:汇报|报告|上报|反馈|通报|统计|检查|核对)")
_CLOCK = re.compile(r"\d{1,2}[:：.]\d{2}(?!\d)")
"""“8:00 开门”: a day by the clock."""
_ACT = re.compile("先|再|拨打|关|打开|核对|确认|通知|登记|填写")
_WHEN = {when: re.compile(any_of("frequencies", when)) for when in table_of("frequencies")}


class Kind(NamedTuple):
    """What a line is, and how sure that is."""

    kind: str
    confidence: float


def kind_of(text: str, section: Section, roles: frozenset[str] = frozenset()) -> Kind:
    """What a line is below a heading of that kind."""
    if section.kind == "rule" and section.firm:
        return Kind("rule", 0.8)
    if _CLOSING.search(text) and "“" not in text:
        return Kind("remark", 0.8)
    if section.kind == "say" and _STRONG_RULE.match(text):
        return Kind("rule", 0.7)
    if _QUOTE.search(text) or (section.kind == "say" and "“" not in text):
        return Kind("say", 0.9)
    if section.kind in ("say", "rule") and (_SPEECH.search(text) or _SPOKEN.search(text)):
        return Kind("say", 0.8)
    if section.kind == "step" and _SPOKEN.match(text) and "您" in text:
        return Kind("say", 0.7)
    first = re.split("[，,；;]", text, maxsplit=1)[0] if section.kind == "duty" else text
    if section.kind == "measure" or (_MEASURE.search(first) and section.kind != "step"):
        return Kind("measure", 0.9 if section.kind == "measure" else 0.7)
    if section.kind == "authority":
        return Kind("authority", 0.9)
    if section.kind == "requirement":
        own = _DUTY.search(text) and not _REQUIREMENT.search(text) and not section.sure
        return Kind("duty", 0.6) if own else Kind("requirement", 0.9)
    if _is_about(text, roles):
        return Kind("remark", 0.7)
    return _against(text, section)


def _against(text: str, section: Section) -> Kind:
    """The kind of the section, unless the line's own words say another."""
    if section.mixed and re.match(r"如果|若|如遇", text):
        return Kind("step", 0.6)
    free = section.kind == "duty" and not begins_as_duty(text)
    if (free or section.kind in ("remark", "rule")) and _is_authority(text, section):
        return Kind("authority", 0.7)
    if free:
        if section.sure and _OFTEN.search(text):
            return Kind("duty", 0.7)  # “了解行情，每周汇报” is done, not known
        if _REQUIREMENT.search(text):
            return Kind("requirement", 0.7)
        if _STRONG_RULE.search(text) or (section.mixed & {"rule"} and _RULE.search(text)):
            return Kind("rule", 0.7)
        if "step" in section.mixed and _STEP.search(text):
            return Kind("step", 0.6)
    if section.kind == "rule" and section.mixed and begins_as_duty(text) and not _RULE.search(text):
        return Kind("duty", 0.7)
    if section.firm:
        return Kind(section.kind, 0.8)
    if section.kind == "remark":
        return _without_section(text)
    if section.kind == "step" and _STRONG_RULE.search(text) and not _THEN.search(text):
        return Kind("rule", 0.6)
    return Kind(section.kind, 0.9 if section.sure else 0.7)


def _is_authority(text: str, section: Section) -> bool:
    """What a role may decide; a duty that ends with what is forbidden stays a duty."""
    if not _AUTHORITY.search(text):
        return False
    first = re.split("[，,；;]", text, maxsplit=1)[0]
    return section.kind != "duty" or not _BAN.search(text) or bool(_AUTHORITY.search(first))


def _without_section(text: str) -> Kind:
    """The kind of a line below a heading that promises nothing but words."""
    if re.match(rf"(?:{_DUTY_VERBS})", text):
        return Kind("duty", 0.5)
    if _REQUIREMENT.search(text):
        return Kind("requirement", 0.6)
    if _STRONG_RULE.search(text):
        return Kind("rule", 0.5)
    return Kind("remark", 0.7)


def _is_about(text: str, roles: frozenset[str]) -> bool:
    """True for what speaks about a role instead of telling it what to do."""
    if _REMARK.search(text):
        return not re.match(r"(?:负责|做好|协助|完成)", text)
    return any(
        re.search(
            rf"{re.escape(role)}(?:这个岗位|的?工作)?(?:的“?\w{{1,4}}”?)?(?:是|处理的是)(?!否)",
            text[:60],
        )
        for role in roles
        if role in text
    )


def kind_below(texts: Sequence[str]) -> str:
    """What most of the lines below a heading are by their own words; "" for no majority."""
    votes: Counter[str] = Counter()
    for text in texts:
        if _QUOTE.search(text) or _SPOKEN.search(text):
            votes["say"] += 1
        elif _MEASURE.search(text):
            votes["measure"] += 1
        elif _STRONG_RULE.search(text) or re.search(r"不得|不许|不准|严禁|禁止|必须|一律", text):
            votes["rule"] += 1
        elif _STEP.search(text) or _CLOCK.match(text) or _ACT.match(text):
            votes["step"] += 1
    kind, times = next(iter(votes.most_common(1)), ("", 0))
    return kind if 2 * times >= len(texts) else ""


def part_of(text: str, outer: Section) -> Section | None:
    """“班前准备” below “职责与流程” holds steps."""
    return Section("step") if "step" in outer.mixed and _PARTS.search(text) else None


def begins_as_duty(text: str) -> bool:
    """True for what begins with the verb of a duty."""
    return bool(_DUTY.match(text))


def asks_for(text: str) -> bool:
    """True for a line that says what somebody must bring along."""
    return bool(_REQUIREMENT.search(text))


def is_lead(text: str) -> bool:
    """True for a sentence that leads to a list."""
    return bool(_LEAD.search(text)) or text.endswith(("：", ":"))


def level_of(text: str) -> str:
    """How far a line of authority lets a role go: may, must_ask or must_not.

    >>> level_of("有权拒绝不合规定的票据"), level_of("超过 500 元须经部门经理批准")
    ('may', 'must_ask')
    """
    return next((level for level, pattern in _LEVELS.items() if pattern.search(text)), "may")


def requirement_of(text: str) -> str:
    """The field of a requirement: education, experience, knowledge, skills or qualities."""
    return next((field for field, one in _FIELDS.items() if one.search(text)), "qualities")


def when_of(text: str) -> str:
    """How often a duty is done, where it says so."""
    return next((when for when, pattern in _WHEN.items() if pattern.search(text)), "on_event")


def heading_kind(section: Section | None) -> str:
    """The kind of a heading: what its section says that it names, or just a section."""
    return OF_HEADING.get(section.kind, "section") if section else "section"


def promises(heading: str, kind: str) -> bool:
    """A heading that promises lines of this kind."""
    section = section_of(heading)
    return bool(section and section.sure and section.kind == kind)
