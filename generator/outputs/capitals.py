"""Sums of money in Chinese capitals (大写), as slips and vouchers want them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def number(text: str) -> Decimal | None:
    """A sum as it was typed, `1,860.00` or `¥186`; None for what is no number."""
    try:
        return Decimal(text.strip().lstrip("¥￥").replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def capitals(value: Decimal) -> str:
    """A sum below ten quadrillion yuan in words.

    >>> capitals(Decimal("1080.50"))
    '壹仟零捌拾元伍角整'
    """
    cents = int((abs(value) * 100).to_integral_value(ROUND_HALF_UP))
    whole, (tens, ones) = cents // 100, divmod(cents % 100, 10)
    out = f"{_whole(whole)}元" if whole else ""
    if tens:
        out += f"{_DIGITS[tens]}角"
    elif ones and whole:
        out += "零"
    out += f"{_DIGITS[ones]}分" if ones else "整"
    sign = "负" if value < 0 and cents else ""
    return sign + (out if cents else "零元整")


def _whole(value: int) -> str:
    """Yuan by groups of four digits; what is skipped within or between groups is one 零."""
    out, gap = "", False
    groups = [value // 10 ** (4 * n) % 10000 for n in range(len(_GROUPS))]
    for n in range(len(groups) - 1, -1, -1):
        group = groups[n]
        if not group:
            gap = gap or bool(out)
            continue
        if out and (gap or group < 1000):
            out += "零"
        out, gap = out + _group(group) + _GROUPS[n], False
    return out


def _group(value: int) -> str:
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = gap or bool(out)
            continue
        out += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return out
