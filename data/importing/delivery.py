"""From the paths somebody named to the sheets that were recognised in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from data import contracts
from data.contracts import Sheet
from data.importing import headers, sheet_names
from data.importing.cells import counted_from_1900
from data.importing.csv_files import read_csv_file
from data.importing.findings import ERROR, WARNING, Findings, Place
from data.importing.grids import FileRefusedError, Grid, Row
from data.importing.headers import Header
from data.importing.report_forms import Opened, Workbooks, opened
from data.importing.wide import as_long, place_in_wide
from data.importing.workbooks import SUFFIXES

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
OTHER_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".fods", ".numbers")
"""Tables we do not read: named when they lie in a folder, while letters and pictures are not."""
MARKED_SUFFIX = "-markiert"
"""What the name of a marked copy ends in, so that a folder's next import leaves it aside."""


@dataclass(frozen=True)
class Delivery:
    """One sheet of one file, recognised, with its header."""

    file_id: int
    grid: Grid
    sheet: Sheet
    header: Header
    sha256: str
    is_wide: bool = False

    project: str = ""
    """The case number of the report form that this is a sheet of."""

    @property
    def title(self) -> str:
        """The sheet as the reader of a report knows it."""
        return self.grid.title or self.sheet.german

    def place(self, column: str, row: int) -> Place:
        """Where a value of that column and row stands in the file."""
        if self.is_wide:
            return Place(self.grid.file, self.title, place_in_wide(self.header.row, column, row))
        letter = self.header.letter(column) or "A"
        return Place(self.grid.file, self.title, f"{letter}{row}")


def collect_files(paths: Iterable[Path], findings: Findings) -> list[tuple[Path, str]]:
    """The files to read, each once, with the name that reports use; in the order of their names."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            found = _inside(path, findings) | found
        elif not path.is_file():
            place = Place(path.name)
            findings.add(ERROR, "missing-file", place, str(path))
        elif not _is_readable(path):
            findings.add(ERROR, "unsupported-file", Place(path.name), path.suffix)
        else:
            found.setdefault(path.resolve(), path.name)
    counts = Counter(found.values())
    chosen = []
    for path, short in sorted(found.items(), key=lambda entry: (entry[1], entry[0])):
        name = short if counts[short] == 1 else f"{path.parent.name}/{short}"
        if path.stem.endswith(MARKED_SUFFIX):
            findings.add(WARNING, "skipped-copy", Place(name))
        else:
            chosen.append((path, name))
    if not chosen and not findings.has_errors:
        findings.add(ERROR, "no-files", Place())
    return chosen


def _inside(folder: Path, findings: Findings) -> dict[Path, str]:
    files: dict[Path, str] = {}
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "~$", "__MACOSX")):
            continue
        if entry.is_dir() and any(_is_readable(path) for path in entry.rglob("*")):
            findings.add(WARNING, "subfolder", Place(entry.name))
        if not entry.is_file():
            continue
        if _is_readable(entry):
            files.setdefault(entry.resolve(), entry.name)
        elif entry.suffix.lower() in OTHER_SUFFIXES:
            findings.add(WARNING, "unsupported-file", Place(entry.name), entry.suffix)
    return files


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in (*SUFFIXES, *CSV_SUFFIXES)


def find_deliveries(
    files: Iterable[tuple[Path, str]], folder: Path, findings: Findings,
    workbooks: Workbooks | None = None,
) -> list[Delivery]:  # fmt: skip
    """Every sheet that was recognised and has a header; `folder` takes what must be rewritten.

    What stands in `workbooks` is not opened once more.
    """
    deliveries: list[Delivery] = []
    for path, name in files:
        try:
            told = (workbooks or {}).get(path)
            book = told.named(name) if told else _opened(path, name, folder)
            grids, project = book.grids, book.project
            checksum = _sha256(path)
            taken = frozenset(filter(None, (sheet_names.named_plainly(g.title) for g in grids)))
            for found in grids:
                indicator = sheet_names.wide_indicator(found)
                grid = as_long(found, indicator, findings) if indicator else found
                if grid is None:
                    continue
                sheet = (
                    contracts.sheets()["indicators"] if indicator
                    else sheet_names.recognise(grid, findings, taken)
                )  # fmt: skip
                header = headers.find_header(grid, sheet, findings) if sheet else None
                if sheet and header:
                    if grid.is_hidden:
                        findings.add(WARNING, "hidden-sheet", Place(grid.file, grid.title))
                    counted = _counted_from_1900(grid, sheet, header)
                    number = len(deliveries) + 1
                    is_wide = indicator is not None
                    deliveries.append(
                        Delivery(number, counted, sheet, header, checksum, is_wide, project)
                    )
        except FileRefusedError as error:
            findings.add_unread(error.kind, Place(name), **error.words)
        except PermissionError:
            findings.add_unread("no-right-to-read", Place(name))
    return deliveries


def _counted_from_1900(grid: Grid, sheet: Sheet, header: Header) -> Grid:
    """The grid with plain numbers that mean days as if they counted like everywhere else."""
    if not grid.is_1904:
        return grid
    types = {column.name: column.type for column in sheet.columns}
    days = [i for name, i in header.places.items() if types[name] in ("date", "month", "year")]
    return replace(grid, rows=partial(_shifted, grid, days))


def _shifted(grid: Grid, days: list[int]) -> Iterator[Row]:
    for number, cells in grid.rows():
        for index in days:
            if index < len(cells):
                cells[index] = counted_from_1900(cells[index])
        yield number, cells


def _opened(path: Path, name: str, folder: Path) -> Opened:
    if path.suffix.lower() in SUFFIXES:
        return opened(path, name)
    return Opened((read_csv_file(path, name, headers.known_headers(), folder),), "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sheets_delivered(deliveries: Iterable[Delivery]) -> list[Sheet]:
    """The sheets that were delivered, in the order of the contracts."""
    names = {delivery.sheet.name for delivery in deliveries}
    return [sheet for sheet in contracts.sheets().values() if sheet.name in names]
