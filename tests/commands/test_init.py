"""A new handbook is whole from its first minute, and every new file is right as it stands."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.commands import init, new, project
from generator.content.checks import check
from generator.content.checks.templates import EXAMPLES
from generator.content.load import load
from generator.content.records import KINDS
from generator.content.schema import json_schema
from generator.reading.files import files_in

STARTER = Path(init.__file__).parent.parent / "starter"
NAMES = ["和风家居", 'A "B": C', "#1 🏢 & < b", r"back\slash", "- list", "是", "0571", "{"]
UNUSED = re.compile(r"nothing (?:uses the form|names this procedure)|examples of the template")
"""What is right to say about a new file: nothing names it yet, and it holds examples still."""


def made(folder: Path, name: str = init.COMPANY) -> Path:
    assert 0 == cli.main(["init", str(folder), "--name", name])
    return folder / "roles"


def problems_of(roles: Path) -> list[str]:
    return [f"{p.span.file}:{p.span.line} {p.message.en}" for p in check(load(files_in(roles)))]


def test_a_new_handbook_has_no_problem(tmp_path: Path) -> None:
    assert [] == problems_of(made(tmp_path / "new"))


def test_a_new_handbook_holds_one_of_each_kind_of_file() -> None:
    loaded = load(files_in(STARTER / "roles"))

    assert set(KINDS) - {"quiz"} == {name.kind for name in loaded.names.values()}


@pytest.mark.parametrize("name", NAMES)
def test_any_company_name_arrives_as_it_was_typed(tmp_path: Path, name: str) -> None:
    roles = made(tmp_path / "new", name)
    handbook = load(files_in(roles)).handbook

    assert ([], name) == (problems_of(roles), handbook and handbook.settings.company)


def test_the_starter_names_the_company_once_so_that_a_name_can_take_its_place() -> None:
    text = (STARTER / "roles" / "handbook.yaml").read_text("utf-8")

    assert [f"company: {init.COMPANY}"] == re.findall(f".*{init.COMPANY}.*", text)


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")

    assert 2 == cli.main(["init", str(tmp_path)])
    assert ["letter.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_new_handbook_builds_where_it_stands(tmp_path: Path) -> None:
    name = "甲“乙”: <丙> 🏢"
    made(tmp_path / "手册", name)
    built = subprocess.run(
        [sys.executable, "-m", "generator", "build"], cwd=tmp_path / "手册", capture_output=True
    )
    site = tmp_path / "手册" / "site"
    map_ = json.loads((site / "handbook.json").read_bytes())

    assert (0, name, ["zh"]) == (built.returncode, map_["organisation"], map_["languages"])
    assert "甲“乙”: &lt;丙&gt; 🏢" in (site / "index.html").read_text("utf-8")
    assert not (site / "en").exists()


def test_every_file_of_the_starter_explains_itself() -> None:
    silent = [
        path.name
        for path in sorted((STARTER / "roles").rglob("*.yaml"))
        if not path.read_text("utf-8").startswith("# ")
    ]

    assert [] == silent


@pytest.mark.parametrize("kind", new.KINDS)
@pytest.mark.parametrize("folder", [[], ["--role", "front-desk"]])
def test_a_new_file_is_right_as_it_stands(tmp_path: Path, kind: str, folder: list[str]) -> None:
    roles = made(tmp_path / "new")
    made_one = cli.main(["--content", str(roles), "new", kind, "first-draft", *folder])

    assert 0 == made_one
    assert [] == [one for one in problems_of(roles) if not UNUSED.search(one)]
    assert any("first-draft" in path for path in files_in(roles))


@pytest.mark.parametrize("kind", new.KINDS)
def test_a_new_file_is_not_published_before_it_says_something(tmp_path: Path, kind: str) -> None:
    roles = made(tmp_path / "new")
    cli.main(["--content", str(roles), "new", kind, "first-draft"])
    found = [one for one in check(load(files_in(roles))) if one.code == "template-text"]

    assert ["error"] == [one.severity for one in found]
    assert "first-draft" in found[0].span.file


def test_the_examples_that_must_go_are_those_of_the_templates() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in (STARTER / "new").glob("*.yaml"))

    assert [] == [one for one in EXAMPLES if one not in texts]


def test_a_handbook_starts_empty_with_what_was_given(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    told = ["--empty", "--name", "和风", "--prefix", "HF", "--languages", "zh,en",
            "--department", "行政部", "--department", "Sales", "--ci", "gitlab"]  # fmt: skip

    assert 0 == cli.main(["init", str(folder), *told])
    handbook = load(files_in(folder / "roles")).handbook
    assert handbook is not None
    settings = handbook.settings
    assert ("和风", "HF", ("zh", "en")) == (
        settings.company, settings.document.prefix, settings.languages
    )  # fmt: skip
    assert ["xing-zheng-bu", "sales"] == [one.id for one in settings.departments]
    assert [] == [one for one in problems_of(folder / "roles") if "translat" not in one]
    assert (folder / ".gitlab-ci.yml").is_file()
    cli.main(["--content", str(folder / "roles"), "new", "role", "clerk"])
    made_of = "".join(path.read_text("utf-8") for path in (folder / "roles").rglob("*.yaml"))
    assert "行政人事" not in made_of
    assert "# prepared_by: 行政部" in made_of


def test_departments_are_added_to_those_of_the_example(tmp_path: Path) -> None:
    assert 0 == cli.main(["init", str(tmp_path / "new"), "--department", "仓库"])

    assert [] == problems_of(tmp_path / "new" / "roles")


def test_a_handbook_starts_from_an_imported_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft"
    old = tmp_path / "duties.txt"
    old.write_text("出纳岗位职责\n一、收付现金。\n二、登记日记账。\n", "utf-8")
    cli.main(["import", str(old), "--to", str(draft), "--role", "cashier"])

    assert 0 == cli.main(["init", str(tmp_path / "new"), "--from", str(draft), "--name", "和风"])
    assert (tmp_path / "new/roles/cashier/role.yaml").is_file()
    assert "company: 和风" in (tmp_path / "new/roles/handbook.yaml").read_text("utf-8")
    assert 2 == cli.main(["init", str(tmp_path / "other"), "--from", str(tmp_path)])
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("service", project.CI)
def test_a_service_checks_and_builds_with_this_very_version(tmp_path: Path, service: str) -> None:
    path = project.write_ci(tmp_path, service)
    text = path.read_text("utf-8")

    assert re.search(r"role-handbook==\d", text)
    assert "handbook check" in text
    assert "handbook build" in text
    assert "://" not in text


def test_files_to_double_click_name_the_program(tmp_path: Path) -> None:
    folder, run = tmp_path / "手 册", tmp_path / "it's 100%" / "run.py"
    folder.mkdir()
    run.parent.mkdir()
    run.write_text("import sys; print(sys.argv[1:])", "utf-8")
    project.write_clicks(folder, str(run))

    batch = (folder / "check.bat").read_bytes()
    assert b'py "..\\it\'s 100%%\\run.py" check' in batch
    assert batch.count(b"\r\n") == batch.count(b"\n")
    done = subprocess.run(
        [folder / "preview.command"], input="\n", capture_output=True, text=True, check=False
    )
    assert "['serve']" in done.stdout
    run.unlink()
    gone = subprocess.run(
        [folder / "edit.command"], input="\n", capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "找不到手册程序" in gone.stdout


def test_the_readme_of_an_empty_handbook_points_to_what_is_there(tmp_path: Path) -> None:
    assert 0 == cli.main(["init", str(tmp_path / "new"), "--name", "和风", "--empty"])
    folder = tmp_path / "new"
    text = (folder / "README.md").read_text("utf-8")

    named = re.findall(r"`((?:roles/|docs/about|edit\.)[^`]*)`", text)
    assert {"edit.bat", "edit.command", "roles/handbook.yaml"} <= {*named}
    assert [] == [one for one in named if not (folder / one).exists()]
    assert ["1", "2"] == re.findall(r"^(\d)\. ", text, re.M)
    assert b"run.py" in (folder / "edit.bat").read_bytes(), "the program runs from its folder"


def test_the_editor_knows_the_schemas(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    made(folder)
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))

    assert all((folder / path).is_file() for path in settings["yaml.schemas"])


def test_questions_are_asked_at_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["和风", "", "行政部、仓库", "zh,en", "n"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: next(answers))

    assert 0 == cli.main(["init", str(tmp_path / "new")])
    handbook = load(files_in(tmp_path / "new" / "roles")).handbook
    assert handbook is not None
    assert ["行政部", "仓库"] == [one.title for one in handbook.settings.departments]
    assert "HF" == handbook.settings.document.prefix


def test_no_file_is_made_outside_a_handbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert 2 == cli.main(["--lang", "en", "new", "role", "cashier"])
    assert "init" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_new_files_name_people_of_the_handbook_that_they_are_for(tmp_path: Path) -> None:
    roles = made(tmp_path / "new")
    for path in roles.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("admin-hr", "head-office")
        path.write_text(text.replace("front-desk", "welcome"), "utf-8")
    (roles / "front-desk").rename(roles / "welcome")
    for kind in ("role", "procedure"):
        cli.main(["--content", str(roles), "new", kind, f"a-{kind}"])

    assert [] == [one for one in problems_of(roles) if not UNUSED.search(one)]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    roles = made(tmp_path / "new")
    before = files_in(roles)

    assert 2 == cli.main(["--content", str(roles), "new", "role", "front-desk"])
    assert before == files_in(roles)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["role", "shared"], "no role can be called so"),
        (["procedure", "front-desk", "--role", "front-desk"], "is that of front-desk/role.yaml"),
        (["procedure", "abc", "--role", "frontdesk"], "No role is called “frontdesk”"),
    ],
)
def test_a_new_file_is_refused_where_it_would_be_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    roles = made(tmp_path / "new")
    before = files_in(roles)

    assert 2 == cli.main(["--content", str(roles), "--lang", "en", "new", *words])
    assert why in capsys.readouterr().err
    assert before == files_in(roles)


def fields_of(kind: str) -> set[str]:
    """The names of all fields of a kind of file, those of its parts too."""
    schema = json_schema(kind)
    parts = [
        schema,
        *(one["anyOf"][-1] if "anyOf" in one else one for one in schema["$defs"].values()),
    ]
    return {name for part in parts for name in part["properties"]}


@pytest.mark.parametrize("kind", new.KINDS)
def test_a_new_file_shows_every_field(kind: str) -> None:
    text = (STARTER / "new" / f"{kind}.yaml").read_text("utf-8")

    assert [] == [name for name in fields_of(kind) if not re.search(rf"\b{name}:", text)]
