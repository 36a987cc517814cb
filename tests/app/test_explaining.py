"""Every control says what it is for, or its label is a plain word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from dash.development.base_component import Component
from flask import Flask

from dashboards.components.explaining import HELP, PLAIN
from dashboards.components.still import ATTRIBUTE
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES
from dashboards.serving import callback, shell
from data.store import StoreHandle
from queries.scope import Viewer

#: Where a control carries its key.
KEYS = ("data-set-key", "data-toggle-key", "data-filter", "data-tool", "data-action")
#: What explains itself in a panel of its own.
ELSEWHERE = {"profile"}


class _Written(HTMLParser):
    """Controls of a part that is kept as HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"button", "select"}:
            self.found.append(dict(attrs))


def _controls(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, Component):
        properties = tree.to_plotly_json()["props"]
        if type(tree).__name__ in {"Button", "Select"}:
            yield properties
        yield from _Written(properties.get(ATTRIBUTE) or "").found
        tree = getattr(tree, "children", None)
    for one in tree if isinstance(tree, list | tuple) else [tree]:
        if isinstance(one, Component):
            yield from _controls(one)


def _pages(handle: StoreHandle) -> Iterator[list[Any]]:
    for page in PAGES.values():
        path = "/neighbourhoods/Q-001" if page.id == "neighbourhood" else page.path
        if page.charts or page.id in {"data", "neighbourhood", "table"}:
            yield shell.frame(page, page.narrows(callback.visit(handle, Viewer(), path, "", "de")))


def test_no_control_is_without_help(handle: StoreHandle, server: Flask) -> None:
    found = set()
    with server.test_request_context("/"), speaking("de"):
        for tree in _pages(handle):
            for control in _controls(tree):
                found |= {control[key] for key in KEYS if key in control}
                found |= {"sides"} if "data-set-index" in control else set()
    assert found - ELSEWHERE - HELP.keys() - PLAIN == set()
    assert PLAIN - found == set()
    # The first two stand among the data; events have a switch where some were delivered.
    assert HELP.keys() - found == {"version", "content", "events"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_short_and_no_control_is_explained_twice_alike(language: str) -> None:
    with speaking(language):
        texts = [str(text) for text in HELP.values()]
    assert len(set(texts)) == len(texts)
    assert all(20 < len(text) < 240 and text.endswith(".") for text in texts)
