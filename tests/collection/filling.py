"""Report forms filled in, as project leaders send them back."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl


def filled(form: Path, contacts: int, first_contacts: int) -> bytes:
    """A form with one line of contacts for the newest month that is due."""
    book = openpyxl.load_workbook(form)
    month = book["Auswahllisten"]["A2"].value
    row = [None, month, "Kinder", "6–9", "Schule", "digital", contacts, first_contacts]
    for column, value in enumerate(row, start=2):
        book["Kontakte"].cell(2, column, value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
