"""A reader's own table: rows × columns × measures, as wide as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboards.charts import bases
from dashboards.charts.base import Base, Chart
from dashboards.charts.outreach import reach_bases
from dashboards.charts.tables.table_sentence import sentence
from dashboards.charts.tables.table_words import (
    DIMENSIONS,
    ROW,
    code_name,
    measure,
    share_label,
    share_of,
)
from dashboards.language import formats
from dashboards.language.headings import heading
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Variable
from queries import areas, tables
from queries.filters import FilterState, TableChoice
from queries.protection import SMALLEST_BASE, SMALLEST_EVENTS
from queries.rows import Cell, Rows
from queries.scope import Scope
from queries.tables import MEASURES, MOST_CELLS, TOTAL, Code, Table


@dataclass(frozen=True)
class _Column:
    """A column of numbers: which cells it shows, and how it is called."""

    code: Code
    measure: str
    is_share: bool
    variable: Variable


def columns_of(table: Table, scope: Scope) -> list[_Column]:
    """The columns of numbers: per value of the columns its measures, each with its share."""
    choice = table.choice
    quartiere = neighbourhood_names(scope) if choice.columns == "neighbourhood" else {}
    codes = [*table.columns, *([TOTAL] if choice.has_totals or not choice.columns else [])]
    found = []
    for code in codes:
        over = code_name(choice.columns, code, quartiere) if choice.columns else ""
        for name, is_share in _shown(table):
            column = share_of(name, choice) if is_share else measure(name)
            label = _label(over, table, column)
            own = replace(column, name=f"{code or '-'}:{column.name}", label=label)
            found.append(_Column(code, name, is_share, own))
    return found


def _shown(table: Table) -> Iterator[tuple[str, bool]]:
    for name in table.measures:
        yield name, False
        if table.choice.share and MEASURES[name].is_additive:
            yield name, True


def _label(over: str, table: Table, column: Variable) -> str:
    """The value of the column, and the measure where there are several."""
    is_alone = len(list(_shown(table))) == 1
    return (
        over if over and is_alone else ": ".join(part for part in (over, str(column.label)) if part)
    )


def neighbourhood_names(scope: Scope) -> dict[str, str]:
    """Names of the Quartiere the viewer may see, by id."""
    rows = areas.neighbourhood_names(scope.with_filters(FilterState()))
    return dict(zip(rows["neighbourhood_id"], rows["neighbourhood_name"], strict=True))


def _codes(table: Table) -> list[Code]:
    total = [TOTAL] if table.choice.has_totals and table.rows else []
    return [*table.rows, *total]


def wide(table: Table, scope: Scope) -> Rows:
    """One row per row of the table, the total last."""
    codes = _codes(table)
    found: dict[str, list[Cell]] = {ROW: list(codes)}
    for column in columns_of(table, scope):
        cells = [_cell(table, code, column) for code in codes]
        name = column.variable.name
        found[name] = [value for value, _held in cells]
        if _can_be_held(column):
            found[f"{name}_withheld"] = [held for _value, held in cells]
    return Rows(found)


def _cell(table: Table, row: Code, column: _Column) -> tuple[Cell, bool]:
    if column.is_share:
        return table.share(row, column.code, column.measure)
    is_held = (row, column.code, column.measure) in table.held
    return table.value(row, column.code, column.measure), is_held


def _can_be_held(column: _Column) -> bool:
    of = MEASURES[column.measure]
    return of.is_withheld_below or (column.is_share and of.is_of_persons)


def is_too_large(table: Table) -> bool:
    """More than a page shows and a workbook holds."""
    return table.size > MOST_CELLS


def within(scope: Scope) -> Chart:
    """The table that the view of a scope puts together."""
    table = tables.asked(scope)
    choice = table.choice
    row = _row(choice.rows, neighbourhood_names(scope) if choice.rows == "neighbourhood" else {})
    chart = replace(CHART, title=_title(table), subtitle=_subtitle(table), base=_base(table))
    if is_too_large(table):
        text = _(
            "This table would have {count} cells, more than the {most} that can be read here. "
            "Narrow the choice, or take the CSV: it has all of them, one per line."
        ).format(count=formats.number(table.size), most=formats.number(MOST_CELLS))
        return replace(
            chart,
            columns=(ROW,),
            query=_none,
            nothing=text,
            is_too_large=True,
            own_variables={ROW: row},
        )
    columns = columns_of(table, scope)
    return replace(
        chart,
        query=lambda inside: wide(tables.asked(inside), inside),
        columns=(ROW, *(column.variable.name for column in columns)),
        own_variables={ROW: row, **{one.variable.name: one.variable for one in columns}},
        summary=lambda _rows: _sentence(table, scope),
    )


def _row(rows: str, quartiere: Mapping[str, str]) -> Variable:
    """The first column: what the rows are."""
    words = DIMENSIONS[rows]
    return Variable(
        ROW,
        words.label,
        lambda code: code_name(rows, code, quartiere),
        unit="ags" if words.column.endswith("_ags") else "code",
        kind="text",
        is_block=rows == "block",
    )


def _none(_scope: Scope) -> Rows:
    return Rows({ROW: []})


def _title(table: Table) -> str:
    choice = table.choice
    measures = formats.enumeration([str(measure(name).label) for name in table.measures])
    rows = _after_by(choice.rows)
    if not choice.columns:
        return _("{measures} by {rows}").format(measures=measures, rows=rows)
    return _("{measures} by {rows} and {columns}").format(
        measures=measures, rows=rows, columns=_after_by(choice.columns)
    )


def _after_by(dimension: str) -> str:
    """A dimension's name where it stands behind "nach"."""
    return _("Kreis") if dimension == "district" else str(DIMENSIONS[dimension].label)


def _subtitle(table: Table) -> str:
    measures = formats.enumeration([heading(measure(name)) for name in table.measures])
    if not table.choice.share:
        return measures
    return _("{measures}; percent: {share}").format(
        measures=measures, share=share_label(table.choice.share)
    )


def _sentence(table: Table, scope: Scope) -> str:
    is_of_quartiere = table.choice.rows == "neighbourhood"
    return sentence(table, neighbourhood_names(scope) if is_of_quartiere else {})


def _base(table: Table) -> Callable[[Scope], Base]:
    """The records behind the first measure, with all that must be known to read the cells."""
    mart = MEASURES[table.measures[0]].mart
    of_mart = {
        "tables/applications": bases.all_applications,
        "tables/outreach": reach_bases.added_up,
        "tables/offers": reach_bases.offered,
    }[mart]

    def counted(scope: Scope) -> Base:
        base = of_mart(scope)
        notes = " · ".join(_notes(table, scope))
        return replace(base, noun=f"{base.noun} · {notes}") if notes else base

    return counted


def _notes(table: Table, scope: Scope) -> Iterator[str]:
    choice, exact = table.choice, scope.viewer.is_exact
    measures = [MEASURES[name] for name in table.measures]
    is_overlapping = any(
        tables.DIMENSIONS[name].is_overlapping for name in (choice.rows, choice.columns) if name
    )
    if is_overlapping and any(one.mart == "tables/applications" for one in measures):
        yield _("a project in several Quartiere counts in each, in all once")
    if (
        not exact
        and any(one.is_of_persons for one in measures)
        and measures[0].mart != "tables/outreach"
    ):
        yield _("each number of persons is protected on its own, so sums may differ a little")
    if any(one.absent is None for one in measures):
        yield _("{sign}: nothing there or not reported").format(sign=formats.NOTHING_THERE)
    if not exact and any(one.is_withheld_below for one in measures):
        yield _("{sign}: held back, fewer than {fewest}").format(
            sign=formats.WITHHELD, fewest=SMALLEST_EVENTS
        )
    if choice.share and any(one.is_of_persons for one in measures):
        yield _("{sign}: share held back, fewer than {base} persons").format(
            sign=formats.WITHHELD, base=SMALLEST_BASE
        )
        if not exact:
            yield _("shares of protected numbers may pass 100% or not add up to it")


_FIRST = replace(measure("applications"), name=f"{TOTAL}:applications_count")
"""What the table shows where nothing is said."""

CHART = Chart(
    id="table",
    title=_lazy("Own table"),
    subtitle=_lazy("Rows, columns and measures of your choice"),
    query=_none,
    summary=lambda _rows: _("Rows, columns and measures of your choice."),
    columns=(ROW, _FIRST.name),
    own_variables={ROW: _row(TableChoice().rows, {}), _FIRST.name: _FIRST},
    base=bases.all_applications,
    within=within,
    definition=_lazy(
        "Records of the choice, counted by the rows and columns chosen. Every total is counted by "
        "itself, not added up. Approved is what is approved, running or completed; funds of the "
        "state, of the ESF, own contribution, costs and posts are those of approved projects. "
        "Medians are those of all records behind a cell. Shares are computed from the numbers "
        "shown."
    ),
)
