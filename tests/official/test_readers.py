"""Official tables as they are published: every trap with its right value."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.official import signs
from data.official.reading import read_table
from data.official.values import OfficialFileError, Table, Told

NEW = (
    "statistics_code;statistics_label;time_code;time_label;time;{parts}"
    "value;value_unit;value_variable_code;value_variable_label{tail}"
)
PART = (
    "{n}_variable_code;{n}_variable_label;{n}_variable_attribute_code;{n}_variable_attribute_label;"
)


def newer(lines: list[str], parts: int = 2, tail: str = "") -> str:
    header = NEW.format(parts="".join(PART.format(n=n + 1) for n in range(parts)), tail=tail)
    return "\ufeff" + "\n".join([header, *lines, ""])


def line(key: str, value: str, group: str = ";Insgesamt", unit: str = "Anzahl", **more: str) -> str:
    area = more.get("area", "KREISE")
    code = more.get("code", "BEV")
    return f"12411;Bevölkerung;STAG;Stichtag;{more.get('time', '2024-12-31')};{area};Gebiete;{key};x;GES;Geschlecht;{group};{value};{unit};{code};Bevölkerung{more.get('tail', '')}"  # noqa: E501


def put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def values(table: Table) -> dict[tuple[str, str, str], float | None]:
    return {(one.area, one.variable, one.at): one.value for one in table.values}


def kinds(table: Table) -> dict[str, int]:
    return {note.kind: note.count for note in table.notes}


def test_an_empty_attribute_is_the_total_and_others_are_variables_of_their_own(
    tmp_path: Path,
) -> None:
    text = newer([line("05111", "600"), line("05111", "290", "GESM;männlich")])
    table = read_table(put(tmp_path, "a.csv", text))
    assert [one.key for one in table.variables] == ["BEV [Anzahl]", "BEV [Anzahl] GES=GESM"]
    assert values(table) == {
        ("05111", "BEV [Anzahl]", "2024-12-31"): 600,
        ("05111", "BEV [Anzahl] GES=GESM", "2024-12-31"): 290,
    }


def test_dissolved_areas_are_left_out_and_aachen_is_no_second_kreis(tmp_path: Path) -> None:
    cells = {"05334": "580", "05334002": "250", "05313": "-", "05354": "-", "11000": "3600",
             "DG": "83000", "05111": "-"}  # fmt: skip
    lines = [line(key, cell) for key, cell in cells.items()]
    table = read_table(put(tmp_path, "a.csv", newer(lines)))
    assert {one.area: one.value for one in table.values} == {
        "05334": 580, "05334002": 250, "05111": 0,
    }  # fmt: skip
    assert (kinds(table)["dissolved"], kinds(table)["outside"], kinds(table)["zero"]) == (2, 2, 1)


def test_the_area_is_found_wherever_it_stands(tmp_path: Path) -> None:
    row = "23311;S;JAHR;Jahr;2023;GES;Geschlecht;;Insgesamt;ALT;Alter;ALT1;jung;KREISE;Kreise;05913;Dortmund;7;Anzahl;X;Fälle"  # noqa: E501
    table = read_table(put(tmp_path, "a.csv", newer([row], parts=3)))
    assert values(table) == {("05913", "X [Anzahl] ALT=ALT1", "2023"): 7}


def test_one_code_in_two_units_is_two_variables(tmp_path: Path) -> None:
    lines = [line("05111", "600"), line("05111", "17,2", unit="%")]
    table = read_table(put(tmp_path, "a.csv", newer(lines)))
    assert {one.variable: one.value for one in table.values} == {
        "BEV [Anzahl]": 600,
        "BEV [%]": 17.2,
    }


def test_keys_of_twelve_digits_become_eight(tmp_path: Path) -> None:
    lines = [line("053340002002", "1", area="GEOGM4"), line("059110000000", "2", area="GEOGM4")]
    table = read_table(put(tmp_path, "a.csv", newer(lines)))
    assert {one.area: one.value for one in table.values} == {"05334002": 1, "05911000": 2}


def test_english_files_write_a_decimal_point(tmp_path: Path) -> None:
    lines = [line("05111", "600", unit="number"), line("05111", "17.25", unit="percent", code="Q")]
    table = read_table(put(tmp_path, "a.csv", newer(lines)))
    assert {one.value for one in table.values} == {600, 17.25}


def test_signs_of_quality_are_kept_beside_their_value(tmp_path: Path) -> None:
    tailed = [
        line("05111", "12", tail=";()"),
        line("05112", "13", tail=";e"),
        line("05113", "/", tail=";"),
    ]
    table = read_table(put(tmp_path, "a.csv", newer(tailed, tail=";value_q")))
    assert [(one.value, one.sign) for one in table.values] == [(12, "()"), (13, "e"), (None, "/")]


def test_a_zip_with_the_one_csv_is_read_and_others_are_told(tmp_path: Path) -> None:
    for count, refused in ((1, False), (2, True)):
        path = tmp_path / f"{count}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for n in range(count):
                archive.writestr(f"{n}_de_flat.csv", newer([line("05111", "600")]))
        if refused:
            with pytest.raises(OfficialFileError, match="2 CSV"):
                read_table(path)
        else:
            assert len(read_table(path).values) == 1


OLD = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
    "1_Auspraegung_Code;1_Auspraegung_Label;{measures}\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1"])
def test_the_older_flat_form_has_a_column_per_measure(tmp_path: Path, encoding: str) -> None:
    text = OLD.format(measures="A__Fläche__qkm;A__Fläche__q;B__Fälle_(neu)__MeasureUnitNotFound!")
    text += "11111;Fläche;STAG;Stichtag;31.12.2022;KREISE;K;05111;   Düsseldorf;217,41;e;.\n"
    text += "KREISE;Kreise und kreisfreie Städte;05111;   Düsseldorf;;;;;;;;\n"
    text += "11111;Fläche;STAG;Stichtag;31.12.2022;KREISE;K;;Insgesamt;357,0;e;3\n"
    table = read_table(put(tmp_path, "a.csv", text, encoding))
    assert values(table) == {
        ("05111", "A [qkm]", "2022-12-31"): 217.41, ("05111", "B []", "2022-12-31"): None,
    }  # fmt: skip
    assert table.variables[1].label == "Fälle (neu)"
    assert (kinds(table)["torn"], kinds(table)["total"]) == (1, 1)


def test_the_older_english_header_repeats_names_and_is_read_by_place(tmp_path: Path) -> None:
    text = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
        "1_variable_code;1_variable_code;2_variable_code;2_variable_label;2_variable_code;"
        "2_variable_code;BEVSTD__Bevoelkerungsstand__Anzahl\n"
        "12411;S;STAG;Stichtag;2022-12-31;KREISE;K;05111;   Düsseldorf;GES;G;;Total;610.5\n"
    )
    assert values(read_table(put(tmp_path, "a.csv", text))) == {
        ("05111", "BEVSTD [Anzahl]", "2022-12-31"): 610.5
    }


SHOWN = """{title}: 12411-01-01-4
Bevölkerung nach Geschlecht;;;;
Bevölkerungsstand (Anzahl);;;;
;;Stichtag;Stichtag;Stichtag
;;31.12.2020;31.12.2021;31.12.2021
;;Insgesamt;Insgesamt;männlich
DG;Deutschland;83000003;83000004;41000001
05111;      Düsseldorf;600001;610003;(300001)
05334;      Städteregion Aachen;5;6;7
05334002;      Aachen, krfr. Stadt;1;2;3
05354;      Aachen, Kreis;-;-;-
05999998;      Wohnort außerhalb von NRW;x;x;x
__________
"Eine Fußnote
-----
05111;keine Zeile;1;2;3"
© Statistische Ämter, 2023.
Stand: 10.07.2023 / 16:44:50
"""


@pytest.mark.parametrize("title", ["GENESIS-Tabelle", "Tabelle"])
def test_the_table_as_shown_has_keys_under_no_header_and_a_footer(
    tmp_path: Path, title: str
) -> None:
    table = read_table(put(tmp_path, "a.csv", SHOWN.format(title=title), "cp1252"))
    total = "Bevölkerungsstand, Insgesamt [Anzahl]"
    found = values(table)
    assert found["05111", total, "2020-12-31"] == 600001
    assert found["05111", total, "2021-12-31"] == 610003
    assert found["05111", "Bevölkerungsstand, männlich [Anzahl]", "2021-12-31"] == 300001
    assert {area for area, _, _ in found} == {"05111", "05334", "05334002"}
    assert "© Statistische Ämter, 2023." in table.source
    assert "Stand: 10.07.2023" in table.source
    assert (kinds(table)["no-area"], kinds(table)["dissolved"], kinds(table)["quality"]) == (
        1,
        1,
        1,
    )


def test_a_table_as_shown_may_have_the_date_in_the_first_column(tmp_path: Path) -> None:
    text = (
        "Tabelle: 1\nEmpfänger (Anzahl);;\n;;Insgesamt\n31.12.2024;05111;7,5\n31.12.2023;05111;6\n"
    )
    with pytest.raises(OfficialFileError):
        read_table(put(tmp_path, "a.csv", text, "cp1252"))
    text = "Tabelle: 1\nEmpfänger (Anzahl);;;\n;;;Insgesamt\n31.12.2024;05111;  Düsseldorf;7,5\n"
    assert values(read_table(put(tmp_path, "b.csv", text, "cp1252"))) == {
        ("05111", "Empfänger, Insgesamt [Anzahl]", "2024-12-31"): 7.5
    }


def test_inkar_has_its_years_in_a_second_line_and_no_kreisregionen(tmp_path: Path) -> None:
    text = (
        "\ufeffKennziffer;Raumeinheit;Aggregat;Quote;Quote;Einwohner\n;;;2022;2023;2016/2017\n"
        '"05111";"Düsseldorf";"Kreise";"30,10";"31,20";"34.567,00"\n'
        '"05334";"Aachen";"Kreisregionen";"1,00";"2,00";"3,00"\n'
        '"09278";"Straubing";"Kreise";"1,00";"2,00";"3,00"\n'
        '"5913";"Dortmund";"Kreise";"25,40";"";"N.A."\n'
    )
    table = read_table(put(tmp_path, "Tabelle.csv", text))
    assert values(table) == {
        ("05111", "Quote", "2022"): 30.1, ("05111", "Quote", "2023"): 31.2,
        ("05111", "Einwohner", "2017"): 34567, ("05913", "Quote", "2022"): 25.4,
        ("05913", "Quote", "2023"): None, ("05913", "Einwohner", "2017"): None,
    }  # fmt: skip
    assert (kinds(table)["not-districts"], kinds(table)["outside"], kinds(table)["missing"]) == (
        1,
        1,
        2,
    )


BULK = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\n"


def test_inkar_in_bulk_writes_kreise_with_eight_digits_and_values_twice(tmp_path: Path) -> None:
    rows = "LRB;1;q;Quote;Kreise;05111000;D;2021;7,65\nSDG;2;q;Quote;Kreise;5111000;D;2021;7,65\n"
    rows += "LRB;1;q;Quote;Gemeinden;05111000;D;2021;7,65\n"
    table = read_table(put(tmp_path, "a.csv", BULK + rows))
    assert values(table) == {("05111", "q", "2021"): 7.65, ("05111000", "q", "2021"): 7.65}
    assert kinds(table)["repeated"] == 1
    with pytest.raises(OfficialFileError, match=r"7\.65, 7\.7"):
        read_table(put(tmp_path, "b.csv", BULK + rows.replace("7,65\nLRB", "7,7\nLRB")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID;NAME;2022-12-31;2023-12-31\n01;A;12.5;NoData\n02;B;1234.5;0\n",
         {("01", "2022-12-31"): 12.5, ("01", "2023-12-31"): None,
          ("02", "2022-12-31"): 1234.5, ("02", "2023-12-31"): 0}),
        ("ID,NAME,2022,2023\n01,A,,undefined\nb_02,B,1.5,3\n",
         {("01", "2022"): None, ("01", "2023"): None, ("b_02", "2022"): 1.5, ("b_02", "2023"): 3}),
        ("ID;NAME;validFrom;validTo;2022-12-31\r\n01;A;2000-01-01;;1.234,50\r\n02;B;;;-\r\n",
         {("01", "2022-12-31"): 1234.5, ("02", "2022-12-31"): None}),
        ("Gebiet;2022\n01;1.234\n02;5\n", {("01", "2022"): None, ("02", "2022"): 5}),
        ("Gebiet;2022\n01;1.234\n02;5,5\n", {("01", "2022"): 1234, ("02", "2022"): 5.5}),
        ("Gebiet;2022\n5111;7\nGesamt;9\n", {("05111", "2022"): 7}),
        ("NRW;\n\nQuote in Prozent\nGebiet;2022\n5111;7\n", {("05111", "2022"): 7}),
    ],
)  # fmt: skip
def test_municipal_tables_in_the_wide_form(
    tmp_path: Path, text: str, expected: dict[tuple[str, str], float | None]
) -> None:
    table = read_table(put(tmp_path, "Indikator_quote.csv", text))
    assert {(one.area, one.at): one.value for one in table.values} == expected
    assert [one.key for one in table.variables] == ["quote"]


def test_municipal_tables_with_a_column_of_years(tmp_path: Path) -> None:
    text = "Stadtteil-Nr;Stadtteil;Jahr;Einwohner;Anteil (%)\r\n010;Süd;2023;27.345;9,8\r\nGesamt;;2023;1.097.078;16,2\r\n"  # noqa: E501
    table = read_table(put(tmp_path, "a.csv", text, "cp1252"))
    assert values(table) == {
        ("010", "Einwohner", "2023"): 27345, ("010", "Anteil (%)", "2023"): 9.8
    }  # fmt: skip
    assert table.variables[1].unit == "%"


def test_numbers_that_stand_for_signs_are_no_values(tmp_path: Path) -> None:
    numbers = [2222222222, 5555555555, 6666666666, 7777777777, 8888888888, 11.5, 0]
    kreise = ["05111", "05112", "05113", "05114", "05116", "05117", "05119"]
    features = [
        {"type": "Feature", "properties": {"ags": key, "jahr": 2022, "ai": number}}
        for key, number in zip(kreise, numbers, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    table = read_table(put(tmp_path, "a.geojson", text))
    assert [(one.value, one.sign) for one in table.values] == [
        (0, "-"), (None, "."), (None, "x"), (None, "/"), (None, "..."), (11.5, ""), (0, ""),
    ]  # fmt: skip
    assert kinds(table)["sign-number"] == 5
    wide = read_table(put(tmp_path, "b.csv", "ID;2022\n1;5555555555\n2;3\n"))
    assert [one.value for one in wide.values] == [None, 3]


def test_monitoring_geojson_has_a_property_per_date(tmp_path: Path) -> None:
    features = [{"properties": {"ID": "01", "DATE_2022-12-31": 1.5, "DATE_2023-12-31": None}}]
    table = read_table(put(tmp_path, "a.geojson", json.dumps({"features": features})))
    assert values(table) == {("01", "a", "2022-12-31"): 1.5, ("01", "a", "2023-12-31"): None}


def test_the_census_workbook_is_read_from_the_sheets_made_for_machines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Zensus 2022"])
    sheet = book.create_sheet("CSV-Einwohner")
    for row in (
        ["Berichtszeitpunkt", "_RS", "Name", "Regionalebene", "EWZ", "ALT"],
        [20220515, "00", "Deutschland", "Deutsche im Ausland", 8001, "–"],
        [20220515, "05111", "D", "Stadtkreis/kreisfreie Stadt/Landkreis", 610001, "–"],
        [20220515, "051110000000", "D", "Gemeinde", 610001, "."],
        [20220515, "053340002", "Verband", "Gemeindeverband", 1, 1],
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    table = read_table(tmp_path / "a.xlsx")
    assert values(table) == {
        ("05111", "EWZ", "2022-05-15"): 610001, ("05111", "ALT", "2022-05-15"): 0,
        ("05111000", "EWZ", "2022-05-15"): 610001, ("05111000", "ALT", "2022-05-15"): None,
    }  # fmt: skip


def test_the_employment_workbook_has_key_and_name_in_one_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Arbeitslose nach Kreisen"],
        ["Region", "Merkmal", "Einheit", date(2025, 11, 1), date(2025, 12, 1)],
        ["05111 Düsseldorf, Stadt", "Bestand", "Anzahl", 26001, "*"],
        ["05313 Aachen, Stadt", "Bestand", "Anzahl", "x", "x"],
        ["© Statistik der Bundesagentur für Arbeit"],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    table = read_table(tmp_path / "a.xlsx")
    assert [(one.area, one.at, one.value, one.sign) for one in table.values] == [
        ("05111", "2025-11", 26001, ""), ("05111", "2025-12", None, "*"),
    ]  # fmt: skip
    (tmp_path / "a.xlsx").rename(tmp_path / "kdu-05334-0-202604-xlsx.xlsx")
    with pytest.raises(OfficialFileError, match="einziges Gebiet"):
        read_table(tmp_path / "kdu-05334-0-202604-xlsx.xlsx")


@pytest.mark.parametrize(
    ("cell", "official", "own"),
    [
        ("-", (0.0, "-"), (None, "")), ("–", (0.0, "-"), (None, "")), ("", (None, ""), (None, "")),
        (".", (None, "."), (None, ".")), ("/", (None, "/"), (None, "/")),
        ("x", (None, "x"), (None, "x")), ("...", (None, "..."), (None, "...")),
        ("…", (None, "…"), (None, "…")), ("*", (None, "*"), (None, "*")),
        ("0", (0.0, ""), (0.0, "")), ("(14)", (14.0, "()"), (14.0, "()")),
        ("14 p", (14.0, "p"), (14.0, "p")), ("14r", (14.0, "r"), (14.0, "r")),
        ("1,5 s", (1.5, "s"), (1.5, "s")), ("-0,1", (-0.1, ""), (-0.1, "")),
        ("1.234.567", (1234567.0, ""), (1234567.0, "")), ("NoData", (None, ""), (None, "")),
        ("12 a", (None, ""), (None, "")), ("1.2", (None, ""), (None, "")),
        ("1e5", (None, ""), (None, "")), ("5555555555", (None, "."), (None, ".")),
        (None, (None, ""), (None, "")), (12.5, (12.5, ""), (12.5, "")),
    ],
)  # fmt: skip
def test_what_each_sign_means(
    cell: object, official: tuple[float | None, str], own: tuple[float | None, str]
) -> None:
    assert signs.read(cell, ",", Told()) == official
    assert signs.read(cell, ",", Told(), setting=signs.OWN) == own


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b"Hallo\n"), ("a.csv", b""), ("a.csv", b"a;b\n1;2\n"), ("a.json", b"{}"),
     ("a.geojson", b'{"features": [{"properties": {"x": 1}}]}'), ("a.xlsx", b"PK no workbook"),
     ("a.zip", b"PK\x03\x04 no zip"), ("a.csv", b"Tabelle: 1\n;;\n"), ("a.csv", b'"offen;1\n')],
)  # fmt: skip
def test_what_is_no_known_table_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OfficialFileError):
        read_table(tmp_path / name)


def test_what_each_sign_became_is_told_in_both_languages(tmp_path: Path) -> None:
    from data.language import data_speaking

    table = read_table(put(tmp_path, "a.csv", newer([line("05111", "."), line("05112", "-")])))
    assert [note.text for note in table.notes] == [
        "„.“ oder „*“ gelesen als nicht bekannt oder geheim, kein Wert: 1 (.)",
        "„-“ gelesen als 0 (nichts vorhanden oder auf 0 geändert): 1 (-)",
    ]
    with data_speaking("en"):
        assert "unknown or secret" in table.notes[0].text
