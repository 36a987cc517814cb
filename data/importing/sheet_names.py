"""Which sheet of a delivery a grid is: by its name, by what offices add to it, or by its heads."""

from __future__ import annotations

import re
from functools import cache

from data import contracts, facts
from data.contracts import Sheet
from data.importing.findings import MENDED, WARNING, Findings, Place
from data.importing.folding import closest, fold, fold_name
from data.importing.grids import Grid
from data.importing.head_words import head_of
from data.importing.headers import head_lines
from data.importing.wide import indicator_of

TEMPLATE_SHEETS = frozenset(
    {"hinweise", "auswahllisten", "notes", "choices", "meldebogen", "reportform"}
)
"""Sheets of our own template that hold no data."""
_ADDED = frozenset({"kopie", "copy", "neu", "final"})
"""Words that say nothing about a sheet; numbers and dates do not either."""
_SET_ASIDE = frozenset(
    {
        "alt", "alte", "old", "entwurf", "draft", "muster", "beispiel", "example", "vorlage",
        "template", "archiv", "archive", "backup", "sicherung", "vorjahr", "auswertung", "pivot",
        "diagramm", "chart", "grafik",
    }
)  # fmt: skip
"""A sheet that says so is no delivery unless it is named plainly."""
_LEAST_HEADS = 3


@cache
def _sheet_names() -> dict[str, str]:
    """Folded German and English sheet name to the sheet's name in the store."""
    return {
        fold_name(spelling): sheet.name
        for sheet in contracts.sheets().values()
        for spelling in (sheet.german, sheet.name)
    }


def named_plainly(title: str) -> str:
    """`Kontakte`, also `kontakte_2020-03` or `Kontakte (2)`; the store's name, or nothing."""
    if name := _sheet_names().get(fold_name(title)):
        return name
    words = re.findall(r"[a-z]+|\d+", fold(title))
    while words and (words[-1].isdigit() or words[-1] in _ADDED):
        words.pop()
    return _sheet_names().get("".join(words), "")


def named_within(title: str) -> str:
    """The sheet named in a longer title: `03_Kontakte Duisburg (Stand 31.12.2019)`."""
    words = re.findall(r"[a-z]+", fold(title))
    if not _SET_ASIDE.isdisjoint(words):
        return ""
    found = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            if name := _sheet_names().get("".join(words[start:end])):
                found[name] = end - start
    most = max(found.values(), default=0)
    longest = [name for name, length in found.items() if length == most]
    return longest[0] if len(longest) == 1 else ""


def recognise(grid: Grid, findings: Findings, taken: frozenset[str]) -> Sheet | None:
    """The sheet a grid delivers, by the name of the sheet or of the file, or by its heads.

    `taken`: sheets that the same workbook delivers under their plain names; another sheet of the
    workbook is not guessed to be one of them.
    """
    title = grid.title or grid.path.stem
    if fold_name(title) in TEMPLATE_SHEETS:
        return None
    titles = [title]
    if grid.title and grid.is_only_sheet:
        titles.append(grid.path.stem)
    for candidate in titles:
        if name := named_plainly(candidate):
            return None if _is_old_choices(name, grid) else contracts.sheets()[name]
    for candidate in titles:
        name = named_within(candidate)
        if name and name not in taken and _fits(grid, contracts.sheets()[name]):
            return _said(grid, contracts.sheets()[name], title, findings)
    if _SET_ASIDE.isdisjoint(re.findall(r"[a-z]+", fold(title))):
        fitting = [
            sheet for sheet in contracts.sheets().values()
            if sheet.name not in taken and _fits(grid, sheet)
        ]  # fmt: skip
        if len(fitting) == 1:
            return _said(grid, fitting[0], title, findings)
    germans = {s.german: s.german for s in contracts.sheets().values()}
    english = {s.name: s.german for s in contracts.sheets().values()}
    near = closest(title, germans | english)
    findings.add(
        WARNING, "unknown-sheet", Place(grid.file, grid.title), title,
        meant=(germans | english).get(near, ""),
    )  # fmt: skip
    return None


def wide_indicator(grid: Grid) -> str | None:
    """The indicator whose wide form a grid is, by the name of the sheet or of the file."""
    titles = [grid.title, grid.path.stem] if grid.is_only_sheet else [grid.title]
    found = [indicator_of(title) for title in titles if title and not named_plainly(title)]
    return next(filter(None, found), None)


def _is_old_choices(name: str, grid: Grid) -> bool:
    """The lists to choose from of an older template, which bore the name of the code lists."""
    if name != "code_lists":
        return False
    first: list[str] = next((cells for _, cells in grid.rows()), [])
    filled = [cell for cell in first if cell.strip()]
    return bool(filled) and all(cell in facts.shipped().lists for cell in filled)


def _fits(grid: Grid, sheet: Sheet) -> bool:
    """Whether a line of the grid names every column that the sheet requires, and enough of them."""
    found = head_lines(grid, sheet)
    if found is None:
        return False
    required = sum(column.is_required for column in sheet.columns)
    return found.score >= max(_LEAST_HEADS, required) and _names_all_required(found.cells, sheet)


def _names_all_required(cells: list[str], sheet: Sheet) -> bool:
    named = {head.column.name for cell in cells if cell and (head := head_of(cell, sheet))}
    return {column.name for column in sheet.columns if column.is_required} <= named


def _said(grid: Grid, sheet: Sheet, title: str, findings: Findings) -> Sheet:
    place = Place(grid.file, grid.title)
    findings.add(MENDED, "sheet-recognised", place, title, sheet=sheet.german)
    return sheet
