"""The settings of mkdocs.yml: what we refuse, set, and take from them."""

from __future__ import annotations

import hashlib
import os
import pkgutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.theme import Theme

from generator.outputs import registry
from generator.outputs.site.frame import Look
from generator.reading.files import links_in
from generator.reading.nodes import tags
from generator.reading.reader import read

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about another program

PYTHON = "tag:yaml.org,2002:python/"
VARIABLE = "!ENV"
"""The tag by which MkDocs takes a setting from the environment."""


def refuse_code(file: Path) -> None:
    """Stop at a tag of Python in mkdocs.yml, or in a file that it builds on: MkDocs would run it.

    A name within the theme, as the theme's manual has it for its icons, is no such thing.
    """
    for path in files_of(file):
        for line, tag in tags(path.read_bytes()):
            kind, _, name = tag.partition(PYTHON)[2].partition(":")
            if tag.startswith(PYTHON) and not (kind == "name" and name.startswith("material.")):
                raise ConfigurationError(f"{path}:{line}: 不接受 Python 标签 · no Python tags here")


def files_of(file: Path, *below: Path) -> Iterator[Path]:
    """A settings file, and those that it builds on."""
    yield file
    settings = read(str(file), file.read_bytes()).value
    above = file.parent / str(settings.get("INHERIT", "") if isinstance(settings, dict) else "")
    if above.is_file() and above not in below:
        yield from files_of(above, *below, file)


def sources(config: MkDocsConfig, file: Path) -> list[Path] | None:
    """The files and folders that a site is made of besides the content; None where plugins, hooks,
    extensions or variables are named, which may bring in anything."""
    files = list(files_of(file))
    may_read_more = (
        set(config.plugins) != {"handbook"}
        or config.hooks
        or config.theme.custom_dir
        or not {*filter(_is_a_name, config.markdown_extensions)} <= _extensions_of_markdown()
        or any(tag == VARIABLE for path in files for _, tag in tags(path.read_bytes()))
    )
    return None if may_read_more else [*files, Path(config.docs_dir)]


def _is_a_name(extension: object) -> bool:
    """Extensions come by their names from mkdocs.yml; an object is our own."""
    return isinstance(extension, str)


def _extensions_of_markdown() -> set[str]:
    """Those that come with Python-Markdown: they read the page alone."""
    spec = find_spec("markdown.extensions")
    assert spec
    return {one.name for one in pkgutil.iter_modules(spec.submodule_search_locations)}


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
    icons = config.theme.get("icon") or {}
    if not isinstance(icons, dict):
        raise ConfigurationError("theme: icon 应当是“名称: 内容” · `icon` should be `name: value`")
    icon = _named(icons, "logo") or f"material/{Look.icon}"
    return Look(
        styles=(*registry.STYLES, *map(str, config.extra_css)),
        scripts=(*registry.SCRIPTS, *map(str, config.extra_javascript)),
        favicon=_named(config.theme, "favicon") or Look.favicon,
        icon=icon.removeprefix("material/"),
        logo=_named(config.theme, "logo"),
    )


def _named(settings: Mapping[str, Any] | Theme, name: str) -> str:
    """A file or icon that the theme's settings name; "" for none."""
    value = settings.get(name) or ""
    if not isinstance(value, str):
        raise ConfigurationError(f"theme: {name} 应当是文字 · `{name}` should be a text")
    return value


def programs(config: MkDocsConfig) -> str:
    """A text that changes with other plugins, their options, and hooks: with others, pages may
    be others."""
    plugins = [(name, dict(getattr(one, "config", {}))) for name, one in config.plugins.items()]
    modules = cast("dict[str, Any]", config.hooks)  # by path, whatever MkDocs' types say
    hooks = [(name, _digest(getattr(one, "__file__", None))) for name, one in modules.items()]
    return repr((plugins, hooks))


def _digest(file: str | None) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""
