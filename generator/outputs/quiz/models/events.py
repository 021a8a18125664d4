"""What a time is counted from, as the handbook says it: “within five days of the objection”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.content.moments import Duration
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models.deadlines import Timed
from generator.outputs.quiz.models.gaps import forms_of

# In Chinese the event stands before the time: 收到异议后五个工作日内, 用工之日起三十日内.
_BEFORE = {
    "zh": r"(?P<event>[^，。；：、（）在]{{2,14}}?)(?:之日起|那天起|以后|之后|后|起){time}",
    "en": r"{time} (?:of|after|from) (?P<event>[^,.;:()]{{3,60}}?)(?= and\b|[,.;:()]|$)",
}
# Coming back and getting something are events by themselves: 回公司七个工作日内.
_BARE = {"zh": r"(?P<event>(?:回|收到|接到)[^，。；：、（）]{{1,10}}?|出差回来){time}"}
_COUNTED = {
    "zh": r"从?(?P<event>[^，。；：、（）]{2,14}?)(?:之日)?起算",
    "en": r"[Cc]ounted from (?P<event>[^,.;:()]{3,60})",
}

_UNITS = {
    "zh": {"day": "[天日]", "working_day": "个工作日"},
    "en": {"day": "days?", "working_day": "working days?"},
}


def start_of(examiner: Examiner, item: Timed, texts: Iterable[str]) -> str:
    """The event that starts the time of an item, where a text of it names one; else ""."""
    if item.within is None:
        return ""
    language = examiner.handbook.language
    for text in map(examiner.plain, texts):
        for pattern in _patterns(language, item.within):
            if found := re.search(pattern, text):
                return found["event"].strip()
    return ""


def _patterns(language: str, within: Duration) -> Iterator[str]:
    unit = _UNITS.get(language, {}).get(within.unit)
    if unit is None:
        return
    time = f"(?:{'|'.join(forms_of(f'{within.number:g}', language))}) ?{unit}"
    for kinds in (_BEFORE, _BARE):
        if language in kinds:
            yield kinds[language].format(time=time)
    yield _COUNTED[language]
