"""Forms as plain data: lines that are full, sums that are right, Chinese capitals."""

import json
import subprocess
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pytest

from generator.content.records import Form, FormField
from generator.outputs import forms
from generator.outputs.capitals import capitals, number
from tests.small import small

SCRIPT = Path(forms.__file__).parent / "site" / "assets" / "forms.js"

SUMS = [
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("10", "壹拾元整"),
    ("101", "壹佰零壹元整"),
    ("1080.50", "壹仟零捌拾元伍角整"),
    ("1000.01", "壹仟元零壹分"),
    ("10000", "壹万元整"),
    ("100010", "壹拾万零壹拾元整"),
    ("1002003", "壹佰万贰仟零叁元整"),
    ("120030040.56", "壹亿贰仟零叁万零肆拾元伍角陆分"),
    ("-12", "负壹拾贰元整"),
]


def form() -> forms.Sheet:
    record = small().records["register"]
    assert isinstance(record, Form)
    return forms.sheet(small(), record)


@pytest.mark.parametrize(("typed", "expected"), SUMS)
def test_a_sum_in_chinese_capitals(typed: str, expected: str) -> None:
    assert expected == capitals(Decimal(typed))


def test_the_script_writes_the_same_capitals() -> None:
    source = SCRIPT.read_text("utf-8")
    inner = source[source.index("  var DIGITS") : source.index("  function element")]
    sums = [typed for typed, _ in SUMS]
    code = f"{inner}\nconsole.log(JSON.stringify({json.dumps(sums)}.map(Number).map(capitals)))"
    said = subprocess.run(["node", "-e", code], capture_output=True, check=True, encoding="utf-8")

    assert [expected for _, expected in SUMS] == json.loads(said.stdout)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("1,860.00", "1860.00"), ("¥186", "186"), (" 12 ", "12"), ("十二", None), ("—", None)],
)
def test_a_sum_as_people_type_it(typed: str, expected: str | None) -> None:
    assert number(typed) == (expected and Decimal(expected))


def test_fields_fill_their_lines() -> None:
    fields = [FormField(id=f"f{n}", label="栏", width=w) for n, w in enumerate((4, 4, 6, 3, 12))]
    lines = forms.lines_of(fields)

    assert [[4, 8], [6, 6], [12]] == [[width for _, width in line] for line in lines]


def test_a_form_is_plain_data_with_its_example() -> None:
    sheet = form()
    assert sheet.table is not None

    assert ("来客登记簿", "T-QD-F01", "DJ0001") == (sheet.title, sheet.number, sheet.serial)
    assert ("前台",) == sheet.keepers == sheet.filled_by
    assert "2026 年 12 月" == sheet.lines[0][0].value
    assert ("赵静", "1050.50") == (sheet.sign_offs[0].signature, sheet.table.columns[3].value)
    assert "壹仟零伍拾元伍角整" == sheet.table.in_capitals
    assert json.dumps(asdict(sheet), ensure_ascii=False)


def test_the_matrix_is_plain_data_by_titles() -> None:
    (matter,) = forms.matrix(small("en"))

    assert ("Gifts for visitors", "welcome") == (matter.title, matter.procedure)
    assert [("Up to 100 yuan", ("Office clerk",))] == [
        (line.limit, line.approve) for line in matter.lines[:1]
    ]
