"""The page of changes and its feeds agree with what `diff` finds between the releases."""

import re
import xml.etree.ElementTree as xml
from datetime import date

from generator.content.load import load
from generator.outputs import changes
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.changes.snapshot import snapshot, to_json
from generator.reading.releases import Released
from tests.outputs.test_changes import CLERK_EN, FRONT, WELCOME, files
from tests.small import small_loaded, small_site

ATOM = "{http://www.w3.org/2005/Atom}"
EDITS = {
    FRONT: {"不超过三分钟": "不超过五分钟"},
    WELCOME: {"起身问好": "起身，<b>问好"},
    CLERK_EN: {"Once a week.": "Every week."},
}


def made() -> dict[str, str]:
    new = load(files(EDITS))
    releases = (
        Released(to_json(snapshot(small_loaded().editions, "1.0", date(2026, 12, 1)))),
        Released(to_json(snapshot(new.editions, "1.1", date(2027, 1, 2)))),
    )
    parts = list(changes.artifacts(Site(new.editions, releases=releases)))
    pages = {one.path: one.render().html for one in parts if isinstance(one, Page)}
    return pages | {one.path: one.make().decode() for one in parts if isinstance(one, Artifact)}


MADE = made()


def test_the_page_shows_each_change_once_with_its_words_marked() -> None:
    html = MADE["changes.html"]

    assert ["front-desk/measures-waiting", "welcome/greet"] == re.findall(r'data-id="(.*?)"', html)
    assert "不超过<del>三</del><ins>五</ins>分钟" in html
    assert 'href="roles/front-desk/index.html' in html
    assert "<b>" not in html


def test_the_english_page_shows_what_its_readers_read() -> None:
    html = MADE["en/changes.html"]

    assert "office-clerk/file" in html
    assert "<del>Once a</del><ins>Every</ins> week." in html


def test_a_feed_has_an_entry_for_each_release_that_concerns_the_role() -> None:
    def entries(path: str) -> list[str]:
        return [str(one.findtext(f"{ATOM}title")) for one in
                xml.fromstring(MADE[path]).iter(f"{ATOM}entry")]  # fmt: skip

    assert ["1.1"] == entries("changes.xml") == entries("changes/front-desk.xml")
    assert [] == entries("changes/office-clerk.xml")
    assert ["1.1"] == entries("en/changes/office-clerk.xml")


def test_links_of_a_feed_are_relative_and_lead_to_the_release() -> None:
    hrefs = [str(one.get("href")) for one in
             xml.fromstring(MADE["changes/front-desk.xml"]).iter(f"{ATOM}link")]  # fmt: skip

    assert ["../changes.html", "../changes.html#release-1-1"] == hrefs
    assert 'id="release-1-1"' in MADE["changes.html"]


def test_without_releases_there_is_no_page() -> None:
    assert [] == list(changes.artifacts(small_site()))


def test_the_archive_keeps_what_changed_as_it_was_with_a_mark() -> None:
    former = MADE["archive/1-0/front-desk.html"]

    assert "已作废：2027-01-02 起由 1.1 替代。" in former
    assert "不超过三分钟" in former
    assert "不超过五分钟" not in former
    assert 'href="../../roles/front-desk/index.html"' in former
    assert "archive/1-0/filing.html" not in MADE


def test_the_archive_lists_all_releases_and_is_linked_from_the_changes() -> None:
    listed = MADE["archive/index.html"]

    assert ["1.1 · 2027-01-02", "1.0 · 2026-12-01"] == re.findall(r"<h2 .*?>(.*?)</h2>", listed)
    assert 'href="1-0/front-desk.html"' in listed
    assert 'href="archive/index.html"' in MADE["changes.html"]
    assert 'href="archive/1-0/front-desk.html"' in MADE["changes.html"]
