"""Every control says what it is for, or its label is a plain word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dash.development.base_component import Component
from flask import Flask

from dashboards.components.explaining import HELP, PLAIN
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES
from dashboards.serving import callback, shell
from data.store import StoreHandle
from queries.scope import Viewer

#: Where a control carries its key.
KEYS = ("data-set-key", "data-toggle-key", "data-filter", "data-tool", "data-action")
#: What explains itself in a panel of its own.
ELSEWHERE = {"profile"}


def _parts(tree: Any) -> Iterator[Component]:
    if isinstance(tree, Component):
        yield tree
        tree = getattr(tree, "children", None)
    for one in tree if isinstance(tree, list | tuple) else [tree]:
        if isinstance(one, Component):
            yield from _parts(one)


def _pages(handle: StoreHandle) -> Iterator[list[Any]]:
    for page in PAGES.values():
        path = "/neighbourhoods/Q-001" if page.id == "neighbourhood" else page.path
        if page.charts or page.id in {"data", "neighbourhood", "table"}:
            yield shell.frame(page, page.narrows(callback.visit(handle, Viewer(), path, "", "de")))


def test_no_control_is_without_help(handle: StoreHandle, server: Flask) -> None:
    found = set()
    with server.test_request_context("/"), speaking("de"):
        for tree in _pages(handle):
            for part in _parts(tree):
                if type(part).__name__ in {"Button", "Select"}:
                    found |= {getattr(part, key) for key in KEYS if hasattr(part, key)}
    assert found - ELSEWHERE - HELP.keys() - PLAIN == set()
    assert PLAIN - {"table"} - found == set()
    assert HELP.keys() - found == {"version", "content"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_short_and_no_control_is_explained_twice_alike(language: str) -> None:
    with speaking(language):
        texts = [str(text) for text in HELP.values()]
    assert len(set(texts)) == len(texts)
    assert all(20 < len(text) < 240 and text.endswith(".") for text in texts)
