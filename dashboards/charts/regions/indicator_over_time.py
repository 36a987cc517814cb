"""An indicator over time: the chosen areas beside the state, and what changed since the first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboards.charts.base import POVERTY, Base, Chart
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import described, sources_of, write_value
from dashboards.language import formats, i18n, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from data import facts
from data.facts import DEFAULT_INDICATOR, Indicator
from queries import indicators
from queries.filters import View
from queries.rows import Rows
from queries.scope import Scope

_NAMED = 4


def _entry(view: View) -> Indicator:
    return facts.in_use().indicators[view.indicator or DEFAULT_INDICATOR]


def describe(rows: Rows, entry: Indicator) -> str:
    """Per area the last value, its change since the first, and when both are of."""
    parts = [_change(part, entry) for part in list(rows.groups("area_id").values())[:_NAMED]]
    more = len(rows.groups("area_id")) - len(parts)
    if more:
        parts.append(
            ngettext("{count} more area", "{count} more areas", more).format(
                count=formats.number(more)
            )
        )
    name = entry.word(is_english=i18n.language() == "en")
    return f"{name}: " + phrases.capitalised("; ".join(parts)) + "."


def _change(rows: Rows, entry: Indicator) -> str:
    first, last = rows.row(0), rows.row(len(rows) - 1)
    text = _("for {area} the value is {value} ({date})").format(
        area=phrases.the_area(last["area_id"]),
        value=write_value(entry, last["indicator_value"]),
        date=formats.period(last["indicator_at"]),
    )
    if len(rows) == 1:
        return text
    difference = last["indicator_value"] - first["indicator_value"]
    sign = "+" if difference > 0 else formats.MINUS if difference < 0 else "±"
    return text + _(", {change} since {date}").format(
        change=f"{sign}{formats.number(abs(difference), entry.decimals)}",
        date=formats.period(first["indicator_at"]),
    )


def base(scope: Scope) -> Base:
    """Values shown."""
    count = len(indicators.over_time(scope))
    return Base(count, ngettext("value", "values", count))


def for_view(view: View) -> Chart:
    """The trend of the chosen indicator."""
    entry = _entry(view)
    name = names.indicator_name(entry.id)
    return replace(
        CHART,
        title=_("{indicator} over time").format(indicator=name),
        summary=partial(describe, entry=entry),
        sources=sources_of(entry.id),
        definition=described(entry),
    )


CHART = Chart(
    id="indicator-over-time",
    title=_lazy("Indicator over time"),
    subtitle=_lazy("The chosen areas, else those compared, and the state; every date there is"),
    query=indicators.over_time,
    summary=lambda rows: describe(rows, _entry(View())),
    columns=("area_id", "indicator_at", "indicator_value", "indicator_source"),
    base=base,
    sources=(POVERTY,),
    nothing=_lazy("For these areas the indicator is not known."),
    finding_from=1,
    definition=_lazy("All values of the indicator, with their dates and sources."),
    for_view=for_view,
)
