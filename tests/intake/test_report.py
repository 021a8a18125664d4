"""The report is one file, asks the outside for nothing, and keeps its ticks."""

import re
from datetime import date
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser

from generator.intake.importing import REPORT, Before, Import, imported
from tests.intake.documents import DOCUMENTS

TEXT = "出纳岗位职责\n1、收付现金。\n2、<script>alert(1)</script>“保管”支票&印章。\n- 3 -"


def report_of(text: str, language: str = "zh", before: Before | None = None) -> str:
    made = imported("<b>.txt", text.encode(), before or Before(), language, date(2026, 12, 1))  # type: ignore[arg-type]
    assert isinstance(made, Import)
    return made.files[REPORT].decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_valid_and_has_its_words_in_both_languages(language: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(report_of(TEXT, language))
    assert f'<html lang="{language}">' in report_of(TEXT, language)


def test_the_page_names_no_address_and_allows_none() -> None:
    page = report_of(TEXT)

    assert [] == re.findall(r"(?:https?:)?//[\w.]+\.\w+|@import|url\(", page)
    assert "default-src 'none'; style-src 'sha256-" in page


def test_words_of_the_document_are_only_words() -> None:
    page = report_of(TEXT)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 1 == page.count("<script>")


def test_every_line_has_a_row() -> None:
    for make in DOCUMENTS:
        document = make()
        made = imported(document.name, document.data, Before(), "zh", date(2026, 12, 1))
        assert isinstance(made, Import)
        rows = made.files[REPORT].decode().count("<tr class=")
        assert len(made.record["lines"]) == rows


def test_ticks_are_kept_in_the_page_and_filters_hide_what_is_done(
    tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / REPORT).write_text(report_of(TEXT), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((tmp_path / REPORT).as_uri())
    page.locator("tbody input").nth(1).check()
    page.reload()
    kept = page.locator("tbody input").nth(1).is_checked()
    page.locator('[data-filter="open-only"]').check()
    shown = page.locator("tbody tr:visible").count()
    total = page.locator("tbody tr").count()
    context.close()

    assert ([], True, total - 1) == (problems, kept, shown)
