"""The projects that work in one Quartier, with their money."""

from __future__ import annotations

from urllib.parse import quote

from dashboards.charts.applications import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Base, Chart
from dashboards.charts.neighbourhoods.profile_words import approved, money, money_words
from dashboards.language import formats
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Numbers, Variable
from queries import neighbourhoods
from queries.rows import Rows
from queries.scope import Scope


def query(scope: Scope) -> Rows:
    """Applications that name the one chosen Quartier, approved ones first."""
    return neighbourhoods.projects(scope, neighbourhoods.chosen(scope))


def describe(rows: Rows) -> str:
    """How many are approved, and how their sum is to be read."""
    works = approved(rows)
    if not len(works):
        return ngettext(
            "One application names this Quartier; it is not approved.",
            "{count} applications name this Quartier; none is approved.",
            len(rows),
        ).format(count=formats.number(len(rows)))
    text = ngettext(
        "One approved project works here; {amount} is approved.",
        "{count} approved projects work here; {amount} is approved in all.",
        len(works),
    ).format(count=formats.number(len(works)), amount=formats.euro(money(works).whole_eur))
    return f"{text} {money_words(money(works))}"


def base(scope: Scope) -> Base:
    """Applications that name it."""
    count = len(query(scope))
    return Base(count, ngettext("application", "applications", count))


def links(rows: Rows) -> list[str | None]:
    """The address of each project."""
    return [f"/projects/{quote(str(one), safe='')}" for one in rows["case_number"]]


CHART = Chart(
    id="neighbourhood-projects",
    title=_lazy("Projects and money"),
    subtitle=_lazy("Applications that name this Quartier; sums are those of the whole project"),
    query=query,
    summary=describe,
    columns=(
        "title",
        "case_number",
        "applicant",
        "applicant_type",
        "building_block",
        "status",
        "funded_from",
        "funded_to",
        "approved_eur",
        "share_percent",
        "neighbourhoods_count",
    ),
    base=base,
    links=links,
    nothing=_lazy("Choose one Quartier that an application names."),
    finding_from=1,
    own_variables={
        "share_percent": Variable(
            "share_percent",
            _lazy("Share of this Quartier, percent"),
            Numbers(),
            unit="percent",
            decimals=1,
        ),
        "neighbourhoods_count": Variable(
            "neighbourhoods_count",
            _lazy("Quartiere it serves"),
            Numbers(),
            unit="count",
        ),
    },
    definition=_lazy(
        "Applications whose list of Quartiere names this one. The approved sum is that of the "
        "whole project; the share falls to this Quartier where it was stated."
    ),
)
