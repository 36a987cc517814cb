"""Side by side: the same chart asked for several areas and the Land, for rounds or for years.

Built once for all charts that name the measure by which they compare (`Chart.compared`). Rows of
each side are those that its choice shows alone. Counts and sums are compared as shares of their own
side, since bases differ; rates and days as they are. The last side is what areas are held against,
the one before what a round or a year is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.charts.base import Chart
from dashboards.charts.comparison import SIDE, Comparison, variables
from dashboards.language import names
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable, variable
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope
from queries.sides import Side, sides

#: Columns whose values are areas, and the key of the choice of each.
_AREAS = {
    "region_ags": "region",
    "district_ags": "district",
    "municipality_ags": "municipality",
    "neighbourhood_id": "neighbourhood",
}


def of(chart: Chart, scope: Scope) -> Chart | None:
    """The chart as a comparison; None where it is none or there is nothing to compare."""
    if not chart.compared or not scope.view.compare:
        return None
    chart = chart.for_view(scope.view) if chart.for_view else chart
    held = sides(scope)
    area = next((name for name in chart.toggles if name in _AREAS), "")
    if area and held and held[0].kind == "area":
        # Each area is a row of its own; another level has no row there, and neither has the Land.
        held = tuple(side for side in held if side.key == _AREAS[area])
        if len(held) < 2:
            return None
    if not held:
        return None
    keys = [one for one in chart.variables if one.kind == "text"]
    if area and held[0].kind == "area":
        keys = []
    return Comparison(chart, held, _labels(held, scope), tuple(keys)).chart(scope)


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
    if not chart.compared:
        return ()
    side = Variable(SIDE, _("Compared"), str, unit="code", kind="text")
    measure = variable(chart.compared)
    return (side, *variables(measure, measure.label, measure.write, is_over_time=False).values())
