"""Need beside money from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from queries.filters import FilterState
from queries.loader import ask
from queries.packs import Pack
from queries.roll_ups.derived import quantile, rate
from queries.rows import Rows
from queries.scope import Scope, Viewer


def by_district(pack: Pack, indicator: str, as_of: dt.date) -> Rows:
    """As `need/by_district`."""
    name, districts = "district_ags", pack.districts
    # Readings are no persons: asked once for the whole state, and remembered.
    whole = Scope(pack.scope.store, Viewer(), FilterState())
    listed = ask("regions/indicator_by_district", whole, indicator=indicator, as_of=as_of)
    readings = dict(zip(listed[name], listed["indicator_value"], strict=True))
    count, approved = pack.counts(name), pack.counts(name, pack.approved)
    money = pack.money(name, "approved_eur")
    places, people = districts[name], districts["under_18_population"]
    length = len(places)
    return Rows(
        {
            name: places,
            "child_poverty_percent": districts["child_poverty_percent"],
            "indicator_value": [readings.get(ags) for ags in places],
            "under_18_population": people,
            "applications_count": [count.get(ags, 0) for ags in places],
            "approved_count": [approved.get(ags, 0) for ags in places],
            "approved_eur": [money.get(ags, 0.0) for ags in places],
            "approved_eur_per_1000_under_18": [
                rate(1_000, money.get(ags, 0.0), under_18)
                for ags, under_18 in zip(places, people, strict=True)
            ],
            "approved_per_10000_under_18": [
                rate(10_000, approved.get(ags, 0), under_18)
                for ags, under_18 in zip(places, people, strict=True)
            ],
            "median_child_poverty_percent": [
                _median(pack.ledger.districts.columns["child_poverty_percent"])
            ]
            * length,
            "median_indicator_value": [_median(listed["indicator_value"])] * length,
        }
    )


def _median(values: Sequence[Any]) -> float | None:
    known = np.array([value for value in values if value is not None], dtype=float)
    return quantile(np.sort(known), 0.5)


def money(pack: Pack, own: int | None) -> Rows:
    """As `need/money`."""
    given, total = pack.number("approved_eur"), pack.number("total_eur")
    inside = pack.approved & ~np.isnan(given)
    given, total = given[inside] / 100, total[inside] / 100
    tried = given if own is None else np.where(np.isnan(total), given, total * (100 - own) / 100)
    months = pack.number("funded_months")[inside]
    timed = months > 0
    width = len(pack.values("building_block"))
    codes = (pack.codes("district_ags") * width + pack.codes("building_block"))[inside]
    length = width * len(pack.values("district_ags"))
    counts, with_months = (
        np.bincount(part, minlength=length).tolist() for part in (codes, codes[timed])
    )
    sums = [np.bincount(codes, values, length).tolist() for values in (given, tried)]
    yearly = [
        np.bincount(codes[timed], 12 * values[timed] / months[timed], length).tolist()
        for values in (given, tried)
    ]
    pairs = [at for at, number in enumerate(counts) if number]
    return Rows(
        {
            "district_ags": [pack.values("district_ags")[at // width] for at in pairs],
            "building_block": [pack.values("building_block")[at % width] for at in pairs],
            "approved_count": [counts[at] for at in pairs],
            "approved_eur": [sums[0][at] for at in pairs],
            "tried_eur": [sums[1][at] for at in pairs],
            "approved_eur_per_year": [yearly[0][at] if with_months[at] else None for at in pairs],
            "tried_eur_per_year": [yearly[1][at] if with_months[at] else None for at in pairs],
        }
    )
