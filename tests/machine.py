"""What the tests need from the machine itself: a browser, poppler and a Chinese font."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_browser() -> str | None:
    """The first Chromium, Chrome or Edge on PATH or in its usual place."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def has_chinese_font() -> bool:
    if not sys.platform.startswith("linux"):
        return True  # macOS and Windows bring one.
    fc_list = shutil.which("fc-list")
    return bool(fc_list and subprocess.run([fc_list, ":lang=zh-cn"], capture_output=True).stdout)


def has_font_list() -> bool:
    return not sys.platform.startswith("linux") or bool(shutil.which("fc-list"))


def has_poppler() -> bool:
    return bool(shutil.which("pdftotext") and shutil.which("pdftoppm"))


# Named as Debian names the package, in the order in which they are asked for.
NEEDS: dict[str, Callable[[], object]] = {
    "chromium": find_browser,
    "poppler-utils": has_poppler,
    "fontconfig": has_font_list,
    "fonts-noto-cjk": has_chinese_font,
}


# The long tests also open our files in another program.
SLOW_NEEDS: dict[str, Callable[[], object]] = {
    "libreoffice-calc-nogui": lambda: shutil.which("soffice"),
    "libreoffice-writer-nogui": lambda: shutil.which("soffice"),
}


def provide(*, slow: bool = False) -> list[str]:
    """Install what is missing where apt and our rights allow it, and return what still is."""
    needs = NEEDS | SLOW_NEEDS if slow else NEEDS
    missing = [package for package, found in needs.items() if not found()]
    as_root = root_prefix()
    if not missing or as_root is None or not shutil.which("apt-get"):
        return missing
    print(f"正在安装 Installing {' '.join(missing)} …", file=sys.stderr, flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        done = subprocess.run([*apt, *command], capture_output=True, text=True)
        if done.returncode:
            print(done.stdout, done.stderr, file=sys.stderr)
    return [package for package in missing if not needs[package]()]


def root_prefix() -> list[str] | None:
    """What to put before a command so that root runs it; None where that would ask a password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
