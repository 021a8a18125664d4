"""What stands around a page is what the theme would have put there."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template

from generator.mkdocs import plugin
from generator.outputs.site.shell import differences
from tests.outputs.real import build_site


class TheThemeItself:
    """Stands where `Frames` does, and renders every page as MkDocs would."""

    def __init__(self, template: Template, tell: Callable[[str], None]) -> None:
        self.template = template

    def render(self, context: Mapping[str, Any]) -> str:
        return self.template.render(context)


def built(folder: Path) -> dict[str, str]:
    """All pages of the real handbook, by path."""
    folder.mkdir()
    build_site(folder)
    pages = folder.rglob("*.html")
    return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in pages}


def test_every_page_is_what_the_theme_itself_would_have_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where no mkdocs.yml stands
    ours = built(tmp_path / "ours")
    monkeypatch.setattr(plugin, "Frames", TheThemeItself)
    theirs = built(tmp_path / "theirs")

    assert len(ours) > 200
    assert ours.keys() == theirs.keys()
    assert {} == {path: found for path in ours if (found := differences(ours[path], theirs[path]))}
