"""What all workers count together: a small SQLite file that forgets by itself.

It holds no name, no address and no choice, only short hashes of them, for an hour at most. Where
the file cannot be kept (a full disk, a folder that may not be written) each process counts alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

COUNTS_FILE = "counts.sqlite"
LONGEST_SECONDS = 3600
FULL = -1
_MOST_ROWS = 200_000
"""About 20 MB; beyond, the oldest give way."""
_CLEARED_EVERY = 2_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS counted (
    who BLOB, what BLOB, at REAL, PRIMARY KEY (who, what)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS counted_at ON counted (at);
"""
_log = logging.getLogger(__name__)


class SharedCounts:
    """Different things counted per somebody, in a window of time, over all processes.

    Time is monotonic: a clock set back or forward changes nothing. What was written before the
    machine started is in the future of its clock, and is forgotten.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = folder / COUNTS_FILE
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened_by = 0
        self._written = 0

    def add(self, who: str, what: str, seconds: float, most: int = _MOST_ROWS) -> int:
        """Counts one thing, unless there are already so many different ones.

        Returns:
            How many there are now; 0 when it was counted before; FULL when it is one too many.
        """
        now = self._clock()
        key = (_short(who), _short(what))
        return self._asked(lambda one: self._added(one, key, (now - seconds, now), most))

    def count(self, who: str, seconds: float) -> int:
        """How many different things were counted within the time."""
        now = self._clock()
        return self._asked(lambda one: _counted(one, _short(who), (now - seconds, now)))

    def forget(self, who: str) -> None:
        """Starts again from nothing."""
        deletion = "DELETE FROM counted WHERE who = ?"
        self._asked(lambda one: one.execute(deletion, (_short(who),)).rowcount)

    def _added(
        self,
        connection: sqlite3.Connection,
        key: tuple[bytes, bytes],
        window: tuple[float, float],
        most: int,
    ) -> int:
        known = connection.execute(
            "SELECT 1 FROM counted WHERE who = ? AND what = ? AND at > ? AND at <= ?",
            (*key, *window),
        ).fetchone()
        if known:
            return 0
        before = _counted(connection, key[0], window)
        if before >= most:
            return FULL
        connection.execute("INSERT OR REPLACE INTO counted VALUES (?, ?, ?)", (*key, window[1]))
        self._written += 1
        if self._written % _CLEARED_EVERY == 1:
            _clear(connection, window[1])
        return before + 1

    def _asked(self, work: Callable[[sqlite3.Connection], int]) -> int:
        with self._lock:
            if self._connection is None or self._opened_by != os.getpid():
                self._connection, self._opened_by = _open(self._path), os.getpid()
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                _log.error("Workers count each for themselves from now on: %s", error)
                self._connection = _in_memory()
                return work(self._connection)


def _counted(connection: sqlite3.Connection, who: bytes, window: tuple[float, float]) -> int:
    row = connection.execute(
        "SELECT count(*) FROM counted WHERE who = ? AND at > ? AND at <= ?", (who, *window)
    ).fetchone()
    return int(row[0])


def _clear(connection: sqlite3.Connection, now: float) -> None:
    connection.execute("DELETE FROM counted WHERE at <= ? OR at > ?", (now - LONGEST_SECONDS, now))
    row = connection.execute("SELECT count(*) FROM counted").fetchone()
    if row[0] > _MOST_ROWS:
        oldest = "SELECT at FROM counted ORDER BY at LIMIT 1 OFFSET ?"
        connection.execute(f"DELETE FROM counted WHERE at < ({oldest})", (row[0] // 2,))  # noqa: S608


def _open(path: Path) -> sqlite3.Connection:
    """The shared file; a broken one is made anew, and memory serves where there can be none."""
    for _attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            connection = sqlite3.connect(
                path, timeout=2, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("PRAGMA synchronous = off")
            connection.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            _log.error("Workers count each for themselves: %s", error)
            break
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError as error:
            _log.error("Workers count each for themselves: %s", error)
            break
        else:
            return connection
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(_SCHEMA)
    return connection


def _short(text: str) -> bytes:
    return hashlib.blake2s(text.encode("utf-8", "replace"), digest_size=12).digest()
