"""The version in use, built anew for the schema that this program reads; no file is needed for it.

The rows as delivered are in the store, so all that is computed from them is computed again. What is
new in a schema is filled with what is shipped; what a column did not hold yet stays empty.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from data import versions
from data.importing import building, loading
from data.importing.findings import Findings
from data.importing.importer import read_meta, workplace
from data.importing.lines import Progress
from data.keys import record_seed
from data.language import says
from data.store import SCHEMA_VERSION


class NewerVersionError(Exception):
    """The version was built by a newer program; the message says what to do."""


def upgrade_store(store_folder: Path, progress: Progress) -> str | None:
    """Build the next version from the rows of the one in use; None when it is of this schema.

    The version before stays for `rollback`, which only the program it was built by can read.

    Raises:
        NewerVersionError: when the data belong to a newer program.
        ImportRunningError: another import holds the folder.
        StoreWriteError: the folder cannot be written, or the disk is full.
        PointerError: which version is in use cannot be told.
    """
    with workplace(store_folder) as place:
        pointer = versions.read_pointer(store_folder)
        meta = read_meta(pointer)
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
        workshop = building.open_workshop(place, pointer.path, record_seed(store_folder))
        with contextlib.closing(workshop.connection) as connection:
            loading.register_files(connection, (), {}, workshop.started_at)
            building.stage(workshop, [], Findings(), progress, carried=True, replace=False)
            building.build(workshop, Findings(), progress, carried=True, delivered=[])
            for told in ("findings", "changes"):
                connection.execute(f"INSERT INTO mart.{told} BY NAME FROM previous.{told}")
            content = building.content_hash(connection)
            version_id = versions.new_version_id(content, workshop.started_at)
            building.sign(workshop, version_id, content, is_sample=meta.get("sample") == "true")
        versions.publish(store_folder, workshop.built, version_id)
        return version_id
