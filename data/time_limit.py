"""Ends statements that run too long: one watching thread for all of a store, none per statement."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Interruptible(Protocol):
    """Something that can be ended from another thread."""

    def interrupt(self) -> None:
        """Ends what is running."""


class TimeLimit:
    """Interrupts what still runs after so many seconds.

    A timer for each statement would be a thread each, and cost 0.1 ms.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._running: dict[int, tuple[float, Interruptible]] = {}
        self._lock = threading.Lock()
        self._watching = False

    @contextmanager
    def on(self, one: Interruptible) -> Iterator[None]:
        """The limit holds for `one` inside the block."""
        with self._lock:
            self._running[id(one)] = (time.monotonic() + self._seconds, one)
            if not self._watching:
                self._watching = True
                threading.Thread(target=self._watch, name="time-limit", daemon=True).start()
        try:
            yield
        finally:
            with self._lock:
                del self._running[id(one)]

    def _watch(self) -> None:
        """Looks every tenth of the limit, and ends when nothing has run for a whole one."""
        idle_looks = 0
        while True:
            time.sleep(self._seconds / 10)
            idle_looks = 0 if self._interrupt_late() else idle_looks + 1
            with self._lock:
                if idle_looks >= 10 and not self._running:
                    self._watching = False
                    return

    def _interrupt_late(self) -> bool:
        """Whether anything runs. Under the lock: what has ended may already serve somebody else."""
        with self._lock:
            for ends_at, one in self._running.values():
                if time.monotonic() >= ends_at:
                    one.interrupt()
            return bool(self._running)
