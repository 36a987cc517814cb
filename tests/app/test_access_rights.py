"""Groups, rights and areas; the files that hold them, and the command that keeps the users."""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from dashboards.access.__main__ import main
from dashboards.access.limits import WINDOW_SECONDS, FailedAttempts
from dashboards.access.rights import Grant, Person, Rights, read_rights
from dashboards.access.shared import COUNTS_FILE, SharedCounts
from dashboards.access.users import is_password, read_users
from dashboards.access.watched import ConfigurationError, Watched

SEE = Grant(frozenset({"see"}))
SEE_ALL = Grant(frozenset({"see"}), ("05",))
ESSEN = Grant(frozenset({"see", "internal"}), ("05113",))
KOELN = Grant(frozenset({"internal"}), ("05315", "053150"))
IMPORT = Grant(frozenset({"import"}))


@pytest.mark.parametrize(
    ("grants", "rights", "see", "internal"),
    [
        ((), set(), (), ()),
        ((SEE,), {"see"}, (), ()),
        ((ESSEN,), {"see", "internal"}, ("05113",), ("05113",)),
        ((KOELN,), {"see", "internal"}, ("05315", "053150"), ("05315", "053150")),
        ((ESSEN, IMPORT), {"see", "internal", "import"}, ("05113",), ("05113",)),
        ((ESSEN, SEE_ALL), {"see", "internal"}, (), ("05113",)),
        ((ESSEN, SEE), {"see", "internal"}, (), ("05113",)),
    ],
)
def test_each_right_holds_for_the_areas_that_came_with_it(
    grants: tuple[Grant, ...], rights: set[str], see: tuple[str, ...], internal: tuple[str, ...]
) -> None:
    person = Person("anna", "proxy", grants)
    assert person.rights == rights
    assert person.areas_for("see") == see
    assert person.areas_for("internal") == internal


def test_a_signed_in_person_without_a_known_group_has_what_everybody_has() -> None:
    rights = Rights({"essen": ESSEN})
    assert rights.grants(["other"]) == (SEE,)
    assert rights.grants(["essen", "other"]) == (ESSEN,)
    assert rights.grants([], own=ESSEN) == (ESSEN,)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[groups.a]\nrights = ['internl']", "'internl' ist kein Recht"),
        ("[groups.a]\nrights = 'see'", "eine Liste von Texten"),
        ("[groups.a]\nareas = ['5113']", "'5113' ist kein AGS"),
        ("[groups.a]\nareas = ['05%']", "ist kein AGS"),
        ("[groups.a]\nareas = [5113]", "eine Liste von Texten"),
        ("[groups.a]\nright = ['see']", "'right' ist unbekannt"),
        ("[group.a]\nrights = ['see']", "'group' ist unbekannt"),
        ("groups = 3", "Hier steht eine Tabelle"),
        ("[everyone]\nrights = ['see', 'internal']", "nur das Recht see"),
        ("[groups.a", "rights.toml"),
    ],
)
def test_a_wrong_rights_file_is_refused_with_the_place(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "rights.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=complaint):
        read_rights(path)


def test_rights_change_without_a_restart_and_a_broken_file_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "rights.toml"
    path.write_text("[groups.a]\nrights = ['see']", encoding="utf-8")
    watched = Watched(path, read_rights)
    _replace(path, "[groups.a]\nrights = ['see', 'internal']")
    assert watched.current().groups["a"].rights == {"see", "internal"}
    _replace(path, "[groups.a")
    assert watched.current().groups["a"].rights == {"see", "internal"}
    assert "Kept what was valid before" in caplog.text
    path.unlink()
    assert watched.current().groups["a"].rights == {"see", "internal"}
    _replace(path, "")
    assert watched.current().groups == {}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[users.anna]\npassword = 'secret'", "kein argon2-Hash"),
        ("[users.anna]\ngroups = ['a']", "kein argon2-Hash"),
        ("users = []", "je Person eine Tabelle"),
        ("[users.anna]\npasword = 'x'", "'pasword' ist unbekannt"),
    ],
)
def test_a_wrong_users_file_is_refused_with_the_place(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "users.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=complaint):
        read_users(path)


def test_the_command_adds_lists_and_removes_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "users.toml"
    file = ["--file", str(path)]
    monkeypatch.setattr("sys.stdin", io.StringIO("a password of mine\n"))
    added = main([*file, "add-user", "anna.m@ziq", "--right", "internal", "--area", "05113"])
    assert added == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    users = read_users(path)
    assert users["anna.m@ziq"].grant == Grant(frozenset({"internal"}), ("05113",))
    assert is_password(users, "anna.m@ziq", "a password of mine")
    assert not is_password(users, "anna.m@ziq", "a password of yours")
    assert not is_password(users, "nobody", "a password of mine")
    assert "a password of mine" not in path.read_text(encoding="utf-8")
    assert main([*file, "list"]) == 0
    assert "anna.m@ziq: Rechte internal; Gebiete 05113" in capsys.readouterr().out
    assert main([*file, "remove-user", "anna.m@ziq"]) == 0
    assert read_users(path) == {}


@pytest.mark.parametrize(
    ("arguments", "password", "complaint"),
    [
        (["add-user", "anna"], "short", "mindestens 12 Zeichen"),
        (["add-user", "an na"], "a password of mine", "Buchstaben, Ziffern"),
        (["add-user", "anna", "--area", "5113"], "a password of mine", "kein AGS"),
        (["remove-user", "anna"], "", "Eine Person anna gibt es nicht"),
    ],
)
def test_the_command_refuses_with_one_sentence_and_changes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    arguments: list[str],
    password: str,
    complaint: str,
) -> None:
    path = tmp_path / "users.toml"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    assert main(["--file", str(path), *arguments]) == 1
    assert complaint in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(("code", "told"), [("de", "Welche Datei?"), ("en", "Say which file")])
def test_the_command_speaks_the_language_that_is_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    monkeypatch.delenv("ZIQ_USERS", raising=False)
    monkeypatch.setenv("ZIQ_LANG", code)
    assert main(["list"]) == 1
    assert told in capsys.readouterr().err


def test_without_a_file_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ZIQ_USERS", raising=False)
    assert main(["list"]) == 1
    assert "ZIQ_USERS" in capsys.readouterr().err


def attempts_in(folder: Path, now: list[float]) -> FailedAttempts:
    """Failures counted in a folder by a clock that the test sets."""
    return FailedAttempts(SharedCounts(folder, lambda: now[0]))


def test_failures_are_forgotten_after_a_quarter_of_an_hour_of_steady_time(tmp_path: Path) -> None:
    now = [1000.0]
    attempts = attempts_in(tmp_path, now)
    for _ in range(5):
        assert not attempts.must_wait("anna", "10.0.0.1")
        attempts.add("anna", "10.0.0.1")
    assert attempts.must_wait("anna", "10.0.0.1")
    assert not attempts.must_wait("berta", "10.0.0.1")
    now[0] += WINDOW_SECONDS - 1
    assert attempts.must_wait("anna", "10.0.0.1")
    now[0] += 1
    assert not attempts.must_wait("anna", "10.0.0.1")


def test_failures_of_before_the_machine_started_are_forgotten(tmp_path: Path) -> None:
    before, after = attempts_in(tmp_path, [5000.0]), attempts_in(tmp_path, [30.0])
    for _ in range(5):
        before.add("anna", "10.0.0.1")
    assert not after.must_wait("anna", "10.0.0.1")


def test_workers_count_failures_together(tmp_path: Path) -> None:
    first, second = attempts_in(tmp_path, [1.0]), attempts_in(tmp_path, [1.0])
    for attempts in (first, second, first, second, first):
        assert not second.must_wait("anna", "10.0.0.1")
        attempts.add("anna", "10.0.0.1")
    assert second.must_wait("anna", "10.0.0.1")


def test_strangers_never_lock_out_who_is_known_at_her_browser(tmp_path: Path) -> None:
    attempts = attempts_in(tmp_path, [1.0])
    for number in range(120):
        attempts.add("anna", f"10.0.0.{number}")
    assert attempts.must_wait("anna", "10.0.9.9"), "a browser nobody knows"
    assert not attempts.must_wait("anna", "10.0.9.9", "her-browser")
    for _ in range(5):
        attempts.add("anna", "10.0.9.9", "her-browser")
    assert attempts.must_wait("anna", "10.0.9.9", "her-browser"), "a stolen one has five tries"


def test_a_few_failures_from_elsewhere_lock_out_nobody(tmp_path: Path) -> None:
    attempts = attempts_in(tmp_path, [1.0])
    for _ in range(30):
        attempts.add("anna", "10.0.0.66")
    assert attempts.must_wait("anna", "10.0.0.66")
    assert not attempts.must_wait("anna", "10.0.0.2")


def test_an_address_that_tries_many_names_has_to_wait_for_all_of_them(tmp_path: Path) -> None:
    attempts = attempts_in(tmp_path, [1.0])
    for number in range(30):
        attempts.add(f"name{number}", "10.0.0.1")
    assert attempts.must_wait("anna", "10.0.0.1")
    assert not attempts.must_wait("anna", "10.0.0.2")


def test_endless_names_do_not_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.access.shared._MOST_ROWS", 1000)
    monkeypatch.setattr("dashboards.access.shared._CLEARED_EVERY", 100)
    counts = SharedCounts(tmp_path)
    for number in range(3000):
        counts.add(f"address{number}", "x", WINDOW_SECONDS)
    with contextlib.closing(sqlite3.connect(tmp_path / COUNTS_FILE)) as reader:
        assert reader.execute("SELECT count(*) FROM counted").fetchone()[0] <= 1100


@pytest.mark.parametrize("obstacle", ["no file", "a folder in its place", "not writable"])
def test_where_nothing_can_be_shared_each_worker_counts_alone(
    tmp_path: Path, obstacle: str
) -> None:
    path = tmp_path / COUNTS_FILE
    folder = tmp_path
    if obstacle == "no file":
        path.write_bytes(b"this is no database, and long enough to be taken for a broken one" * 9)
    elif obstacle == "a folder in its place":
        path.mkdir()
    else:
        folder = Path("/proc/none")
    counts = SharedCounts(folder)
    assert [counts.add("anna", view, 60) for view in ("a", "b", "a")] == [1, 2, 0]


def test_the_counts_hold_no_name_and_no_address(tmp_path: Path) -> None:
    SharedCounts(tmp_path).add("failed from 10.77.77.77 as hannelore", "/outreach", 60)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"hannelore" not in held
    assert b"10.77.77.77" not in held


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)  # noqa: PTH105 - what editors and configuration tools do
