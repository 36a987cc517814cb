"""Columns of the charts about applications and projects that no other chart shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Numbers, Variable, register

PATH_STEPS: dict[str, Lazy] = {
    "received": _lazy("came in"),
    "open": _lazy("still open"),
    "withdrawn": _lazy("withdrawn"),
    "decided": _lazy("decided"),
    "rejected": _lazy("rejected"),
    "revoked": _lazy("revoked"),
    "approved": _lazy("approved"),
    "not-started": _lazy("still in status “approved”"),
    "started": _lazy("begun"),
    "running": _lazy("still running"),
    "completed": _lazy("completed"),
}


def step_name(step: Any) -> str:
    """What a step of the path is called; the sign for nothing there on the path itself."""
    return formats.NOTHING_THERE if formats.is_missing(step) else str(PATH_STEPS[step])


def body_name(is_municipal: Any) -> str:
    """Municipal bodies or all others."""
    return _("municipal applicants") if is_municipal else _("other applicants")


def days(value: float | None) -> str:
    """A number of days: whole ones without a decimal, halves with it."""
    if value is None or formats.is_missing(value):
        return formats.NOTHING_THERE
    return formats.number(value, 0 if value == round(value) else 1)


def posts(value: float | None) -> str:
    """A number of posts, full time = 1: as many decimals as it has, at most two."""
    if value is None or formats.is_missing(value):
        return formats.NOTHING_THERE
    decimals = next((one for one in (0, 1) if abs(value - round(value, one)) < 0.005), 2)
    return formats.number(value, decimals)


def day(text: Any) -> str:
    """A day given as 'YYYY-MM-DD', as the reader writes it."""
    return formats.date(None if formats.is_missing(text) else dt.date.fromisoformat(text))


def period(start: Any, end: Any) -> str:
    """From day to day, or the one of them that is known; empty when neither is."""
    if formats.is_missing(start):
        return "" if formats.is_missing(end) else _("until {day}").format(day=day(end))
    if formats.is_missing(end):
        return _("from {day}").format(day=day(start))
    return f"{day(start)} – {day(end)}"


def year(value: Any) -> str:
    """A year as it is spoken of: without separators or decimals."""
    return formats.NOTHING_THERE if formats.is_missing(value) else str(int(value))


def several(code_list: str) -> Callable[[Any], str]:
    """Several codes with semicolons between them, as words in the order of their list."""

    def words(text: Any) -> str:
        if formats.is_missing(text):
            return formats.NOTHING_THERE
        codes = sorted(text.split(";"), key=list(names.codes(code_list)).index)
        return ", ".join(names.code_name(code_list, code) for code in codes)

    return words


def plain(value: Any) -> str:
    """Words as they came; lists with a comma; the sign for nothing there when missing."""
    return formats.NOTHING_THERE if formats.is_missing(value) else str(value).replace(";", ", ")


def _number(name: str, label: Lazy, unit: str, decimals: int = 0) -> Variable:
    shown = Numbers(0 if unit == "EUR" else decimals)
    return Variable(name, label, shown, unit=unit, decimals=decimals)


def _words(name: str, label: Lazy, write: Callable[[Any], str] = plain, unit: str = "") -> Variable:
    return Variable(name, label, write, unit=unit, kind="text")


register(
    _words("path_step", _lazy("Step"), step_name, "code"),
    _words("leaves_after", _lazy("Leaves the path after"), step_name, "code"),
    Variable(
        "path_outcome", _lazy("Outcome"), step_name, unit="code", kind="text", filter_key="outcome"
    ),
    _words("is_municipal", _lazy("Group of applicants"), body_name, "boolean"),
    _number("path_share_percent", _lazy("Share of those received"), "percent", 1),
    _number(
        "approved_of_requested_percent", _lazy("Approved of the requested funds"), "percent", 1
    ),
    _number("own_share_eur", _lazy("Own contribution"), "EUR", 2),
    _number("total_eur", _lazy("Eligible costs"), "EUR", 2),
    _number("own_contribution_percent", _lazy("Own contribution, share"), "percent", 1),
    _number("minimum_percent", _lazy("Least share asked for"), "percent"),
    _number("below_minimum_count", _lazy("Below the least share"), "count"),
    _number("esf_share_percent", _lazy("Part of the ESF, share"), "percent", 1),
    _number("without_esf_percent", _lazy("State would give more without ESF"), "percent", 1),
    _number("stating_count", _lazy("Approved, stating it"), "count"),
    Variable("funded_year", _lazy("Calendar year"), plain, unit="YYYY", kind="text"),
    _number("funded_count", _lazy("Funded projects"), "count"),
    _number("posts_per_project", _lazy("Posts per project"), "posts", 2),
    _number("below_quarter_count", _lazy("Below a quarter post"), "count"),
    _number("dated_count", _lazy("Decided with date"), "count"),
    Variable("lower_quartile_days", _lazy("First quartile"), days, unit="days", decimals=2),
    Variable("median_days", _lazy("Median"), days, unit="days", decimals=1),
    Variable("upper_quartile_days", _lazy("Third quartile"), days, unit="days", decimals=2),
    Variable("decision_days", _lazy("Days to decision"), days, unit="days"),
    _number("open_count", _lazy("Still open"), "count"),
    _number("approved_eur_per_project", _lazy("Approved per project"), "EUR", 2),
    _number("approved_eur_per_project_year", _lazy("Approved per project and year"), "EUR", 2),
    _words("received_on", _lazy("Received on"), day, "YYYY-MM-DD"),
    _words("decided_on", _lazy("Decided on"), day, "YYYY-MM-DD"),
    _words("funded_from", _lazy("Funded from"), day, "YYYY-MM-DD"),
    _words("funded_to", _lazy("Funded until"), day, "YYYY-MM-DD"),
    Variable("staff_fte", _lazy("Posts (full time = 1)"), posts, unit="posts", decimals=2),
    _words("neighbourhood_names", _lazy("Quartiere"), plain),
    _words("target_groups", _lazy("Target groups"), several("target_group"), "codes"),
    _words("places", _lazy("Places of first contact"), several("place"), "codes"),
    _words("offer_types", _lazy("Offers"), several("offer"), "codes"),
    _words("project_id", _lazy("Entry")),
    _words("applicant_words", _lazy("Applicant type as published")),
    _words("district", _lazy("Kreis as published")),
    _words("municipality", _lazy("Gemeinde as published")),
    _words("block_words", _lazy("Building block as published")),
    _words("target_words", _lazy("Target groups as published")),
    _words("offer_words", _lazy("Offers as published")),
    Variable("started_year", _lazy("Begun in"), year, kind="number"),
    _number("amount_eur", _lazy("Amount published"), "EUR", 2),
    _words("source_url", _lazy("Source"), str),
    _words("area_name", _lazy("Area")),
    _words("area_code", _lazy("AGS or Quartier ID")),
)
