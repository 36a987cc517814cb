"""What each data command does and prints."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from data import facts, keeping, versions
from data.collection.command import make_forms, take_returns
from data.collection.returns import Standing, returns_among, standing_lines, write_report
from data.importing import ImportOutcome, ImportRejectedError, build_sample, import_paths, report
from data.importing.findings import LISTED_PER_KIND, count_errors
from data.importing.lines import Progress as Told
from data.importing.marking import can_be_marked
from data.importing.template import write_template
from data.importing.upgrading import upgrade_store
from data.language import says, written_count
from data.store import SCHEMA_VERSION
from data.writer import write_lock, writing


class CommandError(Exception):
    """A command cannot be run as asked; the message says what to do."""


def _print(lines: Iterable[str]) -> None:
    """Line by line; whoever reads them may stop (`| head`) without stopping the command."""
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end


@contextlib.contextmanager
def _watched() -> Iterator[Told]:
    """Progress on the terminal's error stream, so that the report itself can be piped."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(), console=Console(stderr=True), transient=True,
    )  # fmt: skip
    tasks: dict[str, TaskID] = {}

    def told(label: str, done: int, total: int) -> None:
        if label not in tasks:
            tasks[label] = bar.add_task(label, total=total or None)
        bar.update(tasks[label], completed=done, total=total or None)

    with bar:
        yield told


def sample(folder: Path, options: argparse.Namespace) -> None:
    """Build the sample store; not over data of one's own unless asked to."""
    if not options.replace and _holds_own_data(folder):
        raise CommandError(
            says(
                "Hier liegen eigene Daten. Mit --replace werden die Beispieldaten trotzdem "
                "gezeigt; `python -m data rollback` holt die eigenen zurück.",
                "There are data of your own here. With --replace the sample is shown all the same; "
                "`python -m data rollback` brings your own back.",
            )
        )
    with _watched() as progress:
        outcome = build_sample(folder, progress)
    _print(report.table_lines(outcome.tables))
    _print([says(f"Beispieldaten angelegt: {outcome.version}", f"Sample: {outcome.version}")])


def _holds_own_data(folder: Path) -> bool:
    try:
        return _meta(versions.read_pointer(folder)).get("sample") == "false"
    except versions.NoVersionError:
        return False


def import_files(folder: Path, options: argparse.Namespace) -> None:
    """Import or check files and print every finding; returns of projects, project by project."""
    if returns := returns_among(options.paths):
        _take_returns(folder, options, returns)
        return
    try:
        with _watched() as progress:
            outcome = import_paths(
                folder, options.paths, check_only=options.check, replace=options.replace,
                report_folder=options.report, progress=progress,
            )  # fmt: skip
    except ImportRejectedError as error:
        _print(report.finding_lines(error.findings))
        _print(_refusal(error))
        raise
    _print(report.finding_lines(outcome.findings))
    _print(_acceptance(outcome))


def _take_returns(folder: Path, options: argparse.Namespace, returns: dict[Path, str]) -> None:
    """Check the returns each for itself, report who is where, and import what may be."""
    first = options.paths[0].resolve()
    beside = first if first.is_dir() else first.parent
    place = options.report or beside.with_name(beside.name + says("-Ruecklauf", "-returns"))

    def told(found: tuple[Standing, ...]) -> None:
        with writing(place):
            table, mails = write_report(place, found)
        _print(standing_lines(found))
        _print([says(f"Übersicht: {table}", f"Overview: {table}")])
        _print([says(f"Texte für die Antworten: {mails}", f"Texts for the answers: {mails}")])

    try:
        with _watched() as progress:
            outcome = take_returns(
                folder, options.paths, returns, check_only=options.check,
                take_good=options.take_good, report_folder=place, today=_today(),
                progress=progress, told=told,
            )  # fmt: skip
    except ImportRejectedError as error:
        _print(report.finding_lines(error.findings))
        _print(_refusal(error))
        if not options.take_good:
            _print([says(
                "Die fehlerfreien Meldungen schon jetzt einlesen: --take-good.",
                "To import the returns without errors now: --take-good.",
            )])  # fmt: skip
        raise
    _print(_acceptance(outcome))


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def forms(folder: Path, options: argparse.Namespace) -> None:
    """Write a report form for every approved project."""
    with writing(options.folder):
        paths = make_forms(folder, options.folder, _today())
    count = written_count(len(paths))
    _print([says(
        f"Meldebögen geschrieben: {count} ({options.folder})",
        f"Report forms written: {count} ({options.folder})",
    )])  # fmt: skip


def _refusal(error: ImportRejectedError) -> Iterator[str]:
    count = written_count(count_errors(error.findings))
    yield ""
    yield says(
        f"Abgelehnt: {count} Fehler. Geändert wurde nichts.",
        f"Refused: {count} errors. Nothing has changed.",
    )
    for path in error.marked_copies:
        yield says(f"Markierte Kopie: {path}", f"Marked copy: {path}")
    if not error.marked_copies and any(map(can_be_marked, error.findings)):
        yield says(
            "Eine markierte Kopie ließ sich hier nicht schreiben; --report ORDNER legt sie "
            "woanders hin.",
            "A marked copy could not be written here; --report FOLDER puts it elsewhere.",
        )


def _acceptance(outcome: ImportOutcome) -> Iterator[str]:
    yield ""
    yield from report.table_lines(outcome.tables)
    if outcome.changes:
        yield says("Änderungen:", "Changes:")
        yield from report.change_lines(outcome.changes)
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


def boundaries(folder: Path, options: argparse.Namespace) -> None:
    """Read or check boundaries, and publish the version that holds them."""
    # Loads shapely and pyproj, which no other command needs.
    from data.boundaries import command

    command.run(folder, options, _print)


def template(folder: Path, options: argparse.Namespace) -> None:
    """Write the empty workbook."""
    path = options.file
    if path.suffix.lower() != ".xlsx":
        raise CommandError(
            says("Der Name der Vorlage endet auf .xlsx.", "The template's name ends in .xlsx.")
        )
    if path.exists():
        raise CommandError(
            says(
                f"{path} gibt es schon; bitte einen anderen Namen nennen.",
                f"{path} exists already; name another file.",
            )
        )
    try:
        with facts.using(facts.facts_in(folder)):
            write_template(path)
    except OSError as error:
        raise CommandError(
            says(
                f"{path} ließ sich nicht schreiben; bitte einen anderen Ordner nennen.",
                f"{path} could not be written; name another folder.",
            )
        ) from error
    _print([says(f"Vorlage geschrieben: {path}", f"Template written: {path}")])


def official(folder: Path, options: argparse.Namespace) -> None:
    """Read a table of official or municipal statistics, and import what is assigned."""
    from data.official import command
    from data.official.values import OfficialFileError

    try:
        outcome = command.run(folder, options, _print)
    except OfficialFileError as error:
        raise CommandError(str(error)) from error
    except ImportRejectedError as error:
        _print(report.finding_lines(error.findings))
        _print(_refusal(error))
        raise
    if outcome:
        _print(report.finding_lines(outcome.findings))
        _print(_acceptance(outcome))


def status(folder: Path, _options: argparse.Namespace) -> None:
    """Which version is in use, what it holds, and which are there to go back to."""
    pointer = versions.read_pointer(folder)
    meta = _meta(pointer)
    kind = says("Beispieldaten", "sample") if meta.get("sample") == "true" else says(
        "eigene Daten", "own data")  # fmt: skip
    _print([
        f"{says('Version', 'Version')}:  {pointer.version_id} ({kind})",
        f"{says('Stand', 'As of')}:    {meta.get('as_of', '–')}",
        f"{says('Inhalt', 'Content')}:   {meta.get('content_hash', '')[:16]}",
    ])  # fmt: skip
    _check_schema(meta)
    with _opened(pointer) as connection:
        _print(report.table_lines(_counts(connection)))
        found = list(_found(connection))
        files = connection.execute(
            "SELECT file, sheet, rows FROM import_files ORDER BY file_id"
        ).fetchall()
    _print(f"  {file} · {sheet}: {rows}" for file, sheet, rows in files)
    _print([says("Funde: ", "Findings: ") + (", ".join(found) or "0")])
    earlier = [v for v in pointer.earlier if versions.version_path(folder, v).is_file()]
    _print([says("Frühere: ", "Earlier: ") + (", ".join(earlier) or "–")])
    named = keeping.kept_names(folder)
    _print([says("Aufgehoben: ", "Kept: ") + (str(len(named)) if named else "–")])
    _print(f"  {version}: {name}" for version, name in sorted(named.items()))


def keep(folder: Path, options: argparse.Namespace) -> None:
    """Give a version a name, and keep it for good."""
    version = versions.find_version(folder, options.version.strip())
    if version is None:
        there = ", ".join(versions.versions_on_disk(folder)) or "–"
        raise CommandError(
            says(
                f"Die Version {options.version} gibt es hier nicht. Vorhanden: {there}",
                f"There is no version {options.version} here. There are: {there}",
            )
        )
    with write_lock(folder), writing(folder):
        keeping.keep(folder, version, options.name)
    _print([says(f"Aufgehoben: {version}", f"Kept: {version}")])


def _found(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Findings per severity; where a kind was too many to list, more than those listed."""
    rows = connection.execute(
        "SELECT severity, sum(least(listed, $most)), bool_or(listed > $most) FROM "
        "(SELECT severity, count(*) AS listed FROM findings GROUP BY severity, kind, file, sheet) "
        "GROUP BY severity ORDER BY severity",
        {"most": LISTED_PER_KIND},
    ).fetchall()
    for severity, count, has_more in rows:
        more = says("mehr als ", "more than ") if has_more else ""
        yield f"{report.headings()[severity]}: {more}{written_count(count)}"


def _check_schema(meta: dict[str, str]) -> None:
    built_for = meta.get("schema_version")
    if built_for != str(SCHEMA_VERSION):
        raise CommandError(
            says(
                f"Diese Daten gehören zu Schema {built_for}, dieses Programm liest Schema "
                f"{SCHEMA_VERSION}: `python -m data upgrade` baut sie neu, ohne die Dateien.",
                f"These data belong to schema {built_for}, this program reads schema "
                f"{SCHEMA_VERSION}: `python -m data upgrade` builds them anew, without the files.",
            )
        )


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT table_name, estimated_size FROM duckdb_tables() WHERE schema_name = 'main'"
    ).fetchall()
    return dict(rows)


def upgrade(folder: Path, _options: argparse.Namespace) -> None:
    """The next version from the rows of the one in use, for the schema this program reads."""
    with _watched() as progress:
        version = upgrade_store(folder, progress)
    if version is None:
        _print([says("Die Daten passen schon zu diesem Programm; geändert wurde nichts.",
                     "The data already fit this program; nothing has changed.")])  # fmt: skip
    else:
        _print([says(f"Neu gebaut: {version}", f"Built anew: {version}")])


def rollback(folder: Path, _options: argparse.Namespace) -> None:
    """One version back."""
    with write_lock(folder), writing(folder):
        pointer = versions.rollback(folder, _is_readable)
    _print([says(f"Jetzt gilt: {pointer.version_id}", f"Now in use: {pointer.version_id}")])


def _is_readable(path: Path) -> bool:
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            connection.execute("SELECT count(*) FROM meta")
    except duckdb.Error:
        return False
    return True


@contextlib.contextmanager
def _opened(pointer: versions.Pointer) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with duckdb.connect(str(pointer.path), read_only=True) as connection:
            yield connection
    except duckdb.Error as error:
        raise CommandError(
            says(
                f"{pointer.path.name} ist nicht lesbar. `python -m data rollback` geht eine "
                "Version zurück.",
                f"{pointer.path.name} cannot be read. `python -m data rollback` goes one back.",
            )
        ) from error


def _meta(pointer: versions.Pointer) -> dict[str, str]:
    with _opened(pointer) as connection:
        return dict(connection.execute("SELECT key, value FROM meta").fetchall())
