"""Completeness of the reports: which project reported which month?"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd

from dashboards import formats, names
from dashboards.charts.base import Base, Chart
from dashboards.charts.pictures import Picture
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from dashboards.variables import Variable, register
from queries import state
from queries.scope import Scope

register(
    Variable("due_months_count", _lazy("Months due"), formats.number, unit="months"),
    Variable("reported_months_count", _lazy("Months reported"), formats.number, unit="months"),
    Variable(
        "missing_months", _lazy("Months missing"), lambda value: str(value or ""), kind="text"
    ),
)

_REPORTED = 3


def draw(frame: pd.DataFrame) -> Picture:
    """A grid: projects by Regierungsbezirk, one column per month, a tick where it was reported.

    Each case number leads to its project.
    """
    months = sorted({month for pairs in frame["months"] for month, _reported in pairs})
    groups = [
        {
            "label": names.area_name(str(region)),
            "rows": [_row(record, months) for record in part.itertuples()],
        }
        for region, part in frame.groupby("region_ags", sort=False)
    ]
    return {
        "kind": "heat",
        "corner": _("Case number"),
        "column": _("Month"),
        "columns": [_heading(month, index) for index, month in enumerate(months)],
        "groups": groups,
        "totals": [],
        "total": _("reported / due"),
        "classes": [],
        "form": "grid",
    }


def _heading(month: str, index: int) -> dict[str, str]:
    """The month's number; the year too where it begins, and at the start. It may break there."""
    year, number = month.split("-")
    is_first = index == 0 or number == "01"
    label = f"{int(number)}/\u200b{year[2:]}" if is_first else str(int(number))
    return {"label": label, "name": formats.month(month)}


def _row(record: Any, months: list[str]) -> dict[str, Any]:
    reported = dict(record.months)
    cells = [
        [0, ""]
        if month not in reported
        else [_REPORTED, "✓"]
        if reported[month]
        else ["missing", ""]
        for month in months
    ]
    total = f"{record.reported_months_count}/{record.due_months_count}"
    link = f"/projects/{quote(record.case_number, safe='')}"
    return {"label": record.case_number, "link": link, "cells": cells, "total": total}


def headline(frame: pd.DataFrame) -> str | None:
    """The share of reports made of those due."""
    share = 100 * frame["reported_months_count"].sum() / frame["due_months_count"].sum()
    return _("{share} of the monthly reports due are there").format(share=formats.percent(share))


def describe(frame: pd.DataFrame) -> str:
    """Reports made and due, and how many projects are complete or silent."""
    made, due = int(frame["reported_months_count"].sum()), int(frame["due_months_count"].sum())
    complete = int((frame["reported_months_count"] == frame["due_months_count"]).sum())
    silent = int((frame["reported_months_count"] == 0).sum())
    text = ngettext(
        "{made} of {due} monthly reports due has arrived",
        "{made} of {due} monthly reports due have arrived",
        made,
    ).format(made=formats.number(made), due=formats.number(due))
    text = (
        text
        if made
        else _("None of {due} monthly reports due has arrived").format(due=formats.number(due))
    )
    if len(frame) == 1:
        return f"{text}."
    text += _complete(complete, len(frame))
    if silent:
        text += ngettext(", {count} nothing at all", ", {count} nothing at all", silent).format(
            count=formats.number(silent)
        )
    return text + "."


def _complete(complete: int, projects: int) -> str:
    if not complete:
        return _("; no project has reported every month")
    if complete == projects:
        return _("; every project has reported every month")
    return ngettext(
        "; {count} of {all} projects has reported every month",
        "; {count} of {all} projects have reported every month",
        complete,
    ).format(count=formats.number(complete), all=formats.number(projects))


def base(scope: Scope) -> Base:
    """Approved projects with a funding period."""
    count = len(state.completeness_by_project(scope))
    return Base(count, ngettext("approved project", "approved projects", count))


CHART = Chart(
    id="reporting-completeness",
    title=_lazy("Completeness of the monthly reports"),
    subtitle=_lazy(
        "Monthly outreach reports per approved project; ✓ reported, hatched missing, empty not due"
    ),
    query=state.completeness_by_project,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "case_number",
        "title",
        "due_months_count",
        "reported_months_count",
        "missing_months",
    ),
    base=base,
    definition=_lazy(
        "A report is due for every month of an approved project's funding period up to the last "
        "month any project reported. It is there when the data hold at least one outreach row of "
        "that project and month."
    ),
)
