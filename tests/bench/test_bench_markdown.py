"""The Markdown and the HTML that the other programs get: the same texts as our own pages."""

import re
from pathlib import Path

import pytest
import yaml

from bench import markdown, paper
from bench.company import company
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.content.records import Settings
from generator.content.walk import records_in, texts_in


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(dict(company(6))).editions["zh"]


def test_every_text_of_the_company_is_in_the_markdown(handbook: Handbook, tmp_path: Path) -> None:
    markdown.write(handbook, tmp_path)
    written = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.md"))
    missing = [
        text
        for _, record in handbook.named_records
        if not isinstance(record, Settings)
        for inner, _ in records_in(record)
        for _, text in texts_in(inner)
        if "[](" not in text and text not in written and handbook.plain(text) not in written
    ]

    assert [] == missing


def test_the_navigation_names_every_page_once(handbook: Handbook, tmp_path: Path) -> None:
    pages = markdown.write(handbook, tmp_path)
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    named = list(leaves(settings["nav"]))

    assert pages == len(named) == len(set(named))
    assert all((tmp_path / "docs" / path).exists() for path in named)


def leaves(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inner = nav.values() if isinstance(nav, dict) else nav
    return [leaf for one in inner for leaf in leaves(one)]  # type: ignore[attr-defined]


def test_every_link_of_the_markdown_leads_to_a_page(handbook: Handbook, tmp_path: Path) -> None:
    markdown.write(handbook, tmp_path)
    wrong = [
        (page.name, target)
        for page in tmp_path.rglob("*.md")
        for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]

    assert [] == wrong


def test_paper_gets_a_file_for_each_checklist(handbook: Handbook, tmp_path: Path) -> None:
    count = paper.write_sheets(handbook, tmp_path)
    first = next(tmp_path.glob("*.html")).read_text("utf-8")

    assert 6 == count
    assert "☐" in first
    assert "<table><tr><th>" in first
