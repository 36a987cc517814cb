"""The list of applications with the columns one chooses: on the page, in files, for programs."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.charts.applications.applications_list import HELD, USUAL
from dashboards.components.applications_list import columns
from data.store import StoreHandle
from queries.filters import FIELDS
from queries.scope import Viewer
from tests.app.answering import answer

LIST = "applications-list"
NUMBERS = "SELECT case_number, application_id FROM applications"
WORDS = ("aims", "good_practice", "contact", "address")


def rows_of(client: FlaskClient, search: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get(f"/api/charts/{LIST}?{search}").get_json()["rows"]
    return rows


def test_every_column_of_a_delivery_can_be_shown(client: FlaskClient, handle: StoreHandle) -> None:
    kept = set(handle.current().fetch("SELECT * FROM applications LIMIT 1").columns)
    own = {"application_id", "received_month", "outcome", "granted_eur", "funded_months",
           "source_file", "source_sheet", "source_row", "imported_at"}  # fmt: skip
    assert {name for name in kept - own if "key" not in name} <= {"title", *FIELDS}
    rows = rows_of(client, "fields=all&district=05113")
    assert list(rows[0]) == ["case_number", "title", *FIELDS[1:]]
    assert len(rows) == 11


def test_files_hold_number_title_and_the_columns_chosen(client: FlaskClient) -> None:
    search = "fields=own_share_eur,circle&block=3"
    assert {tuple(row) for row in rows_of(client, search)} == {
        ("case_number", "title", "circle", "own_share_eur")
    }
    text = client.get(f"/export/charts/{LIST}.csv?{search}&format=plain").get_data(as_text=True)
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["case_number", "title", "circle", "own_share_eur"]
    assert len(lines) == 1 + 19


def test_the_usual_columns_need_no_word_in_the_address(handle: StoreHandle) -> None:
    told = answer(handle, "/applications")
    assert "fields" not in told["cards"][LIST]["picture"]
    assert told["offered"]["shown"] == list(USUAL)


@pytest.mark.parametrize("search", ["?fields=all", "?fields=all&block=3&lang=en"])
def test_the_answer_tells_what_the_page_does_not_hold(
    client: FlaskClient, handle: StoreHandle, search: str
) -> None:
    told = answer(handle, "/applications", search)
    picture = told["cards"][LIST]["picture"]
    delivered = [name for name in FIELDS if name not in WORDS]
    assert picture["fields"] == told["offered"]["shown"] == told["offered"]["fitting"] == delivered
    assert set(picture["told"]) == set(FIELDS) - set(HELD)
    numbers: dict[str, int] = dict(handle.current().fetch(NUMBERS).itertuples(index=False))
    rows = sorted(rows_of(client, search[1:]), key=lambda row: numbers[row["case_number"]])
    assert any(row["own_share_eur"] % 10 for row in rows)
    assert picture["told"]["own_share_eur"] == [row["own_share_eur"] for row in rows]
    assert picture["told"]["decided_on"] == [row["decided_on"] for row in rows]
    assert len(picture["told"]["circle"]) == len(rows)


def test_the_grid_holds_the_usual_columns_and_asks_for_the_others() -> None:
    asking = {one["field"] for one in columns() if "valueGetter" in one}
    assert asking == set(FIELDS) - set(HELD)
    assert {one["field"] for one in columns() if not one.get("hide")} == {"title", *USUAL}


def test_whoever_sees_some_areas_reads_no_contact_of_others(handle: StoreHandle) -> None:
    told = answer(handle, "/applications", "?fields=contact,circle", Viewer(areas=("05113",)))
    assert len(told["cards"][LIST]["picture"]["told"]["contact"]) == 11
