"""The process in which `trial` has pictures read: run as a program, with folders of fonts.

It reads pictures from its input, each behind its length, and answers a line for each.
"""

from __future__ import annotations

import json
import sys
from typing import Any

READABLE, UNREADABLE = b"1\n", b"0\n"
SIZE = 8
"""Bytes of the length before a picture."""
SECONDS = 3
"""Of work; the largest photograph that is taken needs a tenth of it."""
MEMORY = 2_000_000_000

SOURCE = b"""#set document(title: "-")
#set page(width: 100pt, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.picture))), width: 50pt, alt: "-")"""


def head(picture: bytes) -> bytes:
    """What stands before a picture."""
    return len(picture).to_bytes(SIZE, "big")


def main(folders: list[str]) -> None:
    """Answer for pictures until there are no more."""
    import typst  # only here: its threads do not survive a fork

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[*folders])
    while length := sys.stdin.buffer.read(SIZE):
        picture = sys.stdin.buffer.read(int.from_bytes(length, "big"))
        _limit()
        sys.stdout.buffer.write(READABLE if _is_read(typst, fonts, picture) else UNREADABLE)
        sys.stdout.buffer.flush()


def _limit() -> None:
    """End this process if the next picture takes too much of the machine."""
    try:
        import resource
    except ImportError:  # Windows, where the one who asks looks at the clock
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, most))
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _is_read(typst: Any, fonts: object, picture: bytes) -> bool:
    try:
        typst.compile(
            SOURCE, sys_inputs={"picture": json.dumps(list(picture))}, format="pdf",
            font_paths=fonts, ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"],
        )  # fmt: skip
    except BaseException:  # also a panic of the typesetter, which is no Exception
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
