"""Importing through the browser: a delivery is checked, shown as a difference, then confirmed.

A delivery waits in a folder of its own under a name nobody can guess until it is imported or
discarded; what is left is cleared at the first use an hour later. Only people with the right to
import reach these addresses. What is confirmed is what was shown: when the data have changed in
between, even at the last moment, nothing is imported and the difference is shown again.
"""

from __future__ import annotations

import contextlib
import io
import re
import secrets
import shutil
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request
from werkzeug.datastructures import FileStorage

from dashboards import access
from dashboards.components.import_sections import place, sheet_name
from dashboards.exports.responses import file_answer, json_answer
from dashboards.i18n import gettext as _
from dashboards.i18n import speaking
from data.contracts import sheets
from data.importing import Finding, ImportRejectedError, MovedOnError, import_paths
from data.importing.template import write_template
from data.keys import SeedError
from data.language import data_speaking
from data.versions import PointerError, version_in_use
from data.writer import ImportRunningError, StoreWriteError

WAITING_FOLDER = ".deliveries"
LONGEST_WAIT_SECONDS = 3600
SUFFIXES = frozenset({".xlsx", ".ods", ".csv"})
_TICKET = re.compile(r"[A-Za-z0-9_-]{22}")
_LONGEST_NAME = 120
_SHOWN_FINDINGS = 200
_SHOWN_CHANGES = 100
_COMPARED_WITH = "compared-with"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DeliveryError(Exception):
    """The delivery cannot be taken as it is; the message says what to do."""


def register(server: Flask, store_folder: Path, default_language: str) -> None:
    """Adds the addresses below `/import`."""
    desk = Blueprint("import-desk", __name__, url_prefix="/import")
    waiting = store_folder / WAITING_FOLDER

    @contextlib.contextmanager
    def spoken() -> Iterator[None]:
        code = request.args.get("lang", default_language)
        with speaking(code), data_speaking(code):
            yield

    @desk.get("/template.xlsx")
    def template() -> Response:
        with spoken(), tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ziq-template.xlsx"
            write_template(path)
            return file_answer(_("ZiQ-template.xlsx"), path.read_bytes(), _XLSX)

    @desk.post("/check")
    def check() -> Response:
        return answer(lambda: _check(store_folder, waiting, request.files.getlist("files")))

    @desk.post("/confirm")
    def confirm() -> Response:
        return answer(lambda: _confirm(store_folder, waiting, request.form.get("ticket", "")))

    @desk.post("/discard")
    def discard() -> Response:
        return answer(lambda: _discard(waiting, request.form.get("ticket", "")))

    def answer(work: Callable[[], dict[str, Any]]) -> Response:
        access.require("import")
        _clear_old(waiting)
        with spoken():
            return _answer(work)

    @desk.get("/marked/<ticket>")
    def marked(ticket: str) -> Response:
        access.require("import")
        with spoken():
            return _marked(waiting, ticket)

    server.register_blueprint(desk)


def _marked(waiting: Path, ticket: str) -> Response:
    """The copies with marked cells: a workbook, or all of them in one file."""
    folder = waiting / ticket / "marked"
    copies = sorted(folder.glob("*.xlsx")) if _TICKET.fullmatch(ticket) else []
    if not copies:
        return json_answer({"error": _("There is no marked copy any more.")}, 404)
    if len(copies) == 1:
        return file_answer(copies[0].name, copies[0].read_bytes(), _XLSX)
    return file_answer(_("marked") + ".zip", _zipped(copies), "application/zip")


def _zipped(paths: Iterable[Path]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in paths:
            archive.write(path, path.name)
    return content.getvalue()


def _answer(work: Callable[[], dict[str, Any]]) -> Response:
    try:
        return json_answer(work())
    except DeliveryError as error:
        return json_answer({"error": str(error)}, 400)
    except ImportRunningError:
        return json_answer({"error": _("Another import is running. Try again in a moment.")}, 409)
    except (PointerError, SeedError) as error:
        text = _("Nothing can be imported at present; the data stay as they were. {reason}")
        return json_answer({"error": text.format(reason=error)}, 503)
    except (StoreWriteError, OSError):
        text = _("The data folder cannot be written; the data stay as they were.")
        return json_answer({"error": text}, 503)


def _check(store_folder: Path, waiting: Path, files: list[FileStorage]) -> dict[str, Any]:
    """Takes the files in and says what an import of them would do."""
    ticket = secrets.token_urlsafe(16)
    folder = waiting / ticket
    (folder / "files").mkdir(parents=True, mode=0o700)
    try:
        _take_in(files, folder / "files")
    except (DeliveryError, OSError):
        shutil.rmtree(folder)
        raise
    return _checked(store_folder, folder)


def _take_in(files: list[FileStorage], folder: Path) -> None:
    for file in files:
        name = _file_name(file.filename or "")
        if Path(name).suffix.lower() not in SUFFIXES:
            raise DeliveryError(_("Only .xlsx, .ods and .csv files can be imported."))
        if (folder / name).exists():
            text = _("Two files have the same name ({name}). Rename one of them.")
            raise DeliveryError(text.format(name=name))
        file.save(folder / name)
    if not any(folder.iterdir()):
        raise DeliveryError(_("Choose at least one file."))


def _checked(store_folder: Path, folder: Path) -> dict[str, Any]:
    """What an import of a waiting delivery would do to the version that is in use now."""
    compared_with = version_in_use(store_folder)
    (folder / _COMPARED_WITH).write_text(compared_with, encoding="utf-8")
    try:
        outcome = _outcome(store_folder, folder, compared_with, check_only=True)
    except MovedOnError:
        return _checked(store_folder, folder)
    return outcome | {"ticket": folder.name}


def _file_name(given: str) -> str:
    """The name without any folder, letters kept: a CSV file's name says which sheet it is."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    return re.sub(r"[^\w .()-]", "_", name).lstrip(".")[:_LONGEST_NAME]


def _confirm(store_folder: Path, waiting: Path, ticket: str) -> dict[str, Any]:
    """Imports a delivery that was checked before; without its line in the audit log nothing is."""
    folder = _folder_of(waiting, ticket)
    if not (folder / "files").is_dir():
        raise DeliveryError(_("This delivery is no longer here. Choose the files again."))
    compared_with = (folder / _COMPARED_WITH).read_text(encoding="utf-8")
    if compared_with != version_in_use(store_folder):
        return _moved_on(store_folder, folder)
    delivered = ", ".join(sorted(file.name for file in (folder / "files").iterdir()))
    access.record("import", files=delivered, built_on=compared_with)
    try:
        outcome = _outcome(store_folder, folder, compared_with, check_only=False)
    except MovedOnError:
        return _moved_on(store_folder, folder)
    if outcome["accepted"]:
        shutil.rmtree(folder, ignore_errors=True)
    return outcome


def _moved_on(store_folder: Path, folder: Path) -> dict[str, Any]:
    """The difference once more, now against the version that came in between."""
    return _checked(store_folder, folder) | {"has_moved_on": True}


def _discard(waiting: Path, ticket: str) -> dict[str, Any]:
    """Removes a delivery that nobody wants to import."""
    shutil.rmtree(_folder_of(waiting, ticket), ignore_errors=True)
    return {"discarded": True}


def _outcome(
    store_folder: Path, folder: Path, compared_with: str, *, check_only: bool
) -> dict[str, Any]:
    try:
        done = import_paths(
            store_folder,
            [folder / "files"],
            check_only=check_only,
            report_folder=folder / "marked",
            built_on=compared_with,
        )
    except ImportRejectedError as error:
        return {
            "accepted": False,
            "findings": _findings(error.findings),
            "findings_count": sum(one.count for one in error.findings),
            "has_marked_copy": bool(error.marked_copies),
        }
    changes = Counter((change.sheet, change.change) for change in done.changes)
    if done.starts_empty:
        changes.update({(sheet, "added"): rows for sheet, rows in done.tables.items() if rows})
    return {
        "accepted": True,
        "version": done.version or "",
        "starts_empty": done.starts_empty,
        "tables": done.tables,
        "findings": _findings(done.findings),
        "findings_count": sum(one.count for one in done.findings),
        "changes": [
            {"sheet": sheet_name(sheet), "change": change, "count": changes[sheet, change]}
            for sheet in sheets()
            for change in ("added", "changed", "gone")
            if changes[sheet, change]
        ],
        "first_changes": [
            [sheet_name(change.sheet), change.change, change.key, change.before, change.after]
            for change in done.changes[:_SHOWN_CHANGES]
        ],
    }


def _findings(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [
        [one.severity, place(one.file, one.sheet, one.cell), one.value, one.rule, one.advice]
        for one in findings[:_SHOWN_FINDINGS]
    ]


def _folder_of(waiting: Path, ticket: str) -> Path:
    if not _TICKET.fullmatch(ticket):
        raise DeliveryError(_("This delivery is no longer here. Choose the files again."))
    return waiting / ticket


def _clear_old(waiting: Path) -> None:
    if not waiting.is_dir():
        return
    for folder in waiting.iterdir():
        # Somebody else may just have cleared it.
        with contextlib.suppress(FileNotFoundError):
            if time.time() - folder.stat().st_mtime > LONGEST_WAIT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
