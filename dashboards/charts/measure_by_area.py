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
from dashboards.charts.area_words import Shown, counted, describe, level_of, spoken, unknown_word
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
    picture["marked"] = _marked(frame, shown)
    picture["missing"] = unknown_word(shown)
    if form == "map":
        picture["labels"] = _labels(frame, shown)
    return picture


def _areas(frame: pd.DataFrame, shown: Shown) -> dict[str, list[Any]]:
    rows = zip(frame[shown.key], shown.values(frame), shown.withheld(frame), strict=True)
    letters = _marked(frame, shown)
    areas = {}
    for index, (ags, value, is_withheld) in enumerate(rows):
        words = _lettered(ags, letters) + spoken(
            shown, names.area_name(ags), value, is_withheld=is_withheld
        )
        if is_withheld:
            areas[ags] = ["held", formats.WITHHELD, words, index]
        elif value is None:
            areas[ags] = ["missing", formats.NOTHING_THERE, words, index]
        else:
            text = "0" if value == 0 else shown.measure.short(value)
            areas[ags] = [class_of(value, shown.measure.bounds), text, words, index]
    return areas


def _marked(frame: pd.DataFrame, shown: Shown) -> dict[str, str]:
    """The areas that are, or lie in, one of the two compared, by its letter."""
    sides = ((frame["area_a_ags"].iloc[0], "A"), (frame["area_b_ags"].iloc[0], "B"))
    return {
        ags: letter for area, letter in sides for ags in frame[shown.key] if ags.startswith(area)
    }


def _lettered(ags: str, letters: dict[str, str]) -> str:
    return f"{letters[ags]}: " if ags in letters else ""


def _labels(frame: pd.DataFrame, shown: Shown) -> list[dict[str, Any]]:
    """A and B, and the areas ahead: five in all."""
    letters = _marked(frame, shown)
    values = dict(zip(frame[shown.key], shown.values(frame), strict=True))
    sides = [_side_label(frame, shown, letter) for letter in ("A", "B")]
    found = [label for label in sides if label]
    named = {label["ags"] for label in found}
    ahead = [ags for ags in sorted(values, key=lambda ags: -(values[ags] or 0)) if values[ags]]
    for ags in ahead[:_NAMED]:
        if ags not in named:
            name = f"{letters.get(ags, '')} {names.area_name(ags)}".strip()
            text = shown.measure.write(values[ags] or 0)
            found.append({"ags": ags, "name": name, "text": text})
    return found


def _side_label(frame: pd.DataFrame, shown: Shown, letter: str) -> dict[str, Any] | None:
    """One of the two compared: at its own place, or in the middle of the areas it holds."""
    area = frame[f"area_{letter.lower()}_ags"].iloc[0]
    inside = frame[frame[shown.key].str.startswith(area)]
    name = f"{letter} {names.area_name(area)}"
    if len(inside) > 1:
        x, y = project(inside["longitude"].mean(), inside["latitude"].mean())
        text = counted(shown.level, len(inside))
        if area in names.regions():
            text = _("Regierungsbezirk, {count}").format(count=text)
        return {"ags": area, "x": round(x, 1), "y": round(y, 1), "name": name, "text": text}
    value = shown.values(inside)[0] if len(inside) else None
    if value is None:
        return None
    ags = inside[shown.key].iloc[0]
    return {"ags": ags, "name": name, "text": shown.measure.write(value)}


def _symbols(frame: pd.DataFrame, shown: Shown) -> Picture:
    """One circle per area, its area the value; large ones first, small ones on top."""
    values = [value or 0 for value in shown.values(frame)]
    places = frame[[shown.key, "longitude", "latitude"]].itertuples(index=False)
    letters = _marked(frame, shown)
    symbols: list[dict[str, Any]] = []
    for index, ((ags, longitude, latitude), value) in enumerate(zip(places, values, strict=True)):
        x, y = project(longitude, latitude)
        symbols.append(
            {
                "x": round(x, 1),
                "y": round(y, 1),
                "value": value,
                "spoken": _lettered(ags, letters)
                + spoken(shown, names.area_name(ags), value, is_withheld=False),
                "row": index,
                "approximate": False,
            }
        )
    large_first = sorted(symbols, key=lambda symbol: values[symbol["row"]], reverse=True)
    picture = area_picture("map", _PLURAL[shown.level], classes=[], areas={})
    place_of = dict(zip(frame[shown.key], symbols, strict=True))
    labels = [
        {"x": place_of[label["ags"]]["x"], "y": place_of[label["ags"]]["y"], **label}
        if label["ags"] in place_of
        else label
        for label in _labels(frame, shown)
    ]
    scale = [[value, shown.measure.write(value)] for value in _scale(max(values))]
    return {
        **picture, "symbols": large_first, "scale": scale, "approximate": "", "labels": labels,
        "marked": letters,
    }  # fmt: skip


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
