"""The numbers that lines begin with: 一、 （一） 1. 1） (1) ① a． 第一条 Ⅰ … and bullets."""

from __future__ import annotations

import re
from typing import NamedTuple


class Label(NamedTuple):
    """A number as it was typed, the style it is of, what it counts, and where the text begins."""

    typed: str
    style: str
    value: int
    end: int


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20, 0xA0: 0x20, 0x2018: 0x27, 0x2019: 0x27,
}  # fmt: skip

_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CN = "[一二三四五六七八九十百零〇]{1,4}"
_N = rf"(?:{_CN}|\d{{1,3}})"
_UNITS = "年月日号点时分秒天个人次份元万千百％%岁名位层楼周小项家张条类种倍米台℃公克吨"
_PAIRED = r"(?:\d{1,2}|[Ⅰ-Ⅻ一二三四五六七八九十])"
_BULLETS = "•●■◆◇□○▪▶►➢➤✓✔√★☆※◎△▲☑✅☒☐✗✘❌✖⭐◉⚫🔹🔸\uf06c\uf0b7\uf0d8\uf0fc"
_CLOCK = "月日年点时:分至%"
_CROSS = "×(?![×先女总经月年日妈爸小老医同])"
_MARK = r"[、.,:;。']"

_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("part", rf"第 ?({_N}) ?(?:部分|篇|编|单元)[、:. ]?"),
        ("chapter", rf"第 ?({_N}) ?章[、:. ]?"),
        ("section", rf"第 ?({_N}) ?节[、:. ]?"),
        ("article", rf"第 ?({_N}) ?[条款](?!件)[、:. ]?"),
        ("stage", rf"第 ?({_N}) ?阶段[、:.,; ]?"),
        ("step", rf"(?:第 ?({_N}) ?步|步骤 ?({_N}))(?!骤)[、:.,; ]?"),
        ("step", r"(?i:step) ?(\d{1,2})[、:.,; ]?"),
        ("question", r"(?:[QA]|问题?|(?i:no)\.?) ?(\d{1,2})[、:.,; ]"),
        ("cn-paren", rf"[(〔【\[] ?({_CN}) ?[)〕】\]]{_MARK}?"),
        ("cn", rf"({_CN}) ?(?:{_MARK}|\))"),
        ("cn", rf"({_CN}) +(?=[^\W\d_])"),
        ("capital", rf"([{_CAPITALS}]) ?[、.:]"),
        ("stem", rf"([{_STEMS}]) ?[、.]"),
        ("decimal", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?![\d{_UNITS}])[、.:)]? *(?=\D)"),
        ("pair", rf"({_PAIRED}(?: ?[-–—] ?\d{{1,2}}){{1,3}})(?![\d{_CLOCK}])[、.:)]? *(?=\D)"),
        ("paren", rf"[(〔【\[] ?(\d{{1,3}}) ?[)〕】\]]{_MARK}?"),
        ("half", rf"(\d{{1,3}}) ?\){_MARK}?"),
        ("dash", r"(\d{1,2}) ?[-–—](?=[一-鿿])(?!月|日|号|点|岁)"),
        ("arabic", rf"(\d{{1,3}}) ?(?:、|{_MARK}(?!\d))"),
        ("circled", r"([①-⑳㉑-㉟❶-❿➀-➓])[、.]?"),
        ("paren", r"([⑴-⒇])[、.]?"),
        ("arabic", r"([⒈-⒛])[、.]?"),
        ("cn-paren", r"([㈠-㈩])[、.]?"),
        ("roman", r"([Ⅰ-Ⅻⅰ-ⅻ]{1,3}) ?[、.,:)]?"),
        ("roman", r"((?!XX)[IVX]{2,5}|[IV](?= ?[、.]))(?: ?[、.,:)]| )"),
        ("roman", r"\(([ivx]{1,5})\)[、.]?"),
        ("letter-paren", r"\(([a-zA-Z])\)[、.]?"),
        ("letter", r"([a-zA-Z]) ?[、.)](?![a-zA-Z]\.)"),
        ("bullet", rf"([{_BULLETS}]|[*·–—-](?=[ \t]*[^\W\d_])|{_CROSS})"),
    )
)

_BARE = re.compile(rf"(\d{{1,2}}) ?(?=[一-鿿])(?![{_UNITS}])")
_CIRCLES = ("①", "⑴", "⒈", "㈠", "❶", "➀", "ⅰ", "Ⅰ")
_OPENING = re.compile(r"\s*")


def narrow(text: str) -> str:
    """The same text, character by character, with ASCII in the place of full-width forms."""
    return text.translate(_WIDE)


def label_of(text: str) -> Label | None:
    """The number that a text begins with."""
    plain = narrow(text)
    for style, pattern in _STYLES:
        if found := pattern.match(plain):
            named = next(group for group in found.groups() if group)
            end = _OPENING.match(plain, found.end()).end()  # type: ignore[union-attr]
            if end == len(plain) and style in ("cn", "decimal", "letter", "roman"):
                return None
            if style == "decimal":
                style += str(named.count(".") + 1)
            return Label(text[: found.end()].strip(), style, value_of(named), end)
    return None


def bare_label_of(text: str) -> Label | None:
    """A number without any mark behind it: “13 社会保险”, which only its neighbours can confirm."""
    found = _BARE.match(narrow(text))
    if not found:
        return None
    return Label(text[: found.end()].strip(), "arabic", int(found[1]), found.end())


def value_of(number: str) -> int:
    """What a number counts; of 1.2.3 the last part, 0 for a bullet.

    >>> value_of("十二"), value_of("2.3"), value_of("c"), value_of("③")
    (12, 3, 3, 3)
    """
    last = re.split(r"[.\-–— ]+", number)[-1]
    if last.isascii() and last.isdigit():
        return int(last)
    if number[0] in _CAPITALS or number[0] in _STEMS:
        return (_CAPITALS if number[0] in _CAPITALS else _STEMS).index(number[0]) + 1
    if number[0] in _DIGITS or number[0] in "十百":
        return _chinese(number)
    for first in _CIRCLES:
        if 0 <= ord(number[0]) - ord(first) < 20:
            return ord(number[0]) - ord(first) + 1
    if set(number) <= set("IVXivx"):
        return _roman(number.upper())
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return 0


def _chinese(number: str) -> int:
    total, digit = 0, 0
    for char in number:
        if char == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in number]
    return sum(
        -value if value < max(values[n + 1 :], default=0) else value
        for n, value in enumerate(values)
    )
