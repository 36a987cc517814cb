"""How many views a request gives at once, counted as if each were opened by itself.

A table of one's own, the finest cells and the package of everything hold what many pages show. Who
asks for them to average out what protects small groups is counted as who opens those pages.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from dashboards.choice import url
from dashboards.pages import PAGES
from dashboards.pages.base import Visit
from dashboards.serving import callback
from data.store import QueryTimeoutError, StoreError, StoreHandle
from queries import tables
from queries.filters import View
from queries.scope import Viewer

_TABLE = re.compile(r"/?(?:(?:api|export|embed)/)?(?:charts/|pages/)?table(?:[./].*)?")
_CELLS, _PACKAGE = "/export/cells/", "/export/data.zip"
_ON_EVERY_PAGE = frozenset({"reported-year", "target", "place", "offer"})
"""One page tells these apart: what a table adds by them is no further view."""


def views(handle: StoreHandle, viewer: Viewer, path: str, search: str) -> tuple[str, ...]:
    """The views inside one address, each with its choice; none where it is one view itself.

    Args:
        handle: the data.
        viewer: who asks.
        path: of a page, file or chart; the id of a chart in a collected presentation.
        search: the choice.
    """
    is_table = _TABLE.fullmatch(path) is not None
    if not is_table and not path.startswith((_CELLS, _PACKAGE)):
        return ()
    found: Iterator[str]
    try:
        visit = callback.visit(handle, viewer, path, search, "de")
        if path.startswith(_PACKAGE):
            found = itertools.chain(_of_package(visit), _of_table(visit))
        else:
            found = _of_table(visit) if is_table else _of_cells(visit)
        return tuple(dict.fromkeys(found))
    except (QueryTimeoutError, StoreError):
        return ()  # the answer will say so


def _choice(visit: Visit, **more: str) -> str:
    """The choice of a visit with one more value under some keys, without how it is shown."""
    narrowed = {key: (value,) for key, value in more.items()}
    filters = replace(visit.scope.filters, **narrowed)  # type: ignore[arg-type]
    return url.build(filters, View(), version=visit.address.version)


def _of_package(visit: Visit) -> Iterator[str]:
    """Every page with figures; the table that the choice puts together is among them."""
    for page in PAGES.values():
        if page.charts:
            yield f"{page.path}{_choice(visit)}"


def _of_table(visit: Visit) -> Iterator[str]:
    """One per combination of values of rows and columns that holds persons."""
    table = tables.asked(visit.scope)
    persons = {name for name in table.measures if tables.MEASURES[name].is_of_persons}
    for (row, column, name), value in table.values.items():
        if name not in persons or not value:
            continue
        codes = {table.choice.rows: row, table.choice.columns: column}
        keys = {
            tables.DIMENSIONS[name].filter_key: code or ""
            for name, code in codes.items()
            if name and name not in _ON_EVERY_PAGE and code != tables.TOTAL
        }
        yield f"/outreach{_choice(visit, **keys)}"


def _of_cells(visit: Visit) -> Iterator[str]:
    """One per Kreis of the choice."""
    for district in tables.complete(visit.scope).get("district", ()):
        yield f"/outreach{_choice(visit, district=district)}"
