"""From the paths somebody named to raw rows in the database: every sheet found, every line judged.

A line is data, blank, a total, or the header once more. Cells stay as they were delivered; what they
mean is `cleaning`'s business.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data import contracts
from data.contracts import Sheet
from data.importing import headers, workbooks
from data.importing.cells import column_letters, shown, split
from data.importing.csv_files import read_csv_file
from data.importing.findings import ERROR, MENDED, WARNING, Findings, Place
from data.importing.folding import fold, fold_name
from data.importing.grids import FileRefusedError, Grid
from data.importing.headers import Header

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
MARKED_SUFFIX = "-markiert"
"""What the name of a marked copy ends in, so that a folder's next import leaves it aside."""

_TOTALS = ("summe", "gesamt", "insgesamt", "total", "zwischensumme", "gesamtsumme", "sum", "alle")
_TICK = 20_000

Progress = Callable[[str, int, int], None]
"""Told what is being done, how far it is and how far it goes (0: not known)."""


@dataclass(frozen=True)
class Delivery:
    """One sheet of one file, recognised; its raw rows wait in `raw_path`."""

    file_id: int
    grid: Grid
    sheet: Sheet
    header: Header
    rows: int
    sha256: str
    raw_path: Path

    @property
    def title(self) -> str:
        """The sheet as the reader of a report knows it."""
        return self.grid.title or self.sheet.german

    def place(self, column: str, row: int) -> Place:
        """Where a value of that column and row stands in the file."""
        letter = self.header.letter(column) or "A"
        return Place(self.grid.file, self.title, f"{letter}{row}")


def collect_files(paths: Iterable[Path], findings: Findings) -> list[tuple[Path, str]]:
    """The files to read, each once, with the name that reports use; in the order of their names."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(entry for entry in path.iterdir() if entry.is_file())
            for entry in inside:
                if _is_readable(entry) and not entry.name.startswith((".", "~$")):
                    found.setdefault(entry.resolve(), entry.name)
        elif not path.is_file():
            place = Place(path.name)
            findings.add(ERROR, "unreadable-file", place, str(path), reason="not found")
        elif not _is_readable(path):
            findings.add(ERROR, "unsupported-file", Place(path.name), path.suffix)
        else:
            found.setdefault(path.resolve(), path.name)
    chosen = []
    for path, name in sorted(found.items(), key=lambda entry: (entry[1], entry[0])):
        if path.stem.endswith(MARKED_SUFFIX):
            findings.add(WARNING, "skipped-copy", Place(name))
        else:
            chosen.append((path, name))
    if not chosen and not findings.has_errors:
        findings.add(ERROR, "no-files", Place())
    return chosen


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in (*workbooks.SUFFIXES, *CSV_SUFFIXES)


def read_deliveries(
    files: Iterable[tuple[Path, str]], folder: Path, findings: Findings, progress: Progress
) -> list[Delivery]:
    """Every sheet that was recognised and holds rows, written to `folder` as raw lines."""
    deliveries: list[Delivery] = []
    for path, name in files:
        try:
            checksum = _sha256(path)
            for grid in _grids(path, name):
                delivery = _read_sheet(grid, len(deliveries) + 1, checksum, folder, findings, progress)
                if delivery is not None:
                    deliveries.append(delivery)
        except FileRefusedError as error:
            findings.add(ERROR, error.kind, Place(name), **error.words)
        except OSError as error:
            findings.add(
                ERROR, "unreadable-file", Place(name), reason=error.strerror or str(error)
            )
    return deliveries


def _grids(path: Path, name: str) -> list[Grid]:
    if path.suffix.lower() in workbooks.SUFFIXES:
        return workbooks.read_workbook(path, name)
    return [read_csv_file(path, name, headers.known_headers())]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_sheet(  # noqa: PLR0913 - one call site; these are the import's own surroundings
    grid: Grid, file_id: int, checksum: str, folder: Path, findings: Findings, progress: Progress
) -> Delivery | None:
    sheet = headers.recognise(grid, findings)
    if sheet is None:
        return None
    header = headers.find_header(grid, sheet, findings)
    if header is None:
        return None
    raw_path = folder / f"{sheet.name}-{file_id}.csv"
    data_rows: set[int] = set()
    lines = _data_lines(grid, sheet, header, findings, data_rows)
    count = _write_raw(lines, header, raw_path, f"{grid.file} {grid.title}".strip(),
                       grid.row_estimate, progress)  # fmt: skip
    if count == 0:
        findings.add(WARNING, "empty-sheet", Place(grid.file, grid.title or sheet.german))
        return None
    delivery = Delivery(file_id, grid, sheet, header, count, checksum, raw_path)
    _note_oddities(delivery, data_rows, findings)
    return delivery


def _data_lines(
    grid: Grid, sheet: Sheet, header: Header, findings: Findings, hidden: set[int]
) -> Iterator[tuple[int, list[str]]]:
    """The lines below the header that are data; `hidden` collects those that are hidden."""
    places = header.places
    required = [places[c.name] for c in sheet.columns if c.is_required and c.name in places]
    key = required[0] if required else min(places.values())
    width, used = header.width, max(places.values()) + 1
    title = grid.title or sheet.german
    ordinary: dict[str, bool] = {}
    for number, cells in grid.rows():
        if number <= header.row:
            continue
        if len(cells) != width:
            if len(cells) < used:
                cells = cells + [""] * (used - len(cells))
            elif grid.is_csv and len(cells) > width and any(c.strip() for c in cells[width:]):
                place = Place(grid.file, title, f"{column_letters(width)}{number}")
                findings.add(ERROR, "surplus-cells", place, " ".join(cells[width:]))
        first = cells[key]
        if first not in ordinary:
            ordinary[first] = bool(first.strip()) and not _looks_odd(first, header, key)
        if not ordinary[first]:
            kind = _kind_of_line(cells, header, required)
            if kind:
                if kind != "blank":
                    findings.add(MENDED, kind, Place(grid.file, title, f"A{number}"), shown(first))
                continue
        if number in grid.hidden_rows:
            hidden.add(number)
        yield number, cells


def _looks_odd(cell: str, header: Header, key: int) -> bool:
    text = shown(cell)
    return _is_total(text) or fold_name(text) == header.texts[key]


def _is_total(text: str) -> bool:
    words = fold(text).replace(":", " ").split()
    return bool(words) and words[0] in _TOTALS


def _kind_of_line(cells: list[str], header: Header, required: list[int]) -> str:
    """`blank`, `total-line`, `repeated-header`, or nothing for a line of data."""
    filled = [index for index, cell in enumerate(cells) if shown(cell).strip() or split(cell)[0]]
    if not filled:
        return "blank"
    if sum(fold_name(cells[index]) == header.texts[index] for index in filled
           if index < len(header.texts)) >= max(2, len(filled) - 1):  # fmt: skip
        return "repeated-header"
    lacks_required = any(index not in filled for index in required)
    if lacks_required and any(_is_total(shown(cells[index])) for index in filled):
        return "total-line"
    return ""


def _write_raw(  # noqa: PLR0913 - see above
    lines: Iterable[tuple[int, list[str]]], header: Header, path: Path, label: str,
    estimate: int, progress: Progress,
) -> int:  # fmt: skip
    """Write row number and the columns of the sheet; gives how many rows."""
    places = list(header.places.values())
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, cells in lines:
            writer.writerow([number, *[cells[place] for place in places]])
            count += 1
            if count % _TICK == 0:
                progress(label, count, estimate)
    progress(label, count, count)
    return count


def _note_oddities(delivery: Delivery, hidden: set[int], findings: Findings) -> None:
    grid, title = delivery.grid, delivery.title
    if hidden:
        rows = sorted(hidden)
        findings.add(
            WARNING, "hidden-rows", Place(grid.file, title, f"A{rows[0]}"),
            count=len(rows), rows=_ranges(rows),
        )  # fmt: skip
    if grid.formula_count:
        findings.add(
            MENDED, "formula-value", Place(grid.file, title, grid.first_formula),
            count=grid.formula_count,
        )  # fmt: skip
    if grid.encoding:
        findings.add(MENDED, "encoding", Place(grid.file, title), encoding=grid.encoding)


def _ranges(rows: list[int]) -> str:
    """3–5, 9, 12–13 …"""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    texts = [f"{a}" if a == b else f"{a}–{b}" for a, b in runs]
    return ", ".join(texts[:20]) + (" …" if len(texts) > 20 else "")


def sheets_delivered(deliveries: Iterable[Delivery]) -> list[Sheet]:
    """The sheets that were delivered, in the order of the contracts."""
    names = {delivery.sheet.name for delivery in deliveries}
    return [sheet for sheet in contracts.sheets().values() if sheet.name in names]
