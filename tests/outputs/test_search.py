"""The index of the search: what is in it, how large it is, where it leads."""

import gzip
import json
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
from generator.outputs.search import artifacts, slim
from generator.outputs.search.index import PARTING, groups_of, index_of
from generator.outputs.search.pinyin import COMMON, HAN, common_readings, common_runs, read
from generator.outputs.search.rare import Frequency, joined
from generator.outputs.search.records import Line, count_of_pages, pages
from generator.outputs.search.shards import MOST_PAGES, Sharded, shard_names, shard_of
from generator.outputs.search.told import bundles
from tests.outputs.real import real, real_site
from tests.small import small, small_site


@cache
def made(language: str) -> dict[str, Any]:
    editions = real_site().editions
    others = [one for one in editions.values() if one.language != language]
    return index_of(editions[language], others).source


def columns(index: dict[str, Any]) -> list[list[str]]:
    """The columns of an index: titles, other names, ids with English words."""
    return [text.split(PARTING) for text in index["lines"]["columns"]]


def urls(index: dict[str, Any]) -> list[str]:
    """Where the lines of an index lead."""
    out, page = [], ""
    for code, cell in zip(index["lines"]["codes"], columns(index)[2], strict=True):
        name = cell.split(" ")[0]
        if code.isupper():
            page = index["folders"][code].replace("*", name)
        out.append(page if code.isupper() else f"{page}#{name}")
    return out


# -- pinyin


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


def test_the_common_characters_stand_in_the_order_of_their_pinyin() -> None:
    groups, counts = common_runs()
    syllables = [
        opening + rest
        for opening, *rests in (group.split(" ") for group in groups.split(","))
        for rest in rests
    ]
    told = [s for s, count in zip(syllables, counts, strict=True) for _ in range(ord(count) - 64)]

    assert list(common_readings()) == told
    assert 3755 == len(COMMON)
    assert ["a", "zuo"] == [common_readings()[0], common_readings()[-1]]
    unusual = [c for c, said in zip(COMMON, common_readings(), strict=True) if read(c) != (said,)]
    assert len(unusual) < 50


# -- rare words


def page_of(*bodies: str) -> list[Line]:
    return [Line("P", "x", "来访接待", (), tuple((0, body) for body in bodies))]


def rare_in(text: str, *elsewhere: str) -> str:
    all_ = [page_of(text), *(page_of(other) for other in elsewhere)]
    found = Frequency(all_).rare_words(all_[0])
    return joined(sorted(one for one in found if one.cost == 1))


def test_a_word_that_stands_nowhere_else_is_rare() -> None:
    assert "香水" == rare_in("不要香水。", "不要", "要手")


def test_two_characters_that_belong_to_their_other_neighbours_are_no_word() -> None:
    often = ["客人来访", "看客人", "见客人", "办签证", "有签证", "领签证"]

    assert "" == rare_in("客人签证", *often)


def test_a_word_of_the_title_or_of_a_name_is_not_told_again() -> None:
    assert "" == rare_in("接待", "别的")


def test_english_words_are_rare_without_their_endings() -> None:
    assert "umbrella" == rare_in("Umbrellas", "Visitors")


# -- the index


def test_a_page_comes_before_its_parts() -> None:
    for page in pages(small()):
        assert [True, *[False] * (len(page) - 1)] == [line.is_page for line in page]


def test_the_pages_can_be_counted_without_being_made() -> None:
    for handbook in (small(), real()):
        assert len(list(pages(handbook))) == count_of_pages(handbook)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_leads_to_an_item_of_the_map(language: str) -> None:
    made_ = list(registry.artifacts(real_site()))
    known = {one.path for one in made_} | {
        entry.url for one in made_ for entry in one.lists() if entry.language == language
    }

    assert [] == sorted(set(urls(made(language))) - known)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_reader_loads_for_a_search_fits_into_forty_kilobytes(language: str) -> None:
    other = {"zh": "index-en", "en": "index-zh"}[language]
    sizes = {one.path: len(gzip.compress(one.make(), 9)) for one in artifacts(real_site())}

    assert sum(size for path, size in sizes.items() if other not in path) <= 40_000


def test_an_index_is_the_same_whenever_it_is_made() -> None:
    first, second = (
        [one.make() for one in artifacts(Site(load_small().editions))] for _ in range(2)
    )

    assert first == second


def load_small() -> Any:
    from tests.small import small_files

    return load(small_files())


def test_an_edition_knows_the_names_of_the_other_one() -> None:
    names = columns(made("en"))[1]
    at = urls(made("en")).index("en/roles/front-desk/index.html")

    assert {"前台文员", "前台"} <= set(names[at].split("|"))


def test_an_index_holds_the_roles_that_a_page_is_for() -> None:
    index = index_of(small()).source
    roles = dict(zip([u for u in urls(index) if "#" not in u],
                     index["lines"]["roles"].split(","), strict=True))  # fmt: skip

    assert ["front-desk", "office-clerk"] == [id for id, _ in index["people"]]
    assert "0" == roles["procedures/welcome.html"]
    assert "0" == roles["quizzes/front-desk.html"]
    assert "" == roles["glossary.html"]


def test_a_topic_knows_its_owner() -> None:
    index = index_of(small()).source

    assert "0 1" == index["owners"]
    assert 0 == index["ask"]


def test_a_sentence_is_cut_where_it_pauses() -> None:
    titles = columns(made("zh"))[0]
    at = urls(made("zh")).index("procedures/visitor-reception.html#serve-tea")

    assert "给客人递上茶水" == titles[at]


def test_a_sentence_that_is_cut_where_it_does_not_pause_says_so() -> None:
    titles = columns(made("en"))[0]
    at = urls(made("en")).index("en/procedures/visitor-reception.html#rise-and-greet")

    assert titles[at].startswith("As soon as")
    assert titles[at].endswith("…")


def test_a_group_of_like_words_stays_out_if_the_handbook_has_none_of_them() -> None:
    assert not any("信用证" in group for group in index_of(small()).source["groups"])
    assert any("信用证" in group for group in made("zh")["groups"])


def test_a_style_loses_its_comments_and_nothing_else() -> None:
    assert '.a { content: "/* b */" }\n' == slim(
        '/* Why.\n   And how. */\n  .a { content: "/* b */" }\n'
    )


# -- the index of a large handbook, in pieces


@cache
def company_of(roles: int) -> Handbook:
    return load(dict(company(roles))).editions["zh"]


def test_a_large_handbook_has_its_index_in_pieces() -> None:
    names = [one.path for one in artifacts(Site({"zh": company_of(400)}))]

    assert count_of_pages(company_of(400)) > MOST_PAGES
    assert "assets/search/zh/terms-b.js" in names
    assert "assets/search/zh/pages-0.js" in names


def test_the_names_of_the_pieces_are_known_before_they_are_made() -> None:
    sharded = Sharded(company_of(30))

    assert set(shard_names(count_of_pages(company_of(30)))) == set(sharded.files)


def test_every_piece_of_lines_holds_whole_pages() -> None:
    sharded = Sharded(company_of(30))
    told = []
    for name, data in sharded.files.items():
        if name.startswith("pages-"):
            told += json.loads("[" + data.decode().split("(", 1)[1].rstrip(");\n") + "]")[2]

    assert [page.codes for _, page in sharded.pages] == [one["codes"] for one in told]
    assert {4} == {len(one["columns"]) for one in told}


def test_a_word_is_told_in_the_piece_of_its_first_letter() -> None:
    assert ["b", "q", "0"] == [shard_of("bao'xiao"), shard_of("=qt"), shard_of("2026")]
    assert shard_of("报销") == shard_of("报")


def test_small_site_has_no_pieces() -> None:
    names = [one.path.rpartition("/")[2] for one in artifacts(small_site())]

    assert ["search.css", "search.js", "engine.js", "index-zh.js", "index-en.js"] == names


def test_what_an_edition_is_told_with_comes_from_its_bundles() -> None:
    """Kept bundles are asked for by their keys, and an edit of one role changes one of them."""
    before, after = (
        {part.key for part in bundles(load(files).editions["zh"], ())}
        for files in (dict(company(400)), edited(dict(company(400))))
    )

    assert 1 == len(after - before)


def edited(files: dict[str, bytes]) -> dict[str, bytes]:
    path = "role-0007/role.yaml"
    return {**files, path: files[path].replace(b"text: ", "text: 改".encode(), 1)}


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("外贸出差申请", "zh", "出差"),  # Chinese has no spaces around a word
        ("l/c at sight", "en", "lc"),
    ],
)
def test_like_words_of_what_stands_in_a_text_are_told(text: str, language: str, word: str) -> None:
    assert any(word in group.split() for group in groups_of(text, language))


def test_a_short_english_word_does_not_stand_inside_a_longer_one() -> None:
    assert [] == groups_of("slc", "en")
