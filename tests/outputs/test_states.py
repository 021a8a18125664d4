"""The state of a document is the same on its page, on paper and in the register."""

from datetime import date

import pytest

from generator.content.edition import InForce, Issue
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.outputs import registers
from generator.outputs.artifact import Page, Site
from generator.outputs.registers.register import register
from generator.outputs.sheets import control
from generator.outputs.site import artifacts
from tests.small import small_files

FILING = "office-clerk/procedures/filing.yaml"
DAY = date(2027, 1, 1)


def handbook(line: str, proposed: dict[str, InForce]) -> Handbook:
    files = dict(small_files())
    text = files[FILING].decode().replace("code: BG-P01\n", f"code: BG-P01\n{line}\n")
    made = load({**files, FILING: text.encode()}).handbook
    assert made is not None
    made.proposed = proposed
    return made


@pytest.mark.parametrize(
    ("line", "proposed", "shown", "across"),
    [
        ("", {}, "2026-12-01 起生效", ""),
        ("effective: 2027-02-01", {}, "2027-02-01 起生效", "not_in_force"),
        ("review: 2026-12-31", {}, "2026-12-01 起生效", "overdue"),
        ("state: draft", {}, "草稿", "draft"),
        ("state: under_review", {}, "复审中", "under_review"),
        ("state: under_review\neffective: 2027-02-01", {}, "复审中", "not_in_force"),
        ("", {"filing": InForce("1.0", "1.0")}, "待批准，现行版 1.0", "proposed"),
        ("", {"filing": InForce("", "")}, "待批准，尚无现行版", "proposed"),
        ("retired: 2026-12-20\nreplaced_by: welcome", {}, "2026-12-20 起停用，改用“迎接客人”",
         "retired"),
    ],
)  # fmt: skip
def test_the_state_is_the_same_everywhere(
    line: str, proposed: dict[str, InForce], shown: str, across: str
) -> None:
    made = handbook(line, proposed)
    [row] = [one for one in register(made) if one.id == "filing"]
    pages = {one.path: one for one in artifacts(Site({"zh": made})) if isinstance(one, Page)}
    page = pages["procedures/filing.html"].render().html

    assert shown == row.state
    assert f"<dd>{shown}" in page
    assert across == control.state(made, made.procedures[-1], "procedure", DAY)


def marks(line: str) -> dict[str, int]:
    """How many marks of a change each page has."""
    site = Site({"zh": handbook(line, {})})
    pages = [one for one in (*artifacts(site), *registers.artifacts(site)) if isinstance(one, Page)]
    return {one.path: found for one in pages if (found := one.render().html.count("<hb-changed"))}


RECORD = 'version: "1.1"\nrevisions:\n  - {version: "1.1", date: 2026-12-20, text: 改了。}'


def test_a_revised_document_is_marked_on_its_page_and_wherever_it_is_listed() -> None:
    listing = {"procedures/filing.html", "procedures/index.html", "register.html",
               "roles/office-clerk/index.html"}  # fmt: skip

    assert listing == marks(RECORD).keys()
    assert {} == marks(f"{RECORD}\nretired: 2027-01-01")
    assert {} == marks("")


def test_the_company_may_do_without_these_marks() -> None:
    made = handbook(RECORD, {})
    made.settings = made.settings.model_copy(update={"changed_days": 0})
    page = next(one for one in artifacts(Site({"zh": made}))
                if isinstance(one, Page) and one.path == "procedures/filing.html")  # fmt: skip

    assert "<hb-changed" not in page.render().html


def test_the_whole_handbook_bears_the_version_of_its_last_release() -> None:
    made = handbook("", {})
    assert ("1.0", "2026-12-01") == issue_of(made)
    made.issue = Issue("2.0", DAY)
    assert ("2.0", "2027-01-01") == issue_of(made)


def issue_of(made: Handbook) -> tuple[str, str]:
    about = control.control(made)
    return about["version"], about["effective"]
