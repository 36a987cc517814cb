"""How a report form says which project it is of: one line on its first sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from data.importing.cells import shown
from data.importing.grids import Grid
from data.importing.workbooks import read_workbook

FORM_VERSION = 1
_FORM = re.compile(r"ziq-form-(\d{1,4}) \| (\S(?:.{0,58}\S)?) \| (\d{4}-\d{2}-\d{2})")
_SEARCHED = 20


def form_id(case_number: str, day: str) -> str:
    """The id that a form carries: its version, its project, the day it was made."""
    return f"ziq-form-{FORM_VERSION} | {case_number} | {day}"


@dataclass(frozen=True)
class Opened:
    """A workbook as it was opened: its sheets, and the project whose report form it is, if any."""

    grids: tuple[Grid, ...]
    project: str

    def named(self, file: str) -> Opened:
        """The same under the name that this import's findings use."""
        return replace(self, grids=tuple(replace(grid, file=file) for grid in self.grids))


Workbooks = dict[Path, Opened]
"""Those that somebody opened before the import, by their resolved path."""


def opened(path: Path, file: str) -> Opened:
    """Open a workbook.

    Raises:
        FileRefusedError: too large, damaged or protected.
    """
    grids = tuple(read_workbook(path, file))
    return Opened(grids, project_of(grids))


def project_of(grids: Iterable[Grid]) -> str:
    """The case number of a report form of any version; nothing for another workbook."""
    for grid in grids:
        if grid.is_csv or not grid.title:
            continue
        for _, cells in islice(grid.rows(), _SEARCHED):
            for cell in cells:
                if cell and (match := _FORM.fullmatch(shown(cell).strip())):
                    return match[2]
    return ""
