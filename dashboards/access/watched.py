"""A small file that is read again when it changed, so that rights can change without a restart."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from dashboards.settings import SettingsError

Content = TypeVar("Content")
_log = logging.getLogger(__name__)


class ConfigurationError(SettingsError):
    """A file that says who may do what cannot be used; the message says which and why."""


class Watched(Generic[Content]):
    """The content of a file, read at the start and again whenever it changed.

    A file that turns unreadable later does not take effect: the last good content stays, and the
    log says so once.
    """

    def __init__(self, path: Path, read: Callable[[Path], Content]) -> None:
        """Reads the file at once.

        Raises:
            ConfigurationError: when it cannot be used.
        """
        self._path = path
        self._read = read
        self._lock = threading.Lock()
        self._seen = _state(path)
        self._content = read(path)

    def current(self) -> Content:
        """The newest content that could be read."""
        seen = _state(self._path)
        if seen != self._seen:
            with self._lock:
                if seen != self._seen:
                    self._seen = seen
                    try:
                        self._content = self._read(self._path)
                    except ConfigurationError as error:
                        _log.error("Kept what was valid before: %s", error)
        return self._content


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
