#!/usr/bin/env bash
# Parquet files of several years, one column with another type in each, read by DuckDB 2.0.1
#
# Guess: whole numbers in one year and decimals in the next are decimals together, as in a UNION; or
#        it is an error, as for pyarrow 26.0.1 and polars 2.1.0.
# Seen:  the file whose name comes first decides, and all others are cast to it without a word:
#        12.5 becomes 12 and 1.6 becomes 2, keys „05113“ become 5113, a moment loses its time of
#        day. The same files under names in another order keep everything. A column that the first
#        file lacks is not there at all. union_by_name=true finds the type that holds all values.
#        pyarrow refuses the decimals, but casts keys and moments as well; polars refuses all.
# So several files are read with union_by_name=true, or each with the types it must have.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0
cd "$folder"
cat > look.py <<'PYTHON'
"""A share, a key and a moment of two years, in files whose names come in either order."""

import datetime as dt
import pathlib

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

DAY, MOMENT = dt.date(2018, 12, 31), dt.datetime(2019, 12, 31, 8, 30)
YEARS = {
    "share": ([13, 12], [12.5, 1.6]),
    "key": ([5911, 5113], ["05113", "05911"]),
    "moment": ([DAY, DAY], [MOMENT, MOMENT]),
}


def folder(column, *files):
    """A folder of files, each with the column alone; their names are in this order."""
    place = pathlib.Path(column)
    place.mkdir(exist_ok=True)
    for number, values in enumerate(files, start=1):
        pq.write_table(pa.table({column: values}), place / f"{number}.parquet")
    return f"{column}/*.parquet"


def by_duckdb(files, more=""):
    relation = duckdb.sql(f"FROM read_parquet('{files}'{more})")
    return str(relation.types[0]), [row[0] for row in relation.fetchall()]


def by_others(column, files):
    for reader, read in (
        ("pyarrow", lambda: pq.read_table(column)[column].to_pylist()),
        ("polars", lambda: pl.read_parquet(files)[column].to_list()),
    ):
        try:
            yield reader, read()
        except (pa.ArrowInvalid, pa.ArrowTypeError, pl.exceptions.SchemaError) as refused:
            yield reader, type(refused).__name__


print("duckdb", duckdb.__version__, "pyarrow", pa.__version__, "polars", pl.__version__)
seen = {}
for column, (first, second) in YEARS.items():
    turned = by_duckdb(folder(column, second, first))
    files = folder(column, first, second)
    plain, union = by_duckdb(files), by_duckdb(files, ", union_by_name=true")
    others = dict(by_others(column, files))
    seen[column] = plain, turned, union, others
    print(column, "as named:", *plain)
    print(column, "turned:  ", *turned)
    print(column, "by name: ", *union)
    print(column, "others:  ", others)
assert [seen[column][0] for column in YEARS] == [
    ("BIGINT", [13, 12, 12, 2]),
    ("BIGINT", [5911, 5113, 5113, 5911]),
    ("DATE", [DAY, DAY, MOMENT.date(), MOMENT.date()]),
]
assert seen["share"][1] == ("DOUBLE", [12.5, 1.6, 13, 12])
assert seen["key"][1] == ("VARCHAR", ["05113", "05911", "5911", "5113"])
assert seen["share"][2] == ("DOUBLE", [13, 12, 12.5, 1.6])
assert seen["key"][2] == ("VARCHAR", ["5911", "5113", "05113", "05911"])
assert seen["moment"][2][1][2:] == [MOMENT, MOMENT]
assert seen["share"][3]["pyarrow"] == "ArrowInvalid"
assert seen["key"][3]["pyarrow"] == [5911, 5113, 5113, 5911]
assert seen["moment"][3]["pyarrow"] == [DAY, DAY, MOMENT.date(), MOMENT.date()]
assert all(seen[column][3]["polars"] == "SchemaError" for column in YEARS)

pq.write_table(pa.table({"a": [1]}), "1.parquet")
pq.write_table(pa.table({"a": [2], "b": [3]}), "2.parquet")
columns = duckdb.sql("FROM read_parquet('[12].parquet')").columns
print("columns of a file with a and one with a and b:", columns)
assert columns == ["a"]
print("as described: the first file's type is everybody's, in silence")
PYTHON
"$folder/venv/bin/python" look.py
