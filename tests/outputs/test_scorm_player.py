"""A package in a learning system: what it reports, and what it never takes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.outputs import exports
from tests.outputs.real import real

PLAY = (Path(__file__).parent.parent / "foreign/play.js").read_text("utf-8")

API = """(held) => {
  window.held = held;
  window.API = {
    LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true",
    LMSGetValue: (name) => held[name] ?? "",
    LMSSetValue: (name, value) => { held[name] = value; return "true"; },
  };
}"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    made = next(exports.artifacts(real(), "scorm", only="front-desk", at_most=6)).make()
    with ZipFile(BytesIO(made)) as archive:
        archive.extractall(folder)
    return folder / "index.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def launch(page: Page, package: Path, **held: str) -> None:
    """Opens the package in a system that holds this, by names such as `score__raw`."""
    values = {f"cmi.{name.replace('__', '.')}": value for name, value in held.items()}
    page.add_init_script(f"({API})({json.dumps(values)})")
    page.goto(package.as_uri())


def held(page: Page, name: str) -> str | None:
    return page.evaluate("(name) => held[`cmi.${name}`]", name)


def test_a_package_says_that_results_are_reported(page: Page, package: Path) -> None:
    launch(page, package)

    expect(page.locator(".hb-quiz__note")).to_contain_text("会报告给学习系统")


def test_every_answer_is_reported_and_another_try_offered(page: Page, package: Path) -> None:
    launch(page, package)
    asked, right = page.evaluate(PLAY, 100)

    assert 6 == asked
    assert str(100 * right // asked) == held(page, "core.score.raw")
    page.get_by_role("button", name="回到开头").click()
    page.get_by_role("button", name="再考一次").click()
    expect(page.locator(".hb-quiz__place")).to_have_text("第 1 题，共 6 题")


@pytest.mark.parametrize("suspended", ["", "1:other:......."])
def test_a_stored_result_is_not_lowered_when_nothing_of_it_is_handed_back(
    suspended: str, page: Page, package: Path
) -> None:
    launch(
        page, package, core__score__raw="100", core__lesson_status="passed",
        suspend_data=suspended,
    )  # fmt: skip
    page.evaluate(PLAY, 4)

    assert "100" == held(page, "core.score.raw")
    assert "passed" == held(page, "core.lesson_status")


def test_in_review_nothing_is_reported(page: Page, package: Path) -> None:
    launch(page, package, core__lesson_mode="review", core__lesson_status="failed")
    page.evaluate(PLAY, 6)

    assert held(page, "core.score.raw") is None
    assert "failed" == held(page, "core.lesson_status")


def test_a_large_package_draws_a_set(page: Page, tmp_path: Path) -> None:
    made = next(exports.artifacts(real(), "scorm", only="front-desk")).make()
    with ZipFile(BytesIO(made)) as archive:
        archive.extractall(tmp_path)
    launch(page, tmp_path / "index.html")

    expect(page.get_by_role("button", name="开始（40 题）")).to_be_visible()
