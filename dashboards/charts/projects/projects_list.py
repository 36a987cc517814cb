"""Every project of the data, with what it may be found by."""

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
from queries import projects
from queries.filters import OUTCOMES
from queries.rows import Rows


def draw(rows: Rows) -> Records:
    """The projects of the list that are in the choice."""
    return records(rows["application_id"])


def describe(rows: Rows) -> str:
    """How many projects, how many of them approved, with which sum."""
    count = len(rows)
    approved = sum(status in OUTCOMES["approved"] for status in rows["status"])
    text = ngettext(
        "The data hold {count} application in the choice",
        "The data hold {count} applications in the choice",
        count,
    ).format(count=formats.number(count))
    if not approved:
        return text + ngettext("; it is not approved.", "; none of them is approved.", count)
    funds = formats.euro(rows.total("approved_eur"))
    if count == 1:
        return text + _("; it is approved, with {funds}.").format(funds=funds)
    if approved == count == 2:
        return text + _("; both are approved, {funds} in all.").format(funds=funds)
    if approved == count:
        return text + _("; all of them are approved, {funds} in all.").format(funds=funds)
    return text + ngettext(
        "; {approved} of them is approved, with {funds}.",
        "; {approved} of them are approved, {funds} in all.",
        approved,
    ).format(approved=formats.number(approved), funds=funds)


CHART = Chart(
    id="projects-list",
    title=_lazy("Projects of the data"),
    subtitle=_lazy("One entry per application of the choice, whatever became of it, by title"),
    query=projects.projects_list,
    figure=draw,
    summary=describe,
    columns=(
        "case_number",
        "title",
        "applicant",
        "applicant_type",
        "building_block",
        "status",
        "district_ags",
        "municipality_ags",
        "neighbourhood_names",
        "target_groups",
        "places",
        "offer_types",
        "funded_from",
        "funded_to",
        "approved_eur",
    ),
    base=bases.all_applications,
    definition=_lazy(
        "Projects are the applications of the choice. Target groups and places of first contact "
        "are those of the monthly reports, offers those of the offers reported. Files hold the "
        "whole choice, whatever is typed into the search."
    ),
)
