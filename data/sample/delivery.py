"""Writes sheets as an office delivers them: German headers and words, `;`, decimal comma."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from data.contracts import Column, codes, sheets

Value = str | int | float | bool | dt.date | None
Row = Mapping[str, Value]


def write_sheet(folder: Path, sheet: str, rows: Iterable[Row]) -> Path:
    """One sheet as `<German name>.csv`, UTF-8 with byte order mark.

    Args:
        folder: where the file goes; it exists.
        sheet: the sheet's English name.
        rows: values by English column header; a column left out is empty. Codes of code lists and
            months (`YYYY-MM`) as in the store, money in cents.
    """
    definition = sheets()[sheet]
    words = {(entry.list, entry.code): entry.german for entry in codes()}
    path = folder / f"{definition.german}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(column.german for column in definition.columns)
        for row in rows:
            writer.writerow(
                _written(row.get(column.english), column, words) for column in definition.columns
            )
    return path


def _written(value: Value, column: Column, words: Mapping[tuple[str, str], str]) -> str:
    if value is None:
        return ""
    if column.type == "code":
        return words[column.code_list, str(value)]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return _FORMATS.get(column.type, str)(value)


def _written_month(month: Value) -> str:
    return ".".join(reversed(str(month).split("-")))


def _written_money(cents: Value) -> str:
    return f"{Decimal(str(cents)) / 100:.2f}".replace(".", ",")


def _written_decimal(value: Value) -> str:
    return str(value).replace(".", ",")


_FORMATS: Mapping[str, Callable[[Value], str]] = {
    "month": _written_month,
    "money": _written_money,
    "decimal": _written_decimal,
}
