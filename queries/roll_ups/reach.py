"""Outreach over a whole choice from a pack: each function gives the rows of its question."""

from __future__ import annotations

from queries.packs import Pack
from queries.protection import SMALLEST_BASE, SMALLEST_EVENTS
from queries.roll_ups.applications import percent
from queries.rows import Rows


def total(pack: Pack) -> Rows:
    """As `outreach/total`."""
    return Rows({"first_contact_persons": [pack.persons("first_contacts", pack.projects.rows)]})


def base(pack: Pack) -> Rows:
    """As `outreach/base`."""
    projects = pack.projects
    rows, events = projects.rows, pack.ledger.events
    is_reporting = pack.ledger.is_reporting[rows]
    records, contacts = (
        int(events[name][rows].sum()) for name in ("records_count", "contacts_count")
    )
    is_held = not pack.scope.viewer.is_exact and 0 < contacts < SMALLEST_EVENTS
    shown = {name: pack.persons(name, rows) for name in ("regular", "occasional", "lost")}
    use = sum(shown.values())
    found = {
        "records_count": records,
        "contacts_count": None if is_held else contacts,
        "contacts_count_withheld": is_held,
        "projects_count": int(is_reporting.sum()),
        "first_contact_persons": pack.persons("first_contacts", rows),
        **{f"{name}_persons": count for name, count in shown.items()},
        "use_persons": use,
        "without_neighbourhood_persons": pack.persons("placeless", rows),
        "approved_count": int(projects.approved.sum()),
        "reporting_count": int((projects.approved & is_reporting).sum()),
        "regular_share_percent": percent(shown["regular"], use) if use >= SMALLEST_BASE else None,
        "regular_share_percent_withheld": records > 0 and use < SMALLEST_BASE,
    }
    return Rows({name: [value] for name, value in found.items()})
