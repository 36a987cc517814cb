#!/usr/bin/env bash
# pyexcel-ods 0.6.0 reading merged cells and rows that are stored once for many
#
# Guess: a row that is stored once with table:number-rows-repeated="3" is three rows, as equal cells
#        of a row are; a merged cell is its value and then empty cells, so others keep their column.
# Seen:  three equal rows come as one, and three empty ones too: sums are too small and row numbers
#        wrong. Equal cells inside a row are all there. The places that a merged cell covers are
#        left out: below a Kreis that is merged over two rows, the name stands in the column of
#        Kreise, the 7 contacts where names are, and the column of contacts has no value. pandas
#        3.1.1 with odfpy has every cell at its place. LibreOffice writes each merged cell so, and
#        empty rows once; Excel on the web also equal rows that are filled (as the pull request
#        308 of tafia/calamine tells, which mended the same there).
# So tables of offices in .ods are not read with it.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyexcel-ods==0.6.0 pandas==3.1.1 odfpy==1.4.1
cd "$folder"
cat > write.py <<'PYTHON'
"""An OpenDocument workbook of one sheet, with the elements that LibreOffice 7.4 writes."""

import zipfile

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": OASIS + "office:1.0",
    "table": OASIS + "table:1.0",
    "text": OASIS + "text:1.0",
    "manifest": OASIS + "manifest:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())
KIND = "application/vnd.oasis.opendocument.spreadsheet"
COVERED = "<table:covered-table-cell/>"


def cell(value: object, more: str = "") -> str:
    """A text or a number; `more` are further attributes."""
    kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
    return (
        f'<table:table-cell office:value-type="{kind}" {more}><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def row(*cells: str, times: int = 1) -> str:
    """A row of cells, stored once for so many."""
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


def write(name: str, *rows: str) -> None:
    """Writes the rows as the one sheet of a workbook of three columns."""
    sheet = (
        '<table:table table:name="Sheet"><table:table-column table:number-columns-repeated="3"/>'
        f"{''.join(rows)}</table:table>"
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
"""Contacts by Kreis and Quartier, the Kreis merged over its rows; then equal and empty rows."""

from importlib.metadata import version

import pandas as pd
import pyexcel_ods

from write import COVERED, cell, row, write

TWO_ROWS = 'table:number-columns-spanned="1" table:number-rows-spanned="2"'
write(
    "merged.ods",
    row(cell("Kreis"), cell("Quartier"), cell("Kontakte")),
    row(cell("Unna", TWO_ROWS), cell("Nord"), cell(5)),
    row(COVERED, cell("West"), cell(7)),
)
write(
    "repeated.ods",
    row(cell("Unna"), cell("Nord"), cell(5), times=3),
    row("<table:table-cell/>", times=3),
    row(cell("Unna"), cell(7, 'table:number-columns-repeated="2"')),
)


def by_pyexcel(name):
    return pyexcel_ods.get_data(name)["Sheet"]


def by_pandas(name):
    frame = pd.read_excel(name, engine="odf", header=None, dtype=object)
    return frame.astype(object).where(frame.notna(), "").values.tolist()


print("pyexcel-ods", version("pyexcel-ods"), "pandas", pd.__version__, "odfpy", version("odfpy"))
for name in ("merged.ods", "repeated.ods"):
    print(name, "by pyexcel-ods:", by_pyexcel(name))
    print(name, "by pandas:     ", by_pandas(name))
head = ["Kreis", "Quartier", "Kontakte"]
assert by_pyexcel("merged.ods") == [head, ["Unna", "Nord", 5], ["West", 7]]
assert by_pandas("merged.ods") == [head, ["Unna", "Nord", 5], ["", "West", 7]]
assert by_pyexcel("repeated.ods") == [["Unna", "Nord", 5], [], ["Unna", 7, 7]]
assert by_pandas("repeated.ods") == [["Unna", "Nord", 5]] * 3 + [[""] * 3] * 3 + [["Unna", 7, 7]]
print("as described: what a merged cell covers is left out, and equal rows are one")
PYTHON
"$folder/venv/bin/python" look.py
