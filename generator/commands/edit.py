"""`handbook edit`: forms in the browser, beside the live preview."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.content import say
from generator.problems.problem import Words

if TYPE_CHECKING:
    from generator.commands.editor import Editing
    from generator.commands.preview import Preview

CLEAN, ENVIRONMENT = 0, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8010, help="port on this machine (8010)")
    parser.add_argument(
        "--no-browser",
        action="store_true",
        help="不自动打开浏览器 · do not open the browser",
    )


def run(options: argparse.Namespace) -> int:
    """Serve the editor until Ctrl-C; what is saved goes into the content folder at once."""
    from generator.commands.editor import PLACE, EditorHandler, editing_of
    from generator.commands.preview import Preview  # MkDocs takes a while to import

    signal.signal(signal.SIGTERM, _end)
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        preview = Preview(options.content, Path(folder) / "site", options.language)
        editing = editing_of(options.content, preview, options.language)
        try:
            handler = editing.handler(EditorHandler)
            address = preview.start(options.port, handler) + PLACE.removeprefix("/")
        except OSError as error:
            say(
                Words(
                    f"端口 {options.port} 用不了：{error.strerror}。换一个：--port 8011",
                    f"Cannot use port {options.port}: {error.strerror}. Try --port 8011",
                ),
                options.language,
            )
            return ENVIRONMENT
        try:
            _serve(options, preview, editing, address)
        except KeyboardInterrupt:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it ends already
            editing.building.stop()
            preview.stop()
    return CLEAN


def _serve(
    options: argparse.Namespace, preview: Preview, editing: Editing, address: str
) -> None:  # fmt: skip
    def say_again(key: str) -> None:
        link = f"{address}?key={key}"
        say(
            Words(f"换一个浏览器打开时用：{link}", f"For another browser: {link}"),
            options.language,
        )

    editing.opened = say_again
    link = f"{address}?key={editing.key}"
    say(Words(f"打开 {link}", f"Open {link}"), options.language)
    say(
        Words("编辑时请让这个窗口开着；按 Ctrl-C 结束。", "Keep this window open; Ctrl-C ends it."),
        options.language,
    )
    if not options.no_browser and sys.stderr.isatty():
        webbrowser.open(link)
    preview.run()


def _end(number: int, frame: object) -> None:
    raise KeyboardInterrupt
