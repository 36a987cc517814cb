"""The data commands, called as a person calls them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.command_line import main
from data.versions import POINTER_FILE, read_pointer, version_path, versions_on_disk

HEADER = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;Status;"
    "Beantragte Summe;Gemeinde-AGS"
)
ROW = "A-1;2018–2020;1;Kümmerer;Stadt Essen;Kommune/Kreis;ja;12.06.2018;eingegangen;80000;05113000"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZIQ_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("ZIQ_LANG", raising=False)
    return tmp_path / "store"


@pytest.fixture
def applications(tmp_path: Path) -> Path:
    path = tmp_path / "Antraege.csv"
    path.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return path


def test_sample_status_import_and_rollback(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status"]) == 1
    assert "python -m data sample" in capsys.readouterr().err
    assert main(["sample"]) == 0
    assert main(["import", str(applications)]) == 0
    output = capsys.readouterr().out
    assert "Antraege                               1 Zeile\n" in output
    assert main(["status"]) == 0
    output = capsys.readouterr().out
    assert "eigene Daten" in output
    assert "Antraege.csv · Antraege: 1" in output
    assert main(["sample"]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["rollback"]) == 0
    assert main(["status"]) == 0
    assert "Beispieldaten" in capsys.readouterr().out
    assert main(["rollback"]) == 1
    assert "keine frühere Version" in capsys.readouterr().err
    assert len(versions_on_disk(store)) == 2


def test_status_says_more_than_where_not_every_finding_is_listed(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applications.write_text("\n".join([HEADER, *[ROW] * 1_201]), encoding="utf-8")
    assert main(["import", str(applications)]) == 0
    assert "(1.200)" in capsys.readouterr().out
    assert main(["status"]) == 0
    assert "Warnung: mehr als 1.000\n" in capsys.readouterr().out
    applications.write_text("\n".join([HEADER, *[ROW] * 1_001]), encoding="utf-8")
    assert main(["import", str(applications)]) == 0
    capsys.readouterr()
    assert main(["status"]) == 0
    assert "Warnung: 1.000\n" in capsys.readouterr().out


def test_a_refused_file_ends_with_1_and_every_finding(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applications.write_text(f"{HEADER}\n{ROW.replace('eingegangen', 'eingegangn')}\n")
    assert main(["import", str(applications)]) == 1
    output = capsys.readouterr().out
    assert "FEHLER: Unbekannter Wert (1)" in output
    assert "Antraege.csv · Antraege · I2 „eingegangn“" in output
    assert "Gemeint: „eingegangen“?" in output
    assert "Abgelehnt: 1 Fehler. Geändert wurde nichts." in output
    assert f"Markierte Kopie: {applications.with_name('Antraege-markiert.xlsx')}" in output
    assert versions_on_disk(store) == []


def test_errors_beyond_the_list_are_counted_all_the_same(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ROW.replace("A-1", f"A-{n}").replace("eingegangen", "?") for n in range(2_500)]
    applications.write_text("\n".join([HEADER, *rows]))
    assert main(["import", str(applications)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "FEHLER: Unbekannter Wert (2.500)" in lines
    assert sum("„?“" in line for line in lines) == 1_000
    assert any("… und weitere dieser Art: 1.500." in line for line in lines)
    assert "Abgelehnt: 2.500 Fehler. Geändert wurde nichts." in lines


def test_a_marked_copy_that_cannot_be_written_is_told(
    store: Path, applications: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applications.write_text(f"{HEADER}\n{ROW.replace('eingegangen', '?')}\n")
    (tmp_path / "bericht").write_text("a file, no folder")
    assert main(["import", str(applications), "--report", str(tmp_path / "bericht")]) == 1
    assert "ließ sich hier nicht schreiben" in capsys.readouterr().out


def test_no_marked_copy_is_missed_where_no_delivered_cell_is_at_fault(
    store: Path, applications: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delivered = tmp_path / "delivered"
    delivered.mkdir()
    offers = delivered / "Angebote.csv"
    offers.write_text("Aktenzeichen;Monat;Angebotsart\nA-1;03.2019;Sport\n", encoding="utf-8")
    applications.rename(delivered / "Antraege.csv")
    assert main(["import", str(delivered)]) == 0
    offers.unlink()
    applications.write_text(f"{HEADER}\n{ROW.replace('A-1', 'A-2')}\n", encoding="utf-8")
    assert main(["import", str(applications)]) == 1
    output = capsys.readouterr().out
    assert "Frühere Zeilen ohne Bezug (1)" in output
    assert "markierte Kopie" not in output


def test_check_changes_nothing(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(applications), "--check"]) == 0
    assert "Geprüft, nichts geändert." in capsys.readouterr().out
    assert versions_on_disk(store) == []


def test_control_characters_of_a_file_do_not_reach_the_terminal(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = ROW.replace("eingegangen", "\x1b[2Jx\x07")
    applications.write_text(f"{HEADER}\n{row}\n")
    assert main(["import", str(applications)]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_the_template_is_written_once(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Vorlage.xlsx"
    assert main(["template", str(path)]) == 0
    assert path.stat().st_size > 10_000
    assert main(["template", str(path)]) == 1
    assert "gibt es schon" in capsys.readouterr().err
    assert main(["template", str(tmp_path / "Vorlage.doc")]) == 1
    capsys.readouterr()
    assert main(["template", str(tmp_path / "fehlt" / "Vorlage.xlsx")]) == 1
    assert "anderen Ordner nennen" in capsys.readouterr().err


def test_the_commands_speak_english_when_asked_for(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZIQ_LANG", "en")
    assert main(["rollback"]) == 1
    assert "There are no data yet" in capsys.readouterr().err


def test_whoever_reads_the_report_may_stop_reading(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["template", str(tmp_path / "vorlage.xlsx")]) == 0
    assert main(["import", str(tmp_path / "nichts.xlsx")]) == 1
    sys.stdout.close()


def test_rollback_passes_over_a_version_that_is_damaged(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for number in range(3):
        applications.write_text(f"{HEADER}\n{ROW.replace('Kümmerer', f'Stand {number}')}\n")
        assert main(["import", str(applications)]) == 0
        names.append(read_pointer(store).version_id)
    version_path(store, names[1]).write_bytes(b"broken")
    assert main(["rollback"]) == 0
    assert read_pointer(store).version_id == names[0]
    assert names[0] in capsys.readouterr().out


def test_status_says_that_data_of_a_newer_program_cannot_be_read(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(applications)]) == 0
    with duckdb.connect(str(read_pointer(store).path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    assert main(["status"]) == 1
    assert "Schema 99" in capsys.readouterr().err


def test_an_interrupt_while_the_program_is_read_ends_in_one_line(
    store: Path, applications: Path, tmp_path: Path
) -> None:
    (tmp_path / "early").mkdir()
    (tmp_path / "early/duckdb.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "data", "import", str(applications)],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "early")},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "Abgebrochen; geändert wurde nichts.\n"
    assert not store.exists()


def test_an_empty_setting_leaves_the_store_where_it_is(
    store: Path, applications: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZIQ_STORE", "")
    assert main(["import", str(applications)]) == 0
    assert versions_on_disk(tmp_path / "store") != []


def test_the_sample_does_not_cover_data_whose_pointer_is_lost(
    store: Path, applications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(applications)]) == 0
    own = versions_on_disk(store)
    (store / POINTER_FILE).unlink()
    assert main(["sample"]) == 1
    assert "python -m data rollback" in capsys.readouterr().err
    assert main(["rollback"]) == 0
    assert read_pointer(store).version_id == own[0]
