"""What was typed is what is read, or it is reported where it is not."""

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.content.vocabulary import VOCABULARY
from generator.problems.problem import Span
from generator.reading.document import Plain, positions
from generator.reading.encoding import MAX_FILE, MAX_LINE
from generator.reading.reader import ATTEMPTS, MAX_DEPTH, remembered
from tests.reads import read


def value(text: str) -> Plain:
    document = read("a.yaml", text.encode())

    assert [] == document.problems
    return document.value


def reported(text: str) -> list[tuple[int, int, str]]:
    problems = read("a.yaml", text.encode()).problems
    return [(problem.span.line, problem.span.column, problem.code) for problem in problems]


# -- what is typed is what is read


@pytest.mark.parametrize(
    "typed",
    [
        "0571",
        "no",
        "yes",
        "on",
        "9:30",
        "2024-02-30",
        "1e3",
        "0x1F",
        "1_000",
        ".5",
        "+86 571",
        "1.0",
    ],
)
@pytest.mark.parametrize("form", ["a: {}", "a: [{}]", "a: {{b: {}}}", "a:\n  - {}", 'a: "{}"'])
def test_numbers_dates_times_and_yes_are_the_text_that_was_typed(typed: str, form: str) -> None:
    assert typed in str(value(form.format(typed) + "\n"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a: 前台\n", {"a": "前台"}),
        ("a: 前台", {"a": "前台"}),
        ("a: 前台\r\nb: x\r\n", {"a": "前台", "b": "x"}),
        ("a: 前台\rb: x\r", {"a": "前台", "b": "x"}),
        ("\ufeffa: b\n", {"a": "b"}),
        ("---\na: b\n", {"a": "b"}),
        ("--- # mark\na: b\n...\n", {"a": "b"}),
        ("a: b\n---\n", {"a": "b"}),
        ("# c\n\na: b  # 注释\n# d\n", {"a": "b"}),
        ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
        ("a:\n  -\n    b: c\n    d: e\n", {"a": [{"b": "c", "d": "e"}]}),
        ("a:\n    - b: c\n      d: e\n", {"a": [{"b": "c", "d": "e"}]}),
        ("a:\n  b\n", {"a": "b"}),
        ("a: {b: c, d: [e, f]}\n", {"a": {"b": "c", "d": ["e", "f"]}}),
        ("a: [\n  b,\n  c\n]\n", {"a": ["b", "c"]}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("a: 'It''s: # fine'\n", {"a": "It's: # fine"}),
        ('a: "say \\"hi\\" \\\\ \\u524d"\n', {"a": 'say "hi" \\ 前'}),
        ("a: say \"hi\" and 'ho'\n", {"a": "say \"hi\" and 'ho'"}),
        ("a: 说：“您好”，（鞠躬）【重要】\n", {"a": "说：“您好”，（鞠躬）【重要】"}),
        ("a: C#、a:b、—— 3*4 & 5%\n", {"a": "C#、a:b、—— 3*4 & 5%"}),
        ("a:\n  - 时间：九点\n  - http://x.cn\n", {"a": ["时间：九点", "http://x.cn"]}),
        ("a: 👩‍👩‍👧 ❤️ 1️⃣ 🇨🇳 👍🏽\n", {"a": "👩‍👩‍👧 ❤️ 1️⃣ 🇨🇳 👍🏽"}),
        ("a: 张　三\n", {"a": "张　三"}),
        ("a: |\n  一\n  二\n\nb: c\n", {"a": "一\n二", "b": "c"}),
        ("a: |-\n  # 一\n  - 二: 三\n", {"a": "# 一\n- 二: 三"}),
        ("a: >\n  接待，\n  收发。\n  One line\n  more\n", {"a": "接待，收发。 One line more"}),
        ("a:\n", {"a": None}),
        ('a: ""\n', {"a": ""}),
        ('"a b": c\n', {"a b": "c"}),
    ],
)  # fmt: skip
def test_what_yaml_allows_and_people_write_is_read(typed: str, expected: Plain) -> None:
    assert expected == value(typed)


def test_a_long_english_line_may_be_wrapped() -> None:
    long = "The front desk is the first person a visitor sees and the first voice"

    assert {"a": f"{long} a caller hears."} == value(f"a: {long}\n  a caller hears.\n")
    assert {"a": f"{long} a caller hears."} == value(f'a: "{long}\n  a caller hears."\n')


def test_a_list_in_brackets_may_be_broken_anywhere() -> None:
    text = "a: [Front desk,\n  Receptionist]\nb: {c: d,\n  e: f}\n"

    assert {"a": ["Front desk", "Receptionist"], "b": {"c": "d", "e": "f"}} == value(text)


TEXTS = st.text(
    st.characters(
        codec="utf-8",
        categories=("Lu", "Ll", "Lo", "Nd", "Pd", "Po", "Ps", "Pe", "Sm", "So"),
        exclude_characters="\ufffd",
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text not in ("null", "Null", "NULL", "~"))
NAMES = st.sampled_from(sorted(VOCABULARY.fields))
FLAT = TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(NAMES, TEXTS, max_size=3)
VALUES: st.SearchStrategy[Any] = st.recursive(
    FLAT,
    lambda inner: (
        st.lists(TEXTS | st.dictionaries(NAMES, inner, min_size=1, max_size=3), max_size=3)
        | st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_leaves=12,
)
DUMPS = st.fixed_dictionaries(
    {"indent": st.sampled_from([2, 4]), "default_flow_style": st.sampled_from([False, None, True])}
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), DUMPS)
def test_what_another_program_wrote_as_yaml_is_read_as_it_was(
    data: dict[str, Any], how: dict[str, Any]
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=10_000, sort_keys=False, **how)
    document = read("a.yaml", unicodedata.normalize("NFC", text).encode())
    reported = {problem.code for problem in document.problems}

    # Such a text may hold by chance what a person types by mistake: wide brackets or commas.
    if reported <= {"wide-bracket", "bracket", "comma", "quote"} and reported:
        return
    assert set() == reported
    assert yaml.load(unicodedata.normalize("NFC", text), yaml.CBaseLoader) == document.value


# -- whatever is typed, there is an answer


def inside(text: str, spans: list[Span]) -> bool:
    lines = read("a.yaml", text.encode()).lines
    return all(
        1 <= s.line <= len(lines) and 1 <= s.column <= len(lines[s.line - 1]) + 1 for s in spans
    )


PIECES = st.sampled_from(
    [*"-:#?&*!|>%@`'\"[]{},~ \n\t\r\\“”‘’：，、；。（）［］【】－—•　\u00a0\u200b\ufeff\x00\x85",
     "\u2028", "e\u0301",
     "- ", ": ", " #", "---\n", "...\n", "<<: *a\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n",
     "%YAML 1.2\n", "title", "标题", "text: ", "duties:\n", "  ", "    ", "null", "{company}",
     "!!python/x ", "|\n", ">\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@example("? a\n: b\n")
@example("a: !!map [b]\n")
@example("{: x}: - [\n")
@example("a: &a [*a]\n")
def test_any_text_has_an_answer_and_every_problem_a_place_in_it(text: str) -> None:
    document = read("a.yaml", text.encode())

    assert document.value is not None or document.problems
    assert inside(text, [problem.span for problem in document.problems])
    assert inside(text, list(positions(document).values()))


@given(st.binary(max_size=120))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    document = read("a.yaml", data)

    assert document.value is not None or document.problems


# -- limits


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "[a, ", "[[{b: "])
@pytest.mark.parametrize("depth", [40, 3_000, 100_000])
def test_great_depth_is_reported_and_ends_no_process(piece: str, depth: int) -> None:
    text = f"title: x\na: {piece * depth}\n" if piece[0] in "[{" else f"{piece * depth}x\n"

    assert read("a.yaml", text.encode()).problems


def test_content_may_be_as_deep_as_any_office_needs() -> None:
    depth = MAX_DEPTH - 1
    text = "".join(f"{'  ' * n}a:\n" for n in range(depth)) + "  " * depth + "a: b\n"

    assert [] == read("a.yaml", text.encode()).problems


def test_one_level_more_is_too_deep() -> None:
    text = "".join(f"{'  ' * n}a:\n" for n in range(MAX_DEPTH)) + "  " * MAX_DEPTH + "a: b\n"

    assert [(MAX_DEPTH + 1, MAX_DEPTH * 2 + 1, "too-deep")] == reported(text)


def test_levels_that_were_closed_count_no_more_and_those_around_them_still_do() -> None:
    closed, deep = "[[a], [a]], ", MAX_DEPTH - 2
    sound = f"a: [{closed}{'[' * deep}b{']' * deep}]\n"

    assert [] == read("a.yaml", sound.encode()).problems
    assert ["too-deep"] == [
        one.code for one in read("a.yaml", sound.replace("[b]", "[[b]]").encode()).problems
    ]


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    document = read("a.yaml", bomb.encode())

    assert {"anchor", "alias", "too-many"} >= {problem.code for problem in document.problems}
    assert len(str(document.value)) < 10_000


def test_a_file_that_is_too_large_is_not_read() -> None:
    document = read("a.yaml", b"a: " + b"b" * MAX_FILE)

    assert (None, ["too-large"]) == (document.value, [p.code for p in document.problems])


def test_a_line_that_is_too_long_is_reported_and_left_out() -> None:
    document = read("a.yaml", f"a: b\nc: {'d' * MAX_LINE}\n".encode())

    [problem] = document.problems
    assert ("long-line", 2, 1) == (problem.code, problem.span.line, problem.span.column)
    assert f"this line is too long: {MAX_LINE + 3:,} characters" == problem.message.en
    assert {"a": "b"} == document.value
    assert document.is_torn


def test_nonsense_is_not_reported_without_end() -> None:
    assert len(reported("：\n" * 5_000)) <= 300
    assert len(reported("[}\n- {]\n" * 500)) <= 300 + ATTEMPTS


# -- where YAML gives up


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{@}", [(1, 1, "bracket")]),  # where a fix does not help, what it was to fix
        ("a: b\n  # c\n d: [,]\n", [(3, 2, "indentation")]),
        ("\n{'}", [(2, 1, "bracket")]),
        ("a: >\n\t", [(1, 1, "yaml")]),  # nothing stands there: the last line above
        ("  \n\n  ? |\n \t\n", [(3, 3, "stray-line"), (4, 2, "tab")]),
        ("a: {,}\n\n\n# c\n", [(1, 4, "bracket")]),
        ("{\n%}", [(1, 1, "yaml"), (2, 2, "yaml")]),  # line by line, until something is left
        ("{*a", [(1, 1, "bracket"), (1, 2, "alias")]),
        ("[!x ", [(1, 1, "bracket")]),
        ("y: z\n*a: ", [(1, 5, "yaml"), (2, 1, "continued")]),
        ("[#\n  # c\n", [(1, 1, "bracket"), (1, 2, "hash-in-text")]),
        ("\t{#", [(1, 1, "tab"), (1, 2, "bracket"), (1, 3, "hash-in-text")]),
    ],
)
def test_where_yaml_gives_up_is_reported_to_the_column(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert expected == sorted(reported(text))
    assert {1} >= {
        p.span.length for p in read("a.yaml", text.encode()).problems if p.code == "yaml"
    }


def test_a_level_too_deep_is_reported_with_how_many_there_may_be() -> None:
    text = "".join(f"{'  ' * n}a:\n" for n in range(MAX_DEPTH)) + "  " * MAX_DEPTH + "a: b\n"
    [problem] = read("a.yaml", text.encode()).problems

    assert f"{MAX_DEPTH} 层" in problem.message.zh


def test_a_line_that_was_corrected_for_sure_is_not_doubtful() -> None:
    document = read("a.yaml", "aa：b\n".encode())

    assert not document.is_doubtful(document.problems[0].span)


def test_of_a_file_without_content_the_file_is_the_place() -> None:
    for text in (b"---\n", b"---\n# c\n...\n", b"  \n", b""):
        [problem] = read("a.yaml", text).problems

        assert ("empty-file", Span("a.yaml")) == (problem.code, problem.span)


def test_of_damaged_lines_it_is_reported_once_that_something_is_lost() -> None:
    text = "aa: 前台\n".encode() + b"bb: x\xff\ncc: y\xff\n"

    assert ["encoding"] == [problem.code for problem in read("a.yaml", text).problems]
    assert [(1, 6, "lost-character")] == reported("aa: b\ue000\n")


def test_a_sound_file_is_not_looked_at_line_by_line_however_long_it_is() -> None:
    longest = f"bb: {'x' * (MAX_LINE - 4)}\n"

    assert read("a.yaml", ("# c\n" * MAX_LINE + longest).encode()).draft is None
    assert read("a.yaml", longest.encode()).draft is None


def test_a_text_over_several_lines_is_looked_at_line_by_line() -> None:
    assert read("a.yaml", b"aa: b\n  c\n").draft
    assert read("a.yaml", b"aa: b\n").draft is None


def test_what_yaml_does_not_understand_is_left_out_and_the_rest_is_read() -> None:
    document = read("a.yaml", b"a: b\nc: [,]\nd: e\n")

    assert {"a": "b", "d": "e"} == document.value
    assert document.is_torn
    assert document.is_doubtful(document.problems[0].span)


def test_a_file_that_yaml_understands_is_not_torn() -> None:
    for text in ("aa: b\n", "aa：b\n"):
        assert not read("a.yaml", text.encode()).is_torn


def test_that_it_was_corrected_is_known_of_a_file() -> None:
    assert [False, True, True] == [
        read("a.yaml", text.encode()).is_corrected
        for text in ("aa: b\n", "aa:\tb\n", "aa: b\n---\n")
    ]


# -- what YAML keeps quiet about


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("a: x\na: y\n", [(2, 1, "duplicate-key")], {"a": "x"}),
        ("a:\na: y\n", [(2, 1, "duplicate-key")], {"a": "y"}),
        ("a: x\nb: {c: d, c: e}\n", [(2, 11, "duplicate-key")], {"a": "x", "b": {"c": "d"}}),
        ("'': x\na: b\n", [(1, 1, "name")], {"a": "b"}),
        ("a: {b: c, '': d}\n", [(1, 11, "name")], {"a": {"b": "c"}}),
        ("a: [x, !y z]\n", [(1, 8, "tag")], {"a": ["x", "z"]}),
    ],
)
def test_what_yaml_keeps_quiet_about_is_reported(
    text: str, expected: list[tuple[int, int, str]], value: Plain
) -> None:
    assert expected == reported(text)
    assert value == read("a.yaml", text.encode()).value


def test_a_tag_and_a_name_are_quoted_as_they_were_typed() -> None:
    problems = read("a.yaml", b"a: [!!set x, !y z]\nb: c\nb: d\n").problems

    assert ["!!set", "!y", "b"] == [p.message.zh.split("“")[1].split("”")[0] for p in problems]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("一\n  二", "一二"),
        ("一\n  two", "一 two"),
        ("one\n  二", "one 二"),
        ("一\n\n  二", "一\n二"),
        ("一\n  一\n  一\n  二", "一一一二"),
        ("一 二\n  三", "一 二三"),
        ("  一\n  二", "  一\n二"),
        ("一。\n  “二”", "一。 “二”"),
        ("一。\n  （二）", "一。（二）"),
        ("一\n  X二", "一 X二"),
        ("一X\n  二", "一X 二"),
        ("一\n  二\n\n  三\n  四", "一二\n三四"),
    ],
)
def test_folding_puts_no_space_between_chinese_characters(typed: str, expected: str) -> None:
    text = f"a: >2\n  {typed}\nb: 三\n四: 五\n".replace(">2", ">2" if typed[0] == " " else ">")

    assert {"a": expected, "b": "三", "四": "五"} == read("a.yaml", text.encode()).value


@pytest.mark.parametrize("text", ["b c", "bX", "b  "])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("sign", ["|", ">", "|-", ">+"])
def test_nobody_means_the_line_ends_that_close_a_block(sign: str, end: str, text: str) -> None:
    assert {"a": text} == value(f"a: {sign}\n  {text}{end}")


# -- places


TEXT = """\
title: 前台
duties:
  - title: 接听
    text: "“您好”"
    topics: [a, 电话]
  - 只有文字
empty:
"""


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, (1, 1)),
        (("title",), False, (1, 8)),
        (("title",), True, (1, 1)),
        (("duties", 0), False, (3, 5)),
        (("duties", 0, "text"), False, (4, 11)),
        (("duties", 0, "text"), True, (4, 5)),
        (("duties", 0, "topics", 1), False, (5, 17)),
        (("duties", 1), False, (6, 5)),
        (("duties", 0, "nowhere", 3), False, (3, 5)),
        (("empty",), False, (7, 1)),
        (("empty", "deeper"), False, (7, 1)),
    ],
)
def test_a_value_and_its_name_are_found_by_their_path(
    path: tuple[str | int, ...], key: bool, place: tuple[int, int]
) -> None:
    assert place == read("a.yaml", TEXT.encode()).span(path, key=key)[1:3]


def test_the_length_of_a_place_is_that_of_what_was_typed() -> None:
    document = read("a.yaml", TEXT.encode())

    lengths = [document.span(path).length for path in (("duties", 0, "text"), ("title",))]

    assert [6, 2] == lengths
    assert 5 == document.span(("title",), key=True).length
    assert 7 == document.span(("duties", 0, "topics")).length
    assert 1 == document.span(("duties", 0)).length  # of what goes on below, the first sign


def test_the_length_of_a_place_in_a_corrected_text_is_that_of_what_was_typed() -> None:
    document = read("a.yaml", "aa：【甲、 乙】\nb: '一\n".encode())

    assert (1, 4, 6) == document.span(("aa",))[1:]
    assert (2, 4, 2) == document.span(("b",))[1:]


def test_of_an_item_without_anything_the_dash_is_the_place() -> None:
    document = read("a.yaml", b"a:\n  - b\n  -\n  -   # c - d\nb:\n-\n")

    assert (3, 3, 1) == document.span(("a", 1))[1:]
    assert (4, 3) == document.span(("a", 2))[1:3]
    assert (6, 1) == document.span(("b", 0))[1:3]


def test_of_a_name_without_anything_the_name_is_the_place() -> None:
    assert (2, 3, 3) == read("a.yaml", b"a:\n  bbb:\n  c: d\n").span(("a", "bbb"))[1:]


def test_a_path_that_goes_on_where_the_file_does_not_gives_the_last_place() -> None:
    document = read("a.yaml", TEXT.encode())

    assert (3, 3) == document.span(("duties", "title"))[1:3]
    assert (3, 3) == document.span(("duties", 2))[1:3]
    assert (1, 8) == document.span(("title", 0))[1:3]


def test_of_a_name_that_stands_twice_the_first_is_the_place() -> None:
    assert (1, 4) == read("a.yaml", b"a: x\na: y\n").span(("a",))[1:3]


def test_a_file_that_was_read_before_has_its_places_still() -> None:
    for value in (None, {"title": "x"}):
        document = remembered("a.yaml", TEXT.encode(), value)

        assert ("a.yaml", 4, 11) == document.span(("duties", 0, "text"))[:3]
        assert value == document.value


def test_in_a_corrected_text_places_are_those_of_the_file() -> None:
    document = read("a.yaml", "title：　前台\ntopics:［a，电话］\n".encode())

    assert {"title": "前台", "topics": ["a", "电话"]} == document.value
    assert (1, 8) == document.span(("title",))[1:3]
    assert (2, 11) == document.span(("topics", 1))[1:3]


def test_a_mark_at_the_beginning_moves_no_column() -> None:
    assert (1, 8) == read("a.yaml", "\ufefftitle: x\n".encode()).span(("title",))[1:3]


def test_every_place_can_be_had_at_once() -> None:
    places = positions(read("a.yaml", TEXT.encode()))

    assert Span("a.yaml", 5, 14, 1) == places["duties", 0, "topics", 0]
    assert len(places) == 11


def test_an_empty_document_has_a_place_too() -> None:
    assert Span("a.yaml") == read("a.yaml", b"").span(("title",))


# -- fixes


def test_a_word_is_put_in_the_place_of_a_value_or_a_name() -> None:
    document = read("a.yaml", "titel：前台\nwhen: dayly\n".encode())
    edits, corrected = document.instead(("titel",), "title", key=True)

    assert [(0, 5, "title")] == [tuple(edit) for edit in edits]
    assert "title: 前台" == corrected
    assert "when: daily" == document.instead(("when",), "daily")[1]
    assert "when: daily" == read("a.yaml", b"when: dayly\n").instead(("when",), "daily")[1]


def test_a_word_is_put_in_its_place_whatever_ends_the_lines_above() -> None:
    text = "a: x\r\ntitle：\r\n  b:  yy\r\n"
    document = read("a.yaml", text.encode())
    [edit], corrected = document.instead(("title", "b"), "z")

    assert "  b:  z" == corrected
    assert "yy" == text[edit.start : edit.end]


def test_quotes_are_put_around_no_value_of_several_lines() -> None:
    document = read("a.yaml", b"a: |\n  b\nc:\n  - d\n")

    assert (None, None) == (document.in_quotes(("a",)), document.in_quotes(("c",)))


def test_quotes_are_put_around_a_value_of_a_corrected_line() -> None:
    assert '  bb: "c"' == read("a.yaml", "aa：\n  bb：c\n".encode()).in_quotes(("aa", "bb"))


def test_only_a_text_on_one_line_is_put_otherwise() -> None:
    document = read("a.yaml", b"a: [b]\nc: |\n  d\n")

    assert ((), None) == document.instead(("a",), "x")
    assert ((), None) == document.instead(("c",), "x")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("b", "- {x: b, y: c}"),
        ("b, d", '- {x: "b, d", y: c}'),
        ("10:00", "- {x: 10:00, y: c}"),
        ("a: b", '- {x: "a: b", y: c}'),
        (r"C:\d", r"- {x: 'C:\d', y: c}"),
        ("[b, d]", "- {x: [b, d], y: c}"),
    ],
)
def test_a_word_that_is_proposed_has_the_quotes_that_it_needs(word: str, expected: str) -> None:
    [edit], corrected = read("a.yaml", b"- {x: a, y: c}\n").instead((0, "x"), word)

    assert expected == corrected
    assert "- {x: " + edit.text + ", y: c}" == expected


def test_a_line_that_needs_others_is_proposed_with_them() -> None:
    document = read("a.yaml", b"x: [a,\n  b]\n")

    assert "  c]" == document.instead(("x", 1), "c")[1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("[重要]", '"[重要]"'), ('["重要"]', "'[\"重要\"]'"), ("""["it's"]""", """'["it''s"]'""")],
)
def test_quotes_are_put_around_a_value(typed: str, expected: str) -> None:
    assert f"a: {expected}" == read("a.yaml", f"a: {typed}\n".encode()).in_quotes(("a",))


def test_a_file_with_a_torn_line_says_so() -> None:
    document = read("a.yaml", "a: b\n前台\n".encode())

    assert document.is_doubtful(Span("a.yaml", 2))
    assert not read("a.yaml", b"a: b\n").is_torn
