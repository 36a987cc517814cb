"""Returns of many projects at once: each for itself, and one report of who is where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from data.collection.projects import Project
from data.importing.delivery import MARKED_SUFFIX
from data.importing.findings import ERROR, WARNING, Finding
from data.importing.grids import FileRefusedError
from data.importing.report_forms import Workbooks, opened
from data.importing.workbooks import SUFFIXES
from data.language import says, written_month

RECEIVED, FAULTY, MISSING, OVERDUE, COMPLETE = (
    "received", "faulty", "missing", "overdue", "complete",
)  # fmt: skip

_LARGEST_FORM = 2 * 1024**2
"""Bytes; a form has some 12,000. Larger workbooks are no form and not opened to look for its id."""


@dataclass(frozen=True)
class Standing:
    """Where one project stands: its return, what is wrong with it, the months it still owes."""

    case_number: str
    title: str
    state: str
    files: tuple[str, ...] = ()
    copies: tuple[Path, ...] = ()
    faults: tuple[Finding, ...] = ()
    due: tuple[str, ...] = ()


def returns_among(paths: Iterable[Path]) -> tuple[dict[Path, str], Workbooks]:
    """Report forms among files and folders, with the case number each carries.

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
                    continue
                workbooks[file.resolve()] = book
                if book.project:
                    found[file] = book.project
    return found, workbooks


def is_faulty(file: str, findings: Iterable[Finding], *, is_one_of_several: bool) -> bool:
    """Whether a return has errors, or counts beside another return of its project."""
    return any(
        finding.file == file
        and (
            finding.severity == ERROR or (is_one_of_several and finding.kind == "counted-in-parts")
        )
        for finding in findings
    )


def standings(
    projects: Iterable[Project], returns: dict[Path, str], findings: tuple[Finding, ...],
    copies: tuple[Path, ...], today: dt.date,
) -> tuple[Standing, ...]:  # fmt: skip
    """Every approved project: received, faulty, missing, overdue, or nothing owed."""
    latest = f"{dt.date(today.year, today.month, 1) - dt.timedelta(days=1):%Y-%m}"
    found = []
    for project in projects:
        files = [path for path, case in returns.items() if case == project.case_number]
        faulty = [p for p in files if is_faulty(p.name, findings, is_one_of_several=len(files) > 1)]
        names = {path.name for path in faulty}
        faults = tuple(f for f in findings if f.file in names and f.severity in (ERROR, WARNING))
        stems = {f"{path.stem}{MARKED_SUFFIX}" for path in faulty}
        marked = tuple(copy for copy in copies if copy.stem in stems)
        if faulty:
            state = FAULTY
        elif files:
            state = RECEIVED
        elif any(month < latest for month in project.due):
            state = OVERDUE
        else:
            state = MISSING if project.due else COMPLETE
        found.append(
            Standing(
                project.case_number, project.title, state, tuple(path.name for path in files),
                marked, faults, project.due,
            )
        )  # fmt: skip
    return tuple(found)


def error_count(row: Standing) -> int:
    """What is to be corrected in a project's returns."""
    return sum(
        fault.count
        for fault in row.faults
        if fault.severity == ERROR or fault.kind == "counted-in-parts"
    )


def state_words() -> dict[str, str]:
    """What each state is called, what needs work first."""
    return {
        FAULTY: says("fehlerhaft", "faulty"),
        OVERDUE: says("überfällig", "overdue"),
        MISSING: says("fehlt", "missing"),
        RECEIVED: says("eingegangen", "received"),
        COMPLETE: says("nichts offen", "nothing due"),
    }


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


def due_text(months: Iterable[str]) -> str:
    """Months without a report, as forms write them."""
    return ", ".join(written_month(month) for month in months)


def _beside(row: Standing) -> str:
    if row.state == FAULTY:
        errors = error_count(row)
        return says(f" · Fehler: {errors}", f" · errors: {errors}") + "".join(
            f" · {copy.name}" for copy in row.copies
        )
    if row.state in (MISSING, OVERDUE):
        return " · " + due_text(row.due[-6:]) + (" …" if len(row.due) > 6 else "")
    return " · " + ", ".join(row.files)


def mail_text(found: Iterable[Standing]) -> str:
    """One answer per project whose return is faulty or owed, ready to be sent."""
    parts = []
    for row in found:
        if row.state in (RECEIVED, COMPLETE):
            continue
        lines = [f"{row.case_number} · {row.title}", ""]
        if row.state == FAULTY:
            lines += _to_correct(row)
        else:
            lines.append(_still_owed(row))
        parts.append("\n".join(lines))
    return ("\n\n" + "-" * 60 + "\n\n").join(parts) + "\n"


def _to_correct(row: Standing) -> list[str]:
    listed = [
        f"- {fault.sheet} {fault.cell}: {fault.rule} {fault.advice}"
        for fault in row.faults
        if fault.severity == ERROR or fault.kind == "counted-in-parts"
    ]
    if len(listed) == 1:
        head = says(
            "in Ihrem Meldebogen ist diese Stelle zu berichtigen:",
            "in your report form this place needs correction:",
        )
    else:
        head = says(
            "in Ihrem Meldebogen sind diese Stellen zu berichtigen:",
            "in your report form these places need correction:",
        )
    return [head, *listed]


def _still_owed(row: Standing) -> str:
    months = due_text(row.due)
    if len(row.due) == 1:
        return says(
            f"es fehlt noch Ihre Meldung für {months}.",
            f"your report is still missing for {months}.",
        )
    return says(
        f"es fehlen noch Ihre Meldungen für: {months}",
        f"your reports are still missing for: {months}",
    )


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
        page.set_column(0, 5, 24)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, heads, bold)
        for index, row in enumerate(found, start=1):
            errors = error_count(row)
            cells = (
                row.case_number, row.title, state_words()[row.state], ", ".join(row.files), errors,
                due_text(row.due),
            )  # fmt: skip
            page.write_row(index, 0, cells)
        page.autofilter(0, 0, len(found), len(heads) - 1)
    return table, mails
