"""`handbook serve`: the site as it will be, made again whenever a file is saved."""

from __future__ import annotations

import argparse
import signal
import tempfile
from pathlib import Path

from generator.commands.content import say
from generator.problems.problem import Words

CLEAN, ENVIRONMENT = 0, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C. The site lies in a temporary folder; `site/` is not touched."""
    from generator.commands.preview import Preview  # MkDocs takes a while to import

    signal.signal(signal.SIGTERM, _end)  # the folder below is removed then, too
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        try:
            preview = Preview(options.content, Path(folder) / "site", options.language)
            address = preview.start(options.port)
        except OSError as error:
            say(
                Words(
                    f"端口 {options.port} 用不了：{error.strerror}。换一个：--port 8001",
                    f"Cannot use port {options.port}: {error.strerror}. Try --port 8001",
                ),
                options.language,
            )
            return ENVIRONMENT
        try:  # whoever reads the address may end the preview at once
            say(
                Words(f"打开 {address}，按 Ctrl-C 结束。", f"Open {address}; Ctrl-C ends it."),
                options.language,
            )
            preview.run()
        except KeyboardInterrupt:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it ends already
            preview.stop()
    return CLEAN


def _end(number: int, frame: object) -> None:
    raise KeyboardInterrupt
