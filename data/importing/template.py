"""The empty workbook for deliveries: a sheet per table, headers, lists to choose from, notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from data import contracts, facts
from data.contracts import Column, Sheet
from data.importing.cells import column_letters
from data.language import is_english, says

PREPARED_ROWS = 5_000
"""So many rows are formatted and offer their lists; more may be filled."""

_FORMATS = {
    "money": "#,##0.00",
    "integer": "0",
    "decimal": "0.00",
    "date": "dd.mm.yyyy",
}
_WIDTHS = {"text": 24, "code": 22, "money": 16, "date": 14}


def write_template(path: Path) -> None:
    """Write the template.

    Raises:
        OSError: when the file cannot be written.
    """
    with path.open("wb") as file:
        book = xlsxwriter.Workbook(file)
        _write_notes(book)
        places = _prepare_lists()
        for sheet in contracts.sheets().values():
            _write_sheet(book, sheet, places)
        _write_lists(book)
        book.close()


def _name(sheet: Sheet) -> str:
    return says(sheet.german, sheet.name)


def _write_notes(book: Any) -> None:
    page = book.add_worksheet(says("Hinweise", "Notes"))
    bold = book.add_format({"bold": True})
    page.set_column(0, 2, 28)
    page.set_column(3, 3, 70)
    lines = (
        says(
            "Ein Blatt je Tabelle, eine Zeile je Eintrag. Leere Blätter zählen nicht mit.",
            "A sheet per table, a row per entry. Empty sheets count as not delivered.",
        ),
        says(
            "Einlesen: im Dashboard auf der Seite „Daten“ hochladen, oder auf dem Server "
            "python -m data import DIESE_DATEI.xlsx (mit --check nur prüfen).",
            "Import: upload it on the dashboard's page “Data”, or on the server "
            "python -m data import THIS_FILE.xlsx (with --check: check only).",
        ),
    )
    for row, line in enumerate(lines):
        page.write_string(row, 0, line)
    head = (says("Blatt", "Sheet"), says("Spalte", "Column"), says("Pflicht", "Required"),
            says("Angabe", "Value"))  # fmt: skip
    page.write_row(3, 0, head, bold)
    row = 4
    for sheet in contracts.sheets().values():
        for column in sheet.columns:
            required = says("ja", "yes") if column.is_required else ""
            page.write_row(row, 0, (_name(sheet), column.head, required, _describe(column)))
            row += 1


def _describe(column: Column) -> str:
    kinds = {
        "text": says("Text", "text"),
        "code": says("Wert der Liste", "value of the list"),
        "integer": says("ganze Zahl", "whole number"),
        "money": says("Betrag in Euro", "amount in euro"),
        "decimal": says("Zahl", "number"),
        "date": says("Datum", "date"),
        "month": says("Monat, etwa 03.2020", "month, such as 2020-03"),
        "year": says("Jahr, Monat oder Tag", "year, month or day"),
        "id": says("kurze Kennung, etwa kinderarmut-u18", "short id, such as child-poverty-u18"),
        "area": says(
            "05, Regierungsbezirk, Kreis, Gemeinde oder Quartier-ID",
            "05, Regierungsbezirk, Kreis, Gemeinde or id of a Quartier",
        ),
        "boolean": says("ja oder nein", "yes or no"),
        "ags": says("amtlicher Gemeindeschlüssel als Text", "official area key as text"),
    }
    parts = [kinds[column.type]]
    if column.code_list and column.type == "text":
        parts.append(says("Vorschläge in der Liste", "suggestions in the list"))
    if column.type == "text" and column.unit:
        parts.append(says("etwa ", "such as ") + column.unit)
    if column.allowed:
        parts.append(", ".join(column.allowed))
    if column.bounds and column.name in contracts.BOUNDS:
        parts.append(f"{column.bounds[0]:g}–{column.bounds[1]:g}")
    return ": ".join(parts)


def _prepare_lists() -> dict[str, str]:
    """Where each code list will stand on its sheet."""
    places = {}
    title = choices_title()
    for index, (name, words) in enumerate(list_words().items()):
        letter = column_letters(index)
        places[name] = f"={title}!${letter}$2:${letter}${len(words) + 1}"
    return places


def choices_title() -> str:
    """What the sheet of the lists is called."""
    return says("Auswahllisten", "Choices")


def list_words() -> dict[str, list[str]]:
    """The words of every list in the reader's language, in their order."""
    lists: dict[str, list[str]] = {}
    for code in facts.in_use().codes:
        lists.setdefault(code.list, []).append(code.word(is_english=is_english()))
    return lists


def list_title(name: str) -> str:
    """What stands above a list: the column that is filled from it, and its sheet."""
    for sheet in contracts.sheets().values():
        for column in sheet.columns:
            if column.code_list == name:
                return f"{column.head} ({_name(sheet)})"
    return says("Gruppe der Zugangsorte", "Group of places") if name == "place_group" else name


def _write_lists(book: Any) -> None:
    page = book.add_worksheet(choices_title())
    bold = book.add_format({"bold": True})
    for index, (name, words) in enumerate(list_words().items()):
        page.set_column(index, index, 26)
        page.write_string(0, index, list_title(name), bold)
        for row, word in enumerate(words, start=1):
            page.write_string(row, index, word)


def _write_sheet(book: Any, sheet: Sheet, places: dict[str, str]) -> None:
    page = book.add_worksheet(_name(sheet))
    page.freeze_panes(1, 0)
    for index, column in enumerate(sheet.columns):
        # Everything but numbers and dates is text, or Excel drops zeros and turns 3–5 into a date.
        style = book.add_format({"num_format": _FORMATS.get(column.type, "@")})
        page.set_column(index, index, _WIDTHS.get(column.type, 15), style)
        head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#E8EEF4" if column.is_required else "#F5F5F5"}
        )
        page.write_string(0, index, column.head, head)
        page.write_comment(0, index, _describe(column) + ("*" if column.is_required else ""))
        choices: Any = places.get(column.code_list)
        if column.type == "boolean":
            choices = [says("ja", "yes"), says("nein", "no")]
        if choices:
            page.data_validation(
                1, index, PREPARED_ROWS, index,
                {"validate": "list", "source": choices, "error_type": "warning"},
            )  # fmt: skip
