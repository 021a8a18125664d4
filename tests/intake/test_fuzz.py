"""Documents made of chance: whatever is given, there are drafts or one sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.checks import check
from generator.content.load import load
from generator.intake.importing import Import
from generator.intake.labels import label_of
from generator.intake.tidying import bare, tidied
from generator.problems.problem import Words
from tests.fuzz.documents import answer, case
from tests.small import REMINDERS

EXPECTED = REMINDERS | {
    "missing-field", "empty-document", "duplicate-title", "measure-weights", "unknown-reference",
    "html", "lost-character", "supervision", "reporting-cycle", "unlike-id", "one-best",
    "unclosed-mark", "template-text",
}  # fmt: skip
"""What `check` may find in drafts: what a document did not say, or said wrongly."""


def is_accounted_for(made: Import) -> bool:
    record = json.loads(made.files["import.json"])
    roles = {
        path.removeprefix("roles/"): data for path, data in made.files.items() if "roles/" in path
    }
    codes = {problem.code for problem in check(load(roles))}
    assert codes <= EXPECTED, codes - EXPECTED
    return bool(record["lines"]) and all(
        line["at"] and line["text"] and (line["to"] or line["as"] == "left_out")
        for line in record["lines"]
    )


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_any_document_has_an_answer(seed: int) -> None:
    made = answer(*case(seed, 0))

    assert isinstance(made, Words) or is_accounted_for(made)


@pytest.mark.slow
@settings(max_examples=20_000)
@given(seed=st.integers(0, 2**64))
def test_twenty_thousand_documents_have_an_answer(seed: int) -> None:
    made = answer(*case(seed, 0))

    assert isinstance(made, Words) or is_accounted_for(made)


@settings(max_examples=100)
@given(data=st.binary(max_size=300), suffix=st.sampled_from((".txt", ".docx", ".xlsx", ".exe", "")))
def test_any_bytes_have_an_answer(data: bytes, suffix: str) -> None:
    assert isinstance(answer(f"a{suffix}", data), Words | Import)


@settings(max_examples=100)
@given(text=st.text(max_size=80))
def test_a_label_ends_where_its_text_begins(text: str) -> None:
    found = label_of(text)

    assert found is None or 0 < found.end <= len(text)


@settings(max_examples=100)
@given(text=st.text(alphabet="一二文件,，.。;； 　!！?？、…a1“”", max_size=60))
def test_tidying_changes_no_word_and_nothing_twice(text: str) -> None:
    once = tidied(text)

    assert (bare(text), once) == (bare(once), tidied(once))
