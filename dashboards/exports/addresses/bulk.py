"""Everything at once, for whoever computes with it."""

from __future__ import annotations

from dashboards.exports.addresses.endpoint import (
    CSV,
    GEOJSON,
    PARQUET,
    WIDE_CSV,
    ZIP,
    Endpoint,
)
from dashboards.language.i18n import lazy_gettext as _lazy

BULK = (
    Endpoint(
        "/export/areas/<level>.geojson",
        "bulk",
        "areas_geojson",
        _lazy("areas with a measure or an indicator, for QGIS"),
        GEOJSON,
        "areas",
        refuses=True,
    ),
    Endpoint(
        "/export/indicators/<indicator>.csv",
        "bulk",
        "indicator_csv",
        _lazy("an indicator in the wide form, one column per date"),
        WIDE_CSV,
        refuses=True,
    ),
    Endpoint(
        "/export/cells/<cell_kind>.csv",
        "bulk",
        "cells_csv",
        _lazy("the finest table that everybody may see: by month and Kreis, protected"),
        CSV,
        refuses=True,
    ),
    Endpoint(
        "/export/cells/<cell_kind>.parquet",
        "bulk",
        "cells_parquet",
        _lazy("the same as Parquet"),
        PARQUET,
        refuses=True,
    ),
    Endpoint(
        "/export/records/<record_kind>.csv",
        "bulk",
        "records_csv",
        _lazy("single records as delivered, for whoever may see exact counts"),
        CSV,
        refuses=True,
    ),
    Endpoint(
        "/export/records/<record_kind>.parquet",
        "bulk",
        "records_parquet",
        _lazy("single records as Parquet, with their types"),
        PARQUET,
        refuses=True,
    ),
    Endpoint(
        "/export/data.zip",
        "bulk",
        "data_zip",
        _lazy("all charts of a choice as a Data Package: CSV, Parquet and their description"),
        ZIP,
        refuses=True,
    ),
)
