"""The choices that are timed, and what has to be read afterwards, counted from the raw rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.versions import read_pointer

#: What has to be read: key figure or chart -> numbers in digits.
Expected = dict[str, list[str]]
_KEYS = {
    "outcome": ("approved", "open"),
    "block": ("1", "2", "3"),
    "applicant": ("awo", "caritas", "paritaet"),
}
"""What can be ticked on the page, each value under one key alone."""
_COLUMNS = {
    "outcome": "outcome",
    "block": "CAST(building_block AS VARCHAR)",
    "applicant": "applicant_type",
}
_BUTTONS = {"outcome": "status", "block": "block", "applicant": "applicant"}


@dataclass(frozen=True)
class Choice:
    """One more step: a value of a key is ticked or let go."""

    key: str
    button: str
    toggled: str
    values: tuple[str, ...]


def steps(count: int) -> Iterator[tuple[Choice, dict[str, set[str]]]]:
    """Choices that never repeat: each step changes one tick, as a Gray code does."""
    state: dict[str, set[str]] = {key: set() for key in _KEYS}
    ticks = [(key, value) for key, values in _KEYS.items() for value in values]
    for number in range(1, count + 1):
        key, value = ticks[(number & -number).bit_length() - 1]
        state[key] ^= {value}
        yield (
            Choice(key, _BUTTONS[key], value, tuple(sorted(state[key]))),
            {one: set(values) for one, values in state.items()},
        )


def expected(store: Path, state: dict[str, set[str]]) -> Expected:
    """Applications, approved ones and applications per block, straight from the table."""
    conditions = ["true"] + [
        f"{_COLUMNS[key]} IN ({', '.join(repr(value) for value in sorted(values))})"
        for key, values in state.items()
        if values
    ]
    where = " AND ".join(conditions)
    with duckdb.connect(str(read_pointer(store).path), read_only=True) as connection:
        row = connection.execute(
            "SELECT count(*), count(*) FILTER (outcome = 'approved') FROM applications"  # noqa: S608
            f" WHERE {where}"
        ).fetchone()
        blocks = connection.execute(
            f"SELECT count(*) FROM applications WHERE {where} GROUP BY building_block"  # noqa: S608
        ).fetchall()
    total, approved = row or (0, 0)
    return {
        "applications": [str(total)],
        "approved": [str(approved)],
        "blocks": [str(count) for (count,) in blocks],
    }
