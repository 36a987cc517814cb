"""What a reader has chosen, as one frozen value.

Reading it from and writing it to an address belongs to `dashboards.choice.url`.
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
    "approach",
    "offer",
    "site",
    "partner",
    "body",
    "planning",
)

OUTCOMES = {
    "approved": ("approved", "running", "completed"),
    "rejected": ("rejected",),
    "withdrawn": ("withdrawn",),
    "open": ("received", "under-review"),
    "revoked": ("revoked",),
}


#: Measures of areas, the first one shown when none is named.
METRICS = (
    "eur-per-1000",
    "approved-eur",
    "approved",
    "applications",
    "applications-per-10000",
    "first-contacts",
)
LEVELS = ("district", "municipality", "neighbourhood")
DISPLAYS = ("map", "tiles")
EVENTS = ("none",)
"""What an address may say of events: that they are not to be shown."""


@dataclass(frozen=True)
class WhatIf:
    """Rules tried out on the money of a year, in whole percent; None leaves a rule as it was.

    Attributes:
        own: own contribution of every project.
        blocks: least share of the money for each building block.
        poverty: child poverty from which a Kreis gets money.
        need: part of the money spread by the number of poor children instead of as today.
    """

    own: int | None = None
    blocks: int | None = None
    poverty: int | None = None
    need: int | None = None

    @property
    def is_as_today(self) -> bool:
        """No rule is changed."""
        return self == WhatIf()


#: What may be tried for each rule; the address knows no other value.
TRIED = {
    "own": (0, 5, 10, 15, 20, 25, 30),
    "blocks": (10, 15, 20, 25, 30, 33),
    "poverty": (10, 12, 15, 18, 20, 25),
    "need": (10, 25, 50, 75, 100),
}


@dataclass(frozen=True)
class TableChoice:
    """What a reader's own table is put together from (`queries.tables` knows what there is).

    Attributes:
        rows: the dimension of its rows.
        columns: that of its columns, "" for none.
        measures: what its cells show; none for the usual one.
        share: "row", "column" or "all" for shares beside the numbers, "" for none.
        has_totals: it has a row and a column of totals.
    """

    rows: str = "district"
    columns: str = ""
    measures: tuple[str, ...] = ()
    share: str = ""
    has_totals: bool = True


@dataclass(frozen=True)
class View:
    """How a page shows the choice: measure, level of areas, form, areas compared, rules tried.

    `table` is what a reader's own table is put together from.
    `indicator` is shown in place of a measure of the programme, `at` is its date; "" for the usual.
    `events`: whether delivered events stand at pictures over months.
    """

    metric: str = ""
    level: str = ""
    display: str = ""
    events: str = ""
    indicator: str = ""
    at: str = ""
    compare: tuple[str, ...] = ()
    what_if: WhatIf = WhatIf()
    table: TableChoice = TableChoice()


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
    approach: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
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
        return replace(self, **{key: tuple(sorted(values))})  # type: ignore[arg-type]

    def without(self, *keys: str) -> FilterState:
        """The same choice with the named keys let go."""
        defaults = {key: None if key in {"from_month", "to_month"} else () for key in keys}
        return replace(self, **defaults)  # type: ignore[arg-type]
