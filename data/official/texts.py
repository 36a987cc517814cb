"""Files of text as rows of cells, and dates as official tables write them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from pathlib import Path

from data.language import says, written_megabytes
from data.official.values import OfficialFileError, Told

LARGEST = 256 * 1024**2
_GERMAN_DAY = re.compile(r"^(\d{2})\.(\d{2})\.(\d{4})$")
_ISO = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")
_TWO_YEARS = re.compile(r"^(\d{4})/(\d{2}|\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:\.0)?$")


def content_of(path: Path) -> bytes:
    """The bytes of a file, or of the one file in a ZIP.

    Raises:
        OfficialFileError: too large, or a ZIP that is not read.
    """
    if path.stat().st_size > LARGEST:
        raise OfficialFileError(_too_large(path.stat().st_size))
    content = path.read_bytes()
    if not content.startswith(b"PK") or path.suffix.lower() in (".xlsx", ".ods"):
        return content
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.lower().endswith(".csv")]
            if len(members) != 1:
                raise OfficialFileError(
                    says(
                        f"Die ZIP-Datei enthält {len(members)} CSV-Dateien statt einer. Auspacken "
                        "und die gemeinte Datei nennen.",
                        f"The ZIP file holds {len(members)} CSV files instead of one. Unpack it "
                        "and name the one you mean.",
                    )
                )
            if members[0].file_size > LARGEST:
                raise OfficialFileError(_too_large(members[0].file_size))
            return archive.read(members[0])
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise OfficialFileError(
            says(
                "Die ZIP-Datei lässt sich hier nicht auspacken (INKAR packt mit Deflate64). Mit "
                "dem Betriebssystem auspacken, die nötigen Zeilen herausnehmen und neu speichern.",
                "The ZIP file cannot be unpacked here (INKAR packs with Deflate64). Unpack it with "
                "the operating system, keep the rows you need and save them.",
            )
        ) from error


def _too_large(size: int) -> str:
    return says(
        f"Die Datei ist zu groß ({written_megabytes(size)}). Nur die nötigen Zeilen speichern.",
        f"The file is too large ({written_megabytes(size)}). Save only the rows you need.",
    )


def decoded(content: bytes) -> str:
    """UTF-8 with or without byte order mark, else Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def rows_of(text: str, separator: str = "") -> list[list[str]]:
    """Lines as cells; without `separator` the one that the first lines have most of."""
    if not separator:
        head = text[:4_000]
        separator = max(";,\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise OfficialFileError(
            says(
                f"Die Tabelle lässt sich nicht in Spalten teilen ({error}).",
                f"The table cannot be divided into columns ({error}).",
            )
        ) from error


def date_of(cell: object, told: Told) -> str | None:
    """Year, month or day in ISO form; None when the cell is no date."""
    if isinstance(cell, dt.datetime | dt.date):
        return f"{cell:%Y-%m}" if cell.day == 1 else f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip().removeprefix("DATE_")
    german, compact, two = (p.match(text) for p in (_GERMAN_DAY, _COMPACT, _TWO_YEARS))
    if german:
        text = f"{german[3]}-{german[2]}-{german[1]}"
    elif compact:
        text = f"{compact[1]}-{compact[2]}-{compact[3]}"
    elif two:
        told.add("period", text)
        text = two[1][:2] + two[2] if len(two[2]) == 2 else two[2]
    if not _ISO.match(text) or not "1900" <= text[:4] <= "2100":
        return None
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text
