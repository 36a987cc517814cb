"""Which lines of a sheet are no rows of data: blank ones, totals, repeated heads, notes below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

import duckdb

from data.contracts import Column
from data.importing.cells import CellKind, displayed, shown, split
from data.importing.delivery import Delivery
from data.importing.findings import ERROR, MENDED, Findings, Place
from data.importing.folding import fold
from data.importing.handing import hand
from data.importing.head_words import read_head
from data.importing.headers import names_column
from data.importing.numbers import number_meanings
from data.importing.signs import is_missing
from data.importing.wide import STRIDE

Line = dict[str, str | None]

_TOTALS = frozenset(
    {
        "summe", "summen", "gesamt", "gesamtsumme", "insgesamt", "total", "totals", "sum",
        "subtotal", "zwischensumme", "teilsumme", "endsumme", "ergebnis", "ergebnisse",
        "gesamtergebnis", "teilergebnis", "zwischenergebnis", "endergebnis", "σ", "∑",
    }
)  # fmt: skip
"""Folded. A total begins or ends with one: „Summe 2019“, „FL-001 Ergebnis“, "Grand total"."""

_NOTES = re.compile(
    r"(?:quellen?|stand|datenstand|stichtag|anm|anmerkung(?:en)?|hinweise?|bemerkung(?:en)?|notiz"
    r"|fussnoten?|erlaeuterung(?:en)?|legende|abgerufen|erstellt|exportiert|gedruckt|druckdatum"
    r"|geprueft|bearbeitet|bearbeiter(?:in)?|ansprechpartner(?:in)?|verantwortlich|seite \d+"
    r"|sources?|notes?|footnotes?|remarks?|legend|as of|created|exported|printed|retrieved"
    r"|checked|edited by|contact person|page \d+)\b"
)
_NOTE_SIGN = re.compile(r"\s*(?:©|\(c\)|[*†‡]|[\u00b9\u00b2\u00b3\u2070-\u2079]|\d{1,2}\)\s)", re.I)
_RULE_LINE = re.compile(r"[\s_=*–—-]{3,}")
_WORDS_OF_A_SENTENCE = 4
_MOST_CELLS_OF_A_NOTE = 3
_LONGEST_KEY = 60


def leave_out(
    connection: duckdb.DuckDBPyConnection, delivery: Delivery, findings: Findings
) -> None:
    """Remove blank lines, totals, repeated headers and notes below; all but the first are noted."""
    sheet = delivery.sheet
    columns = {c.name: c for c in sheet.columns if c.name in delivery.header.places}
    key = next(
        (name for name, column in columns.items() if column.is_required), next(iter(columns))
    )
    texts = connection.execute(
        f'SELECT DISTINCT "{key}" FROM raw.{sheet.name} WHERE file_id = ?',
        [delivery.file_id],
    ).fetchall()
    odd = [text for (text,) in texts if _is_odd(text, columns[key])]
    if not odd:
        return
    hand(connection, "odd", {"text": [*odd, ""]})
    is_odd = f'("{key}" IS NULL OR "{key}" IN (SELECT text FROM odd))'
    listed = ", ".join(f'"{name}"' for name in columns)
    lines = connection.execute(
        f"SELECT source_row, {listed} FROM raw.{sheet.name} "
        f"WHERE file_id = ? AND {is_odd} ORDER BY source_row",
        [delivery.file_id],
    ).fetchall()
    last = connection.execute(
        f"SELECT coalesce(max(source_row), 0) FROM raw.{sheet.name} "
        f"WHERE file_id = ? AND NOT {is_odd}", [delivery.file_id]
    ).fetchall()[0][0]  # fmt: skip
    # All else in a line of a wide table comes from its head, so its area alone tells what it is.
    telling = {key: columns[key]} if delivery.is_wide else columns
    removed = []
    told: set[Place] = set()
    for row, kind, line in _kinds(_with_project(lines, delivery, key), telling, columns, last):
        number = row // STRIDE if delivery.is_wide else row
        place = Place(delivery.grid.file, delivery.title, f"A{number}")
        if kind == "blank" and delivery.is_wide:
            # A value whose line names no area.
            continue
        if kind == "repeated-header" and (other := _differing(line, delivery)):
            findings.add(
                ERROR, "other-head", delivery.place(other, row), displayed(line[other] or ""),
                column=sheet.column(other).head, row=delivery.header.row,
            )  # fmt: skip
        elif kind != "blank" and place not in told:
            findings.add(MENDED, kind, place, _first_text(line))
        told.add(place)
        removed.append(row)
    if not removed:
        return
    hand(connection, "removed", {"row": removed})
    connection.execute(
        f"DELETE FROM raw.{sheet.name} WHERE file_id = ? "
        "AND source_row IN (SELECT row FROM removed)", [delivery.file_id]
    )  # fmt: skip


def _with_project(
    lines: list[tuple[int, *tuple[str | None, ...]]], delivery: Delivery, key: str
) -> list[tuple[int, *tuple[str | None, ...]]]:
    """The lines of a report form with its case number also where somebody deleted it."""
    if not delivery.project or key != "case_number":
        return lines
    return [
        (row, *((delivery.project, *cells[1:]) if cells[0] is None and any(cells[1:]) else cells))
        for row, *cells in lines
    ]


def _differing(line: Line, delivery: Delivery) -> str:
    """The column above whose values a repeated head says something else than the first one did."""
    header, columns = delivery.header, {c.name: c for c in delivery.sheet.columns}
    if delivery.is_wide:
        return "" if line["value"] == line["year"] else "value"
    for name, cell in line.items():
        head = read_head(cell or "", (columns[name],))
        factor = header.factors.get(name, Decimal(1))
        if head is None or (name not in header.refused and (head.refused or head.factor != factor)):
            return name
    return ""


def _first_text(line: Line) -> str:
    return next((displayed(cell) for cell in line.values() if cell and cell.strip()), "")


def _kinds(
    lines: list[tuple[int, *tuple[str | None, ...]]], telling: dict[str, Column],
    columns: Iterable[str], last: int,
) -> list[tuple[int, str, Line]]:  # fmt: skip
    """Row, kind and cells of the lines that are no data, as the `telling` columns say.

    Only below the last row of data (`last` among the others) a lone text is a note; between rows it
    may be a row that lost its values.
    """
    found = []
    is_below = True
    for row, *cells in reversed(lines):
        line = dict(zip(columns, cells, strict=True))
        is_below = is_below and row > last
        kind = _kind_of_line({name: line[name] for name in telling}, telling, is_below=is_below)
        is_below = is_below and kind != ""
        if kind:
            found.append((row, kind, line))
    return found[::-1]


def _is_odd(text: str | None, column: Column) -> bool:
    if text is not None and text.isdecimal():
        return False  # most keys, told at once: 200 wide tables hold them 200 times
    if text is None or not text.strip() or names_column(text, column):
        return True
    bare = shown(text)
    return _is_total(bare) or _is_note(bare)


def _is_total(text: str) -> bool:
    words = fold(text).replace(":", " ").split()
    return bool(words) and not _TOTALS.isdisjoint((words[0], words[-1]))


def _is_note(text: str) -> bool:
    bare = text.strip()
    return bool(
        _NOTES.match(fold(bare[:_LONGEST_KEY]))
        or _NOTE_SIGN.match(bare)
        or _RULE_LINE.fullmatch(bare[:_LONGEST_KEY])
        or bare.count(" ") >= _WORDS_OF_A_SENTENCE
    )


def _is_word(cell: str) -> bool:
    """Whether a cell says more than a number, a number of things (3 Anträge), or nothing."""
    kind, text = split(cell)
    if kind is not CellKind.TEXT or is_missing(text) or number_meanings(text):
        return False
    first, *rest = text.split() or [""]
    is_counted = len(rest) == 1 and bool(number_meanings(first))
    return not is_counted and any(character.isalpha() or character == "∑" for character in text)


def _kind_of_line(line: Line, columns: dict[str, Column], *, is_below: bool) -> str:
    """`blank`, `total-line`, `repeated-header`, `note-line`, or nothing for a line of data."""
    filled = {name: cell for name, cell in line.items() if cell and cell.strip()}
    if not filled:
        return "blank"
    headings = sum(names_column(cell, columns[name]) for name, cell in filled.items())
    if headings >= max(min(2, len(columns)), len(filled) - 1):
        return "repeated-header"
    words = {name: cell for name, cell in filled.items() if _is_word(cell)}
    required = {name for name, column in columns.items() if column.is_required}
    # Beside its word a total has numbers only; a row that merely lacks a value has more to say.
    if len(words) == 1 and _is_total(shown(next(iter(words.values())))):
        others = required - set(words)
        if not others or not all(name in filled for name in others):
            return "total-line"
    is_whole = all(name in filled for name in required)
    first = shown(next(iter(filled.values())))
    if is_below and not is_whole and len(filled) <= _MOST_CELLS_OF_A_NOTE and _is_note(first):
        is_alone = len(filled) == 1
        return "note-line" if is_alone or _NOTES.match(fold(first[:_LONGEST_KEY])) else ""
    return ""
