"""Pictures: everything is on them, in its place, legible, linked and harmless."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import manimgx_fonts_cjk
import pytest
import typst
import yaml
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import Browser
from pypdf import PdfReader

from generator.content.handbook import Handbook
from generator.content.load import load
from generator.outputs import pictures
from generator.outputs.pictures.conversation import turns
from generator.outputs.pictures.paper import COLUMN, GAP, LOOKS, TALLEST
from generator.outputs.pictures.staff import Staff
from tests.outputs.real import real, real_files

STYLE = pictures.style().decode("utf-8")
SVG = "{http://www.w3.org/2000/svg}"
NASTY = """<script>alert(1)</script> "onload=x" 'y' & <b>{company}</b> ]]> \x07"""


def href(id: str) -> str:
    return f"#{id}"


def handbook(**more: object) -> Handbook:
    """A small company; further files by their path, `__` for a slash."""
    files = {
        "handbook.yaml": {
            "title": "手册", "company": "甲公司", "purpose": "给同事",
            "departments": [{"id": "office", "title": "办公室"}, {"id": "shop", "title": "门店"}],
            "positions": [
                {"id": "boss", "title": "总经理", "department": "office"},
                {"id": "keeper", "title": "店长", "department": "shop", "reports_to": "boss"},
                {"id": "guest", "title": "客人", "outside": True},
                {"id": "anybody", "title": "申请人"},
            ],
            "document": {
                "prefix": "X", "version": "1", "effective": "2026-01-01", "review": "2027-01-01",
                "prepared_by": "甲", "reviewed_by": "乙", "approved_by": "丙",
            },
        },
        "desk/role.yaml": role("前台", "office", "boss"),
        **{path.replace("__", "/") + ".yaml": data for path, data in more.items()},
    }  # fmt: skip
    loaded = load(
        {path: yaml.safe_dump(data, allow_unicode=True).encode() for path, data in files.items()}
    )
    assert set() == loaded.broken
    made = loaded.handbook
    assert made is not None
    return made


def role(title: str, department: str, reports_to: str | None = None) -> dict[str, object]:
    above = {"reports_to": reports_to} if reports_to else {}
    duty = {"title": "做事", "text": "做好"}
    return {
        "title": title, "department": department, "purpose": "做事", "duties": [duty], **above,
    }  # fmt: skip


def procedure(*steps: dict[str, object], **more: object) -> Handbook:
    """A company with one procedure, `work`, of one phase."""
    phases = [{"id": "phase", "title": "阶段", "steps": list(steps)}]
    data = {"title": "流程", "purpose": "办好", "trigger": "有事", "phases": phases, **more}
    return handbook(desk__procedures__work=data)


def script(**turns: list[tuple[str, str, list[str]]]) -> Handbook:
    """A company with one script, `talk`: for each node its choices as grade, words and goals."""
    nodes = [
        {
            "id": id, "title": f"节点{id}", "cue": "对方说话",
            "choices": [
                {"say": say, "grade": grade, "why": "因为", "to": to} for grade, say, to in choices
            ],
        }
        for id, choices in turns.items()
    ]  # fmt: skip
    return handbook(desk__scripts__talk={"title": "话术", "purpose": "接电话", "nodes": nodes})


def flow_of(book: Handbook) -> str:
    return pictures.flow(book, book.procedures[0], href)


def conversation_of(book: Handbook) -> str:
    return pictures.conversation(book, book.scripts[0], href)


def tree(svg: str) -> etree._Element:
    return etree.fromstring(f"<html>{svg}</html>")


def words_of(svg: str) -> str:
    """All the words that are drawn, without titles that show on pointing."""
    return "".join(text.text or "" for text in tree(svg).iter("text"))


def links(svg: str) -> list[str]:
    return [a.get("href", "") for a in tree(svg).iter("a")]


def real_pictures(language: str) -> Iterator[tuple[str, str]]:
    book = real(language)
    for one in book.procedures:
        yield one.id, pictures.flow(book, one, href)
    for other in book.scripts:
        yield other.id, pictures.conversation(book, other, href)
    yield "organisation", pictures.organisation(book, href)


# -- what is on them


def test_every_step_of_every_procedure_is_a_box_that_leads_to_it() -> None:
    book = real()
    for one in book.procedures:
        leads_to = set(links(pictures.flow(book, one, href)))

        assert {f"#{one.id}/{step.id}" for step in one.steps()} <= leads_to


def test_every_node_of_every_script_is_a_box_that_leads_to_it() -> None:
    book = real()
    for one in book.scripts:
        leads_to = links(pictures.conversation(book, one, href))

        assert sorted(f"#{one.id}/{node.id}" for node in one.nodes) == sorted(leads_to)


def test_links_of_pictures_are_those_of_the_handbook() -> None:
    book = real()
    known = {*book.entries, *book.people, *(one.id for one in book.settings.departments)}
    for name, svg in real_pictures("zh"):
        assert set() == {link[1:] for link in links(svg)} - known, name


def test_an_item_without_an_address_is_drawn_without_a_link() -> None:
    book = procedure({"do": "看一看"})

    svg = pictures.flow(book, book.procedures[0], lambda _: None)

    assert [] == links(svg)
    assert "看一看" in words_of(svg)


def test_a_flow_says_what_starts_it_who_owns_it_and_who_does_a_step() -> None:
    book = procedure({"do": "盖章", "who": ["boss", "desk"]}, trigger="有人来盖章。")

    words = words_of(flow_of(book))

    for expected in ("有人来盖章", "前台", "总经理、前台", "阶段", "盖章"):
        assert expected in words
    assert "#desk" in links(flow_of(book))


def test_a_branch_says_when_and_what_and_the_number_of_the_step_it_leads_to() -> None:
    book = procedure(
        {"id": "first", "do": "核对"},
        {"id": "second", "do": "盖章",
         "branches": [{"id": "no", "if": "没有批准", "then": "退回", "to": "first"},
                      {"id": "stop", "if": "撤回", "then": "不办", "to": "end"}]},
    )  # fmt: skip

    svg = flow_of(book)

    assert {"#work/second-no", "#work/second-stop"} <= set(links(svg))
    boxes = {a.get("href"): "".join(a.itertext("text")) for a in tree(svg).iter("a")}
    assert "如果没有批准退回1" == boxes["#work/second-no"]
    assert "如果撤回不办结束" == boxes["#work/second-stop"]
    ways = {path.get("d") for path in tree(svg).iterfind(".//path[@class='hb-pic-jump']")}
    assert 1 == len(ways)  # drawn again in each strip that it passes through


def test_arrows_stand_only_where_the_order_matters() -> None:
    steps = {"do": "一"}, {"do": "二"}

    assert "hb-pic-head" not in flow_of(procedure(*steps))
    assert "hb-pic-head" in flow_of(procedure(*steps, ordered="true"))


def test_what_anybody_writes_stands_on_the_box_whole() -> None:
    do = "把每一份文件都从头到尾仔仔细细地读一遍，" * 10
    svg = flow_of(procedure({"id": "read", "do": do}))

    assert do.rstrip("，") in words_of(svg)
    assert "…" not in words_of(svg)


def test_endless_words_are_whole_too() -> None:
    do = "把每一份文件都从头到尾仔仔细细地读一遍，" * 40
    book = handbook(desk__scripts__talk={
        "title": "话术", "purpose": "接电话",
        "nodes": [{"id": "a", "title": do, "cue": "问", "choices": [
            {"say": "好", "grade": "best", "why": "因为", "to": "end"}]}],
    })  # fmt: skip

    for svg in (flow_of(procedure({"id": "read", "do": do})), conversation_of(book)):
        assert do.rstrip("，") in words_of(svg)
        assert "…" not in words_of(svg)


def test_an_answer_shows_where_it_leads_and_a_loop_ends() -> None:
    book = script(
        ring=[("best", "您好", ["ask"]), ("fine", "喂", ["bye"]), ("unsafe", "谁啊", [])],
        ask=[("best", "请讲", ["ring", "bye"])],
        bye=[("best", "再见", ["end"])],
    )

    svg = conversation_of(book)

    boxes = ["".join(a.itertext("text")) for a in tree(svg).iter("a")]
    assert ["节点ring→2→31", "节点ask→132", "节点bye→结束3"] == boxes


def test_a_node_that_no_answer_leads_to_is_still_on_the_picture() -> None:
    book = script(
        start=[("best", "好", ["end"])],
        island=[("best", "好", ["shore"])],
        shore=[("best", "好", ["island"])],
    )

    assert ["#talk/start", "#talk/island", "#talk/shore"] == links(conversation_of(book))


def test_turns_stand_in_their_order_below_what_leads_to_them() -> None:
    book = script(
        ring=[("best", "您好", ["ask", "complain"])],
        ask=[("best", "请讲", ["pass"])],
        lost=[("best", "好", ["end"])],
        complain=[("fine", "抱歉", ["note"])],
        note=[("best", "记下了", ["end"])],
        **{"pass": [("best", "请稍等", ["end"])]},
    )

    found = [(one.node.id, one.depth, one.parent, one.grade) for one in turns(book.scripts[0])]

    assert [
        ("ring", 0, None, "best"),
        ("ask", 1, "ring", "best"),
        ("lost", 1, None, "best"),
        ("complain", 1, "ring", "best"),
        ("note", 2, "complain", "fine"),
        ("pass", 1, None, "best"),
    ] == found


def test_what_is_said_stands_in_the_title_without_what_is_done_meanwhile() -> None:
    book = script(
        a=[("best", "（起立）您好，这里是（部门）总机！（微笑）", ["b"])],
        b=[("best", "（点头）", ["end"])],
    )

    titles = "".join(one.text or "" for one in tree(conversation_of(book)).iter("title"))

    assert "您好，这里是（部门）总机！" in titles
    assert "起立" not in titles
    assert "（点头）" in titles


def test_a_picture_is_as_tall_as_its_strips() -> None:
    svg = flow_of(procedure(*({"do": f"做第 {n} 件事"} for n in range(20))))
    views = [list(map(float, one.get("viewBox", "").split())) for one in tree(svg).iter("svg")]

    assert views[-1][1] + views[-1][3] == pytest.approx(pictures.height_of(svg))


def test_the_chart_has_the_people_of_the_company_and_no_outsiders() -> None:
    words = words_of(pictures.organisation(handbook(), href))

    for expected in ("总经理", "店长", "前台", "办公室", "门店"):
        assert expected in words
    assert "客人" not in words
    assert "申请人" not in words


def test_who_reports_in_a_circle_is_drawn_once_all_the_same() -> None:
    book = handbook(
        a__role=role("甲岗", "office", "b"),
        b__role=role("乙岗", "shop", "a"),
        c__role=role("丙岗", "shop", "b"),
    )

    boxes = links(pictures.organisation(book, href))

    assert ["#a", "#b", "#c"] == sorted(one for one in boxes if one in ("#a", "#b", "#c"))


def test_a_company_of_a_thousand_roles_is_shown_by_departments() -> None:
    roles = {f"r{n}__role": role(f"岗位{n}", "shop", f"r{n - 1}") for n in range(1, 1000)}
    book = handbook(r0__role=role("岗位0", "shop", "keeper"), **roles)

    svg = pictures.organisation(book, href)

    assert "门店" in words_of(svg)
    assert "1001 个岗位和职务" in words_of(svg)
    assert 4000 > len(svg)


def test_a_department_stands_under_the_one_that_its_head_reports_to() -> None:
    assert {"shop": "office"} == Staff(handbook()).departments_above()


@pytest.mark.parametrize("chain", [3, 40])
def test_a_long_line_of_command_stays_inside_the_chart(chain: int) -> None:
    departments = ("office", "shop")
    roles = {
        f"r{n}__role": role(f"岗位{n}", departments[n % 2], f"r{n - 1}" if n else "boss")
        for n in range(chain)
    }

    svg = pictures.organisation(handbook(**roles), href)

    assert {f"#r{n}" for n in range(chain)} <= set(links(svg))
    assert_in_place(svg)


# -- steps beside each other, and flows of their own


def phased(*phases: dict[str, object]) -> Handbook:
    """A company with one procedure, `work`, of several phases."""
    return procedure(phases=[{"title": "阶段", **phase} for phase in phases])


def steps_of(several: int, first: int = 1) -> list[dict[str, object]]:
    return [{"id": f"s{n}", "do": f"做第 {n} 件事"} for n in range(first, first + several)]


@pytest.mark.parametrize("several", [2, 3])
@pytest.mark.parametrize("mode", ["alternatives", "parallel"])
def test_steps_of_which_one_is_done_stand_beside_each_other(mode: str, several: int) -> None:
    svg = flow_of(phased({"id": "a", "mode": mode, "steps": steps_of(several)}))
    boxes = rectangles(svg, "box")

    assert 1 == len({top for _, top, _, _ in boxes})
    assert several == len(boxes)
    assert ("hb-pic-bar" in svg) == (mode == "parallel")
    assert_in_place(svg)


@pytest.mark.parametrize("several", range(2, 9))
@pytest.mark.parametrize("mode", ["alternatives", "parallel"])
def test_any_number_of_ways_with_special_cases_stays_in_place(mode: str, several: int) -> None:
    steps = steps_of(several)
    for n, step in enumerate(steps):
        step["do"] = "把这件事从头到尾办好" * (n + 1)
        step["who"] = ["boss", "keeper"][: n % 3]
        step["branches"] = [{"id": "x", "if": "办不了", "then": "退回给申请人", "to": "s1"}]
    phases = (
        {"id": "a", "steps": [{"id": "start", "do": "开始"}]},
        {"id": "b", "mode": mode, "steps": steps, "then": "start"},
        {"id": "c", "steps": [{"id": "z", "do": "收尾"}], "trigger": "月底到了"},
    )

    svg = flow_of(phased(*phases))

    assert_in_place(svg)
    assert_lines_stay_inside(svg)


def test_a_phase_with_a_trigger_of_its_own_begins_a_flow_of_its_own() -> None:
    svg = flow_of(phased(
        {"id": "a", "steps": steps_of(1)},
        {"id": "b", "steps": steps_of(1, 2), "trigger": "有人借章"},
    ))  # fmt: skip

    assert 2 == words_of(svg).count("开始")
    assert 2 == words_of(svg).count("结束")
    assert "有人借章" in words_of(svg)


def test_where_a_phase_leads_elsewhere_its_line_ends_and_says_where_it_goes_on() -> None:
    svg = flow_of(phased(
        {"id": "a", "steps": steps_of(1)},
        {"id": "b", "steps": steps_of(1, 2), "then": "a"},
        {"id": "c", "steps": steps_of(1, 3)},
    ))  # fmt: skip

    assert "接着做1" in words_of(svg)
    assert "hb-pic-jump-head" in svg


def assert_lines_stay_inside(svg: str) -> None:
    """No line leaves the picture to the left or right."""
    wide = float(next(tree(svg).iter("svg")).get("viewBox", "").split()[2])
    for path in tree(svg).iter("path"):
        for x in re.findall(r"[MH](-?[0-9.]+)", path.get("d", "")):
            assert 0 <= float(x) <= wide, path.get("d")


# -- in their place


def rectangles(svg: str, *looks: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the boxes, each once though it may stand in two strips."""
    found = set()
    for rect in tree(svg).iter("rect"):
        if rect.get("class", "").removeprefix("hb-pic-") in looks:
            x, y, w, h = (float(rect.get(k, "0")) for k in ("x", "y", "width", "height"))
            found.add((x, y, x + w, y + h))
    return sorted(found)


def assert_in_place(svg: str) -> None:
    """No box covers another, and none leaves the picture."""
    boxes = rectangles(svg, "box", "role", "if-box")
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    views = [list(map(float, s.get("viewBox").split())) for s in tree(svg).iter("svg")]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= views[0][2]
        assert right - left > 40
        assert any(y <= top and bottom <= y + h for _, y, _, h in views)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_boxes_never_overlap_nor_leave_the_picture_nor_are_cut_in_two(language: str) -> None:
    for _, svg in real_pictures(language):
        assert_in_place(svg)


def test_forty_steps_that_all_jump_about_stay_in_place() -> None:
    def branch(n: int, k: int) -> dict[str, str]:
        return {"id": f"b{k}", "if": "出了问题", "then": "回去", "to": f"s{(n * 7 + k) % 40}"}

    steps = [
        {"id": f"s{n}", "do": "做一件事" * (n % 9 + 1), "who": ["boss", "keeper"][: n % 3],
         "branches": [branch(n, k) for k in range(n % 4)]}
        for n in range(40)
    ]  # fmt: skip

    assert_in_place(flow_of(procedure(*steps, ordered="true")))


def test_fifteen_turns_in_every_order_stay_in_place() -> None:
    turns = {
        f"n{n}": [("best", "好的，请您稍等" * 4, [f"n{(n * k + 1) % 15}" for k in range(1, 5)])]
        for n in range(15)
    }

    assert_in_place(conversation_of(script(**turns)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_strips_stand_one_below_another_without_a_gap(language: str) -> None:
    for _, svg in real_pictures(language):
        views = [list(map(float, s.get("viewBox").split())) for s in tree(svg).iter("svg")]
        ends = [y + h for _, y, _, h in views]

        assert ends[:-1] == pytest.approx([y for _, y, _, _ in views[1:]])
        assert all(h > 20 for _, _, _, h in views)


def test_the_same_handbook_gives_the_same_bytes() -> None:
    again = load(real_files()).editions["zh"]

    assert dict(real_pictures("zh")) == {
        **{one.id: pictures.flow(again, one, href) for one in again.procedures},
        **{one.id: pictures.conversation(again, one, href) for one in again.scripts},
        "organisation": pictures.organisation(again, href),
    }


# -- harmless


def nasty() -> Handbook:
    return handbook(
        desk__procedures__work={
            "title": NASTY, "purpose": NASTY, "trigger": NASTY,
            "phases": [{"id": "p", "title": NASTY, "steps": [
                {"id": "s", "do": NASTY, "branches": [{"id": "b", "if": NASTY, "then": NASTY}]},
            ]}],
        },
        desk__scripts__talk={
            "title": NASTY, "purpose": NASTY,
            "nodes": [{"id": "n", "title": NASTY, "cue": NASTY, "choices": [
                {"say": NASTY, "grade": "best", "why": NASTY, "to": "end"}]}],
        },
        nasty__role=role(NASTY, "shop", "keeper"),
    )  # fmt: skip


def drawn(book: Handbook) -> list[str]:
    return [flow_of(book), conversation_of(book), pictures.organisation(book, href)]


def printed(book: Handbook) -> list[str]:
    return [
        *pictures.flow_on_paper(book, book.procedures[0]),
        *pictures.conversation_on_paper(book, book.scripts[0]),
        *pictures.organisation_on_paper(book),
    ]


def test_what_an_author_writes_is_only_ever_text() -> None:
    shapes = {"svg", "title", "desc", "a", "g", "rect", "circle", "path", "text"}
    for svg in [*drawn(nasty()), *printed(nasty())]:
        for element in tree(svg).iter():
            assert element.tag.removeprefix(SVG) in shapes | {"html"}
            assert not [name for name in element.attrib if name.startswith("on")]


def test_a_strict_content_policy_finds_no_style_inside() -> None:
    for svg in [*drawn(nasty()), *printed(nasty())]:
        assert not re.search(r"\sstyle=|<style|<script|javascript:", svg)


def test_an_address_is_escaped() -> None:
    book = procedure({"do": "看"})

    svg = pictures.flow(book, book.procedures[0], lambda _: '"><script>')

    assert "<script>" not in svg
    assert {'"><script>'} == set(links(svg))


# -- legible


PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>图</title>
<meta name="viewport" content="width=device-width"><style>
body {{ margin: 16px; background: var(--md-default-bg-color); font-family: sans-serif }}
figure {{ margin: 0 }}
[data-md-color-scheme=slate] {{ --md-default-fg-color: #e6ecea; --md-default-bg-color: #141a19;
--md-default-fg-color--light: #b3bfbc; --md-typeset-a-color: #7fd1c7; --hb-soft: #1f2928;
--hb-card: #1b2322; --hb-warn-soft: #3a2c17; --hb-warn: #f2bf80; --hb-good: #86d7a4 }}
{style}</style></head><body data-md-color-scheme="{scheme}"><main class="md-typeset"><h1>图</h1>
{figures}</main></body></html>"""


def page(*svgs: str, scheme: str = "default") -> str:
    figures = "".join(f'<figure class="hb-picture">{svg}</figure>' for svg in svgs)
    return PAGE.format(style=STYLE, figures=figures, scheme=scheme)


def test_more_goals_than_fit_on_a_line_go_on_the_next(browser: Browser) -> None:
    goals = [f"n{n}" for n in range(30)]
    turns = {goal: [("best", "好", list(goals)), ("fine", "行", [])] for goal in goals}
    tab = browser.new_page()
    tab.set_content(page(conversation_of(script(**turns))))

    assert [] == tab.evaluate(STICKING_OUT)
    tab.close()


# Words that stick out of the box of their link, in units of the picture.
STICKING_OUT = """() => [...document.querySelectorAll('.hb-pic a')].flatMap(a => {
  const box = a.querySelector('.hb-pic-box, .hb-pic-role, .hb-pic-if-box')?.getBBox()
  if (!box) return []
  return [...a.querySelectorAll('text:not(.hb-pic-digits)')].filter(t => {
    const b = t.getBBox()
    return b.x < box.x || b.x + b.width > box.x + box.width + .5
      || b.y < box.y - 3 || b.y + b.height > box.y + box.height + 3
  }).map(t => t.textContent)
})"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_stay_inside_their_boxes(browser: Browser, language: str) -> None:
    tab = browser.new_page()
    tab.set_content(page(*(svg for _, svg in real_pictures(language))))

    assert [] == tab.evaluate(STICKING_OUT)
    tab.close()


def test_small_type_is_eleven_pixels_tall_on_a_phone(browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.set_content(page(*(svg for _, svg in real_pictures("zh"))))

    sizes = tab.evaluate(
        "() => [...document.querySelectorAll('.hb-pic text')].map(t =>"
        " parseFloat(getComputedStyle(t).fontSize) * t.ownerSVGElement.getScreenCTM().a)"
    )
    assert 11 <= min(sizes)
    assert 390 == tab.evaluate("document.documentElement.scrollWidth")
    tab.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_has_nothing_to_say(browser: Browser, scheme: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    wanted = ("visitor-reception", "phone-call-script", "organisation")
    svgs = [svg for name, svg in real_pictures("zh") if name in wanted]
    tab.set_content(page(*svgs, scheme=scheme))

    results = Axe().run(tab)

    assert 0 == results.violations_count, results.generate_report()
    tab.close()


def test_the_keyboard_reaches_every_box_and_hears_the_whole_of_it(browser: Browser) -> None:
    book = procedure({"id": "stamp", "do": "盖章", "who": ["boss"]})
    tab = browser.new_page()
    tab.set_content(page(flow_of(book)))

    heard = []
    for _ in range(3):
        tab.keyboard.press("Tab")
        heard.append(tab.evaluate("document.activeElement.getAttribute('href')"))

    assert ["#desk", "#work/phase", "#work/stamp"] == heard
    assert tab.get_by_role("link", name="1. 盖章（总经理）").is_visible()
    assert tab.get_by_role("group", name="流程图：流程").first.is_visible()
    tab.close()


def test_a_picture_has_a_name_and_a_summary_in_words() -> None:
    svgs = tree(flow_of(procedure({"do": "盖章"}))).findall("svg")

    assert "流程图：流程" == svgs[0].findtext("title")
    assert "1 个阶段、1 个步骤、0 处分支。下面的“步骤”一节有全部文字。" == svgs[0].findtext("desc")
    assert {svgs[0].find("title").get("id")} == {svg.get("aria-labelledby") for svg in svgs}


def test_pictures_of_one_page_share_no_id() -> None:
    ids = [id for _, svg in real_pictures("zh") for id in re.findall(r' id="([^"]*)"', svg)]

    assert len(set(ids)) == len(ids)


# -- colours, and paper


def test_every_look_has_its_colours_on_the_screen_and_on_paper() -> None:
    in_style = set(re.findall(r"\.hb-pic-([a-z-]+)", STYLE))

    assert set(LOOKS) == in_style
    used = {name for svg in drawn(nasty()) for name in re.findall(r'class="hb-pic-([a-z-]+)"', svg)}
    assert used <= set(LOOKS)


def test_on_paper_every_shape_has_its_own_colours_and_every_picture_fits_on_a_page() -> None:
    book = real()
    documents = [svg for one in book.procedures for svg in pictures.flow_on_paper(book, one)]
    documents += [svg for one in book.scripts for svg in pictures.conversation_on_paper(book, one)]
    documents += pictures.organisation_on_paper(book)
    for document in documents:
        root = etree.fromstring(document)
        for shape in root.iter(*(SVG + name for name in ("rect", "circle", "path", "text"))):
            assert shape.get("fill")
        assert "class=" not in document
        assert float(root.get("height", "0")) <= TALLEST
        assert float(root.get("width", "0")) in (COLUMN, 2 * COLUMN + GAP)


def test_on_paper_nothing_is_missing() -> None:
    book = real()
    one = book.procedures[0]
    printed = "".join(pictures.flow_on_paper(book, one))
    numbers = [int(n) for n in re.findall(r'fill="#ffffff"[^>]*>(\d+)</text>', printed)]

    assert list(range(1, len(list(one.steps())) + 1)) == sorted(numbers)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut(language: str) -> None:
    assert not [id for id, svg in real_pictures(language) if "…</text>" in svg]


def test_typst_sets_a_picture_with_its_words_as_words() -> None:
    book = procedure({"do": "盖章", "who": ["boss"]})
    (document,) = pictures.flow_on_paper(book, book.procedures[0])
    source = f'#image(bytes({json.dumps(document, ensure_ascii=False)}), format: "svg")'
    fonts = [str(Path(manimgx_fonts_cjk.__file__).parent)]

    pdf = typst.compile(source.encode(), font_paths=fonts, ignore_system_fonts=True)

    words = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    for expected in ("盖章", "总经理", "阶段"):
        assert expected in words
