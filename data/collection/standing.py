"""Where one project stands: what came, what is wrong with it, what it still owes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.importing.findings import ERROR, Finding
from data.language import says, written_month

RECEIVED, FAULTY, MISSING, OVERDUE, COMPLETE = (
    "received", "faulty", "missing", "overdue", "complete",
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """Where one project stands: its return, what is wrong with it, the months it still owes.

    Files without any fault in the state missing or overdue came back empty.
    """

    case_number: str
    title: str
    state: str
    files: tuple[str, ...] = ()
    copies: tuple[Path, ...] = ()
    faults: tuple[Finding, ...] = ()
    due: tuple[str, ...] = ()


def error_count(row: Standing) -> int:
    """What is to be corrected in a project's returns."""
    return sum(
        fault.count
        for fault in row.faults
        if fault.severity == ERROR or fault.kind == "counted-in-parts"
    )


def state_words() -> dict[str, str]:
    """What each state is called, what needs work first."""
    return {
        FAULTY: says("fehlerhaft", "faulty"),
        OVERDUE: says("überfällig", "overdue"),
        MISSING: says("fehlt", "missing"),
        RECEIVED: says("eingegangen", "received"),
        COMPLETE: says("nichts offen", "nothing due"),
    }


_FEW = 2
"""So many months on end are told one by one."""


def due_text(months: Iterable[str]) -> str:
    """Months without a report, as forms write them; three and more on end as a span."""
    spans: list[list[str]] = []
    for month in months:
        if spans and _after(spans[-1][-1]) == month:
            spans[-1].append(month)
        else:
            spans.append([month])
    return ", ".join(_span(span) for span in spans)


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _span(months: list[str]) -> str:
    first, last = written_month(months[0]), written_month(months[-1])
    if len(months) > _FEW:
        return says(f"{first} bis {last}", f"{first} to {last}")
    return ", ".join(map(written_month, months))
