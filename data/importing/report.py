"""Findings, counts and changes as lines for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from data import contracts
from data.importing.changes import Change
from data.importing.findings import ERROR, MENDED, WARNING, Finding
from data.importing.messages import title_of
from data.language import quoted, says, written_count

_SHOWN_CHANGES = 20


def headings() -> dict[str, str]:
    """The word for each severity."""
    return {
        ERROR: says("FEHLER", "ERROR"),
        WARNING: says("Warnung", "Warning"),
        MENDED: says("Gelesen als", "Mended"),
    }


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Every finding: sheet, cell, value, rule, what to do; under a heading per kind."""
    heading_of = headings()
    for (severity, kind), group in groupby(findings, key=lambda f: (f.severity, f.kind)):
        rows = list(group)
        count = written_count(sum(row.count for row in rows))
        yield ""
        yield f"{heading_of[severity]}: {title_of(kind)} ({count})"
        advice = {row.advice for row in rows if row.count == 1}
        for row in rows:
            yield _line(row) + ("" if {row.advice} == advice else f" {row.advice}")
        if len(advice) == 1:
            yield f"    → {advice.pop()}"


def _line(row: Finding) -> str:
    place = " · ".join(part for part in (row.file, row.sheet, row.cell) if part)
    value = f" {quoted(_one_line(row.value))}" if row.value else ""
    return f"  {place}{value}: {row.rule}" if place else f"  {row.rule}"


def _one_line(text: str) -> str:
    """Without line breaks and control characters: a cell must not steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def table_lines(tables: dict[str, int]) -> Iterator[str]:
    """One line per table."""
    for sheet in contracts.sheets().values():
        name = says(sheet.german, sheet.name)
        count = tables.get(sheet.name, 0)
        rows = says("Zeile", "row") if count == 1 else says("Zeilen", "rows")
        yield f"  {name:<28}{written_count(count):>12} {rows}"


def change_lines(
    changes: tuple[Change, ...], all_counts: dict[str, dict[str, int]]
) -> Iterator[str]:
    """How many rows or months changed per sheet, and the first of them."""
    words = {
        "added": says("neu", "added"),
        "changed": says("geändert", "changed"),
        "gone": says("entfallen", "gone"),
    }
    for name, sheet in contracts.sheets().items():
        rows = [change for change in changes if change.sheet == name]
        if not rows:
            continue
        counts = all_counts[name]
        told = ", ".join(
            f"{written_count(counts[kind])} {word}"
            for kind, word in words.items()
            if kind in counts
        )
        yield f"  {says(sheet.german, sheet.name)}: {told}"
        for row in islice(rows, _SHOWN_CHANGES):
            sides = " → ".join(_one_line(side) for side in (row.before, row.after) if side)
            yield f"    {words[row.change]}: {_one_line(row.key)}  {sides}"
        rest = sum(counts.values()) - _SHOWN_CHANGES
        if rest > 0:
            more = written_count(rest)
            yield says(f"    … und {more} weitere", f"    … and {more} more")
