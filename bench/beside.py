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
from xlsxwriter.worksheet import Worksheet

from bench.asking import Person, fresh_searches
from bench.importing import DELIVERED, write_outreach
from bench.report import Promise, Section, number, p50, p95, tell
from bench.running import Run
from bench.serving import serving, until_made_ready
from data.importing import apart
from data.versions import read_pointer

ROWS_OF_CSV = 1_000_000
ROWS_OF_WORKBOOK = 200_000
ROWS_OF_AWKWARD = 5_000
LAST_CELL = (199_999, 98)
"""A stray cell, row and column, just inside what a sheet may spread over."""
MERGES, SHEETS = 10_000, 40
LONGEST_DELAY = 50
"""Milliseconds that no import may cost another reader."""
_PAGE = "/outreach"
_PAUSE = 0.1


def measure(run: Run) -> Section:
    """Answers to one reader in turn: nothing else, and each kind of file being checked."""
    section = Section(
        "Beside an import",
        f"Gunicorn with two workers at 50,000 rows. One reader makes fresh choices on `{_PAGE}`, "
        f"{_PAUSE:g} s apart, while in the import's own process (`data/importing/worker.py`, which "
        "the page starts as well) a file is checked over and over: CSV with "
        f"{ROWS_OF_CSV:,} rows, a workbook with {ROWS_OF_WORKBOOK:,}, an awkward workbook with "
        f"{ROWS_OF_AWKWARD:,} ({SHEETS} other sheets, {MERGES:,} merged ranges below the data, a "
        f"stray cell in row {LAST_CELL[0] + 1:,}). All take turns, so that they meet the same "
        "machine.",
    )
    store = run.store("5e4")
    times: dict[str, list[float]] = {
        "nothing": [], "CSV": [], "workbook": [], "awkward workbook": [],
    }  # fmt: skip
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
    folders = {name: place / name for name in ("CSV", "workbook", "awkward workbook")}
    for folder in folders.values():
        shutil.copytree(DELIVERED, folder)
    table = folders["CSV"] / "Kontakte.csv"
    tell("beside an import: writing the files")
    write_outreach(read_pointer(run.sample()).path, table, ROWS_OF_CSV)
    with duckdb.connect() as connection:
        rows = connection.execute(
            "FROM read_csv($file, header = false, all_varchar = true, delim = ';') LIMIT $rows",
            {"file": str(table), "rows": ROWS_OF_WORKBOOK + 1},
        ).fetchall()
    with _book(folders["workbook"]) as book:
        _write(book, rows)
    with _book(folders["awkward workbook"]) as book:
        page = _write(book, rows[: ROWS_OF_AWKWARD + 1])
        for index in range(MERGES):
            page.merge_range(ROWS_OF_AWKWARD + 10 + index, 0, ROWS_OF_AWKWARD + 10 + index, 9, "")
        page.write_blank(*LAST_CELL, None, book.add_format({"bold": True}))
        for index in range(SHEETS):
            book.add_worksheet(f"Notizen {index + 1}").write(0, 0, "Notiz")
    return folders


def _book(folder: Path) -> xlsxwriter.Workbook:
    return xlsxwriter.Workbook(str(folder / "Kontakte.xlsx"), {"constant_memory": True})


def _write(book: xlsxwriter.Workbook, rows: list[tuple[str | None, ...]]) -> Worksheet:
    page = book.add_worksheet("Kontakte")
    for index, row in enumerate(rows):
        page.write_row(index, 0, [_cell(cell) for cell in row])
    return page


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
