"""The places of forms: every word fits, every date can be written, and the grid is full."""

import pytest

from generator.content.records import Form
from generator.outputs.sheets import fields, room
from generator.outputs.sheets.form import of_form
from tests.outputs.real import real

NARROW = room.Column("日期", "date", (), ("2027-04-20",), 0.1)


def forms(language: str) -> list[dict]:  # type: ignore[type-arg]
    book = real(language)
    return [of_form(book, one) for one in book.forms if isinstance(one, Form)]


def test_words_break_where_a_line_may() -> None:
    assert ["HF-", "WX-2027-003，", "北", "港"] == room.pieces("HF-WX-2027-003，北港")
    assert ["fabric/", "trims", "（a", "b）"] == room.pieces("fabric/trims （a b）")
    assert ["customer’s"] == room.pieces("customer’s")


def test_a_pen_needs_more_room_than_print() -> None:
    assert pytest.approx(4.0 * 2 + 2.2 * 4 + 2.0) == room.written("公斤2027 ")
    assert room.printed("公斤2027") < room.written("公斤2027")


def test_a_table_is_as_wide_as_its_page_and_its_rows_as_tall_as_its_sample() -> None:
    long = room.Column("处理结果", "text", (), ("已补发一套，客户当天签收，记入客户档案",), 0.1)
    plain = room.table([NARROW, NARROW], 60)
    tall = room.table([NARROW, long], 60)

    assert 60 == pytest.approx(sum(plain.widths)) == pytest.approx(sum(tall.widths))
    assert (room.HEIGHTS[1], room.HEIGHTS[3]) == (plain.height, tall.height)
    assert not tall.cramped
    assert room.table([NARROW] * 4, 60).cramped


def test_options_stand_in_the_cells_where_they_have_room_and_else_in_the_head() -> None:
    wide = room.Column("结果", "choice", ("是", "否"), (), 0.5)
    kinds = ("一般文件", "合同、订单", "担保", "授权书", "证明")
    narrow = room.Column("类别", "choice", kinds, (), 0.1)

    assert (0, -1) == room.table([wide, narrow], 60).abreast


def test_boxes_in_a_row_never_stand_below_each_other() -> None:
    cells = [room.Column("来文单位", "text", (), ("市生态环境局" * 6,), 0.5)]
    level = room.Column("密级", "choice", ("公开", "内部", "秘密"), (), 0.2)

    assert (-1, -1) == room.table([*cells, level], 90).abreast
    for language in ("zh", "en"):
        tables = [sheet["table"] for sheet in forms(language) if sheet["table"]]
        assert {0, -1} == {one for table in tables for one in table.get("abreast", [])}


def test_a_register_of_many_columns_has_rows_of_two_lines_at_most() -> None:
    registers = {"incoming-register", "parcel-register"}
    for language in ("zh", "en"):
        found = [one for one in forms(language) if one["id"] in registers]
        assert room.HEIGHTS[2] >= max(one["table"]["height"] for one in found), language


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_place_of_every_form_holds_what_belongs_there(language: str) -> None:
    for sheet in forms(language):
        units = fields.units_of(sheet["width"])
        for line in (line for part in sheet["parts"] for line in part.get("lines", [])):
            places = [one["place"] for one in line]
            assert units == sum(place["label"] + place["room"] for place in places), sheet["id"]
            for one, place in zip(line, places, strict=True):
                inner = place["room"] * fields.UNIT - 2 * fields.FIELD_INSET
                label = place["label"] * fields.UNIT - 2 * fields.FIELD_INSET
                assert room.longest(one["label"]) <= label, (sheet["id"], one["label"])
                assert room.longest(one["value"]) <= inner, (sheet["id"], one["value"])
                assert one["type"] != "date" or inner >= 40, (sheet["id"], one["label"])
                assert not one["boxes"] or inner >= 5 * one["boxes"], sheet["id"]
        if sheet["table"]:
            whole = sum(sheet["table"]["widths"]) + room.NUMBER
            assert sheet["width"] == pytest.approx(whole, abs=0.2), sheet["id"]
            assert not sheet["table"]["cramped"], sheet["id"]


def test_labels_of_a_form_are_equally_wide_and_break_before_a_bracket_only() -> None:
    leave, payment = (
        next(
            [one for part in sheet["parts"] for line in part["lines"] for one in line]
            for sheet in forms("zh")
            if sheet["id"] == id
        )
        for id in ("leave-application", "payment-request")
    )

    assert 1 == len({one["place"]["label"] for one in leave})
    [payee] = [one for one in payment if one["id"] == "payee"]
    assert ("收款单位", "（全称）*") == payee["place"]["parts"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_lines_of_a_block_begin_with_labels_of_one_width(language: str) -> None:
    for sheet in forms(language):
        for part in sheet["parts"]:
            widths = {line[0]["place"]["label"] for line in part.get("lines", [])}
            assert len(widths) <= 1, sheet["id"]


def test_heads_break_between_words() -> None:
    for head, lines in (
        ("客户指定厂家", ["客户指定", "厂家"]),
        ("收件人或寄件人", ["收件人", "或寄件人"]),
        ("供应商书面确认", ["供应商", "书面确认"]),
        ("要求尺寸（厘米）", ["要求尺寸", "（厘米）"]),
        ("首次答复期限", ["首次答复", "期限"]),
        ("Nominated by customer", ["Nominated by customer"]),
    ):
        assert lines == room.head_in(head, 5.2 * room.SIZE).split("\n")


def test_the_heads_of_totals_break_between_words() -> None:
    assert "出勤\n天数" == room.sum_head("出勤天数", "number")
    assert ["本人签名", "Days"] == [room.sum_head(one, "text") for one in ("本人签名", "Days")]
