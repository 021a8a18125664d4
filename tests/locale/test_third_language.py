"""A language is one file: with it alone, a handbook speaks the language throughout."""

import html
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "tests" / "handbook" / "roles"
LATIN = re.compile(r"\{[^}]*\}|<[^>]*>|&\w+;|[A-Za-z]")
MADE_UP = {ord("a") + n: chr(0x3B1 + n) for n in range(25)} | {ord("z"): "ϡ"}
"""Greek letters for Latin ones: a word that keeps its Latin letters was not in the file."""
AS_THEY_ARE = ("writing", "search")
"""Sections that are not words: how the language is set, and patterns of what people type."""
HIDDEN = re.compile(r"(?s)<(script|style|template|svg)\b.*?</\1>|<!--.*?-->")
SHOWN = re.compile(r"""(?:aria-label|title|placeholder|alt)="([^"]*)"|>([^<]+)<""")
WORD = re.compile(r"[A-Za-z]{3,}")
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
NAMES = {"中文", "pdf", "docx", "xlsx", "ctrl", "esc", "html", "ics", "json"}
"""What is called the same in every language."""
CAPITALS = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万元角分整]+")
"""Amounts of money on Chinese forms are in Chinese capitals in each edition."""
FILE = re.compile(r"\S+\.yaml")


def translated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: translated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [translated(one) for one in value]
    if not isinstance(value, str):
        return value
    return LATIN.sub(lambda m: m[0].lower().translate(MADE_UP) if len(m[0]) == 1 else m[0], value)


def as_toml(name: str, section: dict[str, Any]) -> str:
    plain = {key: one for key, one in section.items() if not isinstance(one, dict)}
    lines = [f"[{name}]"] + [f'"{key}" = {as_value(one)}' for key, one in plain.items()]
    inner = [as_toml(f"{name}.{k}", one) for k, one in section.items() if isinstance(one, dict)]
    return "\n".join([*lines, *inner]) + "\n"


def as_value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(as_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook in Chinese and in a language that no one of us has written."""
    folder = tmp_path_factory.mktemp("third")
    program = folder / "program" / "generator"
    shutil.copytree(ROOT / "generator", program, ignore=shutil.ignore_patterns("__pycache__"))
    english = tomllib.loads((program / "locale" / "en.toml").read_text("utf-8"))
    sections = {k: v if k in AS_THEY_ARE else translated(v) for k, v in english.items()}
    sections["writing"]["tag"] = "el"
    text = "".join(as_toml(name, section) for name, section in sections.items())
    (program / "locale" / "el.toml").write_text(text, "utf-8")
    shutil.copytree(HANDBOOK, folder / "roles", ignore=shutil.ignore_patterns("_*", "*.en.yaml"))
    settings = folder / "roles" / "handbook.yaml"
    languages = re.compile(r"(?m)^languages: .*$")
    assert languages.search(settings.read_text("utf-8"))
    settings.write_text(
        languages.sub("languages: [zh, el]", settings.read_text("utf-8"))
        + "\nleave_out: [paper]\n",
        "utf-8",
    )
    subprocess.run(
        [sys.executable, "-P", "-m", "generator", "--lang", "en", "build"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(program.parent)},
        check=True,
    )
    return folder / "site"


def shown(page: Path) -> list[str]:
    text = HIDDEN.sub("", page.read_text("utf-8"))
    return [html.unescape(a or b).strip() for a, b in SHOWN.findall(text)]


def test_no_word_of_ours_is_in_another_language(site: Path) -> None:
    content = "".join(path.read_text("utf-8").lower() for path in HANDBOOK.rglob("*.yaml"))
    content = content.replace("{company}", "测试有限公司").replace("{hours}", "九点至五点")
    pages = sorted((site / "el").rglob("*.html"))
    assert len(pages) > 20
    foreign = {
        (page.relative_to(site).as_posix(), word)
        for page in pages
        for text in shown(page)
        for word in WORD.findall(FILE.sub("", text)) + HAN.findall(text)
        if word.lower() not in content
        and word.lower() not in NAMES
        and not CAPITALS.fullmatch(word)
    }
    assert foreign == set()


def test_a_language_that_lacks_words_says_so_in_a_sentence(site: Path) -> None:
    folder = site.parent
    whole = folder / "program" / "generator" / "locale" / "el.toml"
    partial = whole.read_text("utf-8").replace("first_day", "day_1")
    (whole.parent / "fr.toml").write_text(partial, "utf-8")
    settings = folder / "roles" / "handbook.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[zh, el]", "[zh, fr]"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "generator", "--lang", "en", "check"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder / "program")},
        check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert 3 == done.returncode
    assert done.stderr == (
        "The language “fr” has no words for: term.first_day. Add them to "
        "generator/locale/fr.toml, after the example of en.toml.\n"
    )
