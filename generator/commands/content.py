"""What several commands need first: the content, loaded and checked, or its problems reported."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from generator.build.cache import Cache
from generator.build.records import Files, recalled
from generator.commands import outside
from generator.content import checks
from generator.content.load import Loaded, collector_paused
from generator.outputs.artifact import Site
from generator.outputs.changes.approvals import with_proposed
from generator.outputs.sheets.trial import wrong_on_paper
from generator.problems.problem import Language, Problem, Words
from generator.problems.render import render, visible
from generator.reading.files import files_in
from generator.reading.releases import releases_beside


def say(words: Words, language: Language) -> None:
    """One line for the person at the terminal; results go to standard output, this does not."""
    print("\n".join(map(visible, words[language].split("\n"))), file=sys.stderr)


def report_made(count: int, folder: Path, language: Language) -> None:
    """Say on standard output how many files were written, and where."""
    place = folder.absolute()
    print(Words(f"共 {count} 个文件：{place}", f"Files made: {count}, in {place}")[language])


def report_unwritable(error: OSError, language: Language) -> None:
    """Say which file could not be written, and why."""
    what, where = error.strerror, error.filename
    say(Words(f"写不了文件：{what}（{where}）。", f"Cannot write: {what} ({where})."), language)


def site_of(
    content: Path, language: Language, cache: Cache, files: Files | None = None
) -> Site | None:
    """The site of a content folder, whose files may have been read before; None when the content
    has problems, which are then reported."""
    with collector_paused():
        loaded = recalled(files_in(content) if files is None else files, cache)
        errors = [*checks.errors_in(loaded), *outside.problems(content, loaded)]
        gc.freeze()  # it stays until the command ends: nothing in it need ever be looked at again
        gc.set_threshold(20_000, 50, 100)  # pages leave little behind that is worth looking for
    if errors or loaded.handbook is None:
        print(failure(loaded, errors, language, content), file=sys.stderr)
        return None
    name = loaded.handbook.settings.logo
    logo = logo_of(content, name)
    if name and not logo:
        say(
            Words(
                f"没有使用标志 {name}：{content} 里没有这个文件，或者它不是 png、jpg、svg 图片。",
                f"The logo {name} is left out: no png, jpg or svg of that name is in {content}.",
            ),
            language,
        )
    return with_proposed(Site(loaded.editions, logo, releases_beside(content)))


def logo_of(content: Path, name: str) -> bytes:
    """The company's logo, if it is a picture inside the content folder, not a link out of it."""
    data = outside.logo_bytes(content, name)
    return data if data and wrong_on_paper(data) is None else b""


def failure(loaded: Loaded, errors: list[Problem], language: Language, content: Path) -> str:
    """All problems as one text, with what became of the build."""
    return (
        render(errors, loaded.lines, language, content)
        + "\n\n"
        + Words(
            f"{len(errors)} 个问题。改好以前，网站保持原样。",
            f"{len(errors)} problems. Until they are corrected, the site stays as it was.",
        )[language]
    )
