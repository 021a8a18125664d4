"""What a phone keeps of the handbook, and by which version."""

import json
import re
from typing import Any

from generator.outputs import offline, registry
from generator.outputs.artifact import Page, Site, ready
from tests.small import changed, small_files, small_site


def test_every_file_to_keep_is_made() -> None:
    files = list(registry.artifacts(small_site()))
    made = {one.path for one in files} | {"404.html"}
    pages = {one.path: one.render().html for one in files if isinstance(one, Page)}
    kept = {
        path: found[1].split()
        for path, html in pages.items()
        if (found := re.search(r'<hb-mine [^>]*data-kept="([^"]*)"', html))
    }

    assert {"roles/front-desk/index.html", "en/roles/office-clerk/index.html"} <= kept.keys()
    for page, paths in kept.items():
        assert page == paths[0]
        assert [] == [path for path in paths if path not in made]
    build = build_of(small_site())
    assert [] == [path for path in [*build["core"], *build["search"][""]] if path not in made]
    assert "assets/search/zh/pages-0.js" in build["search"][""]


def build_of(site: Site, *more: str) -> dict[str, Any]:
    """What the worker of a build knows of it."""
    made = [one for one in registry.artifacts(site) if not isinstance(one, Page)]
    script = offline.worker(site, [*made, *(ready(path, b"") for path in more)]).make().decode()
    found: dict[str, Any] = json.loads(re.findall(r"const BUILD = (.*)", script)[0])
    return found


def test_the_version_is_that_of_all_files() -> None:
    assert build_of(small_site()) == build_of(small_site())
    assert build_of(small_site())["version"] != build_of(small_site(), "new.html")["version"]


def test_a_handbook_that_is_not_to_be_kept_takes_its_leave() -> None:
    text = small_files()["handbook.yaml"].decode() + "\nleave_out: offline\n"
    site = Site(changed(handbook=text).editions)

    worker = offline.worker(site, []).make().decode()
    assert "unregister" in worker
    files = list(registry.artifacts(site))
    (page,) = [one for one in files if one.path == "roles/front-desk/index.html"]
    assert isinstance(page, Page)
    assert "data-kept" not in page.render().html
    assert not [one for one in files if one.path.endswith(".webmanifest")]
