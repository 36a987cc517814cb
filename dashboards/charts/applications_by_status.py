"""Applications by exact status: where do they stand today?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import bases
from dashboards.charts.base import Chart
from dashboards.charts.pictures import Picture, bars, colours, value_and_share
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications
from queries.filters import OUTCOMES


def _row_order(frame: pd.DataFrame) -> list[int]:
    """Rows in the order of the code list; the path of an application, not a ranking."""
    known = list(names.codes("status"))
    return sorted(range(len(frame)), key=lambda row: known.index(frame["status"].iloc[row]))


def draw(frame: pd.DataFrame) -> Picture:
    """One bar per status in the order of the code list."""
    order = _row_order(frame)
    counts = frame["applications_count"].iloc[order].tolist()
    picture = bars(
        [names.code_name("status", code) for code in frame["status"].iloc[order]],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        marker=colours(len(counts), ()),
    )
    picture["data"][0]["customdata"] = order
    return picture


def describe(frame: pd.DataFrame) -> str:
    """Every status with its number, most first."""
    total = int(frame["applications_count"].sum())
    ranked = frame.sort_values("applications_count", ascending=False, kind="stable")
    if len(ranked) == 1:
        return ngettext(
            "The one application has the status “{status}”.",
            "{all} applications have the status “{status}”.",
            total,
        ).format(
            all=phrases.every(total),
            status=names.code_name("status", ranked["status"].iloc[0]),
        )
    parts = [
        f"{formats.number(row.applications_count)} {names.code_name('status', row.status)}"
        for row in ranked.itertuples()
    ]
    text = ngettext(
        "Status of {total} applications: {parts}.",
        "Status of {total} applications: {parts}.",
        ranked["applications_count"].iloc[0],
    ).format(total=formats.number(total), parts=formats.enumeration(parts))
    return f"{text} {_all_approved(frame)}".strip()


def _all_approved(frame: pd.DataFrame) -> str:
    """What other pictures call approved, where the status of that name is only a part of it."""
    counts = frame.set_index("status")["applications_count"]
    count = int(counts.reindex(OUTCOMES["approved"]).fillna(0).sum())
    if "approved" not in counts or count == counts["approved"]:
        return ""
    return _("With those running and completed, {count} are approved.").format(
        count=formats.number(count)
    )


CHART = Chart(
    id="applications-by-status",
    title=_lazy("Applications by status"),
    subtitle=_lazy("Applications by exact status, number and share; fixed order, no ranking"),
    query=applications.applications_by_status,
    figure=draw,
    summary=describe,
    columns=("status", "applications_count"),
    base=bases.all_applications,
    toggles=("status",),
    definition=_lazy(
        "Every application counts in the status delivered last. Approved, running and completed "
        "together are what other pictures call approved."
    ),
)
