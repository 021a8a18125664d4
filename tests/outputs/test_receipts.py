"""Two hundred receipts, with duplicates, damaged codes, foreign and old versions told apart."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook

from generator.cli import main
from generator.commands.receipts import MOST_RECEIPTS
from generator.outputs import practice
from generator.outputs.practice import receipts, register
from generator.outputs.practice.receipts import Item, Receipt, read, written
from tests.small import CONTENT, small

ITEMS = {
    "desk": Item("前台", "2.0", "a" * 12, ("2.0", "1.0"), ()),
    "manners": Item("礼貌", "1.1", "b" * 12, ("1.1", "1.0"), ("etiquette",)),
    "welcome": Item("迎接", "1.0", "c" * 12, ("1.0",), ()),
}
EXPECTED = {"desk": ["desk", "manners", "welcome"]}
NAMES = ["张三", "李 四", "Anna Müller", "工号0042", "𠮷田", "=1+1"]


def some(seed: int = 4) -> tuple[list[str], dict[str, int]]:
    """Two hundred lines, and how many of them are of which kind."""
    chance = random.Random(seed)
    lines: list[str] = []
    counts = dict.fromkeys(("valid", "stale", "foreign", "damaged", "duplicate"), 0)
    fresh = iter(range(1000))
    while len(lines) < 200:
        kind = chance.choice(list(counts))
        if kind == "duplicate" and not lines:
            continue
        id = chance.choice(list(ITEMS))
        item = ITEMS[id]
        name = f"{chance.choice(NAMES)}{next(fresh)}"
        date = f"2026-12-{chance.randint(1, 28):02}"
        if kind == "valid":
            line = written(Receipt(name, id, item.version, item.digest, date))
        elif kind == "stale":
            line = written(Receipt(name, id, item.versions[-1], "d" * 12, date))
        elif kind == "foreign":
            strange = chance.choice([("elsewhere", "1.0"), (id, "9.9")])
            line = written(Receipt(name, *strange, "e" * 12, date))
        elif kind == "damaged":
            whole = written(Receipt(name, id, item.version, item.digest, date))
            at = chance.randrange(6, len(whole))
            line = whole[:at] + chance.choice("xX9?") + whole[at + 1 :]
            if line == whole:
                continue
        else:
            line = chance.choice([one for one in lines if read(one)[0]] or [""])
            if not line:
                continue
        counts[kind] += 1
        lines.append(line)
    return lines, counts


def test_two_hundred_receipts_are_told_apart() -> None:
    lines, counts = some()

    found = receipts.merged(["\n".join(lines[:90]), "\r\n".join(lines[90:])], ITEMS, EXPECTED)

    valid = sum(row.status == "valid" for row in found.rows)
    assert counts == {
        "valid": valid,
        "stale": len(found.rows) - valid,
        "foreign": len(found.foreign),
        "damaged": len(found.damaged),
        "duplicate": found.duplicates,
    }
    assert min(counts.values()) > 20


def test_a_receipt_for_a_role_asks_for_what_belongs_to_it() -> None:
    given = [Receipt("张三", "desk", "2.0", "a" * 12, "2026-12-01"),
             Receipt("张三", "etiquette", "1.1", "b" * 12, "2026-12-01")]  # fmt: skip

    found = receipts.merged(["\n".join(map(written, given))], ITEMS, EXPECTED)

    assert {"张三": ["welcome"]} == found.missing
    assert ["desk", "manners"] == [row.document for row in found.rows]


def test_of_several_versions_the_one_in_force_counts() -> None:
    old, new = (Receipt("张三", "desk", "1.0", "f" * 12, "2026-12-09"),
                Receipt("张三", "desk", "2.0", "a" * 12, "2026-12-01"))  # fmt: skip

    found = receipts.merged(["\n".join(map(written, (new, old)))], ITEMS, {})

    assert ["valid"] == [row.status for row in found.rows]


def test_a_name_cannot_break_its_line() -> None:
    line = written(Receipt("a|b\nc" + "长" * 100, "desk", "2.0", "a" * 12, "2026-12-01"))

    assert 80 == len(read(line)[0][0].name)
    assert [] == read(line)[1]


SAME = """
import { merged } from %s;
import { read, written } from %s;
import { readFileSync } from "node:fs";
const { texts, items, expected } = JSON.parse(readFileSync(0, "utf8"));
const { missing, ...register } = merged(texts, items, expected);
const again = texts.flatMap((text) => read(text).found).map(written);
console.log(JSON.stringify({ ...register, missing: Object.fromEntries(missing), again }));
"""


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_the_page_merges_as_the_command_does() -> None:
    lines, _ = some(seed=11)
    lines += [written(Receipt("张三", "desk", "2.0", "a" * 12, "2026-12-01"))]
    texts = ["\n".join(lines), "一段别的话 " + lines[0].replace("|", "｜")]
    assets = Path(practice.__file__).parent / "assets"
    modules = tuple(json.dumps((assets / one).as_uri()) for one in ("merge.mjs", "receipt.mjs"))
    given = {
        "texts": texts, "expected": EXPECTED,
        "items": {id: item._asdict() for id, item in ITEMS.items()},
    }  # fmt: skip

    done = subprocess.run(
        ["node", "--input-type=module", "-e", SAME % modules],
        input=json.dumps(given), capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(done.stdout)
    ours = receipts.merged(texts, ITEMS, EXPECTED)

    rows = {(row["name"], row["document"], row["version"], row["date"], row["status"])
            for row in theirs["rows"]}  # fmt: skip
    assert {tuple(row) for row in ours.rows} == rows
    assert ours.duplicates == theirs["duplicates"]
    assert ours.damaged == theirs["damaged"]
    assert [list(one) for one in ours.foreign] == [list(one.values()) for one in theirs["foreign"]]
    assert ours.missing == theirs["missing"]
    assert [written(one) for text in texts for one in read(text)[0]] == theirs["again"]


def test_the_command_prints_a_table_and_writes_page_workbook_and_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = receipts.items_of(small())
    lines = [written(Receipt("=1+1<b>", id, one.version, one.digest, "2026-12-01"))
             for id, one in items.items()]  # fmt: skip
    (tmp_path / "mail.txt").write_text("您好：\n" + "\n".join(lines), "gb18030")
    arguments = ["--lang", "zh", "--content", str(CONTENT), "receipts",
                 str(tmp_path / "mail.txt"), "--to", str(tmp_path / "out")]  # fmt: skip

    assert 0 == main(arguments)
    said = capsys.readouterr().out
    assert f"有效 {len(items)}" in said
    assert "不证明身份" in said
    page = (tmp_path / "out/receipts.html").read_text("utf-8")
    assert "&lt;b&gt;" in page
    sheet = load_workbook(BytesIO((tmp_path / "out/receipts.xlsx").read_bytes())).worksheets[0]
    assert ("=1+1<b>", "s") == (sheet["A2"].value, sheet["A2"].data_type)
    paper = pypdf.PdfReader(tmp_path / "out/receipts.pdf")
    text = "".join(one.extract_text() for one in paper.pages)
    assert text.count("=1+1<b>") == len(items)
    assert "核对人" in text


def test_damaged_receipts_make_the_command_fail(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("HBR1|a|desk|1.0|aaaaaaaaaaaa|2026-12-01|0000000", "utf-8")

    assert 1 == main(["--content", str(CONTENT), "receipts", str(tmp_path / "r.txt")])
    assert 2 == main(["--content", str(CONTENT), "receipts", str(tmp_path / "nowhere.txt")])


def test_a_name_with_control_characters_reaches_page_workbook_and_paper(tmp_path: Path) -> None:
    id, one = next(iter(receipts.items_of(small()).items()))
    name = "a\x1b[31m\x07\x0b\ufffe\u202eb"
    line = written(Receipt(name, id, one.version, one.digest, "2026-12-01"))
    (tmp_path / "r.txt").write_text(f"{line}\nHBR1|\x1b]0;x\x07|", "utf-8")
    options = ["--content", str(CONTENT), "receipts", str(tmp_path / "r.txt")]

    assert 1 == main([*options, "--to", str(tmp_path / "out")])
    assert "\x1b" not in (tmp_path / "out/receipts.html").read_text("utf-8")
    assert (tmp_path / "out/receipts.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
@pytest.mark.parametrize("command", ["receipts", "quiz-stats", "import", "apply", "diff"])
def test_a_pipe_or_a_device_keeps_no_command_waiting(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    for file in (tmp_path / "pipe.docx", Path("/dev/zero")):
        more = ["--to", str(tmp_path / "out")] if command == "import" else []
        assert 2 == main(["--content", str(CONTENT), command, *more, str(file)])


def test_receipts_without_end_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.txt").write_text("HBR1|\n" * (MOST_RECEIPTS + 1), "utf-8")

    assert 2 == main(["--content", str(CONTENT), "receipts", str(tmp_path / "r.txt")])
    assert str(MOST_RECEIPTS) in capsys.readouterr().err


def test_the_register_names_only_what_there_is() -> None:
    found = receipts.merged(["nothing"], ITEMS, {})

    assert [[], [], [], []] == [list(table.rows) for table in register.tables(small(), found)]
