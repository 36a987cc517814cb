"""Applications and money from a pack: each function gives the rows of the question of its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from queries.filters import DECIDED
from queries.ledger import Array
from queries.packs import Pack
from queries.rows import Rows

_QUARTILES = (0.25, 0.5, 0.75)
#: Step of the path, the step after which it leaves the path, what a click on it chooses.
_PATH = (
    ("received", None, None),
    ("open", "received", "open"),
    ("withdrawn", "received", "withdrawn"),
    ("decided", None, None),
    ("rejected", "decided", "rejected"),
    ("revoked", "decided", "revoked"),
    ("approved", None, "approved"),
    ("not-started", "approved", None),
    ("started", None, None),
    ("running", "started", None),
    ("completed", None, None),
)


def base(pack: Pack) -> Rows:
    """As `applications/base`."""
    count = pack.counts("outcome")
    without = pack.approved & np.isnan(pack.number("approved_eur"))
    return _one(
        applications_count=len(pack.rows),
        approved_count=count.get("approved", 0),
        without_sum_count=int(without.sum()),
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
        decided_count=_added(count, DECIDED),
        rejected_count=count.get("rejected", 0),
        revoked_count=count.get("revoked", 0),
    )


def key_figures(pack: Pack) -> Rows:
    """As `overview/key_figures`."""
    count = pack.counts("outcome")
    approved, decided = count.get("approved", 0), _added(count, DECIDED)
    return _one(
        applications_count=len(pack.rows),
        approved_count=approved,
        decided_count=decided,
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
        approval_rate_percent=percent(approved, decided),
        approved_eur=pack.whole_money("approved_eur"),
        districts_count=len(pack.counts("district_ags", pack.approved)),
        municipalities_count=len(pack.counts("municipality_ags", pack.approved)),
        chosen_districts_count=len(pack.districts),
        chosen_municipalities_count=len(pack.municipalities),
    )


def by_building_block(pack: Pack) -> Rows:
    """As `applications/by_building_block`."""
    return _listed(
        "building_block",
        pack.blocks,
        applications_count=pack.counts("building_block"),
        approved_count=pack.counts("building_block", pack.approved),
    )


def by_region_and_block(pack: Pack) -> Rows:
    """As `applications/by_region_and_block`."""
    found = pair_counts(pack, "region_ags", "building_block")
    pairs = [(region, block) for region in pack.regions for block in pack.blocks]
    return Rows(
        {
            "region_ags": [region for region, _block in pairs],
            "building_block": [block for _region, block in pairs],
            "applications_count": [found.get(pair, 0) for pair in pairs],
        }
    )


def by_district(pack: Pack) -> Rows:
    """As `applications/by_district`."""
    districts = pack.districts["district_ags"]
    people = pack.districts["under_18_population"]
    count = pack.counts("district_ags")
    rows = _listed(
        "district_ags",
        districts,
        applications_count=count,
        approved_count=pack.counts("district_ags", pack.approved),
    )
    money = pack.money("district_ags", "approved_eur")
    return rows.adding(
        approved_eur=[money.get(ags, 0.0) for ags in districts],
        applications_per_10000_under_18=[
            rate(10_000, count.get(ags, 0), under_18)
            for ags, under_18 in zip(districts, people, strict=True)
        ],
        under_18_population=people,
    )


def by_month(pack: Pack) -> Rows:
    """As `applications/by_month`."""
    count = pack.counts("received_month")
    months = months_between(min(count), max(count)) if count else []
    return _listed("month", months, applications_count=count)


def by_status(pack: Pack) -> Rows:
    """As `applications/by_status`."""
    count = pack.counts("status")
    return _listed("status", list(count), applications_count=count)


def path(pack: Pack) -> Rows:
    """As `applications/path`."""
    outcome, status = pack.counts("outcome"), pack.counts("status")
    own = {
        "received": len(pack.rows),
        "decided": _added(outcome, DECIDED),
        "not-started": status.get("approved", 0),
        "started": _added(status, ("running", "completed")),
        "running": status.get("running", 0),
        "completed": status.get("completed", 0),
    }
    return Rows(
        {
            "path_step": [step for step, _after, _outcome in _PATH],
            "leaves_after": [after for _step, after, _outcome in _PATH],
            "path_outcome": [chosen for _step, _after, chosen in _PATH],
            "applications_count": [
                own[step] if step in own else outcome.get(step, 0) for step, *_rest in _PATH
            ],
        }
    )


def by_applicant_type(pack: Pack) -> Rows:
    """As `applications/by_applicant_type`."""
    count = pack.counts("applicant_type")
    requested = pack.money("applicant_type", "requested_eur")
    approved = pack.money("applicant_type", "approved_eur")
    # Sorting keeps the order of the types where the counts are equal.
    types = sorted(count, key=lambda one: -count[one])
    return _listed(
        "applicant_type",
        types,
        applications_count=count,
        approved_count=pack.counts("applicant_type", pack.approved),
    ).adding(
        requested_eur=[requested.get(one) for one in types],
        approved_eur=[approved.get(one, 0.0) for one in types],
    )


def funds_by_region(pack: Pack) -> Rows:
    """As `applications/approved_funds_by_region`."""
    return _funds(pack, "region_ags", pack.regions)


def funds_by_building_block(pack: Pack) -> Rows:
    """As `applications/approved_funds_by_building_block`."""
    return _funds(pack, "building_block", pack.blocks)


def _funds(pack: Pack, name: str, values: Sequence[Any]) -> Rows:
    requested, approved = pack.money(name, "requested_eur"), pack.money(name, "approved_eur")
    return _listed(
        name,
        values,
        applications_count=pack.counts(name),
        approved_count=pack.counts(name, pack.approved),
    ).adding(
        requested_eur=[requested.get(value, 0.0) for value in values],
        approved_eur=[approved.get(value, 0.0) for value in values],
    )


def own_contribution(pack: Pack) -> Rows:
    """As `applications/own_contribution`."""
    own, total = pack.number("own_share_eur"), pack.number("total_eur")
    stated = pack.approved & ~np.isnan(own) & (total > 0)
    blocks = pack.ledger.names["building_block"].values
    kinds = pack.ledger.names["is_municipal"].values
    groups = pack.codes("building_block") * len(kinds) + pack.codes("is_municipal")
    rounds, codes = pack.codes("funding_round"), pack.values("funding_round")
    found = []
    for place, block in enumerate(blocks):
        # Municipal bodies first; False comes before True among the values.
        for kind in sorted(range(len(kinds)), key=lambda one: not kinds[one]):
            inside = stated & (groups == place * len(kinds) + kind)
            count = int(inside.sum())
            if not count:
                continue
            asked = _least_own_percent(pack, is_municipal=kinds[kind])
            least = np.array([asked.get(code, np.nan) for code in codes], dtype=float)[rounds]
            here = {codes[at] for at in np.unique(rounds[inside])}
            part, whole = float(own[inside].sum()) / 100, float(total[inside].sum()) / 100
            found.append(
                {
                    "building_block": block,
                    "is_municipal": kinds[kind],
                    "approved_count": count,
                    "own_share_eur": part,
                    "total_eur": whole,
                    "own_contribution_percent": rate(100, part, whole),
                    "minimum_percent": next((asked[code] for code in asked if code in here), 0.0),
                    "below_minimum_count": int((inside & (100 * own < least * total - 1e-4)).sum()),
                }
            )
    return Rows.of(found, _OF_CONTRIBUTION)


def _least_own_percent(pack: Pack, *, is_municipal: bool) -> dict[str, float]:
    """The least own contribution of the rounds that ask for one, the newest round first."""
    rounds = sorted(pack.scope.store.facts.rounds, key=lambda one: one.first_month, reverse=True)
    asked = {
        one.code: one.own_municipal_percent if is_municipal else one.own_other_percent
        for one in rounds
    }
    return {code: least for code, least in asked.items() if least is not None}


_OF_CONTRIBUTION = (
    "building_block",
    "is_municipal",
    "approved_count",
    "own_share_eur",
    "total_eur",
    "own_contribution_percent",
    "minimum_percent",
    "below_minimum_count",
)


def decision_days(pack: Pack) -> Rows:
    """As `applications/decision_days`."""
    count, days = pack.counts("outcome"), _decision_days(pack)
    return _one(
        decided_count=_added(count, DECIDED),
        dated_count=len(days),
        median_days=quantile(days, 0.5),
        open_count=count.get("open", 0),
        withdrawn_count=count.get("withdrawn", 0),
    )


def decision_days_by_region(pack: Pack) -> Rows:
    """As `applications/decision_days_by_region`."""
    return _days_by(pack, "region_ags", pack.regions)


def decision_days_by_building_block(pack: Pack) -> Rows:
    """As `applications/decision_days_by_building_block`."""
    return _days_by(pack, "building_block", pack.blocks)


def _days_by(pack: Pack, name: str, values: Sequence[Any]) -> Rows:
    code_of = {value: code for code, value in enumerate(pack.values(name))}
    days, codes = pack.number("decision_days"), pack.codes(name)
    dated = pack.decided & ~np.isnan(days)
    parts = [np.sort(days[dated & (codes == code_of.get(value, -1))]) for value in values]
    lower, middle, upper = ([quantile(part, at) for part in parts] for at in _QUARTILES)
    still_open = pack.counts(name, pack.became("open"))
    return Rows(
        {
            name: list(values),
            "dated_count": [len(part) for part in parts],
            "lower_quartile_days": lower,
            "median_days": middle,
            "upper_quartile_days": upper,
            "open_count": [still_open.get(value, 0) for value in values],
            "all_median_days": [quantile(_decision_days(pack), 0.5)] * len(values),
        }
    )


def _decision_days(pack: Pack) -> Array:
    days = pack.number("decision_days")
    return np.sort(days[pack.decided & ~np.isnan(days)])


def by_round(pack: Pack) -> Rows:
    """As `applications/by_round`."""
    name = "funding_round"
    count, money = pack.counts(name), pack.money(name, "approved_eur")
    decided = pack.counts(name, pack.decided)
    approved = pack.counts(name, pack.approved)
    given, months = pack.number("approved_eur"), pack.number("funded_months")
    with_sum = pack.counts(name, ~np.isnan(given))
    timed = ~np.isnan(given) & (months > 0)
    codes = pack.codes(name)[timed]
    cents = np.bincount(codes, given[timed], len(pack.values(name))).tolist()
    time = np.bincount(codes, months[timed], len(pack.values(name))).tolist()
    yearly = {
        value: total / 100 / spent * 12
        for value, total, spent in zip(pack.values(name), cents, time, strict=True)
        if spent
    }
    rounds = list(count)
    return _listed(
        name, rounds, applications_count=count, decided_count=decided, approved_count=approved
    ).adding(
        approval_rate_percent=[
            percent(approved.get(one, 0), decided.get(one, 0)) for one in rounds
        ],
        approved_eur=[money.get(one, 0.0) for one in rounds],
        approved_eur_per_project=[
            money[one] / with_sum[one] if one in money else None for one in rounds
        ],
        approved_eur_per_project_year=[yearly.get(one) for one in rounds],
    )


def by_round_and_block(pack: Pack) -> Rows:
    """As `applications/by_round_and_block`."""
    names = ("funding_round", "building_block")
    count = pair_counts(pack, *names)
    approved = pair_counts(pack, *names, where=pack.approved)
    money = _pair_money(pack, *names, "approved_eur")
    pairs = [(one, block) for one in pack.counts("funding_round") for block in pack.blocks]
    return Rows(
        {
            "funding_round": [one for one, _block in pairs],
            "building_block": [block for _one, block in pairs],
            "applications_count": [count.get(pair, 0) for pair in pairs],
            "approved_count": [approved.get(pair, 0) for pair in pairs],
            "approved_eur": [money.get(pair, 0.0) for pair in pairs],
        }
    )


def pair_counts(
    pack: Pack, first: str, second: str, where: Array | None = None
) -> dict[tuple[Any, Any], int]:
    """Applications per pair of names; pairs without any are left out."""
    codes = _pair_codes(pack, first, second)
    found = np.bincount(codes if where is None else codes[where]).tolist()
    return {
        pair: count
        for pair, count in zip(_pairs(pack, first, second), found, strict=False)
        if count
    }


def _pair_money(pack: Pack, first: str, second: str, measure: str) -> dict[tuple[Any, Any], float]:
    cents = pack.number(measure)
    known = ~np.isnan(cents)
    sums = np.bincount(_pair_codes(pack, first, second)[known], cents[known]).tolist()
    pairs = _pairs(pack, first, second)
    return {pair: total / 100 for pair, total in zip(pairs, sums, strict=False) if total}


def _pair_codes(pack: Pack, first: str, second: str) -> Array:
    codes: Array = pack.codes(first) * len(pack.values(second)) + pack.codes(second)
    return codes


def _pairs(pack: Pack, first: str, second: str) -> list[tuple[Any, Any]]:
    return [(one, other) for one in pack.values(first) for other in pack.values(second)]


def _listed(name: str, values: Sequence[Any], **counts: Mapping[Any, int]) -> Rows:
    """One row per value, with 0 where nothing was counted."""
    columns: dict[str, list[Any]] = {name: list(values)}
    for column, count in counts.items():
        columns[column] = [count.get(value, 0) for value in values]
    return Rows(columns)


def _one(**values: Any) -> Rows:
    return Rows({name: [value] for name, value in values.items()})


def _added(count: Mapping[Any, int], names: Iterable[str]) -> int:
    return sum(count.get(name, 0) for name in names)


def percent(part: float, whole: float) -> float | None:
    """A share; None of nothing."""
    return 100.0 * part / whole if whole else None


def rate(factor: float, amount: float, people: float | None) -> float | None:
    """A count or money per so many; None where their number is not known, or 0.

    The product is rounded to cents, which it has: SQL multiplies the decimal number itself.
    """
    return round(factor * amount, 2) / people if people else None


def quantile(ordered: Array, at: float) -> float | None:
    """A quantile between the two values it lies between; None without any value."""
    if not len(ordered):
        return None
    place = at * (len(ordered) - 1)
    below = int(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return low + (high - low) * (place - below)


def number_of(month: str) -> int:
    """A month ('YYYY-MM') counted from the year 0."""
    return 12 * int(month[:4]) + int(month[5:]) - 1


def month_of(number: int) -> str:
    """The month of such a number."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last ('YYYY-MM')."""
    return [month_of(number) for number in range(number_of(first), number_of(last) + 1)]
