"""A file imported again shows what is new, and what somebody edited stays as it is."""

import hashlib
import json
from datetime import date

from generator.intake.importing import NEW, RECORD, REPORT, SETTINGS, Before, Import, imported
from generator.intake.record import from_json

FIRST = "出纳岗位职责\n1、收付现金。\n2、保管支票。\n报销流程\n1、收单。\n2、付款。"
SECOND = (
    "出纳岗位职责\n1、收付现金。\n2、保管支票和印章。\n报销流程\n1、收单。\n2、付款。\n3、归档。"
)
ROLE = "roles/cashier/role.yaml"


def import_of(text: str, before: Before | None = None, name: str = "出纳.txt") -> Import:
    made = imported(name, text.encode(), before or Before(), "zh", date(2026, 12, 1))
    assert isinstance(made, Import)
    return made


def after(made: Import, edited: bytes | None = None) -> Before:
    """The folder as an import left it, with the role edited since."""
    files = {**made.files, **({ROLE: edited} if edited else {})}
    drafts = {path: data for path, data in files.items() if path.startswith("roles/")}
    return Before(
        {path: hashlib.sha256(data).hexdigest() for path, data in drafts.items()},
        {RECORD: from_json(files[RECORD])},
    )


def test_the_first_import_brings_settings_record_and_report() -> None:
    made = import_of(FIRST)

    assert {ROLE, SETTINGS, RECORD, REPORT} < set(made.files)
    assert "gone" not in made.record
    assert not any("new" in line for line in made.record["lines"])


def test_the_same_file_again_writes_no_draft_and_finds_nothing_new() -> None:
    made = import_of(FIRST, after(import_of(FIRST)))

    assert {RECORD, REPORT} == set(made.files)
    assert ([], []) == (made.record["gone"], [one for one in made.record["lines"] if "new" in one])


def test_a_changed_file_shows_what_is_new_and_what_is_gone() -> None:
    made = import_of(SECOND, after(import_of(FIRST)))

    assert ["2、保管支票和印章。", "3、归档。"] == [
        one["text"] for one in made.record["lines"] if one.get("new")
    ]
    assert ["2、保管支票。"] == [one["text"] for one in made.record["gone"]]
    assert ROLE in made.files


def test_an_edited_draft_is_left_alone_and_the_new_one_stands_beside() -> None:
    before = after(import_of(FIRST), edited="title: 出纳（已改）\n".encode())
    made = import_of(SECOND, before)

    assert ROLE not in made.files
    assert f"{NEW}/{ROLE}" in made.files
    assert [f"{NEW}/{ROLE}"] == made.record["kept"]


def test_an_edited_draft_of_an_unchanged_file_asks_for_nothing() -> None:
    before = after(import_of(FIRST), edited="title: 出纳（已改）\n".encode())
    made = import_of(FIRST, before)

    assert ({RECORD, REPORT}, []) == (set(made.files), made.record["kept"])


def test_a_draft_that_was_moved_away_does_not_come_back() -> None:
    first = import_of(FIRST)
    before = after(first)
    files = {path: hash_ for path, hash_ in before.files.items() if path != ROLE}
    made = import_of(SECOND, Before(files, before.records))

    assert ROLE not in made.files


def test_another_file_never_overwrites_what_the_first_one_brought() -> None:
    first = import_of(FIRST)
    made = import_of("出纳岗位职责\n1、别的职责。", after(first), "另一份.txt")

    assert f"{NEW}/{ROLE}" in made.files
    assert ROLE not in made.files
    assert {RECORD: "import-chu-na-txt.json", REPORT: "report-chu-na-txt.html"} == made.moved
    assert SETTINGS not in made.files


def test_the_record_holds_each_line_with_what_became_of_it() -> None:
    record = json.loads(import_of(FIRST).files[RECORD])
    line = record["lines"][1]

    assert {
        "at": "2", "text": "1、收付现金。", "as": "item", "kind": "duty", "role": "出纳",
        "number": "1、",
        "to": f"{ROLE}#duties/shou-fu-xian-jin", "confidence": 0.9,
    } == line  # fmt: skip
    assert "出纳.txt" == record["file"]


def test_a_record_that_cannot_be_read_is_none() -> None:
    assert [{}, {}, {}, {}] == [from_json(data) for data in (b"", b"[1]", b"{", b'{"lines": 3}')]


def test_the_same_file_gives_the_same_bytes() -> None:
    assert import_of(FIRST).files == import_of(FIRST).files
