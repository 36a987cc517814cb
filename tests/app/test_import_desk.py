"""The import desk: checked first, shown as a difference, then confirmed; by people who may."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import openpyxl
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from dashboards.access import csrf_token
from dashboards.access.audit import AUDIT_FILE
from dashboards.components import import_sections
from dashboards.importing import deliveries
from dashboards.settings import Settings
from data import versions
from data.collection.command import make_forms
from data.importing import apart, import_paths, worker
from data.importing.messages import messages
from data.writer import write_lock
from queries.rows import Rows
from queries.scope import Viewer
from tests import sample_store
from tests.collection.filling import filled
from tests.importing.deliveries import Office, application, contact

HEADER = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;"
    "Status;Beantragte Summe;Gemeinde-AGS\n"
)
ROW = "A-{};2018–2020;1;{};Stadt Essen;Kommune/Kreis;ja;12.06.2018;{};80000;05113000\n"

HERE = {"REMOTE_ADDR": "127.0.0.1"}

Desk = Callable[..., TestResponse]


def applications(*titles: str, status: str = "eingegangen") -> bytes:
    rows = [ROW.format(number, title, status) for number, title in enumerate(titles, start=1)]
    return (HEADER + "".join(rows)).encode()


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    return create_app(Settings(store=tmp_path / "store"))


@pytest.fixture
def desk(server: Flask) -> Desk:
    """Posts files or a form to an address of the desk, as our own page does."""
    client = server.test_client()
    with server.test_request_context("/", environ_base=HERE):
        server.preprocess_request()
        token = csrf_token()

    def post(
        address: str, files: Mapping[str, bytes] | None = None, lang: str = "de", **form: str
    ) -> TestResponse:
        data: dict[str, Any] = dict(form)
        if files is not None:
            data["files"] = [(io.BytesIO(content), name) for name, content in files.items()]
        path, _mark, query = address.partition("?")
        return client.post(
            f"/import/{path}?lang={lang}&{query}",
            data=data,
            headers={"X-CSRF-Token": token},
            content_type="multipart/form-data",
        )

    return post


class Ended:
    """The process of an import that is over when it has begun."""

    def __init__(self, command: list[str], **_how: object) -> None:
        worker.main(Path(command[-1]))

    def poll(self) -> int:
        """That it ended well."""
        return 0

    def wait(self) -> int:
        """The same, at once."""
        return 0


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of the desk's process is done in this one, where the process is not in question."""
    stand_in = SimpleNamespace(Popen=Ended, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(apart, "subprocess", stand_in)
    monkeypatch.setattr(worker, "_limit", lambda _job: None)


def waiting(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "store" / deliveries.WAITING_FOLDER).iterdir())


def test_a_delivery_is_checked_shown_and_then_confirmed(desk: Desk, tmp_path: Path) -> None:
    sample_store.copy_to(tmp_path / "store")
    sample = versions.read_pointer(tmp_path / "store")
    shown = desk("check", {"Antraege.csv": applications("Kümmerer", "Gesund")}).get_json()
    assert shown["accepted"] is shown["starts_empty"] is True
    assert shown["changes"] == [{"sheet": "Antraege", "change": "added", "count": 2}]
    assert versions.read_pointer(tmp_path / "store") == sample
    done = desk("confirm", ticket=shown["ticket"]).get_json()
    assert done["version"] == versions.read_pointer(tmp_path / "store").version_id
    assert waiting(tmp_path) == []

    shown = desk("check", {"Antraege.csv": applications("Kümmerer", "Gesünder")}).get_json()
    assert shown["starts_empty"] is False
    assert shown["changes"] == [{"sheet": "Antraege", "change": "changed", "count": 1}]
    assert shown["first_changes"] == [
        ["Antraege", "changed", "A-2", "Projekttitel: Gesund", "Projekttitel: Gesünder"]
    ]
    again = desk("check", {"Antraege.csv": applications("Kümmerer", "Gesund")}).get_json()
    assert again["changes"] == []


def test_a_refused_delivery_says_where_and_offers_the_marked_copy(
    desk: Desk, server: Flask, tmp_path: Path
) -> None:
    content = applications("Kümmerer", status="Bewiligt")
    answer = desk("check", {"Antraege.csv": content}).get_json()
    assert answer["accepted"] is False
    ((severity, place, value, rule, advice),) = answer["findings"]
    assert (severity, place, value) == ("error", "Antraege.csv · Antraege · I2", "Bewiligt")
    assert "bewilligt" in rule
    assert "Liste" in advice
    copy = server.test_client().get(f"/import/marked/{answer['ticket']}")
    page = openpyxl.load_workbook(io.BytesIO(copy.data))["Antraege"]
    assert page["I2"].comment is not None
    assert not (tmp_path / "store" / versions.POINTER_FILE).exists()
    assert desk("confirm", ticket=answer["ticket"]).get_json()["accepted"] is False


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("lang", "advice"), [("de", "dazu auswählen"), ("en", "Choose the file")])
def test_a_reader_at_the_desk_is_not_sent_to_a_command_line(
    desk: Desk, lang: str, advice: str
) -> None:
    content = b"Quartier-ID;Name;Gemeinde-AGS\nQ-1;Altendorf;05113000\n"
    answer = desk("check", {"Quartiere.csv": content}, lang=lang).get_json()
    assert advice in answer["findings"][0][4]
    warned = dict.fromkeys(("file", "sheet", "cell", "value", "rule"), "") | {
        "severity": "error",
        "kind": "applications-missing",
        "advice": messages()["applications-missing"][lang]["advice"],
    }
    assert advice in str(import_sections.findings(Rows.of([warned], list(warned))))


@pytest.mark.usefixtures("at_once")
def test_several_marked_copies_come_in_one_file(desk: Desk, server: Flask) -> None:
    wrong = applications("Kümmerer", status="?")
    answer = desk("check", {"Antraege.csv": wrong, "Antraege_2.csv": wrong}).get_json()
    copies = server.test_client().get(f"/import/marked/{answer['ticket']}")
    with zipfile.ZipFile(io.BytesIO(copies.data)) as archive:
        assert archive.namelist() == ["Antraege-markiert.xlsx", "Antraege_2-markiert.xlsx"]


@pytest.mark.usefixtures("at_once")
def test_the_desk_speaks_the_reader_s_language(desk: Desk, server: Flask) -> None:
    content = applications("Kümmerer", status="?")
    answer = desk("check", {"Antraege.csv": content}, lang="en").get_json()
    assert "not in the list" in answer["findings"][0][3]
    template = server.test_client().get("/import/template.xlsx?lang=en")
    assert "applications" in openpyxl.load_workbook(io.BytesIO(template.data)).sheetnames
    template = server.test_client().get("/import/template.xlsx")
    assert "Antraege" in openpyxl.load_workbook(io.BytesIO(template.data)).sheetnames


def test_the_desk_gives_a_report_form_per_approved_project(
    desk: Desk, server: Flask, tmp_path: Path
) -> None:
    header, row = applications("Kümmerer", status="bewilligt").decode().splitlines()
    path = tmp_path / "Antraege.csv"
    content = f"{header};Laufzeit von;Bewilligte Summe\n{row};01.01.2019;1000\n"
    path.write_text(content, encoding="utf-8")
    import_paths(tmp_path / "store", [path])
    answer = server.test_client().get("/import/forms.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert len(names) == 1
    assert names[0].startswith("Meldebogen_")
    with server.test_request_context("/", environ_base=HERE):
        server.preprocess_request()
        shown = str(import_sections.desk(Viewer(rights=frozenset({"see", "import"}))))
    assert "Meldebögen aller bewilligten Projekte" in shown


@pytest.mark.usefixtures("at_once")
def test_returns_are_reported_project_by_project_and_the_good_ones_can_be_taken(
    desk: Desk, server: Flask, tmp_path: Path
) -> None:
    header, *rows = applications("Eins", "Zwei", "Drei", status="bewilligt").decode().splitlines()
    lines = [f"{header};Laufzeit von;Bewilligte Summe", *(f"{r};01.01.2019;1000" for r in rows)]
    path = tmp_path / "Antraege.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    store = tmp_path / "store"
    import_paths(store, [path])
    forms = make_forms(store, tmp_path / "forms", dt.date(2019, 4, 2))
    files = {"A-1.xlsx": filled(forms[0], 12, 3), "A-2.xlsx": filled(forms[1], 3, 12)}
    answer = desk("check", files).get_json()
    assert not answer["accepted"]
    report = answer["preview"]
    assert (report["kind"], report["can_take_good"]) == ("returns", True)
    assert [row[0::2][:2] for row in report["rows"]] == [
        ["A-2", "fehlerhaft"], ["A-3", "überfällig"], ["A-1", "eingegangen"],
    ]  # fmt: skip
    assert [row[4] for row in report["rows"]] == [1, 0, 0]
    assert report["lines"][0].startswith("fehlerhaft: 1 · überfällig: 1")
    get = server.test_client().get
    table = get(f"/import/returns/{answer['ticket']}.xlsx?lang=de")
    page = openpyxl.load_workbook(io.BytesIO(table.data)).active
    assert [cell.value for cell in page["C"]] == [
        "Stand",
        "eingegangen",
        "fehlerhaft",
        "überfällig",
    ]
    mails = get(f"/import/returns/{answer['ticket']}.txt?lang=de").data.decode()
    assert "Kontakte I2 „12“: Erstkontakte können die Kontakte nicht übersteigen." in mails
    assert get("/import/returns/nothing.txt").status_code == 404
    again = desk("again", ticket=answer["ticket"], take_good="yes").get_json()
    assert again["accepted"]
    assert again["changes"] == [{"sheet": "Kontakte", "change": "added", "count": 1}]
    assert not again["preview"]["can_take_good"]
    done = desk("confirm", ticket=answer["ticket"]).get_json()
    assert done["accepted"]
    with duckdb.connect(str(versions.read_pointer(store).path), read_only=True) as connection:
        found = connection.execute("SELECT case_number, month FROM outreach").fetchall()
    assert found == [("A-1", "2019-03")]


@pytest.mark.usefixtures("at_once")
def test_what_is_confirmed_is_what_was_shown(desk: Desk, tmp_path: Path) -> None:
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    other = tmp_path / "Antraege.csv"
    other.write_bytes(applications("Gesund"))
    import_paths(tmp_path / "store", [other])
    between = versions.read_pointer(tmp_path / "store")
    answer = desk("confirm", ticket=shown["ticket"]).get_json()
    assert answer["has_moved_on"] is True
    assert answer["changes"] == [{"sheet": "Antraege", "change": "changed", "count": 1}]
    assert versions.read_pointer(tmp_path / "store") == between
    done = desk("confirm", ticket=answer["ticket"]).get_json()
    assert done["version"] == versions.read_pointer(tmp_path / "store").version_id


@pytest.fixture
def slipping_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets somebody else's import through just before the next one begins."""
    other = tmp_path / "Antraege.csv"
    other.write_bytes(applications("Gesund"))
    begin = apart.start

    def begin_after_the_other(folder: Path, store: Path, files: Path, **how: Any) -> None:
        monkeypatch.undo()
        import_paths(store, [other])
        begin(folder, store, files, **how)

    return lambda: monkeypatch.setattr(apart, "start", begin_after_the_other)


def test_an_import_that_slips_in_at_the_last_moment_is_noticed(
    desk: Desk, tmp_path: Path, slipping_in: Callable[[], None]
) -> None:
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    slipping_in()
    answer = desk("confirm", ticket=shown["ticket"]).get_json()
    assert answer["has_moved_on"] is True
    assert answer["changes"] == [{"sheet": "Antraege", "change": "changed", "count": 1}]
    between = versions.read_pointer(tmp_path / "store")
    assert between.earlier == ()
    done = desk("confirm", ticket=answer["ticket"]).get_json()
    pointer = versions.read_pointer(tmp_path / "store")
    assert (pointer.version_id, pointer.earlier) == (done["version"], (between.version_id,))


def test_a_difference_is_to_the_version_it_is_noted_for(
    desk: Desk, tmp_path: Path, slipping_in: Callable[[], None]
) -> None:
    slipping_in()
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    assert shown["changes"] == [{"sheet": "Antraege", "change": "changed", "count": 1}]
    done = desk("confirm", ticket=shown["ticket"]).get_json()
    assert done["version"] == versions.read_pointer(tmp_path / "store").version_id


def test_nothing_is_imported_without_its_line_in_the_audit_log(desk: Desk, tmp_path: Path) -> None:
    log = tmp_path / "store" / AUDIT_FILE
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    log.mkdir()
    answer = desk("confirm", ticket=shown["ticket"])
    assert answer.status_code == 503
    assert not (tmp_path / "store" / versions.POINTER_FILE).exists()
    log.rmdir()
    assert desk("confirm", ticket=shown["ticket"]).get_json()["accepted"] is True
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert json.loads(line).items() >= {"event": "import", "files": "Antraege.csv"}.items()


@pytest.mark.usefixtures("at_once")
def test_a_discarded_delivery_is_gone(desk: Desk, tmp_path: Path) -> None:
    shown = desk("check", {"Antraege.csv": applications("Kümmerer")}).get_json()
    assert len(waiting(tmp_path)) == 1
    assert desk("discard", ticket=shown["ticket"]).status_code == 200
    assert waiting(tmp_path) == []
    assert desk("confirm", ticket=shown["ticket"]).status_code == 400


@pytest.mark.usefixtures("at_once")
def test_a_forgotten_delivery_is_cleared(desk: Desk, tmp_path: Path) -> None:
    desk("check", {"Antraege.csv": applications("Kümmerer")})
    (forgotten,) = waiting(tmp_path)
    long_ago = time.time() - deliveries.LONGEST_WAIT_SECONDS - 1
    os.utime(forgotten, (long_ago, long_ago))
    desk("discard", ticket="")
    assert waiting(tmp_path) == []


@pytest.mark.parametrize("name", ["Antraege.exe", "Antraege", "Antraege.xlsm", ""])
def test_other_files_are_not_taken_in(desk: Desk, tmp_path: Path, name: str) -> None:
    answer = desk("check", {name: b"x"} if name else {})
    assert answer.status_code == 400
    assert answer.get_json()["error"]
    assert waiting(tmp_path) == []


@pytest.mark.usefixtures("at_once")
def test_names_lead_nowhere_else_and_never_cover_each_other(desk: Desk, tmp_path: Path) -> None:
    answer = desk("check", {"../../Antraege.csv": applications("Kümmerer")}).get_json()
    assert answer["accepted"] is True
    assert not (tmp_path / "Antraege.csv").exists()
    files = {"eins/Antraege.csv": applications("x"), "zwei/Antraege.csv": applications("y")}
    refused = desk("check", files)
    assert refused.status_code == 400
    assert "Antraege.csv" in refused.get_json()["error"]


@pytest.mark.parametrize("ticket", ["", "..", "../..", "x" * 22])
def test_a_ticket_that_is_none_leads_nowhere(desk: Desk, server: Flask, ticket: str) -> None:
    assert desk("confirm", ticket=ticket).status_code == 400
    assert server.test_client().get(f"/import/marked/{ticket}").status_code in (400, 404)


def test_while_another_import_runs_the_desk_says_so(desk: Desk, tmp_path: Path) -> None:
    with write_lock(tmp_path / "store"):
        answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
    assert answer.status_code == 409
    assert "anderes" in answer.get_json()["error"]


@pytest.mark.parametrize("name", [versions.POINTER_FILE, "record-seed"])
def test_a_damaged_folder_is_named_and_stays_as_it_is(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "store" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("broken")
    answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
    assert answer.status_code == 503
    assert name in answer.get_json()["error"]
    assert path.read_text() == "broken"


def test_only_people_with_the_right_to_import_reach_the_desk(tmp_path: Path) -> None:
    rights = tmp_path / "rights.toml"
    rights.write_text('[groups.office]\nrights = ["see", "import"]\n')
    server = create_app(Settings(store=tmp_path / "store", proxy="127.0.0.1", rights=rights))
    client = server.test_client()
    for group, code in (("other", 403), ("office", 400)):
        headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": group}
        with server.test_request_context("/", headers=headers, environ_base=HERE):
            server.preprocess_request()
            headers["X-CSRF-Token"] = csrf_token()
        assert client.post("/import/check", headers=headers).status_code == code
        assert client.post("/import/confirm", headers=headers).status_code == code
        assert client.post("/import/discard", headers=headers).status_code == code
        # There are no data yet of which forms could be made.
        assert client.get("/import/forms.zip", headers=headers).status_code in (403, 503)
        assert (client.get("/import/forms.zip", headers=headers).status_code == 403) == (
            group == "other"
        )


@pytest.mark.parametrize("group", ["office", "both"])
def test_forms_hold_the_last_report_for_those_who_see_exact_numbers(
    tmp_path: Path, group: str
) -> None:
    """The right to import is not the right to exact numbers; and who takes them away is named."""
    cases = ("A-1", "A-2", "A-3")
    office = Office(tmp_path)
    office.deliver(
        Antraege=[application(Aktenzeichen=case) for case in cases],
        Kontakte=[contact(Aktenzeichen=case) for case in cases],
    )
    office.takes()
    rights = tmp_path / "rights.toml"
    rights.write_text(
        '[groups.office]\nrights = ["see", "import"]\n'
        '[groups.both]\nrights = ["see", "import", "internal"]\n'
    )
    state = tmp_path / "state"
    server = create_app(Settings(store=office.store, state=state, proxy="127.0.0.1", rights=rights))
    client = server.test_client()
    headers = {"X-Forwarded-User": "anna", "X-Forwarded-Groups": group}

    def covers() -> str:
        answer = client.get("/import/forms.zip?lang=de", headers=headers)
        archive = zipfile.ZipFile(io.BytesIO(answer.data))
        books = [openpyxl.load_workbook(archive.open(name)) for name in archive.namelist()]
        assert len(books) == len(cases)
        return str([[cell.value for cell in book["Meldebogen"]["A"]] for book in books])

    assert "Zum Vergleich" not in covers()
    with server.test_request_context("/", headers=headers, environ_base=HERE):
        server.preprocess_request()
        token = csrf_token()
    client.post("/profile", data={"profile": "internal", "csrf_token": token}, headers=headers)
    assert ("Zum Vergleich" in covers()) == (group == "both")
    lines = [json.loads(line) for line in (state / "audit.jsonl").read_text().splitlines()]
    exports = [(line["address"], line["profile"]) for line in lines if line["event"] == "export"]
    profile = "internal" if group == "both" else "protected"
    assert exports == [("/import/forms.zip", "protected"), ("/import/forms.zip", profile)]


@pytest.mark.parametrize(("count", "is_more"), [(1_000, False), (1_001, True)])
def test_the_page_lists_a_thousand_findings_and_says_where_there_are_more(
    count: int, is_more: bool
) -> None:
    one = dict.fromkeys(
        ("severity", "kind", "file", "sheet", "cell", "value", "rule", "advice"), "x"
    )
    text = str(import_sections.findings(Rows.of([one] * count, list(one))))
    assert ("Mehr als 1.000 Befunde" in text) == is_more
    assert text.count("Tr(") == 1 + 1_000


def test_who_follows_an_import_is_told_how_far_it_is_and_may_stop_it(
    desk: Desk, server: Flask, tmp_path: Path
) -> None:
    begun = desk("check?follow", {"Antraege.csv": applications("Kümmerer")}).get_json()
    assert begun["running"] is True
    address = f"/import/work/{begun['ticket']}"
    answer = begun
    while answer.get("running"):
        answer = server.test_client().get(address).get_json()
    assert answer["accepted"] is True
    assert answer["changes"] == [{"sheet": "Antraege", "change": "added", "count": 1}]
    assert server.test_client().get(address).get_json() == answer

    begun = desk("confirm?follow", ticket=answer["ticket"]).get_json()
    assert begun["running"] is True
    stopped = desk("discard", ticket=begun["ticket"]).get_json()
    is_done = (tmp_path / "store" / versions.POINTER_FILE).exists()
    assert ("version" in stopped) == is_done
    assert waiting(tmp_path) == []
    assert server.test_client().get(address).status_code == 400


def test_an_import_beyond_its_limits_is_ended_and_changes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limits in (apart.Limits(megabytes=60), apart.Limits(seconds=0)):
        monkeypatch.setattr(apart, "limits", lambda limits=limits: limits)
        answer = desk("check", {"Antraege.csv": applications("Kümmerer")})
        assert answer.status_code == 400
        assert "mehr Zeit oder Speicher" in answer.get_json()["error"]
        assert not (tmp_path / "store" / versions.POINTER_FILE).exists()


def test_an_import_that_another_server_began_is_found_and_given_up_when_it_is_silent(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = desk("check?follow", {"Antraege.csv": applications("Kümmerer")}).get_json()
    (folder,) = waiting(tmp_path)
    process = apart._processes.pop(folder)
    apart.wait(folder)
    process.wait()
    assert apart.result(folder).findings == ()
    (folder / apart.RESULT).unlink()
    monkeypatch.setattr(apart, "SILENT_SECONDS", 0.0)
    told = desk("confirm", ticket=begun["ticket"])
    assert told.get_json()["accepted"] is True


@pytest.mark.usefixtures("at_once")
def test_a_file_in_which_nothing_was_recognised_is_named_beside_one_that_was_read(
    desk: Desk,
) -> None:
    files = {"Antraege.csv": applications("Kümmerer"), "Noten.csv": b"Name;Note\nx;1\n"}
    assert desk("check", files).get_json()["not_read"] == ["Noten.csv"]
