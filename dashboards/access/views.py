"""How many different protected views one person, or one address, opens within an hour.

Whoever asks for very many differently cut views around one small group can average out what
protects it (docs/protection.md). So they are counted over pages, files and API and all workers: at
a first number log and audit warn, above a second the answer is 429. The same view again does not
count, and nobody who reads comes near: 500 in an hour is a new one every seven seconds.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from dashboards.access.audit import AuditLog, Event
from dashboards.access.logs import new_number
from dashboards.access.shared import FULL, SharedCounts

WINDOW_SECONDS = 3600
LARGEST_PART = 4
_log = logging.getLogger(__name__)


class CountedViews:
    """The different views of the last hour, over all workers."""

    def __init__(self, counts: SharedCounts, audit: AuditLog, *, warn: int, most: int) -> None:
        self._counts = counts
        self._audit = audit
        self._warn, self._most = warn, most

    def may_see(self, who: str, views: Sequence[str], inside: Sequence[str] = ()) -> bool:
        """Counts the views a request shows; False when there were too many different ones.

        Args:
            who: a person or an address.
            views: page, file or chart, each with its choice.
            inside: what these give at once that would otherwise be views of their own. One request
                brings at most a quarter of all: whoever makes a few large tables is no program.
        """
        subject = f"views of {who}"
        counted = [*views, *inside[: self._most // LARGEST_PART]]
        found = [self._counts.add(subject, one, WINDOW_SECONDS, self._most) for one in counted]
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
