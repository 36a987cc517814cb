"""Small deliveries to import: name only what the test is about."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
import openpyxl
import pytest

from data import versions
from data.importing import Finding, ImportOutcome, ImportRejectedError, import_paths

Row = Mapping[str, object]

APPLICATION: Row = {
    "Aktenzeichen": "A-1", "Förderrunde": "2018–2020", "Baustein": 1, "Projekttitel": "Kümmerer",
    "Träger": "Stadt Essen", "Trägerart": "Kommune/Kreis", "Kommunal": "ja",
    "Eingangsdatum": "12.06.2018", "Status": "bewilligt", "Entscheidungsdatum": "01.10.2018",
    "Gesamtausgaben": "100000", "Beantragte Summe": "80000", "Bewilligte Summe": "80000",
    "Anteil Land": "40000", "Anteil ESF": "40000", "Eigenanteil": "20000",
    "Laufzeit von": "01.01.2019", "Laufzeit bis": "31.12.2020", "Stellenanteil": "0,5",
    "Gemeinde-AGS": "05113000", "Zirkel": "Essen",
}  # fmt: skip
NEIGHBOURHOOD: Row = {"Quartier-ID": "Q-1", "Name": "Altendorf", "Gemeinde-AGS": "05113000"}
CONTACT: Row = {
    "Aktenzeichen": "A-1", "Quartier-ID": "", "Monat": "03.2019", "Zielgruppe": "Kinder",
    "Altersgruppe": "6–9", "Zugangsort": "Schule", "Ansprache": "digital", "Kontakte": 12,
    "Erstkontakte": 3, "Regelmäßig": 1, "Sporadisch": 1, "Abgebrochen": 1,
}  # fmt: skip
OFFER: Row = {
    "Aktenzeichen": "A-1", "Monat": "03.2019", "Angebotsart": "Lernhilfe", "Termine": 4,
    "Teilnahmen": 20, "Teilnehmende": 6, "Kostenfrei": "ja",
}  # fmt: skip


def application(**changes: object) -> dict[str, object]:
    return {**APPLICATION, **_headers(changes)}


def contact(**changes: object) -> dict[str, object]:
    return {**CONTACT, **_headers(changes)}


def offer(**changes: object) -> dict[str, object]:
    return {**OFFER, **_headers(changes)}


def neighbourhood(**changes: object) -> dict[str, object]:
    return {**NEIGHBOURHOOD, **_headers(changes)}


def _headers(changes: Mapping[str, object]) -> dict[str, object]:
    """Keyword arguments cannot hold blanks: `Beantragte_Summe` is „Beantragte Summe“."""
    names = {"Quartier_ID": "Quartier-ID", "Gemeinde_AGS": "Gemeinde-AGS"}
    return {names.get(key, key.replace("_", " ")): value for key, value in changes.items()}


def csv_text(rows: Iterable[Row], separator: str = ";") -> str:
    rows = list(rows)
    lines = [separator.join(rows[0])]
    lines += [separator.join(str(cell) for cell in row.values()) for row in rows]
    return "\n".join(lines) + "\n"


def write_csv(folder: Path, sheet: str, rows: Iterable[Row]) -> Path:
    rows = list(rows)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sheet}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Iterable[Row]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        listed = list(rows)
        page.append(list(listed[0]))
        for row in listed:
            page.append(list(row.values()))
    book.save(path)
    return path


class Office:
    """An office with a store of its own, a folder to write files into, and the import."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store"
        self.inbox = folder / "inbox"
        self.inbox.mkdir()

    def deliver(self, **sheets: Iterable[Row]) -> list[Path]:
        """Put one CSV file per sheet into the inbox."""
        return [write_csv(self.inbox, sheet, rows) for sheet, rows in sheets.items()]

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the inbox as it is."""
        path = self.inbox / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def takes(self, *paths: Path, check_only: bool = False, replace: bool = False) -> ImportOutcome:
        """Import the inbox, which is accepted."""
        return import_paths(
            self.store, paths or [self.inbox], check_only=check_only, replace=replace
        )

    def refuses(self, *paths: Path) -> tuple[Finding, ...]:
        """Import the inbox, which is refused and leaves the store as it was."""
        before = sorted(self.store.glob("*"))
        with pytest.raises(ImportRejectedError) as refusal:
            import_paths(self.store, paths or [self.inbox])
        kept = {"import.lock", "record-seed"}
        assert [p for p in sorted(self.store.glob("*")) if p.name not in kept] == [
            p for p in before if p.name not in kept
        ]
        return refusal.value.findings


def stored(office: Office, sql: str) -> list[tuple[object, ...]]:
    """What a query finds in the version in use."""
    pointer = versions.read_pointer(office.store)
    with duckdb.connect(str(pointer.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def brief(findings: Iterable[Finding], severity: str = "error") -> list[tuple[str, str, str, str]]:
    """Kind, sheet, cell and value of the findings of one severity."""
    return [(f.kind, f.sheet, f.cell, f.value) for f in findings if f.severity == severity]
