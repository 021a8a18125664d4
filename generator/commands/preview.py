"""A live preview: a small web server that keeps the last good site and shows what is wrong.

It answers requests from the last site that was built whole, whatever the content looks like now.
A page that it serves also loads `live.js`, which waits for the next build and then reloads the
page, or lays the problems over it until they are corrected.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.build import publish
from generator.build.cache import PLACE, Cache
from generator.build.records import Files, Reloader
from generator.build.shelf import Shelf
from generator.commands import outside
from generator.commands.content import failure, logo_of
from generator.commands.failures import why_not
from generator.content import checks
from generator.content.load import Loaded
from generator.mkdocs import build as host
from generator.mkdocs.job import Job
from generator.outputs import registry
from generator.outputs.artifact import Site
from generator.outputs.changes.approvals import with_proposed
from generator.outputs.remembered import forget
from generator.problems.problem import Language, Problem
from generator.reading.files import files_in, real
from generator.reading.releases import releases_beside

LIVE = "/_handbook/live.js"
STATE = "/_handbook/state"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
HTML = "text/html; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FRAMED_BY_US = {"Content-Security-Policy": "frame-ancestors 'self'"}
"""No page of elsewhere shows ours within itself; the editor does."""
LOOK_EVERY = 0.1
"""Seconds between looks at the files: polling works on every system and on network drives."""
AT_ONCE, QUEUE = 512, 256
"""Requests that are answered at once, and those that the system keeps waiting meanwhile."""
SILENCE = 3.0
"""Seconds after which a connection that asks for nothing is closed."""
ARRIVAL = 30.0
"""Seconds that a whole request may take to arrive; only then is it answered."""
WAIT = 25.0
"""Seconds that a page waits for news before it asks again."""


class Preview:
    """The server, the last good site and what is wrong with the content now.

    `drafts` are files as an editor has them, not saved yet: the site is made as if they were.
    """

    def __init__(self, content: Path, out: Path, language: Language) -> None:
        self.content = content
        self.out = out
        self.language = language
        self.drafts: Mapping[str, bytes] = {}
        self.problems = ""
        self.is_marked = False
        """Whether the site shows what is missing as missing, instead of the last good content."""
        self.number = 0
        self.filled: Callable[[Loaded, list[Problem]], Files] | None = None
        """For an editor: the files with what is missing marked, so that a page can be shown."""
        self._site: Site | None = None
        self._built: host.Built | None = None
        self._is_untidy = False
        self._cache = Cache(PLACE)
        self._content = Reloader(self._cache)
        self._shelf = Shelf(self._cache)
        self._news = threading.Condition()
        self._stopped = threading.Event()

    def start(self, port: int, handler: Callable[..., PreviewHandler] | None = None) -> str:
        """Open the port (0 takes a free one); the answer is the address to open."""
        handler = partial(handler or PreviewHandler, self, directory=str(self.out))
        self._server = _Server(("127.0.0.1", port), handler)
        serve = partial(self._server.serve_forever, poll_interval=0.05)
        threading.Thread(target=serve, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def run(self) -> None:
        """Build now and after every change, until stopped."""
        seen = None
        try:
            while not self._stopped.is_set():
                now = (frozenset(_stamps(self.content)), self.drafts)
                if now != seen:
                    seen = now
                    gc.disable()  # until the page is shown: see `tidy`
                    self.build()
                elif self._is_untidy:
                    self.tidy()
                    gc.enable()
                self._stopped.wait(LOOK_EVERY)
        finally:
            gc.enable()

    def stop(self) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()

    def build(self) -> None:
        """Make the site again, or find out why it cannot be made; then notify the pages."""
        if self._is_untidy:  # saves come so fast that there was no time for it
            self.tidy()
        problems = self._attempt()
        if problems and problems != self.problems and not self.drafts:
            print(problems, file=sys.stderr)
        with self._news:
            self.problems = problems
            self.number += 1
            self._news.notify_all()
        self._is_untidy = True

    def tidy(self) -> None:
        """Let go of the site before the last one. It takes a tenth of a second, in which no page
        would be answered: the page that waited for the news comes first."""
        self._is_untidy = False
        forget()
        gc.collect()  # MkDocs leaves a web of objects behind that is as large as the site

    def _attempt(self) -> str:
        try:
            loaded = self._content.load(with_drafts(files_in(self.content), self.drafts))
            errors = [*checks.errors_in(loaded), *outside.problems(self.content, loaded)]
            self.is_marked = False
            if errors and self.filled and loaded.handbook:
                return self._attempt_marked(loaded, errors)
            if errors or loaded.handbook is None:
                return failure(loaded, errors, self.language, self.content)
            self._make(loaded)
        except Exception as error:  # keep serving: the next save may fix the cause
            failed = why_not(error, self.out)
            if failed is None:
                traceback.print_exc()
                return repr(error)
            return failed.words[self.language]
        return ""

    def _attempt_marked(self, loaded: Loaded, errors: list[Problem]) -> str:
        """Show the content in spite of mistakes, as far as it can be shown."""
        assert self.filled is not None
        try:
            self._make(self._content.load(self.filled(loaded, errors)))
        except Exception:  # a mistake may be of a kind that no page survives
            return failure(loaded, errors, self.language, self.content)
        self.is_marked = True
        return ""

    def _make(self, loaded: Loaded) -> None:
        """Offer the files of a site. MkDocs has its part in it only when docs/ has changed."""
        if loaded.handbook is None:
            raise ValueError("no settings")
        logo = logo_of(self.content, loaded.handbook.settings.logo)
        releases = releases_beside(self.content)
        site = with_proposed(Site(loaded.editions, logo, releases, has_book=True))
        job = Job(site, self._cache, outputs=registry.PREVIEWED, shelf=self._shelf)
        if self._built is None or not host.repeat(self._built, job):
            with publish.staged(self.out) as folder:
                self._built = host.build(job, folder)
        self._site = site

    @property
    def site(self) -> Site | None:
        """What the pages show, if there is anything yet."""
        return self._site

    def file(self, path: str) -> bytes | None:
        """A file of the last good site, made now if it was not asked for before."""
        data = self._shelf.get(path)
        if data is None and self._site and (artifact := registry.at(self._site, path)):
            return self._shelf.bytes_of(artifact)
        return data

    def news_after(self, number: int) -> dict[str, object]:
        """What is the case once the build with this number is over; waits for it a while."""
        with self._news:
            self._news.wait_for(lambda: self.number != number, timeout=WAIT)
            return {"number": self.number, "problems": self.problems, "marked": self.is_marked}


def with_drafts(
    files: Mapping[str, bytes | Problem], drafts: Mapping[str, bytes]
) -> dict[str, bytes | Problem]:
    """The files as they will be; an empty draft is of a file that is to go."""
    both = {**files, **drafts}
    return {file: both[file] for file in sorted(both) if drafts.get(file) != b""}


def _stamps(content: Path) -> Iterator[tuple[str, int, int]]:
    """When each file that the site is made of was written."""
    yield from _stamp("mkdocs.yml")
    yield from _below(str(content))
    yield from _below("docs")


def _below(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it has vanished meanwhile
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            yield from _stamp(entry.path)


def _stamp(path: str) -> Iterator[tuple[str, int, int]]:
    with contextlib.suppress(OSError):  # an editor's temporary file
        status = Path(path).stat()
        yield path, status.st_mtime_ns, status.st_size


class _Server(ThreadingHTTPServer):
    """Takes as many requests at a time as a page of many pictures makes for a roomful of people."""

    daemon_threads = True
    request_queue_size = QUEUE

    def __init__(self, *arguments: Any) -> None:
        self._free = threading.BoundedSemaphore(AT_ONCE)
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Wait for a free place: whoever comes meanwhile stands in the queue of the system."""
        self._free.acquire()
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._free.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was left while it waited for news, or that never asked, is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Arriving(io.RawIOBase):
    """What a connection sends. The time limit of a socket begins again with each byte; this one is
    for the whole request, so that nobody holds a place by sending a byte a second."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._end = time.monotonic() + ARRIVAL

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if time.monotonic() > self._end:
            raise TimeoutError
        return self._connection.recv_into(buffer)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the last good site, the live script and the state."""

    timeout = SILENCE

    def __init__(self, preview: Preview, *arguments: object, directory: str) -> None:
        self._preview = preview
        self.extensions_map = {**self.extensions_map, ".docx": WORD}
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self.rfile = io.BufferedReader(_Arriving(self.connection))

    def parse_request(self) -> bool:
        return super().parse_request() and self._is_for_us()

    def _is_for_us(self) -> bool:
        """A page of elsewhere whose name was made to lead here must not read the handbook."""
        host = self.headers.get("Host", "localhost").rpartition("@")[2]
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name.lower() in HOSTS:
            return True
        self.send_error(403, "Only for this machine: open http://127.0.0.1")
        return False

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a file of the site, the live script, or the state."""
        path = urlsplit(self.path)
        if path.path == LIVE:
            script = files("generator.outputs.site").joinpath("assets", "live.js").read_bytes()
            self._answer(script, "text/javascript; charset=utf-8")
        elif path.path == STATE:
            after = parse_qs(path.query).get("after", [""])[0]
            number = int(after) if after.isdecimal() else -1
            news = json.dumps(self._preview.news_after(number)).encode()
            self._answer(news, "application/json")
        else:
            self._file()

    def _file(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.suffix:
            file /= "index.html"
        path = file.relative_to(self.directory).as_posix()
        data = self._bytes_of(path)
        if data is None:  # an empty file is one
            data = self._within_the_site(file)
        if data is None:
            waiting = b"<!doctype html><meta charset=utf-8><title>handbook</title><body></body>"
            self._answer(_with_live(waiting, self._number()), HTML, 404)
        elif file.suffix == ".html":
            self._answer(_with_live(data, self._number()), HTML)
        else:
            self._answer(data, self.guess_type(str(file)))

    def _number(self) -> int:
        """The build that a page is of; one of the last good site asks at once what is wrong now."""
        return -1 if self._preview.problems else self._preview.number

    def _bytes_of(self, path: str) -> bytes | None:
        """A file of the site; nothing for a page that mistakes keep from being made."""
        try:
            return self._preview.file(path)
        except Exception:
            if not self._preview.is_marked:
                raise
            return None

    def _within_the_site(self, file: Path) -> bytes | None:
        """The bytes of a file that does not lie elsewhere by way of a link."""
        try:
            file = real(file)
            inside = file.is_relative_to(real(self._preview.out))
            return file.read_bytes() if inside else None
        except (OSError, ValueError):  # no such file, or no such name
            return None

    def _answer(
        self, body: bytes, kind: str, status: int = 200, headers: Mapping[str, str] = {}
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in {**FRAMED_BY_US, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet: the terminal is for problems."""


def _with_live(html: bytes, number: int) -> bytes:
    script = f'<script src="{LIVE}" data-number="{number}"></script></body>'.encode()
    return script.join(html.rsplit(b"</body>", 1))
