"""Delivered notes on the time line at pictures over months: as marks, and in their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pictures.model import Columns, Lines, Picture
from dashboards.pictures.parts import Event
from data import facts
from queries.scope import Scope

HIDDEN = "none"
"""What the address says under `events` when somebody does not want to see them."""

_TOLD = 3
_AREA_KEYS = ("region", "district", "municipality", "neighbourhood")


def at(months: Sequence[str], chart: str, scope: Scope) -> tuple[Event, ...]:
    """The events of these months ('YYYY-MM') at a chart, in order.

    An event of an area is shown where that area, a part of it or what holds it is chosen; one of
    a figure at the chart of that id alone.
    """
    if scope.view.events == HIDDEN:
        return ()
    chosen = [area for key in _AREA_KEYS for area in getattr(scope.filters, key)]
    found = [
        _placed(event, months)
        for event in scope.store.facts.events
        if (not event.figure or event.figure == chart) and _is_near(event.ags, chosen)
    ]
    return tuple(sorted(event for event in found if event))


def told(picture: Picture) -> str:
    """The events in words, those first that meet a month the words speak of; "" without any."""
    if not isinstance(picture, Columns | Lines) or not picture.events:
        return ""
    named = picture.named
    met = sorted(
        picture.events, key=lambda one: not any(one.first <= at <= one.last for at in named)
    )
    months = [month.month for month in picture.months]
    words = [f"{_span(months, event)}: {event.words}" for event in met[:_TOLD]]
    if len(met) > _TOLD:
        more = formats.number(len(met) - _TOLD)
        words.append(_("{count} more in the chart").format(count=more))
    return " " + _("Events: {events}.").format(events="; ".join(words))


def _placed(event: facts.Event, months: Sequence[str]) -> Event | None:
    inside = [
        index
        for index, month in enumerate(months)
        if event.first_month <= month <= event.last_month
    ]
    if not inside:
        return None
    return Event(inside[0], inside[-1], event.word(is_english=language() == "en"))


def _is_near(ags: str, chosen: Iterable[str]) -> bool:
    if ags in ("", "05"):
        return True
    return any(area.startswith(ags) or ags.startswith(area) for area in chosen)


def _span(months: list[str], event: Event) -> str:
    first, last = formats.month(months[event.first]), formats.month(months[event.last])
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
