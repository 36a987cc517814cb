"""What each data command does and prints."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb

from data import facts, keeping, versions
from data.import_commands import acceptance, refusal
from data.importing import ImportRejectedError, build_sample, report
from data.importing.findings import LISTED_PER_KIND
from data.importing.template import write_template
from data.importing.upgrading import upgrade_store
from data.language import says, written_count, written_day
from data.schema import SCHEMA_VERSION
from data.terminal import print_lines, watched
from data.writer import write_lock, writing


class CommandError(Exception):
    """A command cannot be run as asked; the message says what to do."""


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
    with watched() as progress:
        outcome = build_sample(folder, progress)
    print_lines(report.table_lines(outcome.tables))
    print_lines([says(f"Beispieldaten angelegt: {outcome.version}", f"Sample: {outcome.version}")])


def _holds_own_data(folder: Path) -> bool:
    try:
        return _meta(versions.read_pointer(folder)).get("sample") == "false"
    except versions.NoVersionError:
        return False


def boundaries(folder: Path, options: argparse.Namespace) -> None:
    """Read or check boundaries, and publish the version that holds them."""
    # Loads shapely and pyproj, which no other command needs.
    from data.boundaries import command

    command.run(folder, options, print_lines)


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
    print_lines([says(f"Vorlage geschrieben: {path}", f"Template written: {path}")])


def official(folder: Path, options: argparse.Namespace) -> None:
    """Read a table of official or municipal statistics, and import what is assigned."""
    from data.official import command
    from data.official.values import OfficialFileError

    try:
        outcome = command.run(folder, options, print_lines)
    except OfficialFileError as error:
        raise CommandError(str(error)) from error
    except ImportRejectedError as error:
        print_lines(report.finding_lines(error.findings))
        print_lines(refusal(error))
        raise
    if outcome:
        print_lines(report.finding_lines(outcome.findings))
        print_lines(acceptance(outcome))


def status(folder: Path, _options: argparse.Namespace) -> None:
    """Which version is in use, what it holds, and which are there to go back to."""
    pointer = versions.read_pointer(folder)
    meta = _meta(pointer)
    kind = says("Beispieldaten", "sample") if meta.get("sample") == "true" else says(
        "eigene Daten", "own data")  # fmt: skip
    print_lines([
        f"{says('Version', 'Version')}:  {pointer.version_id} ({kind})",
        f"{says('Stand', 'As of')}:    {_day(meta.get('as_of', ''))}",
        f"{says('Inhalt', 'Content')}:   {meta.get('content_hash', '')[:16]}",
    ])  # fmt: skip
    _check_schema(meta)
    with _opened(pointer) as connection:
        print_lines(report.table_lines(_counts(connection)))
        found = list(_found(connection))
        files = connection.execute(
            "SELECT file, sheet, rows FROM import_files ORDER BY file_id"
        ).fetchall()
    print_lines(f"  {file} · {sheet}: {rows}" for file, sheet, rows in files)
    print_lines([says("Funde: ", "Findings: ") + (", ".join(found) or "0")])
    earlier = [v for v in pointer.earlier if versions.version_path(folder, v).is_file()]
    print_lines([says("Frühere: ", "Earlier: ") + (", ".join(earlier) or "–")])
    named = keeping.kept_names(folder)
    print_lines([says("Aufgehoben: ", "Kept: ") + (str(len(named)) if named else "–")])
    print_lines(f"  {version}: {name}" for version, name in sorted(named.items()))


def _day(iso: str) -> str:
    return written_day(dt.date.fromisoformat(iso)) if iso else "–"


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
    print_lines([says(f"Aufgehoben: {version}", f"Kept: {version}")])


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
    with watched() as progress:
        version = upgrade_store(folder, progress)
    if version is None:
        print_lines([says("Die Daten passen schon zu diesem Programm; geändert wurde nichts.",
                     "The data already fit this program; nothing has changed.")])  # fmt: skip
    else:
        print_lines([says(f"Neu gebaut: {version}", f"Built anew: {version}")])


def rollback(folder: Path, _options: argparse.Namespace) -> None:
    """One version back."""
    with write_lock(folder), writing(folder):
        pointer = versions.rollback(folder, _is_readable)
    print_lines([says(f"Jetzt gilt: {pointer.version_id}", f"Now in use: {pointer.version_id}")])


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
