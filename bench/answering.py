"""The server's share: what one choice costs it, fresh and remembered, at every size of data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.asking import Person, fresh_searches
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import Server, serving, until_made_ready

SIZES = {
    "5e4": "50,000 rows of outreach",
    "1e6": "1,000,000",
    "1e7": "10,000,000",
    "apps": "100,000 applications",
}
PAGES = ("/", "/applications", "/outreach", "/regions")
_WARM_UP = 10


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
    """Fresh choices on four pages at four sizes; the same choices a second time at the smallest."""
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
                asked = [next(searches) for _ in range(run.times(60, 20))]
                costs[page, size] = _cost(server, page, asked)
                if (page, size) == ("/", "5e4"):
                    remembered = _again(server, page, asked[-1], len(asked))
    section.add(
        head, [[f"`{page}`, {SIZES[size]}", *cost.cells()] for (page, size), cost in costs.items()]
    )
    section.add(head, [["`/`, a remembered choice", *remembered.cells()]])
    section.promises += _promises(costs)
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
    promises = [
        Promise(
            f"a fresh choice on `{page}` at 50,000 rows: CPU of the server, p50",
            15,
            p50(costs[page, "5e4"].cpu_ms),
            " ms",
        )
        for page in PAGES
    ]
    promises += [
        Promise(
            f"answer to a choice on `{page}`, the largest",
            10,
            max(max(costs[page, size].kilobytes) for size in SIZES),
            " kB",
        )
        for page in PAGES
    ]
    return promises + [
        Promise(
            f"server's share on `{page}`, 5·10⁴ → 10⁷ rows ({label}, p50)",
            2,
            p50(getattr(costs[page, "1e7"], name)) / p50(getattr(costs[page, "5e4"], name)),
            " ×",
        )
        for page in PAGES
        for label, name in (("CPU", "cpu_ms"), ("time of the answer", "answer_ms"))
    ]
