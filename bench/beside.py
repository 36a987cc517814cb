"""What an import from the page costs somebody who reads: fresh choices with and without one."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import duckdb
import xlsxwriter

from bench.asking import Person, fresh_searches
from bench.importing import DELIVERED, write_outreach
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import serving, until_made_ready
from data.importing import apart
from data.versions import read_pointer

ROWS_OF_CSV = 1_000_000
ROWS_OF_WORKBOOK = 200_000
LONGEST_DELAY = 50
"""Milliseconds that no import may cost another reader."""
_PAGE = "/outreach"
_PAUSE = 0.1


def measure(run: Run) -> Section:
    """Answers to one reader in turn: nothing else, a CSV file being checked, a workbook."""
    section = Section(
        "Beside an import",
        f"Gunicorn with two workers at 50,000 rows. One reader makes fresh choices on `{_PAGE}`, "
        f"{_PAUSE:g} s apart, while in the import's own process (`data/importing/worker.py`) a "
        f"file is checked over and over: CSV with {ROWS_OF_CSV:,} rows, a workbook with "
        f"{ROWS_OF_WORKBOOK:,}. The three take turns, so that all meet the same machine.",
    )
    store = run.store("5e4")
    times: dict[str, list[float]] = {"nothing": [], "CSV": [], "workbook": []}
    with tempfile.TemporaryDirectory(dir=run.folder) as place:
        files = _files(run, Path(place))
        with serving("app:server", {"ZIQ_STORE": str(store)}) as server:
            until_made_ready(server)
            person, searches = Person(server), fresh_searches("beside an import")
            person.ask(_PAGE, "")
            for turn in range(run.times(10, 3)):
                for name, answers in times.items():
                    tell(f"beside an import: turn {turn + 1}, {name}")
                    with _importing(Path(place), files.get(name)) as keep_going:
                        for search in islice(searches, 20):
                            keep_going()
                            answers.append(1000 * person.ask(_PAGE, search).seconds)
                            time.sleep(_PAUSE)
            person.close()
    section.add(
        ["imported meanwhile", "answers", "p50", "p95", "longest"],
        [
            [name, str(len(answers)), *map(number, (p50(answers), p95(answers), max(answers)))]
            for name, answers in times.items()
        ],
    )
    section.promises = [
        Promise(
            f"delay of another reader by an import ({name}): p95",
            LONGEST_DELAY, p95(answers) - p95(times["nothing"]), " ms",
        )
        for name, answers in times.items() if name != "nothing"
    ]  # fmt: skip
    return section


def _files(run: Run, place: Path) -> dict[str, Path]:
    """A folder to import per kind of file."""
    folders = {name: place / name for name in ("CSV", "workbook")}
    for folder in folders.values():
        shutil.copytree(DELIVERED, folder)
    table = folders["CSV"] / "Kontakte.csv"
    tell("beside an import: writing the files")
    write_outreach(read_pointer(run.sample()).path, table, ROWS_OF_CSV)
    with (
        duckdb.connect() as connection,
        xlsxwriter.Workbook(
            str(folders["workbook"] / "Kontakte.xlsx"), {"constant_memory": True}
        ) as book,
    ):
        page = book.add_worksheet("Kontakte")
        rows = connection.execute(
            "FROM read_csv($file, header = false, all_varchar = true, delim = ';') LIMIT $rows",
            {"file": str(table), "rows": ROWS_OF_WORKBOOK + 1},
        )
        for index, row in enumerate(rows.fetchall()):
            page.write_row(index, 0, [_cell(cell) for cell in row])
    return folders


def _cell(text: str | None) -> str | int:
    return int(text) if text and text.isdigit() else text or ""


@contextlib.contextmanager
def _importing(place: Path, files: Path | None) -> Iterator[Callable[[], None]]:
    """Checks the files until the block ends; what is given starts the next check after one."""
    folder, store = place / "job", place / "store"
    folder.mkdir(exist_ok=True)
    store.mkdir(exist_ok=True)

    def keep_going() -> None:
        if files is not None and not apart.is_running(folder):
            if (folder / apart.RESULT).exists():
                apart.result(folder)  # raises where the files were not what is to be measured
            apart.start(
                folder, store, files, check_only=True, report_folder=place / "marked",
                built_on="",
            )  # fmt: skip

    keep_going()
    # The process has to be up and reading before anything beside it is measured.
    time.sleep(2.0 if files is not None else 0.0)
    try:
        yield keep_going
    finally:
        if files is not None:
            apart.cancel(folder)
            (folder / apart.RESULT).unlink(missing_ok=True)
