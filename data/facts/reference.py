"""The facts that are shipped: reference files in the form of the sheets."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from data.facts.reading import read_facts
from data.facts.together import Facts

REFERENCE_FOLDER = Path(__file__).parent.parent / "reference"


@cache
def shipped() -> Facts:
    """The facts of the reference files alone."""
    return read_facts(_of_files)


def _of_files(table: str) -> list[dict[str, Any]]:
    if table == "codes":
        rounds = [("round", row["funding_round"], _round_name(row), row["name_english"])
                  for row in _rows("funding_rounds")]  # fmt: skip
        circles = [("circle", row["circle"], row["name"], row["name_english"])
                   for row in _rows("circles")]  # fmt: skip
        keys = ("list", "code", "german", "english")
        named = [dict(zip(keys, one, strict=True)) for one in rounds + circles]
        # The words of rounds and circles stand in both files, for whoever reads only the lists.
        lists = [row for row in _rows("codelists") if row["list"] not in ("round", "circle")]
        return [*lists, *named]
    if table == "rounds":
        return [_round(row) for row in _rows("funding_rounds")]
    return _rows(table) if table in ("indicator_catalogue", "published_figures") else []


def _round_name(row: dict[str, str]) -> str:
    return row["name"] or row["funding_round"].replace("-", "–")


def _round(row: dict[str, str]) -> dict[str, Any]:
    def day(name: str) -> dt.date | None:
        return dt.date.fromisoformat(row[name]) if row[name] else None

    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    return {
        "code": row["funding_round"],
        "blocks": [int(sign) for sign in row["building_blocks"] if sign.isdigit()],
        "first_month": row["funded_from"][:7],
        "last_month": row["funded_to"][:7],
        "call_opened": day("call_from"),
        "call_closed": day("call_to"),
        "own_share_municipal_percent": number("own_share_municipal_percent"),
        "own_share_other_percent": number("own_share_other_percent"),
        "funds_per_year_eur": number("funds_per_year_eur"),
        "source": row["source"],
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = REFERENCE_FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
