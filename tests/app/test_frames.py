"""What travels with the frame, and what does not: the areas to choose from."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from dash import no_update
from flask import Flask

from dashboards import ids
from dashboards.components.still import as_json
from dashboards.pages import PAGES
from dashboards.serving import area_lists, callback
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app import answering


@pytest.fixture
def handle(sample_folder: Path) -> StoreHandle:
    return StoreHandle(sample_folder, install_gate)


def test_where_the_areas_to_choose_from_are_is_told_with_the_first_page_only(
    handle: StoreHandle,
) -> None:
    *_frame, shown, options = callback.respond_to(handle, Viewer(), "/", "")
    assert options.startswith("assets/geo/choices-de-")
    frame, *_rest, again = callback.respond_to(handle, Viewer(), "/need", "", shown=shown)
    assert frame is not no_update
    assert again is no_update


def test_in_another_language_they_are_elsewhere(handle: StoreHandle) -> None:
    *_frame, shown, options = callback.respond_to(handle, Viewer(), "/", "")
    *_rest, english = callback.respond_to(handle, Viewer(), "/", "?lang=en", shown=shown)
    assert english.startswith("assets/geo/choices-en-")
    assert english != options


def test_after_an_address_that_leads_nowhere_they_are_told(handle: StoreHandle) -> None:
    *_frame, shown, options = callback.respond_to(handle, Viewer(), "/nothing", "")
    assert options.startswith("assets/geo/choices-")
    *_frame, again = callback.respond_to(handle, Viewer(), "/regions", "", shown=shown)
    assert again is no_update


def test_the_areas_to_choose_from_are_those_of_whoever_asks(handle: StoreHandle) -> None:
    server = Flask("lists")
    who = [Viewer()]
    area_lists.register(server, handle, lambda: who[0])
    addresses = []
    for viewer in (Viewer(), Viewer(areas=("05711",))):
        who[0] = viewer
        *_rest, address = callback.respond_to(handle, viewer, "/", "")
        addresses.append(f"/{address}")
    full = server.test_client().get(addresses[0])
    assert full.status_code == 404, "of another viewer"
    own = server.test_client().get(addresses[1])
    assert own.headers["Cache-Control"].startswith("private")
    who[0] = Viewer()
    lists = server.test_client().get(addresses[0]).get_json()
    assert len(lists["district"]) == 53
    assert {one["value"] for one in own.get_json()["neighbourhood"]} < {
        one["value"] for one in lists["neighbourhood"]
    }
    assert all(one["within"].startswith("05711") for one in own.get_json()["neighbourhood"])
    nowhere = addresses[0].replace("choices-de", "choices-xx")
    assert server.test_client().get(nowhere).status_code == 404


def test_a_page_that_opens_holds_the_chosen_areas_alone(handle: StoreHandle) -> None:
    frame, *_rest = callback.respond_to(handle, Viewer(), "/", "?district=05113")
    written = orjson.dumps(as_json(frame)).decode()
    assert '"value":"05113"' in written
    assert '"value":"05911"' not in written


@pytest.mark.parametrize("path", [*(page.path for page in PAGES.values()), "/neighbourhoods/Q-001"])
def test_every_page_has_one_place_to_say_what_an_address_named_in_vain(
    handle: StoreHandle, path: str
) -> None:
    with Flask("pages").app_context():
        frame, *_rest = callback.respond_to(handle, Viewer(), path, "?foo=bar")
        notices = answering.answer(handle, path, "?foo=bar")["choice"]["notices"]
    written = orjson.dumps(as_json(frame)).decode()
    assert written.count(f'"id":"{ids.NOTICES}"') == 1
    assert any("foo=bar" in text for text in notices)
