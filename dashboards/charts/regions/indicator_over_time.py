"""An indicator over time: the chosen areas beside the state, and what changed since the first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from dashboards.charts.base import POVERTY, Base, Chart
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import all_sources_of, described, write_value
from dashboards.language import formats, i18n, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import NOTHING, Picture
from dashboards.pictures.parts import Label, Part, Role, Unit
from data import facts
from data.facts import DEFAULT_INDICATOR, Indicator
from queries import indicators
from queries.filters import View
from queries.regions import STATE
from queries.rows import Rows
from queries.scope import Scope

_NAMED = 4
_MOST_AREAS = 8
_MOST_DATES = 5


def _entry(view: View) -> Indicator:
    return facts.in_use().indicators[view.indicator or DEFAULT_INDICATOR]


def draw(rows: Rows, entry: Indicator) -> Picture:
    """The areas at each date side by side on one scale, the change since the first at the last.

    Of many dates the first, the last and some between. Nothing is drawn of a single date, nor where
    bars from 0 would mislead because values lie below it.
    """
    dates = _drawn(sorted(set(rows["as_of"])))
    if len(dates) < 2 or min(rows["indicator_value"]) < 0:
        return NOTHING
    areas = list(rows.groups("area_id"))
    shown = [*[one for one in areas if one != STATE][:_MOST_AREAS], *areas[-1:]]
    shown = list(dict.fromkeys(shown))
    return multiples(
        [Label(names.area_name(area)) for area in shown],
        [_at(rows, date, shown, entry, is_last=date == dates[-1]) for date in dates],
    )


def _drawn(dates: list[dt.date]) -> list[dt.date]:
    """The first, the last, and evenly some of those between."""
    if len(dates) <= _MOST_DATES:
        return dates
    step = (len(dates) - 1) / (_MOST_DATES - 1)
    return [dates[round(number * step)] for number in range(_MOST_DATES)]


def _at(rows: Rows, date: dt.date, areas: list[str], entry: Indicator, *, is_last: bool) -> Part:
    """One date: a bar per area, nothing where it is not known for it."""
    of_area = {area: list(zip(part_of.places, part_of, strict=True))
               for area, part_of in rows.groups("area_id").items()}  # fmt: skip
    values, texts, places = [], [], []
    for area in areas:
        first_place, first = of_area[area][0]
        place, row = next((one for one in of_area[area] if one[1]["as_of"] == date), (None, None))
        value: float | None = row["indicator_value"] if row else None
        text = formats.NOTHING_THERE if value is None else write_value(entry, value)
        if value is not None and is_last and place != first_place:
            text += f" ({_difference(value - first['indicator_value'], entry)})"
        values.append(value)
        texts.append(text)
        places.append(first_place if place is None else place)
    at = next(row["indicator_at"] for row in rows if row["as_of"] == date)
    role: Role = "mark" if is_last else "rest"
    unit = Unit("number", entry.decimals)
    return part(formats.period(at), role, values, texts, unit=unit, rows=places)


def _difference(change: float, entry: Indicator) -> str:
    """A change with its sign."""
    sign = "+" if change > 0 else formats.MINUS if change < 0 else "±"
    return f"{sign}{formats.number(abs(change), entry.decimals)}"


def describe(rows: Rows, entry: Indicator) -> str:
    """Per area the last value, its change since the first, and when both are of."""
    shown = list(rows.groups("area_id").values())[:_NAMED]
    parts = [_change(part, entry, is_first=not at) for at, part in enumerate(shown)]
    more = len(rows.groups("area_id")) - len(parts)
    if more:
        parts.append(
            ngettext("{count} more area", "{count} more areas", more).format(
                count=formats.number(more)
            )
        )
    name = entry.word(is_english=i18n.language() == "en")
    return f"{name}: " + phrases.behind_a_colon("; ".join(parts)) + "."


def _change(rows: Rows, entry: Indicator, *, is_first: bool) -> str:
    first, last = rows.row(0), rows.row(len(rows) - 1)
    text = _("for {area} the value is {value} ({date})")
    if not is_first:
        text = _("for {area} {value} ({date})")
    text = text.format(
        area=phrases.the_area(last["area_id"]),
        value=write_value(entry, last["indicator_value"]),
        date=formats.period(last["indicator_at"]),
    )
    if len(rows) == 1:
        return text
    difference = last["indicator_value"] - first["indicator_value"]
    return text + _(", {change} since {date}").format(
        change=_difference(difference, entry),
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
    dates = facts.in_use().dates.get(entry.id, ())
    shown = CHART
    if len(dates) == 1:
        only = _("The chosen areas, else those compared, and the state; one date is known")
        shown = replace(CHART, subtitle=only)
    return replace(
        shown,
        title=f"{name}, {formats.period(dates[0])}"
        if len(dates) == 1
        else _("{indicator} over time").format(indicator=name),
        figure=partial(draw, entry=entry),
        summary=partial(describe, entry=entry),
        sources=all_sources_of(entry.id),
        definition=described(entry),
    )


CHART = Chart(
    id="indicator-over-time",
    title=_lazy("Indicator over time"),
    subtitle=_lazy(
        "The chosen areas, else those compared, and the state; at the last date the change since "
        "the first"
    ),
    query=indicators.over_time,
    figure=lambda rows: draw(rows, _entry(View())),
    summary=lambda rows: describe(rows, _entry(View())),
    columns=("area_id", "indicator_at", "indicator_value", "indicator_source"),
    base=base,
    sources=(POVERTY,),
    nothing=_lazy("For these areas the indicator is not known."),
    finding_from=1,
    definition=_lazy("All values of the indicator, with their dates and sources."),
    for_view=for_view,
)
