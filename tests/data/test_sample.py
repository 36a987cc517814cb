"""The sample: published counts hold, the rest is plausible, free of errors, always the same."""

import csv
import datetime as dt
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from data.contracts import codes, sheets
from data.sample import generate, plan

Rows = list[dict[str, str]]
Sheets = dict[str, Rows]

APPROVED = ("bewilligt", "laufend", "abgeschlossen")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sample")
    generate.write(target)
    return target


@pytest.fixture(scope="module")
def delivered(folder: Path) -> Sheets:
    return {path.stem: read(path) for path in folder.glob("*.csv")}


@pytest.fixture(scope="module")
def approved(delivered: Sheets) -> Rows:
    return [row for row in delivered["Antraege"] if row["Status"] in APPROVED]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d.%m.%Y").replace(tzinfo=dt.UTC).date()


def sort_month(text: str) -> str:
    return text[3:] + "-" + text[:2]


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    generate.write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in folder.iterdir()}
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_delivery_in_the_repository_is_what_the_seed_writes(folder: Path) -> None:
    kept = {path.name: path.read_bytes() for path in generate.DELIVERY.glob("*.csv")}
    written = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    assert {**kept, "Kontakte.csv": written["Kontakte.csv"]} == written
    assert "Kontakte.csv" not in kept


def test_every_sheet_is_delivered_with_its_german_headers(delivered: Sheets) -> None:
    # Facts are reference data and come from there; events are the office's own.
    facts = {
        "Indikatoren", "Indikatorenkatalog", "Foerderrunden", "Zirkel", "Codelisten", "Ereignisse",
    }  # fmt: skip
    expected = {sheet.german for sheet in sheets().values()} - facts
    assert set(delivered) == expected
    for sheet in sheets().values():
        if sheet.german in delivered:
            assert list(delivered[sheet.german][0]) == [column.german for column in sheet.columns]


def test_required_values_stand_and_codes_are_words_of_their_list(delivered: Sheets) -> None:
    words: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        words[code.list].add(code.german)
    for sheet in sheets().values():
        for column in sheet.columns:
            values = {row[column.german] for row in delivered.get(sheet.german, [])}
            if column.is_required:
                assert "" not in values, (sheet.german, column.german)
            if column.type == "code":
                assert values <= words[column.code_list] | {""}, (sheet.german, column.german)


def test_156_applications_arrive_by_building_block_as_published(delivered: Sheets) -> None:
    # G.I.B. 2020: 108 + 29 + 19, "mehr als 150".
    assert Counter(row["Baustein"] for row in delivered["Antraege"]) == {
        "1": 108,
        "2": 29,
        "3": 19,
    }
    published = {row["Kennzahl"]: row["Wert"] for row in delivered["Veroeffentlicht"]}
    assert published == {
        "applications_total": "156",
        "applications_block_1": "108",
        "applications_block_2": "29",
        "applications_block_3": "19",
    }


def test_more_than_120_are_approved_for_about_24_million_euro(
    delivered: Sheets, approved: Rows
) -> None:
    # dpa, 08/2019: over 27 M€ applied for, more than 120 approved, 24 M€ for 2018-2020.
    assert len(approved) == 122
    assert 23_500_000 < sum(number(row["Bewilligte Summe"]) for row in approved) < 24_500_000
    assert sum(number(row["Beantragte Summe"]) for row in delivered["Antraege"]) > 27_000_000
    assert len({row["Gemeinde-AGS"][:5] for row in approved}) == 44
    assert len({row["Gemeinde-AGS"] for row in approved}) == 78


def test_a_grant_is_70_000_to_120_000_euro_per_project_year(approved: Rows) -> None:
    for row in approved:
        start, end = day(row["Laufzeit von"]), day(row["Laufzeit bis"])
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        assert 70_000 <= number(row["Bewilligte Summe"]) * 12 / months <= 120_000


def test_money_adds_up_in_every_application(delivered: Sheets) -> None:
    for row in delivered["Antraege"]:
        eligible = number(row["Bewilligte Summe"] or row["Beantragte Summe"])
        assert number(row["Gesamtausgaben"]) == eligible + number(row["Eigenanteil"])
        assert (row["Bewilligte Summe"] != "") is (row["Status"] in (*APPROVED, "widerrufen"))
        if row["Bewilligte Summe"]:
            assert number(row["Anteil Land"]) + number(row["Anteil ESF"]) == eligible
            assert eligible <= number(row["Beantragte Summe"])


def test_dates_are_in_order_and_inside_the_call_and_the_round(delivered: Sheets) -> None:
    months: Counter[tuple[int, int]] = Counter()
    for row in delivered["Antraege"]:
        received = day(row["Eingangsdatum"])
        months[received.year, received.month] += 1
        assert dt.date(2018, 6, 11) <= received <= dt.date(2019, 2, 28)
        if row["Entscheidungsdatum"]:
            assert received < day(row["Entscheidungsdatum"]) < day(row["Laufzeit von"])
        assert day(row["Laufzeit von"]) < day(row["Laufzeit bis"]) <= dt.date(2020, 12, 31)
    assert dict(months) == plan.RECEIVED


def test_only_the_four_warnings_left_in_on_purpose_are_found(delivered: Sheets) -> None:
    found: Counter[str] = Counter()
    for row in delivered["Antraege"]:
        least = Decimal("0.2") if row["Kommunal"] == "ja" else Decimal("0.1")
        found["post"] += bool(row["Stellenanteil"]) and number(row["Stellenanteil"]) < Decimal(
            "0.25"
        )
        found["own share"] += number(row["Eigenanteil"]) < least * number(row["Gesamtausgaben"])
        is_decided = row["Status"] in (*APPROVED, "abgelehnt", "widerrufen")
        found["date"] += is_decided and not row["Entscheidungsdatum"]
    assert found == {"post": 2, "own share": 1, "date": 1}


def test_rows_refer_to_applications_and_neighbourhoods_that_exist(delivered: Sheets) -> None:
    cases = {row["Aktenzeichen"] for row in delivered["Antraege"]}
    places = {row["Quartier-ID"] for row in delivered["Quartiere"]}
    assert len(cases) == 156
    assert len(places) == len(delivered["Quartiere"])
    for name, rows in delivered.items():
        assert {row.get("Aktenzeichen", "") for row in rows} <= cases | {""}, name
        assert {row.get("Quartier-ID", "") for row in rows} <= places | {""}, name


def test_a_row_never_says_the_same_twice(delivered: Sheets) -> None:
    for sheet in sheets().values():
        headers = [sheet.column(name).german for name in sheet.identity if name != "met_on"]
        keys = Counter(
            tuple(row[header] for header in headers) for row in delivered.get(sheet.german, [])
        )
        assert not [key for key, count in keys.items() if count > 1], sheet.german


def test_neighbourhoods_are_shared_and_shares_add_up_to_a_hundred(delivered: Sheets) -> None:
    shares: dict[str, list[str]] = defaultdict(list)
    for row in delivered["Antrag_Quartier"]:
        shares[row["Aktenzeichen"]].append(row["Anteil"])
    for parts in shares.values():
        assert set(parts) == {""} or sum(number(part) for part in parts) == 100
    served = Counter(row["Quartier-ID"] for row in delivered["Antrag_Quartier"])
    assert max(served.values()) > 1
    assert max(len(parts) for parts in shares.values()) > 1
    located = [row for row in delivered["Quartiere"] if row["Längengrad"]]
    assert 0 < len(delivered["Quartiere"]) - len(located) < 40


def test_outreach_has_small_counts_gaps_and_the_spring_of_2020(delivered: Sheets) -> None:
    rows = delivered["Kontakte"]
    assert 55_000 < len(rows) < 65_000
    first: Counter[str] = Counter()
    for row in rows:
        persons = int(row["Erstkontakte"])
        first[sort_month(row["Monat"])] += persons
        assert 0 <= persons <= int(row["Kontakte"])
        use = [row[name] for name in ("Regelmäßig", "Sporadisch", "Abgebrochen")]
        assert use == ["", "", ""] or sum(map(int, use)) <= persons
    assert 18_000 < sum(first.values()) < 40_000
    assert (min(first), max(first)) == ("2018-09", "2020-12")
    assert first["2020-04"] < first["2020-02"] / 3
    assert first["2020-10"] > first["2020-04"] * 3
    assert sum(row["Erstkontakte"] in ("1", "2") for row in rows) > len(rows) / 4
    for empty in ("Quartier-ID", "Altersgruppe", "Ansprache", "Regelmäßig"):
        assert 0.02 < sum(not row[empty] for row in rows) / len(rows) < 0.2


def test_the_first_place_differs_by_target_group(delivered: Sheets) -> None:
    first: dict[str, Counter[str]] = defaultdict(Counter)
    for row in delivered["Kontakte"]:
        first[row["Zielgruppe"]][row["Zugangsort"]] += int(row["Erstkontakte"])
    assert first["Kinder"].most_common(1)[0][0] == "Schule"
    assert first["Geflüchtete"].most_common(1)[0][0] == "Gemeinschaftsunterkunft"


def test_some_projects_do_not_report_and_none_reports_outside_its_period(
    delivered: Sheets, approved: Rows
) -> None:
    periods = {
        row["Aktenzeichen"]: (day(row["Laufzeit von"]), day(row["Laufzeit bis"]))
        for row in approved
    }
    reported: dict[str, set[str]] = defaultdict(set)
    for row in delivered["Kontakte"]:
        start, end = periods[row["Aktenzeichen"]]
        assert f"{start:%Y-%m}" <= sort_month(row["Monat"]) <= f"{end:%Y-%m}"
        reported[row["Aktenzeichen"]].add(row["Monat"])
    silent = [row for row in approved if row["Aktenzeichen"] not in reported]
    assert {row["Gemeinde-AGS"][:5] for row in silent} == plan.WITHOUT_REPORTS


def test_nine_meetings_stand_and_only_the_first_has_its_published_day(delivered: Sheets) -> None:
    meetings = delivered["Zirkeltreffen"]
    assert Counter(row["Zirkel"] for row in meetings) == {
        "Düsseldorf": 3,
        "Essen": 3,
        "Dortmund": 3,
    }
    dated = [(row["Zirkel"], row["Datum"], row["Ort"]) for row in meetings if row["Datum"]]
    assert dated == [("Düsseldorf", "04.02.2020", "Düsseldorf")]


def test_nobody_real_is_named(delivered: Sheets) -> None:
    path = Path(generate.__file__).parents[1] / "reference" / "ziq_projects_public.csv"
    with path.open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    for row in delivered["Antraege"]:
        assert re.search(r"[Bb]eispiel.*\d{3}", row["Träger"])
    known = " ".join(row["quartier"] + row["projekttitel"] for row in real)
    for row in delivered["Quartiere"]:
        assert row["Name"] not in known
        assert "Beispieldaten" in row["Quelle"]
