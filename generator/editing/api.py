"""The calls of the form editor: a request value and the files of the folder give an answer value.

Nothing here touches the disk. A save returns what is to be written; the host writes it, if the
files are still what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Field

from generator.content import assets, ids
from generator.content.fix import with_fixes
from generator.content.places import FOLDERS, SHARED, file_name
from generator.editing import located, notes, reshape
from generator.editing.calls import (
    Answer,
    Working,
    Wrong,
    asked_for,
    bytes_of,
    refuse_place,
    worked_on,
)
from generator.editing.changeset import Change
from generator.editing.comparing import changed_lines
from generator.editing.desk import Desk, Work
from generator.editing.documents import document
from generator.editing.drafts import document_of, translations_of
from generator.editing.dropped import NotTaken, free_name, taken
from generator.editing.edits import Files, Request
from generator.editing.fitting import fitted
from generator.editing.forms import forms
from generator.editing.located import Places
from generator.editing.summary import summary
from generator.editing.text_edits import EditError
from generator.editing.tree import title_of, tree
from generator.locale import words
from generator.problems.problem import Problem

ROUNDS = 5
"""How often a text is fixed again, because a fix may bring the next mistake to light."""
NAMELESS = "item"
"""The id of what has no name to derive one from."""


class _Look(Working):
    open: tuple[str, ...] = ()


class _Find(Working):
    kinds: tuple[str, ...]
    query: str = Field(max_length=200)
    own: str = ""


class _New(Working):
    kind: str
    title: str = Field(max_length=200)
    folder: str = ""
    id: str = ""


class _Fix(Working):
    file: str




def start(desk: Desk, files: Files, request: Request) -> Answer:
    """What does not change while the editor runs: words and forms."""
    checked, _ = desk.checked(files)
    handbook = checked.loaded.handbook
    named = words(desk.language)
    return Answer({
        "language": desk.language,
        "languages": [*checked.loaded.editions] or ["zh"],
        "title": handbook.plain(handbook.settings.title) if handbook else "",
        "words": {**named["editor"], "kind": named["kind"]},
        "forms": {
            name: form._asdict() | {"fields": [one._asdict() for one in form.fields]}
            for name, form in forms(desk.language).items()
        },
        "pictures": assets.PICTURES,
        "papers": assets.PAPERS,
    })  # fmt: skip


def look(desk: Desk, files: Files, request: _Look) -> Answer:
    """Everything as it is after the edits: tree, open files, problems, what others changed."""
    work = worked_on(desk, files, request)
    checked, targets = desk.checked(work.after)
    both = {**work.before, **work.draft.files}
    shown = {file: data for file, data in both.items() if data or file not in work.draft.files}
    return Answer(
        {
            "tree": tree(checked.loaded),
            "documents": {
                file: document(file, shown, checked.loaded, targets) for file in request.open
            },
            "questions": _questions(work.after),
            "bases": _bases(desk, files, request, work),
            "problems": _problems(desk, work.after),
            "unsaved": sorted(
                file
                for file, data in work.draft.files.items()
                if bytes_of(work.before, file) != data
            ),
            "stale": work.stale,
            "refused": [
                {"number": one.number, "why": one.words[desk.language]}
                for one in work.draft.refused
            ],
        },
        drafts=work.draft.files,
    )


def changes(desk: Desk, files: Files, request: Working) -> Answer:
    """What the edits change in which file, in words and line by line."""
    work = worked_on(desk, files, request)
    loaded = desk.checked(work.after)[0].loaded
    out = []
    for file, after in sorted(work.draft.files.items()):
        before = bytes_of(work.before, file)
        if before != after:
            is_text = file_name(file) is not None
            status = "changed" if before else "made"
            out.append({
                "file": file,
                "status": status if after else "removed",
                "title": title_of(loaded, file) or _title_in(file, before),
                "changes": [one._asdict() for one in summary(file, before, after, desk.language)],
                "lines": changed_lines(file, before, after) if is_text else [],
                "size": len(after),
            })  # fmt: skip
    errors = [one for one in _problems(desk, work.after) if one["severity"] == "error"]
    return Answer({"files": out, "errors": len(errors), "stale": _stale(desk, files, work)})


def save(desk: Desk, files: Files, request: Working) -> Answer:
    """Write what the edits change, unless somebody has changed one of these files meanwhile."""
    work = worked_on(desk, files, request)
    in_the_way = [file for file in work.stale if file in work.draft.files]
    if in_the_way:
        return Answer({"saved": [], "stale": _stale(desk, files, work)})
    if work.draft.refused:
        return Answer({"saved": [], "stale": [], "refused": len(work.draft.refused)})
    out = {}
    for file, data in work.draft.files.items():
        before = work.before.get(file)
        if isinstance(before, Problem):
            raise Wrong(file)
        if before != data and (before or data):
            out[file] = Change(before, data or None)
    return Answer({"saved": sorted(out), "stale": []}, out, {})


def rebase(desk: Desk, files: Files, request: Working) -> Answer:
    """The edits as they fit the files of now, with what clashes and what is lost."""
    for edit in request.edits:
        refuse_place(edit.file, files)
    found = fitted(desk.drafts, files, request.edits)
    names = {edit.file for edit in request.edits} | request.bases.keys()
    return Answer({
        "edits": [edit.model_dump() for edit in found.edits],
        "clashes": [one._asdict() for one in found.clashes],
        "lost": [
            {"edit": one.edit.model_dump(), "why": one.words[desk.language]} for one in found.lost
        ],
        "bases": {file: desk.digest(files.get(file)) for file in names},
    })  # fmt: skip


def find(desk: Desk, files: Files, request: _Find) -> Answer:
    """What a field may refer to, the best matches first."""
    work = worked_on(desk, files, request)
    _, targets = desk.checked(work.after)
    found = targets.find(request.kinds, request.query, request.own)
    derived = ids.derive(request.query) or "item"
    return Answer({"found": [one._asdict() for one in found], "derived": derived})


def new(desk: Desk, files: Files, request: _New) -> Answer:
    """Where a new file goes, its id, and what stands in it at first."""
    work = worked_on(desk, files, request)
    checked, _ = desk.checked(work.after)
    handbook = checked.loaded.handbook
    if request.kind not in (*FOLDERS.values(), "role", "quiz"):
        raise Wrong(request.kind)
    id = request.id or _free_id(request, {name.id for name in checked.loaded.names.values()})
    folder = id if request.kind == "role" else request.folder or SHARED
    names = {kind: name for name, kind in FOLDERS.items()}
    file = {"role": f"{id}/role.yaml", "quiz": f"{folder}/quiz.yaml"}.get(
        request.kind, f"{folder}/{names.get(request.kind)}/{id}.yaml"
    )
    taken_by = next(
        (f for f, name in checked.loaded.names.items() if name.id == id and not name.language), None
    )
    is_id = ids.is_id(id) and id not in ids.RESERVED | ids.TAKEN and ids.is_id(folder)
    value: dict[str, Any] = {} if request.kind == "quiz" else {"title": request.title.strip()}
    if request.kind == "role" and handbook:
        departments = [one.id for one in handbook.settings.departments]
        first = request.folder if request.folder in departments else (departments or [""])[0]
        value["department"] = first
    value |= {"checklist": {"when": "daily"}}.get(request.kind, {})
    return Answer({
        "id": id, "file": file, "value": value, "free": taken_by is None and file not in work.after,
        "valid": is_id, "taken": taken_by or "",
    })  # fmt: skip


def fix(desk: Desk, files: Files, request: _Fix) -> Answer:
    """The text of a file with what can mean nothing else put right."""
    work = worked_on(desk, files, request)
    after = dict(work.after)
    for _ in range(ROUNDS):
        data = bytes_of(after, request.file)
        found = [one for one in desk.checked(after)[0].problems if one.span.file == request.file]
        fixed = with_fixes(request.file, data, [one for one in found if one.fix])
        if fixed == data:
            break
        after[request.file] = fixed
    return Answer({"text": document_of(request.file, bytes_of(after, request.file)).text})


CALLS: Mapping[str, tuple[type[Request], Callable[[Desk, Files, Any], Answer]]] = {
    "start": (Request, start),
    "look": (_Look, look),
    "changes": (Working, changes),
    "save": (Working, save),
    "rebase": (Working, rebase),
    "find": (_Find, find),
    "new": (_New, new),
    "fix": (_Fix, fix),
    "targets": (reshape.Place, reshape.targets),
    "reshape": (reshape.Reshape, reshape.reshape),
}


def answer(desk: Desk, files: Files, name: str, body: bytes) -> Answer:
    """The answer to a call by its name; `Wrong` for what no form of ours sends."""
    if name not in CALLS:
        raise Wrong(name)
    request, call = CALLS[name]
    try:
        return call(desk, files, asked_for(request, body))
    except EditError as error:  # it asks about an item that is not there any more
        raise Wrong(str(error)) from error


def drop(desk: Desk, files: Files, name: str, folder: str, holds: str, data: bytes) -> Answer:
    """Take a dropped file; it is written when the form is saved."""
    if folder and not ids.is_id(folder):
        raise Wrong(folder)
    try:
        good = taken(name, data, holds)
    except NotTaken as error:
        return Answer({"refused": error.words[desk.language]})
    below = "" if holds == "logo" else f"{folder}/{assets.FOLDER}/".removeprefix("/")
    there = {file.removeprefix(below): files[file] for file in files if file.startswith(below)}
    if there.get(good) != data:
        good = free_name(good, there)
    return Answer({"name": good, "file": below + good, "digest": desk.drop(data)})


# -- what the calls share


def _bases(desk: Desk, files: Files, request: _Look, work: Work) -> dict[str, str]:
    """The versions of all files that the form shows or changes, as it knows them."""
    names = {*request.open, *work.draft.files, *request.bases}
    names |= {other for file in request.open for other in translations_of(file, work.after)}
    return {
        file: request.bases[file] if file in request.bases else desk.digest(files.get(file))
        for file in sorted(names)
    }


def _questions(files: Files) -> dict[str, int]:
    """How many questions an import left in each file."""
    asked = {
        file: sum(one.kind == "question" for one in notes.notes_of(document_of(file, data)))
        for file, data in files.items()
        if isinstance(data, bytes) and notes.asks(data)
    }
    return {file: count for file, count in asked.items() if count}


def _title_in(file: str, data: bytes) -> str:
    """The title that a file had that is gone."""
    value = document_of(file, data).value if file_name(file) else None
    title = value.get("title") if isinstance(value, dict) else ""
    return title if isinstance(title, str) else ""


def _stale(desk: Desk, files: Files, work: Work) -> list[dict[str, Any]]:
    """What others changed in the files that the edits change."""
    return [
        {
            "file": file,
            "lines": changed_lines(file, bytes_of(work.before, file), bytes_of(files, file)),
        }
        for file in work.stale
        if file in work.draft.files
    ]


def _problems(desk: Desk, files: Files) -> list[dict[str, Any]]:
    checked, _ = desk.checked(files)
    titles = {file: title_of(checked.loaded, file) for file in checked.loaded.names}
    places: dict[str, Places] = {}
    out = []
    for problem in checked.problems:
        file = problem.span.file
        if problem.code == "duplicate-id" and f"“{NAMELESS}”" in problem.message.zh:
            continue  # of two new items that have no name yet
        if file not in places and isinstance(files.get(file), bytes) and file_name(file):
            places[file] = Places(document_of(file, bytes_of(files, file)))
        path = places[file].path_of(problem) if file in places else ()
        out.append(located.plain(problem, path, desk.language, titles))
    return out


def _free_id(request: _New, known: set[str]) -> str:
    """An id from the title, with a number where another file has it."""
    id = ids.derive(request.title) or request.kind
    found, number = id, 2
    while found in known or found in ids.TAKEN | ids.RESERVED:
        found, number = f"{id}-{number}", number + 1
    return found
