"""The authority matrix as a Word file."""

from __future__ import annotations

from functools import partial

from docx.document import Document

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import add_band, add_row, add_table, merged_row, put


def in_order(people: list[str]) -> str:
    """Who checks, one after the other."""
    if len(people) < 2:
        return "".join(people)
    return "\n".join(f"{n}. {one}" for n, one in enumerate(people, 1))


def write(file: Document, data: Sheet) -> None:
    label, comma = data["words"], data["writing"]["list_comma"]
    noted = any(line["note"] for matter in data["matters"] for line in matter["lines"])
    shares = {"limit": 1.6, "propose": 1.1, "check_by": 1.1, "approve": 1.3, "inform": 1.1}
    shares |= {"note": 1.6} if noted else {}
    table = add_table(file, data, [label[name] for name in shares], list(shares.values()))
    for matter in data["matters"]:
        add_band(table, matter["title"] + (f" · {matter['note']}" if matter["note"] else ""))
        for line in matter["lines"]:
            people = ("\n".join(line[name]) for name in ("propose", "approve", "inform"))
            propose, approve, inform = people
            said = (propose, in_order(line["check"]), approve, inform)
            add_row(table, line["limit"], *said, *([line["note"]] if noted else []))
        if matter["deputy"]:
            when = f" ({matter['deputy_when']})" if matter["deputy_when"] else ""
            told = label["away"] + data["writing"]["colon"] + comma.join(matter["deputy"]) + when
            merged_row(table, partial(put, words=told))
    close(file, data)
