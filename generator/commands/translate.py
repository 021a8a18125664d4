"""`handbook translate`: keeps what each translation was made from, and lists what is stale."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import journal
from generator.commands.content import say
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.content.stamps import parsed, path_of, renewed, stamps_of, written
from generator.problems.problem import Language, Words
from generator.reading.files import files_in

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--confirm", nargs="+", metavar="FILE", default=[],
        help="这些文件的译文看过，不用改 · translations of these files are right as they are",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the stamps, and say which translations may be out of date."""
    language: Language = options.language
    loaded = load(files_in(options.content))
    if loaded.handbook is None or loaded.broken:
        say(Words("内容里有问题，请先用 handbook check 检查。",
                  "The content has problems; see `handbook check`."), language)  # fmt: skip
        return PROBLEMS
    confirmed = {file_named(loaded.handbook, name) for name in options.confirm}
    if None in confirmed:
        say(
            Words(
                "--confirm 后面写内容文件，例如 front-desk/role.yaml。",
                "Name files of the content, such as front-desk/role.yaml.",
            ),
            language,
        )
        return USAGE
    _stamp(loaded, options.content, {file for file in confirmed if file})
    for file in _stale(load(files_in(options.content))):
        print((options.content / file).as_posix())
    return CLEAN


def file_named(handbook: Handbook, name: str) -> str | None:
    """The file that somebody means: by its path, or by the id of its document."""
    ways = [file for file in handbook.files_by_name if f"/{name}".endswith(f"/{file}")]
    return next(iter(ways), handbook.files.get(name))


def _stamp(loaded: Loaded, content: Path, confirmed: set[str]) -> None:
    base, *others = loaded.editions.values()
    for other in others:
        now = stamps_of(base, other)
        paths = {path_of(file, other.language) for file in now}
        before = {path: (content / path).read_bytes() for path in paths
                  if (content / path).is_file()}  # fmt: skip
        kept = {
            file: of for path, data in before.items() for file, of in parsed(path, data).items()
        }
        for path, data in written(renewed(kept, now, confirmed), other.language).items():
            if before.get(path) != data:
                journal.replace(content / path, data)


def _stale(loaded: Loaded) -> list[str]:
    return sorted({place.file for other in loaded.editions.values() for place in other.stale})
