"""CSV files as grids: encoding and separator are found out, one row at a time is held."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from data.importing.cells import LINE_BREAK, NOT_TEXT
from data.importing.folding import fold_name
from data.importing.grids import FileRefusedError, Grid, Row

LARGEST_CSV = 1024**3
SEPARATORS = (";", ",", "\t")
SNIFFED_LINES = 40
_CHUNK = 4 * 1024**2


def read_csv_file(path: Path, file: str, known_headers: frozenset[str]) -> Grid:
    """The CSV file as a grid; `known_headers` are folded names that tell the separator.

    Raises:
        FileRefusedError: too large or in no encoding we know.
    """
    size = path.stat().st_size
    if size > LARGEST_CSV:
        raise FileRefusedError(
            "too-large", size=f"{size / 1024**2:.0f} MB", limit=f"{LARGEST_CSV // 1024**2} MB"
        )
    encoding, line_breaks = _inspect(path)
    separator = _separator(path, encoding, known_headers)
    return Grid(
        path=path,
        file=file,
        title="",
        rows=lambda: _rows(path, encoding, separator),
        row_estimate=line_breaks,
        is_csv=True,
        encoding="" if encoding.startswith("utf-8") else encoding,
    )


def _inspect(path: Path) -> tuple[str, int]:
    """The encoding that fits the whole file, and how many lines it has."""
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", 0
    candidates = ["utf-8-sig", "cp1252"]
    decoders = {name: codecs.getincrementaldecoder(name)() for name in candidates}
    lines = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            lines += chunk.count(b"\n")
            for name in list(candidates):
                try:
                    decoders[name].decode(chunk)
                except UnicodeDecodeError:
                    candidates.remove(name)
            if "utf-8-sig" in candidates:
                continue
            if not candidates:
                break
    if "utf-8-sig" in candidates and not _is_complete(decoders["utf-8-sig"]):
        candidates.remove("utf-8-sig")
    if not candidates:
        raise FileRefusedError("unreadable-file", reason="UTF-8, cp1252")
    return candidates[0], lines


def _is_complete(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(path: Path, encoding: str, known_headers: frozenset[str]) -> str:
    """The separator under which some early line names the most known columns."""

    def best_line(separator: str) -> int:
        early = (cells for _, cells in _rows(path, encoding, separator, SNIFFED_LINES))
        return max((sum(fold_name(c) in known_headers for c in cells) for cells in early), default=0)

    return max(SEPARATORS, key=best_line)


def _rows(path: Path, encoding: str, separator: str, limit: int | None = None) -> Iterator[Row]:
    """Row by row; the number counts records, as a spreadsheet shows them."""
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(_text_only(file), delimiter=separator)
        lines = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if reader.line_num - lines > 1:
                    cells = [_one_line(cell) for cell in cells]
                lines = reader.line_num
                yield number, cells
                if limit is not None and number >= limit:
                    return
        except csv.Error as error:
            raise FileRefusedError(
                "unreadable-file", reason=f"Zeile / line {reader.line_num}: {error}"
            ) from error


def _text_only(file: io.TextIOBase) -> Iterator[str]:
    for line in file:
        yield line if line.isprintable() else line.translate(NOT_TEXT)


def _one_line(cell: str) -> str:
    return cell.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\r", LINE_BREAK)
