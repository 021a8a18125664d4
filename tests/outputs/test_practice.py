"""The rehearsal counts as the handbook does, and its scripts are small."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.content.dialogue import Dialogue, score
from generator.content.load import load
from generator.content.records import Role, Script
from generator.outputs import inline, practice, quiz
from generator.outputs import site as pages
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.exports import ink
from generator.outputs.practice import asked, day
from tests.outputs.real import real
from tests.small import changed, small, small_files

WALK = """
import { END, reactions, score } from %s;
import { readFileSync } from "node:fs";
const nodes = JSON.parse(readFileSync(0, "utf8"));
const counts = {};
function walk(id, visits, grades) {
  const seen = { ...visits, [id]: (visits[id] ?? 0) + 1 };
  for (const choice of nodes[id]) for (const to of reactions(choice, seen)) {
    const given = [...grades, choice.grade];
    if (to !== END) { walk(to, seen, given); continue; }
    const { earned, most, percent } = score(given);
    const key = [earned, most, percent].join();
    counts[key] = (counts[key] ?? 0) + 1;
  }
}
walk(Object.keys(nodes)[0], {}, []);
console.log(JSON.stringify(counts));
"""


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_every_route_of_every_script_has_the_same_score_in_the_rehearsal() -> None:
    module = Path(practice.__file__).parent / "assets" / "dialogue.mjs"
    for script in real().scripts:
        dialogue = Dialogue(script)
        nodes = {
            node.id: [{"grade": one.grade, "to": list(one.to)} for one in node.choices]
            for node in script.nodes
        }
        walked = subprocess.run(
            ["node", "--input-type=module", "-e", WALK % json.dumps(module.as_uri())],
            input=json.dumps(nodes), capture_output=True, text=True, check=True,
        )  # fmt: skip
        expected: dict[str, int] = {}
        for counted, routes in dialogue.scores().items():
            key = f"{counted.earned},{counted.most},{counted.percent}"
            expected[key] = expected.get(key, 0) + routes

        assert expected == json.loads(walked.stdout), script.id
    assert 0 == score([]).percent


def test_all_scripts_of_practice_are_small_with_the_words_of_a_language() -> None:
    site = Site({"zh": small()})
    made = [one for one in practice.artifacts(site) if isinstance(one, Artifact)]
    sizes = {
        one.path: len(gzip.compress(one.make(), mtime=0))
        for one in made if one.path.startswith("assets/") and one.path.endswith(".js")
    }  # fmt: skip

    assert sum(sizes.values()) <= 28_000, sizes


def test_a_variable_that_varies_is_marked_for_the_rehearsal_and_plain_elsewhere() -> None:
    settings = small_files()["handbook.yaml"].decode()
    caller = "variables:\n  - {id: caller, value: 王先生, vary: [李女士, 陈经理]}\n"
    handbook = changed(handbook=settings.replace("variables:\n", caller)).editions["zh"]

    assert {"caller": ("王先生", "李女士", "陈经理")} == handbook.varied
    assert "王先生找您" == handbook.plain("{caller}找您")
    marked = '<span data-hb-vary="caller">王先生</span>找您'
    assert marked == inline.html(handbook, "{caller}找您", "index.html")


def test_what_ink_reads_as_its_own_is_escaped() -> None:
    script = small().scripts[0]
    node = script.nodes[0].model_copy(update={"cue": "- [a] {b} | #c ~ -> //"})
    story = ink.export(small(), script.model_copy(update={"nodes": (node, *script.nodes[1:])}))

    assert "\\- \\[a\\] \\{b\\} \\| \\#c \\~ \\-\\> \\/\\/" in story.decode()
    assert isinstance(script, Script)


def test_the_questions_before_a_receipt_are_about_the_document() -> None:
    handbook = real()
    for id in ("reception-etiquette", "front-desk", "visitor-reception"):
        questions = asked.questions_on(handbook, id)

        assert 3 <= len(questions) <= asked.MOST, id
        assert all(sum(one.correct for one in q.options) == 1 for q in questions)


def test_the_day_of_a_role_leads_to_pages_that_are_there() -> None:
    role = small().records["front-desk"]
    assert isinstance(role, Role)
    whole = day.day_of(small(), role)

    assert ["reception-opening"] == [one["id"] for one in whole["lists"]]
    assert ["first-day-tour"] == [one["id"] for one in whole["plan"]]
    assert {"front-desk", "manners", "welcome"} == {o["id"] for o in whole["read"] if o.get("sign")}
    assert [] == [line for line in whole["lines"] if not line["text"]]


def test_who_leaves_practice_out_gets_nothing_of_it() -> None:
    settings = small_files()["handbook.yaml"].decode()
    editions = changed(handbook=settings + "leave_out: practice\n").editions

    assert [] == list(practice.data(Site(editions)))


def test_what_was_renamed_keeps_ticks_and_results() -> None:
    """The pages say under which ids a document, a line or a question was known before."""
    edits = {
        "front-desk/checklists/reception-opening.yaml": ("id: lights,", "id: lights, was: lamps,"),
        "front-desk/role.yaml": ("{id: tour,", "{id: tour, was: round,"),
        "front-desk/procedures/welcome.yaml": ("id: register,", "id: register, was: [sign-in],"),
        "office-clerk/role.yaml": ("code: BG\n", "code: BG\nwas: [secretary]\n"),
    }
    files = dict(small_files())
    for file, (old, new) in edits.items():
        files[file] = files[file].decode().replace(old, new, 1).encode()
    handbook = load(files).editions["zh"]
    site = Site({"zh": handbook})
    html = {
        one.path: one.render().html
        for one in (*pages.artifacts(site), *quiz.artifacts(site)) if isinstance(one, Page)
    }  # fmt: skip

    assert {"secretary": "office-clerk"} == handbook.renamed
    assert 'id="tick-lights" data-was="lamps"' in html["checklists/reception-opening.html"]
    assert 'data-was="first-day-round "' in html["roles/front-desk/index.html"]
    assert 'data-was="welcome-sign-in-within"' in html["quizzes/front-desk.html"]
    role = handbook.records["front-desk"]
    assert isinstance(role, Role)
    assert ["first-day-round"] == day.day_of(handbook, role)["plan"][0]["was"]
    assert ("secretary/file",) == handbook.former_ids("office-clerk/file")


def test_seven_scripts_of_ours_have_moods_in_both_languages() -> None:
    for language in ("zh", "en"):
        moods = {
            script.id: [
                mood for node in script.nodes for mood in (node.angry, node.hurried) if mood
            ]
            for script in real(language).scripts
        }
        with_moods = {id: texts for id, texts in moods.items() if texts}

        assert 7 <= len(with_moods)
        assert 21 <= sum(map(len, with_moods.values()))
    pairs = zip(real("zh").scripts, real("en").scripts, strict=True)
    assert all(a.angry != b.angry or not a.angry
               for zh, en in pairs for a, b in zip(zh.nodes, en.nodes, strict=True))  # fmt: skip


def test_people_companies_times_and_numbers_vary_in_our_scripts() -> None:
    for language in ("zh", "en"):
        handbook = real(language)
        said = "".join(
            text for script in handbook.scripts for node in script.nodes
            for text in (node.cue, *(say for choice in node.choices for say in choice.say))
        )  # fmt: skip

        assert {"guest", "caller-name", "partner", "visit-time", "party", "quantity"} == {
            *handbook.varied
        }
        assert all(f"{{{name}}}" in said for name in handbook.varied)
        assert all(len(set(values)) == len(values) >= 3 for values in handbook.varied.values())
