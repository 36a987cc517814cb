"""Every machine-readable address, declared once.

Routes (`routes`), the description for programs (`openapi`) and the table on the page „Daten“ are
all made of these declarations.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy

JSON = "application/json"
ATOM = "application/atom+xml; charset=utf-8"
CSV = "text/csv; charset=utf-8"
WIDE_CSV = "text/csv; charset=utf-8; header=present"
GEOJSON = "application/geo+json"
HTML = "text/html; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
PARQUET = "application/vnd.apache.parquet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True)
class Endpoint:
    """One address.

    Attributes:
        rule: as Flask writes it, parts in angle brackets.
        room: the module of `rooms` that answers.
        view: its function that does.
        tells: what one gets there.
        media_type: of the answer.
        schema: of a JSON answer, by its name in `openapi`.
        takes_choice: reads the query string of the pages.
        own: keys of the query string that only this address knows.
        is_page: read by people, so refusals are pages too.
        refuses: answers 400 to a query string that is not wholly understood, always or in the form
            `format=plain`.
    """

    rule: str
    room: str
    view: str
    tells: Lazy
    media_type: str = JSON
    schema: str = ""
    takes_choice: bool = True
    own: tuple[str, ...] = ()
    refuses: bool = False
    is_page: bool = False


ENDPOINTS = (
    Endpoint(
        "/health",
        "programs",
        "health",
        _lazy("whether the data can be read"),
        JSON,
        "health",
        takes_choice=False,
    ),
    Endpoint(
        "/api/openapi.json",
        "programs",
        "openapi",
        _lazy("this description for programs (OpenAPI 3.1)"),
        JSON,
        "openapi",
        takes_choice=False,
        own=("lang",),
    ),
    Endpoint(
        "/api/versions",
        "programs",
        "versions",
        _lazy(
            "versions of the data that can be named in an address, with what each changed (JSON)"
        ),
        JSON,
        "versions",
        takes_choice=False,
        own=("lang",),
    ),
    Endpoint(
        "/export/versions.atom",
        "programs",
        "versions_atom",
        _lazy("the same as a feed (Atom)"),
        ATOM,
        takes_choice=False,
        own=("lang",),
    ),
    Endpoint(
        "/api/charts",
        "programs",
        "charts",
        _lazy("list of all charts (JSON)"),
        JSON,
        "charts",
        takes_choice=False,
        own=("lang",),
    ),
    Endpoint(
        "/api/charts/<chart_id>",
        "programs",
        "chart",
        _lazy("rows, columns with units, sentence, choice, version (JSON)"),
        JSON,
        "chart",
    ),
    Endpoint(
        "/api/charts/<chart_id>/evidence",
        "programs",
        "evidence",
        _lazy("definition, query and parameters behind a chart (JSON)"),
        JSON,
        "evidence",
    ),
    Endpoint(
        "/api/charts/<chart_id>/revision",
        "programs",
        "revision",
        _lazy("what a chart said in the version named, and what it says today (JSON)"),
        JSON,
        "revision",
    ),
    Endpoint(
        "/api/search",
        "programs",
        "search",
        _lazy("what a search finds among everything that has a name: ?q=… (JSON)"),
        JSON,
        "search",
        takes_choice=False,
        own=("q", "version", "lang"),
    ),
    Endpoint(
        "/api/search/records",
        "programs",
        "search_records",
        _lazy("which projects a search finds: ?q=… (JSON)"),
        JSON,
        "search_records",
        takes_choice=False,
        own=("q", "version", "lang"),
    ),
    Endpoint(
        "/api/table",
        "programs",
        "table",
        _lazy("a table of one's own: ?rows=…&columns=…&measure=… (JSON)"),
        JSON,
        "table",
    ),
    Endpoint(
        "/export/table.csv",
        "sheets",
        "table_csv",
        _lazy("a table of one's own; ?format=plain: one line per cell"),
        CSV,
        own=("format",),
        refuses=True,
    ),
    Endpoint(
        "/export/table.xlsx",
        "sheets",
        "table_xlsx",
        _lazy("a table of one's own as a workbook"),
        XLSX,
    ),
    Endpoint(
        "/export/charts/<chart_id>.csv",
        "sheets",
        "chart_csv",
        _lazy("for German Excel; ?format=plain for programs"),
        CSV,
        own=("format",),
        refuses=True,
    ),
    Endpoint(
        "/export/charts/<chart_id>.xlsx",
        "sheets",
        "chart_xlsx",
        _lazy("the table as a workbook"),
        XLSX,
    ),
    Endpoint(
        "/export/table.ods",
        "sheets",
        "table_ods",
        _lazy("a table of one's own for LibreOffice"),
        ODS,
    ),
    Endpoint(
        "/export/table.docx",
        "papers",
        "table_docx",
        _lazy("a table of one's own as a document for Word"),
        DOCX,
    ),
    Endpoint(
        "/export/charts/<chart_id>.ods",
        "sheets",
        "chart_ods",
        _lazy("the table for LibreOffice"),
        ODS,
    ),
    Endpoint(
        "/export/charts/<chart_id>.docx",
        "papers",
        "chart_docx",
        _lazy("the chart with its table as a document for Word"),
        DOCX,
    ),
    Endpoint(
        "/export/pages/<page_id>.xlsx",
        "sheets",
        "page_xlsx",
        _lazy("a page as a workbook, one sheet per chart"),
        XLSX,
    ),
    Endpoint(
        "/export/pages/<page_id>.ods",
        "sheets",
        "page_ods",
        _lazy("a page for LibreOffice, one sheet per chart"),
        ODS,
    ),
    Endpoint(
        "/export/pages/<page_id>.docx",
        "papers",
        "page_docx",
        _lazy("a page as a document for Word"),
        DOCX,
    ),
    Endpoint(
        "/export/circles/<story_id>.pptx",
        "slides",
        "story_pptx",
        _lazy("the story of a circle as slides"),
        PPTX,
    ),
    Endpoint(
        "/export/circles/<story_id>/neighbourhoods.json",
        "slides",
        "story_neighbourhoods",
        _lazy("the Quartiere of a story and the names of their profiles (JSON)"),
        JSON,
        "story_neighbourhoods",
    ),
    Endpoint(
        "/export/municipalities/<municipality_ags>/neighbourhoods.json",
        "slides",
        "town_neighbourhoods",
        _lazy("the Quartiere of a Gemeinde and the names of their profiles (JSON)"),
        JSON,
        "story_neighbourhoods",
    ),
    Endpoint(
        "/export/neighbourhoods/<path:neighbourhood_id>.html",
        "papers",
        "neighbourhood",
        _lazy("the profile of a Quartier as one file"),
        HTML,
    ),
    Endpoint(
        "/export/neighbourhoods/<path:neighbourhood_id>.docx",
        "papers",
        "neighbourhood_docx",
        _lazy("the profile of a Quartier as a document for Word"),
        DOCX,
    ),
    Endpoint(
        "/export/deck.pptx",
        "slides",
        "deck_pptx",
        _lazy("charts of one's own choice as slides: ?slides=chart?query|chart?query"),
        PPTX,
        takes_choice=False,
        own=("slides", "lang"),
        refuses=True,
    ),
    Endpoint(
        "/export/deck.docx",
        "slides",
        "deck_docx",
        _lazy("charts of one's own choice as a document for Word; ?slides= as for slides"),
        DOCX,
        takes_choice=False,
        own=("slides", "lang"),
        refuses=True,
    ),
    Endpoint(
        "/embed/charts/<chart_id>",
        "programs",
        "embedded",
        _lazy("one chart for a page of the intranet (HTML, see ZIQ_FRAME_ANCESTORS)"),
        HTML,
        is_page=True,
    ),
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
