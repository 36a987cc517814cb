"""Applications by type of applicant: who applies?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
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
    counts = frame["applications_count"].tolist()
    total = int(sum(counts))
    if len(frame) == 1:
        return ngettext(
            "The one application comes from the applicant type {name}.",
            "{all} applications come from the applicant type {name}.",
            total,
        ).format(
            all=phrases.every(total),
            name=_name(frame["applicant_type"].iloc[0]),
        )
    text = _("{total} applications from {types} applicant types").format(
        total=formats.number(total), types=formats.small_count(len(frame))
    )
    named = phrases.apart(counts)
    if not named:
        return text + _("; none has more than {most}.").format(most=formats.number(counts[0]))
    parts = [
        f"{_name(row.applicant_type)} {formats.number(row.applications_count)}"
        f" ({formats.share(row.applications_count, total)})"
        for row in frame.head(named).itertuples()
    ]
    if named < len(frame):
        text = _("{text}, most often").format(text=text)
    return f"{text}: {formats.enumeration(parts)}."


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
