"""`handbook import`: draft files from an old document, with a report to tick through."""

from __future__ import annotations

import argparse
import hashlib
from datetime import date
from pathlib import Path

from generator.commands.content import say
from generator.commands.invocation import command, typed_path
from generator.content import ids
from generator.content.load import load
from generator.content.places import SHARED, file_name
from generator.intake import record
from generator.intake.importing import RECORD, REPORT, Before, Import, imported, known_in
from generator.intake.reading import MAX_FILE, too_large
from generator.intake.record import Record
from generator.problems.problem import Language, Words
from generator.problems.render import visible
from generator.reading.files import files_in

CLEAN, USAGE = 0, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=typed_path, metavar="FILE", help=".txt, .docx, .xlsx")
    parser.add_argument(
        "--to", type=typed_path, required=True, metavar="DIR",
        help="草稿放在哪里：DIR/roles/、DIR/import.json、DIR/report.html · folder for the drafts",
    )  # fmt: skip
    parser.add_argument(
        "--role", default="", metavar="ID",
        help="整个文件都是这个岗位的 · the whole file is about this role",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Read the file, and write what came of it; what was edited since is left alone."""
    language: Language = options.language
    if wrong := _wrong(options.file, options.to, options.role):
        say(wrong, language)
        return USAGE
    before = _before(options.to)
    data = options.file.read_bytes()
    made = imported(options.file.name, data, before, language, date.today(), options.role)
    if isinstance(made, Words):
        say(made, language)
        return USAGE
    _write(options.to, made)
    print(_summary(options.to, made)[language])
    return CLEAN


def _wrong(file: Path, to: Path, role: str) -> Words | None:
    """Why nothing can be imported, before anything is read."""
    shown = visible(str(file))
    if role and (not ids.is_id(role) or role in (*ids.RESERVED, SHARED)):
        return Words(
            f"“{visible(role)}”不能作岗位的编号：只用小写英文字母、数字和连字符，例如 front-desk。",
            f"“{visible(role)}” cannot be the id of a role: use lower-case letters, digits and "
            "hyphens.",
        )
    if not file.is_file():
        return Words(f"没有文件 {shown}。", f"There is no file {shown}.")
    if file.stat().st_size > MAX_FILE:
        return too_large(visible(file.name))
    if to.exists() and not to.is_dir():
        return Words(f"{visible(str(to))} 不是文件夹。", f"{visible(str(to))} is no folder.")
    return None


def _before(folder: Path) -> Before:
    """What an earlier import, and the people who edited its drafts, have left there."""
    records = _records(folder)
    files = files_in(folder / "roles")
    hashes = {
        f"roles/{path}": hashlib.sha256(data).hexdigest()
        for path, data in files.items()
        if isinstance(data, bytes)
    }
    ours = {path for one in records.values() for path in one.get("files", ())}
    handbook = load(files).handbook
    if handbook is None:
        return Before(hashes, records)
    own = {name.id for path in ours if (name := file_name(path.removeprefix("roles/")))}
    return Before(hashes, records, known_in(handbook, own))


def _records(folder: Path) -> dict[str, Record]:
    """The records of earlier imports, that of the last one first."""
    found = sorted(folder.glob("import*.json"), key=lambda path: path.name != RECORD)
    return {
        path.name: one
        for path in found
        if path.is_file() and (one := record.from_json(path.read_bytes()))
    }


def _write(folder: Path, made: Import) -> None:
    """Write each file in one step: nobody ever sees half of one."""
    folder.mkdir(parents=True, exist_ok=True)
    for old, new in made.moved.items():
        if (folder / old).is_file():
            (folder / old).replace(folder / new)
    for name, data in made.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def _summary(folder: Path, made: Import) -> Words:
    """What was read, where it went, and what to do next."""
    lines = made.record["lines"]
    items = sum(line["as"] == "item" for line in lines)
    left = sum(line["as"] == "left_out" for line in lines)
    asked, drafts = len(made.record["questions"]), len(made.record["files"])
    report = visible(str(folder / REPORT))
    check = command(f'--content "{visible(str(folder / "roles"))}" check')
    zh = f"已导入：条目 {items}，没有采用 {left}，要作者回答的问题 {asked}，草稿 {drafts} 个。"
    en = f"Imported: {items} items, {left} left out, {asked} questions, {drafts} drafts."
    if "gone" in made.record:
        new = sum(line.get("new", False) for line in lines)
        gone = len(made.record["gone"])
        zh += f"\n和上次相比：新增 {new} 行，少了 {gone} 行。"
        en += f"\nSince the last time: {new} new lines, {gone} gone."
    if made.record["kept"]:
        zh += f"\n改过的草稿没有覆盖，新的草稿在 {visible(str(folder / 'new'))}。"
        en += f"\nEdited drafts were left alone; new ones are in {visible(str(folder / 'new'))}."
    return Words(
        f"{zh}\n请打开 {report} 逐行核对，再运行 {check}",
        f"{en}\nOpen {report} and check line by line; then run {check}",
    )
