"""Partners, sites and planning from a pack: each function gives the rows of its question."""

from __future__ import annotations

from typing import Any

import numpy as np

from queries.ledger import Array, Linked, applications_per
from queries.packs import Pack
from queries.protection import SMALLEST_BASE
from queries.roll_ups.derived import percent
from queries.rows import Rows

_UNSTATED = (None, None)


def partners_by_type(pack: Pack) -> Rows:
    """As `cooperation/partners_by_type`."""
    return _partnerships(pack, "partner")


def partners_by_body(pack: Pack) -> Rows:
    """As `cooperation/partners_by_body`."""
    return _partnerships(pack, "body")


def _partnerships(pack: Pack, name: str) -> Rows:
    network, rows = pack.ledger.network, pack.network
    column = network.names[name]
    codes = column.codes[rows]
    links = np.bincount(codes, minlength=len(column.values)).tolist()
    projects = applications_per(codes, network.places[rows], len(column.values))
    order = [code for code, count in enumerate(links) if count]
    order.sort(key=lambda code: (column.values[code] is None, -links[code]))
    return Rows(
        {
            name: [column.values[code] for code in order],
            "links_count": [links[code] for code in order],
            "projects_count": [projects[code] for code in order],
        }
    )


def anchor_sites_by_type(pack: Pack) -> Rows:
    """As `cooperation/anchor_sites_by_type`."""
    rows, names = pack.sites, pack.ledger.sites.names
    kinds, premises = names["anchor_site"], names["own_premises"]
    count: dict[tuple[Any, Any], int] = {}
    of_kind: dict[Any, int] = {}
    for code, own in zip(kinds.codes[rows].tolist(), premises.codes[rows].tolist(), strict=True):
        pair = (kinds.values[code], premises.values[own])
        count[pair] = count.get(pair, 0) + 1
        of_kind[pair[0]] = of_kind.get(pair[0], 0) + 1
    order = sorted(count, key=lambda pair: (-of_kind[pair[0]], pair[0], not pair[1]))
    return Rows(
        {
            "anchor_site": [kind for kind, _own in order],
            "own_premises": [own for _kind, own in order],
            "sites_count": [count[pair] for pair in order],
            "type_count": [of_kind[kind] for kind, _own in order],
        }
    )


def base(pack: Pack) -> Rows:
    """As `cooperation/base`."""
    network, sites = pack.ledger.network, pack.ledger.sites
    body, own = network.names["body"], sites.names["own_premises"]
    states = [state for state, _concept in _stated(pack) if state is not None]
    found = {
        "links_count": len(pack.network),
        "without_body_count": _count(body.codes[pack.network], body.values, None),
        "linked_projects_count": _different(network, pack.network),
        "sites_count": len(pack.sites),
        "own_sites_count": _count(own.codes[pack.sites], own.values, True),
        "projects_with_site_count": _different(sites, pack.sites),
        "approved_count": int(pack.projects.approved.sum()),
        "stated_count": len(states),
        "established_count": states.count("established"),
    }
    return Rows({name: [value] for name, value in found.items()})


def _count(codes: Array, values: tuple[Any, ...], wanted: Any) -> int:
    return int((codes == values.index(wanted)).sum()) if wanted in values else 0


def _different(linked: Linked, rows: Array) -> int:
    (count,) = applications_per(np.zeros(len(rows), dtype=np.int64), linked.places[rows], 1)
    return count


def _stated(pack: Pack) -> list[tuple[str | None, bool | None]]:
    """Per Kreis of the choice what it stated; of a chosen state only those that gave it."""
    return [stated for _ags, stated in _districts(pack)]


def _districts(pack: Pack) -> list[tuple[str, tuple[str | None, bool | None]]]:
    chosen, planning = pack.scope.filters.planning, pack.ledger.planning
    found = [(ags, planning.get(ags, _UNSTATED)) for ags in pack.districts["district_ags"]]
    return [one for one in found if not chosen or one[1][0] in chosen]


def planning_by_district(pack: Pack) -> Rows:
    """As `cooperation/planning_by_district`."""
    found = _districts(pack)
    return Rows(
        {
            "district_ags": [ags for ags, _stated in found],
            "planning_state": [state for _ags, (state, _concept) in found],
            "has_concept": [concept for _ags, (_state, concept) in found],
        }
    )


def planning_by_state(pack: Pack) -> Rows:
    """As `cooperation/planning_by_state`."""
    chosen, planning = pack.scope.filters.planning, pack.ledger.planning
    counts: dict[str, list[int]] = {}
    levels = (pack.districts["district_ags"], pack.municipalities["municipality_ags"])
    for level, areas in enumerate(levels):
        for ags in areas:
            state, concept = planning.get(ags, _UNSTATED)
            if state is None or (chosen and state not in chosen):
                continue
            count = counts.setdefault(state, [0, 0, 0])
            count[level] += 1
            count[2] += bool(concept)
    states = sorted(counts, key=lambda state: _position(pack, state))
    return Rows(
        {
            "planning_state": states,
            "districts_count": [counts[state][0] for state in states],
            "municipalities_count": [counts[state][1] for state in states],
            "concepts_count": [counts[state][2] for state in states],
        }
    )


def _position(pack: Pack, state: str | None) -> int:
    codes = pack.ledger.codes.get("planning_state", {})
    code = codes.get(state or "")
    return len(codes) + 1 if code is None else code.position


def planning_and_projects(pack: Pack) -> Rows:
    """As `cooperation/planning_and_projects`."""
    name, projects = "planning_state", pack.projects
    count, approved = projects.counts(name), projects.counts(name, projects.approved)
    decided = projects.counts(name, projects.decided)
    links, linked = _of_projects(pack, pack.ledger.network, pack.network)
    sites, _sited = _of_projects(pack, pack.ledger.sites, pack.sites)
    regular, used = _use(pack)
    states = sorted(count, key=lambda state: _position(pack, state))
    return Rows(
        {
            name: states,
            "applications_count": [count[one] for one in states],
            "approved_count": [approved.get(one, 0) for one in states],
            "decided_count": [decided.get(one, 0) for one in states],
            "approval_rate_percent": [
                percent(approved.get(one, 0), decided.get(one, 0)) for one in states
            ],
            "links_per_project": [
                links[one] / linked[one] if linked.get(one) else None for one in states
            ],
            "sites_count": [sites.get(one, 0) for one in states],
            "use_persons": [used.get(one) for one in states],
            "regular_share_percent": [
                percent(regular[one], used[one]) if used.get(one, 0) >= SMALLEST_BASE else None
                for one in states
            ],
            "regular_share_percent_withheld": [
                one in used and used[one] < SMALLEST_BASE for one in states
            ],
        }
    )


def _of_projects(pack: Pack, linked: Linked, rows: Array) -> tuple[dict[Any, int], dict[Any, int]]:
    """Per state of planning the rows of chosen projects, and how many projects have any."""
    column = pack.ledger.names["planning_state"]
    places = linked.places[rows]
    places = places[pack.working[places]]
    codes, length = column.codes[places], len(column.values)
    rows_of = np.bincount(codes, minlength=length).tolist()
    return (
        dict(zip(column.values, rows_of, strict=True)),
        dict(zip(column.values, applications_per(codes, places, length), strict=True)),
    )


def _use(pack: Pack) -> tuple[dict[Any, int], dict[Any, int]]:
    """Persons in regular use and in any use, per state of planning with outreach."""
    records = pack.records("outreach", of_projects=True)
    codes, values = records.of("planning_state"), records.values("planning_state")
    shown = [
        records.persons_by(use, codes, len(values)) for use in ("regular", "occasional", "lost")
    ]
    occurring = records.occurring(codes, len(values))
    found = [
        (value, persons[0], sum(persons))
        for value, occurs, *persons in zip(values, occurring, *shown, strict=True)
        if occurs
    ]
    return (
        {value: regular for value, regular, _use in found},
        {value: use for value, _regular, use in found},
    )
