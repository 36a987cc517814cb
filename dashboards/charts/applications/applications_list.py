"""The list of applications: every one of the choice, to sort, to search and to take away."""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.applications import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Chart
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import records
from dashboards.pictures.model import Records
from queries import applications
from queries.rows import Rows


def draw(rows: Rows) -> Records:
    """The rows of the list that are in the choice; the list itself stands on the page."""
    return records(rows["application_id"])


def describe(rows: Rows) -> str:
    """How many, and what they ask for."""
    count, given = len(rows), rows.total("approved_eur")
    text = ngettext(
        "{count} application asks for {asked}", "{count} applications ask for {asked}", count
    ).format(count=formats.number(count), asked=formats.euro(rows.total("requested_eur")))
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
    not_compared=_lazy("Not side by side: a list shows applications one by one."),
    definition=_lazy(
        "The applications as delivered, one row each. Files hold the whole choice, whatever is "
        "typed into the search."
    ),
)
