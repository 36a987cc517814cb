"""Who saw exact numbers, exported, imported or signed in: one JSON line each, appended to a file.

A line names the person who acted, never anybody who is counted, and no rows. Exact numbers are
given only after their line has been written.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

if sys.platform == "win32":

    def _wait_for_others(handle: int) -> None:
        """One process writes there, and its threads wait for each other anyway."""

else:
    import fcntl

    def _wait_for_others(handle: int) -> None:
        """Until no other worker writes; the lock ends with the handle."""
        fcntl.flock(handle, fcntl.LOCK_EX)


AUDIT_FILE = "audit.jsonl"
Event = Literal[
    "exact-numbers",
    "export",
    "import",
    "minutes",
    "sign-in",
    "sign-in-failed",
    "sign-out",
    "sessions-ended",
    "profile",
    "many-views",
    "views-refused",
    "token-refused",
]
LONGEST_TEXT = 40_000
"""Longer than any choice of an address, so that no fact of a line is ever cut by another."""


class AuditLog:
    """An append-only file that several processes may write to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def record(self, event: Event, person: str, **facts: str) -> None:
        """Appends one line; it is written whole or not at all, and texts cannot break it.

        Raises:
            OSError: when it cannot be written, as on a full disk.
        """
        entry = {
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "event": event,
            "person": person,
            **{name: text[:LONGEST_TEXT] for name, text in facts.items()},
        }
        line = (json.dumps(entry) + "\n").encode("ascii")
        with self._lock, self._opened() as handle:
            _append(handle, line)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            _wait_for_others(handle)
            yield handle
        finally:
            os.close(handle)


def _append(handle: int, line: bytes) -> None:
    """Writes the line behind the last whole one; what a full disk or a fall cut stays by itself."""
    end = os.lseek(handle, 0, os.SEEK_END)
    if end:
        os.lseek(handle, end - 1, os.SEEK_SET)
        if os.read(handle, 1) != b"\n":
            line = b"\n" + line
    if os.write(handle, line) != len(line):
        os.ftruncate(handle, end)
        raise OSError("the line was cut short")
