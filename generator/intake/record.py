"""import.json: every line of the file, what became of it, and what is new since the last time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from generator.intake.drafting import Drafts
from generator.intake.entry import Entry, Outline
from generator.intake.questions import questions_of
from generator.intake.tidying import bare
from generator.locale import Section

Record: TypeAlias = "dict[str, Any]"

VERSION = 1


def record_of(
    file: str, outline: Outline, drafts: Drafts, words: Section, notes: Sequence[str]
) -> Record:
    """What import.json holds, but for the files that were written."""
    lines = [_line(entry, drafts.to.get(n, ""), words) for n, entry in enumerate(outline.entries)]
    questions = [
        {"at": one.at, "text": words["question"][one.key].format(*one.filling)}
        for one in questions_of(outline)
    ]
    tracked = any(entry.line.note for entry in outline.entries)
    keys = [*notes, *(["tracked"] if tracked else [])]
    return {
        "version": VERSION,
        "file": file,
        "lines": lines,
        "questions": questions,
        "notes": [words[key] for key in keys],
    }


def _line(entry: Entry, to: str, words: Section) -> Record:
    out: Record = {
        "at": entry.line.at,
        "text": entry.line.text,
        "as": entry.what,
        "kind": entry.kind,
        "role": entry.role,
        "number": entry.number,
        "to": to,
        "confidence": round(entry.confidence, 2),
    }
    if entry.duplicate_of:
        out["duplicate_of"] = entry.duplicate_of
    if why := _why(entry, words):
        out["why"] = why
    return out


def _why(entry: Entry, words: Section) -> str:
    key = entry.line.note or entry.why
    if not key and entry.what == "continuation" and entry.label:
        key = "beside"
    if not key and entry.what == "item" and _is_corrected(entry):
        key = "tidied"
    if not key:
        return ""
    return str(
        words["why"][key].format(detail=entry.line.detail, of=entry.duplicate_of, label=entry.label)
    )


def _is_corrected(entry: Entry) -> bool:
    return entry.text not in entry.line.text


def compared(record: Record, before: Mapping[str, Any]) -> Record:
    """The record with what is new in it, and with what is gone since an earlier one."""
    known = {bare(text) or text for text in _texts(before)}
    now = {bare(text) or text for text in _texts(record)}
    for line in record["lines"]:
        if (bare(line["text"]) or line["text"]) not in known:
            line["new"] = True
    gone = []
    for line in before.get("lines", ()):
        if isinstance(line, dict) and (bare(str(line.get("text"))) or line.get("text")) not in now:
            gone.append({"at": str(line.get("at", "")), "text": str(line.get("text", ""))})
    return {**record, "gone": gone}


def _texts(record: Mapping[str, Any]) -> list[str]:
    lines = record.get("lines", ())
    return [str(line.get("text", "")) for line in lines if isinstance(line, dict)]


def as_json(record: Mapping[str, Any]) -> bytes:
    """The bytes of import.json: one line of the file in one line."""
    out = ["{"]
    for name, value in record.items():
        if isinstance(value, list) and value:
            rows = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in value)
            out.append(f"  {json.dumps(name)}: [\n{rows}\n  ],")
        else:
            out.append(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},")
    out[-1] = out[-1].removesuffix(",")
    return ("\n".join([*out, "}"]) + "\n").encode("utf-8", "replace")


def from_json(data: bytes) -> Record:
    """An earlier record; an empty one where it cannot be read."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    good = isinstance(record, dict) and isinstance(record.get("lines", []), list)
    return record if good else {}
