"""Which text a translation was made from, so that it is seen when the original has changed.

`translated.en.yaml` in a folder keeps for each translated item a digest of the original and one of
the translation, a line a file. A program writes it (`handbook translate`); people
change only the texts. While only the original differs from what was kept, the translation may be
out of date. Once the translation was changed too, somebody has looked at it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from generator.content.handbook import Handbook
from generator.content.overlay import Overlay, Stamp, Stamped
from generator.content.types import Keyed, Record
from generator.content.walk import Place, texts_in
from generator.reading.document import Path

NAME = re.compile(r"((?:[^/]+/)?)translated\.(zh|en)\.yaml")
_LINE = re.compile(r"([\w./-]+): (.+)")
_HEAD = "# 译文依据的原文：由 handbook translate 写，不用手改。Written by `handbook translate`.\n"


Stamps = Mapping[str, Mapping[str, Stamp]]
"""By file, and by the ids that lead to a record in it."""


def language_of(path: str) -> str | None:
    """The language whose stamps a file holds; None for any other file."""
    found = NAME.fullmatch(path)
    return found[2] if found else None


def path_of(file: str, language: str) -> str:
    """The file that holds the stamps of another: that of its role's folder."""
    folder = f"{file.partition('/')[0]}/" if "/" in file else ""
    return f"{folder}translated.{language}.yaml"


def parsed(path: str, data: bytes) -> dict[str, dict[str, Stamp]]:
    """The stamps in a file; other lines, such as those of a merge conflict, are left out."""
    folder = path[: path.rfind("/") + 1]
    out: dict[str, dict[str, Stamp]] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        if found := _LINE.fullmatch(line):
            pairs = (one.rpartition("=") for one in found[2].split())
            out[folder + found[1]] = {
                key: Stamp(digests[:6], digests[6:]) for key, _, digests in pairs if key
            }
    return out


def written(stamps: Stamps, language: str) -> dict[str, bytes]:
    """The files of some stamps."""
    lines: dict[str, list[str]] = {}
    for file, of in sorted(stamps.items()):
        path = path_of(file, language)
        pairs = " ".join(f"{key}={a}{b}" for key, (a, b) in sorted(of.items()))
        lines.setdefault(path, []).append(f"{file[path.rfind('/') + 1 :]}: {pairs}\n")
    return {path: (_HEAD + "".join(of)).encode() for path, of in lines.items()}


def stamps_of(base: Handbook, other: Handbook) -> dict[str, dict[str, Stamp]]:
    """The stamps of an edition as it is now."""
    out: dict[str, dict[str, Stamp]] = {}
    for file, (_, record) in base.files_by_name.items():
        if record is not other.files_by_name[file][1]:
            out[file] = {key: stamp for key, _, stamp in stamped(base, other, file)}
    return out


def stamped(base: Handbook, other: Handbook, file: str) -> Iterator[Stamped]:
    """The translated items of a file: the way to each, its place, and its stamp as it is now."""
    placed = base.placed_in(file)
    named = {place.path: one.id for place, one in placed if isinstance(one, Keyed)}
    for (place, one), (_, there) in zip(placed, other.placed_in(file), strict=True):
        if one is there:
            continue
        here, translated = _texts(one), _texts(there)
        changed = [path for path in here if here[path] != translated.get(path)]
        if changed:
            stamp = Stamp(_digest(here[p] for p in changed), _digest(map(translated.get, changed)))
            yield Stamped(_key(place.path, named), place, stamp)


def _texts(record: Record) -> dict[Path, str]:
    """What is translated of a record; other words for it are no translation of its own."""
    return {path: text for path, text in texts_in(record) if path[0] != "aliases"}


def _digest(texts: Iterable[str | None]) -> str:
    return hashlib.sha256("\0".join(text or "" for text in texts).encode()).hexdigest()[:6]


def _key(path: Path, named: Mapping[Path, str]) -> str:
    """The way to a record by names and ids, without spaces."""
    parts = (named.get(path[: n + 1], str(part)) for n, part in enumerate(path))
    return "/".join(parts) or "."


def stale(
    base: Handbook, other: Handbook, kept: Stamps, overlays: Mapping[str, Overlay] = {}
) -> frozenset[Place]:
    """The items whose original has changed since they were translated."""
    return frozenset(
        place
        for file in kept.keys() & base.files_by_name.keys()
        for key, place, now in _now(base, other, file, overlays.get(file))
        if (then := kept[file].get(key)) and _is_stale(then, now)
    )


def _now(base: Handbook, other: Handbook, file: str, overlay: Overlay | None) -> list[Stamped]:
    """The items of a file as they are now, computed once for each overlay."""
    if overlay is None:
        return list(stamped(base, other, file))
    if overlay.stamps is None:
        overlay.stamps = list(stamped(base, other, file))
    return overlay.stamps


def _is_stale(then: Stamp, now: Stamp) -> bool:
    return then.original != now.original and then.translation == now.translation


def renewed(
    kept: Stamps, now: Stamps, confirmed: Iterable[str] = ()
) -> dict[str, dict[str, Stamp]]:
    """The stamps to keep: of what is stale those that were kept, unless somebody confirmed it."""
    files = frozenset(confirmed)
    return {
        file: {
            key: then if (then := kept.get(file, {}).get(key)) and _is_stale(then, stamp)
            and file not in files else stamp
            for key, stamp in of.items()
        }
        for file, of in now.items()
    }  # fmt: skip
