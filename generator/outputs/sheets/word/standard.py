"""A standard as a Word file: each rule with what to do, what not to do, and why."""

from __future__ import annotations

from docx.document import Document
from docx.table import _Cell

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import (
    Writer,
    add_band,
    add_rich,
    add_row,
    add_table,
    add_text,
    flat,
    mark,
    merged_row,
    pairs,
    paragraphs,
    rows_of,
    text,
)


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    facts = (
        (label["aim"], data["purpose"]),
        (label["scope"], data["scope"]),
        (label["for_roles"], [data["roles"]] if data["roles"] else []),
    )
    pairs(file, data, [(name, text(words, {}, data)) for name, words in facts if words])
    file.add_heading(label["rules"], 1)
    head = [label[word] for word in ("n", "rule", "do", "dont", "reason")]
    table = add_table(file, data, head, [0.6, 1.4, 2.2, 1.8, 1.8])
    for group in data["groups"]:
        if group["title"]:
            add_band(table, flat(group["title"]))
        for rule in group["rows"]:
            level = [f" ({rule['level']})"] if rule["level"] else []
            add_row(
                table, str(rule["n"]), text([*rule["title"], *level], rule, data),
                text(rule["do"], {}, data), text(rule["dont"], {}, data),
                text(rule["reason"], {}, data),
            )  # fmt: skip
            if rule["table"] or rule["situations"] or rule["mistakes"]:
                merged_row(table, _examples(rule, data))
    close(file, data)


def _examples(rule: Sheet, data: Sheet) -> Writer:
    colon = data["writing"]["colon"]

    def write(cell: _Cell) -> None:
        lines = paragraphs(cell)
        for row in rows_of(rule["table"]):
            add_text(next(lines), row)
        for one in rule["situations"]:
            line = next(lines)
            add_rich(line, ["▸ ", *one["text"], f" → {one['answer']}{colon}", *one["why"]])
            mark(line, one, data)
        for one in rule["mistakes"]:
            add_rich(next(lines), ["× ", *one["text"], colon, *one["why"]])

    return write
