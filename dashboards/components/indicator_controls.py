"""The fields that choose an indicator and its date; they write to the address."""

from __future__ import annotations

from dash import html

from dashboards.components import page_controls
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from data import facts


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
    dates = sorted({date for listed in known.dates.values() for date in listed}, reverse=True)
    at = [("", _("usual date")), *((date, formats.period(date)) for date in dates)]
    return [
        page_controls.select("indicator", _("Indicator"), indicators),
        page_controls.select("at", _("Date of the indicator"), at),
    ]
