"""Child poverty against funds and projects per under-18: does the money follow the need?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import bases, variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.base import FEWEST_FOR_A_FINDING, POPULATION, POVERTY, PROGRAMME, Chart
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_scatter import Axis, Point, scatter, ticks
from dashboards.i18n import Lazy, ngettext
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from queries import need

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


def draw(frame: pd.DataFrame, side: Side) -> Picture:
    """A point per Kreis, hollow without project; the area of the circle is the under-18s."""
    named = _named(frame, side)
    points = [
        Point(
            x=row.child_poverty_percent,
            y=getattr(row, side.column),
            name=names.area_name(row.district_ags),
            spoken=_spoken(row, side),
            size=row.under_18_population,
            is_hollow=row.approved_count == 0,
            is_named=row.Index in named,
            row=row.Index,
        )
        for row in frame.itertuples()
    ]
    points.sort(key=lambda point: named.index(point.row) if point.row in named else len(frame))
    poverty = frame["child_poverty_percent"]
    top = max(float(frame[side.column].max()) * _ROOM, 1.0 if side is PROJECTS else 1000.0)
    has_medians = len(frame) >= _FEWEST
    x = Axis(
        title=_("Child poverty 2022, under 15, %"),
        start=max(0, float(poverty.min()) // _STEPS * _STEPS - 0.01),
        end=(float(poverty.max()) // _STEPS + 1) * _STEPS,
        ticks=ticks(_STEPS, 100),
        median=_median(poverty, formats.percent) if has_medians else None,
    )
    y = Axis(
        title=str(side.axis),
        end=top,
        ticks=ticks(5000 if side is FUNDS and top > 8000 else 1000 if side is FUNDS else 0.5, top),
        median=_median(frame[side.column], side.write) if has_medians else None,
    )
    words = _quadrants(side) if has_medians else []
    return scatter(points, x, y, words)


def _median(values: pd.Series, write: object) -> tuple[float, str]:
    value = float(values.median())
    return value, _("median {value}").format(value=write(value))  # type: ignore[operator]


def _quadrants(side: Side) -> list[str]:
    low, high = _("little need"), _("much need")
    return [
        f"{low}, {side.much}", f"{high}, {side.much}",
        f"{low}, {side.little}", f"{high}, {side.little}",
    ]  # fmt: skip


def _spoken(row: object, side: Side) -> str:
    poverty = formats.percent(row.child_poverty_percent)  # type: ignore[attr-defined]
    name = names.area_name(row.district_ags)  # type: ignore[attr-defined]
    return f"<b>{name}</b><br>" + _both(poverty, side, getattr(row, side.column))


def _both(poverty: str, side: Side, value: float) -> str:
    return _("child poverty 2022 {poverty}, {value}").format(
        poverty=poverty, value=str(side.whole).format(value=side.write(value))
    )


def _named(frame: pd.DataFrame, side: Side) -> list[int]:
    """The rows the sentence speaks of first, then those ahead on either axis."""
    if len(frame) <= _NAMED:
        return list(frame.index)
    by_side = frame.sort_values(side.column, ascending=False).index.tolist()
    by_need = frame.sort_values("child_poverty_percent", ascending=False).index.tolist()
    without = [index for index in by_need if not frame.loc[index, "approved_count"]]
    order = [*_short(frame, side).index[:3], *by_side[:2], *without[:2], *by_need[:3], *by_side[:5]]
    return list(dict.fromkeys(order))[:_NAMED]


def _short(frame: pd.DataFrame, side: Side) -> pd.DataFrame:
    """Much need and little: the neediest first."""
    is_short = (frame["child_poverty_percent"] >= frame["child_poverty_percent"].median()) & (
        frame[side.column] < frame[side.column].median()
    )
    return frame[is_short].sort_values("child_poverty_percent", ascending=False)


def headline(frame: pd.DataFrame, side: Side) -> str | None:
    """How many Kreise with much need have little."""
    short = len(_short(frame, side))
    if len(frame) < _FEWEST or not short:
        return None
    text = ngettext(
        "{count} Kreis has much need and {little}",
        "{count} Kreise have much need and {little}",
        short,
    )
    return phrases.capitalised(
        text.format(count=formats.small_count(short), little=str(side.little))
    )


def describe(frame: pd.DataFrame, side: Side) -> str:
    """The relation of both, and the Kreise with much need and little."""
    if len(frame) < _FEWEST:
        parts = [
            f"{names.area_name(row['district_ags'])}: "
            + _both(formats.percent(row["child_poverty_percent"]), side, row[side.column])
            for row in frame.to_dict("records")
        ]
        return "; ".join(parts) + "."
    text = relation(frame, side)
    short = _short(frame, side)
    if short.empty:
        return text
    found = [
        f"{names.area_name(row['district_ags'])} ({formats.percent(row['child_poverty_percent'])})"
        for row in short.head(3).to_dict("records")
    ]
    listed = formats.enumeration(found)
    if len(short) <= 3:
        more = _("Above the median of need and below that of the rest: {places}.")
        return f"{text} {more.format(places=listed)}"
    more = _(
        "Above the median of need and below that of the rest lie {count} Kreise, {places} first."
    )
    return f"{text} {more.format(count=formats.number(len(short)), places=listed)}"


def relation(frame: pd.DataFrame, side: Side) -> str:
    """How closely child poverty and the other side go together, from enough projects on."""
    projects = int(frame["approved_count"].sum())
    if projects < FEWEST_FOR_A_FINDING:
        return ngettext(
            "One approved project is too few to read a relation to child poverty.",
            "{count} approved projects are too few to read a relation to child poverty.",
            projects,
        ).format(count=formats.number(projects))
    ranks = frame[["child_poverty_percent", side.column]].rank()
    value = float(ranks["child_poverty_percent"].corr(ranks[side.column]))
    if formats.is_missing(value):
        return _("Everywhere the same: there is no relation to measure.")
    if value >= 0.5:
        text = _("The higher child poverty (2022, under 15), the more {what}")
    elif value >= 0.2:
        text = _("Somewhat more {what} where child poverty (2022, under 15) is higher")
    elif value > -0.2:
        text = _("Hardly any relation between child poverty (2022, under 15) and {what}")
    else:
        text = _("Less {what} where child poverty (2022, under 15) is higher")
    return text.format(what=side.rate) + _(" (rank correlation {value}).").format(
        value=formats.number(value, 2)
    )


_DEFINITION = _lazy(
    "Child poverty: children under 15 in SGB II households, in percent of all under 15, 2022; the "
    "figure lies after the programme years and includes families from Ukraine, so it is no "
    "baseline. Under-18s: as of 31 Dec 2019. Projects are applications approved, running or "
    "completed; a sum counts once per application. Medians are those of the Kreise shown."
)


def _chart(id_: str, title: Lazy, subtitle: Lazy, side: Side, columns: tuple[str, ...]) -> Chart:
    return Chart(
        id=id_,
        title=title,
        subtitle=subtitle,
        query=need.need_and_funds,
        figure=lambda frame: draw(frame, side),
        headline=lambda frame: headline(frame, side),
        summary=lambda frame: describe(frame, side),
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
            "Child poverty 2022 (under 15; lies after the programme years and includes families "
            "from Ukraine) and approved funds per 1,000 under-18s; circles by the number of "
            "under-18s, hollow without project"
        ),
        FUNDS,
        ("approved_eur", "approved_eur_per_1000_under_18"),
    ),
    _chart(
        "need-and-projects-by-district",
        _lazy("Child poverty and projects"),
        _lazy(
            "Child poverty 2022 (under 15; lies after the programme years and includes families "
            "from Ukraine) and approved projects per 10,000 under-18s; circles by the number of "
            "under-18s, hollow without project"
        ),
        PROJECTS,
        ("approved_count", "approved_per_10000_under_18"),
    ),
)
