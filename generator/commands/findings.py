"""What `handbook check` finds, as the text that it prints."""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.build.cache import Cache
from generator.build.records import recalled
from generator.commands import outside
from generator.commands.invocation import command
from generator.content import checks
from generator.content.dialogue import Dialogue
from generator.content.handbook import Handbook
from generator.content.load import Loaded, collector_paused
from generator.outputs.sheets.glyphs import unprintable
from generator.problems import reports
from generator.problems.problem import Language, Problem, Problems, Span, Words
from generator.problems.render import located, render, visible


def of(
    files: Mapping[str, bytes | Problem],
    chosen: Collection[str],
    options: argparse.Namespace,
    cache: Cache,
) -> tuple[Problems, str]:
    """The problems of the chosen files, and what to print of them."""
    with collector_paused():
        loaded = recalled(files, cache)
        found = Problems([*checks.check(loaded), *outside.problems(options.content, loaded)])
        found.extend(unprintable(files))
        gc.freeze()  # the command is all but over: nothing is left to be collected
    if options.paths:
        found = Problems(problem for problem in found if problem.span.file in chosen)
    lines = [*_lines(loaded, found, options)]
    if options.scripts and loaded.handbook:
        lines += _scripts(loaded.handbook, options.language)
    return found, "".join(f"{line}\n" for line in lines)


def _scripts(handbook: Handbook, language: Language) -> Iterator[str]:
    """A line for each script: its routes, and how many of them have which score."""
    for script in handbook.scripts:
        routes: Counter[int] = Counter()
        passed = 0
        for score, count in Dialogue(script).scores().items():
            routes[score.percent] += count
            passed += count if score.passed else 0
        spread = ", ".join(f"{percent} × {routes[percent]}" for percent in sorted(routes)[::-1])
        yield Words(
            f"{script.id}：{len(script.nodes)} 个节点，{routes.total()} 种走法，{passed} 种及格；"
            f"得分 × 走法：{spread}",
            f"{script.id}: {len(script.nodes)} nodes, {routes.total()} routes, {passed} pass; "
            f"score × routes: {spread}",
        )[language]


def _lines(loaded: Loaded, found: Problems, options: argparse.Namespace) -> Iterator[str]:
    language, content = options.language, options.content
    if options.paths == []:
        for file in dict.fromkeys(problem.span.file for problem in found.errors):
            yield visible(located(content, file))
    elif options.format == "json":
        yield reports.as_json(found, language)
    elif options.format == "sarif":
        yield reports.as_sarif(list(found), language, content)
    elif options.format == "github":
        yield reports.as_github(found, language, content)
    else:
        yield from _report(loaded, found, language, content)


def _report(loaded: Loaded, found: Problems, language: Language, content: Path) -> Iterator[str]:
    errors = found.errors
    if errors:
        yield render(errors, loaded.lines, language, content) + "\n"
    for message, places in _reminders(found, language).items():
        first = f"{located(content, places[0].file)}:{places[0].line}"
        yield visible(f"{len(places)} × {message} · {first}{' …' if len(places) > 1 else ''}")
    if loaded.handbook:
        figure = checks.coverage(loaded.handbook)
        yield Words(
            f"条款 {figure.clauses}：引用 {figure.cited}，不采用 {figure.left_out}，"
            f"遗漏 {figure.missing}",
            f"clauses {figure.clauses}: cited {figure.cited}, left out {figure.left_out}, "
            f"missing {figure.missing}",
        )[language]
    mechanical = sum(bool(problem.fix) for problem in errors)
    if mechanical:
        fix = command("check --fix")
        yield Words(
            f"其中 {mechanical} 个可以用 {fix} 改好",
            f"`{fix}` fixes {mechanical} of them",
        )[language]
    one = len(errors) == 1
    yield Words(f"{len(errors)} 个问题", f"{len(errors)} problem{'' if one else 's'}")[language]


def _reminders(found: Problems, language: Language) -> dict[str, list[Span]]:
    """Where warnings stand, by what they say: hundreds of missing translations are one line."""
    out: dict[str, list[Span]] = {}
    for problem in found:
        if problem.severity == "warning":
            out.setdefault(problem.message[language], []).append(problem.span)
    return out
