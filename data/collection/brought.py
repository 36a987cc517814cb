"""Returns brought to the page: who is where, and what an import of all or of the good ones changes.

The same steps as the command's; the report lies beside the marked copies until it is fetched.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.collection.command import take_returns
from data.collection.returns import write_report
from data.collection.standing import (
    FAULTY,
    RECEIVED,
    Standing,
    due_text,
    error_count,
    state_words,
)
from data.importing.apart import Job, Seen
from data.importing.findings import ImportRejectedError
from data.importing.importer import ImportOutcome
from data.importing.report_forms import Workbooks

REPORT_FOLDER = "returns"
"""Beside the folder of the marked copies."""
TAKE_GOOD = "take_good"
"""What is said where the good ones are to be taken while the faulty wait."""


def work(
    job: Job, returns: dict[Path, str], workbooks: Workbooks,
    progress: Callable[[str, int, int], None],
) -> Seen:  # fmt: skip
    """Checks or imports the returns among the files of a job.

    Raises:
        MovedOnError: another version than the job's is in use.
        As `take_returns`.
    """
    found: list[Standing] = []
    is_good_only = bool(job.wanted.said.get(TAKE_GOOD))
    marked = Path(job.report_folder)
    today = dt.datetime.now().astimezone().date()
    is_rejected = False
    try:
        outcome = take_returns(
            Path(job.store), [Path(path) for path in job.paths], returns,
            check_only=job.check_only, take_good=is_good_only, report_folder=marked, today=today,
            progress=progress, told=found.extend, built_on=job.built_on, workbooks=workbooks,
        )  # fmt: skip
    except ImportRejectedError as error:
        outcome = ImportOutcome(error.findings, {}, (), None, error.marked_copies)
        is_rejected = True
    write_report(marked.parent / REPORT_FOLDER, tuple(found))
    can_take_good = is_rejected and not is_good_only and any(r.state == RECEIVED for r in found)
    return Seen(outcome, is_rejected, preview(found, can_take_good=can_take_good))


def preview(found: list[Standing], *, can_take_good: bool) -> dict[str, Any]:
    """The report project by project, as the page shows it: what needs work first."""
    words = state_words()
    counts = Counter(row.state for row in found)
    ranks = list(words)
    listed = sorted(found, key=lambda row: (ranks.index(row.state), row.case_number))
    return {
        "kind": "returns",
        "lines": [" · ".join(f"{word}: {counts[state]}" for state, word in words.items())],
        "can_take_good": can_take_good,
        "has_faulty": counts[FAULTY] > 0,
        "rows": [
            [
                row.case_number, row.title, words[row.state], ", ".join(row.files),
                error_count(row), due_text(row.due),
            ]
            for row in listed
        ],
    }  # fmt: skip
