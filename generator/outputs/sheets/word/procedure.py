"""A procedure as a Word file: the facts, the flow picture and the steps."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.shared import Length
from docx.table import Table, _Cell

from generator.outputs.sheets.content import Rich, Sheet
from generator.outputs.sheets.paper import flow_pictures
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import (
    TEXT,
    Writer,
    add_band,
    add_below,
    add_heading,
    add_line,
    add_rich,
    add_row,
    add_table,
    add_text,
    cite,
    flat,
    hang,
    inner_table,
    is_wide,
    mark,
    pairs,
    paragraphs,
    put,
    text,
    width_of,
)


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    pairs(file, data, _facts(data))
    if data["strips"]:
        add_heading(file, label["flow"])
        _pictures(file, data)
    add_heading(file, label["steps"], alone=not data["strips"] and not data["diagnosis"])
    if data["notes"]:
        notes = add_line(file, data["writing"]["space"].join(data["notes"]))
        notes.paragraph_format.keep_with_next = True
    _steps(file, data)
    if data["diagnosis"]:
        add_heading(file, flat(data["diagnosis_title"]) or label["diagnosis"])
        _diagnosis(file, data)
    close(file, data)


def _pictures(file: Document, data: Sheet) -> None:
    """The flow, drawn as it is in the PDF, with its words for those who cannot see it."""
    for n, picture in enumerate(flow_pictures(data)):
        shape = file.add_picture(BytesIO(picture))
        if shape.width > width_of(data):
            shape.height = Length(shape.height * width_of(data) // shape.width)
            shape.width = width_of(data)
        shape._inline.docPr.set("descr", data["words"]["flow"] if n else data["alt"])


def _facts(data: Sheet) -> list[tuple[str, Writer]]:
    label = data["words"]
    facts: list[tuple[str, Rich]] = [
        (label["aim"], data["purpose"]),
        (label["trigger"], data["trigger"]),
        (label["scope"], data["scope"]),
        (label["owner"], [data["owner"]] if data["owner"] else []),
        (label["participants"], [data["participants"]] if data["participants"] else []),
    ]
    if data["contacts"]:
        facts.append((label["to_call"], [data["writing"]["semicolon"].join(data["contacts"])]))
    for name in ("inputs", "outputs", "records"):
        joined: Rich = []
        for line in data[name]:
            joined += [data["writing"]["semicolon"], *line] if joined else line
        facts.append((label[name], joined))
    facts.append((label["legal"], [data["legal"]] if data["legal"] else []))
    return [(name, text(words, {}, data)) for name, words in facts if words]


def _steps(file: Document, data: Sheet) -> None:
    label = data["words"]
    people = [] if data["alone"] else [label["who"]]
    head = [label["n"], label["step"], *people, label["check"]]
    table = add_table(file, data, head, [0.6, 5, 3] if data["alone"] else [0.6, 4, 1.5, 2.4])
    for phase in data["phases"]:
        add_band(table, _phase_title(phase, data))
        for step in phase["steps"]:
            _step(table, data, step)


def _phase_title(phase: Sheet, data: Sheet) -> str:
    begins = data["words"]["trigger"] + data["writing"]["colon"] + flat(phase["trigger"])
    parts = (flat(phase["title"]), phase["mode"], begins if phase["trigger"] else "")
    return " · ".join(filter(None, parts))


def _step(table: Table, data: Sheet, step: Sheet) -> None:
    people = [] if data["alone"] else [step["who"]]
    row = add_row(table, str(step["n"]), _what(step, data), *people, _done_when(step, data))
    if is_wide(step["table"]):
        add_below(table, row, lambda cell: inner_table(cell, step["table"]))


def _what(step: Sheet, data: Sheet) -> Writer:
    label, colon = data["words"], data["writing"]["colon"]

    def write(cell: _Cell) -> None:
        lines = paragraphs(cell)
        first = next(lines)
        if data["alone"] not in ("", step["who"]) and step["who"]:
            add_rich(first, [{"strong": [step["who"]]}, colon])
        add_rich(first, step["do"])
        cite(first, step["basis"] + step["forms"])
        mark(first, step, data)
        for n, sub in enumerate(step["steps"]):
            add_rich(next(lines), [f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}. ", *sub])
        if step["table"] and not is_wide(step["table"]):
            inner_table(cell, step["table"])
        if step["picture"]:
            add_text(next(lines), label["picture_on_site"] + colon + step["picture"])
        for one in step["branches"]:
            space = "" if data["writing"]["han"] else " "
            to = f" → {one['to']}" if one["to"] else ""
            comma = data["writing"]["comma"]
            then = [comma, *one["then"]] if one["then"] else []
            facts = comma.join(filter(None, (one["who"], one["deadline"])))
            line = hang(next(lines))
            said = [*one["if"], *then, f" ({facts})" if facts else "", to]
            add_rich(line, ["▸ ", {"strong": [label["if"]]}, space, *said])
            cite(line, one["forms"])
        if step["note"]:
            add_rich(next(lines), [{"strong": [label["note"]]}, colon, *step["note"]])
        for one in step["mistakes"]:
            add_rich(hang(next(lines)), ["× ", *one["text"], colon, *one["why"]])

    return write


def _done_when(step: Sheet, data: Sheet) -> Writer:
    label, colon = data["words"], data["writing"]["colon"]

    def write(cell: _Cell) -> None:
        add_rich(put(cell, ""), step["check"])
        if step["output"]:
            line = add_line(cell, style=TEXT)
            add_rich(line, [{"strong": [label["output"]]}, colon, *step["output"]])
        if step["deadline"]:
            line = add_line(cell, style=TEXT)
            add_rich(line, [{"strong": [label["deadline"]]}, colon, step["deadline"]])

    return write


def _diagnosis(file: Document, data: Sheet) -> None:
    head = [data["words"][word] for word in ("cause", "signs", "action", "whom")]
    table = add_table(file, data, head, [1.2, 2, 2, 1])
    for one in data["diagnosis"]:
        add_row(
            table, text(one["title"], one, data), text(one["signs"], {}, data),
            text(one["action"], {}, data), one["who"],
        )  # fmt: skip
