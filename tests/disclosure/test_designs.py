"""Designs that were tried to tell the reader less, and what they would cost; docs/protection.md."""

from __future__ import annotations

import pytest

from queries.perturbation import LookUp
from queries.scope import Scope
from tests.disclosure.reader import (
    IN_ONE_ANSWER,
    LADDERS,
    Answers,
    Month,
    answers,
    learn,
    month_of,
    one_value_or_all,
)

MONTH, TOWN, REGION = "2019-09", "05315", "053"
FEWEST = 5
"""Finest groups of a cell that would be shown if smaller ones were withheld."""


@pytest.fixture(scope="module")
def town(scope: Scope) -> Month:
    """One month in one town."""
    return month_of(scope.store, MONTH, TOWN)


@pytest.fixture(scope="module")
def look_up(scope: Scope) -> LookUp:
    """The gate of the sample."""
    return LookUp(scope.store.fetch("SELECT look_up_key FROM gate")["look_up_key"].iloc[0])


@pytest.fixture(scope="module")
def seen(town: Month, look_up: LookUp) -> Answers:
    """All that can be asked about it."""
    return answers(town, look_up)


@pytest.mark.slow
@pytest.mark.parametrize("told_nothing_new", [4, 7])
def test_noise_shared_between_small_cells_would_not_reach_the_aim(
    town: Month, seen: Answers, told_nothing_new: int
) -> None:
    """As if cells of two groups up to so many said no more than the groups' own cells."""
    kept = seen.among((seen.reports == 1) | (seen.reports > told_nothing_new))
    small = (town.true == 1) | (town.true == 2)
    learned = learn(town, kept).of(small)
    true = town.true[small]
    misses = learned.settled(true) > 0.05 or learned.guessed(true) > 0.45
    assert misses, "then it would be worth building"


def test_two_keys_together_give_most_cells_that_there_are(
    town: Month, look_up: LookUp, seen: Answers
) -> None:
    few = (names for names in one_value_or_all(LADDERS) if len({*names} - IN_ONE_ANSWER) <= 2)
    assert len(answers(town, look_up, choices=few).shown) > 0.8 * len(seen.shown)


@pytest.mark.parametrize(
    ("cells", "at_least", "at_most"),
    [
        ("district_ags", 0.0, 0.01),
        ("neighbourhood_id", 0.0, 0.01),
        ("neighbourhood_id, month", 0.04, 0.12),
        ("place, target_group, month", 0.35, 0.50),
        ("district_ags, place, target_group, month", 0.90, 0.97),
    ],
)
def test_what_withholding_cells_of_few_groups_would_cost(
    scope: Scope, cells: str, at_least: float, at_most: float
) -> None:
    keys = ", ".join(sorted({"month"} | {name for ladder in LADDERS for name in ladder}
                            - {"planning_state", "outcome"}))  # fmt: skip
    found = scope.store.fetch(
        f"""
        SELECT avg(CAST(groups < {FEWEST} AS INTEGER)) AS share FROM (
            SELECT count(DISTINCT ({keys})) AS groups
            FROM outreach INNER JOIN applications USING (application_id)
            WHERE first_contacts_true IS NOT NULL
            GROUP BY {cells}
        )
        """  # noqa: S608
    )
    assert at_least <= found["share"].iloc[0] <= at_most
