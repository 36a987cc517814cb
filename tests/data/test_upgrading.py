"""A version built by an earlier program becomes one of today's, without the office's files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from app import create_app
from data import versions
from data.command_line import main
from data.keeping import kept_names

#: Built by the program of schema 1 from two applications with outreach, offers and indicators.
BEFORE = Path(__file__).parent / "fixtures" / "schema-1.duckdb.gz"
VERSION = "ziq-20261129T180626471400Z-14bc53922593"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / f"{VERSION}.duckdb").write_bytes(gzip.decompress(BEFORE.read_bytes()))
    pointer = {"version": VERSION, "earlier": []}
    (tmp_path / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path))
    return tmp_path


def stored(folder: Path, sql: str) -> list[tuple[object, ...]]:
    path = versions.read_pointer(folder).path
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


SAME = {
    "applications": "case_number, received_on, granted_eur, circle, source_file, source_row",
    "neighbourhoods": "neighbourhood_id, under_18",
    "outreach": "case_number, month, contacts_count, first_contacts_true, imported_at",
    "offers": "case_number, month, sessions_count, participants_true",
    "import_files": "file, sheet, rows, sha256, imported_at",
}


def test_upgrade_keeps_every_delivered_row_and_leaves_the_version_before(folder: Path) -> None:
    asked = {
        table: f"SELECT {columns} FROM {table} ORDER BY ALL"  # noqa: S608 - our own names
        for table, columns in SAME.items()
    }
    before = {table: stored(folder, sql) for table, sql in asked.items()}
    assert main(["upgrade"]) == 0
    assert {table: stored(folder, sql) for table, sql in asked.items()} == before
    assert versions.read_pointer(folder).earlier == (VERSION,)
    own = (
        "SELECT indicator, value, source FROM indicators WHERE NOT is_reference ORDER BY indicator"
    )
    assert stored(folder, own) == [
        ("Kitaquote U3", 31.5, "Stadt Essen"), ("population_under_18", 99000.0, "Stadt Essen")
    ]  # fmt: skip
    named = "SELECT name, unit FROM indicator_catalogue WHERE indicator = 'Kitaquote U3'"
    assert stored(folder, named) == [("Kitaquote U3", "number")]


NEXT = {2: "K-1;2018-2020", 3: "K-1;2023-2025", 4: "K-1;2023-2025", 5: "K-1;2023-2025"}
"""What the programs of later schemas built, and an application in each with its round."""
OWN_FACTS = {
    "funding_rounds": "funding_round, call_from, own_share_municipal_percent, source_file",
    "circles": "circle, name, name_english",
    "code_lists": "list, code, german",
    "indicators": "ags, indicator, year, value, source",
}


@pytest.mark.parametrize("schema", NEXT)
def test_each_later_schema_is_taken_over_with_its_facts(
    schema: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = BEFORE.with_name(f"schema-{schema}.duckdb.gz")
    (tmp_path / f"{VERSION}.duckdb").write_bytes(gzip.decompress(packed.read_bytes()))
    pointer = {"version": VERSION, "earlier": []}
    (tmp_path / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path))
    delivered = SAME | (OWN_FACTS if schema > 2 else {})
    asked = {
        table: f"SELECT {columns} FROM {table} "  # noqa: S608 - our own names
        + ("WHERE source_file IS NOT NULL " if table in OWN_FACTS else "")
        + "ORDER BY ALL"
        for table, columns in delivered.items()
    }
    before = {table: stored(tmp_path, sql) for table, sql in asked.items()}
    assert all(before.values())
    assert main(["upgrade"]) == 0
    assert {table: stored(tmp_path, sql) for table, sql in asked.items()} == before
    case, funding_round = NEXT[schema].split(";")
    from dashboards.settings import Settings

    client = create_app(Settings(store=tmp_path)).test_client()
    answer = client.get(f"/api/charts/applications-total?round={funding_round}").get_json()
    assert not answer["notices"]
    assert answer["rows"][0]["applications_count"] == (1 if schema > 2 else 2)
    assert client.get(f"/projects/{case}").status_code == 200
    spread = client.get("/api/charts/what-if-by-district").get_json()["rows"]
    assert sum(row["need_eur"] for row in spread) == pytest.approx(8_000_000)


def test_versions_with_a_name_are_built_anew_and_found_under_their_old_id(folder: Path) -> None:
    named = "ziq-20250301T100000000000Z-0123456789ab"
    for one in (named, "ziq-20250201T100000000000Z-aaaaaaaaaaaa"):
        (folder / f"{one}.duckdb").write_bytes(gzip.decompress(BEFORE.read_bytes()))
    (folder / "kept.json").write_text(json.dumps({named: "Landtag 12/2026"}), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.glob(f"{named}.duckdb")}
    assert main(["upgrade"]) == 0
    in_use = versions.read_pointer(folder).version_id
    anew = versions.find_version(folder, named[-12:])
    assert anew not in {None, named, in_use}
    assert versions.find_version(folder, named) == anew
    assert versions.find_version(folder, VERSION[-12:]) == in_use
    assert versions.upgraded(folder) == {named: anew, VERSION: in_use}
    assert set(kept_names(folder).items()) == {
        (named, "Landtag 12/2026"),
        (anew, "Landtag 12/2026"),
    }
    assert (folder / f"{named}.duckdb").read_bytes() == before[f"{named}.duckdb"]
    from dashboards.settings import Settings

    client = create_app(Settings(store=folder)).test_client()
    cited = client.get(f"/api/charts/applications-total?version={named[-12:]}").get_json()
    assert cited["data_version"] == anew
    assert cited["rows"][0]["applications_count"] == 2
    listed = client.get("/api/versions").get_json()
    (told,) = [one for one in listed if one["id"] == anew]
    assert told["name"] == "Landtag 12/2026"
    assert told["imported_at"].startswith("2026-11-29T18:06:26")
    assert main(["upgrade"]) == 0
    assert versions.find_version(folder, named) == anew


def test_upgraded_data_are_served_and_a_second_upgrade_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status"]) == 1
    assert "upgrade" in capsys.readouterr().err
    assert main(["upgrade"]) == 0
    version = versions.read_pointer(folder).version_id
    assert main(["upgrade"]) == 0
    assert versions.read_pointer(folder).version_id == version
    from dashboards.settings import Settings

    client = create_app(Settings(store=folder)).test_client()
    answer = client.get("/api/charts/applications-total").json
    assert answer["rows"][0]["applications_count"] == 2
    # There were no boundaries then: Quartiere go out as points, and areas can be brought.
    areas = client.get("/export/areas/neighbourhood.geojson")
    assert areas.status_code == 200
    assert stored(folder, "SELECT count(*) FROM boundaries") == [(0,)]
