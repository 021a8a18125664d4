"""The page on which a supervisor puts receipts together, on the device alone."""

from __future__ import annotations

import json
from functools import partial

from markupsafe import Markup

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Content, Page, key_of
from generator.outputs.practice.receipts import expected_of, items_of

_BODY = Markup("""<p class="hb-lead">{lead}</p>
<p>{declaration}</p>
<link rel="stylesheet" href="{style}">
<hb-register data-words="{words}" data-items="{items}" data-expected="{expected}"><p>{without}</p></hb-register>
<script src="{base}" defer></script>
<script src="{script}" defer></script>
""")  # noqa: E501 - HTML


def page(handbook: Handbook) -> Page:
    prefix = addresses.prefix(handbook)
    path = prefix + addresses.RECEIPTS
    w = words(handbook.language)["receipt"]["register"]
    return Page(
        path=path,
        language=handbook.language,
        title=w["title"],
        render=partial(_render, handbook),
        key=key_of(path, handbook.digest, handbook.file_digests),
        above=prefix + addresses.FIND,
        description=w["lead"],
    )


def _render(handbook: Handbook) -> Content:
    path = addresses.prefix(handbook) + addresses.RECEIPTS
    w = words(handbook.language)["receipt"]["register"]
    items = {id: item._asdict() for id, item in items_of(handbook).items()}
    return Content(
        _BODY.format(
            lead=w["lead"], declaration=w["declaration"], without=w["without"],
            style=addresses.relative("assets/practice/practice.css", path),
            base=addresses.relative("assets/practice/base.js", path),
            script=addresses.relative("assets/practice/register.js", path),
            words=_json(w), items=_json(items), expected=_json(expected_of(handbook)),
        )
    )  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
