"""A standard as a Word file: each rule with what to do, what not to do, and why."""

from __future__ import annotations

from docx.document import Document
from docx.table import _Cell

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.room import NUMBER
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import (
    CLOSE_TYPE,
    CLOSER_TYPE,
    Writer,
    add_band,
    add_below,
    add_heading,
    add_picture,
    add_row,
    add_table,
    hang,
    inner_table,
    pairs,
    paragraphs,
    set_type,
    text,
    width_of,
)
from generator.outputs.sheets.word.runs import STRONG, add_rich, add_whole, flat, mark


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    set_type(file, *(CLOSE_TYPE if data["writing"]["han"] else CLOSER_TYPE))
    facts = (
        (label["aim"], data["purpose"]),
        (label["scope"], data["scope"]),
        (label["for_roles"], [data["roles"]] if data["roles"] else []),
        (label["legal"], [data["legal"]] if data["legal"] else []),
    )
    pairs(file, data, [(name, text(words, {}, data)) for name, words in facts if words])
    add_heading(file, label["rules"], alone=True)
    head = [label[word] for word in ("n", "rule", "do", "dont", "reason")]
    shares = data.get("widths") or [0.19, 0.31, 0.25, 0.25]
    rest = width_of(data).mm - NUMBER
    table = add_table(file, data, head, [NUMBER, *(rest * share for share in shares)])
    for group in data["groups"]:
        if group["title"]:
            add_band(table, flat(group["title"]))
        for rule in group["rows"]:
            row = add_row(
                table, str(rule["n"]), _title(rule, data),
                text(rule["do"], {}, data), text(rule["dont"], {}, data),
                text(rule["reason"], {}, data),
            )  # fmt: skip
            if rule["table"] or rule["picture"] or rule["situations"] or rule["mistakes"]:
                add_below(table, row, _examples(rule, data))
    close(file, data)


def _title(rule: Sheet, data: Sheet) -> Writer:
    level = [f" ({rule['level']})"] if rule["level"] else []
    return text([{"strong": rule["title"]}, *level], rule, data)


def _examples(rule: Sheet, data: Sheet) -> Writer:
    colon = data["writing"]["colon"]

    def write(cell: _Cell) -> None:
        lines = inner_table(cell, rule["table"]) if rule["table"] else paragraphs(cell)
        if rule["picture"]:
            add_picture(next(lines), cell, rule, data)
        for one in rule["situations"]:
            line = hang(next(lines))
            add_rich(line, ["▸ ", *one["text"], " "])
            add_whole(line, f"→ {one['answer']}", STRONG)
            add_rich(line, [colon, *one["why"]])
            mark(line, one, data)
        for one in rule["mistakes"]:
            add_rich(hang(next(lines)), ["× ", *one["text"], colon, *one["why"]])

    return write
