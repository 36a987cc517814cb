"""Report forms at the desk: given out per project, and their returns."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
from flask import Flask

from app import create_app
from dashboards.access import csrf_token
from dashboards.components import import_sections
from dashboards.settings import Settings
from data import versions
from data.collection.command import make_forms
from data.importing import import_paths
from queries.scope import Viewer
from tests.app.at_the_desk import HERE, Desk, applications, at_once, desk, server
from tests.collection.filling import filled
from tests.importing.deliveries import Office, application, contact

__all__ = ["at_once", "desk", "server"]


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
