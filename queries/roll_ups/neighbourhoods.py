"""Quartiere from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

import numpy as np

from queries.ledger import Array
from queries.packs import Pack
from queries.roll_ups.derived import quantile
from queries.roll_ups.reach import first_contacts_by
from queries.rows import Cell, Picked, Rows


def listed(pack: Pack) -> Rows:
    """As `neighbourhoods/list`."""
    places, ids = pack.neighbourhoods, pack.neighbourhoods["neighbourhood_id"]
    records = pack.records("outreach", "neighbourhood_id")
    met = first_contacts_by(records, "neighbourhood_id")
    is_named = any(one is not None for one in met)
    count, approved = _applications(pack, pack.working), _applications(pack, _approved(pack))
    found = Rows(
        {
            **{
                name: places[name]
                for name in (
                    "neighbourhood_id",
                    "neighbourhood_name",
                    "municipality_ags",
                    "is_located",
                    "map_longitude",
                    "map_latitude",
                )
            },
            "applications_count": [count.get(one, 0) for one in ids],
            "projects_count": [approved.get(one, 0) for one in ids],
            "first_contact_persons": [met.get(one, 0) if is_named else None for one in ids],
            "under_18_inhabitants": places["under_18_inhabitants"],
            "sgb2_quota_percent": places["sgb2_quota_percent"],
        }
    )
    projects, persons = found["projects_count"], found["first_contact_persons"]
    # Sorting keeps the order where both are equal: that of persons, and the German one.
    order = sorted(range(len(found)), key=lambda at: persons[at] or 0, reverse=True)
    order.sort(key=projects.__getitem__, reverse=True)
    return Rows(Picked(found.columns, order))


def totals(pack: Pack) -> Rows:
    """As `neighbourhoods/totals`."""
    places = pack.neighbourhoods
    working = _applications(pack, _approved(pack))
    projects = [working.get(one, 0) for one in places["neighbourhood_id"]]
    served = places.taken([at for at, count in enumerate(projects) if count])
    quotas = served.known("sgb2_quota_percent")
    people = served["under_18_inhabitants"]
    found: dict[str, Cell] = {
        "neighbourhoods_count": len(places),
        "municipalities_count": len({one for one in places["municipality_ags"] if one}),
        "served_count": len(served),
        "shared_count": sum(count > 1 for count in projects),
        "under_18_inhabitants": served.total("under_18_inhabitants")
        if served.known("under_18_inhabitants") or not len(served)
        else None,
        "without_under_18_count": people.count(None),
        "median_quota_percent": quantile(np.sort(quotas), 0.5),
        "with_quota_count": len(quotas),
    }
    return Rows({name: [value] for name, value in found.items()})


def _approved(pack: Pack) -> Array:
    """Per application of the ledger whether it is chosen, whatever its month, and approved."""
    column = pack.ledger.names["outcome"]
    is_approved = np.array([value == "approved" for value in column.values], dtype=bool)
    found: Array = pack.working & is_approved[column.codes]
    return found


def _applications(pack: Pack, selected: Array) -> dict[str, int]:
    """Applications per Quartier in which any of them works."""
    working = pack.ledger.working
    column = working.names["neighbourhood_id"]
    counts = np.bincount(column.codes[selected[working.places]], minlength=len(column.values))
    return dict(zip(column.values, counts.tolist(), strict=True))
