"""Every machine-readable address, declared once.

Routes (`routes`), the description for programs (`openapi`) and the table on the page „Daten“ are
all made of these declarations, in this order.
"""

from __future__ import annotations

from dashboards.exports.addresses.bulk import BULK
from dashboards.exports.addresses.endpoint import (
    ATOM,
    CSV,
    DOCX,
    GEOJSON,
    HTML,
    JSON,
    ODS,
    PARQUET,
    PPTX,
    WIDE_CSV,
    XLSX,
    ZIP,
    Endpoint,
)
from dashboards.exports.addresses.files import FILES
from dashboards.exports.addresses.programs import EMBEDDED, PROGRAMS

__all__ = [
    "ATOM",
    "CSV",
    "DOCX",
    "ENDPOINTS",
    "GEOJSON",
    "HTML",
    "JSON",
    "ODS",
    "PARQUET",
    "PPTX",
    "WIDE_CSV",
    "XLSX",
    "ZIP",
    "Endpoint",
]

ENDPOINTS = (*PROGRAMS, *FILES, EMBEDDED, *BULK)
