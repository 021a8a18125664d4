"""Lines of words: as wide as they may be, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.pictures.lettering import lines, width

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1)


@given(WORDS)
def test_no_line_is_wider_than_the_room(words: str) -> None:
    # Punctuation that may not begin a line hangs on the character before it.
    hang = 13 * max(0, len(words) - len(words.rstrip())) + 13 * 12
    for line in lines(words, 200, 13):
        assert width(line, 13) <= 200 + hang


@given(WORDS)
def test_words_that_fit_are_all_there(words: str) -> None:
    made = lines(words, 200, 13)

    assert "".join(words.split()) == "".join("".join(made).split())


def test_a_latin_word_is_not_broken() -> None:
    assert ["Merchandiser", "department"] == lines("Merchandiser department", 110, 13)


def test_a_word_is_not_broken_at_its_apostrophe() -> None:
    for room in range(90, 300, 10):
        made = lines("A visitor calls on their manager’s behalf", room, 13)
        assert [] == [line for line in made if line.startswith("s ") or line.endswith("’")], room


def test_a_word_wider_than_the_line_is_broken_after_all() -> None:
    made = lines("https://example.com/a/very/long/address", 100, 13)

    assert 1 < len(made)
    assert all(width(line, 13) <= 100 for line in made)


def test_punctuation_begins_no_line_and_a_bracket_ends_none() -> None:
    for words in ("一二三四五，六七八", "一二三四（五六七）八", "一二三四五。”六七八"):
        for line in lines(words, 65, 13):
            assert line[0] not in "，。”）"
            assert line[-1] not in "（"


def test_a_single_last_character_gets_company() -> None:
    assert ["一二三四五六七", "八九"] == lines("一二三四五六七八九", 104, 13)
