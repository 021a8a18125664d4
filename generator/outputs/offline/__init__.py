"""The handbook without a network: a manifest and a service worker. Pages of roles say what to keep.

The worker is made last, because its version is the digest of everything else. Pages register it
over https alone (`site/assets/offline.mjs`); from disk there is nothing to keep.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from markupsafe import escape

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Site, key_of, ready

SEARCH = "assets/search/"
MOST_SHARDS = 40
"""Files of what is searched; one has some 100 kB."""

NAME = "offline"
"""As `leave_out` of handbook.yaml calls it."""


def artifacts(site: Site) -> Iterator[Artifact]:
    yield ready(addresses.WEB_MANIFEST, _json(_manifest(site.base)))


def worker(site: Site, made: Iterable[Artifact]) -> Artifact:
    """The service worker of a build, which is made of these files; one that takes its leave, if
    the handbook is not to be kept any more."""
    if NAME in site.base.settings.leave_out:
        return ready(addresses.WORKER, _script("farewell.js"))
    all_ = sorted((one.path, one.key) for one in made)
    build = {
        "version": key_of(all_)[:16],
        "core": _core(site, [path for path, _ in all_]),
        "search": {
            addresses.prefix(one): _search(one.language, [path for path, _ in all_])
            for one in site.editions.values()
        },
        "missing": _missing(site),
    }
    return ready(addresses.WORKER, b"const BUILD = " + _json(build) + _script("worker.js"))


def _core(site: Site, paths: Sequence[str]) -> list[str]:
    """What every page needs, and the home page of each language; indexes of search are large."""
    assets = (
        path for path in paths
        if path.startswith("assets/") and path.endswith((".css", ".js", ".svg"))
        and not path.startswith(SEARCH)
    )  # fmt: skip
    homes = (addresses.prefix(one) + addresses.HOME for one in site.editions.values())
    return [*homes, *assets]


def _search(language: str, paths: Sequence[str]) -> list[str]:
    """What is searched in a language, unless there is too much of it for a phone."""
    folder = f"{SEARCH}{language}/"
    shards = [path for path in paths if path.startswith(folder)]
    index = [path for path in paths if path == f"{SEARCH}index-{language}.js"]
    return [f"{SEARCH}engine.js", *index, *shards] if len(shards) <= MOST_SHARDS else []


def _manifest(handbook: Handbook) -> dict[str, object]:
    colours = handbook.settings.colours
    return {
        "name": handbook.plain(handbook.settings.title),
        "short_name": handbook.plain(handbook.settings.title),
        "description": handbook.plain(handbook.settings.company),
        "lang": handbook.language,
        "start_url": addresses.HOME,
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": colours.main if colours else "#1f5f5b",
        "icons": [
            {"src": "assets/handbook/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }


def _missing(site: Site) -> str:
    """The page in the place of one that is not kept, in all languages."""
    said = "".join(
        f'<p lang="{one.language}">{escape(words(one.language)["offline"]["missing"])}</p>'
        for one in site.editions.values()
    )
    return (
        '<!doctype html><html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(site.base.plain(site.base.settings.title))}</title></head>"
        f"<body>{said}</body></html>"
    )


def _script(name: str) -> bytes:
    return files(__name__).joinpath("assets", name).read_bytes()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
