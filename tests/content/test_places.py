"""A file in a wrong place is reported once, with where it belongs, and is read all the same."""

import pytest

from generator.content.checks import check
from generator.content.load import load
from generator.content.places import FileName, file_name, misplaced
from tests.small import changed, small_files

ROLE = (
    "title: 文员\ndepartment: admin\npurpose: 处理文件。\nduties: [{title: 收发, text: 送到。}]\n"
)
PROCEDURE = (
    "title: 收文\npurpose: 不丢。\ntrigger: 来文。\n"
    "phases:\n  - {title: 登记, steps: [{do: 登记来文}]}\n"
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("handbook.yaml", FileName("handbook", "handbook", "", None)),
        ("topics.en.yml", FileName("topics", "topics", "", "en")),
        ("front-desk/role.en.yaml", FileName("role", "front-desk", "front-desk", "en")),
        ("shared/quiz.yaml", FileName("quiz", "shared-quiz", "shared", None)),
        ("shared/scripts/a.yaml", FileName("script", "a", "shared", None)),
        ("shared/role.yaml", None),
        ("a.yaml", None),
        ("a/b.yaml", None),
        ("a/b/c.yaml", None),
        ("a/scripts/b/c.yaml", None),
        ("a/scripts/b.x.en.yaml", None),
        ("a/scripts/b.json", None),
    ],
)
def test_the_place_of_a_file_says_what_it_is(path: str, expected: FileName | None) -> None:
    assert expected == file_name(path)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("clerk/role.yaml.txt", "clerk/role.yaml"),
        ("clerk/role.yml.txt", "clerk/role.yaml"),
        ("clerk/Role.yaml", "clerk/role.yaml"),
        ("clerk/role.YAML", "clerk/role.yaml"),
        ("clerk/roles.yaml", "clerk/role.yaml"),
        ("clerk/岗位.yaml", "clerk/role.yaml"),
        ("clerk/quizzes.yaml", "clerk/quiz.yaml"),
        ("clerk/role_en.yaml", "clerk/role.en.yaml"),
        ("clerk/procedure/filing.yaml", "clerk/procedures/filing.yaml"),
        ("clerk/流程/filing.yaml", "clerk/procedures/filing.yaml"),
        ("clerk/Checklists/daily.yaml", "clerk/checklists/daily.yaml"),
        ("Handbook.yaml", "handbook.yaml"),
        ("topic.yaml", "topics.yaml"),
        ("clerk/notes.yaml", None),
        ("clerk/procedures/deep/filing.yaml", None),
    ],
)
def test_a_name_that_is_nearly_right_is_understood(path: str, meant: str | None) -> None:
    found = misplaced(path)

    assert (meant, "misplaced-file") == (found.meant, found.problem.code)


def problems(**files: str) -> list[tuple[str, str]]:
    return [(p.span.file, p.code) for p in check(changed(**files)) if p.severity == "error"]


def test_a_role_with_an_ending_too_many_is_one_problem() -> None:
    files = {**small_files(), "clerk/role.yaml.txt": ROLE.encode()}

    assert ["misplaced-file"] == [p.code for p in check(load(files)).errors]


def test_a_misnamed_folder_is_one_problem_however_many_files_it_holds() -> None:
    wrong = problems(
        **{"office-clerk__procedure__a": PROCEDURE, "office-clerk__procedure__b": PROCEDURE}
    )

    assert [("office-clerk/procedure/a.yaml", "misplaced-file")] == wrong


def test_a_misplaced_file_is_read_so_that_its_mistakes_show_in_the_same_run() -> None:
    wrong = problems(**{"office-clerk__procedure__a": PROCEDURE.replace("trigger", "triger")})

    assert ["misplaced-file", "unknown-field"] == sorted(code for _, code in wrong)


def test_a_copy_beside_a_file_is_not_to_be_renamed_over_it() -> None:
    files = {**small_files(), "front-desk/role - 副本.yaml": b"title: a"}
    [problem] = load(files).problems

    assert "copied-file" == problem.code
    assert problem.span.file == "front-desk/role - 副本.yaml"


def test_a_folder_whose_name_is_no_id_is_one_problem() -> None:
    wrong = problems(前台__role=ROLE, 前台__procedures__a=PROCEDURE)

    assert ["file-name"] == [code for _, code in wrong]


@pytest.mark.parametrize("folder", ["con", "nul", "COM1", "Lpt9"])
def test_names_that_windows_keeps_for_itself_are_reported(folder: str) -> None:
    assert [(f"{folder}/role.yaml", "reserved-name")] == problems(**{f"{folder}__role": ROLE})


def test_names_that_differ_in_capitals_only_collide_on_windows() -> None:
    assert {"file-name", "duplicate-id"} == {
        code for _, code in problems(**{"Office-Clerk__role": ROLE})
    }


@pytest.mark.parametrize(
    "name",
    ["register_en", "register-en", "register-EN", "register.EN", "register.english",
     "register（英文版）", "register (en)", "en.register"],
)  # fmt: skip
def test_a_translation_under_a_wrong_name_is_one_problem(name: str) -> None:
    files = dict(small_files())
    wrong = f"front-desk/forms/{name}.yaml"
    files[wrong] = files.pop("front-desk/forms/register.en.yaml")
    [problem] = check(load(files)).errors

    assert ("misplaced-file", wrong) == (problem.code, problem.span.file)
    assert "front-desk/forms/register.en.yaml" in (problem.hint or problem.message).en


def test_a_translation_under_two_names_is_one_problem() -> None:
    files = dict(small_files())
    files["front-desk/forms/register_en.yaml"] = files["front-desk/forms/register.en.yaml"]
    [problem] = check(load(files)).errors

    assert "keep one of the two" in (problem.hint or problem.message).en


def test_a_document_that_only_sounds_like_a_translation_is_one_of_its_own() -> None:
    other = PROCEDURE.replace("收文", "收外文").replace("来", "外")

    assert [] == problems(
        **{"office-clerk__procedures__a": PROCEDURE, "office-clerk__procedures__a-en": other}
    )


def test_a_way_out_of_the_folder_is_no_place() -> None:
    files = {**small_files(), "../outside.yaml": b"title: x\n", "/etc/x.yaml": b"a: b\n"}

    assert {"misplaced-file"} == {problem.code for problem in check(load(files)).errors}


def test_a_translation_without_its_original_is_reported() -> None:
    wrong = problems(**{"office-clerk__procedures__gone.en": "title: Gone\n"})

    assert [("office-clerk/procedures/gone.en.yaml", "translation-without-base")] == wrong


def test_a_translation_of_a_file_with_mistakes_is_not_reported_to_be_without() -> None:
    wrong = problems(
        **{
            "office-clerk__procedures__x": "titel: [\n",
            "office-clerk__procedures__x.en": "title: X\n",
        }
    )

    assert {"office-clerk/procedures/x.yaml"} == {file for file, _ in wrong}


@pytest.mark.parametrize("language", ["fr", "zh", "ru"])
def test_a_translation_into_no_language_of_the_handbook_is_reported(language: str) -> None:
    wrong = problems(**{f"office-clerk__role.{language}": "title: X\n"})

    assert [(f"office-clerk/role.{language}.yaml", "translation-language")] == wrong


def test_without_settings_there_is_one_problem() -> None:
    assert ["no-settings"] == [problem.code for problem in load({}).problems]


def test_settings_without_a_language_are_reported() -> None:
    text = small_files()["handbook.yaml"].decode().replace("[zh, en]", "[]")

    assert ("handbook.yaml", "no-language") in problems(handbook=text)
