"""Who reported, and first contacts per post, from a pack."""

from __future__ import annotations

import numpy as np

from queries.ledger import Array
from queries.packs import Pack
from queries.protection import LEAST_POST_YEARS, SMALLEST_BASE
from queries.rows import Rows
from queries.selecting import in_months


def reporting_projects(pack: Pack) -> Rows:
    """As `outreach/reporting_projects`."""
    reported = np.bincount(_reported(pack, pack.working))
    return Rows({"reporting_count": [int(np.count_nonzero(reported))]})


def per_post_by_region(pack: Pack) -> Rows:
    """As `outreach/per_post_by_region`."""
    posts, regions = pack.ledger.numbers["staff_fte"], pack.ledger.names["region_ags"]
    staffed = pack.working & (posts > 0)
    length = len(regions.values)
    records = pack.records("outreach", of_projects=True)
    records = records.where(staffed[records.applications])
    occurring = records.occurring(records.of("region_ags"), length)
    met = records.persons_by("first_contacts", records.of("region_ags"), length)
    reports = _reported(pack, staffed)
    post_months = np.bincount(regions.codes[reports], posts[reports], length).tolist()
    reported = np.flatnonzero(np.bincount(reports))
    reporting = np.bincount(regions.codes[reported], minlength=length).tolist()
    code_of = {value: code for code, value in enumerate(regions.values)}
    rows = []
    for ags in pack.regions:
        code = code_of.get(ags, -1)
        has_region = code >= 0
        post_years = post_months[code] / 100 / 12 if has_region else 0.0
        persons = met[code] if has_region else 0
        is_small = 0 < persons < SMALLEST_BASE
        is_known = has_region and occurring[code] and post_years >= LEAST_POST_YEARS
        rows.append(
            {
                "region_ags": ags,
                "reporting_count": reporting[code] if has_region else 0,
                "post_years": post_years,
                "first_contact_persons": persons,
                "first_contacts_per_post": persons / post_years
                if is_known and not is_small
                else None,
                "first_contacts_per_post_withheld": is_small,
            }
        )
    return Rows.of(rows, _OF_POSTS)


_OF_POSTS = (
    "region_ags",
    "reporting_count",
    "post_years",
    "first_contact_persons",
    "first_contacts_per_post",
    "first_contacts_per_post_withheld",
)


def _reported(pack: Pack, is_inside: Array) -> Array:
    """Per report in the chosen months the place of its application, of those that are inside."""
    sums = pack.reported("outreach")
    column = sums.names["month"]
    inside = is_inside[sums.places] & in_months(column.values, pack.scope.filters)[column.codes]
    places: Array = sums.places[inside]
    return places
