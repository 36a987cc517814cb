"""INKAR of the BBSR: the export of its page with two header lines, and rows of its bulk file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.official import signs
from data.official.places import area_of
from data.official.texts import content_of, date_of, decoded, rows_of
from data.official.values import Table, Told, Value, Variable, once

PAGE, BULK = "inkar-page", "inkar-bulk"
SOURCE = "INKAR, BBSR Bonn"
_LEVELS = {
    "Kreise": True, "Gemeinden": False, "Bundesländer": False, "Länder": False,
    "Regierungsbezirke": False,
}  # fmt: skip
"""Which levels are read, and whether their keys are those of Kreise."""


def recognises(rows: list[list[str]]) -> str:
    """PAGE or BULK by the header, "" otherwise."""
    header = [cell.strip() for cell in rows[0]] if rows else []
    if header[:3] == ["Kennziffer", "Raumeinheit", "Aggregat"]:
        return PAGE
    return BULK if {"Raumbezug", "Kennziffer", "Zeitbezug", "Wert"} <= set(header) else ""


def read(path: Path) -> Table:
    """The values for Kreise, Gemeinden and the state; Kreisregionen are no Kreise."""
    rows = rows_of(decoded(content_of(path)), ";")
    told = Told()
    variables: dict[str, Variable] = {}
    form = recognises(rows)
    found = (_page if form == PAGE else _bulk)(rows, variables, told)
    values = once(found, told)
    return Table(path.name, form, "INKAR", SOURCE, tuple(variables.values()), values, told.all())


def _page(rows: list[list[str]], variables: dict[str, Variable], told: Told) -> Iterator[Value]:
    names, years = rows[0], rows[1]
    dates = {n: date_of(years[n], told) for n in range(3, len(years)) if years[n].strip()}
    for row in rows[2:]:
        area = _area(row[0], row[2], told) if len(row) > 3 else None
        for n, date in dates.items():
            if area is None or date is None or n >= len(row):
                continue
            name = names[n].strip()
            variables.setdefault(name, Variable(name, name))
            number, sign = signs.read(row[n], ",", told, setting=signs.OWN)
            yield Value(area, name, date, number, sign)


def _bulk(rows: list[list[str]], variables: dict[str, Variable], told: Told) -> Iterator[Value]:
    header = [cell.strip() for cell in rows[0]]
    at = {name: n for n, name in enumerate(header)}
    code = at.get("Kuerzel", at.get("ID", at["Indikator"]))
    for row in rows[1:]:
        if len(row) < len(header):
            continue
        area = _area(row[at["Kennziffer"]], row[at["Raumbezug"]], told)
        date = date_of(row[at["Zeitbezug"]], told)
        if area is None or date is None:
            continue
        variable = Variable(row[code], row[at["Indikator"]])
        variables.setdefault(variable.key, variable)
        number, sign = signs.read(row[at["Wert"]], ",", told, setting=signs.OWN)
        yield Value(area, variable.key, date, number, sign)


def _area(key: str, level: str, told: Told) -> str | None:
    level = level.strip()
    if level not in _LEVELS:
        told.add("not-districts", f"{key} {level}")
        return None
    return area_of(key, told, is_district=_LEVELS[level])
