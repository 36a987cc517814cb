"""What may be delivered: per sheet its columns, with type, unit, allowed values and both headers.

The list is `reference/import_columns.csv`; here stand only the names the store uses, the bounds and
what makes a row of a sheet itself. Reading and cleaning a value belong to `data.importing`.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE_FOLDER = Path(__file__).parent / "reference"

PROVENANCE = ("source_file", "source_sheet", "source_row", "imported_at")

STORED_NAMES = {
    "applications": {
        "project_title": "title",
        "municipal": "is_municipal",
        "approved_eur": "granted_eur",
    },
    "outreach": {
        "contacts": "contacts_count",
        "first_contacts": "first_contacts_true",
        "regular": "regular_true",
        "occasional": "occasional_true",
        "lost": "lost_true",
    },
    "offers": {
        "sessions": "sessions_count",
        "attendances": "attendances_count",
        "participants": "participants_true",
        "free_of_charge": "is_free",
    },
    "anchor_sites": {"type": "anchor_site"},
    "circle_meetings": {"date": "met_on", "attendees": "attendees_true"},
}
"""Renamed once, on the way in: what a delivery calls it, what the store calls it."""

IDENTITIES = {
    "applications": ("case_number",),
    "neighbourhoods": ("neighbourhood_id",),
    "application_neighbourhoods": ("case_number", "neighbourhood_id"),
    "outreach": (
        "case_number", "neighbourhood_id", "month", "target_group", "age_band", "place", "approach",
    ),
    "offers": ("case_number", "month", "offer"),
    "anchor_sites": ("case_number", "neighbourhood_id", "anchor_site", "own_premises"),
    "network": ("case_number", "partner", "body", "form"),
    "social_planning": ("ags",),
    "circle_meetings": ("circle", "met_on", "venue", "cycle"),
    "indicators": ("ags", "indicator", "year"),
    "published_figures": ("figure",),
}  # fmt: skip
"""Which columns say what a row is about; the others say what is reported of it."""

MONTHLY_SHEETS = ("outreach", "offers")
"""Delivered month by month: a delivery replaces its (case number, month) pairs only."""

SHEETS_WITH_REFERENCE = ("indicators", "published_figures")
"""Completed from the reference files; a row from there has no file of its own."""

PERSON_COLUMNS = frozenset(
    {"first_contacts_true", "regular_true", "occasional_true", "lost_true", "participants_true",
     "attendees_true"}
)  # fmt: skip
"""Counts of persons: never written into a list of changes."""

SQL_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "ags": "VARCHAR",
    "month": "VARCHAR",
    "year": "VARCHAR",
    "integer": "INTEGER",
    "money": "DECIMAL(14,2)",
    "decimal": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}

LARGEST_EUR = 999_999_999.99
LARGEST_COUNT = 100_000_000
BOUNDS = {
    "share_percent": (0.0, 100.0),
    "sgb2_quota_under_18": (0.0, 100.0),
    "staff_fte": (0.0, 999.99),
    "longitude": (5.5, 9.8),
    "latitude": (50.0, 52.8),
}
"""Least and greatest value; coordinates: a little more than North Rhine-Westphalia."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `name` is the store's name, `german` and `english` are headers."""

    name: str
    german: str
    english: str
    type: str
    unit: str = ""
    code_list: str = ""
    allowed: tuple[str, ...] = ()
    is_required: bool = False
    bounds: tuple[float, float] | None = None
    ags_digits: tuple[int, ...] = ()

    @property
    def sql_type(self) -> str:
        """The column's type in the store."""
        return "DECIMAL(6,2)" if self.name == "staff_fte" else SQL_TYPES[self.type]


@dataclass(frozen=True)
class Sheet:
    """One sheet. `name` is the table in the store, `german` and `english` are sheet names."""

    name: str
    german: str
    columns: tuple[Column, ...]

    @property
    def identity(self) -> tuple[str, ...]:
        """The columns that say what a row is about."""
        return IDENTITIES[self.name]

    @property
    def is_monthly(self) -> bool:
        """Whether a delivery replaces only the (case number, month) pairs it contains."""
        return self.name in MONTHLY_SHEETS

    def column(self, name: str) -> Column:
        """The column of that name in the store."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Round:
    """A funding round: building blocks, months, and the days of its call where published."""

    code: str
    blocks: tuple[int, ...]
    first_month: str
    last_month: str
    call_opened: dt.date | None = None
    call_closed: dt.date | None = None


ROUNDS = (
    # First call 11.06.2018 to 28.02.2019, closed early: Landtag NRW, Drucksache 17/5640.
    Round("2018-2020", (1, 2, 3), "2018-01", "2020-12", dt.date(2018, 6, 11), dt.date(2019, 2, 28)),
    # Second round: building blocks 1 and 2 only; the days of its call are not published.
    Round("2021-2022", (1, 2), "2021-01", "2022-12"),
)


@cache
def sheets() -> dict[str, Sheet]:
    """The sheets a delivery may hold, by name, in the order in which they refer to each other."""
    with (REFERENCE_FOLDER / "import_columns.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = dict.fromkeys(row["sheet_english"] for row in rows)
    return {
        name: Sheet(
            name=name,
            german=next(row["sheet_german"] for row in rows if row["sheet_english"] == name),
            columns=tuple(_column(row) for row in rows if row["sheet_english"] == name),
        )
        for name in names
    }


def _column(row: dict[str, str]) -> Column:
    sheet, english, values = row["sheet_english"], row["column_english"], row["code_list_or_values"]
    name = STORED_NAMES.get(sheet, {}).get(english, english)
    kind = "year" if name == "year" else row["type"]
    is_list = kind == "code"
    return Column(
        name=name,
        german=row["column_german"],
        english=english,
        type=kind,
        unit=row["unit_or_format"],
        code_list=values if is_list else "",
        allowed=tuple(part.strip() for part in values.split(",")) if kind == "integer" and values
        else (),
        is_required=row["required"] == "yes",
        bounds=_bounds(name, kind),
        ags_digits=tuple(int(digit) for digit in "258" if digit in row["unit_or_format"])
        if kind == "ags" else (),
    )  # fmt: skip


def _bounds(name: str, kind: str) -> tuple[float, float] | None:
    if kind == "money":
        return (0.0, LARGEST_EUR)
    if kind == "integer":
        return (0.0, LARGEST_COUNT)
    return BOUNDS.get(name)


@dataclass(frozen=True)
class Code:
    """An entry of a code list."""

    list: str
    code: str
    german: str
    english: str


@cache
def codes() -> tuple[Code, ...]:
    """Every entry of the code lists."""
    with (REFERENCE_FOLDER / "codelists.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Code(row["list"], row["code"], row["german"], row["english"])
            for row in csv.DictReader(file)
        )
