"""Marks cells of an Excel workbook by changing only the parts that must change.

Styles get a colour for each style in use, sheets their cells, comments and the drawings that show
them; every other part goes into the copy byte for byte, so that text boxes, sparklines, data bars
and stored results stay as they were.
"""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from data.importing import marked_comments, xlsx
from data.importing.cells import column_letters
from data.importing.grids import FileRefusedError
from data.importing.packages import Package, damage_in_words
from data.importing.xlsx import local
from data.importing.xlsx_rows import COLUMNS, row_number

AFTER_DRAWINGS = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
})  # fmt: skip
"""What stands behind the drawing of comments in a sheet."""


@dataclass(frozen=True)
class Mark:
    """What a cell gets: the colour of its ground as RRGGBB, and words."""

    colour: str
    words: str


Marks = Mapping[tuple[int, int], Mark]
"""By row from 1 and column from 0."""


class CannotMarkError(Exception):
    """The workbook has a form that we read but do not change."""


class Draft:
    """The parts of the copy that differ from the original."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.trees: dict[str, Any] = {}
        self.new: dict[str, bytes] = {}

    def root(self, part: str) -> Any:
        """The part's XML, to be changed."""
        name = self.package.names[part.casefold()]
        if name not in self.trees:
            self.trees[name] = self.package.root(name)
        return self.trees[name]

    def free_name(self, pattern: str) -> str:
        """The first name with a number in it that no part has."""
        number = 1
        while (name := pattern.format(number)) in self.package or name in self.new:
            number += 1
        return name

    def content(self, name: str) -> bytes | None:
        """What the copy holds instead of the original's bytes."""
        if name in self.trees:
            return bytes(
                etree.tostring(
                    self.trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
                )
            )
        return self.new.get(name)


def mark(path: Path, target: Path, marks: Mapping[str, Marks]) -> None:
    """Write the workbook with these cells marked, by the name of their sheet.

    Raises:
        CannotMarkError: it has a form that we do not change.
        OSError: the copy cannot be written.
    """
    try:
        with damage_in_words():
            parts = {sheet.title: sheet.part for sheet in xlsx.read_workbook_parts(path).sheets}
            package = Package(path)
    except FileRefusedError as error:
        raise CannotMarkError from error
    with package:
        draft = Draft(package)
        try:
            with damage_in_words():
                styles = _Styles(draft)
                for title, cells in marks.items():
                    _mark_sheet(draft, styles, parts[title], cells)
        except FileRefusedError as error:
            raise CannotMarkError from error
        write(path, target, draft)


def write(path: Path, target: Path, draft: Draft) -> None:
    """The workbook with the parts that the draft changed; the others byte for byte."""
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in source.infolist():
            content = draft.content(entry.filename)
            made.writestr(entry, source.read(entry) if content is None else content)
        for name, content in draft.new.items():
            made.writestr(name, content)


class _Styles:
    """The workbook's styles, and for each that is marked the same with a ground of its own."""

    def __init__(self, draft: Draft) -> None:
        main = xlsx.main_part(draft.package)
        found = [part for kind, part in draft.package.related(main).values() if kind == "styles"]
        if not found or found[0] not in draft.package:
            raise CannotMarkError
        self._root = draft.root(found[0])
        self._fills = self._child("fills")
        self._xfs = self._child("cellXfs")
        self._fill_of: dict[str, int] = {}
        self._made: dict[tuple[int, str], int] = {}

    def _child(self, name: str) -> Any:
        found = self._root.find(f"{{*}}{name}")
        if found is None:
            raise CannotMarkError
        return found

    def marked(self, style: int, colour: str) -> int:
        """The number of the style that looks like `style` on that colour."""
        if (style, colour) not in self._made:
            if style >= len(self._xfs):
                raise CannotMarkError
            xf = copy.deepcopy(self._xfs[style])
            xf.set("fillId", str(self._fill(colour)))
            xf.set("applyFill", "1")
            self._made[style, colour] = _append(self._xfs, xf)
        return self._made[style, colour]

    def _fill(self, colour: str) -> int:
        if colour not in self._fill_of:
            space = etree.QName(self._root).namespace
            fill = etree.Element(f"{{{space}}}fill", nsmap=self._root.nsmap)
            pattern = etree.SubElement(fill, f"{{{space}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{space}}}fgColor", rgb=f"00{colour}")
            etree.SubElement(pattern, f"{{{space}}}bgColor", indexed="64")
            self._fill_of[colour] = _append(self._fills, fill)
        return self._fill_of[colour]


def _append(group: Any, element: Any) -> int:
    """The place that the element has in the group."""
    group.append(element)
    group.set("count", str(len(group)))
    return len(group) - 1


def _mark_sheet(draft: Draft, styles: _Styles, part: str, marks: Marks) -> None:
    root = draft.root(part)
    data = root.find("{*}sheetData")
    if data is None:
        raise CannotMarkError
    for row, columns in _by_row(marks):
        element = _row(data, row)
        for column in columns:
            cell = _cell(element, row, column)
            marked = styles.marked(int(cell.get("s", 0)), marks[row, column].colour)
            cell.set("s", str(marked))
    words = {place: mark.words for place, mark in marks.items()}
    relation = marked_comments.add(draft, part, words)
    if relation:
        _show_drawing(root, relation)


def _by_row(marks: Marks) -> Iterator[tuple[int, list[int]]]:
    rows: dict[int, list[int]] = {}
    for row, column in sorted(marks):
        rows.setdefault(row, []).append(column)
    yield from rows.items()


def _row(data: Any, wanted: int) -> Any:
    """The row's element; a row that is not there is put where it belongs."""
    number = 0
    for place, element in enumerate(data):
        number = row_number(element, number)
        if number == wanted:
            return element
        if number > wanted:
            return _new(data, place, "row", str(wanted))
    return _new(data, len(data), "row", str(wanted))


def _cell(row: Any, number: int, wanted: int) -> Any:
    column = -1
    name = f"{column_letters(wanted)}{number}"
    for place, element in enumerate(row):
        told = element.get("r")
        column = column + 1 if told is None else COLUMNS[told.rstrip("0123456789")]
        if column == wanted:
            return element
        if column > wanted:
            return _new(row, place, "c", name)
    return _new(row, len(row), "c", name)


def _new(parent: Any, place: int, name: str, reference: str) -> Any:
    element = parent.makeelement(f"{{{etree.QName(parent).namespace}}}{name}", r=reference)
    parent.insert(place, element)
    return element


def _show_drawing(root: Any, relation: tuple[str, str]) -> None:
    """Name the drawing of the comments where the standard wants it."""
    attribute, identifier = relation
    element = root.makeelement(f"{{{etree.QName(root).namespace}}}legacyDrawing")
    element.set(attribute, identifier)
    places = [i for i, child in enumerate(root) if local(child) in AFTER_DRAWINGS]
    root.insert(places[0] if places else len(root), element)


def beside(part: str, name: str) -> str:
    """The part of that name in the folder of another."""
    return str(PurePosixPath(part).parent / name)
