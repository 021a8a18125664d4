"""Modules are joined to one script that runs as they would."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.outputs import scripts

MODULES = {
    "low.mjs": "const text = 'low';\nexport function said() { return text; }\n",
    "other.mjs": "export const said = () => 'other';\n",
    "middle.mjs": 'import { said } from "./low.mjs";\nconst text = "middle ";\n'
    "export class Middle { text() { return text + said(); } }\n",
    "top.mjs": 'import "./middle.mjs";\nimport { Middle } from "./middle.mjs";\n'
    'import {\n  said as says,\n} from "./low.mjs";\n'
    "console.log(JSON.stringify([new Middle().text(), says()]));\n",
    "passing.mjs": 'export { said } from "./low.mjs";\n',
    "caller.mjs": 'import { said } from "./passing.mjs";\nconsole.log(JSON.stringify(said()));\n',
}


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(scripts, "OUTPUTS", tmp_path)
    return tmp_path


def ran(script: bytes) -> object:
    node = shutil.which("node")
    assert node
    done = subprocess.run([node, "-e", script.decode()], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_names_within_a_module_stay_its_own(modules: Path) -> None:
    assert ["middle low", "low"] == ran(scripts.script("top.mjs"))


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_one_module_may_stand_in_for_another(modules: Path) -> None:
    assert ["middle other", "other"] == ran(scripts.script("top.mjs", {"low.mjs": "other.mjs"}))


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_a_module_passes_on_what_another_exports(modules: Path) -> None:
    assert "low" == ran(scripts.script("caller.mjs"))


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_a_module_may_come_in_a_script_of_its_own(modules: Path) -> None:
    first = scripts.script("passing.mjs", becomes="shared")
    second = scripts.script("caller.mjs", given={"passing.mjs": "shared"})

    assert "low" == ran(b"globalThis.window = globalThis;\n" + first + second)
    assert b"'low'" not in second


def test_a_module_is_joined_once(modules: Path) -> None:
    assert 1 == scripts.script("top.mjs").count(b"'low'")
