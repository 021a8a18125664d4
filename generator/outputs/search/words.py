"""The words of the search box, in Chinese and English."""

from __future__ import annotations

from typing import Any

from generator.locale import words
from generator.outputs.search.records import PAGES, PARTS

_BOX = {
    "zh": {
        "hit": "1 条结果",
        "hits": "{n} 条结果",
        "none": "没有找到“{q}”。",
        "ask": "可以问{a}。",
        "owner": "可以问{a}，“{t}”由其主办。",
        "past": "最近搜过",
        "clear": "清除",
        "hint": "可以输入词语、问题、拼音、首字母或英文。",
        "all": "全部",
        "role": "全部岗位",
        "page": "术语和分工",
    },
    "en": {
        "hit": "1 result",
        "hits": "{n} results",
        "none": "Nothing found for “{q}”.",
        "ask": "You can ask: {a}.",
        "owner": "You can ask: {a}, who owns “{t}”.",
        "past": "Searched before",
        "clear": "Clear",
        "hint": "Type words, a question, pinyin or Chinese.",
        "all": "All",
        "role": "All roles",
        "page": "Terms and topics",
    },
}


def box_words(language: str) -> dict[str, Any]:
    """What the box says, and what it calls each kind of line."""
    box = dict(_BOX[language])
    named = {**words(language)["kind"], "page": box.pop("page")}
    return {**box, "kinds": {code: named[kind] for kind, code in {**PAGES, **PARTS}.items()}}
