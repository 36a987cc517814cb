"""An official table brought to the page: what it says, what is asked, then the import of it.

The same steps as the command's; only where the answers come from and go to differs.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.importing.apart import Job, Seen
from data.importing.findings import ERROR, Finding, ImportRejectedError
from data.importing.importer import ImportOutcome, import_paths
from data.language import is_english
from data.official.command import catalogue_of
from data.official.delivering import Assigned, Entry, assign, delivered, fits, write_delivery
from data.official.reading import read_table
from data.official.values import Table, Value, Variable

_ROW = re.compile(r"[A-Z]*(\d+)")
_SHOWN = 3
"""First values of a variable in the preview."""


def work(job: Job, progress: Callable[[str, int, int], None]) -> Seen:
    """Reads the table; with something assigned and a source, checks or imports its values.

    Raises:
        OfficialFileError: the table cannot be read, or cells of it cannot be told.
        PointerError: when there are no data.
        MovedOnError: another version than the job's is in use.
    """
    store, wanted = Path(job.store), job.wanted
    table = read_table(job.file)
    catalogue = catalogue_of(store)
    assigned = assign(table, wanted.assigned, catalogue)
    source = wanted.said.get("source", "")
    preview = _preview(table, assigned, catalogue, source)
    if not assigned or not (source or table.source):
        return Seen(ImportOutcome((), {}, (), None), is_rejected=True, preview=preview)
    with tempfile.TemporaryDirectory() as place:
        path = write_delivery(Path(place), table, assigned, catalogue, source)
        try:
            outcome = import_paths(
                store, [path], check_only=job.check_only, progress=progress,
                built_on=job.built_on, names={path: table.file},
            )  # fmt: skip
        except ImportRejectedError as error:
            found = _of_table(error.findings, table, assigned)
            refused = ImportOutcome(found, {}, (), None)
            return Seen(refused, is_rejected=True, preview=preview)
    found = _of_table(outcome.findings, table, assigned)
    return Seen(replace(outcome, findings=found), preview=preview)


def _of_table(
    findings: Sequence[Finding], table: Table, assigned: Sequence[Assigned]
) -> tuple[Finding, ...]:
    """What concerns this table, at the places of the table; and every error.

    A warning about sheets delivered before was told when they came.
    """
    rows = delivered(table, assigned)
    found = []
    for one in findings:
        if one.file != table.file:
            found += [one] if one.severity == ERROR else []
            continue
        at = _ROW.fullmatch(one.cell)
        number = int(at[1]) - 2 if at and one.sheet == "Indikatoren" else -1
        cell = f"{rows[number].area}, {rows[number].at}" if 0 <= number < len(rows) else ""
        found.append(replace(one, sheet="", cell=cell))
    return tuple(found)


def _preview(
    table: Table, assigned: Sequence[Assigned], catalogue: Mapping[str, Entry], source: str
) -> dict[str, Any]:
    """Each variable with its first values and the indicators it may be; what the signs became."""
    indicators = {one.variable.key: one.indicator for one in assigned}
    values: dict[str, list[Value]] = defaultdict(list)
    for value in table.values:
        values[value.variable].append(value)
    return {
        "kind": "official",
        "lines": [f"{table.title} ({table.kind})", *(note.text for note in table.notes)],
        "source": source or table.source,
        "is_open": not assigned or not (source or table.source),
        "variables": [
            {
                "key": variable.key,
                "label": variable.label,
                "unit": variable.unit,
                "count": len(values[variable.key]),
                "first": [
                    [value.area, value.at, value.value, value.sign]
                    for value in values[variable.key][:_SHOWN]
                ],
                "indicator": indicators.get(variable.key, ""),
                "choices": _choices(variable, catalogue),
            }
            for variable in table.variables
        ],
    }


def _choices(variable: Variable, catalogue: Mapping[str, Entry]) -> list[list[str]]:
    """Id and name of the indicators whose unit fits, by name."""
    word = "name_english" if is_english() else "name"
    found = [
        [key, str(entry[word] or entry["name"])]
        for key, entry in catalogue.items()
        if fits(variable, entry)
    ]
    return sorted(found, key=lambda one: one[1])
