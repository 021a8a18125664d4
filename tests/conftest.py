"""The --slow option, and one browser for all tests of a process."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.machine import find_browser

# Root needs --no-sandbox; the rest keeps Chromium from calling its maker during a test, and pages
# from reaching any host but this one.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

NOBODY = 65534

# Papers say whether they are in force: in tests, on the same day each time.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1796083200")

# A busy machine is no mistake: no test of ours fails because of the clock. Examples are the same
# each time, so that a change fails for what it does; `--slow` draws new ones.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _PATIENT, derandomize=True)
settings.register_profile("new", _PATIENT)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("new" if config.getoption("--slow") else "same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)  # counted in the closing line, not hidden


@pytest.fixture
def held_back() -> Iterator[Path]:
    """A folder, while this process is a user whom the rights of files hold back: root is not."""
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if is_root:
                os.seteuid(0)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, Chrome or Edge; give each test a page or context of its own."""
    path = find_browser()
    if path is None:
        pytest.fail("No Chromium, Chrome or Edge found. `python3 run.py test` says what to do.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()
