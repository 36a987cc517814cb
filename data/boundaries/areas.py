"""What a file with boundaries holds, before and after it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Geometry = Any
"""A geometry of shapely, which only the import loads."""


class BoundaryFileError(Exception):
    """The file cannot be read as it is: `kind` and `words` name the message.

    `layers` are those to choose from, where that is what the message asks.
    """

    def __init__(
        self, kind: str, layer: str = "", layers: tuple[str, ...] = (), **words: object
    ) -> None:
        self.kind = kind
        self.layer = layer
        self.layers = layers
        self.words = words
        super().__init__(kind)


@dataclass(frozen=True)
class Feature:
    """One entry of a layer: its number as the file counts, from 1; values; geometry or None."""

    number: int
    values: dict[str, Any]
    geometry: Geometry | None


@dataclass(frozen=True)
class Layer:
    """The entries of one layer.

    Attributes:
        file: name of the file.
        name: of the layer.
        columns: in their order, as the file writes them.
        features: in the order of the file.
        system: the reference system as the file states it (well-known text, code or name); empty
            where it states none.
        is_implied: the system follows from the format alone, nobody wrote it down.
        encoding: of the texts, where it had to be found out.
        layers: the names of all layers of the file.
        said: what its reader says of the whole layer: severity and kind of a finding.
    """

    file: str
    name: str
    columns: tuple[str, ...]
    features: tuple[Feature, ...]
    system: str = ""
    is_implied: bool = False
    encoding: str = ""
    layers: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shape:
    """One area in metres (EPSG:25832): the features it comes from, its polygon or polygons."""

    number: int
    key: str
    name: str
    geometry: Geometry


@dataclass(frozen=True)
class Area:
    """One area as it is stored, degrees east and north (WGS84), six decimals.

    Attributes:
        key: the id of the Quartier.
        name: as the file writes it, else as `Quartiere` does.
        municipality_ags: the Gemeinde that `Quartiere` states.
        area_km2: before simplifying.
        longitude: of a point inside, for its label.
        latitude: of the same point.
        geometry: GeoJSON geometry, Polygon or MultiPolygon, outer rings counter-clockwise.
        feature: its number in the file.
    """

    key: str
    name: str
    municipality_ags: str
    area_km2: float
    longitude: float
    latitude: float
    geometry: dict[str, Any]
    feature: int


@dataclass(frozen=True)
class Known:
    """A Quartier of the data in use."""

    key: str
    name: str
    municipality_ags: str
