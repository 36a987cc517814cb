"""Every page in English over a delivery that is German throughout: what is German says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from waitress import create_server

from app import create_app
from dashboards.language import originals
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.settings import Settings
from tests.browser.conftest import PATIENCE, SEEN_HINTS, Visitor
from tests.words.german_delivery import PHRASES, TITLE, TOPIC, VENUE, deliver

pytestmark = pytest.mark.browser

#: Besides the pages of the navigation one of each kind that is about one thing, and choices.
OTHERS = (
    "/circles/nachbarn",
    "/neighbourhoods/Q-1",
    "/projects/A-1",
    "/projects/public-1",
    "/regions?indicator=wege&metric=indicator",
    "/regions?compare=05113,05315",
    "/outreach?place=bahnhof",
    "/need?indicator=wege",
    "/table?rows=place&measure=first-contacts",
    "/nowhere",
)
#: Texts below elements of another language, but for pictures: their name is their sentence, and
#: what is drawn in them is not read. Inside an option no part can stand.
UNMARKED = """(phrases) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement: holder } = walker.currentNode;
    if (holder.closest("script, style, noscript, [role=img], [aria-hidden=true]")) continue;
    const text = data.replace(/[\\u00ad\\u2060]/g, "");
    const quoted = phrases.filter((phrase) => text.includes(phrase));
    if (holder.matches("option") && quoted[0] !== text) continue;
    if (quoted.length && holder.closest("[lang]").lang !== "de") found.push(text);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store: Path = deliver(tmp_path_factory.mktemp("german"))
    wsgi: Any = create_app(Settings(store=store))
    server = create_server(wsgi, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def reader(browser: Browser, german: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_init_script(SEEN_HINTS)
    page = context.new_page()
    person = Visitor(page, german)
    page.on("pageerror", lambda error: person.errors.append(str(error)))
    yield person
    context.close()
    assert person.errors == []


@pytest.fixture(scope="module")
def phrases() -> list[str]:
    with speaking("en"):
        ours = [one for one in originals.known() if one not in PHRASES]
    return [*PHRASES, *ours, TITLE, VENUE, TOPIC]


def _paths() -> list[str]:
    return [*(page.path for page in PAGES.values() if not page.takes_rest), *OTHERS]


@pytest.mark.parametrize("path", _paths())
def test_what_is_german_says_so(reader: Visitor, phrases: list[str], path: str) -> None:
    reader.go(f"{path}{'&' if '?' in path else '?'}lang=en")
    page = reader.page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate("document.querySelectorAll('[data-tool=table]').forEach((one) => one.click())")
    reader.settle()
    assert page.evaluate(UNMARKED, phrases) == []


def test_a_choice_a_beleg_and_another_page_say_it_too(reader: Visitor, phrases: list[str]) -> None:
    reader.go("/outreach?lang=en")
    page = reader.page
    page.locator("#first-contacts-by-place [data-tool=evidence]").click()
    page.locator("dialog[open]").wait_for(timeout=PATIENCE)
    assert page.evaluate(UNMARKED, phrases) == []
    page.keyboard.press("Escape")
    page.locator(".nav a, nav a").get_by_text("Cooperation").first.click()
    page.wait_for_url("**/cooperation**")
    reader.settle()
    assert page.locator("#partners-by-type--sentence [lang=de]").inner_text() == "Pfarre im Ort"
    assert page.evaluate(UNMARKED, phrases) == []
    page.locator("[data-action=search]").click()
    page.locator("#search").fill("kümmern")
    page.locator(".hits [role=option]").first.wait_for(timeout=PATIENCE)
    assert page.evaluate(UNMARKED, phrases) == []


def test_german_pages_need_no_marks(reader: Visitor) -> None:
    reader.go("/outreach?lang=de")
    assert reader.page.locator("main [lang=de]").count() == 0
