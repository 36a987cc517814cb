"""Key figures of Quartiere: how many, in how many projects work, how many children live there."""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts.base import Chart
from dashboards.charts.neighbourhoods import neighbourhoods_map
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import counted
from dashboards.pictures.model import KeyNumber
from queries import neighbourhoods
from queries.rows import Rows


def describe_total(rows: Rows) -> str:
    """In how many Gemeinden they lie."""
    count = rows.first["municipalities_count"]
    if not count:
        return _("no Quartier there")
    return ngettext("in one Gemeinde", "in {count} Gemeinden", count).format(
        count=formats.number(count)
    )


def describe_served(rows: Rows) -> str:
    """In how many of them more than one project works."""
    count = rows.first["shared_count"]
    served = rows.first["served_count"]
    if not served:
        return _("no project works in any of them")
    if not count and served == 1:
        return _("with one project")
    if not count:
        return _("none of them with more than one")
    if served == 1:
        return _("with more than one project")
    return ngettext(
        "one of them with more than one", "{count} of them with more than one", count
    ).format(count=formats.number(count))


def describe_children(rows: Rows) -> str:
    """How many Quartiere do not state the number."""
    count, served = rows.first["without_under_18_count"], rows.first["served_count"]
    if not served:
        return _("no project works in any of them")
    if served == 1:
        return _("in the one with projects; not stated") if count else _("in the one with projects")
    if not count:
        return _("in Quartiere with projects")
    if count == served:
        return _("no Quartier with projects states them")
    return ngettext(
        "in Quartiere with projects; one does not state it",
        "in Quartiere with projects; {count} do not state it",
        count,
    ).format(count=formats.number(count))


def draw_quota(rows: Rows) -> KeyNumber:
    """The median SGB II rate of Quartiere where projects work."""
    row = rows.first
    unit = "" if row["median_quota_percent"] is None else "%"
    return KeyNumber(
        value=formats.number(row["median_quota_percent"], 1),
        unit=unit,
        context=describe_quota(rows),
    )


def describe_quota(rows: Rows) -> str:
    """How many Quartiere the median is taken of."""
    count = rows.first["with_quota_count"]
    if not count:
        return _("no Quartier with projects states it")
    return ngettext(
        "median of {count} Quartier with projects",
        "median of {count} Quartiere with projects",
        count,
    ).format(count=formats.number(count))


_TOTAL = Chart(
    id="neighbourhoods-total",
    title=_lazy("Quartiere"),
    subtitle=_lazy("Quartiere of the choice, number"),
    query=neighbourhoods.totals,
    figure=counted("neighbourhoods_count", describe_total),
    summary=describe_total,
    columns=("neighbourhoods_count", "municipalities_count"),
    number="neighbourhoods_count",
    base=neighbourhoods_map.base,
    is_key_figure=True,
    definition=_lazy("Quartiere named in the data, each once, inside the chosen areas."),
)

CHARTS = (
    _TOTAL,
    replace(
        _TOTAL,
        id="neighbourhoods-with-projects",
        title=_lazy("With projects"),
        subtitle=_lazy("Quartiere in which at least one approved project works, number"),
        figure=counted("served_count", describe_served),
        summary=describe_served,
        columns=("served_count", "shared_count", "neighbourhoods_count"),
        number="served_count",
        definition=_lazy(
            "Quartiere named by at least one application approved, running or completed."
        ),
    ),
    replace(
        _TOTAL,
        id="under-18-in-neighbourhoods",
        title=_lazy("Under-18s there"),
        subtitle=_lazy("Inhabitants under 18 of Quartiere with projects, as delivered"),
        figure=counted("under_18_inhabitants", describe_children),
        summary=describe_children,
        columns=("under_18_inhabitants", "without_under_18_count"),
        number="under_18_inhabitants",
        definition=_lazy(
            "Sum of the inhabitants under 18 that Quartiere with projects state; date and source "
            "stand in each profile."
        ),
    ),
    replace(
        _TOTAL,
        id="quota-in-neighbourhoods",
        title=_lazy("SGB II rate under 18"),
        subtitle=_lazy("Median of the SGB II rate of under-18s, Quartiere with projects, percent"),
        figure=draw_quota,
        summary=describe_quota,
        columns=("median_quota_percent", "with_quota_count"),
        number="median_quota_percent",
        definition=_lazy(
            "The middle one of the SGB II rates of under-18s that Quartiere with projects state."
        ),
    ),
)
