"""The search finds what people look for, and says so when there is nothing: in a real browser."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from bench.finds import FIRST, leads_to
from generator.outputs.artifact import Artifact, Site
from generator.outputs.artifact import Page as SitePage
from generator.outputs.changes.snapshot import snapshot, to_json
from generator.outputs.registry import WITH_PAGES, artifacts
from generator.outputs.search import index_of
from generator.outputs.search.characters import data_of, variants
from generator.outputs.search.index import texts_of
from generator.reading.releases import Released
from tests.outputs.real import real_site as site_without_releases

QUERIES, OTHERS, BLIND, NEW, HIRES = (
    tomllib.loads(Path(__file__).with_name(f"search_queries{name}.toml").read_text("utf-8"))
    for name in ("", "_others", "_blind", "_new", "_hires")
)
LANGUAGES = ("zh", "en")


@cache
def real_site() -> Site:
    """The real handbook with two releases, so that it has the pages of releases and changes."""
    editions = site_without_releases().editions
    states = [to_json(snapshot(editions, f"1.{n}", date(2026, 12, n + 1))) for n in range(2)]
    return Site(editions, releases=tuple(map(Released, states)))


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """A page with the engine and the indexes as they are shipped."""
    page = browser.new_page()
    for one in artifacts(real_site(), ["search"]):
        assert isinstance(one, Artifact)
        page.add_script_tag(content=one.make().decode("utf-8"))
    page.evaluate("""async () => {
        const { gathered, opened } = HandbookSearch;
        globalThis.indexes = {};
        for (const language of ["zh", "en"]) {
            indexes[language] = await gathered(opened[language], "");
        }
    }""")
    yield page
    page.close()


class Hit(NamedTuple):
    id: str
    kind: str

    def answers(self, wanted: str) -> bool:
        return leads_to(self.id, self.kind, wanted)


def search(engine: Page, language: str, query: str) -> dict[str, Any]:
    call = "([language, query]) => HandbookSearch.search(indexes[language], query)"
    found: dict[str, Any] = engine.evaluate(call, [language, query])
    return found


def hits(engine: Page, language: str, query: str) -> list[Hit]:
    return [Hit(one["id"], one["kind"]) for one in search(engine, language, query)["hits"]]


def all_hits(engine: Page, queries: list[str], language: str = "zh") -> list[list[str]]:
    """Where the hits of many queries lead."""
    call = """([queries, language]) => queries.map((query) =>
        HandbookSearch.search(indexes[language], query).hits.map(({ href }) => href))"""
    found: list[list[str]] = engine.evaluate(call, [queries, language])
    return found


def is_answered(engine: Page, language: str, query: str, wanted: list[str]) -> bool:
    first = hits(engine, language, query)[:FIRST]
    return any(hit.answers(one) for hit in first for one in wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_look_for_is_among_the_first_three_hits(engine: Page, language: str) -> None:
    answers = QUERIES["answers"][language]
    missed = [q for q, wanted in answers.items() if not is_answered(engine, language, q, wanted)]

    assert len(missed) <= 0.03 * len(answers), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_handbook_does_not_answer_is_not_found(engine: Page, language: str) -> None:
    queries = QUERIES["none"][language]
    found = [query for query in queries if hits(engine, language, query)]

    # A word of running text is found wherever it stands, so a few of them find something far-off.
    assert len(found) <= (0.14 if language == "zh" else 0.3) * len(queries), found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("queries", "share"), [(OTHERS, 0.94), (BLIND, 0.95), (NEW, 0.92), (HIRES, 0.9)]
)
def test_what_others_look_for_is_mostly_found(
    engine: Page, language: str, queries: dict[str, Any], share: float
) -> None:
    answers = queries["answers"][language]
    found = [q for q, wanted in answers.items() if is_answered(engine, language, q, wanted)]

    assert len(found) >= share * len(answers), answers.keys() - found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("queries", [OTHERS, BLIND, NEW, HIRES])
def test_what_others_look_for_in_vain_is_mostly_said_to_be_missing(
    engine: Page, language: str, queries: dict[str, Any]
) -> None:
    in_vain = queries["none"][language]
    found = {query: search(engine, language, query) for query in in_vain}
    wrong = [query for query, one in found.items() if one["hits"] and not one["dropped"]]

    # Each of them holds a word that the text has: 住房公积金 is paid in, not drawn out, here.
    assert len(wrong) <= 0.15 * len(in_vain), wrong


SHARES = [
    pytest.param(20, id="a twentieth"),
    pytest.param(1, id="all", marks=pytest.mark.slow),  # minutes
]


@pytest.mark.parametrize("each", SHARES)
def test_every_dictionary_word_of_the_text_finds_a_page_that_holds_it(
    engine: Page, each: int
) -> None:
    listed = [one for one in artifacts(real_site(), WITH_PAGES) if isinstance(one, SitePage)]
    pages = index_of(real_site(), "zh", listed).pages
    texts = {page.path: "\n".join(texts_of(page)) for page in pages}
    whole = "\n".join(texts.values())
    known = json.loads(data_of("pypinyin", "phrases_dict.json"))
    short = [word for word in known if len(word) <= 4][::each]
    words = [word for word in short if word in whole]
    found = zip(words, all_hits(engine, words), strict=True)
    missed = [
        word
        for word, hrefs in found
        if not any(word in texts[href.partition("#")[0]] for href in hrefs)
    ]

    # Those that are missed are function words, such as 什么 and 我们, but for a few.
    assert len(words) > 1000 / each
    assert len(missed) <= 0.03 * len(words), missed


def test_traditional_characters_find_what_simplified_ones_find(engine: Page) -> None:
    simple = [
        q for queries in (QUERIES, OTHERS, BLIND, NEW, HIRES) for q in queries["answers"]["zh"]
    ]
    traditional = {after: before for before, after in reversed(variants())}
    typed = ["".join(traditional.get(c, c) for c in query) for query in simple]
    same = zip(simple, all_hits(engine, simple), all_hits(engine, typed), strict=True)

    assert sum(map(str.__ne__, simple, typed)) > 200
    assert [] == [query for query, before, after in same if before != after]


@pytest.mark.parametrize("query", NEW["dropped"]["zh"])
def test_a_word_that_nothing_knows_does_no_harm(engine: Page, query: str) -> None:
    known, strange = query.split()

    assert hits(engine, "zh", known) == hits(engine, "zh", query)
    assert [strange] == search(engine, "zh", query)["dropped"]


@pytest.mark.parametrize("each", SHARES)
def test_every_name_of_a_document_finds_it(engine: Page, each: int) -> None:
    handbook = real_site().base
    documents = handbook.documents[::each]
    missed = []
    for document in documents:
        for name in (document.title, *document.aliases):
            shared = [d.id for d in handbook.documents if name in (d.title, *d.aliases)]
            if len(shared) <= FIRST and not is_answered(engine, "zh", name, [document.id]):
                missed.append(f"{name} → {document.id}")

    assert len(missed) <= 0.01 * len(documents) * 5, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_navigation_is_found_by_its_title(engine: Page, language: str) -> None:
    pages = [
        one
        for one in artifacts(real_site(), WITH_PAGES)
        if isinstance(one, SitePage) and one.language == language and one.above is not None
    ]
    found = all_hits(engine, [page.title for page in pages], language)
    first = [[href.partition("#")[0] for href in hrefs[:FIRST]] for hrefs in found]

    assert [] == [
        (page.path, hrefs)
        for page, hrefs in zip(pages, first, strict=True)
        if page.path not in hrefs
    ]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("最近改了什么", "changes"), ("变更记录", "changes"), ("更新记录", "changes"),
        ("历次发布", "archive/index"), ("旧版本", "archive/index"),
        ("谁负责什么", "matrix"), ("受控文件", "register"), ("谁签收了", "receipts"),
        ("打印中心", "print"), ("分机表", "directory"), ("全部表单", "forms/index"),
    ],
)  # fmt: skip
def test_pages_of_ours_are_found_by_what_people_call_them(
    engine: Page, query: str, wanted: str
) -> None:
    assert wanted in [hit.id for hit in hits(engine, "zh", query)[:FIRST]]


@pytest.mark.parametrize(
    "query", ["报销 ", " 报销", "报销！", "“报销”", "ＢＡＯＸＩＡＯ", "BaoXiao"]
)
def test_how_a_word_is_typed_does_not_matter(engine: Page, query: str) -> None:
    plain = "报销" if "报" in query else "baoxiao"

    assert hits(engine, "zh", plain)[:FIRST] == hits(engine, "zh", query)[:FIRST]


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        ("zh", "请两天假", "attendance"),  # with a measure between what belongs together
        ("zh", "盖过章了吗", "seal-use"),
        ("zh", "章怎么盖", "seal-use"),  # the other way round
        ("zh", "章丢了", "seal-use"),  # a character that is a word here
        ("zh", "我想请问一下客户来投诉的时候到底应该怎么处理才好呢", "complaint-handling"),
        ("zh", "打卡 30天", "attendance"),  # a number says nothing
        ("en", "somebody fainted", "employee-medical-help"),
        ("en", "my colleague passed out", "employee-medical-help"),  # like words of several words
    ],
)
def test_a_question_is_answered_by_its_telling_words(
    engine: Page, language: str, query: str, wanted: str
) -> None:
    assert is_answered(engine, language, query, [wanted])


def test_a_word_of_a_rule_is_not_the_seal(engine: Page) -> None:
    """章 is like 公章 where it stands alone, and not within 规章."""
    assert "seal-use" not in {hit.id for hit in hits(engine, "zh", "规章")}


@pytest.mark.parametrize("query", ["", " ", "*", "[", "\\", "()", "a" * 500, "客" * 500, "{x}^|"])
def test_no_query_is_too_odd(engine: Page, query: str) -> None:
    assert isinstance(search(engine, "zh", query)["hits"], list)


def test_a_hit_says_what_it_is_where_it_stands_and_why(engine: Page) -> None:
    hit = search(engine, "zh", "贵重物品")["hits"][0]

    assert {"id", "href", "kind", "part", "title", "page", "roles", "others"} <= hit.keys()
    marked = [hit["title"][start:end] for start, end in hit["marks"]]
    marked += [hit["note"][start:end] for start, end in hit["noteMarks"]]
    assert marked


def test_a_filter_keeps_a_kind_or_a_role(engine: Page) -> None:
    call = "filter => HandbookSearch.search(indexes.zh, '客户', filter).hits"
    scripts = engine.evaluate(call, {"kind": "script"})
    number = next(n for n, role in enumerate(real_site().base.roles) if role.id == "front-desk")
    desk = engine.evaluate(call, {"role": str(number)})

    assert {"script"} == {hit["kind"] for hit in scripts}
    assert "complaint-handling" in {hit["id"].split("/")[0] for hit in desk}
    assert "customer-enquiry" not in {hit["id"].split("/")[0] for hit in desk}


def test_the_owner_of_the_nearest_topic_is_named_where_nothing_is_found(engine: Page) -> None:
    far = search(engine, "zh", "量子力学")["ask"]
    near = search(engine, "zh", "食堂周末开不开")["ask"]

    assert {"title": "前台文员", "href": "roles/front-desk/index.html", "topic": ""} == far
    assert ("办公室文员", "食堂账目") == (near["title"], near["topic"])
