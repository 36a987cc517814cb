"""Files: what they say about themselves, what Excel makes of them, and what cannot run in them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.charts import CHARTS
from dashboards.charts.base import Base, Chart
from dashboards.charts.result import ChartResult, run
from dashboards.exports import api, documents, xlsx
from dashboards.exports import csv as csv_files
from dashboards.language import file_names
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pages.base import Page
from dashboards.settings import Settings
from queries.filters import FilterState
from queries.rows import Rows
from queries.scope import Scope, Viewer

BLOCKS = "applications-by-building-block"
NASTY = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=HYPERLINK(\"http://x\")", "＝1",
    "http://example.org", "=cmd|' /C calc'!A0", "a\x00b", "a;b\"c\nd", "<b>", "{=1}", "5",
)  # fmt: skip


def result_of(scope: Scope, **columns: list[Any]) -> ChartResult:
    """A chart with these columns and rows."""
    found = Rows(columns)
    chart = Chart(
        id="subject", title="Subject", subtitle="subject", definition="", sources=(),
        query=lambda _scope: found, summary=lambda _rows: "sentence",
        base=lambda _scope: Base(len(found), "rows"),
        columns=tuple(name for name in columns if not name.endswith("_withheld")),
    )  # fmt: skip
    return run(chart, scope)


def table(content: bytes) -> list[list[str]]:
    """The table below the title lines of a CSV for Excel."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    return lines[lines.index([]) + 1 :] if [] in lines else lines


def title_lines(content: bytes) -> dict[str, str]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return dict(lines[: lines.index([])])


def workbook(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_csv_opens_in_german_excel(client: FlaskClient) -> None:
    answer = client.get("/export/charts/applications-by-district.csv?region=053")
    content = answer.get_data()
    assert content.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    header, first, *_rest = table(content)
    assert header[0] == "Kreis oder kreisfreie Stadt"
    assert header[1] == "Kreis oder kreisfreie Stadt (AGS)"
    assert header[4] == "Bewilligte Mittel [EUR]"
    assert first[1] == "05 3 14", "digits alone would lose their zero"
    assert all("." not in cell for cell in first[2:])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", {"Titel", "Auswahl", "Quelle", "Lizenz", "Version der Daten", "Stand", "Erstellt am",
                "Personenzahlen", "Hinweis", "Grundlage"}),
        ("en", {"Title", "Filter", "Source", "Licence", "Data version", "As of", "Exported on",
                "Counts of persons", "Note", "Records"}),
    ],
)  # fmt: skip
def test_every_csv_says_what_it_is(client: FlaskClient, lang: str, words: set[str]) -> None:
    lines = title_lines(client.get(f"/export/charts/{BLOCKS}.csv?lang={lang}&block=1").get_data())
    assert lines.keys() >= words
    assert all(lines[word] for word in words)


def test_what_was_dropped_from_the_address_stands_in_the_file(client: FlaskClient) -> None:
    content = client.get(f"/export/charts/{BLOCKS}.csv?block=9&format=pdf").get_data(as_text=True)
    assert "block=9" in content
    assert "format=pdf" in content


def test_plain_csv_is_the_table_alone(client: FlaskClient) -> None:
    content = client.get(f"/export/charts/{BLOCKS}.csv?format=plain&lang=en").get_data(as_text=True)
    assert content.splitlines()[0] == ",".join(CHARTS[BLOCKS].columns)
    assert content.splitlines()[1].startswith("1,108,")


@pytest.mark.parametrize(
    ("search", "problems"),
    [
        ("district=Essen", ["district=Essen"]),
        ("disrtict=05113", ["disrtict=05113"]),
        ("district=05113,99999&block=7", ["district=99999", "block=7"]),
        ("from=2019-13", ["from=2019-13"]),
        ("from=2020-01&to=2019-01", ["from=2020-01", "to=2019-01"]),
        ("metric=nothing", ["metric=nothing"]),
        ("&".join(["district=05113"] * 101), ["district=05113"]),
    ],
)
def test_a_plain_file_never_hides_a_mistyped_choice(
    client: FlaskClient, search: str, problems: list[str]
) -> None:
    answer = client.get(f"/export/charts/{BLOCKS}.csv?{search}&format=plain&lang=en")
    assert answer.status_code == 400
    told = answer.get_json()
    assert told["error"]
    assert len(told["problems"]) == len(problems)
    assert all(piece in text for piece, text in zip(problems, told["problems"], strict=True))


def test_endless_addresses_are_answered_with_a_short_list_of_what_was_dropped(
    client: FlaskClient,
) -> None:
    search = f"district={','.join(str(number) for number in range(60_000, 90_000))}"
    notices = client.get(f"/api/charts/{BLOCKS}?{search}&lang=en").get_json()["notices"]
    assert len(notices) == 21
    assert notices[-1].startswith("29,980 more pieces")
    many = "&".join(f"key{number}=x" for number in range(5000))
    answer = client.get(f"/api/charts/{BLOCKS}?{many}")
    assert len(answer.get_data()) < 20_000
    assert answer.get_json()["notices"]


@pytest.mark.parametrize(
    ("settings", "headers", "origin"),
    [
        ({}, {"Host": "ziq.example.nrw"}, "http://ziq.example.nrw"),
        ({}, {"Host": "ziq.example.nrw", "X-Forwarded-Proto": "https"}, "https://ziq.example.nrw"),
        ({}, {"Host": "[::1]:8050"}, "http://[::1]:8050"),
        ({}, {"Host": "a b<c>"}, ""),
        ({"address": "https://intern.example"}, {"Host": "10.0.0.1"}, "https://intern.example"),
    ],
)
def test_addresses_in_files_carry_the_host_people_use(
    sample_folder: Path, settings: dict[str, str], headers: dict[str, str], origin: str
) -> None:
    served = create_app(Settings(store=sample_folder, **settings)).test_client()  # type: ignore[arg-type]
    content = served.get(f"/export/charts/{BLOCKS}.csv?block=1&lang=en", headers=headers)
    assert title_lines(content.get_data())["Address"].startswith(f"{origin}/")


@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_file_is_inert_in_csv(scope: Scope, text: str) -> None:
    result = result_of(scope, title=[text], applications_count=[1])
    for content in (
        csv_files.for_excel([("=1", text)], documents.reader_columns(result)),
        csv_files.plain(documents.machine_columns(result)).replace(b",", b";"),
    ):
        cell = table(content)[1][0]
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝"))
        assert not cell.startswith(("\t", "\r", "\n"))
        assert "\x00" not in cell


@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_file_is_inert_in_a_workbook(scope: Scope, text: str) -> None:
    result = result_of(scope, title=[text], applications_count=[-5])
    sheet = workbook(xlsx.workbook("=1", [xlsx.sheet(result)], [("=1", text)])).worksheets[0]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("n", -5)


def test_negative_numbers_stay_numbers_in_csv(scope: Scope) -> None:
    result = result_of(scope, difference_count=[-3], approval_rate_percent=[-1.5])
    content = csv_files.for_excel([], documents.reader_columns(result))
    assert table(content)[1] == ["-3", "-1,5"]


def test_a_value_held_back_is_empty_with_its_reason_beside_it(scope: Scope) -> None:
    result = result_of(
        scope, applications_count=[3, 40], approval_rate_percent=[None, 25.0],
        approval_rate_percent_withheld=[True, False],
    )  # fmt: skip
    with speaking("de"):
        header, held, shown = table(csv_files.for_excel([], documents.reader_columns(result)))
    assert header[-1] == "Zurückgehalten (Grund)"
    assert held == ["3", "", "Bewilligungsquote: Basis unter 20"]
    assert shown == ["40", "25", ""]
    assert csv_files.plain(documents.machine_columns(result)).splitlines()[1] == (
        b"3,,approval_rate_percent"
    )


def test_a_value_held_back_is_null_and_named_in_json(scope: Scope) -> None:
    result = result_of(
        scope, applications_count=[3, 40], approval_rate_percent=[12.5, 25.0],
        approval_rate_percent_withheld=[True, False],
    )  # fmt: skip
    assert api.rows(result) == [
        {"applications_count": 3, "approval_rate_percent": None,
         "withheld": ["approval_rate_percent"]},
        {"applications_count": 40, "approval_rate_percent": 25.0},
    ]  # fmt: skip


def test_days_and_years_are_what_excel_takes_them_for(scope: Scope) -> None:
    result = result_of(scope, received_on=["2019-02-07", None], started_year=[2021, 2022])
    columns = documents.reader_columns(result)
    assert table(csv_files.for_excel([], columns))[1:] == [["07.02.2019", "2021"], ["", "2022"]]
    sheet = workbook(xlsx.workbook("", [xlsx.sheet(result)], [])).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].number_format) == (dt.datetime(2019, 2, 7), "dd.mm.yyyy")
    assert (sheet["B2"].value, sheet["B2"].number_format) == (2021, "0")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("05113", "05 1 13"), ("05113000", "05 1 13 000"), ("051", "05 1"), ("05", "'05"),
        ("05999", "'05999"), ("0012", "'0012"), ("12345678901234567", "'12345678901234567"),
        ("1-2", "'1-2"), ("1/2", "'1/2"), ("3/19", "'3/19"), ("1-2/2019", "'1-2/2019"),
        ("12.3", "'12.3"), ("1.000", "'1.000"), ("1,5", "'1,5"), ("1E5", "'1E5"), ("5%", "'5%"),
        ("12:30", "'12:30"), ("1.2.2019", "'1.2.2019"), ("2019-03-31", "'2019-03-31"),
        ("2019-03", "'2019-03"), ("2018-2020", "2018-2020"), ("ZiQ-1-2", "ZiQ-1-2"), ("1", "1"),
        ("2019", "2019"), ("März 2019", "März 2019"), ("A 05113", "A 05113"),
    ],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_read_otherwise_is_spelled_so_that_it_stays(
    scope: Scope, text: str, shown: str
) -> None:
    columns = [documents.Column("Aktenzeichen", [text])]
    content = csv_files.for_excel([], columns)
    assert table(content)[1] == [shown]
    assert (b"Schreibweise;" in content or b"Spelling;" in content) == (shown != text)
    assert csv_files.plain(columns).decode().splitlines()[1].strip(chr(34)) == text


def test_the_month_of_a_code_stays_as_it_is() -> None:
    columns = [documents.Column("Monat", ["2019-03"], documents.CODE_FORMAT)]
    assert table(csv_files.for_excel([], columns))[1] == ["2019-03"]


def test_a_missing_number_is_empty_everywhere(scope: Scope) -> None:
    result = result_of(scope, title=[None, "a"], approved_eur=[float("nan"), float("inf")])
    assert table(csv_files.for_excel([], documents.reader_columns(result)))[1:] == [
        ["", ""], ["a", ""],
    ]  # fmt: skip
    sheet = workbook(xlsx.workbook("", [xlsx.sheet(result)], [])).worksheets[0]
    assert sheet["B2"].value is None


def test_exact_counts_are_named_as_such(scope: Scope) -> None:
    exact = result_of(replace(scope, viewer=Viewer("internal")), first_contact_persons=[2])
    with speaking("de"):
        assert documents.reader_columns(exact)[0].header == "Erstkontakte [Personen, exakt]"
        assert "vertraulich" in file_names.stem("Erstkontakte", exact.scope)
        assert "vertraulich" in documents.profile_text(exact.scope)


def test_every_number_has_a_unit_with_a_word(scope: Scope) -> None:
    spoken_by_label = {
        "", "per 10,000", "per 1,000", "per project", "as the indicator says",
        "posts", "post-years", "per post and year",
    }  # fmt: skip
    units = {
        one.unit for chart in CHARTS.values() for one in chart.variables if one.kind == "number"
    }
    assert units - documents.UNIT_WORDS.keys() <= spoken_by_label


def test_a_workbook_has_formats_and_an_info_sheet(client: FlaskClient) -> None:
    answer = client.get("/export/charts/applications-by-district.xlsx?lang=en")
    book = workbook(answer.get_data())
    assert book.sheetnames == ["Applications by Kreis", "Info"]
    sheet = book.worksheets[0]
    assert sheet["E1"].value == "Approved funds [EUR]"
    assert sheet["E2"].number_format == "#,##0.00"
    assert (sheet["B2"].value, sheet["B2"].number_format) == ("05111", "@")
    info = dict(book["Info"].iter_rows(max_col=2, values_only=True))
    assert info.keys() >= {"Filter", "Source", "Licence", "Data version", "Exported on", "Note"}


@pytest.mark.parametrize("page_id", [page.id for page in PAGES.values() if page.charts])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_page_is_a_workbook_with_a_sheet_per_chart(
    client: FlaskClient, page_id: str, lang: str
) -> None:
    answer = client.get(f"/export/pages/{page_id}.xlsx?lang={lang}")
    assert answer.status_code == 200
    assert len(workbook(answer.get_data()).sheetnames) == len(PAGES[page_id].charts) + 1


def test_a_chart_that_fails_leaves_the_other_sheets(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_scope: Scope) -> Rows:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setitem(CHARTS, BLOCKS, replace(CHARTS[BLOCKS], query=broken))
    book = workbook(client.get("/export/pages/overview.xlsx").get_data())
    texts = [sheet["A1"].value for sheet in book.worksheets]
    assert sum("nicht beantworten" in str(text) for text in texts) == 1
    assert len(texts) == len(PAGES["overview"].charts) + 1


@pytest.mark.parametrize(
    "address",
    ["/export/charts/none.csv", "/export/charts/none.xlsx", "/export/pages/none.xlsx", "/export/x"],
)
def test_a_file_that_does_not_exist_is_404_in_json(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.get_json()["error"]


def test_nothing_in_the_choice_gives_a_file_that_says_so(client: FlaskClient) -> None:
    content = client.get(
        "/export/charts/applications-by-status.csv?region=051&district=05911"
    ).get_data()
    assert len(table(content)) == 1
    assert "keine Daten" in title_lines(content)["In Worten"]


def test_file_names_speak_and_are_plain_ascii(client: FlaskClient, scope: Scope) -> None:
    disposition = client.get(f"/export/charts/{BLOCKS}.csv").headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="ZiQ_Antraege-nach-Baustein_')
    assert "Beispieldaten" in disposition
    chosen = scope.with_filters(FilterState(block=("1",)))
    with speaking("de"):
        name = file_names.stem('Größe / ../"Übersicht"\r\nX: y', chosen)
    assert name.startswith("ZiQ_Groesse-Uebersicht-X-y_Auswahl_")
    assert name.isascii()


COMPARISON = "applications-published-comparison"


def test_what_always_shows_the_whole_round_never_carries_the_choice(client: FlaskClient) -> None:
    for search in ("", "?block=1&region=051"):
        answer = client.get(f"/export/charts/{COMPARISON}.csv{search}")
        assert "Auswahl" not in answer.headers["Content-Disposition"]
        assert title_lines(answer.get_data())["Auswahl"] == "ganzes Programm, erste Förderrunde"


def test_sheet_names_are_what_excel_accepts() -> None:
    titles = ["Info", "a/b:c*d?[e]", "x" * 40, "x" * 40, "'quoted'", ""]
    names = xlsx.sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 for name in names)
    assert not any(sign in name for name in names for sign in "[]:*?/\\'")
    assert "info" not in {name.casefold() for name in names}


@pytest.mark.parametrize("page", [page for page in PAGES.values() if page.charts])
def test_sheets_of_a_page_are_told_apart_by_words_and_not_by_a_counter(page: Page) -> None:
    names = xlsx.sheet_names([str(CHARTS[chart_id].title) for chart_id in page.charts])
    assert not [name for name in names if name.endswith(")") and name[-2].isdigit()]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_public_projects_are_named_as_real_and_as_a_lower_bound(
    client: FlaskClient, ending: str
) -> None:
    answer = client.get(f"/export/charts/public-projects.{ending}")
    assert "Beispieldaten" not in answer.headers["Content-Disposition"]
    if ending == "csv":
        text = answer.get_data().decode("utf-8-sig")
    else:
        book = openpyxl.load_workbook(io.BytesIO(answer.data))
        cells = [cell for page in book for row in page.iter_rows(values_only=True) for cell in row]
        text = "\n".join(str(cell) for cell in cells)
    assert "erfunden" not in text
    assert "Wirkliche Projekte" in text
    assert "Untergrenze, nie eine Gesamtzahl" in text


def test_only_the_public_projects_are_said_to_be_real(client: FlaskClient) -> None:
    for chart_id in ("public-projects", "applications-published-comparison"):
        is_sample = chart_id != "public-projects"
        for address in (f"/api/charts/{chart_id}", f"/api/charts/{chart_id}/evidence"):
            assert client.get(address).get_json()["sample"] is is_sample, address
    page = client.get("/export/pages/projects.xlsx")
    info = openpyxl.load_workbook(io.BytesIO(page.data))["Info"]
    cells = [str(cell) for row in info.iter_rows(values_only=True) for cell in row]
    assert any("erfunden" in cell for cell in cells)
    assert any("Wirkliche Projekte" in cell for cell in cells)
