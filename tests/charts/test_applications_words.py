"""What the charts of the page Anträge say, for none, one and many, in German."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dashboards.charts.applications import (
    applications_by_applicant_type,
    applications_by_status,
    applications_list,
    applications_path,
    approved_funds,
    decision_days,
    own_contribution,
)
from dashboards.charts.applications.variables_of_applications import period, year
from dashboards.charts.projects import projects_list
from dashboards.language import names
from dashboards.language.i18n import speaking
from dashboards.pictures.parts import Label, Text, quiet
from queries.rows import Rows

STEPS = [
    ("received", None, None), ("open", "received", "open"), ("withdrawn", "received", "withdrawn"),
    ("decided", None, None), ("rejected", "decided", "rejected"), ("revoked", "decided", "revoked"),
    ("approved", None, "approved"), ("not-started", "approved", None), ("started", None, None),
    ("running", "started", None), ("completed", None, None),
]  # fmt: skip


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    with speaking("de"):
        yield


def table(names: Sequence[str], records: Sequence[tuple[Any, ...]]) -> Rows:
    return Rows.of([dict(zip(names, values, strict=True)) for values in records], names)


def path(*counts: int) -> Rows:
    columns = ["path_step", "leaves_after", "path_outcome"]
    return table(columns, STEPS).adding(applications_count=counts)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_path_in_words_names_every_step_and_what_stands_beside() -> None:
    frame = path(156, 5, 7, 144, 20, 2, 122, 15, 107, 81, 26)
    assert applications_path.describe(frame) == (
        "Von 156 eingegangenen Anträgen sind 144 entschieden, 122 bewilligt, 107 begonnen,"
        " 26 abgeschlossen, 20 abgelehnt und 2 widerrufen; außerdem sind 5 noch offen und 7"
        " zurückgezogen. Die Bewilligungsquote bezieht sich auf die entschiedenen Anträge."
    )
    assert applications_path.headline(frame) == (
        "122 von 144 entschiedenen Anträgen sind bewilligt"
    )


def test_the_path_of_a_single_open_application() -> None:
    frame = path(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert applications_path.describe(frame) == "Der eine eingegangene Antrag ist noch offen."
    assert applications_path.headline(frame) is None


def test_the_bars_of_the_path_lead_to_their_own_rows() -> None:
    picture = applications_path.draw(path(156, 5, 7, 144, 20, 2, 122, 15, 107, 81, 26))
    assert picture.values == (156, 144, 122, 107, 26)
    assert picture.rows == (0, 3, 6, 8, 10)
    assert picture.labels[1] == Label("entschieden", "noch offen: 5 · zurückgezogen: 7")
    assert picture.roles[2] == "mark"


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([1], "Der eine Antrag kommt von der Trägerart Caritas."),
        (
            [3, 2],
            "5 Anträge kommen von zwei Trägerarten: Caritas (3, 60,0 %) und Diakonie (2, 40,0 %).",
        ),
        ([2, 2, 2, 2], "8 Anträge kommen von vier Trägerarten; auf keine entfallen mehr als 2."),
        (
            [5, 2, 2, 2],
            "11 Anträge kommen von vier Trägerarten; am häufigsten sind Caritas (5, 45,5 %).",
        ),
    ],
)
def test_types_of_applicants_are_named_only_as_far_as_they_stand_apart(
    counts: list[int], sentence: str
) -> None:
    kinds = ["caritas", "diakonie", "awo", "drk"][: len(counts)]
    frame = Rows({"applicant_type": kinds, "applications_count": counts})
    assert plain(applications_by_applicant_type.describe(frame)) == sentence


def funds(*rows: tuple[str, float, float]) -> Rows:
    return table(["region_ags", "requested_eur", "approved_eur"], rows)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (funds(("051", 5e5, 0)), "Beantragt sind 500.000 €; davon ist nichts bewilligt."),
        (
            funds(("051", 5e5, 4e5)),
            "Regierungsbezirk Düsseldorf: beantragt sind 500.000 €, bewilligt 400.000 €.",
        ),
        (
            funds(("051", 5e5, 4e5), ("053", 2e6, 1.5e6), ("055", 1e5, 0), ("057", 1e5, 0)),
            "Beantragt sind 2,7 Mio. €; von den bewilligten 1,9 Mio. € entfallen 1,5 Mio. € auf"
            " den Regierungsbezirk Köln, 400.000 € auf Düsseldorf und nichts auf Münster und"
            " Detmold.",
        ),
        (
            funds(("051", 5e5, 4e5), ("053", 1e5, 0)),
            "Beantragt sind 600.000 €; alles Bewilligte, 400.000 €, entfällt auf den"
            " Regierungsbezirk Düsseldorf.",
        ),
    ],
)
def test_money_in_words(frame: Rows, sentence: str) -> None:
    name = names.area_name
    assert plain(approved_funds.describe(frame, key="region_ags", name=name)) == sentence


def days(*rows: tuple[str, int, float | None, int]) -> Rows:
    found = table(["region_ags", "dated_count", "median_days", "open_count"], rows)
    known = [median is not None for median in found["median_days"]]
    return found.adding(
        all_median_days=[70.0] * len(rows),
        lower_quartile_days=[60.0 if is_known else None for is_known in known],
        upper_quartile_days=[80.0 if is_known else None for is_known in known],
    )


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (
            days(("051", 30, 71.0, 0), ("053", 20, 64.5, 1)),
            "Vom Eingang bis zur Entscheidung vergehen im Median 70 Tage; am kürzesten dauert"
            " es im Regierungsbezirk Köln (64,5 Tage), am längsten im Regierungsbezirk Düsseldorf"
            " (71 Tage). Ein Antrag ist noch offen und nicht eingerechnet.",
        ),
        (
            days(("051", 30, 71.0, 0), ("053", 2, 10.0, 0)),
            "Vom Eingang bis zur Entscheidung vergehen im Median 70 Tage.",
        ),
        (
            days(("051", 0, None, 3)),
            "In dieser Auswahl ist noch kein Antrag entschieden. 3 Anträge sind noch offen und"
            " nicht eingerechnet.",
        ),
    ],
)
def test_time_to_decision_in_words(frame: Rows, sentence: str) -> None:
    where = decision_days.in_region
    assert decision_days.describe(frame, key="region_ags", where=where) == sentence


def test_a_region_without_decisions_has_a_row_without_bar() -> None:
    frame = days(("051", 30, 71.0, 0), ("053", 0, None, 1))
    picture = decision_days.draw(frame, key="region_ags", label=str)
    assert (picture.starts, picture.ends) == ((60.0, None), (80.0, None))
    assert picture.ticks == (71.0, None)
    assert picture.texts == (Text("71", " Tage · 60–80"), quiet("–"))


def own(*rows: tuple[int, bool, int, float, float, int]) -> Rows:
    columns = [
        "building_block", "is_municipal", "approved_count", "own_share_eur", "total_eur",
        "below_minimum_count",
    ]  # fmt: skip
    found = table(columns, rows)
    return found.adding(
        minimum_percent=[20 if is_municipal else 10 for is_municipal in found["is_municipal"]],
        own_contribution_percent=[100 * row["own_share_eur"] / row["total_eur"] for row in found],
    )


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (
            own((1, True, 3, 60, 300, 0), (1, False, 4, 50, 400, 1)),
            "Von den Ausgaben tragen kommunale Träger 20,0 % (gefordert: mindestens 20 %) und"
            " andere Träger 12,5 % (gefordert: mindestens 10 %) selbst. Eines von"
            " 7 Vorhaben mit Angabe bleibt darunter.",
        ),
        (
            own((2, False, 1, 10, 100, 0)),
            "Von den Ausgaben tragen andere Träger 10,0 % (gefordert: mindestens 10 %) selbst. Kein"
            " Vorhaben mit Angabe bleibt darunter.",
        ),
        (
            own((2, False, 30, 10, 200, 15)),
            "Von den Ausgaben tragen andere Träger 5,0 % (gefordert: mindestens 10 %) selbst. 15"
            " von 30 Vorhaben mit Angabe bleiben darunter.",
        ),
    ],
)
def test_own_contribution_in_words(frame: Rows, sentence: str) -> None:
    assert plain(own_contribution.describe(frame)) == sentence


def test_lists_say_what_they_hold() -> None:
    rows = Rows({"requested_eur": [1e5, 2e5], "approved_eur": [None, 1.5e5]})
    assert plain(applications_list.describe(rows)) == (
        "Mit 2 Anträgen sind zusammen 300.000 € beantragt; bewilligt sind 150.000 €."
    )
    assert plain(applications_list.describe(rows.head(1))) == (
        "Mit einem Antrag sind 100.000 € beantragt; davon ist nichts bewilligt."
    )
    one = Rows({"status": ["rejected"], "approved_eur": [None]})
    assert projects_list.describe(one) == (
        "Die Daten enthalten in der Auswahl einen Antrag; er ist nicht bewilligt."
    )


def test_statuses_stand_in_the_order_of_the_code_list() -> None:
    given = Rows({"status": ["completed", "received", "running"], "applications_count": [3, 2, 5]})
    frame = applications_by_status.in_order(given)
    assert frame["status"] == ["received", "running", "completed"]
    picture = applications_by_status.draw(frame)
    labels = [label.text for label in picture.labels]
    assert labels == ["eingegangen", "laufend", "abgeschlossen"]
    assert picture.rows == ()
    assert applications_by_status.describe(frame) == (
        "Von 10 Anträgen haben 5 den Status „laufend“, 3 „abgeschlossen“ und 2 „eingegangen“."
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-01-01", "2020-12-31", "01.01.2019 – 31.12.2020"),
        (None, "2020-12-31", "bis 31.12.2020"),
        ("2019-01-01", None, "ab 01.01.2019"),
        (None, float("nan"), ""),
    ],
)
def test_a_period_names_the_days_that_are_known(start: object, end: object, words: str) -> None:
    assert period(start, end) == words


@pytest.mark.parametrize(("value", "words"), [(2021.0, "2021"), (float("nan"), "–")])
def test_a_year_has_no_decimals(value: float, words: str) -> None:
    assert year(value) == words
