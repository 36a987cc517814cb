"""The version in use, built anew for the schema that this program reads; no file is needed for it.

The rows as delivered are in the store, so all that is computed from them is computed again. What is
new in a schema is filled with what is shipped; what a column did not hold yet stays empty.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from pathlib import Path

from data import keeping, versions
from data.importing import building, loading
from data.importing.findings import Findings
from data.importing.importer import read_meta, workplace
from data.importing.lines import Progress
from data.keys import record_seed
from data.language import says
from data.schema import SCHEMA_VERSION


class NewerVersionError(Exception):
    """The version was built by a newer program; the message says what to do."""


def upgrade_store(store_folder: Path, progress: Progress) -> str | None:
    """Build the next version from the rows of the one in use; None when it is of this schema.

    Versions that an office keeps by name are built anew too, each with the day of its own import.
    Every version before stays, which only the program it was built by can read; addresses that name
    it lead to the one built anew.

    Raises:
        NewerVersionError: when the data belong to a newer program.
        ImportRunningError: another import holds the folder.
        StoreWriteError: the folder cannot be written, or the disk is full.
        PointerError: which version is in use cannot be told.
        KeepError: which versions have a name cannot be told.
    """
    with workplace(store_folder) as place:
        pointer = versions.read_pointer(store_folder)
        meta = read_meta(pointer.path)
        built_for = int(meta.get("schema_version") or 0)
        if built_for == SCHEMA_VERSION:
            return None
        if built_for > SCHEMA_VERSION:
            raise NewerVersionError(
                says(
                    f"Die Daten sind von einem neueren Programm (Schema {built_for}, dieses liest "
                    f"{SCHEMA_VERSION}). Das neuere Programm starten, oder `python -m data "
                    "rollback`.",
                    f"The data are of a newer program (schema {built_for}, this one reads "
                    f"{SCHEMA_VERSION}). Start the newer program, or run `python -m data "
                    "rollback`.",
                )
            )
        anew = _named_anew(store_folder, place, pointer.version_id, progress)
        version_id, built = _built_anew(store_folder, place, pointer.path, progress)
        versions.publish(store_folder, built, version_id)
        if name := keeping.kept_names(store_folder).get(pointer.version_id):
            keeping.name_too(store_folder, version_id, name)
        versions.note_upgraded(store_folder, {**anew, pointer.version_id: version_id})
        return version_id


def _named_anew(store_folder: Path, place: Path, in_use: str, progress: Progress) -> dict[str, str]:
    """The versions with a name and an older schema, built anew beside the others: old id to new.

    One that cannot be read stays as it is.
    """
    names = keeping.kept_names(store_folder)
    found = {}
    for version_id in versions.versions_on_disk(store_folder):
        if version_id not in names or version_id == in_use:
            continue
        path = versions.version_path(store_folder, version_id)
        try:
            meta = read_meta(path)
        except versions.PointerError:
            continue
        if int(meta.get("schema_version") or 0) >= SCHEMA_VERSION:
            continue
        room = place / version_id
        room.mkdir()
        built_at = dt.datetime.fromisoformat(meta["built_at"])
        new_id, built = _built_anew(store_folder, room, path, progress, built_at)
        versions.put(store_folder, built, new_id)
        keeping.name_too(store_folder, new_id, names[version_id])
        found[version_id] = new_id
    return found


def _built_anew(
    store_folder: Path,
    place: Path,
    before: Path,
    progress: Progress,
    built_at: dt.datetime | None = None,
) -> tuple[str, Path]:
    """Id and file of a version with the rows of another; as if built at a moment, or now."""
    meta = read_meta(before)
    workshop = building.open_workshop(place, before, record_seed(store_folder))
    if built_at is not None:
        workshop = replace(workshop, started_at=built_at.astimezone(dt.UTC).replace(tzinfo=None))
    with contextlib.closing(workshop.connection) as connection:
        loading.register_files(connection, (), {}, workshop.started_at)
        building.stage(workshop, [], Findings(), progress, carried=True, replace=False)
        building.build(workshop, Findings(), progress, carried=True, delivered=[])
        for told in ("findings", "changes"):
            connection.execute(f"INSERT INTO mart.{told} BY NAME FROM previous.{told}")
        content = building.content_hash(connection)
        moment = workshop.started_at.replace(tzinfo=dt.UTC)
        version_id = versions.new_version_id(content, moment)
        building.sign(workshop, version_id, content, is_sample=meta.get("sample") == "true")
    return version_id, workshop.built
