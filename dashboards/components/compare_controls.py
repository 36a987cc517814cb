"""What is held side by side: the chosen areas, rounds, years, or areas named one by one."""

from __future__ import annotations

from dash import html

from dashboards.components import page_controls
from dashboards.components.still import drawn_once
from dashboards.language.i18n import gettext as _


@drawn_once
def compare_controls() -> html.Div:
    """The switch, and where the scripts put the areas that are named by hand."""
    choices = [
        ("", _("nothing")),
        ("choice", _("the chosen areas and the state")),
        ("rounds", _("funding rounds")),
        ("years", _("calendar years")),
    ]
    return page_controls.row(
        [
            page_controls.switch("compare", _("Side by side"), choices),
            html.Div(className="compare-own", **{"data-label": _("Area of your own choice")}),
        ]
    )
