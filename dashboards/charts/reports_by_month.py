"""Monthly reports made of those due, by month: how complete is what the other pictures rest on?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats
from dashboards.charts.base import Base, Chart
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_months import over_months
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from dashboards.variables import Variable, register
from queries import circles
from queries.scope import Scope

register(
    Variable("due_reports_count", _lazy("Reports due"), formats.number, unit="count"),
    Variable("made_reports_count", _lazy("Reports made"), formats.number, unit="count"),
    Variable(
        "made_reports_percent",
        _lazy("Share of reports made"),
        lambda value: formats.number(value, 1),
        unit="percent",
        decimals=1,
    ),
)

_WHOLE = 100


def draw(frame: pd.DataFrame) -> Picture:
    """The share per month, the lowest one named."""
    shares = frame["made_reports_percent"].tolist()
    texts = [formats.percent(share, 0) for share in shares]
    picture = over_months(frame["month"].tolist(), shares, texts=texts, named=_lowest(frame))
    axis = picture["layout"]["yaxis"]
    axis.update(range=[0, 108], tickvals=[0, 50, _WHOLE])
    axis["ticktext"] = [formats.percent(tick, 0) for tick in axis["tickvals"]]
    return picture


def _lowest(frame: pd.DataFrame) -> list[int]:
    """The month with the smallest share, where something is missing at all."""
    shares = frame["made_reports_percent"]
    return [int(shares.idxmin())] if shares.min() < _WHOLE else []


def _sums(frame: pd.DataFrame) -> tuple[int, int]:
    return int(frame["made_reports_count"].sum()), int(frame["due_reports_count"].sum())


def headline(frame: pd.DataFrame) -> str | None:
    """The share of all reports due that are there."""
    made, due = _sums(frame)
    return _("{share} of the monthly reports due are there").format(share=formats.share(made, due))


def describe(frame: pd.DataFrame) -> str:
    """Reports made and due, and the month with the largest gap."""
    made, due = _sums(frame)
    text = ngettext(
        "{made} of {due} monthly reports due has arrived",
        "{made} of {due} monthly reports due have arrived",
        made,
    ).format(made=formats.number(made), due=formats.number(due))
    lowest = _lowest(frame)
    if not lowest or len(frame) < 2:
        return f"{text}."
    row = frame.iloc[lowest[0]]
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
