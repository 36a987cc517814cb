"""Columns that only the pages on regions and on need know."""

from __future__ import annotations

from typing import Any

from dashboards.charts.comparison import signed
from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Numbers, Variable, register, variable


def comparison_label(measure: str) -> str:
    """What areas are compared by."""
    return {
        "applications_per_district": _("Applications per Kreis"),
        "approved_per_district": _("Projects per Kreis"),
        "approved_eur_per_district": _("Approved funds per Kreis"),
        "districts_reached_percent": _("Kreise with at least one project"),
        "municipalities_reached_percent": _("Gemeinden with at least one project"),
        "under_18_without_project_percent": _("Under-18s living in a Kreis without project"),
        "approved_per_10000_under_18": _("Projects per 10,000 under-18s"),
        "mean_approved_eur": _("Funds per project, mean"),
        "block_1_share_percent": _("Share of building block 1 in the applications"),
        "block_2_share_percent": _("Share of building block 2 in the applications"),
        "block_3_share_percent": _("Share of building block 3 in the applications"),
        "approval_rate_percent": _("Approval rate of those decided"),
        "median_decision_days": _("Time to decision, median"),
        "first_contacts_per_1000_under_18": _("First contacts per 1,000 under-18s (persons)"),
        "regular_share_percent": _("Regular use, share of persons with stated use"),
    }.get(measure) or str(variable(measure).label)


def result_label(measure: str) -> str:
    """What is compared before and after."""
    return {
        "districts-with-money": _("Kreise with money"),
        "share-of-high-need": _("Share for Kreise with need at or above the median, %"),
        "most-per-1000": _("Most per 1,000 under-18s in a Kreis, € a year"),
        "gini": _("Gini index (0 even, 1 all in one place)"),
        "projects-payable": _("Projects of today's mean size payable per year"),
    }[measure]


def as_needed(value: Any) -> str:
    """A number with the decimals its size asks for: 17.016 or 53,3 or 1,16."""
    if formats.is_missing(value):
        return formats.NOTHING_THERE
    if abs(value) >= 100 or value == int(value):
        return formats.number(value)
    return formats.number(value, 1 if abs(value) >= 10 else 2)


def _signed(value: Any) -> str:
    if formats.is_missing(value):
        return formats.NOTHING_THERE
    return ("+" if value >= 0.5 else "") + formats.number(value)


def _count(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="count")


def _percent(name: str, label: Lazy) -> Variable:
    return Variable(
        name, label, Numbers(1), unit="percent", decimals=1
    )  # fmt: skip


def _eur(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="EUR", decimals=2)


def _compared(name: str, label: Lazy) -> Variable:
    return Variable(name, label, as_needed, unit="", decimals=2, is_protected=True)


def _area(name: str, label: Lazy) -> Variable:
    return Variable(name, label, names.area_name, unit="ags", kind="text", is_german=True)


register(
    _area("area_ags", _lazy("Region")),
    _area("area_a_ags", _lazy("Region A")),
    _area("area_b_ags", _lazy("Region B")),
    Variable(
        "comparison_measure", _lazy("Measure shown"), comparison_label, unit="code", kind="text"
    ),
    _compared("area_a_value", _lazy("A")),
    _compared("area_b_value", _lazy("B")),
    _compared("state_value", _lazy("State")),
    Variable(
        "first_contacts_per_1000_under_18", _lazy("First contacts per 1,000 under-18s"),
        Numbers(1), unit="per 1,000", decimals=1, is_protected=True,
    ),
    Variable(
        "approved_per_10000_under_18", _lazy("Projects per 10,000 under-18s"),
        Numbers(2), unit="per 10,000", decimals=2,
    ),
    _count("districts_reached_count", _lazy("Kreise with project")),
    _percent("districts_reached_percent", _lazy("Kreise with project, share in percent")),
    _count("municipalities_reached_count", _lazy("Gemeinden with project")),
    _percent("municipalities_reached_percent", _lazy("Gemeinden with project, share in percent")),
    _percent("cumulative_under_18_percent", _lazy("Share of under-18s, added up")),
    _percent("cumulative_funds_percent", _lazy("Share of funds, added up")),
    _count("high_need_count", _lazy("Kreise of high need")),
    _count("high_need_without_count", _lazy("Of these without project")),
    _percent("high_need_without_percent", _lazy("Kreise of high need without project, share")),
    _count("stated_districts_count", _lazy("Kreise stating their planning")),
    _percent("established_percent", _lazy("Kreise with established planning, share")),
    Variable(
        "gini_index", _lazy("Gini index of the funds"), Numbers(2),
        unit="index", decimals=2,
    ),
    Variable(
        "what_if_change_percent", _lazy("Change from today"),
        Numbers(1), unit="percent", decimals=1,
    ),
    _eur("today_eur", _lazy("In today’s proportion, € a year")),
    _eur("need_eur", _lazy("By need alone, € a year")),
    _eur("scenario_eur", _lazy("With the rules tried, € a year")),
    Variable("difference_eur", _lazy("Difference from today, €"), _signed, unit="EUR", decimals=2),
    Variable("what_if_measure", _lazy("Result"), result_label, unit="code", kind="text"),
    Variable("today_value", _lazy("In today’s proportion"), as_needed, unit="", decimals=2),
    Variable("scenario_value", _lazy("With the rules tried"), as_needed, unit="", decimals=2),
)  # fmt: skip

register(
    Variable(
        "indicator_value",
        _lazy("Value of the indicator"),
        lambda value: formats.number(value, 0 if value is None or value == int(value) else 1),
        unit="as the indicator says",
        decimals=2,
    ),
    Variable(
        "indicator_source",
        _lazy("Source of the value"),
        lambda value: (
            formats.NOTHING_THERE if formats.is_missing(value) else names.source_name(str(value))
        ),
        kind="text",
    ),
    Variable("indicator_at", _lazy("As of"), formats.period, kind="text"),
    Variable("area_id", _lazy("Area"), names.area_name, unit="ags", kind="text", is_german=True),
)


def _changed(value: Any) -> str:
    return signed(value, as_needed)


register(
    Variable("change_value", _lazy("Change between both"), _changed, decimals=2, is_protected=True),
    Variable("value_now", _lazy("Later value"), as_needed, decimals=2, is_protected=True),
    Variable("value_before", _lazy("Earlier value"), as_needed, decimals=2, is_protected=True),
)
