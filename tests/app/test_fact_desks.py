"""Boundaries and official tables at the desk: looked at, asked, and only then taken over."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from data import versions
from data.importing import import_paths
from tests.app.at_the_desk import Desk, applications, desk, server
from tests.boundaries.towns import COLUMNS, ESSEN, IDS, moved, squares, written
from tests.official.test_command import TABLE

__all__ = ["desk", "server"]

TABLE_NAME = "12411-01.csv"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data of one application and eight Quartiere of Essen, which nobody changes."""
    folder = tmp_path_factory.mktemp("essen")
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "Antraege.csv").write_bytes(applications("Kümmerer"))
    rows = "".join(f"{key};Quartier {key};{ESSEN}\n" for key in IDS)
    (inbox / "Quartiere.csv").write_text(f"Quartier-ID;Name;Gemeinde-AGS\n{rows}", encoding="utf-8")
    import_paths(folder / "store", [inbox])
    return folder / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """The same data, to import into."""
    return Path(shutil.copytree(built, tmp_path / "store", dirs_exist_ok=True))


def held(store: Path, sql: str) -> list[tuple[object, ...]]:
    path = versions.read_pointer(store).path
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_boundaries_are_shown_and_then_published(desk: Desk, store: Path, tmp_path: Path) -> None:
    before = versions.read_pointer(store)
    path = written(tmp_path / "essen.gpkg", squares(), columns=COLUMNS)
    shown = desk("check", {"essen.gpkg": path.read_bytes()}, kind="boundaries").get_json()
    assert shown["accepted"] is True
    assert shown["preview"]["asks_system"] is None
    assert [area[0] for area in shown["preview"]["picture"]["areas"]] == list(IDS)
    assert len(shown["preview"]["picture"]["outlines"]) == 1
    assert "8 Quartiere mit Grenzen gelesen." in shown["preview"]["lines"]
    assert versions.read_pointer(store) == before
    done = desk("confirm", ticket=shown["ticket"]).get_json()
    assert done["version"] == versions.read_pointer(store).version_id != before.version_id
    assert held(store, "SELECT count(*) FROM boundaries") == [(len(IDS),)]


def test_an_assumed_system_is_drawn_and_asked_and_never_taken_unasked(
    desk: Desk, store: Path, tmp_path: Path
) -> None:
    before = versions.read_pointer(store)
    path = written(tmp_path / "essen.gpkg", moved(squares(), 31466), 31467, columns=COLUMNS)
    shown = desk("check", {"essen.gpkg": path.read_bytes()}, kind="boundaries").get_json()
    assert shown["accepted"] is False
    assert shown["preview"]["asks_system"] == [31466, "EPSG:31466 (DHDN / Gauß-Krüger 2)"]
    assert len(shown["preview"]["picture"]["areas"]) == len(IDS)
    assert shown["preview"]["is_open"] is True
    assert shown["preview"]["lines"][0].endswith("angenommen und noch nicht bestätigt")
    assert all("--crs" not in finding[4] for finding in shown["findings"])
    assert desk("confirm", ticket=shown["ticket"]).get_json()["accepted"] is False
    assert versions.read_pointer(store) == before
    again = desk("again", ticket=shown["ticket"], system="31466").get_json()
    assert again["accepted"] is True
    assert again["preview"]["said"]["system"] == "31466"
    assert again["preview"]["lines"][0].endswith("angenommen und bestätigt")
    assert [one[4] for one in again["findings"] if one[0] == "warning"] == [
        "Von Ihnen bestätigt; sonst ist nichts zu tun."
    ]
    assert desk("confirm", ticket=again["ticket"]).get_json()["accepted"] is True
    assert held(store, "SELECT DISTINCT reference_system, is_assumed FROM boundaries") == [
        ("EPSG:31466 (DHDN / Gauß-Krüger 2)", True)
    ]


def test_which_column_is_the_id_can_be_said(desk: Desk, store: Path, tmp_path: Path) -> None:
    columns = {"a": list(IDS), "b": list(IDS)}
    path = written(tmp_path / "essen.gpkg", squares(), columns=columns)
    shown = desk("check", {"essen.gpkg": path.read_bytes()}, kind="boundaries").get_json()
    assert shown["accepted"] is False
    assert shown["preview"]["columns"] == ["fid", "a", "b"]
    assert shown["preview"]["is_open"] is True
    again = desk("again", ticket=shown["ticket"], key="b").get_json()
    assert again["accepted"] is True


def test_which_layer_is_meant_is_a_choice_among_those_of_the_file(
    desk: Desk, store: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "zwei.gpkg", squares(), columns=COLUMNS, layer="quartiere")
    written(path, squares()[:3], layer="andere", append=True)
    shown = desk("check", {"zwei.gpkg": path.read_bytes()}, kind="boundaries").get_json()
    assert shown["preview"]["layers"] == ["quartiere", "andere"]
    assert (shown["accepted"], shown["preview"]["is_open"]) == (False, True)
    again = desk("again", ticket=shown["ticket"], layer="quartiere").get_json()
    assert (again["accepted"], again["preview"]["is_open"]) == (True, False)
    assert len(again["preview"]["picture"]["areas"]) == len(IDS)


def test_a_fault_of_the_file_is_no_question(desk: Desk, store: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "zweimal.gpkg", squares()[:1] * 2, columns={"Nummer": [*IDS[:2]]})
    shown = desk("check", {"zweimal.gpkg": path.read_bytes()}, kind="boundaries").get_json()
    assert (shown["accepted"], shown["preview"]["is_open"]) == (False, False)


def test_a_table_is_assigned_once_and_known_the_next_time(desk: Desk, store: Path) -> None:
    def table(day: str, value: str) -> dict[str, bytes]:
        return {TABLE_NAME: TABLE.format(day=day, value=value).encode("cp1252")}

    before = versions.read_pointer(store)
    files = table("31.12.2023", "99000")
    shown = desk("check", files, kind="official").get_json()
    assert shown["preview"]["is_open"] is True
    (variable,) = shown["preview"]["variables"]
    assert variable["first"][0][:3] == ["05111", "2023-12-31", 99000]
    offered = [choice[0] for choice in variable["choices"]]
    assert "population_under_18" in offered
    assert "sgb2_quote_total" not in offered
    assert versions.read_pointer(store) == before
    again = desk(
        "again", ticket=shown["ticket"], variable=variable["key"], indicator="population_under_18",
        source=shown["preview"]["source"],
    ).get_json()  # fmt: skip
    assert again["accepted"] is True
    assert {change["sheet"] for change in again["changes"]} >= {"Indikatoren"}
    assert desk("confirm", ticket=again["ticket"]).get_json()["accepted"] is True
    found = "SELECT value FROM indicators WHERE ags = '05111' AND year = '2023-12-31'"
    assert held(store, found) == [(99000.0,)]
    sources = "SELECT DISTINCT source_file FROM indicators WHERE NOT is_reference"
    assert held(store, sources) == [(TABLE_NAME,)]
    known = desk("check", table("31.12.2024", "98000"), kind="official").get_json()
    assert known["accepted"] is True
    assert known["preview"]["variables"][0]["indicator"] == "population_under_18"
    assert known["findings"] == []


def test_a_value_outside_its_unit_is_named_by_area_and_date(desk: Desk, store: Path) -> None:
    text = TABLE.format(day="31.12.2023", value="-5").encode("cp1252")
    shown = desk("check", {TABLE_NAME: text}, kind="official").get_json()
    key = shown["preview"]["variables"][0]["key"]
    again = desk(
        "again", ticket=shown["ticket"], variable=key, indicator="population_under_18",
        source=shown["preview"]["source"],
    ).get_json()  # fmt: skip
    assert again["accepted"] is False
    ((severity, place, *_rest),) = again["findings"]
    assert (severity, place) == ("error", f"{TABLE_NAME} · 05111, 2023-12-31")


def test_a_file_that_is_no_table_is_told_in_words(desk: Desk, store: Path) -> None:
    answer = desk("check", {"Noten.csv": b"Name;Note\nx;1\n"}, kind="official")
    assert answer.status_code == 400
    assert "keine bekannte Tabelle" in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [("boundaries", ["a.xlsx"]), ("official", ["a.gpkg"]), ("boundaries", ["a.zip", "b.zip"]),
     ("other", ["a.csv"])],
)  # fmt: skip
def test_each_desk_takes_one_file_of_its_own_kinds(
    desk: Desk, store: Path, kind: str, names: list[str]
) -> None:
    answer = desk("check", dict.fromkeys(names, b"x"), kind=kind)
    assert answer.status_code == 400
    assert answer.get_json()["error"]
