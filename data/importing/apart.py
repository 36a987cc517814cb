"""An import in a process of its own, so that no file costs anybody who reads the page.

The folder of the import holds all there is to know: what is to be done (`job.json`), how far it is
(`progress.json`), what came of it (`result.json`). So any process of the server can ask, and a
server that starts anew finds what still runs. The process itself is `data.importing.worker`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import data
from data.importing.changes import Change
from data.importing.findings import Finding, ImportRejectedError
from data.importing.importer import ImportOutcome, MovedOnError
from data.keys import SeedError
from data.language import is_english, says
from data.official.values import OfficialFileError
from data.versions import PointerError
from data.writer import ImportRunningError, StoreWriteError

JOB, PROGRESS, RESULT, CANCELLED = "job.json", "progress.json", "result.json", "cancelled"
SILENT_SECONDS = 60.0
"""After so long without a sign of life a process that another server began is taken for ended."""
_LOOK_SECONDS = 0.05
ERRORS: dict[str, type[Exception]] = {
    kind.__name__: kind
    for kind in (
        MovedOnError,
        ImportRunningError,
        StoreWriteError,
        PointerError,
        SeedError,
        OfficialFileError,
    )
}
"""What may end an import besides its findings; each is raised here as it was there."""

_processes: dict[Path, subprocess.Popen[bytes]] = {}
"""Those that this process began."""


class ImportEndedError(Exception):
    """The process ended before its time: cancelled, or beyond its limits; nothing has changed."""


@dataclass(frozen=True)
class Wanted:
    """What files are brought as, and what somebody says beside them.

    Attributes:
        kind: `delivery`, `boundaries` or `official`.
        said: answers by name, empty where nothing is said: of boundaries key, name, layer and
            system, of an official table its source, of returns whether the good ones are taken.
        assigned: of an official table, the indicator that a variable is.
    """

    kind: str = "delivery"
    said: dict[str, str] = field(default_factory=dict)
    assigned: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """What is to be imported, how, and within which limits."""

    store: str
    paths: list[str]
    check_only: bool
    report_folder: str
    built_on: str
    language: str
    seconds: int
    megabytes: int
    wanted: Wanted = field(default_factory=Wanted)

    @property
    def file(self) -> Path:
        """The one file that was brought; boundaries and official tables come alone."""
        (folder,) = self.paths
        (path,) = Path(folder).iterdir()
        return path


@dataclass(frozen=True)
class Seen:
    """What came of a job: the outcome, whether it is refused, and what was read as it is shown."""

    outcome: ImportOutcome
    is_rejected: bool = False
    preview: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportProgress:
    """What is being done, how far it is and how far it goes (0: not known)."""

    label: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Limits:
    """What one import may use: seconds of time, megabytes of memory."""

    seconds: int = 1_800
    megabytes: int = 6_000


def limits() -> Limits:
    """`ZIQ_IMPORT_SECONDS` and `ZIQ_IMPORT_MEMORY` (megabytes), where they are set."""
    usual = Limits()
    return Limits(
        _whole("ZIQ_IMPORT_SECONDS", usual.seconds), _whole("ZIQ_IMPORT_MEMORY", usual.megabytes)
    )


def _whole(name: str, usual: int) -> int:
    given = os.environ.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and int(given) > 0 else usual


def start(  # noqa: PLR0913 - what one job is
    folder: Path,
    store: Path,
    files: Path,
    *,
    check_only: bool,
    report_folder: Path,
    built_on: str,
    wanted: Wanted | None = None,
) -> None:
    """Begin the import of what lies in `files`; `folder` must exist."""
    _let_go_of_ended()
    for name in (PROGRESS, RESULT, CANCELLED):
        (folder / name).unlink(missing_ok=True)
    allowed = limits()
    job = Job(
        str(store.resolve()), [str(files.resolve())], check_only, str(report_folder.resolve()),
        built_on, "en" if is_english() else "de", allowed.seconds, allowed.megabytes,
        wanted or Wanted(),
    )  # fmt: skip
    (folder / JOB).write_text(json.dumps(asdict(job)), encoding="utf-8")
    write(folder / PROGRESS, asdict(ImportProgress()))
    here = str(Path(data.__file__).parent.parent)
    paths = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
    _processes[folder] = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "data.importing.worker", str(folder)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=None,
        env={**os.environ, "PYTHONPATH": paths, "MALLOC_ARENA_MAX": "2"}, start_new_session=True,
    )  # fmt: skip


def _let_go_of_ended() -> None:
    """Of those that nobody has asked about any more."""
    for folder, process in list(_processes.items()):
        if process.poll() is not None:
            _processes.pop(folder, None)


def write(path: Path, content: dict[str, Any]) -> None:
    """The content as JSON, there whole or not at all."""
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(path)


def job_of(folder: Path) -> Job | None:
    """What was begun in that folder, if anything was."""
    try:
        told = json.loads((folder / JOB).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Job(**told | {"wanted": Wanted(**told["wanted"])})


def preview(folder: Path) -> dict[str, Any]:
    """What was read, as it is shown before it is confirmed; empty where nothing is."""
    try:
        told = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    shown: dict[str, Any] = told.get("preview", {})
    return shown


def progress(folder: Path) -> ImportProgress:
    """How far it is."""
    try:
        return ImportProgress(**json.loads((folder / PROGRESS).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ImportProgress()


def is_running(folder: Path) -> bool:
    """Whether there is no result yet, and still somebody who may write one."""
    process = _processes.get(folder)
    if (folder / RESULT).exists():
        return False
    if process is not None:
        return process.poll() is None
    try:
        silent_for = time.time() - (folder / PROGRESS).stat().st_mtime
    except FileNotFoundError:
        return False
    return silent_for < SILENT_SECONDS


def wait(folder: Path) -> None:
    """Until it has ended."""
    while is_running(folder):
        time.sleep(_LOOK_SECONDS)


def cancel(folder: Path) -> None:
    """End it: at once where this process began it, else as soon as it looks."""
    (folder / CANCELLED).touch()
    process = _processes.pop(folder, None)
    if process is not None:
        process.kill()
        process.wait()


def result(folder: Path) -> ImportOutcome:
    """What came of an import that has ended.

    Raises:
        ImportRejectedError: the findings refuse it.
        OfficialFileError: the table cannot be read, or values of it cannot be told.
        MovedOnError, ImportRunningError, StoreWriteError, PointerError, SeedError: as there.
        ImportEndedError: it was cancelled or went beyond its limits.
    """
    process = _processes.pop(folder, None)
    if process is not None:
        process.wait()
    try:
        told = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ImportEndedError(beyond_limits()) from None
    if "error" in told:
        raise ERRORS.get(told["error"], ImportEndedError)(told["text"])
    findings = tuple(Finding(**one) for one in told["findings"])
    copies = tuple(map(Path, told["marked_copies"]))
    if told["rejected"]:
        raise ImportRejectedError(findings, copies)
    return ImportOutcome(
        findings, told["tables"], tuple(Change(**one) for one in told["changes"]), told["version"],
        copies, starts_empty=told["starts_empty"], not_read=tuple(told["not_read"]),
        change_counts=told["change_counts"],
    )  # fmt: skip


def beyond_limits() -> str:
    """What somebody is told whose import needs more than it may use."""
    return says(
        "Der Import wurde beendet, weil er mehr Zeit oder Speicher brauchte, als erlaubt ist; "
        "geändert wurde nichts. Bitte in mehrere Dateien teilen oder als CSV liefern.",
        "The import was ended because it needed more time or memory than it may use; nothing has "
        "changed. Split it into several files or deliver CSV.",
    )
