"""All facts of one version of the data, as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.facts.kinds import Code, Event, Indicator, Round
from data.facts.periods import period_end


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts of one version.

    `denominator_at` and `need_at`: of which date the under-18s and the usual need are, as text;
    `dates`: those of each indicator, oldest first; `published_source`: who published figures.
    By indicator and level: `usual`, the date shown where none is chosen, and `classes`, the limits
    of the classes on a map. `delivered`, `shipped`: whose an indicator's values are, all of them;
    `sources`: both by indicator, level and last day of a date. `until`: the day the data reach.
    Compared by identity: one version, one value.
    """

    codes: tuple[Code, ...]
    rounds: tuple[Round, ...]
    indicators: Mapping[str, Indicator]
    neighbourhoods: frozenset[str] = frozenset()
    denominator_at: str = ""
    need_at: str = ""
    published_source: str = ""
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usual: Mapping[tuple[str, str], str] = field(default_factory=dict)
    classes: Mapping[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)
    delivered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shipped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[tuple[str, str, dt.date], tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )
    until: dt.date | None = None
    events: tuple[Event, ...] = ()

    @cached_property
    def lists(self) -> dict[str, dict[str, Code]]:
        """The codes by list, in their order."""
        by_list: dict[str, dict[str, Code]] = {}
        for entry in self.codes:
            by_list.setdefault(entry.list, {})[entry.code] = entry
        return by_list

    def sources_at(self, indicator: str, level: str, at: str) -> tuple[list[str], list[str]]:
        """Whose the values of a date are: delivered and shipped ones; "" takes all dates."""
        day = period_end(at) if at else None
        found = self.sources.get((indicator, level, day)) if day else None
        delivered, shipped_ = found or (
            self.delivered.get(indicator, ()),
            self.shipped.get(indicator, ()),
        )
        return list(delivered), list(shipped_)

    def round(self, code: str) -> Round | None:
        """The round of that code."""
        return next((entry for entry in self.rounds if entry.code == code), None)

    @property
    def year_of_funds(self) -> tuple[Round, float]:
        """The newest round that states its money of a year, and this; shipped ones state it."""
        return [(one, one.funds_per_year_eur) for one in self.rounds if one.funds_per_year_eur][-1]
