"""Side by side: the same chart asked for several areas and the Land, for rounds or for years.

Built once for all charts that name the measure by which they compare (`Chart.compared`). Rows of
each side are those that its choice shows alone. Counts and sums are compared as shares of their own
side, since bases differ; rates and days as they are. The last side is what areas are held against,
the one before what a round or a year is; a round or a year without records is named, not compared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from dashboards.charts import compared_figures, side_by_side
from dashboards.charts.base import Chart
from dashboards.charts.comparison import SIDE, Comparison
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Variable, variable
from queries import areas
from queries.filters import FilterState
from queries.rows import Rows
from queries.scope import Scope
from queries.sides import Side, sides

#: Columns whose values are areas, and the key of the choice of each.
_AREAS = {
    "region_ags": "region",
    "district_ags": "district",
    "municipality_ags": "municipality",
    "neighbourhood_id": "neighbourhood",
}


#: What a chart shows whose marks are areas, for the sentence that nothing stands beside them.
_SHOWN = {
    "region_ags": _lazy("Regierungsbezirke"),
    "district_ags": _lazy("Kreise"),
    "municipality_ags": _lazy("Gemeinden"),
    "neighbourhood_id": _lazy("Quartiere"),
}


def of(chart: Chart, scope: Scope) -> Chart | None:
    """The chart as a comparison, or with the reason why it is none; None where none is asked for.

    Key figures tell every side. What compares by its marks shows them side by side; where its marks
    are areas of another level, it compares by one number a side (`Chart.beside`).
    """
    if not scope.view.compare:
        return None
    chart = chart.for_view(scope.view) if chart.for_view else chart
    held = sides(scope)
    if not held:
        return None
    if chart.is_key_figure:
        found: Chart | None = compared_figures.told(chart, held, _labels(held, scope), scope)
    else:
        found = _held(chart, held, scope)
    if found is None or not (chart.is_key_figure or SIDE in found.columns):
        return found
    if held[0].kind == "year" and _knows_no_month(chart, held, scope):
        return _with_words(
            chart, _("Calendar years do not stand side by side: what is shown here has no month.")
        )
    if chart.is_key_figure:  # A number that is 0 is told too.
        return found
    return _of_those_with_records(chart, found, held, scope)


def _of_those_with_records(
    chart: Chart, found: Chart, held: tuple[Side, ...], scope: Scope
) -> Chart:
    kept = tuple(side for side in held if side.kind == "area" or _has_records(chart, side, scope))
    if len(kept) == len(held):
        return found
    called = _labels(held, scope)
    listed = formats.enumeration([called[side.sign] for side in held if side not in kept])
    if len(kept) > 1:
        found = _held(chart, kept, scope) or chart
        words = _("There are no records here for {listed}.")
    else:
        found, words = chart, _("Not side by side: there are no records here for {listed}.")
    return _with_words(found, words.format(listed=listed))


def _knows_no_month(chart: Chart, held: tuple[Side, ...], scope: Scope) -> bool:
    """Whether every year shows what no year shows, and something: then none narrows it.

    Of what has months one year alone may hold all, never two of them.
    """

    def told(filters: FilterState) -> tuple[int, Sequence[Any]]:
        inside = scope.with_filters(filters)
        rows = chart.query(inside)
        # Rates may be the same every year; what they are rates of is then not.
        count = chart.base(inside).count
        return count, rows[chart.compared] if chart.compared in rows else list(rows)

    whole = replace(scope.filters, from_month=None, to_month=None)
    is_nothing = chart.base(scope.with_filters(whole)).is_nothing
    return not is_nothing and all(told(side.filters) == told(whole) for side in held)


def _has_records(chart: Chart, side: Side, scope: Scope) -> bool:
    """Whether a side has any of what the chart counts."""
    counted = chart.beside.counted if chart.beside and chart.beside.counted else chart.base
    return not counted(scope.with_filters(side.filters)).is_nothing


def _with_words(chart: Chart, words: str) -> Chart:
    def told(rows: Rows) -> str:
        before = chart.summary(rows)
        return f"{before} {words}" if before.endswith(".") else f"{before}. {words}"

    return replace(chart, summary=told, for_view=None)


def _held(chart: Chart, held: tuple[Side, ...], scope: Scope) -> Chart | None:
    """The chart with these sides beside each other, or with the reason why none are."""
    by_number = _by_number(chart, held, scope)
    if by_number is not None and chart.beside and chart.beside.columns[-1] == chart.compared:
        return by_number
    return _by_marks(chart, held, scope) or by_number or _apart(chart, held)


def _by_marks(chart: Chart, held: tuple[Side, ...], scope: Scope) -> Chart | None:
    """Each category of the chart with a mark for every side."""
    if not chart.compared:
        return None
    area = _area_of(chart)
    keys = [one for one in chart.variables if one.kind == "text"]
    if chart.compared_by:
        keys = [one for one in keys if one.name in chart.compared_by]
    if area and held[0].kind == "area":
        # Each area is a row of its own; another level has no row there, and neither has the Land.
        held = tuple(side for side in (_as(one, (_AREAS[area],)) for one in held) if side)
        if len(held) < 2:
            return None
        keys = []
    return side_by_side.chart(Comparison(chart, held, _labels(held, scope), tuple(keys)))


def _as(side: Side, keys: Collection[str]) -> Side | None:
    """The side as an area of one of these keys; None where it is none.

    A kreisfreie Stadt is a Kreis and a Gemeinde, whichever of its two keys the address says.
    """
    if side.key in keys:
        return side
    other = {"municipality": "district", "district": "municipality"}.get(side.key, "")
    city = side.sign if side.key == "municipality" else f"{side.sign}000"
    is_both = city.endswith("000") and city in names.municipalities()
    if other not in keys or not is_both:
        return None
    ags = city[:5] if other == "district" else city
    return replace(
        side, key=other, filters=side.filters.without(side.key).with_values(other, (ags,))
    )


def _by_number(chart: Chart, held: tuple[Side, ...], scope: Scope) -> Chart | None:
    """One number for every side it is known for."""
    beside = chart.beside
    if beside is None:
        return None
    if held[0].kind != "area":
        known = held if beside.is_over_time else ()
    else:
        known = tuple(side for side in (_as(one, beside.keys) for one in held) if side)
    if len(known) < 2:
        return None

    def asked(inside: Scope) -> Rows:
        found = dict.fromkeys(beside.columns) | dict(beside.of(inside))
        return Rows({name: [value] for name, value in found.items()})

    plain = replace(
        chart, query=asked, columns=beside.columns, compared=beside.columns[-1], for_view=None
    )
    return side_by_side.chart(Comparison(plain, known, _labels(known, scope), ()))


def _apart(chart: Chart, held: tuple[Side, ...]) -> Chart | None:
    """The chart as it is, its sentence saying why nothing stands beside it."""
    reason = _reason(chart, held)
    return _with_words(chart, reason) if reason else None


def _reason(chart: Chart, held: tuple[Side, ...]) -> str:
    if chart.not_compared:
        return str(chart.not_compared)
    if chart.beside is not None:
        if held[0].kind != "area":
            return _(
                "Rounds and years do not stand side by side here: this is told for none of them."
            )
        if "district" in chart.beside.keys:
            return _("Side by side this stands for Regierungsbezirke, Kreise and the state alone.")
        return _("Side by side this stands for Regierungsbezirke and the state alone.")
    area = _area_of(chart)
    if not chart.compared or not area:
        return ""
    return _(
        "Not side by side: the chart shows {areas}, of which fewer than two are compared."
    ).format(areas=_SHOWN[area])


def _area_of(chart: Chart) -> str:
    """The column whose areas are the marks, "" where they are none."""
    return next((name for name in chart.toggles if name in _AREAS), "")


def told(scope: Scope) -> list[list[str]]:
    """What is held side by side: sign and name of each, the Land included; [] where it is less."""
    return [[sign, name] for sign, name in _labels(sides(scope), scope).items()]


def label(sign: str, neighbourhoods: dict[str, str]) -> str:
    """What one side is called, by its sign in the address."""
    if sign.isdigit() and len(sign) in {2, 3, 5, 8}:
        return names.area_name(sign)
    for code_list in ("round", "circle"):
        if sign in names.codes(code_list):
            name = names.code_name(code_list, sign)
            return _("Circle {name}").format(name=name) if code_list == "circle" else name
    return neighbourhoods.get(sign, sign)


def _labels(held: Sequence[Side], scope: Scope) -> dict[str, str]:
    rows = areas.neighbourhood_names(scope.with_filters(FilterState()))
    known = dict(zip(rows["neighbourhood_id"], rows["neighbourhood_name"], strict=True))
    called = {side.sign: label(side.sign, known) for side in held}
    if held and not held[-1].key and scope.viewer.areas:
        called[held[-1].sign] = _("all areas you see")
    return called


def optional_columns(chart: Chart) -> tuple[Variable, ...]:
    """The columns that a chart has only where it compares, for the description for programs."""
    named = compared_figures.measure_of(chart) if chart.is_key_figure else chart.compared
    beside = chart.beside.columns if chart.beside else ()
    if not named and not beside:
        return ()
    side = Variable(SIDE, _("Compared"), str, unit="code", kind="text")
    measure = variable(named or beside[-1])
    own = side_by_side.variables(measure, measure.label, measure.write, is_over_time=False).values()
    return (side, *own, *(variable(name) for name in beside))
