"""Somebody cites a number; it is corrected; the address cited is opened again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from waitress import create_server

from app import create_app
from dashboards.settings import Settings
from tests.app.corrected import as_corrected, as_entered
from tests.browser.conftest import PATIENCE, Visitor

pytestmark = pytest.mark.browser
CARD = "applications-by-applicant-type"
#: The card stands at the top of what can be seen, below the bar of filters.
IS_AT_TOP = """(id) => {
  const top = document.getElementById(id).getBoundingClientRect().top;
  return top >= 0 && top < 260;
}"""


@pytest.fixture
def reader(tmp_path: Path, browser: Browser) -> Iterator[Page]:
    as_entered(tmp_path)
    server = create_server(create_app(Settings(store=tmp_path / "store")), port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    context = browser.new_context(
        locale="de-DE", viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        base_url=f"http://127.0.0.1:{server.effective_port}",
    )  # fmt: skip
    yield context.new_page()
    context.close()
    server.close()


def settle(page: Page) -> None:
    page.wait_for_function("() => window.ziq && ziq.isSettled && ziq.isSettled()", timeout=PATIENCE)


def test_a_number_that_was_cited_is_found_again_and_says_what_stands_there_today(
    reader: Page, tmp_path: Path
) -> None:
    reader.goto("/applications?block=1")
    settle(reader)
    reader.locator(f"#{CARD} [data-tool=copy]").click()
    expect(reader.locator(f"#{CARD} [data-tool=copy]")).to_contain_text("Satz kopiert")
    copied = reader.evaluate("navigator.clipboard.readText()")
    address = copied.splitlines()[-1]
    assert "abgerufen am" in copied
    assert address.endswith(f"#{CARD}")
    assert "version=" in address

    as_corrected(tmp_path)
    reader.wait_for_timeout(700)
    reader.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    note = reader.locator("#data-note")
    expect(note).to_contain_text("Es gibt neuere Daten.")
    assert "version=" not in reader.url
    expect(reader.locator(f"#{CARD}")).not_to_contain_text("313.000")

    reader.goto("about:blank")
    reader.goto(address)
    settle(reader)
    expect(note).to_contain_text("Sie sehen eine frühere Version der Daten")
    revision = reader.locator(f"#{CARD} .revision")
    expect(revision).to_contain_text("314.000\N{NO-BREAK SPACE}€ → 313.000\N{NO-BREAK SPACE}€")
    expect(reader.locator(f"#{CARD}")).to_have_attribute("data-anchored", "")
    reader.wait_for_function(IS_AT_TOP, arg=CARD, timeout=PATIENCE)
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()

    revision.get_by_role("button", name="Heutige Zahlen zeigen").click()
    expect(note).to_have_count(0)
    settle(reader)
    assert "version=" not in reader.url
    assert reader.url.endswith(f"?block=1#{CARD}")
    expect(reader.locator(".revision")).to_have_count(0)
    reader.go_back()
    settle(reader)
    expect(revision).to_contain_text("→ 313.000")
    reader.locator("nav a[href^='/regions']").first.click()
    settle(reader)
    assert "version=" in reader.url, "the way on stays with the data cited"


@pytest.mark.parametrize(
    ("path", "anchor"),
    [("/regions", "regions-compared"), ("/outreach", "use-by-place"), ("/data", "sources")],
)
def test_an_anchor_leads_to_its_card_at_a_cold_load(
    visitor: Visitor, path: str, anchor: str
) -> None:
    visitor.go(f"{path}#{anchor}")
    visitor.page.wait_for_function(IS_AT_TOP, arg=anchor, timeout=PATIENCE)
    expect(visitor.page.locator(f"#{anchor}")).to_have_attribute("data-anchored", "")
    expect(visitor.page.locator(f"#{anchor}")).to_be_focused()
