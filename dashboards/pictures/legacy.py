"""Pictures as the browser reads them until it reads `wire`: dicts in Plotly's shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

from dashboards.charts import pictures as forms
from dashboards.charts import pictures_multiples, pictures_ranges, pictures_scatter
from dashboards.charts.pictures_months import columns_of, lines_of
from dashboards.pictures import model
from dashboards.pictures.parts import (
    Area,
    Axis,
    HeatColumn,
    HeatRow,
    Label,
    Place,
    Point,
    Role,
    Text,
)

Told = dict[str, Any]
_COLOURS = {
    "mark": forms.MARK,
    "rest": forms.REST,
    "whole": "var(--surface)",
    **{f"block-{block}": colour for block, colour in forms.BLOCK_COLOURS.items()},
}


def _marked_up(text: Text) -> str:
    return f"<b>{text.strong}</b>{text.rest}" if text.strong else text.rest


def _label(label: Label, role: Role | None = None) -> str:
    """One label in its markup; of bars, which have a role, some words are bold."""
    words = f"<b>{label.text}</b>" if role == "whole" else label.text
    if label.block is not None:
        number = f"<b>{label.block}</b>" if role else f"{label.block}"
        words = f"{number}  {words}"
    if label.side:
        words = f"{words} <b>{label.side}</b>"
    return f"{words}<br>{label.second}" if label.second else words


def _rows(given: Sequence[int], count: int) -> list[int]:
    return list(given) or list(range(count))


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
    told = forms.key_number(picture.value, picture.unit, picture.context)
    return {**told, "tag": picture.tag} if picture.tag else told


@legacy.register
def _bars(picture: model.Bars) -> Told:
    labels = [
        _label(label, role) for label, role in zip(picture.labels, picture.roles, strict=True)
    ]
    colours = [_COLOURS[role] for role in picture.roles]
    texts = [_marked_up(text) for text in picture.texts]
    told = forms.bars(labels, picture.values, texts=texts, marker=colours)
    bar = told["data"][0]
    bar["customdata"] = _rows(picture.rows, len(labels))
    if "whole" in picture.roles:
        edges = [
            forms.INK if role == "whole" else colour
            for role, colour in zip(picture.roles, colours, strict=True)
        ]
        bar["marker"]["line"] = {"color": edges, "width": 1.5}
    if picture.total:
        told["layout"]["meta"]["rows"] = picture.total
    return told


@legacy.register
def _multiples(picture: model.Multiples) -> Told:
    labels = [_label(label) for label in picture.labels]
    lengths = [[value or 0 for value in part.values] for part in picture.parts]
    told = pictures_multiples.multiples(
        labels,
        [
            (_label(part.heading), _COLOURS[part.role], values, _rows(part.rows, len(labels)))
            for part, values in zip(picture.parts, lengths, strict=True)
        ],
    )
    for trace, part in zip(told["data"], picture.parts, strict=True):
        trace["text"] = [_marked_up(text) for text in part.texts]
    if picture.own_scales:
        told["layout"]["meta"]["scales"] = "own"
        for index, values in enumerate(lengths):
            axis = told["layout"][f"xaxis{index + 1 if index else ''}"]
            axis["range"] = [0, (max(values, default=0) or 1) * 1.5]
    return told


@legacy.register
def _ranges(picture: model.Ranges) -> Told:
    return pictures_ranges.ranges(
        [_label(label) for label in picture.labels],
        list(zip(picture.starts, picture.ends, strict=True)),
        picture.ticks,
        texts=[_marked_up(text) for text in picture.texts],
        row_numbers=_rows(picture.rows, len(picture.labels)),
    )


@legacy.register
def _columns(picture: model.Columns) -> Told:
    values = [value or 0 for value in picture.values]
    texts = [text.plain for text in picture.texts]
    told = columns_of(_months(picture), values, texts=texts, highlight=picture.named)
    return _finished(told, picture)


@legacy.register
def _lines(picture: model.Lines) -> Told:
    named = {index: picture.texts[index].plain for index in picture.named}
    return _finished(lines_of(_months(picture), picture.values, named=named), picture)


def _months(picture: model.Columns | model.Lines) -> list[str]:
    return [
        f"{month.name}<br><b>{month.year}</b>" if month.year else month.name
        for month in picture.months
    ]


def _finished(told: Told, picture: model.Columns | model.Lines) -> Told:
    if picture.silent:
        told["layout"]["meta"]["missing"] = list(picture.silent)
    if picture.ticks:
        told["layout"]["yaxis"].update(
            range=[0, picture.ticks[-1].value * 1.08],
            tickvals=[tick.value for tick in picture.ticks],
            ticktext=[tick.text for tick in picture.ticks],
        )
    return told


@legacy.register
def _scatter(picture: model.Scatter) -> Told:
    points = [
        pictures_scatter.Point(
            x=point.x,
            y=point.y,
            name=point.name,
            spoken=_spoken(point),
            size=point.size,
            is_hollow=point.is_hollow,
            is_named=point.is_named,
            row=point.row or 0,
        )
        for point in picture.points
    ]
    return pictures_scatter.scatter(points, _axis(picture.x), _axis(picture.y), picture.quadrants)


def _axis(axis: Axis) -> pictures_scatter.Axis:
    median = (axis.median.value, axis.median.text) if axis.median else None
    ticks = tuple((tick.value, tick.text) for tick in axis.ticks)
    return pictures_scatter.Axis(axis.title, axis.end, ticks, median, axis.start)


def _spoken(point: Point) -> str:
    return f"<b>{point.name}</b><br>{point.words}"


@legacy.register
def _lorenz(picture: model.Lorenz) -> Told:
    half = picture.half
    return pictures_scatter.lorenz(
        [point.x for point in picture.points],
        [point.y for point in picture.points],
        [_spoken(point) for point in picture.points],
        (picture.x.title, picture.y.title),
        (half.x or 0, half.y or 0, half.text),
        picture.equal,
    )


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
    told = forms.area_picture(
        "tiles", "districts", classes=picture.classes, areas=_areas(picture.areas)
    )
    return told | _kept(marked=picture.marked, missing=picture.missing, wide=picture.wide)


@legacy.register
def _map(picture: model.AreaMap) -> Told:
    told = forms.area_picture(
        "map",
        picture.level,
        classes=picture.classes,
        areas=_areas(picture.areas),
    )
    labels = [_place(place) for place in picture.labels]
    return told | {"labels": labels} | _kept(marked=picture.marked, missing=picture.missing)


@legacy.register
def _symbols(picture: model.Symbols) -> Told:
    told = forms.area_picture("map", picture.level, classes=[], areas={})
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
    return told | {
        "symbols": symbols,
        "scale": [list(tick) for tick in picture.scale],
        "approximate": picture.approximate,
        "labels": [_place(place) for place in picture.labels],
        **_kept(marked=picture.marked),
    }


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
