"""Fifty people at once: with three seconds between clicks, and without a pause."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field

from bench.asking import PAGES, Person, WrongAnswerError, fresh_searches
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import Server, serving, until_made_ready
from dashboards.serving.warming import likely

PEOPLE = 50
PAUSE = 3.0
MOST_P95_MS, MOST_MB = 20, 320
_PAGE_CHANGES = 0.15
_COMMON = 0.6


@dataclass
class Crowd:
    """What all of them together were answered."""

    common: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self, name: str, seconds: float) -> list[str]:
        """A line of the table."""
        return [
            name,
            str(len(self.all)),
            *(number(value) for value in (p50(self.all), p95(self.all), max(self.all))),
            *(number(p95(kind)) for kind in (self.common, self.own, self.pages)),
            number(len(self.all) / seconds),
            str(len(self.errors)),
        ]

    @property
    def all(self) -> list[float]:
        """Every answer, of whatever kind."""
        return self.common + self.own + self.pages


def measure(run: Run) -> Section:
    """Answers, errors and the memory afterwards, at 50,000 rows with two workers."""
    section = Section(
        "Fifty people",
        "Gunicorn with two workers at 50,000 rows; people and server share the machine. Everybody "
        f"has one connection and starts somewhere else; {100 * _PAGE_CHANGES:.0f} of 100 clicks "
        f"open another page with its frame, of the others {100 * _COMMON:.0f} choose one value of "
        "a short list, the rest make a choice of their own, mostly fresh.",
    )
    rows = []
    with serving("app:server", {"ZIQ_STORE": str(run.store("5e4"))}) as server:
        until_made_ready(server)
        tell("fifty people: three seconds between clicks")
        seconds = run.times(75, 30)
        paced = _crowd(server, PAUSE, seconds)
        rows.append(paced.row("3 s pause", seconds))
        memory = server.memory_mb()
        tell("fifty people: without pause")
        seconds = run.times(20, 10)
        rows.append(_crowd(server, 0.0, seconds).row("no pause", seconds))
        most = server.memory_mb()
    head = ["", "answers", "p50", "p95", "longest", "one value p95", "own p95"]
    head += ["pages p95", "per s", "errors"]
    section.add(head, rows)
    section.tables.append(
        f"Memory of both workers and their parent after the paced crowd: {memory:.0f} MB, after "
        f"the one without pause: {most:.0f} MB."
    )
    section.promises = [
        Promise("50 people, 3 s between clicks: p95", MOST_P95_MS, p95(paced.all), " ms"),
        Promise("50 people, 3 s between clicks: errors", 0, len(paced.errors)),
        Promise("two workers at 50,000 rows, after the paced load", MOST_MB, memory, " MB"),
    ]
    return section


def restless(server: Server, seconds: float) -> tuple[float, int]:
    """Fifty people without a pause: answers a second, and errors."""
    found = _crowd(server, 0.0, seconds)
    return len(found.all) / seconds, len(found.errors)


def paced(server: Server, seconds: float) -> list[float]:
    """Milliseconds of every answer to fifty people who pause between their clicks."""
    return _crowd(server, PAUSE, seconds).all


def _crowd(server: Server, pause: float, seconds: float) -> Crowd:
    crowd = Crowd()
    people = [
        threading.Thread(target=_click, args=(server, crowd, number, pause, seconds))
        for number in range(PEOPLE)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return crowd


def _click(server: Server, crowd: Crowd, who: int, pause: float, seconds: float) -> None:
    draw = random.Random(who)
    own = fresh_searches(f"{who} {pause}")
    common = sorted({search for _page, search in likely() if search})
    person, page = Person(server), draw.choice(PAGES)
    time.sleep(pause * draw.random())
    person.ask(page, "")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(pause * draw.uniform(0.5, 1.5))
        is_page = draw.random() < _PAGE_CHANGES
        if is_page:
            page = draw.choice([other for other in PAGES if other != page])
        is_common = draw.random() < _COMMON
        search = draw.choice(common) if is_common else next(own)
        try:
            answer = person.ask(page, search)
        except (OSError, WrongAnswerError) as error:
            crowd.errors.append(repr(error))
            tell(repr(error))
            person.close()
            continue
        kind = crowd.pages if is_page else crowd.common if is_common else crowd.own
        kind.append(1000 * answer.seconds)
    person.close()
