"""Which projects report, in which months, and what they reported last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

REPORTING = ("approved", "running", "completed")


@dataclass(frozen=True)
class Project:
    """An approved project. Months are YYYY-MM; `due` are those that nothing was reported for.

    `last`: the last reported month's counts by column of `Kontakte`, summed over its rows.
    """

    case_number: str
    title: str
    applicant: str
    months: tuple[str, ...]
    due: tuple[str, ...]
    neighbourhoods: tuple[tuple[str, str], ...] = ()
    last_month: str = ""
    last: dict[str, int] = field(default_factory=dict)


COUNTS = {
    "contacts_count": "Kontakte", "first_contacts_true": "Erstkontakte",
    "regular_true": "Regelmäßig", "occasional_true": "Sporadisch", "lost_true": "Abgebrochen",
}  # fmt: skip


def projects(version: Path, today: dt.date) -> tuple[Project, ...]:
    """The approved projects of a version in the order of their case numbers.

    A month is due when it is over, lies within the funded period and was not reported.
    """
    with duckdb.connect(str(version), read_only=True) as connection:
        rows = connection.execute(
            "SELECT case_number, title, applicant, funded_from, funded_to FROM applications "
            "WHERE list_contains($status, status) AND funded_from IS NOT NULL ORDER BY 1",
            {"status": list(REPORTING)},
        ).fetchall()
        reported: dict[str, set[str]] = {}
        for case, month in connection.execute(
            "SELECT DISTINCT case_number, month FROM outreach "
            "UNION SELECT DISTINCT case_number, month FROM offers"
        ).fetchall():
            reported.setdefault(case, set()).add(month)
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in COUNTS)
        last = {
            case: (month, dict(zip(COUNTS, counts, strict=True)))
            for case, month, *counts in connection.execute(
                f"SELECT case_number, month, {sums} "  # noqa: S608 - names of our own columns
                "FROM outreach GROUP BY 1, 2 "
                "QUALIFY month = max(month) OVER (PARTITION BY case_number)"
            ).fetchall()
        }
        places: dict[str, list[tuple[str, str]]] = {}
        for case, key, name in connection.execute(
            "SELECT case_number, neighbourhood_id, name FROM application_neighbourhoods "
            "JOIN neighbourhoods USING (neighbourhood_id) ORDER BY 1, 2"
        ).fetchall():
            places.setdefault(case, []).append((key, name))
    found = []
    for case, title, applicant, start, end in rows:
        months = _months(start, end, today)
        last_month, counts = last.get(case, ("", {}))
        found.append(
            Project(
                case, title, applicant, months,
                tuple(month for month in months if month not in reported.get(case, ())),
                tuple(places.get(case, ())), last_month, counts,
            )
        )  # fmt: skip
    return tuple(found)


def _months(start: dt.date, end: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Every month of the funded period that is over."""
    over = dt.date(today.year, today.month, 1) - dt.timedelta(days=1)
    last = min(end, over) if end else over
    first = start.year * 12 + start.month - 1
    count = max(last.year * 12 + last.month - first, 0)
    return tuple(f"{m // 12}-{m % 12 + 1:02d}" for m in range(first, first + count))
