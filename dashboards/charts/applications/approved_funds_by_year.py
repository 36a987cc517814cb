"""Approved funds by calendar year: in which budget year does the money fall due?"""

from __future__ import annotations

from dashboards.charts.applications import variables_of_applications  # noqa: F401 - its columns
from dashboards.charts.base import Base, Chart, ahead
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import euro_part, multiples
from dashboards.pictures.model import Multiples
from queries import applications
from queries.rows import Rows
from queries.scope import Scope


def draw(rows: Rows) -> Multiples:
    """Three columns on one scale: all the money, of which the Land's and the ESF's; by year."""
    parts = [
        euro_part(_("approved"), "mark", rows["approved_eur"]),
        euro_part(_("of which state"), "rest", rows["state_share_eur"]),
        euro_part(_("of which ESF"), "rest", rows["esf_share_eur"]),
    ]
    return multiples(rows["funded_year"], parts)


def headline(rows: Rows) -> str | None:
    """The year with clearly most of the money."""
    top = ahead(rows, "approved_eur")
    if top is None or len(rows) < 2:
        return None
    return _("More of the approved funds fall into {year} than into any other year").format(
        year=top["funded_year"]
    )


def describe(rows: Rows) -> str:
    """The sum over all years, and the amount of each of them."""
    total = formats.euro(rows.total("approved_eur"))
    if len(rows) == 1:
        return _("All of the approved funds, {total}, fall into {year}.").format(
            total=total, year=rows.first["funded_year"]
        )
    told = [
        _("{amount} for {year}").format(
            amount=formats.euro(row["approved_eur"]), year=row["funded_year"]
        )
        for row in rows
    ]
    return _("Spread over the months of the projects, {total} is approved: {years}.").format(
        total=total, years=formats.enumeration(told)
    )


def base(scope: Scope) -> Base:
    """Approved applications whose sum and period are known, and the others."""
    row = applications.base(scope).first
    known = applications.funded(scope).first["funded_count"]
    noun = ngettext("approved application", "approved applications", known)
    return Base(known, noun, ((row["approved_count"] - known, _("sum or period not stated")),))


CHART = Chart(
    id="approved-funds-by-year",
    title=_lazy("Approved funds by calendar year"),
    subtitle=_lazy("Funds spread over the months of the projects, by calendar year, euro"),
    adds_up=("approved_eur", "state_share_eur", "esf_share_eur"),
    compared="approved_eur",
    query=applications.approved_funds_by_year,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "funded_year",
        "funded_count",
        "approved_eur",
        "state_share_eur",
        "esf_share_eur",
    ),
    base=base,
    nothing=_lazy("No approved project of the choice states its sum and its period."),
    definition=_lazy(
        "The approved sum of a project is spread evenly over the months in which it is funded, and "
        "counted in the calendar year of each month: not what was paid out, and not the year of "
        "the decision. Years ahead hold what is already promised. What a project does not state "
        "of the state's and the ESF's part is missing there."
    ),
)
