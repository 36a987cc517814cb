"""The 156 applications of the sample: who, where, when, what became of them, how much money."""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import Final

from data.sample import plan, words
from data.sample.plan import chance, pick

APPLICANT_WEIGHTS: Final = {
    "municipality": 22.0,
    "municipal-company": 5.0,
    "caritas": 13.0,
    "diakonie": 12.0,
    "awo": 13.0,
    "drk": 6.0,
    "paritaet": 6.0,
    "congregation": 4.0,
    "association": 8.0,
    "education-body": 4.0,
    "migrant-organisation": 3.0,
    "employment-company": 3.0,
    "consortium": 4.0,
    "other": 2.0,
}
PLANNING_APPLICANT_WEIGHTS: Final = {
    "municipality": 80.0,
    "municipal-company": 10.0,
    "consortium": 10.0,
}
MUNICIPAL_TYPES: Final = ("municipality", "municipal-company")

# Euro per project-year, within the usual 70,000 to 120,000.
YEARLY_EUR: Final = {1: (100_000, 119_000), 2: (97_000, 119_000), 3: (82_000, 106_000)}
YEARLY_EUR_NOT_APPROVED: Final = (70_000, 95_000)
LATEST_END: Final = dt.date(2020, 12, 31)
EARLIER_ENDS: Final = (dt.date(2020, 6, 30), dt.date(2020, 9, 30), dt.date(2020, 10, 31))

# Left in on purpose, so that the list of warnings of a first import is not empty: posts under 0.25,
# an own share under the least, a decision without its date. Counted from the first of its kind.
SMALL_POSTS: Final = (11, 47)
LOW_OWN_SHARE: Final = 30
UNDATED_REJECTION: Final = 5


@dataclass(frozen=True)
class Application:
    """One application; money in cents, codes as in the code lists."""

    case_number: str
    building_block: int
    applicant: str
    applicant_type: str
    status: str
    received_on: dt.date
    decided_on: dt.date | None
    total: int
    requested: int
    granted: int | None
    own_share: int
    esf_share: int | None
    funded_from: dt.date
    funded_to: dt.date
    staff_fte: float | None
    municipality_ags: str
    circle: str | None

    @property
    def is_approved(self) -> bool:
        """Whether the grant stands."""
        return self.status in ("approved", "running", "completed")

    @property
    def is_municipal(self) -> bool:
        """Whether the higher own share of municipal bodies holds."""
        return self.applicant_type in MUNICIPAL_TYPES

    @property
    def district_ags(self) -> str:
        """The district it comes from."""
        return self.municipality_ags[:5]


@dataclass(frozen=True)
class _Slot:
    """What is settled before the application is drawn."""

    municipality_ags: str
    building_block: int
    status: str
    received_on: dt.date


def applications() -> list[Application]:
    """All applications in the order of their receipt, which is that of their case numbers."""
    draw = chance("applications")
    slots = sorted(_slots(draw), key=lambda slot: (slot.received_on, slot.municipality_ags))
    applicants = _Applicants(draw)
    rejections = 0
    result = []
    for number, slot in enumerate(slots, start=1):
        rejections += slot.status == "rejected"
        is_undated = slot.status == "rejected" and rejections == UNDATED_REJECTION
        result.append(_application(draw, slot, number, applicants, is_undated=is_undated))
    return result


def _slots(draw: random.Random) -> list[_Slot]:
    fates = [status for status, count in plan.NOT_APPROVED.items() for _ in range(count)]
    draw.shuffle(fates)
    days = [
        _working_day(draw, month) for month, count in plan.RECEIVED.items() for _ in range(count)
    ]
    draw.shuffle(days)
    blocks = {
        region: [block for block, count in counts.items() for _ in range(count)]
        for region, counts in plan.BLOCKS_BY_REGION.items()
    }
    for of_region in blocks.values():
        draw.shuffle(of_region)
    slots = []
    for ags, was_approved in _places():
        status = "approved" if was_approved else fates.pop()
        is_open = status in ("received", "under-review")
        day = days.pop(days.index(max(days)) if is_open else -1)
        slots.append(_Slot(ags, blocks[ags[:3]].pop(), status, day))
    return slots


def _places() -> chain[tuple[str, bool]]:
    """Municipality and whether approved, one per application; those not approved come first."""
    failed = [(ags, False) for ags, (_, lost) in plan.CITIES.items() for _ in range(lost)]
    failed += [(ags, False) for ags in plan.SECOND_APPLICATION]
    won = [(ags, True) for ags, (all_, lost) in plan.CITIES.items() for _ in range(all_ - lost)]
    return chain(failed, won, ((ags, True) for ags in plan.TOWNS))


def _working_day(draw: random.Random, month: tuple[int, int]) -> dt.date:
    first = dt.date(*month, 11 if month == (2018, 6) else 1)
    following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    days = [first + dt.timedelta(days=index) for index in range((following - first).days)]
    weekdays = [day for day in days if day.weekday() < 5]
    rush = 1 if month == (2019, 2) else 0
    return draw.choices(weekdays, [1 + rush * index for index in range(len(weekdays))])[0]


class _Applicants:
    """Gives out applicants: a municipality is always the same one, others often apply again."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._numbers: Counter[str] = Counter()
        self._known: dict[tuple[str, str], str] = {}

    def name(self, kind: str, municipality_ags: str) -> str:
        key = (kind, municipality_ags)
        is_again = kind == "municipality" or self._draw.random() < 0.6
        if key not in self._known or not is_again:
            self._numbers["all"] += 1
            self._known[key] = words.APPLICANT_NAMES[kind].format(number=self._numbers["all"])
        return self._known[key]


def _application(
    draw: random.Random, slot: _Slot, number: int, applicants: _Applicants, *, is_undated: bool
) -> Application:
    block = slot.building_block
    kind = pick(draw, PLANNING_APPLICANT_WEIGHTS if block == 3 else APPLICANT_WEIGHTS)
    decided = _decided_on(draw, slot.received_on)
    funded_from, funded_to = _period(draw, decided, is_approved=slot.status == "approved")
    months = (funded_to.year - funded_from.year) * 12 + funded_to.month - funded_from.month + 1
    has_grant = slot.status in ("approved", "revoked")
    yearly = draw.uniform(*(YEARLY_EUR[block] if has_grant else YEARLY_EUR_NOT_APPROVED))
    grant = round(yearly * months / 12 / 10) * 1000
    is_cut = draw.random() < 0.45
    requested = round(grant * draw.uniform(1.02, 1.1) / 1000) * 1000 if is_cut else grant
    eligible = grant if has_grant else requested
    own_share = _own_share(draw, eligible, is_municipal=kind in MUNICIPAL_TYPES)
    if number == LOW_OWN_SHARE:
        own_share = own_share * 9 // 10
    staff = max(0.5, round(yearly / 62_000 * draw.uniform(0.8, 1.1) * 20) / 20)
    circle, likelihood = plan.CIRCLES.get(slot.municipality_ags[:5], (None, 0.0))
    is_decided = slot.status in ("approved", "rejected", "revoked") and not is_undated
    return Application(
        case_number=f"ZIQ-{slot.received_on.year}-{number:03d}",
        building_block=block,
        applicant=applicants.name(kind, slot.municipality_ags),
        applicant_type=kind,
        status=_status(draw, slot.status, funded_to),
        received_on=slot.received_on,
        decided_on=decided if is_decided else None,
        total=eligible + own_share,
        requested=requested,
        granted=grant if has_grant else None,
        own_share=own_share,
        esf_share=grant * draw.choice((40, 45, 50, 50, 50)) // 100 if has_grant else None,
        funded_from=funded_from,
        funded_to=funded_to,
        staff_fte=0.2 if number in SMALL_POSTS else staff if draw.random() < 0.96 else None,
        municipality_ags=slot.municipality_ags,
        circle=circle if draw.random() < likelihood else None,
    )


def _decided_on(draw: random.Random, received_on: dt.date) -> dt.date:
    is_late = received_on >= dt.date(2019, 1, 1)
    days = int(draw.triangular(32, 96, 58) if is_late else draw.triangular(38, 135, 66))
    decided = received_on + dt.timedelta(days=days)
    return decided + dt.timedelta(days=max(0, decided.weekday() - 4) and 7 - decided.weekday())


def _period(
    draw: random.Random, decided_on: dt.date, *, is_approved: bool
) -> tuple[dt.date, dt.date]:
    starts = (decided_on.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    if not is_approved:
        return starts, draw.choice((LATEST_END, *EARLIER_ENDS))
    return starts, LATEST_END if draw.random() < 0.86 else draw.choice(EARLIER_ENDS)


def _own_share(draw: random.Random, eligible: int, *, is_municipal: bool) -> int:
    """A fifth of the total for municipal bodies, else a tenth, to the cent above; some pay more."""
    parts = 4 if is_municipal else 9
    least = -(-eligible // parts)
    return least if draw.random() < 0.7 else round(least * draw.uniform(1.02, 1.25))


def _status(draw: random.Random, status: str, funded_to: dt.date) -> str:
    if status != "approved":
        return status
    if funded_to < LATEST_END:
        return "completed"
    return "running" if draw.random() < 0.86 else "approved"
