"""Pictures and papers that are dropped on a form: what is taken, and under which name."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from generator.content import assets, ids
from generator.outputs.sheets.trial import is_readable, wrong_on_paper
from generator.problems.problem import Words

LONGEST = 80
"""Characters of a name; longer ones do not fit the paths of Windows."""
_UNFIT = re.compile(r"[^\w.()（）-]+")


class NotTaken(Exception):
    """A file that is not taken; `words` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


def taken(name: str, data: bytes, holds: str) -> str:
    """The name under which a dropped file is kept; `holds` is what the field takes."""
    kinds = {"picture": assets.PICTURES, "paper": assets.PAPERS}.get(holds, _LOGOS)
    good = fit_name(name)
    ending = assets.ending(good)
    if ending not in kinds:
        listed = "、".join(kinds)
        raise NotTaken(
            f"“{_shown(name)}”不是这里可以用的文件。可以用：{listed}。",
            f"“{_shown(name)}” cannot be used here. Use one of {', '.join(kinds)}.",
        )
    if len(data) > assets.LARGEST:
        raise NotTaken(
            f"“{_shown(name)}”太大。不超过 5 MB；照片请先缩小。",
            f"“{_shown(name)}” is too large: at most 5 MB. Make a photograph smaller first.",
        )
    is_raster = ending in assets.RASTERS
    if not assets.is_as_named(good, data) or (is_raster and not is_readable(data)):
        raise NotTaken(
            f"“{_shown(name)}”里面不是 {ending} 文件。请重新导出一次。",
            f"“{_shown(name)}” is no {ending} file inside. Export it once more.",
        )
    if ending == ".svg" and assets.is_active(data):
        raise NotTaken(
            f"“{_shown(name)}”里有会运行或从外面取来的内容。请另存为普通 SVG 或 PNG。",
            f"“{_shown(name)}” holds what could run or is fetched. Save it as plain SVG or PNG.",
        )
    if holds == "logo" and (why := wrong_on_paper(data)):
        raise NotTaken(f"“{_shown(name)}”用不了：{why.zh}。", f"“{_shown(name)}”: {why.en}.")
    return good


_LOGOS = (".png", ".jpg", ".jpeg", ".svg")


def fit_name(name: str) -> str:
    """A dropped file's name without what leads elsewhere or what a system cannot have."""
    bare = re.split(r"[/\\]", name)[-1]
    ending = re.sub(r"[^a-z0-9.]", "", PurePosixPath(bare).suffix.lower())
    stem = _UNFIT.sub("-", bare[: len(bare) - len(PurePosixPath(bare).suffix)]).strip("-._")
    stem = stem[:LONGEST] or "file"
    if stem.split(".")[0].lower() in ids.RESERVED:
        stem = f"file-{stem}"
    return stem + ending


def free_name(name: str, there: Collection[str]) -> str:
    """The name, with a number where another file has it."""
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    known = {one.casefold() for one in there}
    number = 2
    while name.casefold() in known:
        name = f"{stem}-{number}{ending}"
        number += 1
    return name


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in name[:LONGEST])
