"""Further views of the same people: pages of projects, offers, versions that are kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.keys import KEY_SPACE
from data.store import Store
from queries.perturbation import LookUp
from tests.disclosure.reader import LADDERS, Answers, Month, answers, grouped, one_value_or_all

PROJECT = "application_id"
_OF_PROJECT = (("neighbourhood_id",), ("approach",), ("target_group",), ("place",))
_OF_OFFERS = (*(ladder for ladder in LADDERS[:7]), ("offer",))
_OFFERS = """
SELECT
    offers.month, offers.offer, offers.attendances_count AS contacts_count,
    offers.participants_true AS first_contacts_true, offers.participants_key AS first_contacts_key,
    applications.* EXCLUDE (application_id, case_number, source_file, source_sheet, source_row,
        imported_at),
    NULL AS neighbourhood_id, coalesce(own.state, of_kreis.state) AS planning_state
FROM offers
INNER JOIN applications USING (application_id)
LEFT JOIN social_planning AS own ON own.ags = applications.municipality_ags
LEFT JOIN social_planning AS of_kreis ON of_kreis.ags = applications.district_ags
WHERE offers.month = $month
"""


def with_projects() -> Iterator[tuple[str, ...]]:
    """All choices of outreach, and those that the page of a project takes."""
    yield from one_value_or_all(LADDERS)
    for choice in one_value_or_all(_OF_PROJECT):
        yield (PROJECT, *choice)


def offers_of(store: Store, month: str) -> Month:
    """The participants of one month; the Quartier of a project in several is not told apart."""
    names = [name for ladder in _OF_OFFERS for name in ladder]
    return grouped(store.fetch(_OFFERS, {"month": month}), names)


def of_offers() -> Iterator[tuple[str, ...]]:
    """All choices of offers."""
    yield from one_value_or_all(_OF_OFFERS)


def with_kept_versions(
    month: Month, look_up: LookUp, versions: int, share: float, seed: int = 7
) -> tuple[Month, Answers]:
    """The month in which earlier versions are kept too, and the answers from all of them.

    Each version differs from the newest one by some groups, which then counted one more or one
    less. Who reads does not know by how much: there they are groups of their own.
    """
    chance = np.random.default_rng(seed)
    size = len(month.true)
    newest = answers(month, look_up)
    order = np.argsort(newest.cell_of, kind="stable")
    ends = np.cumsum(newest.reports)[:-1]
    cells = np.split(newest.group_of[order], ends)
    true, lists, found_in = [month.true], list(cells), [newest.answer_of]
    shown, rows = [newest.shown], [np.arange(size)]
    for version in range(versions):
        changed = np.flatnonzero((chance.random(size) < share) & (month.true > 0))
        then = np.maximum(month.true[changed] + chance.choice([-1, 1], len(changed)), 0)
        place = np.arange(size)
        place[changed] = sum(map(len, true)) + np.arange(len(changed))
        counts = month.true.copy()
        counts[changed] = then
        keys = np.where(counts > 0, month.keys, 0)
        differs = np.isin(np.arange(size), changed)
        further = [number for number, members in enumerate(cells) if differs[members].any()]
        lists += [place[cells[number]] for number in further]
        shown.append(
            np.array(
                [
                    look_up.shown(
                        int(counts[cells[number]].sum()),
                        int(keys[cells[number]].sum() % KEY_SPACE),
                    )
                    for number in further
                ]
            )
        )
        found_in.append(newest.answer_of[further] + (version + 1) * newest.asked)
        true.append(then)
        rows.append(changed)
    sizes = [len(members) for members in lists]
    everything = np.concatenate(rows)
    wider = Month(
        month.groups.iloc[everything].reset_index(drop=True),
        np.concatenate(true),
        month.keys[everything],
        month.contacts[everything],
    )
    return wider, Answers(
        np.concatenate(shown),
        np.repeat(np.arange(len(lists)), sizes),
        np.concatenate(lists),
        np.unique(np.concatenate(found_in), return_inverse=True)[1],
    )
