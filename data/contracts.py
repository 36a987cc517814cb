"""What may be delivered: per sheet its columns, with type, unit, allowed values and both headers.

The list is `reference/import_columns.csv`; here stand only the names the store uses, the bounds and
what makes a row of a sheet itself. Reading and cleaning a value belong to `data.importing`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from data import facts
from data.facts import Code, shipped
from data.language import says

REFERENCE_FOLDER = facts.REFERENCE_FOLDER

PROVENANCE = ("source_file", "source_sheet", "source_row", "imported_at")

STORED_NAMES = {
    "code_lists": {"group": "group_german"},
    "funding_rounds": {
        "own_share_municipal": "own_share_municipal_percent",
        "own_share_other": "own_share_other_percent",
    },
    # `ags` also holds the id of a Quartier, `year` also a month or a day.
    "indicators": {"area": "ags", "at": "year"},
    "events": {"area": "ags"},
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
    "code_lists": ("list", "code"),
    "circles": ("circle",),
    "funding_rounds": ("funding_round",),
    "indicator_catalogue": ("indicator",),
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
    "events": ("date_from", "ags", "figure", "text"),
}  # fmt: skip
"""Which columns say what a row is about; the others say what is reported of it."""

MONTHLY_SHEETS = ("outreach", "offers")
"""Delivered month by month: a delivery replaces its (case number, month) pairs only."""

FACT_SHEETS = ("code_lists", "circles", "funding_rounds", "indicator_catalogue")
"""What decides how the other sheets are read, so they are read first."""

SHEETS_WITH_REFERENCE = (*FACT_SHEETS, "indicators", "published_figures")
"""Completed from the reference files; a row from there has no file of its own."""

ADDED_SHEETS = (*FACT_SHEETS, "indicators")
"""A delivered row takes the place of the one with its key; the others stay."""

PERSON_COLUMNS = frozenset(
    {"first_contacts_true", "regular_true", "occasional_true", "lost_true", "participants_true",
     "attendees_true"}
)  # fmt: skip
"""Counts of persons: never written into a list of changes."""

SQL_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "ags": "VARCHAR",
    "area": "VARCHAR",
    "id": "VARCHAR",
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
    "own_share_municipal_percent": (0.0, 100.0),
    "own_share_other_percent": (0.0, 100.0),
    "staff_fte": (0.0, 999.99),
    "longitude": (5.5, 9.8),
    "latitude": (50.0, 52.8),
}
"""Least and greatest value; coordinates: a little more than North Rhine-Westphalia."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `name` is the store's name, `german` and `english` are headers.

    A column of text with a `code_list` takes any text; the list only offers words.
    """

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
    other_headers: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """What may stand above the column."""
        return (self.german, self.english, self.name, *self.other_headers)

    @property
    def head(self) -> str:
        """What stands above the column, in the language of whoever reads."""
        return says(self.german, self.english)

    @property
    def sql_type(self) -> str:
        """The column's type in the store."""
        return "DECIMAL(6,2)" if self.name == "staff_fte" else SQL_TYPES[self.type]


@dataclass(frozen=True)
class Sheet:
    """One sheet. `name` is the table in the store, `german` and `english` are sheet names."""

    def __hash__(self) -> int:
        """By its name: a sheet is looked up for every cell of a head."""
        return hash(self.name)

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
    is_list = kind == "code" or name in ("area_type", "form")
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
        other_headers=tuple(part.strip() for part in row["other_headers"].split(";") if part),
    )  # fmt: skip


def _bounds(name: str, kind: str) -> tuple[float, float] | None:
    if kind == "money":
        return (0.0, LARGEST_EUR)
    if kind == "integer":
        return (0.0, LARGEST_COUNT)
    return BOUNDS.get(name)


def codes() -> tuple[Code, ...]:
    """Every entry of the shipped code lists, rounds and circles among them."""
    return tuple(entry for entry in shipped().codes if entry.list != "indicator")
