"""The path of an application: how many get to each step, and what leaves the path where?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats
from dashboards.charts import bases
from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart
from dashboards.charts.pictures import MARK, REST, Picture, bars, value_and_share
from dashboards.charts.variables_of_applications import step_name
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications


def _counts(frame: pd.DataFrame) -> dict[str, int]:
    return dict(zip(frame["path_step"], frame["applications_count"].astype(int), strict=True))


def draw(frame: pd.DataFrame) -> Picture:
    """One bar per step of the path; under its name what left before it."""
    rows = list(enumerate(frame.itertuples()))
    path = [(index, row) for index, row in rows if formats.is_missing(row.leaves_after)]
    received = path[0][1].applications_count
    labels, before = [], ""
    for _index, row in path:
        beside = " · ".join(
            f"{step_name(one.path_step)}: {formats.number(one.applications_count)}"
            for _place, one in rows
            if one.leaves_after == before
        )
        name, before = step_name(row.path_step), row.path_step
        labels.append(f"{name}<br>{beside}" if beside else name)
    counts = [row.applications_count for _index, row in path]
    picture = bars(
        labels,
        counts,
        texts=[value_and_share(count, received) for count in counts],
        marker=[MARK if row.path_step == "approved" else REST for _index, row in path],
    )
    picture["data"][0]["customdata"] = [index for index, _row in path]
    return picture


def headline(frame: pd.DataFrame) -> str | None:
    """How many of the decided applications were approved."""
    count = _counts(frame)
    if count["decided"] < FEWEST_FOR_A_FINDING or not 0 < count["approved"] < count["decided"]:
        return None
    return _("{approved} of {decided} decided applications are approved").format(
        approved=formats.number(count["approved"]), decided=formats.number(count["decided"])
    )


def describe(frame: pd.DataFrame) -> str:
    """The path in words, and what stands beside it."""
    count = _counts(frame)
    path = " → ".join(
        f"{step_name(step)} {formats.number(count[step])}"
        for step in ("received", "decided", "approved", "started", "completed")
    )
    beside = formats.enumeration(
        [
            f"{formats.number(count[step])} {step_name(step)}"
            for step in ("open", "withdrawn", "rejected", "revoked")
            if count[step]
        ]
    )
    text = _("The path: {path}").format(path=path)
    if beside:
        text += _("; beside it {beside}").format(beside=beside)
    return f"{text}. {_open_words(count['open'])}".strip()


def _open_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "The approval rate refers to the decided applications, because {count} is still open.",
        "The approval rate refers to the decided applications, because {count} are still open.",
        count,
    ).format(count=formats.small_count(count))


CHART = Chart(
    id="applications-path",
    title=_lazy("From receipt to completion"),
    subtitle=_lazy("Applications on the path, number and share of those received; always adds up"),
    query=applications.applications_path,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("path_step", "leaves_after", "path_outcome", "applications_count"),
    base=bases.all_applications,
    toggles=("path_outcome",),
    definition=_lazy(
        "Received = still open + withdrawn + decided. Decided = rejected + revoked + approved. "
        "Approved = still in status “approved” + begun. Begun = still running + completed."
    ),
)
