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
from generator.problems.problem import Language, Problem, Problems, Words
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
        yield from _report(loaded, found, language, content, in_full=options.reminders)


def _report(
    loaded: Loaded, found: Problems, language: Language, content: Path, *, in_full: bool
) -> Iterator[str]:
    errors = found.errors
    if errors:
        yield render(errors, loaded.lines, language, content) + "\n"
    reminders = [problem for problem in found if problem.severity == "warning"]
    if in_full and reminders:
        yield render(reminders, loaded.lines, language, content) + "\n"
    else:
        yield from _reminders(reminders, language, content)
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


def _reminders(reminders: list[Problem], language: Language, content: Path) -> Iterator[str]:
    """What reminders say, and what to do: hundreds of missing translations are one line."""
    alike: dict[str, list[Problem]] = {}
    for one in reminders:
        alike.setdefault(one.message[language], []).append(one)
    for message, (first, *others) in alike.items():
        place = f"{located(content, first.span.file)}:{first.span.line}"
        yield visible(f"{1 + len(others)} × {message} · {place}{' …' if others else ''}")
        if first.hint:
            yield visible(f"    = {Words('建议：', 'help: ')[language]}{first.hint[language]}")
    if any(len(some) > 1 for some in alike.values()):
        every = command("check --reminders")
        yield Words(f"提醒的每一处：{every}", f"every place of the reminders: {every}")[language]
