"""An Excel workbook (.xlsx): which sheets it has, and what its styles and shared texts say.

Every form that the standard allows is read alike: other names of parts, prefixes and namespaces
(the strict form too), single quotes, rich and phonetic texts. The cells are read in `xlsx_rows`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.importing import cells, number_formats
from data.importing.grids import FileRefusedError
from data.importing.number_formats import NumberFormat
from data.importing.packages import LARGEST_UNPACKED, Package, elements

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Of sheets: the usual one, and that of the strict form."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How the format writes characters that XML cannot hold."""


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook: its name, where it stands, and whether it is shown."""

    title: str
    part: str
    is_hidden: bool


@dataclass
class Workbook:
    """What the cells of all sheets refer to."""

    path: Path
    sheets: list[SheetPart] = field(default_factory=list)
    shared_texts: list[str] = field(default_factory=list)
    """Travelling cells."""
    formats: list[NumberFormat] = field(default_factory=list)
    """By the number of the style."""
    is_1904: bool = False
    is_calculated: bool = True
    """False where a program wrote formulas that nothing has ever calculated."""
    asks_calculation: bool = False
    """Whether it wants to be calculated when it is opened: a stored 0 may stand for no result."""


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def read_workbook_parts(path: Path) -> Workbook:
    """The frame of the workbook; the sheets themselves are not read.

    Raises:
        FileRefusedError: where it is no workbook.
    """
    book = Workbook(path)
    with Package(path) as package:
        main = main_part(package)
        related = package.related(main)
        _read_frame(package, main, related, book)
        for kind, part in related.values():
            if kind == "styles" and part in package:
                book.formats = _formats(package.root(part))
            if kind == "sharedStrings" and part in package:
                book.shared_texts = _shared_texts(package, part)
        book.is_calculated = not _is_by_a_library(package)
    return book


def main_part(package: Package) -> str:
    """The part that lists the sheets."""
    if "_rels/.rels" in package:
        for kind, part in package.related("").values():
            if kind == "officeDocument" and part in package:
                return part
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise FileRefusedError("no-workbook")


def _read_frame(
    package: Package, main: str, related: dict[str, tuple[str, str]], book: Workbook
) -> None:
    for element in package.root(main).iter("{*}workbookPr", "{*}calcPr", "{*}sheet"):
        if local(element) == "workbookPr":
            book.is_1904 = element.get("date1904") in ("1", "true")
            continue
        if local(element) == "calcPr":
            book.asks_calculation = element.get("fullCalcOnLoad") in ("1", "true")
            continue
        relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        kind, part = related.get(relation, ("", ""))
        if kind == "worksheet" and part in package:
            is_hidden = element.get("state", "visible") != "visible"
            book.sheets.append(SheetPart(element.get("name", ""), part, is_hidden))


def _is_by_a_library(package: Package) -> bool:
    """Whether openpyxl wrote it, which calculates nothing and leaves an empty result."""
    for kind, part in package.related("").values():
        if kind == "core-properties" and part in package:
            return any(
                element.text == "openpyxl" for element in package.root(part).iter("{*}creator")
            )
    return False


def _formats(styles: Any) -> list[NumberFormat]:
    own = {
        entry.get("numFmtId"): number_formats.parse(entry.get("formatCode", "")[:500])
        for entry in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    named = [xf.get("numFmtId", "0") for xf in styles.iterfind("{*}cellStyleXfs/{*}xf")]
    found = []
    for xf in styles.iterfind("{*}cellXfs/{*}xf"):
        number = xf.get("numFmtId")
        if number is None:
            base = int(xf.get("xfId", 0))
            number = named[base] if base < len(named) else "0"
        found.append(own.get(number) or number_formats.built_in(int(number)))
    return found


def _shared_texts(package: Package, part: str) -> list[str]:
    texts, size = [], 0
    with package.open(part) as file:
        for _, element in elements(file, "{*}si"):
            text = rich_text(element)
            size += len(text)
            if size > LARGEST_UNPACKED:
                raise FileRefusedError("too-large", size="", limit="")
            texts.append(text)
    return texts


def rich_text(element: Any) -> str:
    """The text of a cell that has runs of its own formats; how it is pronounced is left out."""
    pieces = []
    for child in element:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [run.text or "" for run in child if local(run) == "t"]
    return cells.of_text(unescaped("".join(pieces)))


def unescaped(text: str) -> str:
    """The text with `_x000D_` and the like as the characters that they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
