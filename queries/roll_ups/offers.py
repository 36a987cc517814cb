"""Offers from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

from typing import Any

import numpy as np

from queries.gated_records import Records
from queries.ledger import Array, applications_per
from queries.packs import Pack
from queries.roll_ups.derived import months_between, percent
from queries.roll_ups.reach import held_events, shown_events
from queries.rows import Rows

_EVENTS = ("sessions", "attendances")


def base(pack: Pack) -> Rows:
    """As `offers/base`."""
    records = pack.records("offers")
    count = records.total("records_count")
    stated = {name: records.total(f"{name}_stated") for name in ("attendances", "participants")}
    sessions = records.total("sessions_count")
    attendances = records.total("attendances_count") if stated["attendances"] else None
    found = {
        "records_count": count,
        "without_attendances_count": count - stated["attendances"],
        "projects_count": int(np.count_nonzero(np.bincount(records.applications))),
        "sessions_count": shown_events(pack, sessions),
        "sessions_count_withheld": held_events(pack, sessions),
        "attendances_count": shown_events(pack, attendances),
        "attendances_count_withheld": held_events(pack, attendances),
        "participant_persons": records.persons("participants") if stated["participants"] else None,
        "free_count": records.total("free_count"),
        "stated_free_count": records.total("free_stated"),
    }
    return Rows({name: [value] for name, value in found.items()})


def by_type(pack: Pack) -> Rows:
    """As `offers/by_type`."""
    records = pack.records("offers", "offer")
    codes, values = records.of("offer"), records.values("offer")
    sums = _sums(records, codes, len(values))
    projects = applications_per(codes, records.applications, len(values))
    sessions = [shown_events(pack, number) for number in sums["sessions"]]
    occurring = [at for at, count in enumerate(projects) if count]
    order = sorted(occurring, key=lambda at: (sessions[at] is None, -(sessions[at] or 0)))
    return Rows(
        {
            "offer": [values[at] for at in order],
            **_events(pack, {name: [sums[name][at] for at in order] for name in _EVENTS}),
            "participant_persons": [sums["participants"][at] for at in order],
            "projects_count": [projects[at] for at in order],
        }
    )


def free_by_type(pack: Pack) -> Rows:
    """As `offers/free_by_type`."""
    records = pack.records("offers", "offer")
    codes, values = records.of("offer"), records.values("offer")
    count, stated, free = (
        records.by(name, codes, len(values))
        for name in ("records_count", "free_stated", "free_count")
    )
    occurring = [at for at, number in enumerate(count) if number]
    # Sorting keeps the order of the kinds where the counts are equal.
    order = sorted(occurring, key=lambda at: -stated[at])
    return Rows(
        {
            "offer": [values[at] for at in order],
            "stated_count": [stated[at] for at in order],
            "free_count": [free[at] for at in order],
            "unstated_count": [count[at] - stated[at] for at in order],
            "free_share_percent": [percent(free[at], stated[at]) for at in order],
        }
    )


def by_month(pack: Pack) -> Rows:
    """As `offers/by_month`."""
    records = pack.records("offers", "month")
    codes, values = records.of("month"), records.values("month")
    sums = _sums(records, codes, len(values))
    occurring = [value for value, has in zip(values, records.occurring(codes, len(values)),
                                             strict=True) if has]  # fmt: skip
    months = months_between(min(occurring), max(occurring)) if occurring else []
    place = {value: at for at, value in enumerate(values) if value in set(occurring)}
    reports = _reports(pack)

    def listed(name: str) -> list[int | None]:
        return [
            sums[name][place[one]] if one in place else 0 if reports.get(one) else None
            for one in months
        ]

    return Rows(
        {
            "month": months,
            **_events(pack, {name: listed(name) for name in _EVENTS}),
            "participant_persons": listed("participants"),
            "reporting_count": [reports.get(one, 0) for one in months],
        }
    )


def _events(pack: Pack, sums: dict[str, list[int | None]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, numbers in sums.items():
        found[f"{name}_count"] = [shown_events(pack, number) for number in numbers]
        found[f"{name}_count_withheld"] = [held_events(pack, number) for number in numbers]
    return found


def _sums(records: Records, codes: Array, length: int) -> dict[str, list[int | None]]:
    """Events and participants per code, None where no report states them."""
    found = {}
    for name in (*_EVENTS, "participants"):
        stated = records.by(f"{name}_stated", codes, length)
        is_persons = name == "participants"
        numbers = (
            records.persons_by(name, codes, length)
            if is_persons
            else records.by(f"{name}_count", codes, length)
        )
        found[name] = [number if count else None
                       for number, count in zip(numbers, stated, strict=True)]  # fmt: skip
    return found


def _reports(pack: Pack) -> dict[str, int]:
    """Per month how many chosen projects reported any offer."""
    sums = pack.reported("offers")
    column = sums.names["month"]
    inside = pack.working[sums.places]
    counts = applications_per(column.codes[inside], sums.places[inside], len(column.values))
    return dict(zip(column.values, counts, strict=True))
