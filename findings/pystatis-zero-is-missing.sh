#!/usr/bin/env bash
# pystatis 0.5.5 reading the signs of official statistics in a flat CSV of GENESIS
#
# Guess: a package for these databases knows their signs: „-“ says that there is nothing, exactly
#        zero, and becomes 0; „.“ (unknown or secret), „/“, „x“ and „...“ are missing.
# Seen:  all five become NaN alike, „-“ too, and a written 0 stays 0. A mean over Gemeinden is then
#        taken over those that have something: of 6, „-“ and „-“ it is 6 and not 2. Which sign
#        stood there cannot be told any more, so „nobody“ and „secret“ look the same.
# So signs are read before numbers: „-“ is zero (unless the area is dissolved), the others are
# kept as what they are.
#
# Needs python3 (3.11 or newer) and a package index; asks no server of the statistics, for the file
# it would answer with is given by hand. Fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pystatis==0.5.5 pandas==2.3.3
cd "$folder"
export HOME="$folder" PYSTATIS_CONFIG_DIR="$folder"
cat > look.py <<'PYTHON'
"""Four values and signs of one table, and the mean that is drawn from it."""

from importlib.metadata import version

import pandas as pd
from pystatis import db, table

HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label\n"
)
COLUMN = "Arbeitslose__Anzahl"


def read(text: str) -> pd.DataFrame:
    """What Table.get_data makes of a flat CSV, as if the database had answered with it."""
    file = ("\ufeff" + text).encode()
    table.load_data = lambda endpoint, **_: file if endpoint == "data" else b"{}"
    db.check_credentials_are_set = lambda name: True
    asked = table.Table("12411-01-01-4")
    asked.get_data(prettify=True)
    return asked.data


def flat_csv(*values: str) -> str:
    lines = [
        "13211;Arbeitsmarkt;JAHR;Jahr;2024-12-31;GEMEIN;Gemeinden;"
        f"0536600{number};Gemeinde {number};{value};Anzahl;ERW112;Arbeitslose\n"
        for number, value in enumerate(values)
    ]
    return HEAD + "".join(lines)


signs = read(flat_csv("6", "0", "-", ".", "/", "x", "..."))[COLUMN]
mean = read(flat_csv("6", "-", "-"))[COLUMN].mean()
print("pystatis", version("pystatis"), "pandas", pd.__version__)
print("6 0 - . / x ...  is read as", signs.tolist())
print("mean of 6 - -    is", mean)
assert signs[:2].tolist() == [6, 0]
assert signs[2:].isna().all()
assert mean == 6
print("as described: exactly zero is missing, as a secret value is")
PYTHON
"$folder/venv/bin/python" look.py
