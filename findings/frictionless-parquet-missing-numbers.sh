#!/usr/bin/env bash
# frictionless 5.21.0 validating a Parquet resource: is a missing whole number a missing value?
#
# Guess: yes. Parquet stores a null as such, and a field without `required` may be missing.
# Seen:  only where some other column of the table is text. A table of numbers alone is refused:
#        `type-error`, the cell is "nan"; with a column of text beside it the same column is valid.
#        The reader goes over the rows of a DataFrame, in which a row of numbers is made anew as
#        floats: its NaN is no longer the one object that is compared by identity.
# So a package describes its Parquet files as files (they tell their types themselves), and the
# table schema stands with the CSV of the same rows.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    frictionless==5.21.0 pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
cat > look.py <<'PYTHON'
"""The same column of whole numbers, one of them missing, alone and beside a text."""

import json
from pathlib import Path

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
from frictionless import Package

PERSONS = pa.array([12, None], pa.int64())


def validated(columns, fields):
    """Whether frictionless takes the table, and what it holds against it."""
    pq.write_table(pa.table(columns), "persons.parquet")
    resource = {
        "name": "persons",
        "path": "persons.parquet",
        "format": "parquet",
        "schema": {"fields": fields},
    }
    Path("datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    report = Package("datapackage.json").validate()
    return report.valid, report.flatten(["rowNumber", "fieldName", "type", "cells"])


whole_number = {"name": "persons", "type": "integer"}
alone = validated({"persons": PERSONS}, [whole_number])
numbers = validated(
    {"block": pa.array([1, 2], pa.int64()), "persons": PERSONS},
    [{"name": "block", "type": "integer"}, whole_number],
)
beside_text = validated(
    {"area": ["05111", "05112"], "persons": PERSONS},
    [{"name": "area", "type": "string"}, whole_number],
)
print("frictionless", frictionless.__version__, "pyarrow", pa.__version__)
print("alone:             ", *alone)
print("beside a number:   ", *numbers)
print("beside a text:     ", *beside_text)
assert alone == (False, [[3, "persons", "type-error", ["nan"]]])
assert numbers == (False, [[3, "persons", "type-error", ["2.0", "nan"]]])
assert beside_text == (True, [])
print("as described: a missing number is missing only beside a text")
PYTHON
"$folder/venv/bin/python" look.py
