"""Which reader a file gets: told by what it begins with, never by its name alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

from data.boundaries import geojson, geopackage, zipped_shapefile
from data.boundaries.areas import BoundaryFileError, Layer
from data.language import written_megabytes

LARGEST_FILE = 256 * 1024**2
SUFFIXES = frozenset({".gpkg", ".zip", ".geojson", ".json"})


def read_layer(path: Path, name: str = "") -> Layer:
    """The layer of that name, or the only one there is.

    Raises:
        BoundaryFileError: the file cannot be read, or it must be said which layer is meant.
    """
    reader = _reader(path)
    names = tuple(reader.layers(path))
    if not names:
        raise BoundaryFileError("no-layer")
    listed = ", ".join(names)
    if name:
        meant = [one for one in names if one.casefold() == name.casefold()]
        if not meant:
            raise BoundaryFileError("unknown-layer", layers=names, name=name, listed=listed)
        name = meant[0]
    elif len(names) > 1:
        raise BoundaryFileError("several-layers", layers=names, listed=listed)
    layer: Layer = reader.read(path, name or names[0])
    return replace(layer, layers=names)


def _reader(path: Path) -> ModuleType:
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise BoundaryFileError("boundaries-too-large", size=written_megabytes(size))
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(b"SQLite format 3\0"):
        return geopackage
    if start.startswith(b"PK"):
        return zipped_shapefile
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return geojson
    if path.suffix.lower() in (".shp", ".dbf", ".shx", ".prj"):
        raise BoundaryFileError("bare-shapefile")
    raise BoundaryFileError("no-boundaries")
