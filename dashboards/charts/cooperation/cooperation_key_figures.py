"""Key figures of cooperation: partnerships, anchor sites, social planning."""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart
from dashboards.charts.cooperation import planning_by_district
from dashboards.charts.outreach import reach_bases
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import counted
from dashboards.pictures.model import KeyNumber
from queries import cooperation
from queries.rows import Rows


def describe_links(rows: Rows) -> str:
    """The mean per project that names any."""
    row = rows.first
    projects = row["linked_projects_count"]
    if not projects:
        return _("no project names a partner")
    return ngettext(
        "named by one project", "{mean} on average, of {count} projects", projects
    ).format(mean=formats.number(row["links_count"] / projects, 1), count=formats.number(projects))


def describe_sites(rows: Rows) -> str:
    """How many projects have one."""
    count = rows.first["projects_with_site_count"]
    if not count:
        return _("no project names one")
    return ngettext("at {count} project", "at {count} projects", count).format(
        count=formats.number(count)
    )


def draw_own(rows: Rows) -> KeyNumber:
    """The share of own premises, of few sites their number."""
    row = rows.first
    if not row["sites_count"]:
        return KeyNumber(value=formats.NOTHING_THERE, unit="", context=describe_own(rows))
    if row["sites_count"] < FEWEST_FOR_A_FINDING:
        return KeyNumber(
            value=formats.number(row["own_sites_count"]),
            unit=_("of {all}").format(all=formats.number(row["sites_count"])),
            context=describe_own(rows),
        )
    share = formats.number(100 * row["own_sites_count"] / row["sites_count"], 1)
    return KeyNumber(value=share, unit="%", context=describe_own(rows))


def describe_own(rows: Rows) -> str:
    """Own and public sites as numbers."""
    sites, own = rows.first["sites_count"], rows.first["own_sites_count"]
    if not sites:
        return _("no project names one")
    if own in (0, sites):
        if own:
            return ngettext("the only one is own premises", "all are own premises", sites)
        return ngettext("the only one is public", "all are public", sites)
    return _("{own} own, {public} public").format(
        own=formats.number(own), public=formats.number(sites - own)
    )


def describe_linked(rows: Rows) -> str:
    """Of how many approved ones."""
    count = rows.first["approved_count"]
    if not count:
        return _("no application is approved")
    return ngettext(
        "of one approved application", "of {count} approved applications", count
    ).format(count=formats.number(count))


def describe_planning(rows: Rows) -> str:
    """Of how many Kreise that stated anything."""
    count = rows.first["stated_count"]
    if not count:
        return _("no Kreis states it")
    return ngettext(
        "of one Kreis that stated it", "of {count} Kreise that stated it", count
    ).format(count=formats.number(count))


_LINKS = Chart(
    id="partnerships-total",
    title=_lazy("Partnerships"),
    subtitle=_lazy("Partnerships named by projects, number"),
    query=cooperation.cooperation_base,
    figure=counted("links_count", describe_links),
    summary=describe_links,
    columns=("links_count", "linked_projects_count"),
    number="links_count",
    base=reach_bases.partnerships,
    is_key_figure=True,
    definition=_lazy(
        "Entries of the projects' networks; a project may name several partners of one type."
    ),
)

CHARTS = (
    _LINKS,
    replace(
        _LINKS,
        id="anchor-sites-total",
        title=_lazy("Anchor sites"),
        subtitle=_lazy("Anchor sites of projects, number"),
        figure=counted("sites_count", describe_sites),
        summary=describe_sites,
        columns=("sites_count", "projects_with_site_count"),
        number="sites_count",
        base=reach_bases.anchor_sites,
        definition=_lazy("Sites where a project can regularly be found."),
    ),
    replace(
        _LINKS,
        id="own-premises-share",
        title=_lazy("Own premises"),
        subtitle=_lazy("Share of anchor sites in own premises, percent"),
        figure=draw_own,
        summary=describe_own,
        columns=("own_sites_count", "sites_count"),
        number="",
        base=reach_bases.anchor_sites,
        definition=_lazy(
            "Anchor sites that belong to the applicant, divided by all anchor sites; the others "
            "are public."
        ),
    ),
    replace(
        _LINKS,
        id="linked-projects-total",
        title=_lazy("Projects with partners"),
        subtitle=_lazy("Projects that name at least one partner, number"),
        figure=counted("linked_projects_count", describe_linked),
        summary=describe_linked,
        columns=("linked_projects_count", "approved_count"),
        number="linked_projects_count",
        definition=_lazy("Projects with at least one entry in their network."),
    ),
    replace(
        _LINKS,
        id="established-planning-total",
        title=_lazy("Established planning"),
        subtitle=_lazy("Kreise with established social planning, number"),
        figure=counted("established_count", describe_planning),
        summary=describe_planning,
        columns=("established_count",),
        number="established_count",
        base=planning_by_district.base,
        definition=_lazy(
            "Kreise and kreisfreie Städte of the choice that gave the state of their social "
            "planning as established."
        ),
    ),
)
