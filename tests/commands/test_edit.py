"""Nobody but the editor's own page reads or writes by way of the editor."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.commands.editor import Editing, EditorHandler, editing_of
from generator.commands.preview import Preview
from tests.editing.test_api import png
from tests.small import small_files

ROOT = Path(__file__).parents[2]
ROLE = "front-desk/role.yaml"


class Served:
    """An editor of a copy of the tiny handbook; nothing is built until a test asks."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "roles"
        for name, data in small_files().items():
            (self.content / name).parent.mkdir(parents=True, exist_ok=True)
            (self.content / name).write_bytes(data)
        self.preview = Preview(self.content, folder / "site", "en")
        self.editing: Editing = editing_of(self.content, self.preview, "en")
        address = self.preview.start(0, self.editing.handler(EditorHandler))
        self.host = address.removeprefix("http://").strip("/")
        self.cookie = f"handbook-{self.host.rpartition(':')[2]}={self.editing.session}"

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request like those of the editor's page, but for the given headers."""
        given: dict[str, str | None] = {"Cookie": self.cookie}
        if method == "POST":
            given |= {
                "Origin": f"http://{self.host}", "Content-Type": "application/json",
                "X-Handbook-Token": self.editing.token,
            }  # fmt: skip
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.host)
        connection.request(
            method, path, body, {name: one for name, one in given.items() if one is not None}
        )
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def call(self, name: str, **request: Any) -> dict[str, Any]:
        status, _, body = self.ask("POST", f"/_edit/call/{name}", json.dumps(request).encode())
        assert 200 == status, body
        value: dict[str, Any] = json.loads(body)
        return value


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.chdir(tmp_path)
    served = Served(tmp_path)
    yield served
    served.preview.stop()


def renamed(title: str) -> dict[str, Any]:
    return {"op": "set", "file": ROLE, "at": ["title"], "value": title, "was": "前台"}


# -- who is let in


def test_the_address_opens_the_editor_once(served: Served) -> None:
    links: list[str] = []
    served.editing.opened = links.append
    key = served.editing.key
    status, headers, _ = served.ask("GET", f"/_edit/?key={key}", Cookie=None)
    assert (303, "/_edit/") == (status, headers["Location"])
    assert re.fullmatch(
        r"handbook-\d+=[\w-]{43}; Path=/_edit/; HttpOnly; SameSite=Strict", headers["Set-Cookie"]
    )

    assert 403 == served.ask("GET", f"/_edit/?key={key}", Cookie=None)[0]
    assert 403 == served.ask("GET", "/_edit/?key=", Cookie=None)[0]
    assert 303 == served.ask("GET", f"/_edit/?key={links[0]}", Cookie=None)[0]
    assert 303 == served.ask("GET", f"/_edit/?key={key}")[0], "a reload of one who is in"


def test_the_page_runs_only_what_is_its_own(served: Served) -> None:
    status, headers, body = served.ask("GET", "/_edit/")

    assert 200 == status
    assert served.editing.token in body.decode()
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert "no-store" == headers["Cache-Control"]
    assert b"<script>" not in body
    assert b" style=" not in body


@pytest.mark.parametrize("cookie", [None, "", "handbook-1=x", "{name}=x", "{name}=", "\x00;=;"])
def test_without_the_cookie_there_is_nothing(served: Served, cookie: str | None) -> None:
    name = served.cookie.partition("=")[0]
    given = cookie and cookie.replace("{name}", name)

    for path in ("", "editor.js", "editor.css", "call/look", "nothing"):
        assert 403 == served.ask("GET", f"/_edit/{path}", Cookie=given)[0]
    assert 403 == served.ask("POST", "/_edit/call/look", b"{}", Cookie=given)[0]


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Handbook_Token": None}, {"X_Handbook_Token": ""}, {"X_Handbook_Token": "x" * 43},
        {"Origin": None}, {"Origin": "null"}, {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1"}, {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://{host}"}, {"Origin": "http://{host}.evil.example"},
        {"Origin": "http://localhost:{port}"}, {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"}, {"Host": "evil.example"}, {"Host": "evil.example:{port}"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
    ids=str,
)  # fmt: skip
def test_a_call_from_elsewhere_is_refused(served: Served, headers: dict[str, str | None]) -> None:
    port = served.host.rpartition(":")[2]
    given = {
        name: one and one.replace("{host}", served.host).replace("{port}", port)
        for name, one in headers.items()
    }
    body = json.dumps({"edits": [renamed("x")], "bases": {}}).encode()

    assert 403 == served.ask("POST", "/_edit/call/save", body, **given)[0]
    assert 403 == served.ask("POST", "/_edit/call/undo", b"{}", **given)[0]
    assert small_files()[ROLE] == (served.content / ROLE).read_bytes()


def test_a_foreign_host_reads_nothing(served: Served) -> None:
    for path in ("/_edit/", f"/_edit/?key={served.editing.key}", "/_edit/editor.js"):
        assert 403 == served.ask("GET", path, Host="evil.example")[0]


@pytest.mark.parametrize(
    ("headers", "size", "status"),
    [
        ({"Content_Type": "text/plain"}, 2, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 2, 415),
        ({"Content_Type": None}, 2, 415),
        ({}, 4_000_001, 413),
        ({"Content_Type": "application/octet-stream"}, 5_000_002, 413),
        ({"Content_Length": "-1"}, 2, 411),
        ({"Content_Length": "x"}, 2, 411),
    ],
    ids=str,
)
def test_a_body_of_another_kind_or_size_is_refused(
    served: Served, headers: dict[str, str], size: int, status: int
) -> None:
    assert status == served.ask("POST", "/_edit/call/look", b"{" * size, **headers)[0]


def test_what_no_form_sends_is_refused_and_does_no_harm(served: Served) -> None:
    for path, body in (
        ("call/nothing", b"{}"), ("call/look", b"["), ("call/../look", b"{}"), ("x", b"{}"),
        ("call/save", json.dumps({"edits": [renamed("x") | {"file": "../../x.yaml"}]}).encode()),
        ("call/look", b"\xff\xfe"), ("call/look", b"[" * 100_000),
        ("drop?name=a.png&holds=picture&folder=..", b"x"),
        ("drop?name=a.png&holds=picture&folder=a/b", b"x"),
    ):  # fmt: skip
        assert 400 == served.ask("POST", f"/_edit/{path}", body)[0], path
    assert 501 == served.ask("PUT", "/_edit/call/save", b"{}")[0]
    assert not [*served.content.parent.glob("*.yaml")]


def test_nothing_is_written_by_way_of_a_link(served: Served, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (served.content / "driver").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    edit = {"op": "create", "file": "driver/role.yaml", "value": {"title": "x"}}

    body = json.dumps({"edits": [edit], "bases": {}}).encode()
    assert 400 == served.ask("POST", "/_edit/call/save", body)[0]
    assert [] == [*(tmp_path / "elsewhere").iterdir()]


# -- what it does


def test_a_save_is_written_and_can_be_undone(served: Served) -> None:
    file = served.content / ROLE
    bases = served.call("look", open=[ROLE])["bases"]
    work = {"edits": [renamed("总台")], "bases": bases}

    assert [ROLE] == [one["file"] for one in served.call("changes", **work)["files"]]
    assert small_files()[ROLE] == file.read_bytes(), "nothing is written before it is saved"
    assert [ROLE] == served.call("save", **work)["saved"]
    assert file.read_text("utf-8").startswith("title: 总台\n")

    assert [ROLE] == served.call("undo")["undone"]
    assert small_files()[ROLE] == file.read_bytes()
    assert [] == served.call("undo")["undone"]


def test_a_save_is_not_undone_over_what_somebody_wrote_since(served: Served) -> None:
    bases = served.call("look", open=[ROLE])["bases"]
    served.call("save", edits=[renamed("总台")], bases=bases)
    (served.content / ROLE).write_text("title: 别的\n", "utf-8")

    assert [] == served.call("undo")["undone"]
    assert "title: 别的\n" == (served.content / ROLE).read_text("utf-8")


def test_of_two_windows_that_save_at_once_one_is_warned(served: Served) -> None:
    works = [
        {"edits": [renamed(title)], "bases": served.call("look", open=[ROLE])["bases"]}
        for title in ("总台", "接待处")
    ]
    answers: list[dict[str, Any]] = []
    threads = [
        threading.Thread(target=lambda work=work: answers.append(served.call("save", **work)))
        for work in works
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert [[], [ROLE]] == sorted(one["saved"] for one in answers)
    told = next(one for one in answers if not one["saved"])
    assert [ROLE] == [one["file"] for one in told["stale"]]


def test_the_preview_shows_what_is_not_saved_yet(served: Served) -> None:
    picture = png(3, 3)
    _, _, body = served.ask(
        "POST", "/_edit/drop?name=a.png&folder=front-desk&holds=picture", picture,
        Content_Type="application/octet-stream",
    )  # fmt: skip
    dropped = json.loads(body)
    edits = [
        renamed("总服务台"),
        {"op": "file", "file": dropped["file"], "digest": dropped["digest"]},
    ]
    served.call("look", edits=edits)
    served.preview.build()

    _, _, page = served.ask("GET", "/roles/front-desk/index.html")
    assert "<h1>总服务台</h1>" in page.decode()
    assert small_files()[ROLE] == (served.content / ROLE).read_bytes()
    assert not (served.content / dropped["file"]).exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is of Unix")
def test_the_command_says_where_to_open_it_and_ends(tmp_path: Path) -> None:
    content = tmp_path / "roles"
    content.mkdir()
    (content / "handbook.yaml").write_bytes(small_files()["handbook.yaml"])
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--lang", "en", "edit", "--port", "0"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    process.send_signal(signal.SIGTERM)

    assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/_edit/\?key=[\w-]{43}\n", line)
    assert 0 == process.wait()
    assert [] == list(tmp_path.glob("handbook-*"))
