"""Versions of the data: immutable files, and the pointer to the one in use.

A version is a file that never changes once it has its name. Which one is in use stands in
`current.json`, replaced by an atomic rename; so whoever reads sees the old version or the new one.
Who may write, and where the next version is built, is up to `data.writer`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from data import keeping
from data.language import says
from data.small_files import sync_folder, write_json

POINTER_FILE = "current.json"
UPGRADED_FILE = "upgraded.json"
"""Which version was built anew from which, for an address that names the one before."""
SHORT_ID = 12
"""So many last characters of an id name a version in an address: the hash of its content."""

VERSION_NAME = re.compile(r"ziq-\d{8}T\d{6}\d{0,6}Z-[0-9a-f]{12}")


class PointerError(Exception):
    """Which version is in use cannot be told; the message says what to do."""


class NoVersionError(PointerError):
    """The folder holds no data yet."""


class NoEarlierVersionError(Exception):
    """There is no version to go back to."""


@dataclass(frozen=True)
class Pointer:
    """The version in use, and the ones before it, newest first."""

    version_id: str
    path: Path
    earlier: tuple[str, ...] = ()


def version_path(folder: Path, version_id: str) -> Path:
    """Where the file of a version lies."""
    return folder / f"{version_id}.duckdb"


def read_pointer(folder: Path) -> Pointer:
    """The version in use.

    Raises:
        NoVersionError: when there are no data yet.
        PointerError: when the pointer cannot be read or names something that is not a version.
    """
    path = folder / POINTER_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if versions_on_disk(folder):
            raise PointerError(_unreadable(path)) from error
        raise NoVersionError(
            says(
                "Es gibt noch keine Daten. `python -m data sample` legt Beispieldaten an, "
                "`python -m data import` nimmt eigene Dateien.",
                "There are no data yet. Run `python -m data sample`, or import your own files.",
            )
        ) from error
    except (OSError, ValueError) as error:
        raise PointerError(_unreadable(path)) from error
    if not isinstance(content, dict):
        raise PointerError(_unreadable(path))
    version_id, earlier = content.get("version"), content.get("earlier", [])
    if not _is_version(version_id) or not isinstance(earlier, list):
        raise PointerError(_unreadable(path))
    return Pointer(
        version_id=version_id,
        path=version_path(folder, version_id),
        earlier=tuple(entry for entry in earlier if _is_version(entry)),
    )


def version_in_use(folder: Path) -> str:
    """The id of the version in use; empty when there are no data yet.

    Raises:
        PointerError: when the pointer cannot be read or names something that is not a version.
    """
    try:
        return read_pointer(folder).version_id
    except NoVersionError:
        return ""


def _is_version(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and VERSION_NAME.fullmatch(value) is not None


def _unreadable(path: Path) -> str:
    return says(
        f"{path.name} nennt keine Version. `python -m data rollback` zeigt wieder auf die neueste "
        "vorhandene.",
        f"{path.name} does not name a version. Run `python -m data rollback`: it points to the "
        "newest version that is there.",
    )


def versions_on_disk(folder: Path) -> list[str]:
    """The versions whose files are there, newest first."""
    names = (path.stem for path in folder.glob("ziq-*.duckdb"))
    return sorted((name for name in names if VERSION_NAME.fullmatch(name)), reverse=True)


def find_version(folder: Path, text: str) -> str | None:
    """The id of the version there that an id, or the end of one, names; the newest of several."""
    there, anew = versions_on_disk(folder), upgraded(folder)
    known = sorted({*there, *anew}, reverse=True)
    if len(text) == SHORT_ID:
        found = next((one for one in known if one.endswith(f"-{text}")), None)
    else:
        found = text if text in known else None
    for _step in anew:
        found = anew.get(found or "", found)
    return found if found in there else None


def upgraded(folder: Path) -> dict[str, str]:
    """Versions of an older schema, and what was built of each; none where the file is damaged."""
    try:
        content = json.loads((folder / UPGRADED_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = content.items() if isinstance(content, dict) else ()
    return {old: new for old, new in pairs if _is_version(new)}


def note_upgraded(folder: Path, anew: dict[str, str]) -> None:
    """Notes which version was built of which."""
    write_json(folder / UPGRADED_FILE, {**upgraded(folder), **anew})


def new_version_id(content_hash: str, built_at: dt.datetime) -> str:
    """`ziq-<utc timestamp>-<hash>`; sorts by time."""
    return f"ziq-{built_at.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}Z-{content_hash[:SHORT_ID]}"


def publish(folder: Path, built: Path, version_id: str) -> Pointer:
    """Give a finished database its final name and make it the version in use.

    Old versions beyond `keeping.kept_count()` are cleared, never the one in use nor one that has a
    name.
    """
    most = keeping.kept_count()
    try:
        before = read_pointer(folder)
        earlier = (before.version_id, *before.earlier)
    except PointerError:
        # Nobody can tell which of them was in use, so all stay within reach of `rollback`.
        earlier = tuple(versions_on_disk(folder))
    target = put(folder, built, version_id)
    pointer = Pointer(version_id, target, earlier[: most - 1])
    try:
        _write_pointer(folder, pointer)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    clear_old_versions(folder, pointer)
    return pointer


def put(folder: Path, built: Path, version_id: str) -> Path:
    """Give a finished database its final name; which version is in use stays as it is."""
    target = version_path(folder, version_id)
    built.chmod(0o600)
    _flush(built)
    built.replace(target)
    sync_folder(folder)
    return target


def rollback(folder: Path, is_readable: Callable[[Path], bool] = Path.is_file) -> Pointer:
    """Go one version back. With a damaged pointer: to the newest version that is there.

    Versions that are gone or cannot be read are passed over.

    Raises:
        NoEarlierVersionError: when there is none.
    """
    try:
        current = read_pointer(folder)
        candidates = list(current.earlier)
    except NoVersionError as error:
        raise NoEarlierVersionError(str(error)) from error
    except PointerError:
        candidates = versions_on_disk(folder)
    there = [entry for entry in candidates if is_readable(version_path(folder, entry))]
    if not there:
        raise NoEarlierVersionError(
            says("Es gibt keine frühere Version.", "There is no earlier version to go back to.")
        )
    pointer = Pointer(there[0], version_path(folder, there[0]), tuple(there[1:]))
    _write_pointer(folder, pointer)
    return pointer


def clear_old_versions(folder: Path, pointer: Pointer) -> list[str]:
    """Remove the files of versions without a name that no `rollback` can reach; gives their ids."""
    try:
        kept = {pointer.version_id, *pointer.earlier, *keeping.kept_names(folder)}
    except keeping.KeepError:
        # Nobody can tell which have a name, so all stay.
        return []
    removed = [entry for entry in versions_on_disk(folder) if entry not in kept]
    for entry in removed:
        # A file that another program holds open (Windows) goes at a later import.
        with contextlib.suppress(OSError):
            version_path(folder, entry).unlink()
    return removed


def _write_pointer(folder: Path, pointer: Pointer) -> None:
    content = {
        "version": pointer.version_id,
        "file": pointer.path.name,
        "earlier": list(pointer.earlier),
        "moved_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }
    write_json(folder / POINTER_FILE, content)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
