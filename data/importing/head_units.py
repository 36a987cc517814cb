"""Cells below a head that names a scale: T€, in Mio., in %. Turned into the column's own unit."""

from __future__ import annotations

import re
from decimal import Decimal

import duckdb
import pandas as pd

from data.contracts import PERSON_COLUMNS, Column
from data.importing.cells import CellKind, displayed, marked, split
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, MENDED, Findings, Place
from data.importing.folding import tidy
from data.importing.numbers import number_meanings
from data.importing.signs import without_footnote
from data.language import written_number

_PER_HUNDRED = Decimal("0.01")
_PERCENT_SIGN = re.compile(r"\s?(?:%|‰|prozent|percent)$", re.IGNORECASE)


def apply_units(
    connection: duckdb.DuckDBPyConnection, delivery: Delivery, findings: Findings
) -> None:
    """Multiply the cells of every scaled column of this delivery; what cannot be read stays.

    Below a head that was refused nothing is read: no other finding is to follow from it.
    """
    for name in delivery.header.refused:
        connection.execute(
            f'UPDATE raw."{delivery.sheet.name}" SET "{name}" = NULL WHERE file_id = ?',
            [delivery.file_id],
        )
    for name, factor in delivery.header.factors.items():
        column = delivery.sheet.column(name)
        table = f'raw."{delivery.sheet.name}"'
        texts = connection.execute(
            f'SELECT "{name}", min(source_row), count(*) FROM {table} '
            f'WHERE file_id = ? AND "{name}" IS NOT NULL GROUP BY 1 ORDER BY 2',
            [delivery.file_id],
        ).fetchall()
        turned: dict[str, str] = {}
        count = 0
        for text, row, times in texts:
            meanings = _meanings(text, factor)
            if len(meanings) == 1:
                turned[text] = marked(CellKind.NUMBER, f"{meanings[0]:f}")
                count += times
            elif meanings:
                turned[text] = ""
                place, shown = delivery.place(name, row), _shown(text, column)
                findings.add_counted(
                    times, ERROR, "ambiguous-number", place, shown, column=column.head
                )
        if not turned:
            continue
        pairs = pd.DataFrame({"was": [*turned], "becomes": [*turned.values()]}, dtype=object)
        connection.register("turned", pairs)
        connection.execute(
            f'UPDATE {table} SET "{name}" = becomes FROM turned '
            f'WHERE file_id = {delivery.file_id} AND "{name}" = was'
        )
        _note(delivery, column, factor, count, findings)


def _meanings(text: str, factor: Decimal) -> tuple[Decimal, ...]:
    """The numbers a cell may mean in the column's own unit."""
    kind, bare = split(text)
    if kind is CellKind.NUMBER:
        return (Decimal(bare) * factor,)
    if kind is CellKind.PERCENT and factor == _PER_HUNDRED:
        # In percent format the cell is stored as the share that is wanted.
        return (Decimal(bare),)
    if kind is not CellKind.TEXT:
        return ()
    bare = _PERCENT_SIGN.sub("", without_footnote(tidy(bare)))
    return tuple(meaning * factor for meaning in number_meanings(bare))


def _shown(text: str, column: Column) -> str:
    return "" if column.name in PERSON_COLUMNS else displayed(text)


def _note(
    delivery: Delivery, column: Column, factor: Decimal, count: int, findings: Findings
) -> None:
    header = delivery.header
    cell = f"{header.letter(column.name)}{header.row}"
    findings.add(
        MENDED, "head-scaled", Place(delivery.grid.file, delivery.title, cell),
        header.remarks.get(column.name, ""), column=column.head, factor=written_number(factor),
        count=count,
    )  # fmt: skip
