"""Questions about a standard: what is right, what is not, and who decides in a given case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.records import Rule, Situation, Standard
from generator.locale import words
from generator.outputs.quiz.draw import Candidate, rank
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import dates
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.models.mistakes import of_rule
from generator.outputs.quiz.models.trying import first_that_works
from generator.outputs.quiz.question import Question

# What not to do, put as a ban: "no pushing in" is itself the right thing to do.
_BAN = re.compile(r"^(不|别|勿|禁止)|^(do not|don['’]t|never|no)\b", re.I)


def questions(examiner: Examiner, standard: Standard) -> Iterator[Question]:
    for rule in standard.rules:
        id = f"{standard.id}/{rule.id}"
        yield from (situation(examiner, standard, rule, one) for one in rule.situations)
        main = (
            of_rule(examiner, standard, rule)
            or first_that_works(id, (right, wrong_way), examiner, standard, rule)
            or keeps(examiner, standard, rule)
        )
        number = gap(examiner, id, rule.do or "", rule.title, (rule,), why=rule.why)
        yield from filter(None, (main, number))
        yield from dates.questions(examiner, id, rule, rule.do or rule.title, rule.why)


def _speaks_in_bans(examiner: Examiner, standard: Standard) -> bool:
    """True if a standard puts what not to do as bans, so that it cannot stand as an act."""
    texts = [examiner.bare(rule.dont) for rule in standard.rules if rule.dont]
    return 2 * sum(bool(_BAN.search(text)) for text in texts) > len(texts)


def _wrong_ways(examiner: Examiner, standard: Standard) -> dict[str, str]:
    """What not to do, by rule."""
    if _speaks_in_bans(examiner, standard):
        return {}
    return {rule.id: examiner.bare(rule.dont) for rule in standard.rules if rule.dont}


def _right_ways(examiner: Examiner, standard: Standard) -> dict[str, str]:
    """What to do, by rule; of a rule that forbids, what to do may be no act but a remark."""
    return {rule.id: examiner.bare(rule.do) for rule in standard.rules if rule.do}


def right(examiner: Examiner, standard: Standard, rule: Rule) -> Question | None:
    """Which of these is right? The wrong ones are what the standard says not to do."""
    if not rule.do or rule.level == "must_not":
        return None
    basis = f"{standard.id}/{rule.id}"
    id = question_id(basis, "right")
    instead = _right_ways(examiner, standard)
    others = [
        Candidate(f"{standard.id}/{other}", text, _should(examiner, instead.get(other, "")))
        for other, text in _wrong_ways(examiner, standard).items()
    ]
    return examiner.choice(
        id, "right", examiner.stem("right", id, standard=examiner.quoted(standard.title)),
        Candidate(basis, examiner.bare(rule.do)), others,
        explanation=examiner.sentence(rule.why), basis=basis, cites=(rule,),
    )  # fmt: skip


def _should(examiner: Examiner, do: str) -> str:
    return examiner.why("should", do=examiner.sentence(do)) if do else ""


def wrong_way(examiner: Examiner, standard: Standard, rule: Rule) -> Question | None:
    """Which of these is not right? The others are what the standard says to do."""
    dont = _wrong_ways(examiner, standard).get(rule.id)
    if not dont:
        return None
    basis = f"{standard.id}/{rule.id}"
    id = question_id(basis, "wrong-way")
    others = [
        Candidate(f"{standard.id}/{other}", text)
        for other, text in _right_ways(examiner, standard).items()
    ]
    return examiner.choice(
        id, "wrong-way", examiner.stem("wrong-way", id, standard=examiner.quoted(standard.title)),
        Candidate(basis, dont), others,
        explanation=_explained(examiner, rule), basis=basis, cites=(rule,),
    )  # fmt: skip


def _explained(examiner: Examiner, rule: Rule) -> str:
    """What to do instead, and why."""
    parts = (_should(examiner, examiner.bare(rule.do or "")), examiner.sentence(rule.why))
    return str(words(examiner.handbook.language)["writing"]["space"]).join(filter(None, parts))


def keeps(examiner: Examiner, standard: Standard, rule: Rule) -> Question | None:
    """Does somebody who acts like this keep to the standard?"""
    basis = f"{standard.id}/{rule.id}"
    id = question_id(basis, "keeps")
    dont = _wrong_ways(examiner, standard).get(rule.id)
    do = examiner.bare(rule.do) if rule.do and rule.level != "must_not" else None
    answer = bool(do) and (not dont or rank(id, "holds") % 2 == 0)
    text = do if answer else dont
    if not text:
        return None
    stem = examiner.stem(
        "keeps", id, text=text, rule=examiner.quoted(rule.title),
        standard=examiner.quoted(standard.title),
    )  # fmt: skip
    explanation = examiner.sentence(rule.why) if answer else _explained(examiner, rule)
    return examiner.yes_or_no(
        id, "keeps", stem, answer, explanation=explanation, basis=basis, cites=(rule,)
    )


def situation(examiner: Examiner, standard: Standard, rule: Rule, one: Situation) -> Question:
    """May I, must I ask, must I not?"""
    basis = f"{standard.id}/{one.id}"
    id = question_id(basis, "limit")
    text = examiner.sentence(one.text)
    if _ends_in_an_act(text):
        model, stem = "situation", examiner.stem("act", id, text=text)
    else:
        model, stem = "limit", examiner.stem("situation", id, text=text)
    return examiner.level(
        id, model, stem, one.answer,
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
