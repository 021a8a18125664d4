"""How often the search finds what people look for: queries asked of the engine outside a browser.

.venv/bin/python -m bench.finds FILE.toml …      (needs node; without files, the tests' queries)

A file holds [[answerable]] tables with `query`, `expect` and `kind`, and [[unanswerable]] tables
with `query`; or it is laid out like tests/outputs/search_queries.toml.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generator.content.load import load
from generator.outputs.artifact import Site
from generator.outputs.registry import artifacts
from generator.reading.files import files_in

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "outputs" / "search_queries.toml"
FIRST = 3


class Query(NamedTuple):
    language: str
    text: str
    wanted: tuple[str, ...]
    """The items that answer it; none if the search should say that there is nothing."""
    kind: str


def queries_in(path: Path) -> Iterator[Query]:
    data = tomllib.loads(path.read_text("utf-8"))
    language = data.get("language", "en" if path.stem.endswith("en") else "zh")
    for one in data.get("answerable", ()):
        yield Query(language, one["query"], tuple(one["expect"]), one.get("kind", ""))
    for one in data.get("unanswerable", ()):
        yield Query(language, one["query"], (), "none")
    for group in ("answers", "beyond"):
        for language, answers in data.get(group, {}).items():
            for text, wanted in answers.items():
                yield Query(language, text, tuple(wanted), group if wanted else "none")
    for language, texts in data.get("none", {}).items():
        yield from (Query(language, text, (), "none") for text in texts)


def asked(queries: list[Query]) -> list[dict[str, Any]]:
    """The engine's answers, from the indexes of the handbook as it is now."""
    site = Site(load(files_in(ROOT / "roles")).editions)
    with TemporaryDirectory() as folder:
        scripts = []
        for number, one in enumerate(artifacts(site, ["search"])):
            scripts.append(Path(folder, f"{number}.js"))
            scripts[-1].write_bytes(one.make())  # type: ignore[union-attr]
        done = subprocess.run(
            ["node", str(Path(__file__).with_suffix(".mjs")), *map(str, scripts)],
            input=json.dumps([[q.language, q.text] for q in queries]),
            capture_output=True, check=True, text=True,
        )  # fmt: skip
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def is_right(query: Query, answer: dict[str, Any]) -> bool:
    if not query.wanted:
        return not answer["hits"]
    first = answer["hits"][:FIRST]
    return any(leads_to(id_, kind, one) for id_, kind, _ in first for one in query.wanted)


ABOUT_ONE_THING = ("procedure", "standard", "script", "checklist")


def leads_to(hit: str, kind: str, wanted: str) -> bool:
    """True for the item itself, a part of it, or the page (if it is about one thing) of it."""
    about = kind in ABOUT_ONE_THING and wanted.startswith(f"{hit}/")
    return f"{hit}/".startswith(f"{wanted}/") or about


def main() -> int:
    for path in map(Path, sys.argv[1:] or [OWN]):
        queries = list(queries_in(path))
        found = asked(queries)
        print(f"== {path.name}")
        for query, answer in zip(queries, found, strict=True):
            if not is_right(query, answer):
                first = "; ".join(f"{id_} {title}" for id_, _, title in answer["hits"][:FIRST])
                print(f"  {query.kind:9} {query.text} → {' '.join(query.wanted[:4])}")
                print(f"{'':13}{first}")
        for name, is_answer in (("answered", True), ("none", False)):
            pairs = zip(queries, found, strict=True)
            marks = [is_right(q, a) for q, a in pairs if bool(q.wanted) == is_answer]
            print(f"  {name}: {sum(marks)} of {len(marks)}")
        took = sorted(answer["took"] for answer in found)
        print(f"  p50 {took[len(took) // 2]:.1f} ms, p95 {took[len(took) * 95 // 100]:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
