"""Reading one version of the data: a store is immutable, a handle follows the pointer.

Nothing here writes; building and switching belong to `data.importing` and `data.versions`.
"""

from __future__ import annotations

import datetime as dt
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import numpy as np
from cachetools import LRUCache

from data.facts import Facts, facts_of
from data.language import says
from data.time_limit import TimeLimit
from data.versions import SHORT_ID, PointerError, find_version, read_pointer, version_path

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger(__name__)

SCHEMA_VERSION = 6
POINTER_CHECK_SECONDS = 0.5
MOST_KEPT_OPEN = 3
"""Versions besides the one in use that stay open for whoever reads them; each is some 10 MB."""
Setup = Callable[[duckdb.DuckDBPyConnection], None]
"""What a database gets before it is locked."""
_Answer = TypeVar("_Answer")


class StoreError(Exception):
    """The data cannot be read; the message says what to do, in the language of the server."""


class QueryTimeoutError(Exception):
    """A query ran past the store's time limit and was ended."""


@dataclass(frozen=True)
class Version:
    """What a reader may know of the data they look at."""

    id: str
    as_of: dt.date | None
    is_sample: bool
    content_hash: str
    built_at: str

    @property
    def short_id(self) -> str:
        """What names it in an address."""
        return self.id[-SHORT_ID:]

    @property
    def built_on(self) -> dt.date | None:
        """The day it was imported, as the clock on the wall says."""
        try:
            return dt.datetime.fromisoformat(self.built_at).astimezone().date()
        except ValueError:
            return None


FileState = tuple[int, int, int]
"""When it was written, its size, which file it is: enough to see that a file changed."""


@dataclass(frozen=True, eq=False)
class Tables:
    """What a version holds: its tables, each with its columns in order. Compared by identity."""

    columns: Mapping[str, tuple[str, ...]]


_GIVEN_UP = (duckdb.InternalException, duckdb.FatalException)
_CAUTIOUS = "SET disabled_optimizers = 'statistics_propagation'"
"""DuckDB 2.0.0 fails inside itself on some plans that come from this step, and nothing says that
2.0.1 mends them; without it they hold, and questions take as long (within 5 % at every size)."""


@dataclass(frozen=True, eq=False)
class _Database:
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


def _nothing(_connection: duckdb.DuckDBPyConnection) -> None:
    """No setup."""


class Store:
    """One version of the data, opened read-only; safe to use from any thread.

    The version's file is attached to an in-memory database, which holds what `setup` makes (the
    protection of persons); names are looked up in both. So the file on disk holds facts only, and
    what may be read of it is decided by the code that reads.
    """

    def __init__(self, path: Path, setup: Setup = _nothing, time_limit: float = 10.0) -> None:
        self._path = path
        self._setup = setup
        self._time_limit = TimeLimit(time_limit)
        self._reopening = threading.Lock()
        try:
            self._database = self._open()
            self._refuse_cut()
            self.tables = self._read_tables()
            self.version = self._read_version()
            self.facts: Facts = facts_of(self._database.connection, "store.main")
        except duckdb.Error as error:
            _refuse_other_schema(path)
            raise StoreError(
                says(
                    f"{path.name} ist nicht als Version der Daten lesbar. Führen Sie `python -m "
                    "data status` aus, dann `python -m data rollback`, oder lesen Sie neu ein.",
                    f"{path.name} cannot be read as a data version. Run `python -m data status`, "
                    "then `python -m data rollback` or import again.",
                )
            ) from error

    def _open(self) -> _Database:
        connection = duckdb.connect(":memory:")
        # Questions are short: handing work to other threads costs more than it saves.
        connection.execute("SET threads = 1")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute(_CAUTIOUS)
        escaped = str(self._path).replace("'", "''")
        connection.execute(f"ATTACH '{escaped}' AS store (READ_ONLY)")
        self._setup(connection)
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        return _Database(connection)

    def _refuse_cut(self) -> None:
        """A file that lost its end still opens, and fails only where somebody asks for it."""
        blocks, size = self._database.connection.execute(
            "SELECT total_blocks, block_size FROM pragma_database_size()"
            " WHERE database_name = 'store'"
        ).fetchall()[0]
        if self._path.stat().st_size < blocks * size:
            raise StoreError(
                says(
                    f"{self._path.name} hat sein Ende verloren und ist nicht lesbar. Holen Sie "
                    "die Datei aus einer Sicherung zurück (ops/restore.sh), führen Sie `python "
                    "-m data rollback` aus, oder lesen Sie neu ein.",
                    f"{self._path.name} lost its end and cannot be read. Bring it back from a "
                    "backup (ops/restore.sh), or run `python -m data rollback`, or import again.",
                )
            )

    def _reopen(self, failed: _Database) -> None:
        """Puts a fresh database in place of one that gave itself up; once, whoever comes first."""
        with self._reopening:
            if self._database is failed:
                try:
                    self._database = self._open()
                except duckdb.Error as error:
                    raise StoreError(_unreadable()) from error

    def _read_tables(self) -> Tables:
        names = self._database.connection.execute(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
            " WHERE database_name = 'store' AND schema_name = 'main' GROUP BY table_name"
        ).fetchall()
        return Tables({table: tuple(columns) for table, columns in names})

    def _read_version(self) -> Version:
        rows = self._database.connection.execute("SELECT key, value FROM store.meta").fetchall()
        meta = dict(rows)
        _refuse_schema(meta.get("schema_version"))
        as_of = meta.get("as_of")
        return Version(
            id=meta["data_version"],
            as_of=dt.date.fromisoformat(as_of) if as_of else None,
            is_sample=meta.get("sample") == "true",
            content_hash=meta.get("content_hash", ""),
            built_at=meta.get("built_at", ""),
        )

    def fetch(
        self, sql: str | duckdb.Statement, params: Mapping[str, Any] | None = None
    ) -> pd.DataFrame:
        """The rows of one statement, fetched whole on a cursor of its own.

        After an error inside itself a database answers nobody any more. Then another takes its
        place and is asked once more, so that no question can end the service for the others.

        Args:
            sql: text, or a statement parsed before: parsing is a third of the time of a short one.
            params: exactly the parameters that it names.

        Raises:
            QueryTimeoutError: after the store's time limit.
            StoreError: when the file behind the version cannot be read any more.
        """
        return self._asked(_frame, sql, params or {})

    def columns(
        self, sql: str | duckdb.Statement, params: Mapping[str, Any] | None = None
    ) -> dict[str, list[Any]]:
        """The same as plain columns by name.

        Whole numbers are `int`, sums of money and rates `float`, days `date`, missing values None.
        """
        return self._asked(_plain, sql, params or {})

    def arrays(self, sql: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The same as arrays by name; for statements without missing numbers."""
        return self._asked(lambda answer: answer.fetchnumpy(), sql, params or {})

    def _asked(
        self,
        read: Callable[[duckdb.DuckDBPyConnection], _Answer],
        sql: str | duckdb.Statement,
        params: Mapping[str, Any],
    ) -> _Answer:
        database = self._database
        try:
            return self._read(read, database, sql, params)
        except _GIVEN_UP as error:
            reason = str(error).partition("\n")[0]
            _log.warning("The database gave itself up and is opened again: %s", reason)
            self._reopen(database)
        database = self._database
        try:
            return self._read(read, database, sql, params)
        except _GIVEN_UP:
            self._reopen(database)
            raise

    def _read(
        self,
        read: Callable[[duckdb.DuckDBPyConnection], _Answer],
        database: _Database,
        sql: str | duckdb.Statement,
        params: Mapping[str, Any],
    ) -> _Answer:
        try:
            with database.cursor() as cursor, self._time_limit.on(cursor):
                return read(cursor.execute(sql, dict(params)))
        except duckdb.InterruptException as error:
            raise QueryTimeoutError from error
        except duckdb.IOException as error:
            raise StoreError(_unreadable()) from error


def _unreadable() -> str:
    return says(
        "Die Datei der Daten ist nicht mehr lesbar.", "The data file cannot be read any more."
    )


def _refuse_schema(built_for: str | None) -> None:
    if built_for != str(SCHEMA_VERSION):
        raise StoreError(
            says(
                f"Die Daten gehören zu Schema {built_for or '(unbekannt)'}, dieses Programm liest "
                f"Schema {SCHEMA_VERSION}. Führen Sie `python -m data upgrade` aus.",
                f"The data were built for schema {built_for or 'unknown'}, this program reads "
                f"schema {SCHEMA_VERSION}. Run `python -m data upgrade`.",
            )
        )


def _refuse_other_schema(path: Path) -> None:
    """Data of another program are told as such, whatever of them this one stumbled over."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except duckdb.Error:
        return
    _refuse_schema(meta.get("schema_version"))


def _frame(answer: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What `.df()` gives at half its cost; missing numbers are NaN, missing booleans None."""
    import pandas as pd  # here, since no answer to a choice needs it

    columns = answer.fetchnumpy()
    for name, values in columns.items():
        if isinstance(values, np.ma.MaskedArray) and values.dtype.kind in "bO":
            plain = values.data.astype(object)
            plain[values.mask] = None
            columns[name] = plain
    return pd.DataFrame(columns, copy=False)


def _plain(answer: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    """Through arrays: for few rows as fast as `fetchall`, for a hundred thousand ten times."""
    types = [str(one[1]) for one in answer.description or ()]
    columns = answer.fetchnumpy()
    return {
        name: _values(values, type_)
        for (name, values), type_ in zip(columns.items(), types, strict=True)
    }


def _values(values: Any, type_: str) -> list[Any]:
    if type_ == "DATE":
        values = values.astype("datetime64[D]")
    listed: list[Any] = values.tolist()
    if type_ in {"HUGEINT", "UHUGEINT"}:
        return [None if value is None else int(value) for value in listed]
    if values.dtype.kind == "f" and np.isnan(values).any():
        return [None if value is None or math.isnan(value) else value for value in listed]
    if type_.endswith("]"):
        return [one.tolist() if isinstance(one, np.ndarray) else one for one in listed]
    return listed


class StoreHandle:
    """Follows the folder's pointer: the newest readable version, checked at most twice a second.

    A version that cannot be opened never replaces one that works: the old one serves on, and
    `problem` says why. `damage` says that the file in use itself was changed on the disk and cannot
    be read any more; what is not remembered of it then fails.
    """

    def __init__(self, folder: Path, setup: Setup = _nothing, time_limit: float = 10.0) -> None:
        self._folder = folder
        self._setup = setup
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._opened: str | None = None
        self._path: Path | None = None
        self._seen: FileState | None = None
        self._kept: LRUCache[tuple[str, FileState | None], Store] = LRUCache(MOST_KEPT_OPEN)
        self._kept_lock = threading.Lock()
        self._checked_at = float("-inf")
        self.problem: str | None = None
        self.damage: str | None = None

    def current(self) -> Store:
        """The store of the newest version. Keep the value for a whole request.

        Raises:
            StoreError: when there is no version that can be read.
        """
        if time.monotonic() - self._checked_at >= POINTER_CHECK_SECONDS:
            with self._lock:
                if time.monotonic() - self._checked_at >= POINTER_CHECK_SECONDS:
                    self._follow_pointer()
                    self._checked_at = time.monotonic()
        store = self._store
        if store is None:
            raise StoreError(
                self.problem or says("Es gibt noch keine Daten.", "There are no data yet.")
            )
        return store

    def named(self, text: str) -> Store | None:
        """The store of a version that is there, by its id or the end of it; None when it is not.

        A few stay open; of the others each is opened when somebody asks for it.

        Raises:
            StoreError: when it cannot be read, or there are no data at all.
        """
        today = self.current()
        if text in {today.version.id, today.version.short_id}:
            return today
        found = find_version(self._folder, text)
        if found is None:
            return None
        path = version_path(self._folder, found)
        key = (found, _file_state(path))
        with self._kept_lock:
            if key not in self._kept:
                self._kept[key] = Store(path, self._setup, self._time_limit)
            return self._kept[key]

    @property
    def folder(self) -> Path:
        """Where the versions lie."""
        return self._folder

    def _follow_pointer(self) -> None:
        self._look_at_file_in_use()
        try:
            pointer = read_pointer(self._folder)
            if pointer.version_id != self._opened:
                self._open(pointer.path)
                self._opened = pointer.version_id
            elif not pointer.path.exists():
                raise StoreError(
                    says(
                        f"{pointer.path.name} fehlt im Ordner der Daten.",
                        f"{pointer.path.name} is missing from the data folder.",
                    )
                )
            self.problem = self.damage
        except (PointerError, StoreError) as error:
            self.problem = str(error)

    def _open(self, path: Path) -> None:
        seen = _file_state(path)
        self._store = Store(path, self._setup, self._time_limit)
        self._path, self._seen, self.damage = path, seen, None

    def _look_at_file_in_use(self) -> None:
        """A version never changes; if its file did, it was damaged or brought back.

        A file that is gone is still held open, and whole.
        """
        if self._path is None:
            return
        seen = _file_state(self._path)
        if seen in {None, self._seen}:
            return
        self._seen = seen
        try:
            self._open(self._path)
        except StoreError as error:
            self.damage = str(error)


def _file_state(path: Path) -> FileState | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
