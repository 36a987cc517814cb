#!/usr/bin/env bash
# A table divided by its key into folders of Parquet files (area=05113/…), written and read again
#
# Guess: what pyarrow or pandas wrote as text is text when the same package reads it; a folder's name
#        is a text anyway.
# Seen:  pyarrow 26.0.1, pandas 3.1.0 and polars 2.1.0 make a number of it: 5113, which joins with
#        no other table of areas. Only DuckDB 2.0.1 sees the zero in front and keeps „05113“; but of
#        a folder in which no key has one („11000“) it makes a number, too, so the type depends on
#        which areas are there. One Quartier „05113a“ among them turns all into text for each.
#        Nothing is said. polars, asked with a pattern of files, has no column of keys at all.
# So the type is given when such folders are read: partitioning with a schema in pyarrow,
# hive_schema in polars, hive_types in DuckDB.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyarrow==26.0.1 pandas==3.1.0 polars==2.1.0 duckdb==2.0.1
cd "$folder"
cat > look.py <<'PYTHON'
"""Contacts of two areas, in a folder for each, through four readers."""

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq


def divided(name, keys):
    """A folder for each key, as pandas (with pyarrow) writes it."""
    frame = pd.DataFrame({"area": keys, "contacts": range(len(keys))})
    frame.to_parquet(name, partition_cols=["area"], index=False)
    return name


def keys(name, more=""):
    """The keys as each reader has them."""
    files = f"{name}/*/*.parquet"
    asked = f"SELECT area FROM read_parquet('{files}', hive_partitioning=true{more})"
    return {
        "pyarrow": sorted(pq.read_table(name)["area"].to_pylist()),
        "pandas": sorted(pd.read_parquet(name)["area"].tolist()),
        "polars": sorted(pl.read_parquet(name)["area"].to_list()),
        "DuckDB": sorted(row[0] for row in duckdb.sql(asked).fetchall()),
    }


print("pyarrow", pa.__version__, "pandas", pd.__version__, "polars", pl.__version__,
      "DuckDB", duckdb.__version__)
folders = {
    "zero": ["05113", "05911"],
    "none": ["11000", "12051"],
    "letter": ["05113", "05113a"],
}
seen = {name: keys(divided(name, values)) for name, values in folders.items()}
for name, values in folders.items():
    print(values, "is read as", seen[name])
assert seen["zero"] == {
    "pyarrow": [5113, 5911],
    "pandas": [5113, 5911],
    "polars": [5113, 5911],
    "DuckDB": ["05113", "05911"],
}
assert all(read == [11000, 12051] for read in seen["none"].values())
assert all(read == ["05113", "05113a"] for read in seen["letter"].values())
columns = pl.read_parquet("zero/*/*.parquet").columns
print("polars with a pattern of files:", columns)
assert columns == ["contacts"]

schema = pa.schema([("area", pa.string())])
told = ds.dataset("zero", partitioning=ds.partitioning(schema, flavor="hive")).to_table()
by_polars = pl.read_parquet("zero", hive_schema={"area": pl.String})
assert sorted(told["area"].to_pylist()) == sorted(by_polars["area"]) == ["05113", "05911"]
assert keys("none", ", hive_types={'area': VARCHAR}")["DuckDB"] == ["11000", "12051"]
print("as described: the name of a folder is taken for a number")
PYTHON
"$folder/venv/bin/python" look.py
