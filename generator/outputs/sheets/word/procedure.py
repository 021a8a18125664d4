"""A procedure as a Word file: the facts, the flow picture and the steps."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil

from docx.document import Document
from docx.image.image import Image
from docx.shared import Inches, Length, Pt
from docx.table import Table, _Cell

from generator.outputs.sheets.content import Rich, Sheet
from generator.outputs.sheets.paper import PICTURE_PPI, flow_pictures
from generator.outputs.sheets.room import NUMBER, printed
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import (
    BESIDE,
    CLOSE_TYPE,
    TEXT,
    Writer,
    add_band,
    add_below,
    add_heading,
    add_line,
    add_picture,
    add_row,
    add_table,
    describe,
    hang,
    inner_table,
    is_wide,
    label_width,
    pairs,
    paragraphs,
    put,
    set_type,
    text,
    width_of,
)
from generator.outputs.sheets.word.runs import add_rich, add_whole, cite, flat, mark

BODY, LINE, PADDING, LEAST = 225.0, 4.1, 1.2, 70.0
"""Millimetres: a page without title, headings and a reserve; a line of the facts, what is around
them; and the least that the first piece of a picture gets."""
FULL, CLOSING = 255.0, 60.0
"""A page; and how tall it is what stands below the steps."""
TYPE = CLOSE_TYPE[0].mm


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    set_type(file, *CLOSE_TYPE)
    pairs(file, data, _facts(data))
    drawn = _drawn(data)
    if drawn:
        add_heading(file, label["flow"])
        _pictures(file, data, drawn)
    add_heading(file, label["steps"], alone=not drawn and not data["diagnosis"])
    if data["notes"]:
        notes = add_line(file, data["writing"]["space"].join(data["notes"]))
        notes.paragraph_format.keep_with_next = True
        notes.paragraph_format.space_after = Pt(3)
    _steps(file, data)
    if data["diagnosis"]:
        add_heading(file, flat(data["diagnosis_title"]) or label["diagnosis"])
        _diagnosis(file, data)
    close(file, data)


def _drawn(data: Sheet) -> list[bytes]:
    """The pictures of the flow; as in the PDF, a single fork is not worth a page."""
    if not data["strips"]:
        return []
    left = _left_below(data)
    pictures = flow_pictures(data, left)
    if data["forks"] > 1:
        return pictures
    tall = sum(_drawn_size(one)[1].mm for one in pictures)
    steps = _tall(data) + CLOSING
    return pictures if ceil((steps + tall - left) / FULL) <= ceil((steps - left) / FULL) else []


def _tall(data: Sheet) -> float:
    """How tall the steps and causes are, in millimetres, within some five of a hundred."""
    shares = _shares(data)
    wide = [(width_of(data).mm - NUMBER) * share - 2 * BESIDE for share in shares]
    taken = 0.0
    for phase in data["phases"]:
        taken += LINE + PADDING
        for step in phase["steps"]:
            said = [step["do"], *step["steps"], step["note"]]
            said += [[*one["if"], *one["then"], one["to"]] for one in step["branches"]]
            said += [[*one["text"], *one["why"]] for one in step["mistakes"]]
            done = [step["check"], step["output"], step["deadline"]]
            lines = max(_lines(said, wide[0]), _lines(done, wide[-1]), 1)
            taken += lines * LINE + PADDING
    return taken + 2 * LINE * len(data["diagnosis"])


def _lines(paragraphs: Sequence[Rich], wide: float) -> int:
    return sum(ceil(printed(flat(one), TYPE) / wide * 1.04) for one in paragraphs if one)


def _shares(data: Sheet) -> Sequence[float]:
    """What the columns of the steps get of the width beside their numbers."""
    found: Sequence[float] | None = data.get("widths")
    return found or ([0.63, 0.37] if data["alone"] else [0.5, 0.18, 0.32])


def _pictures(file: Document, data: Sheet, pictures: Sequence[bytes]) -> None:
    """The flow, drawn as it is in the PDF, with its words for those who cannot see it."""
    for n, picture in enumerate(pictures):
        shape = file.add_picture(BytesIO(picture), *_drawn_size(picture))
        describe(shape, data["words"]["flow"] if n else data["alt"])


def _drawn_size(picture: bytes) -> tuple[Length, Length]:
    """How wide and tall a picture is: its file does not say how many dots make an inch."""
    image = Image.from_blob(picture)
    return Inches(image.px_width / PICTURE_PPI), Inches(image.px_height / PICTURE_PPI)


def _left_below(data: Sheet) -> float:
    """How much room the first page has for a picture below the facts, in millimetres."""
    told = [(name, flat(words)) for name, words in _listed_facts(data)]
    wide = width_of(data).mm - label_width((name for name, _ in told), TYPE) - 2 * BESIDE
    lines = sum(max(1, ceil(printed(words, TYPE) / wide * 1.04)) for _, words in told)
    return float(max(LEAST, BODY - lines * LINE - len(told) * PADDING))


def _facts(data: Sheet) -> list[tuple[str, Writer]]:
    return [(name, text(words, {}, data)) for name, words in _listed_facts(data)]


def _listed_facts(data: Sheet) -> list[tuple[str, Rich]]:
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
    return [(name, words) for name, words in facts if words]


def _steps(file: Document, data: Sheet) -> None:
    label = data["words"]
    people = [] if data["alone"] else [label["who"]]
    head = [label["n"], label["step"], *people, label["check"]]
    rest = width_of(data).mm - NUMBER
    table = add_table(file, data, head, [NUMBER, *(rest * share for share in _shares(data))])
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
    label, writing = data["words"], data["writing"]
    colon, comma, list_comma = writing["colon"], writing["comma"], writing["list_comma"]

    def write(cell: _Cell) -> None:
        lines = paragraphs(cell)
        first = next(lines)
        if data["alone"] not in ("", step["who"]) and step["who"]:
            add_rich(first, [{"strong": [step["who"]]}, colon])
        add_rich(first, step["do"])
        cite(first, step["basis"] + step["forms"], list_comma)
        mark(first, step, data)
        for n, sub in enumerate(step["steps"]):
            add_rich(next(lines), [f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}. ", *sub])
        if step["table"] and not is_wide(step["table"]):
            lines = inner_table(cell, step["table"])
        if step["picture"]:
            add_picture(next(lines), cell, step, data)
        for one in step["branches"]:
            space = "" if writing["han"] else " "
            then = [comma, *one["then"]] if one["then"] else []
            facts = comma.join(filter(None, (one["who"], one["deadline"])))
            line = hang(next(lines))
            said = [*one["if"], *then, f" ({facts})" if facts else ""]
            add_rich(line, ["▸ ", {"strong": [label["if"]]}, space, *said])
            if one["to"]:
                add_rich(line, [" "])
                add_whole(line, f"→ {one['to']}")
            cite(line, one["forms"], list_comma)
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
