"""Monthly reports due and made, from a pack."""

from __future__ import annotations

import numpy as np

from queries.packs import Pack
from queries.roll_ups.derived import month_of, number_of
from queries.rows import Rows


def by_month(pack: Pack) -> Rows:
    """The rows of `state/completeness` counted per month: due, made, and made in percent."""
    projects, reported = pack.projects, pack.reported("outreach")
    column = reported.names["month"]
    months = np.array([number_of(month) for month in column.values], dtype=np.int64)
    if not len(months):
        return _listed([], [], [])
    last = int(months.max())
    first_due = pack.ledger.numbers["first_funded_month"]
    last_due = np.minimum(pack.ledger.numbers["last_funded_month"], last)
    due = projects.rows[projects.approved]
    due = due[first_due[due] <= last_due[due]]
    if not len(due):
        return _listed([], [], [])
    start = int(first_due[due].min())
    steps = np.bincount((first_due[due] - start).astype(np.int64), minlength=last - start + 2)
    steps -= np.bincount((last_due[due] - start + 1).astype(np.int64), minlength=last - start + 2)
    is_due = np.zeros(len(pack.ledger.ids), dtype=bool)
    is_due[due] = True
    at, month = reported.places, months[column.codes]
    made = month[is_due[at] & (first_due[at] <= month) & (month <= last_due[at])]
    made_of = np.bincount(made - start, minlength=last - start + 1).tolist()
    filters = pack.scope.filters
    found = [
        (month_of(start + place), count, made_of[place])
        for place, count in enumerate(np.cumsum(steps)[:-1].tolist())
        if count
        and (filters.from_month or "") <= month_of(start + place) <= (filters.to_month or "9")
    ]
    return (
        _listed(*(list(part) for part in zip(*found, strict=True)))
        if found
        else _listed([], [], [])
    )


def _listed(months: list[str], due: list[int], made: list[int]) -> Rows:
    return Rows(
        {
            "month": months,
            "due_reports_count": due,
            "made_reports_count": made,
            "made_reports_percent": [
                100 * part / whole for part, whole in zip(made, due, strict=True)
            ],
        }
    )
