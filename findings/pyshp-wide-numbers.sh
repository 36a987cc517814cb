#!/usr/bin/env bash
# pyshp 3.1.6 writing a whole number that is wider than its field of the dBase table
#
# Guess: it is refused, or warned of, as pyshp does (PossibleDataLoss) for a text or a column name
#        that is too long. dBase itself would fill the field with asterisks.
# Seen:  the last digits are cut off without a word. 1,084,831 inhabitants in a field of six digits
#        are written as 108,483, a valid number a tenth of the size; so does every reader read it.
#        A decimal loses its places first, then its whole digits. Nor is a number rounded: 2.9 in a
#        field without places is 2.
# So whoever writes boundaries with figures measures the widest number before the field is made.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyshp==3.1.6 pyogrio==0.13.0
cd "$folder"
cat > look.py <<'PYTHON'
"""One number per file, in a field that is too narrow, and a text beside it for comparison."""

import warnings

import pyogrio
import shapefile


def written(value, kind, size, places=0):
    """What pyshp warned of, the bytes in the table, and what GDAL reads."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        with shapefile.Writer("area", shapeType=shapefile.POINT, encoding="latin-1") as writer:
            writer.field("value", kind, size, places)
            writer.point(0, 0)
            writer.record(value)
    with open("area.dbf", "rb") as table:
        content = table.read()
    start = int.from_bytes(content[8:10], "little") + 1  # after the header and the mark of deletion
    cell = content[start : start + size].decode()
    data = pyogrio.raw.read("area.shp", read_geometry=False)[3]
    return [warning.category.__name__ for warning in said], cell, data[0].tolist()[0]


print("pyshp", shapefile.__version__, "pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
cases = {
    "1084831 in N(6)": (written(1084831, "N", 6), ([], "108483", 108483)),
    "1084831.25 in N(8,2)": (written(1084831.25, "N", 8, 2), ([], "1084831.", 1084831.0)),
    "1084831.25 in N(6,2)": (written(1084831.25, "N", 6, 2), ([], "108483", 108483.0)),
    "2.9 in N(4)": (written(2.9, "N", 4), ([], "   2", 2)),
    "a text in C(6)": (written("Chorweiler", "C", 6), (["PossibleDataLoss"], "Chorwe", "Chorwe")),
}
for name, (seen, expected) in cases.items():
    print(f"{name}: warnings {seen[0]}, in the table {seen[1]!r}, read as {seen[2]!r}")
    assert seen == expected, (name, seen)
print("as described: the text is warned of, the numbers are cut in silence")
PYTHON
"$folder/venv/bin/python" look.py
