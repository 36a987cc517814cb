"""What a cell was read as, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """What a cell says: its value as text the database can cast, and what was mended or refused."""

    value: str | None = None
    mended: str = ""
    refused: str = ""
    words: dict[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """The cell cannot be read; `reading` names the kind of finding and fills its words."""

    def __init__(self, kind: str, **words: str) -> None:
        self.reading = Reading(refused=kind, words=words)
        super().__init__(kind)
