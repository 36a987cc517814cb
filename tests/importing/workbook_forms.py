"""Writes workbooks in every form that the standards allow, from the same abstract cells."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from data.importing.cells import column_letters
from data.importing.number_formats import parse

USUAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = {
    USUAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
STYLES = (
    "General", "0%", "0.00%", '0"%"', "0\\%", "dd.mm.yyyy", "mmm yy", "h:mm", "[h]:mm:ss",
    "#,##0.00 [$€-407]", '#,##0 "Std."', "0%;-0%;0", "@",
)  # fmt: skip
EPOCH = dt.datetime(1899, 12, 30)


@dataclass(frozen=True)
class Cell:
    """A cell: its type as written, its value, the number of its style, a formula if it has one."""

    kind: str = ""
    value: str = ""
    style: int = 0
    formula: str | None = None


@dataclass(frozen=True)
class Form:
    """How the same cells are written."""

    prefix: str = ""
    namespace: str = USUAL
    has_references: bool = True
    quote: str = '"'
    texts: str = "s"
    folder: str = "xl"
    styles_part: str = "styles.xml"
    is_1904: bool = False

    def tag(self, name: str) -> str:
        """The element's name with the prefix of this form."""
        return f"{self.prefix}:{name}" if self.prefix else name

    def attribute(self, name: str, value: object) -> str:
        """An attribute in the quotes of this form."""
        return f" {name}={self.quote}{escape(str(value), {self.quote: '&quot;'})}{self.quote}"

    @property
    def declared(self) -> str:
        """The declaration of the namespace."""
        return f"xmlns{':' + self.prefix if self.prefix else ''}={quoteattr(self.namespace)}"


def write_xlsx(path: Path, rows: Sequence[Sequence[Cell | None]], form: Form) -> Path:
    """One sheet called Blatt with these cells in this form."""
    shared: list[str] = []
    lines = [_row(form, number, row, shared) for number, row in enumerate(rows, start=1)]
    tag, relation = form.tag, _RELATION[form.namespace]
    parts = {
        "[Content_Types].xml": _content_types(form),
        "_rels/.rels": _relations([(f"{relation}/officeDocument", f"{form.folder}/book.xml")]),
        f"{form.folder}/book.xml": (
            f"<{tag('workbook')} {form.declared} xmlns:r={quoteattr(relation)}>"
            f"<{tag('workbookPr')}{form.attribute('date1904', int(form.is_1904))}/>"
            f"<{tag('sheets')}><{tag('sheet')} name='Blatt' sheetId='1' r:id='rId1'/>"
            f"</{tag('sheets')}></{tag('workbook')}>"
        ),
        f"{form.folder}/_rels/book.xml.rels": _relations([
            (f"{relation}/worksheet", "pages/one.xml"),
            (f"{relation}/styles", f"/{form.folder}/{form.styles_part}"),
            (f"{relation}/sharedStrings", "texts.xml"),
        ]),
        f"{form.folder}/pages/one.xml": (
            f"<{tag('worksheet')} {form.declared}><{tag('sheetData')}>{''.join(lines)}"
            f"</{tag('sheetData')}></{tag('worksheet')}>"
        ),
        f"{form.folder}/{form.styles_part}": _styles(form),
        f"{form.folder}/texts.xml": (
            f"<{tag('sst')} {form.declared}>"
            + "".join(f"<{tag('si')}>{_rich(form, text)}</{tag('si')}>" for text in shared)
            + f"</{tag('sst')}>"
        ),
    }  # fmt: skip
    return write_package(path, parts)


def write_package(path: Path, parts: dict[str, str]) -> Path:
    """A zipped package of XML parts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            start = "<?xml version='1.0' encoding='UTF-8'?>" if text.startswith("<") else ""
            archive.writestr(name, start + text)
    return path


def _content_types(form: Form) -> str:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    named = {"book.xml": "sheet.main", "pages/one.xml": "worksheet", "texts.xml": "sharedStrings",
             form.styles_part: "styles"}  # fmt: skip
    overrides = "".join(
        f"<Override PartName='/{form.folder}/{part}' ContentType='{base}.{kind}+xml'/>"
        for part, kind in named.items()
    )
    return (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' "
        "ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Default Extension='xml' ContentType='application/xml'/>{overrides}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f"<Relationship Id='rId{number}' Type='{kind}' Target='{target}'/>"
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f"<Relationships xmlns='{_PACKAGE}'>{entries}</Relationships>"


def _styles(form: Form) -> str:
    tag = form.tag
    codes = "".join(
        f"<{tag('numFmt')}{form.attribute('numFmtId', 200 + index)}"
        f"{form.attribute('formatCode', code)}/>"
        for index, code in enumerate(STYLES)
    )
    xfs = "".join(
        f"<{tag('xf')}{form.attribute('numFmtId', 200 + index)} fontId='0' fillId='0' borderId='0' "
        "xfId='0'/>"
        for index in range(len(STYLES))
    )
    return (
        f"<{tag('styleSheet')} {form.declared}><{tag('numFmts')}>{codes}</{tag('numFmts')}>"
        f"<{tag('fonts')}><{tag('font')}/></{tag('fonts')}>"
        f"<{tag('fills')}><{tag('fill')}><{tag('patternFill')}/></{tag('fill')}></{tag('fills')}>"
        f"<{tag('borders')}><{tag('border')}/></{tag('borders')}>"
        f"<{tag('cellStyleXfs')}><{tag('xf')} numFmtId='0'/></{tag('cellStyleXfs')}>"
        f"<{tag('cellXfs')}>{xfs}</{tag('cellXfs')}><{tag('cellStyles')}>"
        f"<{tag('cellStyle')} name='Normal' xfId='0' builtinId='0'/></{tag('cellStyles')}>"
        f"</{tag('styleSheet')}>"
    )


def _rich(form: Form, text: str) -> str:
    """The text in two runs, with the pronunciation beside that belongs to no value."""
    tag, half = form.tag, len(text) // 2
    runs = "".join(
        f"<{tag('r')}><{tag('t')} xml:space='preserve'>{escape(part)}</{tag('t')}></{tag('r')}>"
        for part in (text[:half], text[half:])
    )
    return f"{runs}<{tag('rPh')} sb='0' eb='1'><{tag('t')}>PHON</{tag('t')}></{tag('rPh')}>"


def _row(form: Form, number: int, row: Sequence[Cell | None], shared: list[str]) -> str:
    opened = form.tag("row") + (form.attribute("r", number) if form.has_references else "")
    cells = "".join(_cell(form, number, column, cell, shared) for column, cell in enumerate(row))
    return f"<{opened}>{cells}</{form.tag('row')}>"


def _cell(form: Form, number: int, column: int, cell: Cell | None, shared: list[str]) -> str:
    tag = form.tag
    place = form.attribute("r", f"{column_letters(column)}{number}") if form.has_references else ""
    if cell is None:
        return "" if form.has_references else f"<{tag('c')}/>"
    formula = "" if cell.formula is None else f"<{tag('f')}>{escape(cell.formula)}</{tag('f')}>"
    kind, inside = cell.kind, f"<{tag('v')}>{escape(cell.value)}</{tag('v')}>"
    if kind == "text":
        kind = "str" if formula else form.texts
        if kind == "s":
            shared.append(cell.value)
            inside = f"<{tag('v')}>{len(shared) - 1}</{tag('v')}>"
        elif kind == "inlineStr":
            inside = f"<{tag('is')}>{_rich(form, cell.value)}</{tag('is')}>"
    typed = form.attribute("t", kind) if kind else ""
    style = form.attribute("s", cell.style) if cell.style else ""
    return f"<{tag('c')}{style}{place}{typed}>{formula}{inside}</{tag('c')}>"


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def write_ods_shown(
    path: Path, sheets: Mapping[str, Sequence[Mapping[str, object]]], formats: Mapping[str, str]
) -> Path:
    """An OpenDocument workbook: its numbers with the text that their format shows, by head."""
    tables = []
    for title, rows in sheets.items():
        lines = [[_ods_cell(head, "") for head in rows[0]]]
        lines += [[_ods_cell(v, formats.get(head, "")) for head, v in row.items()] for row in rows]
        written = "".join(f"<table:table-row>{''.join(line)}</table:table-row>" for line in lines)
        tables.append(f'<table:table table:name="{title}">{written}</table:table>')
    return write_package(path, {"content.xml": _ODS.format("".join(tables))})


def _ods_cell(value: object, code: str) -> str:
    if not isinstance(value, int | float):
        written = f"<text:p>{escape(str(value))}</text:p>"
        return f'<table:table-cell office:value-type="string">{written}</table:table-cell>'
    seen = parse(code or "General").shown(value)
    text = seen.text if seen else f"{value:g}".replace(".", ",")
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )
