"""Make the pictures of the READMEs: a role, a quiz and a printed sheet, side by side.

    python3 run.py build
    .venv/bin/python -m tests.pictures

Takes the pages of `site/` with the system's Chromium, prints the sheet, and writes
`docs/pictures/handbook.png` and `handbook.zh.png`.
"""

import base64
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.machine import find_browser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
ROLE = "front-desk"
PANEL: ViewportSize = {"width": 680, "height": 850}
"""What is taken of each page; in the picture it is half as large."""

WHOLE: ViewportSize = {"width": 1242, "height": 524}

COLOURS = """
async source => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let colours = "";
  for (let at = 0; at < data.length; at += 4)
    colours += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
  return btoa(colours);
}
"""
"""The picture as three bytes a pixel: red, green, blue."""

SHEET = """
<style>
  body { margin: 0; padding: 12px; background: #fff; display: flex; gap: 12px }
  img { width: 398px; height: 498px; border: 1px solid #ccc;
    object-fit: cover; object-position: top }
</style>
"""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        for language, name in (("en", "handbook.png"), ("zh", "handbook.zh.png")):
            _join(browser, _panels(browser, language), PICTURES / name)
        browser.close()


def _panels(browser: Browser, language: str) -> list[bytes]:
    """The pictures of a role, of a quiz and of the role's printed sheet."""
    site = ROOT / "site" / ("en" if language == "en" else "")
    return [
        _page(browser, site / "roles" / ROLE / "index.html"),
        _page(browser, site / "quizzes" / f"{ROLE}.html"),
        _sheet(language),
    ]


def _page(browser: Browser, file: Path) -> bytes:
    page = browser.new_page(viewport=PANEL)
    page.goto(file.as_uri())
    if file.parent.name == "quizzes":
        _answer(page)
    picture = page.screenshot()
    page.close()
    return picture


def _answer(page: Page) -> None:
    """Begin the quiz and answer its first question, so that the explanation shows."""
    page.locator("hb-quiz .hb-quiz__button--primary").click()
    for option in page.locator("hb-quiz input[type=radio]").all()[:1]:
        option.check()
        page.locator("hb-quiz .hb-quiz__button--primary").click()


def _sheet(language: str) -> bytes:
    """The first page of the role's job description."""
    with tempfile.TemporaryDirectory() as folder:
        handbook = [sys.executable, "-m", "generator", "print", ROLE, "--to", folder]
        subprocess.run(handbook, cwd=ROOT, check=True, capture_output=True)
        pdf = Path(folder) / ("en" if language == "en" else "") / f"{ROLE}.pdf"
        out = Path(folder) / "sheet"
        scale = ["-scale-to-x", str(PANEL["width"]), "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", "-png", "-singlefile", *scale, str(pdf), str(out)], check=True)
        return out.with_suffix(".png").read_bytes()


def _join(browser: Browser, pictures: list[bytes], to: Path) -> None:
    images = [
        f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in pictures
    ]
    page = browser.new_page(viewport=WHOLE)
    page.set_content(SHEET + "".join(images))
    shown = base64.b64encode(page.screenshot()).decode()
    colours = base64.b64decode(page.evaluate(COLOURS, f"data:image/png;base64,{shown}"))
    to.write_bytes(_png(WHOLE["width"], WHOLE["height"], colours))
    page.close()


def _png(width: int, height: int, colours: bytes) -> bytes:
    """A PNG with a palette, a third of the size of one in full colour.

    The palette holds the commonest colours as they are, and six levels a channel for the others.
    """
    pixels = [colours[at : at + 3] for at in range(0, len(colours), 3)]
    common = [colour for colour, _ in Counter(pixels).most_common(256 - 6**3)]
    palette = [
        *common,
        *(bytes(51 * level for level in one) for one in product(range(6), repeat=3)),
    ]
    place = {colour: n for n, colour in reversed([*enumerate(palette)])}
    shown = bytes(
        place[one] if one in place else place[bytes(51 * round(level / 51) for level in one)]
        for one in pixels
    )
    rows = (b"\0" + shown[at : at + width] for at in range(0, width * height, width))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


if __name__ == "__main__":
    main()
