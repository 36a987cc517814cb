"""The imported rows inside one choice, picked out in pandas by the words of the contract.

Nothing here asks a question of `queries`: a choice is applied to the tables as they were imported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, wraps
from typing import Any

import pandas as pd

from data.store import Store
from queries.filters import FilterState, View

Row = dict[str, Any]
#: A rate that is not shown because fewer than 20 persons stand behind it.
HELD = "held back"
SMALLEST_BASE = 20
DECIDED = ("approved", "rejected", "revoked")
AREAS = ("region", "district", "municipality", "neighbourhood")
_COLUMN_OF = {
    "block": "building_block", "round": "funding_round", "region": "region_ags",
    "district": "district_ags", "municipality": "municipality_ags", "circle": "circle",
    "status": "status", "outcome": "outcome", "applicant": "applicant_type",
}  # fmt: skip


@cache
def table(store: Store, name: str) -> pd.DataFrame:
    """One imported table whole, money as numbers."""
    frame = store.fetch(f"FROM {name}")
    money = [column for column in frame if column.endswith("_eur")]
    return frame.astype(dict.fromkeys(money, float))


def once(recount: Callable[..., list[Row]]) -> Callable[..., list[Row]]:
    """A recount that several charts share, done once for each choice; its rows are one's own."""
    done = cache(recount)

    @wraps(recount)
    def rows(*asked: Any) -> list[Row]:
        return [dict(row) for row in done(*asked)]

    return rows


@dataclass(frozen=True)
class Inside:
    """The rows of every table inside one choice."""

    store: Store
    filters: FilterState
    view: View = View()

    def table(self, name: str) -> pd.DataFrame:
        """One imported table whole."""
        return table(self.store, name)

    @cached_property
    def without_areas(self) -> Inside:
        """The same choice for the whole state."""
        return Inside(self.store, self.filters.without(*AREAS, "planning"), self.view)

    @cached_property
    def anywhere(self) -> pd.DataFrame:
        """Applications of the choice, whatever their Quartiere and their month of receipt."""
        frame = self.table("applications")
        for key, column in _COLUMN_OF.items():
            frame = _among(frame, column, getattr(self.filters, key))
        return _among(frame, "municipality_ags", self._planned)

    @cached_property
    def projects(self) -> pd.DataFrame:
        """Applications of the choice, whatever their month of receipt."""
        working = _among(
            self.table("application_neighbourhoods"), "neighbourhood_id", self.filters.neighbourhood
        )
        if not self.filters.neighbourhood:
            return self.anywhere
        return _of(self.anywhere, working)

    @cached_property
    def applications(self) -> pd.DataFrame:
        """Applications of the choice."""
        return self._in_months(self.projects, "received_month")

    @cached_property
    def approved(self) -> pd.DataFrame:
        """Applications approved, running or completed."""
        return self.applications[self.applications["outcome"] == "approved"]

    @cached_property
    def outreach(self) -> pd.DataFrame:
        """Monthly outreach: a row belongs to the Quartier it names itself."""
        frame = self._local("outreach")
        frame = _among(frame, "target_group", self.filters.target)
        frame = _among(frame, "approach", self.filters.approach)
        return self._in_months(_among(frame, "place", self.filters.place))

    @cached_property
    def met(self) -> pd.Series:
        """First contacts inside the choice by application, of those that reported any."""
        return self.outreach.groupby("application_id")["first_contacts_true"].sum()

    @cached_property
    def reporting(self) -> set[object]:
        """Applications that ever reported."""
        return set(self.table("outreach")["application_id"])

    @cached_property
    def sites(self) -> pd.DataFrame:
        """Anchor sites, which have no month."""
        return _among(self._local("anchor_sites"), "anchor_site", self.filters.site)

    @cached_property
    def offers(self) -> pd.DataFrame:
        """Monthly offers of the chosen projects."""
        frame = _of(self.table("offers"), self.projects)
        return self._in_months(_among(frame, "offer", self.filters.offer))

    @cached_property
    def network(self) -> pd.DataFrame:
        """Partners of the chosen projects, which have no month."""
        frame = _among(self.table("network"), "partner", self.filters.partner)
        return _of(_among(frame, "body", self.filters.body), self.projects)

    @cached_property
    def planning(self) -> pd.DataFrame:
        """What every area stated of its social planning; a kreisfreie Stadt is its own Kreis."""
        rows = self.table("social_planning")
        rows = rows.assign(area=rows["ags"].str.replace(r"^(\d{5})000$", r"\1", regex=True))
        return rows.sort_values("ags").drop_duplicates("area").set_index("area")

    @cached_property
    def chosen_planning(self) -> pd.DataFrame:
        """The areas that stated a chosen state."""
        return _among(self.planning, "state", self.filters.planning)

    @cached_property
    def planning_of_places(self) -> pd.Series:
        """The state that holds for every Gemeinde: its own, or else that of its Kreis."""
        places = self.table("municipalities").set_index("municipality_ags", drop=False)
        own = places["municipality_ags"].map(self.planning["state"])
        return own.fillna(places["district_ags"].map(self.planning["state"]))

    @cached_property
    def _planned(self) -> tuple[str, ...]:
        """Gemeinden at a chosen state; none where no state is chosen."""
        if not self.filters.planning:
            return ()
        states = self.planning_of_places
        return (*states[states.isin(self.filters.planning)].index, "nowhere")

    @cached_property
    def districts(self) -> pd.DataFrame:
        """Kreise inside the choice."""
        frame = self._in_areas(self.table("districts"), "region", "district")
        if self.filters.municipality:
            frame = frame[frame["district_ags"].isin([a[:5] for a in self.filters.municipality])]
        if self.filters.planning:
            known = {*self.chosen_planning.index, *(place[:5] for place in self._planned)}
            frame = frame[frame["district_ags"].isin(known)]
        return frame

    @cached_property
    def municipalities(self) -> pd.DataFrame:
        """Gemeinden inside the choice."""
        frame = self._in_areas(self.table("municipalities"), "region", "district", "municipality")
        return _among(frame, "municipality_ags", self._planned)

    @cached_property
    def neighbourhoods(self) -> pd.DataFrame:
        """Quartiere inside the choice."""
        frame = self._in_areas(self.table("neighbourhoods"), "region", "district", "municipality")
        frame = _among(frame, "municipality_ags", self._planned)
        return _among(frame, "neighbourhood_id", self.filters.neighbourhood)

    @cached_property
    def blocks(self) -> list[int]:
        """Building blocks inside the choice."""
        return [int(block) for block in self.filters.block or ("1", "2", "3")]

    def _local(self, name: str) -> pd.DataFrame:
        frame = _of(self.table(name), self.anywhere)
        return _among(frame, "neighbourhood_id", self.filters.neighbourhood)

    def _in_areas(self, frame: pd.DataFrame, *keys: str) -> pd.DataFrame:
        for key in keys:
            frame = _among(frame, f"{key}_ags", getattr(self.filters, key))
        return frame

    def _in_months(self, frame: pd.DataFrame, column: str = "month") -> pd.DataFrame:
        first, last = self.filters.from_month or "0000", self.filters.to_month or "9999"
        return frame[(frame[column] >= first) & (frame[column] <= last)]


def _among(frame: pd.DataFrame, column: str, values: tuple[str, ...]) -> pd.DataFrame:
    return frame[frame[column].astype(str).isin(values)] if values else frame


def _of(frame: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["application_id"].isin(projects["application_id"])]


def share(part: float, whole: float) -> float | None:
    """Percent of a whole; nothing where there is no whole."""
    return 100 * part / whole if whole else None


def rate(part: float, base: float) -> float | str:
    """Percent of persons; held back on a base under 20."""
    return 100 * part / base if base >= SMALLEST_BASE else HELD


def named(value: object) -> object:
    """A value, or None where nothing is stated."""
    return None if pd.isna(value) else value


def stated(values: pd.Series) -> float | None:
    """The sum of what is stated; nothing where no row states a number."""
    total = values.sum(min_count=1)
    return None if pd.isna(total) else float(total)


def months_between(months: pd.Series) -> list[str]:
    """Every month from the first to the last one."""
    if months.empty:
        return []
    return [str(one) for one in pd.period_range(months.min(), months.max(), freq="M")]


def grouped(frame: pd.DataFrame, column: str) -> Callable[[str], pd.DataFrame]:
    """The rows of each value of a column, none for a value that does not occur."""
    groups = dict(iter(frame.groupby(column)))
    return lambda value: groups.get(value, frame.iloc[:0])
