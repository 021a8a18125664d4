"""One line says how far a long command is; it goes away, and a pipe never sees it."""

import io
import time

import pytest

from generator.build.progress import OFTEN, PATIENCE, Progress

CLEAR = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """What the time is, as a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.delenv("HANDBOOK_PROGRESS", raising=False)
    return Clock(monkeypatch)


def test_what_is_over_soon_needs_no_line_and_later_ones_come_now_and_then(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    for moment in (0, PATIENCE / 2, PATIENCE, PATIENCE + OFTEN / 2, PATIENCE + OFTEN):
        clock.now = 100.0 + moment
        progress.report(f"{moment:.2f}", 3, 9)
    progress.end()

    assert f"{CLEAR}3/9 1.00{CLEAR}3/9 1.10{CLEAR}" == terminal.getvalue()


def test_nothing_is_taken_away_that_was_not_shown(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    progress.report("a.html", 0, 1)
    progress.end()

    assert "" == terminal.getvalue()


def test_the_line_never_reaches_the_end_of_the_terminals_line(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    clock.now += PATIENCE
    progress.report("A前台文员的岗位说明书", 1, 2)

    assert f"{CLEAR}1/2 A前台文员的岗位" == terminal.getvalue()  # 19 of 20 columns


def test_a_pipe_sees_nothing(clock: Clock) -> None:
    pipe = io.StringIO()
    progress = Progress(pipe)
    clock.now += 2 * PATIENCE
    progress.report("a.html", 1, 2)
    progress.end()

    assert "" == pipe.getvalue()


def test_another_program_gets_lines_from_the_beginning(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBOOK_PROGRESS", "lines")
    pipe = io.StringIO()
    progress = Progress(pipe)
    for done, moment in enumerate((0, OFTEN / 2, OFTEN, 2 * OFTEN)):
        clock.now = 100.0 + moment
        progress.report("a.html", done, 4)
    progress.end()

    assert "\x1e0/4 a.html\n\x1e2/4 a.html\n\x1e3/4 a.html\n" == pipe.getvalue()
