"""What is retired is named nowhere any more, or its replacement is."""

from datetime import date
from pathlib import Path

import pytest

from generator.editing.changeset import ChangeSet
from generator.editing.retire import retire
from generator.editing.work import Refused
from tests.editing.changed import codes, copied, handbook, text_of

DAY = date(2027, 1, 31)
NEW_ROLE = """\
title: 接待主管
code: JD
department: admin
reports_to: manager
purpose: 管接待。
duties:
  - {id: lead, title: 安排接待, text: 每周排班。, supplement: true}
supplement: true
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def applied(changes: ChangeSet) -> None:
    changes.apply(changes.content / "cache")


def test_without_a_replacement_a_document_is_named_no_more(content: Path) -> None:
    problems = codes(content)
    applied(retire(content, "filing", day=DAY))

    assert DAY == handbook(content).records["filing"].retired  # type: ignore[attr-defined]
    assert () == handbook(content).roles[1].duties[0].basis
    assert set(codes(content)) <= {*problems, "untranslated"}


def test_a_link_to_what_is_retired_keeps_its_words(content: Path) -> None:
    applied(retire(content, "welcome", day=DAY))

    assert "按流程接待，**不让客人等**" in text_of(content)
    assert "Follow the procedure; **never" in text_of(content)
    assert () == handbook(content).settings.tasks


def test_a_replacement_is_named_instead(content: Path) -> None:
    problems = codes(content)
    applied(retire(content, "welcome", "filing", DAY))

    assert "按[流程](filing)接待" in text_of(content)
    assert "filing" == handbook(content).records["welcome"].replaced_by  # type: ignore[attr-defined]
    assert set(codes(content)) <= set(problems)


def test_a_role_is_retired_and_another_takes_over(content: Path) -> None:
    (content / "reception-head").mkdir()
    (content / "reception-head/role.yaml").write_text(NEW_ROLE, "utf-8")
    problems = codes(content)
    applied(retire(content, "front-desk", "reception-head", DAY))

    book = handbook(content)
    assert "reception-head" == book.topics_by_id["reception"].owner
    assert (content / "reception-head/procedures/welcome.yaml").is_file()
    assert "receive" in [duty.id for duty in book.records["reception-head"].duties]  # type: ignore[attr-defined]
    assert set(codes(content)) <= set(problems)


def test_a_role_that_somebody_must_take_over_needs_a_replacement(content: Path) -> None:
    with pytest.raises(Refused) as refused:
        retire(content, "front-desk", day=DAY)

    assert "topics.yaml:2" in refused.value.words.zh


def test_an_item_goes_and_its_clause_is_accounted_for(content: Path) -> None:
    problems = codes(content)
    applied(retire(content, "welcome/greet", "welcome/ask", DAY))

    book = handbook(content)
    step = next(iter(book.procedures[0].steps()))
    assert ("ask", ("greet",), ("desk-002",)) == (step.id, step.was, step.source)
    assert "see: [welcome/ask]" in text_of(content)
    assert set(codes(content)) <= set(problems)


def test_an_item_without_a_replacement_leaves_its_clause_out(content: Path) -> None:
    applied(retire(content, "front-desk/answer", day=DAY))
    applied(retire(content, "welcome/greet", day=DAY))

    assert any("desk-002" in one.clauses for one in handbook(content).sources.left_out)
    assert "welcome/greet" not in text_of(content)


def test_a_step_that_others_lead_to_needs_a_replacement(content: Path) -> None:
    with pytest.raises(Refused):
        retire(content, "welcome/register", day=DAY)
    applied(retire(content, "welcome/register", "welcome/walk", DAY))

    assert "to: walk" in text_of(content)


@pytest.mark.parametrize(
    ("name", "other"),
    [("welcome", "greeting"), ("welcome", "welcome"), ("front-desk", "manager"), ("topics", "")],
)
def test_what_cannot_replace_it_is_refused(content: Path, name: str, other: str) -> None:
    with pytest.raises(Refused):
        retire(content, name, other, DAY)


@pytest.mark.slow
def test_in_the_real_content_a_role_is_retired_in_one_go(tmp_path: Path) -> None:
    content = copied(tmp_path, ROOT / "roles")
    problems = codes(content)
    applied(retire(content, "hr-clerk", "admin-hr-clerk", DAY))

    assert set(codes(content)) <= set(problems)
