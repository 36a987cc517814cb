"""Numbers that their format shows as something else: keys, months, codes, sums."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from data import contracts
from data.importing.cleaning import read_cell
from data.importing.number_formats import parse
from data.importing.readings import Reading
from data.importing.shown_numbers import Shown
from data.importing.workbooks import read_workbook
from tests.importing.deliveries import APPLICATION, CONTACT, Office, Row, stored, write_xlsx
from tests.importing.workbook_forms import write_ods_shown

SHOWN = [
    ('"FL-"000', 1, "FL-001"),
    ('"FL-"000', 12345, "FL-12345"),
    ('"FL-"000', -4, "-FL-004"),
    ('"FL-"000;"X-"000', -4, "X-004"),
    ('"FL-"000;;"leer"', 0, "leer"),
    ("\\F\\L\\-000", 2, "FL-002"),
    ('"FL-"General', 3, "FL-3"),
    ('"FL-"Standard', 3, "FL-3"),
    ('"FL-"@', 3, "FL-3"),
    ("[Red]000", 7, "007"),
    ("[$-407]00000000", 5111000, "05111000"),
    ('00"-"000', 12345, "12-345"),
    ("00-000", 1, "00-001"),
    ('00"."0000', 32019, "03.2019"),
    ('00"/"0000', 122018, "12/2018"),
    ('"A"0"B"0', 12, "A1B2"),
    ('?0"x"', 5, "5x"),
    ('##"-"000', 1, "-001"),
    ('[=1]"Kinder";[=2]"Eltern";0', 2, "Eltern"),
    ('_("Nr. "* 0_)', 5, "Nr. 5"),
    ('0" Stück"', 5, "5 Stück"),
    ("[<=9999999]###\\-####;0", 5551234, "555-1234"),
]


@pytest.mark.parametrize(("code", "number", "text"), SHOWN)
def test_what_a_format_shows_beyond_the_number(code: str, number: float, text: str) -> None:
    assert parse(code).shown(number) == Shown(text, is_exact=True)


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ('"FL-"#,##0', 1234, "FL-1.234"),
        ('"FL-"#,##0', 1234567, "FL-1.234.567"),
        ('0.0" x"', 1.25, "1,3 x"),
        ('0.0#" x"', 1.5, "1,5 x"),
        ('#,##0.0," T€"', 80_000, "80,0 T€"),
    ],
)
def test_where_the_readers_language_decides_it_is_said(code: str, number: float, text: str) -> None:
    assert parse(code).shown(number) == Shown(text, is_exact=False)


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("General", 5), ("0", 1234), ("#,##0", 1234), ("0.00", 1), ('#,##0.00\\ "€"', 80_000.5),
        ("#,##0.00 [$€-407]", 80_000), ("0.00E+00", 123_456), ("# ?/?", 1.5), ("@", 5),
        ('_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-;_-* "-"??\\ _€_-', -80),
    ],
)  # fmt: skip
def test_a_way_of_writing_the_number_is_no_more_than_it(code: str, number: float) -> None:
    assert parse(code).shown(number) is None


FORMS = ("xlsx", "ods")


def write(form: str, path: Path, sheets: dict[str, list[Row]], shown: dict[str, str]) -> Path:
    """A workbook in which the numbers of some columns have a format: by the column's head."""
    path = path.with_suffix(f".{form}")
    if form == "ods":
        return write_ods_shown(path, sheets, shown)
    book = openpyxl.load_workbook(write_xlsx(path, sheets))
    for page in book:
        for head in page[1]:
            for cell in page[head.column_letter][1:]:
                if head.value in shown and isinstance(cell.value, int | float):
                    cell.number_format = shown[head.value]
    book.save(path)
    return path


def reading(folder: Path, form: str, head: str, number: float, code: str) -> Reading:
    """What a number in that format is read as, in the column of that head."""
    column = next(c for s in contracts.sheets().values() for c in s.columns if c.german == head)
    path = write(form, folder / "L", {"Blatt": [{head: number}]}, {head: code})
    (grid,) = read_workbook(path, path.name)
    _, (_, (raw,)) = grid.rows()
    return read_cell(raw, column)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("head", "number", "code", "expected"),
    [
        ("Aktenzeichen", 1, '"FL-"000', ("FL-001", "as-shown")),
        ("Aktenzeichen", 1, "0000", ("0001", "as-shown")),
        ("Aktenzeichen", 1, '"P"0"-2018"', ("P1-2018", "as-shown")),
        ("Aktenzeichen", 1234, "#,##0", ("1234", "")),
        ("Aktenzeichen", 1234, "0.00", ("1234", "")),
        ("Aktenzeichen", 0, '000;;"–"', (None, "as-shown")),
        ("Quartier-ID", 3, '"Q-"00', ("Q-03", "as-shown")),
        ("Projekttitel", 4, '"Viertel "0', ("Viertel 4", "as-shown")),
        ("Gemeinde-AGS", 5_113_000, "00000000", ("05113000", "")),
        ("Gemeinde-AGS", 5_113_000, '"AGS "00000000', ("05113000", "ags-zero")),
        ("Code", 7, '"eigen-"0', ("eigen-7", "as-shown")),
        ("Einwohner", 4_200, '#,##0" Personen"', ("4200", "")),
        ("SGB-II-Quote U18", 17.9, '0.0"%"', ("17.9", "")),
        ("Stichtag", 31_122_019, '00"."00"."0000', ("2019-12-31", "as-shown")),
        ("Stichtag", 1_062_019, '00"."00"."0000', ("2019-06-01", "as-shown")),
        ("Monat", 32_019, '00"."0000', ("2019-03", "as-shown")),
        ("Monat", 122_019, '00"/"0000', ("2019-12", "as-shown")),
        ("Zeitpunkt", 2019, '"Jahr "0', ("2019", "")),
        ("Raumtyp", 1, '[=1]"Sozialraum";0', ("Sozialraum", "as-shown")),
        ("Zielgruppe", 1, '[=1]"Kinder";0', ("children", "as-shown")),
        ("Altersgruppe", 6, '0"–9"', ("6-9", "as-shown")),
        ("Kommunal", 1, '"ja";;"nein"', ("true", "")),
        ("Kommunal", 1, '"nein";;"ja"', ("false", "as-shown")),
        ("Baustein", 2, '"Baustein "0', ("2", "")),
        ("Beantragte Summe", 80_000, '#,##0.0," T€"', ("80000", "")),
        ("Beantragte Summe", 80_000, '0.00,,\\ "Mio. €"', ("80000", "")),
        ("Beantragte Summe", 80_000, '#,##0\\ "€"', ("80000", "")),
        ("Beantragte Summe", 80_000, '"beantragt: "#,##0.00', ("80000", "")),
        ("Beantragte Summe", 80_000, '"§ 2: "#,##0', ("80000", "")),
        ("Beantragte Summe", 80_000, '"Summe "0', ("80000", "")),
        ("Beantragte Summe", 80_000, "0,", ("80000", "")),
    ],
)
def test_each_type_of_column_reads_what_it_is_about(
    tmp_path: Path, form: str, head: str, number: float, code: str, expected: tuple[str | None, str]
) -> None:
    found = reading(tmp_path, form, head, number, code)
    plain = found.value
    if plain is not None and head in ("Beantragte Summe", "SGB-II-Quote U18"):
        plain = f"{float(plain):g}"
    assert (plain, found.mended, found.refused) == (*expected, "")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("head", "number", "code", "kind"),
    [
        ("Beantragte Summe", 80, '#,##0" T€"', "shown-differs"),
        ("Beantragte Summe", 80, '0" Tsd."', "shown-differs"),
        ("Beantragte Summe", 80, '0" k€"', "shown-differs"),
        ("Beantragte Summe", 1.5, '0.00" Mio. EUR"', "shown-differs"),
        ("Beantragte Summe", 80, '0"000"', "shown-differs"),
        ("Beantragte Summe", 80_000, '#,##0" EUR/Jahr"', "shown-differs"),
        ("Stellenanteil", 20, '0" Std."', "shown-differs"),
        ("Kontakte", 5, '0" Tsd."', "shown-differs"),
        ("Kontakte", 5, '0" kumuliert"', "shown-differs"),
        ("SGB-II-Quote U18", 17.9, '0.0"‰"', "shown-differs"),
        ("Kontakte", 5, '0"%"', "percent-elsewhere"),
        ("Aktenzeichen", 1.4, '"FL-"000', "turned-by-excel"),
        ("Projekttitel", 1.4, '"Nr. "0', "turned-by-excel"),
        ("Stichtag", 5, '"KW "00', "impossible-date"),
        ("Monat", 43_525, '"M"0', "not-a-month"),
        ("Kommunal", 1, '"vielleicht "0;0', None),
    ],
)
def test_what_contradicts_itself_is_refused(
    tmp_path: Path, form: str, head: str, number: float, code: str, kind: str | None
) -> None:
    found = reading(tmp_path, form, head, number, code)
    assert found.refused == (kind or "")


def test_a_key_whose_digits_each_reader_sees_otherwise_is_refused(tmp_path: Path) -> None:
    found = reading(tmp_path, "xlsx", "Aktenzeichen", 1234, '"FL-"#,##0')
    assert (found.refused, found.words["meant"]) == ("turned-by-excel", "FL-1.234")


@pytest.mark.parametrize(
    ("language", "form", "rule"),
    [
        ("de", "xlsx", "„Aktenzeichen“: eine Zahl, deren Format mehr zeigt; gelesen, wie sie zu "
         "sehen ist: „FL-001“ (Zellen: 1)."),
        ("en", "ods", "“case_number”: a number whose format shows more; read as it is seen: "
         "“FL-001” (cells: 1)."),
    ],
)  # fmt: skip
def test_a_key_is_the_same_wherever_it_stands(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str, form: str, rule: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", language)
    sheets: dict[str, list[Row]] = {
        "applications": [{**APPLICATION, "Aktenzeichen": 1}],
        # As text, and as a number in the same format.
        "outreach": [{**CONTACT, "Aktenzeichen": "FL-001"},
                     {**CONTACT, "Aktenzeichen": 1, "Monat": "04.2019"}],
    }  # fmt: skip
    for name, rows in sheets.items():
        heads = {c.german: c.english for c in contracts.sheets()[name].columns}
        if language == "en":
            sheets[name] = [{heads[head]: value for head, value in row.items()} for row in rows]
    code = '"FL-"000'
    write(form, office.inbox / "L", sheets, {"Aktenzeichen": code, "case_number": code})
    findings = office.takes().findings
    assert [f.rule for f in findings if f.kind == "as-shown"] == [rule] * 2
    assert stored(office, "SELECT DISTINCT case_number FROM outreach") == [("FL-001",)]
    assert stored(office, "SELECT case_number FROM applications") == [("FL-001",)]


@pytest.mark.parametrize(
    "code", ['"<"0', '"> "0', '"ca. "0', '0" ungefähr"', '"mindestens "0', '"über "0', ";;;"]
)
def test_a_number_shown_as_less_than_exact_or_not_at_all_is_refused(
    office: Office, code: str
) -> None:
    """„ca. 80000“ is refused as a text, so it is as a format; ;;; shows an empty cell."""
    path = write_xlsx(office.inbox / "M.xlsx", {"Antraege": [{**APPLICATION, "Gesamtausgaben": 8}]})
    book = openpyxl.load_workbook(path)
    book["Antraege"]["K2"].number_format = code
    book.save(path)
    (found,) = [f for f in office.refuses() if f.severity == "error"]
    assert (found.kind, found.cell) == ("shown-differs", "K2")


def test_a_zero_may_be_hidden() -> None:
    assert parse("#,##0;-#,##0;").shown(0) is None
    assert parse("#,##0;-#,##0;").shown(5) is None
