"""Pictures and papers: each exists, is what its name says, and holds nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import assets
from generator.content.checks.context import Context
from generator.content.records import Attachment, Picture
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import near, suggest


def missing_files(context: Context) -> Iterator[Problem]:
    """Every picture and paper that an item names lies in `files/`, and may be shown."""
    handbook = context.handbook
    for file, (name, _) in handbook.files_by_name.items():
        for place, record in handbook.placed_in(file):
            if isinstance(record, Picture):
                yield from _file(context, place, name.folder, record.file, assets.PICTURES)
            elif isinstance(record, Attachment):
                yield from _file(context, place, name.folder, record.file, assets.PAPERS)


def _file(
    context: Context, record: Place, folder: str, name: str, kinds: tuple[str, ...]
) -> Iterator[Problem]:
    place = Place(record.file, (*record.path, "file"))
    if "/" in name or "\\" in name:
        yield context.problem(
            "file-path",
            place,
            Words(f"“{name}”是路径，不是文件名", f"“{name}” is a path, not the name of a file"),
            Words("把文件放进 roles/files 或岗位文件夹的 files，只写文件名。",
                  "Put the file into roles/files or the role's files/, and write its name only."),
        )  # fmt: skip
        return
    if assets.ending(name) not in kinds:
        yield context.problem(
            "file-kind",
            place,
            Words(f"“{name}”不是这里可以用的文件", f"“{name}” is no file that can stand here"),
            Words(f"可以用：{'、'.join(kinds)}。", f"Use one of {', '.join(kinds)}."),
        )
        return
    known = context.handbook.assets
    path = assets.found(known, folder, name)
    if path is None:
        names = {one.rpartition("/")[2] for one in known}
        yield context.problem(
            "missing-file",
            place,
            Words(f"找不到文件“{name}”", f"there is no file “{name}”"),
            near(suggest(name, names))
            or Words(f"把它放进 roles/files 或 roles/{folder or 'shared'}/files。",
                     f"Put it into roles/files or roles/{folder or 'shared'}/files."),
        )  # fmt: skip
        return
    yield from _unfit(context, place, name, known[path])


def _unfit(context: Context, place: Place, name: str, data: bytes) -> Iterator[Problem]:
    """What keeps a file from being shown."""
    if len(data) > assets.LARGEST:
        yield context.problem(
            "file-size",
            place,
            Words(f"“{name}”太大", f"“{name}” is too large"),
            Words("不超过 5 MB；照片请先缩小。", "At most 5 MB: make a photograph smaller first."),
        )
    elif not assets.is_as_named(name, data):
        yield context.problem(
            "file-content",
            place,
            Words(f"“{name}”里面不是这种文件", f"“{name}” is not what its name says"),
            Words("请重新导出一次。", "Export it once more."),
        )
    elif assets.ending(name) == ".svg" and assets.is_broken(data):
        yield context.problem(
            "file-content",
            place,
            Words(f"“{name}”损坏了，或者不完整", f"“{name}” is damaged or incomplete"),
            Words("请重新导出一次。", "Export it once more."),
        )
    elif assets.ending(name) == ".svg" and assets.is_active(data):
        yield context.problem(
            "active-picture",
            place,
            Words(f"“{name}”里有会运行或从外面取来的内容",
                  f"“{name}” holds what could run, or is fetched from elsewhere"),
            Words("请另存为普通 SVG 或 PNG。", "Save it as plain SVG or PNG."),
        )  # fmt: skip
