"""Outreach from a pack: each function gives the rows of the question of its name.

Persons have passed the gate (`queries.gated_records`); shares are of shown numbers and withheld on
a base under 20, fewer than three events beside persons are withheld.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from queries.gated_records import Records
from queries.packs import Pack
from queries.protection import SMALLEST_BASE, SMALLEST_EVENTS
from queries.roll_ups.derived import months_between, percent
from queries.rows import Rows

USES = ("regular", "occasional", "lost")
_NO_BAND = (None, "unknown")


def total(pack: Pack) -> Rows:
    """As `outreach/total`."""
    return Rows({"first_contact_persons": [pack.records("outreach").persons("first_contacts")]})


def base(pack: Pack) -> Rows:
    """As `outreach/base`."""
    records, projects = pack.records("outreach", "neighbourhood_id"), pack.projects
    count, contacts = records.total("records_count"), records.total("contacts_count")
    shown = {name: records.persons(name) for name in USES}
    use = sum(shown.values())
    values = records.values("neighbourhood_id")
    is_placeless = np.array([value is None for value in values], dtype=bool)
    placeless = records.where(is_placeless[records.of("neighbourhood_id")])
    reporting = np.zeros(len(pack.ledger.ids), dtype=bool)
    reporting[records.applications] = True
    found = {
        "records_count": count,
        "contacts_count": shown_events(pack, contacts),
        "contacts_count_withheld": held_events(pack, contacts),
        "projects_count": int(reporting.sum()),
        "first_contact_persons": records.persons("first_contacts"),
        **{f"{name}_persons": number for name, number in shown.items()},
        "use_persons": use,
        "without_neighbourhood_persons": placeless.persons("first_contacts"),
        "approved_count": int(projects.approved.sum()),
        "reporting_count": int((projects.approved & reporting[projects.rows]).sum()),
        "regular_share_percent": percent(shown["regular"], use) if use >= SMALLEST_BASE else None,
        "regular_share_percent_withheld": count > 0 and use < SMALLEST_BASE,
    }
    return Rows({name: [value] for name, value in found.items()})


def held_events(pack: Pack, count: int | None) -> bool:
    """So few events stand beside persons that they would bound them."""
    return not pack.scope.viewer.is_exact and 0 < (count or 0) < SMALLEST_EVENTS


def shown_events(pack: Pack, count: int | None) -> int | None:
    """Events as they are shown, None where they are withheld or not stated."""
    return None if held_events(pack, count) else count


def first_contacts_by(records: Records, name: str) -> dict[Any, int]:
    """First contacts per value of a name that occurs, ascending, None last."""
    values, codes = records.values(name), records.of(name)
    occurring = records.occurring(codes, len(values))
    shown = records.persons_by("first_contacts", codes, len(values))
    return {
        value: number
        for value, number, occurs in zip(values, shown, occurring, strict=True)
        if occurs
    }


def by_place(pack: Pack) -> Rows:
    """As `outreach/by_place`."""
    return _most_first(pack, "place")


def by_approach(pack: Pack) -> Rows:
    """As `outreach/by_approach`."""
    return _most_first(pack, "approach")


def _most_first(pack: Pack, name: str) -> Rows:
    found = first_contacts_by(pack.records("outreach", name), name)
    values = sorted(found, key=lambda value: (value is None, -found[value]))
    return Rows(
        {
            name: values,
            "first_contact_persons": [found[value] for value in values],
            "all_persons": [_all_persons(pack)] * len(values),
        }
    )


def _all_persons(pack: Pack) -> int:
    return pack.records("outreach").persons("first_contacts")


def by_place_group(pack: Pack) -> Rows:
    """As `outreach/by_place_group`."""
    codes = pack.ledger.codes.get("place", {})
    found = first_contacts_by(pack.records("outreach", "place"), "place")
    groups: dict[str | None, list[str]] = {}
    for place in found:
        if place in codes:
            groups.setdefault(codes[place].group, []).append(place)
    sums = {group: sum(found[place] for place in places) for group, places in groups.items()}
    first = {group: min(codes[one].position for one in groups[group]) for group in groups}
    order = sorted(groups, key=lambda group: (-sums[group], first[group]))
    return Rows(
        {
            "place_group": order,
            "group_places": [",".join(groups[group]) for group in order],
            "first_contact_persons": [sums[group] for group in order],
            "all_persons": [_all_persons(pack)] * len(order),
        }
    )


def by_place_and_target_group(pack: Pack) -> Rows:
    """As `outreach/by_place_and_target_group`."""
    records = pack.records("outreach", "place", "target_group")
    places, targets = in_order(pack, records, "place"), in_order(pack, records, "target_group")
    width = len(records.values("target_group"))
    codes = records.of("place").astype(np.int64) * width + records.of("target_group")
    length = len(records.values("place")) * width
    occurring, shown = (
        records.occurring(codes, length),
        records.persons_by("first_contacts", codes, length),
    )
    of_place = first_contacts_by(records, "place")
    of_target = first_contacts_by(records, "target_group")
    pairs = [
        (place, target, code * width + other)
        for code, place in places
        for other, target in targets
        if occurring[code * width + other]
    ]
    return Rows(
        {
            "place": [place for place, _target, _at in pairs],
            "target_group": [target for _place, target, _at in pairs],
            "first_contact_persons": [shown[at] for _place, _target, at in pairs],
            "place_persons": [of_place[place] for place, _target, _at in pairs],
            "target_group_persons": [of_target[target] for _place, target, _at in pairs],
            "all_persons": [records.persons("first_contacts")] * len(pairs),
        }
    )


def in_order(pack: Pack, records: Records, name: str) -> list[tuple[int, Any]]:
    """The values of a name with their codes, in the order of the code list."""
    codes = pack.ledger.codes.get(name, {})
    last = len(codes) + 1
    return sorted(
        enumerate(records.values(name)),
        key=lambda one: codes[one[1]].position if one[1] in codes else last,
    )


def by_month(pack: Pack) -> Rows:
    """As `outreach/by_month`."""
    records = pack.records("outreach", "month")
    found = first_contacts_by(records, "month")
    months = months_between(min(found), max(found)) if found else []
    values = records.values("month")
    contacts = dict(
        zip(values, records.by("contacts_count", records.of("month"), len(values)), strict=True)
    )
    reports = _reports(pack)
    return Rows(
        {
            "month": months,
            "first_contact_persons": [
                found.get(one, 0) if reports.get(one) else None for one in months
            ],
            "all_persons": [_all_persons(pack)] * len(months),
            "contacts_count": [
                shown_events(pack, contacts.get(one, 0)) if reports.get(one) else None
                for one in months
            ],
            "contacts_count_withheld": [held_events(pack, contacts.get(one)) for one in months],
            "reporting_count": [reports.get(one, 0) for one in months],
        }
    )


def _reports(pack: Pack) -> dict[str, int]:
    """Per month how many chosen projects reported any outreach."""
    sums = pack.reported("outreach")
    column = sums.names["month"]
    counts = np.bincount(column.codes[pack.working[sums.places]], minlength=len(column.values))
    return dict(zip(column.values, counts.tolist(), strict=True))


def by_age_band(pack: Pack) -> Rows:
    """As `outreach/by_age_band`."""
    records = pack.records("outreach", "age_band")
    listed = in_order(pack, records, "age_band")
    known = [value for _code, value in listed if value not in _NO_BAND]
    last = len(known)
    # Of unknown age and without statement are one cell.
    number_of = {value: number for number, value in enumerate(known)}
    numbers = np.array(
        [number_of.get(value, last) for value in records.values("age_band")], dtype=np.int64
    )
    codes = numbers[records.of("age_band")]
    occurring = records.occurring(codes, last + 1)
    shown = records.persons_by("first_contacts", codes, last + 1)
    order = [at for at, occurs in enumerate(occurring) if occurs]
    whole = _all_persons(pack)
    is_held = not pack.scope.viewer.is_exact and whole < SMALLEST_BASE
    return Rows(
        {
            "age_band": [known[at] if at < last else None for at in order],
            "all_persons": [whole] * len(order),
            "first_contact_persons_withheld": [is_held] * len(order),
            "first_contact_persons": [None if is_held else shown[at] for at in order],
        }
    )


def by_neighbourhood(pack: Pack) -> Rows:
    """As `outreach/by_neighbourhood`."""
    found = first_contacts_by(pack.records("outreach", "neighbourhood_id"), "neighbourhood_id")
    ids = sorted(found, key=lambda value: (value is None, -found[value]))
    held = pack.ledger.neighbourhoods
    return Rows(
        {
            "neighbourhood_id": ids,
            **{
                name: [
                    None if (at := held.places.get(one)) is None else held.columns[name][at]
                    for one in ids
                ]
                for name in ("neighbourhood_name", "municipality_ags")
            },
            "first_contact_persons": [found[one] for one in ids],
        }
    )
