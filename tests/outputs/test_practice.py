"""The rehearsal counts as the handbook does, and its scripts are small."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.content.dialogue import Dialogue, score
from generator.outputs import practice
from generator.outputs.artifact import Artifact
from tests.outputs.real import real
from tests.small import small_site

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


def test_all_scripts_of_practice_together_are_small() -> None:
    made = [one for one in practice.artifacts(small_site()) if isinstance(one, Artifact)]
    sizes = {
        one.path: len(gzip.compress(one.make(), mtime=0))
        for one in made if one.path.startswith("assets/") and one.path.endswith(".js")
    }  # fmt: skip

    assert sum(sizes.values()) <= 25_000, sizes
