"""Chromium: from a choice until everything on the page is painted, for both applications.

A page counts as painted when its numbers are those computed from the raw rows, no request is open
and nothing in the document has changed for a while; measured is the end of the frame that shows the
last change. What is only spoken to screen readers, and the title of the window, is left out. The
yardstick's choice is set without a click, which is in its favour.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.choices import Choice, Expected
from bench.serving import Server
from dashboards.serving.dash_internals import CALLBACK

CHROMIUM = "/usr/bin/chromium"
_SIZE: Any = {"width": 1280, "height": 900}
_QUIET_MS = 350
_LONGEST_MS = 60_000
_WATCH = """
(() => {
  const watch = { started: 0, changed: 0, painted: 0, open: 0 };
  window.benchWatch = watch;
  const plain = window.fetch;
  window.fetch = (...parts) => {
    watch.open += 1;
    return plain.apply(window, parts).finally(() => { watch.open -= 1; });
  };
  const around = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const isUnseen = (node) => around(node)?.closest("[aria-live], head");
  const shown = new MessageChannel();
  shown.port1.onmessage = () => { watch.painted = performance.now(); };
  new MutationObserver((changes) => {
    if (changes.every((change) => isUnseen(change.target))) return;
    watch.changed = performance.now();
    requestAnimationFrame(() => shown.port2.postMessage(0));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
"""
_WAIT = """
([texts, quiet, longest]) => new Promise((resolve, reject) => {
  const watch = window.benchWatch;
  const leading = (one) =>
    (/^[0-9.]+/.exec(one.textContent.trim()) || [""])[0].replaceAll(".", "");
  const found = (selector) => [...document.querySelectorAll(selector)].map(leading);
  const isRight = () => Object.entries(texts).every(
    ([selector, wanted]) => wanted.every((text) => found(selector).includes(text)));
  const look = () => {
    const now = performance.now();
    const isChanged = watch.changed > watch.started;
    const isQuiet = now - watch.changed > quiet && watch.open === 0;
    if (isChanged && isQuiet && isRight()) resolve(watch.painted - watch.started);
    else if (now - watch.started < longest) setTimeout(look, 20);
    else reject(new Error(Object.entries(texts).map(
      ([selector, wanted]) => `${selector}: ${wanted}, found ${found(selector)}`).join("; ")));
  };
  look();
})
"""
_TICK = """
(value) => {
  window.benchWatch.started = performance.now();
  document.querySelector(`.pick-panel input[value='${value}']`).click();
}
"""
_SET = """
([key, value]) => {
  window.benchWatch.started = performance.now();
  window.dash_clientside.set_props(key, { value });
}
"""

#: Click -> request -> answer begins -> ends -> painted, of the last choice; in milliseconds.
_WAYS = """
(callback) => {
  const { started, painted } = window.benchWatch;
  const sent = performance.getEntriesByType("resource").filter(
    (one) => one.name.includes(callback) && one.startTime >= started).at(-1);
  return [sent.startTime - started, sent.responseStart - sent.startTime,
    sent.responseEnd - sent.responseStart, painted - sent.responseEnd];
}
"""


@dataclass
class Application:
    """One of the two: where its numbers stand, and what was measured of it."""

    name: str
    server: Server
    selectors: dict[str, str]
    times: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: float = 0.0
    cold: list[float] = field(default_factory=list)
    cold_bytes: list[float] = field(default_factory=list)
    cold_requests: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    warm_bytes: list[float] = field(default_factory=list)
    warm_requests: list[float] = field(default_factory=list)
    warm_static: list[float] = field(default_factory=list)

    def texts(self, expected: Expected) -> dict[str, list[str]]:
        """What has to be read where, in digits."""
        return {self.selectors[key]: numbers for key, numbers in expected.items()}

    def forget_first(self, count: int) -> None:
        """Leaves out the first choices, in which both warm up."""
        for values in (self.times, self.bytes, self.requests, self.cpu):
            del values[:count]


def ours(server: Server) -> Application:
    """This dashboard."""
    return Application(
        "dashboard",
        server,
        {
            "applications": "#applications-total--picture",
            "approved": "#approved-total--picture",
            "blocks": "#applications-by-building-block--picture svg text",
        },
    )


def yardstick(server: Server) -> Application:
    """The plain Dash application."""
    return Application(
        "yardstick",
        server,
        {
            "applications": "#figure-applications",
            "approved": "#figure-approved",
            "blocks": "#chart-block .bartext",
        },
    )


class Traffic:
    """Bytes over the wire and requests, told by the browser itself."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestServedFromCache", self._kept)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        self._bytes: dict[str, float] = {}
        self._static: set[str] = set()

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self._bytes[event["requestId"]] = 0.0
            if event.get("type") in {"Script", "Stylesheet"}:
                self._static.add(event["requestId"])

    def _kept(self, event: dict[str, Any]) -> None:
        self._bytes.pop(event["requestId"], None)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._bytes.pop(event["requestId"], None)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._bytes:
            self._bytes[event["requestId"]] += event["encodedDataLength"]

    @property
    def bytes(self) -> float:
        """All that came over the wire, headers too."""
        return sum(self._bytes.values())

    @property
    def requests(self) -> int:
        """Requests the browser did not answer from its cache."""
        return len(self._bytes)

    @property
    def static(self) -> int:
        """Of these, scripts and styles."""
        return len(self._static & self._bytes.keys())

    def reset(self) -> None:
        """Counts from here."""
        self._bytes.clear()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def first_load(browser: Browser, application: Application, expected: Expected) -> None:
    """First and second visit in a profile of its own: time to painted, bytes, requests."""
    context = browser.new_context(viewport=_SIZE)
    context.add_init_script(_WATCH)
    for visit in ("cold", "warm"):
        page = context.new_page()
        traffic = Traffic(page)
        page.goto(application.server.address, wait_until="commit")
        getattr(application, visit).append(painted(page, application, expected))
        getattr(application, f"{visit}_bytes").append(traffic.bytes)
        getattr(application, f"{visit}_requests").append(traffic.requests)
        if visit == "warm":
            application.warm_static.append(traffic.static)
    context.close()


def opened(browser: Browser, application: Application, start: Expected) -> tuple[Page, Traffic]:
    """The Overview, painted."""
    page = browser.new_page(viewport=_SIZE)
    page.add_init_script(_WATCH)
    traffic = Traffic(page)
    page.goto(application.server.address)
    try:
        painted(page, application, start)
    except Error:
        # A worker of a plain Dash has no scripts until it has answered a page itself.
        page.reload()
        painted(page, application, start)
    return page, traffic


def race(
    browser: Browser,
    applications: Sequence[Application],
    choices: Sequence[tuple[Choice, Expected]],
    start: Expected,
) -> None:
    """Every choice in every application, one after the other."""
    pages = [(application, *opened(browser, application, start)) for application in applications]
    for choice, expected in choices:
        for application, page, traffic in pages:
            page.bring_to_front()
            prepare(page, application, choice)
            traffic.reset()
            cpu = application.server.cpu_seconds()
            make(page, application, choice)
            application.times.append(painted(page, application, expected))
            application.cpu.append(1000 * (application.server.cpu_seconds() - cpu))
            application.bytes.append(traffic.bytes)
            application.requests.append(traffic.requests)


def prepare(page: Page, application: Application, choice: Choice) -> None:
    """Opens the list of the choice, as a reader has done before ticking."""
    if application.name == "dashboard":
        tick = page.locator(f".pick-panel input[value='{choice.toggled}']").first
        if not tick.is_visible():
            page.locator(f"[data-filter={choice.button}]").click()
            tick.wait_for()
    time.sleep(0.4)


def make(page: Page, application: Application, choice: Choice) -> None:
    """Ticks the choice; from here the time counts."""
    if application.name == "dashboard":
        page.evaluate(_TICK, choice.toggled)
    else:
        page.evaluate(_SET, [choice.key, list(choice.values)])


def ways(page: Page) -> list[float]:
    """Milliseconds from click to request, to the answer, to its end, to painted."""
    found: list[float] = page.evaluate(_WAYS, CALLBACK)
    return found


def painted(page: Page, application: Application, expected: Expected) -> float:
    """Milliseconds from the choice until everything stands."""
    wait = [application.texts(expected), _QUIET_MS, _LONGEST_MS]
    return float(page.evaluate(_WAIT, wait))
