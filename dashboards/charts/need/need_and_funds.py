"""Child poverty against funds and projects per under-18: does the money follow the need?"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from statistics import correlation, median

from dashboards.charts import bases
from dashboards.charts.base import (
    FEWEST_FOR_A_FINDING,
    POPULATION,
    POVERTY,
    PROGRAMME,
    Beside,
    Chart,
)
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import named_at, sources_of, write_value
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import ticks
from dashboards.pictures.model import Scatter
from dashboards.pictures.parts import Axis, Point, Tick
from data import facts
from data.facts import DEFAULT_INDICATOR, Indicator
from queries.filters import View
from queries.need import need_and_funds
from queries.rows import Row, Rows
from queries.scope import Scope

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


@dataclass(frozen=True)
class Need:
    """What the other side is held against: child poverty, or the indicator that a view names."""

    indicator: str = ""
    at: str = ""

    @property
    def column(self) -> str:
        """The column of its values."""
        return "indicator_value" if self.indicator else "child_poverty_percent"

    @property
    def name(self) -> str:
        """The indicator with its date."""
        return named_at(self.indicator, self.at, "district")

    @property
    def name_if_any(self) -> str:
        """The same, "" for child poverty."""
        return self.name if self.indicator else ""

    @property
    def is_low(self) -> bool:
        """Whether low values are the ones of much need."""
        return bool(self.indicator) and self._entry.direction == "less_need"

    @property
    def _entry(self) -> Indicator:
        return facts.in_use().indicators[self.indicator]

    def write(self, value: float) -> str:
        """A value with its unit."""
        return write_value(self._entry, value) if self.indicator else formats.percent(value)

    def known(self, rows: Rows) -> Rows:
        """The Kreise for which it is known."""
        return rows.where(lambda row: row[self.column] is not None)

    def axis(self, values: list[float]) -> Axis:
        """The axis that all values lie on."""
        has_medians = len(values) >= _FEWEST
        middle = _median(values, self.write) if has_medians else None
        if not self.indicator:
            return Axis(
                title=_("Child poverty {need_date}, under 15, %"),
                start=max(0, min(values) // _STEPS * _STEPS - 0.01),
                end=(max(values) // _STEPS + 1) * _STEPS,
                ticks=ticks(_STEPS, 100),
                median=middle,
            )
        step = _step(max(values) - min(values))
        first, last = min(values) // step * step, (max(values) // step + 1) * step
        return Axis(
            title=self.name,
            start=first - step / 1000,
            end=last,
            ticks=tuple(
                Tick(first + step * place, self.write(first + step * place))
                for place in range(round((last - first) / step) + 1)
            ),
            median=middle,
        )


CHILD_POVERTY = Need()


def _step(span: float) -> float:
    """A round step that parts a span into four to ten."""
    if span <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(span))
    return power / 5 if span / power < 2 else power / 2 if span / power < 4 else power


def draw(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> Scatter:
    """A point per Kreis, hollow without project; the area of the circle is the under-18s."""
    rows = need.known(rows)
    named = _named(rows, side, need)
    places = zip(rows.places, rows, strict=True)
    points = [_point(row, index, side, need, named) for index, row in places]
    points.sort(key=lambda point: named.index(point.row) if point.row in named else len(rows))
    values = rows[side.column]
    top = max(max(values) * _ROOM, 1.0 if side is PROJECTS else 1000.0)
    has_medians = len(rows) >= _FEWEST
    x = need.axis(rows[need.column])
    y = Axis(
        title=str(side.axis),
        end=top,
        ticks=ticks(5000 if side is FUNDS and top > 8000 else 1000 if side is FUNDS else 0.5, top),
        median=_median(values, side.write) if has_medians else None,
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
        words=_both(amount, side, value, need),
        size=row["under_18_population"],
        is_hollow=row["approved_count"] == 0,
        is_named=index in named,
        row=index,
    )


def _median(values: list[float], write: Callable[[float], str]) -> Tick:
    value = median(values)
    return Tick(value, _("median {value}").format(value=write(value)))


def _quadrants(side: Side, need: Need) -> tuple[str, ...]:
    low, high = _("little need"), _("much need")
    if need.is_low:
        low, high = high, low
    return (
        f"{low}, {side.much}", f"{high}, {side.much}",
        f"{low}, {side.little}", f"{high}, {side.little}",
    )  # fmt: skip


def _both(amount: float, side: Side, value: float, need: Need) -> str:
    other = str(side.whole).format(value=side.write(value))
    if need.indicator:
        return f"{need.name}: {need.write(amount)}, {other}"
    return _("child poverty {need_date} {poverty}, {value}").format(
        poverty=need.write(amount), value=other
    )


def _of_one(row: Row, side: Side, need: Need) -> str:
    """Both values of one Kreis, as part of a sentence."""
    return _("{place} has a value of {value} for “{indicator}” and {other}").format(
        place=phrases.subject(row["district_ags"]),
        indicator=need.name if need.indicator else _("child poverty {need_date}"),
        value=need.write(row[need.column]),
        other=str(side.whole).format(value=side.write(row[side.column])),
    )


def _named(rows: Rows, side: Side, need: Need) -> list[int]:
    """The rows the sentence speaks of first, then those ahead on either axis."""
    if len(rows) <= _NAMED:
        return list(rows.places)
    by_side = rows.by(side.column, descending=True).places
    needy = rows.by(need.column, descending=not need.is_low)
    by_need = needy.places
    without = needy.where(lambda row: not row["approved_count"]).places
    short = _short(rows, side, need).places
    order = [*short[:3], *by_side[:2], *without[:2], *by_need[:3], *by_side[:5]]
    return list(dict.fromkeys(order))[:_NAMED]


def _short(rows: Rows, side: Side, need: Need) -> Rows:
    """Much need and little: the neediest first."""
    if not len(rows):
        return rows
    much, little = median(rows[need.column]), median(rows[side.column])
    short = rows.where(
        lambda row: (
            (row[need.column] <= much if need.is_low else row[need.column] >= much)
            and row[side.column] < little
        )
    )
    return short.by(need.column, descending=not need.is_low)


def headline(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str | None:
    """How many Kreise with much need have little."""
    rows = need.known(rows)
    short = len(_short(rows, side, need))
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


def describe(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str:
    """The relation of both, and the Kreise with much need and little."""
    unknown = len(rows) - len(need.known(rows))
    rows = need.known(rows)
    if not len(rows):
        return _("{indicator}: not known for any Kreis of the choice.").format(indicator=need.name)
    if len(rows) < _FEWEST:
        return phrases.capitalised("; ".join(_of_one(row, side, need) for row in rows)) + "."
    return " ".join(
        part
        for part in (relation(rows, side, need), _of_short(rows, side, need), _unknown(unknown))
        if part
    )


def _unknown(count: int) -> str:
    """How many Kreise the comparison cannot speak of."""
    if not count:
        return ""
    text = ngettext(
        "For {count} Kreis the need is not known.",
        "For {count} Kreise the need is not known.",
        count,
    )
    return text.format(count=formats.number(count))


def _of_short(rows: Rows, side: Side, need: Need) -> str:
    """The Kreise with much need and little, by the rule they were found by."""
    short = _short(rows, side, need)
    if not len(short):
        return ""
    found = [
        f"{names.area_name(row['district_ags'])} ({need.write(row[need.column])})"
        for row in short.head(3)
    ]
    text = (
        ngettext(
            "In {count} Kreis the value is at or below its median, and what is approved is below "
            "its own",
            "In {count} Kreise the value is at or below its median, and what is approved is below "
            "its own",
            len(short),
        )
        if need.is_low
        else ngettext(
            "In {count} Kreis need is at or above its median, but what is approved is below its "
            "own",
            "In {count} Kreise need is at or above its median, but what is approved is below its "
            "own",
            len(short),
        )
    ).format(count=formats.number(len(short)))
    places = formats.enumeration(found)
    if len(short) <= len(found):
        return f"{text}: {places}."
    return text + _(", first {places}").format(places=places) + "."


def _ranks(values: list[float]) -> list[float]:
    """The place of each value among all; equal ones share the mean of theirs."""
    ordered = sorted(values)
    last = {value: place for place, value in enumerate(ordered)}
    return [(ordered.index(value) + last[value]) / 2 for value in values]


def relation(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str:
    """How closely child poverty and the other side go together, from enough projects on."""
    projects = rows.total("approved_count")
    if projects < FEWEST_FOR_A_FINDING:
        return ngettext(
            "One approved project is too few to read a relation to child poverty.",
            "{count} approved projects are too few to read a relation to child poverty.",
            projects,
        ).format(count=formats.number(projects))
    amounts, values = rows[need.column], rows[side.column]
    if min(len(set(amounts)), len(set(values))) < 2:
        return _("Everywhere the same: there is no relation to measure.")
    value = correlation(_ranks(amounts), _ranks(values))
    if need.indicator:
        text = _relation_words(value).format(indicator=need.name, what=side.rate)
        return text + _(" (rank correlation {value}).").format(value=formats.number(value, 2))
    if value >= 0.5:
        text = _("The higher child poverty is ({need_date}, under 15), the more {what} there are")
    elif value >= 0.2:
        text = _(
            "There are somewhat more {what} where child poverty ({need_date}, under 15) is higher"
        )
    elif value > -0.2:
        text = _(
            "There is hardly any relation between child poverty ({need_date}, under 15) and {what}"
        )
    else:
        text = _("There are fewer {what} where child poverty ({need_date}, under 15) is higher")
    return text.format(what=side.rate) + _(" (rank correlation {value}).").format(
        value=formats.number(value, 2)
    )


def _relation_words(value: float) -> str:
    if value >= 0.5:
        return _("The higher the value of “{indicator}” is, the more {what} there are")
    if value >= 0.2:
        return _("There are somewhat more {what} where the value of “{indicator}” is higher")
    if value > -0.2:
        return _("There is hardly any relation between “{indicator}” and {what}")
    return _("There are fewer {what} where the value of “{indicator}” is higher")


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
        base=bases.per_under_18(bases.approved_applications),
        sources=(PROGRAMME, POPULATION, POVERTY),
        toggles=("district_ags",),
        nothing=_lazy("In this choice nothing is approved."),
        nothing_yet=_lazy("Nothing is approved yet."),
        definition=_DEFINITION,
    )
    return replace(chart, for_view=partial(_for_view, chart, side))


def need_of(view: View) -> Need:
    """The need that one view shows."""
    if view.at and not view.indicator:
        return Need(DEFAULT_INDICATOR, view.at)
    return Need(view.indicator, view.at)


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
