"""The flat CSV of GENESIS and Regionalstatistik: one value per line, in both generations.

The newer form has columns `value`, `value_unit`, `value_variable_code`; the older one a column per
measure, `CODE__Label__Unit`, and an English header that repeats names, so it is read by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.official import signs
from data.official.places import area_of
from data.official.texts import content_of, date_of, decoded, rows_of
from data.official.values import Table, Told, Value, Variable, once

FORM = "flat"
_AREAS = re.compile(
    r"DINSG|DLAND|DLAND[A-Z]?|REGBEZ|KREISE|GEMEIN|GEMEINDE|STADT|GEO(?:DL|BL|RB|LK|VB|GM)\d"
)
_STATISTIC = re.compile(r"\d{4,5}[A-Z]?|\d{5}-\d+")
_FIRST, _WIDTH = 5, 4
"""Columns before the first variable, and per variable: code, label, attribute code, its label."""


@dataclass(frozen=True)
class _Part:
    """One variable of a line: its code and label, the attribute's code and label."""

    code: str
    label: str
    key: str
    words: str


def recognises(rows: list[list[str]]) -> bool:
    """Whether the header is that of a flat file, of either generation and language."""
    return bool(rows) and rows[0][0].strip().casefold() in ("statistics_code", "statistik_code")


def read(path: Path) -> Table:
    """The values for areas of the state; totals have an empty attribute."""
    rows = rows_of(decoded(content_of(path)), ";")
    header = [cell.strip() for cell in rows[0]]
    told = Told()
    variables: dict[str, Variable] = {}
    reader = _newer if "value" in header else _older
    decimal = "." if _is_english(header, rows) else ","
    values = once(reader(header, rows[1:], decimal, variables, told), told)
    first = next((row for row in rows[1:] if _STATISTIC.fullmatch(row[0].strip())), ["", ""])
    source = f"Statistische Ämter, Statistik {first[0]}"
    return Table(path.name, FORM, first[1], source, tuple(variables.values()), values, told.all())


def _is_english(header: list[str], rows: list[list[str]]) -> bool:
    """Only the newer English form writes words of units in English, and with them a point."""
    if "value_unit" in header:
        at = header.index("value_unit")
        return any(len(row) > at and row[at] in ("number", "percent") for row in rows[1:200])
    return header[0] == "statistics_code"


def _parts(row: list[str], count: int) -> list[_Part]:
    cells = [cell.strip() for cell in row]
    starts = (_FIRST + _WIDTH * number for number in range(count))
    return [_Part(*cells[start : start + _WIDTH]) for start in starts]


def _split(parts: list[_Part]) -> tuple[_Part | None, list[_Part]]:
    """The variable that names the area, wherever it stands, and the others that are no total."""
    area = next((part for part in parts if _AREAS.fullmatch(part.code)), None)
    others = [part for part in parts if part is not area and part.key]
    return area, others


def _named(code: str, label: str, unit: str, others: list[_Part]) -> Variable:
    """A variable by code, unit and group: one code may come in two units."""
    group = "".join(f" {part.code}={part.key}" for part in others)
    words = "".join(f", {part.words}" for part in others)
    return Variable(f"{code} [{unit}]{group}", f"{label}{words}", unit)


def _newer(
    header: list[str], rows: list[list[str]], decimal: str, variables: dict[str, Variable],
    told: Told,
) -> Iterator[Value]:  # fmt: skip
    at = {name: header.index(name) for name in ("value", "value_unit", "value_variable_code",
                                                "value_variable_label")}  # fmt: skip
    count = (at["value"] - _FIRST) // _WIDTH
    quality = header.index("value_q") if "value_q" in header else None
    for row in rows:
        if not _is_whole(row, at["value_variable_label"], told):
            continue
        area, others = _split(_parts(row, count))
        key, date = _placed(area, row, told)
        if key is None or date is None:
            continue
        variable = _named(
            row[at["value_variable_code"]], row[at["value_variable_label"]],
            row[at["value_unit"]], others,
        )  # fmt: skip
        variables.setdefault(variable.key, variable)
        mark = row[quality].strip() if quality is not None and len(row) > quality else ""
        number, sign = signs.read(row[at["value"]], decimal, told, quality=mark)
        yield Value(key, variable.key, date, number, sign)


def _older(
    header: list[str], rows: list[list[str]], decimal: str, variables: dict[str, Variable],
    told: Told,
) -> Iterator[Value]:  # fmt: skip
    measures = [n for n, name in enumerate(header) if "__" in name and n >= _FIRST]
    count = ((measures[0] if measures else _FIRST) - _FIRST) // _WIDTH
    for row in rows:
        if not _is_whole(row, measures[-1] if measures else 0, told):
            continue
        area, others = _split(_parts(row, count))
        key, date = _placed(area, row, told)
        if key is None or date is None:
            continue
        for at in measures:
            code, label, unit = [*header[at].split("__"), "", ""][:3]
            if unit == "q":
                continue
            stated = "" if unit.startswith("MeasureUnitNotFound") else unit
            variable = _named(code, label.replace("_", " "), stated, others)
            variables.setdefault(variable.key, variable)
            has_mark = at + 1 < len(header) and header[at + 1].endswith("__q")
            mark = row[at + 1].strip() if has_mark else ""
            number, sign = signs.read(row[at], decimal, told, quality=mark)
            yield Value(key, variable.key, date, number, sign)


def _is_whole(row: list[str], last: int, told: Told) -> bool:
    """Whether a line begins with the code of a statistic and reaches its value."""
    if not row or not any(cell.strip() for cell in row):
        return False
    if len(row) > last and _STATISTIC.fullmatch(row[0].strip()):
        return True
    told.add("torn", ";".join(row)[:60])
    return False


def _placed(area: _Part | None, row: list[str], told: Told) -> tuple[str | None, str | None]:
    if area is None:
        told.add("no-area", ";".join(row[:7])[:60])
        return None, None
    # A total over areas stands under an empty key: it is no area itself.
    key = area_of(area.key, told) if area.key else None
    if not area.key:
        told.add("total", area.words or area.label)
    return key, date_of(row[4], told)
