"""The one writer of the store folder: its lock, its place to build in, what the system refuses.

What lies in the folder afterwards, and which of it is in use, is up to `data.versions`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from data.language import says

LOCK_FILE = "import.lock"
BUILD_PREFIX = ".build-"


class ImportRunningError(Exception):
    """Another import is writing to the same folder."""


class StoreWriteError(Exception):
    """The folder cannot be written: full, read-only or not there."""


@contextlib.contextmanager
def write_lock(folder: Path, name: str = LOCK_FILE) -> Iterator[None]:
    """Hold the folder for one writer; the system lets go of the lock when the process ends.

    Another `name` is a lock of its own: for a file that versions do not depend on.

    Raises:
        ImportRunningError: when another process holds it.
        StoreWriteError: when the folder cannot be made or written.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / name).open("a+", encoding="utf-8")
    with lock:
        if not _try_lock(lock):
            lock.seek(0)
            holder = lock.read().strip()
            raise ImportRunningError(
                says(
                    f"Ein anderer Import läuft ({holder}). Bitte warten und dann erneut starten.",
                    f"Another import is running ({holder}). Wait until it ends, then try again.",
                )
            )
        with writing(folder):
            lock.seek(0)
            lock.truncate()
            lock.write(f"PID {os.getpid()}, {dt.datetime.now():%H:%M:%S}")
            lock.flush()
        yield


def _try_lock(lock: IO[str]) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:  # pragma: no cover - Windows
            _lock_windows(lock)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _lock_windows(lock: Any) -> None:  # pragma: no cover - Windows
    import msvcrt

    locking: Any = msvcrt
    # One byte far behind the text, so that others may still read who holds the lock.
    lock.seek(1_000_000)
    locking.locking(lock.fileno(), locking.LK_NBLCK, 1)


@contextlib.contextmanager
def build_folder(folder: Path) -> Iterator[Path]:
    """A folder for the next version beside the others; gone afterwards, whatever happens.

    What a killed import left behind is removed first. Call it under `write_lock`.
    """
    for left in folder.glob(f"{BUILD_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    with writing(folder):
        place = Path(tempfile.mkdtemp(prefix=BUILD_PREFIX, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder that cannot be written into one sentence.

    Raises:
        StoreWriteError: with what to do.
    """
    try:
        yield
    except OSError as error:
        raise StoreWriteError(_write_problem(folder, error)) from error


def _write_problem(folder: Path, error: OSError) -> str:
    """One sentence on why the folder cannot be written, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return says(
            f"Der Datenträger ist voll: Platz schaffen, wo {folder} liegt, und erneut importieren.",
            f"The disk is full: make room where {folder} lies and import again.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return says(
            f"In {folder} darf nicht geschrieben werden: Schreibrecht geben oder ZIQ_STORE setzen.",
            f"{folder} cannot be written: give this user the right to write, or set ZIQ_STORE.",
        )
    return says(
        f"{folder} ist nicht nutzbar ({error.strerror or error}). ZIQ_STORE auf einen anderen "
        "Ordner setzen.",
        f"{folder} cannot be used ({error.strerror or error}). Set ZIQ_STORE to another folder.",
    )
