"""Quartiere on the map: where do projects work, and how many people do they meet?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboards.charts.base import BOUNDARIES, PROGRAMME, Base, Chart
from dashboards.charts.outreach import contact_words
from dashboards.charts.outreach.contact_words import PERSONS
from dashboards.charts.regions import neighbourhood_areas
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import NOTHING, Picture, Symbols
from dashboards.pictures.parts import Place, Symbol, Tick
from data.geo import project
from queries import neighbourhoods, outreach
from queries.filters import View
from queries.rows import Row, Rows
from queries.scope import Scope

_NAMED = 3


def draw_projects(rows: Rows) -> Symbols:
    """Circles by the number of approved projects."""
    return _symbols(rows, "projects_count", _projects)


def draw_contacts(rows: Rows) -> Picture:
    """Circles by the number of first contacts, the largest three named; no map without any."""
    if not rows.known(PERSONS):
        return NOTHING
    return _symbols(rows, PERSONS, _contacts, named=_NAMED)


def _projects(count: int) -> str:
    return ngettext("{count} project", "{count} projects", count).format(
        count=formats.number(count)
    )


def _contacts(count: int) -> str:
    return ngettext("{count} first contact", "{count} first contacts", count).format(
        count=formats.number(count)
    )


def _symbols(rows: Rows, column: str, words: Callable[[int], str], *, named: int = 0) -> Symbols:
    """One circle per Quartier, large ones first so that small ones lie on top."""
    found = []
    for row, place in sorted(
        zip(rows, rows.places, strict=True), key=lambda one: -(one[0][column] or 0)
    ):
        if row["map_longitude"] is None or row[column] is None:
            continue
        x, y = project(row["map_longitude"], row["map_latitude"])
        spoken = f"{place_name(row)}: {words(row[column])}"
        if not row["is_located"]:
            spoken += f" – {_('shown at its Gemeinde, own position not stated')}"
        symbol = Symbol(
            x=round(x, 1),
            y=round(y, 1),
            value=row[column],
            words=spoken,
            row=place,
            is_approximate=not row["is_located"],
        )
        found.append((symbol, row["neighbourhood_name"]))
    return Symbols(
        level="districts",
        symbols=tuple(symbol for symbol, _name in found),
        scale=tuple(
            Tick(value, formats.number(value))
            for value in (*_nothing(found), *_scale(max(rows.known(column), default=0)))
        ),
        approximate=_("position of the Gemeinde"),
        labels=tuple(
            Place(name=name, text=formats.number(symbol.value), x=symbol.x, y=symbol.y)
            for symbol, name in found[:named]
            if symbol.value
        ),
    )


def _nothing(found: list[tuple[Symbol, str]]) -> tuple[int, ...]:
    """Zero where it occurs: its small ring is explained too."""
    return (0,) if any(not symbol.value for symbol, _name in found) else ()


def _scale(most: int) -> list[int]:
    """Two or three round values that show how large circles are."""
    if most <= 3:
        return list(range(1, most + 1))
    half = _rounded(most / 4)
    return sorted({_rounded(most / 20), half, _rounded(most)})


def _rounded(value: float) -> int:
    """The value down to one leading digit."""
    step = int(10 ** (len(str(int(value))) - 1))
    return max(int(value // step) * step, 1)


def place_name(row: Row) -> str:
    """The Quartier with its Gemeinde."""
    return names.quartier_in(row["neighbourhood_name"], row["municipality_ags"])


def describe(rows: Rows) -> str:
    """In how many Quartiere and Gemeinden projects work, and those with most of them."""
    working = rows.having("projects_count", lambda count: count > 0)
    if not len(working):
        return ngettext(
            "No approved project works in the {count} Quartier.",
            "No approved project works in any of the {count} Quartiere.",
            len(rows),
        ).format(count=formats.number(len(rows)))
    if len(working) == 1:
        return _of_the_one(working.first, is_only=len(rows) == 1)
    places = len(set(working.known("municipality_ags")))
    text = ngettext(
        "Projects work in {count} Quartier", "Projects work in {count} Quartiere", len(working)
    ).format(count=formats.number(len(working)))
    text += ngettext(" of {count} Gemeinde", " of {count} Gemeinden", places).format(
        count=formats.number(places)
    )
    several = working.having("projects_count", lambda count: count > 1)
    if len(several) == len(working):
        return text + _("; in each of them more than one.")
    if len(several):
        text += ngettext(
            "; in {count} of them more than one", "; in {count} of them more than one", len(several)
        ).format(count=formats.number(len(several)))
    return text + "."


def _of_the_one(row: Row, *, is_only: bool) -> str:
    count = row["projects_count"]
    if is_only:
        text = ngettext(
            "In {place}, {count} project works.", "In {place}, {count} projects work.", count
        )
    else:
        text = ngettext(
            "Only in {place} does a project work.",
            "Only in {place} do projects work: {count}.",
            count,
        )
    return text.format(place=place_name(row), count=formats.number(count))


def describe_contacts(rows: Rows) -> str:
    """The Quartiere with most first contacts."""
    if not rows.known(PERSONS):
        return _("No report names a Quartier, so no first contact can be told for any.")
    reached = rows.having(PERSONS, lambda count: count > 0).by(PERSONS, descending=True)
    if not len(reached):
        return ngettext(
            "No first contact is reported from this Quartier.",
            "No first contact is reported from these Quartiere.",
            len(rows),
        )
    return contact_words.from_places(reached[PERSONS], [place_name(row) for row in reached]) + "."


def base(scope: Scope) -> Base:
    """Quartiere of the choice, and those without coordinates of their own."""
    rows = neighbourhoods.neighbourhoods(scope)
    count = len(rows)
    unlocated = count - rows["is_located"].count(True)
    return Base(
        count,
        ngettext("Quartier", "Quartiere", count),
        ((unlocated, _("without coordinates, shown at their Gemeinde")),),
    )


DEFINITION = _lazy(
    "Projects are applications approved, running or completed that name the Quartier; one that "
    "serves several Quartiere counts in each. First contacts are persons reported for the "
    "Quartier, once per project. Quartiere without coordinates stand at the label point of their "
    "Gemeinde. Inhabitants and SGB II rate as delivered, with date and source in the profile."
)


def base_of_contacts(scope: Scope) -> Base:
    """The same, with the first contacts of reports that name no Quartier."""
    found = base(scope)
    without = outreach.outreach_base(scope).first["without_neighbourhood_persons"]
    return replace(
        found, left_out=(*found.left_out, (without, _("first contacts without Quartier")))
    )


def _as_areas(metric: str) -> Callable[[View], Chart]:
    """The same figure at the level Quartier: areas instead of dots, inside one Kreis or Gemeinde.

    Args:
        metric: what of Quartiere is shown, as in the address of the maps of areas.
    """

    def for_view(view: View) -> Chart:
        chart = next(one for one in CHARTS if one.for_view is for_view)
        if view.level != neighbourhood_areas.LEVEL:
            return chart
        return neighbourhood_areas.as_map_of(chart, metric)

    return for_view


CHARTS = (
    Chart(
        id="neighbourhoods-by-projects",
        title=_lazy("Projects by Quartier"),
        subtitle=_lazy("Approved projects per Quartier, number, by the area of the dots"),
        query=neighbourhoods.neighbourhoods,
        figure=draw_projects,
        summary=describe,
        columns=(
            "neighbourhood_id",
            "neighbourhood_name",
            "municipality_ags",
            "projects_count",
            "applications_count",
        ),
        base=base,
        sources=(PROGRAMME, BOUNDARIES),
        toggles=("neighbourhood_id",),
        many_by="projects_count",
        definition=DEFINITION,
        for_view=_as_areas("approved"),
    ),
    Chart(
        id="neighbourhoods-by-first-contacts",
        title=_lazy("First contacts on the map of Quartiere"),
        subtitle=_lazy("First contacts per Quartier, number, by the area of the dots"),
        query=neighbourhoods.neighbourhoods,
        figure=draw_contacts,
        summary=describe_contacts,
        columns=(
            "neighbourhood_id",
            "neighbourhood_name",
            "municipality_ags",
            "first_contact_persons",
        ),
        base=base_of_contacts,
        sources=(PROGRAMME, BOUNDARIES),
        toggles=("neighbourhood_id",),
        many_by=PERSONS,
        definition=DEFINITION,
        for_view=_as_areas("first-contacts"),
    ),
)
