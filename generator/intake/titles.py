"""Which words name a role, and the id that a role gets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from generator.content import ids
from generator.intake.labels import narrow
from generator.intake.vocabulary import any_of, table_of

_ENDINGS = any_of("titles", "endings")
_LAST = any_of("titles", "last")
_ENGLISH = any_of("titles", "english")
_BRACKET = r"(?:\s*[（(][^）)]{1,30}[）)])?"
_TITLE = re.compile(
    rf"[\w／/（）()·\-]{{0,12}}?(?:{_ENDINGS}|[^\W\d_]{{1,6}}员)(?:（[^）]{{1,8}}）)?"
)
_ONLY = re.compile(
    rf"(?:[^\W_]|[／/·\-]){{0,12}}?(?:{_ENDINGS}|[^\W\d_]{{0,7}}(?:{_LAST}))"
    rf"(?: ?[A-Z][A-Za-z/&. \-]*)?{_BRACKET}"
)
_FOREIGN = re.compile(
    rf"(?:[A-Za-z][A-Za-z&/.\- ]{{0,30}} ?)?\b(?:{_ENGLISH})\b(?: ?[^\W_a-zA-Z]{{2,10}})?"
    rf"{_BRACKET}",
    re.IGNORECASE,
)
"""“QA Engineer”, “Product Manager 产品经理”."""

_NOBODY = re.compile(rf"(?:{any_of('titles', 'nobody')})$")
_NO_TITLE = re.compile(any_of("titles", "no_title"))
_ALSO_WORK = tuple(table_of("titles")["also_work"])
WHOLE = frozenset(table_of("titles")["whole"])
"""Titles that are also what a role does: only a heading that stands out means the role."""
_SECTIONS = any_of("titles", "sections")
_POST = re.compile(r"职责|岗位|职位|说明书|任职|权限|资格")
_LOOSE = re.compile(
    rf"(?P<who>[^\W_]{{0,8}}?(?:员|师|经理|主管|主任|秘书|助理|出纳|司机|保安|护士|医生|总监|店长|班长|组长))"
    rf"(?:的|在)?.{{0,12}}?(?:{_SECTIONS})(?:与|和|及|、|{_SECTIONS})*[:：]?"
)
_POST_ONLY = re.compile(
    r"(?P<who>[^\W\d_]{2,10}?)(?:的)?(?:岗位职责|岗位说明书?|职[位务]说明书?|岗位责任制?|职位描述|岗位手册)"
)
"""Only a role has what such a heading promises, whatever its title."""

_NO_POST = re.compile(
    r"^(?:各|本|全体|主要|基本|具体|日常|工作|安全|通用|其[他它]|关于)|"
    r"(?:部|部门|公司|中心|科室?|车间|班组|主要|基本|安全|质量|员工|人员|各|和|与|及|其|的|工作|详细|[院店厂校])$"
)
_SECTIONED = re.compile(
    rf"(?P<who>.{{2,20}}?)(?:的)?(?:在工作中|应具备的|应遵守的|在岗期间的?|详细|日常|主要|基本|岗位|"
    rf"工作|接待|安全|的|及其?|与|和|、|以及|\s)*(?:{_SECTIONS})"
    rf"(?:(?:与|和|及|、|以及|及其|\s)*(?:{_SECTIONS}|要求|工作|主要|具体))*"
    rf"(?:一览表|清单|表|书|汇总|明细|说明)?[:：]?"
)
_FIELD = re.compile(
    r"(?:岗位名称|职位名称|职务名称|岗位|职位|职务|工种|岗\s*位\s*名\s*称)(?:[一二三四五六七八九十]{1,2}|\d{1,2})?"
    r"\s*[:：]\s*(?P<who>[^\s,，;；。]{2,16})"
)
_PERSON = re.compile(r"([^\W_]{2,8}?)[:：（( ]*[阿小老][^\W\d_a-zA-Z]{1,2}[）)]?")
"""“店长阿珍”: a post and who holds it."""
_FIRM = re.compile(
    r"^.{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团)(?=.{2})"
)
_HOUSE = re.compile(rf"^(?:幼儿园|学校|医院|公司|集团|单位|企业)(?=(?:{_ENDINGS})$)")
_BUSINESS = re.compile(rf"^[^\W\d_]{{1,10}}?(?:{any_of('titles', 'businesses')})(?=.{{2}})")
_DEPARTMENT = re.compile(r"^([^\W\d_]{2,8}?(?:部门|部|科室|中心|车间|处|科|室))(?:的)?(?=.{2})")
_GENERAL = re.compile(
    r"(?:副)?(?:经理|主管|部长|主任|总监|科长|处长|助理|文员|专员|负责人|干事|内勤|人员|秘书|员工|班长|组长)"
)


class Title(NamedTuple):
    """The title of a role and the department that stands before it."""

    title: str
    department: str = ""
    sure: bool = True
    """Its words say that it is one, not just where it stands."""


def title_in_heading(text: str) -> Title | None:
    """The role that a heading names: “出纳岗位职责”, “财务部出纳”, “岗位名称：出纳”."""
    bare = text.strip().strip("《》【】[]“”\"'").rstrip(":：").strip()
    if found := _FIELD.search(bare):
        return tidy(found["who"])
    found = _SECTIONED.fullmatch(bare) if len(bare) <= 40 else None
    title = _known(found["who"]) if found else None
    if title and (not title.title.endswith(_ALSO_WORK) or _POST.search(bare)):
        return title
    loose = _LOOSE.fullmatch(bare) if len(bare) <= 40 else None
    if loose and (title := _known(loose["who"])) and not re.search(r"[与和、]$", loose["who"]):
        return title
    post = _POST_ONLY.fullmatch(bare)
    if post and not _NO_POST.search(post["who"]) and not _NO_TITLE.search(post["who"]):
        return tidy(post["who"])
    own = re.sub(r"[A-Za-z .&/-]+", "", without_bracket(bare))
    within = re.search(r"[（(]([^）)]{2,12})[）)]$", bare)
    if within and is_title(within[1]) and not is_title(without_bracket(bare)):
        return tidy(within[1])  # “助理小陈（医助）”
    title = _known(bare) if len(own) <= 16 else None
    return None if title and title.title.endswith(_ALSO_WORK) else title


def is_title(text: str) -> bool:
    """True for the title of a role and nothing else."""
    own = without_bracket(text)
    if len(own) < 2 or _NOBODY.search(own) or _NO_TITLE.search(own):
        return False
    return bool(_ONLY.fullmatch(text) or _FOREIGN.fullmatch(text))


def could_be_title(text: str) -> bool:
    """True for a short name that may be the title of a role, in the company of others."""
    own = without_bracket(text)
    chinese = r"[^\W\d_a-zA-Z]{2,8}"
    name = re.fullmatch(
        rf"{chinese}(?:[/／]{chinese})?(?: ?[A-Za-z/&]{{2,12}})?|[A-Z][A-Za-z/ ]{{1,20}}", own
    )
    return bool(name) and not _NO_TITLE.search(own) and not re.search(_SECTIONS, own)


def without_bracket(text: str) -> str:
    """A title without what stands in brackets behind it."""
    return re.sub(_BRACKET + "$", "", text)


def _known(text: str) -> Title | None:
    title = tidy(text)
    return title if is_title(title.title) else None


def tidy(text: str) -> Title:
    """A title without the company and, where it says enough without, the department."""
    bare = _FIRM.sub("", " ".join(text.split()).strip(" ：:、，。《》的"))
    bare = re.sub(r"(?:岗位|职位)$", "", bare) or bare
    bare = bare[:-1] if bare.endswith("岗") and is_title(bare[:-1]) else bare
    bare = _HOUSE.sub("", bare)
    if (named := _PERSON.fullmatch(bare)) and is_title(named[1]):
        bare = named[1]
    found = _DEPARTMENT.match(bare)
    rest = bare[found.end() :] if found else ""
    if found and is_title(rest) and not _GENERAL.fullmatch(rest):
        return Title(rest, found[1])
    return Title(bare, found[1] if found and rest else "")


def house_of(titles: Collection[str]) -> str:
    """The name of the business that stands before at least two of a document's titles.

    >>> house_of(["惠民超市店长", "惠民超市收银员", "采购员"]), house_of(["行政文员", "行政经理"])
    ('惠民超市', '')
    """
    before = Counter(
        found[0]
        for title in titles
        if (found := _BUSINESS.match(title)) and is_title(title[found.end() :])
    )
    name, times = next(iter(before.most_common(1)), ("", 0))
    return name if times > 1 else ""


def titles_in_text(text: str) -> list[str]:
    """Titles of roles that a sentence names."""
    found: list[str] = []
    end = -1
    for match in _TITLE.finditer(text):
        if match.start() == end:  # 行政 and 文员 side by side are 行政文员
            found[-1] += match[0]
        else:
            found.append(match[0])
        end = match.end()
    return [one for one in found if is_title(one)]


def subject_of(text: str) -> str:
    """The title that a sentence begins with: “保全工负责平车” is about the 保全工."""
    for end in range(min(10, len(text) - 2), 1, -1):
        who = text[:end]
        if is_title(who) and text[end] not in "的是、和与或及兼等）)（(，,。；;":
            return tidy(who).title
    return ""


def role_id(title: str) -> str:
    """The id of a role: what such a role is usually called in English, or pinyin.

    >>> role_id("采购文员"), role_id("出纳"), role_id("裱花师")
    ('purchasing-clerk', 'cashier', 'biao-hua-shi')
    """
    bare = re.sub(r"\(.*?\)", "", narrow(title)).strip()
    if whole := table_of("role_ids").get(bare):
        return str(whole)
    qualifiers = table_of("qualifiers")
    for qualifier in sorted(qualifiers, key=len, reverse=True):
        ending = table_of("endings").get(bare[len(qualifier) :].removeprefix("部"))
        if bare.startswith(qualifier) and ending:
            return f"{qualifiers[qualifier]}-{ending}"
    id = ids.derive(bare)
    return f"{id}-role" if id in ids.RESERVED or id == "shared" else id or "role"


_DEFINES = re.compile(
    r"(?P<who>[^\W\d_]{2,9}?)(?:处理的是|是指|的主要(?:工作|职责|任务)(?:就)?是|主要负责|是负责)"
)


def defined_role(text: str) -> str:
    """The title that a sentence defines, as in “出纳是指…”; "" if it defines none."""
    found = _DEFINES.match(text)
    who = found["who"] if found else ""
    return who if is_title(who) else ""
