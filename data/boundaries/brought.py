"""Boundaries brought to the page: what was read and assumed as a picture, then their publication.

The same steps as the command's; only where the answers come from and go to differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.boundaries.areas import Area, Known
from data.boundaries.command import summary
from data.boundaries.examining import Examined, Wishes, examine
from data.boundaries.frames import frame_around, path_of
from data.boundaries.placing import outlines_of
from data.boundaries.publishing import known_neighbourhoods, publish
from data.importing.apart import Job, Seen
from data.importing.importer import ImportOutcome


def work(job: Job, _progress: Callable[[str, int, int], None]) -> Seen:
    """Examines the file and, unless it is only checked or refused, publishes its areas.

    Raises:
        PointerError: when there are no data.
        MovedOnError: another version than the job's is in use.
    """
    store = Path(job.store)
    known = known_neighbourhoods(store)
    wishes = _wishes(job.wanted.said)
    examined = examine(job.file, known, wishes, on_page=True)
    outcome = ImportOutcome(examined.findings, {}, (), None)
    if job.check_only or examined.has_errors:
        shown = _preview(job.file, examined, known, wishes)
        return Seen(outcome, is_rejected=examined.has_errors, preview=shown)
    version = publish(store, examined, built_on=job.built_on)
    return Seen(replace(outcome, version=version))


def _wishes(said: Mapping[str, str]) -> Wishes:
    system = said.get("system", "")
    return Wishes(
        said.get("key", ""), said.get("name", ""), said.get("layer", ""),
        int(system) if system.isascii() and system.isdigit() else None,
    )  # fmt: skip


def _preview(
    path: Path, examined: Examined, known: Mapping[str, Known], wishes: Wishes
) -> dict[str, Any]:
    """What was read in words and as a picture, and what is asked.

    A reference system that is to be confirmed is drawn as assumed: the picture is what tells
    whether it is right.
    """
    asked = examined.asks_for
    drawn = examined
    if asked is not None:
        drawn = examine(path, known, replace(wishes, system=asked), on_page=True)
    placing = drawn.placing
    return {
        "kind": "boundaries",
        "is_open": examined.only_asks,
        "lines": list(summary(drawn, is_confirmed=asked is None)) if drawn.areas else [],
        "asks_system": [asked, placing.name] if asked is not None and placing else None,
        "columns": list(examined.offered),
        "layers": list(examined.layers),
        "said": {"key": wishes.key, "name": wishes.name, "layer": wishes.layer,
                 "system": str(wishes.system or "")},
        "picture": _picture(drawn.areas),
    }  # fmt: skip


def _picture(areas: tuple[Area, ...]) -> dict[str, Any] | None:
    """The outlines with id and name over those of their Gemeinden, in a frame around all.

    Without its Gemeinde an area looks right wherever it lies.
    """
    if not areas:
        return None
    towns = outlines_of({area.municipality_ags for area in areas})
    frame = frame_around([*towns, *(area.geometry for area in areas)])
    shapes = [[area.key, area.name, path_of(area.geometry, frame)] for area in areas]
    outlines = [path_of(town, frame) for town in towns]
    return {"view_box": frame.view_box, "areas": shapes, "outlines": outlines}
