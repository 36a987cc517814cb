"""Tables of municipal monitoring: a row per area and a column per date, or a row per year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from pathlib import Path

from data.importing.folding import fold_name
from data.official import signs
from data.official.places import known_areas
from data.official.texts import content_of, date_of, decoded, rows_of
from data.official.values import Table, Told, Value, Variable, once

WIDE, LONG = "wide", "long"
_NAMES = frozenset(
    fold_name(name)
    for name in ("Name", "Gebiet", "Gebietsname", "Stadtteil", "Quartier", "Sozialraum", "Bezirk",
                 "validFrom", "validTo", "Quelle")
)  # fmt: skip
_YEARS = frozenset(fold_name(name) for name in ("Jahr", "Zeit", "Zeitpunkt", "Stichtag", "Year"))
_TOTALS = ("gesamt", "insgesamt", "summe", "total", "stadt gesamt")


def recognises(rows: list[list[str]]) -> str:
    """WIDE with dates in the header, LONG with a column of years, "" otherwise."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return ""
    if any(date_of(cell, Told()) for cell in rows[0][1:]):
        return WIDE
    return LONG if any(fold_name(cell) in _YEARS for cell in rows[0][1:]) else ""


def below_titles(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows from the head on: no blank ones, and no title that stands alone above it."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return list(dropwhile(lambda row: sum(bool(cell.strip()) for cell in row) < 2, filled))


def read(path: Path) -> Table:
    """The values; the first column is the area, its key kept as text."""
    rows = below_titles(rows_of(decoded(content_of(path))))
    told = Told()
    form = recognises(rows)
    variables, values = (_wide if form == WIDE else _long)(path, rows, told)
    return Table(path.name, form, path.stem, "", variables, once(values, told), told.all())


def _wide(
    path: Path, rows: list[list[str]], told: Told
) -> tuple[tuple[Variable, ...], Iterator[Value]]:
    dates = {n: date for n, cell in enumerate(rows[0]) if n and (date := date_of(cell, told))}
    decimal = signs.decimal_sign(row[n] for row in rows[1:] for n in dates if n < len(row))
    title = path.stem.removeprefix("Indikator_")
    variable = Variable(title, title.replace("_", " "))

    def values() -> Iterator[Value]:
        for row in rows[1:]:
            for n, date in dates.items():
                if _is_total(row, told if n == min(dates) else Told()) or n >= len(row):
                    continue
                number, sign = signs.read(row[n], decimal, told, setting=signs.OWN)
                yield Value(_area(row[0]), variable.key, date, number, sign)

    return (variable,), values()


def _long(
    _path: Path, rows: list[list[str]], told: Told
) -> tuple[tuple[Variable, ...], Iterator[Value]]:
    header = [cell.strip() for cell in rows[0]]
    when = next(n for n, cell in enumerate(header) if fold_name(cell) in _YEARS)
    columns = [
        n for n, cell in enumerate(header)
        if n not in (0, when) and cell and fold_name(cell) not in _NAMES
    ]  # fmt: skip
    decimal = signs.decimal_sign(row[n] for row in rows[1:] for n in columns if n < len(row))
    variables = {n: Variable(header[n], header[n], _unit(header[n])) for n in columns}

    def values() -> Iterator[Value]:
        for row in rows[1:]:
            if _is_total(row, told) or len(row) <= when:
                continue
            date = date_of(row[when], told)
            for n in columns:
                if date and n < len(row):
                    number, sign = signs.read(row[n], decimal, told, setting=signs.OWN)
                    yield Value(_area(row[0]), variables[n].key, date, number, sign)

    return tuple(variables.values()), values()


def _area(cell: str) -> str:
    """The key as text; a Kreis or Gemeinde that lost its zero gets it back."""
    key = cell.strip()
    padded = key.zfill(len(key) + 1)
    return padded if key.isdigit() and len(key) in (4, 7) and padded in known_areas() else key


def _is_total(row: Sequence[str], told: Told) -> bool:
    """A line of sums: no area of its own."""
    if row[0].strip().casefold() not in _TOTALS:
        return False
    told.add("total", row[0].strip())
    return True


def _unit(header: str) -> str:
    """What stands in the last brackets of a header, `Anteil unter 18 (%)`."""
    return header.rpartition("(")[2].rstrip(") ") if header.endswith(")") else ""
