"""Which reader a file gets, told by what stands in it."""

from __future__ import annotations

from pathlib import Path

from data.language import says
from data.official import as_shown, atlas, flat, inkar, municipal, workbooks
from data.official.texts import content_of, decoded, rows_of
from data.official.values import OfficialFileError, Table

_SNIFFED = 20_000


def read_table(path: Path) -> Table:
    """The values of a file of any of the known forms.

    Raises:
        OfficialFileError: it is none of them, or holds no value of an area; the message says so.
    """
    table = _read(path)
    if not table.values:
        told = "; ".join(note.text for note in table.notes)
        raise OfficialFileError(
            says(
                f"Kein Wert für ein Gebiet des Landes ({told}). Ohne Gebietsschlüssel in der "
                "Tabelle kann nichts zugeordnet werden.",
                f"No value of an area of the state ({told}). Without keys of areas in the table "
                "nothing can be assigned.",
            )
        )
    return table


def _read(path: Path) -> Table:
    if path.suffix.lower() in (".xlsx", ".ods"):
        return workbooks.read(path)
    text = decoded(content_of(path))
    if text.lstrip().startswith("{"):
        return atlas.read(path)
    head = text[:_SNIFFED].rpartition("\n")[0] or text[:_SNIFFED]
    semicolons = rows_of(_closed(head), ";")
    if as_shown.recognises(semicolons):
        return as_shown.read(path)
    if flat.recognises(semicolons):
        return flat.read(path)
    if inkar.recognises(semicolons):
        return inkar.read(path)
    if municipal.recognises(municipal.below_titles(rows_of(_closed(head)))):
        return municipal.read(path)
    raise OfficialFileError(
        says(
            "Das ist keine bekannte Tabelle. Gelesen werden Flat-CSV und angezeigte Tabellen von "
            "GENESIS und Regionalstatistik, INKAR, Zensus 2022, Regionalatlas (GeoJSON), "
            "Arbeitsmappen der Bundesagentur und Tabellen mit einer Spalte je Datum.",
            "This table is not known. Flat CSV and tables as shown of GENESIS and "
            "Regionalstatistik, INKAR, the census of 2022, the Regionalatlas (GeoJSON), workbooks "
            "of the Bundesagentur and tables with a column per date can be read.",
        )
    )


def _closed(head: str) -> str:
    """The beginning of a file without a quote that stays open at its end."""
    return head if head.count('"') % 2 == 0 else head.rpartition('"')[0]
