"""A real server and a real Chromium for the journeys."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from waitress import create_server

from app import create_app
from dashboards.settings import Settings
from tests import chromium

pytest.register_assert_rewrite("tests.browser.looks")

#: How long a test waits for what it expects, in ms: that a machine is busy with something else is
#: no fault of the page. What is there is seen at once.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

Scheme = Literal["light", "dark"]
#: Width, language and colour scheme.
LOOKS: dict[str, tuple[int, str, Scheme]] = {
    "desk, German": (1440, "de", "light"),
    "phone, German": (390, "de", "dark"),
    "desk, English": (1440, "en", "dark"),
    "phone, English": (390, "en", "light"),
}


#: Somebody who has been here before: the hints of the first visit belong to their own test.
SEEN_HINTS = (
    "try { localStorage.setItem('ziq-hints', localStorage.getItem('ziq-hints') ?? '3'); } catch { }"
)

#: Five looks in a row without a running transition and without a half-transparent panel.
_AT_REST = """() => new Promise((done) => {
  const ends = (one) => Number.isFinite(one.effect.getComputedTiming().endTime);
  const moving = () => document.getAnimations().some(
    (one) => (one.pending || one.playState === "running") && ends(one));
  const faint = () => [...document.querySelectorAll(".mantine-Popover-dropdown, [role=dialog]")]
    .some((part) => part.offsetParent && Number(getComputedStyle(part).opacity) < 1);
  let calm = 0;
  const look = () => {
    calm = moving() || faint() ? 0 : calm + 1;
    if (calm === 5) done();
    else setTimeout(() => requestAnimationFrame(look), 50);
  };
  look();
})"""


@pytest.fixture(scope="session")
def address(sample_folder: Path) -> Iterator[str]:
    """The dashboard on the sample data, served by the production server on a free port."""
    wsgi = create_app(Settings(store=sample_folder))
    server = create_server(wsgi, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def playwright_session() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_session: Playwright) -> Iterator[Browser]:
    launched = chromium.launch(playwright_session)
    yield launched
    launched.close()


@dataclass
class Visitor:
    """One person with a browser of their own, and everything that went wrong in it."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Opens an address and waits until its numbers are there."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Waits until the answer to the present address has been shown."""
        self.page.wait_for_function(
            "() => window.ziq && ziq.isSettled && ziq.isSettled()", timeout=PATIENCE
        )

    def rest(self) -> None:
        """Waits until nothing fades or moves any more, however busy the machine is."""
        self.page.evaluate(_AT_REST)

    def choose(self, button: str, option: str, address: str) -> None:
        """Ticks an option of the list behind a button, and waits for address and answer."""
        self.page.get_by_role("button", name=button).click()
        self.page.locator(".pick-panel").get_by_label(option).click()
        self.page.wait_for_url(address)
        self.settle()

    @property
    def search(self) -> str:
        """The query string of the present address."""
        return str(self.page.evaluate("location.search"))

    @property
    def updates(self) -> list[str]:
        """The requests that asked for an answer."""
        return [url for url in self.requests if "_dash-update-component" in url]


def _visitor(browser: Browser, address: str, **options: object) -> Visitor:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.add_init_script(SEEN_HINTS)
    page = context.new_page()
    visitor = Visitor(page, address)
    page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    page.on(
        "console",
        lambda message: visitor.errors.append(message.text) if message.type == "error" else None,
    )
    page.on("request", lambda request: visitor.requests.append(request.url))
    return visitor


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody at a desk: 1440 pixels, German, a mouse and a keyboard."""
    person = _visitor(
        browser,
        address,
        viewport={"width": 1440, "height": 900},
        locale="de-DE",
        accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield person
    person.page.context.close()
    assert person.errors == []


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody with a phone: 390 pixels."""
    person = _visitor(
        browser, address, viewport={"width": 390, "height": 844}, locale="de-DE", has_touch=True
    )
    yield person
    person.page.context.close()
    assert person.errors == []


@pytest.fixture(scope="session")
def person(browser: Browser, address: str) -> Callable[[str], Visitor]:
    """Somebody with one width, language and colour scheme, whose browser stays open."""

    @cache
    def of(look: str) -> Visitor:
        width, _language, scheme = LOOKS[look]
        view = {"width": width, "height": 900}
        return _visitor(browser, address, viewport=view, color_scheme=scheme)

    return of
