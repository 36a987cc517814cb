"""Marks cells of an OpenDocument workbook by changing its part `content.xml` alone.

A cell gets a style like the one it had, on a ground of its own colour, and an annotation; rows and
cells that are written once for many are parted where one of them is marked. Every other part goes
into the copy byte for byte.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from data.importing.grids import FileRefusedError
from data.importing.marked_comments import AUTHOR
from data.importing.marked_xlsx import CannotMarkError, Draft, Mark, Marks, write
from data.importing.packages import Package, damage_in_words

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_URN}office:1.0", "table": f"{_URN}table:1.0", "style": f"{_URN}style:1.0",
    "text": f"{_URN}text:1.0", "fo": f"{_URN}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip
_CELLS = ("table:table-cell", "table:covered-table-cell")


def _name(qualified: str) -> str:
    """`table:table-row` with its namespace."""
    prefix, _, name = qualified.partition(":")
    return f"{{{_NAMES[prefix]}}}{name}"


_CELL_TAGS = tuple(map(_name, _CELLS))


def mark(path: Path, target: Path, marks: Mapping[str, Marks]) -> None:
    """Write the workbook with these cells marked, by the name of their sheet.

    Raises:
        CannotMarkError: it has a form that we do not change.
        OSError: the copy cannot be written.
    """
    try:
        with damage_in_words():
            package = Package(path)
        with package, damage_in_words():
            draft = Draft(package)
            root = draft.root("content.xml")
            styles = _Styles(root)
            tables = {
                table.get(_name("table:name"), ""): table
                for table in root.iterfind(
                    "office:body/office:spreadsheet/table:table", namespaces=_NAMES
                )
            }
            for title, cells in marks.items():
                _mark_table(tables[title], styles, cells)
            write(path, target, draft)
    except FileRefusedError as error:
        raise CannotMarkError from error


class _Styles:
    """The automatic styles, and for each that is marked the same with a ground of its own."""

    def __init__(self, root: Any) -> None:
        self._styles = root.find("office:automatic-styles", namespaces=_NAMES)
        if self._styles is None:
            self._styles = root.makeelement(_name("office:automatic-styles"))
            root.insert(list(root).index(root.find("office:body", namespaces=_NAMES)), self._styles)
        self._known = {
            style.get(_name("style:name")): style
            for style in self._styles
            if style.get(_name("style:family")) == "table-cell"
        }
        self._made: dict[tuple[str, str], str] = {}

    def marked(self, style: str, colour: str) -> str:
        """The name of the style that looks like `style` on that colour."""
        if (style, colour) not in self._made:
            self._made[style, colour] = self._make(style, colour)
        return self._made[style, colour]

    def _make(self, style: str, colour: str) -> str:
        number = len(self._made) + 1
        while (name := f"ziq{number}") in self._known:
            number += 1
        if style in self._known:
            made = copy.deepcopy(self._known[style])
        else:
            made = etree.Element(_name("style:style"), nsmap=self._styles.nsmap)
            made.set(_name("style:family"), "table-cell")
            made.set(_name("style:parent-style-name"), style or "Default")
        made.set(_name("style:name"), name)
        cell = made.find("style:table-cell-properties", namespaces=_NAMES)
        if cell is None:
            cell = made.makeelement(_name("style:table-cell-properties"))
            made.insert(0, cell)
        cell.set(_name("fo:background-color"), f"#{colour.lower()}")
        self._styles.append(made)
        self._known[name] = made
        return name


def _mark_table(table: Any, styles: _Styles, marks: Marks) -> None:
    wanted: dict[int, dict[int, Mark]] = {}
    for (row, column), one in marks.items():
        wanted.setdefault(row, {})[column] = one
    of_columns = _styles_of_columns(table, max(column for _, column in marks))
    for row, element in _parted(_rows_of(table), "number-rows-repeated", sorted(wanted)):
        of_row = element.get(_name("table:default-cell-style-name"))
        for column, cell in _cells_of(element, sorted(wanted[row])):
            usual = of_row or of_columns[column]
            style = cell.get(_name("table:style-name"), usual)
            one = wanted[row][column]
            cell.set(_name("table:style-name"), styles.marked(style, one.colour))
            _annotate(cell, one.words)


def _rows_of(table: Any) -> Iterator[Any]:
    """The rows of a sheet in their order; those of a table inside a cell are none of them."""
    for row in list(table.iter(_name("table:table-row"))):
        if next(row.iterancestors(_name("table:table"))) is table:
            yield row


def _styles_of_columns(table: Any, last: int) -> list[str]:
    """The style that each column up to that one gives its cells; "" for none."""
    found: list[str] = []
    for column in table.iter(_name("table:table-column")):
        count = int(column.get(_name("table:number-columns-repeated"), 1))
        style = column.get(_name("table:default-cell-style-name"), "")
        found += [style] * min(count, last + 1 - len(found))
    return found + [""] * (last + 1 - len(found))


def _cells_of(row: Any, wanted: list[int]) -> Iterator[tuple[int, Any]]:
    cells = [child for child in row if child.tag in _CELL_TAGS]
    repeated = _name("table:number-columns-repeated")
    width = sum(int(cell.get(repeated, 1)) for cell in cells)
    if wanted[-1] >= width:
        added = etree.SubElement(row, _name("table:table-cell"))
        added.set(repeated, str(wanted[-1] + 1 - width))
        cells.append(added)
    yield from _parted(iter(cells), "number-columns-repeated", wanted, first=0)


def _parted(
    elements: Iterator[Any], repeated: str, wanted: list[int], first: int = 1
) -> Iterator[tuple[int, Any]]:
    """The wanted ones of rows or cells, each as an element of its own.

    Raises:
        CannotMarkError: there are not so many.
    """
    name, left = _name(f"table:{repeated}"), list(wanted)
    for element in elements:
        if not left:
            return
        count = int(element.get(name, 1))
        while left and left[0] < first + count:
            before, after = left[0] - first, first + count - left[0] - 1
            if before:
                element.addprevious(_repeated(element, name, before))
            rest = _repeated(element, name, after) if after else None
            element.attrib.pop(name, None)
            if rest is not None:
                element.addnext(rest)
            yield left[0], element
            first, count = left.pop(0) + 1, after
            if rest is None:
                break
            element = rest  # noqa: PLW2901 - what is left of it
        first += count
    if left:
        raise CannotMarkError


def _repeated(element: Any, name: str, count: int) -> Any:
    twin = copy.deepcopy(element)
    twin.tail = None
    twin.attrib.pop(name, None)
    if count > 1:
        twin.set(name, str(count))
    return twin


def _annotate(cell: Any, words: str) -> None:
    """Add the words to the annotation that is there, or one of our own in front of the text."""
    note = cell.find("office:annotation", namespaces=_NAMES)
    if note is None:
        note = cell.makeelement(_name("office:annotation"))
        cell.insert(0, note)
        etree.SubElement(note, _name("dc:creator")).text = AUTHOR
    for line in words.split("\n"):
        etree.SubElement(note, _name("text:p")).text = line
