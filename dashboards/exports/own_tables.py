"""A reader's own table for programs and for more cells than a sheet holds: one line per cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dashboards.charts.result import ChartResult
from dashboards.charts.tables.table import neighbourhood_names
from dashboards.charts.tables.table_words import DIMENSIONS, code_name, measure, share_of
from dashboards.exports import api
from dashboards.exports.documents import CODE_FORMAT, Column, Value
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable
from dashboards.pages.base import Visit
from queries import tables
from queries.scope import Scope
from queries.tables import MEASURES, TOTAL, Code, Table

Record = dict[str, Any]


def _dimensions(table: Table) -> list[str]:
    return [name for name in (table.choice.rows, table.choice.columns) if name]


def _measured(table: Table) -> list[tuple[str, bool, Variable]]:
    """Each measure, and its share where one is asked for: its name, which of both, its column."""
    found = []
    for name in table.measures:
        found.append((name, False, measure(name)))
        if table.choice.share and MEASURES[name].is_additive:
            found.append((name, True, share_of(name, table.choice)))
    return found


def _record(table: Table, row: Code, column: Code) -> Record:
    """A cell with its codes; what it is summed over has none."""
    codes = dict(zip(_dimensions(table), (row, column), strict=False))
    record: Record = {
        DIMENSIONS[name].column: int(code) if name == "block" and code else code
        for name, code in codes.items()
        if code != TOTAL
    }
    held = []
    for name, is_share, variable in _measured(table):
        place = (row, column, name)
        if is_share:
            value, is_held = table.share(*place)
        else:
            value, is_held = table.value(*place), place in table.held
        record[variable.name] = None if is_held else value
        if is_held:
            held.append(variable.name)
    return {**record, "withheld": held} if held else record


def _cells(table: Table) -> Iterator[Record]:
    columns = table.columns if table.choice.columns else (TOTAL,)
    return (_record(table, row, column) for row in table.rows for column in columns)


def answer(result: ChartResult, visit: Visit) -> dict[str, Any]:
    """The table for programs: cells as `rows`, and apart from them what they are summed to."""
    table = tables.asked(result.scope)
    has_columns = bool(table.choice.columns)
    by_row = [_record(table, row, TOTAL) for row in table.rows] if has_columns else []
    totals = {
        "rows": by_row,
        "columns": [_record(table, TOTAL, column) for column in table.columns],
        "all": _record(table, TOTAL, TOTAL),
    }
    return {
        **api.chart(result, visit),
        "columns": _columns(table),
        "rows": list(_cells(table)),
        **({"totals": totals} if table.choice.has_totals else {}),
    }


def _columns(table: Table) -> list[Record]:
    dimensions = [
        {
            "name": DIMENSIONS[name].column,
            "label": str(DIMENSIONS[name].label),
            "unit": "ags" if DIMENSIONS[name].column.endswith("_ags") else "code",
            "protected": False,
        }
        for name in _dimensions(table)
    ]
    measured = [
        {
            "name": variable.name,
            "label": str(variable.label),
            "unit": variable.unit,
            "protected": variable.is_protected,
        }
        for _name, _is_share, variable in _measured(table)
    ]
    return [*dimensions, *measured]


def machine_columns(scope: Scope) -> list[Column]:
    """One line per cell, without totals: names and codes as in the API."""
    table = tables.asked(scope)
    records = list(_cells(table))
    columns = [Column(one["name"], _values(records, one["name"])) for one in _columns(table)]
    held: list[Value] = [" ".join(one.get("withheld", ())) or None for one in records]
    return [*columns, Column("withheld", held)] if any(held) else columns


def reader_columns(scope: Scope) -> list[Column]:
    """The same with words beside the codes, for a table too large to be wide."""
    table = tables.asked(scope)
    records = list(_cells(table))
    columns = []
    for name in _dimensions(table):
        words, names = DIMENSIONS[name], neighbourhood_names(scope)
        codes = _values(records, words.column)
        label = str(words.label)
        columns.append(Column(label, [code_name(name, code, names) for code in codes]))
        columns.append(Column(f"{label} ({_('Code')})", codes, CODE_FORMAT))
    for _name, _is_share, variable in _measured(table):
        columns.append(Column(str(variable.label), _values(records, variable.name)))
    held: list[Value] = [
        _("held back: {columns}").format(columns=", ".join(_labels(table, one["withheld"])))
        if "withheld" in one
        else None
        for one in records
    ]
    return [*columns, Column(_("Held back (reason)"), held)] if any(held) else columns


def _labels(table: Table, names: Iterable[str]) -> list[str]:
    known = {variable.name: str(variable.label) for _n, _s, variable in _measured(table)}
    return [known[name] for name in names]


def _values(records: list[Record], name: str) -> list[Any]:
    return [record[name] for record in records]
