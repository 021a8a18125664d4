"""The list of outputs, and what content may say of it."""

from typing import get_args

from generator.content.records import Settings
from generator.content.walk import marks
from generator.outputs.registry import OUTPUTS, PREVIEWED


def test_the_settings_name_each_output_that_may_be_left_out() -> None:
    allowed = {
        name
        for one in marks(Settings.model_fields["leave_out"].annotation)
        for name in get_args(one)
        if isinstance(name, str)
    }

    assert {name for name, one in OUTPUTS.items() if one.may_be_left_out} == allowed


def test_a_preview_makes_all_but_paper_and_what_is_kept_offline() -> None:
    assert {"paper", "offline"} == OUTPUTS.keys() - PREVIEWED
