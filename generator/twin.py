"""A second process that renders half of the pages while this one renders the other half.

It is a fork, so that it has the whole handbook in memory without being told it; it hands back
contents one by one, in the order in which they will be asked for.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection

from generator.outputs.artifact import Content, Page

WORTH_A_TWIN = 200
"""Pages; fewer are rendered sooner than another process has started."""


def can_have_a_twin(pages: int) -> bool:
    """A fork is sound only without threads, and pays only with a second processor."""
    return (
        pages >= WORTH_A_TWIN
        and hasattr(os, "fork")
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
    )


class Twin:
    """Renders every other page of those that it is given."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._paths = {page.path for page in pages[1::2]}
        self._answers, asked = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        self._process = context.Process(
            target=_render, args=(pages[1::2], asked, self._answers), daemon=True
        )
        self._process.start()
        asked.close()

    def content(self, page: Page) -> Content:
        """The content of a page, from whichever of the two makes it."""
        if page.path not in self._paths:
            return page.render()
        try:
            path, content = self._answers.recv()
        except (EOFError, OSError):  # it was killed, or met an error that this process shall tell
            self._paths.clear()
            return page.render()
        if path != page.path:  # not the order that was agreed: go on alone
            self._paths.clear()
            return page.render()
        return Content(*content)

    def end(self) -> None:
        self._answers.close()
        self._process.terminate()
        self._process.join()


def _render(pages: Sequence[Page], answers: Connection, other_end: Connection) -> None:
    other_end.close()  # else it would never learn that nobody listens any more
    for page in pages:
        answers.send((page.path, tuple(page.render())))
    answers.close()
