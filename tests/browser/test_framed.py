"""A figure inside a page of another host, in Chromium: shown where it may be, whole, and clean."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from playwright.sync_api import Browser, Page
from waitress import create_server

from app import create_app
from dashboards.settings import Settings
from tests.browser.looks import findings

pytestmark = pytest.mark.browser
LARGEST = 60_000
FIGURES = (
    "applications-by-building-block",
    "applications-by-month",
    "first-contacts-by-place",
    "approved-funds-by-region",
    "applications-total",
    "measure-by-area",
)


@contextmanager
def _serving(wsgi: Any) -> Iterator[str]:
    server = create_server(wsgi, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def intranet() -> Iterator[str]:
    """A page that shows the address it is given."""
    server = Flask("intranet")

    @server.get("/")
    def page() -> str:
        frame = f'<iframe src="{request.args["shows"]}" title="Figure" width="420" height="600">'
        head = '<link rel="icon" href="data:,"><title>Intranet</title>'
        return f'<!doctype html><html lang="de">{head}<h1>Intranet</h1>{frame}'

    with _serving(server) as address:
        yield address


def _opened(browser: Browser, address: str) -> tuple[Page, list[str], list[int]]:
    page = browser.new_context(viewport={"width": 900, "height": 900}).new_page()
    errors: list[str] = []
    sizes: list[int] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    page.goto(address)
    return page, errors, sizes


def test_a_figure_stands_in_a_page_that_may_show_it_and_in_no_other(
    browser: Browser, sample_folder: Path, intranet: str
) -> None:
    settings = Settings(store=sample_folder, frame_ancestors=(intranet,))
    with _serving(create_app(settings)) as ziq:
        allowed = f"{intranet}/?shows={ziq}/embed/charts/{{}}?lang=de"
        page, errors, sizes = _opened(browser, allowed.format(FIGURES[0]))
        inside = page.frame_locator("iframe")
        assert inside.locator("figure[role=img]").count() == 1
        assert inside.get_by_role("link", name="Im Dashboard öffnen").count() == 1
        assert errors == []
        assert len(sizes) == 2, "the page of the intranet and the figure, which loads nothing else"
        assert sum(sizes) < LARGEST
        assert page.context.cookies() == []
        lengths = "all => all.map((one) => one.getBoundingClientRect().width)"
        longest, *others = inside.locator("rect").evaluate_all(lengths)
        assert [round(one / longest, 2) for one in others] == [0.27, 0.18], "29 and 19 of 108"
        with page.context.expect_page() as opened:
            inside.get_by_role("link").click()
        assert f"#{FIGURES[0]}" in opened.value.url
        page.context.close()

        other = intranet.replace("127.0.0.1", "localhost")
        page, errors, _sizes = _opened(browser, f"{other}/?shows={ziq}/embed/charts/{FIGURES[0]}")
        assert page.frame_locator("iframe").locator("figure").count() == 0
        assert any("frame-ancestors" in error for error in errors)
        page.context.close()


@pytest.mark.parametrize("code", ["de", "en"])
def test_axe_finds_nothing_in_any_kind_of_figure(browser: Browser, address: str, code: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 900}).new_page()
    for chart_id in FIGURES:
        page.goto(f"{address}/embed/charts/{chart_id}?lang={code}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, chart_id
        if page.locator("details").count():
            page.locator("summary").click()
        assert findings(page) == [], chart_id
    page.context.close()
