"""Pictures as the browser reads them until it reads `wire`: dicts in Plotly's shape."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from dashboards.pictures import model
from dashboards.pictures.parts import Area, HeatColumn, HeatRow, Place
from dashboards.pictures.plotly import shape

Told = dict[str, Any]


@singledispatch
def legacy(picture: object) -> Told:
    """One picture as a dict.

    Raises:
        TypeError: when it is no picture.
    """
    raise TypeError(f"{type(picture).__name__} is no picture")


@legacy.register
def _nothing(picture: model.Nothing) -> Told:
    return {"kind": "none"} | ({"total": list(picture.total)} if picture.total else {})


@legacy.register
def _number(picture: model.KeyNumber) -> Told:
    told = {
        "kind": "number",
        "value": picture.value,
        "unit": picture.unit,
        "context": picture.context,
    }
    return told | _kept(tag=picture.tag)


@legacy.register(model.Bars)
@legacy.register(model.Multiples)
@legacy.register(model.Ranges)
@legacy.register(model.Columns)
@legacy.register(model.Lines)
@legacy.register(model.Scatter)
@legacy.register(model.Lorenz)
def _plotly(picture: model.Picture) -> Told:
    return {"kind": "plotly", **shape(picture)}


@legacy.register
def _heat(picture: model.Heat) -> Told:
    told: Told = {
        "kind": "heat",
        "corner": picture.corner,
        "column": picture.column,
        "total": picture.total,
        "columns": [_heat_column(column) for column in picture.columns],
        "groups": [
            {"label": group.label, "rows": [_heat_row(row) for row in group.rows]}
            for group in picture.groups
        ],
        "totals": list(picture.totals),
        "classes": list(picture.classes),
    }
    return {**told, "form": "grid"} if picture.is_grid else told


def _heat_column(column: HeatColumn) -> Told:
    told: Told = {"label": column.label}
    if column.name:
        told["name"] = column.name
    return {**told, "toggle": list(column.toggle)} if column.toggle else told


def _heat_row(row: HeatRow) -> Told:
    told: Told = {"label": row.label}
    if row.link:
        told["link"] = row.link
    if row.toggle:
        told["toggle"] = list(row.toggle)
    cells = [
        [cell.kind, cell.text] if cell.row is None else [cell.kind, cell.text, cell.row]
        for cell in row.cells
    ]
    return {**told, "cells": cells, "total": row.total}


def _areas(areas: Mapping[str, Area]) -> dict[str, list[Any]]:
    return {ags: [area.kind, area.text, area.words, area.row] for ags, area in areas.items()}


def _kept(**more: Any) -> Told:
    """The members that say something."""
    return {name: value for name, value in more.items() if value not in (None, "", False)}


@legacy.register
def _tiles(picture: model.Tiles) -> Told:
    told = _map_of("tiles", "districts") | {
        "classes": list(picture.classes),
        "areas": _areas(picture.areas),
    }
    return told | _kept(marked=picture.marked, missing=picture.missing, wide=picture.wide)


@legacy.register
def _map(picture: model.AreaMap) -> Told:
    told = _map_of("map", picture.level) | {
        "classes": list(picture.classes),
        "areas": _areas(picture.areas),
        "labels": [_place(place) for place in picture.labels],
    }
    return told | _kept(marked=picture.marked, missing=picture.missing)


@legacy.register
def _symbols(picture: model.Symbols) -> Told:
    symbols = [
        {
            "x": symbol.x,
            "y": symbol.y,
            "value": symbol.value,
            "spoken": symbol.words,
            "row": symbol.row,
            "approximate": symbol.is_approximate,
        }
        for symbol in picture.symbols
    ]
    return _map_of("map", picture.level) | {
        "symbols": symbols,
        "scale": [list(tick) for tick in picture.scale],
        "approximate": picture.approximate,
        "labels": [_place(place) for place in picture.labels],
        **_kept(marked=picture.marked),
    }


def _map_of(kind: str, level: str) -> Told:
    return {"kind": kind, "level": level, "classes": [], "areas": {}, "labels": []}


def _place(place: Place) -> Told:
    return (
        _kept(ags=place.ags)
        | {"name": place.name, "text": place.text}
        | ({} if place.x is None else {"x": place.x, "y": place.y})
    )


@legacy.register
def _compared(picture: model.Compared) -> Told:
    measures = [
        {"label": one.label, "places": list(one.places), "texts": list(one.texts)}
        for one in picture.measures
    ]
    return {
        "kind": "compared",
        "heading": picture.heading,
        "names": list(picture.names),
        "rows": measures,
    }


@legacy.register
def _records(picture: model.Records) -> Told:
    return {"kind": "records", "shown": picture.shown}
