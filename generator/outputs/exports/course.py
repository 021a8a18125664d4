"""A course for each role (SCORM 1.2): what to read, then the quiz, then the conversations.

Each document is a part of its own that is completed by the receipt at its end, each conversation
one that is completed by a whole rehearsal; the quiz reports as the package of the quiz alone does.
Nothing is reported that did not happen, and no result is lowered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.content.handbook import Handbook
from generator.content.records import Document, Role, Script
from generator.locale import words
from generator.outputs import addresses, practice, scripts
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.exports import scorm
from generator.outputs.exports.archive import packed
from generator.outputs.exports.bank import Bank
from generator.outputs.exports.packaged import packaged
from generator.outputs.practice.asked import script_of
from generator.outputs.practice.receipts import digest_of, expected_of
from generator.outputs.site import icons, theme
from generator.outputs.site.pages import body_of

ENDING = "-course.zip"
COMMON = ("course.css", "course.js")
STYLES = ("site/assets/handbook.css", "pictures/pictures.css", "practice/assets/practice.css")
"""The style sheets that pages have on the site, too, after those of the theme."""

_GROUP = Markup("""\
      <item identifier="{id}">
        <title>{title}</title>
{items}
      </item>""")

_ITEM = Markup("""\
        <item identifier="{id}" identifierref="{id}-page">
          <title>{title}</title>{mastery}
        </item>""")

_RESOURCE = Markup("""\
    <resource identifier="{id}-page" type="webcontent" adlcp:scormtype="sco" href="{href}">
{files}
    </resource>""")

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="course.css">
<script src="course.js" defer></script>
</head>
<body class="hb-course" dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom"
  data-md-color-accent="custom">
<main class="md-typeset">
<p class="hb-note" data-reported="{reported}" data-alone="{alone}"></p>
{body}
{end}
</main>
</body>
</html>
""")

_SIGNING = Markup("""\
<hb-signing class="hb-reading" data-id="{id}" data-title="{title}" data-version="{version}"
  data-digest="{digest}" data-questions="{questions}" data-words="{words}"></hb-signing>""")

_STYLE = """
.hb-course > main { margin: 0 auto; max-width: 42rem; padding: 0.8rem; }
"""


class Part(NamedTuple):
    """A part of the course that a learning system opens: its id, title, and files by name."""

    id: str
    title: str
    files: dict[str, bytes]
    """The first one is its page."""
    pass_mark: int | None = None


def artifacts(handbook: Handbook, only: str, at_most: Any, when: int) -> Iterator[Artifact]:
    """The course of each role, or of one; `at_most` gives the questions of its quiz."""
    for role in handbook.roles:
        if only in ("", role.id):
            path = f"{addresses.prefix(handbook)}{role.id}{ENDING}"
            bank = Bank(handbook, role.id, at_most(role.id), when)
            key = key_of("course", role.id, bank.ids, handbook.digest)
            yield Artifact(path, partial(export, bank), key, heavy=True)


def export(bank: Bank) -> bytes:
    """The package of a role's course."""
    handbook, named = bank.handbook, words(bank.handbook.language)["course"]
    role = handbook.records[bank.quiz]
    assert isinstance(role, Role)
    groups = {
        named["read"]: [_reading(handbook, id) for id in expected_of(handbook)[role.id]],
        named["quiz"]: [_quiz(bank)] if bank.questions else [],
        named["practice"]: [_practice(handbook, one) for one in handbook.scripts_of(role)],
    }
    parts = [part for group in groups.values() for part in group]
    contents = {name: data for part in parts for name, data in part.files.items()}
    return packed({
        "imsmanifest.xml": _manifest(bank, role, groups).encode(),
        **contents,
        "course.css": _style(),
        "course.js": practice.said(handbook.language, "rehearsal") + scripts.script(
            "practice/assets/course.mjs", {"shared.mjs": "reported.mjs"}
        ),
    })  # fmt: skip


# -- the parts


def _reading(handbook: Handbook, id: str) -> Part:
    """A document with the questions and the receipt at its end."""
    document = handbook.records[id]
    assert isinstance(document, Document)
    named = words(handbook.language)
    questions = f"questions-{id}.js"
    end = _SIGNING.format(
        id=id,
        title=handbook.title(id),
        version=document.version or handbook.settings.document.version,
        digest=digest_of(handbook, id),
        questions=questions,
        words=json.dumps(
            named["receipt"]["page"] | {"declaration": named["course"]["declaration"]},
            ensure_ascii=False,
        ),
    )
    files = _page(handbook, document, f"read-{id}", named["course"]["reading"], end)
    return Part(f"read-{id}", handbook.title(id), files | {questions: script_of(handbook, id)})


def _practice(handbook: Handbook, script: Script) -> Part:
    """A script that can be rehearsed."""
    note = words(handbook.language)["course"]["rehearsal"]
    files = _page(handbook, script, f"practice-{script.id}", note)
    return Part(f"practice-{script.id}", handbook.title(script.id), files)


def _quiz(bank: Bank) -> Part:
    files = scorm.player_files(bank)
    page = {"quiz.html": files.pop("index.html")}
    return Part("quiz", bank.title, page | files, bank.pass_mark)


def _page(
    handbook: Handbook, document: Document, name: str, note: str, end: str = ""
) -> dict[str, bytes]:
    """A document's page and its pictures."""
    body, pictures = packaged(icons.inlined(body_of(handbook, document).html))
    html = _PAGE.format(
        language=words(handbook.language)["writing"]["tag"],
        title=handbook.title(document.id),
        reported=note,
        alone=words(handbook.language)["course"]["alone"],
        body=_renamed(body, name, pictures),
        end=Markup(end),
    )
    here = addresses.page_of(handbook, document.id) or ""
    shown = {f"{name}-{new}": _asset(handbook, here, old) for old, new in pictures.items()}
    return {f"{name}.html": html.encode(), **shown}


def _renamed(body: Markup, name: str, pictures: dict[str, str]) -> Markup:
    """The body with pictures of its own: two documents may show some."""
    for new in pictures.values():
        body = Markup(str(body).replace(f'src="{new}"', f'src="{name}-{new}"'))
    return body


def _asset(handbook: Handbook, page: str, address: str) -> bytes:
    """The bytes of a picture, by its address on a page."""
    named = {
        addresses.relative(addresses.asset(path), page): data
        for path, data in handbook.assets.items()
    }
    return named[address]


# -- the package


def _manifest(bank: Bank, role: Role, groups: dict[str, list[Part]]) -> str:
    given = [(title, parts) for title, parts in groups.items() if parts]
    items = [
        _GROUP.format(id=f"group-{n}", title=title, items=Markup("\n").join(map(_item, parts)))
        for n, (title, parts) in enumerate(given, 1)
    ]
    parts = [part for _, parts in given for part in parts]
    id = f"handbook-{role.id}-course-{bank.handbook.language}"
    title = words(bank.handbook.language)["course"]["title"].format(bank.handbook.title(role.id))
    return scorm.manifest(id, title, items, map(_resource, parts))


def _item(part: Part) -> Markup:
    mastery = Markup("")
    if part.pass_mark is not None:
        mastery = Markup(
            "\n          <adlcp:masteryscore>{}</adlcp:masteryscore>"
        ).format(part.pass_mark)  # fmt: skip
    return _ITEM.format(id=part.id, title=part.title, mastery=mastery)


def _resource(part: Part) -> Markup:
    names = [*part.files, *(COMMON if part.pass_mark is None else ())]
    return _RESOURCE.format(id=part.id, href=names[0], files=scorm.file_list(names))


def _style() -> bytes:
    ours = (files("generator.outputs").joinpath(name).read_bytes() for name in STYLES)
    return b"\n".join([theme.style(), *ours, _STYLE.encode()])
