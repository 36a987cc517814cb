"""Report forms: a prefilled workbook per project that checks itself while it is filled in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from data import contracts
from data.collection.paper import lay_out, row_height
from data.collection.projects import COUNTS, Project
from data.contracts import Column, Sheet
from data.importing.cells import column_letters
from data.importing.report_forms import form_id
from data.importing.template import choices_title, list_words
from data.language import is_english, says, written_month

PREPARED_ROWS = 200
_COVER_WIDTH = 80
_SHEETS = ("outreach", "offers")
_INPUT, _FIXED = "#FFFBE6", "#ECEFF1"


def write_forms(folder: Path, projects: tuple[Project, ...], today: dt.date) -> list[Path]:
    """One form per project; gives their paths. A form that exists already is written anew.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_form(folder, project, today) for project in projects]


def _write_form(folder: Path, project: Project, today: dt.date) -> Path:
    safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in project.case_number)
    path = folder / f"{says('Meldebogen', 'Report_form')}_{safe}.xlsx"
    with path.open("wb") as file:
        book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
        styles = {
            "bold": book.add_format({"bold": True, "valign": "top"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "fixed": book.add_format({"bg_color": _FIXED, "num_format": "@"}),
            "text": book.add_format({"bg_color": _INPUT, "locked": False, "num_format": "@"}),
            "count": book.add_format({"bg_color": _INPUT, "locked": False, "num_format": "0"}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        }
        lists = _lists(project)
        _write_cover(book, project, today, styles)
        for name in _SHEETS:
            _write_sheet(book, contracts.sheets()[name], project, lists, styles)
        _write_lists(book, lists, project, today, styles)
        book.close()
    return path


def _lists(project: Project) -> dict[str, list[str]]:
    """What may be chosen: the months of the project, its Quartiere, and the code lists."""
    words = list_words()
    used = {c.code_list for name in _SHEETS for c in contracts.sheets()[name].columns}
    return {
        "month": [written_month(month) for month in reversed(project.months)],
        "neighbourhood_id": [key for key, _ in project.neighbourhoods],
        "boolean": [says("ja", "yes"), says("nein", "no")],
        **{name: listed for name, listed in words.items() if name in used},
    }


def _write_cover(book: Any, project: Project, today: dt.date, styles: dict[str, Any]) -> None:
    page = book.add_worksheet(says("Meldebogen", "Report form"))
    page.set_column(0, 0, 26)
    page.set_column(1, 1, _COVER_WIDTH, styles["wrap"])
    lay_out(page)
    due = ", ".join(written_month(month) for month in project.due) or says("keine", "none")
    places = "\n".join(f"{key}: {name}" for key, name in project.neighbourhoods) or "–"
    lines = [
        (says("Aktenzeichen", "Case number"), project.case_number),
        (says("Projekt", "Project"), project.title),
        (says("Träger", "Applicant"), project.applicant),
        (says("Quartiere", "Neighbourhoods"), places),
        (says("Offene Monate", "Months due"), due),
        (says("Formular-ID", "Form id"), form_id(project.case_number, today.isoformat())),
    ]
    for row, (label, text) in enumerate(lines):
        page.write_string(row, 0, label, styles["bold"])
        page.set_row(row, row_height([(text, _COVER_WIDTH)]))
        page.write_string(row, 1, text, styles["wrap"])
    row = len(lines) + 1
    for text in _explained():
        page.set_row(row, row_height([(text, _COVER_WIDTH)]))
        page.write_string(row, 1, text, styles["wrap"])
        row += 1
    if project.last_month:
        row += 1
        title = says("Zum Vergleich: ", "For comparison: ") + written_month(project.last_month)
        page.write_string(row, 0, title, styles["bold"])
        sheet = contracts.sheets()["outreach"]
        for name, count in project.last.items():
            row += 1
            column = sheet.column(name)
            page.write_string(row, 0, COUNTS[name] if not is_english() else column.english)
            page.write_string(row, 1, str(count))
    page.protect()


def _explained() -> tuple[str, ...]:
    return (
        says(
            "Nur die gelben Zellen der Blätter „Kontakte“ und „Angebote“ ausfüllen: eine Zeile je "
            "Monat, Zielgruppe und Zugangsort. Zeilen, die leer bleiben, zählen nicht.",
            "Fill in the yellow cells of the sheets “outreach” and “offers” only: a row per month, "
            "target group and place. Rows left empty do not count.",
        ),
        says(
            "Erstkontakte sind Personen, Kontakte sind Begegnungen: nie mehr Erstkontakte als "
            "Kontakte. Leere Zellen heißen „nicht erhoben“, 0 heißt „niemand“.",
            "First contacts are persons, contacts are encounters: never more first contacts than "
            "contacts. An empty cell means “not counted”, 0 means “nobody”.",
        ),
        says(
            "Einen Monat zu berichtigen heißt, ihn noch einmal ganz zu melden.",
            "To correct a month, report all of it once more.",
        ),
    )


def _write_sheet(
    book: Any, sheet: Sheet, project: Project, lists: dict[str, list[str]], styles: dict[str, Any]
) -> None:
    page = book.add_worksheet(says(sheet.german, sheet.name))
    page.freeze_panes(1, 1)
    lay_out(page)
    places = _places(lists)
    for index, column in enumerate(sheet.columns):
        mark = "*" if column.is_required else ""
        page.write_string(0, index, column.head + mark, styles["head"])
        if index == 0:
            page.set_column(0, 0, 17)
            for row in range(1, PREPARED_ROWS + 1):
                page.write_string(row, 0, project.case_number, styles["fixed"])
            continue
        page.set_column(index, index, 17, styles["count" if column.type == "integer" else "text"])
        rule = _rule(column, sheet, places)
        if rule:
            page.data_validation(1, index, PREPARED_ROWS, index, rule)
    page.protect("", {"format_columns": True, "sort": True, "autofilter": True})


def _rule(column: Column, sheet: Sheet, places: dict[str, str]) -> dict[str, Any] | None:
    """What Excel checks while a cell is typed."""
    if column.type == "integer":
        cell = f"{_letter(sheet, column.name)}2"
        formula = f"=AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell})"
        words = says("Eine ganze Zahl ab 0.", "A whole number from 0.")
        if column.name == "first_contacts_true":
            contacts = f"{_letter(sheet, 'contacts_count')}2"
            formula += f",{cell}<={contacts}"
            words += says(
                " Nicht mehr Erstkontakte als Kontakte: zuerst die Kontakte eintragen.",
                " No more first contacts than contacts: enter the contacts first.",
            )
        return {
            "validate": "custom", "value": formula + ")", "error_message": words,
            "error_title": column.head[:32],
        }  # fmt: skip
    name = column.code_list or ("boolean" if column.type == "boolean" else column.name)
    if name not in places:
        return None
    words = says("Bitte einen Wert der Liste wählen.", "Choose a value of the list.")
    return {"validate": "list", "source": places[name], "error_message": words}


def _letter(sheet: Sheet, name: str) -> str:
    return "$" + column_letters([column.name for column in sheet.columns].index(name))


def _places(lists: dict[str, list[str]]) -> dict[str, str]:
    """Where each list stands; empty lists have no place."""
    found = {}
    for index, (name, words) in enumerate(lists.items()):
        letter = column_letters(index)
        if words:
            found[name] = f"={choices_title()}!${letter}$2:${letter}${len(words) + 1}"
    return found


def _write_lists(
    book: Any, lists: dict[str, list[str]], project: Project, today: dt.date, styles: dict[str, Any]
) -> None:
    """The choices, and the form's id once more: the first sheet may get lost."""
    page = book.add_worksheet(choices_title())
    for index, (name, words) in enumerate(lists.items()):
        page.set_column(index, index, 24)
        page.write_string(0, index, _head_of_list(name), styles["bold"])
        for row, word in enumerate(words, start=1):
            page.write_string(row, index, word)
    page.set_column(len(lists), len(lists), 40)
    page.write_string(0, len(lists), says("Formular-ID", "Form id"), styles["bold"])
    page.write_string(1, len(lists), form_id(project.case_number, today.isoformat()))
    page.protect()


def _head_of_list(name: str) -> str:
    """The columns that a list is for, as their heads say."""
    columns = [column for sheet in _SHEETS for column in contracts.sheets()[sheet].columns]
    heads = [
        column.head for column in columns
        if name in (column.code_list, column.name) or name == column.type == "boolean"
    ]  # fmt: skip
    return ", ".join(dict.fromkeys(heads)) or name
