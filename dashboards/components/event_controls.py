"""Whether delivered events stand at pictures over months; only where there are some."""

from __future__ import annotations

from dash import html

from dashboards.charts.events import HIDDEN
from dashboards.components import page_controls
from dashboards.language.i18n import gettext as _
from data import facts


def event_controls() -> list[html.Div]:
    """The switch, in a row of its own."""
    if not facts.in_use().events:
        return []
    choices = [("", _("shown")), (HIDDEN, _("hidden"))]
    return [page_controls.row([page_controls.switch("events", _("Events"), choices)])]
