"""Applications by type of applicant: who applies?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names
from dashboards.charts import bases
from dashboards.charts.base import Chart, leader
from dashboards.charts.pictures import Picture, bars, colours, value_and_share
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications


def _name(code: str | None) -> str:
    return names.code_name("applicant_type", code)


def draw(frame: pd.DataFrame) -> Picture:
    """One bar per type, most applications first."""
    counts = frame["applications_count"].tolist()
    return bars(
        [_name(code) for code in frame["applicant_type"]],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        marker=colours(len(counts), () if headline(frame) is None else (0,)),
    )


def headline(frame: pd.DataFrame) -> str | None:
    """The type clearly ahead of the others."""
    top = leader(frame, "applications_count")
    if top is None or len(frame) == 1:
        return None
    return _("Most applications come from the applicant type {name}").format(
        name=_name(top["applicant_type"])
    )


def describe(frame: pd.DataFrame) -> str:
    """The first types with number and share, as far as they stand apart from those behind."""
    total = int(frame["applications_count"].sum())
    types = ngettext("{count} applicant type", "{count} applicant types", len(frame)).format(
        count=formats.small_count(len(frame))
    )
    text = ngettext("{total} application, {types}", "{total} applications, {types}", total).format(
        total=formats.number(total), types=types
    )
    first = _apart(frame["applications_count"].tolist())
    if not first:
        most = formats.number(frame["applications_count"].iloc[0])
        return text + _("; none has more than {most}.").format(most=most)
    parts = [
        f"{_name(row.applicant_type)} {formats.number(row.applications_count)}"
        f" ({formats.share(row.applications_count, total)})"
        for row in frame.head(first).itertuples()
    ]
    return f"{text}: {formats.enumeration(parts)}."


def _apart(counts: list[int]) -> int:
    """How many of the first three can be named without leaving out an equal one."""
    return next(
        (last for last in (3, 2, 1) if len(counts) <= last or counts[last - 1] > counts[last]), 0
    )


CHART = Chart(
    id="applications-by-applicant-type",
    title=_lazy("Applications by applicant type"),
    subtitle=_lazy("Applications by applicant type, number and share of all"),
    query=applications.applications_by_applicant_type,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "applicant_type",
        "applications_count",
        "approved_eur",
        "approved_count",
        "requested_eur",
    ),
    base=bases.all_applications,
    toggles=("applicant_type",),
    definition=_lazy(
        "Every application counts once, under the type its applicant gives; a consortium is a type "
        "of its own."
    ),
)
