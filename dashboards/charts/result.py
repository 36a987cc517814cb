"""A chart's rows inside one scope, and everything that is read off them: words, table, sources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dashboards.charts import comparing, events
from dashboards.charts.base import PROGRAMME, Base, Chart, Source, Subtitle
from dashboards.charts.whole_pictures import picture_of
from dashboards.language import counting, formats, phrases
from dashboards.language.headings import heading
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable, variable
from dashboards.pictures.model import NOTHING, Picture
from data import facts
from queries.rows import Row, Rows
from queries.scope import Scope

if TYPE_CHECKING:
    import pandas as pd


MOST_SHOWN = 200
"""Rows of a chart that may have very many: more circles cover each other, and nobody reads on."""


class MissingColumnError(Exception):
    """A chart shows a column that its question does not return."""


@dataclass(frozen=True)
class ChartResult:
    """A chart's rows inside one scope, and all that is read off them.

    `outside` are the rows that lie outside the choice, by their position: none of a result as it is
    asked for, some of one as the page shows it (`charts.context.in_sight`).
    """

    chart: Chart
    scope: Scope
    rows: Rows
    base: Base = field(compare=False)
    outside: tuple[int, ...] = ()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame, for whoever computes beside the dashboard."""
        return self.rows.to_frame()

    @property
    def is_empty(self) -> bool:
        """Nothing matches the choice."""
        return not len(self.rows) or (self.base.is_nothing and not self.chart.is_key_figure)

    @cached_property
    def headline(self) -> str:
        """The finding, or the measure where there is none."""
        return self._said(self._finding) if self._finding else str(self.chart.title)

    @cached_property
    def _finding(self) -> str | None:
        is_told = not self.is_empty and self.base.count >= self.chart.finding_from
        return self.chart.headline(self.rows) if is_told else None

    @cached_property
    def subtitle(self) -> str:
        """What is measured; for counts of persons whether they are protected or exact."""
        return self._measured(str(self.chart.subtitle))

    @cached_property
    def below_headline(self) -> str:
        """The subtitle as it stands under the headline: without what that has just said."""
        told = self.chart.subtitle
        is_repeated = isinstance(told, Subtitle) and not self._finding
        return self._measured(str(told.rest)) if is_repeated else self.subtitle

    def _measured(self, told: str) -> str:
        if self.scope.filters.is_empty:
            told = phrases.of_the_whole(told)
        if not self.chart.is_protected:
            return told
        persons = _("persons, exact") if self.scope.viewer.is_exact else _("persons, protected")
        if self.chart.persons is not None:
            persons = f"{self.chart.persons}: {persons}"
        return f"{told}; {persons}"

    @cached_property
    def sentence(self) -> str:
        """The finding with its base in one sentence."""
        if self.is_empty:
            return self.nothing
        text = self.chart.summary(self.rows)
        if self.chart.is_key_figure:
            return text
        return phrases.capitalised(self._said(text)) + events.told(self.picture)

    def _said(self, text: str) -> str:
        """A sentence with its counts written alike; a choice is named only where there is one."""
        is_whole = self.scope.filters.is_empty
        return counting.alike(phrases.of_the_whole(text) if is_whole else text)

    @property
    def nothing(self) -> str:
        """Why there is nothing to see; a choice is named only where there is one."""
        if self.scope.filters.is_empty:
            words = self.chart.nothing_yet or self.chart.nothing
            return phrases.of_the_whole(str(words or _("The data hold nothing on this yet.")))
        return str(self.chart.nothing or _("Nothing matches this choice."))

    @cached_property
    def picture(self) -> Picture:
        """What the picture shows; nothing to see when nothing matches."""
        if self.is_empty:
            return NOTHING
        return picture_of(self.chart, self.shown, self.scope)

    @cached_property
    def shown(self) -> Rows:
        """The rows that are drawn and listed; where there are very many, those with most."""
        return shown(self.chart, self.rows)

    @property
    def as_shown(self) -> ChartResult:
        """The result with only the rows that are drawn and listed."""
        if self.shown is self.rows:
            return self
        return replace(self, chart=replace(self.chart, many_by=""), rows=self.shown.as_table())

    @property
    def is_sample(self) -> bool:
        """The rows are sample data."""
        return self.scope.store.version.is_sample and not self.chart.is_real

    @property
    def source_names(self) -> str:
        """Sources with their rights; sample data are named as such."""
        return "; ".join(map(self._source_name, self.chart.sources))

    def _source_name(self, source: Source) -> str:
        name = _("Sample data") if source is PROGRAMME and self.is_sample else source.name
        return f"{name} ({source.licence})" if source.licence else str(name)

    @property
    def source_text(self) -> str:
        """Sources with their rights in one line, and how far the data of the programme reach.

        Other sources have dates of their own, which stand in their names or rows.
        """
        as_of = _("as of {date}").format(date=formats.date(self.scope.store.version.as_of))
        if self.chart.sources == (PROGRAMME,):
            return _("Source: {names} · {as_of}").format(names=self.source_names, as_of=as_of)
        names = [
            f"{self._source_name(one)}, {as_of}" if one is PROGRAMME else self._source_name(one)
            for one in self.chart.sources
        ]
        return _("Source: {names}").format(names="; ".join(names))

    @property
    def licence_text(self) -> str:
        """Rights to be named with the rows."""
        return "; ".join(
            f"{source.name}: {source.licence}" for source in self.chart.sources if source.licence
        )

    @cached_property
    def records(self) -> list[Row]:
        """The shown columns as plain values: codes as codes, missing as None."""
        columns = [self._plain_values(column) for column in self.chart.variables]
        names = self.chart.columns
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def _plain_values(self, column: Variable) -> list[Any]:
        def plain(value: Any) -> Any:
            if formats.is_missing(value):
                return None
            is_block = column.is_block and not isinstance(value, str)  # of an own table: codes
            return int(value) if column.is_whole or is_block else value

        return [plain(value) for value in self.rows[column.name]]

    @cached_property
    def withheld(self) -> list[list[str]]:
        """Per row the columns whose value is held back."""
        marks = {
            name: self.rows[f"{name}_withheld"]
            for name in self.chart.columns
            if f"{name}_withheld" in self.rows
        }
        return [
            [name for name, flags in marks.items() if flags[index]]
            for index in range(len(self.rows))
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
    def total(self) -> list[str]:
        """The last line of the table: sums of the rows of the choice; [] where nothing adds up."""
        inside = [place for place in range(len(self.rows)) if place not in set(self.outside)]
        if not self.chart.adds_up or len(inside) < 2:
            return []
        texts = []
        for column in self.chart.variables:
            values = [self.rows[column.name][place] for place in inside]
            adds_up = column.name in self.chart.adds_up and None not in values
            texts.append(column.write(sum(values)) if adds_up else "")
        return [_("In all"), *texts[1:]] if any(texts) else []

    @cached_property
    def row_toggles(self) -> list[list[list[str]]]:
        """Per row what a click on it chooses: pairs of key and value.

        Several values of one key are joined by commas, as in an address.
        """
        keys = [
            (key, name)
            for name in self.chart.toggles
            for key in (("from", "to") if name == "month" else (variable(name).filter_key or name,))
        ]
        values = {name: self._plain_values(variable(name)) for name in self.chart.toggles}
        return [
            [
                [key, value]
                for key, name in keys
                if values[name][row] is not None
                for value in str(values[name][row]).split(",")
            ]
            for row in range(len(self.rows))
        ]


def run(chart: Chart, scope: Scope) -> ChartResult:
    """Asks a chart's question inside a scope, once for each of what its view compares.

    Raises:
        MissingColumnError: when the question does not return a shown column.
        QueryTimeoutError: after the store's time limit.
    """
    facts.use(scope.store.facts)
    return alone(comparing.of(chart, scope) or chart, scope)


def alone(chart: Chart, scope: Scope) -> ChartResult:
    """The same without a comparison: what the choice itself shows."""
    facts.use(scope.store.facts)
    if chart.for_view is not None:
        chart = chart.for_view(scope.view)
    if chart.within is not None:
        chart = chart.within(scope)
    rows = chart.query(scope)
    missing = [name for name in (*chart.columns, *chart.toggles) if name not in rows]
    if missing:
        raise MissingColumnError(f"{chart.id}: no column {', '.join(missing)}")
    return ChartResult(chart, scope, rows, _with_unshown(chart, rows, chart.base(scope)))


def shown(chart: Chart, rows: Rows) -> Rows:
    """The rows of a chart that are drawn and listed, in their order.

    A row that names nothing stands for all that name nothing, and stays.
    """
    if not chart.many_by or len(rows) <= MOST_SHOWN:
        return rows
    most = sorted(range(len(rows)), key=lambda at: rows[chart.many_by][at] or 0, reverse=True)
    unnamed = [at for name in chart.toggles for at, one in enumerate(rows[name]) if one is None]
    first = list(dict.fromkeys([*unnamed, *most]))[:MOST_SHOWN]
    return rows.taken(sorted(first))


def _with_unshown(chart: Chart, rows: Rows, base: Base) -> Base:
    """The base, with how many rows only files hold."""
    kept = shown(chart, rows)
    if kept is rows:
        return base
    inside = set(kept.places)
    most = max(one or 0 for at, one in enumerate(rows[chart.many_by]) if at not in inside)
    measure = next(one for one in chart.variables if one.name == chart.many_by)
    why = _("only in files ({measure}: at most {count} each)").format(
        measure=heading(measure), count=formats.number(most)
    )
    return replace(base, left_out=(*base.left_out, (len(rows) - len(kept), why)))
