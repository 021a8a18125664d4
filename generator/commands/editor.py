"""The web server of `handbook edit`: the preview, and the form editor beside it.

Whoever may write must prove twice that the editor's own page asks: with a cookie that no other
site's request carries, and with a token that only the page knows. The address that is printed
holds a third secret, which opens the editor once.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from http.cookies import CookieError, SimpleCookie
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

from generator.build.cache import PLACE as PLACE_OF_CACHE
from generator.build.cache import Cache
from generator.build.records import Reloader
from generator.commands import outside
from generator.commands.build import SITE
from generator.commands.building import Building
from generator.commands.preview import HOSTS, HTML, Preview, PreviewHandler, with_drafts
from generator.content import checks
from generator.content.load import Loaded, collector_paused
from generator.editing import api, changeset, reshape, taking
from generator.editing.calls import Answer, Wrong, asked_for
from generator.editing.changeset import Change, ChangeSet, Conflict
from generator.editing.desk import Checked, Desk
from generator.editing.edits import Files, Request
from generator.editing.missing import with_marks
from generator.editing.papers import papers_of
from generator.editing.tree import title_of
from generator.intake.reading import MAX_FILE
from generator.locale import words
from generator.outputs.scripts import script
from generator.outputs.sheets.glyphs import unprintable
from generator.problems.problem import Language, Problem, Problems, Words
from generator.reading.files import files_in, real

PLACE = "/_edit/"
CALL = f"{PLACE}call/"
DROP = f"{PLACE}drop"
TAKE = f"{PLACE}take"
BUILT = "/_built/"
"""Where the site that was built last is looked at."""
LARGEST = {"application/json": 4_000_000, "application/octet-stream": 5_000_001}
"""Bytes of a request, by its kind. (One more than a dropped file may have, to say so.)"""
LARGEST_DOCUMENT = MAX_FILE + 1
MOST_DRAINED = 50_000_000
"""Bytes that are read and thrown away, so that a browser waits for the answer."""
POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What the editor's page may load, and who may show or open it: nobody but itself."""


class Editing:
    """The secrets of a running editor, and what it remembers."""

    def __init__(self, content: Path, desk: Desk, preview: Preview) -> None:
        self.content = content
        self.desk = desk
        self.preview = preview
        self.building = Building(content, SITE, desk.language)
        self.key = secrets.token_urlsafe(32)
        self.session = secrets.token_urlsafe(32)
        self.token = secrets.token_urlsafe(32)
        self.opened: Callable[[str], None] = lambda key: None
        """Given the key for another browser, once the first one is used."""
        self._lock = threading.Lock()

    def handler(self, kind: Callable[..., PreviewHandler]) -> Callable[..., PreviewHandler]:
        return partial(kind, self)

    @property
    def language(self) -> Language:
        return self.desk.language

    def opens(self, key: str) -> bool:
        """Whether a key from an address opens the editor: each one does once."""
        with self._lock:
            if not hmac.compare_digest(key.encode(), self.key.encode()):
                return False
            self.key = secrets.token_urlsafe(32)
        self.opened(self.key)
        return True

    def answer(self, name: str, body: bytes) -> dict[str, Any]:
        """Answer a call; write what it asks for, and show its drafts in the preview."""
        if name == "news":
            return self._news(body)
        with self._lock:
            if name == "build":
                return self._build()
            if name == "papers":
                return self._papers(body)
            if name == "undo":
                return self._undone()
            found = api.answer(self.desk, files_in(self.content), name, body)
            return self._done(found)

    def drop(self, name: str, folder: str, holds: str, body: bytes) -> dict[str, Any]:
        with self._lock:
            found = api.drop(self.desk, files_in(self.content), name, folder, holds, body)
            return dict(found.value)

    def take(self, name: str, body: bytes) -> dict[str, Any]:
        """The drafts that an old document makes; they wait to be taken over."""
        with self._lock:
            files = with_drafts(files_in(self.content), self.preview.drafts)
            handbook = self.desk.checked(files)[0].loaded.handbook
        made = taking.read_document(name, body, handbook, self.language)
        if isinstance(made, Words):
            return {"refused": made[self.language]}
        with self._lock:
            drafts = taking.drafts_in(made)
            digests = {file: self.desk.drop(data) for file, data in drafts.items()}
            return taking.report(made, files, digests)

    def _build(self) -> dict[str, Any]:
        """Begin to build what is saved, unless mistakes would keep it from being built."""
        checked = self.desk.checked(files_in(self.content))[0]
        errors = sum(one.severity == "error" for one in checked.problems)
        return {"errors": errors, "started": not errors and self.building.start()}

    def _news(self, body: bytes) -> dict[str, Any]:
        """How a build is getting on, once there is something new."""
        number = asked_for(News, body).after
        state = self.building.news_after(number)
        home, out = self.building.home, self.building.out.absolute()
        return {**state._asdict(), "there": home.is_file(), "folder": str(out)}

    def _papers(self, body: bytes) -> dict[str, Any]:
        """What can be printed of a file, as the preview shows it."""
        file = asked_for(OfFile, body).file
        site = self.preview.site
        base = site.base if site and "paper" not in site.base.settings.leave_out else None
        return {
            "papers": papers_of(base, file) if base else [],
            "behind": bool(self.preview.problems),
            "marked": self.preview.is_marked,
        }

    def _done(self, found: Answer) -> dict[str, Any]:
        if found.changes and not written(self.content, found.changes):
            return {"saved": [], "stale": [], "again": True}
        if found.drafts is not None and found.drafts != self.preview.drafts:
            self.preview.drafts = dict(found.drafts)
        return dict(found.value)

    def _undone(self) -> dict[str, Any]:
        """Take back the last save; its edits are given back, so that it can be made once more."""
        before = self.desk.checked(files_in(self.content))[0].loaded
        try:
            undone = changeset.undo(self.content)
        except Conflict:  # somebody has changed these files since
            undone = None
        self.preview.drafts = {}
        if undone is None:
            return {"undone": [], "edits": []}
        files = files_in(self.content)
        after = self.desk.checked(files)[0].loaded
        saved = {file: change.before for file, change in undone.changes.items()}
        return {
            "undone": [
                title_of(after, file) or title_of(before, file) or file for file in sorted(saved)
            ],
            "edits": reshape.edits_to(self.desk, files, saved),
        }


def editing_of(content: Path, preview: Preview, language: Language) -> Editing:
    """An editor of a content folder that finds the problems that `check` finds."""
    content_files = Reloader(Cache(PLACE_OF_CACHE))

    def check(files: Files) -> Checked:
        with collector_paused():
            loaded = content_files.load(files)
            found = Problems([*checks.check(loaded), *outside.problems(content, loaded)])
            found.extend(unprintable(files))
        return Checked(loaded, list(found))

    def filled(loaded: Loaded, errors: list[Problem]) -> Files:
        files = with_drafts(files_in(content), preview.drafts)
        return with_marks(files, errors, language)

    preview.filled = filled
    return Editing(content, Desk(check, language), preview)


def written(content: Path, changes: Mapping[str, Change]) -> bool:
    """Write all files, or none if one of them is not what it was."""
    for file in changes:
        # A folder may be a link: what is read does not follow it, nor does what is written.
        path = content / file
        if any(one.is_symlink() for one in (path, *path.parents) if one.is_relative_to(content)):
            raise Wrong(file)
    listed = ", ".join(changes)
    title = Words(f"编辑 {listed}", f"edit {listed}")
    try:
        ChangeSet(content, title, changes=dict(changes)).apply()
    except Conflict:
        return False
    return True


class News(Request):
    """Asks for what is new since a piece of news."""

    after: int = -1


class OfFile(Request):
    """Asks about a file."""

    file: str


class EditorHandler(PreviewHandler):
    """Serves the preview to everybody on this machine, the editor to its own page alone."""

    def __init__(self, editing: Editing, *arguments: Any, **more: Any) -> None:
        self._editing = editing
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if path.path.startswith(BUILT):
            self._built(path.path.removeprefix(BUILT))
        elif not path.path.startswith(PLACE):
            super().do_GET()
        elif path.path == PLACE and path.query:
            self._open(parse_qs(path.query).get("key", [""])[0])
        elif not self._has_cookie():
            self._refuse(403)
        else:
            self._part(path.path.removeprefix(PLACE))

    def do_POST(self) -> None:
        body = self._body()
        if body is None:
            return
        if not self._is_from_our_page():
            self._refuse(403)
            return
        path = urlsplit(self.path)
        asked = {name: given[0] for name, given in parse_qs(path.query).items()}
        try:
            if path.path == TAKE:
                value = self._editing.take(asked.get("name", ""), body)
            elif path.path == DROP:
                value = self._editing.drop(
                    asked.get("name", ""), asked.get("folder", ""), asked.get("holds", ""), body
                )
            elif path.path.startswith(CALL):
                value = self._editing.answer(path.path.removeprefix(CALL), body)
            else:
                raise Wrong(path.path)
        except Wrong as error:
            self._json({"error": str(error)[:500]}, 400)
        except Exception:  # one failed call must not end the editor
            traceback.print_exc(file=sys.stderr)
            self._json({"error": "internal"}, 500)
        else:
            self._json(value)

    # -- who asks

    def _open(self, key: str) -> None:
        """Exchange the key of the address for a cookie, and take it out of the address."""
        is_known = self._has_cookie()
        if not is_known and not self._editing.opens(key):
            self._refuse(403)
            return
        self.send_response(303)
        self.send_header("Location", PLACE)
        self.send_header(
            "Set-Cookie",
            f"{self._cookie}={self._editing.session}; Path={PLACE}; HttpOnly; SameSite=Strict",
        )
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Content-Length", "0")
        self.end_headers()

    @property
    def _cookie(self) -> str:
        """Cookies do not know of ports: two editors on one machine have one each."""
        return f"handbook-{self._port}"

    @property
    def _port(self) -> int:
        return cast("tuple[str, int]", self.server.server_address)[1]

    def _has_cookie(self) -> bool:
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return found is not None and hmac.compare_digest(
            found.value.encode(), self._editing.session.encode()
        )

    def _is_from_our_page(self) -> bool:
        ours = {f"http://{host}:{self._port}" for host in HOSTS}
        token = self.headers.get("X-Handbook-Token", "")
        return (
            self._has_cookie()
            and hmac.compare_digest(token.encode(), self._editing.token.encode())
            and self.headers.get("Origin") in ours
            and self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
            and self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        )

    def _body(self) -> bytes | None:
        """The body of a request, if it is of a kind and size that the editor sends."""
        kind = self.headers.get("Content-Type", "")
        length = self.headers.get("Content-Length", "")
        if kind not in LARGEST or not length.isdecimal():
            self._refuse(415 if kind not in LARGEST else 411)
            return None
        is_document = urlsplit(self.path).path == TAKE and kind == "application/octet-stream"
        if int(length) > (LARGEST_DOCUMENT if is_document else LARGEST[kind]):
            left = min(int(length), MOST_DRAINED)
            while left > 0 and (read := self.rfile.read(min(left, 65_536))):
                left -= len(read)
            self._refuse(413)
            return None
        body = self.rfile.read(int(length))
        if len(body) != int(length):
            self._refuse(400)
            return None
        return body

    # -- answers

    def _part(self, name: str) -> None:
        """The page, or a part of it."""
        if name == "":
            self._answer(_page(self._editing), HTML, headers=POLICY)
        elif name == "editor.js":
            kind = "text/javascript; charset=utf-8"
            self._answer(script("../editing/assets/editor.mjs"), kind, headers=POLICY)
        elif name in PARTS:
            part, kind = PARTS[name]
            self._answer(part.read_bytes(), kind, headers=POLICY)
        else:
            self._refuse(404)

    def _built(self, name: str) -> None:
        """A file of the site that was built last, and of nothing beside it."""
        out = real(self._editing.building.out)
        try:
            file = real(out / unquote(name))
            file = file / "index.html" if file.is_dir() else file
            data = file.read_bytes() if file.is_relative_to(out) else None
        except (OSError, ValueError):
            data = None
        if data is None:
            self._refuse(404)
        else:
            self._answer(data, self.guess_type(str(file)))

    def _refuse(self, status: int) -> None:
        """A sentence for people: a used or foreign address is the usual cause."""
        said = words(self._editing.language)["editor"]["refused"]
        self._answer(said.encode(), "text/plain; charset=utf-8", status, POLICY)

    def _json(self, value: Mapping[str, Any], status: int = 200) -> None:
        body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._answer(body, "application/json", status, POLICY)


_SITE = package_files("generator.outputs.site").joinpath("assets")
_OWN = package_files("generator.editing").joinpath("assets")
PARTS = {
    "handbook.css": (_SITE / "handbook.css", "text/css; charset=utf-8"),
    "editor.css": (_OWN / "editor.css", "text/css; charset=utf-8"),
    "favicon.svg": (_SITE / "favicon.svg", "image/svg+xml"),
}


def _page(editing: Editing) -> bytes:
    text = (_OWN / "editor.html").read_text("utf-8")
    text = text.replace("{language}", {"zh": "zh-CN", "en": "en"}[editing.language])
    text = text.replace("{title}", words(editing.language)["editor"]["title"])
    return text.replace("{token}", editing.token).encode()
