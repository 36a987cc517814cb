"""Quartiere: the map and the list, and below the address of the list a profile per Quartier."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote

from dash import html

from dashboards.answers.told import Answer
from dashboards.charts.neighbourhoods.profile_words import (
    CHOOSE_ONE,
    approved,
    position,
    since_when,
    where_it_lies,
)
from dashboards.charts.regions.neighbourhood_areas import LEVEL
from dashboards.choice.counted import of_neighbourhoods
from dashboards.choice.month_words import OF_BOTH
from dashboards.components import page_controls
from dashboards.components.neighbourhood_profile import town_profiles, ways_on
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit
from data import facts
from queries import neighbourhoods
from queries.filters import FilterState, View
from queries.rows import Rows
from queries.scope import Scope

PATH = "/neighbourhoods"


def summary(results: Results, scope: Scope) -> Parts:
    """How many Quartiere there are, in how many projects work, and who is met there."""
    # The choice itself: a map at the level Quartier shows those of one area only.
    rows = neighbourhoods.neighbourhoods(results["neighbourhoods-by-projects"].scope)
    if not len(rows):
        text = (
            _("The data hold no Quartier yet.")
            if scope.filters.is_empty
            else _("No Quartier matches this choice.")
        )
        return [(text, False)]
    working = len(rows) - rows["projects_count"].count(0)
    count = len(rows)
    if scope.filters.is_empty:
        text = ngettext(
            "The data hold {count} Quartier; ", "The data hold {count} Quartiere; ", count
        )
    else:
        text = ngettext(
            "The choice holds {count} Quartier; ", "The choice holds {count} Quartiere; ", count
        )
    parts: Parts = [
        (text.format(count=formats.number(count)), False),
        (_where_projects_work(working, rows), True),
        (".", False),
    ]
    unlocated = count - rows["is_located"].count(True)
    if unlocated:
        text = _without_coordinates(unlocated, count)
        parts.append((f" {text}", False))
    return parts


def _without_coordinates(unlocated: int, count: int) -> str:
    if unlocated == count:
        return ngettext(
            "It has no coordinates and is shown at its Gemeinde.",
            "None of them has coordinates; they are shown at their Gemeinde.",
            count,
        )
    return ngettext(
        "{count} of them has no coordinates and is shown at its Gemeinde.",
        "{count} of them have no coordinates and are shown at their Gemeinde.",
        unlocated,
    ).format(count=formats.number(unlocated))


def _where_projects_work(count: int, rows: Rows) -> str:
    quartiere = len(rows)
    if quartiere == 1:
        projects = rows.first["projects_count"]
        if not projects:
            return _("no project works in it")
        text = ngettext("{count} project works in it", "{count} projects work in it", projects)
        return text.format(count=formats.number(projects))
    if not count:
        return _("no project works in them")
    if count == quartiere == 2:
        return _("projects work in both")
    if count == quartiere:
        return _("projects work in all of them")
    return ngettext(
        "in {count} of them projects work", "in {count} of them projects work", count
    ).format(count=formats.number(count))


def _id(visit: Visit) -> str:
    return unquote(visit.path.strip("/").removeprefix(PATH.strip("/")).strip("/"))


def exists(visit: Visit) -> bool:
    """The Quartier is known to the viewer."""
    return neighbourhoods.profile(visit.scope, _id(visit)) is not None


def heading(visit: Visit) -> str:
    """The Quartier's name with its Gemeinde."""
    place = neighbourhoods.profile(visit.scope, _id(visit))
    if place is None:
        return _("Quartier")
    return f"{place['neighbourhood_name']}, {names.area_name(place['municipality_ags'])}"


def place_of(visit: Visit) -> tuple[str, str] | None:
    """The Gemeinde and the name of the Quartier, for the breadcrumb."""
    place = neighbourhoods.profile(visit.scope, _id(visit))
    if place is None:
        return None
    return str(place["municipality_ags"]), str(place["neighbourhood_name"])


def narrows(visit: Visit) -> Visit:
    """The Quartier as a whole: what else is chosen does not narrow its profile."""
    scope = neighbourhoods.within(visit.scope, _id(visit))
    view = View(indicator=scope.view.indicator, at=scope.view.at)
    address = replace(visit.address, filters=scope.filters, view=view)
    return replace(visit, scope=replace(scope, view=view), address=address)


def path_for(filters: FilterState) -> str:
    """The profile of the one Quartier that is chosen; the list where it is none or several."""
    chosen = filters.neighbourhood
    return f"{PATH}/{quote(chosen[0], safe='')}" if len(chosen) == 1 else PATH


def profile_summary(_results: Results, scope: Scope) -> Parts:
    """What the Quartier is and since when projects work there."""
    place = neighbourhoods.profile(scope, neighbourhoods.chosen(scope))
    if place is None:
        return [(str(CHOOSE_ONE), False)]
    works = approved(neighbourhoods.projects(scope, place["neighbourhood_id"]))
    sentences = (where_it_lies(place), since_when(works), position(place))
    return [(" ".join(part for part in sentences if part), False)]


def without_choosing(answer: Answer, _results: Results, _visit: Visit) -> Answer:
    """The path decides what is shown: a row chooses nothing here, and nothing can be taken out."""
    for card in answer["cards"].values():
        if "table" in card:
            card["table"] = {**card["table"], "toggles": [], "chosen": []}
        if empty := card.get("empty"):
            card["empty"] = {**empty, "loosen": []}
    if "nothing" in answer:
        answer["nothing"] = {**answer["nothing"], "loosen": []}
    return answer


def alike_by(_visit: Visit) -> html.Div:
    """By which need Quartiere are alike; indicators that Quartiere have values of are offered."""
    known = {indicator for indicator, level in facts.in_use().usual if level == LEVEL}
    named = sorted(
        ((one, names.indicator_name(one)) for one in known),
        key=lambda pair: names.sort_key(pair[1]),
    )
    if not named:
        return html.Div()
    choices = [("", _("SGB II rate of under-18s")), *named]
    return page_controls.row([page_controls.select("indicator", _("Need by"), choices)])


def more(visit: Visit) -> list[Any]:
    """Ways on, and the profiles of the whole town."""
    place = neighbourhoods.profile(visit.scope, _id(visit))
    if place is None:
        return []
    ags = str(place["municipality_ags"])
    return [
        town_profiles([(ags, names.area_name(ags))]),
        ways_on(str(place["neighbourhood_id"])),
    ]


def towns(visit: Visit) -> list[Any]:
    """The profiles of all Quartiere of a town, to take away."""
    rows = neighbourhoods.neighbourhoods(neighbourhoods.whole(visit.scope))
    named = [(ags, names.area_name(ags)) for ags in set(rows["municipality_ags"])]
    return [town_profiles(sorted(named, key=lambda pair: names.sort_key(pair[1])))] if named else []


def controls(_visit: Visit) -> list[Any]:
    """Dots of the whole choice, or areas inside one Kreis or one Gemeinde."""
    forms = (("", _lazy("dots")), (LEVEL, _lazy("areas inside one Kreis or Gemeinde")))
    return [page_controls.row([page_controls.switch("level", _lazy("Quartiere as"), forms)])]


PAGES = (
    Page(
        months=OF_BOTH,
        counted=of_neighbourhoods,
        id="neighbourhoods",
        path=PATH,
        nav=_lazy("Quartiere"),
        title=_lazy("Quartiere"),
        key_figures=(
            "neighbourhoods-total",
            "neighbourhoods-with-projects",
            "under-18-in-neighbourhoods",
            "quota-in-neighbourhoods",
            "first-contacts-total",
        ),
        cards=(
            ("neighbourhoods-by-projects", 6),
            ("neighbourhoods-by-first-contacts", 6),
            ("neighbourhoods-list", 12),
        ),
        summary=summary,
        controls=controls,
        extra=towns,
        has_breadcrumb=True,
    ),
    Page(
        months=OF_BOTH,
        id="neighbourhood",
        path=PATH,
        nav="",
        title=_lazy("Quartier"),
        filters=(),
        key_figures=(
            "applications-total",
            "approved-funds-total",
            "first-contacts-total",
            "regular-use-share",
            "anchor-sites-total",
        ),
        cards=(
            ("first-contacts-by-month", 6),
            ("neighbourhood-place", 6),
            ("neighbourhood-projects", 12),
            ("neighbourhood-indicators", 12),
            ("first-contacts-by-place", 6),
            ("use-by-target-group", 6),
            ("offers-by-type", 6),
            ("anchor-sites-by-type", 6),
            ("similar-neighbourhoods", 12),
        ),
        summary=profile_summary,
        heads={"similar-neighbourhoods": alike_by},
        extra=more,
        narrows=narrows,
        completes=without_choosing,
        path_for=path_for,
        takes_rest=True,
        exists=exists,
        heading=heading,
        place=place_of,
        has_breadcrumb=True,
    ),
)
