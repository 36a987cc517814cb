#!/usr/bin/env bash
# pystatis 0.5.5 reading a flat CSV of GENESIS in which the area is not the first variable
#
# Guess: the official keys are text wherever their column stands, since the package looks for them
#        in every variable and names the column „Amtlicher Gemeindeschlüssel (AGS)__Code“.
# Seen:  only the codes of variable 1 are read as text. Where the area is variable 2 or later, as
#        in tables by sex and area, „05113“ becomes the number 5113, in the raw table and in the
#        pretty one, under the very same heading; with the area first it stays „05113“. A later
#        join with other tables then finds no Kreis of the states 01 to 09, and says nothing.
# So every code column of a flat CSV is read as text, and the key's length decides the level.
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
"""Two Kreise by sex, the same values once with the area first and once with the area second."""

from importlib.metadata import version

import pandas as pd
from pystatis import db, table

HEAD = "statistics_code;statistics_label;time_code;time_label;time;"
VARIABLE = "_variable_code;{0}_variable_label;{0}_variable_attribute_code;{0}_variable_attribute_label;"
END = "value;value_unit;value_variable_code;value_variable_label\n"
AREAS = {"05113": "Essen", "05911": "Bochum"}
KEY = "Amtlicher Gemeindeschlüssel (AGS)__Code"


def read(text: str) -> pd.DataFrame:
    """What Table.get_data makes of a flat CSV, as if the database had answered with it."""
    file = ("\ufeff" + text).encode()
    table.load_data = lambda endpoint, **_: file if endpoint == "data" else b"{}"
    db.check_credentials_are_set = lambda name: True
    asked = table.Table("12411-01-01-4")
    asked.get_data(prettify=True)
    return asked.data


def flat_csv(*, area_first: bool) -> str:
    text = HEAD + "".join(str(number) + VARIABLE.format(number) for number in (1, 2)) + END
    for key, name in AREAS.items():
        for code, sex in (("", "Insgesamt"), ("GESM", "männlich")):
            variables = [f"KREISE;Kreise;{key};{name};", f"GES;Geschlecht;{code};{sex};"]
            both = "".join(variables if area_first else reversed(variables))
            text += f"12411;Bevölkerung;STAG;Stichtag;2024-12-31;{both}7;Anzahl;BEVSTD;Bevölkerung\n"
    return text


first = read(flat_csv(area_first=True))
second = read(flat_csv(area_first=False))
print("pystatis", version("pystatis"), "pandas", pd.__version__)
print("area first: ", first[KEY].dtype, sorted(set(first[KEY])))
print("area second:", second[KEY].dtype, sorted(set(second[KEY])))
assert sorted(set(first[KEY])) == ["05113", "05911"]
assert sorted(set(second[KEY])) == [5113, 5911]
print("as described: the key of a later variable is a number and has lost its zero")
PYTHON
"$folder/venv/bin/python" look.py
