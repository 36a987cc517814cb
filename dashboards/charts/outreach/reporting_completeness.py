"""Completeness of the reports: which project reported which month?"""

from __future__ import annotations

from urllib.parse import quote

from dashboards.charts.base import Base, Chart
from dashboards.charts.outreach import report_words
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Numbers, Variable, register
from dashboards.pictures.model import Heat
from dashboards.pictures.parts import Cell, HeatColumn, HeatGroup, HeatRow
from queries import state
from queries.rows import Row, Rows
from queries.scope import Scope

register(
    Variable("due_months_count", _lazy("Months due"), Numbers(), unit="months"),
    Variable("reported_months_count", _lazy("Months reported"), Numbers(), unit="months"),
    Variable(
        "missing_months",
        _lazy("Months missing"),
        lambda value: str(value or ""),
        unit="YYYY-MM, …",
        kind="text",
    ),
)

_REPORTED = 3


def draw(rows: Rows) -> Heat:
    """A grid: projects by Regierungsbezirk, one column per month, a tick where it was reported.

    Each case number leads to its project.
    """
    months = sorted({month for pairs in rows["months"] for month, _reported in pairs})
    groups = rows.groups("region_ags")
    return Heat(
        corner=_("Case number"),
        column=_("Month"),
        columns=tuple(_heading(month, index) for index, month in enumerate(months)),
        groups=tuple(
            HeatGroup(
                label=names.area_name(region), rows=tuple(_row(record, months) for record in part)
            )
            for region, part in groups.items()
        ),
        total=_("reported / due"),
        is_grid=True,
    )


def _heading(month: str, index: int) -> HeatColumn:
    """The month's number; the year too where it begins, and at the start. It may break there."""
    year, number = month.split("-")
    is_first = index == 0 or number == "01"
    label = f"{int(number)}/\u200b{year[2:]}" if is_first else str(int(number))
    return HeatColumn(label=label, name=formats.month(month))


def _row(record: Row, months: list[str]) -> HeatRow:
    reported = dict(record["months"])
    return HeatRow(
        label=record["case_number"],
        link=f"/projects/{quote(record['case_number'], safe='')}",
        cells=tuple(_cell(reported.get(month)) for month in months),
        total=f"{record['reported_months_count']}/{record['due_months_count']}",
    )


def _cell(is_reported: bool | None) -> Cell:
    """A month: not due, reported or missing."""
    if is_reported is None:
        return Cell(0)
    return Cell(_REPORTED, "✓") if is_reported else Cell("missing")


def headline(rows: Rows) -> str | None:
    """The share of reports made of those due."""
    if not rows.total("reported_months_count"):
        return _("None of the monthly reports due has been made")
    share = 100 * rows.total("reported_months_count") / rows.total("due_months_count")
    return _("{share} of the monthly reports due have been made").format(
        share=formats.percent(share)
    )


def describe(rows: Rows) -> str:
    """Reports made and due, and how many projects are complete or silent."""
    made, due = rows.total("reported_months_count"), rows.total("due_months_count")
    complete = len(rows.where(lambda row: not row["missing_months"]))
    silent = rows["reported_months_count"].count(0)
    text = report_words.arrived(made, due)
    if len(rows) == 1:
        return f"{text}."
    text += _complete(complete, len(rows))
    if silent:
        text += ngettext(
            ", {count} has reported nothing", ", {count} have reported nothing", silent
        ).format(count=formats.number(silent))
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
