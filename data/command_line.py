"""The data commands by name: what may be written after `python -m data`, and how each ends."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import duckdb

from data import commands, import_commands
from data.importing.findings import ImportRejectedError
from data.importing.upgrading import NewerVersionError
from data.keeping import KeepError, kept_count
from data.keys import SeedError
from data.language import says, stopped
from data.versions import NoEarlierVersionError, PointerError
from data.writer import ImportRunningError, StoreWriteError

_TOLD = (
    ImportRunningError, NoEarlierVersionError, PointerError, SeedError, StoreWriteError,
    commands.CommandError, KeepError, NewerVersionError,
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when done, 1 when something was refused, 130 when interrupted."""
    try:
        options = _parser().parse_args(arguments)
        kept_count()  # A number that cannot be is told before anything is done.
        folder = Path(os.environ.get("ZIQ_STORE") or "store")
        options.run(folder, options)
    except ImportRejectedError:
        return 1
    except _TOLD as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, RuntimeError, duckdb.Error) as error:
        if not _is_interrupt(error):
            raise
        print(stopped(), file=sys.stderr)
        return 130
    return 0


def _is_interrupt(error: BaseException) -> bool:
    """Ctrl-C; DuckDB turns it into an error of its own when a statement is running."""
    text = str(error).strip()
    return (
        isinstance(error, KeyboardInterrupt)
        or text == "Query interrupted"
        or text.endswith("KeyboardInterrupt:")
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=says(
        "Die Daten des Dashboards. Sie liegen in store/ (ZIQ_STORE ändert das).",
        "The dashboard's data. They lie in store/ (ZIQ_STORE changes that).",
    ))  # fmt: skip
    subparsers = parser.add_subparsers(required=True, metavar="BEFEHL")

    sample = subparsers.add_parser("sample", help=says(
        "Beispieldaten anlegen", "build the sample data"))  # fmt: skip
    sample.add_argument("--replace", action="store_true", help=says(
        "auch über eigene Daten", "even over data of your own"))  # fmt: skip
    sample.set_defaults(run=commands.sample)

    imported = subparsers.add_parser("import", help=says(
        "Arbeitsmappen (.xlsx, .ods), CSV-Dateien oder Ordner einlesen",
        "import workbooks (.xlsx, .ods), CSV files or folders"))  # fmt: skip
    imported.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    imported.add_argument("--check", action="store_true", help=says(
        "nur prüfen, nichts ändern", "check only, change nothing"))  # fmt: skip
    imported.add_argument("--replace", action="store_true", help=says(
        "Kontakte und Angebote ganz ersetzen; Zeilen ohne Bezug entfallen",
        "replace outreach and offers altogether; drop rows left without reference"))  # fmt: skip
    imported.add_argument("--report", type=Path, metavar="FOLDER", help=says(
        "Ordner für die markierte Kopie (sonst neben der Datei)",
        "where the marked copy goes (default: beside the input)"))  # fmt: skip
    imported.add_argument("--take-good", action="store_true", help=says(
        "von Meldungen der Projekte die fehlerfreien einlesen, während die anderen warten",
        "of the projects' returns, import those without errors while the others wait"))  # fmt: skip
    imported.set_defaults(run=import_commands.import_files)

    forms = subparsers.add_parser("forms", help=says(
        "je bewilligtem Projekt einen Meldebogen schreiben",
        "write a report form for every approved project"))  # fmt: skip
    forms.add_argument("folder", type=Path, metavar="FOLDER")
    forms.set_defaults(run=import_commands.forms)

    boundaries = subparsers.add_parser("boundaries", help=says(
        "Grenzen von Quartieren einlesen (GeoPackage, Shapefile als ZIP, GeoJSON)",
        "read boundaries of Quartiere (GeoPackage, zipped Shapefile, GeoJSON)"))  # fmt: skip
    boundaries.add_argument("file", type=Path, metavar="FILE")
    boundaries.add_argument("--level", choices=("neighbourhoods",), default="neighbourhoods",
        help=says("Ebene der Flächen", "level of the areas"))  # fmt: skip
    boundaries.add_argument("--id", default="", dest="key", metavar="COLUMN", help=says(
        "Spalte der Quartier-ID (sonst an den Werten erkannt)",
        "column of the neighbourhood id (default: told by its values)"))  # fmt: skip
    boundaries.add_argument("--name", default="", metavar="COLUMN", help=says(
        "Spalte des Namens", "column of the name"))  # fmt: skip
    boundaries.add_argument("--layer", default="", metavar="NAME", help=says(
        "Ebene der Datei, wenn sie mehrere hat",
        "layer of the file, where it has several"))  # fmt: skip
    boundaries.add_argument("--crs", type=_epsg, metavar="EPSG", help=says(
        "angenommenes Bezugssystem bestätigen, etwa 25832",
        "confirm the assumed reference system, such as 25832"))  # fmt: skip
    boundaries.add_argument("--check", action="store_true", help=says(
        "nur prüfen, nichts ändern", "check only, change nothing"))  # fmt: skip
    boundaries.set_defaults(run=commands.boundaries)

    official = subparsers.add_parser("official", help=says(
        "Tabelle der amtlichen Statistik oder des kommunalen Monitorings einlesen",
        "read a table of official statistics or of municipal monitoring"))  # fmt: skip
    official.add_argument("file", type=Path, metavar="FILE")
    official.add_argument("--map", action="append", metavar="VARIABLE=INDICATOR", help=says(
        "welche Größe welcher Indikator ist; wird im Katalog vermerkt",
        "which variable is which indicator; the catalogue keeps it"))  # fmt: skip
    official.add_argument("--source", default="", metavar="TEXT", help=says(
        "Quelle, wenn die Tabelle keine nennt", "source, where the table names none"))  # fmt: skip
    official.add_argument("--check", action="store_true", help=says(
        "nur prüfen, nichts ändern", "check only, change nothing"))  # fmt: skip
    official.set_defaults(run=commands.official)

    template = subparsers.add_parser("template", help=says(
        "leere Vorlage schreiben", "write the empty template"))  # fmt: skip
    template.add_argument("file", type=Path, metavar="FILE.xlsx")
    template.set_defaults(run=commands.template)

    status = subparsers.add_parser("status", help=says(
        "was da ist", "what is there"))  # fmt: skip
    status.set_defaults(run=commands.status)

    keep = subparsers.add_parser("keep", help=says(
        "eine Version unter einem Namen für immer aufheben",
        "keep a version for good under a name"))  # fmt: skip
    keep.add_argument("version", metavar="VERSION", help=says(
        "ihre Kennung oder deren letzte zwölf Zeichen",
        "its id or the last twelve characters of it"))  # fmt: skip
    keep.add_argument("--as", required=True, dest="name", metavar="NAME", help=says(
        "wie sie heißt, etwa „Landtag 12/2026“",
        "what it is called, such as “Landtag 12/2026”"))  # fmt: skip
    keep.set_defaults(run=commands.keep)

    upgrade = subparsers.add_parser("upgrade", help=says(
        "Daten einer früheren Programmversion übernehmen", "take over data of an earlier program",
    ))  # fmt: skip
    upgrade.set_defaults(run=commands.upgrade)

    rollback = subparsers.add_parser("rollback", help=says(
        "eine Version zurück", "one version back"))  # fmt: skip
    rollback.set_defaults(run=commands.rollback)
    return parser


def _epsg(text: str) -> int:
    """25832 or EPSG:25832."""
    return int(text.strip().upper().removeprefix("EPSG:"))
