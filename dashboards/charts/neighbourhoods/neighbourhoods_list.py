"""All Quartiere as a list, each leading to its profile."""

from __future__ import annotations

from urllib.parse import quote

from dashboards.charts.base import Chart
from dashboards.charts.neighbourhoods import neighbourhoods_map
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from queries import neighbourhoods
from queries.rows import Row, Rows, largest

_NAMED = 3


def describe(rows: Rows) -> str:
    """The span of need over the Quartiere that state it."""
    known = rows.having("sgb2_quota_percent", lambda quota: quota is not None)
    silent = len(rows) - len(known)
    if not len(known):
        return ngettext(
            "The {count} Quartier states no SGB II rate of under-18s.",
            "None of the {count} Quartiere states an SGB II rate of under-18s.",
            len(rows),
        ).format(count=formats.number(len(rows)))
    quotas = known["sgb2_quota_percent"]
    low = known.row(quotas.index(min(quotas)))
    high = largest(known, "sgb2_quota_percent")
    if len(known) == 1:
        text = _("The SGB II rate of under-18s is stated for {place} alone: {rate}").format(
            rate=formats.percent(low["sgb2_quota_percent"]),
            place=neighbourhoods_map.place_name(low),
        )
    elif low["sgb2_quota_percent"] == high["sgb2_quota_percent"]:
        text = _("The SGB II rate of under-18s is {rate} in all {count} Quartiere that state it")
        text = text.format(
            rate=formats.percent(low["sgb2_quota_percent"]), count=formats.number(len(known))
        )
    else:
        text = _(
            "The SGB II rate of under-18s is lowest in {low_place} ({low}) and highest in "
            "{high_place} ({high})"
        ).format(
            low=formats.percent(low["sgb2_quota_percent"]),
            low_place=_with(known, low),
            high=formats.percent(high["sgb2_quota_percent"]),
            high_place=_with(known, high),
        )
    if silent:
        text += ngettext(
            "; {count} Quartier does not state it", "; {count} Quartiere do not state it", silent
        ).format(count=formats.number(silent))
    return text + "."


def _with(known: Rows, row: Row) -> str:
    """A Quartier with all that have the same quota, or how many they are."""
    quota = row["sgb2_quota_percent"]
    equal = known.having("sgb2_quota_percent", lambda one: one == quota)
    if len(equal) > _NAMED:
        return _("{count} Quartiere").format(count=formats.number(len(equal)))
    return formats.enumeration([neighbourhoods_map.place_name(one) for one in equal])


def links(rows: Rows) -> list[str | None]:
    """The address of each Quartier's profile."""
    return [f"/neighbourhoods/{quote(str(one), safe='')}" for one in rows["neighbourhood_id"]]


CHART = Chart(
    id="neighbourhoods-list",
    title=_lazy("All Quartiere, each with its profile"),
    subtitle=_lazy("Projects, first contacts and need per Quartier; open a profile by its name"),
    query=neighbourhoods.neighbourhoods,
    summary=describe,
    columns=(
        "neighbourhood_name",
        "municipality_ags",
        "projects_count",
        "first_contact_persons",
        "under_18_inhabitants",
        "sgb2_quota_percent",
    ),
    base=neighbourhoods_map.base,
    links=links,
    many_by="projects_count",
    definition=neighbourhoods_map.DEFINITION,
)
