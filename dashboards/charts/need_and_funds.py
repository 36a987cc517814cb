"""Child poverty against funds and projects per under-18: does the money follow the need?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import correlation, median

from dashboards import formats, names, phrases
from dashboards.charts import bases, variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.base import FEWEST_FOR_A_FINDING, POPULATION, POVERTY, PROGRAMME, Chart
from dashboards.i18n import Lazy, ngettext
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import ticks
from dashboards.pictures.model import Scatter
from dashboards.pictures.parts import Axis, Point, Tick
from queries import need
from queries.rows import Row, Rows

#: Fewer Kreise have no median worth a line, and no relation worth a number.
_FEWEST = 8
_NAMED = 10
_STEPS = 5
_ROOM = 1.12


@dataclass(frozen=True)
class Side:
    """What is held against child poverty."""

    column: str
    axis: Lazy
    decimals: int
    is_money: bool
    little: Lazy
    much: Lazy
    rate: Lazy
    whole: Lazy

    def write(self, value: float) -> str:
        """A value with its unit."""
        amount = formats.number(value, self.decimals)
        return formats.in_euro(amount) if self.is_money else amount


FUNDS = Side(
    "approved_eur_per_1000_under_18",
    _lazy("Approved funds per 1,000 under-18s, €"),
    0,
    True,
    _lazy("little money"),
    _lazy("much money"),
    _lazy("funds per 1,000 under-18s"),
    _lazy("{value} per 1,000 under-18s"),
)
PROJECTS = Side(
    "approved_per_10000_under_18",
    _lazy("Approved projects per 10,000 under-18s"),
    2,
    False,
    _lazy("few projects"),
    _lazy("many projects"),
    _lazy("projects per 10,000 under-18s"),
    _lazy("{value} projects per 10,000 under-18s"),
)


def draw(rows: Rows, side: Side) -> Scatter:
    """A point per Kreis, hollow without project; the area of the circle is the under-18s."""
    named = _named(rows, side)
    points = [_point(row, index, side, named) for index, row in enumerate(rows)]
    points.sort(key=lambda point: named.index(point.row) if point.row in named else len(rows))
    poverty, values = rows["child_poverty_percent"], rows[side.column]
    top = max(max(values) * _ROOM, 1.0 if side is PROJECTS else 1000.0)
    has_medians = len(rows) >= _FEWEST
    x = Axis(
        title=_("Child poverty {need_date}, under 15, %"),
        start=max(0, min(poverty) // _STEPS * _STEPS - 0.01),
        end=(max(poverty) // _STEPS + 1) * _STEPS,
        ticks=ticks(_STEPS, 100),
        median=_median(poverty, formats.percent) if has_medians else None,
    )
    y = Axis(
        title=str(side.axis),
        end=top,
        ticks=ticks(5000 if side is FUNDS and top > 8000 else 1000 if side is FUNDS else 0.5, top),
        median=_median(values, side.write) if has_medians else None,
    )
    return Scatter(
        points=tuple(points), x=x, y=y, quadrants=_quadrants(side) if has_medians else ()
    )


def _point(row: Row, index: int, side: Side, named: list[int]) -> Point:
    poverty, value = row["child_poverty_percent"], row[side.column]
    return Point(
        x=poverty,
        y=value,
        name=names.area_name(row["district_ags"]),
        words=_both(formats.percent(poverty), side, value),
        size=row["under_18_population"],
        is_hollow=row["approved_count"] == 0,
        is_named=index in named,
        row=index,
    )


def _median(values: list[float], write: Callable[[float], str]) -> Tick:
    value = median(values)
    return Tick(value, _("median {value}").format(value=write(value)))


def _quadrants(side: Side) -> tuple[str, ...]:
    low, high = _("little need"), _("much need")
    return (
        f"{low}, {side.much}", f"{high}, {side.much}",
        f"{low}, {side.little}", f"{high}, {side.little}",
    )  # fmt: skip


def _both(poverty: str, side: Side, value: float) -> str:
    return _("child poverty {need_date} {poverty}, {value}").format(
        poverty=poverty, value=str(side.whole).format(value=side.write(value))
    )


def _named(rows: Rows, side: Side) -> list[int]:
    """The rows the sentence speaks of first, then those ahead on either axis."""
    if len(rows) <= _NAMED:
        return list(rows.places)
    by_side = rows.by(side.column, descending=True).places
    needy = rows.by("child_poverty_percent", descending=True)
    by_need = needy.places
    without = needy.where(lambda row: not row["approved_count"]).places
    short = _short(rows, side).places
    order = [*short[:3], *by_side[:2], *without[:2], *by_need[:3], *by_side[:5]]
    return list(dict.fromkeys(order))[:_NAMED]


def _short(rows: Rows, side: Side) -> Rows:
    """Much need and little: the neediest first."""
    if not len(rows):
        return rows
    much, little = median(rows["child_poverty_percent"]), median(rows[side.column])
    short = rows.where(
        lambda row: row["child_poverty_percent"] >= much and row[side.column] < little
    )
    return short.by("child_poverty_percent", descending=True)


def headline(rows: Rows, side: Side) -> str | None:
    """How many Kreise with much need have little."""
    short = len(_short(rows, side))
    if len(rows) < _FEWEST or not short:
        return None
    text = ngettext(
        "{count} Kreis has much need and {little}",
        "{count} Kreise have much need and {little}",
        short,
    )
    return phrases.capitalised(
        text.format(count=formats.small_count(short), little=str(side.little))
    )


def describe(rows: Rows, side: Side) -> str:
    """The relation of both, and the Kreise with much need and little."""
    if len(rows) < _FEWEST:
        parts = [
            f"{names.area_name(row['district_ags'])}: "
            + _both(formats.percent(row["child_poverty_percent"]), side, row[side.column])
            for row in rows
        ]
        return "; ".join(parts) + "."
    text = relation(rows, side)
    short = _short(rows, side)
    if not len(short):
        return text
    found = [
        f"{names.area_name(row['district_ags'])} ({formats.percent(row['child_poverty_percent'])})"
        for row in short.head(3)
    ]
    listed = formats.enumeration(found)
    if len(short) <= 3:
        more = _("Above the median of need and below that of the rest: {places}.")
        return f"{text} {more.format(places=listed)}"
    more = _(
        "Above the median of need and below that of the rest lie {count} Kreise, {places} first."
    )
    return f"{text} {more.format(count=formats.number(len(short)), places=listed)}"


def _ranks(values: list[float]) -> list[float]:
    """The place of each value among all; equal ones share the mean of theirs."""
    ordered = sorted(values)
    last = {value: place for place, value in enumerate(ordered)}
    return [(ordered.index(value) + last[value]) / 2 for value in values]


def relation(rows: Rows, side: Side) -> str:
    """How closely child poverty and the other side go together, from enough projects on."""
    projects = rows.total("approved_count")
    if projects < FEWEST_FOR_A_FINDING:
        return ngettext(
            "One approved project is too few to read a relation to child poverty.",
            "{count} approved projects are too few to read a relation to child poverty.",
            projects,
        ).format(count=formats.number(projects))
    poverty, values = rows["child_poverty_percent"], rows[side.column]
    if min(len(set(poverty)), len(set(values))) < 2:
        return _("Everywhere the same: there is no relation to measure.")
    value = correlation(_ranks(poverty), _ranks(values))
    if value >= 0.5:
        text = _("The higher child poverty ({need_date}, under 15), the more {what}")
    elif value >= 0.2:
        text = _("Somewhat more {what} where child poverty ({need_date}, under 15) is higher")
    elif value > -0.2:
        text = _("Hardly any relation between child poverty ({need_date}, under 15) and {what}")
    else:
        text = _("Less {what} where child poverty ({need_date}, under 15) is higher")
    return text.format(what=side.rate) + _(" (rank correlation {value}).").format(
        value=formats.number(value, 2)
    )


_DEFINITION = _lazy(
    "Child poverty: children under 15 in SGB II households, in percent of all under 15, "
    "{need_date}; the figure lies after the programme years and includes families from Ukraine, so "
    "it is no baseline. Under-18s: as of {under_18_date}. Projects are applications approved, "
    "running or completed; a sum counts once per application. Medians are those of the Kreise "
    "shown."
)


def _chart(id_: str, title: Lazy, subtitle: Lazy, side: Side, columns: tuple[str, ...]) -> Chart:
    return Chart(
        id=id_,
        title=title,
        subtitle=subtitle,
        query=need.need_and_funds,
        figure=lambda rows: draw(rows, side),
        headline=lambda rows: headline(rows, side),
        summary=lambda rows: describe(rows, side),
        columns=("district_ags", "child_poverty_percent", "under_18_population", *columns),
        base=bases.per_under_18(bases.approved_applications),
        sources=(PROGRAMME, POPULATION, POVERTY),
        toggles=("district_ags",),
        nothing=_lazy("In this choice nothing is approved."),
        definition=_DEFINITION,
    )


CHARTS = (
    _chart(
        "need-and-funds-by-district",
        _lazy("Child poverty and approved funds"),
        _lazy(
            "Child poverty {need_date} (under 15; lies after the programme years and includes "
            "families from Ukraine) and approved funds per 1,000 under-18s; circles by the number "
            "of under-18s, hollow without project"
        ),
        FUNDS,
        ("approved_eur", "approved_eur_per_1000_under_18"),
    ),
    _chart(
        "need-and-projects-by-district",
        _lazy("Child poverty and projects"),
        _lazy(
            "Child poverty {need_date} (under 15; lies after the programme years and includes "
            "families from Ukraine) and approved projects per 10,000 under-18s; circles by the "
            "number of under-18s, hollow without project"
        ),
        PROJECTS,
        ("approved_count", "approved_per_10000_under_18"),
    ),
)
