"""`python -m data forms` and the import of returns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from data import facts, versions
from data.collection.forms import write_forms
from data.collection.projects import Project, projects
from data.collection.returns import is_faulty, months_in, standings
from data.collection.standing import Standing
from data.importing import ImportOutcome, ImportRejectedError, import_paths
from data.importing.delivery import CSV_SUFFIXES, MARKED_SUFFIX
from data.importing.findings import ERROR, Finding
from data.importing.lines import Progress
from data.importing.report_forms import Workbooks
from data.importing.workbooks import SUFFIXES
from data.versions import NoVersionError


def current_projects(store_folder: Path, today: dt.date) -> tuple[Project, ...]:
    """The approved projects of the data in use; none where there are no data yet."""
    try:
        return projects(versions.read_pointer(store_folder).path, today)
    except NoVersionError:
        return ()


def make_forms(
    store_folder: Path, folder: Path, today: dt.date, *, is_exact: bool = True
) -> list[Path]:
    """A report form per approved project of the data in use.

    Args:
        store_folder: the data.
        folder: where the forms go.
        today: the day they are made.
        is_exact: whoever gets them may see exact counts: the last reported month stands there too.

    Raises:
        NoVersionError: there are no data.
        OSError: the folder cannot be written.
    """
    pointer = versions.read_pointer(store_folder)
    with facts.using(facts.facts_in(store_folder)):
        found = projects(pointer.path, today)
        if not is_exact:
            found = tuple(replace(one, last_month="", last={}) for one in found)
        return write_forms(folder, found, today)


def take_returns(  # noqa: PLR0913 - the options of one import
    store_folder: Path, paths: list[Path], returns: dict[Path, str], *, check_only: bool,
    take_good: bool, report_folder: Path, today: dt.date, progress: Progress,
    told: Callable[[tuple[Standing, ...]], None], built_on: str | None = None,
    workbooks: Workbooks | None = None,
) -> ImportOutcome:  # fmt: skip
    """Check all returns, report project by project, and import what may be imported.

    All of them when none is faulty; with `take_good` the good ones while the faulty wait. Where
    nothing would change, no version is made: the same return twice changes nothing. Two returns of
    one project for the same month are faulty, not added up.

    Raises:
        ImportRejectedError: there are faulty ones and the good ones are not to be taken, or what
            is beside the returns is faulty.
        As `import_paths`.
    """
    expected = current_projects(store_folder, today)
    several = {case for case in returns.values() if [*returns.values()].count(case) > 1}
    importing = partial(
        import_paths, store_folder, progress=progress, unless_unchanged=True, built_on=built_on,
        workbooks=workbooks,
    )  # fmt: skip
    outcome, findings, copies, refusal = _tried(
        importing, paths, report_folder, check_only=check_only or bool(several)
    )
    faulty = {
        path for path, case in returns.items()
        if is_faulty(path.name, findings, is_one_of_several=case in several)
    }  # fmt: skip
    names = {path.name for path in faulty}
    others = [f for f in findings if f.severity == ERROR and f.file not in names]
    copies = _of_faulty(copies, [path for path in returns if path not in faulty])
    reported = {
        path: months_in(book) for path in returns if (book := (workbooks or {}).get(path.resolve()))
    }
    told(standings(expected, returns, findings, copies, today, reported))
    good = [path for path in _files(paths) if path not in faulty]
    if refusal is not None and (not take_good or others or not good):
        raise ImportRejectedError(refusal.findings, copies)
    if faulty and not take_good:
        raise ImportRejectedError(_as_errors(findings, names), copies)
    if outcome is not None and not faulty and (check_only or not several):
        return replace(outcome, marked_copies=copies)
    return importing(good, check_only=check_only)


def _tried(
    importing: Callable[..., ImportOutcome], paths: list[Path], report_folder: Path,
    *, check_only: bool,
) -> tuple[
    ImportOutcome | None, tuple[Finding, ...], tuple[Path, ...], ImportRejectedError | None
]:  # fmt: skip
    """What an import of everything does or says: a refused one changes nothing."""
    report_folder.mkdir(parents=True, exist_ok=True)
    try:
        outcome = importing(paths, check_only=check_only, report_folder=report_folder)
    except ImportRejectedError as error:
        return None, error.findings, error.marked_copies, error
    return outcome, outcome.findings, outcome.marked_copies, None


def _of_faulty(copies: tuple[Path, ...], good: list[Path]) -> tuple[Path, ...]:
    """The copies that somebody has to look at; those of good returns, made for warnings, go."""
    stems = {f"{path.stem}{MARKED_SUFFIX}" for path in good}
    for copy in copies:
        if copy.stem in stems:
            copy.unlink(missing_ok=True)
    return tuple(copy for copy in copies if copy.stem not in stems)


def _as_errors(findings: tuple[Finding, ...], names: set[str]) -> tuple[Finding, ...]:
    """Counts of two returns of one project are no mere warning: they would be added up."""
    return tuple(
        Finding(**{**vars(f), "severity": ERROR})
        if f.kind == "counted-in-parts" and f.file in names
        else f
        for f in findings
    )


def _files(paths: list[Path]) -> list[Path]:
    """The tables among files and folders, one by one."""
    found = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [
            file for file in inside
            if file.is_file() and file.suffix.lower() in (*SUFFIXES, *CSV_SUFFIXES)
            and not file.name.startswith((".", "~$"))
        ]  # fmt: skip
    return found
