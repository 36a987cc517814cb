#!/usr/bin/env bash
# pyogrio 0.13.0 reading a Shapefile with two columns of one name
#
# Guess: two columns of the same label, each with its own values, or the second renamed.
# Seen:  read_dataframe gives two columns of that label that BOTH hold the values of the second;
#        those of the first are nowhere, and nothing is said. The raw read has both, and so has
#        read_dataframe with use_arrow=True: the same call gives other numbers by an option that
#        is meant for speed.
#        Such tables are usual: a dBase name ends after ten bytes, so „Einwohnerzahl_2019“ and
#        „Einwohnerzahl_2020“ are both „Einwohnerz“ when a writer does not number them.
# So columns of an attribute table are taken by place, and names that occur twice are said.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyogrio==0.13.0 pyshp==3.1.6 geopandas==1.2.0 pandas==3.1.0 pyarrow==26.0.1
cd "$folder"
cat > look.py <<'PYTHON'
"""An area with 100 inhabitants in one year and 200 in the next, read in four ways."""

import warnings

import pyogrio
import shapefile

with shapefile.Writer("town", shapeType=shapefile.POINT, encoding="latin-1") as writer:
    writer.field("Einwohnerz", "N", 8, 0)
    writer.field("Einwohnerz", "N", 8, 0)
    writer.point(0, 0)
    writer.record(100, 200)

with shapefile.Reader("town") as reader:
    by_place = list(reader.record(0))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    raw = [column.tolist() for column in pyogrio.raw.read("town.shp", read_geometry=False)[3]]
    frame = pyogrio.read_dataframe("town.shp", read_geometry=False)
    arrow = pyogrio.read_dataframe("town.shp", read_geometry=False, use_arrow=True)

print("pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
print("pyshp, by place:           ", by_place)
print("pyogrio.raw.read:          ", raw)
print("read_dataframe:            ", list(frame.columns), frame.to_numpy().tolist())
print("read_dataframe, use_arrow: ", list(arrow.columns), arrow.to_numpy().tolist())
assert by_place == [100, 200]
assert raw == [[100], [200]]
assert list(frame.columns) == ["Einwohnerz", "Einwohnerz"]
assert frame.to_numpy().tolist() == [[200, 200]]
assert list(arrow.columns) == ["Einwohnerz", "Einwohnerz"]
assert arrow.to_numpy().tolist() == [[100, 200]]
print("as described: the first column's values are lost in silence")
PYTHON
"$folder/venv/bin/python" look.py
