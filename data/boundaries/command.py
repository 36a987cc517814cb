"""`python -m data boundaries FILE`: what was read, assumed and found, and the version published."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from data.boundaries.examining import Examined, Wishes, examine
from data.boundaries.publishing import known_neighbourhoods, publish
from data.importing.findings import ERROR, Finding, ImportRejectedError, count_errors
from data.importing.report import headings
from data.language import quoted, says, written_count
from data.versions import version_in_use

Printed = Callable[[Iterable[str]], None]


def run(folder: Path, options: argparse.Namespace, printed: Printed) -> None:
    """Checks the file and, unless `options.check`, publishes its areas.

    Raises:
        ImportRejectedError: the file has errors; nothing has changed.
    """
    built_on = version_in_use(folder)
    known = known_neighbourhoods(folder)
    wishes = Wishes(options.key, options.name, options.layer, options.crs)
    if not options.file.is_file():
        printed([says(f"{options.file} gibt es nicht.", f"There is no {options.file}.")])
        raise ImportRejectedError(())
    examined = examine(options.file, known, wishes)
    printed(lines(examined))
    if examined.has_errors:
        raise ImportRejectedError(examined.findings)
    if options.check:
        printed([says("Geprüft, nichts geändert.", "Checked, nothing changed.")])
        return
    version_id = publish(folder, examined, built_on=built_on)
    printed([says(f"Veröffentlicht: {version_id}", f"Published: {version_id}")])


def lines(examined: Examined) -> Iterator[str]:
    """What was read, then every finding: file, layer, feature, rule, what to do."""
    words = headings()
    for finding in examined.findings:
        yield f"{words[finding.severity]}: {_line(finding)}"
        if finding.advice:
            yield f"    → {finding.advice}"
    yield ""
    if examined.has_errors:
        count = written_count(count_errors(examined.findings))
        yield says(
            f"Abgelehnt: {count} Fehler. Geändert wurde nichts.",
            f"Refused: {count} {'error' if count == '1' else 'errors'}. Nothing has changed.",
        )
        return
    yield from summary(examined)


def _line(finding: Finding) -> str:
    parts = (finding.file, finding.sheet, finding.cell)
    place = " · ".join(part for part in parts if part)
    value = f" {quoted(finding.value)}" if finding.value else ""
    text = f"{place}{value}: {finding.rule}"
    return "".join(c if c.isprintable() else " " for c in text)


def summary(examined: Examined, *, is_confirmed: bool = True) -> Iterator[str]:
    """File, system, columns and how many areas.

    Args:
        examined: its areas are shown.
        is_confirmed: an assumed reference system is; while it is asked it is not.
    """
    placing, columns = examined.placing, examined.columns
    if placing:
        assumed = (
            says(", angenommen und bestätigt", ", assumed and confirmed")
            if is_confirmed
            else says(", angenommen und noch nicht bestätigt", ", assumed and not yet confirmed")
        )
        stated = assumed if placing.is_assumed else ""
        yield f"{says('Bezugssystem', 'Reference system')}: {placing.name}{stated}"
    if columns:
        name = columns.name or says("aus Quartiere", "from Quartiere")
        yield f"Quartier-ID: {columns.key}; Name: {name}"
    count = len(examined.areas)
    yield says(
        "Ein Quartier mit Grenzen gelesen."
        if count == 1
        else f"{written_count(count)} Quartiere mit Grenzen gelesen.",
        "Boundaries of one Quartier read."
        if count == 1
        else f"Boundaries of {written_count(count)} Quartiere read.",
    )
    left = sum(1 for f in examined.findings if f.severity != ERROR and f.kind in _LEFT_OUT)
    if left:
        yield says(
            "Ein Objekt bleibt weg (oben genannt)."
            if left == 1
            else f"{left} Objekte bleiben weg (oben genannt).",
            "One feature left out (named above)."
            if left == 1
            else f"{left} features left out (named above).",
        )


_LEFT_OUT = frozenset({"unknown-neighbourhood", "empty-geometry", "no-area"})
