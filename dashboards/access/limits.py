"""Slows down guessing: after too many failures a name or an address has to wait."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 15 * 60
FAILURES_PER_NAME = 5
FAILURES_PER_ADDRESS = 30
_MOST_REMEMBERED = 10_000


class FailedAttempts:
    """Failures of the last quarter of an hour, in this process (each worker counts on its own).

    Time is monotonic: a clock set back or forward neither frees nor locks anybody.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[tuple[str, str], deque[float]] = {}

    def must_wait(self, name: str, address: str) -> bool:
        """Whether the name or the address has used up its failures."""
        with self._lock:
            return (
                self._recent(("name", name)) >= FAILURES_PER_NAME
                or self._recent(("address", address)) >= FAILURES_PER_ADDRESS
            )

    def add(self, name: str, address: str) -> None:
        """Remembers one failure; the oldest names give way before memory does."""
        with self._lock:
            for key in (("name", name), ("address", address)):
                self._failures.setdefault(key, deque(maxlen=FAILURES_PER_ADDRESS)).append(
                    self._clock()
                )
            while len(self._failures) > _MOST_REMEMBERED:
                self._failures.pop(next(iter(self._failures)))

    def forget(self, name: str) -> None:
        """A success clears the name, not the address."""
        with self._lock:
            self._failures.pop(("name", name), None)

    def _recent(self, key: tuple[str, str]) -> int:
        times = self._failures.get(key)
        if times is None:
            return 0
        while times and times[0] <= self._clock() - WINDOW_SECONDS:
            times.popleft()
        if not times:
            del self._failures[key]
        return len(times)
