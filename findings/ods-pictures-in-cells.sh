#!/usr/bin/env bash
# pandas 3.1.1 and python-calamine 0.9.1 reading OpenDocument cells with a drawing in them
#
# Guess: what floats over the sheet is no value. The cell „05113“ to which a map or a text box is
#        anchored is „05113“, as it is from .xlsx, where drawings stand in a part of their own.
# Seen:  in .ods a drawing that is anchored to a cell stands inside the cell's element, and both
#        readers take its words into the value: title and description of a picture (the words
#        for people who cannot see it) give „05113MapWhere the projects are“, a text box gives
#        „as of 201905113“ in pandas with odfpy and two lines in calamine. Numbers are not
#        touched, keys and names are; nothing is said. odfdo 3.27.3 gives „05113“.
# So only the paragraphs that are children of the cell itself are its text.
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 odfdo==3.27.3
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
"""A key beside a described picture and below a text box, read in three ways."""

from importlib.metadata import version

import odfdo
import pandas as pd

from write import write

SIZE = 'svg:width="2cm" svg:height="1cm"'
PICTURE = (
    f"<draw:frame {SIZE}><draw:image/>"
    "<svg:title>Map</svg:title><svg:desc>Where the projects are</svg:desc></draw:frame>"
)
TEXT_BOX = f"<draw:custom-shape {SIZE}><text:p>as of 2019</text:p></draw:custom-shape>"
TEXT = '<table:table-cell office:value-type="string">'
NUMBER = '<table:table-cell office:value-type="float" office:value="7">'
END = "</table:table-cell>"
write(
    "keys.ods",
    f"{TEXT}<text:p>05113</text:p>{PICTURE}{END}",
    f"{TEXT}{TEXT_BOX}<text:p>05113</text:p>{END}",
    f"{NUMBER}{TEXT_BOX}<text:p>7</text:p>{END}",
)


def read(engine: str) -> list[str]:
    row = pd.read_excel("keys.ods", engine=engine, header=None, dtype=str).iloc[0]
    return [str(value) for value in row]


sheet = odfdo.Document("keys.ods").body.get_table(0)
by_odfdo = [str(sheet.get_cell((column, 0)).get_value()) for column in range(3)]
print("pandas", pd.__version__, "python-calamine", version("python-calamine"))
print("odf:     ", read("odf"))
print("calamine:", read("calamine"))
print("odfdo:   ", by_odfdo)
assert read("odf") == ["05113MapWhere the projects are", "as of 201905113", "7"]
assert read("calamine") == ["05113MapWhere the projects are", "as of 2019\n05113", "7"]
assert by_odfdo == ["05113", "05113", "7"]
print("as described: words of a drawing are read as part of the key")
PYTHON
"$folder/venv/bin/python" look.py
