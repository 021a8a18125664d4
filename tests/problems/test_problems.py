"""Problems are put so that the spot is seen at once."""

from generator.problems.problem import Edit, Problem, Problems, Span, Words, too_many
from generator.problems.render import render, width

WRONG = Words("这里不对", "this is wrong")


def problem(line: int = 1, column: int = 1, length: int = 1, **more: object) -> Problem:
    return Problem("wrong", Span("a.yaml", line, column, length), WRONG, **more)  # type: ignore[arg-type]


def rendered(one: Problem, *lines: str, language: str = "zh") -> list[str]:
    return render([one], lambda _: lines, language).split("\n")  # type: ignore[arg-type]


def test_the_line_is_shown_with_the_spot_underlined_two_columns_for_a_chinese_character() -> None:
    assert [
        "a.yaml:1:8 错误[wrong] 这里不对",
        "     1 │ title: 前台文员",
        "       │        ^^^^",
    ] == rendered(problem(1, 8, 2), "title: 前台文员")


def test_what_stands_before_the_spot_counts_two_columns_for_a_chinese_character_too() -> None:
    assert "       │             ^" == rendered(problem(1, 11), "title: 前台 x文")[2]


def test_hint_and_corrected_line_follow() -> None:
    hint = Words("写成这样。", "Write it like this.")
    one = problem(1, 6, hint=hint, corrected="title: 前台")

    assert ["       = 建议：写成这样。", "       + title: 前台"] == rendered(one, "title：前台")[3:]
    assert "       = help: Write it like this." == rendered(one, "title：前台", language="en")[3]


def test_a_warning_is_called_a_reminder() -> None:
    assert rendered(problem(severity="warning"), "x")[0].startswith("a.yaml:1:1 提醒[wrong]")
    assert "warning" in rendered(problem(severity="warning"), "x", language="en")[0]


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert ["a.yaml:1:1 错误[wrong] 这里不对"] == rendered(problem())


def test_of_a_very_long_line_only_the_stretch_around_the_spot_is_shown() -> None:
    line = "x" * 500 + "y" + "z" * 500
    _, shown, caret = rendered(problem(1, 501), line)

    assert shown.startswith("     1 │ …x")
    assert len(shown) < 120
    assert "y" == shown[caret.index("^")]


def test_a_line_of_96_characters_is_shown_whole_and_a_longer_one_48_around_the_spot() -> None:
    def shown(count: int, column: int) -> str:
        line = "".join(map(chr, range(0x4E00, 0x4E00 + count)))
        return rendered(problem(1, column), line)[1].removeprefix("     1 │ ")

    assert "".join(map(chr, range(0x4E00, 0x4E00 + 96))) == shown(96, 90)
    assert ("一", 96) == (shown(97, 49)[0], len(shown(97, 49)))
    assert ["…" + chr(0x4E00 + column - 49) for column in (50, 60)] == [
        shown(200, column)[:2] for column in (50, 60)
    ]


def test_a_corrected_line_is_shown_from_where_the_line_is_shown() -> None:
    line = "x" * 500 + "y" + "z" * 500
    shown, corrected = rendered(problem(1, 501, corrected=line.replace("y", "Y")), line)[1::2]

    assert shown.replace("     1 │ ", "       + ").replace("y", "Y") == corrected
    assert corrected.startswith("       + …x")


def test_the_mark_does_not_reach_beyond_what_is_shown_of_a_long_line() -> None:
    _, shown, caret = rendered(problem(1, 1, 1000), "x" * 1000)

    assert len(caret) <= len(shown)


def test_no_control_character_of_the_content_reaches_the_terminal() -> None:
    words = Words("不认识“\x1b[31m”", "unknown “\x1b[31m”")
    one = Problem("wrong", Span("a\x07.yaml", 1, 2), words, words, corrected="\x1b[0m\u202e")

    assert "\x1b" not in "".join(rendered(one, "\x1b\u200bx\t"))
    assert "\u202e" not in "".join(rendered(one, "x"))


def test_a_tab_and_an_invisible_character_are_one_column_wide() -> None:
    _, shown, caret = rendered(problem(1, 3), "\t\u200bx")

    assert ("     1 │  ·x", "       │   ^") == (shown, caret)


def test_each_problem_is_shown_with_its_own_line_of_its_own_file() -> None:
    other = Problem("wrong", Span("b.yaml", 2), WRONG)
    files = {"a.yaml": ["a1", "a2", "a3"], "b.yaml": ["b1", "b2"]}
    shown = render([problem(2), other], files.__getitem__).split("\n")

    assert "a.yaml:2:1 错误[wrong] 这里不对" == shown[0]
    assert ["     2 │ a2", "     2 │ b2"] == [line for line in shown if "2 │" in line]


def test_several_problems_are_divided_by_a_blank_line() -> None:
    text = render([problem(), problem(2)], lambda _: (), "en")

    assert "a.yaml:1:1 error[wrong] this is wrong\n\na.yaml:2:1 error[wrong] this is wrong" == text


def test_problems_come_in_the_order_of_files_and_lines_each_once() -> None:
    problems = Problems([problem(3), problem(1), problem(3)])
    problems.add("other", Span("a.yaml", 2), WRONG, severity="warning")
    problems.add("other", Span("a.yaml", 4), WRONG)

    assert ["error", "warning", "error", "error"] == [one.severity for one in problems]
    assert [1, 2, 3, 4] == [one.span.line for one in problems]
    assert 4 == len(problems)


def test_only_errors_are_errors() -> None:
    problems = Problems([problem(1), problem(2, severity="warning")])

    assert [1] == [one.span.line for one in problems.errors]


def test_what_follows_from_an_error_in_the_same_place_is_not_reported() -> None:
    problems = Problems([problem(1, 5), problem(2, 5, severity="warning")])
    problems.follow([problem(1, 5, 9), problem(1, 6), problem(2, 5, 9)])

    assert [(1, 5, 1), (1, 6, 1), (2, 5, 1), (2, 5, 9)] == [one.span[1:] for one in problems]


def test_a_later_stage_may_tell_several_things_of_one_place() -> None:
    problems = Problems()
    other = Problem("other", Span("a.yaml"), WRONG)
    problems.follow([problem(), other])

    assert 2 == len(problems)


def test_what_stands_for_the_rest_of_a_file_says_what_to_do_and_how_grave_it_is() -> None:
    one, other = too_many("a.yaml", 3), too_many("a.yaml", 3, "warning")

    assert ("error", "warning") == (one.severity, other.severity)
    assert "Fix the problems listed, then run check again." == (one.hint or WRONG).en


def test_words_are_looked_up_by_language() -> None:
    assert ("这里不对", "this is wrong") == (WRONG["zh"], WRONG["en"])


def test_a_chinese_character_is_two_columns_wide_and_a_combining_mark_none() -> None:
    assert (4, 1, 2) == (width("前台"), width("e\u0301"), width("："))


def test_an_edit_counts_characters_of_the_text() -> None:
    assert (5, 6, ": ") == Edit(5, 6, ": ")
