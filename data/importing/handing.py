"""Values of Python handed to a database as a table: for joins, without a file and without pandas.

Loading pandas would take most of the time in which an import of a few lines is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import numpy as np


def hand(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Iterable[object]]
) -> None:
    """A view of that name over columns of equal length; None where nothing is, types by values."""
    connection.register(name, {key: _array(list(values)) for key, values in columns.items()})


def hand_rows(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, object]]
) -> None:
    """The same from rows that name their columns alike; there is one at least."""
    hand(connection, name, {key: [row[key] for row in rows] for key in rows[0]})


def _array(values: list[object]) -> np.ndarray:
    """Objects as they are: numpy would make numbers and texts of one length of its own."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
