"""Whole tables for other programs: areas, indicators, cells, records, the Data Package."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TypeVar

from flask import Response, request
from werkzeug.exceptions import Forbidden

from dashboards import access
from dashboards.exports import addresses, api, area_files, data_package, responses, rows
from dashboards.exports.rooms.desk import (
    Desk,
    MistypedChoiceError,
    UnknownAddressError,
    file,
    in_pieces,
    refuse_mistyped,
    with_notice,
    without_notices,
)
from dashboards.language import file_names
from dashboards.language.i18n import gettext as _
from queries import records
from queries.scope import Scope

_Content = TypeVar("_Content")


def areas_geojson(desk: Desk, level: str) -> Response:
    """The areas of a level with a measure or an indicator, as GeoJSON."""
    if level not in area_files.LEVELS:
        raise UnknownAddressError(_("There is no such level of areas."))
    # An indicator that is not there is told as an address that leads nowhere.
    visit = without_notices(desk.visit(), "indicator")
    indicator = request.args.get("indicator", "")
    if indicator:
        at = request.args.get("at", "")

        def of_time(scope: Scope) -> area_files.Valued:
            return area_files.of_indicator(scope, level, indicator, scope.view.at or at)
    else:
        offered = area_files.metrics_at(level)
        metric = visit.address.view.metric or offered[0]
        if metric not in offered:
            visit = with_notice(visit, "metric", metric)
            raise MistypedChoiceError(api.notices(visit.address))

        def of_time(scope: Scope) -> area_files.Valued:
            return area_files.of_metric(scope, level, metric)

    refuse_mistyped(visit)
    scope = visit.scope
    valued = _known(
        lambda: area_files.of_change(scope, of_time) if scope.view.since else of_time(scope)
    )
    content = area_files.collection(visit.scope, level, valued)
    return file(visit, content, addresses.GEOJSON, f"{level} {valued.title}")


def indicator_csv(desk: Desk, indicator: str) -> Response:
    """An indicator in the wide form; its name is the one under which it can be imported."""
    visit = desk.visit()
    refuse_mistyped(visit)
    content = _known(lambda: area_files.wide(visit.scope, indicator))
    name = f"Indikator_{file_names.slug(indicator).replace('-', '_')}.csv"
    return responses.file_answer(name, content, addresses.WIDE_CSV)


def _known(work: Callable[[], _Content]) -> _Content:
    try:
        return work()
    except area_files.UnknownIndicatorError as error:
        raise UnknownAddressError(_("There is no indicator with this name.")) from error


def data_zip(desk: Desk) -> Response:
    """All charts as a Data Package, sent while it is made."""
    visit = desk.visit()
    refuse_mistyped(visit)
    pieces = in_pieces(data_package.stream(visit, access.own_origin()), visit)
    name = file_names.stem(_("Data"), visit.scope)
    return responses.file_answer(f"{name}.zip", pieces, addresses.ZIP)


def cells_csv(desk: Desk, cell_kind: str) -> Response:
    """The finest cells that everybody may see, sent while they are read."""
    return _rows(desk, cell_kind, of_cells=True)


def cells_parquet(desk: Desk, cell_kind: str) -> Response:
    """The same as Parquet."""
    return _rows(desk, cell_kind, of_cells=True, as_parquet=True)


def records_csv(desk: Desk, record_kind: str) -> Response:
    """Single records, for whoever may see exact counts; sent while they are read."""
    return _rows(desk, record_kind, of_cells=False)


def records_parquet(desk: Desk, record_kind: str) -> Response:
    """The same as Parquet."""
    return _rows(desk, record_kind, of_cells=False, as_parquet=True)


def _rows(desk: Desk, kind: str, *, of_cells: bool, as_parquet: bool = False) -> Response:
    if kind not in (records.CELLS if of_cells else records.RECORDS):
        raise UnknownAddressError(_("There is nothing at this address."))
    visit = desk.visit()
    refuse_mistyped(visit)
    try:
        found = (records.cells if of_cells else records.records)(kind, visit.scope)
        if as_parquet:
            types = records.types(kind, visit.scope, of_cells=of_cells)
            pieces = rows.parquet(found, types)
        else:
            pieces = rows.plain(found)
        # Read up to the first rows here: what cannot be answered is then said in words.
        first = next(pieces, b"")
    except records.NotExactError as error:
        raise Forbidden from error
    ending, media_type = ("parquet", addresses.PARQUET) if as_parquet else ("csv", addresses.CSV)
    content = in_pieces(itertools.chain([first], pieces), visit)
    name = f"{file_names.stem(kind, visit.scope)}.{ending}"
    return responses.file_answer(name, content, media_type)
