"""Signed texts: the session, the choice of profile, and the proof that a form is ours (CSRF)."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import threading
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer

KEY_FILE = "session-key"
LIFETIME_SECONDS = 8 * 60 * 60
"""A working day; then people sign in again."""
_SHORTEST_KEY = 64
_log = logging.getLogger(__name__)


class Tokens:
    """Signs and reads texts with one key for all workers, created at the first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._key: str | None = None

    def sign(self, purpose: str, content: object) -> str:
        """A text that `read` with the same purpose takes back for a working day."""
        return self._serializer(purpose).dumps(content)

    def read(self, purpose: str, token: str, seconds: int = LIFETIME_SECONDS) -> object:
        """The content; None for anything forged, altered, too old, or meant for another purpose."""
        try:
            return self._serializer(purpose).loads(token, max_age=seconds)
        except BadData:
            return None

    def _serializer(self, purpose: str) -> URLSafeTimedSerializer:
        with self._lock:
            if self._key is None:
                self._key = _shared_key(self._folder)
        return URLSafeTimedSerializer(self._key, salt=f"ziq-{purpose}")


def _shared_key(folder: Path) -> str:
    """The key in the data folder, for its owner only; one of this process where it cannot be."""
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}.draft"
        if not path.exists():
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(_SHORTEST_KEY), encoding="ascii")
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        key = path.read_text(encoding="ascii").strip()
        if len(key) >= _SHORTEST_KEY:
            return key
        _log.error("%s is too short to be a key and is not used; remove it.", path.name)
    except (OSError, ValueError) as error:
        _log.error("Sessions end with this process, its key cannot be kept: %s", error)
    return secrets.token_hex(_SHORTEST_KEY)
