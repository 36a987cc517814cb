#!/usr/bin/env bash
# A missing value in an attribute table of a Shapefile: pyshp 3.1.6 writes, pyogrio 0.13.0 (GDAL) reads
#
# Guess: None is missing in every type: blanks in the table, None or NaN when read.
# Seen:  so it is for numbers and dates. In a text column pyshp writes the word „None“, which every
#        reader takes for a text. In a yes/no column it writes a blank (dBase: not filled in), which
#        pyshp reads as None again, but GDAL as False, in a column of type bool, with and without
#        Arrow. Each is valid, and none of it is warned of.
# So a text is written as "" where it is missing, and a yes/no column from elsewhere that must tell
# „no“ from „not stated“ is read by pyshp or delivered as a text.
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
"""One area with every value stated, one with none: text, number, day, yes or no."""

import datetime
import warnings

import pyogrio
import shapefile

warnings.simplefilter("error")
with shapefile.Writer("areas", shapeType=shapefile.POINT, encoding="latin-1") as writer:
    writer.field("name", "C", 10)
    writer.field("persons", "N", 8, 0)
    writer.field("day", "D")
    writer.field("planned", "L")
    for place, row in enumerate([("Nord", 7, datetime.date(2019, 12, 31), True), (None,) * 4]):
        writer.point(place, 0)
        writer.record(*row)

with shapefile.Reader("areas") as reader:
    by_pyshp = list(reader.record(1))
frame = pyogrio.read_dataframe("areas.shp", read_geometry=False)
arrow = pyogrio.read_dataframe("areas.shp", read_geometry=False, use_arrow=True)
print("pyshp", shapefile.__version__, "pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
print("nothing stated, read by pyshp:  ", by_pyshp)
print("read by pyogrio:                ", frame.iloc[1].tolist())
print("read by pyogrio with Arrow:     ", arrow.iloc[1].tolist())
assert by_pyshp == ["None", None, None, None]
for read in (frame, arrow):
    assert read["name"].tolist() == ["Nord", "None"]
    assert read["persons"].isna().tolist() == read["day"].isna().tolist() == [False, True]
    assert read["planned"].dtype == bool
    assert read["planned"].tolist() == [True, False]
print("as described: a missing text is the word None, a missing yes or no is a no for GDAL")
PYTHON
"$folder/venv/bin/python" look.py
