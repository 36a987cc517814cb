#!/usr/bin/env bash
# A day in the far future („open end“, 31.12.9999) in a Parquet file, read by fastparquet 2026.9.0
#
# Guess: the day as it is, since pandas 3 has days beyond 2262; or an error; or no date.
# Seen:  9999-12-31 is read as 29 March 1816 and 2262-04-12 as 21 September 1677, without a word: a
#        column of days is counted in nanoseconds and runs over. The same moments as timestamps, in
#        the same file, are read rightly, because those keep the unit of the file. pyarrow, DuckDB
#        and polars read both rightly.
# So an open end goes out as a missing value, not as a far day.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    fastparquet==2026.9.0 pandas==3.1.0 pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
cd "$folder"
cat > look.py <<'PYTHON'
"""Three days, as days and as timestamps, through four readers."""

import datetime
import warnings

import duckdb
import fastparquet
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

warnings.simplefilter("ignore")  # pandas will leave this reader out in a later version, and says so
DAYS = [datetime.date(2022, 12, 31), datetime.date(2262, 4, 12), datetime.date(9999, 12, 31)]
moments = [datetime.datetime(day.year, day.month, day.day) for day in DAYS]
table = {"day": pa.array(DAYS), "moment": pa.array(moments, pa.timestamp("us"))}
pq.write_table(pa.table(table), "ends.parquet")

frame = fastparquet.ParquetFile("ends.parquet").to_pandas()
read = {
    "pyarrow": pq.read_table("ends.parquet")["day"].to_pylist(),
    "DuckDB": [row[0] for row in duckdb.sql("SELECT day FROM 'ends.parquet'").fetchall()],
    "polars": pl.read_parquet("ends.parquet")["day"].to_list(),
    "fastparquet": [value.date() for value in frame["day"]],
    "fastparquet, timestamp": [value.date() for value in frame["moment"]],
}
print("fastparquet", fastparquet.__version__, frame.dtypes.astype(str).to_dict())
for reader, days in read.items():
    print(f"{reader}: {', '.join(map(str, days))}")
shifted = [DAYS[0], datetime.date(1677, 9, 21), datetime.date(1816, 3, 29)]
assert read.pop("fastparquet") == shifted
assert all(days == DAYS for days in read.values())
print("as described: a far day becomes a day long ago, a far timestamp stays")
PYTHON
"$folder/venv/bin/python" look.py
