"""The process of one import: `python -m data.importing.worker FOLDER`, begun by `apart`.

It runs behind everything else on the machine, within limits of time and memory, and ends when it
is cancelled, when its folder is gone, or when it takes too long.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.boundaries import brought as boundaries_brought
from data.collection import brought as returns_brought
from data.collection.returns import returns_among
from data.importing import ImportOutcome, ImportRejectedError, apart, import_paths
from data.importing.apart import Job, Seen
from data.language import data_speaking, says
from data.official import brought as official_brought

_LOOK_SECONDS = 0.25
_NICENESS = 10
_SLACK_SECONDS = 60
"""Of processor time beyond the limit after which the system ends what no longer looks."""


class _Watch:
    """Tells how far it is, and ends the process where it must end."""

    def __init__(self, folder: Path, seconds: int) -> None:
        self._folder = folder
        self._ends_at = time.monotonic() + seconds
        self._latest = apart.ImportProgress()
        self._is_done = threading.Event()

    def told(self, label: str, done: int, total: int) -> None:
        """How far the import is."""
        self._latest = apart.ImportProgress(label, done, total)

    def run(self) -> None:
        """Look, until `finish`."""
        while not self._is_done.wait(_LOOK_SECONDS):
            if not self._folder.exists() or (self._folder / apart.CANCELLED).exists():
                os._exit(3)
            if time.monotonic() > self._ends_at:
                finish(self._folder, {"error": "ImportEndedError", "text": apart.beyond_limits()})
                os._exit(4)
            with contextlib.suppress(OSError):
                apart.write(self._folder / apart.PROGRESS, asdict(self._latest))

    def stop(self) -> None:
        """The import has ended."""
        self._is_done.set()


def main(folder: Path) -> None:
    """Import as the folder's job says, and leave the result there."""
    job = apart.job_of(folder)
    if job is None:
        return
    _limit(job)
    watch = _Watch(folder, job.seconds)
    with data_speaking(job.language):
        looking = threading.Thread(target=watch.run, daemon=True)
        looking.start()
        answer = _answer(job, watch)
        watch.stop()
        looking.join()
        finish(folder, answer)


def finish(folder: Path, answer: dict[str, Any]) -> None:
    """The result, unless nobody waits for one."""
    with contextlib.suppress(FileNotFoundError):
        apart.write(folder / apart.RESULT, answer)


def _limit(job: Job) -> None:
    if os.name != "posix":
        return
    import resource

    os.nice(_NICENESS)
    memory = job.megabytes * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    processors = os.cpu_count() or 1
    seconds = job.seconds * processors + _SLACK_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(job: Job, watch: _Watch) -> dict[str, Any]:
    try:
        return _told(_WORK[job.wanted.kind](job, watch.told))
    except ImportRejectedError as error:
        outcome = ImportOutcome(error.findings, {}, (), None, error.marked_copies)
        return _told(Seen(outcome, is_rejected=True))
    except tuple(apart.ERRORS.values()) as error:
        return {"error": type(error).__name__, "text": str(error)}
    except MemoryError:
        return {"error": "ImportEndedError", "text": apart.beyond_limits()}
    except Exception:
        number = secrets.token_hex(4)
        logging.getLogger(__name__).exception("import %s", number)
        return {"error": "ImportEndedError", "text": _fault(number)}


def _delivery(job: Job, progress: Callable[[str, int, int], None]) -> Seen:
    returns, workbooks = returns_among([Path(path) for path in job.paths])
    if returns:
        return returns_brought.work(job, returns, workbooks, progress)
    outcome = import_paths(
        Path(job.store), [Path(path) for path in job.paths], check_only=job.check_only,
        report_folder=Path(job.report_folder), progress=progress, built_on=job.built_on,
        workbooks=workbooks,
    )  # fmt: skip
    return Seen(outcome)


_WORK = {
    "delivery": _delivery,
    "boundaries": boundaries_brought.work,
    "official": official_brought.work,
}


def _fault(number: str) -> str:
    return says(
        f"Der Import ist an einem Fehler dieses Programms gescheitert ({number} im Protokoll); "
        "geändert wurde nichts.",
        f"The import failed by a fault of this program ({number} in the log); nothing has changed.",
    )


def _told(seen: Seen) -> dict[str, Any]:
    outcome = seen.outcome
    return {
        "rejected": seen.is_rejected,
        "preview": seen.preview,
        "findings": [asdict(finding) for finding in outcome.findings],
        "tables": outcome.tables,
        "changes": [asdict(change) for change in outcome.changes],
        "change_counts": outcome.change_counts,
        "version": outcome.version,
        "marked_copies": [str(path) for path in outcome.marked_copies],
        "starts_empty": outcome.starts_empty,
        "not_read": list(outcome.not_read),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
