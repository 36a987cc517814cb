"""Dashboard and yardstick side by side in Chromium, one choice in each, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import painting
from bench.choices import expected, steps
from bench.painting import Application
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import serving, until_made_ready

LIMITS = {"5e4": 0.22, "1e6": 0.16}
ROWS = {"5e4": "50,000", "1e6": "1,000,000"}
_WARM_UP = 2


def measure(run: Run) -> Section:
    """From the click until the whole Overview is painted, at two sizes."""
    section = Section(
        "From a choice to the painted page",
        "The Overview of the dashboard and the same page as tutorials write it "
        "(`bench/yardstick.py`), in one Chromium, turn by turn, another choice each time, at most "
        "one in eight of them made ready in advance; painted "
        "means: the numbers are those counted from the raw rows, no request is open, and nothing "
        "changes any more.",
    )
    rows = []
    for size, limit in LIMITS.items():
        tell(f"painted: {ROWS[size]} rows")
        with _both(run.store(size)) as both:
            until_made_ready(both[0].server)
            _race(run.store(size), both, run.times(40, 15))
            rows += [[f"{one.name}, {ROWS[size]} rows", *_cells(one)] for one in both]
        ours, plain = both
        ratio = p50(ours.times) / p50(plain.times)
        promise = f"choice → painted at {ROWS[size]} rows, p50, times the yardstick's"
        section.promises.append(Promise(promise, limit, ratio, " ×"))
        if size == "5e4":
            section.promises += _of_one_choice(ours)
    head = ["", "n", "painted p50", "p95", "requests p50", "most", "kB p50", "kB most", "CPU p50"]
    section.add([*head, "memory MB"], rows)
    return section


def measure_first_load(run: Run) -> Section:
    """The Overview in a browser that has never seen it, and once more."""
    section = Section(
        "First load",
        "The Overview at 50,000 rows from a warm server in a fresh browser profile, until painted; "
        "then a second visit with the browser's cache, in a new tab.",
    )
    store = run.store("5e4")
    with _both(store) as both, painting.chromium() as browser:
        start = expected(store, {})
        for turn in range(run.times(10, 3)):
            tell(f"first load: {turn + 1}")
            for one in both:
                painting.first_load(browser, one, start)
    head = ["", "n", "cold p50", "cold p95", "requests", "MB", "second p50", "requests", "kB"]
    section.add(
        head,
        [
            [one.name, str(len(one.cold)), *map(number, (
                p50(one.cold), p95(one.cold), p50(one.cold_requests), p50(one.cold_bytes) / 1e6,
                p50(one.warm), p50(one.warm_requests), p50(one.warm_bytes) / 1e3,
            ))]
            for one in both
        ],
    )  # fmt: skip
    ours, plain = both
    section.promises = [
        Promise(
            "first load, p50, times the yardstick's", 0.4, p50(ours.cold) / p50(plain.cold), " ×"
        ),
        Promise("first load over the wire, the largest", 0.6, max(ours.cold_bytes) / 1e6, " MB"),
        Promise("second visit: scripts and styles asked for again", 0, max(ours.warm_static)),
    ]
    return section


@contextmanager
def _both(store: Path) -> Iterator[tuple[Application, Application]]:
    settings = {"ZIQ_STORE": str(store)}
    with (
        serving("app:server", settings) as dashboard,
        serving("bench.yardstick:server", settings) as plain,
    ):
        yield painting.ours(dashboard), painting.yardstick(plain)


def _race(store: Path, both: tuple[Application, Application], count: int) -> None:
    choices = [(choice, expected(store, state)) for choice, state in steps(count + _WARM_UP)]
    with painting.chromium() as browser:
        painting.race(browser, both, choices, expected(store, {}))
    for one in both:
        one.forget_first(_WARM_UP)
        one.memory = one.server.memory_mb()


def _cells(one: Application) -> list[str]:
    return [
        str(len(one.times)),
        *map(
            number,
            (
                p50(one.times),
                p95(one.times),
                p50(one.requests),
                max(one.requests),
                p50(one.bytes) / 1e3,
                max(one.bytes) / 1e3,
                p50(one.cpu),
                one.memory,
            ),
        ),
    ]


def _of_one_choice(ours: Application) -> list[Promise]:
    return [
        Promise("requests per choice, the most", 1, max(ours.requests)),
        Promise("bytes per choice on the Overview, the most", 10, max(ours.bytes) / 1e3, " kB"),
    ]
