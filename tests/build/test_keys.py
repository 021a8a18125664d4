"""What has the same key as before is the same, byte for byte: so a build that makes only the rest
gives the site that a cold one would."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from generator.content.load import load
from generator.outputs import registry
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.changes.approvals import with_proposed
from generator.outputs.remembered import forget
from tests.small import small_files

ROLE, TRANSLATION = "front-desk/role.yaml", "front-desk/role.en.yaml"
DUTY, DUTY_EN = "接待客人", "Receive visitors"
MADE_HERE = frozenset(registry.OUTPUTS) - {"paper"}
"""The key of a sheet is a hash of all that the sheet says."""

Files = Mapping[str, bytes]


def edited(path: str, edit: Callable[[str], str]) -> dict[str, bytes]:
    files = small_files()
    text = edit(files[path].decode())
    assert text.encode() != files[path], "nothing was edited"
    return {**files, path: text.encode()}


def without(path: str) -> dict[str, bytes]:
    return {name: data for name, data in small_files().items() if name != path}


EDITS: dict[str, Callable[[], Files]] = {
    "a title in the original": lambda: edited(ROLE, lambda t: t.replace(DUTY, "招呼客人")),
    "a title in the translation": lambda: edited(
        TRANSLATION, lambda t: t.replace(DUTY_EN, "Greet visitors")
    ),
    "a comment": lambda: edited(ROLE, lambda t: f"# 改过\n{t}"),
    "no translation any more": lambda: without(TRANSLATION),
    "a role that decides": lambda: edited(
        "office-clerk/role.yaml", lambda t: t.replace("title: ", "title: 新", 1)
    ),
    "a paper": lambda: edited("papers.yaml", lambda t: t.replace("title: ", "title: 新", 1)),
    "a document out of use": lambda: edited(
        "office-clerk/procedures/filing.yaml", lambda t: f"{t.rstrip()}\nretired: 2026-01-01\n"
    ),
}


PROSE = ("title", "text", "do", "purpose", "say", "name", "aliases")
FIELDS = {
    **dict.fromkeys(PROSE, r"改\g<2>"),
    "effective": "2020-02-02", "version": "9.9", "when": "weekly", "code": "ZZ",
}  # fmt: skip
"""Fields and what may stand there instead."""


def every_edit() -> Iterator[tuple[str, Files]]:
    """The first value of each of these fields in each file changed, and all of them at once."""
    for path, data in small_files().items():
        text = data.decode("utf-8", "replace")
        for field, value in FIELDS.items() if path.endswith(".yaml") else ():
            held = re.compile(rf"(?m)(\b{field}: )([^\s\[{{\"'>|][^,}}\n]*)")
            for most in (1, 0):
                new = held.sub(rf"\g<1>{value}", text, count=most)
                if new != text:
                    yield f"{path} {field} {most}", {**small_files(), path: new.encode()}


def made_of(files: Files) -> dict[str, Artifact | Page]:
    loaded = load(dict(files))
    assert loaded.handbook is not None, "the edit is not sound"
    site = with_proposed(Site(loaded.editions))
    forget()
    return {one.path: one for one in registry.artifacts(site, MADE_HERE)}


@cache
def before() -> dict[str, tuple[str, object]]:
    return {path: (one.key, bytes_of(one)) for path, one in made_of(small_files()).items()}


def bytes_of(one: Artifact | Page) -> object:
    return one.render() if isinstance(one, Page) else one.make()


def kept_but_other(after: Mapping[str, Artifact | Page]) -> list[str]:
    """The paths of what has its key still, and other bytes."""
    known = before()
    kept = [path for path, one in after.items() if known.get(path, ("",))[0] == one.key]
    assert kept, "all would be made again"
    return [path for path in kept if bytes_of(after[path]) != known[path][1]]


@pytest.mark.parametrize("edit", EDITS)
def test_what_keeps_its_key_keeps_its_bytes(edit: str) -> None:
    assert [] == kept_but_other(made_of(EDITS[edit]()))


@pytest.mark.slow
def test_what_keeps_its_key_keeps_its_bytes_whatever_is_edited() -> None:
    tried = 0
    for edit, files in every_edit():
        if load(dict(files)).handbook:
            assert [] == kept_but_other(made_of(files)), edit
            tried += 1

    assert tried > 100


def test_an_edit_of_the_original_leaves_the_translation_of_other_documents() -> None:
    known = before()
    after = made_of(EDITS["a title in the original"]())
    english = {path for path, one in after.items()
               if path.startswith("en/") and one.key != known[path][0]}  # fmt: skip

    assert "en/roles/front-desk/index.html" in english  # it names the digest of the original
    shown = {
        path for path in english if path.startswith(("en/procedures/", "en/roles/", "en/forms/"))
    }
    assert {"en/roles/front-desk/index.html"} == shown
    assert "en/glossary.html" not in english


def test_a_comment_makes_nothing_again_but_what_names_the_file() -> None:
    known = before()
    after = made_of(EDITS["a comment"]())
    changed = {path for path, one in after.items() if one.key != known[path][0]}

    assert {"roles/front-desk/index.html", "receipts.html"} <= changed
    assert "quizzes/front-desk.html" not in changed
    assert "glossary.html" not in changed
