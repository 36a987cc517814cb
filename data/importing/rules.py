"""The consistency rules: one `.sql` file each, which returns the rows that break it.

The comments at its top say the kind of finding, its severity, and each cell it speaks of: in the
query `$sheet` and `$cell` are that sheet and column, `$at` the column that says when.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Template

import duckdb

from data.contracts import sheets
from data.importing.delivery import Delivery
from data.importing.findings import LISTED_PER_KIND, WARNING, Findings, Place
from data.importing.folding import closest
from data.importing.loading import place_of
from data.importing.sheet_names import named_within
from data.language import written_count, written_day, written_number

CHECKS_FOLDER = Path(__file__).parent.parent / "checks"
_HEADER = re.compile(r"^-- (kind|severity): (\S+)$", re.MULTILINE)
_CELL = re.compile(r"^-- cell: (?P<sheet>\w+)\.(?P<cell>\w+)(?: at (?P<at>\w+))?$", re.MULTILINE)
_PARENTS = {"orphan-application": "applications", "orphan-neighbourhood": "neighbourhoods"}
"""Which sheet a reference without its row points to."""
_SPAN = re.compile(r"^\d{4}-\d{2}-\d{2}(?= – )|(?<= – )\d{4}-\d{2}-\d{2}$")
"""Two days with a dash between them, or one where a side is open."""
_PLACE_COLUMNS = ("source_file", "source_sheet", "source_row", "is_carried", "value")


@dataclass(frozen=True)
class Rule:
    """One rule: which sheet and cell it speaks of, and whether it refuses or only lists."""

    kind: str
    severity: str
    sheet: str
    cell: str
    sql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule for every cell, as the comments at the top of its file describe it."""
    found = []
    for path in sorted(CHECKS_FOLDER.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(text))
        for about in _CELL.finditer(text):
            sql = Template(text).substitute(about.groupdict())
            found.append(Rule(**header, sheet=about["sheet"], cell=about["cell"], sql=sql))
    return tuple(found)


def run_rules(
    connection: duckdb.DuckDBPyConnection, deliveries: list[Delivery], findings: Findings
) -> None:
    """Run every rule over the staged tables; offending rows become findings."""
    unsure = _unsure_parents(connection, deliveries, findings)
    told: set[str] = set()
    filled = _filled(connection)
    for rule in rules():
        if rule.sheet not in filled:
            continue
        made = connection.execute(f"CREATE OR REPLACE TEMP TABLE offending AS {rule.sql}")
        total = made.fetchall()[0][0]
        if total == 0:
            continue
        parent = _PARENTS.get(rule.kind, "")
        if parent in unsure:
            place = unsure[parent]
            if parent not in told:
                findings.add(WARNING, "references-unchecked", place, sheet=sheets()[parent].german)
            told.add(parent)
            continue
        result = connection.execute(
            "SELECT * FROM offending ORDER BY source_file, source_sheet, source_row "
            f"LIMIT {LISTED_PER_KIND}"
        )
        names = [column[0] for column in result.description]
        rows = result.fetchall()
        known = _known(connection, rule)
        for index, row in enumerate(rows, start=1):
            cell = dict(zip(names, row, strict=True))
            file, sheet, number, is_carried, value = (cell.pop(name) for name in _PLACE_COLUMNS)
            place = place_of([] if is_carried else deliveries, file, sheet, number, rule.cell)
            column = sheets()[rule.sheet].column(rule.cell)
            rest = total - len(rows) if index == len(rows) else 0
            findings.add_counted(
                1 + rest, rule.severity, rule.kind, findings.before(place) if is_carried else place,
                _value(value), column=column.head,
                meant=closest(value, known) if known and value else "",
                **{name: _in_words(word) for name, word in cell.items()},
            )  # fmt: skip


def _filled(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Sheets that hold a row at all: without one no rule about them has anything to say."""
    asked = sorted({rule.sheet for rule in rules()})
    found = connection.execute(
        " UNION ALL ".join(f"(SELECT '{name}' FROM staged.{name} LIMIT 1)" for name in asked)
    )
    return {name for (name,) in found.fetchall()}


def _in_words(word: object) -> object:
    """What a rule tells, as the reader of the report writes it; row numbers as they are."""
    if isinstance(word, dt.date):
        return written_day(word)
    if isinstance(word, str):
        return _SPAN.sub(lambda day: written_day(dt.date.fromisoformat(day[0])), word)
    if isinstance(word, float):
        return written_number(Decimal(f"{word:.15g}"))
    return written_number(word) if isinstance(word, Decimal) else word


def _value(found: object) -> str:
    """The value that breaks a rule, as the reader of the report writes it."""
    if found is None:
        return ""
    return written_count(found) if isinstance(found, int) else str(_in_words(found))


def _unsure_parents(
    connection: duckdb.DuckDBPyConnection, deliveries: list[Delivery], findings: Findings
) -> dict[str, Place]:
    """Sheets that others refer to and that were not wholly read, and the file that is unread.

    References to them that lead nowhere are one finding, not one per row.
    """
    unsure = {}
    for name in sorted(set(_PARENTS.values())):
        is_delivered = any(delivery.sheet.name == name for delivery in deliveries)
        key = sheets()[name].columns[0].name
        without_key, rows = connection.execute(
            f'SELECT count(*) FILTER ("{key}" IS NULL), count(*) FROM staged."{name}"'
        ).fetchall()[0]
        unread = [file for file in findings.unread if named_within(Path(file).stem) in ("", name)]
        is_absent = rows == 0 and name == "applications"
        if without_key or is_absent or (unread and not is_delivered):
            unsure[name] = Place(unread[0] if unread else "")
    return unsure


def _known(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[str]:
    """What a key without its row may have meant to name."""
    if rule.kind not in _PARENTS:
        return []
    rows = connection.execute(
        f'SELECT DISTINCT "{rule.cell}" FROM staged."{_PARENTS[rule.kind]}" '
        f'WHERE "{rule.cell}" IS NOT NULL'
    ).fetchall()
    return [key for (key,) in rows]
