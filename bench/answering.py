"""The server's share: what one choice costs it, fresh and remembered, at every size of data."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.asking import Person, fresh_searches
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import Server, serving, until_made_ready
from dashboards.serving import callback
from data.store import Store, StoreHandle
from queries.filters import LIST_KEYS
from queries.loader import choosable_in
from queries.protection import install_gate
from queries.scope import Viewer

SIZES = {
    "5e4": "50,000 rows of outreach",
    "1e6": "1,000,000",
    "1e7": "10,000,000",
    "apps": "100,000 applications",
    "quartiere": "20,000 more Quartiere",
    "indicators": "200 more indicators",
}
PAGES = (
    "/",
    "/applications",
    "/outreach",
    "/regions",
    "/need",
    "/neighbourhoods",
    "/cooperation",
    "/projects",
    "/circles/duesseldorf",
)
MOST_CPU_MS, MOST_AT_LARGEST_MS = 15, 250
MOST_GROWTH, MOST_GROWTH_OF_OTHERS = 1.3, 2
"""From 5·10⁴ to 10⁷ rows of outreach, and with more of anything else."""
_WARM_UP = 8
_OF_ROWS = re.compile(r"\bFROM outreach\b(?!_)")


@dataclass
class Cost:
    """What the same kind of choice cost, once per choice."""

    answer_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)

    def cells(self) -> list[str]:
        """n, answer p50 and p95, processor time p50 and p95, most bytes."""
        values = (
            p50(self.answer_ms),
            p95(self.answer_ms),
            p50(self.cpu_ms),
            p95(self.cpu_ms),
            p50(self.kilobytes),
            max(self.kilobytes),
        )
        return [str(len(self.answer_ms)), *map(number, values)]


def measure(run: Run) -> Section:
    """Fresh choices on every page of numbers at six sizes; one of them again at the smallest."""
    section = Section(
        "What a choice costs the server",
        "Over HTTP on one connection, gunicorn with two workers; no choice is made twice, so "
        "neither the answer nor the rows behind it are remembered. CPU is that of all server "
        "processes.",
    )
    head = ["page, data", "n", "answer p50", "p95", "CPU p50", "CPU p95", "kB p50", "kB most"]
    costs: dict[tuple[str, str], Cost] = {}
    remembered = Cost()
    for size, label in SIZES.items():
        tell(f"server's share: {label}")
        with serving("app:server", {"ZIQ_STORE": str(run.store(size))}) as server:
            until_made_ready(server)
            for page in PAGES:
                searches = fresh_searches(f"{size}{page}")
                for _ in range(_WARM_UP):
                    _cost(server, page, [next(searches)])
                asked = [next(searches) for _ in range(run.times(48, 12))]
                costs[page, size] = _cost(server, page, asked)
                if (page, size) == ("/", "5e4"):
                    remembered = _again(server, page, asked[-1], len(asked))
    section.add(
        head, [[f"`{page}`, {SIZES[size]}", *cost.cells()] for (page, size), cost in costs.items()]
    )
    section.add(head, [["`/`, a remembered choice", *remembered.cells()]])
    section.promises += _promises(costs)
    tell("server's share: which choices read the rows of outreach")
    tried, of_rows = raw_reads(run.store("1e7"), run.times(120, 30))
    section.promises.append(
        Promise(f"of {tried} choices at 10⁷ rows: read the rows of outreach themselves", 0, of_rows)
    )
    return section


def _cost(server: Server, page: str, searches: Iterable[str]) -> Cost:
    person, cost = Person(server), Cost()
    person.ask(page, "")
    for search in searches:
        before = server.cpu_seconds()
        answer = person.ask(page, search)
        cost.cpu_ms.append(1000 * (server.cpu_seconds() - before))
        cost.answer_ms.append(1000 * answer.seconds)
        cost.kilobytes.append(answer.bytes / 1000)
    person.close()
    return cost


def _again(server: Server, page: str, search: str, count: int) -> Cost:
    """The same choice again and again; both workers know it after the first few."""
    for _ in range(_WARM_UP):
        _cost(server, page, [search])
    return _cost(server, page, [search] * count)


def _promises(costs: dict[tuple[str, str], Cost]) -> list[Promise]:
    promises = []
    for page in PAGES:
        here = p50(costs[page, "5e4"].cpu_ms)
        what = f"a fresh choice on `{page}`"
        largest = max(max(costs[page, size].kilobytes) for size in SIZES)
        promises += [
            Promise(f"{what}: CPU of the server, p50", MOST_CPU_MS, here, " ms"),
            Promise(f"{what}: the largest answer", 10, largest, " kB"),
            Promise(
                f"{what} at 10⁷ rows: CPU, p95",
                MOST_AT_LARGEST_MS,
                p95(costs[page, "1e7"].cpu_ms),
                " ms",
            ),
            Promise(
                f"{what}: CPU, p50, 5·10⁴ → 10⁷ rows",
                MOST_GROWTH,
                p50(costs[page, "1e7"].cpu_ms) / here,
                " ×",
            ),
        ]
        promises += [
            Promise(
                f"{what}: CPU, p50, with {SIZES[size]}",
                MOST_GROWTH_OF_OTHERS,
                p50(costs[page, size].cpu_ms) / here,
                " ×",
            )
            for size in ("apps", "quartiere", "indicators")
        ]
    return promises


def raw_reads(store: Path, count: int) -> tuple[int, int]:
    """How many of so many random choices of the pages' filters read the rows of outreach.

    Choices have up to four values under up to three keys of all there are.
    """
    handle = StoreHandle(store, install_gate)
    known = choosable_in(handle.current()).values
    draw, reading = random.Random(count), 0
    statements: list[str] = []

    def telling(plain: Callable[..., Any]) -> Callable[..., Any]:
        def told(_store: Store, sql: Any, *_more: Any) -> Any:
            statements.append(sql if isinstance(sql, str) else sql.query)
            return plain(_store, sql, *_more)

        return told

    for page in PAGES:  # asks what is asked once of every version, whatever is chosen
        callback.respond_to(handle, Viewer(), page, "")
    callback.respond_to(handle, Viewer(), "/outreach", "?to=2020-06")  # as of months
    with (
        patch.object(Store, "columns", telling(Store.columns)),
        patch.object(Store, "arrays", telling(Store.arrays)),
    ):
        for _ in range(count):
            page = draw.choice(PAGES)
            search = _some(draw, known)
            callback.respond_to(handle, Viewer(), page, search)
            reading += any(_OF_ROWS.search(sql) for sql in statements)
            statements.clear()
    return count, reading


def _some(draw: random.Random, known: Mapping[str, Mapping[str, Any]]) -> str:
    """A choice of up to three keys, months among them, with up to four values each."""
    keys = draw.sample([*(key for key in LIST_KEYS if known.get(key)), "to"], draw.randint(1, 3))
    parts = []
    for key in keys:
        if key == "to":
            parts.append(f"to=2020-{draw.randint(1, 12):02}")
            continue
        values = sorted(known[key])
        parts.append(f"{key}={','.join(draw.sample(values, min(len(values), draw.randint(1, 4))))}")
    return "?" + "&".join(parts)
