"""A chosen measure on the map of Kreise or Gemeinden, or on the tile map.

Rates are coloured by fixed classes; counts are circles on the map and classes on the tiles, because
a large area full of colour would look like much.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from statistics import fmean
from typing import Literal

from dashboards.charts.base import BOUNDARIES, SCHEMATIC, Chart, ahead
from dashboards.charts.regions import change_charts, neighbourhood_areas
from dashboards.charts.regions.area_words import (
    Shown,
    counted,
    describe,
    level_of,
    spoken,
    unknown_word,
)
from dashboards.charts.regions.indicator_measures import shown_measure
from dashboards.charts.regions.measures import MEASURES
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.model import AreaMap, Symbols, Tiles
from dashboards.pictures.parts import Area, Place, Symbol, Tick
from data.geo import project
from queries import regions
from queries.filters import View
from queries.rows import Row, Rows
from queries.scope import Scope

_NAMED = 3
_PLURAL: dict[str, Literal["districts", "municipalities"]] = {
    "district": "districts",
    "municipality": "municipalities",
}

_FEWEST_TO_LEAD = 3
"""Areas with a value above 0, or all there are, before one of them is said to lead."""


def draw(rows: Rows, shown: Shown, form: str) -> Tiles | AreaMap | Symbols:
    """The map with classes or circles, or the tiles."""
    marked, missing = _marked(rows, shown), unknown_word(shown)
    classes, signed = tuple(shown.measure.classes), shown.measure.steps is not None
    if form == "tiles":
        areas = _areas(rows, shown)
        return Tiles(classes=classes, areas=areas, marked=marked, missing=missing, signed=signed)
    labels = _labels(rows, shown)
    if not shown.measure.is_rate:
        return _symbols(rows, shown, labels)
    return AreaMap(
        level=_PLURAL[shown.level],
        classes=classes,
        areas=_areas(rows, shown),
        labels=tuple(labels),
        marked=marked,
        missing=missing,
        signed=signed,
    )


def _areas(rows: Rows, shown: Shown) -> dict[str, Area]:
    letters = _marked(rows, shown)
    found = zip(rows[shown.key], shown.values(rows), shown.withheld(rows), strict=True)
    return {
        ags: _area(
            shown,
            value,
            _lettered(ags, letters)
            + spoken(shown, names.area_name(ags), value, is_withheld=is_withheld),
            index,
            is_withheld=is_withheld,
        )
        for index, (ags, value, is_withheld) in enumerate(found)
    }


def _area(shown: Shown, value: float | None, words: str, row: int, *, is_withheld: bool) -> Area:
    if is_withheld:
        return Area("held", formats.WITHHELD, words, row)
    if value is None:
        return Area("missing", formats.NOTHING_THERE, words, row)
    text = "0" if value == 0 else shown.measure.short(value)
    return Area(shown.measure.class_of(value), text, words, row)


def _marked(rows: Rows, shown: Shown) -> dict[str, str]:
    """The areas that are, or lie in, one of the two compared, by its letter."""
    first = rows.first
    sides = ((first["area_a_ags"], "A"), (first["area_b_ags"], "B"))
    return {
        ags: letter for area, letter in sides for ags in rows[shown.key] if ags.startswith(area)
    }


def _lettered(ags: str, letters: dict[str, str]) -> str:
    return f"{letters[ags]}: " if ags in letters else ""


def _labels(rows: Rows, shown: Shown) -> list[Place]:
    """A and B, and the areas ahead: five in all."""
    letters = _marked(rows, shown)
    values = dict(zip(rows[shown.key], shown.values(rows), strict=True))
    sides = [_side_label(rows, shown, letter) for letter in ("A", "B")]
    found = [label for label in sides if label]
    named = {label.ags for label in found}
    known = [ags for ags, value in values.items() if value]
    # Of a change the largest fall is as much ahead as the largest rise.
    is_signed = shown.measure.steps is not None
    size = {ags: abs(values[ags] or 0) if is_signed else values[ags] or 0 for ags in known}
    leading = sorted(known, key=lambda ags: -size[ags])
    for ags in leading[:_NAMED]:
        if ags not in named:
            name = f"{letters.get(ags, '')} {names.area_name(ags)}".strip()
            found.append(Place(ags=ags, name=name, text=shown.measure.write(values[ags] or 0)))
    return found


def _side_label(rows: Rows, shown: Shown, letter: str) -> Place | None:
    """One of the two compared: at its own place, or in the middle of the areas it holds."""
    area = rows.first[f"area_{letter.lower()}_ags"]
    inside = rows.where(lambda row: row[shown.key].startswith(area))
    name = f"{letter} {names.area_name(area)}"
    if len(inside) > 1:
        x, y = project(fmean(inside["longitude"]), fmean(inside["latitude"]))
        text = counted(shown.level, len(inside))
        return Place(ags=area, x=round(x, 1), y=round(y, 1), name=name, text=text)
    value = shown.values(inside)[0] if len(inside) else None
    if value is None:
        return None
    return Place(ags=inside.first[shown.key], name=name, text=shown.measure.write(value))


def _symbols(rows: Rows, shown: Shown, labels: list[Place]) -> Symbols:
    """One circle per area, its area the value; large ones first, small ones on top."""
    letters = _marked(rows, shown)
    places = rows[shown.key]
    symbols = [_symbol(row, index, shown, letters) for index, row in enumerate(rows)]
    at = {ags: (symbol.x, symbol.y) for ags, symbol in zip(places, symbols, strict=True)}
    placed = [
        replace(label, x=at[label.ags][0], y=at[label.ags][1])
        if label.x is None and label.ags in at
        else label
        for label in labels
    ]
    most = max(symbol.value for symbol in symbols)
    nothing = () if all(symbol.value for symbol in symbols) else (0,)
    return Symbols(
        level=_PLURAL[shown.level],
        symbols=tuple(sorted(symbols, key=lambda symbol: symbol.value, reverse=True)),
        scale=tuple(Tick(value, shown.measure.write(value)) for value in (*nothing, *_scale(most))),
        labels=tuple(placed),
        marked=letters,
    )


def _symbol(row: Row, index: int, shown: Shown, letters: dict[str, str]) -> Symbol:
    ags, value = row[shown.key], row[shown.measure.column] or 0
    x, y = project(row["longitude"], row["latitude"])
    words = spoken(shown, names.area_name(ags), value, is_withheld=False)
    return Symbol(
        x=round(x, 1),
        y=round(y, 1),
        value=value,
        words=_lettered(ags, letters) + words,
        row=index,
    )


def _scale(most: float) -> list[int]:
    """Up to three round values that show how large circles are."""
    return sorted({_leading_digit(most / part) for part in (1, 4, 16) if most / part >= 1})


def _leading_digit(value: float) -> int:
    step: int = 10 ** (len(str(int(value))) - 1)
    return int(value // step) * step


def headline(rows: Rows, shown: Shown) -> str | None:
    """The area clearly ahead; of very few values there is none that leads."""
    top = ahead(rows, shown.measure.column)
    having = sum(bool(value) for value in rows[shown.measure.column])
    if top is None or len(rows) == 1 or having < min(_FEWEST_TO_LEAD, len(rows)):
        return None
    return str(shown.measure.leading).format(name=phrases.place(top[shown.key]))


def subtitle(shown: Shown, form: str, asked: str) -> str:
    """Measure, unit and form in words, and why the form asked for is not the one shown."""
    parts = [str(shown.measure.label)]
    if shown.measure.is_rate or form == "tiles":
        unit = _(", in {unit}").format(unit=shown.measure.unit) if shown.measure.unit else ""
        parts = [f"{parts[0]}{unit}", _("fixed classes")]
    else:
        parts.append(_("by the area of the circles"))
    if asked == "tiles" and form == "map":
        parts.append(_("tiles exist for Kreise only"))
    return "; ".join(parts)


def _form(view: View) -> str:
    """Tiles where they are asked for and there; else the map."""
    return "tiles" if view.display == "tiles" and level_of(view) == "district" else "map"


def for_view(view: View) -> Chart:
    """The map or the tiles of the chosen measure."""
    if view.since:
        return change_charts.in_any_view(CHART, level_of(view), within)
    if view.level == neighbourhood_areas.LEVEL:
        return neighbourhood_areas.as_map(CHART, view)
    shown = Shown(shown_measure(view), level_of(view))
    form = _form(view)
    measure = shown.measure
    return replace(
        CHART,
        title=measure.by_area,
        subtitle=subtitle(shown, form, view.display),
        figure=partial(draw, shown=shown, form=form),
        summary=partial(describe, shown=shown),
        headline=partial(headline, shown=shown),
        columns=(shown.key, *measure.shown),
        toggles=(shown.key,),
        base=measure.base,
        sources=(*measure.sources, SCHEMATIC if form == "tiles" else BOUNDARIES),
        definition=measure.definition,
        nothing=measure.nothing,
        nothing_yet=measure.nothing_yet,
    )


def within(scope: Scope) -> Chart:
    """The change since an earlier time; which is the later one, the data tell."""
    if scope.view.level == neighbourhood_areas.LEVEL:
        return neighbourhood_areas.as_map_of_change(CHART, scope)
    form = _form(scope.view)
    sources = (*shown_measure(scope.view).sources, SCHEMATIC if form == "tiles" else BOUNDARIES)
    return change_charts.as_map(CHART, scope, partial(draw, form=form), sources)


_DEFAULT = MEASURES["eur-per-1000"]
_SHOWN = Shown(_DEFAULT, "district")


def _of_persons(scope: Scope) -> Rows:
    view = View(metric="first-contacts", compare=scope.view.compare)
    return regions.measure_by_area(replace(scope, view=view))


CHART = Chart(
    id="measure-by-area",
    title=_lazy("Chosen measure by area"),
    subtitle=_DEFAULT.label,
    query=regions.measure_by_area,
    figure=partial(draw, shown=_SHOWN, form="map"),
    summary=partial(describe, shown=_SHOWN),
    columns=(_SHOWN.key, *_DEFAULT.shown),
    base=_DEFAULT.base,
    sources=(*_DEFAULT.sources, BOUNDARIES),
    toggles=(_SHOWN.key,),
    definition=_DEFAULT.definition,
    for_view=for_view,
)

_PERSONS = Shown(MEASURES["first-contacts"], "district")

CHARTS = (
    CHART,
    Chart(
        id="first-contacts-per-head-by-district",
        title=_PERSONS.measure.by_area,
        subtitle=_lazy("First contacts per 1,000 under-18s; fixed classes"),
        query=_of_persons,
        figure=partial(draw, shown=_PERSONS, form="tiles"),
        summary=partial(describe, shown=_PERSONS),
        headline=partial(headline, shown=_PERSONS),
        columns=(_PERSONS.key, *_PERSONS.measure.shown),
        toggles=(_PERSONS.key,),
        base=_PERSONS.measure.base,
        sources=(*_PERSONS.measure.sources, SCHEMATIC),
        definition=_PERSONS.measure.definition,
    ),
)
