"""Monthly reports made of those due, by month: how complete is what the other pictures rest on?"""

from __future__ import annotations

from dashboards.charts.base import Base, Chart
from dashboards.charts.outreach import report_words
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Numbers, Variable, register
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.months import over_months
from dashboards.pictures.parts import WHOLE_PERCENT, Tick
from queries import circles
from queries.rows import Rows
from queries.scope import Scope

register(
    Variable("due_reports_count", _lazy("Reports due"), Numbers(), unit="count"),
    Variable("made_reports_count", _lazy("Reports made"), Numbers(), unit="count"),
    Variable(
        "made_reports_percent",
        _lazy("Share of reports made"),
        Numbers(1),
        unit="percent",
        decimals=1,
    ),
)

_WHOLE = 100


def draw(rows: Rows) -> Columns | Lines:
    """The share per month, the lowest one named."""
    shares = rows["made_reports_percent"]
    return over_months(
        rows["month"],
        shares,
        texts=[formats.percent(share, 0) for share in shares],
        named=_lowest(rows),
        ticks=[Tick(tick, formats.percent(tick, 0)) for tick in (0, 50, _WHOLE)],
        unit=WHOLE_PERCENT,
    )


def _lowest(rows: Rows) -> list[int]:
    """The month with the smallest share, where something is missing at all."""
    shares = rows["made_reports_percent"]
    return [shares.index(min(shares))] if shares and min(shares) < _WHOLE else []


def _sums(rows: Rows) -> tuple[int, int]:
    return rows.total("made_reports_count"), rows.total("due_reports_count")


def headline(rows: Rows) -> str | None:
    """The share of all reports due that are there."""
    made, due = _sums(rows)
    if not made:
        return _("None of the monthly reports due has been made")
    return _("{share} of the monthly reports due have been made").format(
        share=formats.share(made, due)
    )


def describe(rows: Rows) -> str:
    """Reports made and due, and the month with the largest gap."""
    made, due = _sums(rows)
    text = report_words.arrived(made, due)
    lowest = _lowest(rows)
    if not made or not lowest or len(rows) < 2:
        return f"{text}."
    if rows["made_reports_percent"].count(min(rows["made_reports_percent"])) > 1:
        return f"{text}."
    row = rows.row(lowest[0])
    gap = _("; the share is lowest in {month} ({share})").format(
        month=formats.month(row["month"]), share=formats.percent(row["made_reports_percent"], 0)
    )
    return f"{text}{gap}."


def base(scope: Scope) -> Base:
    """Monthly reports due, of how many approved projects."""
    due = _sums(circles.reports_by_month(scope))[1]
    return Base(due, ngettext("monthly report due", "monthly reports due", due))


CHART = Chart(
    id="reports-by-month",
    title=_lazy("Monthly reports made of those due"),
    subtitle=_lazy("Monthly outreach reports of approved projects, share of those due, percent"),
    query=circles.reports_by_month,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("month", "due_reports_count", "made_reports_count", "made_reports_percent"),
    base=base,
    toggles=("month",),
    definition=_lazy(
        "A report is due for every month of an approved project's funding period up to the last "
        "month any project reported. It is there when the data hold at least one outreach row of "
        "that project and month."
    ),
)
