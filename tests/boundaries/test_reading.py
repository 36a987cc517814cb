"""Files of every form and reference system give the same areas; what is odd is told or asked."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from data.boundaries.columns import Columns
from data.boundaries.examining import Examined, Wishes, examine
from tests.boundaries.towns import (
    IDS,
    KNOWN,
    NAMES,
    collection,
    moved,
    shapefile,
    squares,
    written,
    zipped,
)

ID = Wishes(key="Quartiersnummer", name="Quartiersname")


def kinds(found: Examined, severity: str = "error") -> set[str]:
    return {finding.kind for finding in found.findings if finding.severity == severity}


def in_metres(found: Examined) -> list[Any]:
    from data.boundaries.systems import transformed

    return list(transformed([shape(area.geometry) for area in found.areas], 4326, 25832))


def same_place(found: Examined, wanted: list[Any], metres: float) -> None:
    assert [area.key for area in found.areas] == list(IDS[: len(wanted)])
    for got, want in zip(in_metres(found), wanted, strict=True):
        assert got.hausdorff_distance(want) < metres
        assert got.area == pytest.approx(want.area, rel=0.05)


@pytest.mark.parametrize("code", [25832, 4326, 3857, 31466, 31467, 4647])
@pytest.mark.parametrize("form", ["gpkg", "shp", "geojson"])
def test_every_form_in_every_reference_system_gives_the_same_areas(
    tmp_path: Path, form: str, code: int
) -> None:
    shapes = moved(squares(), code)
    if form == "shp":
        shapefile(tmp_path, shapes, code)
        path = zipped(tmp_path, "town")
    else:
        path = written(tmp_path / f"town.{form}", shapes, code)
    found = examine(path, KNOWN, ID)
    assert kinds(found) == set()
    assert found.placing is not None
    assert (found.placing.code, found.placing.is_assumed) == (code, False)
    same_place(found, squares(), metres=17)
    assert [area.name for area in found.areas] == list(NAMES)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", None), ("utf-8", b"UTF-8"), ("utf-8", b"65001"), ("utf-8", b"no such thing"),
        ("cp1252", None), ("cp1252", b"1252"), ("cp1252", b"ANSI 1252"), ("cp1252", b"ISO-8859-1"),
        ("cp1252", b"88591"), ("cp1252", b"UTF-8"), ("cp1252", b"utf8"), ("cp850", b"cp850"),
    ],
)  # fmt: skip
def test_texts_of_a_shapefile_are_read_with_and_without_its_cpg(
    tmp_path: Path, encoding: str, told: bytes | None
) -> None:
    names = [name.replace("„", "").replace("“", "") for name in NAMES]
    own = NAMES if encoding != "cp850" else names
    shapefile(tmp_path, squares(), encoding=encoding, columns={"Nr": list(IDS), "Name": list(own)})
    if told:
        (tmp_path / "town.cpg").write_bytes(told)
    found = examine(zipped(tmp_path, "town"), KNOWN, Wishes())
    assert [area.name for area in found.areas] == list(own)


def test_names_of_columns_cut_at_ten_are_found_by_their_beginning(tmp_path: Path) -> None:
    shapefile(tmp_path, squares())
    path = zipped(tmp_path, "town")
    # Two names that begin alike were cut alike, and the second got a number.
    found = examine(path, KNOWN, ID)
    assert found.columns == Columns("Quartiersn", "Quartier_1")
    assert "column-cut" in kinds(found, "mended")
    assert kinds(examine(path, KNOWN, Wishes(key="Quart"))) == {"column-missing"}
    assert kinds(examine(path, KNOWN, Wishes(key="Nummer"))) == {"column-missing"}
    columns = {"Quartiersn": list(IDS), "Quartier_1": list(IDS)}
    shapefile(tmp_path, squares(), columns=columns)
    found = examine(zipped(tmp_path, "town"), KNOWN, Wishes(key="Quartiersnummer"))
    assert kinds(found) == {"column-ambiguous"}


def test_two_columns_of_one_name_are_both_read(tmp_path: Path) -> None:
    # `Quartier_Nr` and `Quartier_Name`, cut by a writer that does not number what became alike.
    columns = {"Quartier_N": list(IDS), "Quartier_M": list(NAMES)}
    shapefile(tmp_path, squares(), columns=columns)
    table = tmp_path / "town.dbf"
    table.write_bytes(table.read_bytes().replace(b"Quartier_M", b"Quartier_N"))
    wishes = Wishes(key="Quartier_Nr", name="Quartier_Name")
    found = examine(zipped(tmp_path, "town"), KNOWN, wishes)
    assert found.columns == Columns("Quartier_N", "Quartier_1")
    assert [area.key for area in found.areas] == list(IDS)
    assert [area.name for area in found.areas] == list(NAMES)


def test_the_column_of_the_id_is_told_by_its_values(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {"a": list(NAMES), "b": list(IDS), "c": list(range(8))}
    path = written(tmp_path / "town.gpkg", squares(), columns=columns)
    found = examine(path, KNOWN, Wishes())
    assert found.columns is not None
    assert found.columns.key == "b"
    twice = written(tmp_path / "twice.gpkg", squares(), columns={"x": list(IDS), "y": list(IDS)})
    assert kinds(examine(twice, KNOWN, Wishes())) == {"id-ambiguous"}
    names = {"Name": list(IDS), "Quartier-ID": list(IDS)}
    called = examine(written(tmp_path / "called.gpkg", squares(), columns=names), KNOWN, Wishes())
    assert called.columns == Columns("Quartier-ID", "Name"), "one that is called an id is the id"
    none = written(tmp_path / "none.gpkg", squares(), columns={"x": list("abcdefgh")})
    told = examine(none, KNOWN, Wishes()).findings[0]
    assert (told.kind, "x („a“)" in told.rule) == ("ids-unknown", True)


def test_ids_that_are_numbers_are_read_as_typed(tmp_path: Path) -> None:
    known = {str(n): KNOWN[IDS[0]].__class__(str(n), "", "05113000") for n in range(8)}
    path = written(tmp_path / "t.gpkg", squares(), columns={"nr": [float(n) for n in range(8)]})
    assert [area.key for area in examine(path, known, Wishes()).areas] == sorted(known)


@pytest.mark.parametrize("code", [25832, 4326, 3857, 31466, 31467, 4647])
def test_a_missing_reference_system_is_told_by_the_place_and_asked(
    tmp_path: Path, code: int
) -> None:
    shapefile(tmp_path, moved(squares(), code), code)
    path = zipped(tmp_path, "town", without=(".prj",))
    asked = examine(path, KNOWN, ID)
    assert (kinds(asked), asked.areas, asked.asks_for) == ({"system-missing"}, (), code)
    assert f"--crs {code}" in asked.findings[0].advice
    confirmed = examine(path, KNOWN, Wishes(ID.key, ID.name, system=code))
    assert (kinds(confirmed), "system-missing" in kinds(confirmed, "warning")) == (set(), True)
    assert confirmed.placing is not None
    assert confirmed.placing.is_assumed
    same_place(confirmed, squares(), metres=17)
    other = 3857 if code != 3857 else 4326
    wrong = examine(path, KNOWN, Wishes(ID.key, ID.name, system=other))
    assert (kinds(wrong), wrong.asks_for) == ({"system-confirmed-elsewhere"}, None)


@pytest.mark.parametrize("stated", ["EPSG:31462", "DHDN zone 2, by hand"])
def test_an_old_twin_of_a_system_is_the_same_system(tmp_path: Path, stated: str) -> None:
    shapefile(tmp_path, moved(squares(), 31466), 31466)
    if "hand" in stated:
        text = (tmp_path / "town.prj").read_text()
        by_hand = re.sub(r'"DHDN[^"]*zone_2"', '"Gauss_Krueger_2"', text, flags=re.IGNORECASE)
        (tmp_path / "town.prj").write_text(by_hand)
        path = zipped(tmp_path, "town")
    else:
        path = collection(tmp_path / "t.geojson", moved(squares(), 31466), stated)
    found = examine(path, KNOWN, Wishes())
    assert kinds(found) == set()
    assert found.placing is not None
    assert (found.placing.code, found.placing.is_assumed) == (31466, False)


def test_a_system_that_contradicts_the_place_is_asked(tmp_path: Path) -> None:
    path = written(tmp_path / "town.gpkg", squares(), 31466)
    asked = examine(path, KNOWN, ID)
    assert (kinds(asked), asked.asks_for) == ({"system-elsewhere"}, 25832)
    assert kinds(examine(path, KNOWN, Wishes(ID.key, ID.name, system=25832))) == set()


@pytest.mark.parametrize("code", [23032, 31468])
def test_a_system_outside_the_list_is_refused_or_asked_never_guessed(
    tmp_path: Path, code: int
) -> None:
    # ED50 lies 200 m beside ETRS89: the place alone cannot tell the two apart.
    path = written(tmp_path / "town.gpkg", moved(squares(), code), code)
    assert kinds(examine(path, KNOWN, ID)) <= {"system-unknown", "system-nowhere"}
    assert kinds(examine(path, KNOWN, ID))


@pytest.mark.parametrize("crs", ["", None, "urn:example:unknown"])
def test_geojson_in_metres_without_a_usable_system_is_asked(tmp_path: Path, crs: Any) -> None:
    path = collection(tmp_path / "t.geojson", squares(), crs)
    asked = examine(path, KNOWN, Wishes())
    assert (kinds(asked) <= {"system-missing", "system-unknown"}, asked.asks_for) == (True, 25832)


def test_geojson_in_degrees_needs_no_question(tmp_path: Path) -> None:
    for crs in ("", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4258"):
        path = collection(tmp_path / "t.geojson", moved(squares(), 4326), crs)
        assert kinds(examine(path, KNOWN, Wishes())) == set()


@pytest.mark.parametrize("code", [4326, 31467])
def test_swapped_axes_are_told_and_asked(tmp_path: Path, code: int) -> None:
    swapped = shapely.transform(moved(squares(), code), lambda x, y: (y, x), interleaved=False)
    path = collection(tmp_path / "t.geojson", list(swapped), f"EPSG:{code}")
    asked = examine(path, KNOWN, Wishes())
    assert (kinds(asked), asked.asks_for) == ({"axes-swapped"}, code)
    same_place(examine(path, KNOWN, Wishes(system=code)), squares(), metres=17)


def test_coordinates_elsewhere_are_refused(tmp_path: Path) -> None:
    far = shapely.transform(squares(), lambda v: v + np.array([0, 900_000]))
    path = written(tmp_path / "town.gpkg", list(far))
    assert kinds(examine(path, KNOWN, ID)) == {"system-nowhere"}


def test_a_file_with_several_layers_asks_for_one(tmp_path: Path) -> None:
    path = written(tmp_path / "two.gpkg", squares(), layer="quartiere")
    written(path, squares()[:3], layer="andere", append=True)
    asked = examine(path, KNOWN, ID)
    assert kinds(asked) == {"several-layers"}
    assert "quartiere, andere" in asked.findings[0].rule
    assert len(examine(path, KNOWN, Wishes(ID.key, layer="Quartiere")).areas) == 8
    assert kinds(examine(path, KNOWN, Wishes(layer="x"))) == {"unknown-layer"}


def test_a_zip_may_hold_folders_strange_members_and_no_index(tmp_path: Path) -> None:
    import zipfile

    shapefile(tmp_path, squares())
    path = zipped(tmp_path, "town", inside="Stadt Essen/Grenzen/", without=(".shx",))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/Stadt Essen/._town.shp", b"x")
        archive.writestr("Lies mich.txt", "x")
    assert len(examine(path, KNOWN, ID).areas) == 8
    assert kinds(examine(zipped(tmp_path, "town", without=(".dbf",)), KNOWN, ID)) == {
        "part-missing"
    }


def test_a_geopackage_is_read_only_and_only_its_tables_of_features(tmp_path: Path) -> None:
    path = written(tmp_path / "town.gpkg", squares(), layer="town")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIEW other AS SELECT * FROM town")
        for table, columns in (
            ("gpkg_contents", "table_name, data_type, srs_id"),
            ("gpkg_geometry_columns", "table_name, column_name, geometry_type_name, srs_id, z, m"),
        ):
            values = {
                "gpkg_contents": "'other', 'features', 25832",
                "gpkg_geometry_columns": "'other', 'geom', 'POLYGON', 25832, 0, 0",
            }[table]
            connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})")  # noqa: S608
    connection.close()
    before = path.read_bytes()
    assert len(examine(path, KNOWN, ID).areas) == 8
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.gpkg", b"SQLite format 3\0" + b"x" * 100, "unreadable-boundaries"),
        ("a.zip", b"PK\x03\x04 no zip", "unreadable-boundaries"),
        ("a.geojson", b'{"type": "Feature', "unreadable-boundaries"),
        ("a.geojson", b'{"type": "Topology"}', "unreadable-boundaries"),
        ("a.geojson", b'{"features": [{"geometry": {"type": "Polygon"}}]}', "unreadable-feature"),
        ("a.geojson", b'{"features": [3]}', "unreadable-feature"),
        ("a.geojson", b'{"features": []}', "system-nowhere"),
        ("a.shp", b"\x00\x00\x27\x0a", "bare-shapefile"),
        ("a.txt", b"hello", "no-boundaries"),
        ("a.gpkg", b"", "no-boundaries"),
    ],
)
def test_what_is_no_file_with_boundaries_is_refused(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert kind in kinds(examine(tmp_path / name, KNOWN, Wishes()))


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = written(tmp_path / "town.gpkg", squares()).rename(tmp_path / "town.geojson")
    assert len(examine(path, KNOWN, ID).areas) == 8


def test_coordinates_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    path = collection(tmp_path / "t.geojson", moved(squares(), 4326))
    content = json.loads(path.read_text())
    content["features"][2]["geometry"]["coordinates"][0][1][0] = float("inf")
    path.write_text(json.dumps(content))
    assert "odd-coordinates" in kinds(examine(path, KNOWN, Wishes()))


def test_rows_of_a_shapefile_that_are_marked_as_deleted_take_their_areas_along(
    tmp_path: Path,
) -> None:
    # A table keeps what is deleted until it is packed, and the areas keep their places.
    shapefile(tmp_path, squares())
    table = tmp_path / "town.dbf"
    content = bytearray(table.read_bytes())
    head, length = (int.from_bytes(content[at : at + 2], "little") for at in (8, 10))
    content[head + 2 * length] = ord("*")
    table.write_bytes(content)
    found = examine(zipped(tmp_path, "town"), KNOWN, ID)
    assert kinds(found) == set()
    assert [area.key for area in found.areas] == [key for key in IDS if key != IDS[2]]
    kept = [square for number, square in enumerate(squares()) if number != 2]
    for got, want in zip(in_metres(found), kept, strict=True):
        assert got.hausdorff_distance(want) < 17


def _edited_elsewhere(path: Path) -> sqlite3.Connection:
    """The file with an edit that stands beside it, as long as the connection is open."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    # They need functions that SQLite alone does not have.
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("UPDATE town SET Quartiersname = 'Neu' WHERE Quartiersnummer = '01'")
    connection.commit()
    return connection


def test_edits_that_stand_beside_a_geopackage_are_read(tmp_path: Path) -> None:
    # QGIS has a file open that way: what was saved last stands in `town.gpkg-wal`.
    path = written(tmp_path / "town.gpkg", squares(), layer="town")
    with contextlib.closing(_edited_elsewhere(path)):
        assert (tmp_path / "town.gpkg-wal").stat().st_size > 0
        before = path.read_bytes()
        found = examine(path, KNOWN, ID)
        assert path.read_bytes() == before
    assert (kinds(found), kinds(found, "warning")) == (set(), set())
    assert [area.name for area in found.areas] == ["Neu", *NAMES[1:]]


def test_a_geopackage_that_came_without_its_edits_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "town.gpkg", squares(), layer="town")
    (tmp_path / "sent").mkdir()
    with contextlib.closing(_edited_elsewhere(path)):
        sent = shutil.copy(path, tmp_path / "sent")
    found = examine(Path(sent), KNOWN, ID)
    assert (kinds(found), kinds(found, "warning")) == (set(), {"edits-elsewhere"})
    assert [area.name for area in found.areas] == list(NAMES)
