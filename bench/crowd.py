"""Fifty people at once: with three seconds between clicks, and without a pause."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field

from bench.asking import PAGES, Person, WrongAnswerError, fresh_searches
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import Server, serving

PEOPLE = 50
PAUSE = 3.0
_PAGE_CHANGES = 0.15
_COMMON = 0.3


@dataclass
class Crowd:
    """What all of them together were answered."""

    choices: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self, name: str, seconds: float) -> list[str]:
        """A line of the table."""
        both = self.choices + self.pages
        return [
            name,
            str(len(both)),
            *(number(value) for value in (p50(both), p95(both), max(both))),
            *(number(value) for value in (p95(self.choices), p95(self.pages))),
            number(len(both) / seconds),
            str(len(self.errors)),
        ]


def measure(run: Run) -> Section:
    """Answers, errors and the memory afterwards, at 50,000 rows with two workers."""
    section = Section(
        "Fifty people",
        "Gunicorn with two workers at 50,000 rows; people and server share the machine. Everybody "
        f"has one connection and starts somewhere else; {100 * _PAGE_CHANGES:.0f} of 100 clicks "
        f"open another page with its frame, {100 * _COMMON:.0f} make a choice that many make, the "
        "rest are choices of their own, mostly fresh.",
    )
    rows = []
    with serving("app:server", {"ZIQ_STORE": str(run.store("5e4"))}) as server:
        tell("fifty people: without pause")
        seconds = run.times(30, 10)
        rows.append(_crowd(server, 0.0, seconds).row("no pause", seconds))
        tell("fifty people: three seconds between clicks")
        seconds = run.times(90, 30)
        paced = _crowd(server, PAUSE, seconds)
        rows.insert(0, paced.row("3 s pause", seconds))
        memory = server.memory_mb()
    head = ["", "answers", "p50", "p95", "longest", "choices p95", "pages p95", "per s", "errors"]
    section.add(head, rows)
    section.tables.append(f"Memory of both workers and their parent afterwards: {memory:.0f} MB.")
    section.promises = [
        Promise("50 people, 3 s between clicks: p95", 50, p95(paced.choices + paced.pages), " ms"),
        Promise("50 people, 3 s between clicks: errors", 0, len(paced.errors)),
        Promise("two workers at 50,000 rows, after the load", 400, memory, " MB"),
    ]
    return section


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
    common = [search for search, _ in zip(fresh_searches("common"), range(20), strict=False)]
    person, page = Person(server), draw.choice(PAGES)
    time.sleep(pause * draw.random())
    person.ask(page, "")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(pause * draw.uniform(0.5, 1.5))
        is_page = draw.random() < _PAGE_CHANGES
        if is_page:
            page = draw.choice([other for other in PAGES if other != page])
        search = draw.choice(common) if draw.random() < _COMMON else next(own)
        try:
            answer = person.ask(page, search)
        except (OSError, WrongAnswerError) as error:
            crowd.errors.append(repr(error))
            tell(repr(error))
            person.close()
            continue
        (crowd.pages if is_page else crowd.choices).append(1000 * answer.seconds)
    person.close()
