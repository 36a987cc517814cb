"""The contract of a chart: one value from which picture, words, table, files and tests follow.

A chart names its question; `run` asks it once inside a scope, and everything shown or exported is
read off the resulting rows. Nobody writes a callback for a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from dashboards import formats
from dashboards.charts.pictures import NO_PICTURE, Picture
from dashboards.i18n import Lazy
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.variables import Variable, variable
from queries.filters import View
from queries.scope import Scope

#: Below this many records, or with a lead under 5 %, a headline names the measure, not a winner.
FEWEST_FOR_A_FINDING = 20
SMALLEST_LEAD = 1.05


class MissingColumnError(Exception):
    """A chart shows a column that its question does not return."""


@dataclass(frozen=True)
class Source:
    """Where rows come from, and under which rights."""

    name: Lazy
    licence: Lazy = ""


PROGRAMME = Source(_lazy("Programme data"))
POPULATION = Source(_lazy("Population: Destatis, 31.12.2019"), "dl-de/by-2-0")
POVERTY = Source(
    _lazy("Children under 15 in SGB II households 2022: Deutschlandatlas, BBSR/BA"), "dl-de/by-2-0"
)
BOUNDARIES = Source(_lazy("Boundaries: © GeoBasis-DE / BKG 2017 (data modified)"), "GeoNutzV")
SCHEMATIC = Source(_lazy("Arrangement schematic"))


@dataclass(frozen=True)
class Base:
    """What stands behind a picture: the records counted, and those left out with the reason.

    `records` are the rows behind a count of persons or events, which may be 0 where rows exist.
    """

    count: int
    noun: str
    left_out: tuple[tuple[int, str], ...] = ()
    records: int | None = None

    @property
    def is_nothing(self) -> bool:
        """No record stands behind the picture."""
        return (self.count if self.records is None else self.records) == 0

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The line under the picture, with what is set in bold."""
        rest = "".join(f" · {why}: {formats.number(count)}" for count, why in self.left_out)
        return [(f"n = {formats.number(self.count)}", True), (f" {self.noun}{rest}", False)]

    @property
    def text(self) -> str:
        """The line under the picture as plain text."""
        return "".join(text for text, _bold in self.parts)


def no_finding(_frame: pd.DataFrame) -> str | None:
    """For charts whose headline always names the measure."""
    return None


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What one chart asks, draws and says.

    Attributes:
        id: as in addresses, files and component ids.
        title: what is measured; the headline when there is no finding.
        subtitle: measure, unit and restriction, under the headline.
        query: the question; returns at least `columns`.
        figure: rows to picture, pure.
        summary: rows to the sentence, pure; also the picture's accessible name.
        headline: rows to the finding, or None where there is none.
        columns: what table and files show, in this order.
        sources: of the rows, of what they are divided by, of the map.
        definition: how the numbers come about, for the Beleg.
        base: the records behind it, inside a scope.
        toggles: columns whose value a click on a row puts into the filter; they need not be shown.
        links: rows to the address each of them leads to, None where there is none.
        finding_from: with fewer records behind it the headline names the measure.
        nothing: what an empty result means, where "nothing matches" would be untrue.
        is_key_figure: one number, shown also when it is 0.
        for_view: the chart as one view shows it (a chosen measure or level): the same id with other
            words and columns.
    """

    id: str
    title: Lazy
    subtitle: Lazy
    query: Callable[[Scope], pd.DataFrame]
    summary: Callable[[pd.DataFrame], str]
    columns: tuple[str, ...]
    base: Callable[[Scope], Base]
    definition: Lazy
    figure: Callable[[pd.DataFrame], Picture] = lambda _frame: NO_PICTURE
    headline: Callable[[pd.DataFrame], str | None] = no_finding
    sources: tuple[Source, ...] = (PROGRAMME,)
    toggles: tuple[str, ...] = ()
    links: Callable[[pd.DataFrame], list[str | None]] | None = None
    finding_from: int = FEWEST_FOR_A_FINDING
    nothing: Lazy | None = None
    is_key_figure: bool = False
    for_view: Callable[[View], Chart] | None = None

    @property
    def variables(self) -> list[Variable]:
        """What is known of each shown column."""
        return [variable(name) for name in self.columns]

    @property
    def is_protected(self) -> bool:
        """Counts persons in at least one column."""
        return any(column.is_protected for column in self.variables)


@dataclass(frozen=True)
class ChartResult:
    """A chart's rows inside one scope, and all that is read off them."""

    chart: Chart
    scope: Scope
    frame: pd.DataFrame
    base: Base = field(compare=False)

    @property
    def is_empty(self) -> bool:
        """Nothing matches the choice."""
        return self.frame.empty or (self.base.is_nothing and not self.chart.is_key_figure)

    @cached_property
    def headline(self) -> str:
        """The finding, or the measure where there is none."""
        finding = None
        if not self.is_empty and self.base.count >= self.chart.finding_from:
            finding = self.chart.headline(self.frame)
        return finding or str(self.chart.title)

    @cached_property
    def subtitle(self) -> str:
        """What is measured; for counts of persons whether they are protected or exact."""
        if not self.chart.is_protected:
            return str(self.chart.subtitle)
        exact = self.scope.viewer.is_exact
        return f"{self.chart.subtitle}; {_('persons, exact') if exact else _('persons, protected')}"

    @cached_property
    def sentence(self) -> str:
        """The finding with its base in one sentence."""
        if self.is_empty:
            return str(self.chart.nothing or _("Nothing matches this choice."))
        return self.chart.summary(self.frame)

    @cached_property
    def picture(self) -> Picture:
        """The picture, with colour roles; nothing to see when nothing matches."""
        return NO_PICTURE if self.is_empty else self.chart.figure(self.frame)

    @property
    def source_names(self) -> str:
        """Sources with their rights; sample data are named as such."""
        is_sample = self.scope.store.version.is_sample
        names = []
        for source in self.chart.sources:
            name = _("Sample data") if source is PROGRAMME and is_sample else source.name
            names.append(f"{name} ({source.licence})" if source.licence else str(name))
        return "; ".join(names)

    @property
    def source_text(self) -> str:
        """Sources, state of the data and rights in one line."""
        as_of = _("as of {date}").format(date=formats.date(self.scope.store.version.as_of))
        return _("Source: {names} · {as_of}").format(names=self.source_names, as_of=as_of)

    @property
    def licence_text(self) -> str:
        """Rights to be named with the rows."""
        return "; ".join(
            f"{source.name}: {source.licence}" for source in self.chart.sources if source.licence
        )

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """The shown columns as plain values: codes as codes, missing as None."""
        columns = [self._plain_values(column) for column in self.chart.variables]
        names = self.chart.columns
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def _plain_values(self, column: Variable) -> list[Any]:
        values = self.frame[column.name].tolist()
        whole = column.kind == "number" and column.decimals == 0 and column.unit != "EUR per 1,000"
        return [
            None
            if formats.is_missing(value)
            else int(value)
            if whole or _is_block(column)
            else value
            for value in values
        ]

    @cached_property
    def withheld(self) -> list[list[str]]:
        """Per row the columns whose value is held back."""
        marks = {
            name: self.frame[f"{name}_withheld"].tolist()
            for name in self.chart.columns
            if f"{name}_withheld" in self.frame
        }
        return [
            [name for name, flags in marks.items() if flags[index]]
            for index in range(len(self.frame))
        ]

    @cached_property
    def written(self) -> list[list[str]]:
        """The table as the reader reads it: one text per shown cell."""
        columns = self.chart.variables
        return [
            [
                formats.WITHHELD if column.name in held else column.write(record[column.name])
                for column in columns
            ]
            for record, held in zip(self.records, self.withheld, strict=True)
        ]

    @cached_property
    def row_toggles(self) -> list[list[list[str]]]:
        """Per row what a click on it chooses: pairs of key and value."""
        keys = [
            (key, name)
            for name in self.chart.toggles
            for key in (("from", "to") if name == "month" else (variable(name).filter_key or name,))
        ]
        values = {name: self._plain_values(variable(name)) for name in self.chart.toggles}
        return [
            [[key, str(values[name][row])] for key, name in keys if values[name][row] is not None]
            for row in range(len(self.frame))
        ]


def _is_block(column: Variable) -> bool:
    return column.name == "building_block"


def run(chart: Chart, scope: Scope) -> ChartResult:
    """Asks a chart's question inside a scope.

    Raises:
        MissingColumnError: when the question does not return a shown column.
        QueryTimeoutError: after the store's time limit.
    """
    if chart.for_view is not None:
        chart = chart.for_view(scope.view)
    frame = chart.query(scope)
    missing = [name for name in (*chart.columns, *chart.toggles) if name not in frame]
    if missing:
        raise MissingColumnError(f"{chart.id}: no column {', '.join(missing)}")
    return ChartResult(chart, scope, frame, chart.base(scope))


def leader(frame: pd.DataFrame, column: str) -> pd.Series | None:
    """The row clearly ahead of all others in one column, or None (a tie, a lead under 5 %)."""
    if frame.empty:
        return None
    values: Sequence[float] = sorted(frame[column].fillna(0), reverse=True)
    if values[0] <= 0 or (len(values) > 1 and values[0] < values[1] * SMALLEST_LEAD):
        return None
    return frame.loc[frame[column].idxmax()]
