"""What cannot be true of rounds, indicators and boundaries: by command and page, in both languages.

Each says the file, the row, cell or feature and what to do; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import shapely
from flask import Flask

from app import create_app
from dashboards.settings import Settings
from data.command_line import main
from tests.app.at_the_desk import Desk, at_once, desk
from tests.boundaries.towns import COLUMNS, IDS, collection, moved, squares, written
from tests.importing.deliveries import Office, application, neighbourhood, write_csv
from tests.importing.test_facts import SHARE, THIRD, reading

__all__ = ["at_once", "desk"]

pytestmark = pytest.mark.usefixtures("at_once")


class Bad(NamedTuple):
    """How to write it below a folder; where it is said to be and what to do, in each language."""

    write: Callable[[Path], Path]
    german: tuple[str, str]
    english: tuple[str, str]
    #: The advice of the page where it is not that of the command.
    on_page: tuple[str, str] = ("", "")


def in_degrees(*shapes: object, keys: tuple[str, ...] = IDS) -> Callable[[Path], Path]:
    return lambda folder: collection(folder / "essen.geojson", moved(shapes, 4326), keys=keys)


#: One delivery with each of them: an indicator without catalogue row, a value outside its unit, two
#: sources for one value, an area of a level that is not kept, a round over another.
SHEETS = {
    "Indikatoren": [
        reading() | {"Indikator": "kitaplaetze"}, reading(area="05111", value="100,1"),
        reading(), reading(Quelle="Land"), reading(area="051130001234"),
    ],
    "Foerderrunden": [THIRD | {"Bausteine": "1", "Laufzeit von": "01.12.2022"}],
}  # fmt: skip
OF_SHEETS = {
    "de": [
        ("Indikatoren.csv · Indikatoren · B2", "„Indikatorenkatalog“"),
        ("Indikatoren.csv · Indikatoren · D3", "Einheit"),
        ("Indikatoren.csv · Indikatoren · B5", "Eine der Zeilen löschen"),
        ("Indikatoren.csv · Indikatoren · A6", "Andere Ebenen"),
        ("Foerderrunden.csv · Foerderrunden · E2", "Soll die Runde 2021–2022 anders"),
    ],
    "en": [
        ("Indikatoren.csv · Indikatoren · B2", "“indicator_catalogue”"),
        ("Indikatoren.csv · Indikatoren · D3", "unit"),
        ("Indikatoren.csv · Indikatoren · B5", "Delete one of the rows"),
        ("Indikatoren.csv · Indikatoren · A6", "Other levels"),
        ("Foerderrunden.csv · Foerderrunden · E2", "To change the round 2021–2022"),
    ],
}
NOTHING = {"de": "Geändert wurde nichts", "en": "Nothing has changed"}

AREAS = squares()
BOW_TIE = shapely.Polygon(
    [(360_000, 5_700_000), (361_000, 5_701_000), (361_000, 5_700_000), (360_000, 5_701_000)]
)
OVER_IT = shapely.affinity.translate(AREAS[1], -400, 0)
AWAY = [shapely.affinity.translate(area, 60_000, 20_000) for area in AREAS]
ABROAD = [shapely.affinity.translate(area, 0, -800_000) for area in AREAS]
A_FILE = "essen.geojson · essen"
DISTRICTS = ("05111", "05112", "05113", "05114", "05116", "05117", "05119", "05120")

BAD = {
    "a border that crosses itself": Bad(
        in_degrees(BOW_TIE, *AREAS[1:]),
        (f"{A_FILE} · Objekt 1", "Geometrie prüfen"),
        (f"{A_FILE} · feature 1", "Check validity"),
    ),
    "areas over each other": Bad(
        in_degrees(AREAS[0], OVER_IT, *AREAS[2:]),
        (f"{A_FILE} · Objekt 1", "Die Grenze zwischen beiden"),
        (f"{A_FILE} · feature 1", "Correct the border"),
    ),
    "areas of another town": Bad(
        in_degrees(*AWAY),
        (f"{A_FILE} · Objekt 8", "Gemeinde-AGS und Bezugssystem prüfen"),
        (f"{A_FILE} · feature 8", "Check the id"),
    ),
    "areas of another country": Bad(
        in_degrees(*ABROAD), (A_FILE, "wo die Flächen liegen"), (A_FILE, "where the areas lie")
    ),
    "areas of the wrong level": Bad(
        in_degrees(*AREAS, keys=DISTRICTS),
        (A_FILE, "Zuerst die Quartiere importieren, oder mit --id"),
        (A_FILE, "Import the Quartiere first, or say with --id"),
        ("unten die Spalte", "name below the column"),
    ),
    "no reference system": Bad(
        lambda folder: collection(folder / "essen.geojson", AREAS),
        (A_FILE, "--crs 25832"),
        (A_FILE, "--crs 25832"),
        ("unten bestätigen", "confirm below"),
    ),
    "a wrong reference system": Bad(
        lambda folder: written(
            folder / "essen.gpkg", moved(AREAS, 31466), 31467, columns=COLUMNS
        ),
        ("essen.gpkg · essen", "--crs 31466"),
        ("essen.gpkg · essen", "--crs 31466"),
        ("unten bestätigen", "confirm below"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("office"))
    office.deliver(
        Antraege=[application()],
        Quartiere=[neighbourhood(Quartier_ID=key, Name=f"Quartier {key}") for key in IDS],
        Indikatorenkatalog=[SHARE],
    )
    office.takes()
    return office.store


@pytest.fixture(scope="module")
def server(store: Path) -> Flask:
    return create_app(Settings(store=store))


@pytest.fixture(autouse=True)
def unchanged(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ZIQ_STORE", str(store))
    before = (store / "current.json").read_bytes()
    yield
    assert (store / "current.json").read_bytes() == before


def is_told(found: list[list[str]], place: str, advice: str) -> bool:
    return any(
        severity == "error" and at == place and advice in f"{rule} {what}"
        for severity, at, _value, rule, what in found
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_facts_that_cannot_be_are_all_told_at_once(
    language: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    paths = [write_csv(tmp_path / "inbox", name, rows) for name, rows in SHEETS.items()]
    monkeypatch.setenv("ZIQ_LANG", language)
    assert main(["import", *map(str, paths)]) == 1
    said = capsys.readouterr().out
    files = {path.name: path.read_bytes() for path in paths}
    shown = desk("check", files, language).get_json()
    for place, advice in OF_SHEETS[language]:
        assert place in said
        assert advice in said
        assert is_told(shown["findings"], place, advice), (place, shown["findings"])
    assert NOTHING[language] in said
    assert desk("confirm", ticket=shown["ticket"]).get_json()["accepted"] is False


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", BAD)
def test_boundaries_that_cannot_be_are_told_with_their_feature(
    name: str, language: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("ZIQ_LANG", language)
    case = BAD[name]
    place, advice = case.german if language == "de" else case.english
    path = case.write(tmp_path)
    assert main(["boundaries", str(path)]) == 1
    said = capsys.readouterr().out
    for part in (place, advice, NOTHING[language]):
        assert part in said
    files = {path.name: path.read_bytes()}
    shown = desk("check", files, language, kind="boundaries").get_json()
    on_page = case.on_page[language == "en"] or advice
    assert is_told(shown["findings"], place, on_page), shown["findings"]
    assert "--" not in str(shown["findings"])
    assert desk("confirm", ticket=shown["ticket"]).get_json()["accepted"] is False
