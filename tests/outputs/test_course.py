"""The course of a role: what it holds, and what it reports to a learning system."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser, Frame, Page, expect

from generator.outputs import exports
from generator.outputs.exports.packaged import packaged
from generator.outputs.practice import receipts
from tests.outputs.test_scorm_player import held, launch
from tests.small import small

NAMES = {
    "i": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "a": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}


@cache
def made(language: str = "zh") -> dict[str, bytes]:
    package = next(exports.artifacts(small(language), "course", only="front-desk")).make()
    with ZipFile(BytesIO(package)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    for name, data in made().items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


# -- the package


def test_there_is_a_course_for_each_role_in_each_language() -> None:
    paths = [one.path for language in ("zh", "en")
             for one in exports.artifacts(small(language), "course")]  # fmt: skip

    assert [
        *("front-desk-course.zip", "office-clerk-course.zip"),
        *("en/front-desk-course.zip", "en/office-clerk-course.zip"),
    ] == paths


def test_two_packages_are_the_same_bytes() -> None:
    one, other = (
        next(exports.artifacts(small(), "course", only="front-desk")).make() for _ in "12"
    )

    assert one == other


def test_what_is_read_comes_first_then_the_quiz_then_the_conversations() -> None:
    manifest = etree.fromstring(made()["imsmanifest.xml"])
    groups = manifest.xpath("//i:organization/i:item/i:title/text()", namespaces=NAMES)
    parts = manifest.xpath("//i:organization/i:item/i:item/@identifier", namespaces=NAMES)

    assert ["阅读", "测验", "对练"] == groups
    assert ["read-front-desk", "read-manners", "read-welcome", "quiz", "practice-greeting"] == parts
    assert ["80"] == manifest.xpath("//a:masteryscore/text()", namespaces=NAMES)


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    manifest = etree.fromstring(made()["imsmanifest.xml"])
    listed = set(manifest.xpath("//i:file/@href", namespaces=NAMES))
    pages = manifest.xpath("//i:resource/@href", namespaces=NAMES)

    assert made().keys() - {"imsmanifest.xml"} == listed
    assert set(pages) <= listed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_package_leads_to_nothing_outside_of_it(language: str) -> None:
    for name, data in made(language).items():
        if name.endswith(".html"):
            html = data.decode()
            links = re.findall(r'(?:href|src|data-questions)="([^"]*)"', html)
            assert {one for one in links if not one.startswith("#")} <= made(language).keys()
            assert "http" not in re.sub(r'xmlns(?::\w+)?="[^"]*"', "", html)


def test_links_become_words_and_drawings_stay_drawings() -> None:
    html, files = packaged(
        '<p><a href="../x.html">去 &amp; 回</a> <a href="#here">这里</a></p>'
        '<p class="hb-actions"><a href="a.pdf">打印<br></a></p><script src="a.js"></script>'
        '<svg viewBox="0 0 1 1"><a href="../y.html"><rect width="1"/></a></svg>'
        '<img src="../a.png" alt="图&quot;">'
    )

    assert (
        '<p><span>去 &amp; 回</span> <a href="#here">这里</a></p>'
        '<svg viewBox="0 0 1 1"><g><rect width="1"/></g></svg>'
        '<img src="file-1.png" alt="图&#34;">'
    ) == html
    assert {"../a.png": "file-1.png"} == files


# -- what is reported


def open_part(page: Page, course: Path, name: str, **values: str) -> None:
    launch(page, course / name, **values)
    expect(page.locator(".hb-note").first).not_to_be_empty()


def sign(page: Page | Frame, name: str = "") -> None:
    """Answer the questions below a document, and sign."""
    page.get_by_role("button", name="回答问题并签收").click()
    page.locator(".hb-receipt .hb-reply").first.wait_for()
    while page.locator(".hb-receipt .hb-reply").count():
        asked = json.loads(page.evaluate("JSON.stringify(window.handbookQuestions)"))
        offered = sorted(page.locator(".hb-receipt .hb-reply").all_inner_texts())
        right = next(
            one["options"][one["right"]] for one in asked if sorted(one["options"]) == offered
        )
        page.locator(".hb-reply", has_text=re.compile(f"^{re.escape(right)}$")).click()
    if name:
        page.locator(".hb-receipt input").fill(name)
    page.get_by_role("button", name="生成签收").click()


def test_a_document_is_completed_by_its_receipt_and_not_before(page: Page, course: Path) -> None:
    open_part(page, course, "read-manners.html", core__student_name="王, 小明")
    expect(page.locator(".hb-note").first).to_contain_text("学习系统就把这一份记为“已完成”")
    assert "incomplete" == held(page, "core.lesson_status")

    sign(page)
    found, damaged = receipts.read(held(page, "suspend_data") or "")
    assert "completed" == held(page, "core.lesson_status")
    assert [] == damaged
    assert ("王小明", "manners", receipts.digest_of(small(), "manners")) == (
        found[0].name, found[0].document, found[0].digest,
    )  # fmt: skip
    assert None is held(page, "core.score.raw")
    expect(page.locator(".hb-receipt")).to_contain_text("报告给学习系统")


def test_what_was_signed_before_is_known_and_stays_completed(page: Page, course: Path) -> None:
    receipt = receipts.Receipt(
        "王小明", "manners", "1.0", receipts.digest_of(small(), "manners"), "2026-11-02"
    )
    open_part(page, course, "read-manners.html", core__lesson_status="completed",
              suspend_data=f"R|{receipts.written(receipt)}")  # fmt: skip

    expect(page.locator(".hb-receipt")).to_contain_text("您已在 2026-11-02 签收这一版")
    assert "completed" == held(page, "core.lesson_status")


def rehearse(page: Page | Frame, grade: str) -> None:
    """Go through a script from its beginning, with replies of a grade where there are any."""
    page.locator(".hb-rehearsal__open button").click()
    page.get_by_role("button", name="开始").click()
    while page.locator(".hb-stage__panel .hb-reply").count():
        grades = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.hb-choice')]"
            ".map((one) => [one.id, one.className.match(/hb-choice--(\\w+)/)[1]]))"
        )
        replies = page.locator(".hb-stage__panel .hb-reply")
        ids = [replies.nth(n).get_attribute("data-choice") for n in range(replies.count())]
        chosen = next((id for id in ids if grades[id] == grade), ids[0])
        page.locator(f'.hb-reply[data-choice="{chosen}"]').click()
        page.locator(".hb-stage__panel .hb-button--primary").click()


def test_a_whole_rehearsal_completes_a_script_with_its_best_score(page: Page, course: Path) -> None:
    open_part(page, course, "practice-greeting.html")
    assert "incomplete" == held(page, "core.lesson_status")

    rehearse(page, "best")
    assert ("completed", "100") == (held(page, "core.lesson_status"), held(page, "core.score.raw"))


def test_a_stored_score_is_not_lowered(page: Page, course: Path) -> None:
    open_part(page, course, "practice-greeting.html", core__lesson_status="completed",
              core__score__raw="100", suspend_data="P|100|100|1|2026-11-02")  # fmt: skip
    rehearse(page, "unsafe")

    assert "100" == held(page, "core.score.raw")
    assert "completed" == held(page, "core.lesson_status")


def test_in_review_nothing_is_reported(page: Page, course: Path) -> None:
    open_part(page, course, "read-manners.html", core__lesson_mode="review",
              core__lesson_status="passed")  # fmt: skip
    expect(page.locator(".hb-note").first).to_contain_text("不会留下记录")
    sign(page)

    assert ("passed", None) == (held(page, "core.lesson_status"), held(page, "suspend_data"))


def test_without_a_system_it_says_so_and_works(page: Page, course: Path) -> None:
    page.goto((course / "read-manners.html").as_uri())
    expect(page.locator(".hb-note").first).to_contain_text("没有连上学习系统")
    page.get_by_role("button", name="回答问题并签收").click()

    expect(page.locator(".hb-receipt")).to_be_visible()
