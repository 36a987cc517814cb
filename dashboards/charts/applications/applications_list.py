"""The list of applications: every one of the choice, to sort, to search and to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dashboards.charts import bases
from dashboards.charts.applications import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Chart
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import variable
from dashboards.pictures.making import records
from dashboards.pictures.model import Records
from queries import applications
from queries.filters import FIELDS, View
from queries.rows import Rows

USUAL = (
    "applicant",
    "building_block",
    "district_ags",
    "status",
    "received_on",
    "decision_days",
    "requested_eur",
    "approved_eur",
)
"""Columns that stand beside the titles where none are chosen; the page holds their values."""
HELD = ("case_number", "title", *USUAL)
"""All that the page holds of each application: the address of its page goes by its number."""


def draw(rows: Rows, fields: Sequence[str] = ()) -> Records:
    """The rows of the list that are in the choice; the list itself stands on the page."""
    told = {name: _told(rows, name) for name in fields if name not in HELD}
    return records(rows["application_id"], fields, told)


def _told(rows: Rows, name: str) -> list[str | float | None]:
    """The values of a column as the list shows them: words written, numbers and days as such."""
    column = variable(name)
    if column.kind == "number" or column.unit == "YYYY-MM-DD":
        return list(rows[name])
    return [column.write(value) for value in rows[name]]


def describe(rows: Rows) -> str:
    """How many, and what they ask for."""
    count, given = len(rows), rows.total("approved_eur")
    text = ngettext(
        "{count} application asks for {asked}", "{count} applications ask for {asked}", count
    ).format(count=formats.number(count), asked=formats.euro(rows.total("requested_eur")))
    if not given:
        return text + _("; nothing of it is approved.")
    if given == rows.total("requested_eur"):
        return text + _("; all of it is approved.")
    return text + _("; {given} is approved.").format(given=formats.euro(given))


def for_view(view: View) -> Chart:
    """The list with the columns chosen; files hold the number and the title beside them."""
    if not view.fields:
        return CHART
    chosen = [name for name in FIELDS if name in view.fields and name != "case_number"]
    figure = partial(draw, fields=view.fields)
    return replace(CHART, columns=("case_number", "title", *chosen), figure=figure)


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
        "typed into the search; where columns are chosen, files hold these. Why an application was "
        "rejected is no column of a delivery."
    ),
    for_view=for_view,
)
