"""This code beside another commit of it: both are served and asked in turn, and ratios are printed.

The other commit is checked out beside this tree and asked over HTTP alone, on data that its own
code made from the same seed; so it may lack whatever came later.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from bench import painting
from bench.asking import Person, WrongAnswerError, fresh_searches
from bench.choices import expected, steps
from bench.crowd import paced, restless
from bench.importing import imported, write_outreach
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import ROOT, Server, serving, until_made_ready
from data.versions import read_pointer

LIMITS = {
    "/": 0.2,
    "/applications": 0.2,
    "/regions": 0.2,
    "/outreach": 0.22,
    "/need": 0.33,
    "/neighbourhoods": 0.33,
    "/cooperation": 0.33,
    "/projects": 0.33,
    "/circles/duesseldorf": 0.33,
}
"""Most of the other's processor time that a fresh choice may take, by page."""
LATER = 1.1
"""What sums of cells (protection) and the rows outside a choice (context) may cost on top."""
OPENING = 0.91
"""Of the other's bytes, with which a page may open."""
DRAWING, STORE, ANSWERS, PACED = 0.5, 1.5, 4, 20 / 93
"""To the other's: answer -> painted and the size of the data at most, answers a second at least.
Fifty people who pause: p95 at most, 20 ms where the other took 93."""
ROWS = 1_000_000
"""Of outreach, whose imports are held against each other."""
_WARM_UP = 8
_RESTLESS_SECONDS, _PACED_SECONDS = 8, 40
_BUILD = (
    "import sys; from pathlib import Path; from bench.stores import SIZES, build;"
    "print(build(Path(sys.argv[1]), SIZES['5e4']))"
)


@dataclass(frozen=True)
class Side:
    """One of the two: where its code lies, what runs it, and its data."""

    name: str
    root: Path
    python: str
    store: Path


@dataclass
class Pair:
    """The same measured on both, turn by turn."""

    here: list[float] = field(default_factory=list)
    there: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How the median here stands to the median there."""
        return p50(self.here) / p50(self.there)

    def cells(self) -> list[str]:
        """n, median here, median there, ratio."""
        values = (p50(self.here), p50(self.there), self.ratio)
        return [str(len(self.here)), *map(number, values)]


def measure(run: Run, commit: str) -> Section:
    """Processor time by page, drawing, answers a second, start, memory, and the size of data."""
    section = Section(
        f"Against {commit}",
        "Both served with two gunicorn workers at 50,000 rows of outreach and asked in turn over "
        "HTTP; no choice is made twice. CPU is that of all processes of a server, medians.",
    )
    with _sides(run, commit) as (here, there):
        with _served(here) as ours, _served(there) as theirs:
            for server in (ours, theirs):
                until_made_ready(server)
            openings = _openings(ours, theirs)
            cpu = _choices(ours, theirs, run.times(48, 12))
            drawing = _drawing((here, ours), (there, theirs), run.times(40, 10))
            answers = _answers(ours, theirs, run.times(3, 1))
            pausing = _pausing(ours, theirs, run.times(2, 1))
            memory = Pair([ours.memory_mb()], [theirs.memory_mb()])
        starts, work = _starts(here, there, run.times(5, 2))
        sizes, imports = _imports(run, here, there)
    head = ["", "n", "here", commit, "ratio"]
    section.add(head, [[f"CPU of a fresh choice on `{page}`, ms", *pair.cells()]
                       for page, pair in cpu.items()])  # fmt: skip
    section.add(head, [[f"`{page}` as it opens, kB", *pair.cells()]
                       for page, pair in openings.items()])  # fmt: skip
    section.add(
        head,
        [
            ["start of a worker, s", *starts.cells()],
            ["its CPU, s", *work.cells()],
            ["memory of two workers afterwards, MB", *memory.cells()],
            ["Overview, answer → painted, ms", *drawing.cells()],
            ["fifty people without a pause, answers a second", *answers.cells()],
            ["fifty people with 3 s between clicks, p95, ms", *pausing.cells()],
            ["import of 10⁶ rows of outreach, s", *imports.cells()],
            ["the data imported, MB", *sizes.cells()],
        ],
    )
    section.promises = [
        *promises(cpu, drawing, answers, sizes),
        Promise("50 people, 3 s between clicks: p95, to the other's", PACED, pausing.ratio, " ×"),
        *of_openings(openings),
    ]
    return section


def promises(cpu: Mapping[str, Pair], drawing: Pair, answers: Pair, sizes: Pair) -> list[Promise]:
    """What is promised of how this code stands to the other."""
    found = [
        Promise(
            f"a fresh choice on `{page}`: CPU, to the other's",
            round(LATER * LIMITS[page], 3),
            pair.ratio,
            " ×",
        )
        for page, pair in cpu.items()
    ]
    return [
        *found,
        Promise("answer → painted, to the other's", DRAWING, drawing.ratio, " ×"),
        Promise("answers a second, to the other's", ANSWERS, answers.ratio, " ×", is_least=True),
        Promise("data of 10⁶ rows, to the other's", STORE, sizes.ratio, " ×"),
    ]


def of_openings(openings: Mapping[str, Pair]) -> list[Promise]:
    """What is promised of the bytes of a page that opens."""
    return [
        Promise(f"`{page}` as it opens: bytes, to those of the other", OPENING, pair.ratio, " ×")
        for page, pair in openings.items()
    ]


def _openings(ours: Server, theirs: Server) -> dict[str, Pair]:
    """Compressed kB with which a page opens: its frame, its words and its cards."""
    found = {}
    for page in (*LIMITS, "/data"):
        kb = []
        for server in (ours, theirs):
            person = Person(server)
            kb.append(person.ask(page, "").bytes / 1000)
            person.close()
        found[page] = Pair(kb[:1], kb[1:])
    return found


def _choices(ours: Server, theirs: Server, count: int) -> dict[str, Pair]:
    found = {}
    for page in LIMITS:
        tell(f"against: {page}")
        people = (Person(ours), Person(theirs))
        pair, searches = Pair(), fresh_searches(f"against {page}")
        try:
            for person in people:
                person.ask(page, "")
        except WrongAnswerError as error:
            tell(f"not measured: {error}")
            continue
        for turn in range(_WARM_UP + count):
            search = next(searches)
            # Who comes first changes, as what one leaves in the processor's caches may cost both.
            order = [(ours, people[0], pair.here), (theirs, people[1], pair.there)]
            for server, person, times in order if turn % 2 else reversed(order):
                before = server.cpu_seconds()
                person.ask(page, search)
                if turn >= _WARM_UP:
                    times.append(1000 * (server.cpu_seconds() - before))
        for person in people:
            person.close()
        found[page] = pair
    return found


def _drawing(here: tuple[Side, Server], there: tuple[Side, Server], count: int) -> Pair:
    """From the end of the answer until the Overview is painted, in one browser, in turn."""
    tell("against: painted")
    pair = Pair()
    with painting.chromium() as browser:
        opened = []
        for (side, server), times in ((here, pair.here), (there, pair.there)):
            one = painting.ours(server)
            page, _traffic = painting.opened(browser, one, expected(side.store, {}))
            opened.append((side, one, page, times))
        for turn, (choice, state) in enumerate(steps(_WARM_UP + count)):
            for side, one, page, times in opened:
                page.bring_to_front()
                painting.prepare(page, one, choice)
                painting.make(page, one, choice)
                painting.painted(page, one, expected(side.store, state))
                if turn >= _WARM_UP:
                    times.append(painting.ways(page)[-1])
    return pair


def _answers(ours: Server, theirs: Server, count: int) -> Pair:
    """Answers a second to fifty people without a pause, in turn."""
    pair = Pair()
    for _ in range(count):
        for server, times in ((ours, pair.here), (theirs, pair.there)):
            tell("against: fifty people without a pause")
            answered, errors = restless(server, _RESTLESS_SECONDS)
            if errors:
                tell(f"against: {errors} errors")
            times.append(answered)
    return pair


def _pausing(ours: Server, theirs: Server, count: int) -> Pair:
    """p95 of answers to fifty people with a pause between their clicks, in turn."""
    pair = Pair()
    for _ in range(count):
        for server, times in ((ours, pair.here), (theirs, pair.there)):
            tell("against: fifty people, three seconds between clicks")
            times.append(p95(paced(server, _PACED_SECONDS)))
    return pair


def _imports(run: Run, here: Side, there: Side) -> tuple[Pair, Pair]:
    """MB of the data that both make of the same rows, and the seconds it took."""
    sizes, times = Pair(), Pair()
    for side, megabytes, seconds in (
        (here, sizes.here, times.here),
        (there, sizes.there, times.there),
    ):
        tell(f"against: import by {side.name}")
        with tempfile.TemporaryDirectory(dir=run.folder) as place:
            delivery, store = Path(place) / "delivery", Path(place) / "store"
            shutil.copytree(side.root / "data/sample/delivery", delivery)
            sample = read_pointer(side.store.parent / "sample").path
            write_outreach(sample, delivery / "Kontakte.csv", ROWS)
            seconds.append(imported(delivery, store, side.root, side.python)[0])
            megabytes.append(read_pointer(store).path.stat().st_size / 1e6)
    return sizes, times


def _starts(here: Side, there: Side, count: int) -> tuple[Pair, Pair]:
    """Seconds until the first page, and seconds of processor time until then."""
    passed, worked = Pair(), Pair()
    for _ in range(count):
        for side, times, cpu in (
            (here, passed.here, worked.here),
            (there, passed.there, worked.there),
        ):
            tell(f"against: start of {side.name}")
            with _served(side, workers=1) as server:
                times.append(server.started_in)
                cpu.append(server.started_with)
    return passed, worked


@contextmanager
def _served(side: Side, workers: int = 2) -> Iterator[Server]:
    settings = {"ZIQ_STORE": str(side.store)}
    with serving("app:server", settings, workers, root=side.root, python=side.python) as server:
        yield server


@contextmanager
def _sides(run: Run, commit: str) -> Iterator[tuple[Side, Side]]:
    """This tree and the other commit, each with data of its own making, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="ziq-against-") as place:
        root = Path(place) / "tree"
        tell(f"against: checking out {commit}")
        _run("git", "worktree", "add", "--detach", str(root), commit, cwd=ROOT)
        try:
            python = sys.executable
            if not are_satisfied((root / "requirements.txt").read_text("utf-8").splitlines()):
                python = _environment(root, Path(place) / "venv")
            resolved = _run("git", "rev-parse", "--short=12", "HEAD", cwd=root)
            kept = run.folder / f"against-{resolved}"
            store = _run(python, "-c", _BUILD, str(kept), cwd=root)
            yield (
                Side("this code", ROOT, sys.executable, run.store("5e4")),
                Side(commit, root, python, Path(store)),
            )
        finally:
            _run("git", "worktree", "remove", "--force", str(root), cwd=ROOT)


def are_satisfied(lines: Sequence[str]) -> bool:
    """Every requirement for this system is installed in the version it asks for."""
    for line in lines:
        text = line.partition("#")[0].strip()
        if not text:
            continue
        wanted = Requirement(text)
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        try:
            installed = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            return False
        if not wanted.specifier.contains(installed, prereleases=True):
            return False
    return True


def _environment(root: Path, place: Path) -> str:
    tell("against: an environment of its own, as it needs other versions")
    venv.create(place, with_pip=True)
    python = str(place / "bin/python")
    _run(python, "-m", "pip", "install", "--quiet", "-r", "requirements.txt", cwd=root)
    return python


def _run(*command: str, cwd: Path) -> str:
    """What a command says; it works on the code in its folder.

    Raises:
        subprocess.CalledProcessError: when it fails, after what it said.
    """
    done = subprocess.run(command, check=False, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        tell(done.stdout + done.stderr)
    done.check_returncode()
    return done.stdout.strip().rpartition("\n")[2]
