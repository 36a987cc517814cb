"""An invented town of eight areas in Essen, and files of it as other programs write them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
import shapefile as shp
import shapely

from data.boundaries.areas import Known

ESSEN = "05113000"
EAST, NORTH, SIDE = 360_000, 5_700_000, 1_000
IDS = tuple(f"{number:02d}" for number in range(1, 9))
NAMES = tuple(f"Größe „{key}“" for key in IDS)
KNOWN = {key: Known(key, f"Quartier {key}", ESSEN) for key in IDS}
COLUMNS = {"Quartiersnummer": list(IDS), "Quartiersname": list(NAMES)}


def squares(*, jagged: bool = True) -> list[Any]:
    """Four by two areas with common borders that are not straight."""
    wave = (
        [(i / 10, 60 * np.sin(i) * (0 < i < 10)) for i in range(11)] if jagged else [(0, 0), (1, 0)]
    )

    def line(x: float, y: float, upright: bool) -> list[tuple[float, float]]:
        return [
            (x + (w if upright else s * SIDE), y + (s * SIDE if upright else w)) for s, w in wave
        ]

    found = []
    for number in range(8):
        x, y = EAST + number % 4 * SIDE, NORTH + number // 4 * SIDE
        ring = [
            *line(x, y, False), *line(x + SIDE, y, True)[1:],
            *line(x, y + SIDE, False)[-2::-1], *line(x, y, True)[-2::-1],
        ]  # fmt: skip
        found.append(shapely.Polygon(ring))
    return found


def moved(shapes: Sequence[Any], code: int) -> list[Any]:
    """The shapes in another reference system, east before north."""
    move = pyproj.Transformer.from_crs(25832, code, always_xy=True)
    return list(shapely.transform(list(shapes), move.transform, interleaved=False))


def written(
    path: Path, shapes: Sequence[Any], code: int | None = 25832, *,
    columns: dict[str, list[Any]] | None = None, layer: str = "", kind: str = "Unknown",
    **options: Any,
) -> Path:  # fmt: skip
    """A GeoPackage or GeoJSON as GDAL writes it."""
    values = columns or {name: entries[: len(shapes)] for name, entries in COLUMNS.items()}
    driver = {".gpkg": "GPKG", ".geojson": "GeoJSON"}[path.suffix]
    pyogrio.raw.write(
        path, shapely.to_wkb(list(shapes)),
        [np.array(entries, None if isinstance(entries[0], float) else object)
         for entries in values.values()],
        list(values), geometry_type=kind, crs=f"EPSG:{code}" if code else None, driver=driver,
        **({"layer": layer} if layer else {}), **options,
    )  # fmt: skip
    return path


def shapefile(
    folder: Path, shapes: Sequence[Any], code: int = 25832, *, encoding: str = "utf-8",
    columns: dict[str, list[Any]] | None = None,
) -> None:  # fmt: skip
    """The parts of `town.shp`; names of columns cut as GDAL cuts them, no .cpg."""
    values = columns or {"Quartiersn": list(IDS), "Quartier_1": list(NAMES)}
    with shp.Writer(folder / "town", encoding=encoding) as writer:
        for name in values:
            writer.field(name, "C", size=40)
        for one, row in zip(shapes, zip(*values.values(), strict=True), strict=False):
            writer.shape(one.__geo_interface__)
            writer.record(*row)
    (folder / "town.prj").write_text(pyproj.CRS.from_epsg(code).to_wkt("WKT1_ESRI"))


def zipped(folder: Path, stem: str, *, inside: str = "", without: Sequence[str] = ()) -> Path:
    """The parts of a shapefile in one ZIP."""
    target = folder / f"{stem}.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for part in sorted(folder.glob(f"{stem}.*")):
            if part != target and part.suffix not in without:
                archive.write(part, f"{inside}{part.name}")
    return target


def collection(
    path: Path, shapes: Sequence[Any], crs: Any = "", *, keys: Sequence[Any] = IDS
) -> Path:
    """GeoJSON as typed: geometries as they stand, the member `crs` where one is given."""
    features = [
        {"type": "Feature", "properties": {"Quartier-ID": key, "Name": f"Name {key}"},
         "geometry": None if one is None else json.loads(shapely.to_geojson(one))}
        for key, one in zip(keys, shapes, strict=False)
    ]  # fmt: skip
    content: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if crs != "":
        content["crs"] = crs and {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
