"""Concentration: how evenly are the funds spread over the under-18s?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboards.charts import bases
from dashboards.charts.base import POPULATION, PROGRAMME, Beside, Chart
from dashboards.charts.need.need_and_side import Need, need_of
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import sources_of
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import ticks
from dashboards.pictures.model import Lorenz
from dashboards.pictures.parts import Axis, Place, Point
from queries import need as questions
from queries.filters import View
from queries.rows import Rows
from queries.scope import Scope

_HALF = 50.0
_ALL = 100.0


def half(rows: Rows) -> tuple[float, float]:
    """Shares of under-18s at the two ends that get one half of the funds each: least, most.

    Between two Kreise the curve is straight: inside a Kreis the money counts as evenly spread.
    """
    people = [0.0, *rows["cumulative_under_18_percent"]]
    money = [0.0, *rows["cumulative_funds_percent"]]
    for left, right, low, high in zip(people, people[1:], money, money[1:], strict=False):
        if low < _HALF <= high:
            at = left + (right - left) * (_HALF - low) / (high - low)
            return at, _ALL - at
    return _ALL, 0.0


def money_of_needier_half(rows: Rows) -> float:
    """Share of the funds that goes to the half of the under-18s who live where need is greatest."""
    people = [0.0, *rows["cumulative_under_18_percent"]]
    money = [0.0, *rows["cumulative_funds_percent"]]
    for left, right, low, high in zip(people, people[1:], money, money[1:], strict=False):
        if left < _HALF <= right:
            at_half: float = low + (high - low) * (_HALF - left) / (right - left)
            return _ALL - at_half
    return 0.0


def draw(rows: Rows, need: Need | None = None) -> Lorenz:
    """The curve, with the point the sentence speaks of.

    By funds per head the one from which the upper half of the money begins; by need the one from
    which the needier half of the under-18s begins.
    """
    points = tuple(
        Point(
            x=row["cumulative_under_18_percent"],
            y=row["cumulative_funds_percent"],
            name=names.area_name(row["district_ags"]),
            words=_("up to here {people} of under-18s, {money} of funds").format(
                people=formats.percent(row["cumulative_under_18_percent"]),
                money=formats.percent(row["cumulative_funds_percent"]),
            ),
            row=index,
        )
        for index, row in enumerate(rows)
    )
    if need is None:
        least, most = half(rows)
        words = _("half of the money: {share} of under-18s").format(share=formats.percent(most))
        mark = Place(name="", text=words, x=least, y=_HALF)
    else:
        share = money_of_needier_half(rows)
        words = _("the needier half: {share} of the money").format(share=formats.percent(share))
        mark = Place(name="", text=words, x=_HALF, y=_ALL - share)
    return Lorenz(
        points=points,
        x=_axis(_("Under-18s, added up, %")),
        y=_axis(_("Approved funds, added up, %")),
        half=mark,
        equal=_("the same everywhere"),
    )


def _axis(title: str) -> Axis:
    return Axis(title=title, end=_ALL, ticks=ticks(25, _ALL))


def headline(rows: Rows) -> str | None:
    """Who gets half of the money."""
    if len(rows) < 3:
        return None
    return _("Half of the money goes to {share} of under-18s").format(
        share=formats.percent(half(rows)[1])
    )


def describe(rows: Rows) -> str:
    """What the index is, and what half of the money means."""
    if len(rows) == 1:
        return _("The choice holds one Kreis only: there is nothing to be spread unevenly.")
    funded = rows.where(lambda row: row["approved_eur"] > 0)
    if len(funded) == 1:
        share = 100 * funded.first["under_18_population"] / rows.total("under_18_population")
        return _("All of the money goes to {place}, where {share} of the under-18s live.").format(
            place=phrases.the_area(funded.first["district_ags"]), share=formats.percent(share)
        )
    return _(
        "Half of the money goes to Kreise with {most} of under-18s (Gini index {gini}; 0 would "
        "mean the same per 1,000 under-18s everywhere, 1 everything in one place)."
    ).format(
        most=formats.percent(half(rows)[1]),
        gini=formats.number(rows.first["gini_index"], 2),
    )


def _beside(scope: Scope) -> dict[str, float | None]:
    """How unevenly the funds are spread over the Kreise of a choice; nothing without funds."""
    by_head = replace(scope, view=replace(scope.view, indicator="", at=""))
    rows = questions.concentration(by_head)
    given = rows.total("approved_eur")
    is_spread = given and len(rows) > 1
    return {"approved_eur": given, "gini_index": rows.first["gini_index"] if is_spread else None}


def headline_by_need(rows: Rows) -> str | None:
    """What goes to the needier half of the under-18s."""
    if len(rows) < 3:
        return None
    return _("{share} of the money goes to the needier half of under-18s").format(
        share=formats.percent(money_of_needier_half(rows))
    )


def describe_by_need(rows: Rows, need: Need) -> str:
    """By what need is measured, what its greater half gets, and the index."""
    if len(rows) == 1:
        return _("The choice holds one Kreis only: there is nothing to be spread unevenly.")
    return _(
        "Measured by “{need}”, {share} of the money goes to the half of under-18s in the Kreise "
        "with the greatest need (concentration index {index}; above 0 more money goes to more "
        "need, below 0 less)."
    ).format(
        need=need.name,
        share=formats.percent(money_of_needier_half(rows)),
        index=formats.number(rows.first["gini_index"], 2),
    )


def for_view(view: View) -> Chart:
    """By the need that a view names: Kreise in its order."""
    need = need_of(view)
    if not view.indicator:
        return CHART
    first, *rest = CHART.columns
    return replace(
        CHART,
        title=_("The funds by {need}").format(need=need.name),
        subtitle=_(
            "Approved funds and under-18s ({under_18_date}), shares added up; Kreise by {need}, "
            "least need first"
        ).format(need=need.name),
        figure=partial(draw, need=need),
        headline=headline_by_need,
        summary=partial(describe_by_need, need=need),
        columns=(first, "indicator_value", *rest),
        sources=(PROGRAMME, POPULATION, *sources_of(view.indicator, view.at)),
        nothing=_("In this choice nothing is approved, or the indicator is known of no Kreis."),
        definition=_(
            "Concentration curve: Kreise in the order of need, from the least to the greatest; "
            "their shares of under-18s and of funds are added up. The index is twice the area "
            "between the curve and the diagonal, negative where the curve lies above it. Kreise "
            "without a value are left out; inside a Kreis the money counts as evenly spread."
        ),
    )


CHART = Chart(
    id="funds-concentration",
    title=_lazy("Concentration of the funds"),
    subtitle=_lazy(
        "Approved funds and under-18s ({under_18_date}), shares added up; Kreise by funds per "
        "1,000 under-18s, least first"
    ),
    beside=Beside(columns=("approved_eur", "gini_index"), of=_beside, keys=("region", "")),
    query=questions.concentration,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags", "approved_eur_per_1000_under_18", "under_18_population", "approved_eur",
        "cumulative_under_18_percent", "cumulative_funds_percent",
    ),
    base=bases.per_under_18(bases.approved_by_area),
    sources=(PROGRAMME, POPULATION),
    toggles=("district_ags",),
    nothing=_lazy("In this choice nothing is approved."),
    nothing_yet=_lazy("Nothing is approved yet."),
    definition=_lazy(
        "Lorenz curve: Kreise in the order of approved funds per under-18, from the least to the "
        "most; their shares of under-18s and of funds are added up. The Gini index is twice the "
        "area between the curve and the diagonal. Inside a Kreis the money counts as evenly spread."
    ),
    for_view=for_view,
)  # fmt: skip
