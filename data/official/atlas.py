"""GeoJSON with values: of the Regionalatlas, where numbers stand for signs, and of monitoring."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.language import says
from data.official import signs
from data.official.places import area_of
from data.official.texts import content_of, date_of, decoded
from data.official.values import OfficialFileError, Table, Told, Value, Variable, once

ATLAS, MONITORING = "regionalatlas", "monitoring-geojson"
_DATED = "DATE_"


def read(path: Path) -> Table:
    """The values of the features' properties; their geometries are not looked at.

    Raises:
        OfficialFileError: no feature has a key of an area and a value.
    """
    try:
        features = json.loads(decoded(content_of(path)))["features"]
        found: list[dict[str, Any]] = [one["properties"] or {} for one in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OfficialFileError(
            says(
                "Die Datei ist kein GeoJSON mit Objekten und ihren Werten.",
                "The file is no GeoJSON with features and their values.",
            )
        ) from error
    told = Told()
    variables: dict[str, Variable] = {}
    is_atlas = any("ags" in one for one in found)
    reader = _atlas if is_atlas else _monitoring
    values = once(reader(path, found, variables, told), told)
    if not values:
        raise OfficialFileError(
            says(
                "Kein Objekt hat einen Gebietsschlüssel (ags oder ID) und einen Wert.",
                "No feature has a key of an area (ags or ID) and a value.",
            )
        )
    form = ATLAS if is_atlas else MONITORING
    source = "Regionalatlas, Statistische Ämter des Bundes und der Länder" if is_atlas else ""
    return Table(path.name, form, path.stem, source, tuple(variables.values()), values, told.all())


def _atlas(
    _path: Path, found: list[dict[str, Any]], variables: dict[str, Variable], told: Told
) -> Iterator[Value]:
    for one in found:
        area = area_of(str(one.get("ags", "")), told)
        date = date_of(one.get("jahr", ""), told)
        for name, value in one.items():
            is_value = isinstance(value, int | float) and name not in ("jahr", "ags")
            if area is None or date is None or not is_value:
                continue
            variables.setdefault(name, Variable(name, name))
            number, sign = signs.read(value, ",", told)
            yield Value(area, name, date, number, sign)


def _monitoring(
    path: Path, found: list[dict[str, Any]], variables: dict[str, Variable], told: Told
) -> Iterator[Value]:
    """`ID` with a property `DATE_…` per date, or `area` with `value` and `at`: our own export."""
    variable = Variable(path.stem, path.stem)
    for one in found:
        area = str(one.get("ID", one.get("area", ""))).strip()
        dated = {name: v for name, v in one.items() if name.startswith(_DATED)}
        if "value" in one and one.get("at"):
            dated = {str(one["at"]): one["value"]}
        for name, value in dated.items():
            date = date_of(name, told)
            if not area or date is None:
                continue
            variables.setdefault(variable.key, variable)
            number, sign = signs.read(value, ".", told, setting=signs.OWN)
            yield Value(area, variable.key, date, number, sign)
