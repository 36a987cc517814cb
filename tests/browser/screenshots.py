"""Pictures of every page on sample data, and the contact sheet; run as `make screenshots`."""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from waitress import create_server

from app import create_app
from dashboards.pages import PAGES
from dashboards.settings import Settings
from data.importing import build_sample
from tests import chromium

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
WIDTHS = (1440, 390)
THUMBNAIL = (300, 520)
COLUMNS = 6
GAP = 16
COLOURS = 256
SHOWN_HEIGHT = {1440: 2900, 390: 5200}


def _serve(folder: Path) -> str:
    server = create_server(create_app(Settings(store=folder)), host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def _take(browser: Browser, address: str, path: str, width: int, target: Path) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="de-DE")
    page.goto(address + path)
    page.wait_for_function("() => window.ziq && ziq.isSettled && ziq.isSettled()")
    page.wait_for_timeout(600)
    page.screenshot(path=target, full_page=True)
    page.close()
    picture = Image.open(target).convert("RGB")
    shown = picture.crop((0, 0, picture.width, min(picture.height, SHOWN_HEIGHT[width])))
    shown.quantize(COLOURS).save(target, optimize=True)


def _contact_sheet(pictures: list[Path], target: Path) -> None:
    rows = -(-len(pictures) // COLUMNS)
    width, height = THUMBNAIL
    sheet = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), "white")
    for index, path in enumerate(pictures):
        picture = Image.open(path).convert("RGB")
        scale = width / picture.width
        small = picture.resize((width, round(picture.height * scale)))
        small = small.crop((0, 0, width, min(height, small.height)))
        row, column = divmod(index, COLUMNS)
        sheet.paste(small, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    sheet.quantize(COLOURS).save(target, optimize=True)


def main() -> int:
    """Renews all pictures; 0 when every page could be shown."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    places = [(page.id, page.path) for page in PAGES.values() if not page.takes_rest or page.nav]
    places.append(("circle-essen", "/circles/essen"))
    with tempfile.TemporaryDirectory() as store, sync_playwright() as playwright:
        build_sample(Path(store))
        address = _serve(Path(store))
        browser = chromium.launch(playwright)
        pictures = []
        for width in WIDTHS:
            for name, path in places:
                target = FOLDER / f"{name}-{width}.png"
                _take(browser, address, path, width, target)
                pictures.append(target)
        browser.close()
    _contact_sheet(pictures, FOLDER / "contact-sheet.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
