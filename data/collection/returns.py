"""Returns of many projects at once: each for itself, and one report of who is where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter

from data.collection.mails import mail_text
from data.collection.paper import lay_out, row_height
from data.collection.projects import Project
from data.collection.standing import (
    COMPLETE,
    FAULTY,
    MISSING,
    OVERDUE,
    RECEIVED,
    Standing,
    due_text,
    error_count,
    state_words,
)
from data.contracts import sheets
from data.importing.cleaning import read_cell
from data.importing.delivery import MARKED_SUFFIX
from data.importing.findings import ERROR, WARNING, Finding, Findings
from data.importing.grids import FileRefusedError
from data.importing.headers import find_header
from data.importing.report_forms import Opened, Workbooks, opened
from data.importing.sheet_names import named_plainly
from data.importing.workbooks import SUFFIXES
from data.language import says

_LARGEST_FORM = 2 * 1024**2
"""Bytes; a form has some 12,000. Larger workbooks are no form and not opened to look for its id."""

_FORM_NAME = re.compile(r"(?:Meldebogen|Report_form)_(?P<case>[^\s()]+)")
"""As `data.collection.forms` names them, whatever was added later in brackets or after a blank."""
_WIDTHS = (16, 46, 13, 46, 8, 40)
_CELL = {"text_wrap": True, "valign": "top"}


def returns_among(paths: Iterable[Path]) -> tuple[dict[Path, str], Workbooks]:
    """Report forms among files and folders, with the case number each carries.

    One that cannot be opened is known by its name, so that it waits and the others need not.
    Beside them every workbook that was opened to find out, so that the import opens none again.
    """
    found: dict[Path, str] = {}
    workbooks: Workbooks = {}
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if not file.is_file() or file.stat().st_size > _LARGEST_FORM:
                continue
            if file.suffix.lower() in SUFFIXES and not file.name.startswith("~$"):
                try:
                    book = opened(file, file.name)
                except (FileRefusedError, OSError):
                    if case := case_named(file):
                        found[file] = case
                    continue
                workbooks[file.resolve()] = book
                if book.project:
                    found[file] = book.project
    return found, workbooks


def case_named(file: Path) -> str:
    """The case number that the file of a form is named after; "" for any other file."""
    named = _FORM_NAME.search(file.stem)
    return named["case"] if named else ""


def is_faulty(file: str, findings: Iterable[Finding], *, is_one_of_several: bool) -> bool:
    """Whether a return has errors, or counts beside another return of its project."""
    return any(
        finding.file == file
        and (
            finding.severity == ERROR or (is_one_of_several and finding.kind == "counted-in-parts")
        )
        for finding in findings
    )


def months_in(book: Opened) -> frozenset[str]:
    """The months that the rows of a report form are about."""
    months: set[str] = set()
    for grid in book.grids:
        sheet = sheets().get(named_plainly(grid.title))
        if sheet is None or not sheet.is_monthly:
            continue
        header = find_header(grid, sheet, Findings())
        place = header.places.get("month") if header else None
        for number, cells in grid.rows():
            if header and place is not None and number > header.row and place < len(cells):
                months.add(read_cell(cells[place], sheet.column("month")).value or "")
    return frozenset(months - {""})


def standings(
    projects: Iterable[Project], returns: dict[Path, str], findings: tuple[Finding, ...],
    copies: tuple[Path, ...], today: dt.date, reported: dict[Path, frozenset[str]],
) -> tuple[Standing, ...]:  # fmt: skip
    """Every approved project: received, faulty, missing, overdue, or nothing owed.

    What is `reported` in returns without faults is no longer due.
    """
    latest = f"{dt.date(today.year, today.month, 1) - dt.timedelta(days=1):%Y-%m}"
    found = []
    for project in projects:
        files = [path for path, case in returns.items() if case == project.case_number]
        faulty = [p for p in files if is_faulty(p.name, findings, is_one_of_several=len(files) > 1)]
        names = {path.name for path in faulty}
        faults = tuple(f for f in findings if f.file in names and f.severity in (ERROR, WARNING))
        stems = {f"{path.stem}{MARKED_SUFFIX}" for path in faulty}
        marked = tuple(copy for copy in copies if copy.stem in stems)
        good = [path for path in files if path not in faulty]
        told = frozenset().union(*(reported.get(path, ()) for path in good))
        due = tuple(month for month in project.due if month not in told)
        if faulty:
            state = FAULTY
        elif any(reported.get(path, {""}) for path in good):
            state = RECEIVED
        elif any(month < latest for month in due):
            state = OVERDUE
        else:
            state = MISSING if due else COMPLETE
        found.append(
            Standing(
                project.case_number, project.title, state, tuple(path.name for path in files),
                marked, faults, due,
            )
        )  # fmt: skip
    return tuple(found)


def standing_lines(found: Iterable[Standing]) -> Iterator[str]:
    """The report on the screen: what needs work first."""
    listed = list(found)
    for state, word in state_words().items():
        rows = [row for row in listed if row.state == state]
        yield f"{word}: {len(rows)}"
        if state == COMPLETE:
            continue
        for row in rows:
            yield f"  {row.case_number} · {row.title}{_beside(row)}"


def _beside(row: Standing) -> str:
    if row.state == FAULTY:
        errors = error_count(row)
        return says(f" · Fehler: {errors}", f" · errors: {errors}") + "".join(
            f" · {copy.name}" for copy in row.copies
        )
    if row.state in (MISSING, OVERDUE):
        empty = says(" · leer: ", " · empty: ") + ", ".join(row.files) if row.files else ""
        return " · " + ("… " if len(row.due) > 6 else "") + due_text(row.due[-6:]) + empty
    return " · " + ", ".join(row.files)


def write_report(folder: Path, found: tuple[Standing, ...]) -> tuple[Path, Path]:
    """The report as a workbook and the texts of the answering mails; gives both paths.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = says("Ruecklauf", "returns")
    table, mails = folder / f"{name}.xlsx", folder / f"{name}.txt"
    mails.write_text(mail_text(found), encoding="utf-8")
    heads = (
        says("Aktenzeichen", "Case number"), says("Projekt", "Project"), says("Stand", "State"),
        says("Dateien", "Files"), says("Fehler", "Errors"), says("Offene Monate", "Months due"),
    )  # fmt: skip
    with xlsxwriter.Workbook(
        str(table), {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        page = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width, book.add_format(_CELL))
        page.freeze_panes(1, 0)
        lay_out(page)
        page.write_row(0, 0, heads, bold)
        for index, row in enumerate(found, start=1):
            errors = error_count(row)
            cells = (
                row.case_number, row.title, state_words()[row.state], ", ".join(row.files), errors,
                due_text(row.due),
            )  # fmt: skip
            page.set_row(index, row_height(zip(map(str, cells), _WIDTHS, strict=True)))
            page.write_row(index, 0, cells)
        page.autofilter(0, 0, len(found), len(heads) - 1)
    return table, mails
