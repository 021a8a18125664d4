"""The index of the search: what is in it, how large it is, where it leads."""

import gzip
import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from bench.company import company
from generator.content.load import load
from generator.content.walk import texts_in
from generator.outputs import registry
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.changes.snapshot import snapshot, to_json
from generator.outputs.search import index_of
from generator.outputs.search.characters import sounds, traditional_of
from generator.outputs.search.index import MOST_PAGES, Index, shard_of, texts_of
from generator.outputs.search.passages import page_of
from generator.reading.releases import Released
from tests.outputs.real import real, real_site
from tests.small import small, small_files, small_site


def artifacts(site: Site) -> list[Artifact]:
    made_ = registry.artifacts(site, ["search"])
    return [one for one in made_ if isinstance(one, Artifact)]


def pages_of(site: Site) -> list[Page]:
    made_ = registry.artifacts(site, registry.WITH_PAGES)
    return [one for one in made_ if isinstance(one, Page)]


@cache
def made(language: str) -> Index:
    return index_of(real_site(), language, pages_of(real_site()))


def urls(index: Index) -> list[str]:
    """Where an index leads: the anchors of its passages and of the texts within them."""
    return [
        f"{page.path}#{anchor}" if anchor else page.path
        for page in index.pages
        for one in page.passages
        for anchor in (one.fragment, *(anchor for anchor, _ in one.texts if anchor))
    ]


# -- pinyin and traditional characters


def test_characters_are_read_as_phrases_have_them() -> None:
    said = sounds("差旅银行部长会计单合")
    heard = {
        character: {one for one, all_ in said.items() if character in all_}
        for character in "差行长单合"
    }

    assert heard == {
        "差": {"cha", "chai"}, "行": {"xing", "hang"}, "长": {"chang", "zhang"}, "单": {"dan"},
        "合": {"he"},
    }  # fmt: skip
    assert "旅" in said["lv"]


def test_what_anybody_may_type_has_a_sound() -> None:
    assert "张" in made("zh").head["sounds"]["zhang"]
    assert "囧" not in "".join(made("zh").head["sounds"].values())


def test_traditional_characters_stand_for_simplified_ones_of_the_content() -> None:
    assert "銷销" == traditional_of("销售")


# -- what is in an index


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_can_be_counted_without_being_made(language: str) -> None:
    assert made(language).count == len(made(language).pages)
    assert not made(language).is_large


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_the_navigation_is_in_the_index(language: str) -> None:
    listed = {
        (page.path, page.title)
        for page in pages_of(real_site())
        if page.language == language and page.above is not None
    }
    held = {(page.path, page.passages[0].title) for page in made(language).pages}

    assert set() == listed - held
    assert {"matrix.html", "print.html", "forms/index.html", "departments/sales.html"} <= {
        path.removeprefix("en/") for path, _ in held
    }


def test_releases_and_changes_are_in_the_index_and_former_texts_are_not() -> None:
    releases = tuple(
        Released(to_json(snapshot(small_site().editions, name, date(2026, 12, day))))
        for name, day in (("1.0", 1), ("1.1", 2))
    )
    site = Site(small_site().editions, releases=releases)
    paths = {page.path for page in index_of(site, "zh", pages_of(site)).pages}

    assert {"changes.html", "archive/index.html"} <= paths
    assert not any(path.startswith("archive/1") for path in paths)


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
        text.strip() for page in made("zh").pages for text in "\n".join(texts_of(page)).split("\n")
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
    at_focus = sum(
        len(gzip.compress(made_[name].make(), 9)) for name in ("engine.js", f"index-{language}.js")
    )
    pages = len(gzip.compress(made_[f"{language}/pages-0.js"].make(), 9))

    assert at_focus <= 42_000
    assert at_focus + pages <= 400_000  # of which 220 kB are the text alone


def test_an_index_is_the_same_whenever_it_is_made() -> None:
    first, second = (
        [one.make() for one in artifacts(Site(load(small_files()).editions))] for _ in range(2)
    )

    assert first == second


def test_an_edition_knows_the_names_of_the_other_one() -> None:
    page = next(page for page in made("en").pages if page.id == "front-desk")

    assert {"前台文员", "前台"} <= set(page.passages[0].names)


def test_an_index_holds_the_roles_that_a_page_is_for() -> None:
    index = index_of(small_site(), "zh", pages_of(small_site()))
    pages = {page.path: page.roles for page in index.pages}

    assert ["front-desk", "office-clerk"] == [one["id"] for one in index.head["people"][:2]]
    assert ("front-desk",) == pages["procedures/welcome.html"]
    assert ("front-desk",) == pages["quizzes/front-desk.html"]
    assert () == pages["glossary.html"]


def test_a_topic_knows_its_owner_and_a_person_who_stands_above() -> None:
    head = Index(small()).head
    people = {one["id"]: one for one in head["people"]}

    assert {"reception": "front-desk", "archives": "office-clerk"} == head["owners"]
    assert people["front-desk"]["above"] in people


def test_the_answers_of_a_quiz_are_not_in_the_index() -> None:
    kinds = {one.kind for page in made("zh").pages for one in page.passages}

    assert kinds.isdisjoint({"question", "option"})


def test_packs_and_quizzes_are_left_out_with_what_they_belong_to() -> None:
    handbook = small()
    settings = handbook.settings.model_copy(update={"leave_out": ("paper", "quizzes")})
    without = load(small_files()).editions["zh"]
    without.settings = settings

    site = Site({"zh": without})
    paths = [page.path for page in index_of(site, "zh", pages_of(site)).pages]

    assert "procedures/welcome.html" in paths
    assert not any(path.startswith(("print", "quizzes/")) for path in paths)


def test_a_role_is_found_by_the_number_that_its_paper_bears() -> None:
    [role, *_] = small().roles

    assert small().number_of(role) in page_of(small(), role).passages[0].names


def test_a_page_is_searched_by_the_texts_of_all_its_items() -> None:
    document = next(one for one in small().documents if one.id == "front-desk")
    page = page_of(small(), document)

    assert "sec-onboarding" in {one.fragment for one in page.passages}
    assert any(one.kind == "point" for one in page.passages)


# -- a large handbook


LARGE = 150
"""So many roles have more pages than one piece may hold."""


@cache
def large() -> Index:
    site = Site(load(dict(company(LARGE))).editions)
    return index_of(site, "zh", pages_of(site))


def values(data: bytes) -> list[Any]:
    """What a script hands to the engine."""
    found: list[Any] = json.loads("[" + data.decode().split("(", 1)[1].rstrip(");\n") + "]")
    return found


def test_a_small_site_has_one_shard() -> None:
    names = [one.path.rpartition("assets/search/")[2] for one in artifacts(small_site())]

    assert [
        "engine.js",
        *("index-zh.js", "zh/pages-0.js", "index-en.js", "en/pages-0.js"),
    ] == names


def test_a_large_handbook_has_many() -> None:
    assert large().is_large
    assert large().count == len(large().pages) > MOST_PAGES
    assert {"zh/names.js", "zh/words-0.js", "zh/pages-0.js", "zh/pages-99.js"} <= set(large().names)


def test_the_shards_hold_all_pages_in_their_order() -> None:
    held = [
        page[0]
        for name, data in large().files.items()
        if "/pages-" in name
        for page in values(data)[2]["pages"]
    ]

    assert [page.id for page in large().pages] == held


def test_the_first_search_of_a_large_handbook_loads_its_names_and_little_else() -> None:
    sizes = {name: len(gzip.compress(data, 6)) for name, data in large().files.items()}
    pages, words = (
        sorted((size for name, size in sizes.items() if f"/{kind}-" in name), reverse=True)
        for kind in ("pages", "words")
    )
    most = sizes["index-zh.js"] + sizes["zh/names.js"] + sum(pages[:40]) + sum(words[:20])

    assert most < 400_000


def test_a_word_stands_in_the_shard_of_its_first_characters() -> None:
    found = values(large().files[f"zh/words-{shard_of('报销')}.js"])[2]

    assert shard_of("expense") == shard_of("expenses")
    assert all(shard_of(word) == shard_of("报销") for word in found)
