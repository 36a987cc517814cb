"""Workbooks: the sheets of the census made for machines, and the Bundesagentur's of all areas."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.importing.cells import CellKind, split
from data.importing.grids import FileRefusedError, Grid
from data.importing.workbooks import read_workbook
from data.language import says
from data.official import signs
from data.official.places import area_of
from data.official.texts import date_of
from data.official.values import OfficialFileError, Table, Told, Value, Variable, once

CENSUS, EMPLOYMENT = "census", "employment"
_KEY_AND_NAME = re.compile(r"^(\d{2,8})\s+\S")
_PER_AREA = re.compile(r"kdu-(\d{5}|t\d+|d)-")
Cells = list[list[Any]]


def read(path: Path) -> Table:
    """The values of a workbook.

    Raises:
        OfficialFileError: it is none of the two, or holds one area only.
    """
    if _PER_AREA.search(path.name):
        raise OfficialFileError(
            says(
                "Diese Arbeitsmappe enthält ein einziges Gebiet, das nur im Dateinamen steht. Die "
                "Werte in das Blatt Indikatoren übertragen.",
                "This workbook holds a single area, named by the file alone. Enter its values in "
                "the sheet Indikatoren.",
            )
        )
    try:
        sheets = {grid.title: list(_plain(grid)) for grid in read_workbook(path, path.name)}
    except FileRefusedError as error:
        raise OfficialFileError(
            says(
                "Die Arbeitsmappe lässt sich nicht lesen. Als .xlsx neu speichern.",
                "The workbook cannot be read. Save it as .xlsx again.",
            )
        ) from error
    told = Told()
    variables: dict[str, Variable] = {}
    for reader, form, source in (
        (_census, CENSUS, "Zensus 2022, Statistische Ämter des Bundes und der Länder"),
        (_employment, EMPLOYMENT, "Statistik der Bundesagentur für Arbeit"),
    ):
        values = once(reader(sheets, variables, told), told)
        if values:
            return Table(
                path.name, form, path.stem, source, tuple(variables.values()), values, told.all()
            )
    raise OfficialFileError(
        says(
            "Kein Blatt dieser Arbeitsmappe ist eine bekannte Tabelle.",
            "No sheet of this workbook is a table that is known.",
        )
    )


def _plain(grid: Grid) -> Iterator[list[Any]]:
    """The rows of a sheet: numbers and dates as such, everything else as text."""
    for _, cells in grid.rows():
        yield [_value(*split(cell)) for cell in cells]


def _value(kind: CellKind, text: str) -> Any:
    if kind in (CellKind.NUMBER, CellKind.PERCENT):
        return float(text)
    if kind is CellKind.DATE:
        return dt.date.fromisoformat(text[:10])
    return "" if kind is CellKind.ERROR else text


def _census(
    sheets: dict[str, Cells], variables: dict[str, Variable], told: Told
) -> Iterator[Value]:
    """Sheets `CSV-…`: the header in the first line, codes as columns."""
    for name, rows in sheets.items():
        header = [str(cell).strip() for cell in rows[0]] if rows else []
        if not name.startswith("CSV-") or "_RS" not in header:
            continue
        key, when = header.index("_RS"), header.index("Berichtszeitpunkt")
        level = header.index("Regionalebene")
        columns = [n for n, cell in enumerate(header)
                   if cell and n not in (key, when, level) and cell != "Name"]  # fmt: skip
        for row in rows[1:]:
            if len(row) <= max(key, when):
                continue
            date = date_of(row[when], told)
            area = area_of(_key(row[key]), told)
            if area is None or date is None:
                continue
            for n in (n for n in columns if n < len(row)):
                variables.setdefault(header[n], Variable(header[n], header[n]))
                number, sign = signs.read(row[n], ",", told)
                yield Value(area, header[n], date, number, sign)


def _employment(
    sheets: dict[str, Cells], variables: dict[str, Variable], told: Told
) -> Iterator[Value]:
    """One header line whose months are dates; key and name of the area in one cell."""
    for rows in sheets.values():
        counts = [sum(_is_date(cell) for cell in row) for row in rows]
        if not counts or max(counts) < 1:
            continue
        at = counts.index(max(counts))
        header = rows[at]
        dates = {n: date_of(cell, told) for n, cell in enumerate(header) if _is_date(cell)}
        words = range(1, min(dates))
        for row in rows[at + 1 :]:
            match = _KEY_AND_NAME.match(str(row[0])) if row else None
            area = area_of(match[1], told) if match else None
            if area is None:
                continue
            label = ", ".join(str(row[n]).strip() for n in words if str(row[n]).strip())
            variable = Variable(label, label, label.rpartition(", ")[2])
            variables.setdefault(variable.key, variable)
            for n, date in dates.items():
                if date and n < len(row):
                    number, sign = signs.read(row[n], ",", told)
                    yield Value(area, variable.key, date, number, sign)


def _key(cell: object) -> str:
    """A key as text, also where a program made a number of it."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _is_date(cell: object) -> bool:
    return not isinstance(cell, str | float | int) and date_of(cell, Told()) is not None
