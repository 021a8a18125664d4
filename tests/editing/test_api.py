"""The calls of the form editor: values in, values out, and nothing but what was edited changes."""

import json
import random
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.content import checks
from generator.content.load import load
from generator.content.places import SINGLE
from generator.content.records import KINDS
from generator.editing import api
from generator.editing.calls import Answer, Wrong
from generator.editing.desk import Checked, Desk
from generator.editing.edits import Files
from generator.editing.forms import form_of, forms
from generator.locale import words
from generator.problems.problem import Problem
from tests.small import small_files

ROLE, TRANSLATION = "front-desk/role.yaml", "front-desk/role.en.yaml"
WELCOME = "front-desk/procedures/welcome.yaml"
STARTER = Path(__file__).parents[2] / "generator" / "starter" / "roles"


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        total = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + total

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    lines = zlib.compress((b"\0" + bytes(width)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def checked(files: Files) -> Checked:
    loaded = load(files)
    return Checked(loaded, list(checks.check(loaded)))


class Editor:
    """A form: its edits, the versions that it knows, and the folder as it is now."""

    def __init__(self, files: dict[str, bytes | Problem]) -> None:
        self.files = files
        self.desk = Desk(checked, "en")
        self.edits: list[dict[str, Any]] = []
        self.bases: dict[str, str] = {}

    def call(self, name: str, **more: Any) -> Answer:
        request = {"edits": self.edits, "bases": self.bases, **more}
        return api.answer(self.desk, self.files, name, json.dumps(request).encode())

    def look(self, *files: str) -> dict[str, Any]:
        value = self.call("look", open=files).value
        self.bases |= value["bases"]
        return value

    def edit(
        self, op: str, file: str, *at: Any, value: Any = None, was: Any = None, to: int = 0
    ) -> None:
        place = [{"n": part} if isinstance(part, int) else part for part in at]
        self.edits.append(
            {"op": op, "file": file, "at": place, "value": value, "was": was, "to": to}
        )

    def saved(self) -> dict[str, bytes | None]:
        """Save, as the host would; what was written."""
        changes = self.call("save").changes
        for file, change in changes.items():
            assert self.files.get(file) == change.before
            if change.after is None:
                del self.files[file]
            else:
                self.files[file] = change.after
        self.edits, self.bases = [], {}
        return {file: change.after for file, change in changes.items()}

    def text(self, file: str) -> str:
        data = self.files[file]
        assert isinstance(data, bytes)
        return data.decode()


@pytest.fixture
def editor() -> Editor:
    return Editor(dict(small_files()))


# -- what an edit does


def test_a_text_is_changed_and_nothing_else(editor: Editor) -> None:
    before = editor.text(ROLE)
    editor.look(ROLE)
    editor.edit("set", ROLE, "duties", 0, "title", value="接待来客")

    assert [ROLE] == list(editor.saved())
    assert before.replace("title: 接待客人", "title: 接待来客") == editor.text(ROLE)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("甲\u00a0乙", "甲 乙"), ("甲\t乙", "甲 乙"), ("甲\u200b乙\ufeff", "甲乙"),
        ("甲\r\n乙\r\n", "甲\n乙"), ("甲\x07乙", "甲乙"), ("甲\u2028乙", "甲\n乙"),
        ("甲\ufe0f乙", "甲乙"), ("👩\u200d💻 ☎\ufe0f", "👩\u200d💻 ☎\ufe0f"),
        ("甲\u202e乙", "甲乙"), ("  甲\n\n乙\n", "甲\n\n乙"),
        ("“甲”: [乙] # 丙", "“甲”: [乙] # 丙"),
    ],
)  # fmt: skip
def test_what_is_pasted_becomes_plain_text(editor: Editor, pasted: str, kept: str) -> None:
    editor.look(ROLE)
    editor.edit("set", ROLE, "purpose", value=pasted)

    value = editor.look(ROLE)
    assert [] == value["refused"]
    assert kept == value["documents"][ROLE]["value"]["purpose"]


def test_items_are_added_moved_and_removed(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edit("insert", ROLE, "duties", value={"title": "收发快递"}, to=1)
    editor.edit("move", ROLE, "duties", 1, to=0)
    editor.edit("remove", ROLE, "duties", 2)

    document = editor.look(ROLE)["documents"][ROLE]
    assert ["shou-fa-kuai-di", "receive"] == document["ids"]["duties"]
    assert "收发快递" == document["value"]["duties"][0]["title"]


def test_a_translation_goes_with_its_item(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edit("remove", ROLE, "duties", 1)

    saved = editor.saved()
    assert {ROLE, TRANSLATION} == set(saved)
    assert "Answer questions" not in editor.text(TRANSLATION)
    assert "Receive visitors" in editor.text(TRANSLATION)


def test_the_lines_of_a_translation_stay_in_the_order_of_the_original(editor: Editor) -> None:
    editor.look(WELCOME)
    editor.edit("move", WELCOME, "phases", 0, "steps", 2, "steps", 0, to=1)
    editor.edit("insert", WELCOME, "phases", 0, "steps", 2, "steps", value="盖章", to=1)

    found = editor.look(WELCOME)["documents"][WELCOME]["translations"]["en"]["value"]
    steps = found["phases"]["meet"]["steps"]["register"]["steps"]
    assert ["Compare the papers", "盖章", "The visitor fills it in"] == steps


def with_bare_points(editor: Editor) -> None:
    """A point without an id, as people write them, translated by the id of its words."""
    for file, old, new in (
        (ROLE, "[{id: offer-tea, text: 给客人倒茶。}]", "[给客人倒茶。]"),
        (TRANSLATION, "offer-tea", "gei-ke-ren-dao-cha"),
    ):
        editor.files[file] = editor.text(file).replace(old, new).encode()


def test_the_translation_of_a_text_without_an_id_is_found_by_the_new_words(editor: Editor) -> None:
    with_bare_points(editor)
    editor.look(ROLE)
    editor.edit("set", ROLE, "authority", "may", 0, value="给客人倒水。")

    editor.saved()
    assert "may: [给客人倒水。]" in editor.text(ROLE)
    assert "may: {gei-ke-ren-dao-shui: Offer tea.}" in editor.text(TRANSLATION)
    assert [] == checked(editor.files).loaded.problems.errors


def test_an_item_that_gets_another_name_keeps_its_id(editor: Editor) -> None:
    """Links to it, and what readers have ticked, go by the id."""
    editor.files[ROLE] = editor.text(ROLE).replace("{id: answer, ", "{").encode()
    editor.look(ROLE)
    editor.edit("set", ROLE, "duties", 1, "title", value="回答客人的询问")

    editor.saved()
    assert "- {id: hui-da-xun-wen, title: 回答客人的询问, text:" in editor.text(ROLE)


def test_a_new_item_has_no_id_while_nobody_knows_it(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edit("insert", ROLE, "duties", value={"title": "收"}, to=2)
    editor.edit("set", ROLE, "duties", 2, "title", value="收发快递")

    editor.saved()
    assert "- {title: 收发快递}" in editor.text(ROLE)


def test_a_text_is_translated_where_nothing_was(editor: Editor) -> None:
    file = "shared/standards/manners.en.yaml"
    del editor.files[file]
    editor.look("shared/standards/manners.yaml")
    editor.edit("set", file, "rules", "smile", "title", value="Smile")

    assert b"rules:\n  smile:\n    title: Smile\n" == editor.saved()[file]

    editor.look("shared/standards/manners.yaml")
    editor.edit("remove", file, "rules", "smile", "title")
    assert {file: None} == editor.saved()


def test_a_word_for_an_item_makes_room_for_its_other_texts(editor: Editor) -> None:
    """`office-clerk: Passing on papers` translates the only text of a contact."""
    editor.files[TRANSLATION] = b"duties: {receive: Receive visitors}\n"
    editor.look(ROLE)
    editor.edit("set", TRANSLATION, "duties", "receive", "text", value="Follow the procedure.")

    assert (
        b"duties: {receive: {title: Receive visitors, text: Follow the procedure.}}\n"
        == editor.saved()[TRANSLATION]
    )


def test_a_new_file_has_only_what_was_written(editor: Editor) -> None:
    made = editor.call("new", kind="role", title="司机", folder="admin").value
    assert ("si-ji", "si-ji/role.yaml", True, True) == (
        made["id"], made["file"], made["free"], made["valid"],
    )  # fmt: skip

    editor.edit("create", made["file"], value=made["value"] | {"duties": [{"title": ""}]})
    editor.edit("set", made["file"], "duties", 0, "title", value="接送客人")
    editor.edit("set", made["file"], "purpose", value="安全准时。")

    assert {"si-ji/role.yaml"} == set(editor.saved())
    assert (
        "title: 司机\ndepartment: admin\npurpose: 安全准时。\nduties:\n  - title: 接送客人\n"
        == editor.text("si-ji/role.yaml")
    )


def test_a_file_that_is_optional_begins_with_its_first_item(editor: Editor) -> None:
    del editor.files["people.yaml"]
    assert "form" == editor.look("people.yaml")["documents"]["people.yaml"]["mode"]
    assert "none" == editor.look("x/role.yaml")["documents"]["x/role.yaml"]["mode"]

    editor.edit("insert", "people.yaml", "people", value={"name": ""})
    editor.edit("set", "people.yaml", "people", 0, "name", value="王芳")
    assert {"people.yaml": "people:\n  - name: 王芳\n".encode()} == editor.saved()


def test_an_id_that_is_taken_or_none_is_said(editor: Editor) -> None:
    taken = editor.call("new", kind="role", title="前台", id="front-desk").value
    assert not taken["free"]
    assert ROLE == taken["taken"]

    for id in ("../x", "Front", "con", "a b", "index", "x" * 65):
        assert not editor.call("new", kind="role", title="x", id=id).value["valid"], id


# -- what others do meanwhile


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edit("set", ROLE, "code", value="QT", was="QD")
    editor.files[ROLE] = editor.text(ROLE).replace("让每位客人", "让每一位客人").encode()

    value = editor.look(ROLE)
    assert [ROLE] == value["stale"]
    answer = editor.call("save")
    assert {} == answer.changes
    lines = answer.value["stale"][0]["lines"]
    assert ("+", "purpose: 让每一位客人都得到接待。上班时间是{hours}。") in lines


def test_the_edits_are_made_again_on_the_new_file_by_the_ids_of_items(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edits = [
        {"op": "set", "file": ROLE, "at": ["duties", {"n": 1, "id": "answer"}, "title"],
         "value": "答问", "was": "回答询问"},
        {"op": "remove", "file": ROLE, "at": ["measures", {"n": 0, "id": "waiting"}]},
        {"op": "set", "file": ROLE, "at": ["code"], "value": "QT", "was": "QD"},
    ]  # fmt: skip
    first = "  - {id: receive"
    editor.files[ROLE] = (
        editor.text(ROLE).replace(first, f"  - {{title: 开门}}\n{first}")
        .replace("  - {id: waiting, title: 等候时间, weight: 60, target: 不超过三分钟。}\n", "")
        .replace("code: QD", "code: XX").encode()
    )  # fmt: skip

    value = editor.call("rebase").value
    assert ["duties", "code"] == [one["at"][0] for one in value["edits"]]
    assert [(1, "QT", "XX")] == [(c["number"], c["mine"], c["theirs"]) for c in value["clashes"]]
    assert ["measures"] == [one["edit"]["at"][0] for one in value["lost"]]
    assert "not there" in value["lost"][0]["why"]

    editor.edits, editor.bases = value["edits"], value["bases"]
    editor.saved()
    assert "{id: answer, title: 答问" in editor.text(ROLE)
    assert "{title: 开门}" in editor.text(ROLE)


def test_two_editors_lose_nothing(editor: Editor) -> None:
    other = Editor(editor.files)
    for one, title in ((editor, "问候客人"), (other, "询问来意")):
        one.look(WELCOME)
        one.edit("set", WELCOME, "phases", 0, "title", value=title, was="见面")
    other.edit("set", WELCOME, "trigger", value="客人来访。", was="客人进门。")

    editor.saved()
    assert [WELCOME] == [one["file"] for one in other.call("save").value["stale"]]
    value = other.call("rebase").value
    assert ["询问来意"] == [one["mine"] for one in value["clashes"]]
    assert ["问候客人"] == [one["theirs"] for one in value["clashes"]]
    other.edits, other.bases = value["edits"][1:], value["bases"]  # theirs
    other.saved()

    assert "title: 问候客人" in editor.text(WELCOME)
    assert "trigger: 客人来访。" in editor.text(WELCOME)


# -- problems, targets, texts


def test_problems_stand_at_the_fields_that_they_are_about(editor: Editor) -> None:
    editor.look(ROLE)
    editor.edit("remove", ROLE, "purpose")
    editor.edit("set", ROLE, "duties", 0, "when", value="hourly")
    editor.edit("set", ROLE, "duties", 1, "text", value="转给[](nobody)。")
    editor.edit("set", ROLE, "duties", 1, "basis", value=["nothing"])

    found = {
        tuple(one["path"]): one["code"]
        for one in editor.look(ROLE)["problems"]
        if one["severity"] == "error"
    }
    assert "missing-field" == found["purpose",]
    assert "unknown-word" == found["duties", 0, "when"]
    assert ("duties", 1, "text") in found
    assert {("duties", 1, "basis", 0), ("duties", 1, "basis")} & set(found)


def test_what_is_referred_to_is_found_by_title_other_words_sound_and_id(editor: Editor) -> None:
    def first(query: str, *kinds: str) -> str:
        found = editor.call("find", kinds=kinds, query=query).value["found"]
        return str(found[0]["id"]) if found else ""

    assert "front-desk" == first("前台", "person")
    assert "front-desk" == first("接待", "role")
    assert "front-desk" == first("qiantai", "person")
    assert "front-desk" == first("qt", "role")
    assert "manager" == first("jing", "person")
    assert "welcome" == first("wel", "any")
    assert "front-desk/answer" == first("回答", "duty")
    assert "" == first("没有这个", "any")


def test_a_file_that_cannot_be_read_is_shown_as_text_and_can_be_fixed(editor: Editor) -> None:
    editor.files[ROLE] = editor.text(ROLE).replace("title: 前台", "title：前台").encode()

    value = editor.look(ROLE)
    document = value["documents"][ROLE]
    assert "text" == document["mode"]
    assert document["text"].startswith("title：前台")
    assert any(one["fixable"] and one["line"] == 1 for one in value["problems"])

    editor.edit("text", ROLE, value=editor.call("fix", file=ROLE).value["text"])
    assert "form" == editor.look(ROLE)["documents"][ROLE]["mode"]
    editor.saved()
    assert editor.text(ROLE).startswith("title: 前台\n")


# -- files that are dropped


def test_a_picture_is_written_with_the_edit_that_names_it(editor: Editor) -> None:
    picture = png(2, 2)
    taken = api.drop(editor.desk, editor.files, "前台 照片.PNG", "front-desk", "picture", picture)
    assert {"name": "前台-照片.png", "file": "front-desk/files/前台-照片.png"}.items() <= (
        taken.value.items()
    )

    editor.look(WELCOME)
    editor.edits.append(
        {"op": "file", "file": taken.value["file"], "digest": taken.value["digest"]}
    )
    editor.edit("set", WELCOME, "phases", 0, "steps", 0, "picture",
                value={"file": taken.value["name"], "alt": "前台"})  # fmt: skip

    assert picture == editor.saved()["front-desk/files/前台-照片.png"]
    assert "picture: {file: 前台-照片.png, alt: 前台}" in editor.text(WELCOME)
    assert [] == checked(editor.files).loaded.problems.errors


def test_a_name_that_is_taken_gets_a_number(editor: Editor) -> None:
    editor.files["front-desk/files/a.png"] = png(1, 1)

    taken = api.drop(editor.desk, editor.files, "A.png", "front-desk", "picture", png(2, 2))
    assert "A-2.png" == taken.value["name"]
    same = api.drop(editor.desk, editor.files, "a.png", "front-desk", "picture", png(1, 1))
    assert "a.png" == same.value["name"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("a.png", b"MZ"),
        ("a.png", b"\x89PNG" + bytes(5_000_000)),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("a.png.html", b"<script>"),
        ("", b""),
    ],
)
def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    editor: Editor, name: str, data: bytes
) -> None:
    value = api.drop(editor.desk, editor.files, name, "front-desk", "picture", data).value

    assert value["refused"].endswith(".")
    assert {} == editor.desk.dropped


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("..\\..\\evil.png", "evil.png"),
        ("/abs/a.png", "a.png"),
        (".hidden.png", "hidden.png"),
        ("con.png", "file-con.png"),
        ("a\0b\n.png", "a-b.png"),
        ("‮gnp.exe.png", "gnp.exe.png"),
        ("~a.png", "a.png"),
        ("x" * 300 + ".png", "x" * 80 + ".png"),
    ],
)
def test_a_hostile_name_leads_nowhere(editor: Editor, name: str, kept: str) -> None:
    value = api.drop(editor.desk, editor.files, name, "front-desk", "picture", png(1, 1)).value

    assert f"front-desk/files/{kept}" == value["file"]


# -- what no form sends


@pytest.mark.parametrize(
    "file",
    [
        "../x.yaml", "/etc/passwd", "front-desk/../../x/role.yaml", "front-desk\\role.yaml",
        "C:/x/role.yaml", "front-desk/files/../../x.png", "front-desk/files/.x.png",
        "x.png/role.yaml", "front-desk/run.py", "con/role.yaml", "front-desk/files/x.exe",
        "a/b/files/x.png", "",
        "front-desk/procedures/x y.yaml", "mkdocs.yml", "front-desk/role.yaml\0.png",
    ],
)  # fmt: skip
def test_a_path_where_no_content_belongs_is_refused(editor: Editor, file: str) -> None:
    for op in ("create", "text", "set", "file"):
        editor.edits = [{"op": op, "file": file, "at": ["a"], "value": "x"}]
        with pytest.raises(Wrong):
            editor.call("save")


def test_requests_of_another_shape_are_refused(editor: Editor) -> None:
    for name, body in (
        ("nothing", b"{}"), ("look", b"["), ("look", b"[]"), ("look", b'{"edits": 1}'),
        ("look", b'{"edits": [], "more": 1}'), ("save", b'{"edits": [{"op": "run"}]}'),
        ("look", json.dumps({"edits": [{"op": "set", "file": ROLE}] * 5_001}).encode()),
        ("find", json.dumps({"kinds": ["role"], "query": "x" * 201}).encode()),
        ("new", b'{"kind": "handbook", "title": "x"}'),
    ):  # fmt: skip
        with pytest.raises(Wrong):
            api.answer(editor.desk, editor.files, name, body)


MONSTERS: tuple[Any, ...] = (
    None, 5, -1, 1e308, True, "", "x", ROLE, "../../x", "\u202e\0", "__proto__", "x" * 9_000,
    [], {}, [[]], {"a": {}}, ["duties", 0], [{"n": -5}], [{"n": 2**80}], "- a", "title: [",
)  # fmt: skip
OPERATIONS = ("set", "remove", "insert", "move", "create", "text", "file", "delete", "note")
FILES = (ROLE, TRANSLATION, WELCOME, "handbook.yaml", "new-role/role.yaml", "files/x.png")


def value(chance: random.Random, depth: int = 0) -> Any:
    """Something that no form sends, of values that forms know."""
    if depth > 2 or chance.random() < 0.6:
        return chance.choice(MONSTERS)
    if chance.random() < 0.5:
        return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {name: value(chance, depth + 1) for name in chance.sample(["title", "do", "n", "a"], 2)}


def request(chance: random.Random, fields: Iterable[str]) -> dict[str, Any]:
    """A request with some of its fields, each sound or not."""
    parts = ["duties", "title", "", "__class__", "phases", {"n": 0}, {"n": 99, "id": "x"}]

    def place() -> list[Any]:
        return chance.choices(parts, k=chance.randrange(4))

    edits = [
        {"op": chance.choice(OPERATIONS), "file": chance.choice(FILES), "at": place(),
         "value": value(chance)}
        for _ in range(chance.randrange(1, 3))
    ]  # fmt: skip
    sound = {"edits": edits, "bases": {ROLE: "x"}, "open": [ROLE], "at": place(), "file": ROLE}
    return {
        name: sound[name] if name in sound and chance.random() < 0.8 else chance.choice(MONSTERS)
        for name in fields
        if chance.random() < 0.9
    }


def test_whatever_is_asked_is_answered_or_refused(editor: Editor) -> None:
    chance, answered, refused = random.Random(23), 0, 0
    for _ in range(150):
        name = chance.choice(list(api.CALLS))
        body = json.dumps(request(chance, api.CALLS[name][0].model_fields)).encode()
        try:
            api.answer(editor.desk, editor.files, name, body)
            answered += 1
        except Wrong:
            refused += 1
    assert answered > 20
    assert refused > 20


def test_an_edit_that_leads_nowhere_is_reported_and_does_nothing(editor: Editor) -> None:
    editor.look(ROLE)
    for at in (["duties", 9, "title"], ["duties", -1], ["title", "x"], [], ["duties", "x"]):
        editor.edit("set", ROLE, *at, value="x")
        editor.edit("remove", ROLE, *at)
        editor.edit("move", ROLE, *at, to=99)

    value = editor.look(ROLE)
    assert 15 == len(value["refused"])
    assert [] == value["unsaved"]


# -- forms


def test_every_field_has_a_name_and_every_choice_a_word_in_both_languages() -> None:
    for language in ("zh", "en"):
        for name, form in forms(language).items():  # type: ignore[arg-type]
            for field in form.fields:
                assert field.name, (name, field.key)
                assert "\n" not in field.help
                for value, called in field.choices:
                    assert called != value or value[0].isupper() or language == "en", (name, value)


def test_every_kind_of_file_has_a_word_in_both_languages() -> None:
    for language in ("zh", "en"):
        named = words(language)
        assert set(SINGLE) == set(named["editor"]["single"])
        assert set(KINDS) - set(SINGLE) <= set(named["kind"])


def test_a_form_has_a_field_for_each_of_its_record() -> None:
    from generator.content.vocabulary import models

    for model in models():
        form = form_of(model, "en")  # type: ignore[arg-type]
        asked = {one.key for one in form.fields}
        declared = {info.alias or name for name, info in model.model_fields.items()}
        assert declared - asked <= {"id"}
