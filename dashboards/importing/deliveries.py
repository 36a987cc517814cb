"""Deliveries that wait to be imported: checked, shown as a difference, then confirmed or discarded.

A delivery waits in a folder of its own under a name nobody can guess until it is imported or
discarded; what is left is cleared at the first use an hour later. What is confirmed is what was
shown: when the data have changed in between, even at the last moment, nothing is imported and the
difference is shown again. The work itself is done in a process of its own (`data.importing.apart`);
the folder tells any process of the server how far it is.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import shutil
import time
import unicodedata
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from werkzeug.datastructures import FileStorage

from dashboards import access
from dashboards.components.import_sections import place, sheet_name
from dashboards.importing.addresses import SUFFIXES
from dashboards.language.i18n import gettext as _
from data.collection.brought import REPORT_FOLDER
from data.contracts import sheets
from data.importing import Finding, ImportRejectedError, MovedOnError, apart
from data.importing.apart import Wanted
from data.importing.delivery import MARKED_SUFFIX
from data.importing.messages import advice_on_page
from data.official.values import OfficialFileError
from data.versions import version_in_use

WAITING_FOLDER = ".deliveries"
LONGEST_WAIT_SECONDS = 3600
_TICKET = re.compile(r"[A-Za-z0-9_-]{22}")
_LONGEST_NAME = 120
_SHOWN_FINDINGS = 200
_SHOWN_CHANGES = 100
_COMPARED_WITH = "compared-with"
_MOVED_ON = "moved-on"
_WANTED = "wanted.json"


class DeliveryError(Exception):
    """The delivery cannot be taken as it is; the message says what to do."""


def check(store_folder: Path, waiting: Path, files: list[FileStorage], wanted: Wanted) -> str:
    """Takes the files in and begins to find out what an import of them would do; the ticket."""
    if wanted.kind not in SUFFIXES:
        raise DeliveryError(_("Choose at least one file."))
    ticket = secrets.token_urlsafe(16)
    folder = waiting / ticket
    (folder / "files").mkdir(parents=True, mode=0o700)
    try:
        _take_in(files, folder / "files", wanted.kind)
        apart.write(folder / _WANTED, asdict(wanted))
    except (DeliveryError, OSError):
        shutil.rmtree(folder)
        raise
    _begin_check(store_folder, folder)
    return ticket


def check_again(
    store_folder: Path, waiting: Path, ticket: str, said: dict[str, str], assigned: dict[str, str]
) -> None:
    """As `check`, of files that are here already, with what is now said beside them."""
    folder = _waiting_folder(waiting, ticket)
    wanted = replace(_wanted(folder), said=said, assigned=assigned)
    apart.write(folder / _WANTED, asdict(wanted))
    _begin_check(store_folder, folder)


def _take_in(files: list[FileStorage], folder: Path, kind: str) -> None:
    if kind != "delivery" and len(files) > 1:
        raise DeliveryError(_("Choose one file."))
    for file in files:
        name = _file_name(file.filename or "")
        if _is_lock(file.filename or ""):
            continue
        if Path(name).suffix.lower() not in SUFFIXES[kind]:
            text = _("Only files with these endings can be imported here: {endings}.")
            raise DeliveryError(text.format(endings=", ".join(SUFFIXES[kind])))
        if (folder / name).exists():
            text = _("Two files have the same name ({name}). Rename one of them.")
            raise DeliveryError(text.format(name=name))
        file.save(folder / name)
    if not any(folder.iterdir()):
        raise DeliveryError(_("Choose at least one file."))


def _is_lock(given: str) -> bool:
    """What Excel lays beside a workbook while somebody has it open."""
    return given.replace("\\", "/").rsplit("/", 1)[-1].startswith("~$")


def _begin_check(store_folder: Path, folder: Path) -> None:
    """What would an import of a waiting delivery do to the version that is in use now?"""
    _begin(store_folder, folder, version_in_use(store_folder), check_only=True)


def _begin(store_folder: Path, folder: Path, compared_with: str, *, check_only: bool) -> None:
    (folder / _COMPARED_WITH).write_text(compared_with, encoding="utf-8")
    apart.start(
        folder, store_folder, folder / "files", check_only=check_only,
        report_folder=folder / "marked", built_on=compared_with, wanted=_wanted(folder),
    )  # fmt: skip


def _file_name(given: str) -> str:
    """The name without any folder, letters kept: a CSV file's name says which sheet it is."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    return re.sub(r"[^\w .()-]", "_", name).lstrip(".")[:_LONGEST_NAME]


def confirm(store_folder: Path, waiting: Path, ticket: str) -> None:
    """Begins to import what was checked before; without its line in the audit log nothing is."""
    folder = _waiting_folder(waiting, ticket)
    compared_with = (folder / _COMPARED_WITH).read_text(encoding="utf-8")
    if compared_with != version_in_use(store_folder):
        _move_on(store_folder, folder)
        return
    delivered = ", ".join(sorted(file.name for file in (folder / "files").iterdir()))
    access.record("import", files=delivered, built_on=compared_with)
    _begin(store_folder, folder, compared_with, check_only=False)


def _waiting_folder(waiting: Path, ticket: str) -> Path:
    """The folder of a delivery that is here and not being worked on."""
    folder = _folder_of(waiting, ticket)
    if not (folder / "files").is_dir():
        raise DeliveryError(_gone())
    if apart.is_running(folder):
        raise DeliveryError(_("The files are being checked …"))
    return folder


def _wanted(folder: Path) -> Wanted:
    return Wanted(**json.loads((folder / _WANTED).read_text(encoding="utf-8")))


def _move_on(store_folder: Path, folder: Path) -> None:
    """The difference once more, now against the version that came in between."""
    (folder / _MOVED_ON).touch()
    _begin_check(store_folder, folder)


def answer(store_folder: Path, waiting: Path, ticket: str) -> dict[str, Any] | None:
    """What came of a check or an import; None while it runs.

    Raises:
        DeliveryError: nothing of that ticket is here, or its import was ended.
        ImportRunningError, StoreWriteError, PointerError, SeedError: nothing can be imported.
    """
    folder = _folder_of(waiting, ticket)
    job = apart.job_of(folder)
    if job is None:
        raise DeliveryError(_gone())
    if apart.is_running(folder):
        return None
    try:
        outcome = _outcome(folder)
    except MovedOnError:
        if job.check_only:
            _begin_check(store_folder, folder)
        else:
            _move_on(store_folder, folder)
        return None
    except (apart.ImportEndedError, OfficialFileError) as error:
        raise DeliveryError(str(error)) from error
    if outcome["accepted"] and not job.check_only:
        shutil.rmtree(folder, ignore_errors=True)
        return outcome
    moved = {"has_moved_on": True} if (folder / _MOVED_ON).exists() else {}
    shown = apart.preview(folder)
    preview = {"preview": shown} if shown else {}
    return outcome | moved | preview | {"ticket": folder.name}


def finished(store_folder: Path, waiting: Path, ticket: str) -> dict[str, Any]:
    """As `answer`, when it has ended."""
    while (told := answer(store_folder, waiting, ticket)) is None:
        apart.wait(waiting / ticket)
    return told


def progress(waiting: Path, ticket: str) -> dict[str, Any]:
    """How far a check or an import is, for whoever waits for it."""
    told = apart.progress(_folder_of(waiting, ticket))
    return {
        "running": True, "ticket": ticket, "label": told.label, "done": told.done,
        "total": told.total,
    }  # fmt: skip


def cancel(store_folder: Path, waiting: Path, ticket: str) -> dict[str, Any]:
    """Ends a check or an import before its time, and forgets the delivery.

    `version` is there when it came too late and the import was done.
    """
    folder = _folder_of(waiting, ticket)
    job = apart.job_of(folder)
    if job is not None:
        apart.cancel(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if job is None or job.check_only or version_in_use(store_folder) == job.built_on:
        return {"discarded": True}
    return {"discarded": True, "version": version_in_use(store_folder)}


def _outcome(folder: Path) -> dict[str, Any]:
    try:
        done = apart.result(folder)
    except ImportRejectedError as error:
        return {
            "accepted": False,
            "findings": _findings(error.findings),
            "findings_count": sum(one.count for one in error.findings),
            "has_marked_copy": bool(error.marked_copies),
        }
    changes = done.change_counts
    if done.starts_empty:
        changes = {sheet: {"added": rows} for sheet, rows in done.tables.items() if rows}
    return {
        "accepted": True,
        "version": done.version or "",
        "starts_empty": done.starts_empty,
        "tables": done.tables,
        "not_read": list(done.not_read),
        "findings": _findings(done.findings),
        "findings_count": sum(one.count for one in done.findings),
        "changes": [
            {"sheet": sheet_name(sheet), "change": change, "count": count}
            for sheet in sheets()
            for change in ("added", "changed", "gone")
            if (count := changes.get(sheet, {}).get(change))
        ],
        "first_changes": [
            [sheet_name(change.sheet), change.change, change.key, change.before, change.after]
            for change in done.changes[:_SHOWN_CHANGES]
        ],
    }


def _findings(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [
        [
            one.severity,
            place(one.file, one.sheet, one.cell),
            one.value,
            one.rule,
            advice_on_page(one.kind, one.advice),
        ]
        for one in findings[:_SHOWN_FINDINGS]
    ]


def _folder_of(waiting: Path, ticket: str) -> Path:
    if not _TICKET.fullmatch(ticket):
        raise DeliveryError(_gone())
    return waiting / ticket


def _gone() -> str:
    return _("This delivery is no longer here. Choose the files again.")


def clear_old(waiting: Path) -> None:
    """Removes what nobody has imported or discarded for an hour."""
    if not waiting.is_dir():
        return
    for folder in waiting.iterdir():
        # Somebody else may just have cleared it.
        with contextlib.suppress(FileNotFoundError):
            if time.time() - folder.stat().st_mtime > LONGEST_WAIT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def marked_copies(waiting: Path, ticket: str) -> list[Path]:
    """The copies with marked cells of one delivery."""
    folder = waiting / ticket / "marked"
    return sorted(folder.glob(f"*{MARKED_SUFFIX}.*")) if _TICKET.fullmatch(ticket) else []


def returns_report(waiting: Path, ticket: str, ending: str) -> Path | None:
    """The report on the returns of one delivery as a workbook (xlsx) or as texts of mails (txt)."""
    if not _TICKET.fullmatch(ticket) or ending not in ("xlsx", "txt"):
        return None
    return next((waiting / ticket / REPORT_FOLDER).glob(f"*.{ending}"), None)
