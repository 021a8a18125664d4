"""Who prepares, keeps or signs is shown by title, not by the id that a file has."""

from generator.content.records.forms import Copy, Keep
from generator.outputs import forms
from generator.outputs.sheets.control import control
from generator.outputs.sheets.documents import body
from generator.outputs.site.pages import body_of
from tests.small import changed, small

CHECKLIST = """
title: 收件清单
moment: 下班前。
when: daily
items:
  - {id: count, do: 清点信件。, basis: [welcome]}
sign_off: [manager, 前台]
prepared_by: admin
"""


def test_the_id_of_a_person_or_department_is_shown_as_its_title() -> None:
    handbook = changed(**{"front-desk__checklists__post": CHECKLIST}).editions["zh"]
    document = next(one for one in handbook.checklists if one.id == "post")
    manager, office = handbook.title("manager"), handbook.title("admin")
    assert body(handbook, document)["sign_off"] == [manager, "前台"]
    assert control(handbook, document)["prepared"] == office
    html = body_of(handbook, document).html
    assert f"<dt>{manager}</dt>" in html
    assert "<dt>manager</dt>" not in html


def test_a_copy_and_the_place_of_keeping_name_people_by_title() -> None:
    base = small()
    form = base.forms[0]
    copy = Copy(id="a", title="存根联", to="manager")
    updated = form.model_copy(update={"copies": (copy,), "keep": Keep(where="admin")})
    sheet = forms.sheet(base, updated)
    assert sheet.copies == (("存根联", base.title("manager")),)
    assert sheet.place == base.title("admin")


def test_any_other_word_is_left_as_it_is() -> None:
    assert small().named("船公司（承运人）") == "船公司（承运人）"
    assert small().named(None) == ""
    assert small().named("welcome") == "welcome"  # a document, and nobody
