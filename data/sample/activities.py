"""The smaller sheets of the sample: offers, anchor sites, network, planning, meetings, figures."""

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Final

from data.contracts import REFERENCE_FOLDER, codes
from data.sample import plan, words
from data.sample.applications import Application
from data.sample.delivery import Row
from data.sample.habits import PANDEMIC, SEASON
from data.sample.neighbourhoods import Places
from data.sample.outreach import reported_months
from data.sample.plan import chance, pick

# How often an offer is found, per building block, and persons per session. A soapbox race is a rare
# event of its own.
OFFERS: Final = {
    1: {
        "learning-support": 14.0,
        "holiday-offer": 12.0,
        "casework": 14.0,
        "social-skills": 9.0,
        "sport": 9.0,
        "theatre-culture": 7.0,
        "parent-education": 9.0,
        "lunch": 5.0,
        "language-support": 7.0,
        "career-orientation": 6.0,
        "graffiti-workshop": 3.0,
        "volunteering": 5.0,
        "street-festival": 3.0,
    },
    2: {
        "nutrition-course": 26.0,
        "exercise-programme": 26.0,
        "break-cafe": 14.0,
        "lunch": 14.0,
        "parent-education": 12.0,
        "sport": 8.0,
    },
}
PERSONS_PER_SESSION: Final = {"casework": 1.6, "street-festival": 60.0, "lunch": 16.0}
SOAPBOX_RACES: Final = 3
ANCHOR_SITES: Final = {
    "neighbourhood-office": 22.0,
    "family-centre": 18.0,
    "youth-centre": 18.0,
    "school": 14.0,
    "community-centre": 10.0,
    "church": 8.0,
    "shop": 6.0,
    "advice-centre": 5.0,
    "sports-facility": 3.0,
    "mobile": 4.0,
}
OWN_PREMISES: Final = {"school": 0.05, "shop": 0.7, "church": 0.4, "neighbourhood-office": 0.6}
PLANNING_STATES: Final = {"none": 30.0, "developing": 42.0, "established": 28.0}
PUBLISHED: Final = {
    "applications_total": 156,
    "applications_block_1": 108,
    "applications_block_2": 29,
    "applications_block_3": 19,
}


def offers(applications: list[Application]) -> Iterator[Row]:
    """Two to four offers per project, counted by month; three soapbox races in all."""
    races = 0
    for application in applications:
        kinds = OFFERS.get(application.building_block)
        if not application.is_approved or not kinds:
            continue
        if application.district_ags in plan.WITHOUT_REPORTS:
            continue
        draw = chance("offers", application.case_number)
        chosen = sorted({pick(draw, kinds) for _ in range(draw.randrange(2, 6))})
        for _, month in reported_months(application):
            for offer in chosen:
                if draw.random() < 0.85:
                    yield _offer(application, offer, month)
            if month == (2019, 9) and races < SOAPBOX_RACES and draw.random() < 0.08:
                races += 1
                yield _offer(application, "soapbox-race", month)


def _offer(application: Application, offer: str, month: tuple[int, int]) -> Row:
    draw = chance("offer", application.case_number, offer, f"{month[0]}-{month[1]}")
    is_event = offer in ("soapbox-race", "street-festival")
    calm = PANDEMIC.get(month, 1.0) * SEASON.get(month[1], 1.0)
    sessions = 1 if is_event else round(draw.randrange(2, 13) * calm)
    size = PERSONS_PER_SESSION.get(offer, 9.0) * draw.uniform(0.5, 1.5)
    attendances = round(sessions * size)
    participants = round(attendances * draw.uniform(0.2, 0.6)) if attendances else 0
    is_free = {"lunch": 0.7, "holiday-offer": 0.8}.get(offer, 0.97)
    return {
        "case_number": application.case_number,
        "month": f"{month[0]}-{month[1]:02d}",
        "offer": offer,
        "sessions": sessions,
        "attendances": attendances if draw.random() < 0.95 else None,
        "participants": participants if not is_event and draw.random() < 0.82 else None,
        "free_of_charge": draw.random() < is_free if draw.random() < 0.96 else None,
    }


def anchor_sites(applications: list[Application], located: Places) -> Iterator[Row]:
    """One or two sites per approved project of building blocks 1 and 2."""
    for application in applications:
        if not application.is_approved or application.building_block not in OFFERS:
            continue
        draw = chance("anchor sites", application.case_number)
        served = [place.id for place, _ in located.of_application[application.case_number]]
        for kind in sorted({pick(draw, ANCHOR_SITES) for _ in range(draw.randrange(1, 3))}):
            yield {
                "case_number": application.case_number,
                "neighbourhood_id": draw.choice(served) if draw.random() < 0.9 else None,
                "type": kind,
                "own_premises": draw.random() < OWN_PREMISES.get(kind, 0.3),
            }


def network(applications: list[Application]) -> Iterator[Row]:
    """Three to six partners per approved project; some without a body or a form."""
    partners = [code.code for code in codes() if code.list == "partner"]
    bodies = [code.code for code in codes() if code.list == "body"]
    for application in applications:
        if not application.is_approved:
            continue
        draw = chance("network", application.case_number)
        for partner in draw.sample(partners, k=draw.randrange(3, 7)):
            yield {
                "case_number": application.case_number,
                "partner": partner,
                "body": draw.choice(bodies) if draw.random() < 0.8 else None,
                "form": draw.choice(words.COOPERATION_FORMS) if draw.random() < 0.85 else None,
            }


def social_planning() -> Iterator[Row]:
    """The state of planning in most districts and in some of their municipalities."""
    draw = chance("social planning")
    for ags, likelihood in (*_keys("kreise_nrw.csv", 0.87), *_keys("gemeinden_nrw.csv", 0.25)):
        if ags.endswith("000") and len(ags) == 8:
            continue
        if draw.random() < likelihood:
            state = pick(draw, PLANNING_STATES)
            has_concept = draw.random() < {"none": 0.03, "developing": 0.3}.get(state, 0.7)
            yield {
                "ags": ags,
                "state": state,
                "integrated_concept": has_concept if draw.random() < 0.9 else None,
            }


def _keys(file_name: str, likelihood: float) -> list[tuple[str, float]]:
    with (REFERENCE_FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return [(row["ags"], likelihood) for row in csv.DictReader(file)]


def circle_meetings() -> Iterator[Row]:
    """The nine meetings of 2020; only the date and place of the first are published."""
    draw = chance("circle meetings")
    for cycle in (1, 2, 3):
        for circle in ("duesseldorf", "essen", "dortmund"):
            is_first = (circle, cycle) == ("duesseldorf", 1)
            topics = words.CIRCLE_TOPICS if cycle == 1 else draw.sample(words.CIRCLE_TOPICS, k=2)
            yield {
                "circle": circle,
                "date": dt.date(2020, 2, 4) if is_first else None,
                "venue": "Düsseldorf" if is_first else None,
                "cycle": cycle,
                "topics": "; ".join(topics),
                "attendees": draw.randrange(18, 46) if cycle < 3 or draw.random() < 0.6 else None,
            }


def published_figures() -> Iterator[Row]:
    """The figures known from outside. The article names its year, so no day is given."""
    for figure, value in PUBLISHED.items():
        yield {"figure": figure, "value": value, "source": "G.I.B., veröffentlicht 2020"}
