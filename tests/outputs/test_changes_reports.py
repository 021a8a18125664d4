"""Changes as text, JSON, a page, and a Word file whose tracked changes give both editions."""

import json
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from generator.content.load import load
from generator.outputs.changes import paper, reports, word
from generator.outputs.changes.compare import Changes, compare
from generator.outputs.changes.outdated import outdated
from generator.outputs.changes.redline import Redline
from generator.outputs.changes.snapshot import from_map, snapshot, titles_only
from generator.outputs.changes.wording import Wording
from tests.outputs.test_changes import ANSWER, CLERK, CLERK_EN, FRONT, RECEIVE, WELCOME, files
from tests.small import HANDBOOK, small_loaded

EDITS = {
    FRONT: {
        RECEIVE + ANSWER: RECEIVE.replace("不让客人等", "不让客人久等"),
        "不超过三分钟": "不超过五分钟",
        "purpose: 让": "purpose: 使",
        "{id: offer-tea, text: 给客人倒茶。}": "{id: offer-tea, text: <b>倒水</b>。}",
    },
    CLERK: {"duties:\n": "duties:\n" + ANSWER},
    WELCOME: {"起身问好": "起身，问好"},
}


def edited() -> Changes:
    old, new = small_loaded(), load(files(EDITS))
    return compare(snapshot(old.editions, "1.0"), snapshot(new.editions, "1.1"))


def texts(docx: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a Word file once all its changes are accepted, or rejected."""
    body = Document(BytesIO(docx)).element.body
    gone, kept = ("w:del", "w:ins") if accept else ("w:ins", "w:del")
    out, running = [], ""
    for paragraph in body.iter(qn("w:p")):
        for run in paragraph.iter(qn("w:t"), qn("w:delText")):
            holder = run.getparent().getparent()
            if holder.tag != qn(gone):
                assert holder.tag in (qn(kept), qn("w:p"))
                running += run.text or ""
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(gone)}")
        if marks is None:  # else the paragraph runs on into the next one
            out.append(running)
            running = ""
    return out


def plain(found: Changes, document: str, *, new: bool) -> list[str]:
    """What is written in a document of one edition."""
    side = found.new if new else found.old
    wording, out = Wording(side, "zh"), list[str]()
    for item in side.items.values():
        if item.document == document:
            for path, value in item.fields.items():
                first, *more = wording.text(value).split("\n")
                out += [f"{wording.label(item.kind, path)}：{first}", *more]
    return out


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old() -> None:
    found = edited()
    docx = word.docx(found, "zh")

    for new in (True, False):
        whole = texts(docx, accept=new)
        for document in found.documents:
            expected = plain(found, document, new=new)
            start = next(n for n, line in enumerate(whole) if line == expected[0])
            assert expected == whole[start : start + len(expected)]


def test_the_same_changes_give_the_same_word_file() -> None:
    assert word.docx(edited(), "zh") == word.docx(edited(), "zh")


def test_the_paper_to_sign_says_what_changed() -> None:
    made = paper.pdf(edited(), "zh")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)

    assert "考核指标“等候时间”" in text
    assert "不超过三五分钟" in text
    assert "签名" in text
    assert made == paper.pdf(edited(), "zh")


def test_the_words_of_a_change_are_marked() -> None:
    text = reports.as_text(edited(), "zh")

    assert "不超过[-三-]{+五+}分钟" in text
    assert "1.0 与 1.1 相比" in text
    assert "front-desk/answer (duties) → office-clerk/answer (duties)" in text


def test_the_page_shows_content_as_text_only() -> None:
    html = reports.as_html(edited(), "zh")

    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert "http" not in html


def test_the_json_holds_both_values_and_the_words() -> None:
    data = json.loads(reports.as_json(edited()))
    changed = {one["id"]: one for one in data["changes"]}

    field = changed["front-desk/measures-waiting"]["fields"][0]
    assert ("target", "不超过三分钟。", "不超过五分钟。") == (
        field["field"],
        field["old"],
        field["new"],
    )
    assert "material" == field["weight"]
    assert "front-desk/answer" == changed["office-clerk/answer"]["was"]


def test_lines_of_an_unchanged_document_are_all_the_same() -> None:
    assert {"same"} == {line.state for line in Redline(edited(), "zh").lines_of("manners")}


def test_the_map_of_a_site_is_compared_by_its_titles() -> None:
    built = from_map((HANDBOOK / "_expected" / "handbook.json").read_text("utf-8"))
    now = titles_only(snapshot(small_loaded().editions))
    front = now.items["front-desk"]
    renamed = front._replace(title="总台", fields={"title": "总台"})
    found = compare(built, now._replace(items={**now.items, "front-desk": renamed}))

    changed = [one for one in found.changes if "changed" in one.what]
    assert ["front-desk"] == [one.item.id for one in changed]


def test_what_becomes_out_of_date_is_listed_everywhere() -> None:
    found = edited()
    data = json.loads(reports.as_json(found))["outdated"]

    assert ["front-desk", "office-clerk"] == data["sign_offs"]
    assert ["front-desk", "office-clerk", "welcome"] == data["receipts"]
    assert {"front-desk-card", "welcome", "handbook"} <= {*data["sheets"]}
    assert {"front-desk/measures-waiting", "office-clerk/answer"} <= {*data["questions"]}
    assert [
        "front-desk (en)", "front-desk/receive (en)", "front-desk/may-offer-tea (en)",
        "front-desk/measures-waiting (en)", "welcome/greet (en)",
    ] == data["translations"]  # fmt: skip
    for text in (
        reports.as_text(found, "zh"),
        reports.as_html(found, "zh"),
        "".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf(found, "zh"))).pages),
    ):
        assert "随之过期的" in text
        assert "front-desk-card" in text


def test_a_new_translation_makes_nothing_else_out_of_date() -> None:
    new = load(files({CLERK_EN: {"Once a week.": "Every week."}}))
    found = compare(snapshot(small_loaded().editions), snapshot(new.editions))

    assert not outdated(found)
