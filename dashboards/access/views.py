"""How many different protected views one person, or one address, opens within an hour.

Whoever asks for very many differently cut views around one small group can average out what
protects it (docs/protection.md). So they are counted over pages, files and API and all workers: at
a first number log and audit warn, above a second the answer is 429. The same view again does not
count, and nobody who reads comes near: 500 in an hour is a new one every seven seconds.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from dashboards.access.audit import AuditLog, Event
from dashboards.access.logs import new_number
from dashboards.access.shared import FULL, SharedCounts

WINDOW_SECONDS = 3600
_log = logging.getLogger(__name__)


class CountedViews:
    """The different views of the last hour, over all workers."""

    def __init__(self, counts: SharedCounts, audit: AuditLog, *, warn: int, most: int) -> None:
        self._counts = counts
        self._audit = audit
        self._warn, self._most = warn, most

    def may_see(self, who: str, views: Collection[str]) -> bool:
        """Counts the views a request shows; False when there were too many different ones.

        Args:
            who: a person or an address.
            views: page, file or chart, each with its choice.
        """
        subject = f"views of {who}"
        found = [self._counts.add(subject, one, WINDOW_SECONDS, self._most) for one in views]
        if self._warn in found:
            self._tell("many-views", who, self._warn)
        if FULL not in found:
            return True
        if self._counts.add(f"refused {who}", "", WINDOW_SECONDS):
            self._tell("views-refused", who, self._most)
        return False

    def _tell(self, event: Event, who: str, views: int) -> None:
        """Once an hour; the log has the number, the audit log who it is."""
        number = new_number()
        _log.warning(
            "%s: %d different protected views within an hour",
            event,
            views,
            extra={"number": number},
        )
        try:
            self._audit.record(event, who, views=str(views), number=number)
        except OSError as error:
            _log.error("The audit log cannot be written: %s", error, extra={"number": number})
