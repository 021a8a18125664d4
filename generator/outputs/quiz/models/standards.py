"""Questions about a standard: who decides in a given case, how much, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.records import Rule, Situation, Standard
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import dates
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.question import Question


def questions(examiner: Examiner, standard: Standard) -> Iterator[Question]:
    for rule in standard.rules:
        id, do = f"{standard.id}/{rule.id}", rule.do or ""
        cases = (situation(examiner, standard, rule, one) for one in rule.situations)
        yield from filter(None, cases)
        number = gap(examiner, id, do, rule.title, (rule,), why=rule.why, else_why=standard.purpose)
        if number:
            yield number
        yield from dates.questions(
            examiner, id, rule, do or rule.title, rule.why, standard.purpose
        )


def situation(
    examiner: Examiner, standard: Standard, rule: Rule, one: Situation
) -> Question | None:
    """May I, must I ask, must I not? None where the text tells of no act of the reader's that
    could be judged."""
    basis = f"{standard.id}/{one.id}"
    id = question_id(basis, "limit")
    text = examiner.sentence(one.text)
    if not _ends_in_an_act(text):
        return None
    return examiner.level(
        id, "situation", examiner.stem("act", id, text=text), one.answer,
        explanation=examiner.sentence(one.why), basis=basis, cites=(one, rule),
    )  # fmt: skip


def _ends_in_an_act(text: str) -> bool:
    """True if the text ends in what the reader does: only then is there an act to judge."""
    told = re.sub(r"“[^”]*”", "", text).rstrip("。！？.!? ")
    last = re.split(r"[。！？.!?]\s*", told)[-1]
    return bool(_ACT.search(last)) and not _OTHERS_ACT.search(last)


# Asked or told to do it, nobody has acted yet; nor by being somewhere or having something.
_ACT = re.compile(
    r"(?<![请问让给叫托对找向有要加])你(?![的们手是]|一个人)"
    r"|(?<!\bask )(?<!\basks )(?<!\basked )(?<!\bat )(?<!\bfor )\byou\b"
    r"(?! are\b| all\b| get on\b| work\b)",
    re.I,
)
# Where somebody else has the last word, it is that which the reader has to answer.
_OTHERS_ACT = re.compile(
    r"，(客户|对方|客人|同事|供应商|经理|领导|上级|他|她)[^，]*(问|要|说|想|请)[^，]*$"
    r"|, (and|but) (the|he|she|they)\b[^,]*\b(asks?|wants?|says?|would like)\b[^,]*$",
    re.I,
)
