"""Answers for programs, and the one page they show to people."""

from __future__ import annotations

from dashboards.exports.addresses.endpoint import (
    ATOM,
    HTML,
    JSON,
    Endpoint,
)
from dashboards.language.i18n import lazy_gettext as _lazy

PROGRAMS = (
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
)

EMBEDDED = Endpoint(
    "/embed/charts/<chart_id>",
    "programs",
    "embedded",
    _lazy("one chart for a page of the intranet (HTML, see ZIQ_FRAME_ANCESTORS)"),
    HTML,
    is_page=True,
)
