"""Official and municipal tables that lie beside a delivery.

What the catalogue knows of a kind of table (`Herkunft`) is imported after the delivery; of others
is said what they are, and which command assigns their variables.
"""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.importing import import_paths
from data.language import says, written_count
from data.official.command import catalogue_of
from data.official.delivering import assign, write_delivery
from data.official.reading import read_table
from data.official.values import OfficialFileError, Table

_OF_MAPS = frozenset({".geojson", ".json", ".zip"})
"""Files that a delivery never has, and a table may be."""


def tables_beside(paths: Iterable[Path], not_read: Iterable[str]) -> dict[Path, Table]:
    """The files that are a known table.

    Args:
        paths: what was imported, files and folders.
        not_read: names of the files of which the import read nothing.
    """
    names = set(not_read)
    found = {}
    for path in _files(paths):
        if not names.isdisjoint(names_of(path)) or path.suffix.lower() in _OF_MAPS:
            try:
                found[path] = read_table(path)
            except OfficialFileError:
                continue
    return found


def names_of(path: Path) -> tuple[str, str]:
    """What findings call a file: by its folder, too, where files of several are called alike."""
    return path.name, f"{path.parent.name}/{path.name}"


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.iterdir()) if path.is_dir() else (path,)


def take(folder: Path, tables: dict[Path, Table]) -> Iterator[str]:
    """Imports what the catalogue assigns, and says of every table what became of it.

    Raises:
        OfficialFileError: a table that is assigned has cells that cannot be told.
        ImportRejectedError: as an import; the delivery before it stays.
    """
    catalogue = catalogue_of(folder)
    assigned = {path: assign(table, {}, catalogue) for path, table in tables.items()}
    known = {path: found for path, found in assigned.items() if found}
    if known:
        with tempfile.TemporaryDirectory() as place:
            # Tables of several folders may be called alike.
            names = {
                write_delivery(
                    Path(tempfile.mkdtemp(dir=place)), tables[path], found, catalogue, ""
                ): path.name
                for path, found in known.items()
            }
            outcome = import_paths(folder, names, names=names)
        for path, found in known.items():
            keys = {one.variable.key for one in found}
            count = sum(
                value.value is not None and value.variable in keys for value in tables[path].values
            )
            told = ", ".join(sorted({one.indicator for one in found}))
            yield f"{path.name} ({tables[path].kind}): {written_count(count)} → {told}"
        yield says(f"Importiert: {outcome.version}", f"Imported: {outcome.version}")
    for path, table in tables.items():
        if path not in known:
            yield _to_assign(path, table)


def _to_assign(path: Path, table: Table) -> str:
    first = table.variables[0].key
    count = written_count(len(table.values))
    command = f"python -m data official {shlex.quote(str(path))} --map"
    return says(
        f"{path.name}: amtliche Tabelle ({table.kind}; Werte: {count}), noch keinem Indikator "
        f'zugeordnet. Einmal sagen, was sie enthält: {command} "{first}=INDIKATOR", oder auf der '
        "Seite „Daten“ unter „Amtliche Tabelle“.",
        f"{path.name}: official table ({table.kind}; values: {count}), not assigned to an "
        f'indicator yet. Say once what it holds: {command} "{first}=INDICATOR", or on the page '
        "“Data” under “Official table”.",
    )
