"""Areas with a value as GeoJSON, and an indicator in the wide form: for QGIS and monitoring.

Degrees (WGS84) as the format's standard wants. Values are the page's own, protected where persons
are counted; one held back is null and says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from dashboards.charts.base import BOUNDARIES, PROGRAMME, Source
from dashboards.charts.regions import change as regions_change
from dashboards.charts.regions.measures import MEASURES
from dashboards.exports import documents
from dashboards.exports.csv import BYTE_ORDER_MARK, inert
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from queries import areas, change, neighbourhoods, regions
from queries.filters import METRICS, FilterState
from queries.rows import Row
from queries.scope import Scope

_SHIPPED = ("region", "district", "municipality")
LEVELS = (*_SHIPPED, "neighbourhood")
_OWN_RIGHTS = "municipal boundaries as delivered"


class UnknownIndicatorError(Exception):
    """No value of such an indicator is there."""


@dataclass(frozen=True)
class Valued:
    """The values of one file: per area the value (None if missing) and further properties."""

    title: str
    by_area: dict[str, dict[str, Any]]
    sources: tuple[str, ...]


def metrics_at(level: str) -> tuple[str, ...]:
    """The measures a level has, the one shown when none is named first."""
    return tuple(areas.NEIGHBOURHOOD_COLUMNS) if level == "neighbourhood" else METRICS


def of_metric(scope: Scope, level: str, metric: str) -> Valued:
    """A measure of the programme per area of the choice."""
    measure = MEASURES[metric]
    sources = _told(*measure.sources)
    if level == "neighbourhood":
        found = list(neighbourhoods.neighbourhoods(scope))
        column = areas.NEIGHBOURHOOD_COLUMNS[metric]
        words = {"first-contacts": _("First contacts"), "applications": _("Applications")}
        title, sources = words.get(metric, str(measure.label)), _told(PROGRAMME)
        return Valued(title, _values(found, "neighbourhood_id", column), sources)
    view = replace(scope.view, metric=metric)
    if level == "region":
        whole = areas.by_region(replace(scope, view=view))
        column = regions.COLUMNS[metric]
        return Valued(str(measure.label), _values(whole, "region_ags", column), sources)
    rows = regions.measure_by_area(replace(scope, view=replace(view, level=level)))
    values = _values(rows, f"{level}_ags", measure.column)
    return Valued(str(measure.label), values, sources)


def of_indicator(scope: Scope, level: str, indicator: str, at: str) -> Valued:
    """An indicator per area of the choice: of one date, or of each area's newest.

    Raises:
        UnknownIndicatorError: there is no value of it.
    """
    found = _asked(scope, indicator)
    shown = [row for row in found if row["dated"] == at] if at else found
    # In the order of dates, so the newest of each area is what stays.
    known = {row["area"]: row for row in shown}
    values: dict[str, dict[str, Any]] = {
        key: {"value": _plain(known[key]["value"]), "at": known[key]["dated"]}
        if key in known
        else {"value": None, "at": None}
        for key in _inside(scope, level)
    }
    return Valued(indicator, values, _rights(known[key] for key in values if key in known))


def of_change(scope: Scope, of_time: Callable[[Scope], Valued]) -> Valued:
    """The change since the earlier time that the view names, with both values.

    Args:
        scope: the view of the change.
        of_time: the values inside the scope of one time.
    """
    found = change.times(scope)
    before, now = (of_time(change.at(scope, time)) for time in found or (scope.view.since,) * 2)
    values: dict[str, dict[str, Any]] = {}
    for area, later in now.by_area.items():
        earlier = before.by_area.get(area, {})
        of_now = later.get("value") if found else None
        of_before = earlier.get("value") if found else None
        is_held = later.get("withheld") or earlier.get("withheld")
        values[area] = {
            "value": None
            if of_now is None or of_before is None
            else _plain(round(of_now - of_before, 9)),
            "now": of_now,
            "before": of_before,
            **({"withheld": True} if found and is_held else {}),
        }
    title = regions_change.named(scope, now.title)
    return Valued(title, values, tuple(dict.fromkeys((*now.sources, *before.sources))))


def _asked(scope: Scope, indicator: str) -> list[Row]:
    found = list(areas.indicator_values(scope, indicator))
    if not found:
        raise UnknownIndicatorError(indicator)
    return found


def collection(scope: Scope, level: str, valued: Valued) -> bytes:
    """The areas of the choice with name and value, as GeoJSON in degrees."""
    features = [
        {
            "type": "Feature",
            "properties": {"area": key, "name": name, **valued.by_area[key]},
            "geometry": geometry,
        }
        for key, name, geometry in _places(scope, level)
        if key in valued.by_area
    ]
    version = scope.store.version
    boundaries = [_told(BOUNDARIES)[0]] if level in _SHIPPED else [_OWN_RIGHTS]
    content = {
        "type": "FeatureCollection",
        "name": valued.title,
        "rights": "; ".join([*valued.sources, *boundaries]),
        "filters_text": documents.choice_text(scope, None),
        "persons": documents.profile_text(scope),
        "data_version": version.id,
        "as_of": formats.date(version.as_of),
        **({"note": documents.sample_note()} if version.is_sample else {}),
        "features": features,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def wide(scope: Scope, indicator: str) -> bytes:
    """An indicator with a row per area and a column per date: `;`, no thousands, empty if missing.

    Raises:
        UnknownIndicatorError: there is no value of it.
    """
    found = _asked(scope, indicator)
    dates = sorted({row["dated"] for row in found})
    own = areas.outlines(scope.with_filters(FilterState()))
    named = dict(zip(own["neighbourhood_id"], own["neighbourhood_name"], strict=True))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Gebiet", "Name", *dates, "Quelle"])
    for area, group in groupby(found, key=lambda row: str(row["area"])):
        rows = list(group)
        values = {row["dated"]: row["value"] for row in rows}
        cells = [_number(values[date]) if date in values else "" for date in dates]
        name = named.get(area) or names.area_name(area)
        writer.writerow([inert(area), inert(name), *cells, inert("; ".join(_rights(rows)))])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _number(value: float) -> str:
    """In full precision, with a decimal comma; never in powers of ten, which importers refuse."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", ",")


def _rights(rows: Iterable[Row]) -> tuple[str, ...]:
    """The sources of values, each with its licence where one is stated."""
    pairs = dict.fromkeys((row["source"], row["licence"]) for row in rows)
    return tuple(
        f"{source} ({licence})" if isinstance(licence, str) and licence else str(source)
        for source, licence in pairs
    )


def _told(*sources: Source) -> tuple[str, ...]:
    return tuple(f"{s.name} ({s.licence})" if s.licence else str(s.name) for s in sources)


def _values(rows: Iterable[Row], key: str, column: str) -> dict[str, dict[str, Any]]:
    """Per area its value; None where it is missing, with `withheld` where it is held back."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        held = bool(row.get(f"{column}_withheld", False))
        value = row[column]
        is_there = not held and not formats.is_missing(value)
        entry: dict[str, Any] = {"value": _plain(value) if is_there else None}
        found[str(row[key])] = {**entry, "withheld": True} if held else entry
    return found


def _plain(value: Any) -> int | float:
    number = float(value)
    return int(number) if number.is_integer() else number


def _inside(scope: Scope, level: str) -> Sequence[str]:
    """The areas of the choice at a level."""
    if level == "neighbourhood":
        return areas.outlines(scope)["neighbourhood_id"]
    return sorted(set(areas.inside(scope)[f"{level}_ags"]))


def _places(scope: Scope, level: str) -> Iterator[tuple[str, str, Any]]:
    """Key, name and geometry of each area; a Quartier without boundaries is a point."""
    if level != "neighbourhood":
        for key, outline in names.outlines(level).items():
            yield key, names.area_name(key), outline
        return
    for row in areas.outlines(scope):
        place = [row["map_longitude"], row["map_latitude"]]
        own = json.loads(row["geometry"]) if row["geometry"] else None
        point = {"type": "Point", "coordinates": place}
        yield row["neighbourhood_id"], row["neighbourhood_name"], own or point
