"""A folder of data as after a correcting import: one grant was entered wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.importing import import_paths

HEADER = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;"
    "Status;Entscheidungsdatum;Beantragte Summe;Bewilligte Summe;Gemeinde-AGS\n"
)
ROW = (
    "A-{};2018-2020;{};Projekt {};Stadt Essen;Kommune/Kreis;ja;12.06.2018;bewilligt;01.10.2018;"
    "400000;{};05113000\n"
)
BEFORE, AFTER = 314_000, 313_000


def delivery(folder: Path, approved: int, *more: tuple[int, int]) -> Path:
    """A file of applications: the one of Baustein 1, and further Bausteine with their sums."""
    rows = [(1, approved), *more]
    text = HEADER + "".join(
        ROW.format(number, block, number, sum_) for number, (block, sum_) in enumerate(rows, 1)
    )
    path = folder / "Antraege.csv"
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True)
class Corrected:
    """The store, and the ids of both versions."""

    store: Path
    before: str
    after: str


def as_entered(folder: Path) -> str:
    """Builds the store with the wrong sum; the id of the version."""
    folder.mkdir(parents=True, exist_ok=True)
    return _imported(folder, delivery(folder, BEFORE))


def as_corrected(folder: Path) -> str:
    """Corrects the sum and adds an application; the id of the version."""
    return _imported(folder, delivery(folder, AFTER, (2, 50_000)))


def _imported(folder: Path, path: Path) -> str:
    version = import_paths(folder / "store", [path]).version
    assert version is not None
    return version


def corrected(folder: Path) -> Corrected:
    """Builds both versions by the real import."""
    before = as_entered(folder)
    return Corrected(folder / "store", before, as_corrected(folder))
