"""A file with boundaries from its first byte to areas that can be published; changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.boundaries.areas import Area, BoundaryFileError, Known
from data.boundaries.columns import Columns, find_columns
from data.boundaries.covering import cover
from data.boundaries.notes import Notes
from data.boundaries.placing import check_municipalities, in_degrees, of_neighbourhoods
from data.boundaries.reading import read_layer
from data.boundaries.shapes import make_shapes
from data.boundaries.systems import Placing, find_placing
from data.importing.findings import ERROR, Finding

ASKED = frozenset({"system-missing", "system-unknown", "system-elsewhere", "axes-swapped"})
"""Kinds of doubt about the reference system that somebody can settle by confirming it."""

_QUESTIONS = ASKED | {"several-layers", "id-ambiguous"}
"""What is wrong with no file: only its owner knows the answer."""


@dataclass(frozen=True)
class Wishes:
    """What somebody says beside the file; empty where the file shall tell.

    Attributes:
        key: column of the Quartier-ID.
        name: column of the name.
        layer: where a file has several.
        system: EPSG code that is confirmed.
    """

    key: str = ""
    name: str = ""
    layer: str = ""
    system: int | None = None


@dataclass(frozen=True)
class Examined:
    """What was read and found. With errors there are no areas."""

    file: str
    layer: str
    findings: tuple[Finding, ...]
    areas: tuple[Area, ...] = ()
    placing: Placing | None = None
    columns: Columns | None = None
    offered: tuple[str, ...] = field(default=())
    layers: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether it is refused."""
        return any(finding.severity == ERROR for finding in self.findings)

    @property
    def asks_for(self) -> int | None:
        """The reference system to be confirmed, when that alone is missing."""
        kinds = self._errors()
        return self.placing.code if self.placing and kinds and kinds <= ASKED else None

    @property
    def only_asks(self) -> bool:
        """Whether answers alone are missing, and nothing has to be mended in the file."""
        return bool(kinds := self._errors()) and kinds <= _QUESTIONS

    def _errors(self) -> set[str]:
        return {finding.kind for finding in self.findings if finding.severity == ERROR}


def examine(
    path: Path, known: Mapping[str, Known], wishes: Wishes, *, on_page: bool = False
) -> Examined:
    """Reads and checks one file.

    Args:
        path: GeoPackage, zipped Shapefile or GeoJSON.
        known: the Quartiere of the data in use, by id.
        wishes: what is said beside the file.
        on_page: advice is for somebody at the page, who has no command line.
    """
    notes = Notes(path.name, on_page=on_page)
    try:
        layer = read_layer(path, wishes.layer)
    except BoundaryFileError as error:
        notes.layer = error.layer
        number = error.words.pop("number", None)
        notes.add(ERROR, error.kind, number if isinstance(number, int) else None, **error.words)
        return Examined(path.name, error.layer, notes.all(), layers=error.layers)
    notes.layer = layer.name
    for severity, kind in layer.said:
        notes.add(severity, kind)
    placing = find_placing(layer, wishes.system, notes)
    columns = find_columns(layer, wishes.key, wishes.name, known, notes)
    areas: list[Area] = []
    if placing and columns and not notes.has_errors:
        shapes = make_shapes(layer, placing, columns, notes)
        if not notes.has_errors:
            covered = cover(shapes, notes) if shapes else []
            own = of_neighbourhoods(covered, known, notes)
            check_municipalities(own, known, notes)
            whole = [shape for shape in shapes if shape.key in known]
            areas = [] if notes.has_errors else in_degrees(own, whole, known)
            if not areas and not notes.has_errors:
                notes.add(ERROR, "no-areas")
    return Examined(
        path.name, layer.name, notes.all(), tuple(areas), placing, columns, layer.columns,
        layer.layers,
    )  # fmt: skip
