"""From a table of official statistics to a delivery: which variable is which indicator.

What was said once stays in the catalogue: `Herkunft` names form and variable, so that next year's
file needs no question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.language import says
from data.official.values import OfficialFileError, Table, Value, Variable

CATALOGUE = (
    "indicator", "name", "name_english", "unit", "decimals", "direction", "topic", "description",
    "rights", "class_bounds", "origin",
)  # fmt: skip
_HEADERS = (
    "Indikator", "Name", "Name englisch", "Einheit", "Nachkommastellen", "Richtung", "Thema",
    "Beschreibung", "Rechte", "Klassengrenzen", "Herkunft",
)  # fmt: skip
_UNITS: dict[str, tuple[frozenset[str], float]] = {
    "%": (frozenset({"percent"}), 1), "Prozent": (frozenset({"percent"}), 1),
    "percent": (frozenset({"percent"}), 1),
    "Anzahl": (frozenset({"persons", "number"}), 1),
    "number": (frozenset({"persons", "number"}), 1),
    "1000": (frozenset({"persons", "number"}), 1000),
    "EUR": (frozenset({"eur"}), 1), "Tsd. EUR": (frozenset({"eur"}), 1000),
}  # fmt: skip
"""Units of tables: the units of the catalogue they can be, and by what they are multiplied."""

_UNCLEAR = frozenset({"ambiguous", "no-number"})
Entry = Mapping[str, object]


@dataclass(frozen=True)
class Assigned:
    """A variable of a table, the indicator it is, and whether the catalogue says so already."""

    variable: Variable
    indicator: str
    is_known: bool


def token(table: Table, variable: Variable) -> str:
    """How the catalogue's `Herkunft` names a variable of a kind of table."""
    return f"«{table.form}: {variable.key}»"


def assign(
    table: Table, wishes: Mapping[str, str], catalogue: Mapping[str, Entry]
) -> list[Assigned]:
    """What is said now, then what was said before; variables without either are left out.

    Raises:
        OfficialFileError: a wish names a variable or an indicator that is not there, or the units
            of the two cannot be the same.
    """
    by_key = {variable.key: variable for variable in table.variables}
    for key, indicator in wishes.items():
        if key not in by_key:
            raise OfficialFileError(_no_variable(key, by_key))
        if indicator not in catalogue:
            raise OfficialFileError(_no_indicator(indicator))
    found = []
    for key, variable in by_key.items():
        mark = token(table, variable)
        before = [name for name, one in catalogue.items() if mark in str(one["origin"] or "")]
        indicator = wishes.get(key) or (before[0] if len(before) == 1 else "")
        if indicator:
            _check_unit(variable, catalogue[indicator])
            found.append(Assigned(variable, indicator, is_known=indicator in before))
    return found


def _no_variable(key: str, known: Iterable[str]) -> str:
    listed = ", ".join(list(known)[:20])
    return says(
        f"Eine Größe „{key}“ gibt es in der Tabelle nicht; vorhanden: {listed}.",
        f"There is no variable “{key}” in the table; there are: {listed}.",
    )


def _no_indicator(indicator: str) -> str:
    return says(
        f"Der Indikator „{indicator}“ steht nicht im Indikatorenkatalog. Zuerst dort eintragen "
        "(Blatt Indikatorenkatalog) und importieren.",
        f"The indicator “{indicator}” does not stand in the catalogue. Enter it there first (sheet "
        "Indikatorenkatalog) and import that.",
    )


def fits(variable: Variable, entry: Entry) -> bool:
    """Whether a variable can be this indicator, by the units of both."""
    allowed, _factor = _UNITS.get(variable.unit, (frozenset(), 1))
    return not allowed or entry["unit"] in allowed


def _check_unit(variable: Variable, entry: Entry) -> None:
    if not fits(variable, entry):
        raise OfficialFileError(
            says(
                f"„{variable.key}“ ist in „{variable.unit}“ angegeben, der Indikator "
                f"{entry['indicator']} in „{entry['unit']}“. Einen passenden Indikator nennen.",
                f"“{variable.key}” is stated in “{variable.unit}”, the indicator "
                f"{entry['indicator']} in “{entry['unit']}”. Name one that fits.",
            )
        )


def write_delivery(
    folder: Path, table: Table, assigned: Sequence[Assigned], catalogue: Mapping[str, Entry],
    source: str,
) -> Path:  # fmt: skip
    """A workbook with the sheets Indikatoren and, for what is new, Indikatorenkatalog.

    Raises:
        OfficialFileError: cells of the table cannot be told, or nothing says where it is from.
    """
    import xlsxwriter

    unclear = [note.text for note in table.notes if note.kind in _UNCLEAR]
    if unclear:
        raise OfficialFileError("; ".join(unclear))
    stated = source or table.source
    if not stated:
        raise OfficialFileError(
            says(
                "Die Tabelle sagt nicht, woher sie kommt. Mit --source „…“ angeben.",
                "The table does not say where it is from. Say it with --source “…”.",
            )
        )
    path = folder / f"{table.file}.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Indikatoren")
        sheet.write_row(0, 0, ["Gebiet", "Indikator", "Zeitpunkt", "Wert", "Quelle"])
        by_key = {one.variable.key: one for one in assigned}
        for row, value in enumerate(delivered(table, assigned), start=1):
            texts = (value.area, by_key[value.variable].indicator, value.at)
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
            sheet.write_number(row, 3, _scaled(value, by_key[value.variable].variable))
            sheet.write_string(row, 4, stated)
        if not all(one.is_known for one in assigned):
            _write_catalogue(book.add_worksheet("Indikatorenkatalog"), table, assigned, catalogue)
    return path


def delivered(table: Table, assigned: Sequence[Assigned]) -> list[Value]:
    """The values that go into the delivery, in the order of its rows."""
    keys = {one.variable.key for one in assigned}
    return [one for one in table.values if one.value is not None and one.variable in keys]


def _scaled(value: Value, variable: Variable) -> float:
    return (value.value or 0.0) * _UNITS.get(variable.unit, (frozenset(), 1))[1]


def _write_catalogue(
    sheet: object, table: Table, assigned: Sequence[Assigned], catalogue: Mapping[str, Entry]
) -> None:
    """The rows of indicators that get a new origin, as they stand and with it."""
    write = sheet.write_string  # type: ignore[attr-defined]
    origins: dict[str, list[str]] = {}
    for one in assigned:
        if not one.is_known:
            origins.setdefault(one.indicator, []).append(token(table, one.variable))
    for column, header in enumerate(_HEADERS):
        write(0, column, header)
    for row, (indicator, marks) in enumerate(origins.items(), start=1):
        entry = dict(catalogue[indicator])
        entry["origin"] = " ".join(part for part in (str(entry["origin"] or ""), *marks) if part)
        for column, name in enumerate(CATALOGUE):
            if entry[name] is not None:
                write(row, column, str(entry[name]))
