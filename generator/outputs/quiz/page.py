"""The page of a quiz: complete without JavaScript, a list to test oneself with.

The player finds all that it needs in this list, in texts and `data-` attributes: the page has no
script of its own, since the site forbids them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Role
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Content, Heading, MapEntry, Page, key_of
from generator.outputs.quiz.bank import asks_everybody, questions_of, quizzes
from generator.outputs.quiz.core import core_of
from generator.outputs.quiz.question import Question

ASSETS = "assets/quiz"

DEFAULT_PASS_MARK = 80
"""For the quiz of everybody, which no role sets a mark for."""


def pages(handbook: Handbook) -> Iterator[Page]:
    """A page for each role, and one for everybody if there is anything to ask everybody."""
    for quiz in quizzes(handbook):
        if quiz != SHARED or asks_everybody(handbook):
            yield _page(handbook, quiz)


def _page(handbook: Handbook, quiz: str) -> Page:
    document = f"{quiz}-quiz"
    path = addresses.page_of(handbook, document) or ""
    title = title_of(handbook, quiz)
    is_role = isinstance(handbook.records.get(quiz), Role)
    above = addresses.page_of(handbook, quiz) if is_role else None
    source = handbook.files.get(document) or handbook.files.get(quiz, "")
    return Page(
        path, handbook.language, title, partial(render, handbook, quiz),
        key=key_of(path, handbook.digest, _original(handbook)), source=source,
        above=above or addresses.prefix(handbook) + addresses.SHARED,
        map_entries=partial(_map_entries, handbook, quiz, path, title),
    )  # fmt: skip


def _original(handbook: Handbook) -> str:
    """What the core of a translation's questions is taken from."""
    return handbook.original.digest if handbook.original else ""


def title_of(handbook: Handbook, quiz: str) -> str:
    if quiz == SHARED:
        return _said(handbook, "title-shared")
    return _said(handbook, "title", role=handbook.title(quiz))


def pass_mark_of(handbook: Handbook, quiz: str) -> int:
    role = handbook.records.get(quiz)
    return role.pass_mark if isinstance(role, Role) else DEFAULT_PASS_MARK


def _map_entries(handbook: Handbook, quiz: str, path: str, title: str) -> Iterator[MapEntry]:
    yield MapEntry(f"{quiz}-quiz", "quiz", handbook.language, title, path)
    for question in questions_of(handbook, quiz):
        yield MapEntry(
            f"{quiz}-quiz/{question.id}", "question", handbook.language, question.stem,
            f"{path}#{question.id}", question.clauses,
        )  # fmt: skip


class Section(NamedTuple):
    """The questions about one document."""

    anchor: str
    title: str
    start: int
    questions: tuple[Question, ...]


def sections(handbook: Handbook, quiz: str) -> list[Section]:
    """A quiz's questions under the documents they are about, in order."""
    out: list[Section] = []
    start = 1
    for name, group in groupby(questions_of(handbook, quiz), key=lambda q: q.section):
        questions = tuple(group)
        out.append(Section(name, section_title(handbook, name), start, questions))
        start += len(questions)
    return out


def section_title(handbook: Handbook, section: str) -> str:
    if section == "authority":
        return _said(handbook, "section-authority")
    if section.endswith("-quiz"):
        return _said(handbook, "section-written")
    if isinstance(handbook.records.get(section), Role):
        return _said(handbook, "section-role")
    return handbook.title(section)


def render(handbook: Handbook, quiz: str) -> Content:
    """The body of a quiz's page."""
    page = addresses.page_of(handbook, f"{quiz}-quiz") or ""
    parts = sections(handbook, quiz)
    html = body(
        handbook, quiz, parts,
        basis=lambda question: basis(handbook, question, page),
        asset=lambda name: addresses.relative(f"{ASSETS}/{name}", page),
    )  # fmt: skip
    visit = Markup(
        '<hb-visit hidden data-id="{}" data-kind="{}" data-title="{}"></hb-visit>'
    ).format(f"{quiz}-quiz", words(handbook.language)["kind"]["quiz"], title_of(handbook, quiz))
    return Content(
        _on_paper(handbook, quiz, page) + html + str(visit),
        tuple(Heading(part.title, f"sec-{part.anchor}", 2) for part in parts),
    )


def _on_paper(handbook: Handbook, quiz: str, page: str) -> str:
    """A link to the paper with a share of the questions, where the site has papers."""
    if "paper" in handbook.settings.leave_out:
        return ""
    link = Markup('<p class="hb-actions"><a class="hb-button" href="{}" data-hb-paper="{}">'
                  '<span>{}</span></a></p>')  # fmt: skip
    path = addresses.printable(handbook, f"{quiz}-quiz")
    label = words(handbook.language)["page"]["print_pdf"]
    return str(link.format(addresses.relative(path, page), addresses.whole(handbook, path), label))


def body(
    handbook: Handbook,
    quiz: str,
    parts: list[Section],
    *,
    basis: Any,
    asset: Any,
    note: str = "self-study",
    draw: int = 0,
) -> str:
    """The list of a quiz's questions with the player around it, for a page or a package.

    `note` names the words that say where results go; `draw` is how many an attempt asks, 0 for all.
    """
    html: str = _template().render(
        quiz=quiz,
        note=note,
        draw=draw,
        title=title_of(handbook, quiz),
        pass_mark=pass_mark_of(handbook, quiz),
        company=handbook.settings.company,
        version=handbook.settings.document.version,
        core=core_of(handbook, quiz),
        language=handbook.language,
        player=words(handbook.language)["quiz"]["player"],
        sections=parts,
        questions=[question for part in parts for question in part.questions],
        w=partial(_said, handbook),
        basis=basis,
        asset=asset,
        formers=partial(former_ids, handbook),
    )
    return html


def former_ids(handbook: Handbook, question: Question) -> list[str]:
    """The ids that a question had before the item that it asks about was renamed."""
    prefix = question.basis.replace("/", "-")
    if not question.id.startswith(f"{prefix}-"):
        return []
    return [
        old.replace("/", "-") + question.id[len(prefix) :]
        for old in handbook.former_ids(question.basis)
    ]


def basis(handbook: Handbook, question: Question, page: str) -> Markup:
    """A link to what a question rests on."""
    title = basis_title(handbook, question)
    address = addresses.address(handbook, question.basis)
    if address is None:
        return escape(title)
    return Markup('<a href="{}">{}</a>').format(addresses.relative(address, page), title)


def basis_title(handbook: Handbook, question: Question) -> str:
    """What a question rests on, in words: the document, and the item in it."""
    entry = handbook.get(question.basis)
    if line := handbook.limits.get(question.basis):
        matter = handbook.matter_of(line)
        title = handbook.title(line.id)
        return f"{handbook.plain(matter.title)} · {title}" if matter else title
    if entry is None or not entry.fragment or entry.kind in ("topic", "term"):
        return handbook.title(question.basis)
    return f"{handbook.title(entry.document)} · {handbook.title(entry.id).rstrip('。.')}"


def loudly(stem: str) -> list[tuple[str, bool]]:
    """A stem in parts, and whether each is to be said loudly: 【不】, NOT."""
    return [(part, bool(_LOUD.fullmatch(part))) for part in _LOUD.split(stem) if part]


_LOUD = re.compile(r"(【不】|\bNOT\b)")


def _said(handbook: Handbook, name: str, **parts: object) -> str:
    named = words(handbook.language)
    return str((named["writing"] | named["quiz"]["page"])[name]).format(**parts)


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("generator.outputs.quiz"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["loudly"] = loudly
    return environment.get_template("quiz.html")
