"""An official table brought to the page: what it says, what is asked, then the import of it.

The same steps as the command's; only where the answers come from and go to differs.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.importing.apart import Job, Seen
from data.importing.findings import ImportRejectedError
from data.importing.importer import ImportOutcome, import_paths
from data.language import is_english
from data.official.command import catalogue_of
from data.official.delivering import Assigned, Entry, assign, fits, write_delivery
from data.official.reading import read_table
from data.official.values import Table, Value, Variable

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
                store, [path], check_only=job.check_only, progress=progress, built_on=job.built_on
            )
        except ImportRejectedError as error:
            refused = ImportOutcome(error.findings, {}, (), None)
            return Seen(refused, is_rejected=True, preview=preview)
    return Seen(outcome, preview=preview)


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
