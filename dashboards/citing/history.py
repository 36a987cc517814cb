"""The versions of the data that are there: when imported, what they hold, what each changed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from cachetools import LRUCache

from dashboards.components.import_sections import sheet_name
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from data.keeping import KeepError, kept_names
from data.schema import Version
from data.store import StoreError, StoreHandle
from data.versions import upgraded, versions_on_disk
from queries import state
from queries.filters import FilterState
from queries.scope import Scope, Viewer

_log = logging.getLogger(__name__)
_REMEMBERED = 500
CHANGES = ("added", "changed", "gone")


@dataclass(frozen=True)
class Entry:
    """One version that is there.

    Attributes:
        version: what it says of itself.
        rows: of each delivered sheet, inside the areas of who asks.
        changes: per sheet that its import changed how many rows were added, changed or gone; None
            for those who may not see the whole state.
        name: under which an office keeps it for good, else "".
        is_in_use: it is what addresses without a version show.
    """

    version: Version
    rows: dict[str, int]
    changes: dict[str, dict[str, int]] | None
    name: str = ""
    is_in_use: bool = False


_summaries: LRUCache[tuple[str, tuple[str, ...]], Entry] = LRUCache(_REMEMBERED)
_lock = Lock()


def history(handle: StoreHandle, viewer: Viewer) -> list[Entry]:
    """Every version that can be read, newest first.

    Raises:
        StoreError: when there are no data at all.
    """
    in_use = handle.current().version.id
    try:
        names = kept_names(handle.folder)
    except KeepError as error:
        _log.warning("Names of versions cannot be told: %s", error)
        names = {}
    found = []
    there = {in_use, *versions_on_disk(handle.folder)}
    # What was built anew for this program stands in place of the version before.
    for version_id in sorted(there - (upgraded(handle.folder).keys() - {in_use}), reverse=True):
        try:
            entry = _summary(handle, viewer, version_id)
        except StoreError as error:
            _log.warning("The version %s is not listed: %s", version_id, error)
            continue
        if entry is not None:
            name = names.get(version_id, "")
            found.append(replace(entry, name=name, is_in_use=version_id == in_use))
    return found


def _summary(handle: StoreHandle, viewer: Viewer, version_id: str) -> Entry | None:
    """What a version holds, remembered: it never changes."""
    key = (version_id, viewer.areas)
    with _lock:
        known = _summaries.get(key)
    if known is not None:
        return known
    store = handle.named(version_id)
    if store is None:
        return None
    scope = Scope(store, viewer, FilterState())
    counts = state.table_counts(scope)
    rows = {row["sheet"]: int(row["rows_count"]) for row in counts}
    entry = Entry(store.version, rows, None if viewer.areas else _changes(scope))
    with _lock:
        _summaries[key] = entry
    return entry


def _changes(scope: Scope) -> dict[str, dict[str, int]]:
    return {
        row["sheet"]: {change: int(row[f"{change}_count"]) for change in CHANGES}
        for row in state.change_counts(scope)
    }


def told(entry: Entry) -> dict[str, Any]:
    """One version as JSON."""
    version = entry.version
    return {
        "id": version.id,
        "version": version.short_id,
        "imported_at": version.built_at or None,
        "as_of": version.as_of.isoformat() if version.as_of else None,
        "name": entry.name,
        "in_use": entry.is_in_use,
        "sample": version.is_sample,
        "rows": entry.rows,
        "changes": entry.changes,
    }


def changes_text(entry: Entry) -> str:
    """What the import of a version changed, in words."""
    if entry.changes is None:
        return "–"
    parts = [
        f"{sheet_name(sheet)}: {', '.join(_counted(counts))}"
        for sheet, counts in entry.changes.items()
    ]
    return "; ".join(parts) or _("nothing that was there before")


def _counted(counts: dict[str, int]) -> Sequence[str]:
    words = {"added": _("added"), "changed": _("changed"), "gone": _("gone")}
    return [f"{formats.number(count)} {words[name]}" for name, count in counts.items() if count]
