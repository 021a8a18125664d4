"""The settings of mkdocs.yml: what we refuse, set, and take from them."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError

from generator.outputs import registry
from generator.outputs.site.frame import Look
from generator.reading.files import links_in
from generator.reading.nodes import tags
from generator.reading.reader import read

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about another program

PYTHON = "tag:yaml.org,2002:python/"


def refuse_code(file: Path, *below: Path) -> None:
    """Stop at a tag of Python in mkdocs.yml, or in a file that it builds on: MkDocs would run it.

    A name within the theme, as the theme's manual has it for its icons, is no such thing.
    """
    data = file.read_bytes()
    for line, tag in tags(data):
        kind, _, name = tag.partition(PYTHON)[2].partition(":")
        if tag.startswith(PYTHON) and not (kind == "name" and name.startswith("material.")):
            raise ConfigurationError(f"{file}:{line}: 不接受 Python 标签 · no Python tags here")
    settings = read(str(file), data).value
    above = file.parent / str(settings.get("INHERIT", "") if isinstance(settings, dict) else "")
    if above.is_file() and above not in below:
        refuse_code(above, *below, file)


def prepare(config: MkDocsConfig) -> None:
    """Set what our pages rely on, and leave MkDocs nothing of a theme to copy or to render."""
    if links := links_in(Path(config.docs_dir)):  # MkDocs would follow them anywhere
        shown = ", ".join(links)
        raise PluginError(f"docs 里有链接，请换成文件本身 · docs holds links: {shown}")
    config.use_directory_urls = False  # as every address in `addresses` has it
    config.theme.dirs.clear()
    config.theme.static_templates.clear()


def content_folder(config: MkDocsConfig, option: str) -> Path:
    """An option `content` is relative to mkdocs.yml; the command line may name another."""
    beside = Path(config.config_file_path or ".").parent
    return Path(os.environ.get("HANDBOOK_CONTENT") or beside / option)


def look_of(config: MkDocsConfig) -> Look:
    """What mkdocs.yml says of how pages look."""
    icon = (config.theme.get("icon") or {}).get("logo") or f"material/{Look.icon}"
    return Look(
        styles=(*registry.STYLES, *config.extra_css),
        scripts=(*registry.SCRIPTS, *map(str, config.extra_javascript)),
        favicon=config.theme.get("favicon") or Look.favicon,
        icon=icon.removeprefix("material/"),
        logo=config.theme.get("logo") or "",
    )
