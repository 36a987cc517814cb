"""CSV files as grids: encoding and separator are found out, one row at a time is held."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.importing.cells import LINE_BREAK, NOT_TEXT
from data.importing.folding import fold_name
from data.importing.grids import FileRefusedError, Grid, PlainText, Row
from data.language import written_count, written_megabytes

LARGEST_CSV = 1024**3
LONGEST_LINE = 16 * 1024**2
"""Bytes without a line break after which a file is no table: it would have to be held whole."""
SEPARATORS = (";", ",", "\t", "|")
SNIFFED_LINES = 40
_CHUNK = 4 * 1024**2
_LOOKED_AT = 1024
# A longer cell is no fault of the file's form: it is read, and named as too long by its place.
csv.field_size_limit(LONGEST_LINE)

_ODD = [bytes([one]) for one in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), ord('"'))]
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
ENCODINGS = {
    "cp1252": "Windows (cp1252)", "mac_roman": "Mac Roman", "cp850": "MS-DOS (cp850)",
    "utf-16": "UTF-16", "utf-16-le": "UTF-16 (LE)", "utf-16-be": "UTF-16 (BE)",
}  # fmt: skip
"""What each is called where people choose one."""
_NOT_CP1252 = [bytes([one]) for one in (0x81, 0x8D, 0x8F, 0x90, 0x9D)]
_UMLAUT_IN_WORD = re.compile(r"[A-Za-z][äöüß][a-z]")
_NOT_TEXT = re.compile(r"[\x00-\x03]")
_BLANK_LINE = re.compile(rb"\n\r?\n(?=[^\r\n])")


@dataclass(frozen=True)
class _Facts:
    """What one look at all bytes tells."""

    encoding: str
    lines: int
    is_plain: bool
    last_blank: int


def read_csv_file(path: Path, file: str, known_headers: frozenset[str], folder: Path) -> Grid:
    """The CSV file as a grid; `known_headers` are folded names that tell the separator.

    A file in another encoding is rewritten as UTF-8 in `folder`.

    Raises:
        FileRefusedError: too large or in no encoding we know.
    """
    size = path.stat().st_size
    if size > LARGEST_CSV:
        raise FileRefusedError(
            "too-large", size=written_megabytes(size), limit=written_megabytes(LARGEST_CSV)
        )
    facts = _inspect(path)
    text_path, encoding = path, ""
    if facts.encoding != "utf-8-sig":
        text_path = _rewrite(path, facts.encoding, folder)
        encoding = ENCODINGS[facts.encoding]
    separator = _separator(text_path, known_headers)
    return Grid(
        path=path,
        file=file,
        title="",
        rows=lambda: _rows(text_path, separator),
        row_estimate=facts.lines,
        is_csv=True,
        plain=PlainText(text_path, separator, facts.last_blank) if facts.is_plain else None,
        encoding=encoding,
    )


def _inspect(path: Path) -> _Facts:
    """The encoding that fits the whole file, its lines, and whether they need a closer look."""
    lines, last_blank, before, open_bytes = 0, 0, b"", 0
    is_plain = is_utf8 = is_cp1252 = True
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
        file.seek(0)
        if utf16 := _utf16(start):
            while chunk := file.read(_CHUNK):
                open_bytes = _unbroken(open_bytes, chunk)
            return _Facts(utf16, 0, is_plain=False, last_blank=0)
        while True:
            chunk = file.read(_CHUNK)
            open_bytes = _unbroken(open_bytes, chunk)
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            if not chunk:
                break
            is_cp1252 = is_cp1252 and not _has_any(chunk, _NOT_CP1252)
            joined = before + chunk
            is_plain = is_plain and _is_plain(joined.removesuffix(b"\r"))
            for match in _BLANK_LINE.finditer(joined):
                last_blank = lines - before.count(b"\n") + joined.count(b"\n", 0, match.end())
            lines += chunk.count(b"\n")
            before = chunk[-4:]
    encoding = "utf-8-sig"
    if not is_utf8:
        _check_is_one_encoding(path)
        encoding = _one_byte_encoding(path, is_cp1252=is_cp1252)
    return _Facts(encoding, lines, is_plain, last_blank)


def _has_any(content: bytes, signs: list[bytes]) -> bool:
    """Whether any of some bytes is there; each looked for alone is quicker than all by a rule."""
    return any(sign in content for sign in signs)


def _is_plain(content: bytes) -> bool:
    """No quotes, no signs that nobody types, and every carriage return ends a line."""
    return not _has_any(content, _ODD) and content.count(b"\r") == content.count(b"\r\n")


def _utf16(start: bytes) -> str:
    """Which UTF-16 a file is in, by its mark or because every second byte of its text is NUL."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = len(start) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and start[first::2].count(0) > 0.8 * half and start[1 - first :: 2].count(0) == 0:
            return encoding
    return ""


def _one_byte_encoding(path: Path, *, is_cp1252: bool) -> str:
    """The encoding of Windows, Mac or DOS under which the most words have umlauts inside.

    Raises:
        FileRefusedError: where there are none to tell by, and Windows writes no such bytes.
    """
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    umlauts = {
        encoding: len(_UMLAUT_IN_WORD.findall(start.decode(encoding, errors="replace")))
        for encoding in _ONE_BYTE
    }
    best = max(umlauts, key=umlauts.__getitem__)
    if best == "cp1252" and not is_cp1252:
        raise FileRefusedError("unknown-encoding")
    return best


def _check_is_one_encoding(path: Path) -> None:
    """Refuse lines in UTF-8 beside lines of Windows, Mac or DOS: two people's parts of one file.

    Raises:
        FileRefusedError: with the first line of either kind.
    """
    utf8 = other = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.isascii():
                continue
            try:
                line.decode()
                utf8 = utf8 or number
            except UnicodeDecodeError:
                other = other or (number if _is_one_byte_text(line) else 0)
            if utf8 and other:
                raise FileRefusedError(
                    "two-encodings", utf8=written_count(utf8), other=written_count(other)
                )


def _is_one_byte_text(line: bytes) -> bool:
    """Whether a line is text as Windows, Mac or DOS write it, and not just broken."""
    is_windows = not _has_any(line, _NOT_CP1252)
    texts = [line.decode(encoding, errors="replace") for encoding in _ONE_BYTE]
    return is_windows or any(_UMLAUT_IN_WORD.search(text) for text in texts)


def _unbroken(before: int, chunk: bytes) -> int:
    """How many bytes stand after the last line break so far; too many are refused."""
    end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    count = len(chunk) - end - 1 if end >= 0 else before + len(chunk)
    if count > LONGEST_LINE:
        raise FileRefusedError("endless-line", limit=f"{LONGEST_LINE // 1024**2} MB")
    return count


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError:
        return False
    return True


def _rewrite(path: Path, encoding: str, folder: Path) -> Path:
    target = folder / f"utf8-{path.name}"
    with (
        path.open(encoding=encoding, errors="replace", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
    return target


def _separator(path: Path, known_headers: frozenset[str]) -> str:
    """The separator under which some early line names the most known columns."""

    def best_line(separator: str) -> int:
        best = 0
        # Under a wrong separator quotes may end in odd places.
        with contextlib.suppress(FileRefusedError):
            for _, cells in _rows(path, separator, SNIFFED_LINES):
                best = max(best, sum(fold_name(cell) in known_headers for cell in cells))
        return best

    return max(SEPARATORS, key=best_line)


def _rows(path: Path, separator: str, limit: int | None = None) -> Iterator[Row]:
    """Row by row; the number counts records, as a spreadsheet shows them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        # Strict: a quote that is never closed would otherwise swallow lines without a word.
        reader = csv.reader(_text_only(file), delimiter=separator, strict=True)
        lines = 0
        try:
            for number, record in enumerate(reader, start=1):
                is_one_line = reader.line_num - lines == 1
                lines = reader.line_num
                yield number, record if is_one_line else [_one_line(cell) for cell in record]
                if limit is not None and number >= limit:
                    return
        except csv.Error as error:
            # The line in which the record begins: a quote that stays open runs to the last line.
            raise FileRefusedError("stray-quote", line=written_count(lines + 1)) from error


def _text_only(file: io.TextIOBase) -> Iterator[str]:
    for line in file:
        yield line.translate(NOT_TEXT) if _NOT_TEXT.search(line) else line


def _one_line(cell: str) -> str:
    return cell.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\r", LINE_BREAK)
