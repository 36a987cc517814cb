#!/usr/bin/env bash
# odfdo 3.27.3 reading an OpenDocument cell that holds a link
#
# Guess: the value of the cell is the text that stands in it, kita@example.org; the address of the
#        link is asked for elsewhere.
# Seen:  get_value() gives Markdown, „[kita@example.org](mailto:kita@example.org)“, and so do
#        get_values() of the table and its CSV. Bold or coloured text in a cell gives no
#        Markdown. LibreOffice makes a link of every address that is typed.
# So a column of addresses read with odfdo needs the text of the paragraphs, not get_value().
#
# Needs python3 (3.11 or newer) and a package index; fails if the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    odfdo==3.27.3
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
"""An address of a day-care centre as LibreOffice links it while one types."""

import odfdo

from write import write

TEXT = '<table:table-cell office:value-type="string">'
END = "</table:table-cell>"
LINK = '<text:a xlink:type="simple" xlink:href="mailto:kita@example.org">kita@example.org</text:a>'
write(
    "contacts.ods",
    f"{TEXT}<text:p>{LINK}</text:p>{END}",
    f"{TEXT}<text:p>see <text:span>kita@example.org</text:span></text:p>{END}",
)
sheet = odfdo.Document("contacts.ods").body.get_table(0)
values = sheet.get_values()
as_csv = sheet.to_csv()
print("odfdo", odfdo.__version__)
print("get_value: ", sheet.get_cell((0, 0)).get_value())
print("get_values:", values)
print("to_csv:    ", as_csv.strip())
linked = "[kita@example.org](mailto:kita@example.org)"
assert sheet.get_cell((0, 0)).get_value() == linked
assert values == [[linked, "see kita@example.org"]]
assert linked in as_csv
print("as described: a linked text is read as Markdown")
PYTHON
"$folder/venv/bin/python" look.py
