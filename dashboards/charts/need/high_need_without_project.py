"""High need and no project: the Kreise to talk to first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboards.charts import bases
from dashboards.charts.base import POPULATION, POVERTY, PROGRAMME, Base, Beside, Chart
from dashboards.charts.need.need_and_side import CHILD_POVERTY, Need, need_of
from dashboards.charts.regions.indicator_measures import sources_of
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import quiet_area_bars
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import PERCENT, Unit
from queries import need
from queries.filters import View
from queries.rows import Rows
from queries.scope import Scope

_SHOWN = 15


def draw(rows: Rows, shown: Need = CHILD_POVERTY) -> Bars:
    """Need as bars, the highest first."""
    unit = Unit("number", 1) if shown.indicator else PERCENT
    return quiet_area_bars(rows, shown.column, shown.write, most=_SHOWN, unit=unit)


def headline(rows: Rows) -> str | None:
    """How many there are."""
    text = ngettext(
        "{count} Kreis without a project in the choice reaches the median of child poverty",
        "{count} Kreise without a project in the choice reach the median of child poverty",
        len(rows),
    )
    return phrases.capitalised(text.format(count=formats.small_count(len(rows))))


def headline_of(rows: Rows, shown: Need) -> str:
    """The same for the indicator that a view names."""
    text = ngettext(
        "{count} Kreis without a project in the choice has high need by “{indicator}”",
        "{count} Kreise without a project in the choice have high need by “{indicator}”",
        len(rows),
    ).format(count=formats.small_count(len(rows)), indicator=shown.name)
    return phrases.capitalised(text)


def describe_of(rows: Rows, shown: Need) -> str:
    """The first three by the indicator that a view names, and its median."""
    parts = [
        f"{names.area_name(row['district_ags'])} ({shown.write(row[shown.column])})"
        for row in rows.head(3)
    ]
    median = shown.write(rows.first["median_indicator_value"])
    if shown.is_low:
        text = ngettext(
            "{count} Kreis with “{indicator}” at or below the median of {median} has no project in "
            "the choice",
            "{count} Kreise with “{indicator}” at or below the median of {median} have no project "
            "in the choice",
            len(rows),
        )
    else:
        text = ngettext(
            "{count} Kreis with “{indicator}” at or above the median of {median} has no project in "
            "the choice",
            "{count} Kreise with “{indicator}” at or above the median of {median} have no project "
            "in the choice",
            len(rows),
        )
    text = text.format(count=formats.number(len(rows)), indicator=shown.name, median=median)
    return text + _named(parts, len(rows)) + "."


def for_view(view: View) -> Chart:
    """The same with the indicator that a view names in place of child poverty."""
    shown = need_of(view)
    if not shown.indicator:
        return CHART
    first, *rest = CHART.columns
    return replace(
        CHART,
        subtitle=(
            _("Kreise without approved project, by {indicator}, up to the median: low is need")
            if shown.is_low
            else _("Kreise without approved project, by {indicator}, from the median on")
        ).format(indicator=shown.name),
        figure=partial(draw, shown=shown),
        headline=partial(headline_of, shown=shown),
        summary=partial(describe_of, shown=shown),
        columns=(first, "indicator_value", *rest),
        sources=(PROGRAMME, POPULATION, *sources_of(shown.indicator, shown.at)),
    )


def describe(rows: Rows) -> str:
    """The first three, the threshold, and how many under-18s live there."""
    parts = [
        f"{names.area_name(row['district_ags'])} ({formats.percent(row['child_poverty_percent'])})"
        for row in rows.head(3)
    ]
    median = formats.percent(rows.first["median_child_poverty_percent"])
    text = ngettext(
        "{count} Kreis with child poverty {need_date} at or above the median of {median} has no "
        "project in the choice",
        "{count} Kreise with child poverty {need_date} at or above the median of {median} have no "
        "project in the choice",
        len(rows),
    ).format(count=formats.number(len(rows)), median=median)
    text += _named(parts, len(rows))
    living = formats.number(rows.total("under_18_population"))
    return text + "; " + _("{persons} under-18s live there.").format(persons=living)


def _named(places: list[str], count: int) -> str:
    """The first places behind a sentence that counted them all."""
    if count == 1:
        return f": {places[0]}"
    if count == len(places):
        return f": {formats.enumeration(places)}"
    return _(", led by {places}").format(places=formats.enumeration(places))


def base(scope: Scope) -> Base:
    """Kreise of the choice."""
    count = len(need.need_and_funds(scope))
    return Base(count, ngettext("Kreis", "Kreise", count))


def _beside(scope: Scope) -> dict[str, float | None]:
    """Of the Kreise of much need in a choice, those without a project."""
    needy = len(need.of_high_need(scope))
    without = len(need.high_need_without_project(scope))
    return {
        "high_need_count": needy,
        "high_need_without_count": without,
        "high_need_without_percent": 100 * without / needy if needy else None,
    }


CHART = Chart(
    id="high-need-without-project",
    title=_lazy("High need, no project"),
    subtitle=_lazy(
        "Kreise without approved project whose child poverty {need_date} (under 15; {need_note}) "
        "is at or above the median of the 53"
    ),
    query=need.high_need_without_project,
    beside=Beside(
        columns=("high_need_count", "high_need_without_count", "high_need_without_percent"),
        of=_beside,
        keys=("region", ""),
        counted=bases.all_applications,
    ),
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags", "child_poverty_percent", "under_18_population", "applications_count",
    ),
    base=base,
    sources=(PROGRAMME, POPULATION, POVERTY),
    toggles=("district_ags",),
    for_view=for_view,
    finding_from=1,
    nothing=_lazy("Every Kreis with high need in this choice has at least one approved project."),
    definition=_lazy(
        "High need: child poverty (children under 15 in SGB II households, {need_date}) at or "
        "above the median of all 53 Kreise, whatever is chosen. The figure {need_note}. "
        "No project: no application approved, "
        "running or completed."
    ),
)  # fmt: skip
