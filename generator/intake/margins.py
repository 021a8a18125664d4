"""Lines around the content: a table of contents, what a file says of itself, signatures, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.intake.labels import label_of, narrow
from generator.intake.line import Line
from generator.intake.tidying import bare
from generator.intake.vocabulary import any_of

_CONTENTS = re.compile(r"[\W_]*(?:目\s*[录次]|contents)[\W_]*", re.IGNORECASE)
_PAGE = re.compile(r"[\s.·…_\-—－]+\d{1,3}$")
_DATE = re.compile(
    r"[（(]?(?:[^\W\d_]{0,6}[:：]?)? ?(?:\d{4}|二[〇零○ＯO][一二三四五六七八九〇零○]{2}) ?[年./\-]"
    r" ?[\d一二三四五六七八九十]{0,3} ?(?:[月./\-] ?[\d一二三四五六七八九十]{0,3} ?[日号]?)?"
    r"(?:[^\W\d_]{0,8})[）)]?"
)
_SIGNED = re.compile(
    r".*(?:签[名字章收]|盖章|签署|姓名|日期|手印)(?:确认|处|栏)?(?:[（(][^）)]*[）)])?\s*[:：_][:：_\s]*"
    r"|[^，。：:]{0,6}(?:签[名字章]|盖章)(?:处|栏)?|.*_{3,}.*|.*签[名字]\s*[:：]\s*(?:日期.*|[年月日\s_]*)"
)
_SAYS = re.compile(r"[，。；][^:_]*$|[。；;]$")
"""It is a sentence, not a line to sign on."""
_END = re.compile(
    r"[\W_]*(?:全文完|以下空白|以下无正文|正文结束|the end)[\W_]*|[\W_]+(?:完|结束|end)[\W_]+",
    re.IGNORECASE,
)
_CONTROL = rf"(?:{any_of('fields', 'control')}|{any_of('fields', 'signing')})"
_PAIR = re.compile(rf"{_CONTROL} ?[:：][^:：]*", re.IGNORECASE)
_NOTICE = re.compile(r"[^：:。]{2,8}[:：][^:：。]{1,40}")
_FIRM = re.compile(rf"[^，。；：:、“”]{{2,24}}(?:{any_of('margins', 'firms')})")
_PRINTED = re.compile(rf"(?:{any_of('margins', 'printed')}).{{0,30}}")
_LAST = 5
"""At the end of a text, so many lines may be signatures."""


def margins_of(lines: Sequence[Line]) -> dict[int, str]:
    """Why each of those lines is no content, by its place."""
    out = dict.fromkeys(_contents(lines), "contents")
    for n, line in enumerate(lines):
        if n in out or line.skip:
            continue
        text = narrow(line.text).strip()
        if _END.fullmatch(text):
            out[n] = "ruler"
        elif _is_signed(text) and (line.cell is None or re.search("签|盖章|_", text)):
            out[n] = "signature"
        elif line.cell is None and (_is_of_file(text) or _PRINTED.fullmatch(text)):
            out[n] = "form"
    return out | _signatures(lines)


def _is_signed(text: str) -> bool:
    """A line to sign on, or a date alone."""
    if _DATE.fullmatch(text):
        return True
    return len(text) <= 60 and not _SAYS.search(text) and bool(_SIGNED.fullmatch(text))


def _is_of_file(text: str) -> bool:
    """“编号：A-1　编制人：王某”: several such fields in one line."""
    split = re.split(r"\s+(?=[^\W\d_]{2,6} ?[:：])|[|｜;；]", text)
    first, *others = [one.strip() for one in split if one.strip()] or [""]
    told = any(_PAIR.fullmatch(one) for one in (first, *others))
    return told and all(_NOTICE.fullmatch(one) or one.startswith("最后") for one in others)


def _signatures(lines: Sequence[Line]) -> dict[int, str]:
    """The firm and the date at the end of a text."""
    plain = [n for n, line in enumerate(lines) if line.cell is None and not line.beside]
    plain = [n for n in plain if not lines[n].skip][-_LAST:]
    out: dict[int, str] = {}
    for n in reversed(plain):
        text = lines[n].text.strip()
        if _FIRM.fullmatch(text) and not label_of(text) and n > 3:
            out[n] = "signature"
        elif not (_is_signed(narrow(text)) or _END.fullmatch(text)):
            break
    return out


def _contents(lines: Sequence[Line]) -> list[int]:
    """The lines of a table of contents: they end with a page, or stand again below."""
    out: list[int] = []
    for n, line in enumerate(lines):
        if line.sheet and _CONTENTS.fullmatch(line.sheet):
            first = lines[n - 1].sheet != line.sheet if n else True
            out += [] if first else [n]
        elif _CONTENTS.fullmatch(line.text) and line.cell is None and n not in out:
            out += _listed(lines, n)
    return out


def _listed(lines: Sequence[Line], n: int) -> list[int]:
    plain = [bare(_PAGE.sub("", line.text.strip())) for line in lines]
    out = [n]
    for m in range(n + 1, len(lines)):
        text = plain[m]
        if not text or m - n > 80 or (m > n + 1 and text.startswith(plain[n + 1])):
            break
        again = any(later.startswith(text) for later in plain[m + 1 :])
        if not again and not _PAGE.search(lines[m].text):
            break
        out.append(m)
    return out
