"""The files of words agree, and a section takes no word that is not meant for it."""

import pytest

from generator.locale import COMPLETE, OF_A_ROLE, SHARED, keys, languages, read, words


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_words(language: str) -> None:
    assert set(keys(read(COMPLETE))) == set(keys(read(language)))


@pytest.mark.parametrize("section", SHARED)
def test_shared_words_exist(section: str) -> None:
    own = read(COMPLETE)

    assert set() == set(SHARED[section]) - own["term"].keys()
    assert set() == set(SHARED[section]) & own[section].keys()


@pytest.mark.parametrize("section", sorted(read(COMPLETE).keys() - {"term"}))
def test_a_section_repeats_no_shared_word(section: str) -> None:
    same = [
        {name for name, word in read(language)[section].items()
         if word == read(language)["term"].get(name)}
        for language in languages()
    ]  # fmt: skip

    assert set() == set.intersection(*same)


def test_a_section_has_its_own_words_and_those_that_it_shares() -> None:
    assert "Date" == words("en")["form"]["date"]
    assert "date" not in words("en")["quiz"]
    assert words("en")["term"]["career_path"] == words("en")["paper"]["career_path"]
    assert {"paper", "role"} == OF_A_ROLE
