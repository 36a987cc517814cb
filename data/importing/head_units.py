"""Cells below a head that names a scale: T€, in Mio., in %. Turned into the column's own unit."""

from __future__ import annotations

from decimal import Decimal

import duckdb

from data.contracts import PERSON_COLUMNS, Column
from data.importing.cells import CellKind, displayed, marked, split
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, MENDED, Findings, Place
from data.importing.folding import tidy
from data.importing.handing import hand
from data.importing.number_cells import with_unit
from data.importing.numbers import has_currency, number_meanings
from data.importing.readings import RefusedError
from data.importing.signs import unprotected, without_footnote
from data.language import written_number

_PER_HUNDRED = Decimal("0.01")


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
            meanings = _meanings(text, factor, column)
            if meanings is None:
                turned[text] = ""
                place, shown = delivery.place(name, row), _shown(text, column)
                findings.add_counted(
                    times, ERROR, "unit-not-of-head", place, shown, column=column.head,
                    remark=delivery.header.remarks.get(name, ""),
                )  # fmt: skip
            elif len(meanings) == 1:
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
        hand(connection, "turned", {"was": turned, "becomes": turned.values()})
        connection.execute(
            f'UPDATE {table} SET "{name}" = becomes FROM turned '
            f'WHERE file_id = {delivery.file_id} AND "{name}" = was'
        )
        _note(delivery, column, factor, count, findings)


def _meanings(text: str, factor: Decimal, column: Column) -> tuple[Decimal, ...] | None:
    """The numbers a cell may mean in the column's own unit; None where it contradicts the head.

    None of them: a cell that is no number, or says its own scale, which is read as that.
    """
    kind, bare = split(text)
    if kind is CellKind.NUMBER:
        return (Decimal(bare) * factor,)
    if kind is CellKind.PERCENT and factor == _PER_HUNDRED:
        # In percent format the cell is stored as the share that is wanted.
        return (Decimal(bare),)
    if kind is not CellKind.TEXT:
        return ()
    bare = without_footnote(unprotected(tidy(bare)))
    try:
        parted = with_unit(bare, column)
    except RefusedError:
        return ()
    number, own = parted or (bare, factor)
    if own == 1 or (parted is None and has_currency(bare)):
        return None
    return tuple(m * factor for m in number_meanings(number)) if own == factor else ()


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
