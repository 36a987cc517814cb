"""Quartiere: the map and the list, and below the address of the list a profile per Quartier."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from dashboards.charts.neighbourhoods.profile_words import gather
from dashboards.charts.regions.neighbourhood_areas import LEVEL
from dashboards.choice.month_words import OF_BOTH
from dashboards.components import page_controls
from dashboards.components.neighbourhood_profile import profile_page
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit
from queries import neighbourhoods
from queries.scope import Scope

PATH = "/neighbourhoods"


def summary(results: Results, _scope: Scope) -> Parts:
    """How many Quartiere there are, in how many projects work, and who is met there."""
    # The choice itself: a map at the level Quartier shows those of one area only.
    rows = neighbourhoods.neighbourhoods(results["neighbourhoods-by-projects"].scope)
    if not len(rows):
        return [(_("No Quartier matches this choice."), False)]
    working = len(rows) - rows["projects_count"].count(0)
    count = len(rows)
    parts: Parts = [
        (
            ngettext(
                "The choice holds {count} Quartier, ", "The choice holds {count} Quartiere, ", count
            ).format(count=formats.number(count)),
            False,
        ),
        (_where_projects_work(working, count), True),
        (".", False),
    ]
    unlocated = count - rows.total("is_located")
    if unlocated:
        text = _without_coordinates(unlocated, count)
        parts.append((f" {text}", False))
    return parts


def _without_coordinates(unlocated: int, count: int) -> str:
    if unlocated == count:
        return ngettext(
            "It has no coordinates and stands at its Gemeinde.",
            "None of them has coordinates; they stand at their Gemeinde.",
            count,
        )
    return ngettext(
        "{count} of them has no coordinates and stands at its Gemeinde.",
        "{count} of them have no coordinates and stand at their Gemeinde.",
        unlocated,
    ).format(count=formats.number(unlocated))


def _where_projects_work(count: int, quartiere: int) -> str:
    if quartiere == 1:
        return _("projects work in it") if count else _("no project works in it")
    if not count:
        return _("no project works in them")
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


def profile(visit: Visit) -> list[Any]:
    """Everything known of the Quartier."""
    found = gather(visit.scope, _id(visit))
    return [profile_page(found, is_exact=visit.scope.viewer.is_exact)] if found else []


def controls(_visit: Visit) -> list[Any]:
    """Dots of the whole choice, or areas inside one Kreis or one Gemeinde."""
    forms = (("", _lazy("dots")), (LEVEL, _lazy("areas inside one Kreis or Gemeinde")))
    return [page_controls.row([page_controls.switch("level", _lazy("Quartiere as"), forms)])]


PAGES = (
    Page(
        months=OF_BOTH,
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
        has_breadcrumb=True,
    ),
    Page(
        months=OF_BOTH,
        id="neighbourhood",
        path=PATH,
        nav="",
        title=_lazy("Quartier"),
        filters=(),
        extra=profile,
        takes_rest=True,
        exists=exists,
        heading=heading,
        place=place_of,
        has_breadcrumb=True,
    ),
)
