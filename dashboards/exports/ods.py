"""Workbooks as OpenDocument: the sheets of `xlsx`, with typed cells and number formats.

Written with lxml: the library looked at first (odfdo) takes two milliseconds for a cell.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from dashboards.exports.documents import Line, Value
from dashboards.exports.pptx_shapes import clean
from dashboards.exports.xlsx import Sheet, sheet_names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language_code

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"
    for name, part in {
        "office": "office", "table": "table", "text": "text", "style": "style", "meta": "meta",
        "number": "datastyle", "manifest": "manifest", "fo": "xsl-fo-compatible",
    }.items()
} | {"dc": "http://purl.org/dc/elements/1.1/"}  # fmt: skip
_DAY = "dd.mm.yyyy"
#: Styles of cells by the number format a column has for Excel: decimals and grouping.
_NUMBERS = {"#,##0": (0, True), "#,##0.0": (1, True), "#,##0.00": (2, True), "0": (0, False)}
_STYLES = {pattern: f"n{index}" for index, pattern in enumerate([*_NUMBERS, _DAY])}
_HEAD = "head"
#: What OpenDocument folds into one blank, or leaves out at either end of a line.
_FOLDED = re.compile(r"(\t|^ +| +$|(?<= ) +)")


def workbook(title: str, sheets: Sequence[Sheet], lines: Sequence[Line]) -> bytes:
    """A workbook of these sheets and an Info sheet; arguments as of `xlsx.workbook`."""
    names = sheet_names([sheet.title for sheet in sheets])
    root = _new("office:document-content", {"office:version": "1.3"})
    _write_styles(_new("office:automatic-styles", parent=root))
    book = _new("office:spreadsheet", parent=_new("office:body", parent=root))
    for name, sheet in zip(names, sheets, strict=True):
        _write_sheet(book, name, sheet)
    _write_info(book, [(title, ""), *lines], names, sheets)
    return _package({"content.xml": root, "meta.xml": _about(title)})


def _new(name: str, attributes: dict[str, str] | None = None, *, parent: Any = None) -> Any:
    values = {_name(key): value for key, value in (attributes or {}).items()}
    if parent is None:
        return etree.Element(_name(name), values, nsmap=_NAMES)
    return etree.SubElement(parent, _name(name), values)


def _name(short: str) -> str:
    prefix, name = short.split(":")
    return f"{{{_NAMES[prefix]}}}{name}"


def _write_styles(styles: Any) -> None:
    """Formats of numbers and days, in the reader's language, and the head's bold type."""
    language, country = language_code().split("-")
    spoken = {"number:language": language, "number:country": country}
    for pattern, name in _STYLES.items():
        told = {"style:name": f"{name}f", **spoken}
        if pattern == _DAY:
            made = _new("number:date-style", told, parent=styles)
            for part, sign in (("day", "."), ("month", "."), ("year", "")):
                _new(f"number:{part}", {"number:style": "long"}, parent=made)
                if sign:
                    _new("number:text", parent=made).text = sign
        else:
            decimals, is_grouped = _NUMBERS[pattern]
            values = {
                "number:decimal-places": str(decimals),
                "number:min-integer-digits": "1",
                "number:grouping": str(is_grouped).lower(),
            }
            _new("number:number", values, parent=_new("number:number-style", told, parent=styles))
        cell = {"style:name": name, "style:family": "table-cell"}
        _new("style:style", {**cell, "style:data-style-name": f"{name}f"}, parent=styles)
    head = _new("style:style", {"style:name": _HEAD, "style:family": "table-cell"}, parent=styles)
    _new("style:text-properties", {"fo:font-weight": "bold"}, parent=head)


def _write_sheet(book: Any, name: str, sheet: Sheet) -> None:
    page = _new("table:table", {"table:name": name}, parent=book)
    if sheet.problem:
        _new("table:table-column", parent=page)
        _row(page, [(sheet.problem, _HEAD)])
        return
    count = {"table:number-columns-repeated": str(max(len(sheet.columns), 1))}
    _new("table:table-column", count, parent=page)
    heads = _new("table:table-header-rows", parent=page)
    _row(heads, [(column.header, _HEAD) for column in sheet.columns])
    styles = [_STYLES.get(column.number_format, "") for column in sheet.columns]
    for values in zip(*(column.values for column in sheet.columns), strict=True):
        _row(page, zip(values, styles, strict=True))


def _write_info(
    book: Any, lines: Sequence[Line], names: Sequence[str], sheets: Sequence[Sheet]
) -> None:
    page = _new("table:table", {"table:name": _("Info")}, parent=book)
    _new("table:table-column", {"table:number-columns-repeated": "2"}, parent=page)
    parts: list[Line] = list(lines)
    for name, sheet in zip(names, sheets, strict=True):
        parts += [("", ""), (_("Sheet"), name), *sheet.lines]
    for label, text in parts:
        _row(page, [(label, _HEAD), (text, "")])


def _row(page: Any, cells: Iterable[tuple[Value, str]]) -> None:
    row = _new("table:table-row", parent=page)
    for value, style in cells:
        cell = _new("table:table-cell", parent=row)
        if value is None:
            continue
        for key, text in _typed(value).items():
            cell.set(_name(key), text)
        if style:
            cell.set(_name("table:style-name"), style)
        for part in clean(str(value)).split("\n"):
            _paragraph(cell, part)


def _paragraph(cell: Any, text: str) -> None:
    """A line of a cell; blanks beyond the first, which readers would fold, are told by number."""
    paragraph = last = _new("text:p", parent=cell)
    for number, part in enumerate(_FOLDED.split(text)):
        if number % 2:
            blanks = {"text:c": str(len(part))}
            kind, told = ("text:tab", {}) if part == "\t" else ("text:s", blanks)
            last = _new(kind, told, parent=paragraph)
        elif last is paragraph:
            last.text = part
        else:
            last.tail = part


def _typed(value: Value) -> dict[str, str]:
    """A value with its type: a text stays one, whatever it looks like."""
    if isinstance(value, bool):
        return {"office:value-type": "boolean", "office:boolean-value": str(value).lower()}
    if isinstance(value, int | float):
        return {"office:value-type": "float", "office:value": repr(value)}
    if isinstance(value, dt.date):
        return {"office:value-type": "date", "office:date-value": value.isoformat()}
    return {"office:value-type": "string"}


def _about(title: str) -> Any:
    root = _new("office:document-meta", {"office:version": "1.3"})
    meta = _new("office:meta", parent=root)
    _new("dc:title", parent=meta).text = clean(title)
    _new("dc:language", parent=meta).text = language_code()
    return root


def _package(parts: dict[str, Any]) -> bytes:
    """The file: its type first and unpacked, so that any program knows it by its first bytes."""
    manifest = _new("manifest:manifest", {"manifest:version": "1.3"})
    for path, kind in {"/": _TYPE, **dict.fromkeys(parts, "text/xml")}.items():
        entry = {"manifest:full-path": path, "manifest:media-type": kind}
        _new("manifest:file-entry", entry, parent=manifest)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        for path, root in {**parts, "META-INF/manifest.xml": manifest}.items():
            package.writestr(path, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return content.getvalue()
