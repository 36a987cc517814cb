"""Who saw exact numbers, exported, imported or signed in: one JSON line each, appended to a file.

A line names the person who acted, never anybody who is counted, and no rows. Exact numbers are
given only after their line has been written.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Literal

AUDIT_FILE = "audit.jsonl"
Event = Literal[
    "exact-numbers", "export", "import", "sign-in", "sign-in-failed", "sign-out", "profile"
]
_LONGEST_TEXT = 500


class AuditLog:
    """An append-only file that several processes may write to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def record(self, event: Event, person: str, **facts: str) -> None:
        """Appends one line; a line is written whole, and texts cannot break it.

        Raises:
            OSError: when it cannot be written, as on a full disk.
        """
        entry = {
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "event": event,
            "person": person,
            **{name: text[:_LONGEST_TEXT] for name, text in facts.items()},
        }
        line = (json.dumps(entry) + "\n").encode("ascii")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            if os.write(handle, line) != len(line):
                raise OSError("the line was cut short")
        finally:
            os.close(handle)
