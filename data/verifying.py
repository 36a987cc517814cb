"""Reads a data folder, or a backup unpacked, to the last block: `python -m data.verifying FOLDER`.

A version may be of another schema than this program reads; what is asked is whether it is whole.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from data.keeping import KeepError, kept_names
from data.keys import SEED_FILE
from data.versions import PointerError, read_pointer, version_path


def faults(folder: Path) -> list[str]:
    """What is wrong with a folder, each in a sentence; empty is good."""
    try:
        pointer = read_pointer(folder)
    except PointerError as error:
        return [str(error)]
    found = [] if (folder / SEED_FILE).is_file() else [f"{SEED_FILE} is missing."]
    try:
        named = list(kept_names(folder))
    except KeepError as error:
        found.append(str(error))
        named = []
    kept = [one for one in pointer.earlier if version_path(folder, one).exists()]
    for version in dict.fromkeys((pointer.version_id, *kept, *named)):
        found += _of_file(version_path(folder, version))
    return found


def read_every_value(connection: duckdb.DuckDBPyConnection) -> None:
    """Every value goes into a sum, so every block is read and its checksum compared.

    Raises:
        duckdb.Error: when one cannot be read.
    """
    tables = connection.execute(
        "SELECT database_name, table_name FROM duckdb_tables() WHERE NOT temporary"
    ).fetchall()
    for database, table in tables:
        name = ".".join(
            f'"{str(part).replace(chr(34), chr(34) * 2)}"' for part in (database, table)
        )
        connection.execute(f"SELECT bit_xor(hash(one)) FROM {name} AS one").fetchall()  # noqa: S608


def _of_file(path: Path) -> Iterator[str]:
    if not path.exists():
        yield f"{path.name} is missing."
        return
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            connection.execute("SET enable_external_access = false")
            read_every_value(connection)
    except duckdb.Error:
        yield f"{path.name} is damaged: it cannot be read to its end."


def main() -> int:
    """0 when the folder is whole; otherwise 1, with one sentence for each fault."""
    found = faults(Path(sys.argv[1]))
    sys.stderr.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
