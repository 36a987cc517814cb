#!/usr/bin/env bash
# Months, quarters and years of pandas 3.1 in a Parquet file, read by DuckDB 2.0.1 and polars 2.1.0
#
# Guess: a period is written as its text („2019-01“, „2019“) or its first day, or refused.
# Seen:  it is a whole number counted from 1970: January 2019 is 588, the year 2019 is 49, and the
#        unit stands in a remark of the Arrow schema that only pandas itself turns back. DuckDB says
#        BIGINT and nothing else, so a filter on 2019 finds no row and a chart has years around 50;
#        polars keeps the name of the type and shows the same numbers. The frame in memory, without
#        a file, DuckDB refuses with an error.
# So months go out as text or first day, never as periods.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.0 pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
cd "$folder"
cat > look.py <<'PYTHON'
"""One month, one quarter and one year through a file."""

import duckdb
import pandas as pd
import polars as pl

frame = pd.DataFrame(
    {
        "month": pd.PeriodIndex(["2019-01"], freq="M"),
        "quarter": pd.PeriodIndex(["2019Q1"], freq="Q"),
        "year": pd.PeriodIndex(["2019"], freq="Y"),
    }
)
frame.to_parquet("periods.parquet")

print("pandas", pd.__version__, "DuckDB", duckdb.__version__, "polars", pl.__version__)
again = pd.read_parquet("periods.parquet")
print("pandas:        ", again.astype(str).iloc[0].tolist(), [str(t) for t in again.dtypes])
relation = duckdb.sql("FROM 'periods.parquet'")
types, row = [str(t) for t in relation.types], relation.fetchall()[0]
print("DuckDB:        ", list(row), types)
numbers = list(pl.read_parquet("periods.parquet").row(0))
print("polars:        ", numbers, pl.read_parquet("periods.parquet").dtypes)
try:
    duckdb.from_df(frame)
    memory = "taken"
except duckdb.NotImplementedException as refused:
    memory = str(refused)
print("DuckDB, memory:", memory)
assert again.equals(frame)
assert (types, row) == (["BIGINT"] * 3, (588, 196, 49))
assert numbers == [588, 196, 49]
assert "not recognized" in memory
print("as described: a year is 49 for everybody but pandas")
PYTHON
"$folder/venv/bin/python" look.py
