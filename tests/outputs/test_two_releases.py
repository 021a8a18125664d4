"""Two releases that differ in sixteen known ways: everything says exactly these."""

import re
import xml.etree.ElementTree as xml
from datetime import date
from typing import NamedTuple

from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.outputs import changes
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.changes import word
from generator.outputs.changes.compare import Changes, compare
from generator.outputs.changes.outdated import outdated
from generator.outputs.changes.snapshot import Snapshot, snapshot, to_json
from generator.outputs.matrix import matrix
from generator.outputs.practice.receipts import Receipt, digest_of, items_of, merged, written
from generator.outputs.registers.register import register
from generator.reading.releases import Released
from tests.outputs.test_changes_reports import plain, texts
from tests.small import small_files

ATOM = "{http://www.w3.org/2005/Atom}"
RULE = (
    "title: {0}\ncode: {1}\npurpose: 对人有礼。\n"
    "rules: [{{id: rule, title: 规矩, do: {0}。, reason: 有用。}}]\n"
)
ADDED = {
    "shared/standards/old-rule.yaml": RULE.format("旧规矩", "GY-S08"),
    "shared/standards/gone-rule.yaml": RULE.format("没有了的规矩", "GY-S09"),
}
"""What the older release has besides the tiny handbook."""

FRONT, WELCOME = "front-desk/role.yaml", "front-desk/procedures/welcome.yaml"
OPENING = "front-desk/checklists/reception-opening.yaml"
RECEIVE = '  - {id: receive, title: 接待客人, text: "按[流程](welcome)接待，**不让客人等**。", topics: reception, when: daily, basis: welcome, source: desk-001}\n'  # noqa: E501
ANSWER = '  - {id: answer, title: 回答询问, text: "会的当场回答，不会的转给[](office-clerk)。", topics: reception, supplement: true}\n'  # noqa: E501
FILE = "  - {id: keep, title: 管档案, text: 收齐、编号、上架。, topics: archives}\n"
GREET = (
    "      - {id: greet, do: 起身问好, check: 客人一进门就听到, source: desk-002, "
    "basis: greeting}\n"
)
TEA = "{id: offer-tea, text: 给客人倒茶。}"
WALK = "      - {id: walk, do: 带客人去接待室"

EDITS = (
    (FRONT, "purpose: 让每位", "purpose: 使每位"),
    (FRONT, "不超过三分钟", "不超过五分钟"),
    (FRONT, RECEIVE + ANSWER, ANSWER + RECEIVE + FILE),
    (FRONT, f"may: [{TEA}]\n  must_ask: [", f"must_ask: [{TEA}, "),
    (WELCOME, GREET, ""),
    (WELCOME, "  - id: lead\n", f"{GREET}  - id: lead\n"),
    (WELCOME, WALK, f"      - {{id: lift, do: 按电梯}}\n{WALK}"),
    (OPENING, "  - {id: phone, group: 设备, do: 试一试电话}\n", ""),
    ("front-desk/checklists/reception-opening.en.yaml",
     "  phone: {group: Equipment, do: Try the telephone}\n", ""),
    ("front-desk/role.en.yaml", "may: {offer-tea: Offer tea.}\n  must_ask: {",
     "must_ask: {offer-tea: Offer tea., "),
    ("topics.yaml", "title: 档案, owner: office-clerk", "title: 档案, owner: front-desk"),
    ("office-clerk/role.yaml", "topics: archives,", "topics: archives, part: assists,"),
    ("office-clerk/procedures/filing.yaml", "code: BG-P01\n",
     'code: BG-P01\nversion: "1.1"\nrevisions: [{version: "1.1", date: 2026-12-20, text: 改。}]\n'),
    ("shared/standards/manners.en.yaml", "It shows respect.", "It is respectful."),
    ("shared/standards/old-rule.yaml", "code: GY-S08\n", "code: GY-S08\nretired: 2027-01-02\n"),
)  # fmt: skip

EXPECTED = [
    "added material front-desk/keep",
    "added material new-rule",
    "added material welcome/lift",
    "changed control filing",
    "changed editorial front-desk",
    "changed material front-desk/measures-waiting",
    "changed material records-clerk/file",
    "changed material topics/archives",
    "changed translation manners/stand",
    "moved material front-desk/must-ask-offer-tea",
    "removed material gone-rule",
    "removed material reception-opening/phone",
    "renamed editorial records-clerk",
    "reordered editorial front-desk/answer",
    "reordered material welcome/greet",
    "retired material old-rule",
]


def older() -> dict[str, bytes]:
    return {**small_files(), **{file: text.encode() for file, text in ADDED.items()}}


def newer() -> dict[str, bytes]:
    """The older one with all edits; then the office clerk is called records clerk."""
    files = older()
    for file, old, new in EDITS:
        text = files[file].decode()
        assert old in text, old
        files[file] = text.replace(old, new, 1).encode()
    del files["shared/standards/gone-rule.yaml"]
    files["shared/standards/new-rule.yaml"] = RULE.format("新规矩", "GY-S10").encode()
    role = files["office-clerk/role.yaml"].decode()
    files["office-clerk/role.yaml"] = role.replace(
        "code: BG\n", "code: BG\nwas: office-clerk\n"
    ).encode()
    return {
        file.replace("office-clerk/", "records-clerk/"):
        re.sub(rb"(?<!was: )office-clerk", b"records-clerk", data)
        if file.endswith(".yaml") and "translated" not in file else data
        for file, data in files.items()
    }  # fmt: skip


class Made(NamedTuple):
    """Both releases, and all that is made of them."""

    old: Loaded
    new: Loaded
    found: Changes
    site: Site
    pages: dict[str, str]


def state(loaded: Loaded, name: str, day: date) -> Snapshot:
    assert [] == [one.message.en for one in check(loaded).errors]
    return snapshot(loaded.editions, name, day)


def made() -> Made:
    old, new = load(older()), load(newer())
    states = state(old, "1.0", date(2026, 12, 1)), state(new, "2.0", date(2027, 1, 2))
    site = Site(new.editions, releases=tuple(Released(to_json(one)) for one in states))
    parts = list(changes.artifacts(site))
    pages = {one.path: one.render().html for one in parts if isinstance(one, Page)}
    pages |= {one.path: one.make().decode() for one in parts if isinstance(one, Artifact)}
    return Made(old, new, compare(*states), site, pages)


MADE = made()


def handbook(loaded: Loaded) -> Handbook:
    assert loaded.handbook is not None
    return loaded.handbook


def test_diff_lists_exactly_these() -> None:
    listed = [f"{'+'.join(one.what)} {one.weight} {one.item.id}" for one in MADE.found.changes]

    assert sorted(EXPECTED) == sorted(listed)


def test_the_page_and_the_feed_say_the_same() -> None:
    shown = re.findall(r'data-id="(.*?)"', MADE.pages["changes.html"])
    expected = [one for one in EXPECTED if " control " not in one and " translation " not in one]
    entry = next(xml.fromstring(MADE.pages["changes.xml"]).iter(f"{ATOM}entry"))
    lines = str(entry.findtext(f"{ATOM}content")).count("<li>")

    assert sorted(one.split(" ")[-1] for one in expected) == sorted(shown)
    assert len(expected) == lines


def test_the_english_page_also_shows_the_changed_translation() -> None:
    assert 'data-id="manners/stand"' in MADE.pages["en/changes.html"]
    assert 'data-id="manners/stand"' not in MADE.pages["changes.html"]


def test_the_matrix_has_the_new_owner_under_the_new_name() -> None:
    cells = matrix(handbook(MADE.new)).cells

    assert ("front-desk/keep",) == cells["archives", "front-desk"]["owns"]
    assert ("records-clerk/file",) == cells["archives", "records-clerk"]["assists"]
    assert ("archives", "office-clerk") not in cells


def test_the_register_has_what_came_and_what_is_out_of_use() -> None:
    old, new = ({row.id: row for row in register(handbook(one))} for one in (MADE.old, MADE.new))
    documents = {id for id, row in new.items() if row.is_document}

    assert {"new-rule", "records-clerk"} == documents - old.keys()
    assert {"gone-rule", "office-clerk"} == {id for id, r in old.items() if r.is_document} - {*new}
    assert "2027-01-02 起停用" == new["old-rule"].state
    assert "1.1" == new["filing"].version


def test_receipts_of_what_changed_become_stale_and_those_of_the_rest_do_not() -> None:
    before, after = handbook(MADE.old), handbook(MADE.new)
    receipts = [
        written(Receipt("王", id, item.version, digest_of(before, id), "2026-12-05"))
        for id, item in items_of(before).items()
    ]
    rows = merged(["\n".join(receipts)], items_of(after), {}).rows
    stale = {row.document for row in rows if row.status == "stale"}

    assert stale == {"front-desk", "records-clerk", "welcome", "filing", "old-rule"}
    assert {"manners"} == {row.document for row in rows} - stale
    named = {*outdated(MADE.found).receipts}
    assert stale - {"records-clerk"} <= named


def test_the_archive_has_the_old_text_of_what_changed_alone() -> None:
    kept = {path for path in MADE.pages if path.startswith("archive/1-0/")}
    changed = ("front-desk", "office-clerk", "welcome", "reception-opening", "old-rule",
               "gone-rule", "manners")  # fmt: skip

    assert {f"archive/1-0/{id}.html" for id in changed} == kept
    assert "现在没有这份文件。" in MADE.pages["archive/1-0/gone-rule.html"]


def test_accepting_all_changes_gives_the_new_text_and_rejecting_all_the_old() -> None:
    docx = word.docx(MADE.found, "zh")
    for new in (True, False):
        whole = texts(docx, accept=new)
        for document in MADE.found.documents:
            expected = plain(MADE.found, document, new=new)
            ends = range(len(whole) - len(expected) + 1)

            assert any(whole[n : n + len(expected)] == expected for n in ends), document
