"""What a cell of an OpenDocument workbook is, however its program wrote it; checked twice."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing.cells import CellKind, split
from data.importing.grids import FileRefusedError
from data.importing.workbooks import read_workbook
from tests.importing.workbook_forms import write_package

_URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "table", "text", "style")
) + (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
NOTE = (
    "<office:annotation><dc:creator>Amt</dc:creator><dc:date>2020-01-01T00:00:00</dc:date>"
    "<text:p>bitte prüfen</text:p></office:annotation>"
)


def cell(kind: str, text: str = "", value: str = "", more: str = "", note: str = "") -> str:
    """A cell as LibreOffice writes it."""
    names = {"percentage": "value", "float": "value", "currency": "value", "date": "date-value",
             "boolean": "boolean-value", "string": "string-value"}  # fmt: skip
    told = f' office:value-type="{kind}"' if kind else ""
    if value or (kind == "string" and 'value=""' in more):
        told += f' office:{names[kind]}="{value}"'
    inside = f"<text:p>{text}</text:p>" if text else ""
    more = more.replace('value=""', "")
    return f"<table:table-cell{told} {more}>{note}{inside}</table:table-cell>"


def formula(text: str) -> str:
    return f'table:formula="of:={escape(text, {chr(34): "&quot;"})}"'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def write_ods(
    path: Path, *rows: str, styles: str = "", style: str = "", generator: str = ""
) -> Path:
    named = f' table:style-name="{style}"' if style else ""
    return write_package(path, {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f'<office:document-content {SPACES} office:version="1.3">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f'<office:spreadsheet><table:table table:name="Blatt"{named}>{"".join(rows)}'
            "</table:table></office:spreadsheet></office:body></office:document-content>"
        ),
        "meta.xml": (
            f'<o:document-meta xmlns:o="{_URN}:office:1.0" xmlns:meta="{_URN}:meta:1.0"><o:meta>'
            f"<meta:generator>{generator}</meta:generator></o:meta></o:document-meta>"
        ),
        "META-INF/manifest.xml": (
            f'<m:manifest xmlns:m="{_URN}:manifest:1.0"><m:file-entry m:full-path="/" '
            'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
        ),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("generator", "kind"),
    [
        ("LibreOffice/24.2.7.2$Linux_X86_64 LibreOffice_project/420", CellKind.TEXT),
        ("MicrosoftOffice/16.0 MicrosoftExcel", CellKind.TEXT),
        ("odfpy 1.4.1", CellKind.FORMULA), ("", CellKind.FORMULA),
    ],
)  # fmt: skip
def test_a_formula_without_a_value_is_an_empty_text_where_a_program_calculated_it(
    tmp_path: Path, generator: str, kind: CellKind
) -> None:
    """So LibreOffice writes `=IF(...;"";...)` that it took over from an Excel workbook."""
    empty, open_one = formula('IF([.A1]="";"";1)'), formula("[.A1]*2")
    path = write_ods(
        tmp_path / "x.ods",
        row(cell("string", "Kopf"), cell("", "", "", empty), cell("", "", "", open_one)),
        generator=generator,
    )
    ((_, cells),) = read_workbook(path, "x.ods")[0].rows()
    assert split(cells[1])[0] is kind
    assert split(cells[2])[0] is CellKind.FORMULA


ERROR = 'calcext:value-type="error"'
CELLS = [
    (cell("string", "Köln &amp; Umland"), (CellKind.TEXT, "Köln & Umland")),
    (cell("string", "Titel", note=NOTE), (CellKind.TEXT, "Titel")),
    (cell("", note=NOTE), (CellKind.TEXT, "")),
    (cell("float", "80.000,00", "80000", note=NOTE), (CellKind.NUMBER, "80000.0")),
    (cell("currency", "45.000,00 €", "45000"), (CellKind.NUMBER, "45000.0")),
    (cell("percentage", "40 %", "0.4"), (CellKind.PERCENT, "0.4")),
    (cell("percentage", "40 %", "0.4", formula("[.A1]/[.B1]")), (CellKind.PERCENT, "0.4")),
    (cell("boolean", "WAHR", "true"), (CellKind.BOOLEAN, "true")),
    (cell("date", "28.02.2019", "2019-02-28"), (CellKind.DATE, "2019-02-28")),
    (cell("date", "01.03.2019", "2019-02-28T23:00:00"), (CellKind.DATE, "2019-02-28T23:00:00")),
    (cell("string", "#DIV/0!", "", f'{formula("[.E2]/0")} {ERROR} value=""'),
     (CellKind.ERROR, "#DIV/0!")),
    (cell("string", "#NV", "", f'{formula("NA()")} {ERROR} value=""', NOTE),
     (CellKind.ERROR, "#NV")),
    (cell("float", "Err:508", "0", formula("(1")), (CellKind.ERROR, "Err:508")),
    (cell("string", "#BEZUG!"), (CellKind.ERROR, "#BEZUG!")),
    (cell("string", "# 1 Kümmerer", "# 1 Kümmerer", formula("[.A1]")),
     (CellKind.TEXT, "# 1 Kümmerer")),
    (cell("string", "", "", formula('IF([.A1]="";"";1)') + ' value=""'), (CellKind.TEXT, "")),
    (cell("", "", "", formula("[.A1]*2")), (CellKind.FORMULA, "")),
    (cell("string", 'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'),
     (CellKind.TEXT, "a  b\tc\nd")),
    (cell("string", "eins</text:p><text:p>zwei"), (CellKind.TEXT, "eins\nzwei")),
    (cell("string", '<text:span>Mit</text:span> <text:a xlink:href="http://x">Link</text:a>'),
     (CellKind.TEXT, "Mit Link")),
    (cell("string", "<text:ruby><text:ruby-base>Wort</text:ruby-base><text:ruby-text>PHON"
          "</text:ruby-text></text:ruby>"), (CellKind.TEXT, "Wort")),
]  # fmt: skip


def read(path: Path) -> list[tuple[int, list[str]]]:
    (grid,) = read_workbook(path, path.name)
    return list(grid.rows())


def test_a_cell_is_what_its_program_says(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "x.ods", *[row(one, cell("string", "|")) for one, _ in CELLS])
    for (_, cells), (written, expected) in zip(read(path), CELLS, strict=True):
        assert split(cells[0]) == expected, written


def test_repeated_rows_and_cells_are_as_many_as_they_stand_for(tmp_path: Path) -> None:
    half = cell("percentage", "50 %", "0.5", 'table:number-columns-repeated="2"')
    path = write_ods(
        tmp_path / "x.ods",
        row(cell("string", "Kopf")),
        row(cell("", "", "", 'table:number-columns-repeated="3"'), half,
            more='table:number-rows-repeated="2" table:visibility="filter"'),
        row(cell("", "", "", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048570"'),
    )  # fmt: skip
    (grid,) = read_workbook(path, "x.ods")
    share = "\x01p0.5"
    cells = ["", "", "", share, share]
    assert list(grid.rows()) == [(1, ["Kopf"]), (2, cells), (3, cells)]
    assert grid.hidden_rows == {2, 3}


def test_a_hidden_sheet_and_a_locked_workbook_say_so(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    path = write_ods(tmp_path / "x.ods", row(cell("string", "a")), styles=style, style="ta2")
    (grid,) = read_workbook(path, "x.ods")
    assert grid.is_hidden
    locked = write_package(
        tmp_path / "y.ods", {"content.xml": "?", "META-INF/manifest.xml": "<encryption-data/>"}
    )
    with pytest.raises(FileRefusedError) as refusal:
        read_workbook(locked, "y.ods")
    assert refusal.value.kind == "with-password"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1),
                st.floats(-1e6, 1e6),
                st.dates(dt.date(2000, 1, 1)),
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_another_reader_sees_the_same(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_ods(Path(folder) / "x.ods", *[row(*map(written, cells)) for cells in rows])
        other = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        for (_, ours), theirs in zip(read(path), other, strict=True):
            for raw, value in zip(ours, theirs, strict=False):
                kind, text = split(raw)
                if kind is CellKind.NUMBER:
                    assert float(text) == value
                elif kind is CellKind.DATE:
                    assert dt.date.fromisoformat(text) == value
                else:
                    assert text == value


def written(value: object) -> str:
    if isinstance(value, dt.date):
        return cell("date", f"{value:%d.%m.%Y}", value.isoformat())
    if isinstance(value, float):
        return cell("float", f"{value:.2f}", repr(value))
    return cell("string", escape(str(value)))
