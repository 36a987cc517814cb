"""An import from the first file to the switched pointer; whatever fails, the old version stays."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data import contracts, versions
from data.importing import building, marking
from data.importing.changes import Change
from data.importing.delivery import Delivery, collect_files, find_deliveries, sheets_delivered
from data.importing.findings import ERROR, Finding, Findings, ImportRejectedError, Place
from data.importing.lines import Progress
from data.importing.report_forms import Workbooks
from data.keys import record_seed
from data.language import says
from data.sample import generate as sample
from data.schema import SCHEMA_VERSION
from data.versions import NoVersionError, Pointer
from data.writer import StoreWriteError, build_folder, write_lock, writing


@dataclass(frozen=True)
class ImportOutcome:
    """What an accepted delivery led to. `version` is None after a mere check.

    `starts_empty`: there were no data of one's own before, so there is nothing to compare with.
    """

    findings: tuple[Finding, ...]
    tables: dict[str, int]
    changes: tuple[Change, ...]
    version: str | None
    marked_copies: tuple[Path, ...] = ()
    starts_empty: bool = False
    not_read: tuple[str, ...] = ()
    """Files in which no sheet with rows was recognised."""
    change_counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """How many were added, changed and gone, by sheet; `changes` are the first of each sheet."""


class MovedOnError(Exception):
    """Another version is in use than the one the delivery was to be compared with."""


def _silent(_label: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def import_paths(  # noqa: PLR0913 - the options of one import
    store_folder: Path,
    paths: Iterable[Path],
    *,
    check_only: bool = False,
    replace: bool = False,
    report_folder: Path | None = None,
    progress: Progress = _silent,
    built_on: str | None = None,
    unless_unchanged: bool = False,
    workbooks: Workbooks | None = None,
    names: Mapping[Path, str] | None = None,
) -> ImportOutcome:
    """Import files or folders into the next version, and make it the one in use.

    With `built_on` (a version, or empty for none yet) it does so only on top of exactly that one:
    nobody can slip in between what a check has shown and its import. With `unless_unchanged` a
    delivery that changes nothing makes no version. What stands in `workbooks` is open already.
    A file that was only made for the import is called what `names` says, in findings and the store.

    Raises:
        ImportRejectedError: the delivery has errors; the findings name all of them.
        MovedOnError: another version than `built_on` is in use; nothing was read or changed.
        ImportRunningError: another import holds the folder.
        StoreWriteError: the folder cannot be written, or the disk is full.
        PointerError: which version is in use cannot be told.
    """
    with workplace(store_folder) as place:
        if built_on is not None and built_on != versions.version_in_use(store_folder):
            raise MovedOnError(
                says(
                    "Der Datenbestand ist inzwischen ein anderer. Bitte den Unterschied noch "
                    "einmal ansehen; geändert wurde nichts.",
                    "In the meantime the data have changed. Look at the difference again; nothing "
                    "was imported.",
                )
            )
        return _import(
            store_folder, place, list(paths), check_only=check_only, replace=replace,
            report_folder=report_folder, progress=progress, is_sample=False,
            unless_unchanged=unless_unchanged, workbooks=workbooks, names=names,
        )  # fmt: skip


def build_sample(store_folder: Path, progress: Progress = _silent) -> ImportOutcome:
    """Write the sample's files and import them like anybody's; the version says that it is sample.

    Raises:
        As `import_paths`.
    """
    with workplace(store_folder) as place:
        files = place / "sample"
        sample.write(files)
        return _import(
            store_folder, place, [files], check_only=False, replace=True,
            report_folder=None, progress=progress, is_sample=True,
        )  # fmt: skip


@contextlib.contextmanager
def workplace(store_folder: Path) -> Iterator[Path]:
    """The folder of the next version, under the lock; failures to write become one sentence."""
    with write_lock(store_folder), build_folder(store_folder) as place, writing(store_folder):
        try:
            yield place
        except duckdb.Error as error:
            if not _is_about_the_disk(error):
                raise
            raise StoreWriteError(
                says(
                    f"Die neue Version ließ sich nicht nach {store_folder} schreiben (Datenträger "
                    "voll?). Platz schaffen und erneut importieren; geändert wurde nichts.",
                    f"The next version could not be written to {store_folder} (disk full?). Make "
                    "room and import again; nothing has changed.",
                )
            ) from error


def _is_about_the_disk(error: duckdb.Error) -> bool:
    """A failed write surfaces under several names, a failed commit among them."""
    kinds = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)
    return isinstance(error, kinds) or "Could not write" in str(error)


def _import(  # noqa: PLR0913 - the options of one import
    store_folder: Path, place: Path, paths: list[Path], *, check_only: bool, replace: bool,
    report_folder: Path | None, progress: Progress, is_sample: bool, unless_unchanged: bool = False,
    workbooks: Workbooks | None = None, names: Mapping[Path, str] | None = None,
) -> ImportOutcome:  # fmt: skip
    previous = None if is_sample else _own_version(store_folder)
    findings = Findings()
    called = {path.resolve(): name for path, name in (names or {}).items()}
    files = [(path, called.get(path, name)) for path, name in collect_files(paths, findings)]
    found = find_deliveries(files, place, findings, workbooks)
    workshop = building.open_workshop(
        place, previous.path if previous else None, record_seed(store_folder)
    )
    with contextlib.closing(workshop.connection):
        deliveries = building.load(workshop, found, findings, progress)
        if not (deliveries or findings.has_errors):
            findings.add(ERROR, "nothing-read", Place())
        delivered = sheets_delivered(deliveries)
        is_missing = previous is None and contracts.sheets()["applications"] not in delivered
        # What could not be read may have been the applications.
        if is_missing and not findings.unread:
            findings.add(ERROR, "applications-missing", Place())
        building.stage(
            workshop, deliveries, findings, progress, carried=previous is not None, replace=replace
        )
        if findings.has_errors:
            copies = marking.mark_copies(deliveries, findings.all(), report_folder)
            raise ImportRejectedError(findings.all(), copies)
        changes = building.build(
            workshop, findings, progress, carried=previous is not None, delivered=delivered
        )
        if is_sample:
            _add_sample_boundaries(workshop)
        tables = building.table_counts(workshop.connection)
        content = building.content_hash(workshop.connection)
        version_id = versions.new_version_id(content, workshop.started_at)
        building.sign(workshop, version_id, content, is_sample=is_sample)
    copies = marking.mark_copies(deliveries, findings.all(), report_folder) if report_folder else ()
    is_same = unless_unchanged and previous is not None and not changes.first
    is_published = not (check_only or is_same)
    if is_published:
        versions.publish(store_folder, workshop.built, version_id)
    return ImportOutcome(
        findings.all(), tables, changes.first, version_id if is_published else None, copies,
        starts_empty=previous is None, not_read=_not_read(files, deliveries),
        change_counts=changes.counts,
    )  # fmt: skip


def _add_sample_boundaries(workshop: building.Workshop) -> None:
    """The invented boundaries of the sample, read as an office's file is read."""
    # Loads shapely and pyproj, which nothing but boundaries needs.
    from data.boundaries import publishing
    from data.boundaries.examining import Wishes, examine
    from data.sample.boundaries import FILE

    known = publishing.neighbourhoods_in(workshop.connection, "mart")
    publishing.store(workshop.connection, examine(FILE, known, Wishes()), workshop.started_at)


def _not_read(files: list[tuple[Path, str]], deliveries: list[Delivery]) -> tuple[str, ...]:
    read = {delivery.grid.file for delivery in deliveries}
    return tuple(name for _, name in files if name not in read)


def _own_version(store_folder: Path) -> Pointer | None:
    """The version to carry over from: none at first, and none when it is the sample."""
    try:
        pointer = versions.read_pointer(store_folder)
    except NoVersionError:
        return None
    meta = read_meta(pointer.path)
    if meta.get("sample") == "true":
        return None
    if meta.get("schema_version") != str(SCHEMA_VERSION):
        raise versions.PointerError(
            says(
                "Die vorhandenen Daten sind von einer anderen Programmversion. Zuerst "
                "`python -m data upgrade` ausführen; eigene Dateien braucht es dafür nicht.",
                "The data are from another version of the program. Run `python -m data upgrade` "
                "first; it needs no files of yours.",
            )
        )
    return pointer


def read_meta(path: Path) -> dict[str, str]:
    """What a version says of itself.

    Raises:
        PointerError: when it cannot be read.
    """
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            return dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except duckdb.Error as error:
        raise versions.PointerError(
            says(
                f"{path.name} ist nicht lesbar. `python -m data rollback` ausführen und "
                "erneut importieren.",
                f"{path.name} cannot be read. Run `python -m data rollback` and import again.",
            )
        ) from error
