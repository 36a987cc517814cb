"""Every page in every look, side by side: `python -m tests.browser.contact_sheets FOLDER`.

One sheet per data, language, width and look, in a folder of its own; nothing of it is committed.
Name some of the looks, widths, languages, data or pages to see only these.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright
from waitress import create_server

from app import create_app
from dashboards.pages import PAGES
from dashboards.settings import Settings
from data.importing import build_sample
from tests import chromium
from tests.browser.conftest import PATIENCE, SEEN_HINTS
from tests.words.small_deliveries import PROGRAMMES, build

SIZES = {"1440": (1440, 900), "1024": (1024, 768), "390": (390, 844), "320": (320, 700)}
LOOKS = ("light", "dark", "contrast", "print")
DATA = ("sample", "small")
SMALL = "five"
#: Per sheet this many pictures stand in a row, each this wide and at most this high.
COLUMNS, WIDTH, HEIGHT, GAP = 7, 420, 1100, 20


@dataclass(frozen=True)
class View:
    """One look at all pages."""

    data: str
    language: str
    size: str
    look: str

    @property
    def name(self) -> str:
        """What its sheet is called."""
        return f"{self.data}-{self.language}-{self.size}-{self.look}"


def addresses() -> dict[str, str]:
    """Every page by its id, with one of each kind of page about one thing."""
    found = {page.id: page.path for page in PAGES.values() if not page.takes_rest or page.nav}
    return found | {"circle": "/circles/essen", "handout": "/circles/essen/handout"}


def _served(folder: Path) -> str:
    server = create_server(create_app(Settings(store=folder)), host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def _store(data: str, folder: Path) -> Path:
    if data == "sample":
        build_sample(folder)
        return folder
    programme = next(one for one in PROGRAMMES if one.name == SMALL)
    return build(programme, folder)


def _pictures(
    browser: Browser, address: str, view: View, folder: Path, wanted: list[str]
) -> Iterator[Path]:
    width, height = SIZES[view.size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if view.look == "dark" else "light",
        forced_colors="active" if view.look == "contrast" else "none",
    )
    context.add_init_script(SEEN_HINTS)
    page = context.new_page()
    page.emulate_media(media="print" if view.look == "print" else "screen")
    for name, path in addresses().items():
        if wanted and name not in wanted:
            continue
        page.goto(f"{address}{path}?lang={view.language}")
        page.wait_for_function("() => window.ziq && ziq.isSettled()", timeout=PATIENCE)
        page.wait_for_timeout(500)
        target = folder / f"{view.name}-{name}.png"
        page.screenshot(path=target, full_page=True)
        yield target
    context.close()


def _sheet(pictures: list[Path], target: Path) -> None:
    rows = -(-len(pictures) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) + GAP, rows * (HEIGHT + 2 * GAP) + GAP)
    sheet = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(sheet)
    for index, path in enumerate(pictures):
        picture = Image.open(path).convert("RGB")
        small = picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))
        row, column = divmod(index, COLUMNS)
        place = (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + 2 * GAP))
        pen.text(place, path.stem, fill="black")
        sheet.paste(
            small.crop((0, 0, WIDTH, min(HEIGHT, small.height))), (place[0], place[1] + GAP)
        )
    sheet.save(target, optimize=True)


def main() -> int:
    """Takes the pictures and puts the sheets together; 0 when every page could be shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", nargs="*", default=DATA, choices=DATA)
    parser.add_argument("--languages", nargs="*", default=("de", "en"))
    parser.add_argument("--sizes", nargs="*", default=tuple(SIZES), choices=SIZES)
    parser.add_argument("--looks", nargs="*", default=LOOKS, choices=LOOKS)
    parser.add_argument("--pages", nargs="*", default=[], choices=[*addresses(), []])
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as stores, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for data in asked.data:
            folder = Path(stores) / data
            folder.mkdir()
            address = _served(_store(data, folder))
            for language, size, look in product(asked.languages, asked.sizes, asked.looks):
                view = View(data, language, size, look)
                taken = list(_pictures(browser, address, view, asked.folder, asked.pages))
                _sheet(taken, asked.folder / f"sheet-{view.name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
