"""Report forms go out, returns come in, and everybody knows who still owes one."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest

from data.collection.command import make_forms, take_returns
from data.collection.mails import mail_text
from data.collection.projects import projects
from data.collection.returns import returns_among, standing_lines
from data.collection.standing import Standing, due_text
from data.command_line import main
from data.importing import ImportOutcome, ImportRejectedError
from data.versions import read_pointer
from tests.importing.deliveries import Office, application, contact, neighbourhood, stored

TODAY = dt.date(2019, 6, 2)
CASES = ("A-1", "A-2", "A-3")
RETURN = ["Q-1", "05.2019", "Kinder", "6–9", "Schule", "digital", 12, 3, 1, 1, 1]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Three running projects and a rejected one; A-1 has reported March."""
    found = Office(tmp_path)
    running = [
        application(Aktenzeichen=case, Status="laufend", Laufzeit_von="01.03.2019")
        for case in CASES
    ]
    rejected = application(Aktenzeichen="A-9", Status="abgelehnt", Bewilligte_Summe="",
                           Anteil_Land="", Anteil_ESF="")  # fmt: skip
    found.deliver(
        Antraege=[*running, rejected], Quartiere=[neighbourhood()],
        Antrag_Quartier=[{"Aktenzeichen": "A-1", "Quartier-ID": "Q-1"}], Kontakte=[contact()],
    )  # fmt: skip
    found.takes()
    return found


def returned(office: Office, case: str, row: list[object], name: str = "", line: int = 2) -> Path:
    """A form of that project with one line filled in, as a project leader sends it back."""
    inbox = office.inbox.parent / "returns"
    inbox.mkdir(exist_ok=True)
    path = inbox / (name or f"{case}.xlsx")
    if not path.exists():
        forms = {p.stem[-3:]: p for p in make_forms(office.store, inbox.parent / "forms", TODAY)}
        shutil.copy(forms[case], path)
    book = openpyxl.load_workbook(path)
    for index, value in enumerate(row):
        book["Kontakte"].cell(line, 2 + index, value)
    book.save(path)
    return path


def take(
    office: Office, *, take_good: bool = False
) -> tuple[ImportOutcome | ImportRejectedError, dict[str, Standing]]:
    inbox = office.inbox.parent / "returns"
    told: list[Standing] = []
    try:
        returns, workbooks = returns_among([inbox])
        outcome: ImportOutcome | ImportRejectedError = take_returns(
            office.store, [inbox], returns, check_only=False, take_good=take_good,
            report_folder=office.inbox.parent / "report", today=TODAY, workbooks=workbooks,
            progress=lambda *_: None, told=told.extend,
        )  # fmt: skip
    except ImportRejectedError as error:
        outcome = error
    return outcome, {row.case_number: row for row in told}


def test_a_project_owes_the_months_that_are_over_and_not_reported(office: Office) -> None:
    found = projects(read_pointer(office.store).path, TODAY)
    assert [(p.case_number, p.due) for p in found] == [
        ("A-1", ("2019-04", "2019-05")),
        ("A-2", ("2019-03", "2019-04", "2019-05")),
        ("A-3", ("2019-03", "2019-04", "2019-05")),
    ]
    assert found[0].neighbourhoods == (("Q-1", "Altendorf"),)
    assert (found[0].last_month, found[0].last["contacts_count"]) == ("2019-03", 12)


def test_a_form_is_prefilled_protected_and_checks_what_is_typed(office: Office) -> None:
    first = make_forms(office.store, office.inbox.parent / "forms", TODAY)[0]
    book = openpyxl.load_workbook(first)
    assert book.sheetnames == ["Meldebogen", "Kontakte", "Angebote", "Auswahllisten"]
    cover = {row[0].value: row[1].value for row in book["Meldebogen"].iter_rows(max_col=2)}
    assert cover["Aktenzeichen"] == "A-1"
    assert cover["Offene Monate"] == "04.2019, 05.2019"
    assert cover["Formular-ID"] == "ziq-form-1 | A-1 | 2019-06-02"
    assert cover["Kontakte"] == "12"
    page = book["Kontakte"]
    assert all(book[name].protection.sheet for name in book.sheetnames)
    assert page["A2"].value == "A-1"
    assert page["A2"].protection.locked
    assert not page.column_dimensions["H"].protection.locked
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    assert rules["I2"].formula1 == "AND(ISNUMBER($I2),$I2>=0,$I2=INT($I2),$I2<=$H2)"
    assert rules["C2"].formula1 == "Auswahllisten!$A$2:$A$4"
    assert [cell.value for cell in book["Auswahllisten"]["A"]][1:4] == [
        "05.2019", "04.2019", "03.2019",
    ]  # fmt: skip
    assert {"B2", "D2", "F2"} <= set(rules)


def test_good_returns_are_taken_while_a_faulty_one_waits(office: Office) -> None:
    returned(office, "A-1", RETURN)
    returned(office, "A-2", [None, *RETURN[1:7], 30])
    refused, found = take(office)
    assert isinstance(refused, ImportRejectedError)
    assert {case: row.state for case, row in found.items()} == {
        "A-1": "received", "A-2": "faulty", "A-3": "overdue",
    }  # fmt: skip
    assert [copy.name for copy in found["A-2"].copies] == ["A-2-markiert.xlsx"]
    assert stored(office, "SELECT count(*) FROM outreach") == [(1,)]
    mails = mail_text(found.values())
    assert "Betreff: Meldung A-2 · Kümmerer" in mails
    assert "- Kontakte I2 „30“: Erstkontakte können die Kontakte nicht übersteigen.\n" in mails
    assert "Anlage (die Stellen sind markiert): A-2-markiert.xlsx" in mails
    assert (found["A-1"].due, found["A-2"].due[-1]) == (("2019-04",), "2019-05")
    assert "es fehlen noch Ihre Meldungen für: 03.2019 bis 05.2019" in mails
    assert "  A-2 · Kümmerer · Fehler: 1 · A-2-markiert.xlsx" in list(
        standing_lines(found.values())
    )
    taken, _ = take(office, take_good=True)
    assert isinstance(taken, ImportOutcome)
    assert stored(office, "SELECT case_number, month FROM outreach ORDER BY ALL") == [
        ("A-1", "2019-03"), ("A-1", "2019-05"),
    ]  # fmt: skip
    again, _ = take(office, take_good=True)
    assert isinstance(again, ImportOutcome)
    assert (again.version, again.changes) == (None, ())
    assert read_pointer(office.store).version_id == taken.version


@pytest.mark.parametrize("name", ["Meldebogen_A-2.xlsx", "Report_form_A-2 (1).ods"])
def test_a_return_that_cannot_be_opened_waits_while_the_others_are_taken(
    office: Office, name: str
) -> None:
    damaged = returned(office, "A-1", RETURN).parent / name
    damaged.write_bytes(b"PK\x03\x04 cut off")
    refused, found = take(office)
    assert isinstance(refused, ImportRejectedError)
    assert {case: row.state for case, row in found.items()} == {
        "A-1": "received", "A-2": "faulty", "A-3": "overdue",
    }  # fmt: skip
    mails = mail_text(found.values())
    assert f"- {name}: " in mails
    assert "Bitte speichern Sie den Meldebogen neu" in mails
    taken, _ = take(office, take_good=True)
    assert isinstance(taken, ImportOutcome)
    assert stored(office, "SELECT count(*) FROM outreach") == [(2,)]


def test_what_came_back_empty_is_not_received(office: Office) -> None:
    inbox = office.inbox.parent / "returns"
    form = make_forms(office.store, inbox, TODAY)[0]
    for other in inbox.glob("*A-[23].xlsx"):
        other.unlink()
    _, found = take(office)
    assert (found["A-1"].state, found["A-1"].files) == ("overdue", (form.name,))
    assert f"04.2019, 05.2019 · leer: {form.name}" in "".join(standing_lines(found.values()))
    assert f"kam ohne Angaben zurück: {form.name}." in mail_text(found.values())
    assert f"{form.name}.\nEs fehl" in mail_text(found.values())


def test_a_form_without_its_first_sheet_is_still_one(office: Office) -> None:
    path = returned(office, "A-2", [None, *RETURN[1:]])
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["Auswahllisten"][1]][:3] == [
        "Monat", "Quartier-ID", "Kostenfrei",
    ]  # fmt: skip
    book.remove(book["Meldebogen"])
    book.save(path)
    taken, found = take(office)
    assert isinstance(taken, ImportOutcome)
    assert (found["A-2"].state, found["A-2"].due) == ("received", ("2019-03", "2019-04"))


def test_copies_are_kept_of_faulty_returns_only(office: Office) -> None:
    """A warning in a good return needs nobody's answer."""
    returned(office, "A-1", [*RETURN[:6], 20, 4, 9, 9, 9])
    returned(office, "A-2", [None, *RETURN[1:7], 30])
    take(office)
    report = office.inbox.parent / "report"
    assert [path.name for path in report.iterdir()] == ["A-2-markiert.xlsx"]


def test_two_different_returns_for_one_month_are_faulty_not_added_up(office: Office) -> None:
    returned(office, "A-1", RETURN)
    returned(office, "A-1", [*RETURN[:6], 20, 4, 1, 1, 1], name="A-1 neu.xlsx")
    refused, found = take(office)
    assert isinstance(refused, ImportRejectedError)
    assert found["A-1"].state == "faulty"
    assert stored(office, "SELECT count(*) FROM outreach") == [(1,)]


def test_a_form_of_another_version_is_read_and_gives_its_case_number(office: Office) -> None:
    path = returned(office, "A-3", RETURN)
    book = openpyxl.load_workbook(path)
    book["Meldebogen"]["B6"] = "ziq-form-0 | A-3 | 2019-04-01"
    # Somebody deleted the case number and wrote below the prepared rows.
    book["Kontakte"]["A2"] = None
    book["Kontakte"]["N1"] = None
    book.save(path)
    taken, found = take(office)
    assert isinstance(taken, ImportOutcome)
    assert found["A-3"].state == "received"
    assert stored(office, "SELECT month FROM outreach WHERE case_number = 'A-3'") == [("2019-05",)]


def test_the_command_writes_forms_and_takes_returns(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZIQ_STORE", str(office.store))
    monkeypatch.setenv("ZIQ_LANG", "de")
    forms = office.inbox.parent / "forms"
    assert main(["forms", str(forms)]) == 0
    assert sorted(path.name for path in forms.iterdir()) == [
        f"Meldebogen_{case}.xlsx" for case in CASES
    ]
    returned(office, "A-1", RETURN)
    inbox = office.inbox.parent / "returns"
    assert main(["import", str(inbox)]) == 0
    told = capsys.readouterr().out
    assert "eingegangen: 1" in told
    report = office.inbox.parent / "returns-Ruecklauf"
    assert sorted(path.name for path in report.iterdir()) == ["Ruecklauf.txt", "Ruecklauf.xlsx"]
    table = openpyxl.load_workbook(report / "Ruecklauf.xlsx").active
    assert [cell.value for cell in table[2]][:4] == ["A-1", "Kümmerer", "eingegangen", "A-1.xlsx"]


@pytest.mark.parametrize(
    ("months", "text"),
    [
        ([], ""), (["2019-03"], "03.2019"), (["2019-03", "2019-04"], "03.2019, 04.2019"),
        (["2019-11", "2019-12", "2020-01", "2020-03"], "11.2019 bis 01.2020, 03.2020"),
    ],
)  # fmt: skip
def test_months_on_end_are_told_by_the_first_and_the_last(months: list[str], text: str) -> None:
    assert due_text(months) == text
