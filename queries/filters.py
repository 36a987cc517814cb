"""What a reader has chosen, as one frozen value.

Reading it from and writing it to an address belongs to `dashboards.url`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

#: Keys with a list of values, in the order in which they appear on screen and in the address.
LIST_KEYS = (
    "block",
    "round",
    "region",
    "district",
    "municipality",
    "neighbourhood",
    "circle",
    "status",
    "outcome",
    "applicant",
    "target",
    "place",
    "offer",
)

OUTCOMES = {
    "approved": ("approved", "running", "completed"),
    "rejected": ("rejected",),
    "withdrawn": ("withdrawn",),
    "open": ("received", "under-review"),
    "revoked": ("revoked",),
}


@dataclass(frozen=True)
class View:
    """How a page shows the choice: its measure, its level of areas, the areas it compares."""

    metric: str = ""
    level: str = ""
    compare: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilterState:
    """One choice. Every list is sorted and empty when nothing is chosen; months are 'YYYY-MM'."""

    block: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    neighbourhood: tuple[str, ...] = ()
    circle: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    applicant: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    from_month: str | None = None
    to_month: str | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is chosen: the whole programme."""
        return self == FilterState()

    def as_params(self) -> dict[str, Any]:
        """Values to bind, by parameter name; no choice is None, never an empty list."""
        params: dict[str, Any] = {
            field.name: list(getattr(self, field.name)) or None
            for field in fields(self)
            if field.name in LIST_KEYS
        }
        params["block"] = [int(value) for value in self.block] or None
        params["from_month"] = self.from_month
        params["to_month"] = self.to_month
        return params

    def with_values(self, key: str, values: tuple[str, ...]) -> FilterState:
        """The same choice with other values under one key."""
        return replace(self, **{key: tuple(sorted(values))})

    def without(self, *keys: str) -> FilterState:
        """The same choice with the named keys let go."""
        defaults = {key: None if key in {"from_month", "to_month"} else () for key in keys}
        return replace(self, **defaults)  # type: ignore[arg-type]
