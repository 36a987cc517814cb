"""Applications by type of applicant: who applies?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart, Subtitle, ahead
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles, value_and_share
from dashboards.pictures.model import Bars
from queries import applications
from queries.rows import Rows


def _name(code: str | None) -> str:
    return names.code_name("applicant_type", code)


def draw(rows: Rows) -> Bars:
    """One bar per type, most applications first."""
    counts = rows["applications_count"]
    return bars(
        [_name(code) for code in rows["applicant_type"]],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        roles=roles(len(counts), () if headline(rows) is None else (0,)),
    )


def headline(rows: Rows) -> str | None:
    """The type clearly ahead of the others."""
    top = ahead(rows, "applications_count")
    if top is None or len(rows) == 1:
        return None
    return _("Applications come most often from the applicant type {name}").format(
        name=_name(top["applicant_type"])
    )


def describe(rows: Rows) -> str:
    """The first types with number and share, as far as they stand apart from those behind."""
    counts = rows["applications_count"]
    total = sum(counts)
    if len(rows) == 1:
        return ngettext(
            "The one application comes from the applicant type {name}.",
            "{all} applications come from the applicant type {name}.",
            total,
        ).format(
            all=phrases.every(total),
            name=_name(rows.first["applicant_type"]),
        )
    text = _("{total} applications come from {types} applicant types").format(
        total=formats.number(total), types=formats.small_count(len(rows))
    )
    named = phrases.apart(counts)
    if not named:
        return text + _("; none has more than {most}.").format(most=formats.number(counts[0]))
    parts = [
        f"{_name(row['applicant_type'])} ({formats.number(row['applications_count'])},"
        f" {formats.share(row['applications_count'], total)})"
        for row in rows.head(named)
    ]
    if named < len(rows):
        most = _("{text}; most frequent are {types}.")
        return most.format(text=text, types=formats.enumeration(parts))
    return f"{text}: {formats.enumeration(parts)}."


CHART = Chart(
    id="applications-by-applicant-type",
    title=_lazy("Applications by applicant type"),
    subtitle=Subtitle(
        _lazy("Applications by applicant type, number and share of all"),
        _lazy("Number and share of all"),
    ),
    adds_up=("approved_count", "approved_eur", "applications_count", "requested_eur"),
    compared="applications_count",
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
