"""The cells of a table as they travel: values, beside which the words stand where there are others.

A cell is the value itself where that says all: a text, a number that the browser writes with the
decimals of its column, None where nothing is there. Else it is the value by which its column is
sorted, None where there is none, and what is read: a month, money in words, a count held back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboards.charts.result import ChartResult
from dashboards.language import formats, names
from dashboards.language.headings import heading
from dashboards.language.i18n import language
from dashboards.language.variables import Numbers, Variable

Cell = str | float | None | list[str | float | None]

_HELD: Cell = [None, formats.WITHHELD]
_DECIMALS = 4
"""Of a value that has words of its own: enough to put it in order."""


def head(columns: Iterable[Variable]) -> list[list[Any]]:
    """Per column its name, what its cells are, and how many decimals its numbers have.

    On pages in another language a column of German words says so, for whoever has them read aloud.
    """
    return [[heading(column), *_kind(column)] for column in columns]


def _kind(column: Variable) -> list[Any]:
    if column.is_block:
        return ["block"]
    if column.is_german and language() != "de":
        return ["german"]
    decimals = column.write.decimals if isinstance(column.write, Numbers) else 0
    return [column.kind, decimals] if decimals else [column.kind]


def rows(result: ChartResult) -> list[list[Cell]]:
    """The shown cells of every row."""
    columns = result.chart.variables
    return [
        [_HELD if one.name in held else cell(one, record[one.name]) for one in columns]
        for record, held in zip(result.records, result.withheld, strict=True)
    ]


def cell(column: Variable, value: Any) -> Cell:
    """One value of a column."""
    if formats.is_missing(value):
        return [None, column.write(value)] if column.has_words_for(value) else None
    if column.is_block and str(value).isdecimal():  # the line that adds up all is none of them
        return [int(value), names.block_name(int(value))]
    if isinstance(column.write, Numbers):
        return formats.rounded(value, column.write.decimals)
    if column.kind == "number":
        return [round(value, _DECIMALS), column.write(value)]
    return [value, column.write(value)] if column.is_timed else column.write(value)
