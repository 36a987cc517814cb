#!/usr/bin/env bash
# A sum of whole numbers that DuckDB 2.0.1 writes into a Parquet file
#
# Guess: the sum is exact, so the file holds it exactly: as int64 where it fits, or as decimal(38, 0).
# Seen:  every sum of whole numbers, of a column of INTEGER too, is a HUGEINT, and COPY writes a
#        HUGEINT as double without a word. 9007199254740993 comes back as 9007199254740992, in DuckDB
#        itself too, and a count of 7 as 7.0, so that readers that join by it meet another type.
#        The same statement written to CSV or JSON keeps every digit.
# So what is summed is cast to BIGINT before it goes into a Parquet file.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
cat > look.py <<'PYTHON'
"""One sum as DuckDB answers it, and as each kind of file has it."""

import pathlib

import duckdb
import pyarrow
import pyarrow.parquet

EXACT = 2**53 + 1
print("duckdb", duckdb.__version__, "pyarrow", pyarrow.__version__)
with duckdb.connect() as connection:
    connection.execute(
        f"CREATE TABLE counted AS SELECT unnest([{EXACT}, 0])::BIGINT AS large,"
        " unnest([3, 4])::INTEGER AS small"
    )
    sums = "SELECT sum(large) AS large, sum(small) AS small FROM counted"
    answered = connection.execute(sums).fetchone()
    for ending in ("parquet", "csv", "json"):
        connection.execute(f"COPY ({sums}) TO 'sums.{ending}'")
    read = connection.execute("SELECT large, small FROM 'sums.parquet'").fetchone()
    cast = "SELECT CAST(sum(large) AS BIGINT) AS large FROM counted"
    connection.execute(f"COPY ({cast}) TO 'cast.parquet'")
types = [str(field.type) for field in pyarrow.parquet.read_schema("sums.parquet")]
print("answered:       ", answered)
print("Parquet:        ", read, types)
print("CSV, JSON:      ", *(pathlib.Path(f"sums.{ending}").read_text().split()[-1]
                            for ending in ("csv", "json")))
kept = pyarrow.parquet.read_table("cast.parquet").column("large").to_pylist()
print("cast to BIGINT: ", kept)
assert answered == (EXACT, 7)
assert types == ["double", "double"]
assert read == (float(EXACT - 1), 7.0) and isinstance(read[1], float)
assert all(str(EXACT) in pathlib.Path(f"sums.{ending}").read_text() for ending in ("csv", "json"))
assert kept == [EXACT]
PYTHON
"$folder/venv/bin/python" look.py
