"""What is wrong with mkdocs.yml and docs/, found before MkDocs stumbles over it.

MkDocs reports much itself; what it answers with a traceback, or by waiting for ever, is found here.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from itertools import islice
from pathlib import Path

from generator.build.paths import compared
from generator.problems.problem import Problem, Span, Words
from generator.problems.render import visible
from generator.reading.document import Plain
from generator.reading.encoding import decode
from generator.reading.files import real
from generator.reading.settings import LARGEST, Entry, Unreadable, entries

NAME = "mkdocs.yml"
DOCS = "docs"
SHIPPED = Path(__file__).parents[1] / "starter"

_LISTS = ("nav", "hooks", "extra_css", "extra_javascript", "extra_templates", "watch")
_TEXTS = ("site_name", "docs_dir", "site_dir", "site_url", "repo_url", "edit_uri", "INHERIT")
_MAPPINGS = ("extra", "validation", "mdx_configs")

_FACTS = re.compile(r"---\s*\n(.*?)\n(?:---|\.\.\.)", re.DOTALL)
"""What stands before a page, for MkDocs."""

MOST_OPEN = 1_000
"""Brackets of a page that nothing closes: it takes Markdown the square of their number to see."""

LARGEST_PAGE = 300_000
"""Bytes of a page: a hundred thousand Chinese characters."""

_COSTLY = (
    (re.compile(r"\\"), "\\", 10_000),
    (re.compile(r"`"), "`", 20_000),
    (re.compile(r"<"), "<", 20_000),
    (re.compile(r"^(?:=+|[-*_ ]*[-*_])[ \r]*$", re.MULTILINE), "---", 5_000),
    (re.compile(r"^#", re.MULTILINE), "#", 3_000),
    (re.compile(r"^ {0,3}!!!", re.MULTILINE), "!!!", 2_000),
    (re.compile(r"\[TOC\]"), "[TOC]", 10),
)
"""What takes Markdown the square of its number, how it is called, and how often it may stand."""

_SPLIT = Words("请把这一页分成几页。", "Split this page into several.")

_CORRECT = Words("请改 mkdocs.yml。", "Correct mkdocs.yml.")


def problems(folder: Path) -> Iterator[Problem]:
    """All that is wrong with the settings and pages in a folder, places named from here."""
    file = folder / NAME
    if not os.path.lexists(file):
        return
    found: list[Problem] = []
    settings = _settings(file, found)
    yield from found
    if not found:
        found = list(_values(file, settings))
        yield from found
        docs = folder / _docs(settings)
        if not _holds(docs, file):
            yield from _pages(docs)


def _docs(settings: Mapping[str, Entry]) -> str:
    entry = settings.get("docs_dir")
    return entry.value if entry and isinstance(entry.value, str) and entry.value else DOCS


def _problem(file: Path, entry: Entry | tuple[int, int], zh: str, en: str) -> Problem:
    line, column = (entry.line, entry.column) if isinstance(entry, Entry) else entry
    span = Span(file.as_posix(), line, column)
    return Problem("settings", span, Words(zh, en), _CORRECT)


def _settings(file: Path, found: list[Problem], *below: Path) -> dict[str, Entry]:
    """The settings of a file and of those that it builds on; what is wrong is added to `found`."""
    text = _text(file, found)
    if text is None:
        return {}
    try:
        own = entries(text)
    except Unreadable as error:
        zh, en = ("嵌套太深", "nested too deep") if error.is_deep else _NO_YAML
        found.append(_problem(file, (error.line, error.column), zh, en))
        return {}
    if own is None:
        found.append(_problem(file, (1, 1), "应当写“名称: 内容”", "`name: value` is expected"))
        return {}
    for entry in own.values():
        if _has_nul(entry.value):
            found.append(_problem(file, entry, "里面有 NUL 字符", "this holds a NUL character"))
            return {}
    above = own.get("INHERIT")
    if above is None:
        return own
    if not isinstance(above.value, str) or not (file.parent / above.value).is_file():
        found.append(_problem(file, above, "INHERIT 要写一个文件", "INHERIT names a file"))
        return own
    other = real(file.parent / above.value)
    if other in (*below, real(file)):
        found.append(_problem(file, above, "INHERIT 绕回了自己", "INHERIT leads in a circle"))
        return own
    if other.is_relative_to(SHIPPED):
        shipped = _settings(other, [])
        return {**shipped, **own}
    return {**_settings(other, found, *below, real(file)), **own}


def _has_nul(value: Plain) -> bool:
    """Whether a text has a character that no path may have."""
    if isinstance(value, dict):
        return any(map(_has_nul, value.values()))
    return any(map(_has_nul, value)) if isinstance(value, list) else "\0" in (value or "")


_NO_YAML = ("这里的写法读不懂", "this cannot be understood")


def _text(file: Path, found: list[Problem]) -> str | None:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            found.append(_problem(file, (1, 1), "不是普通文件", "this is no ordinary file"))
            return None
        if status.st_size > LARGEST:
            found.append(_problem(file, (1, 1), "文件太大", "the file is too large"))
            return None
        decoded = decode(file.as_posix(), file.read_bytes())
    except OSError as error:
        why = error.strerror or str(error)
        found.append(_problem(file, (1, 1), f"读不了：{why}", f"cannot be read: {why}"))
        return None
    if errors := [one for one in decoded.problems if one.severity == "error"]:
        one = errors[0]
        found.append(Problem("settings", one.span, one.message, one.hint))
        return None
    return decoded.text


def _values(file: Path, settings: Mapping[str, Entry]) -> Iterator[Problem]:
    """Settings that MkDocs, or the handbook within it, cannot do with."""
    for names, kind, zh, en in (
        (_LISTS, list, "列表", "a list"),
        (_TEXTS, str, "文字", "a text"),
        (_MAPPINGS, dict, "若干“名称: 内容”", "`name: value` lines"),
    ):
        for name in names:
            entry = settings.get(name)
            if entry and entry.value is not None and not isinstance(entry.value, kind):
                yield _problem(file, entry, f"“{name}”应当是{zh}", f"“{name}” should be {en}")
    for name in ("hooks", "extra_css", "extra_templates"):
        if not all(isinstance(one, str) for one in _listed(settings.get(name))):
            yield _problem(
                file, settings[name], f"“{name}”里每项写一个文件", f"“{name}” lists files"
            )
    yield from _plugins(file, settings)
    yield from _theme(file, settings)
    for hook in _listed(settings.get("hooks")):
        if not isinstance(hook, str) or not (file.parent / hook).is_file():
            entry = settings["hooks"]
            yield _problem(file, entry, f"没有“{hook}”这个文件", f"there is no file “{hook}”")
    docs = file.parent / _docs(settings)
    if (entry := settings.get("docs_dir")) and not docs.is_dir():
        own = entry if (file.parent / NAME) == file else Entry(None, 1, 1)
        if not (SHIPPED / _docs(settings)).is_dir() or docs.exists():
            yield _problem(file, own, f"没有 {docs} 这个文件夹", f"there is no folder {docs}")
    elif entry and _holds(docs, file):
        yield _problem(
            file, entry,
            f"docs_dir“{docs}”里有手册自己", f"docs_dir “{docs}” holds the handbook itself",
        )  # fmt: skip


def _listed(entry: Entry | None) -> list[Plain]:
    return entry.value if entry and isinstance(entry.value, list) else []


def _plugins(file: Path, settings: Mapping[str, Entry]) -> Iterator[Problem]:
    entry = settings.get("plugins")
    given = entry.value if entry else None
    if isinstance(given, dict):
        names: list[object] = list(given)
    elif isinstance(given, list):
        names = [next(iter(one), None) if isinstance(one, dict) else one for one in given]
    else:
        names = []
    place = entry or (1, 1)
    if "handbook" not in names:
        yield _problem(file, place, "plugins 里要有 handbook", "`plugins` must name handbook")
    known = {one.name for one in entry_points(group="mkdocs.plugins")} | {"handbook"}
    for name in names:
        if not isinstance(name, str) or (name not in known and f"material/{name}" not in known):
            yield _problem(file, place, f"没有安装插件“{name}”", f"no plugin “{name}” is installed")


def _theme(file: Path, settings: Mapping[str, Entry]) -> Iterator[Problem]:
    entry = settings.get("theme")
    given = entry.value if entry else None
    name = given.get("name") if isinstance(given, dict) else given
    if name != "material":
        yield _problem(
            file, entry or (1, 1),
            "theme 要写 material，手册的页面以它为底", "`theme` must be material, which the "
            "handbook's pages are made for",
        )  # fmt: skip
    if entry and isinstance(given, dict):
        yield from _looks(file, entry, given)
    custom = given.get("custom_dir") if isinstance(given, dict) else None
    if entry and custom is not None:
        is_there = isinstance(custom, str) and (file.parent / custom).is_dir()
        if not is_there:
            yield _problem(
                file, entry, f"没有“{custom}”这个文件夹", f"there is no folder “{custom}”"
            )
        elif _holds(file.parent / str(custom), file):
            yield _problem(
                file, entry, f"“{custom}”里有手册自己", f"“{custom}” holds the handbook itself"
            )


def _looks(file: Path, entry: Entry, theme: Mapping[str, Plain]) -> Iterator[Problem]:
    """What the frame of our pages reads of a theme's settings."""
    icon = theme.get("icon")
    if icon is not None and not isinstance(icon, dict):
        yield _problem(
            file, entry, "theme 的 icon 应当是若干“名称: 内容”",
            "`icon` of the theme should be `name: value` lines",
        )  # fmt: skip
    named = {"favicon": theme.get("favicon"), "logo": theme.get("logo")}
    if isinstance(icon, dict):
        named["icon.logo"] = icon.get("logo")
    for name, value in named.items():
        if value is not None and not isinstance(value, str):
            yield _problem(
                file, entry,
                f"theme 的 {name} 应当是文字", f"`{name}` of the theme should be a text",
            )  # fmt: skip


def _holds(folder: Path, file: Path) -> bool:
    """Whether a folder holds the one that the settings lie in: nobody means to walk through that,
    or through the whole disk."""
    return real(file.parent).is_relative_to(real(folder))


def _pages(docs: Path) -> Iterator[Problem]:
    """Files of docs/ that MkDocs cannot read, would wait for, or would write to one place."""
    closed: list[OSError] = []
    files: dict[str, Path] = {}
    for at, folders, names in os.walk(docs, onerror=closed.append):
        for path in (Path(at, name) for name in sorted(names)):
            twin = files.setdefault(compared(path.as_posix()), path)
            if twin != path:
                other = visible(twin.as_posix())
                yield _page(
                    path, f"和 {other} 只有大小写不同", f"differs from {other} in upper case only"
                )
        for name in sorted((*folders, *names)):
            path = Path(at, name)
            try:
                mode = path.lstat().st_mode
                if any("\ud800" <= one <= "\udfff" for one in name):
                    yield _page(path, "文件名不是文字", "the name of this file is no text")
                elif stat.S_ISLNK(mode):
                    yield _page(path, "这是链接，不是文件", "this is a link, and no file")
                elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                    yield _page(path, "这不是普通文件", "this is no ordinary file")
                elif stat.S_ISREG(mode) and path.suffix.lower() in (".md", ".markdown"):
                    yield from _markdown(path)
            except OSError as error:
                yield _unreadable(path, error)
    for refused in closed:
        if not isinstance(refused, FileNotFoundError):  # which is reported in the settings
            yield _unreadable(Path(refused.filename), refused)


def _unreadable(path: Path, error: OSError) -> Problem:
    why = error.strerror or str(error)
    return _page(path, f"读不了：{why}", f"cannot be read: {why}")


def _page(path: Path, zh: str, en: str) -> Problem:
    hint = Words("请从 docs/ 里移走或换掉它。", "Move it out of docs/, or replace it.")
    return Problem("page", Span(path.as_posix()), Words(zh, en), hint)


def _markdown(path: Path) -> Iterator[Problem]:
    if (size := path.stat().st_size) > LARGEST_PAGE:
        yield Problem(
            "page",
            Span(path.as_posix()),
            Words(
                f"这一页有 {size // 1000} kB，超过 {LARGEST_PAGE // 1000} kB",
                f"this page has {size // 1000} kB, more than {LARGEST_PAGE // 1000} kB",
            ),
            _SPLIT,
        )
        return
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        words = Words("这一页不是 UTF-8 编码", "this page is not UTF-8")
        hint = Words("请用编辑器另存为 UTF-8。", "Save it as UTF-8 in your editor.")
        yield _in_page(path, before, words, hint)
        return
    if "\0" in text:
        yield _in_page(
            path,
            text[: text.index("\0")],
            Words("里面有 NUL 字符", "this holds a NUL character"),
            Words("请用编辑器删掉它，再存为 UTF-8。", "Remove it, and save the page as UTF-8."),
        )
    try:
        if facts := _FACTS.match(text):
            entries(facts[1])
    except Unreadable as error:
        if error.is_deep:  # others are text to MkDocs
            yield Problem(
                "page",
                Span(path.as_posix(), error.line + 1, error.column),
                Words("这里嵌套太深", "this is nested too deep"),
                Words("页面开头只写简单的“名称: 内容”。", "Begin a page with plain `name: value`."),
            )
    yield from _too_many(path, text)


def _too_many(path: Path, text: str) -> Iterator[Problem]:
    """What would keep Markdown busy for minutes."""
    for opened, closed in ("[]", "()", "<>"):
        if text.count(opened) - text.count(closed) > MOST_OPEN:
            yield _in_page(
                path,
                text[: text.index(opened)],
                Words(f"“{opened}”太多，没有“{closed}”", f"too many “{opened}” without “{closed}”"),
                Words("请删掉多余的。", "Remove those that close nothing."),
            )
    for pattern, shown, most in _COSTLY:
        if beyond := next(islice(pattern.finditer(text), most, None), None):
            yield _in_page(
                path,
                text[: beyond.start()],
                Words(f"“{shown}”超过 {most} 处", f"“{shown}” stands here more than {most} times"),
                _SPLIT,
            )


def _in_page(path: Path, before: str, words: Words, hint: Words) -> Problem:
    """A problem of a page, behind some text."""
    return Problem("page", Span(path.as_posix(), *_place_behind(before)), words, hint)


def _place_behind(before: str) -> tuple[int, int]:
    """The line and the column behind a text, counted from 1."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
