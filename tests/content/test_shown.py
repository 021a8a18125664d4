"""A field of a role is shown by its declaration alone."""

from typing import Annotated

from generator.content.shown import facts
from generator.content.types import OneOrMany, Record, Shown, Text, Word


class Sample(Record):
    """A record with fields of two sections, and one that is shown elsewhere."""

    travel: Annotated[OneOrMany[Text], Shown("post")] = ()
    """出差、外勤：多久一次，去哪里。
    Travel: how often and where."""
    grade: Annotated[Word, Shown("post")] = ""
    """等级。
    Level."""
    licence: Annotated[Text | None, Shown("requirements")] = None
    """驾照：要哪一种。
    Licence: which one."""
    title: Text = "x"


SAMPLE = Sample.model_validate({"travel": ["每月一次"], "grade": "P2", "title": "y"})


def said(language: str) -> list[tuple[str, object]]:
    return [(one.heading, one.value) for one in facts(SAMPLE, "post", language)]


def test_a_fact_is_headed_by_the_word_of_the_language_or_by_its_own_name() -> None:
    assert [("出差", ("每月一次",)), ("职级", "P2")] == said("zh")
    assert [("Travel", ("每月一次",)), ("Grade", "P2")] == said("en")


def test_what_was_left_out_is_not_shown() -> None:
    assert [] == list(facts(SAMPLE, "requirements", "zh"))
