"""The content folder is read without leaving it, and whatever lies in it."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.load import load
from generator.problems.problem import Problem, Span, Words
from generator.reading.encoding import MAX_FILE
from generator.reading.files import DEEPEST, digest_of, files_in


def write(root: Path, path: str, data: bytes = b"title: x\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def codes(files: dict[str, bytes | Problem]) -> dict[str, str]:
    return {name: one.code for name, one in files.items() if isinstance(one, Problem)}


def test_files_are_named_from_the_folder_with_forward_slashes(tmp_path: Path) -> None:
    write(tmp_path, "front-desk/procedures/welcome.yaml", b"a: b")
    write(tmp_path, "handbook.yml", b"c: d")

    assert {"front-desk/procedures/welcome.yaml": b"a: b", "handbook.yml": b"c: d"} == files_in(
        tmp_path
    )


def test_a_picture_at_the_root_may_be_the_logo(tmp_path: Path) -> None:
    write(tmp_path, "logo.png", b"x")
    write(tmp_path, "front-desk/photo.png", b"x")

    assert {"logo.png": b"x"} == files_in(tmp_path)


def test_pictures_and_papers_are_read_without_what_programs_leave_beside_them(
    tmp_path: Path,
) -> None:
    for name in ("desk.png", "plan.pdf", ".DS_Store", "~$plan.docx"):
        write(tmp_path, f"clerk/files/{name}", b"x")

    assert {"clerk/files/desk.png": b"x", "clerk/files/plan.pdf": b"x"} == files_in(tmp_path)


@pytest.mark.parametrize("name", ["README.md", ".git/x.yaml", ".x.yaml.swp", "a.yaml~"])
def test_what_is_no_content_is_left_alone(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)

    assert {} == files_in(tmp_path)


@pytest.mark.parametrize("name", ["role.yaml.txt", "Role.YAML", "role.yam", "role.yml.docx"])
def test_what_was_meant_for_content_is_read_so_that_it_can_be_reported(
    tmp_path: Path, name: str
) -> None:
    write(tmp_path, f"clerk/{name}")

    assert [f"clerk/{name}"] == list(files_in(tmp_path))


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    assert {} == files_in(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/secret.yaml", b"secret: 1")
    root = tmp_path / "roles"
    write(root, "handbook.yaml")
    (root / "topics.yaml").symlink_to(outside)
    (root / "front-desk").symlink_to(outside.parent)
    (root / "glossary.yaml").symlink_to(root / "nowhere")
    files = files_in(root)

    assert {"topics.yaml": "link", "front-desk": "link", "glossary.yaml": "link"} == codes(files)
    assert not any(b"secret" in data for data in files.values() if isinstance(data, bytes))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "handbook.yaml")

    assert {"handbook.yaml": "no-file"} == codes(files_in(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_what_may_not_be_read_is_reported(held_back: Path) -> None:
    write(held_back, "handbook.yaml").chmod(0)
    (held_back / "front-desk").mkdir(mode=0)

    assert {"handbook.yaml": "unreadable", "front-desk": "unreadable"} == codes(files_in(held_back))


def test_folders_are_read_to_a_depth_and_what_is_deeper_is_reported(tmp_path: Path) -> None:
    for depth in (DEEPEST, DEEPEST + 1):
        write(tmp_path, "x/" * depth + "a.yaml")
    deepest = "/".join("x" * DEEPEST)

    assert {f"{deepest}/a.yaml": b"title: x\n"} == {
        name: data for name, data in files_in(tmp_path).items() if isinstance(data, bytes)
    }
    assert {f"{deepest}/x": "too-deep"} == codes(files_in(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
def test_a_name_that_is_no_text_is_no_hindrance(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/\xb8\xda.yaml", os.O_CREAT | os.O_WRONLY))
    [name] = files_in(tmp_path)
    name.encode()

    assert name.endswith(".yaml")


def test_of_a_huge_file_no_more_is_read_than_tells_that_it_is_huge(tmp_path: Path) -> None:
    write(tmp_path, "handbook.yaml", b"#" * (MAX_FILE * 2))
    files = files_in(tmp_path)

    assert MAX_FILE + 1 == len(files["handbook.yaml"])  # type: ignore[arg-type]
    assert "too-large" in {problem.code for problem in load(files).problems}


def test_a_file_that_could_not_be_read_is_one_problem(tmp_path: Path) -> None:
    write(tmp_path, "outside.yaml")
    root = tmp_path / "roles"
    root.mkdir()
    if sys.platform != "win32":
        (root / "handbook.yaml").symlink_to(tmp_path / "outside.yaml")

        assert ["link"] == [problem.code for problem in load(files_in(root)).problems]


def test_a_folder_called_like_a_file_and_a_folder_of_texts_alone_are_reported(
    tmp_path: Path,
) -> None:
    (tmp_path / "a" / "procedures" / "x.yaml").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "role.txt").write_text("title: x")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "role.yaml.").write_text("title: x")
    (tmp_path / "c" / "notes.txt").write_text("mine")
    files = files_in(tmp_path)

    assert ["a/procedures/x.yaml", "b/role.txt", "c/role.yaml."] == sorted(files)
    assert isinstance(files["a/procedures/x.yaml"], Problem)


def test_the_digest_of_a_folder_holds_names_contents_and_what_cannot_be_read() -> None:
    link = Problem("link", Span("a.yaml"), Words("这是链接", "this is a link"))
    folders: list[dict[str, bytes | Problem]] = [
        {},
        {"a.yaml": b"bc"},
        {"a.yaml": b"b"},
        {"a.yamlb": b"c"},
        {"a.yaml": b"b", "c.yaml": b""},
        {"a.yaml": link},
        {"a.yaml": replace(link, code="no-file")},
    ]

    assert len(folders) == len({digest_of(files) for files in folders})
    assert digest_of({"a.yaml": b"b"}) == digest_of({"a.yaml": b"b"})
