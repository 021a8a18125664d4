"""Amounts that a text names agree with the figures of the authority matrix."""

import pytest

from generator.content.checks import check
from generator.content.load import load
from tests.small import small_files

REGISTER, WELCOME = "front-desk/forms/register.yaml", "front-desk/procedures/welcome.yaml"
STEP = "limits: gift-large, forms: register"


def found(title: str) -> list[tuple[str, str]]:
    """What is found when a register of gifts is signed by somebody of this title."""
    files = {**small_files()}
    for path, old, new in (
        (REGISTER, "title: 前台,", f"title: {title},"),
        (WELCOME, "do: 带客人去接待室", f"do: 带客人去接待室, {STEP}"),
    ):
        assert old in files[path].decode()
        files[path] = files[path].decode().replace(old, new, 1).encode()
    problems = check(load(files))
    return [(p.message.en, p.hint.en) for p in problems if p.hint and "amount-at" in p.code]


@pytest.mark.parametrize(
    "title", ["前台", "前台（100 元及以下）", "前台（0.01 万元）", "前台（5 天内）"]
)
def test_a_place_to_sign_may_name_the_amounts_of_its_matter(title: str) -> None:
    assert [] == found(title)


def test_another_amount_at_a_place_to_sign_is_reported_with_those_there_are() -> None:
    assert [
        (
            "in the authority matrix, no matter with this form has a line at 500 元",
            "There are lines at 100. Change this or authority.yaml.",
        )
    ] == found("前台（500 元及以下）")
