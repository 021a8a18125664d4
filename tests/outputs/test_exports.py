"""Each format is built as its standard says, holds every question, and is the same each time."""

import json
import re
import sqlite3
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from generator.content.handbook import Handbook
from generator.outputs import exports
from generator.outputs.artifact import Artifact
from generator.outputs.exports import gift, qti, text, xlsx
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question, page, questions_of
from tests.outputs.real import files_with_each_type, real, with_each_type, with_text
from tests.small import changed

QUIZ = "front-desk"
HANDBOOKS = with_each_type().editions
QUESTIONS = questions_of(HANDBOOKS["zh"], QUIZ)


def artifact(name: str, language: str = "zh") -> Artifact:
    return next(exports.artifacts(HANDBOOKS[language], name, only=QUIZ))


def made(name: str, language: str = "zh") -> bytes:
    return artifact(name, language).make()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_two_exports_are_the_same_bytes(name: str) -> None:
    assert made(name) == made(name)


@cache
def _with_another_line() -> Handbook:
    return with_text("front-desk/role.yaml", "下班后断电、锁门", "下班后关好电源")


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_a_change_of_the_content_changes_the_key(name: str) -> None:
    other = _with_another_line()

    assert artifact(name).key == artifact(name).key
    assert next(exports.artifacts(other, name, only=QUIZ)).key != artifact(name).key


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_every_quiz_is_exported_in_every_language(name: str) -> None:
    paths = [
        one.path for language in ("zh", "en") for one in exports.artifacts(real(language), name)
    ]

    assert 32 == len(set(paths))
    assert all(path.isascii() for path in paths)


def test_some_of_the_questions_are_always_the_same_ones() -> None:
    def ids(count: int) -> list[str]:
        data = next(exports.artifacts(HANDBOOKS["zh"], "json", only=QUIZ, at_most=count)).make()
        return [one["id"] for one in json.loads(data)["questions"]]

    assert ids(20) == ids(20)
    assert 20 == len(ids(20))
    assert set(ids(10)) < set(ids(20))


# -- GIFT


def test_gift_holds_every_question_by_its_id() -> None:
    titles = re.findall(r"^::(.+?)::", made("gift").decode(), re.M)

    assert [question.id for question in QUESTIONS] == titles


def test_nothing_in_a_text_means_anything_to_gift() -> None:
    assert r"\{a\=b\~c\#d\:e\\\}" == gift.escaped(r"{a=b~c#d:e\}")
    assert r"one\ntwo" == gift.escaped("one\ntwo")


def test_the_shorter_side_of_a_pair_is_chosen_from_the_list_in_moodle() -> None:
    text = made("gift").decode()

    assert re.search(r"^\t=.{9,} -> \d$", text, re.M)  # an order: the step, then its number
    assert re.search(r"^\t=“二位先生好！” -> 两位先生$", text, re.M)


def test_gift_has_a_category_for_each_document() -> None:
    categories = re.findall(r"^\$CATEGORY: (.+)$", made("gift").decode(), re.M)

    sections = {page.section_title(HANDBOOKS["zh"], question.section) for question in QUESTIONS}
    assert len(sections) == len(set(categories))
    assert all(4 == category.count("/") for category in categories)


def test_gift_knows_true_and_false_and_says_where_it_stands() -> None:
    text = made("gift").decode()

    assert re.search(r"^\t(TRUE|FALSE)$", text, re.M)
    assert len(QUESTIONS) == len(re.findall(r"依据\\: ", text))


def test_no_line_of_a_text_becomes_a_line_of_gift() -> None:
    handbook = changed(**{
        "front-desk__quiz": WRITTEN.format("一行\\n$CATEGORY: x\\u2028// y\\n\\n::z::")
    }).editions["zh"]  # fmt: skip
    lines = gift.export(Bank(handbook, QUIZ, ("odd",))).decode().splitlines()

    assert 1 == sum(line.startswith("$CATEGORY") for line in lines)
    assert 1 == sum(line.startswith("::") for line in lines)
    assert not any(line.startswith("//") for line in lines)


# -- SCORM


def test_a_scorm_package_starts_with_its_manifest_and_names_every_file() -> None:
    files = unpacked(made("scorm"))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    space = {"c": manifest.nsmap[None], "adlcp": manifest.nsmap["adlcp"]}
    named = manifest.xpath("//c:file/@href", namespaces=space)

    assert "imsmanifest.xml" == next(iter(files))
    assert set(named) == set(files) - {"imsmanifest.xml"}
    assert ["1.2"] == manifest.xpath("//c:schemaversion/text()", namespaces=space)
    assert ["80"] == manifest.xpath("//adlcp:masteryscore/text()", namespaces=space)
    assert manifest.get("identifier", "").isascii()


def test_a_scorm_package_needs_nothing_from_elsewhere() -> None:
    page = unpacked(made("scorm"))["index.html"].decode()

    assert not re.findall(r'(?:src|href)="(?!player\.)[^"]*"', page)
    assert len(QUESTIONS) == page.count('class="hb-question"')


def test_the_script_of_a_package_tells_a_learning_system() -> None:
    script = unpacked(made("scorm"))["player.js"].decode()

    assert "LMSInitialize" in script
    assert "localStorage" not in script
    assert not re.search(r"^(import|export) ", script, re.M)


# -- QTI


NAMES = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}


def test_every_qti_item_declares_what_is_right_and_how_it_is_marked() -> None:
    files = unpacked(made("qti"))
    for question in QUESTIONS:
        item = etree.fromstring(files[f"items/{question.id}.xml"])
        declared = item.xpath("//q:correctResponse/q:value/text()", namespaces=NAMES)

        assert question.id == item.get("identifier")
        assert declared == qti.key(question)
        assert 1 == len(
            item.xpath("//q:itemBody//*[@responseIdentifier='RESPONSE']", namespaces=NAMES)
        )
        assert item.xpath("//q:setOutcomeValue[@identifier='SCORE']", namespaces=NAMES)
        explained = item.xpath("//q:modalFeedback[@identifier='yes']/text()", namespaces=NAMES)
        assert explained[0].strip().startswith(question.explanation)
        assert item.get("title", "").rstrip("…") in " ".join(question.stem.split())


def test_a_qti_package_lists_every_item_in_its_manifest_and_its_test() -> None:
    files = unpacked(made("qti"))
    manifest, test = (etree.fromstring(files[name]) for name in ("imsmanifest.xml", "test.xml"))
    listed = manifest.xpath("//*[local-name()='resource']/@href")
    asked = test.xpath("//q:assessmentItemRef/@href", namespaces=NAMES)

    assert set(files) == {"imsmanifest.xml", *listed}
    assert [f"items/{question.id}.xml" for question in QUESTIONS] == asked


# -- Anki


def collection(data: bytes, folder: Path) -> sqlite3.Connection:
    path = folder / "collection.anki2"
    path.write_bytes(unpacked(data)["collection.anki2"])
    return sqlite3.connect(path)


def test_an_anki_package_holds_a_note_and_a_card_for_each_question(tmp_path: Path) -> None:
    deck = collection(made("anki"), tmp_path)

    assert (len(QUESTIONS),) == deck.execute("SELECT count(DISTINCT guid) FROM notes").fetchone()
    assert (len(QUESTIONS),) == deck.execute("SELECT count(DISTINCT nid) FROM cards").fetchone()
    assert ("ok",) == deck.execute("PRAGMA integrity_check").fetchone()


def test_an_anki_note_keeps_its_id_when_its_text_changes(tmp_path: Path) -> None:
    other = with_text(
        "front-desk/role.yaml", "边听边填好投诉登记表", "边听边填投诉登记表", files_with_each_type()
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = collection(made("anki"), tmp_path / "a")
    two = collection(next(exports.artifacts(other, "anki", only=QUIZ)).make(), tmp_path / "b")
    ids = "SELECT id, guid FROM notes ORDER BY id"
    texts = "SELECT flds FROM notes ORDER BY id"

    assert one.execute(ids).fetchall() == two.execute(ids).fetchall()
    assert one.execute(texts).fetchall() != two.execute(texts).fetchall()


def test_the_time_of_an_anki_note_is_the_newest_date_of_the_content(tmp_path: Path) -> None:
    later = with_text("handbook.yaml", "effective: 2026-12-01", "effective: 2027-02-03")
    deck = collection(next(exports.artifacts(later, "anki", only=QUIZ)).make(), tmp_path)

    assert (
        "2027-02-03" == deck.execute("SELECT date(max(mod), 'unixepoch') FROM notes").fetchone()[0]
    )


def test_an_anki_note_bears_the_time_of_its_export(tmp_path: Path) -> None:
    made = next(exports.artifacts(HANDBOOKS["zh"], "anki", only=QUIZ, when=1_900_000_000)).make()
    deck = collection(made, tmp_path)

    assert [(1_900_000_000,)] == deck.execute("SELECT DISTINCT mod FROM notes").fetchall()


# -- plain text


def read_text(data: bytes) -> list[dict[str, object]]:
    """A bank of plain text, as a tool takes it apart."""
    out = []
    for block in data.decode("utf-8-sig").strip().split("\n\n"):
        stem, *lines = block.split("\n")
        said = re.fullmatch(r"(\d+)\. (.*)（(.+题)）", stem)
        assert said, stem
        named = dict(
            line.split("：", 1)
            for line in lines
            if re.match(r"(答案|解析|难度|知识点|依据)：", line)
        )
        options = dict(
            found.groups() for line in lines if (found := re.fullmatch(r"([A-Z])\. (.*)", line))
        )
        right = [found[1] for line in lines if (found := re.fullmatch(r"\(\d\) (.*)", line))]
        out.append({"stem": said[2], "type": said[3], "options": options, "right": right, **named})
    return out


def paragraphs(data: bytes) -> bytes:
    """The text of a Word file, as a tool takes it out."""
    return "\n".join(one.text for one in Document(BytesIO(data)).paragraphs).encode()


def test_a_bank_in_word_is_the_plain_text_bank() -> None:
    text = made("text").decode("utf-8-sig").strip()

    assert text == paragraphs(made("word")).decode().strip()


def test_a_plain_text_bank_is_read_back_without_loss() -> None:
    read = read_text(made("text"))

    assert len(QUESTIONS) == len(read)
    for question, one in zip(QUESTIONS, read, strict=True):
        assert " ".join(question.stem.split()) == one["stem"]
        assert str(one["解析"]).startswith(" ".join(question.explanation.split()))
        if question.type != "true_false":
            assert [option.text for option in question.options] == list(one["options"].values())
        assert answer_of(question) == one["答案"]


def answer_of(question: Question) -> str:
    if question.type == "fill":
        return "；".join(question.answers)
    if question.type == "true_false":
        return "正确" if question.options[0].correct else "错误"
    if question.type == "order":
        return "".join(question.order).upper()
    if question.type == "match":
        return " ".join(
            f"{one.id.upper()}{question.pairs.index(one.pair) + 1}" for one in question.options
        )
    return "".join(option.id for option in question.keys).upper()


def test_a_text_of_several_lines_cannot_pass_for_an_answer() -> None:
    handbook = changed(**{
        "front-desk__quiz": WRITTEN.format("一行\\n答案：B\\n\\n2. 又一题")
    }).editions["zh"]  # fmt: skip
    said = text.export(Bank(handbook, QUIZ, ("odd",))).decode("utf-8-sig").strip()

    assert 1 == len(re.findall(r"^答案：", said, re.M))
    assert "\n\n" not in said


# -- xlsx


def test_a_workbook_has_the_columns_that_tools_ask_for() -> None:
    rows = list(load_workbook(BytesIO(made("xlsx"))).active.iter_rows(values_only=True))
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]

    assert {"题型", "题干", "选项 A", "答案", "分值", "难度", "知识点", "解析"} <= set(rows[0])
    for question, one in zip(QUESTIONS, named, strict=True):
        assert answer_of(question) == one["答案"]
        assert one["难度"] in ("易", "中", "难")
        assert str(one["分值"]).isdigit()
    assert {"单选题", "多选题", "判断题", "填空题"} <= {one["题型"] for one in named}


def test_a_workbook_holds_text_and_nothing_else() -> None:
    sheet = load_workbook(BytesIO(made("xlsx"))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert len(QUESTIONS) + 1 == sheet.max_row
    assert {"s"} == {cell.data_type for cell in cells}
    assert {"@"} == {cell.number_format for cell in cells}


WRITTEN = """
questions:
  - id: odd
    type: choice
    stem: "{0}"
    options: [{{text: "{0}", correct: true}}, 另一个]
    explain: "{0}"
    basis: front-desk
"""


@pytest.mark.parametrize("text", ["=1+1", "+86 571", "-3", "@name", "2026-12-01", "0571", "1e5"])
def test_a_text_that_looks_like_a_formula_or_a_number_stays_text(text: str) -> None:
    handbook = changed(**{"front-desk__quiz": WRITTEN.format(text)}).editions["zh"]
    sheet = load_workbook(BytesIO(xlsx.export(Bank(handbook, QUIZ, ("odd",))))).active
    cells = [cell for cell in sheet[2] if cell.value == text]

    assert 2 == len(cells)
    assert {"s"} == {cell.data_type for cell in cells}


def test_a_workbook_does_not_say_when_it_was_made() -> None:
    core = unpacked(made("xlsx"))["docProps/core.xml"].decode()

    assert {"2026-12-01T00:00:00Z"} == set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core))


# -- JSON


def test_json_holds_everything_about_every_question() -> None:
    data = json.loads(made("json"))

    assert [question.id for question in QUESTIONS] == [one["id"] for one in data["questions"]]
    for one, question in zip(data["questions"], QUESTIONS, strict=True):
        assert question.stem == one["stem"]
        assert [option.correct for option in question.options] == [
            o["correct"] for o in one["options"]
        ]
        assert one["basis"]["url"]
        assert list(question.clauses) == one["clauses"]
