"""Writes the sample as an office would deliver it: one CSV file per sheet, from a fixed seed.

`write(folder)` is what the sample command imports. `python -m data.sample.generate` renews the copy
in `data/sample/delivery/`, which shows what such files look like; the monthly counts of outreach
(5 MB) are left out there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from data.sample import activities
from data.sample.applications import Application, applications
from data.sample.delivery import Row, write_sheet
from data.sample.neighbourhoods import Places, places, titles
from data.sample.outreach import outreach
from data.sample.plan import FUNDING_ROUND

DELIVERY: Final = Path(__file__).parent / "delivery"
SOURCE: Final = "Beispieldaten (erfunden)"


def write(folder: Path) -> None:
    """All sheets into `folder`, which is made if missing; the same bytes every time."""
    received = applications()
    located = places(received)
    _write_small_sheets(folder, received, located)
    write_sheet(folder, "outreach", outreach(received, located))


def write_delivery(folder: Path = DELIVERY) -> None:
    """The sheets kept in the repository: all but outreach."""
    received = applications()
    _write_small_sheets(folder, received, places(received))


def _write_small_sheets(folder: Path, received: list[Application], located: Places) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "applications": _application_rows(received, titles(received, located)),
        "neighbourhoods": _neighbourhood_rows(located),
        "application_neighbourhoods": _served_rows(located),
        "offers": activities.offers(received),
        "anchor_sites": activities.anchor_sites(received, located),
        "network": activities.network(received),
        "social_planning": activities.social_planning(),
        "circle_meetings": activities.circle_meetings(),
        "published_figures": activities.published_figures(),
    }
    for sheet, rows in contents.items():
        write_sheet(folder, sheet, rows)


def _application_rows(received: list[Application], title: dict[str, str]) -> Iterator[Row]:
    for one in received:
        state = None if one.granted is None else one.granted - (one.esf_share or 0)
        yield {
            "case_number": one.case_number,
            "funding_round": FUNDING_ROUND,
            "building_block": one.building_block,
            "project_title": title[one.case_number],
            "applicant": one.applicant,
            "applicant_type": one.applicant_type,
            "municipal": one.is_municipal,
            "received_on": one.received_on,
            "status": one.status,
            "decided_on": one.decided_on,
            "total_eur": one.total,
            "requested_eur": one.requested,
            "approved_eur": one.granted,
            "state_share_eur": state,
            "esf_share_eur": one.esf_share,
            "own_share_eur": one.own_share,
            "funded_from": one.funded_from,
            "funded_to": one.funded_to,
            "staff_fte": one.staff_fte,
            "municipality_ags": one.municipality_ags,
            "circle": one.circle,
        }


def _neighbourhood_rows(located: Places) -> Iterator[Row]:
    for place in located.neighbourhoods:
        yield {
            "neighbourhood_id": place.id,
            "name": place.name,
            "municipality_ags": place.municipality_ags,
            "area_type": place.area_type,
            "population": place.population,
            "under_18": place.under_18,
            "sgb2_quota_under_18": place.sgb2_quota_under_18,
            "as_of": place.as_of,
            "source": SOURCE,
            "longitude": place.longitude,
            "latitude": place.latitude,
        }


def _served_rows(located: Places) -> Iterator[Row]:
    for case_number, served in located.of_application.items():
        for place, share in served:
            yield {
                "case_number": case_number,
                "neighbourhood_id": place.id,
                "share_percent": share,
            }


if __name__ == "__main__":
    write_delivery()
