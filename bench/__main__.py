"""Measure the handbook against other programs and against itself; README.md says how to read it.

python3 run.py bench [--roles 1000] [--pairs 3] [--only own,build,growth,edit,load,paper,memory]
"""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path

from bench import report
from bench.measure import AWAY, WORK, Failed
from bench.parts import PARTS, Bench, Comparison
from bench.rivals import Rivals

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    given = _parser().parse_args()
    bench = Bench(
        WORK, given.roles, given.pairs, given.sheets, Rivals(WORK / "rivals"), given.jieba
    )
    found: list[Comparison] = []
    for part in given.only:
        print(f"{part} …", file=sys.stderr, flush=True)
        try:
            found += getattr(bench, part)()
        except Failed as error:
            bench.notes.append(f"{part}: {error}")
        except KeyboardInterrupt:
            bench.notes.append(f"{part}: stopped; what was measured before it stands above")
            break
    shutil.rmtree(AWAY, ignore_errors=True)
    print(report.table(found, bench))
    print(f"\n{_keep(found, bench)}")
    return 0


def _keep(found: list[Comparison], bench: Bench) -> Path:
    """Write the results, and say where."""
    day = date.today().isoformat()
    place = RESULTS / f"{day}-{bench.roles}.json"
    RESULTS.mkdir(exist_ok=True)
    place.write_text(report.as_json(found, bench, day), "utf-8")
    place.with_suffix(".svg").write_text(report.plot(found), "utf-8")
    return place


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py bench", description="Measure the handbook against other programs."
    )
    parser.add_argument("--roles", type=_count, default=1000, help="size of the company (1000)")
    parser.add_argument("--pairs", type=_count, default=3, help="how often in turns (3)")
    parser.add_argument("--sheets", type=_count, default=1000, help="sheets to print (1000)")
    parser.add_argument(
        "--only", type=_parts, default=PARTS, metavar="PART,…", help=f"of {', '.join(PARTS)}"
    )
    parser.add_argument(
        "--jieba", action="store_true", help="stock MkDocs with jieba, its cutter of Chinese words"
    )
    return parser


def _count(word: str) -> int:
    if int(word) < 1:
        raise ValueError(word)
    return int(word)


def _parts(words: str) -> list[str]:
    parts = words.split(",")
    if unknown := set(parts) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no part {', '.join(sorted(unknown))}")
    return parts


if __name__ == "__main__":
    raise SystemExit(main())
