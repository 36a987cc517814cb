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
from queries.rows import Rows, largest


def describe(rows: Rows) -> str:
    """The span of need over the Quartiere that state it."""
    known = rows.where(lambda row: row["sgb2_quota_percent"] is not None)
    silent = len(rows) - len(known)
    if not len(known):
        return ngettext(
            "The {count} Quartier states no SGB II quota of under-18s.",
            "None of the {count} Quartiere states an SGB II quota of under-18s.",
            len(rows),
        ).format(count=formats.number(len(rows)))
    low = known.by("sgb2_quota_percent").first
    high = largest(known, "sgb2_quota_percent")
    if len(known) == 1:
        text = _("SGB II quota of under-18s: {quota}, {place}").format(
            quota=formats.percent(low["sgb2_quota_percent"]),
            place=neighbourhoods_map.place_name(low),
        )
    else:
        text = _(
            "The SGB II quota of under-18s ranges from {low} to {high}; lowest: {low_place}; "
            "highest: {high_place}"
        ).format(
            low=formats.percent(low["sgb2_quota_percent"]),
            low_place=neighbourhoods_map.place_name(low),
            high=formats.percent(high["sgb2_quota_percent"]),
            high_place=neighbourhoods_map.place_name(high),
        )
    if silent:
        text += _("; not stated: {count}").format(count=formats.number(silent))
    return text + "."


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
    definition=neighbourhoods_map.DEFINITION,
)
