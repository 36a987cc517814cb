"""The choices for which every chart is counted again: drawn at random, and some by name."""

from __future__ import annotations

import random

import pandas as pd

from dashboards.choice import url
from dashboards.language import names
from queries.filters import LIST_KEYS, METRICS, TRIED, FilterState, View, WhatIf
from tests.recounted.imported import AREAS

MONTHS = [str(month) for month in pd.period_range("2018-06", "2020-12", freq="M")]
SEEDS = range(16)
#: Choices beside those drawn, so that every key of cooperation and approach is reached.
NAMED = (
    "neighbourhood=Q-001",
    "partner=youth-office,school",
    "body=round-table&region=053,055",
    "site=school,mobile&outcome=approved",
    "planning=established",
    "planning=developing,none&region=055&place=school",
    "planning=none&district=05913,05962",
    "approach=outreach",
    "approach=digital,referral&planning=established&partner=jobcentre&body=steering-group",
)


def _some(draw: random.Random, values: list[str]) -> tuple[str, ...]:
    """One value, a few or half of them."""
    most = draw.choice((1, 3, max(1, len(values) // 2)))
    return tuple(sorted(draw.sample(values, k=min(most, len(values)))))


def drawn(seed: int, quartiere: list[str]) -> tuple[FilterState, View]:
    """A choice of up to three keys and a way to show it, the same for the same seed."""
    draw = random.Random(seed)
    values = {key: list(url.known_values(key, quartiere)) for key in LIST_KEYS}
    others = [key for key in sorted(values) if key not in AREAS]
    keys = [draw.choice(AREAS), *draw.sample(others, k=2)][: seed % 4]
    chosen = {key: _some(draw, values[key]) for key in draw.sample(keys, k=len(keys))}
    first, last = sorted(draw.sample(MONTHS, k=2))
    months = {
        "from_month": first if draw.random() < 0.3 else None,
        "to_month": last if draw.random() < 0.3 else None,
    }
    rules = {key: draw.choice((None, *tried)) for key, tried in TRIED.items()}
    view = View(
        metric=draw.choice(("", *METRICS)),
        level=draw.choice(("", "municipality")),
        compare=tuple(draw.sample([*names.districts(), *names.regions()], k=2)),
        what_if=WhatIf(**rules) if seed % 5 else WhatIf(),
    )
    return FilterState(**chosen, **months), view
