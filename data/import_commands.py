"""`python -m data import` and `forms`: files and returns come in, report forms go out."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from data.collection.command import make_forms, take_returns
from data.collection.returns import returns_among, standing_lines, write_report
from data.collection.standing import Standing
from data.importing import ImportOutcome, ImportRejectedError, import_paths, report
from data.importing.findings import Finding, count_errors
from data.importing.marking import can_be_marked
from data.importing.report_forms import Workbooks
from data.language import says, written_count
from data.official.beside import names_of, tables_beside, take
from data.terminal import print_lines, watched
from data.writer import writing


def import_files(folder: Path, options: argparse.Namespace) -> None:
    """Import or check files and print every finding; returns of projects, project by project."""
    returns, workbooks = returns_among(options.paths)
    if returns:
        _take_returns(folder, options, returns, workbooks)
        return
    try:
        with watched() as progress:
            outcome = import_paths(
                folder, options.paths, check_only=options.check, replace=options.replace,
                report_folder=options.report, progress=progress, workbooks=workbooks,
            )  # fmt: skip
    except ImportRejectedError as error:
        print_lines(report.finding_lines(error.findings))
        print_lines(refusal(error))
        raise
    tables = tables_beside(options.paths, outcome.not_read)
    of_tables = {name for path in tables for name in names_of(path)}
    told = (one for one in outcome.findings if not _is_of_table(one, of_tables))
    print_lines(report.finding_lines(tuple(told)))
    others = tuple(name for name in outcome.not_read if name not in of_tables)
    print_lines(acceptance(replace(outcome, not_read=others)))
    if tables and not options.check:
        print_lines(take(folder, tables))


def _is_of_table(finding: Finding, files: set[str]) -> bool:
    """The import knew no sheet of a file that is an official table."""
    is_unknown = finding.kind in ("unknown-sheet", "unsupported-file")
    return is_unknown and finding.file in files


def _take_returns(
    folder: Path, options: argparse.Namespace, returns: dict[Path, str], workbooks: Workbooks
) -> None:
    """Check the returns each for itself, report who is where, and import what may be."""
    first = options.paths[0].resolve()
    beside = first if first.is_dir() else first.parent
    place = options.report or beside.with_name(beside.name + says("-Ruecklauf", "-returns"))

    def told(found: tuple[Standing, ...]) -> None:
        with writing(place):
            table, mails = write_report(place, found)
        print_lines(standing_lines(found))
        print_lines([says(f"Übersicht: {table}", f"Overview: {table}")])
        print_lines([says(f"Texte für die Antworten: {mails}", f"Texts for the answers: {mails}")])

    try:
        with watched() as progress:
            outcome = take_returns(
                folder, options.paths, returns, check_only=options.check,
                take_good=options.take_good, report_folder=place, today=_today(),
                progress=progress, told=told, workbooks=workbooks,
            )  # fmt: skip
    except ImportRejectedError as error:
        print_lines(report.finding_lines(error.findings))
        print_lines(refusal(error))
        if not options.take_good:
            print_lines([says(
                "Die fehlerfreien Meldungen schon jetzt einlesen: --take-good.",
                "To import the returns without errors now: --take-good.",
            )])  # fmt: skip
        raise
    print_lines(report.finding_lines(outcome.findings))
    print_lines(acceptance(outcome))


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def forms(folder: Path, options: argparse.Namespace) -> None:
    """Write a report form for every approved project."""
    with writing(options.folder):
        paths = make_forms(folder, options.folder, _today())
    count = written_count(len(paths))
    print_lines([says(
        f"Meldebögen geschrieben: {count} ({options.folder})",
        f"Report forms written: {count} ({options.folder})",
    )])  # fmt: skip


def refusal(error: ImportRejectedError) -> Iterator[str]:
    """What a refused delivery is told in the end."""
    count = written_count(count_errors(error.findings))
    yield ""
    yield says(
        f"Abgelehnt: {count} Fehler. Geändert wurde nichts.",
        f"Refused: {count} {'error' if count == '1' else 'errors'}. Nothing has changed.",
    )
    for path in error.marked_copies:
        yield says(f"Markierte Kopie: {path}", f"Marked copy: {path}")
    if not error.marked_copies and any(map(can_be_marked, error.findings)):
        yield says(
            "Eine markierte Kopie ließ sich hier nicht schreiben; --report ORDNER legt sie "
            "woanders hin.",
            "A marked copy could not be written here; --report FOLDER puts it elsewhere.",
        )


def acceptance(outcome: ImportOutcome) -> Iterator[str]:
    """What an accepted delivery led to."""
    yield ""
    yield from report.table_lines(outcome.tables)
    if outcome.changes:
        yield says("Änderungen:", "Changes:")
        yield from report.change_lines(outcome.changes, outcome.change_counts)
    if outcome.not_read:
        names = ", ".join(outcome.not_read)
        yield says(
            f"Nicht gelesen, weil nichts darin zu erkennen war: {names}",
            f"Not read, because nothing in it was recognised: {names}",
        )
    for path in outcome.marked_copies:
        yield says(f"Markierte Kopie: {path}", f"Marked copy: {path}")
    if outcome.version is None:
        yield says("Geprüft, nichts geändert.", "Checked, nothing changed.")
    else:
        yield says(f"Importiert: {outcome.version}", f"Imported: {outcome.version}")
