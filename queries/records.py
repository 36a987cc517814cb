"""Rows for whoever computes beside the dashboard: the records themselves, or the finest cells.

Both come in stretches, so that memory holds one of them however many rows there are. The numbers
pass the gate like all others; records are given only where they pass it unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator

from queries import loader
from queries.loader import ask
from queries.rows import Rows
from queries.scope import Scope

RECORDS = {
    "applications": "records/applications",
    "application-neighbourhoods": "records/application_neighbourhoods",
    "outreach": "records/outreach",
    "offers": "records/offers",
    "anchor-sites": "records/anchor_sites",
    "network": "records/network",
}
"""Kinds of records, each with the question that lists them."""
CELLS = {"outreach": "records/outreach_cells", "offers": "records/offers_cells"}
"""Kinds of finest cells."""
_STRETCH = 300
"""Applications at once: some 100,000 monthly counts in the largest data measured."""


class NotExactError(Exception):
    """Single records are for those who may see exact counts of persons."""


def records(kind: str, scope: Scope) -> Iterator[Rows]:
    """The chosen records of a kind as delivered, in the order of their applications.

    Raises:
        NotExactError: for everybody else, before the first row.
    """
    if not scope.viewer.is_exact:
        raise NotExactError
    last = int(ask("records/last_application", scope).first["application_id"])
    return _stretches(RECORDS[kind], scope, last)


def types(kind: str, scope: Scope, *, of_cells: bool) -> dict[str, str]:
    """The columns of such rows with their types in SQL; sums of whole numbers are BIGINT."""
    if of_cells:
        found = loader.types(CELLS[kind], scope, year="")
    else:
        found = loader.types(RECORDS[kind], scope, first_application=1, last_application=1)
    return {name: kept.replace("HUGEINT", "BIGINT") for name, kept in found.items()}


def _stretches(question: str, scope: Scope, last: int) -> Iterator[Rows]:
    for first in range(1, max(last, 1) + 1, _STRETCH):
        until = first + _STRETCH - 1
        yield ask(question, scope, first_application=first, last_application=until)


def cells(kind: str, scope: Scope) -> Iterator[Rows]:
    """The finest cells that everybody may see, a calendar year at a time."""
    years = ask("records/reported_years", scope)["reported_year"]
    for year in years or [""]:
        yield ask(CELLS[kind], scope, year=year)
