"""Nobody but the editor's own page reads or writes by way of the editor."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.commands.building import State
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
    served.editing.building.stop()
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
    for path in ("call/look", "call/build", "call/papers", "call/reshape", "take?name=a.txt"):
        assert 403 == served.ask("POST", f"/_edit/{path}", b"{}", Cookie=given)[0]


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

    for path in ("save", "undo", "build", "news", "papers", "targets", "reshape"):
        asked = body if path == "save" else b"{}"
        assert 403 == served.ask("POST", f"/_edit/call/{path}", asked, **given)[0], path
    octets = {"Content_Type": "application/octet-stream", **given}
    for path in ("drop?name=a.png&holds=picture", "take?name=a.txt"):
        assert 403 == served.ask("POST", f"/_edit/{path}", b"x", **octets)[0], path
    assert served.editing.building.news_after(-1) == State(0), "nothing is built"
    assert {} == served.editing.desk.dropped
    assert small_files()[ROLE] == (served.content / ROLE).read_bytes()


def test_a_foreign_host_reads_nothing(served: Served) -> None:
    for path in (
        "/_edit/", f"/_edit/?key={served.editing.key}", "/_edit/editor.js", "/_built/index.html",
        "/print/front-desk.pdf",
    ):  # fmt: skip
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
        ("call/reshape", json.dumps({"file": "../x.yaml", "do": "delete"}).encode()),
        ("call/reshape", json.dumps({"file": ROLE, "do": "format"}).encode()),
        ("call/papers", b"{}"), ("call/news", b'{"after": "x"}'), ("call/targets", b"{}"),
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

    back = served.call("undo")
    assert ["前台"] == back["undone"]
    assert small_files()[ROLE] == file.read_bytes()
    assert [] == served.call("undo")["undone"]
    assert [ROLE] == served.call("save", edits=back["edits"], bases={})["saved"]
    assert file.read_text("utf-8").startswith("title: 总台\n"), "it can be made once more"


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


def test_a_document_becomes_drafts_that_nothing_is_written_of(served: Served) -> None:
    text = "仓库管理员岗位职责\n1. 负责收发货物，当天登记。\n2. 负责每月盘点一次。\n".encode()
    octets = {"Content_Type": "application/octet-stream"}
    status, _, body = served.ask("POST", "/_edit/take?name=old.txt", text, **octets)
    read = json.loads(body)

    assert 200 == status
    (draft,) = read["drafts"]
    edits = [{"op": "file", "file": draft["file"], "digest": draft["digest"], "was": ""}]
    found = served.call("look", edits=edits, open=[draft["file"]])
    assert "仓库管理员" == found["documents"][draft["file"]]["value"]["title"]
    assert not (served.content / draft["file"]).exists()

    for name, data in (("a.exe", b"MZ"), ("../../a.docx", b"PK\3\4"), ("", b"")):
        _, _, body = served.ask("POST", f"/_edit/take?name={name}", data, **octets)
        assert json.loads(body)["refused"], name


def test_what_is_missing_is_shown_as_missing(served: Served) -> None:
    edit = {"op": "remove", "file": ROLE, "at": ["purpose"]}
    served.call("look", edits=[edit], open=[ROLE])
    served.preview.build()

    _, _, page = served.ask("GET", "/roles/front-desk/index.html")
    assert "【Not written yet: Purpose】" in page.decode()
    assert "" == served.preview.problems
    papers = served.call("papers", file=ROLE)
    assert papers["marked"]
    assert "/print/front-desk.pdf" == papers["papers"][0]["media"]["pdf"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "edit",
    [
        {"op": "remove", "at": ["department"]},
        {"op": "set", "at": ["reports_to"], "value": "nobody"},
        {"op": "set", "at": ["purpose"], "value": "[x](gone) {nothing}"},
        {"op": "insert", "at": ["duties"], "value": {"title": ""}, "to": 9},
        {"op": "text", "value": "title: [\nx"},
    ],
    ids=str,
)
def test_a_page_is_shown_in_spite_of_mistakes(served: Served, edit: dict[str, Any]) -> None:
    served.call("look", edits=[{"file": ROLE, **edit}], open=[ROLE])
    served.preview.build()

    assert ("", True) == (served.preview.problems, served.preview.is_marked)
    assert 200 == served.ask("GET", "/roles/front-desk/index.html")[0]
    assert small_files()[ROLE] == (served.content / ROLE).read_bytes()


def test_a_site_is_not_built_while_there_are_mistakes(served: Served) -> None:
    (served.content / ROLE).write_text("title: 前台\n", "utf-8")

    said = served.call("build")
    assert (False, True) == (said["started"], said["errors"] > 0)
    assert State(0) == served.editing.building.news_after(-1)


def test_one_site_is_built_at_a_time(served: Served) -> None:
    answers = [served.call("build")["started"] for _ in range(3)]
    served.editing.building.stop()

    assert [True, False, False] == answers


def test_the_built_site_shows_nothing_beside_it(served: Served, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<h1>x</h1>", "utf-8")
    (tmp_path / "secret").write_text("x", "utf-8")
    (site / "link").symlink_to(tmp_path / "secret")
    served.editing.building.out = site

    assert 200 == served.ask("GET", "/_built/index.html", Cookie=None)[0]
    for path in ("../secret", "%2e%2e/secret", "link", "..%2fsecret", "%00", "no.html"):
        assert 404 == served.ask("GET", f"/_built/{path}", Cookie=None)[0], path


def test_a_body_that_does_not_end_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte begins the socket's own time limit again; the one for the whole request ends it."""
    monkeypatch.setattr("generator.commands.preview.ARRIVAL", 0.1)
    host, _, port = served.host.rpartition(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(
            b"POST /_edit/call/save HTTP/1.1\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000000\r\n\r\n"
        )
        with pytest.raises(ConnectionError):
            all(slow.send(b" ") for _ in range(999_999))


@pytest.mark.slow
def test_a_site_is_built_from_what_is_saved(served: Served, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "generator/starter/mkdocs.yml").read_bytes())
    (tmp_path / "docs").mkdir()
    assert served.call("build")["started"]
    news = served.call("news", after=-1)
    while news["is_running"]:
        news = served.call("news", after=news["number"])

    assert 0 == news["code"], news["said"]
    assert news["there"]
    _, _, page = served.ask("GET", "/_built/roles/front-desk/index.html")
    assert "<h1>前台</h1>" in page.decode()


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
