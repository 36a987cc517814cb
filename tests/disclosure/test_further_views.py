"""What pages of projects, versions that are kept, offers and exact events add for the reader.

The bounds are what was measured with a little room, as in `test_reader`.
"""

from __future__ import annotations

import numpy as np
import pytest

from data.store import Store
from queries.perturbation import LookUp
from queries.scope import Scope
from tests.disclosure.further import (
    PROJECT,
    of_offers,
    offers_of,
    with_kept_versions,
    with_projects,
)
from tests.disclosure.reader import answers, learn, month_of

MONTH, TOWN, REGION = "2019-09", "05315", "053"


@pytest.fixture(scope="module")
def store(scope: Scope) -> Store:
    """The sample."""
    return scope.store


@pytest.fixture(scope="module")
def look_up(store: Store) -> LookUp:
    """Its gate."""
    return LookUp(store.fetch("SELECT look_up_key FROM gate")["look_up_key"].iloc[0])


@pytest.mark.parametrize("area", [TOWN, REGION])
def test_pages_of_projects_show_the_numbers_that_choices_show(
    store: Store, look_up: LookUp, area: str
) -> None:
    """Where attributes and Quartier tell every project apart, its page is no further view."""
    month = month_of(store, MONTH, area, (PROJECT,))
    by_choice = answers(month, look_up)
    with_pages = answers(month, look_up, choices=with_projects())
    assert len(with_pages.shown) <= 1.02 * len(by_choice.shown)


def test_an_event_that_is_found_by_subtraction_makes_few_small_counts_certain(
    store: Store, look_up: LookUp
) -> None:
    """One contact beside a number that is shown above 0 can only be one first contact."""
    month = month_of(store, MONTH, REGION)
    small = (month.true == 1) | (month.true == 2)
    shown = np.array(
        [look_up.shown(int(n), int(k)) for n, k in zip(month.true, month.keys, strict=True)]
    )
    is_certain = (month.contacts == 1) & (shown > 0)
    assert (month.true[is_certain] == 1).all()
    assert is_certain.sum() <= 0.05 * small.sum()
    assert (small & (month.contacts < 3)).sum() <= 0.2 * small.sum()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("versions", "share", "settled", "guessed"), [(1, 0.1, 0.40, 0.75), (4, 0.2, 0.45, 0.80)]
)
def test_versions_that_are_kept(
    store: Store, look_up: LookUp, versions: int, share: float, settled: float, guessed: float
) -> None:
    newest = month_of(store, MONTH, TOWN)
    month, seen = with_kept_versions(newest, look_up, versions, share)
    small = np.zeros(len(month.true), dtype=bool)
    small[: len(newest.true)] = (newest.true == 1) | (newest.true == 2)
    learned = learn(month, seen).of(small)
    assert learned.settled(month.true[small]) <= settled
    assert learned.guessed(month.true[small]) <= guessed


@pytest.mark.slow
def test_participants_of_offers(store: Store, look_up: LookUp) -> None:
    """A month has few small counts, so some months together."""
    settled = guessed = count = 0.0
    for name in ("2020-03", "2020-04", "2020-05"):
        month = offers_of(store, name)
        small = (month.true == 1) | (month.true == 2)
        learned = learn(month, answers(month, look_up, choices=of_offers())).of(small)
        count += small.sum()
        settled += learned.settled(month.true[small]) * small.sum()
        guessed += learned.guessed(month.true[small]) * small.sum()
    assert settled <= 0.1 * count
    assert guessed <= 0.6 * count
