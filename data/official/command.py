"""`python -m data official FILE`: what a table says, which indicator it is, and its import."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import duckdb

from data import versions
from data.importing import ImportOutcome, import_paths
from data.language import says, written_count
from data.official.delivering import CATALOGUE, Assigned, Entry, assign, write_delivery
from data.official.reading import read_table
from data.official.values import OfficialFileError, Table

_SHOWN = 3
Printed = Callable[[Iterable[str]], None]


def run(folder: Path, options: argparse.Namespace, printed: Printed) -> ImportOutcome | None:
    """Reads the table; with something assigned, imports its values.

    Raises:
        OfficialFileError: the table cannot be read or nothing of it is assigned.
        ImportRejectedError: as an import.
    """
    if not options.file.is_file():
        raise OfficialFileError(says(f"{options.file} gibt es nicht.", f"No {options.file}."))
    table = read_table(options.file)
    catalogue = catalogue_of(folder)
    assigned = assign(table, wishes_of(options.map or ()), catalogue)
    printed(lines(table, assigned))
    if not assigned:
        raise OfficialFileError(
            says(
                "Noch nichts zugeordnet. Mit --map „GRÖSSE=INDIKATOR“ sagen, welche Größe welcher "
                "Indikator ist; es wird im Katalog vermerkt und nicht wieder gefragt.",
                "Nothing is assigned yet. Say with --map “VARIABLE=INDICATOR” which variable is "
                "which indicator; the catalogue keeps it and nobody is asked again.",
            )
        )
    with tempfile.TemporaryDirectory() as place:
        path = write_delivery(Path(place), table, assigned, catalogue, options.source)
        return import_paths(folder, [path], check_only=options.check, names={path: table.file})


def wishes_of(texts: Iterable[str]) -> dict[str, str]:
    """`VARIABLE=INDICATOR`; a variable may hold the sign itself, an indicator does not."""
    wishes = {}
    for text in texts:
        variable, sign, indicator = text.rpartition("=")
        if not sign or not variable.strip():
            raise OfficialFileError(
                says(f"„{text}“: GRÖSSE=INDIKATOR angeben.", f"“{text}”: say VARIABLE=INDICATOR.")
            )
        wishes[variable.strip()] = indicator.strip()
    return wishes


def catalogue_of(folder: Path) -> dict[str, Entry]:
    """The catalogue of the data in use, by indicator.

    Raises:
        PointerError: when there are no data.
    """
    pointer = versions.read_pointer(folder)
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        rows = connection.execute(
            f"SELECT {', '.join(CATALOGUE)} FROM indicator_catalogue"  # noqa: S608 - own names
        ).fetchall()
    return {row[0]: dict(zip(CATALOGUE, row, strict=True)) for row in rows}


def lines(table: Table, assigned: Iterable[Assigned]) -> Iterator[str]:
    """What was recognised, each variable with its indicator and first values, and the notes."""
    indicators = {one.variable.key: one.indicator for one in assigned}
    yield f"{table.file}: {table.title} ({table.kind})"
    if table.source:
        yield f"{says('Quelle', 'Source')}: {table.source}"
    for variable in table.variables:
        values = [value for value in table.values if value.variable == variable.key]
        first = ", ".join(
            f"{value.area} {value.at}: {value.value if value.value is not None else value.sign}"
            for value in values[:_SHOWN]
        )
        to = indicators.get(variable.key) or says("nicht zugeordnet", "not assigned")
        count = written_count(len(values))
        yield f"  {variable.key} → {to}: {count} {says('Werte', 'values')} ({first} …)"
        if variable.label != variable.key:
            yield f"      {variable.label}"
    for note in table.notes:
        yield f"  {note.text}"
