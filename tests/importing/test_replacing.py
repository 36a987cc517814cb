"""What an import replaces, what it carries over, and how the difference is listed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data import versions
from data.importing import Change
from data.importing.delivery import MARKED_SUFFIX
from tests import sample_store
from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    neighbourhood,
    offer,
    stored,
)


def meta(office: Office) -> dict[str, str]:
    return dict(stored(office, "SELECT key, value FROM meta"))  # type: ignore[arg-type]


def first_delivery(office: Office, **more: list[dict[str, object]]) -> None:
    """Two applications with three months, and an inbox that is empty afterwards."""
    office.deliver(
        Antraege=[application(), application(Aktenzeichen="A-2")],
        Kontakte=[
            contact(), contact(Monat="04.2019"), contact(Aktenzeichen="A-2", Kontakte=20),
        ],
        **more,
    )  # fmt: skip
    office.takes()
    for path in office.inbox.iterdir():
        path.unlink()


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store after the first delivery, which nobody may change."""
    office = Office(tmp_path_factory.mktemp("first"))
    first_delivery(office)
    return office.store


@pytest.fixture
def fed(office: Office, delivered: Path) -> Office:
    """An office whose first delivery is in."""
    shutil.copytree(delivered, office.store)
    return office


def test_the_first_import_of_ones_own_needs_applications(office: Office) -> None:
    office.deliver(Kontakte=[contact()])
    assert "applications-missing" in {f.kind for f in office.refuses()}


def test_after_the_sample_ones_own_data_start_empty_but_for_reference_data(office: Office) -> None:
    sample_store.copy_to(office.store)
    office.deliver(Kontakte=[contact()])
    assert "applications-missing" in {f.kind for f in office.refuses()}
    office.deliver(Antraege=[application()])
    outcome = office.takes()
    assert outcome.changes == ()
    assert (outcome.tables["applications"], outcome.tables["outreach"]) == (1, 1)
    assert outcome.tables["neighbourhoods"] == 0
    assert meta(office)["sample"] == "false"
    counts = "SELECT (SELECT count(*) FROM {}) FROM meta LIMIT 1"
    for table, rows in (("districts", 53), ("municipalities", 396), ("public_projects", 67)):
        assert stored(office, counts.format(table)) == [(rows,)]


def test_a_month_of_one_project_replaces_exactly_that(fed: Office) -> None:
    fed.deliver(
        Kontakte=[contact(Kontakte=99), contact(Kontakte=7, Erstkontakte=0, Zugangsort="Kita")]
    )
    outcome = fed.takes()
    assert stored(
        fed, "SELECT case_number, month, place, contacts_count FROM outreach ORDER BY ALL"
    ) == [
        ("A-1", "2019-03", "day-care", 7),
        ("A-1", "2019-03", "school", 99),
        ("A-1", "2019-04", "school", 12),
        ("A-2", "2019-03", "school", 20),
    ]
    before, after = "Zeilen: 1, Kontakte: 12", "Zeilen: 2, Kontakte: 106"
    assert outcome.changes == (Change("outreach", "changed", "A-1 · 2019-03", before, after),)
    assert stored(fed, "FROM changes") == [("outreach", "changed", "A-1 · 2019-03", before, after)]


def test_a_change_of_persons_alone_is_told_without_the_counts(fed: Office) -> None:
    fed.deliver(Kontakte=[contact(Erstkontakte=2)])
    (change,) = fed.takes().changes
    assert change.after == "Zeilen: 1, Kontakte: 12; Personenzahlen geändert"


def test_replace_replaces_all_of_a_monthly_sheet(fed: Office) -> None:
    fed.deliver(Kontakte=[contact(Kontakte=99)])
    changes = fed.takes(replace=True).changes
    assert [(c.change, c.key) for c in changes] == [
        ("changed", "A-1 · 2019-03"), ("gone", "A-1 · 2019-04"), ("gone", "A-2 · 2019-03"),
    ]  # fmt: skip
    assert stored(fed, "SELECT count(*) FROM outreach") == [(1,)]


def test_any_other_sheet_is_replaced_as_a_whole_and_the_rest_is_carried_over(
    office: Office,
) -> None:
    first_delivery(office, Quartiere=[neighbourhood(), neighbourhood(Quartier_ID="Q-2")],
                   Angebote=[offer()])  # fmt: skip
    office.deliver(Quartiere=[neighbourhood(Name="Neu"), neighbourhood(Quartier_ID="Q-3")])
    outcome = office.takes()
    assert outcome.changes == (
        Change("neighbourhoods", "changed", "Q-1", "Name: Altendorf", "Name: Neu"),
        Change("neighbourhoods", "gone", "Q-2", "Name: Altendorf; Gemeinde-AGS: 05113000", ""),
        Change("neighbourhoods", "added", "Q-3", "", "Name: Altendorf; Gemeinde-AGS: 05113000"),
    )
    assert (outcome.tables["outreach"], outcome.tables["offers"]) == (3, 1)


def test_of_many_changes_the_first_are_told_and_all_are_counted_and_kept(
    fed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.importing.changes.FIRST", 2)
    fed.deliver(Quartiere=[neighbourhood(Quartier_ID=f"Q-{n}") for n in (4, 2, 3)])
    outcome = fed.takes()
    assert [change.key for change in outcome.changes] == ["Q-2", "Q-3"]
    assert outcome.change_counts == {"neighbourhoods": {"added": 3}}
    assert stored(fed, "SELECT key FROM changes") == [("Q-2",), ("Q-3",), ("Q-4",)]


def test_every_row_keeps_the_file_sheet_row_and_time_it_came_from(fed: Office) -> None:
    path = fed.deliver(Kontakte=[contact(Monat="05.2019")])[0]
    path.rename(path.with_name("kontakte_2019-05.csv"))
    fed.takes()
    rows = stored(
        fed,
        "SELECT month, source_file, source_sheet, source_row, imported_at FROM outreach "
        "WHERE case_number = 'A-1' ORDER BY month",
    )
    assert [row[:4] for row in rows] == [
        ("2019-03", "Kontakte.csv", "Kontakte", 2),
        ("2019-04", "Kontakte.csv", "Kontakte", 3),
        ("2019-05", "kontakte_2019-05.csv", "Kontakte", 2),
    ]
    assert rows[0][4] == rows[1][4] < rows[2][4]  # type: ignore[operator]
    files = stored(fed, "SELECT file, rows FROM import_files ORDER BY file_id")
    assert files == [("kontakte_2019-05.csv", 1), ("Antraege.csv", 2), ("Kontakte.csv", 3)]


def test_carried_rows_that_would_lose_their_application_are_refused(fed: Office) -> None:
    fed.deliver(Antraege=[application()])
    findings = fed.refuses()
    assert brief(findings) == [("carried-orphan", "Kontakte", "4", "A-2")]
    assert "--replace" in findings[0].advice


def test_carried_rows_that_would_lose_their_neighbourhood_are_refused(office: Office) -> None:
    office.deliver(
        Antraege=[application()], Quartiere=[neighbourhood()],
        Kontakte=[contact(Quartier_ID="Q-1")],
    )  # fmt: skip
    office.takes()
    (office.inbox / "Antraege.csv").unlink()
    (office.inbox / "Kontakte.csv").unlink()
    office.deliver(Quartiere=[neighbourhood(Quartier_ID="Q-2")])
    assert brief(office.refuses()) == [("carried-orphan", "Kontakte", "2", "Q-1")]


def test_replace_drops_such_rows_and_lists_them(fed: Office) -> None:
    fed.deliver(Antraege=[application()])
    outcome = fed.takes(replace=True)
    assert brief(outcome.findings, "warning") == [("dropped-row", "Kontakte", "4", "A-2")]
    assert outcome.tables["outreach"] == 2


def test_a_check_finds_everything_and_changes_nothing(fed: Office) -> None:
    before = versions.read_pointer(fed.store)
    fed.deliver(Kontakte=[contact(Kontakte=99)])
    outcome = fed.takes(check_only=True)
    assert outcome.version is None
    assert [change.change for change in outcome.changes] == ["changed"]
    assert versions.read_pointer(fed.store) == before
    assert versions.versions_on_disk(fed.store) == [before.version_id]


def test_the_same_files_give_the_same_content_hash_in_any_order(office: Office) -> None:
    rows = [contact(Kontakte=n, Zugangsort=p) for n in (10, 11) for p in ("Schule", "Kita")]
    office.deliver(Antraege=[application()], Kontakte=rows)
    office.takes()
    first = meta(office)
    assert office.takes().changes == ()
    second = meta(office)
    office.deliver(Kontakte=rows[::-1])
    office.takes()
    third = meta(office)
    assert first["content_hash"] == second["content_hash"] == third["content_hash"]
    assert first["data_version"] != second["data_version"]
    office.deliver(Kontakte=[*rows[1:], contact(Kontakte=10, Zugangsort="Straße")])
    office.takes()
    assert meta(office)["content_hash"] != first["content_hash"]


def test_record_keys_stay_when_counts_are_corrected_and_other_stores_have_others(
    office: Office, tmp_path: Path
) -> None:
    query = "SELECT first_contacts_key, regular_key, lost_key FROM outreach ORDER BY case_number"
    office.deliver(Antraege=[application()], Kontakte=[contact(Abgebrochen=0)])
    office.takes()
    ((first, regular, lost),) = stored(office, query)
    assert first == regular
    assert lost == 0
    office.deliver(Kontakte=[contact(Kontakte=50, Erstkontakte=7, Regelmäßig="")])
    office.takes()
    assert stored(office, query) == [(first, 0, first)]
    (tmp_path / "other").mkdir()
    other = Office(tmp_path / "other")
    other.deliver(Antraege=[application()], Kontakte=[contact()])
    other.takes()
    assert stored(other, query) != [(first, first, first)]


def test_the_data_are_as_of_their_latest_day_not_the_end_of_funding(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.takes()
    assert meta(office)["as_of"] == "2018-10-01"
    office.deliver(Kontakte=[contact(Monat="02.2020")])
    office.takes()
    assert meta(office)["as_of"] == "2020-02-29"


def test_a_delivered_indicator_takes_the_place_of_the_reference_value(office: Office) -> None:
    row = {"AGS": "05111", "Indikator": "population_under_18", "Jahr": "31.12.2019", "Wert": 5,
           "Quelle": "Stadt"}  # fmt: skip
    office.deliver(Antraege=[application()], Indikatoren=[row])
    office.takes()
    query = (
        "SELECT value, source, is_reference FROM indicators WHERE ags = '05111' "
        "AND indicator = 'population_under_18' AND year = '2019-12-31'"
    )
    assert stored(office, query) == [(5.0, "Stadt", False)]
    (office.inbox / "Indikatoren.csv").unlink()
    office.takes()
    assert stored(office, query) == [(5.0, "Stadt", False)]


def test_a_folder_s_marked_copies_and_lock_files_are_left_aside(office: Office) -> None:
    office.deliver(Antraege=[application()])
    for name in (f"Antraege{MARKED_SUFFIX}.xlsx", "~$Antraege.xlsx", ".x.csv"):
        office.write(name, b"junk")
    outcome = office.takes()
    assert {f.kind for f in outcome.findings} <= {"skipped-copy"}
    assert outcome.tables["applications"] == 1


def test_two_files_of_one_sheet_are_taken_together(office: Office) -> None:
    office.deliver(Antraege=[application()], kontakte_1=[contact()])
    office.deliver(kontakte_2=[contact(Monat="04.2019")])
    assert office.takes().tables["outreach"] == 2


def test_a_carried_row_is_not_mistaken_for_one_of_a_new_file_of_the_same_name(
    fed: Office,
) -> None:
    fed.deliver(Antraege=[application()], Kontakte=[contact(Monat="06.2019")])
    assert brief(fed.refuses()) == [("carried-orphan", "Kontakte", "4", "A-2")]


def test_what_was_delivered_before_stands_apart_after_what_was_delivered_now(
    office: Office,
) -> None:
    office.deliver(Antraege=[application(Eingangsdatum="01.01.2012")])
    assert [f.file for f in office.takes().findings] == ["Antraege.csv"]
    (office.inbox / "Antraege.csv").unlink()
    office.deliver(
        Indikatoren=[
            {"Gebiet": "05111", "Indikator": "sgb2_quote_total", "Zeitpunkt": "2031",
             "Wert": "0,5", "Quelle": "Amt"},
        ]
    )  # fmt: skip
    found = [(f.kind, f.file) for f in office.takes().findings]
    assert found == [
        ("share-below-one", "Indikatoren.csv"),
        ("received-outside-call", "bisheriger Stand, Antraege.csv"),
    ]
