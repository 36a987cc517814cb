"""The command: asked once, kept in the catalogue, and the values are those of the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from flask.testing import FlaskClient

from data.command_line import main
from data.importing import import_paths
from data.versions import read_pointer

APPLICATIONS = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;Status;"
    "Beantragte Summe;Gemeinde-AGS\n"
    "A-1;2018-2020;1;T;Stadt Essen;Kommune/Kreis;ja;12.06.2018;eingegangen;80000;05113000\n"
)
TABLE = """Tabelle: 12411-01
Bevölkerung (Anzahl);;
;;{day}
;;unter 18
05111;  Düsseldorf;{value}
05112;  Duisburg;.
05354;  Aachen, Kreis;-
__________
© IT.NRW, 2025
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "Antraege.csv").write_text(APPLICATIONS, encoding="utf-8")
    import_paths(tmp_path / "store", [inbox])
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("ZIQ_LANG", raising=False)
    return tmp_path / "store"


def put(folder: Path, name: str, day: str, value: str) -> str:
    path = folder / name
    path.write_text(TABLE.format(day=day, value=value), encoding="cp1252")
    return str(path)


def asked(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(read_pointer(store).path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def delivered(store: Path) -> list[tuple[Any, ...]]:
    return asked(
        store,
        "SELECT ags, indicator, year, value, source FROM indicators WHERE NOT is_reference "
        "ORDER BY ALL",
    )


def test_what_was_assigned_once_needs_no_question_next_year(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = put(tmp_path, "2024.csv", "31.12.2024", "100.200")
    assert main(["official", first]) == 1
    told = capsys.readouterr()
    assert "Bevölkerung, unter 18 [Anzahl] → nicht zugeordnet" in told.out
    assert "geheim, kein Wert: 1 (.)" in told.out
    assert "--map" in told.err
    mapped = ["--map", "Bevölkerung, unter 18 [Anzahl]=population_under_18"]
    assert main(["official", first, *mapped, "--check"]) == 0
    assert delivered(store) == []
    assert main(["official", first, *mapped]) == 0
    source = "Tabelle 12411-01; © IT.NRW, 2025"
    of_2024 = ("05111", "population_under_18", "2024-12-31", 100200.0, source)
    assert delivered(store) == [of_2024]
    origin = asked(
        store, "SELECT origin FROM indicator_catalogue WHERE indicator = 'population_under_18'"
    )[0][0]
    assert origin.startswith("Destatis")
    assert "«as-shown: Bevölkerung, unter 18 [Anzahl]»" in origin
    capsys.readouterr()
    assert main(["official", put(tmp_path, "2025.csv", "31.12.2025", "101")]) == 0
    assert "→ population_under_18" in capsys.readouterr().out
    assert delivered(store) == [
        of_2024, ("05111", "population_under_18", "2025-12-31", 101.0, source),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("x=population_under_18", "gibt es in der Tabelle nicht"),
        ("Bevölkerung, unter 18 [Anzahl]=y", "nicht im Indikatorenkatalog"),
        ("Bevölkerung, unter 18 [Anzahl]=sgb2_quote_total", "ist in „Anzahl“ angegeben"),
        ("nothing", "GRÖSSE=INDIKATOR"),
    ],
)
def test_what_cannot_be_assigned_is_told_and_changes_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wish: str, told: str
) -> None:
    before = read_pointer(store)
    path = put(tmp_path, "a.csv", "31.12.2024", "100")
    assert main(["official", path, "--map", wish]) == 1
    assert told in capsys.readouterr().err
    assert read_pointer(store) == before


def test_what_a_table_leaves_open_is_asked(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Indikator_quote.csv"
    path.write_text("ID;2022\n05111;1,234\n05112;NoData\n", encoding="utf-8")
    wish = ["--map", "quote=sgb2_quote_total"]
    assert main(["official", str(path), *wish]) == 1
    assert "ist offen" in capsys.readouterr().err
    path.write_text("ID;2022\n05111;1,2345\n05112;NoData\n", encoding="utf-8")
    assert main(["official", str(path), *wish]) == 1
    assert "--source" in capsys.readouterr().err
    assert main(["official", str(path), *wish, "--source", "Stadt Musterstadt"]) == 0
    assert delivered(store) == [("05111", "sgb2_quote_total", "2022", 1.2345, "Stadt Musterstadt")]


def test_the_wide_form_that_goes_out_comes_back_with_the_same_values(
    store: Path, sample_folder: Path, client: FlaskClient, tmp_path: Path
) -> None:
    asked_for = client.get("/export/indicators/population_under_18.csv")
    inbox = tmp_path / "back"
    inbox.mkdir()
    (inbox / "Indikator_population_under_18.csv").write_bytes(asked_for.data)
    import_paths(store, [inbox])
    sql = (
        "SELECT ags, year, value FROM indicators WHERE indicator = 'population_under_18' "
        "ORDER BY ALL"
    )
    with duckdb.connect(str(read_pointer(sample_folder).path), read_only=True) as connection:
        shipped = connection.execute(sql).fetchall()
    assert asked(store, sql) == shipped
    assert len(delivered(store)) == len(shipped)


def test_areas_that_go_out_come_back_with_the_same_values(
    store: Path, sample_folder: Path, client: FlaskClient, tmp_path: Path
) -> None:
    path = tmp_path / "kreise.geojson"
    path.write_bytes(client.get("/export/areas/district.geojson?indicator=sgb2_quote_total").data)
    assert (
        main(["official", str(path), "--map", "kreise=sgb2_quote_total", "--source", "Land"]) == 0
    )
    shipped = "SELECT ags, value FROM indicators WHERE indicator = 'sgb2_quote_total' ORDER BY ALL"
    with duckdb.connect(str(read_pointer(sample_folder).path), read_only=True) as connection:
        known = connection.execute(shipped).fetchall()
    assert [(row[0], row[3]) for row in delivered(store)] == [
        row for row in known if len(row[0]) == 5
    ]  # fmt: skip


def test_tables_beside_a_delivery_are_taken_or_named_with_what_to_do(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = store.parent / "inbox"
    table = put(store.parent, "erste.csv", "31.12.2023", "100")
    key = "Bevölkerung, unter 18 [Anzahl]"
    put(inbox, "tabelle.csv", "31.12.2024", "110")
    assert main(["import", str(inbox)]) == 0
    said = capsys.readouterr().out
    assert f'--map "{key}=INDIKATOR"' in said
    assert "Unbekanntes Blatt" not in said
    assert delivered(store) == []
    main(["official", table, "--map", f"{key}=population_under_18"])
    capsys.readouterr()
    other = store.parent / "other"
    other.mkdir()
    put(other, "tabelle.csv", "31.12.2025", "120")
    assert main(["import", str(inbox), str(other)]) == 0
    said = capsys.readouterr().out
    assert said.count("tabelle.csv (Tabelle, wie sie angezeigt wird): 1 → population_under_18") == 2
    assert [(row[0], row[2], row[3]) for row in delivered(store)] == [
        ("05111", "2023-12-31", 100), ("05111", "2024-12-31", 110), ("05111", "2025-12-31", 120)
    ]  # fmt: skip
