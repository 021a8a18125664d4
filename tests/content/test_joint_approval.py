"""Joint approval: in a procedure, all of those who must approve together do so."""

from generator.content.checks import check
from tests.small import changed, small_files

WELCOME = "front-desk/procedures/welcome.yaml"


def _codes(who: str) -> set[str]:
    """What the check says where some people approve what is approved by two together."""
    authority = small_files()["authority.yaml"].decode()
    welcome = small_files()[WELCOME].decode()
    loaded = changed(
        authority=authority.replace(
            "approve: office-clerk", "approve: [office-clerk, manager], jointly: true"
        ),
        **{
            WELCOME.removesuffix(".yaml").replace("/", "__"): welcome.replace(
                "do: 带客人去接待室", f"do: 批准礼品, who: {who}"
            )
        },
    )
    return {one.code for one in check(loaded)}


def test_one_of_those_who_approve_together_is_not_enough() -> None:
    assert "jointly-one-missing" in _codes("office-clerk")


def test_both_are() -> None:
    assert not _codes("[office-clerk, manager]") & {"jointly-one-missing", "beyond-matrix"}
