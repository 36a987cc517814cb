"""Signing in, exact numbers by choice and for the own areas only; the policy of what may run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from waitress.server import create_server

from app import create_app
from dashboards.settings import Settings
from tests.app.access_server import PASSWORD, audit_lines, rights_file, users_file

pytestmark = pytest.mark.browser
SETTLED = "() => window.ziq && ziq.isSettled && ziq.isSettled()"
WATCH = """
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def office(sample_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The dashboard of an office with two people: one for the whole state, one for Essen."""
    settings = Settings(
        store=sample_folder,
        users=users_file(tmp_path, anna="ministry", berta="essen"),
        rights=rights_file(tmp_path),
        audit=tmp_path / "audit.jsonl",
    )
    server = create_server(create_app(settings), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


def test_a_person_signs_in_sees_exact_numbers_of_her_area_and_leaves(
    browser: Browser, office: str, tmp_path: Path
) -> None:
    page = browser.new_page(locale="de-DE")
    page.goto(office)
    page.wait_for_function(SETTLED)
    page.get_by_role("link", name="Anmelden").click()
    page.get_by_label("Name").fill("berta")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.get_by_role("button", name="Genaue Zahlen zeigen").click()
    page.wait_for_function(SETTLED)
    assert page.locator(".badge").first.inner_text() == "exakt"
    assert "hier exakt und vertraulich" in page.locator("footer").inner_text()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("#applications-by-district [data-tool=copy]").click()
    page.wait_for_function("() => window.copied")
    assert "Personenzahlen exakt: vertraulich" in page.evaluate("window.copied")
    assert page.get_by_role("link", name="berta").is_visible()
    assert int(page.locator("#applications-total--picture").inner_text()) < 156
    page.get_by_role("link", name="berta").click()
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_function(SETTLED)
    assert page.locator(".badge").first.inner_text() == "geschützt"
    assert page.locator("#applications-total--picture").inner_text() == "156"
    events = [(line["event"], line["person"]) for line in audit_lines(tmp_path)]
    assert events[:3] == [("sign-in", "berta"), ("profile", "berta"), ("exact-numbers", "berta")]
    assert events[-1] == ("sign-out", "berta")
    page.close()


def test_the_policy_stops_text_that_would_run(browser: Browser, address: str) -> None:
    """The browser's console says so: what no page of the other tests may leave in it."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.goto(address)
    page.wait_for_function(SETTLED)
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            const picture = document.createElement('img');
            picture.setAttribute('onerror', 'window.ran = true');
            picture.src = 'data:,';
            document.body.append(picture);
        }"""
    )
    page.wait_for_function("() => window.violations.length >= 2")
    assert page.evaluate("window.ran") is None
    assert len([one for one in told if "Content Security Policy" in one]) >= 2
    page.close()
