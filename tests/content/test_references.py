"""What is said of an id or a name that nothing bears."""

from generator.content.checks import check
from generator.content.load import load
from tests.small import small_files

SETTINGS = "handbook.yaml"
STANDARD = """title: 值班
purpose: 有人接待。
role: {}
rules:
  - {{title: 不离人, do: 轮流吃饭, reason: 客人随时会来。}}
"""


def said(files: dict[str, str]) -> str:
    """The only problem of some changed files, as its message and hint in Chinese."""
    changed = {file: text.encode() for file, text in files.items()}
    [problem] = check(load({**small_files(), **changed})).errors
    assert problem.hint is not None
    return f"{problem.message.zh} | {problem.hint.zh}"


def changed(file: str, old: str, new: str) -> dict[str, str]:
    text = small_files()[file].decode()
    assert old in text
    return {file: text.replace(old, new, 1)}


def test_a_matter_that_stands_for_its_lines_lists_them() -> None:
    welcome = "front-desk/procedures/welcome.yaml"
    found = said(changed(welcome, "limits: gift-small", "limits: gifts"))

    assert "是事项" in found
    assert "gift-small（100 元及以下）、gift-large（超过 100 元）" in found


def test_a_position_where_a_role_is_meant_is_called_one() -> None:
    found = said({"shared/standards/duty.yaml": STANDARD.format("manager")})

    assert "“经理”是职务，没有岗位文件 | 先运行 new role manager" in found
    assert found == said({"shared/standards/duty.yaml": STANDARD.format("经理")})


def test_a_name_that_two_bear_lists_both() -> None:
    files = changed(SETTINGS, "title: 经理,", "title: 办公室文员,")
    role = changed("front-desk/role.yaml", "reports_to: manager", "reports_to: 办公室文员")
    found = said(files | role)

    assert "叫“办公室文员”的有 2 个：manager（职务）、office-clerk（岗位）" in found
