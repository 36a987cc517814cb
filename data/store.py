"""Reading one version of the data: a store is immutable, a handle follows the pointer.

Nothing here writes; building and switching belong to `data.importing` and `data.versions`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
from cachetools import LRUCache

from data.attached import Attached, Setup, attach
from data.facts import Facts, facts_of
from data.language import says
from data.plain_values import frame_of, plain_columns
from data.schema import Version, other_schema, tables_of, version_of
from data.time_limit import TimeLimit
from data.verifying import read_every_value
from data.versions import PointerError, find_version, read_pointer, version_path

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger(__name__)

POINTER_CHECK_SECONDS = 0.5
MOST_KEPT_OPEN = 3
"""Versions besides the one in use that stay open for whoever reads them; each is some 10 MB."""
_Answer = TypeVar("_Answer")


class StoreError(Exception):
    """The data cannot be read; the message says what to do, in the language of the server."""


class QueryTimeoutError(Exception):
    """A query ran past the store's time limit and was ended."""


FileState = tuple[int, int, int]
"""When it was written, its size, which file it is: enough to see that a file changed."""


_GIVEN_UP = (duckdb.InternalException, duckdb.FatalException)


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
            self.tables = tables_of(self._database.connection)
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

    def _open(self) -> Attached:
        return attach(self._path, self._setup)

    def _refuse_cut(self) -> None:
        """A file that lost its end still opens, and fails only where somebody asks for it."""
        if self._database.is_cut(self._path):
            raise StoreError(_damaged(self._path))

    def read_to_its_end(self) -> None:
        """Reads every value once.

        Raises:
            StoreError: when one cannot be read.
        """
        try:
            read_every_value(self._database.connection)
        except duckdb.Error as error:
            raise StoreError(_damaged(self._path)) from error

    def _reopen(self, failed: Attached) -> None:
        """Puts a fresh database in place of one that gave itself up; once, whoever comes first."""
        with self._reopening:
            if self._database is failed:
                try:
                    self._database = self._open()
                except duckdb.Error as error:
                    raise StoreError(_unreadable()) from error

    def _read_version(self) -> Version:
        rows = self._database.connection.execute("SELECT key, value FROM store.meta").fetchall()
        meta = dict(rows)
        _refuse(other_schema(meta.get("schema_version")))
        return version_of(meta)

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
        return self._asked(frame_of, sql, params or {})

    def columns(
        self, sql: str | duckdb.Statement, params: Mapping[str, Any] | None = None
    ) -> dict[str, list[Any]]:
        """The same as plain columns by name.

        Whole numbers are `int`, sums of money and rates `float`, days `date`, missing values None.
        """
        return self._asked(plain_columns, sql, params or {})

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
        database: Attached,
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


def _damaged(path: Path) -> str:
    return says(
        f"{path.name} ist beschädigt: Die Datei ist nicht bis zu ihrem Ende lesbar. Holen Sie sie "
        "aus einer Sicherung zurück (ops/restore.sh), führen Sie `python -m data rollback` aus, "
        "oder lesen Sie neu ein.",
        f"{path.name} is damaged and cannot be read to its end. Bring it back from a backup "
        "(ops/restore.sh), or run `python -m data rollback`, or import again.",
    )


def _unreadable() -> str:
    return says(
        "Die Datei der Daten ist nicht mehr lesbar.", "The data file cannot be read any more."
    )


def _refuse(problem: str | None) -> None:
    if problem:
        raise StoreError(problem)


def _refuse_other_schema(path: Path) -> None:
    """Data of another program are told as such, whatever of them this one stumbled over."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except duckdb.Error:
        return
    _refuse(other_schema(meta.get("schema_version")))


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

        A file that is gone is still held open, and whole. One that opens may have lost what lies
        inside, so it is read to its end: that is rare enough to take its time.
        """
        if self._path is None:
            return
        seen = _file_state(self._path)
        if seen in {None, self._seen}:
            return
        self._seen = seen
        try:
            store = Store(self._path, self._setup, self._time_limit)
            store.read_to_its_end()
        except StoreError as error:
            self.damage = str(error)
        else:
            self._store, self.damage = store, None


def _file_state(path: Path) -> FileState | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
