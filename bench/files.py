"""Files and start: workbooks, slides, and how soon a worker answers."""

from __future__ import annotations

from collections.abc import Iterator

from bench.asking import Person, fresh_searches
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import Server, serving

WORKBOOKS = ("overview", "applications", "outreach", "regions", "projects")
STORY = "duesseldorf"
"""A circle's story; it has more than ten slides."""


def measure(run: Run) -> Section:
    """Each file inside choices nobody has made before; a server started anew several times."""
    section = Section(
        "Files and start", "At 50,000 rows. Files are asked for inside fresh choices."
    )
    store = run.store("5e4")
    times: dict[str, list[float]] = {}
    sizes: dict[str, float] = {}
    with serving("app:server", {"ZIQ_STORE": str(store)}) as server:
        for name, address in _addresses():
            tell(f"files: {name}")
            times[name], sizes[name] = _ask(server, address, name, run.times(20, 5))
    starts, cpu = [], []
    for _ in range(run.times(5, 2)):
        tell("start of a worker")
        with serving("app:server", {"ZIQ_STORE": str(store)}, workers=1) as server:
            starts.append(server.started_in)
            cpu.append(server.started_with)
    section.add(
        ["file", "n", "s p50", "s p95", "kB"],
        [
            [name, str(len(taken)), number(p50(taken)), number(p95(taken)), number(sizes[name])]
            for name, taken in times.items()
        ],
    )
    section.add(
        ["start with one worker", "n", "s p50", "s most", "CPU s p50"],
        [["from the command to the first page", str(len(starts)),
          *map(number, (p50(starts), max(starts), p50(cpu)))]],
    )  # fmt: skip
    workbook = max(
        (name for name in times if name != _STORY_NAME), key=lambda name: p95(times[name])
    )
    section.promises = [
        Promise(
            f"a page as a workbook, the slowest ({workbook}), p95", 0.5, p95(times[workbook]), " s"
        ),
        Promise(
            "a story of ten slides and more as PowerPoint, p95", 1, p95(times[_STORY_NAME]), " s"
        ),
        Promise("start of a worker, with the command before it, p50", 1.2, p50(starts), " s"),
    ]
    return section


_STORY_NAME = "story as PowerPoint"


def _addresses() -> Iterator[tuple[str, str]]:
    for page in WORKBOOKS:
        yield f"page `{page}` as a workbook", f"/export/pages/{page}.xlsx"
    yield _STORY_NAME, f"/export/circles/{STORY}.pptx"


def _ask(server: Server, address: str, name: str, count: int) -> tuple[list[float], float]:
    person, searches = Person(server), fresh_searches(name)
    answers = [person.fetch(address + next(searches)) for _ in range(count)]
    person.close()
    return [answer.seconds for answer in answers], max(answer.bytes for answer in answers) / 1000
