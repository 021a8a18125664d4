"""What a handbook has nothing of has no page, tile, section, sheet or line in a list."""

import json

from generator.content.handbook import Handbook
from generator.outputs import registers, sheets
from generator.outputs.artifact import Site
from generator.outputs.practice import day
from generator.outputs.registers.register import register
from generator.outputs.site import pages
from tests.small import small, small_site

EMPTY = "office-clerk"
"""A role without limits and without a plan for its first days."""


def without(*ids: str) -> Handbook:
    """The tiny handbook without some of the files that stand once."""
    base = small()
    files = {file: one for file, one in base.files_by_name.items() if one[0].id not in ids}
    return Handbook(files, base.language, {file: f"{file:64}" for file in files}, (), base.assets)


def paths(handbook: Handbook) -> set[str]:
    site = Site({handbook.language: handbook})
    return {one.path for one in (*pages.pages_of(handbook), *registers.artifacts(site))}


def test_a_role_without_limits_or_plan_has_no_section_for_them() -> None:
    handbook = small()
    html = {role.id: pages.body_of(handbook, role).html for role in handbook.roles}
    for section in ("sec-authority", "sec-onboarding"):
        assert section not in html[EMPTY]
        assert section in html["front-desk"]
    assert "-onboarding.pdf" not in html[EMPTY]


def test_an_empty_plan_is_neither_printed_nor_listed() -> None:
    printed = {one.path for one in sheets.artifacts(small_site())}
    assert f"print/{EMPTY}-onboarding.pdf" not in printed
    assert "print/front-desk-onboarding.pdf" in printed
    listed = {row.id for row in register(small())}
    assert "front-desk-onboarding" in listed
    assert f"{EMPTY}-onboarding" not in listed
    made = {role.id: json.dumps(day.day_of(small(), role)) for role in small().roles}
    assert "-onboarding.pdf" in made["front-desk"]
    assert "-onboarding.pdf" not in made[EMPTY]


def test_a_handbook_without_terms_topics_or_sources_has_no_pages_for_them() -> None:
    names = {"glossary.html", "topics.html", "sources.html", "matrix.html", "registers/matrix.xlsx"}
    assert names <= paths(small())
    bare = without("glossary", "topics", "sources")
    assert not names & paths(bare)
    home = next(one for one in pages.pages_of(bare) if one.path == "index.html").render().html
    assert not [name for name in names if f'href="{name}"' in home]


def test_a_kind_without_documents_has_no_list() -> None:
    ids = [one.id for one in small().scripts]
    assert "scripts/index.html" in paths(small())
    assert "scripts/index.html" not in paths(without(*ids))
