"""Shapefiles in a ZIP: parts are found in any folder, texts read in the encoding that fits."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from data.boundaries.areas import BoundaryFileError, Feature, Geometry, Layer
from data.boundaries.columns import SHAPEFILE_NAME
from data.language import written_megabytes

LARGEST_UNPACKED = 512 * 1024**2
MOST_MEMBERS = 2_000
_PARTS = frozenset({".shp", ".dbf", ".prj", ".cpg"})
_FAILURES = (
    struct.error, ValueError, IndexError, KeyError, TypeError, EOFError, OverflowError, OSError,
    zipfile.BadZipFile, NotImplementedError,
)  # fmt: skip
_FAMILIES = {"65001": "utf-8", "utf8": "utf-8", "utf-8": "utf-8"}
Parts = dict[str, zipfile.ZipInfo]


def layers(path: Path) -> list[str]:
    """The names of the shapefiles inside, in their order.

    Raises:
        BoundaryFileError: the file is no ZIP, or too large once unpacked.
    """
    return list(_opened(path)[1])


def read(path: Path, name: str) -> Layer:
    """One shapefile.

    Raises:
        BoundaryFileError: a part is missing or cannot be read.
    """
    archive, found = _opened(path)
    with archive:
        parts = found[name]
        if ".dbf" not in parts:
            raise BoundaryFileError("part-missing", name, part=f"{name}.dbf")
        try:
            content = {ending: archive.read(member) for ending, member in parts.items()}
        except _FAILURES as error:
            raise BoundaryFileError("unreadable-boundaries", name, reason=str(error)) from error
    columns, rows, encoding = _table(name, content)
    shapes = list(_shapes(name, content[".shp"]))
    if len(shapes) != len(rows):
        raise BoundaryFileError(
            "unreadable-boundaries", name, reason=f"{len(shapes)} shapes, {len(rows)} rows"
        )
    features = tuple(
        Feature(number, dict(zip(columns, row, strict=True)), shape)
        for number, (row, shape) in enumerate(zip(rows, shapes, strict=True), start=1)
        if row is not None
    )
    system = content.get(".prj", b"").decode("utf-8", "replace").strip("\ufeff \0\r\n\t")
    return Layer(path.name, name, columns, features, system, encoding=encoding)


def _opened(path: Path) -> tuple[zipfile.ZipFile, dict[str, Parts]]:
    """The archive and, per shapefile, its parts by ending."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise BoundaryFileError("unreadable-boundaries", reason=str(error)) from error
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > LARGEST_UNPACKED or len(members) > MOST_MEMBERS:
        archive.close()
        raise BoundaryFileError("boundaries-too-large", size=written_megabytes(size))
    found: dict[str, Parts] = {}
    for member in members:
        inside = PurePosixPath(member.filename.replace("\\", "/"))
        ending = inside.suffix.lower()
        is_hidden = "__MACOSX" in inside.parts or inside.name.startswith(".")
        if ending in _PARTS and not is_hidden:
            found.setdefault(str(inside.with_suffix("")).casefold(), {})[ending] = member
    named = {
        PurePosixPath(parts[".shp"].filename.replace("\\", "/")).stem: parts
        for parts in found.values()
        if ".shp" in parts
    }
    return archive, named


def _table(
    name: str, content: dict[str, bytes]
) -> tuple[tuple[str, ...], list[tuple[Any, ...] | None], str]:
    """Columns, rows and the encoding in which all texts can be read.

    A row that is marked as deleted is None: its area still has its place among the others.
    """
    import shapefile

    told = content.get(".cpg", b"").decode("ascii", "replace").strip().lower()
    reason = ""
    for encoding in _encodings(told):
        try:
            with shapefile.Reader(
                dbf=io.BytesIO(content[".dbf"]), encoding=encoding, encodingErrors="strict"
            ) as reader:
                fields = (field[0] for field in reader.fields if field[0] != "DeletionFlag")
                columns = _told_apart(tuple(fields))
                records = reader.iterRecords(deleted_as_None=True)
                rows = [None if record is None else tuple(record) for record in records]
                return columns, rows, encoding
        # A text that does not decode comes as an error of the table's, or as one of Python's.
        except (*_FAILURES, LookupError, shapefile.ShapefileException) as error:
            reason = str(error)
    raise BoundaryFileError("unreadable-boundaries", name, reason=reason)


def _told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """A name that occurs again, numbered within its ten characters as GDAL numbers it.

    Names are cut at ten bytes, and not every writer tells `Quartier_Nr` from `Quartier_Name`
    afterwards. Columns of one name would be read as the last of them.
    """
    taken = set(names)
    distinct: list[str] = []
    for name in names:
        numbers = (f"_{number}" for number in range(1, len(names) + 1))
        candidates = (f"{name[: SHAPEFILE_NAME - len(end)]}{end}" for end in numbers)
        own = next(one for one in candidates if one not in taken) if name in distinct else name
        taken.add(own)
        distinct.append(own)
    return tuple(distinct)


def _encodings(told: str) -> list[str]:
    """What the .cpg names, if anything; then UTF-8, which other texts hardly ever are; Windows.

    ISO 8859-1 is tried as Windows-1252, of which it is the part that both agree on.
    """
    number = re.search(r"(8859-?1|1252|65001|utf-?8)$", told.replace(" ", ""))
    named = _FAMILIES.get(number[1], "cp1252") if number else told
    return [*dict.fromkeys(entry for entry in (named, "utf-8", "cp1252", "latin-1") if entry)]


def _shapes(name: str, content: bytes) -> Iterator[Geometry | None]:
    import shapefile
    import shapely
    from shapely.geometry import shape

    try:
        with shapefile.Reader(shp=io.BytesIO(content)) as reader:
            for entry in reader.iterShapes():
                is_empty = entry.shapeType == shapefile.NULL
                yield None if is_empty else shape(entry.__geo_interface__)
    except (*_FAILURES, shapefile.ShapefileException, shapely.GEOSException) as error:
        raise BoundaryFileError("unreadable-boundaries", name, reason=str(error)) from error
