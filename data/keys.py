"""Two secrets from one seed: the keys of records, and the key of the look-up of deviations.

Every record carries a secret number that depends on which record it is, never on what it counts;
so a corrected figure keeps its key and the other cells stay as they were. Which deviation a count
and the sum of its records' keys get is a second secret. The table of deviations and its use belong
to `queries.protection`.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from data.language import says

KEY_SPACE = 60_000
"""Keys lie in [0, KEY_SPACE). 60,000 has many divisors, so a table of changes can be cut evenly."""

SEED_FILE = "record-seed"
SEED_BYTES = 32


class SeedError(Exception):
    """The seed of the record keys cannot be used; the message says what to do."""


def record_seed(folder: Path) -> str:
    """The store's secret seed as hexadecimal text; created at the first call (hold the write lock).

    The file is readable by its owner only and is never copied into a version or an export.

    Raises:
        SeedError: when the file holds something else than a seed.
        OSError: when the folder cannot be written.
    """
    path = folder / SEED_FILE
    if not path.exists():
        _create(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    seed = path.read_text(encoding="ascii", errors="replace").strip()
    if not re.fullmatch(rf"[0-9a-f]{{{2 * SEED_BYTES}}}", seed):
        raise SeedError(
            says(
                f"{path} ist beschädigt. Aus der Sicherung zurückholen; gibt es keine, löschen: "
                "der nächste Import legt ihn neu an, und geschützte Zahlen ändern sich einmal.",
                f"{path} is damaged. Restore it from the backup; if there is none, delete it: the "
                "next import makes a new one, and protected counts change once.",
            )
        )
    return seed


def _create(path: Path) -> None:
    draft = path.with_name(f"{SEED_FILE}.draft")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SEED_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def look_up_key(seed: str) -> str:
    """The key of the look-up of deviations as hexadecimal text: says nothing about the seed."""
    return hashlib.blake2b(b"look-up of deviations", key=bytes.fromhex(seed)).hexdigest()


MACROS = f"""
CREATE OR REPLACE TEMP MACRO record_key(identity) AS CAST(
    CAST('0x' || substr(sha256(getvariable('record_seed') || identity), 1, 15) AS UBIGINT)
    % {KEY_SPACE} AS INTEGER
);
CREATE OR REPLACE TEMP MACRO key_if_counted(counted, record_key) AS
    CASE WHEN counted > 0 THEN record_key ELSE 0 END;
"""
"""`record_key(identity)`: a hash of the identity under the seed. Of its 256 bits the first 60 are
used, modulo KEY_SPACE; so nothing that would let a hash be extended is ever seen, and the keys
differ from an even spread by less than 10^-13."""
