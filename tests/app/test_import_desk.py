"""A delivery at the desk: checked, shown, confirmed or given up, in the reader's language."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask

from dashboards.components import import_sections
from dashboards.importing import deliveries
from data import versions
from data.importing import apart, import_paths
from data.importing.messages import messages
from queries.rows import Rows
from tests import sample_store
from tests.app.at_the_desk import Desk, applications, at_once, desk, server, waiting

__all__ = ["at_once", "desk", "server"]


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


@pytest.mark.usefixtures("at_once")
def test_a_file_in_which_nothing_was_recognised_is_named_beside_one_that_was_read(
    desk: Desk,
) -> None:
    files = {"Antraege.csv": applications("Kümmerer"), "Noten.csv": b"Name;Note\nx;1\n"}
    assert desk("check", files).get_json()["not_read"] == ["Noten.csv"]
