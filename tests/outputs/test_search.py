"""The index of the search: what is in it, how large it is, where it leads, what an edit costs."""

import gzip
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pypinyin import lazy_pinyin

from bench.company import company
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.content.walk import texts_in
from generator.outputs import registry
from generator.outputs.artifact import Site
from generator.outputs.search import artifacts
from generator.outputs.search.index import MOST_PAGES, Index, is_large
from generator.outputs.search.passages import count_of_pages, other_pages, page_of
from generator.outputs.search.pinyin import HAN, read, sounds
from generator.outputs.search.shards import shard_names, shard_of, shards
from generator.outputs.search.traditional import traditional_of
from tests.outputs.real import real, real_files, real_site
from tests.small import small, small_files, small_site


def index_of(site: Site, language: str) -> Index:
    editions = site.editions
    others = tuple(one for one in editions.values() if one.language != language)
    return Index(editions[language], others)


@cache
def made(language: str) -> Index:
    return index_of(real_site(), language)


def passages(index: Index) -> list[tuple[str, list[Any]]]:
    """The passages of an index, each with its page's path."""
    return [(page["path"], row) for page in index.pages for row in page["passages"]]


def urls(index: Index) -> list[str]:
    """Where an index leads: the anchors of its passages and of the texts within them."""
    return [
        f"{path}#{anchor}" if anchor else path
        for path, (_, fragment, _, _, *texts) in passages(index)
        for anchor in (fragment, *(one for one in texts[::2] if one))
    ]


# -- pinyin and traditional characters


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("差旅费", "chai lv fei"),
        ("差异", "cha yi"),
        ("银行行长", "yin hang hang zhang"),
        ("部长", "bu zhang"),
        ("长度", "chang du"),
        ("执行情况", "zhi xing qing kuang"),
        ("参差不齐", "cen ci bu qi"),
    ],
)
def test_the_phrase_tells_how_a_character_is_read(phrase: str, said: str) -> None:
    assert said.split() == list(read(phrase))


def test_texts_are_read_as_pypinyin_reads_them() -> None:
    texts = [text for e in real().entries.values() for _, text in texts_in(e.item)]
    runs = sorted({run for text in texts for run in HAN.findall(text)})[::20]

    assert [] == [(run, read(run)) for run in runs if lazy_pinyin(run) != list(read(run))]


def test_sounds_hold_what_is_heard_and_what_anybody_may_type() -> None:
    said = sounds([{"差": ["cha", "chai"]}], "张")

    assert "差" in said["cha"]
    assert "差" in said["chai"]
    assert "张" in said["zhang"]


def test_traditional_characters_stand_for_simplified_ones_of_the_content() -> None:
    assert "銷销" == traditional_of("销售")
    assert "" == traditional_of("a")


# -- the index


def test_the_pages_can_be_counted_without_being_made() -> None:
    for handbook in (small(), real()):
        count = len(handbook.documents) + len(list(other_pages(handbook)))
        assert count == count_of_pages(handbook)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_passage_leads_to_an_item_of_the_map(language: str) -> None:
    made_ = list(registry.artifacts(real_site()))
    known = {one.path for one in made_} | {
        entry.url for one in made_ for entry in one.map_entries() if entry.language == language
    }
    sections = {url for url in urls(made(language)) if "#sec-" in url}

    assert [] == sorted(set(urls(made(language))) - known - sections)


def test_the_whole_text_of_every_item_is_in_the_index() -> None:
    handbook = real()
    listed = {
        text.strip()
        for _, (_, _, title, names, *texts) in passages(made("zh"))
        for text in (title, *names.split("|"), *"\n".join(texts[1::2]).split("\n"))
    }
    missing = [
        text
        for document in handbook.documents
        for entry in handbook.entries_of(document.id)
        for _, words in texts_in(entry.item)
        for text in handbook.plain(words).split("\n")
        if text.strip() not in listed
    ]

    assert [] == missing


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_search_loads_little_and_at_first_focus_less(language: str) -> None:
    """The head and the engine when somebody turns to the box, the pages with the first key."""
    made_ = {one.path.rpartition("assets/search/")[2]: one for one in artifacts(real_site())}
    head = ("search.css", "search.js", "engine.js", f"index-{language}.js")
    at_focus = sum(len(gzip.compress(made_[name].make(), 9)) for name in head)
    pages = len(gzip.compress(made_[f"{language}/pages-0.js"].make(), 9))

    assert at_focus <= 60_000
    assert at_focus + pages <= 420_000  # the whole text of the handbook, forms and scripts included


def test_an_index_is_the_same_whenever_it_is_made() -> None:
    first, second = (
        [one.make() for one in artifacts(Site(load(small_files()).editions))] for _ in range(2)
    )

    assert first == second


def test_an_edition_knows_the_names_of_the_other_one() -> None:
    page = next(page for page in made("en").pages if page["id"] == "front-desk")

    assert {"前台文员", "前台"} <= set(page["passages"][0][3].split("|"))


def test_an_index_holds_the_roles_that_a_page_is_for() -> None:
    pages = {page["path"]: page["roles"] for page in Index(small()).pages}

    assert ["front-desk", "office-clerk"] == [
        one["id"] for one in Index(small()).head["people"][:2]
    ]
    assert [0] == pages["procedures/welcome.html"]
    assert [0] == pages["quizzes/front-desk.html"]
    assert [] == pages["glossary.html"]


def test_a_topic_knows_its_owner_and_a_person_who_stands_above() -> None:
    head = Index(small()).head
    people = {one["id"]: one for one in head["people"]}

    assert {"reception": "front-desk", "archives": "office-clerk"} == head["owners"]
    assert people["front-desk"]["above"] in people


def test_the_answers_of_a_quiz_are_not_in_the_index() -> None:
    kinds = {row[0] for _, row in passages(made("zh"))}

    assert kinds.isdisjoint({"question", "option"})


def test_packs_and_quizzes_are_left_out_with_what_they_belong_to() -> None:
    handbook = small()
    settings = handbook.settings.model_copy(update={"leave_out": ("paper", "quizzes")})
    without = load(small_files()).editions["zh"]
    without.settings = settings

    assert not any(one.path.startswith(("print", "quizzes/f")) for one in other_pages(without))


def test_a_role_is_found_by_the_number_that_its_paper_bears() -> None:
    [role, *_] = small().roles

    assert small().number_of(role) in page_of(small(), role).passages[0].names


def test_a_page_is_searched_by_the_texts_of_all_its_items() -> None:
    document = next(one for one in small().documents if one.id == "front-desk")
    page = page_of(small(), document)

    assert "sec-onboarding" in {one.fragment for one in page.passages}
    assert any(one.kind == "point" for one in page.passages)


# -- what an edit costs


def kept(made_: list[str]) -> Callable[[str, Callable[[], bytes]], bytes]:
    """A cache that writes down what is made."""
    cache_: dict[str, bytes] = {}

    def keep(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in cache_:
            made_.append(key)
            cache_[key] = make()
        return cache_[key]

    return keep


def test_an_edit_makes_the_part_of_one_document_anew() -> None:
    made_: list[str] = []
    keep = kept(made_)
    files = real_files()
    edited = dict(files)
    path = "front-desk/role.yaml"
    edited[path] = files[path].replace("接听".encode(), "接起".encode(), 1)

    before, after = (
        Index(load(some).editions["zh"], (), keep).pages for some in (dict(files), edited)
    )

    assert edited[path] != files[path]
    assert before != after
    assert len(real().documents) + 1 == len(made_)


# -- a large handbook


LARGE = 150
"""So many roles have more pages than one piece may hold."""


@cache
def company_of(roles: int) -> Handbook:
    return load(dict(company(roles))).editions["zh"]


@cache
def shards_of(roles: int) -> dict[str, bytes]:
    return dict(shards(Index(company_of(roles))))


def values(data: bytes) -> list[Any]:
    """What a script hands to the engine."""
    found: list[Any] = json.loads("[" + data.decode().split("(", 1)[1].rstrip(");\n") + "]")
    return found


def test_a_small_site_has_one_shard() -> None:
    names = [one.path.rpartition("assets/search/")[2] for one in artifacts(small_site())]

    assert [
        *("search.css", "search.js", "engine.js"),
        *("index-zh.js", "zh/pages-0.js", "index-en.js", "en/pages-0.js"),
    ] == names


def test_a_large_handbook_has_many() -> None:
    names = set(shards_of(LARGE))

    assert is_large(company_of(LARGE))
    assert count_of_pages(company_of(LARGE)) > MOST_PAGES
    assert {"zh/terms-0.js", "zh/pages-0.js", "zh/pages-150.js"} <= names


@pytest.mark.parametrize("roles", [30, LARGE])
def test_the_names_of_the_shards_are_known_before_they_are_made(roles: int) -> None:
    assert list(shard_names(company_of(roles))) == list(shards_of(roles))


def test_the_shards_hold_all_pages_in_their_order() -> None:
    index = Index(company_of(LARGE))
    held = [
        page[0]
        for name, data in shards_of(LARGE).items()
        if "/pages-" in name
        for page in values(data)[2]["pages"]
    ]

    assert [page["id"] for page in index.pages] == held


def test_a_word_stands_in_the_shard_of_its_first_characters() -> None:
    found = values(shards_of(LARGE)[f"zh/terms-{shard_of('报销')}.js"])[2]

    assert shard_of("expense") == shard_of("expenses")
    assert all(shard_of(word) == shard_of("报销") for word in found)
