"""The template, filled and imported, gives the rows that were written into it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import contracts, facts, versions
from data.contracts import Column
from data.importing import lists
from data.importing.folding import fold
from data.importing.template import write_template
from tests.importing.deliveries import APPLICATION, Office

AREAS = {digits: [k for k in lists.areas() if len(k) == digits] for digits in (2, 5, 8)}
TEXT: st.SearchStrategy[str] = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20
).filter(lambda text: fold(text) not in ("-", "--", "---"))


def values(column: Column) -> st.SearchStrategy[Any]:
    """What may stand in a column, as the store holds it."""
    low, high = column.bounds or (-1_000, 1_000)
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "text": st.integers(1, 9_999).map(lambda n: f"Text {n}"),
        "integer": st.sampled_from([int(v) for v in column.allowed])
        if column.allowed
        else st.integers(0, 5_000),
        "money": st.decimals(0, 1_000_000, places=2),
        "decimal": st.decimals(int(low) + 1, int(high) - 1, places=2).map(float),
        "boolean": st.booleans(),
        # What has happened lies behind us; what may lie ahead is tested where dates are.
        "date": st.dates(dt.date(2000, 1, 1), dt.date(2025, 12, 31)),
        "month": st.dates(dt.date(2018, 1, 1), dt.date(2022, 12, 31)).map(lambda d: f"{d:%Y-%m}"),
        "year": st.integers(2000, 2030).map(str),
        "code": st.sampled_from(list(facts.shipped().lists.get(column.code_list, {"": None}))),
        "id": st.integers(1, 9_999).map(lambda n: f"kennung-{n}"),
        "area": st.sampled_from(["05", *AREAS[5], *AREAS[8]]),
        "ags": st.sampled_from([k for digits in column.ags_digits for k in AREAS[digits]]),
    }
    given_value = strategies[column.type]
    return given_value if column.is_required else st.none() | given_value


def rows_of(sheet: contracts.Sheet, keys: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({column.name: values(column) for column in sheet.columns})
    return st.lists(row, min_size=1, max_size=4, unique_by=lambda r: sheet_key(sheet, r)).map(
        lambda rows: [consistent(sheet, r, keys, index) for index, r in enumerate(rows)]
    )


def sheet_key(sheet: contracts.Sheet, row: dict[str, Any]) -> tuple[Any, ...]:
    """Identity without what `consistent` sets."""
    return tuple(row[n] for n in sheet.identity if n not in ("case_number", "neighbourhood_id"))


#: What makes a row of facts one that may be, beside the others of its sheet.
FACTS: dict[str, Any] = {
    "code_lists": lambda n: {"list": "place", "code": f"neu-{n}", "german": f"Neu {n}"},
    "circles": lambda n: {"circle": f"zirkel-{n}"},
    "funding_rounds": lambda n: {
        "funding_round": f"203{n}", "funded_from": dt.date(2030 + n, 1, 1),
        "funded_to": dt.date(2030 + n, 12, 31), "call_from": None, "call_to": None,
        "building_blocks": "1; 2",
        "funds_per_year_eur": Decimal(n + 1),  # none is as good as not stated
    },
    "indicator_catalogue": lambda n: {"indicator": f"neu-{n}", "class_bounds": None},
    "indicators": lambda n: {"value": float(n)},
    "events": lambda n: {"date_to": None, "text": f"Ereignis {n}"},
}  # fmt: skip


def consistent(
    sheet: contracts.Sheet, row: dict[str, Any], keys: list[str], index: int
) -> dict[str, Any]:
    """The same row inside the rules that look at more than one cell."""
    if sheet.name == "applications":
        row |= {"case_number": f"A-{index}", "status": "received", "granted_eur": None,
                "decided_on": None, "funded_to": None, "building_block": 1}  # fmt: skip
    elif sheet.name == "neighbourhoods":
        row |= {"neighbourhood_id": f"Q-{index}"}
    elif sheet.name in FACTS:
        row |= FACTS[sheet.name](index)
    elif "case_number" in row:
        row |= {"case_number": keys[0]}
    if "neighbourhood_id" in row and sheet.name != "neighbourhoods":
        row |= {"neighbourhood_id": f"Q-{index}" if index == 0 else None}
        if sheet.name == "application_neighbourhoods":
            row |= {"neighbourhood_id": "Q-0"}
    if sheet.name == "outreach":
        row |= {"contacts_count": row["contacts_count"] + row["first_contacts_true"]}
    return row


DELIVERY = st.fixed_dictionaries(
    {name: rows_of(sheet, ["A-0"]) for name, sheet in contracts.sheets().items()}
)


def fill(path: Path, delivery: dict[str, list[dict[str, Any]]]) -> None:
    book = openpyxl.load_workbook(path)
    german = {(c.list, c.code): c.german for c in facts.shipped().codes}
    for name, rows in delivery.items():
        sheet = contracts.sheets()[name]
        page = book[sheet.german]
        for number, row in enumerate(rows, start=2):
            for index, column in enumerate(sheet.columns, start=1):
                value = row[column.name]
                if column.type == "code" and value is not None:
                    value = german[column.code_list, value]
                if isinstance(value, bool):
                    value = "ja" if value else "nein"
                page.cell(number, index, value)
    book.save(path)


def _plain(value: object) -> str:
    """A value as text; a number counts, not how many zeros stand behind its point."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return str(float(value)) if is_number else str(value)  # type: ignore[arg-type]


@settings(max_examples=8, deadline=None)
@given(delivery=DELIVERY)
def test_template_filled_and_imported_gives_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, delivery: dict[str, list[dict[str, Any]]]
) -> None:
    if len(delivery["application_neighbourhoods"]) > 1:
        delivery["application_neighbourhoods"] = delivery["application_neighbourhoods"][:1]
    for place in delivery["neighbourhoods"]:
        # More children than people is refused, and tested where the rule is.
        place["population"] = None
    office = Office(tmp_path_factory.mktemp("office"))
    path = office.inbox / "Vorlage.xlsx"
    write_template(path)
    fill(path, delivery)
    office.takes()
    pointer = versions.read_pointer(office.store)
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        for name, rows in delivery.items():
            columns = [column.name for column in contracts.sheets()[name].columns]
            table = connection.table(name)
            own = table.filter("source_file IS NOT NULL")
            stored = own.project(", ".join(f'"{column}"' for column in columns)).fetchall()
            written = [tuple(row[column] for column in columns) for row in rows]
            distinct = {tuple(map(_plain, row)) for row in written}
            found = {tuple(map(_plain, row)) for row in stored}
            assert sorted(found - distinct) == sorted(distinct - found), name


def test_an_unfilled_template_delivers_nothing(office: Office) -> None:
    write_template(office.inbox / "Vorlage.xlsx")
    kinds = {finding.kind for finding in office.refuses()}
    assert kinds == {"applications-missing", "empty-sheets", "nothing-read"}


def test_empty_sheets_of_a_template_are_named_in_one_finding(office: Office) -> None:
    path = office.inbox / "Vorlage.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    own = {"Hinweise", "Auswahllisten", "Antraege"}
    left = [title for title in book.sheetnames if title not in own]
    for index, column in enumerate(contracts.sheets()["applications"].columns, start=1):
        book["Antraege"].cell(2, index, APPLICATION.get(column.german))
    book.save(path)
    (finding,) = (one for one in office.takes().findings if one.kind.startswith("empty"))
    assert (finding.kind, finding.severity) == ("empty-sheets", "warning")
    assert (finding.file, finding.sheet, finding.count) == ("Vorlage.xlsx", "", 1)
    assert finding.rule.endswith(f"nicht geliefert: {', '.join(left)}.")


def test_the_template_speaks_english_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIQ_LANG", "en")
    path = office.inbox / "template.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["Notes", "applications"]
    assert [cell.value for cell in book["outreach"][1]][:3] == [
        "case_number", "neighbourhood_id", "month",
    ]  # fmt: skip
