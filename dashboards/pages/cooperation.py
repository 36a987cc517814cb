"""Kooperation und Ankerstandorte: partners, bodies, sites, and the state of social planning."""

from __future__ import annotations

from dash import html

from dashboards.charts.base import FEWEST_FOR_A_FINDING, ahead
from dashboards.components.compare_controls import compare_controls
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit
from queries.filters import filters_on
from queries.rows import Row
from queries.scope import Scope


def summary(results: Results, scope: Scope) -> Parts:
    """Three sentences: partners, anchor sites, social planning unless its state is chosen."""
    row = results["partnerships-total"].rows.first
    planning = [] if scope.filters.planning else _planning(row)
    sentences = [_partners(results, row), _sites(row), planning]
    known = [parts for parts in sentences if parts]
    if not known:
        text = (
            _("No partner and no anchor site is reported yet.")
            if scope.filters.is_empty
            else _("No partner and no anchor site is reported for this choice.")
        )
        return [(text, False)]
    joined: Parts = []
    for parts in known:
        joined += [(" ", False), *parts] if joined else parts
    return joined


def _partners(results: Results, row: Row) -> Parts:
    links, projects = row["links_count"], row["linked_projects_count"]
    if not links:
        return []
    result = results["partners-by-type"]
    is_chosen = bool(result.scope.filters.partner or result.scope.filters.body)
    text = (
        ngettext(
            "{count} project names {links} of this choice",
            "{count} projects name {links} of this choice",
            projects,
        )
        if is_chosen
        else ngettext(
            "{count} project names {links}",
            "{count} projects name {links} in all",
            projects,
        )
    ).format(
        count=formats.number(projects),
        links=ngettext("{count} partnership", "{count} partnerships", links).format(
            count=formats.number(links)
        ),
    )
    top = ahead(result.rows, "links_count")
    is_one = len(result.rows) == 1
    if top is None or (is_chosen and is_one) or (links < FEWEST_FOR_A_FINDING and not is_one):
        return [(f"{text}.", False)]
    if len(result.rows) == 1:
        return [(f"{text} ({names.code_name('partner', top['partner'])}).", False)]
    bold = _("most often with the partner type “{partner}”").format(
        partner=names.code_name("partner", top["partner"])
    )
    return [(f"{text}, ", False), (bold, True), (".", False)]


def _sites(row: Row) -> Parts:
    sites, own = row["sites_count"], row["own_sites_count"]
    if not sites:
        return []
    if own in (0, sites):
        text = (
            ngettext(
                "The one anchor site is own premises.",
                "{all} anchor sites are own premises.",
                sites,
            )
            if own
            else ngettext("The one anchor site is public.", "{all} anchor sites are public.", sites)
        )
        return [(text.format(all=phrases.every(sites)), False)]
    if sites < FEWEST_FOR_A_FINDING:
        text = ngettext(
            "Of {count} anchor sites {own} is own premises.",
            "Of {count} anchor sites {own} are own premises.",
            own,
        )
        return [(text.format(count=formats.number(sites), own=formats.number(own)), False)]
    text = _("Of {count} anchor sites {share} are own premises, the others are public.")
    return [
        (text.format(count=formats.number(sites), share=formats.share(own, sites)), False),
    ]


def _planning(row: Row) -> Parts:
    stated, count = row["stated_count"], row["established_count"]
    if not stated:
        return []
    if stated == 1:
        text = (
            _("One Kreis stated its social planning; it is established there.")
            if count
            else _("One Kreis stated its social planning; it is not established there yet.")
        )
        return [(text, False)]
    if count in (0, stated):
        text = (
            (
                _("Social planning is established in both Kreise that stated it.")
                if count == 2
                else _("Social planning is established in all {stated} Kreise that stated it.")
            )
            if count
            else _("Social planning is established in none of the {stated} Kreise that stated it.")
        )
    else:
        text = ngettext(
            "Social planning is established in {count} of {stated} Kreise that stated it.",
            "Social planning is established in {count} of {stated} Kreise that stated it.",
            count,
        )
    return [(text.format(count=formats.number(count), stated=formats.number(stated)), False)]


def controls(_visit: Visit) -> list[html.Div]:
    """What is held side by side."""
    return [compare_controls()]


PAGE = Page(
    id="cooperation",
    path="/cooperation",
    nav=_lazy("Cooperation"),
    title=_lazy("Cooperation and anchor sites"),
    key_figures=(
        "partnerships-total",
        "linked-projects-total",
        "anchor-sites-total",
        "own-premises-share",
        "established-planning-total",
    ),
    cards=(
        ("partners-by-type", 7),
        ("partners-by-body", 5),
        ("anchor-sites-by-type", 12),
        ("social-planning-by-district", 6),
        ("social-planning-by-state", 6),
        ("social-planning-and-projects", 12),
    ),
    summary=summary,
    has_sides=True,
    controls=controls,
    filters=filters_on("network", "anchor_sites", "planned_municipalities"),
)
