"""The report: one page to tick through, with nothing from outside and nothing that leaves it."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from generator.locale import Section
from generator.problems.render import visible

_HERE = Path(__file__).parent
_DOUBTFUL = 0.7


def page(record: Mapping[str, Any], language: str, words: Section) -> str:
    """The report as HTML."""
    style = (_HERE / "report.css").read_text("utf-8")
    script = (_HERE / "report.js").read_text("utf-8")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    title = _say(words["title"].format(file=record["file"]))
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>",
            f'<body data-file="{_say(record["file"])}">\n<main>\n<h1>{title}</h1>',
            *_head(record, words),
            *_questions(record, words),
            *_files(record, words),
            *_lines(record, words),
            f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _say(text: object) -> str:
    return escape(visible(str(text)))


def _head(record: Mapping[str, Any], words: Section) -> Iterator[str]:
    lines = record["lines"]
    counts = Counter(line["as"] for line in lines)
    figures = {name: counts[name] for name in ("heading", "item", "continuation", "left_out")}
    summary = words["summary"].format(
        lines=len({(line["at"], line["text"]) for line in lines}), files=len(record["files"]),
        questions=len(record["questions"]), **figures,
    )  # fmt: skip
    yield f"<p>{_say(words['intro'])}</p>\n<p>{_say(summary)}</p>"
    yield from (f'<p class="note">{_say(note)}</p>' for note in record["notes"])
    if "gone" in record:
        new = sum(line.get("new", False) for line in lines)
        fresh = words["fresh"].format(new=new, gone=len(record["gone"]))
        yield f'<p class="note">{_say(fresh)}</p>'
        if record["gone"]:
            yield f"<p>{_say(words['gone'])}</p>\n<ul>"
            yield from (f"<li><del>{_say(one['text'])}</del></li>" for one in record["gone"])
            yield "</ul>"


def _questions(record: Mapping[str, Any], words: Section) -> Iterator[str]:
    if not record["questions"]:
        return
    yield f"<h2>{_say(words['questions'])}</h2>\n<ol>"
    texts = {line["at"]: line["text"] for line in reversed(record["lines"])}
    for n, one in enumerate(record["questions"]):
        quoted = _say(texts.get(one["at"], "")[:80])
        yield (
            f'<li><label><input type="checkbox" data-tick="q{n} {_say(one["text"])}"> '
            f"{_say(one['text'])}</label> <q>{quoted}</q> <code>{_say(one['at'])}</code></li>"
        )
    yield "</ol>"


def _files(record: Mapping[str, Any], words: Section) -> Iterator[str]:
    yield f"<details>\n<summary>{_say(words['files'])}</summary>\n<ul>"
    yield from (f"<li><code>{_say(path)}</code></li>" for path in record["files"])
    yield "</ul>\n</details>"
    if record["kept"]:
        yield f'<p class="note">{_say(words["kept"])}</p>\n<ul>'
        yield from (f"<li><code>{_say(path)}</code></li>" for path in record["kept"])
        yield "</ul>"


def _lines(record: Mapping[str, Any], words: Section) -> Iterator[str]:
    yield f"<h2>{_say(words['all-lines'])}</h2>"
    for name in ("open-only", "doubtful-only"):
        yield f'<label><input type="checkbox" data-filter="{name}"> {_say(words[name])}</label>'
    heads = ("done", "at", "text", "as", "kind", "role", "to", "sure", "why")
    cells = "".join(f'<th scope="col">{_say(words["column"][name])}</th>' for name in heads)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>"
    yield from (_row(line, words) for line in record["lines"])
    yield "</tbody>\n</table>"


def _row(line: Mapping[str, Any], words: Section) -> str:
    doubtful = line["confidence"] < _DOUBTFUL or line["as"] == "left_out"
    mark = f" <mark>{_say(words['fresh-mark'])}</mark>" if line.get("new") else ""
    tick = f"{line['at']} {line['as']} {line['text']}"
    done = _say(words["column"]["done"])
    cells = (
        f'<input type="checkbox" data-tick="{_say(tick)}" aria-label="{done}">',
        f"<code>{_say(line['at'])}</code>",
        f"{_say(line['text'])}{mark}",
        _say(words["as"][line["as"]]),
        _say(words["kind"][line["kind"]]),
        _say(line["role"]),
        f"<code>{_say(line['to'])}</code>",
        f"{round(100 * line['confidence'])}%",
        _say(line.get("why", "")),
    )
    kind = f' class="{line["as"]}{" doubtful" if doubtful else ""}"'
    return f"<tr{kind}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
