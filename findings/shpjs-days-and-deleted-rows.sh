#!/usr/bin/env bash
# Days and deleted rows of a Shapefile in web maps: shpjs 6.2.0 and shapefile 0.6.6 (npm) read
#
# Guess: a day that is missing (GDAL writes it as 00000000) is null, as a missing number is; the day
#        31.12.2019 is that day; a row that is marked as deleted is gone, as for GDAL.
# Seen:  in both a missing day is 30 November 1899, a date as any other. Days are midnights of the
#        reader's own clock: in Germany the JSON of 31.12.2019 says 2019-12-30T23:00:00.000Z, and
#        that of a 1 January the year before. Deleted rows are there again with their shapes. A
#        missing yes or no (?) is false in shpjs, null in the other. Nothing is said of any of it.
# So a web map gets days as text, in GeoJSON, and a table that is packed.
#
# Needs python3 (3.11 or newer), node (20 or newer) with npm, and an index of packages for each;
# fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyogrio==0.13.0 shapely==2.2.0
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund shpjs@6.2.0 shapefile@0.6.6
cat > write.py <<'PYTHON'
"""Three projects: a day and a yes; nothing stated; one that is marked as deleted afterwards."""

import struct
import zipfile

import numpy as np
import pyogrio
import shapely

missing = np.array([False, True, False])
pyogrio.raw.write(
    "projects.shp",
    shapely.to_wkb([shapely.Point(place, 0) for place in range(3)]),
    [
        np.array(["2019-12-31", "NaT", "2019-06-30"], dtype="datetime64[D]"),
        np.array([True, False, True]),
        np.array([7, 0, 9], dtype=np.int32),
    ],
    ["approved", "planned", "persons"],
    field_mask=[missing] * 3,
    geometry_type="Point",
    crs="EPSG:4326",
)
with open("projects.dbf", "r+b") as table:
    content = table.read()
    head, length = struct.unpack("<8xHH", content[:12])
    assert content[head + length :].startswith(b" 00000000?"), "how GDAL writes nothing stated"
    table.seek(head + 2 * length)
    table.write(b"*")
with zipfile.ZipFile("projects.zip", "w") as archive:
    for part in ("shp", "dbf"):
        archive.write(f"projects.{part}")
columns = pyogrio.raw.read("projects.shp", read_geometry=False)[3]
print("pyogrio", pyogrio.__version__, pyogrio.__gdal_version__)
print("days read by GDAL:", columns[0].tolist())
assert len(columns[0]) == 2
assert np.isnat(columns[0]).tolist() == [False, True]
PYTHON
cat > look.mjs <<'NODE'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import shp from "shpjs";
import * as shapefile from "shapefile";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const rows = (collection) => JSON.parse(JSON.stringify(collection.features.map((f) => f.properties)));
const onTheClock = (day) => new Date(day).toLocaleDateString("sv-SE");

const read = {
    shpjs: rows(await shp(readFileSync("projects.zip"))),
    shapefile: rows(await shapefile.read("projects.shp", "projects.dbf")),
};
console.log("node", process.version, "shpjs", version("shpjs"), "shapefile", version("shapefile"));
for (const [reader, found] of Object.entries(read)) console.log(reader, "in Germany:", found);
for (const found of Object.values(read)) {
    assert.equal(found.length, 3);
    assert.equal(found[0].approved, "2019-12-30T23:00:00.000Z");
    assert.equal(onTheClock(found[1].approved), "1899-11-30");
    assert.equal(found[1].persons, null);
    assert.equal(found[2].persons, 9);
}
assert.deepEqual([read.shpjs[1].planned, read.shapefile[1].planned], [false, null]);
console.log("as described: no day is one in 1899, and what was deleted is there");
NODE
"$folder/venv/bin/python" write.py
TZ=Europe/Berlin node look.mjs
