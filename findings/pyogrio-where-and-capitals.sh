#!/usr/bin/env bash
# pyogrio 0.13.0 (GDAL) filtering the same rows by a text, from files of four formats
#
# Guess: where="kind = 'Kita'" means the same whatever the file is: rows that say „Kita“, as in every
#        database; LIKE without a sign for „any“ is the same as =.
# Seen:  of a Shapefile, GeoJSON or FlatGeobuf „Kita“, „KITA“ and „kita“ are equal, and
#        kind <> 'KITA' finds none of them; < and > compare so, too. Of a GeoPackage only „Kita“ is
#        equal. LIKE is the other way round: exact in those three, any case in the GeoPackage;
#        umlauts as all letters. So a layer that is saved in another format answers the same filter
#        with other rows, and nothing is said: a GeoPackage is asked by the rules of SQLite, the
#        others by those of OGR SQL.
# So ids that differ by capitals alone (a1, A1) are filtered after reading, in the frame.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyogrio==0.13.0 geopandas==1.2.0 pandas==3.1.0
cd "$folder"
cat > look.py <<'PYTHON'
"""Five places, written in four formats and filtered while they are read."""

import warnings

import geopandas
import pyogrio
import shapely

warnings.simplefilter("error")
KINDS = ["Kita", "KITA", "kita", "Ärzte", "ÄRZTE"]
FILTERS = (
    "kind = 'Kita'",
    "kind IN ('Kita')",
    "kind <> 'KITA'",
    "kind < 'a'",
    "kind LIKE 'Kita'",
    "kind = 'Ärzte'",
    "kind LIKE 'Ärzte'",
)
places = geopandas.GeoDataFrame(
    {"kind": KINDS}, geometry=[shapely.Point(7, 51)] * len(KINDS), crs=4326
)
found = {}
for ending in ("shp", "geojson", "fgb", "gpkg"):
    pyogrio.write_dataframe(places, f"places.{ending}")
    found[ending] = {
        where: pyogrio.read_dataframe(f"places.{ending}", where=where)["kind"].tolist()
        for where in FILTERS
    }
print("pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
for where in FILTERS:
    for ending in found:
        print(f"{where:20} {ending:8}", *found[ending][where])
three = {
    "kind = 'Kita'": ["Kita", "KITA", "kita"],
    "kind IN ('Kita')": ["Kita", "KITA", "kita"],
    "kind <> 'KITA'": ["Ärzte", "ÄRZTE"],
    "kind < 'a'": [],
    "kind LIKE 'Kita'": ["Kita"],
    "kind = 'Ärzte'": ["Ärzte", "ÄRZTE"],
    "kind LIKE 'Ärzte'": ["Ärzte"],
}
assert found["shp"] == found["geojson"] == found["fgb"] == three
assert found["gpkg"] == {
    "kind = 'Kita'": ["Kita"],
    "kind IN ('Kita')": ["Kita"],
    "kind <> 'KITA'": ["Kita", "kita", "Ärzte", "ÄRZTE"],
    "kind < 'a'": ["Kita", "KITA"],
    "kind LIKE 'Kita'": ["Kita", "KITA", "kita"],
    "kind = 'Ärzte'": ["Ärzte"],
    "kind LIKE 'Ärzte'": ["Ärzte", "ÄRZTE"],
}
print("as described: = takes any case but in a GeoPackage, where LIKE does")
PYTHON
"$folder/venv/bin/python" look.py
