"""First contacts of areas beside their under-18s; withheld on a base under 20."""

from __future__ import annotations

from queries.packs import Pack
from queries.protection import SMALLEST_BASE
from queries.roll_ups.derived import rate
from queries.roll_ups.regions import STATE, people_of, placed
from queries.rows import Rows
from queries.sums import is_reporting


def first_contacts_by_district(pack: Pack) -> Rows:
    """As `regions/first_contacts_by_district`."""
    return _first_contacts(pack, pack.districts, "district_ags")


def first_contacts_by_municipality(pack: Pack) -> Rows:
    """As `regions/first_contacts_by_municipality`."""
    return _first_contacts(pack, pack.municipalities, "municipality_ags")


def _first_contacts(pack: Pack, areas: Rows, name: str) -> Rows:
    records = pack.records("outreach", of_projects=True)
    projects, values = pack.projects, records.ledger.names[name].values
    working = projects.counts(name, projects.approved)
    reporting = projects.counts(name, is_reporting(pack.scope.store)[projects.rows])
    met = records.persons_by("first_contacts", records.of(name), len(values))
    met_in = dict(zip(values, met, strict=True))
    shown = [
        None if ags in working and ags not in reporting else met_in.get(ags, 0)
        for ags in areas[name]
    ]
    beside = placed(areas, name)
    people = beside["under_18_population"]
    return Rows(
        {
            **beside,
            "first_contact_persons": shown,
            "first_contacts_per_1000_under_18": list(map(per_head, shown, people)),
            "first_contacts_per_1000_under_18_withheld": list(map(is_withheld, shown)),
        }
    )


def first_contacts_total(pack: Pack) -> Rows:
    """As `regions/first_contacts_total`."""
    shown = pack.records("outreach").persons("first_contacts")
    people = people_of(pack.districts)
    return Rows(
        {
            "area_ags": [STATE],
            "first_contact_persons": [shown],
            "under_18_population": [people],
            "first_contacts_per_1000_under_18": [per_head(shown, people)],
            "first_contacts_per_1000_under_18_withheld": [is_withheld(shown)],
        }
    )


def per_head(shown: int | None, people: int | None) -> float | None:
    """Per 1,000 under-18s; 0 of none, None where it is withheld or nobody reported."""
    if shown == 0:
        return 0.0
    return None if shown is None or shown < SMALLEST_BASE else rate(1_000, shown, people)


def is_withheld(shown: int | None) -> bool:
    """So few persons that no rate is shown of them."""
    return shown is not None and 0 < shown < SMALLEST_BASE
