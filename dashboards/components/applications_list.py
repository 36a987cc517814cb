"""Columns of the list of applications: how the grid draws them, and the buttons to choose them."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.charts.applications.applications_list import HELD, USUAL
from dashboards.choice import view_keys
from dashboards.components import page_controls
from dashboards.language.headings import heading
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import variable
from queries.filters import FIELDS

_FORMS = {"number": "ziqNumber(params.value)", "YYYY-MM-DD": "ziqDay(params.value)"}
_LEAST_WIDTHS = {
    "title": 140,
    "applicant": 140,
    "building_block": 122,
    "status": 116,
    "decision_days": 118,
    **dict.fromkeys(("aims", "good_practice"), 280),
    **dict.fromkeys(("contact", "address"), 180),
}
_SHARES = {"title": 5, "applicant": 4, "building_block": 3, "district_ags": 3}


def columns() -> list[dict[str, Any]]:
    """AG Grid's description of all columns; those that are not usual are hidden at first."""
    return [_column(name) for name in ("title", *FIELDS)]


def _column(name: str) -> dict[str, Any]:
    told = variable(name)
    form = _FORMS.get(told.kind) or _FORMS.get(told.unit)
    return {
        "field": name,
        "headerName": heading(told),
        "flex": _SHARES.get(name, 2),
        **({"minWidth": width} if (width := _least_width(name)) else {}),
        **({"type": "rightAligned"} if told.kind == "number" else {}),
        **({"valueFormatter": {"function": form}} if form else {}),
        **({"cellRenderer": "ZiqLink"} if name == "title" else {}),
        **({"hide": True} if name not in ("title", *USUAL) else {}),
        **({} if name in HELD else {"valueGetter": {"function": "ziqField(params)"}}),
    }


def _least_width(name: str) -> int | None:
    """Px in which no word of the head is broken; None for the grid's own least width."""
    if name in _LEAST_WIDTHS or name in USUAL:
        return _LEAST_WIDTHS.get(name)
    longest = max(map(len, heading(variable(name)).split()))
    return 9 * longest + 26


_SUBJECTS: tuple[tuple[Lazy, tuple[str, ...]], ...] = (
    (
        _lazy("Applicant and kind"),
        (
            "case_number",
            "applicant",
            "applicant_type",
            "is_municipal",
            "building_block",
            "funding_round",
            "circle",
        ),
    ),
    (_lazy("Place"), ("region_ags", "district_ags", "municipality_ags")),
    (
        _lazy("Path and time"),
        ("status", "received_on", "decided_on", "decision_days", "funded_from", "funded_to"),
    ),
    (
        _lazy("Money and posts"),
        (
            "total_eur",
            "requested_eur",
            "approved_eur",
            "state_share_eur",
            "esf_share_eur",
            "own_share_eur",
            "staff_fte",
        ),
    ),
    (_lazy("In the words of the application"), ("aims", "good_practice", "contact", "address")),
)


def columns_to_choose() -> html.Details:
    """Columns to press; the answer says which are shown and which were delivered."""
    usual = [("", _("usual ones")), (view_keys.ALL_FIELDS, _("all delivered"))]
    return html.Details(
        [
            html.Summary(_("Choose columns")),
            page_controls.switch("fields", _("Columns"), usual),
            *(
                html.Fieldset(
                    [
                        html.Legend(str(label)),
                        *(
                            page_controls.toggle("fields", name, variable(name).label)
                            for name in names
                        ),
                    ]
                )
                for label, names in _SUBJECTS
            ),
        ],
        className="measures",
    )
