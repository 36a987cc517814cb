"""Which sessions are open: one small file each, so that to end one needs no room on the disk.

A cookie alone proves nothing: its session must still be in the folder. Signing out, a new
password, or `python -m dashboards.access end-sessions` end it wherever a copy of the cookie lies.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboards.access.tokens import LIFETIME_SECONDS

SESSIONS_FOLDER = "sessions"


@dataclass(frozen=True)
class Open:
    """One open session: whose, what for (a sign-in, or exact numbers), and since when."""

    path: Path
    name: str
    purpose: str
    since: float


class Sessions:
    """The open sessions of all workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / SESSIONS_FOLDER

    def start(self, name: str, purpose: str) -> str:
        """Opens a session and gives its id, for the cookie alone.

        Raises:
            OSError: when it cannot be written down; then there is none.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._clear_old()
        session = secrets.token_urlsafe(24)
        path = self._path(session)
        content = json.dumps({"name": name, "purpose": purpose})
        try:
            path.touch(mode=0o600)
            path.write_text(content, encoding="ascii")
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        return session

    def is_open(self, session: object) -> bool:
        """Whether nobody has ended it."""
        return isinstance(session, str) and self._path(session).is_file()

    def end(self, session: object) -> None:
        """Ends one session; every copy of its cookie is worthless from then on.

        Raises:
            OSError: when the folder may not be changed.
        """
        if isinstance(session, str):
            self._path(session).unlink(missing_ok=True)

    def end_all(self, name: str | None = None) -> int:
        """Ends the sessions of one person, or everybody's; how many."""
        ended = [one for one in self.open() if name is None or one.name == name]
        for one in ended:
            one.path.unlink(missing_ok=True)
        return len(ended)

    def open(self) -> list[Open]:
        """All open sessions, oldest first."""
        return sorted(self._read(), key=lambda one: one.since)

    def _read(self) -> Iterator[Open]:
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                since = path.stat().st_mtime
                if since > time.time() - LIFETIME_SECONDS:
                    content = json.loads(path.read_text(encoding="ascii"))
                    yield Open(path, str(content["name"]), str(content["purpose"]), since)

    def _clear_old(self) -> None:
        oldest = time.time() - LIFETIME_SECONDS
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.stat().st_mtime < oldest:
                        Path(entry.path).unlink()

    def _path(self, session: str) -> Path:
        """Named by a hash, so that the folder gives nobody a session."""
        digest = hashlib.sha256(session.encode("utf-8", "replace")).hexdigest()
        return self._folder / digest[:32]
