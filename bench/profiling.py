"""Where the time of one choice goes: in the server, on the way, and in the browser."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import brotli
import duckdb
from plotly.io.json import to_json_plotly

from bench import painting
from bench.asking import fresh_searches
from bench.choices import expected, steps
from bench.report import Section, number, p50, tell
from bench.running import Run
from bench.serving import serving
from dashboards.serving import callback
from data.store import Store, StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer

PAGES = ("/", "/applications", "/outreach", "/regions")
Sql = str | duckdb.Statement
_WARM_UP = 5
#: Chromium's own names of what it does, by what it is for the reader of a profile.
_DOING = {
    "style": {"UpdateLayoutTree", "RecalculateStyles", "ParseAuthorStyleSheet"},
    "layout": {"Layout", "HitTest", "IntersectionObserverController::computeIntersections"},
    "paint": {"PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer", "CompositeLayers"},
    "garbage collection": {"MajorGC", "MinorGC", "BlinkGC.AtomicPhase", "V8.GCScavenger"},
    "script": {
        "FunctionCall", "EvaluateScript", "EventDispatch", "FireAnimationFrame", "TimerFire",
        "RunMicrotasks", "v8.callFunction", "v8.compile", "ParseHTML", "XHRReadyStateChange",
    },
}  # fmt: skip


def measure(run: Run) -> Section:
    """One table for each of the three."""
    section = Section(
        "Where the time of a choice goes",
        "Fresh choices at 50,000 rows. The server's parts are measured inside one process, without "
        "HTTP.",
    )
    tell("profile: server")
    _server(run, section)
    tell("profile: browser")
    _browser(run, section)
    return section


class _Watched:
    """Adds up what a store's reading takes, and counts the statements."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.statements = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Every statement inside the block counts."""
        plain = Store.columns

        def columns(
            store: Store, sql: Sql, params: Mapping[str, Any] | None = None
        ) -> dict[str, list[Any]]:
            started = time.perf_counter()
            found = plain(store, sql, params)
            self.seconds += time.perf_counter() - started
            self.statements += 1
            return found

        with patch.object(Store, "columns", columns):
            yield


def _server(run: Run, section: Section) -> None:
    handle = StoreHandle(run.store("5e4"), install_gate)
    rows = []
    for page in PAGES:
        shown = callback.respond_to(handle, Viewer(), page, "")[3]
        searches = fresh_searches(f"profile{page}")
        for _ in range(_WARM_UP):
            callback.respond_to(handle, Viewer(), page, next(searches), shown=shown)
        taken = [_parts(handle, page, next(searches), shown) for _ in range(run.times(40, 15))]
        rows.append([f"`{page}`", *(number(p50(values)) for values in zip(*taken, strict=True))])
    head = ["page", "statements", "DuckDB", "words and pictures"]
    section.add([*head, "JSON", "compression", "sum"], rows)


def _parts(handle: StoreHandle, page: str, search: str, shown: Any) -> list[float]:
    watched = _Watched()
    started = time.perf_counter()
    with watched.reading():
        answer = callback.respond_to(handle, Viewer(), page, search, shown=shown)[2]
    whole = time.perf_counter() - started
    started = time.perf_counter()
    text = to_json_plotly({"response": {"answer": {"data": answer}}, "multi": True})
    written = time.perf_counter()
    brotli.compress(str(text).encode(), quality=5)
    compressed = time.perf_counter()
    seconds = (
        watched.seconds,
        whole - watched.seconds,
        written - started,
        compressed - written,
        whole + compressed - started,
    )
    return [watched.statements, *(1000 * value for value in seconds)]


def _browser(run: Run, section: Section) -> None:
    store = run.store("5e4")
    count = run.times(15, 8)
    ways, doing = [], []
    with (
        serving("app:server", {"ZIQ_STORE": str(store)}) as server,
        painting.chromium() as browser,
    ):
        one = painting.ours(server)
        page, _traffic = painting.opened(browser, one, expected(store, {}))
        for index, (choice, state) in enumerate(steps(_WARM_UP + 2 * count)):
            painting.prepare(page, one, choice)
            is_traced = index >= _WARM_UP and index % 2
            if is_traced:
                browser.start_tracing(page=page, categories=["devtools.timeline", "v8"])
            painting.make(page, one, choice)
            painting.painted(page, one, expected(store, state))
            if is_traced:
                doing.append(_self_times(json.loads(browser.stop_tracing())["traceEvents"]))
            elif index >= _WARM_UP:
                ways.append(painting.ways(page))
    head = ["click → request", "request → answer begins", "answer begins → ends"]
    steps_of_time = [number(p50(values)) for values in zip(*ways, strict=True)]
    section.add(["Overview, p50", *head, "answer → painted"], [["ms", *steps_of_time]])
    kinds = [*_DOING, "other"]
    drawn = [number(p50([times[kind] for times in doing])) for kind in kinds]
    section.add(["browser's main thread, p50", *kinds], [["ms, while traced", *drawn]])


def _self_times(events: list[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds by kind on the page's main thread, each moment counted once."""
    kind_of = {name: kind for kind, names in _DOING.items() for name in names}
    timed = [event for event in events if event.get("ph") == "X" and "dur" in event]
    main = _busiest(timed)
    times: dict[str, float] = defaultdict(float)
    open_until: list[tuple[float, str]] = []
    ordered = sorted(main, key=lambda event: (event["ts"], -event["dur"]))
    for event in ordered:
        while open_until and open_until[-1][0] <= event["ts"]:
            open_until.pop()
        around = open_until[-1][1] if open_until else None
        kind = kind_of.get(event["name"]) or around or "other"
        times[kind] += event["dur"] / 1000
        if around:
            times[around] -= event["dur"] / 1000
        open_until.append((event["ts"] + event["dur"], kind))
    return times


def _busiest(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events of the thread that ran scripts."""
    by_thread: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        by_thread[event["pid"], event["tid"]].append(event)
    return max(
        by_thread.values(),
        key=lambda own: sum(event["dur"] for event in own if event["name"] == "FunctionCall"),
    )
