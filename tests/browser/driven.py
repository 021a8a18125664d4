"""The form editor, driven in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.commands.editor import EditorHandler, editing_of
from generator.commands.preview import Preview
from tests.small import small_files

ROLE = "front-desk/role.yaml"
WELCOME = "front-desk/procedures/welcome.yaml"


class Driven:
    """An editor of a copy of the tiny handbook, open in a browser."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.content = folder / "roles"
        for name, data in small_files().items():
            (self.content / name).parent.mkdir(parents=True, exist_ok=True)
            (self.content / name).write_bytes(data)
        self.preview = Preview(self.content, folder / "site", "zh")
        self.editing = editing_of(self.content, self.preview, "zh")
        self.address = self.preview.start(0, self.editing.handler(EditorHandler))
        self.errors: list[str] = []
        self.page = self.another(browser)

    def another(self, browser: Browser) -> Page:
        """Another window of the editor."""
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.address}_edit/?key={self.editing.key}")
        return page

    def open(self, file: str, page: Page | None = None) -> Page:
        """Show a file, and wait for its form."""
        page = page or self.page
        page.locator(f'[data-file="{file}"]').evaluate("one => one.click()")
        expect(page.locator(".ed-form__head")).to_contain_text(file)
        return page

    def at(self, key: str) -> Locator:
        return self.page.locator(f'[data-key="{key}"]')

    def text(self, file: str) -> str:
        return (self.content / file).read_text("utf-8")

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        self.page.get_by_role("button", name="写进文件").click()
        expect(self.page.locator(".ed-toast")).to_contain_text("已保存")


@pytest.fixture
def driven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser) -> Iterator[Driven]:
    monkeypatch.chdir(tmp_path)
    driven = Driven(tmp_path, browser)
    yield driven
    driven.page.context.close()
    driven.editing.building.stop()
    driven.preview.stop()
    assert [] == driven.errors
