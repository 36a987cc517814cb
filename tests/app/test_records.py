"""Single records for whoever may see them, and the finest cells for everybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.settings import Settings
from data.store import StoreHandle
from queries import records
from queries.records import CELLS, RECORDS
from tests.app.access_server import audit_lines

TABLES = {
    "applications": "applications",
    "application-neighbourhoods": "application_neighbourhoods",
    "outreach": "outreach",
    "offers": "offers",
    "anchor-sites": "anchor_sites",
    "network": "network",
}
#: Column of a file -> how the imported table has it.
NAMES = {
    "first_contact_persons": "first_contacts_true",
    "regular_persons": "regular_true",
    "occasional_persons": "occasional_true",
    "lost_persons": "lost_true",
    "participant_persons": "participants_true",
}
#: Where a record came from and how it is kept, which nobody delivered.
OWN = {"application_id", "received_month", "approved_eur", "source_file", "source_sheet",
       "source_row", "imported_at"}  # fmt: skip


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def exact(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    state = tmp_path_factory.mktemp("state")
    settings = Settings(store=sample_folder, profile="internal", state=state)
    client = create_app(settings).test_client()
    client.environ_base["ziq.test.state"] = str(state)
    return client


@pytest.mark.parametrize("kind", RECORDS)
def test_records_are_the_rows_as_imported(
    exact: FlaskClient, handle: StoreHandle, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_STRETCH", 50)
    answer = exact.get(f"/export/records/{kind}.csv?round=2018-2020")
    found = read(answer.get_data(as_text=True))
    store = handle.current()
    columns = store.tables.columns[TABLES[kind]]
    shown = list(found[0])
    kept = {name for name in columns if name not in OWN and not name.endswith("_key")}
    assert {NAMES.get(name, name) for name in shown} - {"outcome"} == kept - {"outcome"}
    imported = ", ".join(
        f"coalesce(CAST({NAMES.get(name, name)} AS VARCHAR), '') AS {name}" for name in shown
    )
    chosen = "SELECT application_id FROM applications WHERE funding_round = '2018-2020'"
    expected = store.fetch(
        f"SELECT {imported} FROM {TABLES[kind]} WHERE application_id IN ({chosen})"  # noqa: S608
    )
    assert _lines(found) == _lines(expected.to_dict("records"))


def _lines(rows: Iterable[Mapping[Any, str]]) -> list[tuple[str, ...]]:
    return sorted(tuple(map(_number, row.values())) for row in rows)


def _number(text: str) -> str:
    """A number however it is written; an AGS and a month are none."""
    plain = text.replace(".", "", 1).removeprefix("-")
    return f"{float(text):g}" if plain.isdigit() and "." in text else text


@pytest.mark.parametrize(
    "address", [*(f"records/{kind}" for kind in RECORDS), *(f"cells/{kind}" for kind in CELLS)]
)
def test_parquet_has_the_rows_of_the_csv_with_their_types(
    exact: FlaskClient, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_STRETCH", 50)
    answer = exact.get(f"/export/{address}.parquet?region=053")
    assert answer.mimetype == "application/vnd.apache.parquet"
    (tmp_path / "rows.parquet").write_bytes(answer.get_data())
    table = duckdb.read_parquet(str(tmp_path / "rows.parquet"))
    expected = read(exact.get(f"/export/{address}.csv?region=053").get_data(as_text=True))
    assert table.columns == list(expected[0])
    rows = [dict(zip(table.columns, map(_written, row), strict=True)) for row in table.fetchall()]
    assert _lines(rows) == _lines(expected)
    wanted = {"_persons": "BIGINT", "_count": "BIGINT", "_ags": "VARCHAR", "month": "VARCHAR",
              "_on": "DATE", "_eur": "DECIMAL(14,2)"}  # fmt: skip
    for name, kind in zip(table.columns, map(str, table.types), strict=True):
        assert all(kind == kept for end, kept in wanted.items() if name.endswith(end)), name


def _written(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_single_records_are_for_exact_eyes_only_and_leave_their_line(
    client: FlaskClient, exact: FlaskClient
) -> None:
    for kind in RECORDS:
        assert client.get(f"/export/records/{kind}.parquet").status_code == 403
        answer = client.get(f"/export/records/{kind}.csv")
        assert answer.status_code == 403
        assert "Recht" in answer.get_json()["error"]
    exact.get("/export/records/outreach.csv?district=05113")
    (*_earlier, line) = audit_lines(Path(exact.environ_base["ziq.test.state"]))
    assert line["event"] == "export"
    assert line["profile"] == "internal"
    assert line["address"] == "/export/records/outreach.csv?district=05113"


@pytest.mark.parametrize("kind", CELLS)
def test_finest_cells_are_what_the_pages_show_of_each(client: FlaskClient, kind: str) -> None:
    found = read(client.get(f"/export/cells/{kind}.csv").get_data(as_text=True))
    persons = [name for name in found[0] if name.endswith("_persons")]
    assert not {row[name] for row in found for name in persons} & {"1", "2"}
    key, chart = (
        ("place", "first-contacts-by-place") if kind == "outreach" else ("offer", "offers-by-type")
    )
    column = "first_contact_persons" if kind == "outreach" else "participant_persons"
    for row in found[:: len(found) // 12]:
        search = f"from={row['month']}&to={row['month']}&district={row['district_ags']}"
        search += f"&target={row['target_group']}" if kind == "outreach" else ""
        shown = client.get(f"/api/charts/{chart}?{search}").get_json()["rows"]
        (same,) = [one for one in shown if one[key] == row[key]]
        assert str(same[column] if same[column] is not None else "") == row[column]


def test_the_choice_narrows_cells_and_a_mistyped_one_is_refused(client: FlaskClient) -> None:
    essen = read(client.get("/export/cells/outreach.csv?district=05113").get_data(as_text=True))
    assert {row["district_ags"] for row in essen} == {"05113"}
    everything = read(client.get("/export/cells/outreach.csv").get_data(as_text=True))
    assert essen == [row for row in everything if row["district_ags"] == "05113"]
    assert client.get("/export/cells/outreach.csv?district=Essen").status_code == 400
    assert client.get("/export/cells/persons.csv").status_code == 404
    nothing = client.get("/export/cells/offers.csv?district=05113&region=057")
    assert nothing.get_data(as_text=True).startswith("month,region_ags,district_ags,offer")
