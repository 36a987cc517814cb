"""A chosen measure on the map of Kreise or Gemeinden, or on the tile map.

Rates are coloured by fixed classes; counts are circles on the map and classes on the tiles, because
a large area full of colour would look like much.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from dashboards import formats, names
from dashboards.charts.area_words import Shown, describe, level_of, spoken, unknown_word
from dashboards.charts.base import BOUNDARIES, SCHEMATIC, Chart, leader
from dashboards.charts.measures import MEASURES, measure_of
from dashboards.charts.pictures import Picture, area_picture, class_of
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from data.geo import project
from queries import regions
from queries.filters import View
from queries.scope import Scope

_NAMED = 3
_PLURAL = {"district": "districts", "municipality": "municipalities"}


def draw(frame: pd.DataFrame, shown: Shown, form: str) -> Picture:
    """The map with classes or circles, or the tiles."""
    if form == "map" and not shown.measure.is_rate:
        return _symbols(frame, shown)
    picture = area_picture(
        form, _PLURAL[shown.level], classes=shown.measure.classes, areas=_areas(frame, shown)
    )
    picture["marked"] = _compared(frame)
    picture["missing"] = unknown_word(shown)
    if form == "map":
        picture["labels"] = _labels(frame, shown)
    return picture


def _areas(frame: pd.DataFrame, shown: Shown) -> dict[str, list[Any]]:
    rows = zip(frame[shown.key], shown.values(frame), shown.withheld(frame), strict=True)
    areas = {}
    for index, (ags, value, is_withheld) in enumerate(rows):
        words = spoken(shown, names.area_name(ags), value, is_withheld=is_withheld)
        if is_withheld:
            areas[ags] = ["held", formats.WITHHELD, words, index]
        elif value is None:
            areas[ags] = ["missing", formats.NOTHING_THERE, words, index]
        else:
            text = "0" if value == 0 else shown.measure.short(value)
            areas[ags] = [class_of(value, shown.measure.bounds), text, words, index]
    return areas


def _compared(frame: pd.DataFrame) -> dict[str, str]:
    """The areas compared, by their letter."""
    return {frame["area_a_ags"].iloc[0]: "A", frame["area_b_ags"].iloc[0]: "B"}


def _labels(frame: pd.DataFrame, shown: Shown) -> list[dict[str, str]]:
    """A and B, and the areas ahead: five in all."""
    marked = _compared(frame)
    known = {
        ags: value
        for ags, value in zip(frame[shown.key], shown.values(frame), strict=True)
        if value is not None
    }
    ahead = [ags for ags in sorted(known, key=lambda ags: -known[ags]) if known[ags] > 0]
    chosen = [ags for ags in marked if ags in known]
    chosen += [ags for ags in ahead[:_NAMED] if ags not in chosen]
    return [
        {
            "ags": ags,
            "name": f"{marked[ags]} {names.area_name(ags)}" if ags in marked else
            names.area_name(ags),
            "text": shown.measure.write(known[ags]),
        }
        for ags in chosen
    ]  # fmt: skip


def _symbols(frame: pd.DataFrame, shown: Shown) -> Picture:
    """One circle per area, its area the value; large ones first, small ones on top."""
    values = [value or 0 for value in shown.values(frame)]
    places = frame[[shown.key, "longitude", "latitude"]].itertuples(index=False)
    symbols: list[dict[str, Any]] = []
    for index, ((ags, longitude, latitude), value) in enumerate(zip(places, values, strict=True)):
        x, y = project(longitude, latitude)
        symbols.append(
            {
                "x": round(x, 1),
                "y": round(y, 1),
                "value": value,
                "spoken": spoken(shown, names.area_name(ags), value, is_withheld=False),
                "row": index,
                "approximate": False,
            }
        )
    large_first = sorted(symbols, key=lambda symbol: values[symbol["row"]], reverse=True)
    picture = area_picture("map", _PLURAL[shown.level], classes=[], areas={})
    named = sorted(range(len(values)), key=lambda index: -values[index])[:_NAMED]
    labels = [
        {
            "x": symbols[index]["x"],
            "y": symbols[index]["y"],
            "name": names.area_name(frame[shown.key].iloc[index]),
            "text": shown.measure.write(values[index]),
        }
        for index in named
        if values[index] > 0
    ]
    scale = [[value, shown.measure.write(value)] for value in _scale(max(values))]
    return {**picture, "symbols": large_first, "scale": scale, "approximate": "", "labels": labels}


def _scale(most: float) -> list[int]:
    """Up to three round values that show how large circles are."""
    return sorted({_leading_digit(most / part) for part in (1, 4, 16) if most / part >= 1})


def _leading_digit(value: float) -> int:
    step: int = 10 ** (len(str(int(value))) - 1)
    return int(value // step) * step


def headline(frame: pd.DataFrame, shown: Shown) -> str | None:
    """The area clearly ahead."""
    top = leader(frame, shown.measure.column)
    if top is None or len(frame) == 1:
        return None
    return str(shown.measure.leading).format(name=names.area_name(top[shown.key]))


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


def for_view(view: View) -> Chart:
    """The map or the tiles of the chosen measure."""
    shown = Shown(measure_of(view), level_of(view))
    form = "tiles" if view.display == "tiles" and shown.level == "district" else "map"
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
    )


_DEFAULT = MEASURES["eur-per-1000"]
_SHOWN = Shown(_DEFAULT, "district")


def _of_persons(scope: Scope) -> pd.DataFrame:
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
