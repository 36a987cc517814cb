#!/usr/bin/env bash
# pandas 3.1.1 reading yes, no and times from an OpenDocument workbook (engine odf)
#
# Guess: like numbers and dates they come from the cell's value (office:boolean-value="true",
#        office:time-value="PT12M30S"), however the office shows them.
# Seen:  both come from the text that is shown. Yes is True only where the cell shows „TRUE“:
#        a German workbook shows „WAHR“ and every yes is read as False, as is a yes with a comment
#        in any language. Twelve and a half minutes shown as 12:30 are read as half past twelve,
#        and 38 hours and 30 minutes, shown as 38:30, end the reading of the whole workbook.
#        python-calamine 0.9.1 has yes and the minutes right, but gives the 38 hours, and all
#        durations of a day and more, as text „PT38H30M00S“.
# So yes and no of .ods files are taken from the attribute, and hours of work are asked for as a
# number or read from the attribute too.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cd "$folder"
cat > write.py <<'PYTHON'
"""An OpenDocument workbook of one row, with the elements that LibreOffice 7.4 writes."""

import zipfile

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": OASIS + "office:1.0",
    "table": OASIS + "table:1.0",
    "text": OASIS + "text:1.0",
    "draw": OASIS + "drawing:1.0",
    "svg": OASIS + "svg-compatible:1.0",
    "manifest": OASIS + "manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def write(name: str, *cells: str) -> None:
    """Writes the cells, each a whole table:table-cell element, as the first row of a sheet."""
    sheet = (
        f'<table:table table:name="Sheet"><table:table-column table:number-columns-repeated='
        f'"{len(cells)}"/><table:table-row>{"".join(cells)}</table:table-row></table:table>'
    )
    with zipfile.ZipFile(name, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest {NAMESPACES} manifest:version="1.3"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{KIND}"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {NAMESPACES} office:version="1.3"><office:body>'
            f"<office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
PYTHON
cat > look.py <<'PYTHON'
"""Yes, no and times as a German office shows them, read by the two engines of pandas."""

from importlib.metadata import version

import pandas as pd

from write import write


def cell(kind: str, value: str, shown: str, comment: str = "") -> str:
    note = f"<office:annotation><text:p>{comment}</text:p></office:annotation>" if comment else ""
    return (
        f'<table:table-cell office:value-type="{kind}" {value}>'
        f"{note}<text:p>{shown}</text:p></table:table-cell>"
    )


YES = 'office:boolean-value="true"'
NO = 'office:boolean-value="false"'
write(
    "yes.ods",
    cell("boolean", YES, "TRUE"),
    cell("boolean", YES, "WAHR"),
    cell("boolean", NO, "FALSCH"),
    cell("boolean", YES, "TRUE", comment="checked"),
    cell("time", 'office:time-value="PT00H12M30S"', "12:30"),
)
write("hours.ods", cell("time", 'office:time-value="PT38H30M00S"', "38:30"))


def read(name: str, engine: str) -> list[str]:
    try:
        row = pd.read_excel(name, engine=engine, header=None).iloc[0]
    except ValueError as error:
        return [type(error).__name__, str(error)]
    return [str(value) for value in row]


print("pandas", pd.__version__, "with odfpy and python-calamine", version("python-calamine"))
print("cells:    TRUE, WAHR, FALSCH, TRUE with a comment, PT00H12M30S shown as 12:30")
print("odf:     ", read("yes.ods", "odf"))
print("calamine:", read("yes.ods", "calamine"))
print("cell:     PT38H30M00S shown as 38:30")
print("odf:     ", read("hours.ods", "odf"))
print("calamine:", read("hours.ods", "calamine"))
assert read("yes.ods", "odf") == ["True", "False", "False", "False", "12:30:00"]
assert read("yes.ods", "calamine") == ["True", "True", "False", "True", "00:12:30"]
assert read("hours.ods", "odf") == ["DateParseError", "hour must be in 0..23: 38:30"]
assert read("hours.ods", "calamine") == ["PT38H30M00S"]
print("as described: engine odf reads what is shown, so WAHR is False")
PYTHON
"$folder/venv/bin/python" look.py
