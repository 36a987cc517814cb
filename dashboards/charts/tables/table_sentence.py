"""A reader's own table in one sentence: the whole, and which row is ahead in the first measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboards.charts.tables.table_words import code_name, measure
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Variable
from queries.tables import MEASURES, TOTAL, Code, Table

_MOST_NAMED = 3
"""Rows that are ahead together and named; of more it is said how many they are."""


_Said = tuple[str, dict[str, str]]
"""A sentence of the catalogue, and what fills it besides the measure."""


def sentence(table: Table, quartiere: Mapping[str, str]) -> str:
    """The first measure of a table.

    Args:
        table: the numbers.
        quartiere: names by id, where rows are Quartiere.
    """
    name = table.measures[0]
    said, words = (
        _nothing(table, name) or _only(table, name, quartiere) or _ahead(table, name, quartiere)
    )
    return said.format(measure=measure(name).label, **words)


def _nothing(table: Table, name: str) -> _Said | None:
    """Where there is no number in all."""
    if (TOTAL, TOTAL, name) in table.held:
        return _("{measure}: the number in all is held back."), {}
    value = table.value(TOTAL, TOTAL, name)
    if value is None:
        return _("{measure}: in this choice there is nothing to tell of it."), {}
    if not value and MEASURES[name].is_additive:
        return _("{measure}: no row has any."), {}
    return None


def _only(table: Table, name: str, quartiere: Mapping[str, str]) -> _Said | None:
    """Where one row is all there is."""
    having = [row for row in table.rows if table.value(row, TOTAL, name)]
    if len(having) != 1 or any((row, TOTAL, name) in table.held for row in table.rows):
        return None
    words = {"row": _named(table, having[0], quartiere), "value": _value(table, having[0], name)}
    if len(table.rows) == 1:
        return _("{measure}: the only row is {row} with {value}."), words
    return _("{measure}: only the row {row} has a number, {value}."), words


def _ahead(table: Table, name: str, quartiere: Mapping[str, str]) -> _Said:
    """The number in all, and the rows with the highest one."""
    is_sum = MEASURES[name].is_additive
    whole = _value(table, TOTAL, name)
    known = {
        row: value
        for row in table.rows
        if row is not None and (value := table.value(row, TOTAL, name)) is not None
    }
    if len(known) < 2:
        of_sum, of_value = (
            _("{measure}: {whole} is the number in all."),
            _("{measure}: of all records the value is {whole}."),
        )
        return of_sum if is_sum else of_value, {"whole": whole}
    highest = max(known.values())
    leading = [row for row, value in known.items() if value == highest]
    said = _of_sum(leading, highest) if is_sum else _of_value(leading)
    return said, {
        "whole": whole,
        "rows": formats.enumeration([_named(table, row, quartiere) for row in leading]),
        "count": formats.number(len(leading)),
        "value": _value(table, leading[0], name),
    }


def _of_sum(leading: Sequence[Code], highest: float) -> str:
    if highest == 1 and len(leading) > 1:
        if len(leading) > _MOST_NAMED:
            return _("{measure}: {whole} in all; {count} rows are level at the top.")
        return _("{measure}: {whole} in all; {rows} are level at the top.")
    if len(leading) > _MOST_NAMED:
        return _("{measure}: {whole} in all; {count} rows are ahead together with {value} each.")
    return ngettext(
        "{measure}: {whole} in all; {rows} is ahead with {value}.",
        "{measure}: {whole} in all; {rows} are ahead together with {value} each.",
        len(leading),
    )


def _of_value(leading: Sequence[Code]) -> str:
    if len(leading) > _MOST_NAMED:
        return _(
            "{measure}: of all records the value is {whole}; {count} rows have the highest, "
            "{value} each."
        )
    return ngettext(
        "{measure}: of all records the value is {whole}; {rows} has the highest, {value}.",
        "{measure}: of all records the value is {whole}; {rows} have the highest, {value} each.",
        len(leading),
    )


def _named(table: Table, row: Code, quartiere: Mapping[str, str]) -> str:
    return code_name(table.choice.rows, row, quartiere)


def _value(table: Table, row: Code, name: str) -> str:
    return _written(measure(name), table.value(row, TOTAL, name))


def _written(column: Variable, value: float | None) -> str:
    if column.unit == "EUR":
        return formats.euro(value)
    text = column.write(value)
    if column.unit == "days" and value is not None:
        return ngettext("{days} day", "{days} days", 1 if value == 1 else 2).format(days=text)
    return f"{text} %" if column.unit == "percent" and value is not None else text
