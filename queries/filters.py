"""What a reader has chosen, as one frozen value.

Reading it from and writing it to an address belongs to `dashboards.choice.url`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from queries.rows import Cell

OUTCOMES = {
    "approved": ("approved", "running", "completed"),
    "rejected": ("rejected",),
    "withdrawn": ("withdrawn",),
    "open": ("received", "under-review"),
    "revoked": ("revoked",),
}
"""Outcome -> the exact states it groups. *Approved* is what counts as approved everywhere."""
DECIDED = ("approved", "rejected", "revoked")
"""Outcomes of applications on which a decision was made; `is_decided(outcome)` in SQL."""


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
FIELDS = (
    "case_number",
    "applicant",
    "applicant_type",
    "is_municipal",
    "building_block",
    "funding_round",
    "region_ags",
    "district_ags",
    "municipality_ags",
    "circle",
    "status",
    "received_on",
    "decided_on",
    "decision_days",
    "funded_from",
    "funded_to",
    "staff_fte",
    "total_eur",
    "requested_eur",
    "approved_eur",
    "state_share_eur",
    "esf_share_eur",
    "own_share_eur",
    "aims",
    "good_practice",
    "contact",
    "address",
)
"""What may stand beside the title in the list of applications, in its order: all that may be
delivered of an application, and the areas and days that follow from it."""


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
    `since`: the earlier date, round or year against which the change is shown; then `at` may be a
    round or year, too.
    `events`: whether delivered events stand at pictures over months.
    `fields`: columns of the list of applications, in the order of `FIELDS`; none for the usual.
    """

    metric: str = ""
    level: str = ""
    display: str = ""
    events: str = ""
    indicator: str = ""
    at: str = ""
    since: str = ""
    compare: tuple[str, ...] = ()
    what_if: WhatIf = WhatIf()
    table: TableChoice = TableChoice()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """What one filter key is; declared once, beside the field of `FilterState` that holds it.

    Attributes:
        label: its name in English, translated where it is shown.
        codes: the code list whose codes it takes; "" where its values are of another kind.
        columns: table, or selection, -> the column of it that the key narrows. What depends on it
            follows: applications bring their outreach, offers, sites and partners with them.
        button: the filter of the bar in which it stands; "" for one of its own.
        is_first: it stands before the other keys of its button.
    """

    label: str
    codes: str
    columns: Mapping[str, str]
    button: str
    is_first: bool


def _filter_key(
    label: str, codes: str = "", button: str = "", *, is_first: bool = False, **columns: str
) -> Any:
    """A field of `FilterState` that is a key of the choice: empty when nothing is chosen."""
    return field(default=(), metadata={"key": Key(label, codes, columns, button, is_first)})


@dataclass(frozen=True)
class FilterState:
    """One choice. Every list is sorted and empty when nothing is chosen; months are 'YYYY-MM'.

    The keys of a choice are declared here, in the order of screen and address, and nowhere else:
    address, words, bar, the browser's lists, README's table and the choices drawn at random by
    the tests follow. How a key narrows rows is a condition in `sql/selection`.
    """

    block: tuple[str, ...] = _filter_key("Building block", applications="building_block")
    round: tuple[str, ...] = _filter_key("Funding round", "round", applications="funding_round")
    region: tuple[str, ...] = _filter_key(
        "Regierungsbezirk", button="area", applications="region_ags"
    )
    district: tuple[str, ...] = _filter_key("Kreis", button="area", applications="district_ags")
    municipality: tuple[str, ...] = _filter_key(
        "Gemeinde", button="area", applications="municipality_ags"
    )
    neighbourhood: tuple[str, ...] = _filter_key(
        "Quartier",
        button="area",
        application_neighbourhoods="neighbourhood_id",
        outreach="neighbourhood_id",
        anchor_sites="neighbourhood_id",
    )
    circle: tuple[str, ...] = _filter_key("Circle", "circle", applications="circle")
    status: tuple[str, ...] = _filter_key("Status", "status", "status", applications="status")
    outcome: tuple[str, ...] = _filter_key(
        "Outcome", button="status", is_first=True, applications="outcome"
    )
    applicant: tuple[str, ...] = _filter_key(
        "Applicant type", "applicant_type", applications="applicant_type"
    )
    target: tuple[str, ...] = _filter_key("Target group", "target_group", outreach="target_group")
    place: tuple[str, ...] = _filter_key("Place of first contact", "place", outreach="place")
    approach: tuple[str, ...] = _filter_key("Approach", "approach", outreach="approach")
    offer: tuple[str, ...] = _filter_key("Offer", "offer", offers="offer")
    site: tuple[str, ...] = _filter_key("Anchor site", "anchor_site", anchor_sites="anchor_site")
    partner: tuple[str, ...] = _filter_key("Partner", "partner", network="partner")
    body: tuple[str, ...] = _filter_key("Body", "body", network="body")
    planning: tuple[str, ...] = _filter_key(
        "Social planning", "planning_state", planned_municipalities="planning_state"
    )
    from_month: str | None = None
    to_month: str | None = None

    def __hash__(self) -> int:
        """As of the values; an answer looks up what is remembered of its choice a hundred times."""
        return self._hashed

    @cached_property
    def _hashed(self) -> int:
        return hash(tuple(getattr(self, one.name) for one in fields(self)))

    @cached_property
    def is_empty(self) -> bool:
        """Nothing is chosen: the whole programme."""
        return self == FilterState()

    def as_params(self) -> dict[str, Cell]:
        """Values to bind, by parameter name; no choice is None, never an empty list."""
        params: dict[str, Cell] = {key: list(getattr(self, key)) or None for key in LIST_KEYS}
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


KEYS: Mapping[str, Key] = {
    one.name: one.metadata["key"] for one in fields(FilterState) if "key" in one.metadata
}
"""The keys with a list of values, in the order in which they stand on screen and in the address."""
LIST_KEYS = tuple(KEYS)
MONTH_KEYS = ("from", "to")


def narrowing(*tables: str) -> dict[str, str]:
    """The keys that narrow the rows of these tables by a column of their own: key -> column."""
    return {
        name: key.columns[table]
        for table in tables
        for name, key in KEYS.items()
        if table in key.columns
    }


def bar() -> dict[str, tuple[str, ...]]:
    """The filters in the order of the bar, each with the keys of the address it sets.

    What narrows applications comes first, then the months, then what narrows one subject.
    """
    of_all = [name for name, key in KEYS.items() if _is_of_all(key)]
    buttons: dict[str, list[str]] = {}
    for name in of_all:
        buttons.setdefault(KEYS[name].button or name, []).append(name)
    buttons["months"] = list(MONTH_KEYS)
    for name in KEYS:
        if name not in of_all:
            buttons.setdefault(KEYS[name].button or name, []).append(name)
    return {
        button: tuple(sorted(names, key=lambda name: name in KEYS and not KEYS[name].is_first))
        for button, names in buttons.items()
    }


def filters_on(*tables: str) -> tuple[str, ...]:
    """The filters of a page: what narrows applications, the months, and what narrows its tables."""
    own = narrowing(*tables)
    return tuple(
        button
        for button, names in bar().items()
        if names == MONTH_KEYS or any(name in own or _is_of_all(KEYS[name]) for name in names)
    )


def _is_of_all(key: Key) -> bool:
    """It chooses applications, and with them all that belongs to them."""
    return bool({"applications", "application_neighbourhoods"} & key.columns.keys())
