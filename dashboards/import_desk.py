"""Importing through the browser: a delivery is checked, shown as a difference, then confirmed.

A delivery waits in a folder of its own under a name nobody can guess, at most an hour. Only people
with the right to import reach these addresses.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request, send_file
from werkzeug.datastructures import FileStorage

from dashboards import access
from dashboards.exports.responses import file_answer, json_answer
from dashboards.i18n import gettext as _
from dashboards.i18n import speaking
from data.importing import Finding, ImportRejectedError, import_paths
from data.importing.template import write_template
from data.versions import PointerError
from data.writer import ImportRunningError, StoreWriteError

WAITING_FOLDER = ".deliveries"
LONGEST_WAIT_SECONDS = 3600
SUFFIXES = frozenset({".xlsx", ".ods", ".csv"})
_TICKET = re.compile(r"[A-Za-z0-9_-]{22}")
_LONGEST_NAME = 120
_SHOWN_FINDINGS = 200
_SHOWN_CHANGES = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DeliveryError(Exception):
    """The delivery cannot be taken as it is; the message says what to do."""


def register(server: Flask, store_folder: Path, default_language: str) -> None:
    """Adds the addresses below `/import`."""
    desk = Blueprint("import-desk", __name__, url_prefix="/import")
    waiting = store_folder / WAITING_FOLDER

    @desk.get("/template.xlsx")
    def template() -> Response:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ziq-template.xlsx"
            write_template(path)
            return file_answer("ZiQ-Vorlage.xlsx", path.read_bytes(), _XLSX)

    @desk.post("/check")
    def check() -> Response:
        access.require("import")
        with speaking(request.args.get("lang", default_language)):
            return _answer(lambda: _check(store_folder, waiting, request.files.getlist("files")))

    @desk.post("/confirm")
    def confirm() -> Response:
        access.require("import")
        with speaking(request.args.get("lang", default_language)):
            return _answer(lambda: _confirm(store_folder, waiting, request.form.get("ticket", "")))

    @desk.get("/marked/<ticket>")
    def marked(ticket: str) -> Response:
        access.require("import")
        copies = sorted((_folder_of(waiting, ticket) / "marked").glob("*.xlsx"))
        if not copies:
            return json_answer({"error": _("There is no marked copy any more.")}, 404)
        return send_file(copies[0].resolve(), as_attachment=True, download_name=copies[0].name)

    server.register_blueprint(desk)


def _answer(work: Any) -> Response:
    try:
        return json_answer(work())
    except DeliveryError as error:
        return json_answer({"error": str(error)}, 400)
    except ImportRunningError:
        return json_answer({"error": _("Another import is running. Try again in a moment.")}, 409)
    except (StoreWriteError, PointerError, OSError):
        text = _("The data folder cannot be written; the data stay as they were.")
        return json_answer({"error": text}, 503)


def _check(store_folder: Path, waiting: Path, files: list[FileStorage]) -> dict[str, Any]:
    """Takes the files in and says what an import of them would do."""
    _clear_old(waiting)
    ticket = secrets.token_urlsafe(16)
    folder = waiting / ticket
    (folder / "files").mkdir(parents=True, mode=0o700)
    for file in files:
        name = _file_name(file.filename or "")
        if Path(name).suffix.lower() not in SUFFIXES:
            shutil.rmtree(folder)
            raise DeliveryError(_("Only .xlsx, .ods and .csv files can be imported."))
        file.save(folder / "files" / name)
    if not any((folder / "files").iterdir()):
        shutil.rmtree(folder)
        raise DeliveryError(_("Choose at least one file."))
    return _outcome(store_folder, folder, check_only=True) | {"ticket": ticket}


def _file_name(given: str) -> str:
    """The name without any folder, letters kept: a CSV file's name says which sheet it is."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    return re.sub(r"[^\w .()-]", "_", name).lstrip(".")[:_LONGEST_NAME]


def _confirm(store_folder: Path, waiting: Path, ticket: str) -> dict[str, Any]:
    """Imports a delivery that was checked before."""
    folder = _folder_of(waiting, ticket)
    if not (folder / "files").is_dir():
        raise DeliveryError(_("This delivery is no longer here. Choose the files again."))
    outcome = _outcome(store_folder, folder, check_only=False)
    if outcome["accepted"]:
        access.record("import", version=outcome["version"])
        shutil.rmtree(folder)
    return outcome


def _outcome(store_folder: Path, folder: Path, *, check_only: bool) -> dict[str, Any]:
    try:
        done = import_paths(
            store_folder,
            [folder / "files"],
            check_only=check_only,
            report_folder=folder / "marked",
        )
    except ImportRejectedError as error:
        return {
            "accepted": False,
            "findings": _findings(error.findings),
            "findings_count": len(error.findings),
            "has_marked_copy": bool(error.marked_copies),
        }
    changes = Counter((change.sheet, change.change) for change in done.changes)
    return {
        "accepted": True,
        "version": done.version or "",
        "tables": done.tables,
        "findings": _findings(done.findings),
        "findings_count": len(done.findings),
        "changes": [
            {"sheet": sheet, "change": change, "count": count}
            for (sheet, change), count in sorted(changes.items())
        ],
        "first_changes": [
            [change.sheet, change.change, change.key, change.before, change.after]
            for change in done.changes[:_SHOWN_CHANGES]
        ],
    }


def _findings(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [
        [one.severity, f"{one.sheet} {one.cell}".strip(), one.value, one.rule, one.advice]
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
        if time.time() - folder.stat().st_mtime > LONGEST_WAIT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
