"""The fields that choose an indicator and its date; they write to the address."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards.components import page_controls
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from data import facts
from queries import change, sides
from queries.scope import Scope


def indicator_controls(usual: str = "") -> list[html.Div]:
    """Indicator and date.

    Every date of any indicator is offered: the fields stay while the choice changes. A date that
    the chosen indicator does not have is left out of the address and named, like any other value.

    Args:
        usual: the indicator shown where none is chosen; "" where that is no indicator.
    """
    known = facts.in_use()
    named = sorted(
        ((one, names.indicator_name(one)) for one in known.indicators if known.dates.get(one)),
        key=lambda pair: names.sort_key(pair[1]),
    )
    none = names.indicator_name(usual) if usual else _("none")
    indicators = [("", none), *(pair for pair in named if pair[0] != usual)]
    at = [("", _("usual date")), *((date, formats.period(date)) for date in _dates(known))]
    return [
        page_controls.select("indicator", _("Indicator"), indicators),
        page_controls.select("at", _("Date of the indicator"), at),
    ]


def _dates(known: facts.Facts) -> list[str]:
    """Every date of any indicator, the newest first."""
    return sorted({date for listed in known.dates.values() for date in listed}, reverse=True)


def change_controls(scope: Scope) -> list[html.Div]:
    """Indicator, its date, and the earlier time the change is shown against.

    Without an indicator both times are funding rounds or calendar years. All are offered, as with
    the dates; one that does not fit is left out and named.
    """
    indicator, _date = indicator_controls()
    known = facts.in_use()
    earlier = [date for listed in known.dates.values() for date in listed[:-1]]
    years, rounds = sides.years(scope), change.rounds(scope)
    return [
        indicator,
        page_controls.grouped_select(
            "at",
            _("Date of the indicator, end of the change"),
            _("usual date"),
            _times([*_dates(known), *years[1:]], rounds[1:]),
        ),
        page_controls.grouped_select(
            "since",
            _("Change since"),
            _("no change"),
            _times([*earlier, *years[:-1]], rounds[:-1]),
        ),
    ]


def _times(times: Sequence[str], rounds: Sequence[str]) -> list[tuple[str, page_controls.Choices]]:
    """Dates and years, the newest first, and rounds, each under a heading."""
    shown = [(one, formats.period(one)) for one in sorted(set(times), reverse=True)]
    groups = [
        (_("Date of the indicator, or calendar year"), shown),
        (_("Funding round"), [(one, names.code_name("round", one)) for one in rounds]),
    ]
    return [group for group in groups if group[1]]
