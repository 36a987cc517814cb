"""What travels with the frame: the areas to choose from come once, and again with other data."""

from __future__ import annotations

from pathlib import Path

import pytest
from dash import no_update

from dashboards import wiring
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer


@pytest.fixture
def handle(sample_folder: Path) -> StoreHandle:
    return StoreHandle(sample_folder, install_gate)


def test_areas_to_choose_from_travel_with_the_first_page_only(handle: StoreHandle) -> None:
    *_frame, shown, options = wiring.respond_to(handle, Viewer(), "/", "")
    assert len(options["district"]) == 53
    frame, *_rest, again = wiring.respond_to(handle, Viewer(), "/need", "", shown=shown)
    assert frame is not no_update
    assert again is no_update


def test_areas_to_choose_from_travel_again_in_another_language(handle: StoreHandle) -> None:
    *_frame, shown, _options = wiring.respond_to(handle, Viewer(), "/", "")
    *_rest, options = wiring.respond_to(handle, Viewer(), "/", "?lang=en", shown=shown)
    assert len(options["district"]) == 53


def test_after_an_address_that_leads_nowhere_the_areas_are_there(handle: StoreHandle) -> None:
    *_frame, shown, options = wiring.respond_to(handle, Viewer(), "/nothing", "")
    assert len(options["neighbourhood"]) > 100
    *_frame, again = wiring.respond_to(handle, Viewer(), "/regions", "", shown=shown)
    assert again is no_update
