"""The way down to the chosen area: state, Regierungsbezirk, Kreis, Gemeinde, Quartier, project.

Read off the choice alone. Each step but the last is a link that lets go of everything below it; the
rest of the choice stays. The steps travel with each answer, so the frame need not be drawn again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dash import html

from dashboards import ids
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries import areas
from queries.filters import FilterState

if TYPE_CHECKING:
    from dashboards.pages.base import Page, Visit

#: A step: its name, and the address it leads to (None for where the reader stands).
Step = tuple[str, str | None]
#: A level and its areas.
Level = tuple[str, tuple[str, ...]]

LEVELS = ("region", "district", "municipality", "neighbourhood")
_DIGITS = {"region": 3, "district": 5, "municipality": 8}


def holder() -> html.Nav:
    """The empty list above the h1; `assets/src/shell/breadcrumb.js` fills it from each answer."""
    return html.Nav(html.Ol(id=ids.TRAIL), className="crumbs", **{"aria-label": _("Area")})


def trail(page: Page, visit: Visit) -> list[Step]:
    """The steps down to what the visit shows."""
    place = page.place(visit) if page.place else None
    if place is None:
        return _linked(page, visit, chosen_areas(visit, visit.scope.filters), None)
    municipality, name = place
    beneath = chosen_areas(visit, FilterState(municipality=(municipality,)))
    return _linked(page, visit, beneath, name)


def chosen_areas(visit: Visit, filters: FilterState) -> list[Level]:
    """Per level down to the narrowest one chosen its areas, chosen themselves or holding one."""
    chosen = {level: tuple(getattr(filters, level)) for level in LEVELS}
    narrowest = max((index for index, level in enumerate(LEVELS) if chosen[level]), default=-1)
    found: list[Level] = []
    below: tuple[str, ...] = ()
    for level in reversed(LEVELS[: narrowest + 1]):
        if level == "neighbourhood":
            known = areas.quartiere(visit.scope)
            gemeinden = {known[one].municipality_ags for one in chosen[level] if one in known}
            below = tuple(sorted(gemeinden))
            found.append((level, chosen[level]))
            continue
        here = chosen[level] or tuple(sorted({code[: _DIGITS[level]] for code in below}))
        found.append((level, here))
        below = here
    return [step for step in reversed(found) if not _is_repeated(step, found)]


def _is_repeated(step: Level, found: list[Level]) -> bool:
    """A kreisfreie Stadt is Kreis and Gemeinde in one and needs one step, not two."""
    level, codes = step
    districts = dict(found).get("district", ())
    return level == "municipality" and codes == tuple(f"{code}000" for code in districts)


def _linked(page: Page, visit: Visit, steps: list[Level], last: str | None) -> list[Step]:
    """Names and addresses; where the reader stands has no address."""
    address = visit.address
    wide = replace(address.filters, region=(), district=(), municipality=(), neighbourhood=())

    def link(level: str | None, codes: tuple[str, ...]) -> str:
        filters = wide if level is None else wide.with_values(level, codes)
        return page.path + address.search(filters)

    named: list[Step] = [(names.area_name(names.STATE), link(None, ()))]
    named += [(_label(visit, level, codes), link(level, codes)) for level, codes in steps]
    if last is not None:
        return [*named, (last, None)]
    return [*named[:-1], (named[-1][0], None)]


def _label(visit: Visit, level: str, codes: tuple[str, ...]) -> str:
    """Up to two areas by name, more by their number."""
    count = len(codes)
    if count > 2:
        return {
            "region": ngettext("{count} Regierungsbezirk", "{count} Regierungsbezirke", count),
            "district": ngettext("{count} Kreis", "{count} Kreise", count),
            "municipality": ngettext("{count} Gemeinde", "{count} Gemeinden", count),
            "neighbourhood": ngettext("{count} Quartier", "{count} Quartiere", count),
        }[level].format(count=formats.number(count))
    if level != "neighbourhood":
        return formats.enumeration([names.area_name(code) for code in codes])
    known = areas.quartiere(visit.scope)
    return formats.enumeration([known[one].name if one in known else one for one in codes])
