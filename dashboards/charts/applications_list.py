"""The list of applications: every one of the choice, to sort, to search and to take away."""

from __future__ import annotations

import pandas as pd

from dashboards import formats
from dashboards.charts import bases, variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Chart
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_records import records
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications


def draw(frame: pd.DataFrame) -> Picture:
    """The rows of the list that are in the choice; the list itself stands on the page."""
    return records(frame["application_id"])


def describe(frame: pd.DataFrame) -> str:
    """How many, and what they ask for."""
    count, given = len(frame), frame["approved_eur"].sum()
    text = ngettext(
        "{count} application asks for {asked}", "{count} applications ask for {asked}", count
    ).format(count=formats.number(count), asked=formats.euro(frame["requested_eur"].sum()))
    if not given:
        return text + _("; nothing of it is approved.")
    return text + _("; {given} are approved.").format(given=formats.euro(given))


CHART = Chart(
    id="applications-list",
    title=_lazy("List of applications"),
    subtitle=_lazy("Every application of the choice; sort by the headers, search by words"),
    query=applications.applications_list,
    figure=draw,
    summary=describe,
    columns=(
        "case_number",
        "title",
        "applicant",
        "applicant_type",
        "building_block",
        "funding_round",
        "district_ags",
        "municipality_ags",
        "status",
        "received_on",
        "decided_on",
        "decision_days",
        "requested_eur",
        "approved_eur",
    ),
    base=bases.all_applications,
    definition=_lazy(
        "The applications as delivered, one row each. Files hold the whole choice, whatever is "
        "typed into the search."
    ),
)
