"""What stands inside of texts: links, variables, what looks like HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.content import assets, markup
from generator.content.checks.context import Context
from generator.content.checks.known import ANYWHERE
from generator.content.handbook import Handbook
from generator.content.walk import Place
from generator.problems.problem import Problem, Severity, Words
from generator.problems.render import width
from generator.problems.spelling import near
from generator.reading.diagnosis.draft import QUOTED


def unknown_links(context: Context) -> Iterator[Problem]:
    """Every link in a text leads to an item, or to a plain web, mail or telephone address."""
    known = context.known
    for handbook in context.loaded.editions.values():
        for place, words, target, is_link in _links(context.own_texts(handbook)):
            if is_link and (markup.is_address(target) or known.has(target, ("any",))):
                continue
            where, typed = in_edition(context, handbook, place, words), target[:QUOTED]
            is_whole = f"({target})" in words
            nearest = context.meant(where, target, known.of(("any",))) if is_whole else None
            meant = nearest and nearest.word
            if ":" in target and not markup.is_address(target):
                problem = context.problem(
                    "unsafe-link",
                    where,
                    Words(f"不允许链接到“{typed}”", f"links to “{typed}” are not allowed"),
                    _instead_of(target)
                    or Words(
                        "链接写条目编号，或 https: 开头的网址。", "Link to an item, or https:."
                    ),
                )
            elif is_link:
                message = Words(f"没有编号为“{typed}”的条目", f"there is no item “{typed}”")
                hint = _instead_of(target) or near(meant) or ANYWHERE
                problem = context.problem("unknown-link", where, message, hint)
            else:
                problem = context.problem(
                    "broken-link",
                    where,
                    Words("这个链接会照原样显示", "this link will be shown as typed"),
                    Words("写成 [文字](编号)，圆括号里没有空格。",
                          "Write [words](id), without spaces in the brackets."),
                )  # fmt: skip
            about = context.about(target.partition("#")[0])
            yield replace(context.in_text(problem, "(", target, meant), about=about)
        yield from _turned_links(context, handbook)


def _turned_links(context: Context, handbook: Handbook) -> Iterator[Problem]:
    """A link whose brackets are lost, exchanged or of another kind."""
    ids = context.known.of(("any",))
    for place, words in context.own_texts(handbook):
        for found in _TURNED_LINK.finditer(words):
            if str(found[str(found.lastgroup)]) in ids:
                problem = context.problem(
                    "broken-link",
                    in_edition(context, handbook, place, words),
                    Words("这个链接会照原样显示", "this link will be shown as typed"),
                    Words("写成 [文字](编号)。", "Write [words](id)."),
                )
                yield context.in_text(problem, "", found[0])


_TURNED_LINK = re.compile(
    r"\[[^\[\]]+\] ?(?P<bare>[a-z0-9][a-z0-9/-]*)"
    r"|【[^【】]+】\((?P<lent>[a-z0-9/-]+)\)"
    r"|(?:\([^()]+\)|（[^（）]+）)\[(?P<turned>[a-z0-9/-]+)\]"
)


_SHARE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|//", re.IGNORECASE)


def _instead_of(target: str) -> Words | None:
    """What to do with a file that a link cannot lead to: readers may not have its place."""
    if whole := _whole_address(target):
        return Words(f"网址要写全：{whole}。", f"Write the whole address: {whole}.")
    end = assets.ending(target)
    if end in assets.PICTURES:
        return Words(
            "图片放进 roles/files，在步骤或规则里写 picture: {file: 文件名, alt: 图里有什么}。",
            "Put the picture into roles/files, and write `picture: {file: …, alt: …}` "
            "in a step or rule.",
        )
    if end in assets.PAPERS or _SHARE.match(target):
        return Words(
            "读者打不开这个地方：把文件放进 roles/files，写在文件的 files 里；要填的做成表单。",
            "Readers may not be able to open it: put the file into roles/files and name it in "
            "`files`, or make it a form.",
        )
    return None


_HOST = re.compile(
    r"(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:com|cn|net|org|gov|edu|info|io|hk|tw|eu|de|uk))(?:[:/?#].*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _whole_address(target: str) -> str | None:
    """The address whose beginning was left out: `www.customs.gov.cn`, `desk@example.com`."""
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    return f"https://{target}" if _HOST.fullmatch(target) else None


def web_address(context: Context) -> Iterator[Problem]:
    """The address of the handbook is a whole one, which browsers and spreadsheets can open."""
    address = context.handbook.settings.address
    if not address or re.match("https?://[^/]", address, re.IGNORECASE):
        return
    place = context.place("handbook", "address")
    whole = f"https://{address.lstrip('/')}"
    problem = context.problem(
        "web-address",
        place,
        Words("网址不全", "this is not the whole address"),
        Words("以 https:// 或 http:// 开头。", "It begins with https:// or http://."),
    )
    is_clear = ":" not in address
    yield context.proposing(problem, place, whole, sure=False) if is_clear else problem


LONGEST_TITLE = 100
"""Columns, of which a Chinese character takes two; more fits no heading, list or head of paper."""


def long_titles(context: Context) -> Iterator[Problem]:
    """A title is a few words, which fit a heading, a list and the head of a sheet."""
    for handbook in context.loaded.editions.values():
        for entry in handbook.entries.values():
            title = getattr(entry.item, "title", None)
            if not isinstance(title, str) or width(title[: LONGEST_TITLE + 1]) <= LONGEST_TITLE:
                continue
            original = context.handbook.get(entry.id)
            is_other = handbook is not context.handbook and original is not None
            if is_other and title == getattr(original and original.item, "title", ""):
                continue  # not translated yet
            place = Place(entry.place.file, (*entry.place.path, "title"))
            yield context.problem(
                "long-title",
                in_edition(context, handbook, place, title),
                Words(f"标题太长：{len(title)} 个字", f"this title has {len(title)} characters"),
                Words("标题写几个字，其余写进正文。",
                      "Keep the title short, and move the rest into the text."),
                severity="warning",
            )  # fmt: skip


_LIKE_LINK = re.compile(r"\[[^\[\]]*\]\((?P<target>[^)]*)")


def _links(texts: Iterable[tuple[Place, str]]) -> Iterator[tuple[Place, str, str, bool]]:
    """Links, and what was meant to be one: with the text, and what stands in round brackets."""
    for place, words in texts:
        for piece in markup.walk(markup.parse(words)):
            if isinstance(piece, markup.Link):
                yield place, words, piece.target, True
            elif isinstance(piece, str):
                for found in _LIKE_LINK.finditer(piece):
                    yield place, words, found["target"], False


def unknown_variables(context: Context) -> Iterator[Problem]:
    """Every {variable} in a text is one of handbook.yaml."""
    if "handbook" in context.loaded.broken:
        return
    for handbook in context.loaded.editions.values():
        for place, words in context.own_texts(handbook):
            for found in _IN_BRACES.finditer(words):
                name = found["name"]
                if name in handbook.variables:
                    continue
                where = in_edition(context, handbook, place, words)
                nearest = context.meant(where, name.strip("{ }"), handbook.variables)
                meant = nearest and nearest.word
                problem = context.problem(
                    "unknown-variable",
                    where,
                    Words(f"没有变量“{name}”", f"no variable “{name}”"),
                    near(meant)
                    or (_AS_THERE if handbook is not context.handbook else None)
                    or Words("变量写在 handbook.yaml 的 variables 里。",
                             "Variables stand in handbook.yaml, under variables."),
                )  # fmt: skip
                # What looks like no variable at all may be meant as it stands: `{{ 7 * 7 }}`.
                severity: Severity = "error" if meant or _WORD.search(name) else "warning"
                problem = replace(problem, severity=severity, about=name)
                yield context.in_text(problem, "{", name, meant)


_AS_THERE = Words(
    "译文里的变量和原文写得一样。", "Variables are called in a translation as in the original."
)


def variables_in_variables(context: Context) -> Iterator[Problem]:
    """The value of a variable is inserted unchanged, so it contains no variable itself."""
    for index, variable in enumerate(context.handbook.settings.variables):
        if found := _IN_BRACES.search(variable.value):
            problem = context.problem(
                "variable-in-variable",
                context.place("handbook", "variables", index, "value"),
                Words(f"变量的内容里不能再写变量“{found['name']}”",
                      f"the variable “{found['name']}” is not put into another one"),
                Words("请直接写出内容。", "Write the words themselves."),
            )  # fmt: skip
            yield context.in_text(problem, "{", found["name"])


_WORD = re.compile(r"^\{?\s*[\w-]+\s*\}?$")


_IN_BRACES = re.compile(r"(?<!\\)\{(?P<name>\{?[^{}\\]{0,40}\}?)\}")


def in_edition(context: Context, handbook: Handbook, place: Place, words: str) -> Place:
    """The place of a text in its own language's file: the line of the translation that holds it."""
    if handbook is context.handbook:
        return place
    stem = place.file.rpartition(".")[0]
    translated = context.loaded.sources.get(f"{stem}.{handbook.language}.yaml")
    if translated is None:
        return place
    found = context.texts_of(translated).get(words)
    return place if found is None else Place(translated.file, found)


def markup_in_text(context: Context) -> Iterator[Problem]:
    """A text that looks like HTML is reported, because it is shown as text."""
    tag = re.compile(r"</?[a-zA-Z][^<>]*>")
    for place, words in context.handbook.marked_texts:
        if found := tag.search(words):
            problem = context.problem(
                "html",
                place,
                Words(f"HTML 标签“{found[0]}”会原样显示", f"“{found[0]}” is shown as text"),
                Words("要强调请写 **文字**。", "For emphasis write **words**."),
                severity="warning",
            )
            yield context.in_text(problem, "", found[0])


def untranslated(context: Context) -> Iterator[Problem]:
    """What has no translation yet is listed, a missing file once: a reminder, not an error."""
    names = context.loaded.names.values()
    translated = {(name.kind, name.id, name.language) for name in names if name.language}
    for handbook in context.loaded.editions.values():
        missing: dict[str, list[Place]] = {}
        for place in _settled(context, handbook, handbook.untranslated):
            missing.setdefault(place.file, []).append(place)
        for file, places in missing.items():
            name = context.loaded.names[file]
            if (name.kind, name.id, handbook.language) in translated:
                yield from (_untranslated(context, place, handbook.language) for place in places)
            else:
                yield _untranslated(context, Place(file), handbook.language, len(places))


def _untranslated(context: Context, place: Place, language: str, count: int = 0) -> Problem:
    message = (
        Words(
            f"整个文件还没有译文（{language}），共 {count} 处",
            f"the file is not translated ({language}): {count} texts",
        )
        if count
        else Words(f"还没有译文（{language}）", f"not translated ({language})")
    )
    hint = Words(
        f"译文写在旁边的“文件名.{language}.yaml”里；没有译的显示原文。",
        f"Translate it in NAME.{language}.yaml beside the file; until then, the original is shown.",
    )
    where = context.loaded.blank.get(place, place)
    return context.problem("untranslated", where, message, hint, severity="warning")


def left_in_the_original(context: Context) -> Iterator[Problem]:
    """A translation is not the original once more."""
    for file, texts in context.loaded.left.items():
        for one in texts:
            message = (
                Words("译文和原文一样，还是中文", "this is the original once more, in Chinese")
                if one.is_same
                else Words("译文里还是中文", "this translation is still in Chinese")
            )
            yield from context.finding(
                "left-in-original",
                context.item_at(one.base),
                Place(file, one.path),
                message,
                Words("写成译文的语言；还没有译的，删掉这一行，就显示原文并注明。",
                      "Translate it, or remove the line: then the original is shown and marked."),
                severity="warning",
            )  # fmt: skip


def stale_translations(context: Context) -> Iterator[Problem]:
    """What was translated from a text that has changed since is listed, as a reminder."""
    for handbook in context.loaded.editions.values():
        for place in _settled(context, handbook, handbook.stale):
            yield context.problem(
                "stale-translation",
                place,
                Words(f"原文改过，译文可能已经过期（{handbook.language}）",
                      f"the original has changed: the translation may be out of date "
                      f"({handbook.language})"),
                Words("改译文；不用改的，用 handbook translate --confirm 确认。",
                      "Change the translation, or confirm it with `handbook translate "
                      "--confirm`."),
                severity="warning",
            )  # fmt: skip


def _settled(context: Context, handbook: Handbook, places: Collection[Place]) -> list[Place]:
    """Those in files without mistakes, in order: what is wrong will be written anew, and a wrong id
    parts texts from their translations."""
    names, broken = context.loaded.names, context.loaded.broken
    wrong = {file for file, severity in context.reported if severity == "error"}

    def is_sound(file: str) -> bool:
        translation = f"{file.rpartition('.')[0]}.{handbook.language}.yaml"
        return names[file].id not in broken and file not in wrong and translation not in wrong

    files = set(filter(is_sound, {place.file for place in places}))
    return sorted((place for place in places if place.file in files), key=str)
