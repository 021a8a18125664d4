"""A preview shows what is not written yet as such."""

from generator.content import checks
from generator.content.load import load
from generator.editing.missing import with_marks
from tests.editing.test_api import ROLE
from tests.small import small_files


def test_texts_that_are_missing_or_empty_are_marked_and_the_rest_is_as_it_was() -> None:
    files = dict(small_files())
    text = files[ROLE]
    assert isinstance(text, bytes)
    lines = text.split(b"\n")
    purpose = next(line for line in lines if line.startswith(b"purpose"))
    text = text.replace(purpose + b"\n", b"").replace("title: 回答询问".encode(), b'title: ""')
    files[ROLE] = text
    problems = list(checks.check(load(files)).errors)

    marked = with_marks(files, problems, "zh")
    role = marked[ROLE]
    assert isinstance(role, bytes)
    assert "【还没有写：设置目的】" in role.decode()
    assert "title: 【还没有写：职责" in role.decode()
    assert {file: data for file, data in files.items() if file != ROLE} == {
        file: data for file, data in marked.items() if file != ROLE
    }
    assert [] == list(checks.check(load(marked)).errors)
