"""How a report form says which project it is of: one line on its first sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from data.importing.cells import shown
from data.importing.grids import Grid

FORM_VERSION = 1
_FORM = re.compile(r"ziq-form-(\d{1,4}) \| (\S(?:.{0,58}\S)?) \| (\d{4}-\d{2}-\d{2})")
_SEARCHED = 20


def form_id(case_number: str, day: str) -> str:
    """The id that a form carries: its version, its project, the day it was made."""
    return f"ziq-form-{FORM_VERSION} | {case_number} | {day}"


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
