"""The names that the diagnosis knows are those of the declared fields."""

from generator.content.naming import naming, of_docstring
from generator.content.vocabulary import VOCABULARY, meant, models


def test_the_names_of_all_fields_are_known() -> None:
    named = {info.alias or name for kind in models() for name, info in kind.model_fields.items()}

    assert named == VOCABULARY.fields
    assert named == {key for keys in VOCABULARY.chinese.values() for key in keys}


def test_every_field_has_its_names_and_its_help_in_both_languages() -> None:
    silent = [
        f"{kind.__name__}.{name}"
        for kind in models()
        for name, info in kind.model_fields.items()
        if not all(naming(info))
    ]

    assert [] == silent


def test_lists_of_ids_and_short_names_are_told_from_texts() -> None:
    assert {"source", "aliases", "topics", "follows", "languages"} <= VOCABULARY.lists
    # Text elsewhere, so that a comma may well belong there:
    assert VOCABULARY.lists.isdisjoint({"to", "check", "say", "records", "steps", "text"})


def test_mappings_are_fields_that_hold_one_record_everywhere() -> None:
    assert {"authority", "document", "onboarding", "table", "keep"} - VOCABULARY.mappings == {
        "keep"  # of an outside paper, it is a text
    }


def test_a_docstring_holds_names_and_help() -> None:
    lines = ("分机、内线：四位数，例如", "8012。", "Extension: the four", "digits inside.")
    found = of_docstring("\n    ".join(lines))

    assert ("分机", "内线") == found.names
    assert "Extension" == found.name
    assert "分机、内线：四位数，例如 8012。\nExtension: the four digits inside." == found.help


def test_the_usual_name_of_a_field_comes_before_a_second_one() -> None:
    assert "basis" == VOCABULARY.chinese["依据"][0]
    guess = meant("原因", ("title", "reason", "why"))

    assert guess
    assert "reason" == guess.word
