"""The table as a portal shows it: title lines, keys under no header, headers of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from data.official import signs
from data.official.places import area_of, is_key
from data.official.texts import content_of, date_of, decoded, rows_of
from data.official.values import Table, Told, Value, Variable, once

FORM = "as-shown"
_TITLE = re.compile(r"^(?:GENESIS-)?Tabelle: ")
_FOOTER = re.compile(r"^_{5,}")
_UNIT = re.compile(r"\(([^()]+)\)\s*$")


def recognises(rows: list[list[str]]) -> bool:
    """Whether the first cell names a table."""
    return bool(rows) and bool(rows[0]) and bool(_TITLE.match(rows[0][0]))


def read(path: Path) -> Table:
    """The values between the last header line and the footer."""
    text = decoded(content_of(path))
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if _FOOTER.match(line)), len(lines))
    # The footer holds quotes over several lines: it is no part of the table.
    rows = rows_of("\n".join(lines[:end]), ";")
    start = next((n for n, row in enumerate(rows) if _key_at(row) is not None), len(rows))
    told = Told()
    variables: dict[str, Variable] = {}
    values = once(_values(rows[:start], rows[start:], variables, told), told)
    foot = [line.strip().strip('"') for line in lines[end:]]
    stated = [line for line in foot if line.startswith(("©", "Stand:"))]
    title = rows[0][0].split(": ", 1)[1].strip()
    source = "; ".join([f"Tabelle {title}", *stated])
    return Table(path.name, FORM, title, source, tuple(variables.values()), values, told.all())


def _key_at(row: list[str]) -> int | None:
    """In which of the first two cells the key stands; the other one then holds the date."""
    if row and is_key(row[0]):
        return 0
    is_dated = len(row) > 2 and date_of(row[0], Told()) is not None
    return 1 if is_dated and is_key(row[1]) else None


def _values(
    head: list[list[str]], body: list[list[str]], variables: dict[str, Variable], told: Told
) -> Iterator[Value]:
    """Header lines are those whose leading cells are empty; the lines above them are titles."""
    headers = [row for row in head if len(row) > 2 and not row[0].strip() and not row[1].strip()]
    titles = [row[0].strip() for row in head if row and row[0].strip()]
    measure = titles[-1] if titles else ""
    unit = match[1] if (match := _UNIT.search(measure)) else ""
    for row in body:
        at = _key_at(row)
        if at is None:
            if any(cell.strip() for cell in row):
                told.add("no-area", ";".join(row)[:60])
            continue
        area = area_of(row[at], told)
        dated = date_of(row[0], told) if at == 1 else None
        for n in range(at + 2, len(row)):
            words = [line[n].strip() for line in headers if n < len(line) and line[n].strip()]
            date = dated or next((d for word in words if (d := date_of(word, Told()))), None)
            if area is None or date is None:
                continue
            kept = [w for w in words if not date_of(w, Told()) and w not in ("Jahr", "Stichtag")]
            label = ", ".join([_UNIT.sub("", measure).strip(), *kept])
            variable = Variable(f"{label} [{unit}]" if unit else label, label, unit)
            variables.setdefault(variable.key, variable)
            number, sign = signs.read(row[n], ",", told)
            yield Value(area, variable.key, date, number, sign)
