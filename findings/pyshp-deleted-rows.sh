#!/usr/bin/env bash
# pyshp 3.1.6 reading a Shapefile whose table has a row that is marked as deleted
#
# Guess: the row and its area are left out together, as GDAL (pyogrio 0.13.0) does; shapeRecords()
#        is there to keep each row with its own shape.
# Seen:  the row is left out, its shape is not. shapeRecords(), iterShapeRecords() and
#        __geo_interface__ pair every later row with the area before its own, and the last area is
#        gone; nothing is said. The file is valid: dBase marks a row with an asterisk and keeps it,
#        and the .shp its shape, until the table is packed; len() counts it. record(place) is right.
# So rows are read with deleted_as_None=True and paired with shapes() by place.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyshp==3.1.6 pyogrio==0.13.0
cd "$folder"
cat > look.py <<'PYTHON'
"""Four areas, each at the place that its row states; the second row is marked as deleted."""

import struct
import warnings

import pyogrio
import shapefile

warnings.simplefilter("error")
with shapefile.Writer("areas", shapeType=shapefile.POINT, encoding="latin-1") as writer:
    writer.field("place", "N", 4, 0)
    for place in range(4):
        writer.point(place, 0)
        writer.record(place)
with open("areas.dbf", "r+b") as table:
    head, length = struct.unpack("<8xHH", table.read(12))
    table.seek(head + length)
    assert table.read(1) == b" "
    table.seek(head + length)
    table.write(b"*")


def paired(found):
    return [(one.record["place"], one.shape.points[0][0]) for one in found]


with shapefile.Reader("areas") as reader:
    count = len(reader)
    listed, one_by_one = paired(reader.shapeRecords()), paired(reader.iterShapeRecords())
    features = [
        (one["properties"]["place"], one["geometry"]["coordinates"][0])
        for one in reader.__geo_interface__["features"]
    ]
    by_place = [
        (row["place"], shape.points[0][0])
        for row, shape in zip(
            reader.records(deleted_as_None=True), reader.shapes(), strict=True
        )
        if row is not None
    ]
_, _, geometry, columns = pyogrio.raw.read("areas.shp")
gdal = [
    (int(place), struct.unpack("<5xd8x", point)[0])
    for place, point in zip(columns[0], geometry, strict=True)
]
print("pyshp", shapefile.__version__, "pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
print("row and where its shape lies")
print("shapeRecords:      ", listed, "of", count)
print("iterShapeRecords:  ", one_by_one)
print("__geo_interface__: ", features)
print("deleted_as_None:   ", by_place)
print("pyogrio:           ", gdal)
assert count == 4
assert listed == one_by_one == features == [(0, 0.0), (2, 1.0), (3, 2.0)]
assert by_place == gdal == [(0, 0.0), (2, 2.0), (3, 3.0)]
print("as described: after a deleted row each row has the shape of another")
PYTHON
"$folder/venv/bin/python" look.py
