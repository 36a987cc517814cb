"""A version's file attached to a database in memory, which answers one cursor at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

Setup = Callable[[duckdb.DuckDBPyConnection], None]
"""What a database gets before it is locked."""


_CAUTIOUS = "SET disabled_optimizers = 'statistics_propagation'"
"""DuckDB 2.0.0 fails inside itself on some plans that come from this step, and nothing says that
2.0.1 mends them; without it they hold, and questions take as long (within 5 % at every size)."""


@dataclass(frozen=True, eq=False)
class Attached:
    """An in-memory database with the version attached, and its cursors that nobody uses now."""

    connection: duckdb.DuckDBPyConnection
    idle: list[duckdb.DuckDBPyConnection] = field(default_factory=list)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor nobody else uses; it is kept for the next one, unless something went wrong."""
        try:
            cursor = self.idle.pop()
        except IndexError:
            cursor = self.connection.cursor()
            cursor.execute("SET search_path = 'store.main,memory.main'")
        try:
            yield cursor
        except BaseException:
            cursor.close()
            raise
        self.idle.append(cursor)

    def is_cut(self, path: Path) -> bool:
        """Whether the file is shorter than the blocks it uses.

        Not than all it counts: free ones at its end go when it is written to again (own
        boundaries, official tables), and are counted still.
        """
        blocks, size = self.connection.execute(
            "SELECT used_blocks, block_size FROM pragma_database_size()"
            " WHERE database_name = 'store'"
        ).fetchall()[0]
        return bool(path.stat().st_size < blocks * size)


def attach(path: Path, setup: Setup) -> Attached:
    """Opens a version's file read-only as `store` beside what `setup` makes, then locks it all."""
    connection = duckdb.connect(":memory:")
    # Questions are short: handing work to other threads costs more than it saves.
    connection.execute("SET threads = 1")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute(_CAUTIOUS)
    # What a statement needed goes back to the system when it is done, not from 128 MB on.
    connection.execute("SET allocator_flush_threshold = '1MB'")
    escaped = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{escaped}' AS store (READ_ONLY)")
    setup(connection)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return Attached(connection)
