"""Slows down guessing of passwords, and never locks out who is known at their own browser.

Failures are counted per name and address together, per address, and per name over all addresses.
Whoever has signed in at a browser before is counted there alone: what strangers try under their
name changes nothing for them (the cookie `ziq-device`; OWASP calls it a device cookie).
"""

from __future__ import annotations

import secrets

from dashboards.access.shared import SharedCounts

WINDOW_SECONDS = 15 * 60
FAILURES_PER_PAIR = 5
FAILURES_PER_ADDRESS = 30
FAILURES_PER_NAME = 100


class FailedAttempts:
    """Failures of the last quarter of an hour, over all workers."""

    def __init__(self, counts: SharedCounts) -> None:
        self._counts = counts

    def must_wait(self, name: str, address: str, device: str = "") -> bool:
        """Whether these have used up their failures.

        Args:
            name: as it was typed.
            address: where the request comes from.
            device: of a browser where this very person has signed in before, else "".
        """
        return any(
            self._counts.count(who, WINDOW_SECONDS) >= most
            for who, most in _counted(name, address, device)
        )

    def add(self, name: str, address: str, device: str = "") -> None:
        """Remembers one failure."""
        for who, _most in _counted(name, address, device):
            self._counts.add(who, secrets.token_hex(8), WINDOW_SECONDS)

    def forget(self, name: str, address: str, device: str = "") -> None:
        """A success clears what was counted for this person here, not the address."""
        self._counts.forget(_counted(name, address, device)[0][0])


def _counted(name: str, address: str, device: str) -> list[tuple[str, int]]:
    if device:
        return [(f"failed at {device} as {name}", FAILURES_PER_PAIR)]
    return [
        (f"failed from {address} as {name}", FAILURES_PER_PAIR),
        (f"failed from {address}", FAILURES_PER_ADDRESS),
        (f"failed as {name}", FAILURES_PER_NAME),
    ]
