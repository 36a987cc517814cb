"""The command and the versions it makes: built beside, switched at once, carried over, undone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from shapely.geometry import shape

from data.boundaries.examining import Wishes, examine
from data.boundaries.publishing import known_neighbourhoods, publish
from data.command_line import main
from data.importing import MovedOnError, import_paths
from data.versions import read_pointer
from tests.boundaries.towns import IDS, collection, moved, squares

APPLICATIONS = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;Status;"
    "Beantragte Summe;Gemeinde-AGS\n"
    "A-1;2018–2020;1;T;Stadt Essen;Kommune/Kreis;ja;12.06.2018;eingegangen;80000;05113000\n"
)


def neighbourhoods(ids: tuple[str, ...]) -> str:
    rows = "".join(f"{key};Quartier {key};05113000\n" for key in ids)
    return f"Quartier-ID;Name;Gemeinde-AGS\n{rows}"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one application and eight Quartiere in Essen."""
    folder, inbox = tmp_path / "store", tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "Antraege.csv").write_text(APPLICATIONS, encoding="utf-8")
    (inbox / "Quartiere.csv").write_text(neighbourhoods(IDS), encoding="utf-8")
    import_paths(folder, [inbox])
    monkeypatch.setenv("ZIQ_STORE", str(folder))
    monkeypatch.delenv("ZIQ_LANG", raising=False)
    return folder


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return collection(tmp_path / "grenzen.geojson", moved(squares(), 4326))


ALL_KEYS = "SELECT neighbourhood_id FROM boundaries ORDER BY ALL"


def rows(store: Path, sql: str = ALL_KEYS) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(read_pointer(store).path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_command_publishes_a_version_that_can_be_undone(
    store: Path, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_pointer(store)
    old = before.path.read_bytes()
    assert main(["boundaries", str(town), "--check"]) == 0
    assert read_pointer(store) == before
    assert main(["boundaries", str(town)]) == 0
    printed = capsys.readouterr().out
    assert "8 Quartiere mit Grenzen gelesen." in printed
    assert "Bezugssystem: EPSG:4326 (WGS 84)" in printed
    after = read_pointer(store)
    assert after.version_id != before.version_id
    assert after.version_id in printed
    assert before.path.read_bytes() == old
    assert rows(store) == [(key,) for key in IDS]
    assert rows(store, "SELECT DISTINCT source_file, source_sheet, is_assumed FROM boundaries") == [
        ("grenzen.geojson", "grenzen", False)
    ]
    geometry = rows(store, "SELECT geometry FROM boundaries")[0][0]
    assert shape(json.loads(geometry)).is_valid
    assert rows(store, "SELECT value FROM meta WHERE key = 'data_version'") == [(after.version_id,)]
    assert main(["rollback"]) == 0
    assert read_pointer(store).version_id == before.version_id
    assert rows(store) == []


def test_what_is_refused_changes_nothing_and_says_where(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_pointer(store)
    path = collection(tmp_path / "grenzen.geojson", squares())
    assert main(["boundaries", str(path)]) == 1
    printed = capsys.readouterr().out
    assert "FEHLER: grenzen.geojson · grenzen" in printed
    assert "--crs 25832" in printed
    assert "Geändert wurde nichts." in printed
    assert main(["boundaries", str(tmp_path / "no.gpkg")]) == 1
    assert read_pointer(store) == before
    assert main(["boundaries", str(path), "--crs", "EPSG:25832"]) == 0
    assert "angenommen und bestätigt" in capsys.readouterr().out
    assert rows(store, "SELECT DISTINCT is_assumed FROM boundaries") == [(True,)]


def test_another_town_adds_its_areas_and_the_same_one_replaces_them(
    store: Path, tmp_path: Path
) -> None:
    degrees = moved(squares(), 4326)
    first = collection(tmp_path / "a.geojson", degrees[:3])
    second = collection(tmp_path / "b.geojson", degrees[2:5], keys=IDS[2:5])
    assert main(["boundaries", str(first)]) == 0
    assert main(["boundaries", str(second)]) == 0
    sql = "SELECT neighbourhood_id, source_file, source_row FROM boundaries ORDER BY ALL"
    assert rows(store, sql) == [
        ("01", "a.geojson", 1), ("02", "a.geojson", 2), ("03", "b.geojson", 1),
        ("04", "b.geojson", 2), ("05", "b.geojson", 3),
    ]  # fmt: skip


def test_an_import_keeps_the_areas_and_tells_those_without_quartier(
    store: Path, town: Path, tmp_path: Path
) -> None:
    assert main(["boundaries", str(town)]) == 0
    content = rows(store, "SELECT value FROM meta WHERE key = 'content_hash'")
    inbox = tmp_path / "next"
    inbox.mkdir()
    (inbox / "Antraege.csv").write_text(APPLICATIONS, encoding="utf-8")
    outcome = import_paths(store, [inbox])
    assert rows(store) == [(key,) for key in IDS]
    assert rows(store, "SELECT value FROM meta WHERE key = 'content_hash'") == content
    (inbox / "Quartiere.csv").write_text(neighbourhoods(IDS[:6]), encoding="utf-8")
    outcome = import_paths(store, [inbox])
    told = [finding for finding in outcome.findings if finding.kind == "boundary-dropped"]
    assert ["07, 08" in finding.rule for finding in told] == [True]
    assert rows(store) == [(key,) for key in IDS[:6]]


def test_what_was_looked_at_is_not_put_on_other_data(store: Path, town: Path) -> None:
    examined = examine(town, known_neighbourhoods(store), Wishes())
    looked_at = read_pointer(store).version_id
    assert main(["boundaries", str(town)]) == 0
    with pytest.raises(MovedOnError):
        publish(store, examined, built_on=looked_at)


def test_the_same_areas_give_the_same_content(store: Path, town: Path, tmp_path: Path) -> None:
    assert main(["boundaries", str(town)]) == 0
    first = rows(store, "SELECT value FROM meta WHERE key = 'content_hash'")
    other = shutil.copy(town, tmp_path / "other.geojson")
    assert main(["boundaries", str(other)]) == 0
    assert rows(store, "SELECT value FROM meta WHERE key = 'content_hash'") == first


def test_findings_are_kept_with_the_version(store: Path, tmp_path: Path) -> None:
    path = collection(tmp_path / "a.geojson", moved(squares(), 4326), keys=[*IDS[:7], "x"])
    assert main(["boundaries", str(path)]) == 0
    assert main(["boundaries", str(path)]) == 0
    sql = "SELECT kind, cell, value FROM findings WHERE file = 'a.geojson' AND severity = 'warning'"
    assert rows(store, sql) == [("unknown-neighbourhood", "Objekt 8", "x")]
