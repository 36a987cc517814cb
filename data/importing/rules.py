"""The consistency rules: one `.sql` file each, which returns the rows that break it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data.contracts import sheets
from data.importing.delivery import Delivery
from data.importing.findings import LISTED_PER_KIND, Findings
from data.importing.folding import closest
from data.importing.loading import place_of

CHECKS_FOLDER = Path(__file__).parent.parent / "checks"
_HEADER = re.compile(r"^-- (kind|severity|sheet|cell): (\S+)$", re.MULTILINE)
_PLACE_COLUMNS = ("source_file", "source_sheet", "source_row", "is_carried", "value")


@dataclass(frozen=True)
class Rule:
    """One rule: which sheet and cell it speaks of, and whether it refuses or only lists."""

    name: str
    kind: str
    severity: str
    sheet: str
    cell: str
    sql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, as the comments at the top of its file describe it."""
    found = []
    for path in sorted(CHECKS_FOLDER.glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(sql))
        found.append(Rule(path.stem, **header, sql=sql))
    return tuple(found)


def run_rules(
    connection: duckdb.DuckDBPyConnection, deliveries: list[Delivery], findings: Findings
) -> None:
    """Run every rule over the staged tables; offending rows become findings."""
    for rule in rules():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE offending AS {rule.sql}")
        total = connection.execute("SELECT count(*) FROM offending").fetchall()[0][0]
        if total == 0:
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
            delivered = [] if is_carried else deliveries
            place = place_of(delivered, file, sheet, number, rule.cell)
            rest = total - len(rows) if index == len(rows) else 0
            findings.add_counted(
                1 + rest, rule.severity, rule.kind, place, value or "",
                column=sheets()[rule.sheet].column(rule.cell).german,
                meant=closest(value, known) if known and value else "", **cell,
            )  # fmt: skip


def _known(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[str]:
    """What a key without its row may have meant to name."""
    parents = {"orphan-application": "applications", "orphan-neighbourhood": "neighbourhoods"}
    if rule.kind not in parents:
        return []
    rows = connection.execute(
        f'SELECT DISTINCT "{rule.cell}" FROM staged."{parents[rule.kind]}" '
        f'WHERE "{rule.cell}" IS NOT NULL'
    ).fetchall()
    return [key for (key,) in rows]
