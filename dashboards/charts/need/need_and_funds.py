"""Child poverty against funds and projects per under-18: does the money follow the need?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboards.charts import bases
from dashboards.charts.base import (
    POPULATION,
    POVERTY,
    PROGRAMME,
    Beside,
    Chart,
)
from dashboards.charts.need.need_and_side import (
    CHILD_POVERTY,
    FEWEST,
    FUNDS,
    PROJECTS,
    Need,
    Side,
    median_of,
    need_of,
)
from dashboards.charts.need.need_words import both_values, describe, headline, short_of_both
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import sources_of
from dashboards.language import names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import ticks
from dashboards.pictures.model import Scatter
from dashboards.pictures.parts import Axis, Point
from queries.filters import View
from queries.need import need_and_funds
from queries.rows import Row, Rows
from queries.scope import Scope

_NAMED = 10
_ROOM = 1.12


def draw(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> Scatter:
    """A point per Kreis, hollow without project; the area of the circle is the under-18s."""
    rows = need.known(rows)
    named = _named(rows, side, need)
    places = zip(rows.places, rows, strict=True)
    points = [_point(row, index, side, need, named) for index, row in places]
    points.sort(key=lambda point: named.index(point.row) if point.row in named else len(rows))
    values = rows[side.column]
    top = max(max(values) * _ROOM, 1.0 if side is PROJECTS else 1000.0)
    has_medians = len(rows) >= FEWEST
    x = need.axis(rows[need.column])
    y = Axis(
        title=str(side.axis),
        end=top,
        ticks=ticks(5000 if side is FUNDS and top > 8000 else 1000 if side is FUNDS else 0.5, top),
        median=median_of(values, side.write) if has_medians else None,
    )
    return Scatter(
        points=tuple(points), x=x, y=y, quadrants=_quadrants(side, need) if has_medians else ()
    )


def _point(row: Row, index: int, side: Side, need: Need, named: list[int]) -> Point:
    amount, value = row[need.column], row[side.column]
    return Point(
        x=amount,
        y=value,
        name=names.area_name(row["district_ags"]),
        words=both_values(amount, side, value, need),
        size=row["under_18_population"],
        is_hollow=row["approved_count"] == 0,
        is_named=index in named,
        row=index,
    )


def _quadrants(side: Side, need: Need) -> tuple[str, ...]:
    low, high = _("little need"), _("much need")
    if need.is_low:
        low, high = high, low
    return (
        f"{low}, {side.much}", f"{high}, {side.much}",
        f"{low}, {side.little}", f"{high}, {side.little}",
    )  # fmt: skip


def _named(rows: Rows, side: Side, need: Need) -> list[int]:
    """The rows the sentence speaks of first, then those ahead on either axis."""
    if len(rows) <= _NAMED:
        return list(rows.places)
    by_side = rows.by(side.column, descending=True).places
    needy = rows.by(need.column, descending=not need.is_low)
    by_need = needy.places
    without = needy.where(lambda row: not row["approved_count"]).places
    short = short_of_both(rows, side, need).places
    order = [*short[:3], *by_side[:2], *without[:2], *by_need[:3], *by_side[:5]]
    return list(dict.fromkeys(order))[:_NAMED]


_DEFINITION = _lazy(
    "Child poverty: children under 15 in SGB II households, in percent of all under 15, "
    "{need_date}; the figure {need_note}, so it is no baseline. Under-18s: as of {under_18_date}. "
    "Projects are applications approved, running or completed; a sum counts once per application. "
    "Medians are those of the Kreise shown."
)


def _beside(counted: str, rate: str, per: int, scope: Scope) -> dict[str, float | None]:
    """The rate of all Kreise of a choice together."""
    rows = need_and_funds(scope)
    people, count = rows.total("under_18_population"), rows.total(counted)
    return {
        "under_18_population": people,
        counted: count,
        rate: per * float(count) / people if people else None,
    }


def _chart(id_: str, title: Lazy, subtitle: Lazy, side: Side, columns: tuple[str, ...]) -> Chart:
    chart = Chart(
        id=id_,
        title=title,
        subtitle=subtitle,
        query=need_and_funds,
        figure=lambda rows: draw(rows, side),
        headline=lambda rows: headline(rows, side),
        summary=lambda rows: describe(rows, side),
        columns=("district_ags", "child_poverty_percent", "under_18_population", *columns),
        compared=columns[-1],
        beside=Beside(
            columns=("under_18_population", *columns),
            of=partial(_beside, columns[0], columns[-1], 1_000 if side is FUNDS else 10_000),
            keys=("region", "district", ""),
        ),
        base=bases.per_under_18(bases.approved_by_area),
        sources=(PROGRAMME, POPULATION, POVERTY),
        toggles=("district_ags",),
        nothing=_lazy("In this choice nothing is approved."),
        nothing_yet=_lazy("Nothing is approved yet."),
        definition=_DEFINITION,
    )
    return replace(chart, for_view=partial(_for_view, chart, side))


def _for_view(chart: Chart, side: Side, view: View) -> Chart:
    """The same with the indicator that a view names in place of child poverty."""
    need = need_of(view)
    if not need.indicator:
        return chart
    first, *rest = chart.columns
    return replace(
        chart,
        title=_("{indicator} and {what}").format(indicator=need.name, what=side.rate),
        subtitle=_(
            "{indicator} and {what}; circles by the number of under-18s, hollow without project"
        ).format(indicator=need.name, what=side.rate),
        figure=partial(draw, side=side, need=need),
        headline=partial(headline, side=side, need=need),
        summary=partial(describe, side=side, need=need),
        columns=(first, "indicator_value", *rest),
        sources=(PROGRAMME, POPULATION, *sources_of(need.indicator, need.at)),
    )


CHARTS = (
    _chart(
        "need-and-funds-by-district",
        _lazy("Child poverty and approved funds"),
        _lazy(
            "Child poverty {need_date} (under 15; {need_note}) and approved funds per 1,000 "
            "under-18s; circles by the number of under-18s, hollow without project"
        ),
        FUNDS,
        ("approved_eur", "approved_eur_per_1000_under_18"),
    ),
    _chart(
        "need-and-projects-by-district",
        _lazy("Child poverty and projects"),
        _lazy(
            "Child poverty {need_date} (under 15; {need_note}) and approved projects per 10,000 "
            "under-18s; circles by the number of under-18s, hollow without project"
        ),
        PROJECTS,
        ("approved_count", "approved_per_10000_under_18"),
    ),
)
