"""Which lines of a document name a post, seen among the other lines that look like them.

A title that is known, or that ends like one, names a post wherever it may be a heading. What is
known less surely does so in the company of others: between 店长 and 收银员, 凉菜间 is a post, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.intake.kinds import begins_as_duty, kind_below, part_of, section_of
from generator.intake.seen import (
    BRACKETED,
    CHAPTERS,
    DEEP,
    EMBLEM,
    Seen,
    in_chinese,
    look_of,
    trimmed,
)
from generator.intake.tables import Found, title_in_cell
from generator.intake.titles import (
    WHOLE,
    Title,
    could_be_title,
    is_title,
    title_in_heading,
    without_bracket,
)
from generator.intake.vocabulary import any_of

_ANY_POSTS = re.compile(any_of("posts", "parents"))
_OWN = re.compile(any_of("posts", "own"))
_MATTER = re.compile(rf"(?:{any_of('posts', 'matters')})$")
_UNIT = re.compile(rf"(?:部门?|科|组|{any_of('margins', 'firms')})$")
_NEAR = 30
"""Lines that stand at most between two posts of a list."""


def posts_of(
    seen: Sequence[Seen], cells: Mapping[int, Found], out: Mapping[int, str]
) -> dict[int, Title]:
    """The post that each of those lines names, by its place; `out` are lines without content."""
    posts: dict[int, Title] = {}
    maybe: dict[int, Title] = {}
    for n, one in enumerate(seen):
        if one.line.skip or n in out:
            continue
        cell = cells.get(n)
        if cell:
            named = title_in_cell(one.line.text, cell.field) if cell.what == "role" else ""
            if named:
                posts[n] = Title(named)
        elif title := _title_of(one):
            (posts if _is_heading(seen, n) else maybe)[n] = title
    plain = {n: one for n, one in enumerate(seen) if n not in cells and n not in out}
    posts |= _with_own_sections(seen, plain, posts)
    posts = dict(sorted((posts | _in_company(seen, plain, posts, maybe)).items()))
    if (collective := _collective(seen, posts, out)) is not None:
        del posts[collective]
    return posts


def _collective(
    seen: Sequence[Seen], posts: Mapping[int, Title], out: Mapping[int, str]
) -> int | None:
    """The title of a document that speaks of several posts: “客服手册” above 售前客服, 售后客服."""
    if len(posts) < 2:
        return None
    first, second, *_ = sorted(posts)
    if first > 3 or posts[first] == posts[second]:
        return None
    between = [seen[n] for n in range(first + 1, second) if n not in out]
    headings = not any(one.closed for one in between) and all(
        is_marked(one) or one.style in DEEP or len(one.text) <= 12 for one in between
    )
    bare = is_title(trimmed(seen[first].text))
    plain = len(between) <= 4 and headings and seen[first].line.cell is None
    return first if plain and not bare else None


def _title_of(one: Seen) -> Title | None:
    """The post that a line names, if it may be a heading."""
    if one.closed or len(one.text) > 60 or re.search(r"[，,；;。！？]", one.text):
        return None
    found = title_in_heading(one.text)
    if found is None and trimmed(one.text) in WHOLE and is_marked(one):
        return Title(trimmed(one.text))
    return found


def is_marked(one: Seen) -> bool:
    """It looks like a heading, whatever it says."""
    return bool(one.line.level or one.line.bold or BRACKETED.fullmatch(one.line.text))


def _is_heading(seen: Sequence[Seen], n: int) -> bool:
    """A title and nothing else is a heading only where it stands like one."""
    one, after = seen[n], seen[n + 1] if n + 1 < len(seen) else None
    if one.style in (*CHAPTERS, EMBLEM) or one.line.level or one.line.bold:
        return True
    if not is_title(trimmed(one.text)):
        return True
    if after is None or is_title(trimmed(after.text)):
        return False
    if one.label and one.style not in DEEP and not _opens(one, after):
        return False
    return len(after.text) > len(one.text) or section_of(after.text) is not None


def _opens(one: Seen, after: Seen) -> bool:
    """The next line begins a list of another style."""
    return bool(after.label and after.label.value == 1 and one.style != after.style)


def _with_own_sections(
    seen: Sequence[Seen], plain: Mapping[int, Seen], posts: Mapping[int, Title]
) -> dict[int, Title]:
    """Short lines with “岗位职责” or “任职要求” right below: only a post has those."""
    out: dict[int, Title] = {}
    for n, one in plain.items():
        text = trimmed(one.text)
        after = plain.get(n + 1)
        if n in posts or n < 1 or one.closed or after is None or after.closed:
            continue
        own = _OWN.fullmatch(trimmed(after.text)) and not _OWN.fullmatch(text)
        if own and could_be_title(text) and not _UNIT.search(text) and not _is_work(text):
            out[n] = Title(text)
    return out


# ── in the company of others ─────────────────────────────────────────────────────────────────────


def _in_company(
    seen: Sequence[Seen],
    plain: Mapping[int, Seen],
    posts: Mapping[int, Title],
    maybe: Mapping[int, Title],
) -> dict[int, Title]:
    """Lines that look like those that name posts, stand among them, and may be titles, too."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, one in plain.items():
        if rank := _rank_of(one):
            groups[rank].append(n)
    out: dict[int, Title] = {}
    for places in groups.values():
        for run in _runs(seen, places):
            out |= _fellows(seen, run, posts, maybe)
    return out


def _rank_of(one: Seen) -> str:
    """What lines that stand side by side have in common; empty for text."""
    if one.closed or len(one.text) > 24 or one.line.skip:
        return ""
    if one.line.level:
        return f"h{one.line.level}"
    if one.style:
        return f"{one.style} {one.line.bold}"
    look = look_of(one)
    return look if look not in ("plain", "colon") else ""


def _runs(seen: Sequence[Seen], places: Sequence[int]) -> list[list[int]]:
    """Lines of one rank that follow each other: a number that begins anew begins a new run."""
    runs: list[list[int]] = []
    for n in places:
        label, last = seen[n].label, runs[-1][-1] if runs else None
        before = seen[last].label if last is not None else None
        goes_on = label is None or before is None or not label.value or label.value > before.value
        if last is not None and goes_on and n - last <= _NEAR:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _fellows(
    seen: Sequence[Seen], run: list[int], posts: Mapping[int, Title], maybe: Mapping[int, Title]
) -> dict[int, Title]:
    known = [n for n in run if n in posts or n in maybe]
    apart = sum(n + 1 not in run for n in known)  # a mere list of names has nothing in between
    # The headings of sections may stand among posts; what may be either must not outnumber them.
    matters = [
        n for n in run if n not in known and (named := section_of(seen[n].text)) and named.sure
    ]
    others = [n for n in run if n not in known and n not in matters]
    above = [one.text for one in seen[max(run[0] - 3, 0) : run[0]] if not one.closed]
    of_posts = any(_ANY_POSTS.search(text) for text in above if len(text) <= 24)
    most = len(known) * (2 if of_posts else 1)
    if len(known) < (1 if of_posts else 2) or apart < len(known) - 1 or len(others) > most:
        return {}
    out = {n: maybe[n] for n in run if n in maybe}
    for n in others:
        one = seen[n]
        text = trimmed(one.text)
        follows = run.index(n) and run[run.index(n) - 1] in (*known, *out)
        fits = of_posts or n < known[-1] or (follows and _has_duties(seen, n))
        if could_be_title(text) and fits and not _is_work(text):
            # A post that nobody knows, but that stands where posts do.
            out[n] = Title(text, sure=False)
    return out


def _is_work(text: str) -> bool:
    """“开店准备”, “处理投诉”: something to do."""
    mixed = section_of("职责与流程")
    does = len(text) > 6 and begins_as_duty(text)  # “接待导览” does not say what to do
    return bool(does or _MATTER.search(text) or (mixed and part_of(text, mixed)))


def _has_duties(seen: Sequence[Seen], n: int) -> bool:
    """What stands below reads like the work of a post."""
    below = [one for one in seen[n + 1 : n + 4] if one.line.cell is None]
    short = (
        len(in_chinese(without_bracket(seen[n].text))) <= 6
        and kind_below([one.text for one in below]) == ""
    )
    return short or sum(begins_as_duty(one.text) for one in below) >= 2
