"""What travels with the frame: the areas to choose from come once, and again with other data."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from dash import no_update
from flask import Flask

from dashboards import ids
from dashboards.pages import PAGES
from dashboards.serving import callback
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app import answering


@pytest.fixture
def handle(sample_folder: Path) -> StoreHandle:
    return StoreHandle(sample_folder, install_gate)


def test_areas_to_choose_from_travel_with_the_first_page_only(handle: StoreHandle) -> None:
    *_frame, shown, options = callback.respond_to(handle, Viewer(), "/", "")
    assert len(options["district"]) == 53
    frame, *_rest, again = callback.respond_to(handle, Viewer(), "/need", "", shown=shown)
    assert frame is not no_update
    assert again is no_update


def test_areas_to_choose_from_travel_again_in_another_language(handle: StoreHandle) -> None:
    *_frame, shown, _options = callback.respond_to(handle, Viewer(), "/", "")
    *_rest, options = callback.respond_to(handle, Viewer(), "/", "?lang=en", shown=shown)
    assert len(options["district"]) == 53


def test_after_an_address_that_leads_nowhere_the_areas_are_there(handle: StoreHandle) -> None:
    *_frame, shown, options = callback.respond_to(handle, Viewer(), "/nothing", "")
    assert len(options["neighbourhood"]) > 100
    *_frame, again = callback.respond_to(handle, Viewer(), "/regions", "", shown=shown)
    assert again is no_update


@pytest.mark.parametrize("path", [*(page.path for page in PAGES.values()), "/neighbourhoods/Q-001"])
def test_every_page_has_one_place_to_say_what_an_address_named_in_vain(
    handle: StoreHandle, path: str
) -> None:
    with Flask("pages").app_context():
        frame, *_rest = callback.respond_to(handle, Viewer(), path, "?foo=bar")
        notices = answering.answer(handle, path, "?foo=bar")["choice"]["notices"]
    written = orjson.dumps(callback.as_json(frame)).decode()
    assert written.count(f'"id":"{ids.NOTICES}"') == 1
    assert any("foo=bar" in text for text in notices)
