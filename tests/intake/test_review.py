"""What is edited in a Word file for review comes back, tracked or not, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from generator.content.load import load
from generator.editing.incoming import with_changes
from generator.intake.book import Book
from generator.intake.changes import Change, Changes
from generator.intake.returning import came_back
from generator.problems.problem import Words
from tests.intake.round_trip import (
    book_with,
    for_review,
    reviewed,
    saved,
    small_book,
    text_cells,
)
from tests.small import small_files

ANSWER = "职责 2 · 职责名称"


def back(data: bytes, book: Book | None = None) -> Changes:
    found = came_back("review.docx", data, book or small_book())
    assert isinstance(found, Changes)
    return found


def described(found: Changes) -> list[tuple[str, str, str]]:
    assert [] == [words.en for words in found.conflicts]
    return [(f"{one.kind} {name(one)}", one.before, one.after) for one in found.changes]


def name(change: Change) -> str:
    key = change.row.key.partition("#")[2]
    return f"{key}.{change.column.key}" if change.column else key


def track(cell: Any, before: str, after: str, author: str = "王总") -> None:
    """Turn a part of a cell into another one, as Word does while it tracks changes."""
    paragraph = cell.paragraphs[0]
    run = paragraph.runs[0]
    head, _, tail = run.text.partition(before)
    run.text = head
    parts = []
    for tag, inner, text in (("w:del", "w:delText", before), ("w:ins", "w:t", after)):
        if text:
            change = OxmlElement(tag)
            change.set(qn("w:id"), "900")
            change.set(qn("w:author"), author)
            change.append(_run(inner, text))
            parts.append(change)
    parts.append(_run("w:t", tail))
    for part in reversed(parts):
        run._r.addnext(part)


def _run(tag: str, text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement(tag)
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def row_of(word: Any, label: str) -> Any:
    return next(row for table in word.tables for row in table.rows if row.cells[0].text == label)


def test_nothing_edited_is_nothing_changed() -> None:
    for document in ("front-desk", "welcome", "manners", "greeting", "register"):
        assert [] == described(back(for_review(document)))


def test_the_file_is_the_same_each_time() -> None:
    from generator.outputs.exports import content_docx
    from tests.small import small

    file = small().files["front-desk"]
    assert for_review("front-desk") == content_docx.review(small_book(), small(), file)


def test_an_edited_text_is_one_change() -> None:
    found = back(reviewed("front-desk", {ANSWER: "回答来客的询问"}))

    assert [("edit duties/answer.title", "回答询问", "回答来客的询问")] == described(found)
    new = with_changes(small_files(), small_book(), found.changes)
    assert ["front-desk/role.yaml"] == list(new)
    old = small_files()["front-desk/role.yaml"].decode()
    assert old.replace("回答询问", "回答来客的询问") == new["front-desk/role.yaml"].decode()


def test_tracked_changes_count_as_accepted() -> None:
    word, cells = text_cells(for_review("front-desk"))
    track(cells[ANSWER], "回答", "答复来客的")
    track(cells["设置目的"], "每位", "")

    assert [
        ("edit .purpose", "让每位客人都得到接待。上班时间是{hours}。",
         "让客人都得到接待。上班时间是{hours}。"),
        ("edit duties/answer.title", "回答询问", "答复来客的询问"),
    ] == described(back(saved(word)))  # fmt: skip
    assert ["王总", "王总"] == [one.by for one in back(saved(word)).changes]


def test_a_deleted_row_removes_its_item_tracked_or_not() -> None:
    for tracked in (False, True):
        word, _ = text_cells(for_review("front-desk"))
        row = row_of(word, "可以 1 · 内容")
        if tracked:
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:del"))
        else:
            row._tr.getparent().remove(row._tr)

        assert [("remove authority.may/offer-tea", "给客人倒茶。", "")] == described(
            back(saved(word))
        )


def test_a_row_below_another_adds_an_item() -> None:
    word, _ = text_cells(for_review("front-desk"))
    row = row_of(word, "可以 1 · 内容")
    copy = deepcopy(row._tr)
    for mark in list(copy.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    row._tr.addnext(copy)
    next(copy.iter(qn("w:tc"))).getnext().iter(qn("w:t")).__next__().text = "给客人指路。"
    found = back(saved(word))

    assert [("add ", "", "给客人指路。")] == described(found)
    new = with_changes(small_files(), small_book(), found.changes)
    assert b"may: [{id: offer-tea, text: \xe7\xbb\x99" in new["front-desk/role.yaml"]
    after = load({**small_files(), **new}).handbook
    assert after is not None
    assert ["给客人倒茶。", "给客人指路。"] == [
        point.text for point in after.roles[0].authority.may
    ]


def test_a_cleared_text_clears_its_field() -> None:
    found = back(reviewed("front-desk", {"职责 2 · 具体要求": ""}))

    assert ["edit duties/answer.text"] == [one[0] for one in described(found)]
    assert found.changes[0].value is None


def test_comments_are_handed_on_with_their_places() -> None:
    word, cells = text_cells(for_review("front-desk"))
    word.add_comment(cells[ANSWER].paragraphs[0].runs, "要不要写时限？", author="王总")
    found = back(saved(word))

    assert [(ANSWER, "王总", "要不要写时限？")] == found.remarks
    assert [] == described(found)


def test_what_changed_on_both_sides_is_a_conflict() -> None:
    _, book = book_with(front_desk__role="回答询问→答复询问")
    found = back(reviewed("front-desk", {ANSWER: "回答来客的询问"}), book)

    assert [] == found.changes
    assert "“Title” was changed on both sides" in found.conflicts[0].en


def test_an_edit_of_what_is_gone_is_a_conflict() -> None:
    _, book = book_with(front_desk__role="may: [{id: offer-tea, text: 给客人倒茶。}]→may: []")
    found = back(reviewed("front-desk", {"可以 1 · 内容": "给客人倒水。"}), book)

    assert ["可以 1 · 内容: the handbook has no such item now"] == [
        words.en for words in found.conflicts
    ]


def test_a_word_file_of_others_is_refused() -> None:
    from docx import Document

    found = came_back("review.docx", saved(Document()), small_book())

    assert isinstance(found, Words)
    assert "was not made by `handbook export content-docx`" in found.en
